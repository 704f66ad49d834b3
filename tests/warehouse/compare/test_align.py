from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.compare.texts import ABRIDGED, QUOTING, REWRITE, SEED, UNRELATED
from warehouse.compare.align import align
from warehouse.compare.tokens import tokens

SENTENCES = [
    part for text in (SEED, UNRELATED, REWRITE) for part in re.split(r"(?<=[.!?]) ", text.replace("\n\n", " "))
]


def cut(text: str, start: int, end: int) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W_]+", text[start:end])]


def covered(passages: tuple, text: str, side: str) -> float:
    places = {k for p in passages for k in range(getattr(p, f"{side}_start"), getattr(p, f"{side}_end"))}
    return len(places) / len(text)


def test_a_text_shares_everything_with_itself() -> None:
    (passage,) = align(SEED, SEED)
    assert (passage.seed_start, passage.seed_end) == (0, len(SEED) - 1)  # the full stop is no word
    assert passage.identity == 1
    assert passage.words == len(tokens(SEED))


def test_an_abridged_copy_is_found_whole() -> None:
    assert covered(align(SEED, ABRIDGED), ABRIDGED, "article") > 0.97


def test_a_quotation_is_found_at_its_place() -> None:
    (passage,) = align(SEED, QUOTING)
    assert QUOTING[passage.article_start : passage.article_end].startswith("if Orlund misses")
    assert SEED[passage.seed_start : passage.seed_end].endswith("the toll on the new bridge")


def test_the_same_story_in_other_words_shares_no_passage() -> None:
    assert align(SEED, REWRITE) == ()
    assert align(SEED, UNRELATED) == ()


def test_replaced_words_do_not_end_a_passage() -> None:
    words = SEED.split(" ")
    words[7::9] = ["xyz"] * len(words[7::9])
    damaged = " ".join(words)
    passages = align(SEED, damaged)
    assert covered(passages, damaged, "article") > 0.9
    assert all(passage.identity < 1 for passage in passages)


def test_dropped_words_do_not_end_a_passage() -> None:
    words = SEED.split(" ")
    del words[5::11]
    shorter = " ".join(words)
    assert covered(align(SEED, shorter), shorter, "article") > 0.95


def test_paragraphs_in_another_order_are_found_each() -> None:
    shuffled = "\n\n".join(reversed(SEED.split("\n\n")))
    assert covered(align(SEED, shuffled), shuffled, "article") > 0.95


def test_capitals_and_quotes_do_not_matter() -> None:
    assert covered(align(SEED, SEED.upper()), SEED, "seed") == 0  # all capitals: nothing shows that it is no name
    assert covered(align(SEED, SEED.replace('"', "«")), SEED, "seed") > 0.99


def test_names_of_institutions_are_no_reuse() -> None:
    name = "the Organisation for the Protection of Northern Rivers and Inland Waterways of the Republic of Orlund"
    assert align(f"A letter came from {name} last week.", f"On Monday, {name} was closed for repairs.") == ()


def test_what_stands_under_every_article_is_no_reuse() -> None:
    foot = (
        "\n\nSign up for our free newsletter and get the best stories of the day straight to your inbox every morning."
    )
    assert align(UNRELATED + foot, REWRITE + foot) == ()


GERMAN = (
    "Der Umsatz der Werft brach um ein Viertel ein, auf gut drei Millionen Taler im letzten Jahr.",
    "Nach dem Regen stand der Keller der Schule unter Wasser, die Feuerwehr pumpte bis zum Abend.",
    "Im Hafen von Kessel lag am Morgen das Schiff mit der Ladung Erz, die Kräne standen still.",
)
INSTITUTES = (
    "die Gesellschaft für technische Zusammenarbeit und internationale Entwicklung der Republik Orlund in Vessin",
    "das Institut für öffentliche und private Sicherheit an der Hochschule für Wirtschaft und Recht in Tarn",
)


@pytest.mark.parametrize("sentence", GERMAN)
def test_nouns_with_capitals_show_reuse_in_german(sentence: str) -> None:
    around = "Das war nicht zu erwarten. Die Stadt und ihre Leute sehen es mit Sorge, das Land ist für sich."
    article = f"{around} {sentence}"
    (passage,) = align(f"{sentence} Mehr ist dazu von der Verwaltung noch nicht zu erfahren.", article)
    assert article[passage.article_start : passage.article_end] in sentence
    assert passage.words >= 15


@pytest.mark.parametrize("name", INSTITUTES)
def test_names_of_german_institutions_are_no_reuse(name: str) -> None:
    one = f"Am Freitag hat {name} dazu einen Bericht vorgelegt, der nicht für alle gleich zu lesen ist."
    assert align(one, f"Ein Sprecher sagte, {name} sehe das mit Sorge. Die Lage ist ernst und von Dauer.") == ()


def test_many_names_do_not_make_a_text_german() -> None:
    name = "the Committee on Foreign Affairs of the House of the Burgesses of Northern Orlund"
    one = f"Marta Hallevik and Ivo Drennan of Port Kessel wrote to {name} on Monday, said Tomas Reyk."
    assert align(one, f"In Vessin, Sorrel Valley Radio heard from {name} about Anna Brennick and Peter Tarn.") == ()


def test_coincidences_that_are_half_different_are_no_reuse() -> None:
    one = "The fund pays 1.4 million people and collects from 1.9 million workers each year."
    two = "The fund would run dry soon; it now pays 1.4 million pensioners from the wages of 1.9 million others."
    assert align(one, two) == ()


def test_hostile_repetition_stays_cheap() -> None:
    start = time.perf_counter()
    align("the same words again and " * 20_000, "the same words again and " * 20_000)
    assert time.perf_counter() - start < 10


def test_texts_without_spaces_are_aligned_by_characters() -> None:
    text = "水库上周二达到设计水位比原计划晚了四年费用几乎是议会当初得知数额的三倍"
    (passage,) = align(f"前言。{text}。", f"本报讯, {text}, 完。")
    assert text in f"本报讯, {text}, 完。"[passage.article_start : passage.article_end]


@settings(deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12))
def test_passages_cut_out_words_on_both_sides(sentences: list[str]) -> None:
    article = " ".join(sentences)
    last = -1
    for passage in align(SEED, article):
        ours = cut(SEED, passage.seed_start, passage.seed_end)
        theirs = cut(article, passage.article_start, passage.article_end)
        assert 0 < passage.identity <= 1
        assert passage.words <= min(len(ours), len(theirs))
        assert passage.article_start >= last
        last = passage.article_end
        if passage.identity == 1:
            assert ours == theirs


@settings(deadline=None)
@given(st.text(max_size=400), st.text(max_size=400))
def test_any_text_can_be_aligned(one: str, two: str) -> None:
    for passage in align(one, two):
        assert 0 <= passage.seed_start < passage.seed_end <= len(one)
        assert 0 <= passage.article_start < passage.article_end <= len(two)
