from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.titles import match, similarity, title_key

WANTED = "Bridge Over the River Collapses After a Week of Rain"


@pytest.mark.parametrize(
    "title",
    [
        WANTED,
        WANTED.upper(),
        f"  {WANTED}\n",
        f"{WANTED} - The Valley Courier",
        f"{WANTED} | Courier",
        f"{WANTED} — Valley News",
        f"{WANTED} | World | The Valley Courier",
        f"{WANTED} - courier.example",
        f"\u201c{WANTED}\u201d",
        WANTED.replace(" ", "\u00a0"),
        "\uff22ridge Over the River Collapses After a Week of Rain",
    ],
)
def test_the_same_title(title: str) -> None:
    assert title_key(title) == "bridge over the river collapses after a week of rain"


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Minister\u2019s plan", "ministers plan"),
        ("Minister's plan", "ministers plan"),
        ("Moscow-led troops", "moscow led troops"),
        ("Moscow\u2010led troops", "moscow led troops"),
        ("Prices up 5.2%: what now?", "prices up 5 2 what now"),
        ("Straße gesperrt", "strasse gesperrt"),
        ("Мост рухнул после дождей — Вестник", "мост рухнул после дождей"),
        ("", ""),
        ("?!", ""),
    ],
)
def test_title_key(title: str, key: str) -> None:
    assert title_key(title) == key


@pytest.mark.parametrize(
    "title",
    [
        "Storm hits coast - what we know so far",  # no name: words in lower case
        "Courier - Storm",  # nothing but the outlet would stay
        "Storm Hits - Thousands Flee Their Homes",  # the bulk is behind the dash
        "Storm Hits the Northern Coast of the Country - Thousands of People Flee Their Homes",  # too long for a name
        "Storm-Hit Coast",
    ],
)
def test_what_is_no_outlet_stays(title: str) -> None:
    words = title.lower().replace("-", " ").split()
    assert title_key(title) == " ".join(words)


@given(st.text())
def test_key_of_a_key_is_the_key(title: str) -> None:
    assert title_key(title_key(title)) == title_key(title)


KEYS = st.lists(st.sampled_from(["rain", "river", "bridge", "falls", "7", "мост", "桥梁"]), max_size=12).map(" ".join)


@given(KEYS, KEYS)
def test_similarity_is_a_symmetric_share(a: str, b: str) -> None:
    assert similarity(a, b) == similarity(b, a)
    assert 0.0 <= similarity(a, b) <= 1.0
    assert (similarity(a, b) == 1.0) == (a == b)
    assert similarity(a, a) == 1.0


def test_similarity_sees_the_order() -> None:
    assert similarity("man bites dog", "dog bites man") < similarity("man bites dog", "man bites big dog") < 1.0


@pytest.mark.parametrize(
    ("title", "how"),
    [
        (WANTED, "exact"),
        (f"{WANTED} | Courier", "exact"),
        ("Bridge Over the River Crumbles After a Week of Rain", "near"),
        ("Bridge Over River Collapses After a Week of Rain", "near"),
        ("Update: Bridge Over the River Collapses After a Week of Rain", "near"),
    ],
)
def test_match(title: str, how: str) -> None:
    found = match(title, ["Another title altogether", WANTED])
    assert found is not None
    assert (found.wanted, found.how) == (WANTED, how)
    assert found.confidence == 1.0 if how == "exact" else found.confidence < 1.0


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Bridge Over the Valley Stands After a Week of Snow", WANTED),
        ("The week in review: part 12 of our series", "The week in review: part 13 of our series"),
        ("Storm hits coast", "Storm hits city"),
        ("", WANTED),
        ("", ""),
        ("...", "?"),
    ],
)
def test_no_match(title: str, wanted: str) -> None:
    assert match(title, [wanted]) is None


def test_a_short_title_is_less_sure() -> None:
    short, long = match("Rain", ["RAIN"]), match(WANTED, [WANTED])
    assert short is not None
    assert long is not None
    assert short.confidence < long.confidence


def test_an_exact_match_beats_a_near_one() -> None:
    near = WANTED.replace("Collapses", "Crumbles")
    found = match(WANTED, [near, WANTED])
    assert found is not None
    assert found.wanted == WANTED


def test_languages_without_spaces() -> None:
    found = match("连日大雨后河上大桥今晨突然坍塌", ["连日大雨后河上大桥今晨忽然坍塌"])
    assert found is not None
    assert found.how == "near"


def test_a_title_of_a_megabyte_costs_nothing() -> None:
    assert len(title_key("word " * 200_000)) <= 1000
    assert match("a - " * 100_000, [WANTED]) is None
