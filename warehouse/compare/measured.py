"""What was measured on a pair of texts, before anybody judges it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING

from extractors.records import Passage
from warehouse.compare.align import align_tokens
from warehouse.compare.tokens import Tokens, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

_QUOTED = re.compile('["“„«‟][^"“”„«»‟\n]{1,1200}["”“»]')


@dataclass(frozen=True, slots=True)
class Reuse:
    """Passages that two texts share, and what they amount to.

    ``article_share`` and ``seed_share`` are parts of each text's words that lie in a passage (0 to 1), ``words``
    the equal words in all passages, ``own_words`` those of them that the seed does not itself quote from somebody,
    ``quoted`` the passages that the article puts in quotation marks, ``identity`` the part of equal words within.
    """

    passages: tuple[Passage, ...] = ()
    article_share: float = 0.0
    seed_share: float = 0.0
    words: int = 0
    own_words: int = 0
    longest: int = 0
    quoted: int = 0
    identity: float = 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that ``judge`` looks at. Shares and cosines are 0 to 1, None where there was nothing to measure.

    ``term_cosine`` is None when the languages differ, ``key_cosine`` when one text has no names or numbers,
    ``hours_from_seed`` when a date is missing (negative: before the seed). ``word_cosine`` is that of terms across
    languages too; ``number_cosine`` and ``concept_cosine`` are of numbers as written and of concepts. ``main_terms``:
    part of the weight of the 5 heaviest of one text that the other has too, of either direction the higher one.
    ``lead_most`` and ``lead_least`` say the same of the first ten terms, the higher and the lower one. ``terms``:
    distinct terms of the shorter text. ``languages``: both codes in the order of the alphabet where they differ, e.g.
    "en-pl". ``canonical_to_seed``: the page's canonical link, on another site, names the seed, which is how a
    syndicated copy says where it comes from.
    """

    term_cosine: float | None
    key_cosine: float | None
    same_language: bool | None
    words: int
    seed_words: int
    reuse_article: float = 0.0
    reuse_seed: float = 0.0
    reuse_words: int = 0
    own_words: int = 0
    passages: int = 0
    longest_passage: int = 0
    quoted_passages: int = 0
    identity: float = 0.0
    title_similarity: float | None = None
    hours_from_seed: float | None = None
    is_seed: bool = False
    links_to_seed: bool = False
    canonical_to_seed: bool = False
    syndication_credit: str | None = None
    word_cosine: float | None = None
    number_cosine: float | None = None
    concept_cosine: float | None = None
    main_terms: float | None = None
    lead_most: float | None = None
    lead_least: float | None = None
    terms: int | None = None
    languages: str | None = None

    def values(self) -> dict[str, object]:
        """All fields by their names, in their order. ``asdict`` copies deeply, which takes longer than to judge."""
        return {name: getattr(self, name) for name in _FIELDS}


_FIELDS = tuple(field.name for field in fields(Measured))


def reuse(seed_text: str, article_text: str) -> Reuse:
    """Align two texts and add up what they share."""
    seed, article = tokens(seed_text, "s"), tokens(article_text, "a")
    passages = _same(seed, article) or align_tokens(seed, article)
    if not passages:
        return Reuse()
    theirs = _quoted_ranges(seed_text)
    quoting = _quoted_ranges(article_text)
    spans = sum(
        max(_words(seed, p.seed_start, p.seed_end), _words(article, p.article_start, p.article_end)) for p in passages
    )
    words = sum(passage.words for passage in passages)
    return Reuse(
        passages=passages,
        article_share=_share(article, [(p.article_start, p.article_end) for p in passages]),
        seed_share=_share(seed, [(p.seed_start, p.seed_end) for p in passages]),
        words=words,
        own_words=sum(p.words for p in passages if not _within(theirs, p.seed_start, p.seed_end)),
        longest=max(passage.words for passage in passages),
        quoted=sum(_within(quoting, p.article_start, p.article_end) for p in passages),
        identity=round(min(words / spans, 1.0), 4),
    )


def title_similarity(one: str | None, two: str | None) -> float | None:
    """Part of the words of two headlines that stand in both (Dice); None when one is missing."""
    left, right = _words_of_title(one or ""), _words_of_title(two or "")
    if not left or not right:
        return None
    return round(2 * len(left & right) / (len(left) + len(right)), 4)


@lru_cache(maxsize=256)  # the seed's is asked for again with every article
def _words_of_title(title: str) -> frozenset[str]:
    return frozenset(tokens(title).words)


def _same(seed: Tokens, article: Tokens) -> tuple[Passage, ...]:
    """One passage over everything for texts of the same words, furniture and all."""
    words = [word for word in article.words if not word.startswith("\0")]
    if not words or words != [word for word in seed.words if not word.startswith("\0")]:
        return ()
    places = (seed.starts[0], seed.ends[-1], article.starts[0], article.ends[-1])
    return (Passage(*places, words=max(len(seed), len(article)), identity=1.0),)


def _share(side: Tokens, ranges: Iterable[tuple[int, int]]) -> float:
    """Part of the words, furniture apart, that lie in at least one of the ranges."""
    inside = bytearray(len(side))
    for start, end in ranges:
        first, last = _first(side, start), _first(side, end)
        inside[first:last] = b"\1" * (last - first)
    own = [k for k, word in enumerate(side.words) if not word.startswith("\0")]
    return round(sum(inside[k] for k in own) / len(own), 4) if own else 0.0


def _words(side: Tokens, start: int, end: int) -> int:
    return _first(side, end) - _first(side, start)


def _first(side: Tokens, character: int) -> int:
    """Number of words that end at or before ``character``."""
    return bisect_right(side.ends, character)


def _quoted_ranges(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _QUOTED.finditer(text)]


def _within(ranges: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether most of a passage lies within quotation marks."""
    covered = sum(max(0, min(end, high) - max(start, low)) for low, high in ranges)
    return covered > (end - start) * 0.7
