"""What archiving a page costs: our writer against warcio's, the packers against each other, reading back.

    python -m tests.benchmarks.archive [--pages 300] [--rounds 3]

Needs ../shared (its pages are the bodies, as they are and in gzip as most servers send them). Prints one JSON object:
CPU milliseconds and stored bytes per page, the best round of each. warcio writes two records for a page, we three.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
import tempfile
import time
import zlib
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isal import isal_zlib
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from extractors.fetch import stored
from extractors.fetch.answer import Answer
from extractors.fetch.archive import WarcArchive
from extractors.fetch.clock import SystemClock
from extractors.records import Fetch
from tests.benchmarks.end_to_end import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable

AGENT = "newswake/0.1 (+https://a.example/bot; mail@a.example)"


def answers(pages: int) -> list[Answer]:
    """Real pages as answers, their bodies as the WARC has them."""
    found: list[Answer] = []
    with (SHARED / "web" / "open.warc.gz").open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response" and len(found) < pages:
                found.append(_answer(record.rec_headers.get_header("WARC-Target-URI"), record))
    return found


def _answer(url: str, record: Any) -> Answer:
    return Answer(
        url=url,
        status=200,
        reason="OK",
        headers=tuple(record.http_headers.headers),
        body=record.raw_stream.read(),
        request_headers=(("Host", "a.example"), ("User-Agent", AGENT), ("Accept-Encoding", "gzip")),
        request_target="/a/b",
        started_at=datetime(2022, 1, 8, tzinfo=UTC),
        elapsed=0.1,
        peer="203.0.113.7",
    )


def packed(answer: Answer) -> Answer:
    """The same as most servers send it."""
    headers = (*(pair for pair in answer.headers if pair[0].lower() != "content-length"), ("Content-Encoding", "gzip"))
    return replace(answer, headers=headers, body=gzip.compress(answer.body, 6))


def fetch_of(answer: Answer) -> Fetch:
    """A row of facts as long as they are in life."""
    return Fetch(
        fetch_id=hashlib.sha256(answer.url.encode()).hexdigest()[:32],
        purpose="article",
        requested_url=answer.url,
        final_url=answer.url,
        redirects=(),
        started_at=answer.started_at,
        elapsed_ms=480,
        outcome="ok",
        status=200,
        waited_ms=1010,
        wait_reason="crawl_delay 1 s",
        delay_ms=1000,
        robots="allow: /",
        etag='"33a64df551425fcc55e4d42a148795d9f25f89d4"',
        content_type="text/html; charset=utf-8",
        charset="utf-8",
        bytes_wire=len(answer.body),
        bytes_body=len(answer.body),
        body_sha256=hashlib.sha256(answer.body).hexdigest(),
        peer=answer.peer,
        chain_id=hashlib.sha256(answer.url.encode()).hexdigest()[:32],
        latency_ms=210,
    )


def ours(given: list[Answer], folder: Path) -> int:
    """Write with the product's archive; bytes on disk."""
    fetch = fetch_of(given[0])
    with WarcArchive(folder, "benchmark", SystemClock()) as archive:
        for answer in given:
            archive.write(answer, fetch)
    return sum(path.stat().st_size for path in folder.iterdir())


def warcios(given: list[Answer], folder: Path) -> int:
    """Write response and request as warcio's own documentation shows it."""
    path = folder / "x.warc.gz"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True, warc_version="1.1")
        for answer in given:
            status = StatusAndHeaders("200 OK", list(answer.headers), protocol="HTTP/1.1")
            line = StatusAndHeaders("/a/b HTTP/1.1", list(answer.request_headers), protocol="GET")
            response = writer.create_warc_record(answer.url, "response", BytesIO(answer.body), http_headers=status)
            request = writer.create_warc_record(answer.url, "request", http_headers=line)
            writer.write_request_response_pair(request, response)
    return path.stat().st_size


def read_back(folder: Path) -> int:
    """Restore the rows of all requests."""
    return sum(1 for path in folder.iterdir() for _ in stored.fetches(path))


def packing(library: Any, level: int) -> Callable[[list[Answer], Path], int]:
    """A packer of bodies alone."""

    def pack(given: list[Answer], _: Path) -> int:
        size = 0
        for answer in given:
            packer = library.compressobj(level, library.DEFLATED, 31)
            size += len(packer.compress(answer.body)) + len(packer.flush())
        return size

    return pack


def measure(work: Callable[[list[Answer], Path], int], given: list[Answer], rounds: int) -> dict[str, float]:
    """Best CPU time of a few rounds, and what was stored."""
    best, size = float("inf"), 0
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            began = time.process_time()
            size = work(given, Path(name))
            best = min(best, time.process_time() - began)
    return {"ms_per_page": round(best / len(given) * 1000, 3), "bytes_per_page": size // len(given)}


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    plain = answers(options.pages)
    figures: dict[str, Any] = {"pages": len(plain), "body_bytes": sum(len(one.body) for one in plain) // len(plain)}
    for name, given in (("plain", plain), ("gzip", [packed(answer) for answer in plain])):
        figures[name] = {
            "newswake": measure(ours, given, options.rounds),
            "warcio": measure(warcios, given, options.rounds),
            **{f"isal {level}": measure(packing(isal_zlib, level), given, options.rounds) for level in (0, 1, 2, 3)},
            **{f"zlib {level}": measure(packing(zlib, level), given, options.rounds) for level in (0, 1, 3, 6)},
        }
    with tempfile.TemporaryDirectory() as name:
        ours(plain, Path(name))
        began = time.process_time()
        read_back(Path(name))
        figures["read_back_ms_per_page"] = round((time.process_time() - began) / len(plain) * 1000, 3)
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
