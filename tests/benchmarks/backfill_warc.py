"""A collection of WARC files read back for a seed: how fast, what the sieve keeps, and what it must not lose.

    python -m tests.benchmarks.backfill_warc [--rounds 3] [--only reading recall whole command]

Needs ../shared: its two WARC files are the collection, its seed the seed, with the usual window. Prints one JSON
object:

- ``reading``: one thread, no extraction; pages and megabytes a second of CPU time, best round. ``nothing`` lets all
  pages through, ``fastwarc`` is that library reading the same records without looking at them.
- ``recall``: pages of the event and of January 2022 that are kept, by the date alone and with the seed's keys, of
  captures as they are (each on its page's day), three days later (as CC-NEWS has them), and all made in November 2026
  (then only pages speak of their days).
- ``whole``: the same with extraction, archive and warehouse, in one process, and read once more.
- ``command``: `newswake backfill SEED --way warc --warc ...` itself, with the replay server for the seed's own address
  and a Prefect server: seconds from start to report, what the collection gave, and how the pages of the event were
  judged. Twice: the second run finds the days as they are and has nothing new.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import resource
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from config.settings import Settings
from extractors.article.intake import read_seed
from extractors.discover import window as windows
from extractors.discover.sieve import Sieve
from extractors.discover.topic import Topic
from extractors.features.compute import features
from extractors.fetch import collection
from extractors.fetch.clock import SystemClock
from flows.collecting import Collecting
from flows.keeper import Rules
from flows.run import Run
from flows.work import Budget, Work
from tests.benchmarks import replay_ground
from tests.benchmarks.end_to_end import SEED, SHARED, prefect_server
from warehouse import db

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flows.collecting import Collected

WARCS = (SHARED / "web" / "open.warc.gz", SHARED / "web" / "kazakhstan.warc.gz")
SEED_ID = "kazakhstan-gamble"
PUBLISHED = datetime(2022, 1, 7, tzinfo=UTC)
LATE = datetime(2026, 11, 1, tzinfo=UTC)
BUDGET = Budget(pages=100_000, bytes=10**12, seconds=3600)
Moved = dict[str, "Callable[[datetime], datetime]"]
MOVED: Moved = {
    "captured that day": lambda at: at,
    "captured 3 days later": lambda at: at + timedelta(days=3),
    "captured in 2026": lambda _: LATE,
}


class Captured:
    """A sieve that is told of other moments of capture."""

    def __init__(self, sieve: Sieve, moved: Callable[[datetime], datetime]) -> None:
        self._sieve = sieve
        self._moved = moved

    def by_address(self, url: str, at: datetime) -> str | None:
        return self._sieve.by_address(url, self._moved(at))

    def by_body(self, url: str, at: datetime, body: bytes, content_type: str | None) -> str | None:
        return self._sieve.by_body(url, self._moved(at), body, content_type)


def expected() -> tuple[set[str], set[str]]:
    """The addresses of the pages of the event, and of all pages of January 2022, as the indexes of ../shared say."""
    event, month = set(), set()
    for row in map(json.loads, (SHARED / "web" / "kazakhstan_pages.jsonl").read_text("utf-8").splitlines()):
        if row["role"] in {"article", "seed"}:
            month |= {row["url"]} if row["date"].startswith("2022-01") else set()
            event |= {row["url"]} if row["topic"] == "same event" else set()
    for row in map(json.loads, (SHARED / "web" / "pages_index.jsonl").read_text("utf-8").splitlines()):
        month |= {row["url"]} if (row["published"] or "").startswith("2022-01") else set()
    return event, month


def sieves() -> dict[str, Sieve]:
    """Rules by themselves and together. The keys alone are the dearest: of files of the days all pages come to them."""
    article = read_seed(SEED.read_bytes(), "markdown", str(SEED))
    topic = Topic.of(features(article.title, article.text or "", "en"))
    window = windows.around(PUBLISHED)
    return {
        "nothing": Sieve(),
        "date": Sieve(window),
        "keys": Sieve(topic=topic),
        "date and keys": Sieve(window, topic=topic),
    }


def read(wanted: collection.Filter) -> tuple[list[str], collection.Tally, float]:
    """Read the collection in this thread: kept addresses, counts, CPU seconds."""
    kept, total, began = [], collection.Tally(), time.thread_time()
    for path in WARCS:
        tally = collection.Tally()
        with path.open("rb") as stream:
            kept += [page.url for page in collection.pages(lambda s=stream: s.read(1 << 20), wanted, tally)]  # type: ignore[misc]
        total.pages += tally.pages
        total.unpacked += tally.unpacked
        total.dropped += tally.dropped
    return kept, total, time.thread_time() - began


def read_fastwarc() -> float:
    """CPU seconds in which fastwarc unpacks the same records."""
    began = time.thread_time()
    for path in WARCS:
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
                record.reader.consume()
    return time.thread_time() - began


def reading(rounds: int) -> dict[str, Any]:
    """How fast, for each sieve."""
    figures: dict[str, Any] = {}
    for name, sieve in sieves().items():
        kept, tally, seconds = min((read(sieve) for _ in range(rounds)), key=lambda found: found[2])
        figures[name] = {
            "pages": tally.pages,
            "kept": len(kept),
            "dropped": dict(tally.dropped),
            "pages_per_cpu_s": round(tally.pages / seconds),
            "mb_per_cpu_s": round(tally.unpacked / seconds / 1e6),
        }
    figures["fastwarc"] = {"pages_per_cpu_s": round(tally.pages / min(read_fastwarc() for _ in range(rounds)))}
    return figures


def recall() -> dict[str, Any]:
    """What is kept of what should be."""
    event, month = expected()
    figures: dict[str, Any] = {"event": len(event), "january": len(month)}
    for when, moved in MOVED.items():
        for name, sieve in sieves().items():
            if name.startswith("date"):
                kept, _, _ = read(Captured(sieve, moved))
                found = {"kept": len(kept), "event": len(event & set(kept)), "january": len(month & set(kept))}
                figures[f"{name}, {when}"] = found
    return figures


@contextlib.contextmanager
def working(settings: Settings, run_id: str) -> Iterator[Work]:
    """The services of a run that is announced to nobody."""
    run = Run(settings, "backfill", run_id, SystemClock())
    try:
        with Work(run, Rules(), BUDGET) as work:
            work.aim(windows.around(PUBLISHED), ())
            yield work
        run.load()
    finally:
        run.close()


def held(settings: Settings) -> dict[str, int]:
    """Rows that could be doubled, and bytes of the archive."""
    tables = ("fetch_log", "observation", "content", "warc_record")
    with db.read_only(settings.published) as con:
        counts = {name: con.table(name).count("*").fetchone()[0] for name in tables}
    return counts | {"archive_mb": sum(path.stat().st_size for path in settings.archive_dir.iterdir()) // 10**6}


def told(done: Collected, event: set[str], settings: Settings) -> dict[str, Any]:
    """The figures of a pass, with the articles of the event that the warehouse holds afterwards."""
    with db.read_only(settings.published) as con:
        articles = {row[0] for row in con.execute("SELECT url FROM articles").fetchall()}
    return {
        "pages": done.pages,
        "kept": done.kept,
        "held": done.held,
        "again": done.again,
        "outcomes": dict(done.outcomes),
        "event_in_warehouse": len(event & articles),
        "seconds": round(done.seconds, 2),
        "pages_per_s": round(done.pages / done.seconds),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        **held(settings),
    }


def whole() -> dict[str, Any]:
    """Read, extract, archive and load; then read again, as after a kill."""
    event, _ = expected()
    figures = {}
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder))
        for number, name in enumerate(("first", "again")):
            with working(settings, f"20220108T12000{number}-benchm") as work:
                done = Collecting(work, sieves()["date and keys"]).read(WARCS)
            figures[name] = told(done, event, settings)
    return figures


def command() -> dict[str, Any]:
    """The console script, as a user starts it."""
    figures = {}
    arguments = ["backfill", SEED_ID, "--way", "warc", "--yes"]
    arguments += chain.from_iterable(("--warc", str(path)) for path in WARCS)
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        proxy = stack.enter_context(replay_ground.replay(folder))
        api_url = stack.enter_context(prefect_server(folder / "prefect", replay_ground.free_port()))
        env = replay_ground.surroundings(folder, proxy, 0.0) | {"PREFECT_API_URL": api_url}
        for name in ("first", "again"):
            began = time.monotonic()
            done = replay_ground.newswake(arguments, env)
            figures[name] = {"seconds": round(time.monotonic() - began, 1), **judged(done, env)}
    return figures


def judged(done: dict[str, Any], env: dict[str, str]) -> dict[str, Any]:
    """What the warehouse says after a run, beside what the run said itself."""
    event, month = expected()
    rows = replay_ground.ask("SELECT a.url, m.relation FROM matches AS m JOIN articles AS a USING (article_id)", env)
    known = {row["url"]: row["relation"] for row in rows}
    return {
        "balanced": done["summary"]["balanced"],
        "compared": len(known),
        "january": len(month & known.keys()),
        "event": {url: known.get(url) for url in sorted(event)},
        "same_event": sum(relation == "same_event" for relation in known.values()),
        "coverage": {key: done["coverage"][key] for key in ("days", "searched", "partly", "not_searched")},
    }


def main() -> None:
    """Measure and print."""
    parts = {"reading": lambda: reading(options.rounds), "recall": recall, "whole": whole, "command": command}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=parts, default=list(parts))
    options = parser.parse_args()
    figures = {name: measure() for name, measure in parts.items() if name in options.only}
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
