"""Every case of ../shared/torture through the product's own fetcher and extractor.

    python -m tests.benchmarks.torture                          # starts the server itself
    python -m tests.benchmarks.torture --manifest URL --check   # a server that runs; a table of what is wrong

Prints one JSON object: path -> {outcome, text, ms, peak_mb}, the outcome in the words of the manifest. ``peak_mb`` is
the true peak of this process plus that of the extraction worker (or of the crawl's process) during the case, ``ms``
the wall time with all waiting for the host. Each case has leases, archive and connections of its own, as if each were
the only one of a run: a host that asks for a day's rest must not close the next case.

Nothing here knows a path. The group says what a case is for: ``feed`` is asked for as a feed or sitemap and parsed as
one, ``trap`` is crawled by the flows' engine, everything else is fetched and extracted. A page that brought validators
is looked at a second time, by another run; if that look ends as ``not_modified``, this is the outcome.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import fnmatch
import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from extractors.discover import feeds, sitemaps
from extractors.fetch.archive import WarcArchive
from extractors.fetch.client import Fetcher
from extractors.fetch.clock import SystemClock
from extractors.fetch.leases import Leases
from extractors.fetch.policy import FetchSettings
from extractors.memory import return_large_blocks
from extractors.pool import ExtractorPool
from extractors.records import Request
from extractors.worker import Job
from tests.benchmarks.torture_memory import children, forget_peak, peak_mb
from tests.benchmarks.torture_words import word_of_fetch, word_of_listing, word_of_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.records import Fetch, Page, RobotsSnapshot

ROOT = Path(__file__).resolve().parents[2]
SERVER = ROOT.parent / "shared" / "torture" / "torture_server.py"
MAX_TEXT = 20_000
FORBIDDEN = ("/internal/", "/robots-disallowed/")
PEAK_LIMIT_MB = 200.0
CRAWL_DEADLINE_S = 120


@dataclass(slots=True)
class Result:
    """What one case gave; ``larger_mb`` is the greater of the two processes."""

    outcome: str
    text: str | None = None
    ms: int = 0
    peak_mb: float = 0.0
    larger_mb: float = 0.0

    def row(self) -> dict[str, Any]:
        """The four fields of the contract."""
        text = self.text[:MAX_TEXT] if self.text else None
        return {"outcome": self.outcome, "text": text, "ms": self.ms, "peak_mb": round(self.peak_mb, 1)}


@dataclass(slots=True)
class Notes:
    """A recorder that keeps what the fetcher reports."""

    fetches: list[Fetch] = field(default_factory=list)

    def fetched(self, fetch: Fetch) -> None:
        self.fetches.append(fetch)

    def robots(self, snapshot: RobotsSnapshot) -> None:
        """Robots snapshots are of no use here."""


@contextlib.contextmanager
def server() -> Iterator[str]:
    """The torture server as a child of ours; the address of its manifest."""
    command = [sys.executable, str(SERVER), "--port", "0"]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        line = child.stdout.readline() if child.stdout else ""
        yield line.split()[0]
    finally:
        child.terminate()
        child.wait(10)
        if child.stdout:
            child.stdout.close()


def load(url: str) -> Any:
    """A JSON document of the server: its manifest, its counters."""
    with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310 - the torture server's own address
        return json.load(answer)


def allowed_hosts(manifest: dict[str, Any]) -> tuple[str, ...]:
    """Host and port of every case that names a port, never the internal one."""
    places = {urlsplit(case["url"]).netloc for case in manifest["cases"]}
    return tuple(sorted(place for place in places if ":" in place and not place.endswith(f":{_internal(manifest)}")))


def _internal(manifest: dict[str, Any]) -> int:
    return int(manifest["internal_port"])


class Bench:
    """Runs cases one after another with one extraction worker."""

    def __init__(self, manifest: dict[str, Any], pool: ExtractorPool, deadline: float) -> None:
        self._pool = pool
        self._clock = SystemClock()
        # Whoever else is a child of ours (the torture server) is not weighed.
        self._others = frozenset(children())
        self._hosts = allowed_hosts(manifest)
        # Politeness is shown elsewhere: here a Crawl-delay of a second would be most of the time.
        self._settings = FetchSettings(
            allow_hosts=self._hosts,
            host_delay=0.02,
            max_crawl_delay=0.1,
            request_deadline=deadline,
            # One less than the product's default: a fourth try only adds its pause to a case.
            max_attempts=3,
        )

    async def run(self, case: dict[str, Any]) -> Result:
        """One case, timed and weighed."""
        for pid in (None, *self._workers()):
            forget_peak(pid)
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="newswake-torture-") as name:
            result = await self._case(case, Path(name))
        result.ms = round(1000 * (time.monotonic() - began))
        # A worker may have been killed and another begun: the one that lives is the one that can be weighed.
        peaks = [peak_mb(), *map(peak_mb, self._workers())]
        # A crawl's processes were weighed by itself; those here stood idle meanwhile.
        result.peak_mb = result.peak_mb or sum(peaks)
        result.larger_mb = max(peaks)
        return result

    def _workers(self) -> set[int]:
        return set(children()) - self._others

    async def _case(self, case: dict[str, Any], folder: Path) -> Result:
        if case["group"] == "trap":
            return await self._crawl("page", case["url"])
        purpose = "article"
        if case["group"] == "feed":
            purpose = "sitemap" if "sitemap" in case["path"] else "feed"
        page = await self._look(Request(case["url"], purpose), folder, "first")
        if page.body is None:
            return Result(word_of_fetch(page.fetch))
        if purpose != "article":
            return await self._listing(purpose, page)
        result = await self._extracted(case, page)
        return await self._again(page.fetch, folder) or result

    async def _look(self, request: Request, folder: Path, run_id: str) -> Page:
        """Ask as a run of its own does (see ``flows.work``)."""
        leases = Leases(folder / "leases.sqlite", run_id, self._clock)
        archive = WarcArchive(folder, run_id, self._clock)
        try:
            async with Fetcher(self._settings, archive, leases, Notes(), self._clock) as fetcher:
                return await fetcher.get(request)
        finally:
            archive.close()
            leases.finish_run(run_id)
            leases.close()

    async def _again(self, fetch: Fetch, folder: Path) -> Result | None:
        """A second, conditional look by a later run, where the first brought validators."""
        if not (fetch.etag or fetch.last_modified):
            return None
        held = next(((record.record_id, record.at) for record in fetch.records if record.kind == "response"), None)
        request = Request(fetch.requested_url, etag=fetch.etag, last_modified=fetch.last_modified, refers_to=held)
        page = await self._look(request, folder, "second")
        return Result("not_modified") if page.fetch.outcome == "not_modified" else None

    async def _extracted(self, case: dict[str, Any], page: Page) -> Result:
        fetch = page.fetch
        job = Job(fetch.final_url, page.body or b"", fetch.content_type, datetime.now(UTC), fetch.requested_url)
        extraction = await self._pool.extract(job)
        return Result(word_of_page(extraction.article, case["expect"]), extraction.article.text)

    async def _listing(self, purpose: str, page: Page) -> Result:
        """Parse as ``flows.listing`` does; an index is followed by the engine."""
        body, url = page.body or b"", page.fetch.final_url
        if purpose == "feed":
            feed = await asyncio.to_thread(feeds.parse_feed, body, url, page.fetch.content_type)
            found, problem, known = feed.candidates, feed.problem, bool(feed.version)
        else:
            sitemap = await asyncio.to_thread(sitemaps.parse_sitemap, body, url)
            if sitemap.children:
                return await self._crawl("sitemap", url)
            found, problem, known = sitemap.candidates, sitemap.problem, sitemap.kind != "unknown"
        text = "\n".join(f"{candidate.title or ''} {candidate.url}" for candidate in found)
        return Result(word_of_listing(len(found), problem, known=known), text or None)

    async def _crawl(self, what: str, url: str) -> Result:
        command = ("-m", "tests.benchmarks.torture_crawl", what, url, ",".join(self._hosts))
        child = await asyncio.create_subprocess_exec(sys.executable, *command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
        try:
            async with asyncio.timeout(CRAWL_DEADLINE_S):
                out, _ = await child.communicate()
        except TimeoutError:
            child.kill()
            await child.wait()
            return Result("fetched")
        if child.returncode:
            return Result("failed")
        told = json.loads(out)
        # The engine's own processes are weighed instead of the idle ones here.
        ended = told["ended"] == "by itself" and told["left"] == 0
        return Result("trap" if ended else "fetched", json.dumps(told), peak_mb=told["peak_mb"])


async def run_all(manifest: dict[str, Any], only: str, deadline: float) -> dict[str, Result]:
    """All cases whose path matches ``only``, in the manifest's order."""
    results: dict[str, Result] = {}
    async with ExtractorPool(1, deadline) as pool:
        bench = Bench(manifest, pool, deadline)
        for case in manifest["cases"]:
            if fnmatch.fnmatchcase(case["path"], only):
                results[case["path"]] = await bench.run(case)
    return results


def wrong(manifest: dict[str, Any], results: dict[str, Result], hits: dict[str, Any]) -> list[str]:
    """One line for each case that ended otherwise than the manifest accepts, and for each path that was forbidden."""
    lines = []
    for case in manifest["cases"]:
        result = results.get(case["path"])
        if result is None:
            continue
        faults = (
            [] if result.outcome in case["accept"] else [f"{result.outcome}, accepted: {', '.join(case['accept'])}"]
        )
        sentinels = (manifest["sentinel"], manifest["sentinel_ru"])
        if result.outcome == "article" and not any(text in (result.text or "") for text in sentinels):
            faults.append("the sentinel is not in the text")
        if result.peak_mb >= PEAK_LIMIT_MB:
            faults.append(f"peak {result.peak_mb:.0f} MB")
        lines += [f"{case['group']:10} {case['path']:28} {fault} ({case['must']})" for fault in faults]
    return lines + [f"asked for  {path}" for path in hits if path.startswith(FORBIDDEN)]


def table(manifest: dict[str, Any], results: dict[str, Result]) -> list[str]:
    """Right and wrong by group, then the figures of the whole."""
    groups: dict[str, list[bool]] = {}
    for case in manifest["cases"]:
        if case["path"] in results:
            groups.setdefault(case["group"], []).append(results[case["path"]].outcome in case["accept"])
    lines = [f"{group:10} {sum(good):3} of {len(good):3}" for group, good in groups.items()]
    heaviest = max(results, key=lambda path: results[path].peak_mb)
    slowest = max(results, key=lambda path: results[path].ms)
    return [
        *lines,
        f"{'all':10} {sum(map(sum, groups.values())):3} of {len(results):3}",
        f"peak {results[heaviest].peak_mb:.0f} MB, larger process {results[heaviest].larger_mb:.0f} MB ({heaviest})",
        f"slowest {results[slowest].ms} ms ({slowest}), together {sum(r.ms for r in results.values()) / 1000:.0f} s",
    ]


def main() -> int:
    """Run the cases, print the object and, if asked, what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--manifest", help="address of a manifest.json; without it the server is started here")
    parser.add_argument("--only", default="*", metavar="GLOB", help="paths to run")
    parser.add_argument("--check", action="store_true", help="compare with the manifest; exit 1 if anything is wrong")
    parser.add_argument("--deadline", type=float, default=10.0, help="seconds for one request, and for one extraction")
    options = parser.parse_args()
    return_large_blocks()
    with contextlib.ExitStack() as stack:
        url = options.manifest or stack.enter_context(server())
        manifest = load(url)
        base = url.rpartition("/")[0]
        with urllib.request.urlopen(f"{base}/reset", timeout=30):  # noqa: S310 - the torture server's own address
            pass
        results = asyncio.run(run_all(manifest, options.only, options.deadline))
        hits = load(f"{base}/hits.json")
    sys.stdout.write(json.dumps({path: result.row() for path, result in results.items()}, ensure_ascii=False) + "\n")
    if not options.check:
        return 0
    faults = wrong(manifest, results, hits)
    sys.stderr.write("\n".join([*table(manifest, results), *faults]) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
