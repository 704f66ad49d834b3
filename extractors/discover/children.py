"""Choose which sub-sitemaps of an index are worth opening."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from extractors.discover.name_dates import days_in_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extractors.discover.window import Window

__all__ = ["MAX_CHILDREN", "ChildSitemap", "children_in_window", "days_in_name", "in_order"]

MAX_CHILDREN = 100

_MAX_NAME = 2048


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Sitemaps of WordPress, its plugins and other systems that list no articles, or list their pictures once more.
_NO_ARTICLES = _words(
    """
    author authors categories category image images page pages post_format post_tag product products tag tags taxonomies
    taxonomy topic topics user users video videos
    """
)
_ARTICLES = _words("article articles archive archives news post posts stories story")
_NAME_PARTS = re.compile(r"[^\w]+|(?<=[a-z])(?=\d)|_(?!tag|format)")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class ChildSitemap:
    """A sitemap that an index lists, and when it claims to have been modified."""

    url: str
    modified_at: datetime | None = None


def children_in_window(children: Iterable[ChildSitemap], window: Window | None) -> tuple[ChildSitemap, ...]:
    """Choose the sub-sitemaps that may list articles of the window; at most 100. See ``in_order``."""
    return in_order(list(children), window)[:MAX_CHILDREN]


def in_order(children: Sequence[ChildSitemap], window: Window | None) -> tuple[ChildSitemap, ...]:
    """Give the sub-sitemaps that may list articles of the window, the most promising first.

    First those whose name holds a date inside, then those modified inside, then those modified later, undated ones
    last; the latest first within each. Those that are numbered only come from both ends of the row: outlets begin a
    new one at either. Left out is what a name dates outside, and what was last modified before the window began: it
    cannot list anything of it. Sitemaps of authors, tags and pictures are left out as well, if there are others.
    Without a window the latest come first.
    """
    of_articles = [child for child in children if not _lists_no_articles(child.url)]
    ranked = [
        (rank, child) for child in _ends_first(of_articles or children) if (rank := _rank(child, window)) is not None
    ]
    # Python's sort is stable: what compares equal stays in the order that it came in.
    ranked.sort(key=lambda pair: _latest(pair[1]), reverse=True)
    ranked.sort(key=lambda pair: pair[0])
    return tuple(child for _, child in ranked)


def _lists_no_articles(url: str) -> bool:
    """Whether the last part of the name says tags, authors, pictures... and nothing of articles."""
    try:
        path = urlsplit(url[:_MAX_NAME]).path
    except ValueError:
        return False
    words = set(_NAME_PARTS.split(unquote(path).lower().rstrip("/").rpartition("/")[2]))
    return bool(words & _NO_ARTICLES) and not words & _ARTICLES


def _rank(child: ChildSitemap, window: Window | None) -> int | None:
    if window is None:
        return 0
    named = days_in_name(child.url)
    if named is not None:
        return 0 if window.touches(*named) else None
    if child.modified_at is None:
        return 3
    if window.contains(child.modified_at) or window.touches(child.modified_at.date()):
        return 1
    return 2 if child.modified_at > window.end else None


def _latest(child: ChildSitemap) -> datetime:
    named = days_in_name(child.url)
    if named is not None:
        return datetime(named[1].year, named[1].month, named[1].day, tzinfo=UTC)
    return child.modified_at or datetime.min.replace(tzinfo=UTC)


def _ends_first(children: Sequence[ChildSitemap]) -> list[ChildSitemap]:
    """Put rows of numbered names (post-1, post-2, ... post-90) in the order 90, 1, 89, 2 ...; others stay."""
    rows: dict[str, list[ChildSitemap]] = {}
    for child in children:
        rows.setdefault(_NUMBER.sub("0", child.url), []).append(child)
    ordered: list[ChildSitemap] = []
    for row in rows.values():
        by_number = sorted(row, key=lambda child: _numbers(child.url)) if len(row) > 1 else row
        half = len(by_number) // 2
        low, high = by_number[:half], by_number[half:][::-1]
        ordered += [child for pair in zip(high, low, strict=False) for child in pair]
        ordered += high[len(low) :]
    return ordered


def _numbers(url: str) -> list[int]:
    # More digits than these name no place in a row, and int() of thousands of them is slow.
    return [int(digits[:18]) for digits in _NUMBER.findall(url)]
