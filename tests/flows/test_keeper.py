from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from extractors import urls
from extractors.discover import titles
from extractors.discover.window import Window
from extractors.records import Candidate, Page
from extractors.worker import Job, run_job
from flows.frontier import Entry, Frontier
from flows.keeper import Keeper, Rules
from flows.wanted import Wanted
from tests.flows.fakes import NOW, made, noted, story
from warehouse import ids
from warehouse.store import KnownPage

if TYPE_CHECKING:
    from extractors.records import Fetch
    from flows.run import Run

A, B = "http://www.a.example/2025/03/14/fog-on-the-river", "http://www.a.example/print/fog-on-the-river"
SEED_TITLE = "Fog Stops the Ferry for a Day"


def keeper_of(run: Run, window: Window | None = None, **rules: object) -> Keeper:
    return Keeper(run, Frontier(window), Rules(**rules))  # type: ignore[arg-type]


def taken(keeper: Keeper) -> Entry:
    entry = keeper.frontier.take(0.0)
    assert isinstance(entry, Entry)
    return entry


def extracted(keeper: Keeper, entry: Entry, html: str, fetch: Fetch | None = None) -> int | None:
    """The page comes in and is extracted, as the pipeline does it."""
    fetch = fetch or made(entry.candidate.url)
    keeper.fetched(fetch)
    page = Page(fetch, html.encode())
    found = keeper.extracted(entry, page, run_job(Job(fetch.final_url, html.encode(), "text/html; charset=utf-8")))
    keeper.frontier.release(entry, 0.0)
    return found


def states(run: Run) -> dict[int, str]:
    return {row["url_id"]: row["state"] for row in noted(run, "run_url")}


def url_id(url: str) -> int:
    return ids.url_id(urls.dedupe_key(url))


def known(url: str, **more: object) -> KnownPage:
    values: dict[str, object] = {
        "url_id": url_id(url),
        "etag": None,
        "last_modified": None,
        "last_fetched_at": NOW - timedelta(hours=1),
        "last_outcome": "ok",
        "first_fetched_at": NOW - timedelta(hours=1),
        "observations": 1,
        "changes": 0,
        "last_changed_at": None,
        "published_at": NOW - timedelta(days=2),
        "article_id": url_id(url),
        "warc_file": None,
        "warc_offset": None,
        "body_sha256": None,
        "last_whole_at": NOW - timedelta(hours=1),
    }
    return KnownPage(**(values | more))  # type: ignore[arg-type]


def test_a_good_page_is_noted_whole_fetch_content_observation_and_state(run: Run) -> None:
    keeper = keeper_of(run)
    keeper.offer(Candidate(A, "feed", "http://www.a.example/rss.xml", title="Fog on the river"))
    fetch = made(A)
    keeper.fetched(fetch)
    assert noted(run, "fetch_log") == [], "a page's fetch waits for what it holds: a killed run leaves both or none"
    observation = extracted(keeper, taken(keeper), story("Fog on the river"), fetch)
    assert [row["fetch_id"] for row in noted(run, "fetch_log")] == [fetch.fetch_id]
    (row,) = noted(run, "observation")
    assert (row["observation_id"], row["article_id"], row["title"]) == (observation, url_id(A), "Fog on the river")
    assert row["content_id"] == noted(run, "content")[0]["content_id"]
    assert states(run) == {url_id(A): "stored"}
    assert (run.usable_pages, keeper.articles) == (1, 1)


def test_a_second_address_of_an_article_is_a_duplicate_and_an_alias(run: Run) -> None:
    keeper = keeper_of(run)
    for url in (A, B):
        keeper.offer(Candidate(url, "section"))
    canonical = f'<link rel="canonical" href="{A}">'
    assert extracted(keeper, taken(keeper), story("Fog on the river", head=canonical)) is not None
    assert extracted(keeper, taken(keeper), story("Fog on the river", head=canonical)) is None
    assert states(run) == {url_id(A): "stored", url_id(B): "duplicate"}
    assert len(noted(run, "observation")) == 1
    (alias,) = noted(run, "url_alias")
    assert (alias["url_id"], alias["alias"], alias["how"]) == (url_id(A), B, "rel_canonical")


def test_the_other_address_is_not_asked_for_if_the_second_one_came_first(run: Run) -> None:
    keeper = keeper_of(run)
    for url in (B, A):
        keeper.offer(Candidate(url, "section"))
    extracted(keeper, taken(keeper), story("Fog on the river", head=f'<link rel="canonical" href="{A}">'))
    assert keeper.frontier.take(0.0) is None
    assert states(run) == {url_id(B): "stored", url_id(A): "duplicate"}
    assert noted(run, "observation")[0]["article_id"] == url_id(A)


@pytest.mark.parametrize(
    "canonical", ["http://www.b.example/original-of-the-story", "http://www.a.example/", "mailto:a@a.example"]
)
def test_a_canonical_link_elsewhere_or_to_the_front_page_merges_nothing(run: Run, canonical: str) -> None:
    keeper = keeper_of(run)
    keeper.offer(Candidate(A, "feed"))
    extracted(keeper, taken(keeper), story("Fog on the river", head=f'<link rel="canonical" href="{canonical}">'))
    assert noted(run, "observation")[0]["article_id"] == url_id(A)


def told(word: str) -> str:
    """A paragraph that shares no three words with one of another word."""
    return " ".join(f"{word}{number} of{word} the{word}" for number in range(300))


def page(word: str, canonical: str) -> str:
    """A page whose text is all about one word."""
    head = f'<link rel="canonical" href="{canonical}">'
    return (
        f"<!doctype html><html lang='en'><head><title>{word} on the river</title>{head}</head>"
        f"<body><article><h1>{word} on the river</h1><p>{told(word)}</p></article></body></html>"
    )


def test_a_canonical_link_to_the_section_merges_no_stories(run: Run) -> None:
    keeper = keeper_of(run)
    other = "http://www.a.example/2025/03/15/ice-on-the-river"
    for url in (A, other):
        keeper.offer(Candidate(url, "feed"))
    for word in ("fog", "ice"):
        assert extracted(keeper, taken(keeper), page(word, "http://www.a.example/news/")) is not None
    assert states(run) == {url_id(A): "stored", url_id(other): "stored"}
    assert {row["article_id"] for row in noted(run, "observation")} == {url_id(A), url_id(other)}


@pytest.mark.parametrize("original_first", [True, False])
def test_another_text_that_claims_an_articles_address_loses_neither(run: Run, original_first: bool) -> None:
    keeper = keeper_of(run)
    other = "http://www.a.example/2025/03/14/ice-on-the-river"
    for url in (A, other) if original_first else (other, A):
        keeper.offer(Candidate(url, "feed"))
    for word in ("fog", "ice") if original_first else ("ice", "fog"):
        assert extracted(keeper, taken(keeper), page(word, A)) is not None
    assert states(run) == {url_id(A): "stored", url_id(other): "stored"}
    # Whoever comes first has nothing to be compared with.
    assert noted(run, "observation")[-1]["article_id"] == url_id(other if original_first else A)


def test_a_redirect_makes_an_alias_of_the_address_that_was_asked_for(run: Run) -> None:
    keeper = keeper_of(run)
    keeper.offer(Candidate(A, "feed"))
    moved = "http://www.a.example/2025/03/15/fog-on-the-river-again"
    extracted(keeper, taken(keeper), story("Fog"), made(A, final_url=moved, redirects=(A,)))
    assert states(run) == {url_id(A): "stored"}
    assert noted(run, "observation")[0]["article_id"] == url_id(moved)
    assert [(row["alias"], row["how"]) for row in noted(run, "url_alias")] == [(A, "redirect")]


def test_addresses_for_people_carry_no_tracking_the_fetch_log_does(run: Run) -> None:
    keeper = keeper_of(run)
    tracked = f"{A}?utm_source=rss&utm_medium=feed"
    keeper.offer(Candidate(tracked, "feed"))
    extracted(keeper, taken(keeper), story("Fog on the river"), made(tracked))
    assert [row["url"] for row in noted(run, "url")] == [A]
    assert [row["requested_url"] for row in noted(run, "fetch_log")] == [tracked]


@pytest.mark.parametrize(
    ("outcome", "status", "state"),
    [
        ("not_found", 404, "not_found"),
        ("blocked", 403, "blocked"),
        ("robots", None, "robots"),
        ("timeout", None, "timeout"),
        ("not_modified", 304, "unchanged"),
        ("shared", None, "shared"),
    ],
)
def test_what_brought_no_page_ends_as_what_it_is(run: Run, outcome: str, status: int | None, state: str) -> None:
    keeper = keeper_of(run)
    keeper.offer(Candidate(A, "feed"))
    keeper.fetched_without_body(taken(keeper), Page(made(A, outcome, status)))
    assert states(run) == {url_id(A): state}
    assert run.usable_pages == (state in ("unchanged", "shared"))


def test_a_page_that_is_no_article_is_noted_with_its_reason_and_without_text(run: Run) -> None:
    keeper = keeper_of(run)
    keeper.offer(Candidate(A, "feed"))
    extracted(keeper, taken(keeper), "<html><title>Page not found</title><h1>Page not found</h1></html>")
    (row,) = noted(run, "run_url")
    assert row["state"] == "not_article"
    assert row["reason"]
    assert noted(run, "content") == []
    assert run.usable_pages == 0


def test_a_title_that_is_looked_for_is_recognised_and_fetched_whatever_its_date(run: Run) -> None:
    window = Window(NOW - timedelta(days=7), NOW)
    wanted = (Wanted("the-seed", SEED_TITLE, titles.title_key(SEED_TITLE)),)
    keeper = keeper_of(run, window, wanted=wanted)
    old = NOW - timedelta(days=400)
    assert keeper.offer(Candidate(A, "sitemap", title=f"{SEED_TITLE} - The A", published_at=old))
    assert keeper.offer(Candidate(B, "sitemap", title="Something else entirely today", published_at=old))
    assert taken(keeper).candidate.url == A
    keeper.note_outside()
    assert states(run) == {url_id(B): "outside_window"}
    (match,) = noted(run, "title_match")
    assert (match["seed_id"], match["url_id"]) == ("the-seed", url_id(A))


def test_links_of_the_seed_are_followed_as_deep_as_the_rules_say_and_no_others(run: Run) -> None:
    links = (
        '<aside class="related"><h3>Related articles</h3>'
        '<a href="/2025/03/12/ice-on-the-lower-river">Ice on the Lower River</a></aside>'
    )
    for depth, via, follows in ((1, "seed", True), (1, "feed", False), (0, "seed", False)):
        keeper = keeper_of(run, depth=depth)
        keeper.offer(Candidate(A, via))  # type: ignore[arg-type]
        extracted(keeper, taken(keeper), story("Fog on the river", end=links))
        assert (keeper.frontier.queued == 1) is follows, (depth, via)


@pytest.mark.parametrize(("rule", "asked"), [("all", True), ("none", False)])
def test_known_pages_are_asked_again_as_the_rule_says(run: Run, rule: str, asked: bool) -> None:
    keeper = keeper_of(run, recheck=rule)
    reason = keeper.not_due(known(A))
    assert (reason is None) is asked
    assert run.usable_pages == (not asked), "what is known and good is a usable page"


def test_a_page_that_never_gave_anything_is_asked_again_always(run: Run) -> None:
    assert keeper_of(run, recheck="none").not_due(known(A, observations=0)) is None
    assert keeper_of(run, recheck="none").not_due(None) is None


def test_a_young_article_is_due_later_and_the_reason_says_when(run: Run) -> None:
    keeper = keeper_of(run, recheck="due")
    reason = keeper.not_due(known(A, last_fetched_at=NOW - timedelta(minutes=1)))
    assert reason is not None
    assert "due again 2025-" in reason
    assert (
        keeper.not_due(known(A, last_fetched_at=NOW - timedelta(days=300), published_at=NOW - timedelta(days=301)))
        is None
    )


def test_failures_on_the_line_are_counted_by_source_but_not_for_robots(run: Run) -> None:
    keeper = keeper_of(run, source_of_site={"a.example": "the-a"})
    keeper.fetched(made(A, "timeout", None))
    keeper.fetched(made(A, "not_found", 404))
    keeper.fetched(made("http://www.a.example/robots.txt", "timeout", None, purpose="robots"))
    keeper.fetched(made("http://www.b.example/x", "timeout", None))
    assert {name: (tally.requests, tally.failures) for name, tally in keeper.sources.items()} == {"the-a": (2, 1)}


def test_every_way_in_which_a_page_was_found_is_noted_once(run: Run) -> None:
    keeper = keeper_of(run)
    for via_url in ("http://www.a.example/rss.xml", "http://www.a.example/sitemap.xml", "http://www.a.example/rss.xml"):
        keeper.offer(Candidate(A, "feed", via_url))
    assert [row["via_url"] for row in noted(run, "discovery")] == [
        "http://www.a.example/rss.xml",
        "http://www.a.example/sitemap.xml",
    ]
