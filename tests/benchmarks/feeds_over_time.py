"""Daily polls under a virtual clock: is every entry of two real feeds found on the day on which it appeared?

    python -m tests.benchmarks.feeds_over_time                 # 1 to 31 January 2022
    python -m tests.benchmarks.feeds_over_time --first 4 --last 12
    python -m tests.benchmarks.feeds_over_time --outage 6 7    # nobody polls on these days

../shared/web holds 59 daily captures of two feeds, 1,810 entries in all, 21 of them naming Kazakhstan. The product's
own engine polls them once a day from the replay server, whose clock is set with ours. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import sys
import tempfile
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from warcio.archiveiterator import ArchiveIterator

from config.models import SourceConfig
from config.settings import Settings
from extractors.fetch.clock import SystemClock
from extractors.urls import dedupe_key
from flows.keeper import Rules
from flows.run import Opening, open_run
from flows.work import Budget, Work
from tests.benchmarks import replay_ground
from warehouse.query import run_query

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FEEDS = {"bbc": "http://feeds.bbci.co.uk/news/rss.xml", "cnn": "http://rss.cnn.com/rss/edition.rss"}
MONTH = datetime(2022, 1, 1, 23, 59, 30, tzinfo=UTC)
# What the index calls entries that name Kazakhstan.
EVENT = "country"


class VirtualClock(SystemClock):
    """Real durations, but the date that the replay server has."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._began = self.monotonic()

    def now(self) -> datetime:
        """The virtual moment."""
        return self._start + timedelta(seconds=self.monotonic() - self._began)


def appeared(first: int, last: int) -> dict[str, tuple[int, str]]:
    """Of each entry of these days' captures: the day of the month on which it first stood there, and its topic.

    The entries are those of the index beside the collection; they are looked for in the captures as plain text, without
    any parser of ours.
    """
    lines = (replay_ground.WEB / "kazakhstan_pages.jsonl").read_text(encoding="utf-8").splitlines()
    entries = [row for row in map(json.loads, lines) if row["role"].startswith("feed entry")]
    found: dict[str, tuple[int, str]] = {}
    for day, text in _shown(first, last):
        for row in entries:
            if f"{html.escape(row['url'], quote=False)}<" in text or f"{row['url']}<" in text:
                found.setdefault(dedupe_key(row["url"]), (day, row["topic"]))
    return found


def _shown(first: int, last: int) -> Iterator[tuple[int, str]]:
    """What the server shows of both feeds on each day: the newest capture that is not from after its clock."""
    with (replay_ground.WEB / "kazakhstan.warc.gz").open("rb") as file:
        captures = [
            (record.rec_headers.get_header("WARC-Date"), record.rec_headers.get_header("WARC-Target-URI"), body)
            for record in ArchiveIterator(file)
            if record.rec_type == "response" and record.rec_headers.get_header("WARC-Target-URI") in FEEDS.values()
            for body in [record.content_stream().read()]
        ]
    for day in range(first, last + 1):
        for feed in FEEDS.values():
            past = [(at, body) for at, url, body in captures if url == feed and datetime.fromisoformat(at).day <= day]
            if past:
                yield day, max(past)[1].decode("utf-8", "replace").replace("]]>", "<")


def sources() -> list[SourceConfig]:
    """The two feeds, each a source of its own."""
    facts = [
        {
            "id": name,
            "name": name,
            "homepage": f"http://www.{name}.example/",
            "autodiscover": False,
            "endpoints": [{"url": url, "kind": "feed"}],
        }
        for name, url in FEEDS.items()
    ]
    return [SourceConfig.model_validate(item) for item in facts]


def poll(settings: Settings, day: int) -> None:
    """One day's poll by the product's engine; pages are not fetched, they are not there."""
    clock = VirtualClock(MONTH + timedelta(days=day - 1))
    with open_run(settings, Opening("poll", f"day {day}"), lambda _dead, _is_over: None, clock) as run:
        with Work(run, Rules(only_due=True), Budget(1, 1, 1.0)) as work:
            work.ask(sources())
            work.defer_rest()
        run.load()


def ask(settings: Settings, query: str) -> list[tuple[Any, ...]]:
    """Ask the published warehouse."""
    with run_query(settings.published, query) as answer:
        return [tuple(row) for chunk in answer.chunks for row in chunk]


def found_days(settings: Settings) -> dict[str, int]:
    """The day on which each entry was first found."""
    rows = ask(
        settings,
        "SELECT u.dedupe_key, day(min(d.seen_at)) FROM discovery AS d JOIN url AS u USING (url_id) GROUP BY ALL",
    )
    return dict(rows)


def run_days(days: Iterable[int], outage: frozenset[int]) -> dict[str, Any]:
    """Poll on each of these days but those of the outage, and hold what was found against what was there."""
    days = list(days)
    expected = appeared(days[0], days[-1])
    with tempfile.TemporaryDirectory() as folder, replay_ground.replay(Path(folder), "--now", f"{MONTH:%FT%TZ}") as web:
        for name in ("SSL_CERT_FILE", "HTTP_PROXY", "HTTPS_PROXY"):
            os.environ.pop(name, None)
        settings = Settings(data_dir=Path(folder) / "data", proxy=web, host_delay=0.0)
        for day in days:
            if day in outage:
                continue
            replay_ground.control(web, f"clock?now={MONTH + timedelta(days=day - 1):%Y-%m-%dT%H:%M:%SZ}")
            poll(settings, day)
        found = found_days(settings)
        gaps = ask(
            settings,
            "SELECT source_id, day(polled_at), strftime(gap_since, '%m-%d %H:%M'), strftime(gap_until, '%m-%d %H:%M') "
            "FROM poll WHERE gap_since IS NOT NULL ORDER BY polled_at, source_id",
        )
    late = {key: found.get(key) for key, (day, _) in expected.items() if found.get(key) != day}
    by_day: dict[int, int] = defaultdict(int)
    for key, (day, _) in expected.items():
        by_day[day] += found.get(key) == day
    told = [key for key, (_, topic) in expected.items() if topic == EVENT]
    return {
        "days": f"{days[0]} to {days[-1]} January 2022",
        "outage": sorted(outage),
        "entries": len(expected),
        "found_on_their_day": len(expected) - len(late),
        "found_later": sum(day is not None for day in late.values()),
        "never_found": sum(day is None for day in late.values()),
        "naming_kazakhstan": len(told),
        "of_these_on_their_day": sum(key not in late for key in told),
        "gaps": gaps,
        "found_per_day": dict(by_day),
    }


def main() -> None:
    """Run it and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--last", type=int, default=31)
    parser.add_argument("--outage", type=int, nargs="*", default=[])
    options = parser.parse_args()
    figures = run_days(range(options.first, options.last + 1), frozenset(options.outage))
    sys.stdout.write(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
