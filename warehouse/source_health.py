"""How the sources are: what ``newswake sources check`` asks the published snapshot."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse import asking

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """One source as view ``source_health`` judges it.

    ``state``: ok, quiet, failing, dead, never_asked. ``entries`` were listed by the last run that asked it,
    ``articles`` are all that it brought. ``problem`` and ``advice`` are of the worst of its lists.
    """

    source_id: str
    state: str
    last_asked_at: datetime | None
    last_ok_at: datetime | None
    entries: int
    articles: int
    next_due_at: datetime | None
    problem: str | None
    advice: str | None
    lists: int
    failing_lists: int
    gaps: int


@dataclass(frozen=True, slots=True)
class ListState:
    """One list of a source as view ``feeds`` judges it."""

    source_id: str
    url: str
    kind: str
    found_by: str
    state: str
    last_asked_at: datetime
    last_ok_at: datetime | None
    entries: int | None
    newest_entry_at: datetime | None
    problem: str | None
    advice: str | None


def source_health(path: Path) -> list[SourceHealth]:
    """Every source that any run knew, by id. Nothing before the first publication."""
    return asking.records(SourceHealth, path, "source_health")


def list_states(path: Path, source_ids: Sequence[str]) -> list[ListState]:
    """The lists of these sources that were ever asked, by source and address."""
    return asking.records(ListState, path, "list_states", {"source_ids": json.dumps(list(source_ids))})
