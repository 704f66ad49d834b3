from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from extractors.discover.archives import gdelt, limits
from flows import backfill_survey, searching_index
from flows.backfill_steps import Wish
from flows.run import Run
from tests.archive_web import ArchiveWeb
from tests.flows import backfill_ground as ground
from tests.flows.fakes import FixedClock, noted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from extractors.discover.window import Window
    from flows.work import Work

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket, pytest.mark.slow]

WAYBACK = frozenset({"wayback"})
GDELT = frozenset({"gdelt"})


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
    return dict(sorted(found.items()))


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
    # Its host has no address any more: nobody knows whether it has a sitemap.
    assert states(rows, "sitemap") == dict.fromkeys(days, "failed")
    assert states(rows, "gdelt", None) == dict.fromkeys(days, "partly")
    assert states(rows, "cc_news", None) == dict.fromkeys(days, "not_asked")
    wayback = [row for row in rows if row["way"] == "wayback"]
    assert sum(row["requests"] for row in wayback) == 6


def test_what_only_the_index_knows_comes_with_its_copy(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb
) -> None:
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=WAYBACK))
    copies = {row["capture_url"] for row in noted(work.run, "discovery") if row["via"] == "cdx"}
    wanted = ground.address(8, "dockers-of-lornholm-go-home")
    assert f"{web.url}/web/20220108140000id_/{wanted}" in copies


def test_a_title_without_address_is_recognised(opened: Callable[..., Work], place: Path) -> None:
    work = opened()
    config = ground.seed(place, related_titles=[ground.WANTED])
    ground.carried_out(work, ground.surveyed(work, config, ways=GDELT))
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
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=WAYBACK))
    work.run.load()
    asked = len(web.asked("replay"))
    assert asked == 3
    work = opened("run-2")
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=WAYBACK, again=True))
    assert len(web.asked("replay")) == asked


def test_the_budget_holds_and_what_it_left_is_done_by_the_next_run(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb
) -> None:
    work = opened()
    engine = ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=WAYBACK, requests=2))
    assert (engine.meter.requests, len([one for one in web.log if one.way])) == (2, 2)
    assert {row["state"] for row in searches(work) if row["way"] == "wayback"} <= {"over_budget", "partly"}
    assert "the budget of 2 requests is used up" in [item.message.partition(":")[0] for item in work.run.warnings]
    work.run.load()
    work = opened("run-2")
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=WAYBACK))
    assert "searched" in states(searches(work), "wayback").values()


def test_bytes_are_a_budget_too(opened: Callable[..., Work], place: Path, web: ArchiveWeb) -> None:
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=GDELT, bytes=1))
    assert len(web.asked("gdelt")) == 1
    assert "over_budget" in states(searches(work), "gdelt", None).values()


def test_gdelt_is_asked_once_more_when_it_wants_to_be_asked_less(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb
) -> None:
    web.holdings.fail("gdelt", "rate_limited_200")
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=GDELT))
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
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=GDELT))
    found = list(states(searches(work), "gdelt", None).values())
    # The seed's own day is asked for first, then those next to it.
    assert found == ["partly", "failed", "failed", "partly", "partly"]


def test_a_site_that_the_archive_holds_back_is_forbidden_and_not_asked_twice(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb
) -> None:
    web.holdings.block("outlet.example")
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=WAYBACK))
    assert set(states(searches(work), "wayback").values()) == {"forbidden"}
    assert len(web.asked("index")) == 1


def test_a_robots_txt_of_an_archive_is_heeded(opened: Callable[..., Work], place: Path, web: ArchiveWeb) -> None:
    web.holdings.robots = b"User-agent: *\nDisallow: /cdx/\n"
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=WAYBACK))
    rows = [row for row in searches(work) if row["way"] == "wayback"]
    assert {row["state"] for row in rows} == {"forbidden"}
    assert all("NEWSWAKE_ARCHIVE_ROBOTS" in row["reason"] for row in rows)
    assert not web.asked("index")


def test_a_long_index_is_asked_by_the_days_that_addresses_name(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WAYBACK", replace(limits.WAYBACK, page=3))
    for number in range(4):
        web.holdings.capture(ground.address(6, f"a-{number}-storm-over-the-old-harbour"), ground.moment(6, number))
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ground.source(has_feed=False), ways=WAYBACK))
    by_day = [one.target for one in web.asked("index") if "filter=original" in one.target]
    assert len(by_day) == 5
    assert ground.address(8, "dockers-of-lornholm-go-home") in discovered(work)
    # Of the sixth there are four, and three are read.
    assert set(states(searches(work), "wayback").values()) == {"partly"}


def test_addresses_of_the_seeds_words_come_first_and_a_day_has_its_limit(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching_index, "MOST_A_DAY", 1)
    for number in range(8):
        web.holdings.capture(ground.address(6, f"a-{number}-tale-of-the-bakery-oven"), ground.moment(6, number))
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ground.source(has_feed=False), ways=WAYBACK))
    offered = [url for url, ways in discovered(work).items() if "cdx" in ways]
    assert len(offered) == 5
    assert ground.address(8, "dockers-of-lornholm-go-home") in offered
    assert ground.address(9, "pilots-of-lornholm-tell-their-story") in offered


def test_a_title_is_looked_for_in_the_index_of_the_seeds_site(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb
) -> None:
    old = f"{ground.HOME}2021/11/30/harbour-pilots-of-lornholm-explain-how-the-closed-port-was-emptied"
    web.holdings.articles.clear()
    web.holdings.capture(old, datetime(2021, 12, 1, tzinfo=UTC))
    work = opened()
    config = ground.seed(place, related_titles=[ground.WANTED], url=f"{ground.HOME}2022/01/07/the-seed-itself")
    ground.carried_out(work, ground.surveyed(work, config, ways=WAYBACK))
    assert discovered(work)[old] == {"cdx"}
    (match,) = noted(work.run, "title_match")
    assert match["how"].startswith("slug title")


def test_given_warc_files_are_searched_and_their_pages_kept(opened: Callable[..., Work], place: Path) -> None:
    file = place / "pages.warc.gz"
    ground.write_warc(
        file, (ground.address(7, "harbour-of-lornholm-closed"), ground.moment(7, 12), ground.page("Closed"))
    )
    work = opened()
    wish = {"ways": frozenset({"warc"}), "warcs": ((str(file), file.stat().st_size),)}
    survey = ground.surveyed(work, ground.seed(place), **wish)
    ground.carried_out(work, survey)
    rows = searches(work)
    assert states(rows, "warc") == {"2022-01-07": "searched"}
    assert set(states(rows, "warc", None).values()) == {"not_held"}
    assert work.keeper.articles == 1


def test_cc_news_is_read_day_by_day_within_the_bytes(opened: Callable[..., Work], place: Path, web: ArchiveWeb) -> None:
    for day in (6, 7, 8):
        file = place / f"{day}.warc.gz"
        entry = (
            ground.address(day, f"lornholm-on-day-{day}-of-the-storm"),
            ground.moment(day, 12),
            ground.page(f"Day {day}"),
        )
        ground.write_warc(file, entry)
        web.holdings.warc(ground.moment(day, 3), file.read_bytes(), day)
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=frozenset({"cc_news"})))
    rows = searches(work)
    assert states(rows, "cc_news") == {f"2022-01-0{day}": "searched" for day in (6, 7, 8)}
    assert set(states(rows, "cc_news", None).values()) == {"not_held"}
    assert work.keeper.articles == 3
    assert len([one for one in web.asked("ccnews") if one.target.endswith("paths.gz")]) == 1


def test_a_warc_file_that_is_none_fails_and_the_run_goes_on(opened: Callable[..., Work], place: Path) -> None:
    file = place / "broken.warc.gz"
    file.write_bytes(b"this is no WARC file")
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), warcs=((str(file), 20),)))
    assert set(states(searches(work), "warc", None).values()) <= {"failed", "partly"}
    assert "searched" in states(searches(work), "wayback").values()


def test_sitemaps_of_the_days_are_read_and_other_days_are_not_offered(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb
) -> None:
    home = f"{web.url}/"
    listed = "".join(
        f"<url><loc>{home}2022/01/0{day}/a-story-of-the-harbour</loc><lastmod>2022-01-0{day}</lastmod></url>"
        for day in (3, 6, 8)
    )
    web.holdings.robots = f"User-agent: *\nDisallow:\nSitemap: {home}crawl-data/map.xml\n".encode()
    web.holdings.warcs["crawl-data/map.xml"] = (
        f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>'.encode()
    )
    work = opened()
    ground.carried_out(
        work, ground.surveyed(work, ground.seed(place), ground.source(home=home), ways=frozenset({"sitemap"}))
    )
    found = states(searches(work), "sitemap")
    assert list(found.values()) == ["not_held", "searched", "searched", "searched", "not_held"]
    assert set(discovered(work)) >= {f"{home}2022/01/0{day}/a-story-of-the-harbour" for day in (6, 8)}
    assert f"{home}2022/01/03/a-story-of-the-harbour" not in discovered(work)


def test_what_the_index_gave_before_the_budget_ended_counts(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "WAYBACK", replace(limits.WAYBACK, page=3))
    for number in range(4):
        web.holdings.capture(ground.address(6, f"a-{number}-storm-over-the-old-harbour"), ground.moment(6, number))
    work = opened()
    config, outlet = ground.seed(place), ground.source(has_feed=False)
    # Two for the front page, one for the first page of the index, one for its first day.
    ground.carried_out(work, ground.surveyed(work, config, outlet, ways=WAYBACK, requests=4))
    assert len(web.asked("index")) == 3
    assert ground.address(6, "a-0-storm-over-the-old-harbour") in discovered(work)
    rows = [row for row in searches(work) if row["way"] == "wayback"]
    assert {row["state"] for row in rows} == {"partly"}
    assert all("budget of 4 requests" in row["reason"] for row in rows)


def test_what_gdelt_gave_of_a_day_before_the_budget_ended_counts(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gdelt, "MAX_RECORDS", 2)
    for hour in range(8):
        address = ground.address(7, f"tavenkamp-of-karvenia-in-hour-{hour}")
        web.holdings.saw(address, ground.TITLE, ground.moment(7, hour), " ".join(ground.PARAGRAPHS))
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=GDELT, requests=2))
    (row,) = [row for row in searches(work) if row["way"] == "gdelt" and row["first_day"] == "2022-01-07"]
    assert (row["state"], row["found"]) == ("partly", 4)
    assert "budget of 2 requests" in row["reason"]


def test_a_list_that_cannot_be_looked_up_leaves_its_days_searched_in_part(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb
) -> None:
    outlet = ground.source()
    other = outlet.endpoints[0].model_copy(update={"url": f"{ground.HOME}other.xml"})
    outlet = outlet.model_copy(update={"endpoints": (other, *outlet.endpoints)})
    web.holdings.fail("index", "html")
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), outlet, ways=WAYBACK))
    found = states(searches(work), "wayback")
    assert (found["2022-01-06"], found["2022-01-07"], found["2022-01-05"]) == ("partly", "partly", "failed")
    reasons = {row["reason"] for row in searches(work) if row["way"] == "wayback"}
    assert all(reason and "copies of its feeds: no index" in reason for reason in reasons)


def test_an_index_that_breaks_off_is_no_whole_answer(opened: Callable[..., Work], place: Path, web: ArchiveWeb) -> None:
    web.holdings.fail("index", "broken", times=9)
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=WAYBACK))
    assert "searched" not in states(searches(work), "wayback").values()


def files_of_days(place: Path, web: ArchiveWeb, *days: int) -> None:
    """A CC-NEWS file of each day, with one page of it."""
    for number, day in enumerate(days):
        file = place / f"{number}.warc.gz"
        slug = f"lornholm-on-day-{day}-of-the-storm-in-file-{number}"
        ground.write_warc(file, (ground.address(day, slug), ground.moment(day, 12), ground.page(slug)))
        web.holdings.warc(ground.moment(day, 3 + number), file.read_bytes(), number)


def test_a_file_that_is_of_several_days_is_read_once(opened: Callable[..., Work], place: Path, web: ArchiveWeb) -> None:
    files_of_days(place, web, 6, 7, 8)
    work = opened()
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=frozenset({"cc_news"})))
    asked = [one.target for one in web.asked("ccnews") if one.target.endswith("warc.gz")]
    assert len(asked) == len(set(asked)) == 3
    assert work.keeper.articles == 3


def test_a_day_of_files_is_read_on_from_where_the_budget_ended(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb
) -> None:
    files_of_days(place, web, 7, 7, 7)
    work = opened()
    cc_news = frozenset({"cc_news"})
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=cc_news, requests=3))
    (row,) = [row for row in searches(work) if row["state"] == "partly"]
    assert row["reason"].startswith("read up to CC-NEWS-20220107030000-00000 (1 of 3 files); the budget of 3")
    work.run.load()
    before = len(web.asked("ccnews"))
    work = opened("run-2")
    survey = ground.surveyed(work, ground.seed(place), ways=cc_news)
    assert survey.marks == {ground.SEEDS_DAY: "CC-NEWS-20220107030000-00000"}
    ground.carried_out(work, survey)
    asked = [one.target[-13:] for one in web.asked("ccnews")[before:] if one.target.endswith("warc.gz")]
    assert asked == ["00001.warc.gz", "00002.warc.gz"]
    assert states(searches(work), "cc_news", None)["2022-01-07"] == "not_held"
    assert not ground.surveyed(work, ground.seed(place), ways=cc_news, again=True).marks


def test_what_was_planned_within_the_budget_comes_before_what_is_beyond(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb
) -> None:
    files_of_days(place, web, 6, 7, 8)
    work = opened()
    survey = ground.surveyed(work, ground.seed(place), ways=frozenset({"wayback", "cc_news"}), requests=20)
    assert {step.way for step in survey.plan.steps if not step.in_budget} == {"cc_news"}
    ground.carried_out(work, survey)
    order = [one.way for one in web.log if one.way is not None]
    assert order.index("ccnews") > max(number for number, way in enumerate(order) if way in ("index", "replay"))
    assert order.count("ccnews") >= 2


def test_sources_that_are_named_are_all_that_is_wanted_of_files(opened: Callable[..., Work], place: Path) -> None:
    file = place / "pages.warc.gz"
    at, body = ground.moment(7, 12), ground.page("Closed")
    pages = [(ground.address(7, "harbour-closed"), at, body), ("https://else.example/2022/01/07/closed", at, body)]
    ground.write_warc(file, *pages)
    wish: dict[str, Any] = {"ways": frozenset({"warc"}), "warcs": ((str(file), 1),)}
    for run, (of_sources, kept) in enumerate(((False, 2), (True, 1))):
        work = opened(f"run-{run}")
        said: list[str] = []
        ground.carried_out(work, ground.surveyed(work, ground.seed(place), of_sources=of_sources, **wish), said)
        assert f"{kept} kept" in said[0]


def test_days_are_open_while_they_are_recent(place: Path, web: ArchiveWeb) -> None:
    settings, config = ground.settings(place, web), ground.seed(place)
    on_the_day, later = datetime(2022, 1, 8, 12, tzinfo=UTC), datetime(2022, 1, 20, tzinfo=UTC)

    def surveyed(now: datetime, last: date | None = None) -> Window:
        days = backfill_survey.Days(last=last)
        return backfill_survey.survey(settings, config, [ground.source()], Wish(), days, now).window

    assert surveyed(on_the_day).contains(datetime(2022, 1, 10, 2, tzinfo=UTC)), "of a zone east of here"
    assert not surveyed(on_the_day, date(2022, 1, 8)).contains(datetime(2022, 1, 10, 2, tzinfo=UTC))
    assert not surveyed(later).contains(datetime(2022, 1, 10, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("wish", "robots", "why"),
    [
        ({"requests": 2}, None, "the budget of 2 requests is used up"),
        ({}, b"User-agent: *\nDisallow: /cdx/\n", "its robots.txt forbids it"),
    ],
)
def test_searches_that_ask_nothing_are_told_of_in_one_line(
    opened: Callable[..., Work], place: Path, web: ArchiveWeb, wish: dict[str, Any], robots: bytes | None, why: str
) -> None:
    web.holdings.robots = robots
    work = opened()
    said: list[str] = []
    ground.carried_out(work, ground.surveyed(work, ground.seed(place), ways=WAYBACK, **wish), said)
    # The first of three says it in a line of its own.
    assert len(said) == 2
    assert why in said[0]
    assert said[1].startswith(f"wayback: 2 searches not done: {why}")
