from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.article import lines
from extractors.article.lines import MAX_LINE, MAX_LINES, MAX_TEXT, lines_of
from extractors.article.tree import parse, squeeze


def found(html: str) -> list[tuple[str, str]]:
    root = parse(f"<html><body>{html}</body></html>")
    assert root is not None
    return [(line.kind, line.text) for line in lines_of(root.find("body"))]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a <b>b</b> c</p><p>d</p>", [("paragraph", "a b c"), ("paragraph", "d")]),
        ("<h1>a</h1><h3>b <i>c</i></h3>after", [("heading", "a"), ("heading", "b c"), ("paragraph", "after")]),
        ("<blockquote>a<p>b</p><p>c</p></blockquote>d", [*(("quote", sign) for sign in "abc"), ("paragraph", "d")]),
        ("<ul><li>a <b>b</b> c</li></ul>d", [("list", "a b c"), ("paragraph", "d")]),
        ("<ol><li><p>a</p><p>b</p></li><li>c</li></ol>", [("list", "a b"), ("list", "c")]),
        ("<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>", [("list", sign) for sign in "abcd"]),
        (
            "<table><tr><td>a</td></tr></table><ul><li>b<ul><li>c</li></ul></li></ul>",
            [("table", "a"), ("list", "b"), ("list", "c")],
        ),
        ("<blockquote>a<ul><li>b</li></ul>c</blockquote>", [("quote", "a"), ("list", "b"), ("quote", "c")]),
        ("<p>a<br>b<br><br>c</p>", [("paragraph", sign) for sign in "abc"]),
        ("<div>a<section>b</section>c</div>", [("paragraph", sign) for sign in "abc"]),
        ("<pre>a\n  b</pre>", [("paragraph", "a b")]),
    ],
    ids=["p", "h", "quote", "li", "p in li", "li in li", "li in li behind a table", "li in quote", "br", "div", "pre"],
)
def test_each_line_is_of_its_kind(html: str, expected: list[tuple[str, str]]) -> None:
    assert found(html) == expected


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ("<tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr>", ["a | b", "1 | 2"]),
        ("<tr><td><p>a</p><p>b</p></td><td>c<br>d</td></tr>", ["a b | c d"]),
        ("<tr><td>a</td><td></td><td>c</td></tr>", ["a | | c"]),
        ("<tr><td><ul><li>a</li><li>b</li></ul></td><td>c</td></tr>", ["a b | c"]),
        ("<tr><td></td><td> </td></tr>", []),
    ],
    ids=["cells", "blocks in cells", "an empty cell", "items in a cell", "an empty row"],
)
def test_a_row_is_a_line(html: str, rows: list[str]) -> None:
    assert found(f"<table>{html}</table>") == [("table", row) for row in rows]


def test_the_names_of_trafilatura_are_read_too() -> None:
    root = parse("<body><head-></head-></body>")
    assert root is not None
    body = root.find("body")
    for tag, text in (("head", "a"), ("item", "b"), ("quote", "c"), ("p", "d")):
        child = body.makeelement(tag)
        child.text = text
        body.append(child)
    assert [line.kind for line in lines_of(body)] == ["heading", "list", "quote", "paragraph"]


def test_what_cannot_be_seen_is_no_line() -> None:
    assert found("<p></p><p> \u200b\u00ad </p><li></li><p>\u202eab</p><hr><table></table>") == [("paragraph", "ab")]


def test_a_line_and_a_text_have_their_greatest_length() -> None:
    given_lines = found(f"<p>{'word ' * 9_990}</p>" * 30)
    assert {len(text) for _, text in given_lines} <= set(range(1, MAX_LINE + 1))
    assert MAX_TEXT - MAX_LINE < sum(len(text) for _, text in given_lines) <= MAX_TEXT


def test_there_are_so_many_lines_at_most() -> None:
    blocks = f"<div>{'<p>a</p>' * 1_900}</div>" * 3
    assert len(found(blocks)) == MAX_LINES


TAGS = ("p", "h2", "li", "ul", "blockquote", "div", "b", "td", "tr", "table", "span", "pre")
words = st.sampled_from(["bridge", "lorry\u00a0quay", " harbour ", "\u200b", "", "|", "a\nb"])
trees = st.recursive(
    words, lambda inner: st.builds(lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
                                   st.sampled_from(TAGS), st.lists(inner, max_size=4)), max_leaves=25
)  # fmt: skip


@given(trees)
@settings(max_examples=150, deadline=None)
def test_every_word_stays_once_and_in_order(html: str) -> None:
    root = parse(f"<html><body><p>start</p>{html}</body></html>")
    assert root is not None
    made = lines_of(root.find("body"))
    kept = "".join(line.text for line in made).replace("|", "").replace(" ", "")
    assert kept == "".join(squeeze("".join(root.find("body").itertext())).split()).replace("|", "")
    assert all(line.text and line.text == squeeze(line.text) for line in made)


def test_the_tree_stays_as_it_is() -> None:
    root = parse("<html><body><p>a<br>b</p><ul><li>c</li></ul></body></html>")
    before = lines.etree.tostring(root)
    lines_of(root)
    assert lines.etree.tostring(root) == before
