"""Builds a warehouse of synthetic articles by the loader itself, batch by batch, as runs of newswake would.

    python -m tests.benchmarks.synthetic_build FOLDER --articles 200000

FOLDER/warehouse/current.duckdb is what readers open. A batch is a run of so many articles: with the polls of all
outlets, every twelfth URL gone, every twentieth article of the run changed once. With ``--first`` it goes on where a
smaller number ended; what is there already is kept in any case.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.records import Endpoint, Fetch
from tests.benchmarks.synthetic import (
    BEGIN,
    HOSTS,
    SEEDS,
    SPREAD,
    STORY,
    Rows,
    article,
    changed,
    failed_rows,
    features,
    outlet,
    page,
    page_rows,
)
from tests.warehouse.planting import settings_in
from warehouse import ids, rows
from warehouse.load import Loader
from warehouse.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warehouse.load import LoadReport
    from warehouse.settings import WarehouseSettings

BATCH = 1000
GONE, CHANGED = 12, 20


def base_rows() -> Rows:
    """The outlets and the seeds: each seed is an article of its story."""
    made: Rows = []
    for number in range(HOSTS):
        host = outlet(number)
        made.append(("source", rows.source_row(host, f"Outlet {number}", f"https://{host}/", None, ["en"], BEGIN)))
    for number in range(SEEDS):
        text = page(number * STORY * 20)
        found = features(text)
        row = rows.seed_row(
            seed_id=f"seed-{number}",
            seed_version=1,
            given_as="text",
            content_id=ids.content_id(found.content_hash),
            created_at=BEGIN,
            run_id="base",
            title=text.title,
            lang=text.lang,
            published_at=text.at,
        )
        made += [("content", rows.content_row(article(text), found)), ("seed", row)]
    return made


def run_rows(first: int, count: int) -> Iterator[tuple[str, rows.Row]]:
    """One run: ``count`` articles from number ``first`` on."""
    run_id = f"run-{first:07d}"
    at = page(first).at
    values = {"name": run_id, "code_version": "synthetic", "config_hash": "c", "started_at": at, "flow": "poll"}
    yield "run", rows.run_row(run_id=run_id, **values)
    yield from _polls(run_id, first)
    for number in range(first, first + count):
        made = page(number)
        yield from page_rows(made, run_id)
        if number % CHANGED == 0:
            yield from page_rows(changed(made), run_id)
        if number % GONE == 0:
            yield from failed_rows(number, run_id)
    yield "run_end", rows.run_end_row(run_id, "completed", page(first + count).at)


def _polls(run_id: str, first: int) -> Rows:
    at = page(first).at
    made: Rows = []
    for number in range(HOSTS):
        host = outlet(number)
        url = f"https://{host}/feed.xml"
        asked = Fetch(f"{run_id}-{number}", "feed", url, url, (), at, 90, "ok", status=200)
        times = {"oldest_entry_at": at - timedelta(days=1), "newest_entry_at": at}
        endpoint = Endpoint(url, "feed")
        row = rows.poll_row(
            run_id=run_id, source_id=host, endpoint=endpoint, fetch=asked, entries=20, entries_in_window=20, **times
        )
        made.append(("poll", row))
        made.append(("fetch_log", rows.fetch_row(asked, run_id, ids.url_id(f"{host}/feed.xml"), host)))
    return made


def write_batch(settings: WarehouseSettings, batch_id: str, made: Iterator[tuple[str, rows.Row]] | Rows) -> None:
    """Put rows into the spool. A batch that was loaded before is loaded no second time."""
    batch = Spool(settings.spool).batch(batch_id, "synthetic", batch_id)
    for table, row in made:
        batch.add(table, row)
    batch.commit()


def write_base(settings: WarehouseSettings) -> None:
    """What all runs share."""
    write_batch(settings, "base", base_rows())


def write_run(settings: WarehouseSettings, first: int, count: int = BATCH) -> None:
    """One run of articles."""
    write_batch(settings, f"run-{first:07d}-{count}", run_rows(first, count))


def load(settings: WarehouseSettings, *, publish: bool = False) -> LoadReport:
    """Load what waits."""
    report = Loader(settings).load(publish=publish)
    if report.rejected:
        raise RuntimeError(f"rejected: {report.rejected}")
    return report


def main(arguments: Sequence[str] | None = None) -> int:
    """Build and publish."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=SPREAD)
    parser.add_argument("--first", type=int, default=0, help="number of the first article")
    parser.add_argument("--every", type=int, default=1, help="load after so many batches")
    options = parser.parse_args(arguments)
    settings = settings_in(options.folder.absolute(), memory_limit="2GB", threads=2)
    write_base(settings)
    began = time.monotonic()
    starts = range(options.first, options.articles, BATCH)
    for place, first in enumerate(starts, 1):
        write_run(settings, first, min(BATCH, options.articles - first))
        if place % options.every == 0 or place == len(starts):
            written = time.monotonic() - began
            report = load(settings, publish=place == len(starts))
            size = settings.database.stat().st_size / 1e6
            line = f"{first + BATCH} articles: written {written:.1f} s, loaded {report.seconds:.1f} s, {size:.0f} MB\n"
            sys.stderr.write(line)
            began = time.monotonic()
    return 0


if __name__ == "__main__":
    sys.exit(main())
