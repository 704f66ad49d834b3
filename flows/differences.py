"""What another extractor makes of the same pages, host by host. Pure."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from warehouse import ids
from warehouse.stored_pages import Read

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.worker import Extraction

# A page's host, what was made of it before, and what is made of it now.
Pair = tuple[str, Read, Read]


class HostDifference(BaseModel):
    """The pages of one host that two extractors have read. A page counts once, as it was at the last look.

    Text, title, date and authors are counted where both found an article. ``verdict`` counts pages that are another
    kind of thing now; ``lost`` are no articles any more, ``gained`` are new ones. Words are those of articles.
    """

    model_config = ConfigDict(frozen=True)

    host: str
    pages: int
    text: int
    title: int
    date: int
    authors: int
    verdict: int
    words_before: int
    words_after: int
    lost: int
    gained: int


COLUMNS = tuple(HostDifference.model_fields)


def read_of(extraction: Extraction) -> Read:
    """An extraction as it will be held against another reading."""
    article, features = extraction.article, extraction.features
    is_article = article.verdict == "article" and features is not None
    return Read(
        verdict=article.verdict,
        kind=article.kind,
        title=article.title,
        authors=article.authors,
        published_at=article.published.at if article.published else None,
        content_id=ids.content_id(features.content_hash) if is_article and features is not None else None,
        text_md5=_md5(article.text or "") if is_article else None,
        words=article.word_count if is_article else 0,
    )


def _md5(text: str) -> str:
    return hashlib.md5(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def per_host(pairs: Iterable[Pair]) -> tuple[HostDifference, ...]:
    """Count what differs, by host."""
    by_host: dict[str, list[dict[str, int]]] = defaultdict(list)
    for host, before, after in pairs:
        by_host[host].append(_counts(before, after))
    return tuple(HostDifference(host=host, **_sum(counts)) for host, counts in sorted(by_host.items()))


def total(hosts: Iterable[HostDifference]) -> HostDifference:
    """All hosts as one."""
    counted = [host.model_dump(exclude={"host"}) for host in hosts]
    return HostDifference(host="all", **_sum(counted))


def _sum(counts: list[dict[str, int]]) -> dict[str, int]:
    return {name: sum(item[name] for item in counts) for name in COLUMNS if name != "host"}


def _counts(before: Read, after: Read) -> dict[str, int]:
    was, is_now = before.content_id is not None, after.content_id is not None
    both = was and is_now
    return {
        "pages": 1,
        "text": both and before.content_id != after.content_id and before.text_md5 != after.text_md5,
        "title": both and before.title != after.title,
        "date": both and before.published_at != after.published_at,
        "authors": both and before.authors != after.authors,
        "verdict": (before.verdict, before.kind) != (after.verdict, after.kind),
        "words_before": before.words,
        "words_after": after.words,
        "lost": was and not is_now,
        "gained": is_now and not was,
    }
