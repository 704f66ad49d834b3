"""trafilatura compares its text with readability's; where that cannot change anything it is not asked for.

Its rule (2.3.1, ``external.compare_extraction``) takes readability's text instead of its own where that is more than
twice as long, or its own has no paragraphs or hardly any but tables; justext's where its own is short or holds what no
text should. A page that shows no more than twice the text that was found leaves nothing of that open, and half of all
pages are such. Readability costs a fifth of an extraction.

Readability drops what is named like the frame of a page (footer, menu, comments) before all else. Where the whole page
shows too much that is done here, in the tree that readability would do it in, and what is left is counted again: that
settles half of the others, and readability has less to do for the rest.

It tries once more where its text is short and less than a fifth of the page's, and writes the whole page out to know
that. The characters that were counted for the first question answer the second for two pages of three.
"""

from __future__ import annotations

import threading
from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import trafilatura
from lxml import etree
from trafilatura import core, external, main_extractor, readability_lxml
from trafilatura.settings import use_config

if TYPE_CHECKING:
    from configparser import ConfigParser

# The version whose rule this is. With another one every comparison is made.
KNOWN = "2.3.1"
# From how much of its own text on trafilatura prefers the other.
FACTOR = 2
# Classes and ids of more characters are not remembered.
MAX_NAMES = 300
# What readability writes for a film.
_FILM = len("VIDEO")
# What becomes of a character at most.
_MOST_ESCAPED = len("&quot;")
# Their text is no markup: written out and read again, as readability does, it may grow.
_RAW = ("iframe", "noembed", "noframes", "plaintext", "textarea", "xmp")
_NAMED = etree.XPath(".//*[@class or @id]")
_OURS: list[ConfigParser] = []


def config() -> ConfigParser:
    """A configuration of trafilatura whose extractions make no comparison that is settled. Others are not touched."""
    _install()
    made = use_config()
    _OURS.append(made)
    return made


class _Page(threading.local):
    """What is known of the page that a thread is at."""

    is_covered = False


_PAGE = _Page()


def leave() -> None:
    """Forget the page that was extracted: what holds for it must not be taken for the next."""
    _PAGE.is_covered = False


def is_open(body: Any) -> bool:
    """Whether comparisons may change the text that was found, however little else a page shows."""
    return (
        len(body.findall(".//table")) > len(body.findall(".//p"))
        or not body.xpath(".//p//text()")
        or bool(body.xpath(external.SANITIZED_XPATH))
    )


def drop_frame(page: Any) -> None:
    """Take out of a page what readability takes out of it first: scripts, styles, and what its names call unlikely.

    As in ``readability_lxml.Document.summary``, by its own expressions; done twice it does nothing.
    """
    for element in list(page.iter("script", "style", "fencedframe")):
        element.drop_tree()
    for element in _NAMED(page):
        if element.tag not in readability_lxml.FRAME_TAGS and _is_unlikely_named(element):
            element.drop_tree()


def _is_unlikely_named(element: Any) -> bool:
    group, name = element.get("class"), element.get("id")
    names = (f"{group} {name}" if group and name else group or name or "").lower()
    if len(names) > MAX_NAMES:
        # Whoever writes so much must not fill the memory of a worker.
        return _is_unlikely.__wrapped__(names)
    return len(names) > 1 and _is_unlikely(names)


@lru_cache(maxsize=20_000)
def _is_unlikely(names: str) -> bool:
    unlikely, maybe = (readability_lxml.REGEXES[key] for key in ("unlikelyCandidatesRe", "okMaybeItsACandidateRe"))
    return unlikely.search(names) is not None and maybe.search(names) is None


def most_text(page: Any) -> int:
    """The characters that readability may find in a page at most, spaces between words included."""
    words = etree.tostring(page, encoding="unicode", method="text", with_tail=False).split()
    scripts = [script.text or "" for script in page.iter("script")]
    hidden = sum(len("".join(script.split())) for script in scripts)
    # A word may end where a script was.
    shown = sum(map(len, words)) + len(words) - hidden + len(scripts)
    raw = [element.text or "" for element in page.iter(*_RAW)]
    return shown + sum(_FILM + _MOST_ESCAPED * len(piece) for piece in raw)


def _install() -> None:
    theirs: Any = core
    if trafilatura.__version__ != KNOWN or getattr(theirs._extract_and_compare, "is_ours", False):  # noqa: SLF001 - known in this version
        return
    both, written = theirs._extract_and_compare, theirs.html2txt  # noqa: SLF001 - the same

    def extract_and_compare(cleaned: Any, backup: Any, page: Any, options: Any) -> tuple[Any, str]:
        leave()
        if options.focus != "balanced" or not any(options.config is config for config in _OURS):
            made: tuple[Any, str] = both(cleaned, backup, page, options)
            return made
        body, text = main_extractor.extract_content(cleaned, options)
        return _compared(backup, page, body, text, options)

    def write(page: Any) -> str:
        # Asked for its length alone, to see whether the text is less than a fifth of it.
        return "" if _PAGE.is_covered else str(written(page))

    extract_and_compare.is_ours = True  # type: ignore[attr-defined] # so that it is put in place once
    theirs._extract_and_compare, theirs.html2txt = extract_and_compare, write  # noqa: SLF001 - the same


def _compared(backup: Any, page: Any, body: Any, text: str, options: Any) -> tuple[Any, str]:
    """The text that trafilatura has found, or what its comparisons make of it where they can change anything.

    ``backup`` is the cleaned page for justext, ``page`` the whole one, of which readability gets a copy to change.
    """
    if len(text) < options.min_extracted_size:
        made: tuple[Any, str] = external.compare_extraction(backup, copy(page), body, text, options)
        return made
    most = most_text(page)
    is_short = len(text) < core.ESCALATION_MAX_LENGTH
    is_undecided = is_open(body)
    if not is_undecided and most <= FACTOR * len(text):
        # With a space for each of its characters the page is no more than four times the text.
        _PAGE.is_covered = is_short
        return body, text
    # Where two blocks meet trafilatura writes a space: between two texts, however many elements are there.
    spaced = most + sum(not piece.isspace() for piece in page.itertext()) if is_short else 0
    raw = copy(page)
    try:
        drop_frame(raw)
    except ValueError:
        # lxml does not write every character that it reads (&#xFFFE;). Readability gives up there by itself.
        raw, is_undecided = copy(page), True
    if is_undecided or most_text(raw) > FACTOR * len(text):
        body, text = external.compare_extraction(backup, raw, body, text, options)
    _PAGE.is_covered = is_short and len(text) >= core.ESCALATION_PAGE_SHARE * spaced
    return body, text
