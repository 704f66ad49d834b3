"""Resident memory of one extraction worker over many pages: after the warm-up it must stay flat.

    python -m tests.benchmarks.memory_flat                 # 20,000 extractions: some ten minutes of a core
    python -m tests.benchmarks.memory_flat --pages 4000 --every 200 --warm-up 2000
    python -m tests.benchmarks.memory_flat --check         # exit code 1 where it grows

The pages of ../shared/extraction and ../shared/web go round and round through the product's own pool. The first round
loads what is loaded once for each language and fills the caches; that is the warm-up. What is compared afterwards is
the mean of the first and of the last five samples; the slope is that of the line of least squares through all.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import itertools
import json
import statistics
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from warcio.archiveiterator import ArchiveIterator

from extractors.pool import ExtractorPool
from extractors.worker import Job
from tests.benchmarks.torture_memory import PROC, children

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SHARED = Path(__file__).resolve().parents[3] / "shared"
# Samples that make a plateau, and what the last one may be above the first.
PLATEAU = 5
ALLOWED_MB = 10.0
# At low priority on a busy machine a page takes long; a worker that is killed for that would begin anew.
DEADLINE_S = 600.0


class Sample(NamedTuple):
    """Resident size of the worker after so many pages."""

    pages: int
    rss_mb: float


class Trend(NamedTuple):
    """What the samples after the warm-up say."""

    first_mb: float
    last_mb: float
    mb_per_1000: float

    @property
    def is_flat(self) -> bool:
        """Whether the last plateau is no higher than the first one, with some room for the last page's own memory."""
        return self.last_mb - self.first_mb <= ALLOWED_MB


def pages() -> Iterator[Job]:
    """Every page of both kits, once."""
    data = SHARED / "extraction" / "data"
    with gzip.open(data / "index.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            body = gzip.decompress((data / "html" / f"{row['id']}.html.gz").read_bytes())
            yield Job(row["url"], body, "text/html")
    for file in sorted((SHARED / "web").glob("*.warc.gz")):
        with file.open("rb") as stream:
            for record in ArchiveIterator(stream):
                kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
                if record.rec_type == "response" and "html" in kind:
                    yield Job(record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read(), kind)


def trend(samples: Sequence[Sample], warm_up: int) -> Trend:
    """Plateaus and slope of the samples after the warm-up."""
    warm = [sample for sample in samples if sample.pages > warm_up]
    slope = statistics.linear_regression([sample.pages / 1000 for sample in warm], [sample.rss_mb for sample in warm])
    return Trend(
        statistics.fmean(sample.rss_mb for sample in warm[:PLATEAU]),
        statistics.fmean(sample.rss_mb for sample in warm[-PLATEAU:]),
        slope.slope,
    )


def resident_mb(pid: int) -> float:
    """What a process holds in memory now, in megabytes."""
    lines = (PROC / str(pid) / "status").read_text(encoding="ascii", errors="replace").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmRSS:"))) * 1024 / 1_000_000


async def measure(jobs: Sequence[Job], count: int, every: int) -> tuple[list[Sample], int]:
    """Extract ``count`` pages in one worker and look at its memory again and again; also how often it was replaced."""
    samples: list[Sample] = []
    others = frozenset(children())
    workers: set[int] = set()
    async with ExtractorPool(1, DEADLINE_S) as pool:
        for number, job in enumerate(itertools.islice(itertools.cycle(jobs), count), 1):
            await pool.extract(job)
            alive = frozenset(children()) - others
            workers |= alive
            if number % every == 0:
                samples.append(Sample(number, sum(map(resident_mb, alive))))
                print(f"{number:7} pages {samples[-1].rss_mb:7.1f} MB", flush=True)  # noqa: T201 - progress for people
    return samples, len(workers) - 1


def main() -> int:
    """Measure and tell; 1 where the memory grows (or a worker had to be replaced, which hides it) with ``--check``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=20_000, help="how many extractions")
    parser.add_argument("--every", type=int, default=500, help="pages between two looks at the memory")
    parser.add_argument("--warm-up", type=int, default=5_000, help="pages before the samples that count")
    parser.add_argument("--mode", choices=("fast", "thorough"), default="fast", help="how the text is chosen")
    parser.add_argument("--check", action="store_true", help="exit code 1 where the memory grows")
    arguments = parser.parse_args()
    jobs = [replace(job, mode=arguments.mode) for job in pages()]
    samples, replaced = asyncio.run(measure(jobs, arguments.pages, arguments.every))
    found = trend(samples, arguments.warm_up)
    print(  # noqa: T201 - a result for people
        f"{len(jobs)} pages round and round, after the first {arguments.warm_up}: {found.first_mb:.1f} MB -> "
        f"{found.last_mb:.1f} MB, slope {found.mb_per_1000:+.2f} MB per 1,000 pages; workers replaced: {replaced}; "
        f"{'flat' if found.is_flat and not replaced else 'NOT FLAT'}"
    )
    return int(arguments.check and not (found.is_flat and not replaced))


if __name__ == "__main__":
    sys.exit(main())
