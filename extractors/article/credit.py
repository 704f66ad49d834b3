"""Where a text came from first: "first published by", agency datelines."""

# ruff: noqa: E501, RUF001 - names and words in many languages, a group of alternatives in each line

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.article.agencies import agency
from extractors.article.word_lists import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_CREDIT = 80
MAX_SENTENCE = 300
_EDGE = 6
# Last lines that may name a source.
_CLOSES = 3
_NAME = r"(?-i:[A-ZÀ-ŽА-ЯЁ0-9])[^.;:!?()\n]{1,79}?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
# What may follow the name.
_END = (
    r"(?=\s*(?:[.;:!?()]|,? (?:was first|was originally|on|and is|under|as part|with|at http)\b|,? in (?:\d|(?-i:"
    + _MONTH
    + r"))"
    r"|\s[-\u2013\u2014|]\s|$))"
)
# Words before the name, language by language.
_OPENINGS = (
    r"(?:first|originally|initially|previously) (?:published|appeared|posted|ran)\s+(?:by|in|on|at|from)\s+(?:the )?",
    r"(?:re-?published|reprinted|re-?posted|reproduced)(?: with (?:the )?permission)?\s+(?:by|of|from)\s+(?:the )?",
    r"(?:this )?(?:report|article|story) by (?:the )?(?=[^.\n]{2,60} was (?:first|originally) published)",
    r"(?:article|story|piece|text) (?:was|is|has been) (?:published|provided|produced)\s+(?:by|in|on|at)\s+(?:the )?",
    r"(?:zuerst|ursprünglich) (?:erschienen |veröffentlicht )?(?:in|bei|auf|im|von)\s+(?:der |dem )?",
    r"(?:initialement|d['\u2019]abord) (?:été )?(?:publié|paru)e?\s+(?:par|dans|sur|en)\s+(?:le |la |l['\u2019])?",
    r"(?:publicado|aparecido) (?:originalmente|por primera vez|inicialmente)\s+(?:por|en)\s+(?:el |la )?",
    r"(?:впервые|первоначально) (?:была? )?опубликован[аоы]?\s+(?:на сайте |в |на |изданием )?[«\"]?",
)
_SENTENCES = tuple(re.compile(opening + "(?P<name>" + _NAME + ")" + _END, re.IGNORECASE) for opening in _OPENINGS)
# This is asked of every link.
_HINT = any_of(r"publi|appeared|posted|print|\bran\b|reproduced|provided|produced|zuerst|urspr|paru|aparec|опублик")
_WHOLE = re.compile(
    r"^\W*(?:this|the|it|a version|an earlier|first|originally|re-?p|dieser|cet|este|стать|материал|текст|впервые)",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[^\n]{0,60}?\((?P<name>[^()\d]{2,30})\)\s*(?:[-\u2013\u2014:.]|$)")
_DATELINE_DASH = re.compile(
    r"^(?:[A-ZÀ-Ž\u0410-\u042f\u0401][\w.,/ ]{1,50}[,.] )?(?:\w+ \d{1,2}[,.]? )?"
    r"(?P<name>[A-Z\u0410-\u042f]{2,8})\s*[-\u2013\u2014.]\s"
)
# MOSCOW, 3 March. /TASS/. - MOSCOW, 3 March - RIA Novosti. - Moscow. 3 March. INTERFAX.RU -
_DATELINE_SLASHES = re.compile(r"^[^\n]{0,60}?/(?P<name>[^/\n\d]{2,20})/\s*[-\u2013\u2014:.]")
_DATELINE_BEHIND = re.compile(
    r"^(?-i:[A-ZА-ЯЁÀ-Ž])[^\n]{1,50}?(?:[-\u2013\u2014]|\d{1,2} \w{3,8}\.)\s(?P<name>[^\n\d.]{2,20}(?:\.ru)?)\s?[-\u2013\u2014.]\s",
    re.IGNORECASE,
)
# (Seoul=Yonhap), [Tokyo 3rd Reuters], and Chinese agencies at the very start.
_DATELINE_BRACKETS = re.compile(
    r"^[\[\uff3b\u3010(\uff08](?P<name>[^\n\])\uff3d\u3011\uff09]{2,40})[\])\uff3d\u3011\uff09]"
)
_DATELINE_CHINESE = re.compile(r"^(?P<name>\u65b0[\u534e\u83ef]\u793e|\u4e2d\u65b0[\u793e\u7f51]|\u4e2d\u592e\u793e)")
_DATELINES = (_DATELINE, _DATELINE_DASH, _DATELINE_SLASHES, _DATELINE_BEHIND)
_CLOSING = re.compile(
    r"^[-\u2013\u2014(\[/]*\s*(?:(?:with (?:files|reporting|material|information) (?:from|by)|sources?|quellen?|fuentes?|fonte|fonti"
    r"|kilde|källa|bron|lähde|źródło|zdroj|forrás|sursa|izvor|πηγή|источник|джерело|kaynak|出典|来源|mit (?:agentur)?material (?:von|der)"
    r"|mit informationen (?:von|der)|avec|con (?:información|informaciones) de|com informações (?:da|de|do)|mit|med|met"
    r"|по материалам|по данным|за матеріалами)(?:\s*[:\uff1a]\s*|\s+))?(?P<name>[^()\d]{2,30}?)\s*[)\]/]?\.?$",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:\u00a9|\(c\)|\bcopyright\b)[\s\u00a9]*(?:copyright )?(?:\d{4}(?:\s*[-\u2013]\s*\d{4})?,? ?)?(?:by )?"
    r"(?P<name>[^\n.,;:\d]{2,30})(?:[.,;:\d]|$)|^(?P<own>dpa-infocom), dpa:",
    re.IGNORECASE,
)
# How Reuters signs, and nobody else at such length.
_SIGNED = re.compile(
    r"^\(?(?:reporting|writing) by [^\n]{3,200}; ?(?:[^\n;]{3,120}; ?)?(?:additional |further )?(?:editing|writing|reporting) by ",
    re.IGNORECASE,
)


def hints_at_credit(line: str) -> bool:
    """Whether it is worth looking for a credit in a line."""
    return _HINT.search(line) is not None


def sentence_credit(line: str) -> str | None:
    """The name in a sentence like "This article was first published by NAME", or None."""
    line = line[:1000]
    if not hints_at_credit(line):
        return None
    found = next((found for pattern in _SENTENCES if (found := pattern.search(line))), None)
    return found["name"].strip(" ,\"'«»\u201c\u201d")[:MAX_CREDIT] or None if found else None


def is_credit_line(line: str) -> bool:
    """Whether a line is about the first publication and nothing else."""
    return len(line) < MAX_SENTENCE and _WHOLE.match(line) is not None and sentence_credit(line) is not None


def find_credit(lines: Sequence[str]) -> str | None:
    """A credit among a text's first and last lines: a sentence first, then an agency's dateline or closing line."""
    edge = [*lines[:_EDGE], *lines[-_EDGE:]]
    for line in edge:
        if name := sentence_credit(line):
            return name
    names = (_dateline(line) for line in lines[:3])
    return next(filter(None, names), None) or next(filter(None, map(_closing, reversed(lines[-_CLOSES:]))), None)


def _dateline(line: str) -> str | None:
    """The agency with which a first line begins."""
    for pattern in _DATELINES:
        found = pattern.match(line)
        if found and (name := _agency_in(found["name"])):
            return name
    bracketed = _DATELINE_BRACKETS.match(line)
    if bracketed and (name := _last_agency(bracketed["name"])):
        return name
    found = _DATELINE_CHINESE.match(line)
    return agency(found["name"]) if found else None


def _closing(line: str) -> str | None:
    """The agency that a last line names as its source, by its rights or by how it signs."""
    if _SIGNED.match(line):
        return "Reuters"
    if len(line) >= MAX_CREDIT:
        return None
    found = _CLOSING.match(line)
    if found and (name := _agency_in(found["name"])):
        return name
    rights = _RIGHTS.search(line)
    return _agency_in((rights["name"] or rights["own"]).strip()) if rights else None


def _last_agency(text: str) -> str | None:
    """The agency at the end of what stands in brackets: "Seoul=Yonhap", "Tokyo 3rd Reuters"; signs need no space."""
    last = re.split(r"[\s=\u3000\u30fb]+", text.strip())[-1]
    ends = (agency(last[cut:]) for cut in range(len(last)) if cut == 0 or not last.isascii())
    return next(filter(None, ends), None)


def _agency_in(text: str) -> str | None:
    """The first agency in ``dpa/AFP`` and the like."""
    return next((name for part in re.split(r"[/,|]| and | und ", text) if (name := agency(part))), None)
