"""What of a text is noise: spaces, kinds of quotes and dashes, case, ages, counters, stamps, advertisements.

Two texts with the same key are the same revision. The texts themselves are never changed; what is noise is only left
out of the key, and out of the comparison of sentences.
"""

# ruff: noqa: RUF001 - letters and signs of other scripts are meant

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from warehouse import ids
from warehouse.compare.noise_words import is_furniture, is_pointer

# Greater whenever a text may get another key; keys of different methods are never compared.
KEY_METHOD = 1
# A longer line is a paragraph. Ages and counters in it are news.
MAX_LINE = 300
# Lines at the end that are no sentences: titles of other articles, whose order means nothing.
MAX_TAIL = 60
MAX_TITLE = 160

BREAKS = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]"
)
_SIGNS = str.maketrans(dict.fromkeys("'‘’‚‛′`´\"“”„‟″«»‹›「」『』〝〞＂＇", '"') | dict.fromkeys("-‐‑‒–—―−﹘﹣－", "-"))
_RUNS = re.compile(r'"+|-+')
_SPACES = re.compile(r"\s+")
_AROUND_SIGNS = re.compile(r" (?=[^\w\s])|(?<=[^\w\s]) ")
_STRONG = re.compile(r"[|¦·•‧∙●▪◦‖\t]| [-‐‑‒–—―−] |[/:：] (?=\d)")
_WEAK = re.compile(r"[()\[\]{}（）【】]|[,，،] ")
_END = re.compile(r"[.!?…。！？।؟։:;]\W{0,3}$")
_LEFT_OVER = re.compile(r'[|¦·•‧∙●▪◦‖]|[(\[{（【][\s"]*[)\]}）】]')
_EDGES = re.compile(r"^[\s,;:/‐‑‒–—―−-]+|[\s,;:/‐‑‒–—―−-]+$")
_TWICE = re.compile(r"([,;/‐‑‒–—―−-])(?:\s*[,;/‐‑‒–—―−-])+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: where it stands, and what of it counts, with spaces in the place of what does not.

    ``is_loose``: it is one of the last lines that are no sentences; their order means nothing.
    """

    start: int
    text: str
    is_loose: bool = False


def evened(text: str) -> str:
    """One spelling for what reads the same: NFKC, no case, one kind of space, quote and dash, nothing invisible."""
    if text.isascii():
        plain = text.casefold().replace("'", '"')
    else:
        plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text.translate(_SIGNS)))
        plain = unicodedata.normalize("NFKC", plain.casefold()).translate(_SIGNS)
    return _AROUND_SIGNS.sub("", _RUNS.sub(_one, _SPACES.sub(" ", plain))).strip()


def _one(match: re.Match[str]) -> str:
    return match.group()[0]


def lines(text: str) -> list[Line]:
    """The lines of ``text`` that say something, each as long as it stands there."""
    found: list[Line] = []
    start = 0
    for part in BREAKS.split(text):
        kept = _kept(part)
        if kept.strip():
            found.append(Line(start, kept))
        start += len(part) + 1
    first = _tail(found)
    return [Line(line.start, line.text, number >= first) for number, line in enumerate(found)]


def _tail(found: list[Line]) -> int:
    """Number of the first of the last lines that are no sentences; a single one is none of them."""
    least = max(len(found) - MAX_TAIL, 1)
    first = len(found)
    while first > least and _is_title(found[first - 1].text):
        first -= 1
    return first if len(found) - first > 1 else len(found)


def _is_title(line: str) -> bool:
    return len(line) <= MAX_TITLE and _END.search(line) is None


def _kept(line: str) -> str:
    """The line with spaces for what is furniture in it; all spaces if it is nothing else."""
    if len(line) > MAX_LINE or not line.strip():
        return line
    plain = _told(line)
    if not plain or is_furniture(plain) or is_pointer(plain):
        return " " * len(line)
    kept = _without(line, _STRONG)
    kept = _without(kept, _WEAK) if _END.search(line) is None or "(" in line or "[" in line else kept
    return kept if kept == line else _tidied(kept)


def _told(part: str) -> str:
    """A part of a line as furniture is known by."""
    plain = unicodedata.normalize("NFKC", _INVISIBLE.sub("", part)).casefold().replace("’", "'")
    return _SPACES.sub(" ", plain).strip(" .!*-–—:|·•\"'")


def _without(line: str, separator: re.Pattern[str]) -> str:
    """The line with spaces for the parts between separators that are furniture."""
    edges = [0, *(edge for match in separator.finditer(line) for edge in match.span()), len(line)]
    if len(edges) == 2:  # noqa: PLR2004 - nothing is separated
        return line
    kept = list(line)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        part = _told(line[start:end])
        if part and is_furniture(part):
            kept[start:end] = " " * (end - start)
    return "".join(kept)


def _tidied(line: str) -> str:
    """Without the separators that are left over, in the same length."""
    for pattern in (_LEFT_OVER, _TWICE, _EDGES):
        line = pattern.sub(_blank, line)
    return line


def _blank(match: re.Match[str]) -> str:
    sign = match.group(1) if match.re is _TWICE else ""
    return sign + " " * (len(match.group()) - len(sign))


@dataclass(frozen=True, slots=True)
class Keys:
    """Identities of what an article says: ``text`` of headline and text, ``revision`` of the standfirst too."""

    text: int
    revision: int


def keys(title: str | None, subtitle: str | None, text: str) -> Keys:
    """The keys of an article. Equal keys: a reader sees the same."""
    said = (evened(title or ""), *_said(text))
    return Keys(ids.number("text", *said), ids.number("revision", evened(subtitle or ""), *said))


def _said(text: str) -> tuple[str, str]:
    """The text as a key sees it: the sentences in their order, then the loose lines in any."""
    found = lines(text)
    body = evened("\n".join(line.text for line in found if not line.is_loose))
    return body, "\n".join(sorted(evened(line.text) for line in found if line.is_loose))
