"""The pages as files: `sites/<host>/manifest.toml` lists what a host serves, `edition2/<host>/` lays over it.

A route has a `path` (with its query, if any) and either a `file`, or a `status` with `location`. `encoding` names
the character set that the UTF-8 file is sent in; `type` is the Content-Type header, "" sends none.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
LAYERS = (HERE / "sites", HERE / "edition2")
EDITIONS = (1, 2)
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Route:
    """What one path of one host answers. ``modified`` is sent as Last-Modified."""

    path: str
    status: int
    body: bytes
    content_type: str
    location: str | None = None
    modified: datetime | None = None


@cache
def load_sites(edition: int) -> Mapping[str, Mapping[str, Route]]:
    """Host -> path -> route, as the web stands in this edition."""
    if edition not in EDITIONS:
        raise ValueError(f"There is no edition {edition}; known are {EDITIONS}.")
    sites: dict[str, dict[str, Route]] = {}
    for layer in LAYERS[:edition]:
        for manifest in sorted(layer.glob("*/manifest.toml")):
            routes = sites.setdefault(manifest.parent.name, {})
            routes.update({route.path: route for route in _read_manifest(manifest)})
    return MappingProxyType(sites)


def _read_manifest(manifest: Path) -> list[Route]:
    rows = tomllib.loads(manifest.read_text("utf-8"))["route"]
    return [_route(manifest.parent, row) for row in rows]


def _route(folder: Path, row: dict[str, Any]) -> Route:
    return Route(
        path=row["path"],
        status=row.get("status", 200),
        body=_body(folder, row),
        content_type=row.get("type", HTML),
        location=row.get("location"),
        modified=row["modified"].astimezone(UTC) if "modified" in row else None,
    )


def _body(folder: Path, row: dict[str, Any]) -> bytes:
    if "file" not in row:
        return b""
    text: str = (folder / row["file"]).read_text("utf-8")
    encoding: str = row.get("encoding", "utf-8")
    return text.encode(encoding)
