"""Where a text came from first: "first published by", agency datelines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.article.agencies import agency

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_CREDIT = 80
MAX_SENTENCE = 300
_EDGE = 6
_NAME = r"(?-i:[A-ZÀ-ŽА-ЯЁ0-9])[^.;:!?()\n]{1,79}?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
# What may follow the name.
_END = (
    r"(?=\s*(?:[.;:!?()]|,? (?:on|and is|under|as part|with|at http)\b|,? in (?:\d|(?-i:" + _MONTH + r"))"
    r"|\s[-\u2013\u2014|]\s|$))"
)
# Words before the name, language by language.
_OPENINGS = (
    r"(?:first|originally|initially|previously) (?:published|appeared|posted|ran)\s+(?:by|in|on|at|from)\s+(?:the )?",
    r"(?:re-?published|reprinted|re-?posted|reproduced)(?: with (?:the )?permission)?\s+(?:by|of|from)\s+(?:the )?",
    r"(?:article|story|piece|text) (?:was|is|has been) (?:published|provided|produced)\s+(?:by|in|on|at)\s+(?:the )?",
    r"(?:zuerst|ursprünglich) (?:erschienen |veröffentlicht )?(?:in|bei|auf|im|von)\s+(?:der |dem )?",
    r"(?:initialement|d['\u2019]abord) (?:été )?(?:publié|paru)e?\s+(?:par|dans|sur|en)\s+(?:le |la |l['\u2019])?",
    r"(?:publicado|aparecido) (?:originalmente|por primera vez|inicialmente)\s+(?:por|en)\s+(?:el |la )?",
    r"(?:впервые|первоначально) (?:была? )?опубликован[аоы]?\s+(?:на сайте |в |на |изданием )?[«\"]?",
)
_SENTENCES = tuple(re.compile(opening + "(?P<name>" + _NAME + ")" + _END, re.IGNORECASE) for opening in _OPENINGS)
# In lower case: ignoring case would cost several times as much, and this is asked of every link.
_HINT = re.compile(r"publi|appeared|posted|print|\bran\b|reproduced|provided|produced|zuerst|urspr|paru|aparec|опублик")
_WHOLE = re.compile(
    r"^\W*(?:this|the|it|a version|an earlier|first|originally|re-?p|dieser|cet|este|стать|материал|текст|впервые)",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[^\n]{0,60}?\((?P<name>[^()\d]{2,30})\)\s*(?:[-\u2013\u2014:.]|$)")
_DATELINE_DASH = re.compile(
    r"^(?:[A-ZÀ-Ž\u0410-\u042f\u0401][\w.,/ ]{1,50}[,.] )?(?:\w+ \d{1,2}[,.]? )?"
    r"(?P<name>[A-Z\u0410-\u042f]{2,8})\s*[-\u2013\u2014.]\s"
)
_CLOSING = re.compile(
    r"^[-\u2013\u2014(]*\s*(?:(?:with (?:files|reporting) from|source|quelle|fuente|источник):?\s*)?"
    r"(?P<name>[^()\d]{2,30}?)\s*[)]?\.?$",
    re.IGNORECASE,
)


def hints_at_credit(line: str) -> bool:
    """Whether it is worth looking for a credit in a line."""
    return _HINT.search(line.lower()) is not None


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
    for line in lines[:3]:
        for pattern in (_DATELINE, _DATELINE_DASH):
            found = pattern.match(line)
            if found and (name := _agency_in(found["name"])):
                return name
    closing = _CLOSING.match(lines[-1]) if lines and len(lines[-1]) < MAX_CREDIT else None
    return _agency_in(closing["name"]) if closing else None


def _agency_in(text: str) -> str | None:
    """The first agency in ``dpa/AFP`` and the like."""
    return next((name for part in re.split(r"[/,|]| and | und ", text) if (name := agency(part))), None)
