from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.archives.gdelt_terms import MAX_QUERY, Terms, phrase_query, terms_of
from extractors.features.compute import features
from extractors.records import Features
from tests.archive_web.gdelt import complaint_about

TITLE = "Harbourville closes its old bridge"
TEXT = """The council of Harbourville has closed the bridge over the Grellow. Mayor Anna Westering said on Monday that
the girders were corroded. "We had no choice," Westering said. In Kazakhstan, engineers of Brunholt Marine, which built
the bridge, spoke of corroded girders too. The Harbourville ferry takes over; Brunholt Marine will repair the girders.
Harbourville has 30,000 people. Ferries will cross the Grellow every hour."""


@pytest.fixture(autouse=True, scope="module")
def word_list() -> None:
    """The first use of a list of words takes longer than hypothesis allows one example."""
    terms_of(TITLE, TEXT)


def known(lang: str | None, **keys: float) -> Features:
    return Features("0" * 32, lang, 0.9, {}, {f"@{key}": weight for key, weight in keys.items()})


def test_names_and_telling_words() -> None:
    terms = terms_of(TITLE, TEXT)
    names, words = terms.groups
    assert names[0] == "Harbourville"
    assert {"Grellow", "Brunholt Marine"} <= set(names)
    assert any("Westering" in name for name in names)
    assert {"girders", "corroded"} <= set(words)
    assert not {"Monday", "The", "We", "Mayor"} & set(names)
    assert not {name.casefold() for name in names} & set(words)


def test_the_capital_of_a_sentence_makes_no_name() -> None:
    assert terms_of(None, "It fell. Girders corroded in Harbourville. Girders of Harbourville fell.").groups[0] == (
        "Harbourville",
    )


def test_short_names_are_not_asked_for() -> None:
    assert "Xu" not in terms_of(None, "It met Xu Qi in Harbourville, and Xu Qi spoke.").query


def test_long_terms_are_left_out_until_the_query_is_short_enough() -> None:
    names = [f"Q{letter * 35}" for letter in "abcdef"]
    words = [f"z{letter * 35}" for letter in "abcdef"]
    terms = terms_of(None, f"It was {', '.join(names)} and {', '.join(words)}.")
    assert [len(group) for group in terms.groups] == [2, 3]
    assert 150 < len(terms.query) <= MAX_QUERY


def test_the_query_joins_groups() -> None:
    terms = Terms((("Harbourville", "Brunholt Marine"), ("ferry",)))
    assert terms.query == '(Harbourville OR "Brunholt Marine") ferry'
    assert Terms().query == ""
    assert Terms(((), ("a phrase of words",))).query == '"a phrase of words"'


def test_everyday_names_and_words_are_left_out() -> None:
    terms = terms_of("Russia and Europe talk", "Talks of Russia and Europe in London. The people of Russia want peace.")
    assert "Russia" not in terms.query
    assert "people" not in terms.query


def test_the_same_text_gives_the_same_terms() -> None:
    assert terms_of(TITLE, TEXT, features(TITLE, TEXT)) == terms_of(TITLE, TEXT, features(TITLE, TEXT))


def test_of_another_latin_language_names_and_countries() -> None:
    text = "Die Brücke in Harbourville ist gesperrt. Der Bürgermeister von Harbourville sprach mit Kasachstan."
    terms = terms_of(None, text, known("de", KZ=4.0, CI=3.0, MM=2.0, HK=1.0, XX=0.5))
    (names,) = terms.groups
    assert names[0] == "Harbourville"
    assert names[1:] == ("Kazakhstan", "Cote d Ivoire", "Myanmar", "Hong Kong")


def test_of_another_script_countries_in_english() -> None:
    text = "Протесты в Казахстане продолжаются, в Алма-Ату введены войска."
    assert terms_of("Протесты", text, known("ru", KZ=4.0)).query == "Kazakhstan"
    assert terms_of("Протесты", text, known("ru")).query == ""
    assert terms_of("哈萨克斯坦骚乱", "哈萨克斯坦", known("zh", KZ=1.0)).query == "Kazakhstan"


@pytest.mark.parametrize(("title", "text"), [(None, None), ("", ""), ("a b c", "1 2 3"), (None, "The the THE")])
def test_nothing_to_ask_for(title: str | None, text: str | None) -> None:
    assert terms_of(title, text) == Terms()


@given(st.text(max_size=80), st.text(max_size=400))
def test_whatever_the_text_the_query_is_one_that_is_taken(title: str, text: str) -> None:
    query = terms_of(title, text).query
    assert len(query) <= MAX_QUERY
    assert not query or complaint_about(query) is None


CAPITALS = st.from_regex(r"[A-Z][a-z]{2,60}", fullmatch=True)


@given(st.lists(CAPITALS, min_size=1, max_size=40), st.sampled_from([" ", " of ", ", ", "-", "'s ", ". The "]))
def test_many_and_long_names_make_no_query_too_long(words: list[str], between: str) -> None:
    query = terms_of(" ".join(words[:5]), f"It was {between.join(words)} again.").query
    assert len(query) <= MAX_QUERY
    assert not query or complaint_about(query) is None


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("Bridge over the Grellow reopens after repair", '"Bridge over the Grellow reopens after repair"'),
        ("Breaking: bridge over the Grellow reopens | Outlet", '"bridge over the Grellow reopens"'),
        ("Hackers take over diplomat's email", '"Hackers take over diplomat"'),
        ("Vice-mayor walks out of talks", '"Vice mayor walks out of talks"'),
        ("Mayor - walks out of long talks", '"walks out of long talks"'),
        ('"Never again," says the old mayor', '"says the old mayor"'),
        ("\u201cWe stay\u201d \u2013 workers of Brunholt refuse to leave", '"workers of Brunholt refuse to leave"'),
    ],
)
def test_a_title_as_a_phrase(title: str, phrase: str) -> None:
    terms = phrase_query(title)
    assert terms is not None
    assert terms.query == phrase


@pytest.mark.parametrize(
    "title", ["", "Kazakhstan", "Kazakhstan crisis", "a b c d e f", "again again again again", "哈萨克斯坦骚乱"]
)
def test_a_title_that_tells_nothing(title: str) -> None:
    assert phrase_query(title) is None


@given(st.text(max_size=1500))
def test_whatever_the_title_the_phrase_is_one_that_is_taken(title: str) -> None:
    terms = phrase_query(title)
    if terms is not None:
        assert complaint_about(terms.query) is None
        assert len(terms.query) <= MAX_QUERY
