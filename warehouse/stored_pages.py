"""The pages that were read and lie in the archive, so that they can be read again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse import asking

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path
    from typing import Any

    from extractors.records import Purpose


@dataclass(frozen=True, slots=True)
class Selection:
    """Which pages: of one host (and those below it), around one seed, looked at since a moment. None: all."""

    host: str | None = None
    seed_id: str | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """What one extractor made of a page, as far as two readings are held against each other.

    ``content_id`` is None, and ``words`` 0, for what is no article. ``text_md5`` is the MD5 of the text in UTF-8.
    """

    verdict: str
    kind: str
    title: str | None
    authors: tuple[str, ...]
    published_at: datetime | None
    content_id: int | None
    text_md5: str | None
    words: int


@dataclass(frozen=True, slots=True)
class StoredPage:
    """One look at a page. ``key`` is that of the address that was asked for, ``article_id`` as it was first read.

    ``warc_file`` None: it is not in the archive. ``readings`` are by extractor, the newest first.
    """

    fetch_id: str
    purpose: Purpose
    requested_url: str
    final_url: str
    content_type: str | None
    body_sha256: str | None
    warc_file: str | None
    warc_offset: int | None
    started_at: datetime
    observed_at: datetime
    captured_at: datetime | None
    key: str
    article_id: int
    host: str
    readings: dict[str, Read]

    def before(self, extractor: str) -> Read | None:
        """What was made of the page before ``extractor`` read it, or is now; None if nobody else read it before."""
        names = list(self.readings)
        older = names[names.index(extractor) + 1 :] if extractor in names else names
        return self.readings[older[0]] if older else None


def _read(values: dict[str, Any]) -> Read:
    return Read(**{**values, "authors": tuple(values["authors"] or ())})


def stored_pages(path: Path, selection: Selection) -> list[StoredPage]:
    """Every look at the selected pages, those at one article together and in the order of time."""
    values: dict[str, object] = {"host": selection.host, "seed_id": selection.seed_id, "since": selection.since}
    return [_page(row) for row in asking.rows(path, "stored_pages", values)]


def _page(row: tuple[Any, ...]) -> StoredPage:
    readings = {reading.pop("extractor"): _read(reading) for reading in row[-1]}
    return StoredPage(*(*row[:-1], readings))
