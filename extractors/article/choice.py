"""Which text of several: the one that the others agree with most, and what the others say of each of its lines."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from lxml import etree
from lxml.html import fromstring
from trafilatura.readability_lxml import Document

from extractors.article import jsonld
from extractors.article.lines import Line, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from extractors.article.head import Head

# A shorter JSON-LD body is a teaser.
LEAST_STATED = 200
# The default extraction wins over one that agrees by less than this more.
BIAS = 0.02
# A text under this share of another has lost something.
MUCH_SHORTER = 0.7
# A method has a line if it has this share of its pairs of words.
SOME = 0.05
# A word, or a sign where words are not written apart.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|[^\W\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]+")
Shingles = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Votes:
    """The texts of a page by several methods, as the multisets of their pairs of words."""

    shingles: Mapping[str, Shingles]

    def agreement(self, name: str) -> float:
        """How much the other texts are like this one: the mean of F1 over pairs of words, 0 to 1."""
        others = [other for key, other in self.shingles.items() if key != name]
        return sum(_alike(self.shingles[name], other) for other in others) / max(1, len(others))

    def is_alone(self, line: str, name: str) -> bool:
        """Whether no other method has a line in its text; False where there is no other."""
        own = shingles(line)
        others = [other for key, other in self.shingles.items() if key != name]
        return bool(others) and all(sum((own & other).values()) < SOME * sum(own.values()) for other in others)


def shingles(text: str) -> Shingles:
    """Pairs of neighbouring words; of a single word, that word."""
    words = _WORD.findall(text.casefold())
    return Counter(pairwise(words)) if len(words) > 1 else Counter([tuple(words)])


def readable(root: Any) -> tuple[Line, ...]:
    """Lines as Arc90's readability finds them, in the version that trafilatura carries. ``root`` is not changed."""
    # The copy has no special class: readability brings its own.
    copied = fromstring(etree.tostring(root, encoding="unicode"))
    try:
        summary = Document(copied, min_text_length=25).summary()
        return lines_of(fromstring(summary)) if summary else ()
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        return ()


def stated(head: Head) -> str | None:
    """The body that the page's JSON-LD states."""
    text = jsonld.first_text(head.node.data.get("articleBody"), "@value") if head.node else None
    return text if text and len(text) >= LEAST_STATED else None


def votes_of(texts: Mapping[str, str | None]) -> Votes:
    """The votes of those methods that have found something."""
    return Votes({name: shingles(text) for name, text in texts.items() if text})


def best(votes: Votes, names: Iterable[str], default: str) -> str:
    """Which of the named texts agrees most with all others.

    A longer one that holds the default takes its place only where that is much shorter: else it has more furniture.
    A much shorter one never does: it has lost something.
    """
    found = {name: votes.shingles[name] for name in names if name in votes.shingles}
    usual = found.get(default, Counter())
    whole = {name: text for name, text in found.items() if text.total() >= MUCH_SHORTER * usual.total()}
    fit = [name for name, text in whole.items() if not _has_furniture(text, usual)]
    return max(fit, key=lambda name: votes.agreement(name) + (BIAS if name == default else 0.0), default=default)


def _has_furniture(text: Shingles, usual: Shingles) -> bool:
    """Whether a text is the usual one and a little more."""
    least = usual.total()
    return least < text.total() < least / MUCH_SHORTER and (text & usual).total() > least / 2


def _alike(one: Shingles, two: Shingles) -> float:
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total else 0.0
