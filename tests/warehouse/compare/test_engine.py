from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from extractors.features import compute
from extractors.records import Link
from tests.benchmarks.likeness import likeness
from tests.warehouse import planting
from tests.warehouse.compare import texts
from warehouse import rows
from warehouse.compare import engine
from warehouse.compare.methods import DEFAULT

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2022, 2, 1, tzinfo=UTC)
SEED_URL = "https://seed.example/1"


@dataclass
class Planted:
    world: planting.World
    ids: dict[str, int]

    def results(self, seeds: list[str] | None = None) -> dict[str, engine.ComparisonResult]:
        names = {number: name for name, number in self.ids.items()}
        with self.world.reading() as con:
            return {names[result.observation_id]: result for result in engine.compare(con, NOW, "run", seeds)}

    def load_results(self) -> None:
        for result in self.results().values():
            self.world.add("comparison", rows.comparison_row(result))
            for row in rows.passage_rows(result):
                self.world.add("passage", row)
        assert not self.world.load().rejected


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Planted:
    monkeypatch.setattr(planting, "features", lambda text, _lang=None: compute.features(None, text))
    world = planting.World(tmp_path)
    world.run()
    link = (Link(SEED_URL, "a commentary", "body", 0),)
    there = {
        "seed": world.page(SEED_URL, texts.SEED, title=texts.SEED_TITLE, links=()),
        "copy": world.page(
            "https://copy.example/1",
            texts.SEED + "\n",
            canonical_url=SEED_URL,
            syndication_credit="Seed Post",
            links=(),
        ),
        "abridged": world.page("https://short.example/1", texts.ABRIDGED, links=()),
        "quoting": world.page("https://quote.example/1", texts.QUOTING, links=link),
        "rewrite": world.page("https://other.example/1", texts.REWRITE, links=()),
        "russian": world.page("https://ru.example/1", texts.RUSSIAN, lang="ru", links=()),
        "unrelated": world.page("https://chess.example/1", texts.UNRELATED, links=()),
        "unrelated russian": world.page("https://ru.example/2", texts.UNRELATED_RUSSIAN, lang="ru", links=()),
        "short": world.page("https://short.example/2", "The dam is full.", links=()),
    }
    world.seed("dam", texts.SEED, title=texts.SEED_TITLE, url=SEED_URL, url_id=planting.url_id(SEED_URL))
    assert not world.load().rejected
    return Planted(world, there)


def test_each_article_gets_its_relation(planted: Planted) -> None:
    found = {name: (result.relation, result.copy_kind) for name, result in planted.results().items()}
    assert found == {
        "seed": ("copy", "exact"),
        "copy": ("copy", "exact"),
        "abridged": ("copy", "abridged"),
        "quoting": ("partial", None),
        "rewrite": ("same_event", None),
        "russian": ("same_event", None),
        "unrelated": ("unrelated", None),
        "unrelated russian": ("unrelated", None),
        "short": ("undecided", None),
    }


def test_evidence_beside_the_text_is_found(planted: Planted) -> None:
    found = planted.results()
    assert found["seed"].is_seed
    assert not found["copy"].is_seed
    assert found["copy"].syndication_credit == "Seed Post"
    assert "canonical link names the seed" in found["copy"].why
    assert found["quoting"].links_to_seed
    assert found["quoting"].quotes_seed
    assert not found["rewrite"].links_to_seed
    assert found["russian"].term_cosine is None
    assert found["russian"].key_cosine is not None
    assert found["rewrite"].hours_from_seed == 0


def test_passages_stand_where_they_say(planted: Planted) -> None:
    (passage,) = planted.results()["quoting"].passages
    there = texts.QUOTING[passage.article_start : passage.article_end]
    assert there.casefold() == texts.SEED[passage.seed_start : passage.seed_end].casefold()


def test_cosines_are_those_of_the_features(planted: Planted) -> None:
    one, two = compute.features(None, texts.SEED), compute.features(None, texts.REWRITE)
    dot = sum(weight * two.terms.get(term, 0.0) for term, weight in one.terms.items())
    expected = dot / (rows.norm(one.terms.values()) * rows.norm(two.terms.values()))
    assert planted.results()["rewrite"].term_cosine == pytest.approx(expected, abs=1e-4)


def test_sql_and_python_measure_the_same(planted: Planted) -> None:
    """The fits and the kit go by ``likeness``, the product by SQL."""
    seed = compute.features(None, texts.SEED)
    found = planted.results()
    for name, text in (("rewrite", texts.REWRITE), ("russian", texts.RUSSIAN), ("unrelated", texts.UNRELATED)):
        expected = likeness(seed, compute.features(None, text))
        measured = found[name].receipt["measured"]
        assert isinstance(measured, dict)
        assert {key: measured[key] for key in expected} == pytest.approx(expected, abs=2e-4)


def test_a_pair_is_compared_once(planted: Planted) -> None:
    planted.load_results()
    assert planted.results() == {}
    assert planted.world.ask("SELECT count(*), min(method), max(method) FROM comparison") == [
        (9, DEFAULT.name, DEFAULT.name)
    ]


def test_a_new_revision_and_a_new_seed_version_are_compared(planted: Planted) -> None:
    planted.load_results()
    later = planting.NOON + timedelta(days=1)
    planted.ids["corrected"] = planted.world.page(
        "https://other.example/1", texts.REWRITE.replace("thirty", "forty"), at=later, links=()
    )
    planted.world.load()
    assert list(planted.results()) == ["corrected"]
    planted.world.seed("dam", texts.SEED + " And the bill is still to come.", version=2)
    planted.world.load()
    assert {result.seed_version for result in planted.results().values()} == {2}
    assert len(planted.results()) == 10


def test_only_active_seeds_unless_named(planted: Planted) -> None:
    planted.world.add("seed_state", rows.seed_state_row("dam", planting.NOON, active=False))
    planted.world.load()
    assert planted.results() == {}
    assert len(planted.results(["dam"])) == 9
    assert planted.results(["another"]) == {}


def test_pending_counts_what_compare_would_do(planted: Planted) -> None:
    with planted.world.reading() as con:
        assert engine.pending(con) == 9


def test_replaying_a_stored_receipt_gives_the_stored_relation(planted: Planted) -> None:
    planted.load_results()
    stored: list[tuple[Any, ...]] = planted.world.ask("SELECT relation, score, receipt FROM comparison")
    for relation, score, receipt in stored:
        again = DEFAULT.replay(json.loads(receipt))
        assert (again.relation, again.score) == (relation, score)
