"""Choose among the lists of an outlet those that are worth asking from now on. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from extractors import urls
from extractors.discover.rotating import pattern_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from extractors.discover.looks import Look

MOST = 10
MOST_NEWS_SITEMAPS = 3
MOST_SITEMAPS = 3
# A list whose newest entry is so much older than that of others is not used any more.
STALE = timedelta(days=60)
# The same content: another format of the feed, or the same one at a second address.
_ALIKE = 0.9
_SITEMAPS = frozenset({"sitemap", "sitemap_index"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A list that was looked at, and whether it is worth asking; ``why`` in a few words."""

    look: Look
    taken: bool
    why: str


def choose(looks: Sequence[Look], now: datetime) -> tuple[Choice, ...]:
    """Judge all looks: first those to be taken, at most ten, the broad ones first; then the others in their order.

    News sitemaps come first, then feeds, those that list the most in a day first, then sitemaps. Left out is what
    lists no articles of the site, readers' comments, what has not been used for long, what lists the same as one that
    is taken, and what changes its address. Section pages count only where nothing else lists articles.
    """
    refused = {id(look): why for look in looks if (why := _refusal(look)) is not None}
    useful = [look for look in looks if id(look) not in refused]
    # Some entries claim to be of years to come.
    freshest = max((look.newest for look in useful if look.newest and look.newest <= now), default=None)
    taken: list[Look] = []
    for kind, most in (("news_sitemap", MOST_NEWS_SITEMAPS), ("sitemap", MOST_SITEMAPS), ("feed", MOST)):
        found = [look for look in useful if _group(look) == kind]
        _take(_in_order(found), freshest, taken, refused, min(most, MOST - len(taken)))
    pages = [look for look in useful if _group(look) == "page"]
    if not taken:
        _take(_in_order(pages), freshest, taken, refused, MOST)
    else:
        refused.update({id(look): "feeds or sitemaps list the articles" for look in pages})
    ordered = sorted(taken, key=_shown)
    left = [look for look in looks if id(look) in refused]
    return (
        *(Choice(look, taken=True, why=look.problem or "") for look in ordered),
        *(Choice(look, taken=False, why=refused[id(look)]) for look in left),
    )


def _group(look: Look) -> str:
    kind = look.endpoint.kind
    if kind in _SITEMAPS:
        return "sitemap"
    return kind if kind in ("news_sitemap", "feed") else "page"


def _shown(look: Look) -> int:
    return ("news_sitemap", "feed", "sitemap", "page").index(_group(look))


def _refusal(look: Look) -> str | None:
    if not look.is_useful:
        return look.unfit or "it lists no articles of the site"
    # What a sitemap index names by a hash has another name tomorrow; the index knows it.
    if _group(look) in {"sitemap", "news_sitemap"} and look.endpoint.level and pattern_of(look.endpoint.url):
        return "its address changes; the index that names it is asked"
    return None


def _in_order(looks: Iterable[Look]) -> list[Look]:
    return sorted(looks, key=lambda look: (-_per_day(look), _depth(look), len(look.endpoint.url), look.endpoint.url))


def _depth(look: Look) -> int:
    return len([segment for segment in urlsplit(look.endpoint.url).path.split("/") if segment])


def _per_day(look: Look) -> float:
    """How many articles it lists in a day, which says how broad it is; of undated lists the number counts."""
    if look.oldest is None or look.newest is None:
        return look.articles / 365
    days = max((look.newest - look.oldest).total_seconds() / 86_400, 1 / 24)
    return look.articles / days


def _take(
    looks: Iterable[Look], freshest: datetime | None, taken: list[Look], refused: dict[int, str], most: int
) -> None:
    number = 0
    for look in looks:
        why = _stale(look, freshest) or _double(look, taken)
        if why is None and number >= most:
            why = f"{MOST} lists are enough; broader ones were taken" if _group(look) == "feed" else "others were taken"
        if why is not None:
            refused[id(look)] = why
            continue
        taken.append(look)
        number += 1


def _stale(look: Look, freshest: datetime | None) -> str | None:
    if freshest is None or look.newest is None or freshest - look.newest <= STALE:
        return None
    return f"not used any more: its newest entry is of {look.newest:%Y-%m-%d}"


def _double(look: Look, taken: Iterable[Look]) -> str | None:
    """Say which list makes this one needless. A sitemap holds what a feed lists, but later: these are not compared."""
    for other in taken:
        if _group(other) != _group(look):
            continue
        if urls.dedupe_key(other.endpoint.url) == urls.dedupe_key(look.endpoint.url):
            return "the same address"
        common = len(look.keys & other.keys)
        if common == len(look.keys) or common / max(len(look.keys | other.keys), 1) >= _ALIKE:
            return f"lists nothing that {other.endpoint.url} does not list"
    return None
