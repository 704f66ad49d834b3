"""trafilatura compares its text with readability's; where that cannot change anything it is not asked for.

Its rule (2.3.1, ``external.compare_extraction``) takes readability's text instead of its own where that is more than
twice as long, or its own has no paragraphs or hardly any but tables; justext's where its own is short or holds what no
text should. A page that shows no more than twice the text that was found leaves nothing of that open, and half of all
pages are such. Readability costs a fifth of an extraction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import trafilatura
from lxml import etree
from trafilatura import core, external
from trafilatura.settings import use_config

if TYPE_CHECKING:
    from configparser import ConfigParser

# The version whose rule this is. With another one every comparison is made.
KNOWN = "2.3.1"
# From how much of its own text on trafilatura prefers the other.
FACTOR = 2
# What readability writes for a film.
_FILM = len("VIDEO")
# What becomes of a character at most.
_MOST_ESCAPED = len("&quot;")
# Their text is no markup: written out and read again, as readability does, it may grow.
_RAW = ("iframe", "noembed", "noframes", "plaintext", "textarea", "xmp")
_OURS: list[ConfigParser] = []


def config() -> ConfigParser:
    """A configuration of trafilatura whose extractions make no comparison that is settled. Others are not touched."""
    _install()
    made = use_config()
    _OURS.append(made)
    return made


def is_settled(page: Any, body: Any, text: str, options: Any) -> bool:
    """Whether no comparison changes the text that was found in a page."""
    return (
        options.focus == "balanced"
        and len(text) >= options.min_extracted_size
        and _most_text(page) <= FACTOR * len(text)
        and len(body.findall(".//table")) <= len(body.findall(".//p"))
        and bool(body.xpath(".//p//text()"))
        and not body.xpath(external.SANITIZED_XPATH)
    )


def _most_text(page: Any) -> int:
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
    made = theirs.compare_extraction
    if trafilatura.__version__ != KNOWN or getattr(made, "is_ours", False):
        return

    def compare(cleaned: Any, raw: Any, body: Any, text: str, options: Any) -> tuple[Any, str]:
        if any(options.config is ours for ours in _OURS) and is_settled(raw, body, text, options):
            return body, text
        compared: tuple[Any, str] = made(cleaned, raw, body, text, options)
        return compared

    compare.is_ours = True  # type: ignore[attr-defined] # so that it is put in place once
    theirs.compare_extraction = compare
