"""Synthetic articles are the same at every time, and of the shape that a warehouse of real ones has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tests.benchmarks import synthetic, synthetic_build
from tests.benchmarks.search import Question, other_form, questions, score
from tests.warehouse.planting import settings_in

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_number_gives_the_same_article_every_time_and_another_one_another() -> None:
    first, again, other = synthetic.page(3), synthetic.page(3), synthetic.page(4)
    assert vars(first) == vars(again)
    assert first.text != other.text
    assert len(set(first.words)) > 40
    assert synthetic.changed(first).text != first.text
    assert set(first.shingles) < set(synthetic.changed(first).shingles)


def test_a_run_is_loaded_whole_and_a_second_time_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(synthetic_build, "HOSTS", 2)
    monkeypatch.setattr(synthetic, "SHARES", {"en": 1})
    settings = settings_in(tmp_path, memory_limit="2GB")
    made = list(synthetic_build.run_rows(1, 4))
    assert Counter(table for table, _ in made)["content"] == 4
    synthetic_build.write_run(settings, 1, 4)
    report = synthetic_build.load(settings)
    assert (report.batches, report.rows) == (1, len(made))
    assert report.indexed is not None
    assert (report.indexed.texts, report.indexed.left) == (4, 0)
    synthetic_build.write_run(settings, 1, 4)
    assert synthetic_build.load(settings).batches == 0


TITLES = ("Cities raise pension taxes", "Pension protests reach parliament", "A b", "Pension protests reach parliament")


def test_questions_are_made_of_titles_in_another_form() -> None:
    asked = questions([(number, title, "Text", "en") for number, title in enumerate(TITLES)], 10)
    assert {question.wanted for question in asked} == {frozenset({0}), frozenset({1, 3})}
    for question in asked:
        title = TITLES[min(question.wanted)].lower().split()
        assert not set(question.words.split()) <= set(title)
        assert set(question.words.split()) & set(title)


def test_other_forms() -> None:
    given = ("protests", "protest", "city", "reached", "reaching")
    assert [other_form(word, "en") for word in given] == ["protest", "protests", "cities", "reaching", "reached"]
    assert [other_form(word, "ru") for word in ("протест", "страна")] == ["протестов", "странами"]


def test_a_side_is_scored_by_the_first_wanted_article() -> None:
    asked = [Question("a", frozenset({1, 2})), Question("b", frozenset({3})), Question("c", frozenset({4}))]
    told = score([[9, 2, 1], [3], []], asked, [0.1, 0.2, 0.3])
    assert told == {"mrr": 0.5, "first": 0.333, "missed": 1, "ms": 200.0}
