"""What changed between two versions of an article: sentences added, removed, edited, moved, and fields. Pure.

What only reads otherwise to a machine (``noise``) is no change. Time is bounded on any input: see ``pairing`` and
``CELLS``.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from warehouse.compare import noise
from warehouse.compare.pairing import Pairing, Side, pair
from warehouse.compare.rewording import MAX_WORDS, Rewording, reworded
from warehouse.compare.sentences import MAX_SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kind = Literal["added", "removed", "edited", "moved"]

# Greater whenever two versions may get other changes; KEY_METHOD of ``noise`` is raised with it.
CHANGE_METHOD = 1
# Pairs of words that are put in order for all sentences of a text; beyond, words are only counted.
CELLS = 2_000_000
LONG_WORD = 8
TEXT = "text"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. ``field`` is ``text`` or the name of a field; places are characters of the texts, end exclusive."""

    field: str
    kind: Kind
    old: str | None = None
    new: str | None = None
    old_start: int | None = None
    old_end: int | None = None
    new_start: int | None = None
    new_end: int | None = None
    rewording: Rewording | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article: its text, and fields as text (None: it has none). Fields keep their order."""

    text: str
    fields: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes, fields first, then the text from its beginning; and how many sentences there were and are."""

    changes: tuple[Change, ...]
    old_sentences: int
    new_sentences: int
    note: str | None = None

    def count(self, kind: Kind) -> int:
        """Sentences of a kind."""
        return sum(change.kind == kind for change in self.changes if change.field == TEXT)


def differences(old: Version, new: Version) -> Difference:
    """What changed from one version to the next."""
    before, after = Side.of(old.text), Side.of(new.text)
    counts = len(before.sentences), len(after.sentences)
    return Difference(
        changes=(*_field_changes(old, new), *_text_changes(before, after)),
        old_sentences=counts[0],
        new_sentences=counts[1],
        note=f"only the first {MAX_SENTENCES:,} sentences were compared" if max(counts) >= MAX_SENTENCES else None,
    )


def _field_changes(old: Version, new: Version) -> Iterator[Change]:
    for field, is_now in new.fields.items():
        was = old.fields.get(field)
        if noise.evened(was or "") == noise.evened(is_now or ""):
            continue
        if was and is_now:
            yield Change(field, "edited", was, is_now, rewording=_field_words(field, was, is_now))
        else:
            yield Change(field, "added" if is_now else "removed", was or None, is_now or None)


def _field_words(field: str, was: str, is_now: str) -> Rewording:
    """A moment is replaced as a whole: half a date is hard to read."""
    if field.endswith("_at"):
        return Rewording(f"[-{was}-]{{+{is_now}+}}", (was,), (is_now,), (), ())
    return reworded(was, is_now)


def _text_changes(old: Side, new: Side) -> list[Change]:
    """The changes of a text in the order of the new one; what was removed stands where it stood."""
    pairs = pair(old, new)
    standing = sorted([*pairs.kept, *pairs.edited])
    found: list[tuple[float, int, Change]] = []
    for change, i, j in _changes(old, new, pairs):
        if j is None:
            passed = bisect_left(standing, (i, 0))
            found.append((standing[passed - 1][1] + 0.5 if passed else -0.5, i, change))
        else:
            found.append((j, i, change))
    return [change for _, _, change in sorted(found, key=lambda item: item[:2])]


def _changes(old: Side, new: Side, pairs: Pairing) -> Iterator[tuple[Change, int, int | None]]:
    cells = 0
    for i, j in pairs.edited:
        was, is_now = old.told(i), new.told(j)
        cells += _about(was) * _about(is_now)
        yield _change("edited", old, new, i, j, reworded(was, is_now, in_order=cells <= CELLS)), i, j
    for i, j in pairs.moved:
        if not new.sentences[j].is_loose:
            yield _change("moved", old, new, i, j), i, j
    for i in pairs.removed:
        yield _change("removed", old, new, i, None), i, None
    for j in pairs.added:
        yield _change("added", old, new, None, j), -1, j


def _about(sentence: str) -> int:
    """About how many words a sentence has."""
    return min(max(sentence.count(" "), len(sentence) // LONG_WORD) + 1, MAX_WORDS)


def _change(
    kind: Kind, old: Side, new: Side, i: int | None, j: int | None, rewording: Rewording | None = None
) -> Change:
    return Change(
        TEXT,
        kind,
        old=None if i is None else old.told(i),
        new=None if j is None else new.told(j),
        old_start=None if i is None else old.sentences[i].start,
        old_end=None if i is None else old.sentences[i].end,
        new_start=None if j is None else new.sentences[j].start,
        new_end=None if j is None else new.sentences[j].end,
        rewording=rewording,
    )
