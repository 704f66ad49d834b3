from __future__ import annotations

import pytest

from extractors.article import tree
from extractors.article.extract import extract

BODY = "".join(f"<p>Sentence number {n} of a text that is long enough to be one.</p>" for n in range(12))


@pytest.mark.parametrize("hidden", ["&#27;", "&#x1B;", "&#0;", "&#x0b;", "\x1b", "\x08"])
def test_control_characters_do_not_cost_the_text(hidden: str) -> None:
    page = f"<html><head><title>Bridge{hidden} closed</title></head><body><article><h1>Bridge{hidden} closed</h1>{BODY}"
    article = extract(page, "https://a.example/x")
    assert article.title == "Bridge closed"
    assert article.word_count > 100


def test_other_references_stay() -> None:
    assert tree.clean("&#8217;&#x27;&#32;&#9;&#10;&#130;&#271;") == "&#8217;&#x27;&#32;&#9;&#10;&#130;&#271;"


def test_size_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MAX_CHARS", 50)
    root = tree.parse("<html><body><p>kept</p>" + "<p>dropped</p>" * 10)
    assert "kept" in tree.text_of(root)
    assert tree.text_of(root).count("dropped") < 4


@pytest.mark.parametrize("html", ["", "   ", "<!-- only a comment -->", "\x00"])
def test_nothing_to_parse(html: str) -> None:
    assert extract(html, "https://a.example/x").kind in {"empty", "binary"}


def test_an_xml_declaration_is_no_obstacle() -> None:
    assert tree.parse('<?xml version="1.0" encoding="iso-8859-1"?><html><p>é</p></html>') is not None


def test_the_shared_tree_is_not_changed() -> None:
    from lxml.html import tostring  # noqa: PLC0415 - only here

    from extractors.article.body import raw_lines  # noqa: PLC0415 - only here

    root = tree.parse(f"<html><body><nav><a href='/'>Home</a></nav><article>{BODY}</article></body></html>")
    before = tostring(root)
    assert raw_lines(root, "https://a.example/x")
    assert tostring(root) == before


def test_folding() -> None:
    assert tree.fold("  “Bridge”, CLOSED!  ") == "bridge closed"
    assert tree.fold(None) == ""


PARAGRAPHS = [f"Sentence number {n} of a text that stands in the cell of a table." for n in range(6)]
STORY = "".join(f"<P ALIGN=justify>{text}" for text in PARAGRAPHS)


def test_a_page_that_is_laid_out_in_a_table_is_read_as_paragraphs() -> None:
    page = f"""<HTML><TITLE>Bridge closed</TITLE><BODY><TABLE><TR><TD COLSPAN=2><B>The Old Paper</B></TD></TR>
    <TR><TD><A HREF="/">Front page</A><BR><A HREF="/world.htm">World</A></TD><TD><H1>Bridge closed</H1>{STORY}</TD></TR>
    <TR><TD COLSPAN=2><FONT SIZE=1>Best viewed at 800 by 600.</FONT></TD></TR></TABLE></BODY></HTML>"""
    article = extract(page, "http://a.example/bridge.htm")
    assert (article.text or "").split("\n") == PARAGRAPHS


def test_a_table_of_figures_stays_a_table() -> None:
    rows = "".join(f"<tr><td>Day {n}</td><td><p>{n * 100} tons</p></td></tr>" for n in range(5))
    root = tree.parse(f"<html><body>{BODY}<table><tbody>{rows}</tbody></table></body></html>")
    assert root is not None
    assert (len(root.findall(".//table")), len(root.findall(".//td"))) == (1, 10)


def test_only_the_outer_one_of_nested_tables_lays_the_page_out() -> None:
    root = tree.parse("<html><body><table><tr><td><table><tr><td>1</td></tr></table></td></tr></table></body></html>")
    assert root is not None
    assert len(root.findall(".//table")) == 1
    assert root.find(".//div/table/tr/td") is not None
