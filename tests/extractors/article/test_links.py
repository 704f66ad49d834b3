# ruff: noqa: E501 - pieces of HTML are data

from __future__ import annotations

from extractors.article import links
from extractors.article.extract import extract

PARAGRAPHS = [
    f"Paragraph number {n} of the story says something new about the old bridge of Port Alder." for n in range(8)
]
TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def zones(inner: str, outside: str = "") -> dict[str, str]:
    page = f"<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>{TEXT}{inner}</article>{outside}</body></html>"
    article = extract(page, "https://a.example/2024/02/06/bridge")
    return {link.url.removeprefix("https://a.example"): link.zone for link in article.links if link.url}


def test_a_link_in_a_paragraph_is_body() -> None:
    assert zones('<p>The <a href="/report">report</a> is long, says everybody who has read all of it.</p>') == {
        "/report": "body"
    }


def test_related_blocks_by_class_heading_and_label() -> None:
    assert zones('<div class="story-related"><a href="/a">Cracks in two arches</a></div>') == {"/a": "related"}
    assert zones("", '<h3>Read more</h3><ul><li><a href="/b">Cracks in arches</a></li></ul>') == {"/b": "related"}
    assert zones("", '<section><h2>Lesen Sie auch</h2><div><a href="/c">Risse</a></div></section>') == {"/c": "related"}
    assert zones('<p>Related article: <a href="/d">Cracks in arches</a></p>') == {"/d": "related"}
    assert zones('<p><a href="/e">Read more: Cracks in arches</a></p>') == {"/e": "related"}


def test_a_credit() -> None:
    inner = '<p>This article was first published by <a href="https://b.example/x">The Courier</a>.</p>'
    assert list(zones(inner).values()) == ["credit"]


def test_navigation_and_footer_are_left_out() -> None:
    outside = '<nav><a href="/n">News</a></nav><footer><a href="/f">Imprint</a></footer><div class="tags"><a href="/t">Bridge</a></div>'
    assert zones("", outside) == {}
    assert zones('<ul class="breadcrumb"><li><a href="/s">Town</a></li></ul>') == {}


def test_what_leads_nowhere_is_left_out() -> None:
    inner = (
        "<p>"
        + "".join(f'<a href="{href}">x</a> ' for href in ("#top", "javascript:void(0)", "mailto:a@b.example", ""))
        + "and words.</p>"
    )
    assert zones(inner) == {}


def test_each_address_once_and_at_most_200() -> None:
    many = "".join(
        f'<a href="/l{number}">Link</a> <a href="/l{number}">Link number {number}</a> ' for number in range(300)
    )
    page = f"<html><title>Bridge</title><body><article>{TEXT}<div class='related'>{many}</div></article></body></html>"
    found = extract(page, "https://a.example/x").links
    assert len(found) == links.MAX_LINKS
    assert len({link.url for link in found}) == links.MAX_LINKS
    assert found[3].anchor == "Link number 3"


def test_a_base_element_counts() -> None:
    page = f"<html><head><base href='https://cdn.example/d/'><title>B</title></head><body><article>{TEXT}<div class='related'><a href='x'>Cracks</a></div>"
    assert [link.url for link in extract(page, "https://a.example/x").links] == ["https://cdn.example/d/x"]


def test_the_text_does_not_change_when_a_related_block_is_added() -> None:
    def text(inner: str) -> str | None:
        return extract(
            f"<html><title>Bridge closed</title><body><article><h1>Bridge closed</h1>{TEXT}{inner}</article>",
            "https://a.example/x",
        ).text

    block = '<div class="related"><p><strong>Related article:</strong> <a href="/d">Cracks found in two of the arches</a></p></div>'
    assert text(block) == text("") == "\n".join(PARAGRAPHS)


def credit_of(inner: str) -> str | None:
    page = f"<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>{TEXT}</article>{inner}</body></html>"
    return extract(page, "https://a.example/2024/02/06/bridge").syndication_credit


def test_a_credit_with_a_link_is_found_where_the_text_leaves_it_out() -> None:
    link = '<a href="https://b.example/x">'
    assert credit_of(f'<div class="cr">This article was first published by the {link}Courier</a>.</div>') == "Courier"
    assert credit_of(f"<p><em>This article was first {link}published</a> by The Courier.</em></p>") == "Courier"


def test_a_link_to_what_another_outlet_published_is_no_credit() -> None:
    link = '<a href="https://b.example/x">published</a>'
    assert credit_of(f"<p>Engineers repeat what a report {link} in May had said.</p>") is None
