"""Which of the seed's figures and quotations an article keeps, changes or leaves out. Pure.

A figure is changed only where the same is said of it: the same thing is counted, and the same words stand around.
What cannot be told so is left out. Figures keep their value in every language; quotations are compared within one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from warehouse.compare.figures import Figure, figures, is_telling, stem
from warehouse.compare.said import Quoted, Sides, found_again

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

State = Literal["kept", "changed", "left_out"]
# How a figure or a quotation was found again.
How = Literal["same_thing", "number_alone", "verbatim", "shortened", "reworded"]

# Greater whenever two texts may get other facts.
KEPT_METHOD = 1
MAX_CHARS = 400_000
MAX_FACTS = 100  # of each kind, from the seed's beginning
LEAST_DIGITS = 3  # digits that tell something by themselves: 2,347 or 12.5
LEAST_ALONE = 13  # smaller numbers are spelled out as often as not, in words that only some languages are known by
# Words around two figures that must be the same, of all, and how many of them must be more than little ones.
LEAST_AROUND, SHARE_AROUND, LEAST_TELLING = 4, 0.6, 2


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure or quotation of the seed and what became of it. Places are characters, end exclusive.

    ``how`` says by what it was found: ``same_thing`` (the same is counted), ``number_alone`` (a telling number, or
    another language), ``verbatim``, ``shortened``, ``reworded``. It is None for what is left out.
    """

    kind: Literal["figure", "quote"]
    state: State
    how: How | None
    seed_start: int
    seed_end: int
    article_start: int | None = None
    article_end: int | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A text and its language."""

    text: str
    lang: str | None

    @property
    def read(self) -> str:
        """As much of it as is looked at."""
        return self.text[:MAX_CHARS]


def facts(seed: Text, article: Text, quotes: Sequence[Quoted]) -> list[Fact]:
    """What became of the seed's figures and of its ``quotes``, in the seed's order.

    Two texts whose languages are unknown or differ have no facts about quotations: a translation keeps no words.
    """
    same_language = seed.lang is not None and seed.lang == article.lang
    found = list(_figure_facts(seed, article, same_language=same_language))
    if same_language:
        found += _quote_facts(seed, article, quotes)
    return sorted(found, key=lambda fact: (fact.seed_start, fact.seed_end, fact.kind))


def _quote_facts(seed: Text, article: Text, quotes: Sequence[Quoted]) -> Iterator[Fact]:
    sides = Sides.of(seed.read, article.read)
    for quote in quotes[:MAX_FACTS]:
        place = found_again(sides, quote)
        if place is None:
            yield Fact("quote", "left_out", None, quote.start, quote.end, speaker=quote.speaker)
        else:
            state: State = "changed" if place.how == "reworded" else "kept"
            yield Fact("quote", state, place.how, quote.start, quote.end, place.start, place.end, quote.speaker)


def _figure_facts(seed: Text, article: Text, *, same_language: bool) -> Iterator[Fact]:
    theirs = figures(article.read, article.lang)
    pending: list[Figure] = []
    taken: set[int] = set()
    for ours in _distinct(figures(seed.read, seed.lang)):
        if not same_language and not _tells_alone(ours):
            continue
        kept = _kept(ours, theirs, same_language=same_language)
        if kept is None:
            pending.append(ours)
        else:
            at, how = kept
            taken.add(at)
            yield _fact("kept", how, ours, theirs[at])
    for ours in pending:
        changed = _changed(ours, theirs, taken) if same_language else None
        if changed is None:
            yield Fact("figure", "left_out", None, ours.start, ours.end)
        else:
            taken.add(changed)
            yield _fact("changed", "same_thing", ours, theirs[changed])


def _fact(state: State, how: How, ours: Figure, other: Figure) -> Fact:
    return Fact("figure", state, how, ours.start, ours.end, other.start, other.end)


def _distinct(found: Sequence[Figure]) -> list[Figure]:
    """Each figure once, at its first place: the same number of the same thing."""
    first: dict[tuple[str, str | None], list[Figure]] = {}
    for figure in found:
        known = first.setdefault((figure.value, figure.unit), [])
        if not any(_same_thing(figure, other) or figure.nouns == other.nouns for other in known):
            known.append(figure)
    return sorted((figure for known in first.values() for figure in known), key=lambda figure: figure.start)[:MAX_FACTS]


def _kept(ours: Figure, theirs: Sequence[Figure], *, same_language: bool) -> tuple[int, How] | None:
    """The figure of the same value that counts the same thing, else one that tells enough by its value."""
    same = [k for k, other in enumerate(theirs) if other.value == ours.value and other.unit == ours.unit]
    if same_language:
        best = max(same, key=lambda k: _likeness(ours, theirs[k]), default=None)
        if best is not None and max(_likeness(ours, theirs[best])) >= 1:
            return best, "same_thing"
    return (same[0], "number_alone") if same and _tells_alone(ours, same_language=same_language) else None


def _likeness(ours: Figure, other: Figure) -> tuple[bool, int]:
    """Whether the same thing is counted, and whether enough of the same words stand around; comparable."""
    return _same_thing(ours, other), _around(ours, other)[1] // LEAST_TELLING


def _same_thing(ours: Figure, other: Figure) -> bool:
    return not set(ours.nouns).isdisjoint(other.nouns)


def _tells_alone(figure: Figure, *, same_language: bool = False) -> bool:
    """Whether a number is not by chance in two texts: one of several digits; of another language any larger one.

    A round number may count anything, so within a language its thing must be the same.
    """
    digits = figure.value.replace(".", "").strip("0")
    if same_language:
        return len(digits) >= LEAST_DIGITS
    return figure.unit is not None or "." in figure.value or int(figure.value) >= LEAST_ALONE


def _changed(ours: Figure, theirs: Sequence[Figure], taken: set[int]) -> int | None:
    """The figure of another value of which the same is said."""
    ranked = [
        (-_around(ours, other)[0], k)
        for k, other in enumerate(theirs)
        if k not in taken and other.value != ours.value and other.unit == ours.unit and _same_said(ours, other)
    ]
    return min(ranked)[1] if ranked else None


def _same_said(ours: Figure, other: Figure) -> bool:
    # The first noun of each must be in the other: "9 new cases" are no "4 new deaths".
    if ours.nouns and other.nouns and not (ours.nouns[0] in other.nouns and other.nouns[0] in ours.nouns):
        return False
    equal, telling, total = _around(ours, other)
    return equal >= LEAST_AROUND and telling >= LEAST_TELLING and equal >= SHARE_AROUND * total


def _around(ours: Figure, other: Figure) -> tuple[int, int, int]:
    """Words around two figures that are the same in their order, those of them that tell something, and of how many."""
    before, after = _common(ours.before, other.before), _common(ours.after, other.after)
    total = max(len(ours.before), len(other.before)) + max(len(ours.after), len(other.after))
    shared = [*before, *after]
    return len(shared), sum(map(is_telling, shared)), total


def _common(one: Sequence[str], two: Sequence[str]) -> list[str]:
    """The longest common subsequence by stems; both have a few words."""
    rows: list[list[str]] = [[] for _ in range(len(two) + 1)]
    for word in one:
        before, rows = rows, [[]]
        for k, other in enumerate(two):
            same = stem(word) == stem(other)
            rows.append([*before[k], word] if same else max(before[k + 1], rows[k], key=len))
    return rows[-1]
