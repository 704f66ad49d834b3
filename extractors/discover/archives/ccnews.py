"""CC-NEWS of Common Crawl: which WARC files hold the pages of which days.

The list of each month, since August 2016, stands at ``crawl-data/CC-NEWS/YYYY/MM/warc.paths.gz``
(commoncrawl.org, "News Dataset Available"). A file's name tells when it was begun; it is closed at 1 GiB.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from extractors.discover import sitemap_bytes
from extractors.discover.archives import faults
from extractors.discover.archives.limits import CCNEWS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.discover.archives.faults import Fault

MAX_BYTES = 8_000_000
MAX_FILES = CCNEWS.page
# The crawler sees most pages within hours; feeds that it asks rarely, days later.
LATE_DAYS = 1

_PATH = re.compile(
    r"(?:s3://commoncrawl/|https?://data\.commoncrawl\.org/|/)?"
    r"(crawl-data/CC-NEWS/(?:\d{4}/\d\d/)?CC-NEWS-(\d{14})-\d{1,8}\.warc(?:\.gz)?)",
    re.ASCII,
)
_STAMP = "%Y%m%d%H%M%S"


@dataclass(frozen=True, slots=True)
class WarcFile:
    """A file of pages, and when the crawler began to fill it."""

    url: str
    begun_at: datetime

    @property
    def name(self) -> str:
        """Its name without ending. In the order of their names files are in the order of time."""
        return self.url.rpartition("/")[2].partition(".")[0]


@dataclass(frozen=True, slots=True)
class PathList:
    """The files of a month by time. None and no fault: there are none of that month.

    ``problem`` says in a few words what went wrong or was left out.
    """

    files: tuple[WarcFile, ...] = ()
    problem: str | None = None
    fault: Fault | None = None


def path_list_url(base: str, year: int, month: int) -> str:
    """Give the address of a month's list."""
    return f"{base.rstrip('/')}/crawl-data/CC-NEWS/{year:04d}/{month:02d}/warc.paths.gz"


def months(first: date, last: date, late_days: int = LATE_DAYS) -> tuple[tuple[int, int], ...]:
    """Give year and month of the lists that name the files for these days (see ``files_in``), in order."""
    # The file that was being filled at midnight was begun the day before.
    day, end = max(first - timedelta(days=1), CCNEWS.first_day), last + timedelta(days=late_days)
    found: list[tuple[int, int]] = []
    month = day.year * 12 + day.month - 1
    while month <= end.year * 12 + end.month - 1:
        found.append((month // 12, month % 12 + 1))
        month += 1
    return tuple(found)


def parse_paths(body: bytes, base: str, status: int | None = None) -> PathList:
    """Read a month's list, as gzip or plain text. Never raises for what the body holds.

    Lines that name no file of CC-NEWS are left out: each file is at ``base``, whatever the line says.
    """
    refused = _refusal(body, status)
    if refused is not None:
        return PathList(problem=faults.explain(status, body), fault=refused)
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE) or not body:
        return PathList()
    data, broken = sitemap_bytes.plain(body, MAX_BYTES)
    if broken:
        return PathList(problem=broken, fault="unreadable")
    return _read(data, base.rstrip("/"))


def files_in(files: Iterable[WarcFile], first: date, last: date, late_days: int = LATE_DAYS) -> tuple[WarcFile, ...]:
    """Give the files, by time, that can hold pages published from ``first`` to ``last`` (UTC days, both included).

    Those begun in these days or up to ``late_days`` after, and the one that was being filled when they began.
    """
    start = datetime.combine(first, time.min, UTC)
    end = datetime.combine(last + timedelta(days=1 + late_days), time.min, UTC)
    ordered = _by_time(files)
    before = [file for file in ordered if start - timedelta(days=1) <= file.begun_at < start]
    return (*before[-1:], *(file for file in ordered if start <= file.begun_at < end))


def _by_time(files: Iterable[WarcFile]) -> list[WarcFile]:
    return sorted(set(files), key=lambda file: (file.begun_at, file.url))


def _refusal(body: bytes, status: int | None) -> Fault | None:
    words = "" if body.startswith(b"\x1f\x8b") else faults.opening(body)
    if "nosuchkey" in words:
        return None
    # Its rate rules answer 403 (status.commoncrawl.org), and S3 behind it 503 "SlowDown".
    slow = "<error>" in words and faults.asks_to_slow_down(words)
    if slow or status == HTTPStatus.FORBIDDEN:
        return "rate_limited"
    if "accessdenied" in words:
        return "rate_limited"
    return faults.of_status(status)


def _read(data: bytes, base: str) -> PathList:
    lines = data.decode("utf-8", "replace").split()
    found: set[WarcFile] = set()
    strange = 0
    for line in lines[: 2 * MAX_FILES]:
        file = _file(line, base)
        if file is None:
            strange += 1
        else:
            found.add(file)
    ordered = _by_time(found)[:MAX_FILES]
    notes = [f"{strange} lines name no file"] if strange else []
    if len(found) > MAX_FILES or len(lines) > 2 * MAX_FILES:
        notes.append(f"only the first {MAX_FILES} files were read")
    problem = "; ".join(notes) or None
    if ordered or not strange:
        return PathList(tuple(ordered), problem)
    if b"NoSuchKey" in data[:4000]:
        return PathList()
    return PathList(problem=f"no list of files: {faults.said(data)}", fault="unreadable")


def _file(line: str, base: str) -> WarcFile | None:
    match = _PATH.fullmatch(line)
    if match is None:
        return None
    try:
        begun = datetime.strptime(match.group(2), _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return WarcFile(f"{base}/{match.group(1)}", begun)
