"""The Wayback Machine: addresses of captures."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from extractors import urls

# Fourteen digits, a modifier ("id_": the bytes as they came, "if_", "js_", none), then the address itself.
_CAPTURE = re.compile(r"https?://[^/]+/web/(\d{14})(?:[a-z]{2}_)?/(https?:/{1,2}.+)", re.IGNORECASE)
_STAMP = "%Y%m%d%H%M%S"


def capture_url(base: str, url: str, at: datetime) -> str:
    """Give the address of the copy of ``url`` made at ``at``, as it came over the wire (``id_``)."""
    return f"{base.rstrip('/')}/web/{at.astimezone(UTC):{_STAMP}}id_/{url}"


def original_of(address: str) -> tuple[str, datetime] | None:
    """Give the page of which ``address`` is a capture, and when that was made; None if it is no capture."""
    match = _CAPTURE.fullmatch(address[: urls.MAX_LENGTH * 2])
    if match is None:
        return None
    scheme, rest = match.group(2).split(":", 1)
    url = urls.resolve(f"{scheme}://{rest.lstrip('/')}", "")
    try:
        at = datetime.strptime(match.group(1), _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return None if url is None else (url, at)
