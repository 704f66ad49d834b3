"""The Wayback Machine's index and its captures."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote_plus, unquote_plus, urlsplit

from tests.archive_web.errors import BLOCKED, HTML, TEXT
from tests.archive_web.holdings import Held, Holdings, urlkey

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.archive_web.holdings import Holdings as _Holdings

FIELDS = ["urlkey", "timestamp", "original", "mimetype", "statuscode", "digest", "length"]
_CAPTURE = re.compile(r"/web/(\d{1,14})([a-z]{2}_)?/(.+)", re.DOTALL)

Given = tuple[int, bytes, str]


def index(holdings: _Holdings, query: str) -> Given:
    """Answer a question to /cdx/search/cdx."""
    asked = parse_qs(query, keep_blank_values=True)
    target = asked.get("url", [""])[0]
    if not target:
        return 400, b"The 'url' param is required\n", TEXT
    if holdings.is_blocked(target):
        return 403, BLOCKED, TEXT
    found = sorted(holdings.captures, key=lambda held: (held.urlkey, held.stamp))
    match = asked.get("matchType", ["exact"])[0]
    first, last = asked.get("from", ["1"])[0].ljust(14, "0"), asked.get("to", ["9"])[0].ljust(14, "9")
    rows = [held.row for held in found if _fits(held, target, match) and first <= held.stamp <= last]
    rows = [row for row in rows if all(_passes(row, text) for text in asked.get("filter", []))]
    for collapse in asked.get("collapse", []):
        rows = _collapsed(rows, collapse)
    after = unquote_plus(asked["resumeKey"][0]) if "resumeKey" in asked else ""
    rows = [row for row in rows if _key(row) > after]
    return _page(rows, asked)


def _page(rows: Sequence[dict[str, str]], asked: dict[str, list[str]]) -> Given:
    fields = asked.get("fl", [",".join(FIELDS)])[0].split(",")
    limit = int(asked.get("limit", ["150000"])[0])
    listed = [[row[name] for name in fields] for row in rows[:limit]]
    if not listed:
        return 200, b"[]\n", "application/json"
    lines = [fields, *listed]
    if asked.get("showResumeKey") == ["true"] and len(rows) > limit:
        # It is given as it stands in an address: "example%2Coutlet%29%2F+20220107".
        lines += [[], [quote_plus(_key(rows[limit - 1]))]]
    body = "[" + ",\n".join(json.dumps(line) for line in lines) + "]\n"
    return 200, body.encode(), "application/json"


def _key(row: dict[str, str]) -> str:
    return f"{row['urlkey']} {row['timestamp']}"


def _fits(held: Held, target: str, match: str) -> bool:
    key, wanted = held.urlkey, urlkey(target)
    if match == "prefix":
        return key.startswith(wanted)
    host = wanted.partition(")")[0]
    if match == "host":
        return key.partition(")")[0] == host
    if match == "domain":
        return key.partition(")")[0] == host or key.startswith(f"{host},")
    return key == wanted


def _passes(row: dict[str, str], text: str) -> bool:
    name, _, pattern = text.removeprefix("!").partition(":")
    return (re.fullmatch(pattern, row[name]) is not None) != text.startswith("!")


def _collapsed(rows: Sequence[dict[str, str]], text: str) -> list[dict[str, str]]:
    """Of neighbours that agree in a field (or its first characters) only the first."""
    name, _, length = text.partition(":")
    kept: list[dict[str, str]] = []
    last = None
    for row in rows:
        value = row[name][: int(length)] if length else row[name]
        if value != last:
            kept.append(row)
        last = value
    return kept


def replay(holdings: Holdings, path: str) -> tuple[int, bytes, str, dict[str, str]]:
    """Answer a request for a capture: the copy itself, or the way to the nearest one."""
    match = _CAPTURE.fullmatch(path)
    if match is None:
        return 404, b"<html><body>The Wayback Machine has no such page.</body></html>", HTML, {}
    stamp, modifier, url = match.group(1), match.group(2) or "", match.group(3)
    if holdings.is_blocked(url):
        return 403, b"<html><body>This URL has been excluded from the Wayback Machine.</body></html>", HTML, {}
    copies = [held for held in holdings.captures if held.urlkey == urlkey(url)]
    if not copies:
        text = b"<html><body><p>Hrm.</p><p>The Wayback Machine has not archived that URL.</p></body></html>"
        return 404, text, HTML, {}
    wanted = int(stamp.ljust(14, "0"))
    nearest = min(copies, key=lambda held: abs(int(held.stamp) - wanted))
    if nearest.stamp != stamp or nearest.url != url:
        return 302, b"", HTML, {"Location": f"/web/{nearest.stamp}{modifier}/{nearest.url}"}
    return _copy(nearest, _content(nearest, copies), modifier)


def _content(held: Held, copies: Sequence[Held]) -> bytes:
    """A revisit shows what the visit before it found."""
    if not held.revisit:
        return held.body
    before = [copy for copy in copies if not copy.revisit and copy.stamp <= held.stamp]
    return max(before, key=lambda copy: copy.stamp).body if before else b""


def _copy(held: Held, body: bytes, modifier: str) -> tuple[int, bytes, str, dict[str, str]]:
    headers = {
        "Memento-Datetime": f"{held.at:%a, %d %b %Y %H:%M:%S} GMT",
        "x-archive-orig-content-type": held.mime,
    }
    if held.location:
        headers["Location"] = f"/web/{held.stamp}{modifier}/{held.location}"
    if modifier != "id_" and held.mime == "text/html":
        host = urlsplit(held.url).netloc
        body = b"<!-- wombat.js of the archive for " + host.encode() + b" -->" + body
    return held.status, body, held.mime, headers
