"""A crawl of one trap by the product's own engine, without Prefect: the work of one run on one address.

    python -m tests.benchmarks.torture_crawl page|sitemap URL ALLOWED_HOSTS

A process of its own, because the engine brings the warehouse along. ``page``: the address is given as a seed whose
links are followed ten deep, and as a section that a source states. ``sitemap``: it is a sitemap that a source states.
Prints one JSON object: how many requests the trap got, what was stored, whether the crawl ended by itself.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from config.models import EndpointConfig, SourceConfig
from config.settings import Settings
from extractors.fetch.clock import SystemClock
from extractors.memory import return_large_blocks
from extractors.records import Candidate
from extractors.urls import site_of
from flows.keeper import Rules
from flows.run import Run
from flows.work import Budget, Work
from tests.benchmarks.torture_memory import children, peak_mb

DEPTH = 10
# Far more than an honest prefix of this size would get; a crawl that is ended only by this was not ended by itself.
BUDGET = Budget(pages=300, bytes=100_000_000, seconds=60)


def crawl(what: str, url: str, settings: Settings) -> dict[str, object]:
    """Run the engine on ``url`` and say how it ended."""
    run = Run(settings, "torture", "torture-crawl", SystemClock())
    try:
        with Work(run, Rules(depth=DEPTH, recheck="none", source_of_site={site_of(url): "trap"}), BUDGET) as work:
            workers = children()
            work.ask([_source(what, url)])
            if what == "page":
                work.keeper.offer(Candidate(url, "seed"), wanted=True)
            while work.frontier.queued and work.exhausted is None:
                work.slice()
            left = work.defer_rest()
            peak = peak_mb() + sum(map(peak_mb, workers or children()))
            result = {
                "requests": sum(tally.requests for tally in work.keeper.sources.values()),
                "articles": work.keeper.articles,
                "left": left,
                "ended": work.exhausted or "by itself",
                "peak_mb": round(peak, 1),
            }
    finally:
        run.close()
    return result


def _source(what: str, url: str) -> SourceConfig:
    parts = urlsplit(url)
    kind = "sitemap" if what == "sitemap" else "section"
    endpoint = EndpointConfig.model_validate({"url": url, "kind": kind})
    return SourceConfig.model_validate(
        {
            "id": "trap",
            "name": "Trap",
            "homepage": f"{parts.scheme}://{parts.netloc}/",
            "endpoints": [endpoint],
            "autodiscover": False,
        }
    )


def main() -> None:
    """Crawl and print."""
    what, url, hosts = sys.argv[1:4]
    return_large_blocks()
    with tempfile.TemporaryDirectory(prefix="newswake-torture-") as name:
        settings = Settings(
            data_dir=Path(name),
            allow_hosts=tuple(hosts.split(",")),
            host_delay=0.02,
            max_crawl_delay=0.1,
            request_deadline=10,
            workers=1,
            connections=4,
        )
        sys.stdout.write(json.dumps(crawl(what, url, settings)) + "\n")


if __name__ == "__main__":
    main()
