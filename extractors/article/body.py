"""The article's own words: trafilatura's text without what outlets put around it."""

from __future__ import annotations

import logging
import re
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import trafilatura
from trafilatura.settings import Extractor

from extractors.article import choice, furniture, settled, stopwords
from extractors.article.credit import find_credit
from extractors.article.lines import MAX_TEXT, Line, lines_of
from extractors.article.places import places
from extractors.article.rules import ends_sentence, without_furniture

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from extractors.article.head import Head
    from extractors.article.rules import Surroundings
    from extractors.records import BlockKind

__all__ = ["MAX_TEXT", "Body", "body_of", "candidate", "count_words", "thorough"]

# Lines that the model finds less likely are left out; chosen on open pages, see docs/extraction.md. Where several
# methods have been asked, less doubt is enough.
KEEP = 0.15
KEEP_ASKED = 0.25
# If fewer of the words would be left than this share, the page is of a kind that the model does not know.
LEAST_SHARE = 0.4
# How much the log odds of a line are lowered if no other method has it.
DOUBT = 0.5
DEFAULT = "default"
STATED = "stated"
# All that a head may hold by the standard, without <noscript>, which may hold anything.
_HEAD = frozenset({"title", "meta", "link", "script", "style", "base"})
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")
# trafilatura rescues whatever it can of a page with fewer signs than 250: a whole article where signs are words.
_USUAL = settled.config()
_DENSE = settled.config()
_DENSE["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "100"
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Body:
    """Lines of the article, the credit that stood among them, and the element that each line begins in."""

    blocks: tuple[Line, ...]
    credit: str | None = None
    elements: tuple[Any | None, ...] = ()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The texts of the lines."""
        return tuple(block.text for block in self.blocks)

    @property
    def structure(self) -> tuple[BlockKind, ...]:
        """What each line is."""
        return tuple(block.kind for block in self.blocks)

    @cached_property
    def text(self) -> str | None:
        """Lines joined by newlines; None where there is none."""
        return "\n".join(self.lines) or None

    @cached_property
    def words(self) -> int:
        """Number of words; two characters count as one where no spaces are written."""
        return count_words(self.text or "")


def count_words(text: str) -> int:
    """Words between spaces; Chinese, Japanese and Thai by two characters."""
    words = len(text.split())
    return words if text.isascii() else max(words, len(_CJK.findall(text)) // 2)


@lru_cache(maxsize=4)
def _usual_options(*, is_dense: bool, precise: bool) -> Extractor:
    """What is asked of trafilatura; to read its configuration anew takes a hundredth of an extraction."""
    config = _DENSE if is_dense else _USUAL
    # As "python" it would write the tree out as text, too, which nobody reads.
    return Extractor(config=config, output_format="txt", comments=False, tables=True, precision=precise)


def _options(url: str, *, is_dense: bool, precise: bool) -> Extractor:
    options = copy(_usual_options(is_dense=is_dense, precise=precise))
    options.url = options.source = url
    return options


def candidate(root: Any, url: str, *, precise: bool = False) -> tuple[Line, ...]:
    """Lines as trafilatura finds them. ``root`` is as before in the end: trafilatura copies a tree that it is given."""
    is_dense = _CJK.search(root.findtext(".//title") or "") is not None
    try:
        with stopwords.packed(), _without_head(root):
            document = trafilatura.bare_extraction(
                root, url=url, options=_options(url, is_dense=is_dense, precise=precise)
            )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return ()
    finally:
        settled.leave()
    body = getattr(document, "body", None)
    return () if body is None else lines_of(body)


@contextmanager
def _without_head(root: Any) -> Iterator[None]:
    """Take out of the head, for the time of an extraction, what no text is looked for in: each copy has it again.

    The title stays, and the data that scripts hold: trafilatura looks for texts and forums there. So does a head with
    anything else in it: where tags are left out the parser puts whole articles there.
    """
    head = root.find("head")
    if head is None or not all(child.tag in _HEAD and not (child.tail or "").strip() for child in head):
        yield
        return
    stays = [(place, child) for place, child in enumerate(head) if child.tag == "title" or child.text]
    slim = root.makeelement("head")
    slim.extend([child for _, child in stays])
    place = root.index(head)
    root.remove(head)
    root.insert(place, slim)
    try:
        yield
    finally:
        root.remove(slim)
        for number, child in stays:
            head.insert(number, child)
        root.insert(place, head)


def body_of(
    root: Any, lines: Sequence[Line], around: Surroundings, doubtful: Collection[int] = (), keep: float = KEEP
) -> Body:
    """The article's lines among those of a candidate: what the rules and the model leave.

    ``doubtful`` are the numbers of lines that no other method has found, ``keep`` is the least probability.
    """
    placed = furniture.place(lines, places(root, lines))
    signals = furniture.signals_of(placed, around.titles)
    chances = [furniture.probability(item, -DOUBT * (number in doubtful)) for number, item in enumerate(signals)]
    likely = _likely(placed, [chance >= keep for chance in chances])
    chosen = [
        number for number, line in enumerate(lines) if likely[number] and not _is_linked_headline(line, signals[number])
    ]
    left = without_furniture([lines[number].text for number in chosen], around)
    kept = [chosen[number] for number in left]
    return Body(
        tuple(lines[number] for number in kept),
        find_credit([line.text for line in lines]),
        tuple(placed[number].element for number in kept),
    )


def thorough(root: Any, url: str, head: Head, around: Surroundings) -> tuple[tuple[Line, ...], Body]:
    """The candidate whose text others agree with most, and its body; what no other has in its text is doubted."""
    candidates = {
        DEFAULT: candidate(root, url),
        "precise": candidate(root, url, precise=True),
        "readable": choice.readable(root),
    }
    texts = {name: body_of(root, lines, around, keep=KEEP_ASKED).text for name, lines in candidates.items()}
    stated = choice.stated(head)
    best = choice.best(choice.votes_of(texts | {STATED: stated}), candidates, DEFAULT)
    raw = {name: "\n".join(line.text for line in lines) for name, lines in candidates.items()}
    votes = choice.votes_of(raw | {STATED: stated})
    lines = candidates[best]
    doubtful = {number for number, line in enumerate(lines) if votes.is_alone(line.text, best)}
    return lines, body_of(root, lines, around, doubtful, KEEP_ASKED)


def _likely(placed: Sequence[furniture.Placed], likely: list[bool]) -> list[bool]:
    """Which lines are likely enough; all of them where hardly any would be left."""
    left = sum(item.words for item, keep in zip(placed, likely, strict=True) if keep)
    return likely if left >= LEAST_SHARE * sum(item.words for item in placed) else [True] * len(placed)


def _is_linked_headline(line: Line, signals: furniture.Signals) -> bool:
    """Whether a line between paragraphs is nothing but a link, and no sentence: the headline of another article."""
    return (
        signals.get("all_link", 0.0) > 0
        and line.kind not in {"list", "table"}
        and line.text.count(" ") > 2  # noqa: PLR2004 - four words
        and not ends_sentence(line.text)
    )
