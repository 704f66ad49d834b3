"""What is held of a URL: its validators, its history, the record that a 304 would confirm."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from extractors.records import ArchivedRecord
from tests.warehouse.planting import NOON, url_id
from warehouse import rows, store

if TYPE_CHECKING:
    from tests.warehouse.planting import World

A, B = "https://a.example/1", "https://b.example/2"
HOUR = timedelta(hours=1)


def known(world: World, url: str) -> store.KnownPage:
    return store.known_pages(world.settings.published, [url_id(url), 4711])[url_id(url)]


def test_a_known_page_has_its_validators_and_its_history(world: World) -> None:
    world.page(A, "Old. text", fetched=world.fetch(A, etag='"1"', last_modified="then"))
    world.page(A, "New. text", at=NOON + HOUR, fetched=world.fetch(A, at=NOON + HOUR, etag='"2"', warc_offset=5))
    world.fetch(A, at=NOON + 2 * HOUR, outcome="not_modified", status=304, etag=None)
    world.load()
    page = known(world, A)
    assert (page.etag, page.last_modified) == ('"2"', None)
    assert (page.last_outcome, page.last_fetched_at) == ("not_modified", NOON + 2 * HOUR)
    assert (page.first_fetched_at, page.observed, page.observations) == (NOON, True, 2)
    assert (page.changes, page.last_changed_at, page.published_at) == (1, NOON + HOUR, NOON)
    assert (page.warc_file, page.warc_offset, page.article_id) == ("a.warc.gz", 5, url_id(A))


def test_a_304_may_renew_the_validators(world: World) -> None:
    world.fetch(A, etag='"1"', last_modified="then")
    world.fetch(A, at=NOON + HOUR, outcome="not_modified", status=304, etag='"2"')
    world.load()
    page = known(world, A)
    assert (page.etag, page.last_modified, page.observed) == ('"2"', "then", False)


def test_a_failure_keeps_the_validators_of_the_last_answer(world: World) -> None:
    world.fetch(A, etag='"1"')
    world.fetch(A, at=NOON + HOUR, outcome="timeout", status=None, warc_file=None)
    world.fetch(A, at=NOON + 2 * HOUR, outcome="shared", status=None)
    world.load()
    page = known(world, A)
    assert (page.etag, page.last_outcome, page.warc_file) == ('"1"', "timeout", "a.warc.gz")


def test_a_page_that_redirects_is_known_by_what_it_led_to(world: World) -> None:
    world.page(A, "Text. it is", fetched=world.fetch(B))
    world.load()
    page = known(world, B)
    assert (page.observed, page.article_id) == (True, url_id(A))


def test_another_address_of_an_article_is_known_as_that(world: World) -> None:
    world.page(A, "Text. it is")
    found = world.fetch(B, final_url=A, etag='"b"')
    world.add("url_alias", rows.alias_row(url_id(A), B, "redirect", found.fetch_id, NOON))
    world.load()
    page = known(world, B)
    assert (page.observed, page.article_id, page.alias_of, page.readable) == (False, None, url_id(A), True)
    assert (page.etag, page.published_at) == ('"b"', NOON)
    assert known(world, A).alias_of is None


def test_an_address_that_ends_where_another_is_canonical_is_known_as_that_article(world: World) -> None:
    end = "https://a.example/print/1"
    world.page(A, "Text. it is")
    first = world.fetch(end)
    world.add("url_alias", rows.alias_row(url_id(A), end, "rel_canonical", first.fetch_id, NOON))
    second = world.fetch(B, final_url=end)
    # The canonical address of the same end is noted once, for the first that came upon it.
    world.add("url_alias", rows.alias_row(url_id(end), B, "redirect", second.fetch_id, NOON))
    world.load()
    assert (known(world, end).alias_of, known(world, B).alias_of) == (url_id(A), url_id(A))


def test_an_address_of_what_is_no_article_is_not_known_as_anything(world: World) -> None:
    world.page(A, "Accept our cookies.", verdict="not_article", kind="consent")
    found = world.fetch(B, final_url=A)
    world.add("url_alias", rows.alias_row(url_id(A), B, "redirect", found.fetch_id, NOON))
    world.load()
    assert (known(world, B).alias_of, known(world, B).readable) == (None, False)
    assert (known(world, A).is_article, known(world, A).last_kind) == (False, "consent")


@pytest.mark.parametrize("purpose", ["article", "capture"])
def test_a_page_that_nobody_has_read_is_not_held(world: World, purpose: str) -> None:
    world.page(A, "Old. text", fetched=world.fetch(A, etag='"1"'))
    # Its run was killed: the next one found the request in the archive, but the page was never extracted.
    world.fetch(A, at=NOON + HOUR, etag='"2"', warc_offset=5, purpose=purpose)
    world.load()
    page = known(world, A)
    assert (page.etag, page.warc_offset, page.last_fetched_at) == ('"1"', 17, NOON)
    again = world.fetch(A, at=NOON + 2 * HOUR, etag='"2"', warc_offset=9)
    world.settle(A, "duplicate", at=NOON + 2 * HOUR, fetch_id=again.fetch_id)
    world.load()
    page = known(world, A)
    assert (page.etag, page.warc_offset, page.last_fetched_at) == ('"2"', 9, NOON + 2 * HOUR)


def test_a_redirect_on_the_way_says_nothing_of_the_page(world: World) -> None:
    end = world.chain(B, "https://b.example/on", A, etag='"end"', warc_offset=70)
    world.page(A, "Text. it is", fetched=end)
    world.load()
    page = known(world, B)
    assert (page.etag, page.last_outcome, page.last_fetched_at) == ('"end"', "ok", end.started_at)
    assert (page.warc_offset, page.last_whole_at, page.first_fetched_at) == (70, end.started_at, end.started_at)
    assert (page.observations, page.article_id) == (1, url_id(A))


def test_a_chain_that_fails_leaves_what_was_held(world: World) -> None:
    world.fetch(B, etag='"whole"')
    world.chain(B, A, at=NOON + HOUR, outcome="redirect_error", status=302, etag='"hop"')
    world.load()
    page = known(world, B)
    assert (page.etag, page.last_outcome, page.last_whole_at) == ('"whole"', "redirect_error", NOON)


def test_a_chain_that_broke_off_is_no_look(world: World) -> None:
    world.fetch(B, outcome="redirect", status=301)
    world.load()
    assert store.known_pages(world.settings.published, [url_id(B)]) == {}


def test_a_host_that_asks_us_to_wait_was_not_looked_at(world: World) -> None:
    world.fetch(A, etag='"1"')
    world.fetch(A, at=NOON + HOUR, outcome="retry_later", status=429)
    world.fetch(A, at=NOON + 2 * HOUR, outcome="retry_later", status=None, attempt=0)
    world.fetch(B, outcome="retry_later", status=429)
    world.load()
    page = known(world, A)
    assert (page.last_outcome, page.last_fetched_at, page.etag) == ("ok", NOON, '"1"')
    assert store.known_pages(world.settings.published, [url_id(B)]) == {}


def test_a_304_before_the_last_whole_answer_renews_nothing(world: World) -> None:
    world.fetch(A, etag='"1"')
    world.fetch(A, at=NOON + HOUR, outcome="not_modified", status=304, etag='"renewed"', last_modified="then")
    world.fetch(A, at=NOON + 2 * HOUR, etag='"2"')
    world.load()
    page = known(world, A)
    assert (page.etag, page.last_modified, page.last_whole_at) == ('"2"', None, NOON + 2 * HOUR)


def looked(world: World, hours: int, text: str | None = None, **changes: Any) -> None:
    """A look at A: a page with this text, or a 304."""
    at = NOON + hours * HOUR
    if text is None:
        world.fetch(A, at=at, **{"outcome": "not_modified", "status": 304, "body_sha256": None, **changes})
    else:
        world.page(A, text, at=at, fetched=world.fetch(A, at=at, **changes))


@pytest.mark.parametrize(
    ("looks", "expected"),
    [
        (["one"], 0),
        (["one", None, None], 2),
        (["one", "one", None], 2),
        (["one", None, "two"], 0),
        (["one", None, "two", None, "two", None], 3),
        (["one", "two", "one"], 0),
    ],
)
def test_looks_in_vain_are_counted_since_the_last_change(world: World, looks: list[str | None], expected: int) -> None:
    for hours, text in enumerate(looks):
        looked(world, hours, None if text is None else f"{text}. text of it")
    world.load()
    assert known(world, A).unchanged_in_a_row == expected


def test_a_look_that_failed_is_neither_news_nor_in_vain(world: World) -> None:
    looked(world, 0, "Text. it is")
    looked(world, 1)
    for hours, outcome in enumerate(["timeout", "robots", "http_error", "retry_later", "shared", "redirect"], 2):
        looked(world, hours, outcome=outcome, status=None)
    looked(world, 9)
    world.load()
    assert known(world, A).unchanged_in_a_row == 2


def test_the_same_bytes_are_no_news_whatever_they_are(world: World) -> None:
    for hours in range(3):
        at = NOON + hours * HOUR
        made = world.fetch(A, at=at, body_sha256="same")
        world.page(A, "Accept our cookies.", at=at, fetched=made, verdict="not_article", kind="consent")
    world.load()
    assert known(world, A).unchanged_in_a_row == 2


def test_reading_the_same_page_again_with_another_extractor_hides_no_change(world: World) -> None:
    looked(world, 0, "Old. text")
    changed = world.fetch(A, at=NOON + HOUR)
    for extractor in ("test/1", "test/2"):
        world.page(A, "New. text", at=NOON + HOUR, fetched=changed, extractor=extractor)
    looked(world, 2)
    world.load()
    assert known(world, A).unchanged_in_a_row == 1


def record(number: int, kind: Any = "response", **changes: Any) -> ArchivedRecord:
    values = {"file": "a.warc.gz", "length": 9, "url": A, "at": NOON, "digest": "sha1:X", **changes}
    return ArchivedRecord(offset=number, kind=kind, record_id=f"urn:uuid:{number}", **values)


def test_a_304_will_refer_to_the_record_of_the_last_whole_answer(world: World) -> None:
    world.fetch(A, warc_offset=1, records=(record(1), record(2, "request")))
    at = NOON + HOUR
    world.fetch(A, at=at, warc_offset=3, records=(record(3, at=at, digest="sha1:Y"), record(4, "request")))
    later = NOON + 2 * HOUR
    whole = {"outcome": "not_modified", "status": 304, "warc_offset": 5}
    world.fetch(A, at=later, records=(record(5, "revisit", at=later, digest="sha1:Y"),), **whole)
    world.load()
    assert known(world, A).refers_to == ("urn:uuid:3", at)


def test_where_the_last_whole_answer_points_to_one_before_that_one_is_referred_to(world: World) -> None:
    world.fetch(B, warc_offset=1, records=(record(1, url=B),))
    world.fetch(A, warc_offset=2, records=(record(2),))
    at = NOON + HOUR
    world.fetch(A, at=at, warc_offset=3, records=(record(3, "revisit", at=at),))
    world.load()
    assert known(world, A).refers_to == ("urn:uuid:2", NOON)


def test_without_an_index_of_the_archive_a_304_refers_to_nothing(world: World) -> None:
    world.fetch(A)
    world.load()
    assert known(world, A).refers_to is None


def test_no_urls_no_question(world: World) -> None:
    world.page(A, "Text. it is")
    world.load()
    assert store.known_pages(world.settings.published, []) == {}
