"""The standfirst of the page itself, for the subtitle where the head describes nothing."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from extractors.article.body import count_words
from extractors.article.head import Found
from extractors.article.phrases import BYLINE
from extractors.article.tree import beginning, fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from extractors.article.body import Body
    from extractors.article.head import Head
    from extractors.article.lines import Line

# Elements below a headline that are looked at, and characters and words of a standfirst.
NEAR = 80
MAX_CHARS = 700
LEAST_WORDS = 6
MAX_NAMES = 200
_ABOVE = 4
_TAGS = frozenset({"p", "div", "h2", "h3", "h4", "span", "strong", "em", "section", "b"})
_ELSEWHERE = frozenset(
    {"figure", "figcaption", "nav", "aside", "ul", "ol", "address", "form", "footer", "button", "time", "a"}
)
_LEAD = re.compile(
    r"standfirst|(?:^|[-_ ])(?:summary|lead|lede|dek|deck|intro|strap|perex|ingress|chapo|chapeau|vorspann|teaser-?text"
    r"|abstract|bajada|entradilla|copete|olho|sommario|occhiello|catenaccio|onderkop|lid|lead-?text|manchet|excerpt)"
    r"(?:$|[-_ ])|sub-?title|sub-?head|sub-?line|blurb",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"caption|credit|author|byline|meta|date"
    r"|share|social|tags?(?:$|[-_ ])|breadcrumb|newsletter|promo|cookie|site-|widget",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?\u2026\u3002\uff01\uff1f\u0964\u061f][\"'\u2019\u201d\u00bb)]*$")


def standfirst(head: Head, lines: Sequence[Line], body: Body, titles: frozenset[str]) -> Found | None:
    """What stands between the headline and the text, and is not part of it; ``lines`` are those before the model."""
    headline = head.root.find(".//h1")
    if headline is None or not body.lines:
        return None
    told = squeeze(" ".join(body.lines))
    dropped = {line.text for line in lines[: len(lines) - len(body.lines) + 1]} - set(body.lines)
    for element in _below(headline, body.elements[0] if body.elements else None):
        text = beginning(element, MAX_CHARS)
        if not _may_be(text, element) or fold(text) in titles:
            continue
        if text in told:
            return None
        if _is_lead(element) or text in dropped:
            return Found(text, "text", _locator(element))
    return None


def _below(headline: Any, first: Any | None) -> Iterator[Any]:
    """Elements between the headline and the first line of the text."""
    for element in headline.xpath("following::*[position() <= $most]", most=NEAR):
        if element is first:
            return
        if element.tag in _TAGS:
            yield element


def _may_be(text: str, element: Any) -> bool:
    """Whether it is a sentence or more, and no byline, caption, list or date."""
    if count_words(text) < LEAST_WORDS or len(text) > MAX_CHARS or BYLINE.match(text):
        return False
    around = [element, *islice(element.iterancestors(), _ABOVE)]
    if any(each.tag in _ELSEWHERE or _OTHER.search(_names(each)) for each in around):
        return False
    inner = [
        child for child in element.iterdescendants() if child.tag in {"p", "div", "h1", "h2", "ul", "time", "figure"}
    ]
    return not inner and _SENTENCE.search(text) is not None


def _is_lead(element: Any) -> bool:
    around = (element, element.getparent())
    return any(each is not None and _LEAD.search(_names(each)) for each in around)


def _names(element: Any) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"[:MAX_NAMES]


def _locator(element: Any) -> str:
    return ".".join([element.tag, *(element.get("class") or "").split()])[:60]
