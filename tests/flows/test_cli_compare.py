"""newswake compare --preview: what another method would change, and which method is in force."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from config.settings import Settings
from extractors.errors import ConfigError, QueryError
from extractors.fetch.clock import SystemClock
from flows import comparing, exits, methods, previewing
from tests.warehouse.planting import NOON, World
from warehouse import adoption
from warehouse.compare.methods import DEFAULT, METHODS, Method
from warehouse.compare.preview import Answer, Pair, summed

if TYPE_CHECKING:
    from flows.run import Run
    from tests.flows.conftest import Newswake
    from warehouse.compare.measured import Measured
    from warehouse.compare.relation import Judgement

A, B, C, D = (f"https://a.example/{name}" for name in "abcd")
STRICT = "strict/1"


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Four articles that the method of today and a stricter one have compared; two of them are labelled."""
    world = World(tmp_path_factory.mktemp("preview") / "data")
    world.run()
    world.seed("s", "The seed text.")
    answers = {
        A: ("same_event", "same_topic"),
        B: ("copy", "copy"),
        C: ("same_event", "unrelated"),
        D: ("copy", "partial"),
    }
    for url, (now, strict) in answers.items():
        seen = world.page(url, f"Text of {url} \x1b[2J.")
        world.compare("s", seen, method=DEFAULT.name, relation=now, why="words alike")
        world.compare(
            "s", seen, method=STRICT, relation=strict, why="by the \x1b[2Jbook", compared_at=NOON - timedelta(days=1)
        )
        if url in (A, B):
            world.judge("s", url, strict, observation_id=seen)
    world.adopt(DEFAULT.name)
    world.load()
    return world


@pytest.fixture
def compare(planted: World, newswake: Newswake, monkeypatch: pytest.MonkeyPatch) -> Newswake:
    monkeypatch.setenv("NEWSWAKE_DATA_DIR", str(planted.settings.spool.parent))
    two = MappingProxyType({**METHODS, STRICT: Method(STRICT, DEFAULT.judge, DEFAULT.replay)})
    monkeypatch.setattr(methods, "METHODS", two)
    return newswake


def test_a_preview_counts_and_shows_what_would_change(compare: Newswake, planted: World) -> None:
    before = planted.ask("SELECT count(*) FROM comparison")
    result = compare("compare", "--method", STRICT, "--preview")
    assert result.exit_code == exits.OK, result.stderr
    assert result.stdout.splitlines() == [
        "method strict/1: 4 pairs judged, 3 would change; nothing was stored",
        "       1  copy -> partial reuse",
        "       1  same event -> same topic",
        "       1  same event -> unrelated",
        "       1  copy stay",
        "of 2 labels of yours, what holds now agrees with 1, strict/1 with 2",
        "  only what holds now is right of 0, only strict/1 of 1",
        "",
        "same event -> same topic  (you: same topic)  Text of https://a",
        f"  {A}  seed s",
        f"  {DEFAULT.name:<8}  words alike",
        f"  {STRICT:<8}  by the \\x1b[2Jbook",
        "",
        "same event -> unrelated  Text of https://a",
        f"  {C}  seed s",
        f"  {DEFAULT.name:<8}  words alike",
        f"  {STRICT:<8}  by the \\x1b[2Jbook",
        "",
        "copy -> partial reuse  Text of https://a",
        f"  {D}  seed s",
        f"  {DEFAULT.name:<8}  words alike",
        f"  {STRICT:<8}  by the \\x1b[2Jbook",
    ]
    assert planted.ask("SELECT count(*) FROM comparison") == before


def test_json_has_all_of_it(compare: Newswake) -> None:
    found = json.loads(compare("compare", "s", "--method", STRICT, "--preview", "--json").stdout)
    assert found["agreement"] == {"labels": 2, "old": 1, "new": 2, "only_old": 0, "only_new": 1}
    assert {"old": "copy", "new": "partial", "pairs": 1} in found["moves"]
    assert [item["url"] for item in found["changed"]] == [A, C, D]


def test_the_method_in_force_changes_nothing(compare: Newswake) -> None:
    result = compare("compare", "--method", DEFAULT.name, "--preview")
    assert "4 pairs judged, none would change" in result.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--preview",), "--preview needs the --method"),
        (("--all",), "--all goes with --preview"),
        (
            ("--method", "x/9", "--preview"),
            f"x/9: there is no such method of comparison. This version compares by {DEFAULT.name}",
        ),
        (("--method", "x/9"), "x/9: there is no such method of comparison."),
        (("u", "--method", DEFAULT.name, "--preview"), "u: the warehouse has no such seed. It has s."),
    ],
)
def test_what_cannot_be_shown_is_said(compare: Newswake, args: tuple[str, ...], said: str) -> None:
    result = compare("compare", *args)
    assert result.exit_code == exits.USAGE
    assert said in " ".join(result.stderr.split())


def test_a_setting_that_names_no_method_is_wrong(compare: Newswake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWAKE_COMPARE_METHOD", "x/9")
    result = compare("compare")
    assert result.exit_code == exits.CONFIG
    assert "compare_method: there is no such method of comparison. This version compares by" in result.stderr


def test_the_method_in_force_is_the_setting_else_the_newest() -> None:
    assert methods.in_force(Settings()) is DEFAULT
    for name, method in METHODS.items():
        if method.is_retired:
            with pytest.raises(ConfigError):
                methods.in_force(Settings(compare_method=name))
        else:
            assert methods.in_force(Settings(compare_method=name)) is method
    with pytest.raises(ConfigError):
        methods.in_force(Settings(compare_method="x/9"))
    with pytest.raises(QueryError):
        methods.chosen(Settings(), "x/9")


def strictly(measured: Measured) -> Judgement:
    return replace(DEFAULT.judge(measured), relation="unrelated", copy_kind=None, why="strictly")


def test_methods_store_rows_beside_each_other_and_one_is_in_force(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    strict = Method(STRICT, strictly, DEFAULT.replay)
    monkeypatch.setattr(methods, "METHODS", {**METHODS, STRICT: strict})
    world = World(run.settings.data_dir)
    world.run()
    world.seed("s", "The seed text.")
    world.page(A, "The seed text.")
    world.load()
    adopted, shown = "SELECT method FROM adoption ORDER BY adopted_at", "SELECT method, relation FROM matches"

    # A method that is named leaves in force what is; here there is nothing yet.
    assert comparing.compare_pending(run, None, STRICT) == 1
    run.load()
    assert (world.ask(adopted), world.ask(shown)) == ([], [(STRICT, "unrelated")])
    ours = adoption.preview(run.settings.published, DEFAULT, None, NOON)
    assert [(pair.old.why, pair.new and pair.new.relation) for pair in ours.changed] == [("strictly", "copy")]

    # The one of the settings is put in force, once.
    for expected in (1, 0):
        assert comparing.compare_pending(run, None) == expected
        run.load()
    assert (world.ask(adopted), world.ask(shown)) == ([(DEFAULT.name,)], [(DEFAULT.name, "copy")])
    rows = [(DEFAULT.name, "copy", True), (STRICT, "unrelated", False)]
    assert world.ask("SELECT method, relation, is_adopted FROM comparisons ORDER BY ALL") == rows

    run.clock = SystemClock()
    run.settings = run.settings.model_copy(update={"compare_method": STRICT})
    assert comparing.compare_pending(run, None) == 0
    run.load()
    assert world.ask(shown) == [(STRICT, "unrelated")]


def test_what_cannot_be_judged_is_counted_and_said() -> None:
    found = summed([Pair("s", A, None, "old/1", Answer("copy", None, 1.0, "all of it"), None, None)])
    assert list(previewing.lines(found, STRICT, None)) == [
        "method strict/1: 0 pairs judged, none would change; nothing was stored",
        "1 pair cannot be judged by what is stored of them: `newswake compare` comes first",
        "no labels of yours to hold it against (newswake label)",
    ]


def test_what_an_earlier_version_has_compared_by_stays_in_force(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(methods, "METHODS", {**METHODS, STRICT: Method(STRICT, strictly, DEFAULT.replay)})
    world = World(run.settings.data_dir)
    world.run()
    world.seed("s", "The seed text.")
    world.compare("s", world.page(A, "The seed text."), method="older/1", relation="copy")
    world.load()
    assert comparing.compare_pending(run, None, STRICT) == 1
    run.load()
    assert world.ask("SELECT method, relation FROM matches") == [("older/1", "copy")]
    assert world.ask("SELECT method FROM adoption") == [("older/1",)]
