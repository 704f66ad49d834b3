"""The benchmark of the worked questions asks them of another warehouse than the demo's, and tells what is slow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.benchmarks import queries
from tests.benchmarks.queries import Timing, adapted, explain, measure, tell
from tests.warehouse.planting import World
from tests.warehouse.story import plant
from tests.worked_queries import PAGE, questions

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {"seed": "seed-1", "host": "www.o'neill.example", "url": "https://a.example/1"}


def test_the_names_of_the_demo_are_replaced() -> None:
    sql = "SELECT 'copy' WHERE seed_id = 'karvenia' AND host = 'www.harbour-courier.example' AND url = 'http://x.example/a'"
    expected = (
        "SELECT 'copy' WHERE seed_id = 'seed-1' AND host = 'www.o''neill.example' AND url = 'https://a.example/1'"
    )
    assert adapted(sql, NAMES) == expected


def test_no_question_keeps_a_name_of_the_demo() -> None:
    for question in questions(PAGE.read_text("utf-8")):
        sql = adapted(question.sql, NAMES)
        assert "karvenia" not in sql
        assert "harbour-courier" not in sql


def test_what_is_slow_is_marked() -> None:
    timings = [Timing("fast", [0.5, 0.2], [0.4, 0.1], 3), Timing("late", [3.0, 2.0], [1.5, 1.2], 0)]
    told = tell(timings)
    assert "| fast | 3 | 0.50 | 0.20 | 0.10 |" in told
    assert "| late | 0 | 3.00 | 2.00 **slow** | 1.20 |" in told
    assert told.endswith("2 questions, median of the best times 1.10 s, 1 above 1 s")


@pytest.mark.slow
def test_questions_and_examples_are_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world = World(tmp_path)
    plant(world)
    with world.reading() as con:
        todo = list(queries.asked(con, views=True))
    assert len(todo) > len(questions(PAGE.read_text("utf-8"))) + 20
    assert "lantern" not in todo[1][1]
    monkeypatch.setattr(queries, "asked", lambda *_, **__: todo[1:2])
    (timing,) = measure(world.settings.published, 2, views=True)
    assert (timing.rows, len(timing.seconds), len(timing.cpu)) == (4, 2, 2)
    assert "Total Time" in explain(world.settings.published, 2)
