"""What an outlet puts into many of its articles, whatever they are about: sharing it with the seed is no reuse. Pure.

Nobody lists such sentences. They are seen in the user's own warehouse: the same sentence in several texts of one host
that have nothing to do with the seed (``sql/compare/unrelated_texts.sql`` says which texts are held side by side).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse.compare.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEAST_TEXTS = 3
LONGEST = 500  # characters; a longer sentence says something of its own
SAME = 0.5  # of the sentences of the shorter text, from which on two texts are one
SHORTEST = 12  # characters of a sentence; less is hardly ever shared


# Of a text without what is repeated, the cosine with the seed from which on both are about the same.
MOST_ALIKE = 0.12
# What bounds the search for texts: triples of words that they share with the seed (a sentence of eight words has six),
# how alike they may be with what is repeated, how many of a host are held side by side, how many characters of each.
LIMITS = {"least_shared": 6, "most_alike": 0.6, "least_texts": LEAST_TEXTS, "most_texts": 12, "chars": 20_000}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A text that shares words with the seed; ``parts`` is what each of the ``terms`` adds to the cosine of both."""

    text: str
    terms: Sequence[str]
    parts: Sequence[float]


@dataclass(frozen=True, slots=True)
class Habit:
    """Sentences of a host, by key, that stand in several of its ``texts`` which have nothing else of the seed."""

    host: str
    texts: int
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cleared:
    """A text with spaces where the outlet's own sentences stood, so that places stay. ``words``: how many went."""

    text: str
    words: int


def habit(host: str, found: Sequence[Elsewhere]) -> Habit:
    """What the host puts into texts that are about something else than the seed.

    Whatever is repeated does not count when it is asked what a text is about: in a short text it would be the most.
    """
    suspected = repeated(item.text for item in found)
    words = "\n".join(suspected)
    apart = [
        item.text
        for item in found
        if sum(part for term, part in zip(item.terms, item.parts, strict=True) if term not in words) < MOST_ALIKE
    ]
    return Habit(host, len(apart), repeated(apart))


def repeated(texts: Iterable[str]) -> frozenset[str]:
    """Keys of the sentences that stand in at least ``LEAST_TEXTS`` of these texts.

    Texts that are mostly the same count once: a report of an agency that was printed three times is no habit.
    """
    counts: Counter[str] = Counter()
    seen: list[set[str]] = []
    for text in texts:
        keys = {item.key for item in sentences(text) if SHORTEST <= item.end - item.start <= LONGEST}
        if not any(len(keys & other) >= SAME * min(len(keys), len(other)) for other in seen):
            seen.append(keys)
            counts.update(keys)
    return frozenset(key for key, count in counts.items() if count >= LEAST_TEXTS)


def cleared(text: str, keys: frozenset[str]) -> Cleared:
    """The text without the sentences of these keys."""
    if not keys:
        return Cleared(text, 0)
    parts: list[str] = []
    last = words = 0
    for item in sentences(text):
        if item.key in keys:
            gone = text[item.start : item.end]
            words += len(gone.split())
            # Line breaks stay, so that paragraphs do.
            parts += [text[last : item.start], "".join(sign if sign == "\n" else " " for sign in gone)]
            last = item.end
    return Cleared("".join([*parts, text[last:]]), words)
