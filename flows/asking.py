"""How a URL is asked for, given what is held of it: whole, or only if it has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.fetch import recheck
from extractors.records import Request

if TYPE_CHECKING:
    from extractors.records import Purpose
    from flows.run import Run
    from warehouse.store import KnownPage


def request_for(url: str, known: KnownPage | None, run: Run, purpose: Purpose = "article") -> Request:
    """Ask with the validators of ``known``, unless there is none or it was seen whole too long ago."""
    days = run.settings.full_fetch_days
    if known is None or not recheck.may_be_conditional(known.last_whole_at, run.clock.now(), days):
        return Request(url, purpose)
    return Request(
        url,
        purpose,
        etag=known.etag,
        last_modified=known.last_modified,
        refers_to=known.refers_to,
        validators_of=known.whole_url,
    )
