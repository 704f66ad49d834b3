from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from extractors.records import Moment, Passage
from tests.warehouse.planting import EXTRACTOR, NOON, fetch, url_id

if TYPE_CHECKING:
    from tests.warehouse.planting import World

A, B, C = "https://a.example/1", "https://b.example/2", "https://c.example/3"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_a_b_a_are_three_revisions(world: World) -> None:
    for hours, text in enumerate(["One. a", "Two. b", "One. a", "One. a"]):
        world.page(A, text, at=NOON + hours * HOUR)
    world.load()
    assert world.ask("SELECT seq, title, cause, observations, is_latest FROM revision ORDER BY seq") == [
        (1, "One", "first", 1, False),
        (2, "Two", "publisher_edit", 1, False),
        (3, "One", "publisher_edit", 2, True),
    ]


def test_revisions_do_not_depend_on_the_order_of_loading(world: World) -> None:
    for hours, text in [(2, "One. a"), (0, "One. a"), (1, "Two. b")]:
        world.page(A, text, at=NOON + hours * HOUR)
        world.load()
    assert world.ask("SELECT seq, title FROM revision ORDER BY seq") == [(1, "One"), (2, "Two"), (3, "One")]


def test_another_extractor_on_the_same_bytes_is_no_edit(world: World) -> None:
    made = world.fetch(A)
    world.page(A, "One. a", fetched=made)
    world.page(A, "One. a b", fetched=made, at=NOON + HOUR, extractor="test/2")
    world.page(A, "Two. b", at=NOON + 2 * HOUR, extractor="test/2")
    world.page(A, "Three. c", at=NOON + 3 * HOUR, extractor="test/3")
    world.load()
    assert world.ask("SELECT cause FROM revision ORDER BY seq") == [
        ("first",),
        ("extractor_change",),
        ("publisher_edit",),
        ("undecided",),
    ]


def test_articles_show_the_latest_good_revision(world: World) -> None:
    world.discover(A, source_id="src")
    world.page(A, "Old. text", authors=("Ann",))
    world.page(A, "New. text here", at=NOON + HOUR)
    world.page(A, "Please accept cookies", at=NOON + 2 * HOUR, verdict="not_article", kind="consent_wall")
    world.page(B, "Never good", verdict="not_article", kind="shell")
    world.load()
    sql = "SELECT url, host, source_id, title, text, words, revisions, first_seen_at, last_seen_at FROM articles"
    assert world.ask(sql) == [(A, "a.example", "src", "New", "New. text here", 3, 2, NOON, NOON + 2 * HOUR)]


def test_an_article_belongs_to_the_source_that_led_to_it_by_another_address(world: World) -> None:
    world.discover("https://a.example/short", source_id="src")
    made = world.fetch("https://a.example/short")
    world.url(A)
    world.page(A, "Text. it is", fetched=made)
    world.load()
    assert world.ask("SELECT url, source_id FROM articles") == [(A, "src")]


def test_history_shows_what_was_replaced(world: World) -> None:
    world.page(A, "Old. text")
    world.page(A, "New. text here", at=NOON + HOUR)
    world.load()
    sql = """SELECT url, seq, changed_at, title, previous_title, words, previous_words, cause
             FROM article_history ORDER BY seq"""
    assert world.ask(sql) == [
        (A, 1, NOON, "Old", None, 2, None, "first"),
        (A, 2, NOON + HOUR, "New", "Old", 3, 2, "publisher_edit"),
    ]


def test_matches_hold_the_newest_comparison_of_each_article(world: World) -> None:
    first = world.page(A, "Old. text")
    second = world.page(A, "New. text here", at=NOON + HOUR)
    world.seed("s", "Seed. text")
    world.seed("s", "Seed. text two", version=2)
    world.compare("s", first, seed_version=2, relation="copy", copy_kind="exact", compared_at=NOON + 9 * HOUR)
    world.compare("s", second, relation="unrelated", seed_version=1, compared_at=NOON + 8 * HOUR)
    world.compare("s", second, relation="same_topic", seed_version=2, method="test/1")
    world.compare("s", second, relation="partial", seed_version=2, method="test/2", compared_at=NOON + HOUR)
    world.compare("other", first, relation="undecided")
    world.load()
    sql = "SELECT seed_id, url, relation, method, is_latest_revision FROM matches ORDER BY seed_id DESC"
    assert world.ask(sql) == [("s", A, "partial", "test/2", True), ("other", A, "undecided", "test/1", False)]


def test_passages_show_the_text_of_both_sides(world: World) -> None:
    seen = world.page(A, "Алматы 🦆 burns. Then more")
    world.seed("s", "Before. Алматы 🦆 burns")
    passage = Passage(seed_start=8, seed_end=22, article_start=0, article_end=14, words=2, identity=1.0)
    world.compare("s", seen, relation="partial", passages=[passage])
    world.load()
    assert world.ask("SELECT url, seed_text, article_text, words FROM seed_passages") == [
        (A, "Алматы 🦆 burns", "Алматы 🦆 burns", 2)
    ]


def test_first_publishers_are_those_of_the_text_and_in_their_order(world: World) -> None:
    early = world.page(B, "Early. text", published=None, at=NOON - DAY)
    late = world.page(A, "Late. text")
    later = world.page("https://a.example/later", "Later. text", at=NOON + DAY)
    event = world.page(C, "Event. text", at=NOON - 2 * DAY)
    world.discover(A, at=NOON - HOUR)
    world.seed("s", "Seed. text")
    for seen in (early, late, later):
        world.compare("s", seen, relation="copy", copy_kind="edited")
    world.compare("s", event, relation="same_event")
    world.load()
    sql = "SELECT place, host, claimed_at, seen_at, earliest_evidence_at FROM first_publishers ORDER BY place"
    assert world.ask(sql) == [
        (1, "b.example", None, NOON - DAY, NOON - DAY),
        (2, "a.example", NOON, NOON - HOUR, NOON - HOUR),
    ]


def test_a_date_that_is_only_a_guess_makes_nobody_first(world: World) -> None:
    guess = Moment(NOON - 9 * DAY, "day", zone_assumed=True, method="url", raw="2021/12/29", is_guess=True)
    world.seed("s", "Seed. text")
    for url, published, at in ((A, guess, NOON - DAY), (B, guess, NOON), (C, None, NOON + HOUR)):
        world.compare("s", world.page(url, "Text. it is", published=published, at=at), relation="copy")
    stated = Moment(NOON, "minute", zone_assumed=False, method="meta", raw="n")
    world.compare("s", world.page(f"{B}/b", "Other. text", published=stated, at=NOON + DAY), relation="partial")
    world.load()
    sql = """SELECT place, url, claimed_at, claimed_is_guess, earliest_evidence_at, is_decidable
             FROM first_publishers ORDER BY place NULLS LAST"""
    assert world.ask(sql) == [
        (1, f"{B}/b", NOON, False, NOON, True),
        (2, C, None, False, NOON + HOUR, True),
        (None, A, NOON - 9 * DAY, True, NOON - DAY, False),
    ]
    assert dict(world.ask("SELECT url, published_is_guess FROM articles"))[A]
    assert dict(world.ask("SELECT url, published_is_guess FROM matches"))[A]


def test_titles_are_open_until_a_url_bears_them(world: World) -> None:
    for key in ("found", "missing"):
        row = {"seed_id": "s", "title": key.title(), "title_key": key, "given_by": "configuration", "seen_at": NOON}
        world.add("title_candidate", row)
        world.add("title_candidate", row | {"given_by": "seed text", "seen_at": NOON + HOUR})
    for url, confidence in ((A, 0.7), (B, 0.9)):
        match = {"seed_id": "s", "title_key": "found", "url_id": world.url(url), "how": "h", "confidence": confidence}
        world.add("title_match", match | {"seen_at": NOON})
    world.load()
    assert world.ask("SELECT title, state, url, confidence, since FROM title_candidates ORDER BY title") == [
        ("Found", "resolved", B, 0.9, NOON),
        ("Missing", "open", None, None, NOON),
    ]


def test_lineage_leads_from_the_observation_to_the_archive(world: World) -> None:
    world.run(code_version="7", config_hash="h")
    world.discover(A, via="sitemap", via_url="https://a.example/map", title="Claimed")
    retried = fetch(A, attempt=1, outcome="timeout", status=None, warc_file=None)
    world.fetch(A, attempt=1, outcome="timeout", status=None, warc_file=None)
    made = world.fetch(A, at=NOON + HOUR, fetch_id=retried.fetch_id, attempt=2, warc_offset=99)
    seen = world.page(A, "Text. it is", fetched=made)
    world.load()
    sql = """SELECT observation_id, url, requested_url, warc_file, warc_offset, via, via_url, claimed_title, flow,
             code_version, config_hash, extractor FROM lineage"""
    assert world.ask(sql) == [
        (seen, A, A, "a.warc.gz", 99, "sitemap", "https://a.example/map", "Claimed", "monitor", "7", "h", EXTRACTOR)
    ]


def test_a_url_leads_to_its_article(world: World) -> None:
    made = world.fetch(B)
    world.page(A, "Text. it is", fetched=made)
    world.load()
    assert dict(world.ask("SELECT * FROM url_article")) == {url_id(A): url_id(A), url_id(B): url_id(A)}
