"""A seed in a file, one outlet that is gone from the web, and archives that still have its pages of January 2022."""

from __future__ import annotations

import gzip
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from config.models import SeedConfig, SourceConfig
from config.settings import Settings
from flows import backfill_survey, intake
from flows.backfill_steps import Wish
from flows.backfilling import Backfilling
from flows.keeper import Rules
from flows.work import Budget, Work
from tests.archive_web import Holdings
from tests.flows.fakes import story

if TYPE_CHECKING:
    from pathlib import Path

    from flows.backfill_survey import Survey
    from flows.run import Run
    from tests.archive_web import ArchiveWeb

HOME = "https://www.outlet.example/"
FEED = f"{HOME}rss.xml"
FIRST, SEEDS_DAY, LAST = date(2022, 1, 5), date(2022, 1, 7), date(2022, 1, 9)
TITLE = "Karvenia closes the harbour of Lornholm after the storm"
WANTED = "Harbour pilots of Lornholm explain how the closed port was emptied"
PARAGRAPHS = (
    "The government of Karvenia closed the harbour of Lornholm on Friday after a storm had broken the breakwater.",
    "Minister Orsolya Tavenkamp said that no ferry would leave Lornholm before the breakwater was repaired.",
    "Dockers of Lornholm and fishermen from Tessarport had asked Karvenia for weeks to mend the breakwater.",
)


def moment(day: int, hour: int = 10) -> datetime:
    """An hour of a day of January 2022."""
    return datetime(2022, 1, day, hour, tzinfo=UTC)


def address(day: int, slug: str) -> str:
    """The address of an article of the outlet."""
    return f"{HOME}2022/01/{day:02d}/{slug}"


def feed(*entries: tuple[int, str]) -> bytes:
    """A feed with an entry for each day and slug."""
    items = "".join(
        f"<item><title>{slug.replace('-', ' ').capitalize()}</title><link>{address(day, slug)}</link>"
        f"<pubDate>{moment(day, 8):%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        for day, slug in entries
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Outlet</title>{items}</channel></rss>'.encode()


def front(*entries: tuple[int, str]) -> bytes:
    """A front page that links to these articles."""
    links = "".join(
        f"<h2><a href='/2022/01/{day:02d}/{slug}'>{slug.replace('-', ' ').capitalize()} today</a></h2>"
        for day, slug in entries
    )
    return f"<!doctype html><html lang='en'><body><main>{links}</main></body></html>".encode()


def page(title: str) -> bytes:
    """An article about the same event as the seed."""
    return story(title, *PARAGRAPHS).encode()


def holdings() -> Holdings:
    """What the archives have: two feeds, a front page, two articles that only the index knows, and GDELT's view."""
    held = Holdings()
    ferry, storm = (5, "first-ferry-turned-back-at-lornholm"), (6, "storm-breaks-the-breakwater")
    closed, waiting = (7, "karvenia-closes-the-harbour"), (8, "fishermen-wait-for-the-harbour")
    held.capture(FEED, moment(6), feed(ferry, storm), mime="text/xml")
    held.capture(FEED, moment(7), feed(storm, closed), mime="text/xml")
    held.capture(HOME, moment(8), front(waiting, closed))
    for day, slug in ((8, "dockers-of-lornholm-go-home"), (9, "pilots-of-lornholm-tell-their-story")):
        held.capture(address(day, slug), moment(day, 14), page(slug.replace("-", " ").capitalize()))
    held.capture(f"{HOME}2019/05/06/an-old-story-of-the-lighthouse", moment(8, 15), page("An old story"))
    held.saw(address(7, "tavenkamp-closes-harbour-of-karvenia"), TITLE, moment(7, 12), " ".join(PARAGRAPHS))
    held.saw("https://news.else.example/2022/01/05/unrelated-tale", "A tale of bakers", moment(5), "Bread and salt.")
    held.saw(f"{HOME}2021/11/30/harbour-pilots-explain", WANTED, datetime(2021, 11, 30, 9, tzinfo=UTC), WANTED)
    return held


def seed(folder: Path, **more: Any) -> SeedConfig:
    """The seed, read from a file."""
    file = folder / "seed.md"
    text = "\n\n".join((f"# {TITLE}", *PARAGRAPHS, *PARAGRAPHS[:1]))
    file.write_text(text, "utf-8")
    window = {"before_days": (SEEDS_DAY - FIRST).days, "after_days": (LAST - SEEDS_DAY).days}
    stated = {"id": "the-seed", "file": file, "published": SEEDS_DAY, "language": "en", "window": window}
    return SeedConfig.model_validate(stated | more)


def source(source_id: str = "outlet", home: str = HOME, *, has_feed: bool = True) -> SourceConfig:
    """The outlet."""
    endpoints = [{"url": f"{home}rss.xml", "kind": "feed"}] if has_feed else []
    return SourceConfig.model_validate({"id": source_id, "name": "Outlet", "homepage": home, "endpoints": endpoints})


def settings(place: Path, web: ArchiveWeb, **more: Any) -> Settings:
    """Settings that know the fake archives and lose no time."""
    stated: dict[str, Any] = {
        "data_dir": place / "data",
        "host_delay": 0,
        "workers": 1,
        "connections": 4,
        "max_attempts": 1,
        "wayback_url": web.url,
        "ccnews_url": web.url,
        "gdelt_url": web.url,
        "allow_hosts": (f"127.0.0.1:{web.port}",),
    }
    return Settings(**(stated | more))


def work_of(run: Run) -> Work:
    """The services of a run; archives need no rest here."""
    return Work(run, Rules(source_of_site={"outlet.example": "outlet"}), Budget(100, 10**9, 60.0))


def surveyed(work: Work, config: SeedConfig, *sources: SourceConfig, **wish: Any) -> Survey:
    """Take the seed in, if it is not yet, and plan."""
    run = work.run
    taken = intake.take(work, config)
    if taken.new_version:
        run.load()
    days = backfill_survey.Days()
    survey = backfill_survey.survey(run.settings, config, sources or (source(),), Wish(**wish), days, run.clock.now())
    work.aim(survey.window, intake.wanted_of(config, survey.titles))
    return survey


def carried_out(work: Work, survey: Survey, said: list[str] | None = None) -> Backfilling:
    """Do all of a plan."""
    engine = Backfilling(work, survey, said.append if said is not None else None, pace=0.01)
    while engine.waiting:
        engine.work(60.0)
    engine.finish()
    return engine


def write_warc(file: Path, *pages: tuple[str, datetime, bytes]) -> None:
    """Write a WARC file with these pages, each a gzip member of its own."""
    with file.open("wb") as out:
        for number, (url, at, body) in enumerate(pages):
            answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\n"
                f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012d}>\r\n"
                f"WARC-Target-URI: {url}\r\nWARC-Date: {at:%Y-%m-%dT%H:%M:%SZ}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            out.write(gzip.compress(head.encode() + answer + b"\r\n\r\n"))


def each_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]
