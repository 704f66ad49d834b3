"""Revisions with a cause: noise makes none, silent edits are named, what changed stands sentence by sentence."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from extractors.records import Moment
from tests.warehouse.planting import NOON, World, url_id
from warehouse import db, revisions, store

if TYPE_CHECKING:
    from extractors.records import Fetch

A = "https://a.example/1"
HOUR = timedelta(hours=1)
OLD = "x/9"
TEXT = (
    "Three hurt. The army killed 3,000 people in Almaty on Friday, officials said. Nothing else is known.\n"
    "The airport was closed for two days."
)
EDITED = TEXT.replace("3,000", "2,500")
LONG = " ".join(f"The {number}th sentence of a long report says something of its own." for number in range(20))


def moment(hours: float) -> Moment:
    return Moment(NOON + hours * HOUR, "minute", zone_assumed=False, method="json-ld", raw="r")


def look(world: World, text: str, hours: float, page: str = A, **changes: Any) -> int:
    """A look at a page: whoever looks gets other bytes each time."""
    name, at = f"{page} {hours}", NOON + hours * HOUR
    made: Fetch = world.fetch(page, at=at, fetch_id=name, final_url=changes.pop("final", page), body_sha256=name)
    values = {"title": "Three hurt", "extractor": OLD, **changes}
    return world.page(page, text, at=at, fetched=made, **values)


def history(world: World, page: str = A, columns: str = "seq, cause") -> list[tuple[Any, ...]]:
    sql = f"SELECT {columns} FROM article_history WHERE url = ? ORDER BY seq"  # noqa: S608 - names of our own
    return world.ask(sql, page)


# ---- pages of one warehouse, each with its history ----

CUT = "the page counts 240 words, 40 were found"
GERMAN = LONG.replace("sentence of a long report says", "Satz eines Berichts sagt")
NOISY = [
    TEXT,
    TEXT.replace(" ", "\u00a0"),
    TEXT.replace("Friday", "Fri\u00adday") + "\nAdvertisement",
    "5 min ago\n" + TEXT,
    "1,234 views · 7 min ago\n" + TEXT.upper(),
]
NOTE, NEW_NOTE = "Corrected: a.", "Corrected: the number."
Look = tuple[str, dict[str, Any]]
PAGES: dict[str, list[Look]] = {
    "noise": [(text, {}) for text in NOISY],
    "aba": [(text, {}) for text in (TEXT, "Anzeige\n" + TEXT, EDITED, EDITED + "\n5 min ago", TEXT)],
    "title": [(TEXT, {"title": f"Three {what} in Almaty"}) for what in ("dead", "hurt", "hurt\u00a0")],
    "subtitle": [(TEXT, {"subtitle": f"Three {what} in Almaty"}) for what in ("dead", "hurt", "hurt\u00a0")],
    "other": [(TEXT, {"subtitle": "So it is"}), (TEXT, {"subtitle": "Or so", "extractor": "x/10"})],
    "cut": [
        (LONG, {}),
        (LONG[:300], {"truncated": CUT}),
        (LONG, {}),
        (LONG[:300], {"truncated": CUT}),
        (LONG.replace("The 7th", "The seventh"), {}),
    ],
    "metered": [(LONG, {"paywalled": False}), (LONG[:200], {"paywalled": True}), (LONG, {"paywalled": False})],
    "paid": [(LONG[:200], {"paywalled": True}), (LONG, {"paywalled": True})],
    "german": [(LONG, {}), (GERMAN, {"lang": "de"}), (LONG, {})],
    "mobile": [(TEXT, {}), (EDITED, {"final": "https://m.a.example/mobile"})],
    "amp": [(TEXT, {}), (EDITED, {"final": "https://a.example/amp?outputType=amp"})],
    "amp2": [(TEXT, {}), (EDITED, {"final": "https://a.example/amp2?amp"})],
    "query": [(TEXT, {}), (EDITED, {"final": "https://www.a.example/query?utm_source=amp"})],
    "unsaid": [(TEXT, {}), (EDITED, {})],
    "stayed": [(TEXT, {"modified": moment(0)}), (EDITED, {"modified": moment(0)})],
    "day": [(TEXT, {"modified": moment(-12)}), (EDITED, {"modified": moment(-12)})],
    "old day": [(TEXT, {"modified": moment(-60)}), (EDITED, {"modified": moment(-60)})],
    "dated": [(TEXT, {"modified": moment(0)}), (EDITED, {"modified": moment(1)})],
    "noted": [(TEXT, {"corrections": (NOTE,)}), (EDITED, {"corrections": (NOTE, NEW_NOTE)})],
    "old note": [(TEXT, {"corrections": (NOTE,)}), (EDITED, {"corrections": (NOTE,)})],
}


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("revisions"))
    for name, looks in PAGES.items():
        for hours, (text, changes) in enumerate(looks):
            look(world, text, hours, f"https://a.example/{name}", **changes)
    world.load()
    return world


def planted_history(planted: World, name: str, columns: str) -> list[Any]:
    found = history(planted, f"https://a.example/{name}", columns)
    return [row[0] for row in found] if "," not in columns else found


def test_noise_makes_no_revision(planted: World) -> None:
    page = "https://a.example/noise"
    sql = "SELECT seq, cause, observations FROM revision WHERE article_id = ?"
    assert planted.ask(sql, url_id(page)) == [(1, "first", 5)]
    sql = "SELECT text FROM articles WHERE url = ?"
    assert planted.ask(sql, page) == [(NOISY[-1],)], "what was last seen, verbatim"
    known = store.known_pages(planted.settings.published, [url_id(page)])[url_id(page)]
    assert (known.changes, known.unchanged_in_a_row) == (0, 4), "and is no reason to look more often"


def test_a_b_a_are_three_with_noise_between(planted: World) -> None:
    sql = "SELECT cause, observations FROM revision WHERE article_id = ? ORDER BY seq"
    assert planted.ask(sql, url_id("https://a.example/aba")) == [
        ("first", 2),
        ("publisher_edit", 2),
        ("publisher_edit", 1),
    ]


@pytest.mark.parametrize("field", ["title", "subtitle"])
def test_a_headline_or_standfirst_that_changed_alone_is_a_revision(planted: World, field: str) -> None:
    assert planted_history(planted, field, "cause") == ["first", "publisher_edit"]
    sql = "SELECT field, kind, old_text, new_text, marked FROM article_changes WHERE url = ?"
    assert planted.ask(sql, f"https://a.example/{field}") == [
        (field, "edited", "Three dead in Almaty", "Three hurt in Almaty", "Three [-dead-]{+hurt+} in Almaty")
    ]


EDIT, VARIANT = "publisher_edit", "fetch_variant"


@pytest.mark.parametrize(
    ("name", "causes"),
    [
        ("other", ["first"]),  # what another extractor takes for the standfirst
        ("cut", ["first", VARIANT, VARIANT, VARIANT, EDIT]),
        ("metered", ["first", VARIANT, VARIANT]),
        ("paid", ["first", EDIT]),  # behind its paywall all along: it has grown
        ("german", ["first", VARIANT, VARIANT]),
        ("mobile", ["first", VARIANT]),
        ("amp", ["first", VARIANT]),
        ("amp2", ["first", VARIANT]),
        ("query", ["first", EDIT]),
    ],
)
def test_another_edition_is_no_edit_and_hides_none(planted: World, name: str, causes: list[str]) -> None:
    assert planted_history(planted, name, "cause") == causes


def test_an_edit_is_held_against_its_own_edition(planted: World) -> None:
    sql = "SELECT marked FROM article_changes WHERE url = 'https://a.example/cut' AND seq = 5"
    assert planted.ask(sql) == [("The [-7th-]{+seventh+} sentence of a long report says something of its own.",)]


def test_variants_say_in_what(planted: World) -> None:
    assert planted_history(planted, "cut", "why")[1] == "one of both looks shows only part of the text"
    assert planted_history(planted, "german", "why")[1] == "read in another language"
    assert planted_history(planted, "mobile", "why")[1] == "read at another address"


@pytest.mark.parametrize(
    ("name", "is_silent", "why"),
    [
        ("unsaid", True, "no correction note was added; the page states no modified date"),
        ("stayed", True, "no correction note was added; the modified date stayed 2022-01-07 12:00 UTC"),
        ("day", None, "no correction note was added; the modified date is the day 2022-01-07, without an hour"),
        ("old day", True, "no correction note was added; the modified date stayed 2022-01-05 00:00 UTC"),
        ("dated", False, "no correction note was added; the modified date moved to 2022-01-07 13:00 UTC"),
        ("noted", False, "a correction note was added; the page states no modified date"),
        ("old note", True, "no correction note was added; the page states no modified date"),
    ],
)
def test_silent_edits_are_named(planted: World, name: str, is_silent: bool | None, why: str) -> None:
    assert planted_history(planted, name, "is_silent, why") == [(None, "first seen"), (is_silent, why)]
    sql = "SELECT seq, edited, host FROM silent_edits WHERE url = ?"
    assert planted.ask(sql, f"https://a.example/{name}") == ([(2, 1, "a.example")] if is_silent else [])


def test_where_notes_were_not_looked_for_nothing_is_called_silent(world: World) -> None:
    look(world, TEXT, 0)
    look(world, EDITED, 1)
    world.load()
    with db.live(world.settings) as con:
        con.execute("UPDATE observation SET corrections = NULL")
        found = con.execute("SELECT is_silent, why FROM article_history WHERE seq = 2").fetchall()
    assert found == [(None, "whether there was a correction note is not known; the page states no modified date")]


# ---- what changed ----


def test_changes_stand_in_plain_sql_with_their_places(world: World) -> None:
    look(world, TEXT, 0, authors=("Ann Lee",), section=None)
    new = EDITED.replace(" Nothing else is known.", "") + " Flights began again."
    look(world, new, 1, authors=("Ann Lee", "Bo Diaz"), section="World", modified=moment(1))
    world.load()
    sql = "SELECT ord, field, kind, old_text, new_text FROM article_changes ORDER BY ord"
    assert world.ask(sql) == [
        (0, "authors", "edited", "Ann Lee", "Ann Lee, Bo Diaz"),
        (1, "modified_at", "added", None, "2022-01-07 13:00:00+00"),
        (2, "section", "added", None, "World"),
        (3, "text", "edited", *(sentence(text) for text in (TEXT, EDITED))),
        (4, "text", "removed", "Nothing else is known.", None),
        (5, "text", "added", None, "Flights began again."),
    ]
    sql = """SELECT old_text = substring(o.text, old_start + 1, old_end - old_start),
        new_text = substring(n.text, new_start + 1, new_end - new_start), numbers_removed, numbers_added
      FROM article_changes AS c
      JOIN observation AS a ON a.observation_id = c.base_observation_id JOIN content AS o ON o.content_id = a.content_id
      JOIN observation AS b ON b.observation_id = c.observation_id JOIN content AS n ON n.content_id = b.content_id
      WHERE field = 'text' ORDER BY ord"""
    assert world.ask(sql) == [
        (True, True, ["3,000"], ["2,500"]),
        (True, None, None, None),
        (None, True, None, None),
    ]
    assert history(world, columns="added, removed, edited, moved, fields")[1] == (
        1,
        1,
        1,
        0,
        ["authors", "modified_at", "section"],
    )


def sentence(text: str) -> str:
    return text[text.index("The army") : text.index(" Nothing")]


def test_an_older_capture_that_comes_later_is_compared_anew(world: World) -> None:
    look(world, TEXT, 0)
    look(world, EDITED, 2)
    world.load()
    look(world, TEXT.replace("3,000", "2,800"), 1)
    world.load()
    sql = "SELECT seq, numbers_removed, numbers_added FROM article_changes ORDER BY seq"
    assert world.ask(sql) == [(2, ["3,000"], ["2,800"]), (3, ["2,800"], ["2,500"])]


# ---- copies that keep the old text ----


def copies(world: World) -> None:
    world.seed("s", TEXT, url=A, url_id=url_id(A))
    seen = look(world, TEXT, 0)
    world.compare("s", seen, relation="copy", is_seed=True)
    for number, (text, hours) in enumerate([(TEXT, 5), (EDITED, 5), (TEXT, 0.5), (TEXT, 0.5), ("Other. It is.", 5)]):
        copy = f"https://b.example/{number}"
        world.compare("s", world.page(copy, text, at=NOON + hours * HOUR), relation="copy")
    # It answered 304 since: it was looked at.
    world.fetch("https://b.example/3", at=NOON + 6 * HOUR, outcome="not_modified", status=304, body_sha256=None)
    edited = look(world, EDITED, 3)
    world.compare("s", edited, relation="copy", is_seed=True)
    world.load()


def test_copies_that_still_have_the_old_text_are_listed(world: World) -> None:
    copies(world)
    sql = "SELECT url, state, contains(marked, '[-3,000-]'), is_silent FROM stale_copies ORDER BY url"
    assert world.ask(sql) == [
        ("https://b.example/0", "stale", True, True),
        ("https://b.example/1", "updated", True, True),
        ("https://b.example/2", "not_looked_at_since", True, True),
        ("https://b.example/3", "stale", True, True),
    ]


# ---- the step after the load ----


def test_an_article_that_never_differed_needs_nothing(world: World) -> None:
    look(world, TEXT, 0)
    look(world, TEXT, 1)
    report = world.load()
    assert report.revised == revisions.Revised(0, 0, is_done=True)
    assert world.ask("SELECT count(*) FROM revision_key") == [(0,)]


def plant_several(world: World, articles: int) -> None:
    for number in range(articles):
        for hours, text in enumerate([TEXT, EDITED, EDITED + "\nAdvertisement"]):
            world.page(f"https://a.example/{number}", text, at=NOON + hours * HOUR)


TABLES = ("revision_key", "revision_diff", "revision_change")


def everything(world: World) -> list[Any]:
    with db.live(world.settings) as con:
        return [con.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in TABLES]


def test_what_an_old_database_lacks_is_made_some_at_a_time(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    plant_several(world, 3)
    assert world.load().revised == revisions.Revised(9, 3, is_done=True)
    whole = everything(world)
    with db.live(world.settings) as con:
        for table in TABLES:
            con.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
        monkeypatch.setattr(revisions, "PORTION", 1)
        # Time for the first article only: whole articles are done.
        times = iter([0.0, 0.0, 9.0])
        assert revisions.revise(con, 5, lambda: next(times)) == revisions.Revised(3, 1, is_done=False)
        assert con.execute("SELECT max(seq) FROM revision GROUP BY article_id ORDER BY 1").fetchall() == [
            (2,),
            (3,),
            (3,),
        ]
        assert revisions.revise(con) == revisions.Revised(6, 2, is_done=True)
        assert revisions.revise(con) == revisions.Revised(0, 0, is_done=True)
    assert everything(world) == whole


def test_killed_in_between_nothing_is_half_done(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    plant_several(world, 2)
    world.load()
    whole = everything(world)
    with db.live(world.settings) as con:
        for table in TABLES:
            con.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own

    def killed(*_: object) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, db.live(world.settings) as con:
        patch.setattr(revisions, "_compare", killed)
        with pytest.raises(KeyboardInterrupt):
            revisions.revise(con)
    assert everything(world) == [[], [], []]
    world.run("next")
    world.load()
    assert everything(world) == whole


def test_an_update_of_the_program_makes_them_and_publishes(world: World) -> None:
    """A database of the version before, with texts that differ by noise: the next load finds it out."""
    plant_several(world, 1)
    world.load()
    with db.live(world.settings) as con:
        for table in TABLES:
            con.execute(f"DROP TABLE {table}")
        con.execute("DELETE FROM schema_migration WHERE version = 5")
        con.execute("UPDATE schema_views SET checksum = 'as released'")
    report = world.load()
    assert report.revised == revisions.Revised(3, 1, is_done=True)
    assert report.published is not None
    assert world.ask("SELECT seq, edited FROM article_history ORDER BY seq") == [(1, None), (2, 1)]
