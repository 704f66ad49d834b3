"""Sentences that outlets put under every article: sharing them is no reuse."""

# ruff: noqa: RUF001 - phrases in other scripts

from __future__ import annotations

import re

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


def furniture(text: str) -> list[tuple[int, int]]:
    """Ranges of characters, in order, of sentences that are an outlet's own and stand under every article."""
    if _PHRASES.search(text) is None:
        return []
    return [
        match.span()
        for match in _SENTENCE.finditer(text)
        if len(match.group()) <= LONGEST and _PHRASES.search(match.group())
    ]
