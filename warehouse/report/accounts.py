"""The accounts of a report: what was looked at on which days, and what became of every URL. See ``model``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Day:
    """One column of the coverage: a day, or ``days`` of them when the window is long."""

    first: date
    days: int


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """What a source gave for one column. ``state`` is searched, blind (could not be searched), partly or future."""

    known: int
    fetched: int
    articles: int
    related: int
    state: str
    level: int


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A source with a cell per column and sentences on what could not be searched."""

    source_id: str
    name: str
    cells: tuple[CoverageCell, ...]
    known: int
    articles: int
    days_searched: int
    days_past: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArchiveSearched:
    """How the searches of one archive ended: how many in whole, in part, in vain, and what they found and cost."""

    name: str
    searches: int
    searched: int
    partly: int
    in_vain: int
    found: int
    requests: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """The days of the window by source. ``silent`` are sentences on sources that gave nothing."""

    columns: tuple[Day, ...]
    rows: tuple[CoverageRow, ...]
    silent: tuple[str, ...]
    more_rows: int
    archives: tuple[ArchiveSearched, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerState:
    """How many URLs ended in a state, and what that state means."""

    state: str
    urls: int
    meaning: str


@dataclass(frozen=True, slots=True)
class Lost:
    """A URL that became no article."""

    state: str
    url: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class TitleSought:
    """A title that the seed names without an address; ``url`` is None while it is open."""

    title: str
    given_by: str
    url: str | None
    how: str | None
    confidence: float | None


@dataclass(frozen=True, slots=True)
class Revision:
    """A change of an article after we first saw it.

    ``sentences`` counts what became of them, in words; ``edits`` are some of the edited ones, with both wordings.
    """

    url: str | None
    host: str | None
    lang: str | None
    seq: int
    changed_at: datetime
    cause: str
    title: str | None
    previous_title: str | None
    words: int
    previous_words: int | None
    is_silent: bool | None = None
    why: str | None = None
    sentences: str = ""
    edits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HostInterval:
    """The least rest between two requests to a host, end to start, beside what was due, in seconds."""

    host: str
    requests: int
    least_s: float | None
    due_s: float | None
    ok: bool


@dataclass(frozen=True, slots=True)
class Find:
    """What a check of the whole warehouse found, and what to do."""

    check: str
    severity: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The run's accounts: every URL with its end, and what else a person should know."""

    states: tuple[LedgerState, ...]
    lost: tuple[Lost, ...]
    lost_total: int
    warnings: tuple[tuple[str, str], ...]
    titles: tuple[TitleSought, ...]
    revisions: tuple[Revision, ...]
    revisions_total: int
    hosts: tuple[HostInterval, ...]
    hosts_total: int
    violations: int
    checks: int = 0
    finds: tuple[Find, ...] = ()

    @property
    def accounted(self) -> int:
        """URLs with a state."""
        return sum(item.urls for item in self.states)
