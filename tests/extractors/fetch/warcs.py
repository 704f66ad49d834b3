"""An exchange to archive, and two libraries that read what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from fastwarc import warc as fastwarc
from warcio.archiveiterator import ArchiveIterator

from extractors.fetch.answer import Answer
from extractors.fetch.archive import WarcArchive
from extractors.fetch.clock import SystemClock
from extractors.records import Fetch

if TYPE_CHECKING:
    from pathlib import Path

    from extractors.fetch.clock import Clock

RUN_ID = "20220108T123000-3fa9c1"
AT = datetime(2022, 1, 8, 12, 30, 15, 123456, tzinfo=UTC)
ANSWER = Answer(
    url="https://outlet.example/a",
    status=200,
    reason="OK",
    headers=(("Content-Type", "text/html; charset=utf-8"), ("Transfer-Encoding", "chunked"), ("X-Note", "ça")),
    body=b"<p>" + b"It rained on the harbour. " * 40,
    request_headers=(("Host", "outlet.example"), ("User-Agent", "newswake/test")),
    request_target="/a",
    started_at=AT,
    elapsed=0.1,
    peer="203.0.113.7",
)
FETCH = Fetch(
    fetch_id="f1",
    purpose="article",
    requested_url="https://outlet.example/old",
    final_url="https://outlet.example/a",
    redirects=("https://outlet.example/old",),
    started_at=AT,
    elapsed_ms=100,
    outcome="ok",
    status=200,
    waited_ms=1010,
    wait_reason="crawl_delay 1 s",
    delay_ms=1000,
    robots="allow: /",
    chain_id="c1",
    hop=1,
    opt_outs=("tdm-reservation: 1", "x-robots-tag: noai"),
)
NOT_MODIFIED = replace(ANSWER, status=304, reason="Not Modified", body=b"", headers=(("ETag", '"v1"'),))


class Seen(NamedTuple):
    """A record as warcio has it: WARC headers, HTTP headers (names in lower case), payload, place."""

    kind: str
    warc: dict[str, str]
    status: str | None
    http: list[tuple[str, str]]
    payload: bytes
    offset: int
    length: int

    @property
    def record_id(self) -> str:
        return self.warc["warc-record-id"]


class HandClock(SystemClock):
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> datetime:
        return AT

    def monotonic(self) -> float:
        return self.seconds


def store(folder: Path, clock: Clock | None = None, *, rotate_bytes: int = 10**9, seconds: float = 1e9) -> WarcArchive:
    return WarcArchive(folder, RUN_ID, clock or SystemClock(), rotate_bytes=rotate_bytes, rotate_seconds=seconds)


def only(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def seen(data: bytes) -> list[Seen]:
    """What warcio reads, every digest checked; fastwarc must read the same and find the digests right too."""
    found = []
    records = ArchiveIterator(BytesIO(data), check_digests="raise")
    for record in records:
        warc = {name.lower(): value for name, value in record.rec_headers.headers}
        http = record.http_headers
        payload = record.raw_stream.read()
        found.append(
            Seen(
                record.rec_type,
                warc,
                http.get_statuscode() if http and record.rec_type != "request" else None,
                [(name.lower(), value) for name, value in http.headers] if http else [],
                payload,
                records.get_record_offset(),
                records.get_record_length(),
            )
        )
    assert records.err_count == 0
    assert _by_fastwarc(data) == [(one.kind, one.offset, one.warc["warc-record-id"], one.payload) for one in found]
    return found


def _by_fastwarc(data: bytes) -> list[tuple[str, int, str, bytes]]:
    """The block's digest can be checked before the HTTP headers are read, the payload's only after."""
    assert all(record.verify_block_digest() for record in fastwarc.ArchiveIterator(BytesIO(data), parse_http=False))
    found = []
    for record in fastwarc.ArchiveIterator(BytesIO(data), verify_digests=True, max_header_len=1 << 20):
        # It answers "no" where there is no such digest, too.
        assert record.verify_payload_digest() == (record.record_type == fastwarc.response)
        record_id = record.headers.get("WARC-Record-ID") or ""
        found.append((str(record.record_type), record.stream_pos, record_id, record.reader.read()))
    return found
