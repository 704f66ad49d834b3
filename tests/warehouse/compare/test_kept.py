"""What an article keeps, changes and leaves out of the seed's figures and quotations."""

# ruff: noqa: RUF001 - texts in several languages

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.compare import texts
from warehouse.compare.kept import Fact, Text, facts
from warehouse.compare.said import Quoted, between_marks

SEED = (
    "Garvia sent 3,000 paratroopers to Port Kessel on Thursday. About 164 people died and 2,200 were hurt, said the "
    'ministry. "I gave the order to close the gates without any warning at all," Hallevik said on television. '
    '"Whoever does not leave the valley will be taken out of it by us," she added. Bread costs 12.5 percent more. '
    "Eight officers were named in 2019."
)
FIGURES = ["3,000 paratroopers", "164 people", "2,200 were hurt", "12.5 percent", "Eight officers"]


def found(article: str, lang: str = "en", seed: str = SEED) -> dict[str, tuple[str, str | None, str | None]]:
    """State, how, and the words of the article, by the words of the seed."""
    made = facts(Text(seed, "en"), Text(article, lang), between_marks(seed))
    return {seed[fact.seed_start : fact.seed_end]: (fact.state, fact.how, told(article, fact)) for fact in made}


def told(article: str, fact: Fact) -> str | None:
    return None if fact.article_start is None else article[fact.article_start : fact.article_end]


def test_a_seed_keeps_all_of_itself() -> None:
    again = found(SEED)
    assert {state for state, _, _ in again.values()} == {"kept"}
    assert [words for words in again if words[0].isdigit() or words.startswith("Eight")] == FIGURES
    assert all(words == theirs for words, (_, _, theirs) in again.items())
    assert len(again) == 7


def test_an_article_without_any_keeps_nothing() -> None:
    assert set(found("The market hall of Tarn is closed for repairs.").values()) == {("left_out", None, None)}


def test_another_number_where_the_same_is_said_is_a_change() -> None:
    article = "Garvia sent 2,500 paratroopers to Port Kessel on Friday."
    assert found(article)["3,000 paratroopers"] == ("changed", "same_thing", "2,500 paratroopers")


@pytest.mark.parametrize(
    "article",
    [
        "Some 2,500 paratroopers were seen.",  # the same thing, but is it the same that is said?
        "Garvia sent 2,500 tractors to Port Kessel on Thursday.",
        "Garvia sent $3,000 to Port Kessel on Thursday.",
        "Garvia sent 2,500 tractors with paratroopers to Port Kessel on Thursday.",
        "A book of 3,000 pages.",  # a round number of something else
        "Garvia sent paratroopers to Port Kessel in 2500.",
    ],
)
def test_what_is_not_sure_is_left_out(article: str) -> None:
    assert found(article)["3,000 paratroopers"] == ("left_out", None, None)


def test_a_figure_that_is_kept_is_nobodys_change() -> None:
    seed = "Of them 30 soldiers of the northern guard fell on Monday. Then 40 soldiers of the southern guard fell."
    article = "Of them 40 soldiers of the southern guard fell on Monday."
    assert found(article, seed=seed) == {
        "30 soldiers": ("left_out", None, None),
        "40 soldiers": ("kept", "same_thing", "40 soldiers"),
    }


def test_another_spelling_of_the_number_is_kept() -> None:
    article = "3 thousand paratroopers came, 8 officers were named, and bread is 12.5% dearer."
    again = found(article)
    assert again["3,000 paratroopers"] == ("kept", "same_thing", "3 thousand paratroopers")
    assert again["Eight officers"] == ("kept", "same_thing", "8 officers")
    assert again["12.5 percent"] == ("kept", "number_alone", "12.5% dearer")


@pytest.mark.parametrize(
    ("lang", "article"),
    [
        ("de", "Rund 3.000 Fallschirmjäger kamen. 164 Menschen starben. Brot ist um 12,5 Prozent teurer."),
        ("ru", "Прибыли 3 тыс. десантников. Погибли 164 человека. Хлеб подорожал на 12,5%."),
        ("fr", "Quelque 3 000 parachutistes, 164 morts, 12,5 pour cent."),
        ("zh", "3000名伞兵抵达，164人死亡，12.5%。"),
    ],
)
def test_across_languages_numbers_are_kept_by_themselves(lang: str, article: str) -> None:
    again = found(article, lang)
    for words in ("3,000 paratroopers", "164 people", "12.5 percent"):
        assert again[words][:2] == ("kept", "number_alone")
    assert again["2,200 were hurt"] == ("left_out", None, None)
    assert "Eight officers" not in again  # spelled out as often as not
    assert not any("gates" in words for words in again)  # a translation keeps no words


def test_across_languages_nothing_is_changed() -> None:
    states = {state for state, _, _ in found("Garvia sent 2,500 paratroopers to Port Kessel.", "de").values()}
    assert states == {"left_out"}


def test_quotations_are_kept_whole_or_in_part_or_reworded() -> None:
    again = found(
        'She told viewers: "I gave the order to close the gates." Later she said that whoever would not leave the '
        "valley by night will be taken out of it by force."
    )
    assert again["I gave the order to close the gates without any warning at all"] == (
        "kept",
        "shortened",
        "I gave the order to close the gates",
    )
    state, how, words = again["Whoever does not leave the valley will be taken out of it by us"]
    assert (state, how) == ("changed", "reworded")
    assert words is not None
    assert words.startswith("whoever")
    assert words.endswith("out of it by")


def test_marks_and_capitals_do_not_change_a_quotation() -> None:
    again = found("«i gave the order to close the gates — without any warning at all», said Hallevik")
    assert again["I gave the order to close the gates without any warning at all"][:2] == ("kept", "verbatim")


@pytest.mark.parametrize(
    "article",
    [
        "The order of the day at the gates was calm.",
        "At all gates of the valley, without exception, they gave warning.",
        "Whoever does the dishes will be asked again.",
    ],
)
def test_a_few_equal_words_are_no_quotation(article: str) -> None:
    assert {state for words, (state, _, _) in found(article).items() if " the " in words} == {"left_out"}


def test_the_speaker_is_told() -> None:
    quote = Quoted(SEED.index("I gave"), SEED.index("at all,") + 6, "Marta Hallevik")
    (fact,) = [fact for fact in facts(Text(SEED, "en"), Text("", "en"), [quote]) if fact.kind == "quote"]
    assert (fact.speaker, fact.state) == ("Marta Hallevik", "left_out")


def test_unknown_languages_give_numbers_alone() -> None:
    made = facts(Text(SEED, None), Text(SEED, None), between_marks(SEED))
    assert {(fact.kind, fact.how) for fact in made} == {("figure", "number_alone")}


def test_endless_numbers_are_no_trouble() -> None:
    text = "1" + " 111" * 10_000 + " 9" * 10_000 + "." + "7" * 10_000
    for lang in ("en", "de"):
        assert all(fact.kind == "figure" for fact in facts(Text(text, "en"), Text(text, lang), []))


def test_hostile_repetition_stays_cheap() -> None:
    long = ('"so the same words again and again" 3,000 tons of it, ' * 8_000)[:400_000]
    start = time.perf_counter()
    facts(Text(long, "en"), Text(long, "en"), between_marks(long))
    assert time.perf_counter() - start < 10


PARTS = re.split(r"(?<=[.!?])\s+", f"{SEED} {texts.SEED} {texts.REWRITE}")


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=8), st.lists(st.sampled_from(PARTS), max_size=8))
def test_facts_stand_where_they_say(ours: list[str], theirs: list[str]) -> None:
    seed, article = " ".join(ours), " ".join(theirs)
    made = facts(Text(seed, "en"), Text(article, "en"), between_marks(seed))
    for fact in made:
        assert 0 <= fact.seed_start < fact.seed_end <= len(seed)
        assert (fact.article_start is None) == (fact.state == "left_out") == (fact.how is None)
        if fact.article_start is not None and fact.article_end is not None:
            assert 0 <= fact.article_start < fact.article_end <= len(article)
        if fact.how == "verbatim":
            assert plain(seed[fact.seed_start : fact.seed_end]) == plain(told(article, fact))
    again = facts(Text(seed, "en"), Text(seed, "en"), between_marks(seed))
    assert {fact.state for fact in again} <= {"kept"}
    assert [(fact.seed_start, fact.seed_end) for fact in again] == [(fact.seed_start, fact.seed_end) for fact in made]


def plain(text: str | None) -> list[str]:
    return re.findall(r"\w+", (text or "").casefold())
