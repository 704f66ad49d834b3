"""What the benchmarks of extraction compute from what was measured."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from tests.benchmarks import extraction, extraction_table, rivals_extraction
from tests.benchmarks.extraction_metadata import ASKED, Line, share, table
from tests.benchmarks.extraction_scores import LEAST_PAGES, Gain, gains, groups, interval, language_of, page_score
from tests.benchmarks.extraction_table import PAGE, figure, markdown, shown, written
from tests.benchmarks.line_labels import KIT

ENGLISH = "The council closed the old bridge to lorries, and nobody in the room was surprised by that."
GERMAN = "Der Rat hat die alte Brücke für Lastwagen gesperrt, und niemand im Saal war davon überrascht."


class TestInterval:
    def test_no_chance_is_left_where_all_pages_gain_the_same(self) -> None:
        assert interval([0.25] * 30, 200) == (0.25, 0.25)

    def test_one_good_page_among_many_proves_nothing(self) -> None:
        low, high = interval([1.0] + [0.0] * 49, 1000)
        assert low == 0.0
        assert high > 0.02

    def test_a_steady_gain_has_a_lower_bound_above_nothing(self) -> None:
        low, high = interval([0.02, 0.04] * 40, 1000)
        assert 0.025 < low < 0.03 < high < 0.035

    def test_it_is_the_same_at_every_call(self) -> None:
        assert interval([0.1, 0.5, -0.3], 100) == interval([0.1, 0.5, -0.3], 100)
        assert interval([0.1, 0.5, -0.3], 100) != interval([0.1, 0.5, -0.3], 100, seed=6)


class TestGroups:
    def test_languages_need_twenty_pages(self) -> None:
        pages = [(f"a{n}", "aeb", "en") for n in range(LEAST_PAGES - 1)] + [
            (f"f{n}", "fundus", "de") for n in range(19)
        ]
        found = groups([*pages, ("e", "feval", "en")])
        assert len(found["whole texts, en"]) == LEAST_PAGES
        assert not [name for name in found if name.endswith("de")]
        assert len(found["aeb + feval + fundus"]) == LEAST_PAGES + 19

    def test_sentences_and_whole_texts_make_a_language_together(self) -> None:
        pages = [(f"f{n}", "fundus", "de") for n in range(12)] + [(f"t{n}", "traf", "de") for n in range(12)]
        assert set(groups(pages)) == {"aeb + feval + fundus", "traf", "all, de"}
        assert len(groups(pages)["all, de"]) == 24

    def test_the_same_pages_are_named_once(self) -> None:
        assert list(groups([(f"t{n}", "traf", "fi") for n in range(30)])) == ["traf"]


def test_a_gain_is_the_difference_of_two_means() -> None:
    (gain,) = gains({"all": ["a", "b"]}, {"a": 0.5, "b": 0.7, "c": 0.0}, {"a": 0.6, "b": 0.4, "c": 1.0}, 100)
    assert (gain.pages, gain.base, gain.ours) == (2, pytest.approx(0.6), pytest.approx(0.5))
    assert gain.mean == pytest.approx(-0.1)
    assert gain.is_lower
    assert gain.low == pytest.approx(-0.3)
    assert gain.high == pytest.approx(0.1)


def test_sums_of_floats_are_no_loss() -> None:
    assert not Gain("g", 3, 0.1 + 0.2, 0.3, 0.0, 0.0).is_lower


@pytest.mark.parametrize("truth", [{"text": GERMAN}, {"paragraphs": [f"[{GERMAN}]"]}, {"with": [GERMAN]}])
def test_the_language_is_that_of_the_true_text(truth: dict[str, Any]) -> None:
    assert language_of(truth) == "de"


@pytest.mark.shared
@pytest.mark.skipif(not KIT.exists(), reason="needs ../shared/extraction")
class TestPageScore:
    def test_a_whole_text(self) -> None:
        assert page_score("aeb", {"text": ENGLISH}, ENGLISH) == 1.0
        assert page_score("aeb", {"text": ENGLISH}, None) == 0.0
        half = page_score("fundus", {"text": f"{ENGLISH} {GERMAN}"}, ENGLISH)
        assert half is not None
        assert 0.5 < half < 0.75

    def test_paragraphs_in_brackets_may_be_missing(self) -> None:
        assert page_score("feval", {"paragraphs": [ENGLISH, f"[{ENGLISH} Twice.]"]}, ENGLISH) == 1.0

    def test_sentences_count_where_they_are_rightly_absent_too(self) -> None:
        truth = {"with": [ENGLISH, "Nowhere."], "without": ["Cookies", "Imprint"]}
        assert page_score("traf", truth, f"{ENGLISH} Cookies") == 0.5

    def test_pages_without_a_known_text_have_none(self) -> None:
        assert page_score("mc", {"title": "A title"}, ENGLISH) is None


class TestMetadata:
    def scores(self, **changes: dict[str, float]) -> dict[str, Any]:
        good = {"title_exact": 0.95, "author_f1": 0.95, "date_day": 1.0, "date_instant": 1.0, "language": 1.0}
        return {dataset: good | changes.get(dataset, {}) for dataset in ("fundus", "traf", "mc")}

    def lines(self, **changes: dict[str, float]) -> list[Line]:
        theirs = {"trafilatura": self.scores(fundus={"title_exact": 0.5}), "fast": self.scores(**changes)}
        return table(theirs | {"thorough": self.scores()}, [])[: len(ASKED)]

    def test_all_met(self) -> None:
        assert [line.met for line in self.lines()] == [{"fast": True, "thorough": True}] * len(ASKED)

    def test_a_threshold_missed_in_one_mode(self) -> None:
        missed = [line for line in self.lines(traf={"author_f1": 0.59}) if line.met != {"fast": True, "thorough": True}]
        assert [(line.name, line.asked, line.met) for line in missed] == [
            ("traf author_f1", ">= 0.6", {"fast": False, "thorough": True})
        ]

    def test_worse_than_trafilatura(self) -> None:
        missed = [line.name for line in self.lines(mc={"title_exact": 0.94}) if line.met and not line.met["fast"]]
        assert missed == ["mc title_exact"]

    def test_a_share(self) -> None:
        assert share([True, False, False]) == 0.3333


def test_cpu_is_told_in_sum_and_by_page() -> None:
    seconds = {"trafilatura": [1.0, 0.1, 0.1], "fast": [0.5, 0.2, 0.1], "thorough": [2.0, 0.3, 0.1]}
    runs = {name: SimpleNamespace(cpu_s=its) for name, its in seconds.items()}
    rows = [{"dataset": dataset} for dataset in ("traf", "aeb", "fundus")]
    fast, thorough = extraction.cpu_part(rows, [runs])
    assert fast == {"round": 1, "mode": "fast", "sum": 0.667, "whole": 1.5, "mean": 1.167, "median": 1.0}
    assert thorough == {"round": 1, "mode": "thorough", "sum": 2.0, "whole": 2.0, "mean": 2.0, "median": 2.0}


class TestTable:
    def test_figures_are_found_by_their_path(self) -> None:
        scores = {"feval": {"rouge_lsum": {"f1": 95.1}}}
        assert figure(scores, "feval", ("rouge_lsum", "f1")) == 95.1
        assert figure(scores, "aeb", ("f1",)) is None
        assert figure(scores, "feval", ("f1", "f1")) is None

    @pytest.mark.parametrize(
        ("value", "text"), [(0.9614, ".9614"), (95.1, "95.10"), (0.0, ".0000"), (1.0, "1.0000"), (None, "-")]
    )
    def test_how_figures_look(self, value: float | None, text: str) -> None:
        assert shown(value) == text

    def test_rows_and_columns(self) -> None:
        assert markdown(("text", "F1"), ["one"], [[".5000"]]) == "| text | F1 |\n| --- | --- |\n| one | .5000 |"

    def test_what_an_extractor_never_says_is_no_zero(self) -> None:
        one = SimpleNamespace(name="one", predictions={"p": {"title": "T", "date": None}})
        scores = {"fundus": {"title_exact": 0.0, "author_f1": 0.0, "date_day": 0.0, "date_instant": 0.0, "language": 0}}
        cells = extraction_table._cells(one, scores, extraction_table.METADATA)
        assert cells[:5] == [".0000", "-", "-", "-", "-"]

    def test_one_slow_page_shows_in_the_sum_only(self) -> None:
        assert extraction_table.cpu_cells({"a": 0.1, "b": 0.2, "c": 9.0}, {"a": 0.1, "b": 0.1, "c": 3.0}) == [
            "2.91",
            "2.00",
        ]

    def test_only_what_stands_between_the_marks_is_written(self) -> None:
        page = f"before\n{extraction_table.START}\nold\n{extraction_table.END}\nafter\n"
        new = written(page, "| new |")
        assert new.startswith("before\n")
        assert new.endswith("\nafter\n")
        assert "old" not in new
        assert written(new, "| new |") == new

    def test_a_page_without_marks_is_left_alone(self) -> None:
        with pytest.raises(SystemExit, match="no place"):
            written("no marks", "| new |")

    def test_the_page_has_a_place_for_it(self) -> None:
        assert written(PAGE.read_text("utf-8"), "| new |")


class TestRivals:
    def test_an_error_is_an_empty_answer(self) -> None:
        def fails(_html: bytes, _url: str) -> dict[str, Any]:
            raise ValueError("no tree")

        said = rivals_extraction.answer(fails, b"", "https://a.example/")
        assert (said["found"], said["error"]) == ({}, "ValueError: no tree")

    def test_foreign_ones_are_contestants(self) -> None:
        assert set(rivals_extraction.CONTESTANTS) > rivals_extraction.FOREIGN

    def test_a_contestant_answers_line_by_line(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
        import gzip  # noqa: PLC0415 - this test only

        (tmp_path / "a.html.gz").write_bytes(gzip.compress(b"<p>Hello</p>"))
        monkeypatch.setitem(
            rivals_extraction.CONTESTANTS, "echo", lambda: lambda html, url: {"text": f"{url} {html!r}"}
        )
        monkeypatch.setattr(rivals_extraction, "confine", lambda: None)
        monkeypatch.setattr(sys, "argv", ["rivals_extraction", "echo"])
        monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(["u", str(tmp_path / "a.html.gz")]) + "\n"))
        monkeypatch.setattr(sys, "stdout", out := io.StringIO())
        monkeypatch.setattr(sys, "stderr", io.StringIO())
        rivals_extraction.main()
        assert json.loads(out.getvalue())["found"] == {"text": "u b'<p>Hello</p>'"}
