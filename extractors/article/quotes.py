"""Words in quotation marks and, where the sentence names them, who said them."""

# ruff: noqa: RUF001 - names in several scripts

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.records import Quote

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_QUOTES = 100
LEAST_WORDS = 4
# Characters of a quotation where no spaces are written.
LEAST_SIGNS = 10
LONGEST = 2_000
# Characters before and after a quotation in which its speaker is looked for.
REACH = 140
# Opening and closing marks: a German quotation ends with the mark that opens an English one.
_PAIRS = (
    ("\u201e", "\u201c\u201d"),
    ("\u201c", "\u201d"),
    ("\u00ab", "\u00bb"),
    ("\u00bb", "\u00ab"),
    ("\u300c", "\u300d"),
    ('"', '"'),
)
_QUOTED = re.compile(
    "|".join(f"{opening}([^{opening}{closing}\n]{{1,{LONGEST}}})[{closing}]" for opening, closing in _PAIRS)
)
_CAPITAL = "A-ZÀ-ŽА-ЯЁІЇЄҐΑ-Ω"
_NAME = (
    rf"(?:(?:[{_CAPITAL}][\w’'-]+|[A-ZÀ-ŽА-ЯЁ][a-z]{{0,2}}\.)(?: (?:de|del|da|di|von|van|der|den|bin|al|la|le|Mc)\b)?)"
)
_PERSON = rf"(?P<who>{_NAME}(?: {_NAME}){{0,4}})"
_SAID = (
    r"said|says|say|told|added|adds|wrote|writes|tweeted|argued|argues|warned|warns|explained|explains|insisted|noted"
    r"|sagte|sagt|erklärte|erklärt|betonte|schrieb|schreibt|warnte|teilte|meinte|meint|so|laut|zitiert"
    r"|a déclaré|déclare|affirme|a affirmé|explique|a expliqué|assure|selon|dit|a dit|estime"
    r"|dijo|dice|declaró|afirmó|aseguró|explicó|señaló|según|afirma|ha detto|ha dichiarato|afferma|disse|afirmou"
    r"|сказала?|заявила?|отметила?|подчеркнула?|добавила?|написала?|пояснила?|считает|сообщила?|по словам"
    r"|zegt|zei|aldus|vertelt|säger|sade|sa|berättar|skriver|sier|siger|sagde|forteller|fortæller|sanoo|sanoi"
    r"|powiedziała?|mówi|dodała?|podkreśliła?|stwierdziła?|oceniła?|řekla?|říká|uvedla?|dodala?|prohlásila?|povedala?"
    r"|mondta|közölte|nyilatkozta|a spus|a declarat|dedi|diyor|rekao|rekla|izjavio|izjavila|kazao"
    r"|сказала?в?|заявив|заявила|зазначив|зазначила|розповів|розповіла|повідомив|повідомила"
)
# "...", said Ann Lee / "...", Ann Lee said.
_VERB_NAME = re.compile(rf"^[\s,.!?\u2013\u2014-]{{0,4}}(?:{_SAID})\s+(?:[a-zà-žа-яё]+,?\s+){{0,4}}?{_PERSON}")
_NAME_VERB = re.compile(rf"^[\s,.!?\u2013\u2014-]{{0,4}}{_PERSON},?(?: [^.!?\u201c\"]{{1,60}},)? (?:{_SAID})\b")
# Ann Lee said: "..."
_BEFORE = re.compile(rf"{_PERSON},?(?: [^.!?\u201c\"\u201e\u00ab:]{{0,60}},?)? (?:{_SAID})\b[^.!?]{{0,50}}[:,]?\s*$")
# In the north of Europe a line that begins with a dash is said: "- It is safe, says Ann Lee."
_DASHED = re.compile(rf"^[\u2013\u2014-]\s(?P<words>[^\n]{{10,600}}?)[,!?.]\s?[\u2013\u2014-]?\s?(?=(?:{_SAID})\s)")
_NOBODY = frozenset(
    {
        "he",
        "she",
        "they",
        "it",
        "we",
        "i",
        "the",
        "er",
        "sie",
        "es",
        "der",
        "die",
        "das",
        "il",
        "elle",
        "ils",
        "él",
        "ella",
    }
    | {"он", "она", "они", "в", "по", "a", "an", "in", "but", "and", "this", "that", "mr", "ms", "mrs", "also", "so"}
)

_DAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
    ]
)


def quotes(text: str | None) -> tuple[Quote, ...]:
    """The quotations of a text of at least four words, in its order, at most a hundred.

    Offsets are those of the words between the marks.
    """
    found: list[Quote] = []
    start = 0
    for line in (text or "").split("\n"):
        for quote in (*_in_line(line, start), *_dashed(line, start)):
            found.append(quote)
            if len(found) >= MAX_QUOTES:
                return tuple(found)
        start += len(line) + 1
    return tuple(found)


def _in_line(line: str, offset: int) -> Iterator[Quote]:
    for match in _QUOTED.finditer(line):
        start, end = match.span(match.lastindex or 0)
        words = line[start:end].strip()
        start += len(line[start:end]) - len(line[start:end].lstrip())
        if not _is_long(words):
            continue
        before = line[max(0, match.start() - REACH) : match.start()]
        after = line[match.end() : match.end() + REACH]
        yield Quote(words, offset + start, offset + start + len(words), _speaker(before, after))


def _dashed(line: str, offset: int) -> Iterator[Quote]:
    """What a line says that begins with a dash and names its speaker."""
    found = _DASHED.match(line)
    speaker = _VERB_NAME.search(line[found.end() : found.end() + REACH]) if found else None
    name = _person(speaker["who"]) if speaker else None
    if found and name and _is_long(found["words"]):
        start = offset + found.start("words")
        yield Quote(found["words"], start, start + len(found["words"]), name)


def _is_long(words: str) -> bool:
    """Whether it is more than a name or a title."""
    if " " in words or words.isascii():
        return words.count(" ") >= LEAST_WORDS - 1
    return len(words) >= LEAST_SIGNS


def _speaker(before: str, after: str) -> str | None:
    """Who is named beside a quotation; behind it first, as most languages have it."""
    for pattern, near in ((_VERB_NAME, after), (_NAME_VERB, after), (_BEFORE, before)):
        at = 0
        while found := pattern.search(near, at):
            if name := _person(found["who"]):
                return name
            at = found.end("who")
    return None


def _person(name: str) -> str | None:
    words = name.strip(" .,'\u2019").split()
    while words and words[0].casefold().strip(".") in _NOBODY:
        words = words[1:]
    return " ".join(words) if words and words[-1].casefold() not in _DAYS else None
