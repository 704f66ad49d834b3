"""Blocks of headlines of other articles inside a text: what they say is not what the text is about."""

# ruff: noqa: RUF001 - headings in other scripts

from __future__ import annotations

import re

LONGEST_HEADLINE = 150  # characters

_HEADING = re.compile(
    r"[ \t]*(?:"
    r"related (?:articles?|stor(?:y|ies)|news|content|links|coverage)|see also|more on this"
    r"|read (?:more|also|next)"
    r"|mehr zum thema|lesen sie auch|auch interessant|(?:à )?lire aussi|(?:lea|lee|leer|vea) tambi[eé]n"
    r"|noticias relacionadas|leggi anche|leia (?:tamb[eé]m|mais)|lees ook"
    r"|czytaj (?:także|też|również)|čtěte (?:také|též)"
    r"|читайте также|читайте також|(?:ещё|еще) по теме|ilgili haberler|اقرأ أيض[اً]+|相关阅读|延伸阅读|相關新聞"
    r")[ \t]*:?[ \t]*",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…。！？][\"'”’»)]*$")


def without_asides(text: str) -> str:
    """The text without such headings and the headlines right below them."""
    if not any(_HEADING.fullmatch(line) for line in text.split("\n")):
        return text
    kept = []
    is_aside = False
    for line in text.split("\n"):
        bare = line.strip()
        if _HEADING.fullmatch(line):
            is_aside = True
        elif is_aside and bare and (len(bare) > LONGEST_HEADLINE or _ENDED.search(bare)):
            is_aside = False
        if not is_aside:
            kept.append(line)
    return "\n".join(kept)
