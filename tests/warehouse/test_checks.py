"""Each check in a warehouse where it must find something, and in one where it must not."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from extractors.records import Moment, Passage
from tests.warehouse.planting import NOON, Compared, World, article, features
from warehouse import checks, db, rows, statements
from warehouse.report.words import STATES

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
A, B, C = (f"https://a.example/{name}" for name in "abc")
LONG = " ".join(f"word{number}" for number in range(40))


def moment(at: datetime) -> Moment:
    return Moment(at, "minute", zone_assumed=False, method="json-ld", raw="r")


def sound(world: World) -> None:
    """A run in which all went well: a source that lists news each hour, two articles, a seed and a match."""
    world.run("run", seed_id="s", ended="completed")
    world.seed("s", "A seed. It is long")
    for url, text in ((A, f"One. {LONG} one"), (B, f"Two. {LONG} two")):
        world.discover(url)
        observation = world.page(url, text)
        world.settle(url, "stored", observation_id=observation)
        world.url("https://a.example/other")
        world.compare("s", observation, score=0.5)
    hourly(world, "a", 8)


def hourly(world: World, source: str, times: int, silent: int = 0) -> None:
    for hour in range(times + silent):
        world.poll(source, NOON + hour * HOUR, new_entries=3 if hour < times else 0)


def read_daily(world: World, host: str, make: Callable[[int], dict[str, object]]) -> None:
    """Sixty pages of one host, four a day."""
    for place in range(60):
        values = {"text": f"T. {host} {words(20, place)}", **make(place)}
        world.page(f"https://{host}/{place}", str(values.pop("text")), at=NOON + place * DAY / 4, **values)


def turned(place: int) -> bool:
    """The 20 newest of 60."""
    return place >= 40


def words(count: int, place: int) -> str:
    return " ".join(f"w{place}x{number}" for number in range(count))


# ---- one story per check, in which it must find something ----


def unaccounted(world: World) -> int:
    world.run("bad", ended="completed")
    world.discover(C, "bad")
    world.discover(A, "bad")
    world.settle(A, "no_such_state", "bad")
    return 2


def orphaned(world: World) -> int:
    world.add("run_end", rows.run_end_row("nobody", "completed", NOON, None))
    for item in rows.passage_rows(Compared("s", 42, passages=(Passage(0, 1, 0, 1, 8, 1.0),))):
        world.add("passage", item)
    return 2


def doubled(world: World) -> int:
    world.add("run_end", rows.run_end_row("run", "completed", NOON, None))
    return 1


def from_the_future(world: World) -> int:
    world.page("https://future.example/1", "Tomorrow. It is", published=moment(NOON + 2 * DAY))
    return 1


def from_the_past(world: World) -> int:
    world.page("https://past.example/1", "Long ago. It was", published=moment(NOON.replace(year=1970)))
    return 1


def changed_before(world: World) -> int:
    world.page("https://order.example/1", "First. Then", published=moment(NOON), modified=moment(NOON - 2 * DAY))
    return 1


def one_text(world: World) -> int:
    for number in range(3):
        world.page(f"https://b.example/story?x={number}", f"The same. {LONG}")
    return 1


def shorter(world: World) -> int:
    read_daily(world, "short.example", lambda place: {"text": f"T. {words(10 if turned(place) else 200, place)}"})
    return 1


def other_language(world: World) -> int:
    def text(place: int) -> str:
        return f"Tongue. {words(20, place)}"

    for place in range(60):
        found = replace(features(text(place)), lang="ru" if turned(place) else "en")
        world.add("content", rows.content_row(article("https://a.example", text(place)), found))
    read_daily(world, "tongue.example", lambda place: {"text": text(place)})
    return 1


def no_articles(world: World) -> int:
    def judged(place: int) -> dict[str, object]:
        return {"verdict": "not_article", "kind": "consent"} if turned(place) else {}

    read_daily(world, "wall.example", judged)
    return 1


def silent(world: World) -> int:
    hourly(world, "quiet", 8, silent=6)
    return 1


def without_archive(world: World) -> int:
    url = "https://lost.example/1"
    world.page(url, "Lost. It is", fetched=world.fetch(url, warc_file=None, warc_offset=None, warc_length=None))
    return 1


STORIES: dict[str, Callable[[World], int]] = {
    "ledger_balances": unaccounted,
    "no_orphans": orphaned,
    "nothing_doubled": doubled,
    "dates_in_the_future": from_the_future,
    "dates_before_1990": from_the_past,
    "dates_in_order": changed_before,
    "one_text_one_address": one_text,
    "drift_of_length": shorter,
    "drift_of_language": other_language,
    "drift_of_verdict": no_articles,
    "sources_not_silent": silent,
    "every_response_in_the_archive": without_archive,
}


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("healthy"))
    sound(world)
    world.load()
    return world


@pytest.fixture(scope="module")
def sick(tmp_path_factory: pytest.TempPathFactory) -> tuple[World, dict[str, int]]:
    """All stories in one warehouse; how many cases each check must find."""
    world = World(tmp_path_factory.mktemp("sick"))
    sound(world)
    expected = {name: story(world) for name, story in STORIES.items()}
    world.load()
    return world, expected


def results(world: World) -> dict[str, checks.CheckResult]:
    return {item.name: item for item in checks.latest(world.settings.published)}


def test_every_check_has_its_story() -> None:
    assert set(STORIES) == {check.name for check in checks.checks()}


@pytest.mark.parametrize("name", STORIES)
def test_a_sound_warehouse_passes(healthy: World, name: str) -> None:
    found = results(healthy)[name]
    assert (found.state, found.found, found.sample) == ("ok", 0, None), found


@pytest.mark.parametrize("name", STORIES)
def test_what_is_wrong_is_found_counted_and_shown(sick: tuple[World, dict[str, int]], name: str) -> None:
    world, expected = sick
    found = results(world)[name]
    assert (found.state, found.found) == ("found", expected[name]), found
    assert found.message.endswith(f": {expected[name]}")
    cases = json.loads(found.sample or "")
    assert 0 < len(cases) <= checks.MOST_CASES
    assert all(case.values() and "found" not in case for case in cases)


# Of a key, of both sides of a difference, and of a change whose difference is not there.
REVISIONS = """
INSERT INTO revision_key BY NAME SELECT 1 AS observation_id, 1 AS method, 1 AS text_key, 1 AS revision_key;
INSERT INTO revision_diff BY NAME SELECT 2 AS observation_id, 3 AS base_observation_id, 1 AS method, 1 AS sentences,
  1 AS base_sentences, 0 AS added, 0 AS removed, 1 AS edited, 0 AS moved, []::VARCHAR[] AS fields;
INSERT INTO revision_change BY NAME SELECT 2 AS observation_id, unnest([3, 4]) AS base_observation_id, 1 AS method,
  0 AS ord, 'text' AS field, 'edited' AS kind
"""


def test_revisions_without_their_looks_are_orphans(world: World) -> None:
    sound(world)
    world.load()
    (check,) = (item for item in checks.checks() if item.name == "no_orphans")
    with db.live(world.settings) as con:
        assert checks.make(con, check).is_ok
        con.execute(REVISIONS)
        found = checks.make(con, check)
    assert found.found == 4
    assert [(case["child"], case["parent"], case["missing"]) for case in json.loads(found.sample or "")] == [
        ("revision_change", "revision_diff", 1),
        ("revision_diff", "observation", 2),
        ("revision_key", "observation", 1),
    ]


def test_finds_come_first_and_grave_ones_before_others(sick: tuple[World, dict[str, int]], healthy: World) -> None:
    found = checks.latest(sick[0].settings.published)
    assert [item.severity for item in found] == sorted(item.severity for item in found)
    assert {item.name for item in found if item.is_grave} == {
        check.name for check in checks.checks() if check.severity == "error"
    }
    assert not any(item.is_grave for item in checks.latest(healthy.settings.published))


def test_the_ledgers_states_are_those_that_people_are_told_of() -> None:
    named = set(re.findall(r"'(\w+)'", statements.read("checks", "ledger_balances").partition("NOT IN ('stored'")[2]))
    assert named | {"stored"} == set(STATES) - {"pending", "interrupted"}


# ---- when they are made ----


def test_they_are_made_once_per_run_and_kept(world: World) -> None:
    world.run("one", ended="completed")
    world.load()
    first = world.ask("SELECT * FROM check_result ORDER BY ALL")
    assert {row[0] for row in first} == {"one"}
    world.url(A)
    world.load()
    assert world.ask("SELECT * FROM check_result ORDER BY ALL") == first
    world.run("two", at=NOON + DAY, ended="failed")
    world.load()
    assert {name for (name,) in world.ask("SELECT DISTINCT run_id FROM check_result")} == {"one", "two"}
    assert {item.run_id for item in checks.latest(world.settings.published)} == {"two"}


def test_nothing_is_checked_before_a_run_has_ended(world: World) -> None:
    assert checks.latest(world.settings.published) == []
    world.run("one")
    world.load()
    assert checks.latest(world.settings.published) == []


def test_a_load_that_died_before_is_made_up_for(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.run("one", ended="completed")
    monkeypatch.setattr(checks, "after_load", lambda *_: 0)
    world.load()
    monkeypatch.undo()
    assert checks.latest(world.settings.published) == []
    world.load()
    assert {item.run_id for item in checks.latest(world.settings.published)} == {"one"}


def test_a_check_that_cannot_be_made_is_told_and_hinders_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = checks.Check("broken", "warning", "nothing", "none", "SELECT 1 AS found FROM no_such_table")
    monkeypatch.setattr(checks, "checks", lambda: (broken,))
    world.run("one", ended="completed")
    assert world.load().rejected == ()
    (found,) = checks.latest(world.settings.published)
    assert (found.state, found.severity, found.is_grave) == ("broken", "error", True)
    assert "no_such_table" in found.message


def test_checks_whose_pages_cannot_be_looked_up_are_told_too(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    read = statements.read
    broken = "SELECT 1 FROM no_such_table"
    monkeypatch.setattr(statements, "read", lambda *name: broken if name[1] == "newest_of_hosts" else read(*name))
    world.run("one", ended="completed")
    assert world.load().rejected == ()
    found = {name for name, item in results(world).items() if item.state == "broken"}
    assert found == {"drift_of_language", "drift_of_length", "drift_of_verdict"}


def test_texts_of_the_web_are_cut_and_cannot_steer_a_terminal(world: World) -> None:
    hostile = f"https://a.example/\x1b[31m{'x' * 1000}"
    world.run("one", ended="completed")
    world.page(hostile, "Tomorrow. It is", published=moment(NOON + 2 * DAY))
    world.load()
    sample = json.loads(results(world)["dates_in_the_future"].sample or "")
    assert sample[0]["url"].startswith("https://a.example/\\x1b[31mxxx")
    assert len(sample[0]["url"]) <= checks.CELL_CHARS


def test_a_file_without_its_three_lines_is_refused() -> None:
    with pytest.raises(ValueError, match="must state"):
        checks._declared("x", "-- severity: error\nSELECT 1")


def test_everything_is_described(healthy: World) -> None:
    sql = "SELECT comment FROM duckdb_columns() WHERE table_name IN ('check_result', 'checks')"
    assert all(comment for (comment,) in healthy.ask(sql))


def test_the_sample_is_json_to_sql(sick: tuple[World, dict[str, int]]) -> None:
    with db.read_only(sick[0].settings.published) as con:
        sql = "SELECT sample ->> '$[0].host' FROM checks WHERE check_name = 'drift_of_length'"
        assert con.execute(sql).fetchall() == [("short.example",)]
