"""Sentences that outlets put under every article, and lists of further articles: sharing them is no reuse."""

# ruff: noqa: RUF001 - phrases in other scripts

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 400  # characters; a longer sentence says something of its own

_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?]+(?=\s|$)|[.!?]+|\n|$)?")
_NEWSLETTER = r"\b.{0,60}\b(?:newsletters?|inbox|updates|alerts|e-?mails?|channel|podcast)"
_PHRASES = re.compile(
    r"\b(?:"
    + "|".join(
        (
            r"all rights reserved",
            r"(?:may|must) not be (?:published|reproduced|broadcast|republished|rewritten|redistributed)",
            r"without (?:the )?(?:prior )?(?:written )?(?:permission|consent)\b",
            r"copyright (?:©|\(c\)|\d{4})",
            r"(?:sign up|subscribe|register)" + _NEWSLETTER,
            r"(?:newsletters?|stories|news|headlines)\b.{0,60}\b(?:inbox|by e-?mail)",
            r"follow us on\b",
            r"(?:download|get) (?:the|our) app\b",
            r"(?:we|our partners|this site|this website) uses? cookies",
            r"(?:privacy|cookie) policy|terms of (?:use|service)|use of cookies",
            r"(?:click|tap) here to\b",
            r"this (?:article|story|piece) (?:first|originally) appeared",
            r"alle rechte vorbehalten|nur mit (?:schriftlicher )?genehmigung|wir verwenden cookies|folgen sie uns",
            r"(?:melden sie sich|abonnieren)\b.{0,60}\bnewsletter|newsletter\b.{0,80}\b(?:e-?mail|postfach)",
            r"todos los derechos reservados|(?:prohibida|prohibido) (?:la|su) reproducci[oó]n|s[ií]guenos en",
            r"(?:suscr[ií]b\w+|reg[ií]str\w+|ap[uú]nt\w+)\b.{0,80}\b(?:bolet[ií]n|newsletter|correo|noticias)",
            r"(?:utilizamos|usamos|nous utilisons(?: des)?|utilizziamo(?: i)?|мы используем(?: файлы)?) cookies?",
            r"tous droits r[ée]serv[ée]s|reproduction\b.{0,30}\binterdite|(?:abonnez|inscrivez)-vous\b|suivez-nous",
            r"tutti i diritti (?:sono )?riservati|riproduzione riservata",
            r"todos os direitos reservados|wszelkie prawa zastrze[żz]one",
            r"все права защищены|читайте нас в\b",
            r"при (?:использовании|перепечатке|цитировании)\b.{0,60}\b(?:ссылка|гиперссылка)",
            r"(?:гипер)?ссылка\b.{0,40}\bобязательна",
            r"подпи(?:шитесь|сывайтесь|саться)\b.{0,60}\b(?:рассылк\w+|канал\w*|новост\w+|телеграм|telegram)",
        )
    )
    + ")",
    re.IGNORECASE,
)


_HEADINGS = (
    r"related(?: (?:articles?|stories|news|topics|content))?",
    r"(?:read|see) (?:more|also|next)|more (?:on this|stories|from .{1,40})",
    r"you may also like|recommended(?: for you)?|most (?:read|popular)",
    r"mehr zum thema|lesen sie auch|auch interessant|verwandte artikel",
    r"à lire aussi|lire aussi|sur le même sujet|articles liés",
    r"lee también|le puede interesar|artículos relacionados|noticias relacionadas|leia também",
    r"leggi anche|articoli correlati|czytaj także|zobacz też|ilgili haberler",
    r"читайте также|по теме|материалы по теме|читайте також",
)
# A line of its own that announces headlines of other articles.
_FURTHER = re.compile(rf"^[ \t]*(?:{'|'.join(_HEADINGS)})[ \t]*[:.…]?[ \t]*$", re.IGNORECASE | re.MULTILINE)
MOST_HEADLINES = 12
LONGEST_HEADLINE = 160


def furniture(text: str) -> list[tuple[int, int]]:
    """Ranges of characters, in order and apart, of what is an outlet's own and says nothing of the article's matter."""
    return _apart(sorted([*_sentences(text), *_lists(text)]))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    if _PHRASES.search(text) is None:
        return
    for match in _SENTENCE.finditer(text):
        if len(match.group()) <= LONGEST and _PHRASES.search(match.group()):
            yield match.span()


def _lists(text: str) -> Iterator[tuple[int, int]]:
    """Headings of further articles, each with the headlines under it."""
    for heading in _FURTHER.finditer(text):
        end = heading.end()
        for _ in range(MOST_HEADLINES):
            start, line_end = end + 1, text.find("\n", end + 1)
            line = text[start : len(text) if line_end < 0 else line_end]
            if not _is_headline(line):
                break
            end = start + len(line)
        yield heading.start(), min(end, len(text))


def _is_headline(line: str) -> bool:
    """Whether a line may be the headline of another article: short, and no sentence with its full stop."""
    line = line.strip()
    return 0 < len(line) <= LONGEST_HEADLINE and line[-1] not in ".!…。:;,"


def _apart(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted ranges without overlaps."""
    found: list[tuple[int, int]] = []
    for start, end in ranges:
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
