"""The table of what newswake must make of each page: `expected.toml`, read into records."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

HERE = Path(__file__).parent
EXPECTED = HERE / "expected.toml"
CATALOGUE = HERE / "catalogue"


@dataclass(frozen=True, slots=True)
class Expected:
    """One page. ``run1`` and ``run2`` are the ledger states that are right, an empty tuple means not in the ledger.

    ``run2`` holds for a second run against edition 2 that asks every known page again. ``relation`` and what
    follows is None where nothing is claimed (the page is never compared); ``published_at`` keeps the page's zone.
    """

    url: str
    note: str
    status: int
    run1: tuple[str, ...]
    run2: tuple[str, ...]
    requested: bool
    kind: str | None
    relation: str | None
    copy_kind: tuple[str, ...]
    is_seed: bool
    links_to_seed: bool
    title: str | None
    title_run2: str | None
    authors: tuple[str, ...]
    lang: str | None
    published_at: datetime | None
    published_precision: str | None
    modified_run2: datetime | None
    canonical_url: str | None
    syndication_credit: str | None
    redirects_to: str | None
    revisions_run2: int | None


@dataclass(frozen=True, slots=True)
class Expectations:
    """The whole table, by URL, and what concerns no single page.

    ``related_titles``: title -> address under which it must be recognised. ``never_requested``: addresses that a
    run must not ask for. ``other_seed``: relation to the second seed, by URL. ``warnings``: sources that must warn.
    """

    pages: dict[str, Expected]
    related_titles: dict[str, str]
    never_requested: tuple[str, ...]
    other_seed: dict[str, str]
    warnings: tuple[str, ...]


def load_expected(path: Path = EXPECTED) -> Expectations:
    """Read the table; its keys are checked by building the records."""
    data = tomllib.loads(path.read_text("utf-8"))
    pages = [_page(row) for row in data["page"]]
    return Expectations(
        pages={page.url: page for page in pages},
        related_titles=data["related_titles"],
        never_requested=tuple(data["never_requested"]),
        other_seed=data["other_seed"],
        warnings=tuple(data["warnings"]),
    )


_DEFAULTS: dict[str, Any] = {
    "status": 200,
    "requested": True,
    "kind": None,
    "relation": None,
    "copy_kind": (),
    "is_seed": False,
    "links_to_seed": False,
    "title": None,
    "title_run2": None,
    "authors": (),
    "lang": None,
    "published_at": None,
    "published_precision": None,
    "modified_run2": None,
    "canonical_url": None,
    "syndication_credit": None,
    "redirects_to": None,
    "revisions_run2": None,
}


def _page(row: dict[str, Any]) -> Expected:
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}
    return Expected(**(_DEFAULTS | values))
