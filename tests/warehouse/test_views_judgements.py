"""People's judgements beside the machine's: which stand, who agrees, and how sure the figures are."""

from __future__ import annotations

import math
import shutil
from datetime import timedelta
from typing import TYPE_CHECKING

import duckdb
import pytest

from tests.warehouse.planting import NOON, World, url_id
from warehouse import db
from warehouse.judgement_rows import judgement_row
from warehouse.load import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

HOUR = timedelta(hours=1)
Z = 1.959964
# (what the person says, what the machine says, how many articles)
STUDY = (
    ("copy", "copy", 3),
    ("copy", "partial", 1),
    ("same_event", "same_event", 4),
    ("same_event", "undecided", 1),
    ("same_topic", "same_event", 2),
    ("unrelated", "unrelated", 1),
    ("undecided", "copy", 1),
)


def urls_of(study: Iterable[tuple[str, str, int]]) -> Iterable[tuple[str, str, str]]:
    for said, machine, count in study:
        for number in range(count):
            yield f"https://a.example/{said}-{machine}-{number}", said, machine


def wilson(k: int, n: int) -> tuple[float, float]:
    """The textbook's interval."""
    share = k / n
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return max(middle - half, 0), min(middle + half, 1)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("study"))
    world.run()
    world.seed("s", "The seed text.")
    for url, said, machine in urls_of(STUDY):
        seen = world.page(url, f"{url} tells.")
        world.compare("s", seen, relation=machine, method="new/1")
        world.judge("s", url, said, observation_id=seen)
    own = world.page("https://seed.example/1", "The seed text.")
    world.compare("s", own, relation="copy", is_seed=True, method="new/1")
    world.judge("s", "https://seed.example/1", "copy", observation_id=own)
    # An older method that had everything wrong, of one article.
    world.compare("s", seen, relation="copy", method="old/1", compared_at=NOON - HOUR)
    world.judge("s", "https://a.example/never-seen", "copy")
    world.adopt("new/1")
    world.load()
    return world


def quality(world: World, relation: str, columns: str, method: str = "new/1") -> tuple[object, ...]:
    (row,) = world.ask(f"SELECT {columns} FROM study_quality WHERE relation = ? AND method = ?", relation, method)  # noqa: S608 - names of our own
    return row


def test_counts_per_relation(study: World) -> None:
    counts = {
        relation: quality(study, relation, "labels, labelled, said, agreed")
        for relation in ("copy", "partial", "same_event", "same_topic", "unrelated", "all")
    }
    # Where the person could not say, and the page of the seed itself, count nowhere.
    assert counts == {
        "copy": (12, 4, 3, 3),
        "partial": (12, 0, 1, 0),
        "same_event": (12, 5, 6, 4),
        "same_topic": (12, 2, 0, 0),
        "unrelated": (12, 1, 1, 1),
        "all": (12, 12, 11, 8),
    }


@pytest.mark.parametrize(
    ("relation", "labelled", "said", "agreed"), [("copy", 4, 3, 3), ("same_event", 5, 6, 4), ("all", 12, 11, 8)]
)
def test_shares_with_their_intervals(study: World, relation: str, labelled: int, said: int, agreed: int) -> None:
    found = quality(study, relation, "precision, precision_low, precision_high, recall, recall_low, recall_high")
    expected = [agreed / said, *wilson(agreed, said), agreed / labelled, *wilson(agreed, labelled)]
    assert found == pytest.approx(expected, abs=1e-4)
    f1, low, high = quality(study, relation, "f1, f1_low, f1_high")
    assert f1 == pytest.approx(2 * agreed / (said + labelled), abs=1e-4)
    bounds = [2 * share / (1 + share) for share in wilson(agreed, said + labelled - agreed)]
    assert (low, high) == pytest.approx(bounds, abs=1e-4)


def test_what_nobody_said_has_no_share(study: World) -> None:
    assert quality(study, "same_topic", "precision, precision_low, recall, recall_low, f1") == (None, None, 0, 0, 0)
    assert quality(study, "partial", "precision, recall") == (0, None)


def test_each_method_has_figures_of_its_own(study: World) -> None:
    assert quality(study, "copy", "is_adopted") == (True,)
    # The article that the older method compared is the one that the person could not judge.
    assert study.ask("SELECT count(*) FROM study_quality WHERE method = 'old/1'") == [(0,)]


def test_side_by_side(study: World) -> None:
    sql = "SELECT judged_relation, relation, agrees FROM judgements WHERE url LIKE ? ORDER BY url LIMIT 1"
    assert study.ask(sql, "%/same_topic-%") == [("same_topic", "same_event", False)]
    assert study.ask(sql, "%/unrelated-%") == [("unrelated", "unrelated", True)]
    assert study.ask(sql, "%/never-seen") == [("copy", None, None)]
    assert study.ask("SELECT judged_relation FROM matches WHERE url LIKE '%/copy-partial-0'") == [("copy",)]


A, LATER = "https://b.example/1", "Another text altogether."


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which A was read twice, and both texts were compared by two methods."""
    world = World(tmp_path_factory.mktemp("standing"))
    world.run()
    world.seed("s", "The seed text.")
    for number, text in enumerate(("A text.", LATER)):
        seen = world.page(A, text, at=NOON + number * HOUR)
        world.compare("s", seen, method="old/1", relation="same_topic", compared_at=NOON)
        if number == 0:
            world.compare("s", seen, method="new/1", relation="same_event", compared_at=NOON + HOUR)
    world.judge("s", A, "copy", judgement_id="once")
    world.load()
    # The journal may hand it in again.
    world.judge("s", A, "copy", judgement_id="once")
    world.judge("s", A, "alike", judgement_id="no such relation")
    rejected = world.load().rejected
    assert len(rejected) == 1
    world.judge("s", A, "copy", judgement_id="once")
    assert world.load().rejected == ()
    return world.settings.published


@pytest.fixture
def con(loaded: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of it to write into, without judgements."""
    copy = tmp_path / "copy.duckdb"
    shutil.copyfile(loaded, copy)
    with duckdb.connect(str(copy), config={"disabled_optimizers": "common_subplan"}) as con:
        con.execute("SET TimeZone = 'UTC'")
        con.execute("DELETE FROM judgement")
        yield con


def said(con: duckdb.DuckDBPyConnection, seed_id: str, relation: str | None, hours: int, **more: object) -> None:
    """A judgement of the article at A."""
    (number,) = con.execute("SELECT count(*) FROM judgement").fetchall()[0]
    values = {"judgement_id": str(number), "article_id": url_id(A), "url": A, "judged_at": NOON + hours * HOUR, **more}
    row = judgement_row(seed_id=seed_id, relation=relation, **values)  # type: ignore[arg-type]
    marks = ", ".join(f"${name}" for name in row)
    con.execute(f"INSERT INTO judgement ({', '.join(row)}) VALUES ({marks})", row)  # noqa: S608 - names of our own


def standing(con: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    sql = "SELECT seed_id, judged_relation, note, judged_by, is_about_latest FROM judgements ORDER BY 1"
    return con.execute(sql).fetchall()


def reading(con: duckdb.DuckDBPyConnection, text: str) -> int:
    sql = "SELECT o.observation_id FROM observation AS o JOIN content AS c USING (content_id) WHERE c.text = ?"
    return int(con.execute(sql, [text]).fetchall()[0][0])


def test_the_newest_stands_and_withdrawing_is_a_row(con: duckdb.DuckDBPyConnection) -> None:
    seen = reading(con, LATER)
    said(con, "s", "copy", 1, judged_by="Ada", observation_id=seen)
    said(con, "s", "partial", 0, judged_by="Ben", observation_id=seen)
    said(con, "t", "unrelated", 0, note="far off")
    others = [("t", "unrelated", "far off", None, None)]
    assert standing(con) == [("s", "copy", None, "Ada", True), *others]
    said(con, "s", None, 2)
    assert standing(con) == others
    said(con, "s", "same_topic", 3, observation_id=seen)
    assert standing(con) == [("s", "same_topic", None, None, True), *others]


def test_a_judgement_of_an_earlier_text_says_so(con: duckdb.DuckDBPyConnection) -> None:
    said(con, "s", "copy", 0, observation_id=reading(con, "A text."))
    assert standing(con) == [("s", "copy", None, None, False)]


def test_a_judgement_that_comes_in_twice_is_held_once_and_an_odd_one_never(loaded: Path) -> None:
    with db.read_only(loaded) as con:
        assert con.execute("SELECT judgement_id, relation FROM judgement").fetchall() == [("once", "copy")]


def test_matches_prefers_the_newer_text_then_the_method_in_force(con: duckdb.DuckDBPyConnection) -> None:
    shown = "SELECT relation, method FROM matches"
    adopt = "INSERT INTO adoption VALUES (?, ?, 'run')"
    con.execute(adopt, ["new/1", NOON])
    assert con.execute(shown).fetchall() == [("same_topic", "old/1")]
    # Now both methods have compared the newer text.
    con.execute("DELETE FROM adoption")
    con.execute(
        "INSERT INTO comparison SELECT * REPLACE (? AS observation_id) FROM comparison WHERE method = 'new/1'",
        [reading(con, LATER)],
    )
    # As long as none is in force, the newest answer counts.
    assert con.execute(shown).fetchall() == [("same_event", "new/1")]
    con.execute(adopt, ["old/1", NOON])
    assert con.execute(shown).fetchall() == [("same_topic", "old/1")]
    con.execute(adopt, ["new/1", NOON + HOUR])
    assert con.execute(shown).fetchall() == [("same_event", "new/1")]
    sql = "SELECT method, relation, is_adopted FROM comparisons ORDER BY 1"
    assert con.execute(sql).fetchall() == [("new/1", "same_event", True), ("old/1", "same_topic", False)]


def test_what_a_judgement_is_about_is_loaded_before_it() -> None:
    assert TABLES.index("judgement") > max(TABLES.index(name) for name in ("url", "observation", "seed", "comparison"))
