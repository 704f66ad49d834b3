"""What stands directly behind a text: nothing of account, or an offer to pay for the rest of it.

The blocks of the page are read in their order, whatever the text's own lines are: where little is told, the lines may
hold the offer too, or be one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import TYPE_CHECKING, Any

from lxml import etree

from extractors.article import gates, notices, offer_words, wall_words
from extractors.article.body import count_words
from extractors.article.tree import beginning, names_of, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Words of a block that tells something, and of one that offers something, at most.
TELLS = 8
OFFER = 40
# Characters behind the text in which an offer begins.
BEHIND = 450
# Elements around a block whose names are read.
AROUND = 5
MAX_NAME = 200
MAX_BLOCKS = 5_000
MAX_NEAR = 100
# Blocks of an offer that are read together.
TOGETHER = 3
# Lines at the end of a text that may be words of an offer.
MAX_APART = 4
_UNSEEN = frozenset({"script", "style", "template", "svg", "option", "noscript"})
_FRAME = frozenset({"nav", "footer"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub"}
    | {"sup", "time", "u", "br", "wbr", "ins", "del", "img", "label"}
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
LABELS = _HEADINGS | frozenset({"figcaption", "li", "dt", "dd", "td", "th", "time", "button"})
_HEADLINE_LINK = 5
_ASKED = (offer_words.SUBSCRIBER, offer_words.REGISTER, offer_words.RATE, offer_words.IN_APP)
_HIDDEN = frozenset({"hide", "hidden", "d-none", "is-hidden", "visually-hidden", "invisible", "u-hidden"})
_NOT_SHOWN = re.compile(r"display:\s{0,3}none", re.IGNORECASE)
_END = re.compile(r"[.!?\u3002\uff01\uff1f\u0964\u061f:;][\"'\u2019\u201d\u00bb\u300d\u300f)\]*]*$|\u00bb\.?$")
NO_END = re.compile(r"(?:\.{3}|\u2026|[,\u3001\u060c\u2013-]|\[(?:\u2026|\.{3})\])$")
# What each sign of an offer weighs.
_WEIGHTS = {
    "for_payers": 2,
    "read_on": 2,
    "rest": 2,
    "said": 2,
    "whole": 1,
    "rate": 1,
    "holds": 1,
    "payers": 1,
    "registers": 1,
    "mark": 1,
    "gate": 3,
    "print": 3,
}
_HARD = frozenset({"for_payers", "rest", "said", "gate", "print"})
_PAYING = frozenset({"payers", "registers", "rate", "mark"})


@dataclass(frozen=True, slots=True)
class Block:
    """Text that stands in one piece, and the element that holds it."""

    text: str
    element: Any


@dataclass(frozen=True, slots=True)
class Ending:
    """How a text ends, and what is offered behind it."""

    signs: frozenset[str]
    broken: bool
    faded: bool
    # Not only that a full stop is missing: the text says itself that it goes on.
    goes_on: bool = False

    @property
    def weight(self) -> int:
        """How much speaks for an offer."""
        return sum(_WEIGHTS[sign] for sign in self.signs)

    @property
    def hard(self) -> bool:
        """Whether it is said that more is to be had, not only that subscriptions are sold."""
        return bool(self.signs & _HARD) or ("read_on" in self.signs and bool(self.signs & _PAYING))


def ending(body: Any, lines: Sequence[str], elements: Sequence[Any | None]) -> Ending:
    """How the text that has these lines, each beginning in its element, ends in the page."""
    found = _ending(body, lines, elements)
    story = _story(lines, elements)
    if story == len(lines):
        return found
    # The words of an offer may have been taken for the text's last ones.
    other = _ending(body, lines[:story], elements[:story])
    return other if other.weight > found.weight else found


def _ending(body: Any, lines: Sequence[str], elements: Sequence[Any | None]) -> Ending:
    last, behind = parted(body, lines, elements)
    near = tuple(directly(behind))
    signs = frozenset(sign for block in near for sign in _signs(block.text))
    if gates.is_gated(block.element for block in within(near, gates.NEAR)):
        signs |= {"gate"}
    if last is None:
        return Ending(signs, broken=False, faded=False)
    above = {last.element, *last.element.iterancestors()}
    if signs and any(_marked(block.element, above) for block in near):
        signs |= {"mark"}
    goes_on = NO_END.search(last.text) is not None
    return Ending(signs, goes_on or _stops_short(last), _is_faded(last.element), goes_on)


def following(elements: Sequence[Any | None]) -> tuple[Block, ...]:
    """The blocks right behind a text whose lines begin in these elements."""
    if not elements or elements[-1] is None:
        return ()
    return tuple(within(islice(_following(elements[-1]), MAX_NEAR), BEHIND))


def withholds(lines: Sequence[str], elements: Sequence[Any | None], behind: Sequence[Block]) -> bool:
    """Whether right behind the text it is said, to be seen by all, that it goes on for those who pay or register.

    A box that a script shows when a reader has had too many texts stands behind whole texts too, but hidden.
    """
    # The words of an offer may have been taken for the text's last ones.
    last = lines[_story(lines, elements) :]
    # Most pages are done here; what follows costs more.
    if not offer_words.GO_ON.search("\n".join((*last, *(block.text[:MAX_NAME] for block in behind)))):
        return False
    near = [block for block in directly(behind) if _is_shown(block.element)]
    said = (*last, *(block.text for block in near))
    texts = [text[:MAX_NAME] if count_words(text) <= OFFER else "" for text in said]
    # One box may say both in blocks of its own, as a heading, a line and a button.
    return any(_asks_to_go_on("\n".join(texts[first : first + TOGETHER])) for first in range(len(texts)))


def _asks_to_go_on(text: str) -> bool:
    if not offer_words.GO_ON.search(text) or offer_words.LETTERS.search(text):
        return False
    return any(words.search(text) is not None for words in _ASKED)


def _is_shown(element: Any) -> bool:
    """Whether nothing that an element stands in is hidden, by an attribute or by a usual name."""
    for each in (element, *element.iterancestors()):
        if is_hidden(each) or not _HIDDEN.isdisjoint(names_of(each).lower().split()):
            return False
    return True


def is_hidden(element: Any) -> bool:
    """Whether an element says itself that it is not to be shown."""
    style = element.get("style")
    return element.get("hidden") is not None or (style is not None and _NOT_SHOWN.search(style[:MAX_NAME]) is not None)


def _story(lines: Sequence[str], elements: Sequence[Any | None]) -> int:
    """How many lines stand before a last few short ones in a box of their own; all if there is no such box."""
    told = before_apart(elements)
    return len(lines) if any(count_words(line) > OFFER for line in lines[told:]) else told


def before_apart(elements: Sequence[Any | None]) -> int:
    """How many lines stand before those at the end that share a box of their own; all if there is none."""
    boxes = [None if element is None else element.getparent() for element in elements[-MAX_APART - 1 :]]
    apart = len(list(takewhile(lambda box: box is not None and box is boxes[-1], reversed(boxes))))
    # A box that reaches further up is the text's own.
    return len(elements) if apart == len(boxes) else len(elements) - apart


def parted(body: Any, lines: Sequence[str], elements: Sequence[Any | None]) -> tuple[Block | None, Iterable[Block]]:
    """The last block of the text, and what stands behind it; without one what stands in its place."""
    for line, element in zip(reversed(lines), reversed(elements), strict=False):
        if _tells(line):
            if element is None or squeeze(beginning(element, 2 * len(line))) != line:
                break
            return Block(line, element), _following(element)
    # Lines that are put together from several blocks, or from elsewhere: they are looked for in the page.
    told = squeeze(" ".join(lines))
    found = tuple(islice(_blocks(body), MAX_BLOCKS))
    parts = (n for n in range(len(found) - 1, -1, -1) if found[n].text in told and _tells(found[n].text))
    last = next((n for n in parts if found[n].element.tag not in LABELS), None)
    if last is None:
        return None, (block for block in found if block.text in told or block.element.tag in _HEADINGS)
    return found[last], found[last + 1 :]


def _following(element: Any) -> Iterator[Block]:
    """The blocks behind an element, up to the end of the page."""
    while element is not None:
        if squeeze(element.tail):
            yield Block(squeeze(element.tail), element.getparent())
        for sibling in element.itersiblings():
            if sibling.tag not in _FRAME:
                yield from _blocks(sibling)
        element = element.getparent()


def _blocks(top: Any) -> Iterator[Block]:
    """The text of an element, and of what follows it, in blocks, without the page's frame."""
    owner = top
    parts: list[str] = []
    walk = etree.iterwalk(top, events=("start", "end"))
    for event, element in walk:
        is_start = event == "start"
        if element.tag not in _INLINE:
            yield from _joined(parts, owner)
            parts.clear()
            owner = element if is_start else element.getparent()
        if is_start and _is_unseen(element):
            walk.skip_subtree()
            continue
        text = element.text if is_start else element.tail
        if text:
            parts.append(text)
    yield from _joined(parts, owner)


def _is_unseen(element: Any) -> bool:
    """Whether a reader does not see an element; what is named like a wall is shown by a script later."""
    if element.tag in _UNSEEN or element.tag in _FRAME:
        return True
    return is_hidden(element) and not offer_words.MARK.search(names_of(element).lower())


def _joined(parts: Sequence[str], owner: Any) -> Iterator[Block]:
    if text := squeeze("".join(parts)):
        yield Block(text, owner)


def _tells(text: str) -> bool:
    """Whether a block of the text tells something, and is no offer and no notice of rights itself."""
    words = count_words(notices.without(text))
    return words > OFFER or (words >= TELLS and sum(_WEIGHTS[sign] for sign in set(_signs(text))) <= 1)


def directly(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks directly behind the text. Headlines that link elsewhere are no part of an offer, nor is their heading."""
    near = list(within(islice(blocks, MAX_NEAR), BEHIND))
    elsewhere = [_links_elsewhere(block) for block in near]
    for block, leads, next_leads in zip(near, elsewhere, [*elsewhere, False][1:], strict=True):
        if not leads and not (next_leads and block.element.tag in _HEADINGS):
            yield block


def within(blocks: Iterable[Block], characters: int) -> Iterator[Block]:
    """The blocks that begin within so many characters."""
    seen = 0
    for block in blocks:
        if seen > characters:
            return
        seen += len(block.text)
        yield block


def _links_elsewhere(block: Block) -> bool:
    texts = [squeeze(link.text_content()) for link in gates.links(block.element) if not gates.is_way(link)]
    headlines = [text for text in texts if count_words(text) >= _HEADLINE_LINK and not _is_call(text)]
    return bool(headlines) and 2 * sum(map(len, headlines)) > len(block.text)


def _is_call(link: str) -> bool:
    """Whether the words of a link are those of a button: it leads to this text's rest."""
    return count_words(link) <= TELLS and offer_words.GO_ON.search(link) is not None


def _signs(block: str) -> Iterator[str]:
    """What a block says of an offer. Letters, channels and donations are no walls."""
    text = block[:MAX_NAME].lower()
    if count_words(block) > OFFER or offer_words.ALSO.search(text):
        return
    content = offer_words.CONTENT.search(text) is not None
    reads = offer_words.READ_ON.search(text) is not None
    if offer_words.LETTERS.search(text) and not (content and reads):
        return
    payers = offer_words.SUBSCRIBER.search(text) is not None
    rate = offer_words.RATE.search(text) is not None
    theirs = payers and (content or (not rate and offer_words.ONLY.search(text) is not None))
    yield from (sign for sign, is_so in (("payers", payers), ("rate", rate), ("for_payers", theirs)) if is_so)
    if offer_words.HOLDS.search(text):
        yield "holds"
    if offer_words.REST.search(text):
        yield "rest"
    if offer_words.PRINT.search(text):
        yield "print"
    registers = reads and offer_words.REGISTER.search(text) is not None
    if registers:
        yield "registers"
    if reads:
        yield "read_on" if payers or rate or registers else "whole"
    hit = wall_words.PAYWALL.search(text)
    if hit and not wall_words.PAYWALL_FRAME.search(hit[0]):
        yield "said"


def _marked(element: Any, above: set[Any]) -> bool:
    """Whether the names of a block, or of what it stands in beside the text, are those of walls."""
    around = [element, *islice(element.iterancestors(), AROUND)]
    return any(offer_words.MARK.search(names_of(each).lower()) for each in around if each not in above)


def _is_faded(element: Any) -> bool:
    return any(
        offer_words.FADE.search(names_of(each).lower()) for each in (element, *islice(element.iterancestors(), AROUND))
    )


def _stops_short(block: Block) -> bool:
    """Whether the last paragraph ends without a sign that ends a sentence."""
    return block.element.tag not in LABELS and not _END.search(block.text)
