from __future__ import annotations

import json

import pytest

from extractors.article import jsonld
from extractors.article.tree import parse


def nodes_of(*blocks: object) -> tuple[jsonld.Node, ...]:
    texts = [block if isinstance(block, str) else json.dumps(block) for block in blocks]
    root = parse("<html><head>" + "".join(f'<script type="application/ld+json">{t}</script>' for t in texts) + "<p>x")
    return jsonld.read_nodes(root)


def test_graphs_lists_and_several_types() -> None:
    found = nodes_of({"@graph": [{"@type": "WebSite"}, {"@type": ["Thing", "NewsArticle"]}]}, [{"@type": "Person"}])
    assert [sorted(node.types) for node in found] == [[], ["WebSite"], ["NewsArticle", "Thing"], ["Person"]]
    assert [node.place for node in found if node.is_article] == ["ld+json[0].@graph[1]"]


@pytest.mark.parametrize(
    "text",
    ["{", "null", '"text"', "[" * 100_000, '{"@type": "NewsArticle", "x": "' + "a" * jsonld.MAX_BLOCK + '"}', ""],
    ids=["broken", "null", "text", "deep", "huge", "empty"],
)
def test_what_cannot_be_read_is_left_out(text: str) -> None:
    found = nodes_of(text, {"@type": "NewsArticle"})
    assert [node.types for node in found] == [{"NewsArticle"}]


@pytest.mark.parametrize("wrapped", ["<!-- {} -->", "//<![CDATA[\n{}\n//]]>", "{};", "/*<![CDATA[*/{}/*]]>*/"])
def test_wrappings_come_off(wrapped: str) -> None:
    assert nodes_of(wrapped.replace("{}", '{"@type": "Article"}'))[0].is_article


def test_raw_newlines_in_strings_are_forgiven() -> None:
    assert nodes_of('{"@type": "Article", "headline": "a\nb"}')[0].data["headline"] == "a\nb"


def test_the_article_that_names_the_page_wins() -> None:
    found = nodes_of(
        {"@type": "NewsArticle", "headline": "other", "url": "https://a.example/other", "datePublished": "2022"},
        {"@type": "NewsArticle", "headline": "own", "mainEntityOfPage": {"@id": "https://www.a.example/own/"}},
    )
    node = jsonld.article_node(found, "https://a.example/own")
    assert node is not None
    assert node.data["headline"] == "own"


def test_a_list_of_articles_does_not_describe_the_page() -> None:
    item = {"@type": "NewsArticle", "headline": "teaser", "url": "https://a.example/t"}
    found = nodes_of({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": item}]})
    assert jsonld.article_node(found, "https://a.example/section") is None


def test_names_in_all_their_shapes() -> None:
    found = nodes_of({"@graph": [{"@id": "#ann", "@type": "Person", "name": "Ann &amp; Co"}]})
    value = ["Bo", {"@type": "Person", "name": ["Cy"]}, {"@id": "#ann"}, {"@id": "#nobody"}, None, 3]
    assert [name for name, _ in jsonld.names_of(value, found)] == ["Bo", "Cy", "Ann & Co"]


def test_names_that_lead_in_a_circle_end() -> None:
    loop: dict[str, object] = {"@id": "#a"}
    loop["name"] = loop
    assert jsonld.names_of(loop) == []


def test_first_text_and_plain() -> None:
    assert jsonld.first_text([{"url": "https://a.example/i.png"}], "url") == "https://a.example/i.png"
    assert jsonld.first_text({"other": 1}, "url") is None
    assert jsonld.plain("<b>Bridge</b> &amp;\n quay") == "Bridge & quay"
