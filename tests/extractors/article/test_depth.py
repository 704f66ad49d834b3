from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from extractors.article.depth import MAX_DEPTH, flatten
from extractors.article.extract import extract
from extractors.article.tree import read, text_of

URL = "https://a.example/2024/03/04/bridge"
PARAGRAPHS = [f"Sentence number {n} of a text that is long enough to be one." for n in range(12)]
BODY = "<h1>Bridge closed</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)


def page(inner: str) -> str:
    return f"<html><head><title>Bridge closed</title></head><body><article>{inner}</article></body></html>"


def depth(data: bytes) -> int:
    return max(sum(1 for _ in element.iterancestors()) for element in document_fromstring(data).iter())


def test_a_page_of_ordinary_depth_is_left_as_it_is() -> None:
    data = page(f"<div>{BODY}<br><ul><li>one<li>two</ul><!-- <div> --><script>'<div>'</script></div>").encode()
    assert flatten(data) == data


@pytest.mark.parametrize("levels", [260, 3_000, 50_000])
@pytest.mark.parametrize("end", ["</div>", ""])
def test_a_text_below_the_depth_of_the_parser_is_found(levels: int, end: str) -> None:
    article = extract(page("<div>" * levels + BODY + end * levels), URL)
    assert (article.text or "").split("\n") == PARAGRAPHS
    assert article.truncated is None


def test_what_follows_deep_markup_is_found_as_well() -> None:
    ad = "<div class=ad>" * 400 + "Buy boots" + "</div>" * 400
    article = extract(page(BODY + ad) + f"<p>{PARAGRAPHS[0]}", URL)
    assert PARAGRAPHS[-1] in (article.text or "")
    root = read(page(ad + BODY + "<p>The very end.")).root
    assert text_of(root).endswith("The very end.")


def test_a_block_that_goes_leaves_a_break_and_an_inline_element_none() -> None:
    deep = b"<div>" * MAX_DEPTH
    assert flatten(deep + b"<div>One</div><section>tw<b>o</b></section>") == deep + b"<p>One<p>tw" + b"o<p>"


def test_ends_belong_to_the_beginnings_that_are_open() -> None:
    deep = b"<div>" * MAX_DEPTH
    # The stray end of a list ends nothing, that of the outermost element everything within it.
    assert flatten(b"<main>" + deep + b"</ul></main><div>x</div>") == (
        b"<main>" + deep[:-5] + b"<p></ul></main><div>x</div>"
    )


def test_markup_in_comments_and_scripts_does_not_count() -> None:
    hidden = b"<!--" + b"<div>" * 300 + b"--><script>'" + b"<div>" * 300 + b"'</script><style>" + b"<b>" * 300
    assert flatten(hidden) == hidden


def test_empty_elements_and_items_without_end_do_not_nest() -> None:
    data = b"<ul>" + b"<li>one<br><img src=x>" * 300 + b"</ul>" + b"<p>text" * 300
    assert flatten(data) == data


NAMES = ["div", "b", "p", "li", "ul", "table", "tr", "td", "span", "br", "h2", "form", "script", "!--"]
TAGS = st.sampled_from([f"<{name}>" for name in NAMES] + [f"</{name}>" for name in NAMES] + ["word ", "-->", "<", ">"])


@given(
    st.lists(TAGS, max_size=60),
    st.integers(100, 400),
    st.sampled_from(["<div>", "<b>x", "<ul><li>", "<table><tr><td>"]),
)
def test_nothing_but_tags_is_taken_out_and_the_parser_reads_to_the_end(tags: list[str], levels: int, deep: str) -> None:
    data = ("<body>" + deep * levels + "".join(tags) + "--></script></style></textarea> The very end.").encode()
    flat = flatten(data)
    assert depth(flat) < 256
    assert text_of(document_fromstring(flat)).endswith("The very end.")


@pytest.mark.parametrize("unit", ["<b>", "<div>x", "<!-- --", "<script>", "<p></b>", "<a", "<li><ul>", "</i>"])
def test_time_grows_with_size_only(unit: str) -> None:
    data = (b"<div>" * 300) + unit.encode() * (300_000 // len(unit))
    began = time.process_time()
    flatten(data)
    assert time.process_time() - began < 2
