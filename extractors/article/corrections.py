"""Notes by which a publisher says what was changed in an article."""

# ruff: noqa: E501, RUF001 - openings of notes in a dozen languages, a group of alternatives in each line

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.article import jsonld
from extractors.article.tree import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.article.head import Head

MAX_NOTES = 10
LONGEST = 1_000
LEAST_WORDS = 3
LEAST_SIGNS = 10
# A longer line is a paragraph that begins like a note.
MAX_LINE = 800
_NOTE = re.compile(
    r"^\W{0,4}(?:"
    r"(?:(?:an? )?(?:correction|clarification|corrections and clarifications|erratum)\b(?: \([^)]{1,40}\))?(?: on [^:]{4,40})?\s*[:.\u2013\u2014-])"
    r"|editor[\u2019']?s[\u2019']? note\s*[:.\u2013\u2014-].*(?:correct|amend|updat|clarif|earlier version|previous version|misstat|incorrect)"
    r"|(?:this|the) (?:article|story|piece|post|report|headline)(?: and its headline)? (?:has been|was|were) (?:since )?(?:corrected|amended|updated to|clarified|edited to|revised)"
    r"|(?:an |a |this )?(?:earlier|previous|original) version of this (?:article|story|piece|post|report|headline)"
    r"|korrektur(?:hinweis)?\b[^.]{0,30}[:.\u2013\u2014-]|berichtigung\s*[:.]|richtigstellung\s*[:.]"
    r"|(?:anmerkung|hinweis) der redaktion\s*[:.].*(?:korrigiert|geändert|berichtigt|frühere)"
    r"|in einer (?:früheren|ersten|vorherigen|vorigen) (?:version|fassung)|(?:wir haben|der (?:artikel|text) wurde) .{0,60}(?:korrigiert|berichtigt)"
    r"|rectificatif\s*[:.]|correction\s*:|erratum\s*:|(?:cet article|ce texte) a été (?:corrigé|modifié|rectifié)|une (?:première|précédente) version de cet article"
    r"|corrección\s*[:.]|fe de err(?:ores|atas)\b|(?:este artículo|esta nota) (?:ha sido|fue) (?:corregid|modificad|actualizad)[oa]|una versión (?:anterior|previa) de est"
    r"|rettifica\s*[:.]|errata corrige|correção\s*[:.]|erramos\s*[:.]|uma versão anterior dest"
    r"|исправление\s*[:.]|уточнение\s*[:.]|в (?:более ранней|предыдущей|первоначальной) версии|поправка\s*[:.]"
    r"|rectificatie\s*[:.]|sprostowanie\s*[:.]|rättelse\s*[:.]|rettelse\s*[:.]|oikaisu\s*[:.]|düzeltme\s*[:.]|oikaisu\b[^:]{0,20}:|mise à jour\s*[:.].*(?:corrig|modifi|rectifi)|in een (?:eerdere|vorige) versie van d|\[?\u3010?(?:訂正|修正|更正|정정)"
    r"|تصحيح\s*[:.]|виправлення\s*[:.]|у попередній версії|i en tidigare version av|i en tidligere ver?sjon av|w poprzedniej wersji|in una (?:precedente|prima) versione|em versão anterior|en una versión anterior|bu haberin önceki"
    r")",
    re.IGNORECASE,
)


def corrections(head: Head, lines: Iterable[str]) -> tuple[str, ...]:
    """The notes that JSON-LD states (schema.org ``correction``) and those among a page's lines, at most ten."""
    stated = jsonld.first_text(head.node.data.get("correction"), "text", "description", "name") if head.node else None
    found = [stated] if stated else []
    found += [line for line in lines if len(line) <= MAX_LINE and _is_long(line) and is_note(line)]
    return tuple({fold(note): note[:LONGEST] for note in found}.values())[:MAX_NOTES]


def _is_long(line: str) -> bool:
    """Whether a line is more than a label; Chinese and Japanese write no spaces."""
    return line.count(" ") >= LEAST_WORDS - 1 or (not line.isascii() and len(line) >= LEAST_SIGNS)


def is_note(line: str) -> bool:
    """Whether a line says that the article was corrected or amended."""
    return _NOTE.search(line) is not None
