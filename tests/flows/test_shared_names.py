"""Names and numbers that two texts share, as each of them spells them."""

# ruff: noqa: RUF001 - texts in several scripts

from __future__ import annotations

import pytest

from extractors.features.compute import features
from flows.shared_names import spelled

ENGLISH = (
    "President Tokayev asked Russia for help. On Friday 2,500 paratroopers landed in Almaty, and Tokayev thanked "
    "Putin. Prices in Kazakhstan rose by 12.5 percent."
)
GERMAN = (
    "Präsident Tokajew bat Russland um Hilfe. Am Freitag landeten 2.500 Fallschirmjäger in Almaty, und Tokajew dankte "
    "Putin. Die Preise in Kasachstan stiegen um 12,5 Prozent."
)
RUSSIAN = (
    "Президент Токаев попросил Россию о помощи. В пятницу в Алматы прибыли 2500 десантников, и Токаев поблагодарил "
    "Путина. Цены в Казахстане выросли на 12,5%."
)
CHINESE = "哈萨克斯坦总统请求俄罗斯提供帮助。星期五，2500名伞兵抵达。价格上涨12.5%。"


def shared(article: str, lang: str) -> dict[str, str]:
    """Spellings of the keys that features find in both: the article's, then the seed's."""
    keys = sorted(features(None, article, lang).keys.keys() & features(None, ENGLISH, "en").keys.keys())
    return {name.article or "": name.seed or "" for name in spelled(keys, (article, lang), (ENGLISH, "en"))}


@pytest.mark.parametrize(
    ("lang", "article", "wanted"),
    [
        ("de", GERMAN, {"Tokajew": "Tokayev", "Russland": "Russia", "Kasachstan": "Kazakhstan"}),
        ("ru", RUSSIAN, {"Токаев": "Tokayev", "Россию": "Russia", "Алматы": "Almaty", "Путина": "Putin"}),
        ("zh", CHINESE, {"俄罗斯": "Russia", "哈萨克斯坦": "Kazakhstan"}),
    ],
)
def test_each_text_has_its_own_spelling(lang: str, article: str, wanted: dict[str, str]) -> None:
    assert wanted.items() <= shared(article, lang).items()


@pytest.mark.parametrize(
    ("lang", "article", "number", "share"),
    [
        ("de", GERMAN, "2.500 Fallschirmjäger", "12,5 Prozent"),
        ("ru", RUSSIAN, "2500 десантников", "12,5%"),
        ("zh", CHINESE, "2500名伞兵", "12.5%"),
    ],
)
def test_numbers_come_with_what_they_count(lang: str, article: str, number: str, share: str) -> None:
    found = {name.key: name for name in spelled(["#2500", "#12.5%"], (article, lang), (ENGLISH, "en"))}
    assert (found["#2500"].article, found["#2500"].seed) == (number, "2,500 paratroopers")
    assert (found["#12.5%"].article, found["#12.5%"].seed) == (share, "12.5 percent")


def test_what_no_text_gives_has_no_spelling() -> None:
    (name, number) = spelled(["tkv", "#77000"], ("Nothing here.", "en"), ("Nor here.", "en"))
    assert (name.article, name.seed) == (None, None)
    assert (number.article, number.seed) == ("77,000", "77,000")


def test_a_subject_is_told_by_its_name() -> None:
    (subject,) = spelled(["*prime_minister"], ("Nothing here.", "en"), ("Nor here.", "en"))
    assert (subject.article, subject.seed) == ("prime minister", "prime minister")
