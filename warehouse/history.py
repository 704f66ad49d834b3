"""``newswake history``: the revisions of one article, and what changed in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.errors import QueryError, WarehouseError
from warehouse import asking, db

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Revision:
    """A row of ``article_history``. Counts are sentences; None where nothing was compared yet."""

    seq: int
    changed_at: datetime
    last_observed_at: datetime
    cause: str
    is_silent: bool | None
    why: str
    title: str | None
    words: int
    added: int | None
    removed: int | None
    edited: int | None
    moved: int | None
    fields: list[str] | None
    extractor: str
    observation_id: int
    base_observation_id: int | None


@dataclass(frozen=True, slots=True)
class Changed:
    """A row of ``article_changes``: ``field`` is ``text`` for a sentence."""

    seq: int
    field: str
    kind: str
    old_text: str | None
    new_text: str | None
    marked: str | None
    numbers_removed: list[str] | None
    numbers_added: list[str] | None
    old_start: int | None
    old_end: int | None
    new_start: int | None
    new_end: int | None


@dataclass(frozen=True, slots=True)
class History:
    """An article with its revisions, oldest first, and the changes of all of them."""

    article_id: int
    url: str
    revisions: list[Revision]
    changes: list[Changed]


def history_of(path: Path, url: str, url_id: int) -> History:
    """The history of the article that ``url`` leads to; ``url_id`` is that of its dedupe key.

    Raises QueryError if the warehouse holds no article there, WarehouseError if nothing is published.
    """
    if db.snapshot(path) is None:
        raise WarehouseError(db.NOTHING_LOADED, subject=str(path), advice=db.RUN_FIRST)
    found = asking.rows(path, "history_article", {"url_id": url_id, "url": url})
    article_id, address = found[0] if found else (None, None)
    revisions = asking.records(Revision, path, "history_revisions", {"article_id": article_id}) if found else []
    if article_id is None or not revisions:
        raise QueryError(
            "no article was read at this address",
            subject=url,
            advice=f"What is known of it: newswake sql \"FROM about_url('{url}')\"" if "'" not in url else None,
        )
    changes = asking.records(Changed, path, "history_changes", {"article_id": article_id})
    return History(article_id, address or url, revisions, changes)
