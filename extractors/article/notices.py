"""Notices of rights, reprints and terms: a text that holds nothing else tells nothing."""

# ruff: noqa: E501, RUF001 - word lists in many languages and scripts

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.article.body import count_words
from extractors.article.word_lists import any_of

if TYPE_CHECKING:
    from collections.abc import Iterable

# A sentence that is longer tells something, whatever it says of rights.
MAX_WORDS = 60
_SENTENCES = re.compile(r"(?<=[.!?\u3002\uff01\uff1f\u0964\u061f])\s+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
NOTICE = any_of(
    r"^\W{0,3}(?:©|\(c\) |copyright (?:©|\(c\)|\d{4}))|\ball rights reserved|(?:copy|material|content|article|text|use) (?:is |are )?(?:intended )?(?:only )?for (?:your )?(?:personal|private)(?:,)?(?: and)? (?:non-?commercial )?use|(?:non-?personal|commercial) use\b.{0,40}(?:cop(?:y|ies)|licen[cs]|permission|prohibit)",
    r"\border (?:presentation-ready |multiple |additional )?(?:copies|reprints)|\b(?:copies|reprints?) (?:and (?:permissions?|licens\w+))|(?:may|must) not be (?:published|reproduced|broadcast|rewritten|redistributed|copied|republished|transmitted)|(?:governed|protected) by .{0,40}(?:agreement|copyright|terms)|without (?:the )?(?:express |prior )?(?:written )?(?:permission|consent) (?:of|from)",
    r"alle rechte (?:vorbehalten|liegen)|(?:nachdruck|vervielfältigung|weiterverbreitung|verwertung)\b.{0,60}(?:genehmigung|zustimmung|gestattet|untersagt|verboten)|urheberrechtlich geschützt|alle rechten voorbehouden|auteursrecht\w* (?:voorbehouden|beschermd)|overname .{0,40}toestemming",
    r"tous droits (?:de reproduction )?réservés|reproduction\b.{0,40}(?:interdite|autorisation)|derechos reservados|prohibid[ao]s?\b.{0,40}reproducci[oó]n|reproducci[oó]n\b.{0,40}prohibida|riproduzione (?:riservata|vietata)|(?:tutti i )?diritti riservati|(?:todos os )?direitos reservados|(?:proibida|vedada) a reprodução|reprodução\b.{0,40}(?:proibida|autorização)|tots els drets|toate drepturile",
    r"(?:alla|alle) (?:rättigheter|rettigheder|rettigheter) (?:förbehåll|forbehold)|upphovsrätt\w* (?:skydd|gäller)|kaikki oikeudet pidätetään|wszelkie prawa zastrzeżone|kopiowanie\b.{0,40}(?:zabronione|zgody)|všechna práva vyhrazena|všetky práva vyhradené|minden jog fenntartva|sva prava (?:zadržana|pridržana)|vse pravice pridržane|kõik õigused kaitstud|visas tiesības aizsargātas|visos teisės saugomos",
    r"все права (?:защищены|сохранены)|(?:перепечатка|копирование|использование материалов)\b.{0,60}(?:разрешен|запрещен|ссылк|согласи)|(?:усі|всі) права (?:захищені|застережено)|всички права запазени|сва права задржана|(?:επιφύλαξη|διατήρηση) παντός δικαιώματος|tüm hakları saklıdır|izinsiz (?:kullanılamaz|kopyalanamaz)",
    r"(?:جميع|كافة) الحقوق محفوظة|(?:کلیه|تمامی?) حقوق .{0,20}محفوظ|כל הזכויות שמורות|無断(?:転載|複製|使用).{0,8}(?:禁|お断り)|(?:版权|版權|著作权|著作權)所有|(?:未经|未經).{0,10}(?:授权|授權|许可|許可)|禁止(?:转载|轉載)|무단.{0,6}(?:전재|복제|배포)|저작권자|bản quyền (?:thuộc|của)|hak cipta (?:dilindungi|©)|สงวนลิขสิทธิ์|सर्वाधिकार सुरक्षित",
)


def without(line: str) -> str:
    """A line without the sentences that are notices; an address alone tells nothing either."""
    if _ADDRESS.fullmatch(line):
        return ""
    if NOTICE.search(line) is None:
        return line
    return " ".join(part for part in _SENTENCES.split(line) if count_words(part) > MAX_WORDS or not NOTICE.search(part))


def own_words(lines: Iterable[str]) -> int:
    """Words of lines beside their notices."""
    return sum(count_words(without(line)) for line in lines)
