"""How likely a line belongs to the article: a logistic model over where it stands and what it looks like.

The weights are fitted by ``tests/benchmarks/fit_furniture.py`` on open labelled pages and stand in ``weights.py``.
There are no words of single outlets among the signals, only the words with which any page speaks of itself.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any

from extractors.article.tree import is_folded_in, names_of
from extractors.article.weights import INTERCEPT, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from extractors.article.lines import Line

# Words of a line that is a paragraph of the text for sure enough to learn from where it stands.
LONG = 12
MAX_WORDS = 80
MAX_READ = 4000
# Elements above a line that are looked at.
REACH = 6
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_MARKS = tuple(".!?\u2026\u3002\u0964\u061f\u06d4")
_CLOSING = "\"'\u2019\u201d\u00bb)]"
_CAPITALS = 0.7
# In lower case: ignoring case would cost several times as much.
_ITSELF = re.compile(
    r"\b(?:newsletters?|subscri\w+|sign up|follow us|click here|read more|abonn\w+|whatsapp|telegram|facebook"
    r"|(?<!\.)twitter(?!\.com)|instagram|podcasts?|cookies?|copyright|rights reserved|log ?in|register"
    r"|join (?:us|our|the)|advertis\w+|download|e-?mail\w*|comment(?:s|ing)?|app store|google news|premium|donat\w+"
    r"|affiliate|contributed to this|reporting by|editing by|getty|shutterstock|screenshot|photo|image|credit|video"
    r"|watch|listen)\b"
)
_CLASSES = {
    "lead": re.compile(
        r"summary|lead(?:$|[-_ ])|lede|dek(?:$|[-_ ])|standfirst|intro|subtitle|sub-?head|subline|deck|excerpt"
        r"|abstract|descri|teaser|chapo|kicker|strap",
        re.IGNORECASE,
    ),
    "author": re.compile(
        r"author|byline|bio(?:$|[-_ ])|contributor|profile|writer|signature|autor|redakteur", re.IGNORECASE
    ),
    "caption": re.compile(
        r"caption|credit|legend|figure|photo|image|picture|media|gallery|slideshow|bildunter", re.IGNORECASE
    ),
    "promo": re.compile(
        r"newsletter|subscri|promo|advert|(?:^|[-_ ])ads?(?:$|[-_ ])|sponsor|sign-?up|paywall|abo(?:$|[-_ ])|offer"
        r"|cta|banner|donat|support|commerc|affiliate",
        re.IGNORECASE,
    ),
    "tags": re.compile(r"(?:^|[-_ ])tags?(?:$|[-_ ])|topics?|keyword|categor|label|schlagwort", re.IGNORECASE),
    "hidden": re.compile(
        r"hidden|sr-only|visually|screen-?reader|print-only|modal|popup|cookie|consent", re.IGNORECASE
    ),
}
Signals = dict[str, float]


@dataclass(frozen=True, slots=True)
class Placed:
    """A line, the element that it begins in, and its number of words."""

    line: Line
    element: Any | None
    words: int


def place(lines: Sequence[Line], elements: Sequence[Any | None]) -> tuple[Placed, ...]:
    """Lines with their elements, counted."""
    return tuple(Placed(line, element, _words(line.text)) for line, element in zip(lines, elements, strict=True))


def probability(signals: Signals, odds: float = 0.0) -> float:
    """What the model makes of the signals of one line; ``odds`` is added to the log odds."""
    weighed = 0.0
    for name, value in signals.items():
        # Most are zero.
        if value:
            weighed += WEIGHTS.get(name, 0.0) * value
    score = INTERCEPT + odds + weighed
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def signals_of(placed: Sequence[Placed], titles: Collection[str]) -> list[Signals]:
    """What the model looks at, for each line; every value lies between 0 and about 4."""
    home = _home(placed)
    around = frozenset() if home is None else frozenset((home, *home.iterancestors()))
    seen = Counter(item.line.text for item in placed)
    alone = [_looks(item, titles) | _stands(item, home, around) for item in placed]
    paragraphs = [number for number, item in enumerate(placed) if item.words > LONG and alone[number]["ends"]]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(placed), -1)
    for number, (item, signals) in enumerate(zip(placed, alone, strict=True)):
        signals["after_last"] = float(number > last)
        signals["before_first"] = float(number < first)
        signals["first"] = float(number == 0)
        signals["end"] = float(number == len(placed) - 1)
        signals["repeated"] = min(3.0, seen[item.line.text] - 1.0)
    return [signals | _beside(alone, number) for number, signals in enumerate(alone)]


def _words(text: str) -> int:
    words = len(text.split())
    return words if text.isascii() else max(words, len(_CJK.findall(text)) // 2)


def _home(placed: Sequence[Placed]) -> Any | None:
    """The element that holds most of the long lines directly."""
    held: Counter[Any] = Counter()
    for item in placed:
        if item.element is not None and item.words >= LONG:
            held[item.element.getparent()] += item.words
    return held.most_common(1)[0][0] if held else None


def _looks(item: Placed, titles: Collection[str]) -> Signals:
    """What the line itself looks like."""
    text, words = item.line.text, item.words
    first = [word[0] for word in text.split(maxsplit=40)[:40]]
    return {
        "words": min(words, MAX_WORDS) / 20,
        "is_short": float(words <= 5),  # noqa: PLR2004 - a label
        "is_brief": float(words <= 25),  # noqa: PLR2004 - a sentence at most
        "ends": float(text.rstrip(_CLOSING).endswith(_MARKS)),
        "colon": float(text.endswith(":")),
        "comma": float("," in text),
        "capitals": sum(map(str.isupper, first)) / max(1, len(first)),
        "shouts": float(_shouts(text[:200])),
        "about_itself": min(3.0, len(_ITSELF.findall(text.lower()))) if words < 40 else 0.0,  # noqa: PLR2004 - a paragraph may
        "is_title": float(is_folded_in(text[:500], titles)),
        "is_heading": float(item.line.kind == "heading"),
        "is_list": float(item.line.kind == "list"),
        "is_quote": float(item.line.kind == "quote"),
        "is_table": float(item.line.kind == "table"),
    }


def _shouts(text: str) -> bool:
    """Whether a text is written in capitals."""
    if sum(map(str.isupper, text)) <= _CAPITALS * LONG:
        return False
    letters = [char for char in text if char.isalpha()]
    return len(letters) > LONG and sum(map(str.isupper, letters)) > _CAPITALS * len(letters)


def _stands(item: Placed, home: Any | None, around: frozenset[Any]) -> Signals:
    """Where it stands: its element, what is above it below the home of the text, how much of it are links."""
    element = item.element
    if element is None:
        return {"unplaced": 1.0}
    share = _link_share(element, len(item.line.text))
    names = _classes(names_of(element))
    parents = takewhile(lambda parent: parent not in around, element.iterancestors())
    above = {parent.tag for parent in islice(parents, REACH)}
    return {
        "at_home": float(element.getparent() is home),
        "links": share,
        "all_link": float(share > 0.85),  # noqa: PLR2004 - but for a mark or an icon
        "in_p": float(element.tag == "p"),
        "in_figure": float("figure" in above or element.tag == "figcaption"),
        "in_aside": float("aside" in above or "footer" in above or "form" in above),
        "in_header": float("header" in above),
        **{f"class_{name}": 1.0 for name in names},
    }


def _beside(alone: Sequence[Signals], number: int) -> Signals:
    """What stands before and after."""
    before = alone[number - 1] if number else {}
    after = alone[number + 1] if number + 1 < len(alone) else {}
    return {
        "ends_before": before.get("ends", 0.0),
        "ends_after": after.get("ends", 0.0),
        "home_before": before.get("at_home", 0.0),
        "home_after": after.get("at_home", 0.0),
    }


def _link_share(element: Any, length: int) -> float:
    """The part of an element's text that is in links; of a big element, compared with the line."""
    if element.tag == "a":
        return 1.0
    linked = sum(_length(anchor) for anchor in element.iter("a"))
    return min(1.0, linked / max(1, min(_length(element), 1.2 * length))) if linked else 0.0


def _length(element: Any) -> int:
    length = 0
    for part in element.itertext():
        length += len(part.strip())
        if length > MAX_READ:
            break
    return length


@lru_cache(maxsize=20_000)
def _classes(names: str) -> tuple[str, ...]:
    if len(names) < 4:  # noqa: PLR2004 - the shortest telling name is "lead"
        return ()
    return tuple(name for name, pattern in _CLASSES.items() if pattern.search(names))
