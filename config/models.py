"""What a seed file and a source file may say. Unknown keys are errors, unknown facts are left out."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from config.values import CronLine, DayOrInstant, Duration, HttpUrl, Language, Slug, Text

SEED_SUFFIXES = (".html", ".htm", ".md", ".markdown", ".txt")
SHORTEST_INTERVAL_S = 60


class Declaration(BaseModel):
    """Base of everything in a file: frozen, and strict about names."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class WindowConfig(Declaration):
    """Days around the seed's date in which articles are looked for."""

    before_days: int = Field(default=7, ge=0, le=3650)
    after_days: int = Field(default=30, ge=0, le=3650)


class Schedule(Declaration):
    """How often a seed is looked at: ``every`` (a duration) or ``cron`` (five fields, UTC)."""

    every: Duration | None = None
    cron: CronLine | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Schedule:
        if (self.every is None) == (self.cron is None):
            raise ValueError('give either every (e.g. "6h") or cron (e.g. "0 6 * * *")')
        if self.every is not None and self.every.total_seconds() < SHORTEST_INTERVAL_S:
            raise ValueError("a schedule may not come round more often than once a minute")
        return self


class SeedBudgets(Declaration):
    """Where a run for this seed ends; the settings max_pages, max_run_bytes and max_run_seconds stand in for None."""

    pages: int | None = Field(default=None, ge=1)
    bytes: int | None = Field(default=None, ge=1000)
    seconds: float | None = Field(default=None, gt=0)


class SeedConfig(Declaration):
    """One article to watch. ``id`` is the file's name; ``file`` is absolute after loading.

    ``title``, ``authors``, ``published``, ``language`` and ``credit`` (who published it first) are what is known before
    the page is read; what the page says is stored beside it. ``related_titles`` are titles of related articles whose
    addresses are unknown. Empty ``sources`` means all active sources; empty ``languages`` means any.
    """

    id: Slug
    url: HttpUrl | None = None
    file: Path | None = None
    title: Text | None = None
    authors: tuple[Text, ...] = Field(default=(), max_length=50)
    published: DayOrInstant | None = None
    language: Language | None = None
    credit: Text | None = None
    related_titles: tuple[Text, ...] = Field(default=(), max_length=200)
    window: WindowConfig = WindowConfig()
    depth: int = Field(default=1, ge=0, le=3)
    sources: tuple[Slug, ...] = ()
    languages: tuple[Language, ...] = ()
    schedule: Schedule | None = None
    budgets: SeedBudgets = SeedBudgets()
    active: bool = True
    report: bool = True

    @field_validator("file")
    @classmethod
    def _known_kind(cls, value: Path | None) -> Path | None:
        if value is not None and value.suffix.lower() not in SEED_SUFFIXES:
            raise ValueError(f"a seed file must end in one of {', '.join(SEED_SUFFIXES)}")
        return value

    @model_validator(mode="after")
    def _somewhere(self) -> SeedConfig:
        if self.url is None and self.file is None:
            raise ValueError("give url (its address) or file (a local .html, .md or .txt)")
        return self

    @property
    def published_at(self) -> datetime | None:
        """The publication as an instant in UTC; a bare date counts from its first moment in UTC."""
        if self.published is None:
            return None
        if isinstance(self.published, datetime):
            return self.published.astimezone(UTC)
        return datetime.combine(self.published, time(), UTC)

    @property
    def published_precision(self) -> Literal["second", "day"] | None:
        """How much of the publication is stated."""
        if self.published is None:
            return None
        return "second" if isinstance(self.published, datetime) else "day"


class EndpointConfig(Declaration):
    """An address that lists articles.

    ``origin`` says where we have it from: ``list`` (a public list of publishers' feeds), ``capture`` (it is in a web
    archive), ``found`` (`newswake sources add` found it), ``manual`` (somebody wrote it down). ``verified`` is false
    until it has answered us well.
    """

    url: HttpUrl
    kind: Literal["feed", "sitemap", "news_sitemap", "section"]
    verified: bool = False
    origin: Literal["list", "capture", "found", "manual"] = "manual"


class SourceBudgets(Declaration):
    """Most entries taken from one poll of the source, and most of its pages fetched in one run (None: no limit)."""

    entries: int = Field(default=5000, ge=1)
    pages: int | None = Field(default=None, ge=1)


class SourceConfig(Declaration):
    """One outlet. ``id`` is the file's name, ``country`` ISO 3166-1 alpha-2 in small letters.

    Outlets of one ``owner`` count as one independent source. With ``autodiscover`` its feeds and sitemaps are looked
    for (robots.txt, front page) at the first run. ``delay`` is the least time in seconds between two requests to one
    of its hosts (None: the setting ``host_delay``), ``extraction`` how its texts are extracted (None: the setting of
    that name).
    """

    id: Slug
    name: Text
    homepage: HttpUrl
    country: str | None = Field(default=None, pattern=r"^[a-z]{2}$")
    owner: Text | None = None
    languages: tuple[Language, ...] = ()
    endpoints: tuple[EndpointConfig, ...] = Field(default=(), max_length=100)
    autodiscover: bool = True
    every: Duration | None = None
    delay: float | None = Field(default=None, ge=0, le=3600)
    extraction: Literal["fast", "thorough"] | None = None
    active: bool = True
    budgets: SourceBudgets = SourceBudgets()

    @field_validator("every")
    @classmethod
    def _not_too_often(cls, value: Duration | None) -> Duration | None:
        if value is not None and value.total_seconds() < SHORTEST_INTERVAL_S:
            raise ValueError("a source may not be polled more often than once a minute")
        return value

    @model_validator(mode="after")
    def _somewhere_to_look(self) -> SourceConfig:
        if not self.endpoints and not self.autodiscover:
            raise ValueError("give at least one endpoint, or autodiscover = true")
        urls = [endpoint.url for endpoint in self.endpoints]
        if len(set(urls)) < len(urls):
            raise ValueError("endpoints holds the same url twice")
        return self
