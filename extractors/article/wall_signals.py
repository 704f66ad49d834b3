"""What a short text and the first box behind it are like, in numbers: is it an article, or a wall in any words?

The words of campaigns and notices are new each time. That a short text stops before one box that speaks of it and has
something to press, or speaks itself of pages, connections, buttons and its reader instead of what the title names, is
what they have in common. ``wall_trees`` weighs these numbers.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from extractors.article import asks, gates, offers, stops
from extractors.article.body import count_words
from extractors.article.notice_words import MEANINGS, meanings
from extractors.article.tree import beginning
from extractors.article.trees import chance
from extractors.article.wall_trees import TREES

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from extractors.article.signals import Signals

Numbers = dict[str, float]
# Characters of a box that are read, its elements and its links at most.
BOX = 2_000
MAX_ELEMENTS = 300
MAX_LINKS = 8
MAX_CONTROLS = 8
# Boxes that say nothing (buttons to share, labels) are stepped over, so many at most, and looked for so far up.
STEPS, UP = 4, 6
LEAST_WORDS = 5
# Boxes behind the first one whose words are counted, characters of each.
BEHIND = 12
PART = 400
# Words of a line that tells something, of a link that is a headline, of one that is a button.
TELLS, HEADLINE, CALL = 8, 5, 6
# Characters of words that are looked for elsewhere: short ones stand in every text; their first ones are compared.
LONG_WORD, ALIKE = 5, 6
MAX_FOUND = 60
# Elements of a text whose surroundings are looked at.
MAX_LINES = 40
# Fewer words than this are of no use to tell a share of.
LEAST_MEANT = 8
UNKNOWN = -1.0
# Part of the words of a notice that speak of what notices speak of: with the metadata of an article, and without.
LEAST_NOTICE, LEAST_ALONE = 0.12, 0.05
READER = "reader"
_KINDS = {
    "block_page": ("connection", "server", "browser", "machine", "requests", "wait"),
    "consent_wall": ("agree", "data", "age", "place"),
    "paywall": ("pay", "subscribe"),
}
_PASSED = frozenset({"script", "style", "noscript", "template", "br", "hr", "ins", "iframe", "link", "meta", "svg"})
_TOP = frozenset({"body", "html"})
_WRITTEN = frozenset({"text", "tel", "number", "search"})
_PRESSED = frozenset({"submit", "button", "image"})
_BOXES = frozenset({"div", "section", "aside", "form", "dialog"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5"})
_DIALOGS = frozenset({"dialog", "alertdialog", "alert"})
# Letters only beside a number: "lei" and "ft" are words, too.
_MONEY = re.compile(
    r"[\u20ac$\u00a3\u00a5\u20bd\u20b4\u20ba\u20b9]"
    r"|\d ?(?:[\u5186\u5143\uc6d0]|(?:kr|z\u0142|k\u010d|ft|eur|usd|chf|lei)\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(rf"[^\W\d_]{{{LONG_WORD},40}}")
# Scripts without spaces: two signs are as much as a word.
_SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
_ASKING = re.compile(r"[?\uff1f\u061f][\"'\u2019\u201d\u00bb)]*$")
_LEADING = re.compile(r"[:\uff1a][\"'\u2019\u201d\u00bb)]*$")


@dataclass(frozen=True, slots=True)
class Stand:
    """The last paragraph of a text, the box behind it and its text, how far up it hangs, how many were stepped over."""

    line: str
    last: Any
    box: Any
    text: str
    climbs: int
    passed: int


def likeliest(signals: Signals) -> float:
    """How likely a page is a wall, 0 to 1: by the place where its text may end that makes it likeliest."""
    return max((chance(numbers, TREES) for numbers in numbers_of(signals)), default=0.0)


def kind_of(signals: Signals) -> str:
    """What a wall is: a notice by what it speaks of most, else a text that stops before an offer."""
    found = meanings("\n".join(signals.body.lines))
    least = LEAST_NOTICE if signals.typed and signals.stated else LEAST_ALONE
    if sum(times for name, times in found.items() if name != READER) < least * max(LEAST_MEANT, signals.words):
        return "paywall"
    spoken = {kind: sum(found.get(name, 0) for name in names) for kind, names in _KINDS.items()}
    return max(spoken, key=lambda kind: spoken[kind])


def numbers_of(signals: Signals, *, with_comments: bool = False) -> Iterator[Numbers]:
    """The numbers of a page, for each place where its text may end: its last lines may be words of the box.

    A box for comments is no gate, whatever the trees think of it; ``with_comments`` shows those, too, to learn from.
    """
    lines, elements = signals.body.lines, signals.body.elements
    if not lines:
        return
    of_page = _of_page(signals) | _of_text(signals)
    for told in sorted(_ends(lines, elements)):
        found = _stand(lines[:told], elements[:told])
        if found is not None:
            # Lines that do not stand apart are only further paragraphs of the text.
            may_be_gate = with_comments or not gates.is_for_comments(found.box, found.text)
            if may_be_gate and (told == len(lines) or _is_apart(found.box)):
                yield of_page | _of_end(found, lines[:told]) | _of_place(found) | _of_box(found, lines[:told])
        elif told == len(lines) and (of_page["buttons_around"] or of_page["fields_around"]):
            # With nothing behind it and nothing to press it may have been saved so.
            yield of_page | {"no_box": 1.0}


def _ends(lines: Sequence[str], elements: Sequence[Any | None]) -> set[int]:
    places = {stops.before_box(lines, elements), offers.before_apart(elements)}
    return {len(lines)} | {told for told in places if told and sum(map(count_words, lines[told:])) <= asks.BOX}


def _of_page(signals: Signals) -> Numbers:
    published = signals.metadata.published
    return {
        "paid": {True: 1.0, False: -1.0, None: 0.0}[signals.metadata.paywalled],
        "typed": float(signals.typed),
        "dated": float(signals.dated and published is not None and published.method != "url"),
        "stated": float(signals.stated),
        "noindex": float("noindex" in (signals.head.first_meta("robots") or "").lower()),
        "own_headline": float(signals.own_headline),
    }


def _of_text(signals: Signals) -> Numbers:
    text = "\n".join(signals.body.lines)
    told = text[: 2 * BOX].casefold()
    title = _told_again(signals.metadata.title, told)
    about = _told_again(signals.head.first_meta("og:description") or signals.head.first_meta("description"), told)
    elements = [element for element in signals.body.elements if element is not None][:MAX_LINES]
    return {
        "words": math.log2(1 + signals.words),
        "title": title,
        "head_title": _told_again(signals.head.title, told),
        "about": about,
        "least_about": min((share for share in (title, about) if share != UNKNOWN), default=1.0),
        **_around(elements),
        **_meant("text", text),
    }


def _told_again(name: str | None, told: str) -> float:
    """Part of the words of a title or a summary that the text has, too; -1 where there are too few."""
    found = _WORD.findall((name or "")[:PART]) or _SIGNS.findall((name or "")[:PART])
    if len(found) < 2:  # noqa: PLR2004 - one word may be the outlet's name
        return UNKNOWN
    return sum(word.casefold()[:ALIKE] in told for word in found) / len(found)


def _around(elements: Sequence[Any]) -> Numbers:
    """What the text stands in."""
    # Most lines of a text stand in one box.
    boxes = Counter(box for element in elements if (box := element.getparent()) is not None)
    above = {box: [box, *box.iterancestors()] for box in boxes}
    every = set.intersection(*map(set, above.values())) if above else set()
    common = next((box for box in next(iter(above.values()), ()) if box in every), None)
    pressed = [] if common is None else list(islice(_controls(common), MAX_CONTROLS))

    def share(is_so: Callable[[Any], bool]) -> float:
        return sum(count for box, count in boxes.items() if any(map(is_so, above[box]))) / max(1, len(elements))

    return {
        "in_form": share(lambda box: box.tag == "form"),
        "in_dialog": share(_is_dialog),
        "in_article": share(lambda box: box.tag == "article"),
        "buttons_around": float(sum(each.tag == "button" for each in pressed)),
        "fields_around": float(sum(each.tag == "input" for each in pressed)),
    }


def _is_dialog(box: Any) -> bool:
    return box.tag == "dialog" or box.get("aria-modal") == "true" or box.get("role") in _DIALOGS


def _meant(what: str, text: str) -> Numbers:
    """How much of a text speaks of each thing that notices speak of."""
    found = meanings(text)
    count = max(LEAST_MEANT, count_words(text))
    numbers = {f"{what}_{name}": found.get(name, 0) / count for name in MEANINGS}
    # Words to a reader are too much like others: "sua" and "du" are many things.
    rest = [times for name, times in found.items() if name != READER]
    return numbers | {f"{what}_kinds": float(len(rest)), f"{what}_all": sum(rest) / count}


def _stand(lines: Sequence[str], elements: Sequence[Any | None]) -> Stand | None:
    """The first box behind a text that says something."""
    told = ((line, element) for line, element in zip(reversed(lines), reversed(elements), strict=False))
    line, last = next(((line, at) for line, at in told if at is not None and count_words(line) >= TELLS), ("", None))
    node, climbs, passed = last, 0, 0
    while node is not None and node.tag not in _TOP and climbs <= UP:
        for sibling in islice(_seen(node.itersiblings()), STEPS + 1 - passed):
            if _says(sibling):
                return Stand(line, last, sibling, beginning(sibling, BOX), climbs, passed)
            passed += 1
        if passed > STEPS:
            return None
        node, climbs = node.getparent(), climbs + 1
    return None


def _is_apart(box: Any) -> bool:
    """Whether lines at the end of a text stand in a box of their own, with something to press."""
    return box.tag != "p" and next(box.iter("a", "button", "input"), None) is not None


def _seen(elements: Iterable[Any]) -> Iterator[Any]:
    for each in elements:
        if isinstance(each.tag, str) and each.tag not in _PASSED and not offers.is_hidden(each):
            yield each


def _says(element: Any) -> bool:
    if count_words(beginning(element, PART)) >= LEAST_WORDS:
        return True
    return next(_controls(element), None) is not None


def _controls(element: Any) -> Iterator[Any]:
    """Buttons and fields that a reader sees."""
    return (each for each in islice(element.iter("input", "button"), MAX_ELEMENTS) if each.get("type") != "hidden")


def _of_end(found: Stand, lines: Sequence[str]) -> Numbers:
    line = found.line.rstrip()
    return {
        "told": math.log2(1 + sum(map(count_words, lines))),
        "lines": math.log2(1 + len(lines)),
        "last_length": math.log2(1 + len(line)),
        "last_within": float(asks.stops_within(line)),
        "last_open": float(offers.NO_END.search(line) is not None),
        "last_asks": float(_ASKING.search(line) is not None),
        "last_leads": float(_LEADING.search(line) is not None),
    }


def _of_place(found: Stand) -> Numbers:
    parent, around = found.box.getparent(), found.last.getparent()
    behind = islice(_seen(found.box.itersiblings()), BEHIND)
    return {
        "climbs": float(found.climbs),
        "passed": float(found.passed),
        "is_beside": float(parent is around),
        "is_near": float(around is not None and parent is around.getparent()),
        "box_in_article": float(next(found.box.iterancestors("article"), None) is not None),
        "behind": math.log2(1 + sum(count_words(beginning(other, PART)) for other in behind)),
    }


def _of_box(found: Stand, lines: Sequence[str]) -> Numbers:
    box, text = found.box, found.text
    inside = [each for each in islice(box.iter(), MAX_ELEMENTS) if isinstance(each.tag, str)]
    tags = {each.tag for each in inside}
    size = count_words(text)
    return {
        "is_box": float(box.tag in _BOXES),
        "is_paragraph": float(box.tag == "p"),
        "size": math.log2(1 + size),
        "words_per_part": size / (1 + len(inside)),
        "has_form": float("form" in tags),
        "has_text_field": float("textarea" in tags),
        "has_heading": float(not _HEADINGS.isdisjoint(tags)),
        "has_picture": float(not tags.isdisjoint({"img", "svg", "picture"})),
        "has_list": float(not tags.isdisjoint({"ul", "ol"})),
        "other_aims": float(gates.is_for_other_aims(box, text)),
        **_of_controls(inside, tags),
        **_of_words(text, "\n".join(lines)),
        **_meant("box", text),
    }


def _of_controls(inside: Sequence[Any], tags: Collection[str]) -> Numbers:
    """What one can press or fill in."""
    kinds = [(each.get("type") or "text").lower() for each in inside if each.tag == "input"]
    links = [each for each in inside if each.tag == "a"][:MAX_LINKS] if "a" in tags else []
    words = [count_words(beginning(link, PART)) for link in links]
    leading_in = [gates.leads_in(link) for link in links]
    ways = [leads_in or gates.is_way(link) for leads_in, link in zip(leading_in, links, strict=True)]
    buttons = sum(each.tag == "button" for each in inside)
    headlines = sum(count >= HEADLINE and not is_way for count, is_way in zip(words, ways, strict=True))
    return {
        "links": math.log2(1 + len(links)),
        "headlines": math.log2(1 + headlines),
        "calls": math.log2(1 + buttons + sum(1 <= count <= CALL for count in words)),
        "ways": float(any(ways)),
        "ways_in": float(any(leading_in)),
        "buttons": float(min(3, buttons + sum(kind in _PRESSED for kind in kinds))),
        "fields": float(min(3, sum(kind in _WRITTEN for kind in kinds))),
        "mails": float("email" in kinds),
        "choices": float(min(3, sum(kind in {"radio", "checkbox"} for kind in kinds))),
        "passwords": float("password" in kinds),
    }


def _of_words(text: str, told: str) -> Numbers:
    """What needs no words of one language: money, numbers, questions, and how much of the text is spoken of again."""
    found = [hit[0].casefold() for hit in islice(_WORD.finditer(text), MAX_FOUND) if len(hit[0]) > LONG_WORD]
    own = told.casefold()
    again = sum(word in own for word in found)
    return {
        "money": float(_MONEY.search(text) is not None),
        "numbers": math.log2(1 + len(_NUMBER.findall(text[:PART]))),
        "box_asks": float("?" in text or "\uff1f" in text),
        "exclaims": float("!" in text),
        "again": again / len(found) if found else 0.0,
        "agains": math.log2(1 + again),
    }
