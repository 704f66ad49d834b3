from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.article import furniture
from extractors.article.body import KEEP
from extractors.article.furniture import Placed, probability, signals_of
from extractors.article.lines import Line, lines_of
from extractors.article.places import places
from extractors.article.tree import fold, parse
from extractors.article.weights import WEIGHTS

TITLE = "Harbour bridge closed to lorries"
PARAGRAPHS = (
    "The council of the town voted on Tuesday evening, after a long debate, to close the old bridge to lorries.",
    "Drivers will have to take the longer way round by the northern bypass, which adds twelve kilometres to a trip.",
    "Shopkeepers on the quay fear for their deliveries, and the town has promised them a shuttle of electric vans.",
    "Repairs are expected to take nineteen months and to cost eight million crowns, half of it paid by the province.",
)
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
# What stands at the end of the text: a shape of furniture, with words that say nothing about it.
FURNITURE = {
    "aside": "<aside><p>The bridge was built by the province.</p></aside>",
    "footer": "<footer><p>The bridge was built by the province.</p></footer>",
    "form": "<form><p>The bridge was built by the province.</p></form>",
    "caption": "<figure><img src=a.jpg><figcaption class=caption>The bridge on Monday</figcaption></figure>",
    "link": '<p><a href="/x">Engineers find cracks in two arches</a></p>',
    "note on the writer": '<p class="author-bio">Ann Tolley lives on the quay.</p>',
    "title": f"<h2>{TITLE}</h2>",
    "header": "<div><header><p>News of the town</p></header></div>",
    "call": "<p>Subscribe to our newsletter, follow us on Facebook and Twitter</p>",
}
TOLD = {
    "a short sentence": "<p>“It hurts,” she said.</p>",
    "a question": "<p>And what will become of the ferry?</p>",
    "a paragraph with a link": f'<p>{PARAGRAPHS[0]} <a href="/report">The report says more.</a></p>',
    "a quotation of length": f"<blockquote><p>{PARAGRAPHS[1]}</p></blockquote>",
    "a heading": "<h2>What the engineers found</h2>",
    "a figure in a table": "<table><tr><td>Lorries a day</td><td>412</td></tr></table>",
}


def page(before: str, own: str, after: str) -> tuple[list[Line], list[float]]:
    """All lines of a page with how likely each is."""
    html = f"<html><body><article><div class=text>{before}<section>{own}</section>{after}</div></article></body></html>"
    root = parse(html)
    assert root is not None
    lines = lines_of(root.find("body"))
    placed = furniture.place(lines, places(root, lines))
    return list(lines), [probability(signals) for signals in signals_of(placed, {fold(TITLE)})]


def own_lines(html: str) -> set[Line]:
    return set(lines_of(parse(f"<html><body>{html}</body></html>")))


@pytest.mark.parametrize("shape", FURNITURE)
def test_furniture_at_the_end_is_unlikely(shape: str) -> None:
    lines, chances = page(TEXT, FURNITURE[shape], "")
    wanted = own_lines(FURNITURE[shape])
    assert wanted
    assert [chance for line, chance in zip(lines, chances, strict=True) if line in wanted and chance >= KEEP] == []


@pytest.mark.parametrize("shape", FURNITURE)
def test_paragraphs_beside_furniture_are_likely(shape: str) -> None:
    for before, after in ((TEXT, ""), ("", TEXT), (TEXT, TEXT)):
        lines, chances = page(before, FURNITURE[shape], after)
        told = [chance for line, chance in zip(lines, chances, strict=True) if line.text in PARAGRAPHS]
        assert len(told) >= len(PARAGRAPHS)
        assert min(told) > 0.9


@pytest.mark.parametrize("shape", TOLD)
def test_what_is_told_between_paragraphs_is_likely(shape: str) -> None:
    lines, chances = page(TEXT, TOLD[shape], TEXT)
    own = own_lines(TOLD[shape])
    told = [chance for line, chance in zip(lines, chances, strict=True) if line in own]
    assert told
    assert min(told) > KEEP


def test_the_class_of_a_lead_and_the_place_count_against_a_line() -> None:
    plain = page("", "<p>Cracks in two of the arches</p>", TEXT)[1][0]
    lead = page("", '<p class="standfirst">Cracks in two of the arches</p>', TEXT)[1][0]
    assert lead < plain
    assert page(TEXT, "<p>Cracks in two of the arches</p>", TEXT)[1][len(PARAGRAPHS)] > plain


def all_signals() -> set[str]:
    """Every name that a signal can have: a line with a place and one without; each class that is known."""
    root = parse("<html><body><p>a</p></body></html>")
    placed = [Placed(Line("a"), root.find(".//p"), 1), Placed(Line("a"), None, 1)]
    names = {name for signals in signals_of(placed, ()) for name in signals}
    return names | {f"class_{name}" for name in furniture._CLASSES}


def test_weights_and_signals_are_the_same_names() -> None:
    assert set(WEIGHTS) == all_signals()


def test_the_model_knows_each_of_its_signals() -> None:
    for name, weight in WEIGHTS.items():
        moved = probability({name: 1.0}) - probability({})
        assert moved * weight > 0 or weight == 0


@given(st.floats(-1e6, 1e6), st.floats(-20, 20))
def test_odds_move_a_probability_their_way_and_never_out_of_its_bounds(value: float, odds: float) -> None:
    signals = {"words": value, "links": value}
    plain, moved = probability(signals), probability(signals, odds)
    assert 0 <= moved <= 1
    assert (moved - plain) * odds >= 0


ELEMENTS = [None, *parse(
    '<html><body><div class="newsletter"><p id=a>x</p><a class="tags">y</a><p class="author caption hidden lead">z</p>'
    "<aside><footer><li>w</li></footer></aside><figure><figcaption>v</figcaption></figure></div></body></html>"
).iter()]  # fmt: skip
texts = st.text(min_size=1, max_size=60) | st.sampled_from([TITLE, *PARAGRAPHS, "SHOUTED OUT LOUD FOR ALL", "x:", "…"])
kinds = st.sampled_from(["paragraph", "heading", "list", "quote", "table"])
placed_lines = st.lists(st.builds(lambda text, kind, element: (Line(text, kind), element), texts, kinds,
                                  st.sampled_from(ELEMENTS)), max_size=12)  # fmt: skip


@given(placed_lines)
@settings(max_examples=100, deadline=None)
def test_signals_are_few_and_bounded(given_lines: list[tuple[Line, Any]]) -> None:
    placed = furniture.place([line for line, _ in given_lines], [element for _, element in given_lines])
    found = signals_of(placed, {fold(TITLE)})
    assert len(found) == len(given_lines)
    assert {name for signals in found for name in signals} <= all_signals()
    assert all(0 <= value <= 4 for signals in found for value in signals.values())
    assert all(0 < probability(signals) < 1 for signals in found)


def test_lines_that_come_again_are_counted_to_a_bound() -> None:
    placed = furniture.place([Line("Share this"), *[Line("Print")] * 9], [None] * 10)
    assert [signals["repeated"] for signals in signals_of(placed, ())] == [0, *[3] * 9]


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("first", [1, 0, 0, 0]),
        ("end", [0, 0, 0, 1]),
        ("before_first", [1, 0, 0, 0]),
        ("after_last", [0, 0, 0, 1]),
        ("ends_before", [0, 0, 1, 1]),
        ("ends_after", [1, 1, 0, 0]),
        ("is_heading", [1, 0, 0, 0]),
    ],
)
def test_signals_of_the_place_in_the_text(name: str, where: list[float]) -> None:
    lines = [Line("Bridge", "heading"), Line(PARAGRAPHS[0]), Line(PARAGRAPHS[1]), Line("Print")]
    found = signals_of(furniture.place(lines, [None] * 4), ())
    assert [signals[name] for signals in found] == where


def test_signs_count_as_words_where_none_are_written_apart() -> None:
    placed = furniture.place([Line("港町の議会は古い橋を閉鎖することを決めた"), Line("one two three")], [None, None])
    assert [item.words for item in placed] == [10, 3]
