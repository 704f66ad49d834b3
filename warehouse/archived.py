"""Where in the archive a response lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.errors import WarehouseError
from warehouse import asking

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

ADVICE = "Look for it: newswake sql \"SELECT url FROM url WHERE url LIKE '%part of it%'\"."


@dataclass(frozen=True, slots=True)
class ArchivedResponse:
    """A response and its place. ``body_sha256`` is None for one without a body, such as a 304."""

    fetch_id: str
    url: str
    fetched_at: datetime
    status: int | None
    body_sha256: str | None
    warc_file: str
    warc_offset: int
    warc_length: int


def archived_response(path: Path, wanted: str) -> ArchivedResponse:
    """Find the response of a request (its id), of a reading (its id), or the newest one to an address.

    Raises WarehouseError if the warehouse knows none.
    """
    found = asking.records(ArchivedResponse, path, "archived_response", {"wanted": wanted})
    if not found:
        raise WarehouseError("the archive holds no response of it", subject=wanted, advice=ADVICE)
    return found[0]
