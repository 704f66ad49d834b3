"""Looks at what is known before a backfill: its days, the sources' lists, earlier searches, what the seed names."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from config.errors import ConfigError, IntakeError
from extractors import urls
from extractors.discover.archives import gdelt
from extractors.discover.topic import Topic
from extractors.errors import ArchiveError
from extractors.features.compute import features as features_of
from extractors.fetch import collection
from extractors.records import Endpoint
from flows import intake
from flows.backfill_plan import is_remote, plan
from flows.backfill_steps import Place, Scope
from flows.reading import SITEMAPS
from flows.searching_lists import whole
from warehouse import store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from config.models import SeedConfig, SourceConfig
    from config.settings import Settings
    from extractors.discover.archives.gdelt import Terms
    from extractors.discover.window import Window
    from extractors.records import Features
    from flows.backfill_steps import Plan, Wish
    from warehouse.store import SeedVersion

# Lists of one source whose copies are read. Most outlets have one feed that holds all; more would be the same again.
MOST_LISTS = 3
_SECRET = re.compile(r"https?://[^/?#]*@", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Survey:
    """The plan and all that is needed to carry it out.

    ``marks`` are the CC-NEWS files up to which earlier runs have read those of a day (``store.file_marks``).
    """

    seed: SeedConfig
    window: Window
    plan: Plan
    wish: Wish
    places: Mapping[str, Place]
    sources: Mapping[str, SourceConfig]
    titles: tuple[str, ...]
    terms: Terms
    features: Features | None
    site: str | None
    marks: Mapping[date, str]

    @property
    def topic(self) -> Topic | None:
        """What the seed is about; None until it was taken in."""
        return Topic.of(self.features) if self.features is not None else None


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day that the user states; None: as the seed's window says."""

    first: date | None = None
    last: date | None = None


def survey(
    settings: Settings,
    seed: SeedConfig,
    sources: Sequence[SourceConfig],
    wish: Wish,
    days: Days,
    now: datetime,
) -> Survey:
    """Look and plan. Raises ConfigError if nobody knows the seed's days, or they are not there yet."""
    held = store.latest_seed(settings.published, seed.id)
    published = seed.published_at or (held.published_at if held else None)
    window = intake.window_of(published, seed.window, now)
    scope = _scope(seed, window, days, published, now)
    places = {place.source_id: place for place in _places(settings, sources)}
    titles = _open_titles(settings, seed)
    features = _features(seed, held)
    terms = gdelt.terms_of(seed.title or (held.title if held else None), held.text if held else None, features)
    url = seed.url or (held.url if held else None)
    planned = plan(
        scope,
        list(places.values()),
        wish,
        store.search_rows(settings.published, seed.id),
        titles=len(titles),
        # Before its text was read, nobody knows what it names.
        askable=bool(terms.query) or held is None,
        has_site=url is not None,
    )
    is_open = window is not None and window.is_open and days.last is None
    return Survey(
        seed=seed,
        window=replace(whole(scope.first_day, scope.last_day), is_open=is_open),
        plan=planned,
        wish=wish,
        places=places,
        sources={source.id: source for source in sources},
        titles=titles,
        terms=terms,
        features=features,
        site=urls.site_of(url) if url else None,
        marks={} if wish.again else store.file_marks(settings.published, seed.id),
    )


def given_files(names: Iterable[str]) -> tuple[tuple[str, int | None], ...]:
    """The given WARC files with their sizes. Raises IntakeError for a path at which none is, and for a password.

    What is given is kept in the run's parameters and with each page.
    """
    given = list(names)
    if any(_SECRET.match(name) for name in given):
        advice = "Download the file and give its path."
        raise IntakeError("the address holds a name or a password.", subject="a WARC file", advice=advice)
    return tuple((name, None if is_remote(name) else _size(Path(name))) for name in given)


def _size(path: Path) -> int:
    try:
        return sum(file.stat().st_size for file in collection.files(path))
    except ArchiveError as error:
        raise IntakeError(error.message, subject=error.subject, advice=error.advice) from error


def _scope(seed: SeedConfig, window: Window | None, days: Days, published: datetime | None, now: datetime) -> Scope:
    today = now.astimezone(UTC).date()
    first = days.first or (window.start.date() if window else None)
    last = days.last or (window.last_day(today) if window else None)
    if first is None or last is None:
        raise ConfigError(
            "nobody knows when it was published, so its days are not known.",
            subject=seed.id,
            advice="Give --from and --to, or let `newswake run` read it first.",
        )
    # Nothing can have appeared after today, in whatever zone.
    last = min(last, today + timedelta(days=1))
    if last < first:
        raise ConfigError(
            f"there is no day from {first:%Y-%m-%d} to {last:%Y-%m-%d}.",
            subject=seed.id,
            advice="Give both --from and --to, in this order, and days that have begun.",
        )
    pivot = published.date() if published else first + (last - first) / 2
    return Scope(first, last, min(max(pivot, first), last))


def _places(settings: Settings, sources: Sequence[SourceConfig]) -> Iterable[Place]:
    names = [source.id for source in sources]
    remembered = store.remembered_endpoints(settings.published, names)
    sitemaps = store.sitemaps_of(settings.published, names)
    reach = store.reach(settings.published, names)
    for source in sources:
        given = [Endpoint(str(item.url), item.kind, verified=item.verified) for item in source.endpoints]
        kept = [url for url, kind in remembered.get(source.id, ()) if kind == "feed"]
        found = [Endpoint(url, "feed", found_by="autodiscovery") for url in kept]
        feeds = _unique([*(item for item in given if item.kind == "feed"), *found])
        own = _unique([*(item for item in given if item.kind in SITEMAPS), *sitemaps.get(source.id, ())])
        news = [item for item in own if item.kind == "news_sitemap"]
        yield Place(
            source.id,
            feeds=tuple([*feeds, *news][:MOST_LISTS]),
            # Below an index that is asked, those of the days are found by themselves.
            sitemaps=tuple(item for item in own if item.level == 0),
            front=Endpoint(str(source.homepage), "front"),
            live_from=reach.get(source.id),
            delay=source.delay if source.delay is not None else settings.host_delay,
        )


def _unique(endpoints: Iterable[Endpoint]) -> list[Endpoint]:
    by_key: dict[str, Endpoint] = {}
    for endpoint in endpoints:
        by_key.setdefault(urls.dedupe_key(endpoint.url), endpoint)
    return list(by_key.values())


def _open_titles(settings: Settings, seed: SeedConfig) -> tuple[str, ...]:
    if store.latest_seed(settings.published, seed.id) is None:
        return tuple(dict.fromkeys(seed.related_titles))
    return tuple(store.open_titles(settings.published, seed.id))


def _features(seed: SeedConfig, held: SeedVersion | None) -> Features | None:
    if held is None:
        return None
    return features_of(held.title, held.text, held.lang or seed.language)
