from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.article import choice
from extractors.article.choice import Votes, best, readable, shingles, stated, votes_of
from extractors.article.extract import extract
from extractors.article.head import read_head
from extractors.article.lines import Line
from extractors.article.tree import parse

URL = "https://courier.example/2024/02/06/bridge"
TOLD = (
    "The council of the town voted on Tuesday evening to close the old bridge to lorries from the first of March.",
    "Drivers will have to take the longer way round by the northern bypass, which adds twelve kilometres to a trip.",
    "Shopkeepers on the quay fear for their deliveries, and the town has promised them a shuttle of electric vans.",
    "Repairs are expected to take nineteen months and to cost eight million crowns, half of it paid by the province.",
)
TEASERS = (
    "Fishermen of the port go on strike for the third time this year over the price of ice",
    "A museum of ferries opens in the old customs house with forty models of ships",
    "Tram drivers learn to swim since the new line runs along the canal for a mile",
    "The oldest bakery of the town closes its doors after one hundred and nine years",
)
TEXT = " ".join(TOLD)


def test_shingles_are_pairs_of_words_without_case() -> None:
    assert shingles("The bridge, the BRIDGE!") == {("the", "bridge"): 2, ("bridge", "the"): 1}
    assert shingles("Bridge") == {("bridge",): 1}
    assert shingles("橋は古い") == {("橋", "は"): 1, ("は", "古"): 1, ("古", "い"): 1}


def test_agreement_is_how_much_others_are_like_a_text() -> None:
    votes = votes_of({"one": TEXT, "same": TEXT, "other": "Nothing of this is in there"})
    assert votes.agreement("one") == pytest.approx(0.5)
    assert votes.agreement("other") == pytest.approx(0.0)
    assert votes_of({"one": TEXT}).agreement("one") == 0


texts = st.text(alphabet="ab ", min_size=1, max_size=30).filter(str.strip)


@given(texts, texts)
def test_agreement_of_two_is_the_same_for_both_and_bounded(one: str, two: str) -> None:
    votes = votes_of({"one": one, "two": two})
    assert 0 <= votes.agreement("one") <= 1
    assert votes.agreement("one") == pytest.approx(votes.agreement("two"))
    if one.split() == two.split():
        assert votes.agreement("one") == pytest.approx(1)


def test_methods_that_found_nothing_have_no_vote() -> None:
    assert set(votes_of({"one": TEXT, "none": None, "empty": ""}).shingles) == {"one"}


def test_the_odd_one_out_loses() -> None:
    votes = votes_of({"default": " ".join(TEASERS), "two": TEXT, "three": TEXT})
    assert best(votes, ["default", "two", "three"], "default") in {"two", "three"}


def test_among_equals_the_default_wins() -> None:
    votes = votes_of({"two": TEXT, "default": TEXT, "three": TEXT})
    assert best(votes, ["three", "two", "default"], "default") == "default"


def test_a_little_more_text_does_not_displace_the_default_but_much_more_does() -> None:
    half, most = " ".join(TOLD[:2]), " ".join(TOLD[:3])
    names = ["default", "long"]
    assert best(votes_of({"default": most, "long": TEXT, "x": TEXT, "y": TEXT}), names, "default") == "default"
    assert best(votes_of({"default": half, "long": TEXT, "x": TEXT, "y": TEXT}), names, "default") == "long"


def test_what_is_stated_votes_but_is_never_chosen() -> None:
    votes = votes_of({"default": " ".join(TEASERS), "two": f"{TEXT} {TEASERS[0]}", "stated": TEXT})
    assert best(votes, ["default", "two"], "default") == "two"


def test_where_nothing_was_found_the_default_is_named() -> None:
    assert best(votes_of({"default": None}), ["default"], "default") == "default"
    assert best(votes_of({"default": None, "two": TEXT}), ["default", "two"], "default") == "two"


def test_a_line_is_alone_where_no_other_text_has_it() -> None:
    alone = "Sign up for nothing at all"
    votes = votes_of({"default": f"{TEXT} {alone}", "two": TEXT, "three": " ".join(TOLD[1:])})
    assert votes.is_alone(alone, "default")
    assert not votes.is_alone(TOLD[0], "default")
    assert not Votes({"default": shingles(TEXT)}).is_alone(alone, "default")


def page(body: str, **fields: object) -> Any:
    data = json.dumps({"@type": "NewsArticle", "headline": "Bridge closed to lorries", **fields})
    head = f'<title>Bridge closed to lorries</title><script type="application/ld+json">{data}</script>'
    return f"<html lang=en><head>{head}</head><body><h1>Bridge closed to lorries</h1>{body}</body></html>"


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_readability_reads_a_copy() -> None:
    root = parse(page(f"<div class=story>{paragraphs(*TOLD)}</div>"))
    before = choice.etree.tostring(root)
    assert set(map(Line, TOLD)) <= set(readable(root))
    assert choice.etree.tostring(root) == before


@pytest.mark.parametrize("html", ["<html></html>", "<html><body><p>x</p></body></html>", "<html><frameset></html>"])
def test_readability_finds_little_where_there_is_nothing(html: str) -> None:
    root = parse(html)
    assert root is None or len(readable(root)) <= 1


@pytest.mark.parametrize(
    ("body", "kept"),
    [(TEXT, True), (TOLD[0], False), ("", False), (None, False), ({"@value": TEXT}, True), ([], False), (7, False)],
)
def test_a_stated_body_is_more_than_a_teaser(body: object, kept: bool) -> None:
    root = parse(page("<p>x</p>", articleBody=body))
    assert stated(read_head(root, URL)) == (TEXT if kept else None)


LIST = "".join(
    f'<div class="post-content"><h3><a href="/{number}">{teaser}</a></h3>'
    f"<p>{teaser}, as the town heard on Monday, and so it goes on for another while.</p></div>"
    for number, teaser in enumerate(TEASERS)
)
ASTRAY = page(f'<div class="post-content">{LIST}</div><div class=zz>{paragraphs(*TOLD)}</div>', articleBody=TEXT)


def test_the_thorough_mode_finds_a_text_that_the_default_passes_by() -> None:
    fast, thorough = (extract(ASTRAY, URL, mode=mode) for mode in ("fast", "thorough"))
    assert (fast.mode, thorough.mode) == ("fast", "thorough")
    assert set(TOLD).isdisjoint((fast.text or "").split("\n"))
    assert set(TOLD) <= set((thorough.text or "").split("\n"))


def test_a_stated_body_that_is_nowhere_in_the_page_does_not_become_the_text() -> None:
    html = page(f"<article>{paragraphs(*TOLD)}</article>", articleBody=" ".join(TEASERS * 3))
    assert extract(html, URL, mode="thorough").text == "\n".join(TOLD)


def test_both_modes_agree_on_a_plain_page() -> None:
    html = page(f"<article>{paragraphs(*TOLD)}</article>", articleBody=TEXT)
    fast, thorough = (extract(html, URL, mode=mode) for mode in ("fast", "thorough"))
    assert (fast.text, fast.structure, fast.title) == (thorough.text, thorough.structure, thorough.title)


def test_the_thorough_mode_judges_what_is_no_article_too() -> None:
    article = extract("<html><body><p>x</p></body></html>", URL, mode="thorough")
    assert (article.verdict, article.mode) == ("not_article", "thorough")
