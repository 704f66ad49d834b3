"""What a report says, as plain values: built from the warehouse by ``build``, shown by ``render``.

Texts are as the web gave them, bounded in length by the queries; ``render`` makes them harmless. Datetimes are UTC.
Shares and positions run from 0 to 1 unless a name says percent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from warehouse.report.accounts import Coverage, Ledger
    from warehouse.report.kept import Kept
    from warehouse.report.origins import Origins
    from warehouse.report.quality import Quality


@dataclass(frozen=True, slots=True)
class Stamp:
    """A publication as a page claims it. ``precision`` None: as good as a second.

    ``is_guess``: the page states none; its address or a heuristic gave it.
    """

    at: datetime
    precision: str | None = None
    zone_assumed: bool = False
    is_guess: bool = False

    @property
    def exact(self) -> bool:
        """Whether it names a time of day, so that hours can be counted from it."""
        return self.precision not in ("day", "month") and not self.is_guess


@dataclass(frozen=True, slots=True)
class Seed:
    """The article that everything is compared with."""

    seed_id: str
    version: int
    given_as: str
    url: str | None
    host: str | None
    outlet: str | None
    title: str | None
    authors: tuple[str, ...]
    published: Stamp | None
    lang: str | None
    credit: str | None
    window_start: datetime | None
    window_end: datetime | None
    active: bool
    words: int


@dataclass(frozen=True, slots=True)
class Run:
    """The run that the report speaks of. ``finished_at`` is None while it lives: a run writes its report itself."""

    run_id: str
    flow: str
    name: str
    state: str
    started_at: datetime
    finished_at: datetime | None
    note: str | None
    known: int
    balanced: bool
    requests: int
    bytes_wire: int
    code_version: str


@dataclass(frozen=True, slots=True)
class Carrier:
    """Who has the seed's text, and since when. ``hours`` from the seed's publication, negative before it."""

    host: str
    url: str | None
    title: str | None
    is_seed: bool
    claimed: Stamp | None
    hours: float | None


@dataclass(frozen=True, slots=True)
class Story:
    """The headline figures. ``relations`` holds every relation that occurs; the seed's own page counts nowhere.

    ``carriers`` are sites besides the seed's with its text, ``own_words`` those that report the event themselves,
    ``sites`` all that were compared. ``first`` is the earliest that carries the text, ``next`` the one after it.
    """

    relations: dict[str, int]
    carriers: int
    own_words: int
    sites: int
    first: Carrier | None
    next: Carrier | None

    @property
    def compared(self) -> int:
        """Articles compared with the seed."""
        return sum(self.relations.values())


@dataclass(frozen=True, slots=True)
class Match:
    """One article and its relation to the seed."""

    article_id: int
    url: str | None
    host: str | None
    outlet: str | None
    title: str | None
    lang: str | None
    authors: tuple[str, ...]
    published: Stamp | None
    hours: float | None
    words: int
    revisions: int
    relation: str
    copy_kind: str | None
    score: float
    same_story: float | None
    reuse_article: float
    reuse_seed: float
    is_seed: bool
    flags: tuple[str, ...]
    credit: str | None
    why: str
    reasons: tuple[str, ...]
    receipt: tuple[tuple[str, str], ...]
    method: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """The nearest articles; the totals say how many there are beyond those shown."""

    own: tuple[Match, ...]
    related: tuple[Match, ...]
    related_total: int
    unrelated: tuple[Match, ...]
    unrelated_total: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage; ``differs`` marks words that the other side does not have there."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A passage in one of the two texts, with a little text before and after it."""

    before: str
    pieces: tuple[Piece, ...]
    after: str


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage on both sides. ``is_cut`` says that it goes on beyond what is shown."""

    words: int
    identity: float
    seed: Side
    article: Side
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A part of the seed in percent of its length."""

    start: float
    width: float


@dataclass(frozen=True, slots=True)
class ReusedArticle:
    """A copy or partial reuse with its longest passages and the parts of the seed that it has."""

    match: Match
    spans: tuple[Span, ...]
    passages: tuple[SharedPassage, ...]
    passages_total: int
    words_total: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of the seed and by how many articles it was reused; ``level`` 0 to 4 is for the eye."""

    start: float
    width: float
    articles: int
    level: int


@dataclass(frozen=True, slots=True)
class Reuse:
    """Which parts of the seed were reused, and by whom. ``paragraphs`` are starts in percent."""

    cells: tuple[Cell, ...]
    covered: float
    most: int
    paragraphs: tuple[float, ...]
    articles: tuple[ReusedArticle, ...]
    articles_total: int


@dataclass(frozen=True, slots=True)
class Dot:
    """An article on the timeline: ``x`` in percent of the window, ``lane`` counted from the top."""

    x: float
    lane: int
    relation: str
    title: str | None
    url: str | None
    lang: str | None
    host: str | None
    published: Stamp


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A source on the timeline."""

    source: str
    dots: tuple[Dot, ...]
    lanes: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A day on the axis; minor ones go first when space is short."""

    x: float
    day: date
    minor: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Articles by source over the days. ``more_rows`` sources and their dots are left out."""

    start: datetime
    end: datetime
    seed_x: float | None
    ticks: tuple[Tick, ...]
    rows: tuple[TimeRow, ...]
    more_rows: int
    undated: int
    outside: int


@dataclass(frozen=True, slots=True)
class ReadyQuery:
    """A query to go on with; ``sql`` is shown, not run."""

    title: str
    sql: str


@dataclass(frozen=True, slots=True)
class ReportData:
    """Everything on the page. ``made_at`` is when it was written."""

    seed: Seed
    run: Run | None
    story: Story
    ranking: Ranking
    reuse: Reuse
    timeline: Timeline | None
    origins: Origins
    coverage: Coverage | None
    ledger: Ledger | None
    queries: tuple[ReadyQuery, ...]
    quality: Quality | None
    kept: Kept | None
    made_at: datetime
