"""Pages that were read again by another extractor: whose doing a change is, and what readers see."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from extractors.records import Quote
from tests.warehouse.planting import NOON, url_id
from warehouse import statements, store

if TYPE_CHECKING:
    from extractors.records import Fetch
    from tests.warehouse.planting import World

A, B = "https://a.example/1", "https://a.example/amp/1"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OLD, NEW, NEWER = "x/9", "x/10", "x/11"  # a version is no text: the tenth comes after the ninth
LATER = NOON + 9 * DAY
HISTORY = "SELECT seq, title, cause, is_latest FROM article_history ORDER BY url, seq"
BAD: dict[str, Any] = {"verdict": "not_article", "kind": "block_page"}


class Looks:
    """Looks at a page, each read at once by ``OLD``; ``again`` reads them with another extractor, later."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.made: list[Fetch] = []

    def look(self, text: str, extractor: str = OLD, url: str = A, **changes: Any) -> None:
        at = NOON + len(self.made) * HOUR if extractor == OLD else LATER + len(self.made) * DAY
        body = changes.pop("body", f"body {len(self.made)}")
        made = self.world.fetch(url, at=at, body_sha256=body, fetch_id=f"f{len(self.made)}", final_url=url)
        self.made.append(made)
        self.world.page(A, text, at=at, fetched=made, extractor=extractor, **changes)

    def again(self, number: int, text: str, extractor: str = NEW, url: str = A, **changes: Any) -> int:
        made, read_at = self.made[number], changes.pop("read_at", LATER)
        return self.world.page(
            url, text, at=made.started_at, fetched=made, extractor=extractor, read_at=read_at, **changes
        )


@pytest.fixture
def looks(world: World) -> Looks:
    return Looks(world)


def test_text_that_only_a_newer_extractor_sees_is_its_doing(world: World, looks: Looks) -> None:
    looks.look("One. a")
    looks.look("One. a")
    for number in (0, 1):
        looks.again(number, "Uno. a b")
    world.load()
    assert world.ask(HISTORY) == [(1, "One", "first", False), (2, "Uno", "extractor_change", True)]
    assert world.ask("SELECT title, text, extractor, words, revisions FROM articles") == [
        ("Uno", "Uno. a b", NEW, 3, 2)
    ]


def test_an_edit_of_the_publisher_stays_one_and_is_not_doubled(world: World, looks: Looks) -> None:
    looks.look("One. a")
    looks.look("Two. a")
    for number, text in enumerate(["Uno. a", "Due. a"]):
        looks.again(number, text)
    world.load()
    causes = [(1, "One", "first", False), (2, "Two", "publisher_edit", False), (3, "Due", "extractor_change", True)]
    assert world.ask(HISTORY) == causes


def test_the_past_is_the_same_after_every_reading(world: World, looks: Looks) -> None:
    looks.look("One. a")
    looks.look("Two. a")
    seen: list[tuple[Any, ...]] = []
    for extractor, text, at in ((NEW, "Three", LATER), (NEWER, "Four", LATER + HOUR)):
        for number in (1, 0):
            looks.again(number, f"{text}. {number}", extractor, read_at=at)
            world.load()
            history = world.ask("SELECT seq, title, cause, observation_id FROM article_history ORDER BY seq")
            assert history[: len(seen)] == seen
            seen = history
    assert [row[2] for row in seen] == ["first", "publisher_edit", "extractor_change", "extractor_change"]


def test_an_unchanged_page_that_is_fetched_again_after_it_is_no_edit(world: World, looks: Looks) -> None:
    looks.look("One. a")
    looks.again(0, "Uno. a")
    looks.look("Uno. a", NEW)
    world.load()
    assert world.ask("SELECT cause, observations FROM revision ORDER BY seq") == [("first", 1), ("extractor_change", 2)]


@pytest.mark.parametrize(
    ("body", "reread", "cause"),
    [
        ("body 0", None, "extractor_change"),  # the same bytes
        ("other", None, "undecided"),
        ("other", "Uno. a", "extractor_change"),  # the new extractor finds the same text in the old page
        ("other", "Altro. a", "publisher_edit"),  # and here another
    ],
)
def test_a_new_extractor_at_a_new_look_is_judged_by_what_it_makes_of_the_old_one(
    world: World, looks: Looks, body: str, reread: str | None, cause: str
) -> None:
    looks.look("One. a")
    looks.look("Uno. a", NEW, body=body)
    if reread:
        looks.again(0, reread, read_at=LATER + 5 * DAY)
    world.load()
    assert world.ask(HISTORY) == [(1, "One", "first", False), (2, "Uno", cause, True)]


def test_another_edition_of_the_page_is_no_edit(world: World, looks: Looks) -> None:
    looks.look("One. a")
    looks.look("One. a, in short", url=B)
    looks.look("One. a", url="http://www.a.example/1/?utm_source=x")
    looks.look("One. edited", url="https://web.archive.org/web/20220107150000id_/https://a.example/1")
    world.load()
    assert world.ask("SELECT cause FROM revision ORDER BY seq") == [
        ("first",),
        ("fetch_variant",),
        ("fetch_variant",),
        ("publisher_edit",),
    ]


def test_what_is_found_to_be_no_article_leaves_the_readers_views(world: World, looks: Looks) -> None:
    looks.look("One. a")
    looks.look("Please prove. that you are human")
    bad = looks.again(1, "Please prove. that you are human", **BAD)
    looks.again(0, "Uno. a")
    world.load()
    assert world.ask("SELECT title FROM articles") == [("Uno",)]
    assert world.ask(HISTORY) == [(1, "One", "first", False), (2, "Uno", "extractor_change", True)]
    assert world.ask("SELECT stands FROM reading WHERE observation_id = ?", bad) == [(False,)]


def test_a_wall_that_was_taken_for_an_article_is_gone_with_its_matches(world: World, looks: Looks) -> None:
    world.run()
    looks.look("Please prove. that you are human")
    seen = world.page(A, "Please prove. that you are human", fetched=looks.made[0], extractor=OLD)
    world.settle(A, "stored", fetch_id="f0", observation_id=seen)
    world.seed("s", "Seed. text")
    world.compare("s", seen, relation="copy")
    world.load()
    assert world.ask("SELECT count(*) FROM matches") == [(1,)]
    assert world.ask("SELECT state FROM run_ledger") == [("compared",)]
    looks.again(0, "", **BAD)
    world.load()
    for view in ("articles", "article_history", "matches", "first_publishers", "quotes"):
        assert world.ask(f"SELECT count(*) FROM {view}") == [(0,)]  # noqa: S608 - names of our own
    assert world.ask("SELECT state, reason FROM run_ledger") == [("not_article", "so says a later extractor")]
    assert world.ask("SELECT balanced, not_article, compared FROM funnel") == [(True, 1, 0)]


def test_an_article_that_was_taken_for_a_wall_comes_in(world: World, looks: Looks) -> None:
    looks.look("", **BAD)
    looks.look("", **BAD)
    looks.again(1, "Two. b")
    looks.again(0, "One. a")
    world.load()
    assert world.ask(HISTORY) == [(1, "One", "first", False), (2, "Two", "publisher_edit", True)]


def test_an_extraction_that_failed_takes_nothing_back(world: World, looks: Looks) -> None:
    looks.look("One. a")
    looks.again(0, "", verdict="not_article", kind="failed")
    world.load()
    assert world.ask("SELECT title FROM articles") == [("One",)]


def test_a_page_that_turns_out_to_be_another_articles_moves_there(world: World, looks: Looks) -> None:
    world.url(B)
    looks.look("One. a")
    world.seed("s", "Seed. text")
    looks.again(0, "One. a", url=B)
    world.load()
    assert world.ask("SELECT url, title FROM articles") == [(B, "One")]
    assert dict(world.ask("SELECT * FROM url_article"))[url_id(A)] == url_id(B)


def test_a_capture_that_is_read_later_stands_where_it_belongs(world: World, looks: Looks) -> None:
    looks.look("Two. b")
    capture = world.fetch(A, at=NOON - DAY, body_sha256="old", fetch_id="capture")
    world.page(A, "One. a", at=NOON - DAY, fetched=capture, extractor=OLD, read_at=LATER)
    world.load()
    assert world.ask(HISTORY) == [(1, "One", "first", False), (2, "Two", "publisher_edit", True)]


# ---- when it is looked at again ----


def known(world: World) -> store.KnownPage:
    return store.known_pages(world.settings.published, [url_id(A)])[url_id(A)]


def test_readings_are_no_reason_to_look_more_often(world: World, looks: Looks) -> None:
    for text in ("One. a", "Two. a", "Two. a", "Two. a"):
        looks.look(text)
    world.load()
    before = known(world)
    assert (before.changes, before.last_changed_at, before.unchanged_in_a_row) == (1, NOON + HOUR, 2)
    for number in range(4):
        looks.again(number, "Uno. a" if number == 0 else "Due. a")
    world.load()
    assert known(world) == before


def test_a_look_by_a_newer_extractor_alone_tells_of_no_change(world: World, looks: Looks) -> None:
    looks.look("One. a")
    looks.look("Uno. a", NEW)
    world.load()
    assert (known(world).changes, known(world).last_changed_at) == (0, None)


def test_what_a_page_is_says_the_newest_reading(world: World, looks: Looks) -> None:
    looks.look("One. a")
    looks.again(0, "", **BAD)
    world.load()
    assert (known(world).is_article, known(world).last_kind, known(world).observations) == (False, "block_page", 1)


# ---- what extraction says besides ----


def test_quotes_corrections_and_structure_stand_beside_the_text(world: World, looks: Looks) -> None:
    text = "“Ja 🦆”, sagte sie. Mehr"
    looks.look("Old. text", quotes=(Quote("text", 5, 9),))
    looks.again(
        0,
        text,
        quotes=(Quote("Ja 🦆", 1, 5, "sie"), Quote("🦆", 4, 5)),
        structure=("paragraph",),
        agencies=("dpa",),
        corrections=("Corrected: the duck.",),
        truncated="nested too deep",
        mode="thorough",
    )
    world.load()
    sql = "SELECT structure, agencies, corrections, truncated, mode FROM articles"
    assert world.ask(sql) == [(["paragraph"], ["dpa"], ["Corrected: the duck."], "nested too deep", "thorough")]
    sql = """SELECT ord, q.text, speaker, substring(a.text, char_start + 1, char_end - char_start) = q.text
             FROM quotes AS q JOIN articles AS a USING (article_id) ORDER BY ord"""
    assert world.ask(sql) == [
        (0, "Ja 🦆", "sie", True),
        (1, "🦆", None, True),
    ]
    assert world.ask("SELECT corrections, mode FROM article_history ORDER BY seq") == [
        ([], "fast"),
        (["Corrected: the duck."], "thorough"),
    ]
    looks.again(0, text, quotes=(Quote("Ja 🦆", 1, 5, "sie"), Quote("🦆", 4, 5)))
    world.load()
    assert world.ask("SELECT count(*) FROM quote") == [(3,)], "they come with their observation, once"


def test_lineage_tells_who_pointed_to_a_page_and_who_read_it(world: World, looks: Looks) -> None:
    world.run("fetched", code_version="1")
    world.run("reread", code_version="2")
    world.discover(A, run_id="fetched", via="sitemap")
    made = world.fetch(A, "fetched", fetch_id="f")
    world.page(A, "One. a", "fetched", fetched=made)
    world.page(A, "Uno. a", "reread", fetched=made, extractor=NEW, read_at=LATER)
    world.load()
    sql = "SELECT extractor, via, code_version, read_at FROM lineage ORDER BY read_at"
    assert world.ask(sql) == [("test/1", "sitemap", "1", NOON), (NEW, "sitemap", "2", LATER)]


def test_any_client_may_ask_every_view_and_the_reports_of_a_published_file(world: World, looks: Looks) -> None:
    """Without our settings: DuckDB 1.5.5 could not plan run_ledger where it had written it down itself."""
    world.run(ended="completed")
    looks.look("One. a")
    world.url(B)
    world.settle(B, "not_found")
    world.load()
    with duckdb.connect(str(world.settings.published.resolve()), read_only=True) as con:
        for (view,) in con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
            con.table(view).fetchall()
        values = {"run_id": "run", "limit": 9, "per_state": 9}
        refused = con.execute(statements.read("reports", "report_refused"), values).fetchall()
    assert [row[:2] for row in refused] == [("not_found", B)]
