"""Whether a text stops before its end, and what is asked for where it does.

The words of an offer may have been taken for the last ones of the text: each place is looked at where it may end.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from extractors.article import asks, gates, offer_words, offers
from extractors.article.body import count_words
from extractors.article.tree import beginning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.article.offers import Block

# Blocks behind a text that may ask for something, characters of each in which it is told how much is left.
MAX_BLOCKS = 30
MAX_NAME = 200
# Lines at the end of a text that may be words of an offer.
MAX_LAST = 5
# Lines that stand side by side in a text, at least.
BESIDE = 3


@dataclass(frozen=True, slots=True)
class Stop:
    """``within``: a paragraph ends within a sentence, and more than a price stands behind it. ``asked``: what does."""

    within: bool = False
    asked: frozenset[str] = frozenset()


def may_stop(lines: Sequence[str], elements: Sequence[Any | None], behind: Sequence[Block]) -> bool:
    """Whether ``stop`` may find anything: most pages are done with this, which costs little."""
    last = [element for element in elements[-MAX_LAST:] if element is not None]
    around = dict.fromkeys(element.getparent() for element in last if element.getparent() is not None)
    small = [box for box in around if len(beginning(box, asks.BOX_TEXT)) <= asks.BOX_TEXT]
    # Blocks without an element of their own are of the one that holds them all.
    boxes = list(dict.fromkeys((*last, *small, *(block.element for block in behind[:MAX_BLOCKS]))))
    links = [link for box in boxes for link in gates.links(box)]
    text = "\n".join((*lines[-MAX_LAST:], *(block.text[:MAX_NAME] for block in behind[:MAX_BLOCKS])))
    if any(map(asks.is_gate, boxes)):
        return True
    if not (any(map(asks.is_asking, links)) or offer_words.RATE.search(text) or any(map(_is_in_form, boxes))):
        return False
    return (
        any(asks.stops_within(line) for line in lines[-MAX_LAST:])
        or any(map(gates.leads_in, links))
        or asks.may_count(text)
    )


def stop(body: Any, lines: Sequence[str], elements: Sequence[Any | None]) -> Stop:
    """How the text that has these lines, each beginning in its element, stops in the page."""
    found = _stop(body, lines, elements)
    cut = _cut(lines, elements)
    places = {before_box(lines, elements), offers.before_apart(elements), cut} - {None, len(lines)}
    for told in sorted(place for place in places if place is not None):
        if sum(map(count_words, lines[told:])) <= asks.BOX:
            other = _stop(body, lines[:told], elements[:told])
            found = Stop(found.within or (other.within and told == cut), found.asked | other.asked)
    return found


def _stop(body: Any, lines: Sequence[str], elements: Sequence[Any | None]) -> Stop:
    last, behind = offers.parted(body, lines, elements)
    near = tuple(islice(offers.directly(behind), MAX_BLOCKS))
    if last is None:
        return Stop()
    asked = asks.behind(last.element, (block.element for block in near if count_words(block.text) <= asks.BOX))
    within = last.element.tag not in offers.LABELS and asks.stops_within(last.text) and not _is_card(last, elements)
    return Stop(within and bool(asked - {"offer"}), asked)


def _is_card(last: Block, elements: Sequence[Any | None]) -> bool:
    """Whether an ellipsis in brackets ends the beginning of another article: it stands in a box of its own."""
    beside = sum(other is not None and other.getparent() is last.element.getparent() for other in elements)
    return asks.is_left_out(last.text) and beside < BESIDE


def _cut(lines: Sequence[str], elements: Sequence[Any | None]) -> int | None:
    """How many lines stand before a last few that follow a paragraph which stops within a sentence."""
    for number in range(len(lines) - 2, max(len(lines) - MAX_LAST - 1, -1), -1):
        element = elements[number]
        if element is not None and element.tag not in offers.LABELS and asks.stops_within(lines[number]):
            box = element.getparent()
            is_own = all(other is None or other.getparent() is not box for other in elements[number + 1 :])
            return number + 1 if is_own else None
    return None


def before_box(lines: Sequence[str], elements: Sequence[Any | None]) -> int | None:
    """How many lines stand before a box in which the last ones stand, whatever is in it; None if there is none."""
    longest = max(range(len(lines)), key=lambda number: len(lines[number]), default=0)
    told, last = (elements[longest], elements[-1]) if elements else (None, None)
    if told is None or last is None:
        return None
    above = {told, *told.iterancestors()}
    box = next((each for each in (last, *last.iterancestors()) if each.getparent() in above), None)
    number = len(lines)
    while number > longest + 1 and box is not None and _is_in(elements[number - 1], box):
        number -= 1
    return number if number < len(lines) else None


def _is_in_form(element: Any) -> bool:
    return next(element.iterancestors("form"), None) is not None or element.find(".//form") is not None


def _is_in(element: Any | None, box: Any) -> bool:
    return element is not None and (element is box or box in element.iterancestors())
