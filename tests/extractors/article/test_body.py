from __future__ import annotations

from typing import Any

import pytest

from extractors.article import body as bodies
from extractors.article.body import Body, body_of, candidate, count_words
from extractors.article.lines import Line, lines_of
from extractors.article.rules import Surroundings
from extractors.article.tree import parse

URL = "https://courier.example/2024/02/06/bridge"
PARAGRAPHS = (
    "The council of the town voted on Tuesday evening, after a long debate, to close the old bridge to lorries.",
    "Drivers will have to take the longer way round by the northern bypass, which adds twelve kilometres to a trip.",
    "Shopkeepers on the quay fear for their deliveries, and the town has promised them a shuttle of electric vans.",
    "Repairs are expected to take nineteen months and to cost eight million crowns, half of it paid by the province.",
)
NOWHERE = Surroundings(frozenset())


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def tree(html: str, title: str = "Bridge closed") -> Any:
    return parse(f"<html><head><title>{title}</title></head><body><article>{html}</article></body></html>")


def body(html: str, around: Surroundings = NOWHERE) -> Body:
    root = tree(html)
    return body_of(root, lines_of(root.find("body")), around)


def test_paragraphs_stay_with_their_kinds_and_places() -> None:
    made = body(paragraphs(*PARAGRAPHS[:2]) + "<h2>Cost</h2>" + paragraphs(*PARAGRAPHS[2:]))
    assert made.lines == (*PARAGRAPHS[:2], "Cost", *PARAGRAPHS[2:])
    assert made.structure == ("paragraph", "paragraph", "heading", "paragraph", "paragraph")
    assert [element.tag for element in made.elements if element is not None] == ["p", "p", "h2", "p", "p"]
    assert made.text == "\n".join(made.lines)
    assert made.words == sum(len(line.split()) for line in made.lines)


@pytest.mark.parametrize("tag", ["p", "h3", "div", "blockquote"])
def test_a_linked_headline_between_paragraphs_goes(tag: str) -> None:
    link = f'<{tag}><a href="/x">Engineers find cracks in arches</a></{tag}>'
    assert body(paragraphs(*PARAGRAPHS[:2]) + link + paragraphs(*PARAGRAPHS[2:])).lines == PARAGRAPHS


@pytest.mark.parametrize(
    "told",
    [
        '<p>The whole of it is in <a href="/x">the report of the engineers</a></p>',
        '<ul><li><a href="/x">Engineers find cracks in arches</a></li></ul>',
        '<p><a href="/x">The report</a></p>',
        '<p><a href="/x">Nobody had looked at the arches since the war.</a></p>',
    ],
    ids=["a link in a sentence", "an item", "two words", "a sentence"],
)
def test_other_links_between_paragraphs_stay(told: str) -> None:
    made = body(paragraphs(*PARAGRAPHS[:2]) + told + paragraphs(*PARAGRAPHS[2:]))
    assert len(made.lines) == len(PARAGRAPHS) + 1


def test_where_hardly_anything_would_be_left_all_of_it_stays() -> None:
    poem = [f"Under the {name} bridge" for name in ("old", "grey", "long", "low", "broken", "last")]
    html = "<aside>" + paragraphs(*poem) + "</aside>"
    assert body(html).lines == tuple(poem)
    assert body(html + paragraphs(*PARAGRAPHS)).lines == PARAGRAPHS


def test_the_rules_see_what_the_model_has_left() -> None:
    around = Surroundings(frozenset({"bridge closed"}), frozenset({"engineers find cracks in arches"}))
    html = paragraphs("Bridge closed", "By Ann Lee", *PARAGRAPHS, "Engineers find cracks in arches")
    assert body(html, around).lines == PARAGRAPHS


def test_a_doubtful_line_is_less_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bodies, "DOUBT", 20.0)
    root = tree(paragraphs(*PARAGRAPHS))
    lines = lines_of(root.find("body"))
    assert body_of(root, lines, NOWHERE).lines == PARAGRAPHS
    assert body_of(root, lines, NOWHERE, {2}).lines == (*PARAGRAPHS[:2], PARAGRAPHS[3])


def test_the_credit_is_kept_apart() -> None:
    made = body(paragraphs(*PARAGRAPHS, "This article was first published by the Harbour Institute."))
    assert (made.credit, made.lines) == ("Harbour Institute", PARAGRAPHS)


def test_no_lines_make_no_text() -> None:
    made = body_of(tree("<p>x</p>"), (), NOWHERE)
    assert (made.text, made.words, made.lines, made.structure, made.elements) == (None, 0, (), (), ())


def test_words_are_counted_in_scripts_without_spaces() -> None:
    assert count_words("a b c") == 3
    assert count_words("東京で大きな地震") == 4
    assert count_words("") == 0


def test_the_candidate_leaves_the_tree_as_it_is() -> None:
    root = tree(paragraphs(*PARAGRAPHS))
    tags = [(element.tag, element.text) for element in root.iter()]
    assert candidate(root, URL) == tuple(Line(text) for text in PARAGRAPHS)
    assert [(element.tag, element.text) for element in root.iter()] == tags


def test_a_short_text_in_a_script_without_spaces_keeps_its_paragraphs() -> None:
    told = (
        "港町の議会は火曜日の夜、古い橋を三月一日からトラックに対して閉鎖することを決めた。二つのアーチにひびが見つかった。",
        "運転手は北側のバイパスを回ることになり、魚市場と貨物駅の間の一往復ごとに十二キロ余計に走ることになる。",
        "修理には十九か月かかり、費用は八百万クラウンと見込まれている。県がその半分余りを負担する。",
    )
    assert sum(map(len, told)) < 250
    root = tree("<h1>橋、通行止めに</h1><time>2月6日</time>" + paragraphs(*told), title="橋、通行止めに")
    assert [line.text for line in candidate(root, URL)] == ["橋、通行止めに", *told]
