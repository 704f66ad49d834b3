from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from flows.run import Run
from tests.archive_web import ArchiveWeb
from tests.flows import backfill_ground as ground
from tests.flows.fakes import FixedClock, noted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flows.work import Work

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket, pytest.mark.slow]

Open = "Callable[..., Work]"


@pytest.fixture
def web() -> Iterator[ArchiveWeb]:
    with ArchiveWeb(ground.holdings()) as found:
        yield found


@pytest.fixture
def opened(place: Path, web: ArchiveWeb) -> Iterator[Callable[..., Work]]:
    """Open the services of a run; several runs may follow each other on the same data."""
    open_now: list[tuple[Run, Work]] = []

    def close() -> None:
        while open_now:
            run, work = open_now.pop()
            work.__exit__(None, None, None)
            run.close()

    def start(run_id: str = "run-1", **settings: Any) -> Work:
        close()
        run = Run(ground.settings(place, web, **settings), "backfill", run_id, FixedClock(), "the-seed")
        work = ground.work_of(run)
        work.__enter__()
        open_now.append((run, work))
        return work

    yield start
    close()


def searches(work: Work) -> list[dict[str, Any]]:
    return noted(work.run, "search")


def states(rows: list[dict[str, Any]], way: str, source: str | None = "outlet") -> dict[str, str]:
    """The state of each day, of one way and source."""
    found: dict[str, str] = {}
    for row in rows:
        if row["way"] == way and row["source_id"] == source:
            for day in ground.each_day(date.fromisoformat(row["first_day"]), date.fromisoformat(row["last_day"])):
                assert str(day) not in found or row["state"] == "searched", (row, found)
                found[str(day)] = row["state"]
    return found


def discovered(work: Work) -> dict[str, set[str]]:
    """How each address was found."""
    work.run.flush()
    urls = {row["url_id"]: row["url"] for row in noted(work.run, "url")}
    ways = defaultdict(set)
    for row in noted(work.run, "discovery"):
        ways[urls[row["url_id"]]].add(row["via"])
    return ways


def test_all_ways_find_what_the_archives_hold(opened: Callable[..., Work], web: ArchiveWeb, place: Path) -> None:
    work = opened()
    said: list[str] = []
    ground.carried_out(work, ground.surveyed(work, ground.seed(place)), said)
    ways = discovered(work)
    assert ways[ground.address(5, "first-ferry-turned-back-at-lornholm")] == {"feed"}
    assert ways[ground.address(8, "fishermen-wait-for-the-harbour")] == {"front"}
    assert ways[ground.address(8, "dockers-of-lornholm-go-home")] == {"cdx"}
    assert ways[ground.address(7, "tavenkamp-closes-harbour-of-karvenia")] == {"gdelt"}
    assert f"{ground.HOME}2019/05/06/an-old-story-of-the-lighthouse" not in ways
    assert "https://news.else.example/2022/01/05/unrelated-tale" not in ways
    assert any(line.startswith("wayback outlet, copies of its feeds") for line in said)


def test_every_source_and_day_ends_as_a_row(opened: Callable[..., Work], place: Path) -> None:
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place)))
    rows = searches(work)
    days = [str(day) for day in ground.each_day(ground.FIRST, ground.LAST)]
    assert states(rows, "wayback") == dict(zip(days, ["not_held", *["searched"] * 4], strict=True))
    # Its host has no address any more: whether there was a sitemap is not known.
    assert set(states(rows, "sitemap")) == set(days)
    assert states(rows, "gdelt", None) == dict.fromkeys(days, "partly")
    assert states(rows, "cc_news", None) == dict.fromkeys(days, "not_asked")
    wayback = [row for row in rows if row["way"] == "wayback"]
    assert sum(row["requests"] for row in wayback) == 6


def test_what_only_the_index_knows_comes_with_its_copy(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb
) -> None:
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=frozenset({"wayback"})))
    copies = {row["capture_url"] for row in noted(work.run, "discovery") if row["via"] == "cdx"}
    wanted = ground.address(8, "dockers-of-lornholm-go-home")
    assert f"{web.url}/web/20220108140000id_/{wanted}" in copies


def test_a_title_without_address_is_recognised(opened: Callable[..., Work], place: Path) -> None:
    work = opened()
    config = ground.seed(place, related_titles=[ground.WANTED])
    ground.carried_out(work, ground.surveyed(work, config, ways=frozenset({"gdelt"})))
    (match,) = noted(work.run, "title_match")
    assert match["seed_id"] == "the-seed"
    assert f"{ground.HOME}2021/11/30/harbour-pilots-explain" in discovered(work)


def test_a_second_run_searches_only_what_is_not_done(opened: Callable[..., Work], place: Path, web: ArchiveWeb) -> None:
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place)))
    work.run.load()
    asked = len(web.log)
    work = opened("run-2")
    survey = ground.surveyed(work, ground.seed(place))
    assert {step.method for step in survey.plan.steps} <= {"sitemaps"}
    ground.carried_out(work, survey)
    assert len(web.log) == asked
    again = ground.surveyed(work, ground.seed(place), again=True)
    assert {step.method for step in again.plan.steps} == {"sitemaps", "terms", "feeds", "front", "index"}


def test_captures_that_we_have_are_not_asked_for_again(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb
) -> None:
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=frozenset({"wayback"})))
    work.run.load()
    asked = len(web.asked("replay"))
    assert asked == 3
    work = opened("run-2")
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=frozenset({"wayback"}), again=True))
    assert len(web.asked("replay")) == asked


def test_the_budget_holds_and_what_it_left_is_done_by_the_next_run(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb
) -> None:
    work = opened()
    engine = ground.carried_out(
        work, ground.surveyed(work, ground.seed(place), ways=frozenset({"wayback"}), requests=2)
    )
    assert (engine.meter.requests, len([one for one in web.log if one.way])) == (2, 2)
    assert {row["state"] for row in searches(work) if row["way"] == "wayback"} <= {"over_budget", "partly"}
    assert "the budget of 2 requests is used up" in [item.message.partition(":")[0] for item in work.run.warnings]
    work.run.load()
    work = opened("run-2")
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=frozenset({"wayback"})))
    assert "searched" in states(searches(work), "wayback").values()


def test_bytes_are_a_budget_too(opened: Callable[..., Work], place: Path, web: ArchiveWeb) -> None:
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=frozenset({"gdelt"}), bytes=1))
    assert len(web.asked("gdelt")) == 1
    assert "over_budget" in states(searches(work), "gdelt", None).values()


def test_gdelt_is_asked_once_more_when_it_wants_to_be_asked_less(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb
) -> None:
    web.holdings.fail("gdelt", "rate_limited_200")
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=frozenset({"gdelt"})))
    assert set(states(searches(work), "gdelt", None).values()) == {"partly"}
    assert len(web.asked("gdelt")) == 6


@pytest.mark.parametrize("fault", ["rate_limited", "rate_limited_200"])
def test_an_archive_that_limits_us_is_left_alone_and_the_others_go_on(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb, fault: Any
) -> None:
    web.holdings.fail("gdelt", fault, times=50)
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place)))
    assert len(web.asked("gdelt")) <= 4
    rows = searches(work)
    assert set(states(rows, "gdelt", None).values()) == {"failed"}
    assert "searched" in states(rows, "wayback").values()
    assert any(item.subject == "gdelt" and "less often" in item.message for item in work.run.warnings)


@pytest.mark.parametrize("fault", ["unavailable", "unavailable_200", "html", "garbage", "bad_query", "empty"])
def test_what_an_archive_answers_badly_is_a_failed_search(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb, fault: Any
) -> None:
    web.holdings.fail("gdelt", fault, times=2)
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=frozenset({"gdelt"})))
    found = list(states(searches(work), "gdelt", None).values())
    assert found == ["failed", "failed", "partly", "partly", "partly"]


def test_a_site_that_the_archive_holds_back_is_forbidden_and_not_asked_twice(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb
) -> None:
    web.holdings.block("outlet.example")
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=frozenset({"wayback"})))
    assert set(states(searches(work), "wayback").values()) == {"forbidden"}
    assert len(web.asked("index")) == 1


def test_a_robots_txt_of_an_archive_is_heeded(opened: Callable[..., Work], place: Path, web: ArchiveWeb) -> None:
    web.holdings.robots = b"User-agent: *\nDisallow: /cdx/\n"
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=frozenset({"wayback"})))
    rows = [row for row in searches(work) if row["way"] == "wayback"]
    assert {row["state"] for row in rows} == {"forbidden"}
    assert all("NEWSWAKE_ARCHIVE_ROBOTS" in row["reason"] for row in rows)
    assert not web.asked("index")
