"""The history of an article as lines for people, and as objects for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from config.visible import visible
from flows import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warehouse.history import Changed, History, Revision

# Characters of a sentence that are shown.
SHOWN = 600
CAUSES = {
    "first": "first seen",
    "publisher_edit": "edited by the publisher",
    "extractor_change": "read by another extractor",
    "fetch_variant": "another edition of the page",
    "undecided": "edit or extractor: not decidable",
}


def lines(found: History, most: int | None) -> Iterator[str]:
    """One block per revision, oldest first, with at most ``most`` changes each (None: all)."""
    count = len(found.revisions)
    yield visible(found.revisions[-1].title or found.url)
    yield visible(found.url)
    yield f"{count} revision{'' if count == 1 else 's'}"
    for revision in found.revisions:
        yield ""
        yield _head(revision)
        changes = [change for change in found.changes if change.seq == revision.seq]
        yield from _told(revision, changes, most)


def objects(found: History) -> dict[str, Any]:
    """Everything, for JSON."""
    revisions = []
    for revision in found.revisions:
        changes = [asdict(change) for change in found.changes if change.seq == revision.seq]
        revisions.append({**asdict(revision), "changes": changes})
    return {"article_id": found.article_id, "url": found.url, "revisions": revisions}


def _head(revision: Revision) -> str:
    cause = CAUSES.get(revision.cause, revision.cause) + (", silently" if revision.is_silent else "")
    return f"{revision.seq}  {table.cell(revision.changed_at)}  {cause}  ({revision.words} words)"


def _told(revision: Revision, changes: Sequence[Changed], most: int | None) -> Iterator[str]:
    if revision.cause == "first":
        return
    yield f"   {visible(revision.why)}"
    if revision.added is None:
        yield "   what changed has not been found out yet: the next load does"
    elif not changes:
        yield "   nothing differs from the last look at the same edition"
    for change in changes[:most]:
        yield f"   {change.kind:<8} {_place(change)}{_words(change)}"
    if most is not None and len(changes) > most:
        yield f"   ... and {len(changes) - most} more; --all shows them"


def _place(change: Changed) -> str:
    return "" if change.field == "text" else f"{change.field}: "


def _words(change: Changed) -> str:
    told = change.marked or change.new_text or change.old_text or ""
    return visible(told if len(told) <= SHOWN else f"{told[:SHOWN]}…")
