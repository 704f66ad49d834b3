"""The plan, from the command line: nothing is asked of anybody."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from flows import exits
from flows.backfill_show import duration, size
from tests.flows import backfill_ground as ground

if TYPE_CHECKING:
    from pathlib import Path

    from tests.flows.conftest import Newswake

SEED = """
file = "seed.md"
published = 2022-01-07
language = "en"
window = {before_days = 2, after_days = 2}
"""
SOURCE = """
name = "The Outlet"
homepage = "https://www.outlet.example/"
endpoints = [{url = "https://www.outlet.example/rss.xml", kind = "feed"}]
"""


@pytest.fixture
def catalogue(place: Path) -> Path:
    folder = place / "catalogue"
    ground.seed(folder / "seeds")
    (folder / "seeds" / "the-seed.toml").write_text(SEED, "utf-8")
    (folder / "sources" / "outlet.toml").write_text(SOURCE, "utf-8")
    return folder


def test_the_plan_is_a_table_with_its_cost_and_what_is_left_out(catalogue: Path, newswake: Newswake) -> None:
    done = newswake("backfill", "the-seed", "--plan")
    assert done.exit_code == exits.OK, done.output
    header, *rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert header == ["way", "source", "what", "days", "requests", "bytes", "time", "note"]
    feeds = next(row for row in rows if row[2] == "copies of its feeds")
    assert feeds[:5] == ["wayback", "outlet", "copies of its feeds", "2022-01-05 to 2022-01-09 (5)", "6"]
    assert [row[0] for row in rows] == ["sitemap", "gdelt", "wayback", "wayback", "wayback"]
    assert "2022-01-05 to 2022-01-09 (5 days): at most 23 requests" in done.stderr
    assert "not asked: cc_news" in done.stderr
    assert "116 GB" in done.stderr


def test_without_a_terminal_only_the_plan_is_shown_and_how_to_run_it(catalogue: Path, newswake: Newswake) -> None:
    done = newswake("backfill", "the-seed")
    assert done.exit_code == exits.OK
    assert "--yes" in done.stderr
    assert not (catalogue.parent / "data").exists()


def test_the_plan_as_json(catalogue: Path, newswake: Newswake) -> None:
    plan = json.loads(newswake("backfill", "the-seed", "--json", "--max-requests", "9").stdout)["plan"]
    assert (plan["first_day"], plan["last_day"], plan["budget"]["requests"]) == ("2022-01-05", "2022-01-09", 9)
    assert {step["what"]: step["in_budget"] for step in plan["steps"]} == {
        "sitemaps": True,
        "terms": True,
        "feeds": False,
        "front": False,
        "index": False,
    }
    assert [item["way"] for item in plan["not_asked"]] == ["cc_news"]


def test_the_user_says_which_days_and_which_way(catalogue: Path, newswake: Newswake) -> None:
    days = ("--from", "2021-12-01", "--to", "2021-12-03")
    done = newswake("backfill", "the-seed", "--plan", "--way", "gdelt", *days)
    assert [line.split("\t")[:4] for line in done.stdout.splitlines()[1:]] == [
        ["gdelt", "all", "names and words", "2021-12-01 to 2021-12-03 (3)"]
    ]
    assert "not asked: wayback, 2021-12-01 to 2021-12-03 of 1 sources: left out by --way" in done.stderr


def test_a_seed_whose_days_nobody_knows(catalogue: Path, newswake: Newswake) -> None:
    (catalogue / "seeds" / "the-seed.toml").write_text('file = "seed.md"\n', "utf-8")
    done = newswake("backfill", "the-seed", "--plan")
    assert done.exit_code == exits.CONFIG
    assert "--from and --to" in done.stderr
    days = ("--from", "2022-01-05", "--to", "2022-01-06")
    assert newswake("backfill", "the-seed", "--plan", *days).exit_code == exits.OK


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--from", "2022-01-09", "--to", "2022-01-05"), exits.USAGE, "is after --to"),
        (("--from", "2999-01-01"), exits.CONFIG, "there is no day"),
        (("--from", "yesterday"), exits.USAGE, "does not match"),
        (("--way", "telepathy"), exits.USAGE, "telepathy"),
        (("--way", "warc"), exits.USAGE, "needs --warc"),
        (("--warc", "https://name:word@data.example/a.warc.gz"), exits.FAILURE, "a password"),
        (("--warc", "nowhere.warc.gz"), exits.FAILURE, "nowhere.warc.gz"),
        (("--source", "nobody"), exits.CONFIG, "nobody"),
        (("--max-requests", "0"), exits.USAGE, "0"),
    ],
)
def test_wrong_use(catalogue: Path, newswake: Newswake, options: tuple[str, ...], code: int, told: str) -> None:
    done = newswake("backfill", "the-seed", "--plan", *options)
    assert (done.exit_code, told in done.stderr) == (code, True), done.output


def test_an_unknown_seed(catalogue: Path, newswake: Newswake) -> None:
    assert newswake("backfill", "the-sed", "--plan").exit_code == exits.CONFIG


@pytest.mark.parametrize(("seconds", "told"), [(3, "3 s"), (150, "2 min"), (9000, "2.5 h"), (3 * 86_400, "3 days")])
def test_times_for_people(seconds: float, told: str) -> None:
    assert duration(seconds) == told


@pytest.mark.parametrize(("count", "told"), [(0, "0 B"), (999, "999 B"), (1200, "1.2 kB"), (96.6e9, "96.6 GB")])
def test_sizes_for_people(count: float, told: str) -> None:
    assert size(count) == told


def test_a_password_is_not_told(catalogue: Path, newswake: Newswake) -> None:
    done = newswake("backfill", "the-seed", "--plan", "--warc", "HTTPS://name:word@data.example/a.warc.gz")
    assert "word@" not in done.output


def test_files_of_ones_own_can_be_all_that_is_searched(catalogue: Path, newswake: Newswake) -> None:
    file = catalogue / "pages.warc.gz"
    file.write_bytes(b"x" * 500)
    done = newswake("backfill", "the-seed", "--plan", "--way", "warc", "--warc", str(file))
    _, *rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert [row[0] for row in rows] == ["warc"]
    assert "not asked: sitemap" in done.stderr
