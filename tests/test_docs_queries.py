"""docs/queries.md keeps its word: each question is answered rightly on a watch of which the answers are known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.warehouse.planting import NOON, World
from tests.warehouse.story import ANCHOR, CLOSED, CUT, DAY, GONE, HOUR, LATER, WIRE, plant
from tests.worked_queries import PAGE, Question, filled, questions, stable, table

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = PAGE.read_text("utf-8")
ASKED = questions(TEXT)
INSTITUTE, COURIER, LEDGER = "www.lantern-institute.example", "www.harbour-courier.example", "www.old-ledger.example"
SECOND_RUN_PLACE = ("a.warc.gz", 17, 400)

# By number: columns of the answer, and what stands in them.
EXPECTED: dict[int, tuple[str, list[tuple[Any, ...]]]] = {
    1: (
        "place, host, verdict",
        [
            (1, INSTITUTE, "not_decidable"),
            (2, LEDGER, "not_decidable"),
            (3, "www.meridian-post.example", "later"),
            (4, "www.daily-anchor.example", "later"),
            (5, COURIER, "contradicted"),
        ],
    ),
    2: (
        "host, copy_kind, percent_of_seed",
        [
            (INSTITUTE, "exact", 100),
            (LEDGER, "edited", 90),
            ("www.daily-anchor.example", "abridged", 54),
            (COURIER, None, 20),
        ],
    ),
    3: ("host, number, percent_kept, text", [(ANCHOR.split("/")[2], 2, 0, CUT)]),
    4: ("url, is_silent, edited, added", [(WIRE, True, 2, 0)]),
    5: (
        "place, title, since",
        [("feed", "Three missing", NOON), ("its page", "Three missing", NOON), ("its page", "Four missing", LATER)],
    ),
    6: (
        "day, articles, sources_searched",
        [((NOON - DAY).date(), 1, "1 of 5"), (NOON.date(), 3, "2 of 5")],
    ),
    8: (
        "state, addresses, for_example",
        [("robots", 2, CLOSED), ("not_found", 1, GONE)],
    ),
    9: ("requests, least_gap_ms, ok", [(1, None, True), (2, 1980, True)]),
    10: ("host, links_to_seed, quotes_seed", [(COURIER, True, True)]),
    11: (
        "host, percent, credits",
        [("www.daily-anchor.example", 100, ["Lantern Institute"]), (COURIER, 100, ["Reuters"])],
    ),
    12: ("host, doubt", [(LEDGER, "no zone"), ("www.tessar-wire.example", "a guess")]),
    13: ("lang, copies, partial, same_event, outlets", [("en", 4, 1, 1, 6)]),
    14: ("name, state", [("Tessar-Wire", "quiet")]),
    16: (
        "relation, warc_file, warc_offset, warc_length",
        [("copy", *SECOND_RUN_PLACE)] * 4 + [("partial", *SECOND_RUN_PLACE)],
    ),
    17: ("speaker, outlets, for_example", [("Tomas Verrin", 1, "Let them ask us first")]),
    18: (
        "field, kind, what",
        [
            ("title", "edited", "[-Three-]{+Four+} missing"),
            ("text", "edited", "[-Three-]{+Four+} missing."),
            ("text", "edited", "A gate broke {+at night+}."),
        ],
    ),
    19: ("rank, relation", [(1, "copy"), (2, "copy"), (3, "copy"), (4, "copy")]),
}


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    world = World(tmp_path_factory.mktemp("story") / "data")
    plant(world)
    with world.reading() as con:
        yield con


@pytest.mark.parametrize("question", ASKED, ids=[str(question.number) for question in ASKED])
def test_a_question_has_an_answer(con: Any, question: Question) -> None:
    assert con.execute(question.sql).fetchall()


@pytest.mark.parametrize("number", EXPECTED)
def test_the_answer_is_right(con: Any, number: int) -> None:
    columns, rows = EXPECTED[number]
    (question,) = [item for item in ASKED if item.number == number]
    assert con.sql(question.sql).project(columns).fetchall() == rows


def test_days_in_a_row_are_one_gap(con: Any) -> None:
    (question,) = [item for item in ASKED if item.number == 7]
    gaps = {row[0]: row[1:4] for row in con.execute(question.sql).fetchall() if row[4] == "never asked"}
    assert gaps["daily-anchor"] == ((NOON - DAY).date(), LATER.date(), 3)


def test_all_that_happened_to_an_address_is_told_in_its_order(con: Any) -> None:
    (question,) = [item for item in ASKED if item.number == 15]
    told = con.sql(question.sql).project("happened_at, what, warc_offset").fetchall()
    once = ["found", "requested", "read", "revision", "compared", "decided"]
    assert [what for _, what, _ in told] == once * 2
    assert [at for at, _, _ in told] == [NOON] * 4 + [NOON + HOUR] * 2 + [LATER] * 4 + [LATER + HOUR] * 2
    assert [offset for _, what, offset in told if what == "requested"] == [17, 17]


def test_an_unknown_address_has_no_story(con: Any) -> None:
    assert not con.execute("FROM about_url('https://nobody.example/')").fetchall()


def test_the_page_numbers_its_questions_and_shows_an_answer_to_each() -> None:
    assert len(ASKED) >= 15
    assert [question.number for question in ASKED] == list(range(1, len(ASKED) + 1))
    assert not [question.title for question in ASKED if len(question.answer.splitlines()) < 3]


def test_answers_are_put_under_their_questions_once(con: Any) -> None:
    text = filled("## 1. How many?\n\n```sql\nSELECT 1 AS n\n```\n\nEnd.\n", con)
    assert text == "## 1. How many?\n\n```sql\nSELECT 1 AS n\n```\n\n```text\nn\n-\n1\n```\n\nEnd.\n"
    assert filled(text, con) == text


def test_what_differs_between_two_runs_of_the_demo_does_not_count() -> None:
    one = table(["host", "seen", "waited_ms"], [("a b", NOON.replace(year=2026), 5)])
    other = table(["host", "seen", "waited_ms"], [("a b", LATER.replace(year=2027), 50_000)])
    assert one != other
    assert stable(one) == stable(other) == [["host", "seen", "waited_ms"], ["a b", "~"]]
    assert stable(one) != stable(table(["host", "seen", "waited_ms"], [("a c", NOON.replace(year=2026), 5)]))
