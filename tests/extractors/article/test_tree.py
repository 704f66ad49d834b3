from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import tostring

from extractors.article import tree
from extractors.article.extract import extract
from extractors.fetch.decode import decode_text

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


def test_the_shared_tree_is_not_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = f"<nav><a href='/'>Home</a></nav><article>{BODY}</article>"
    page = tree.read(f"<html><head><title>A</title></head><body>{inner}</body></html>")
    before = tostring(page.root)
    monkeypatch.setattr("extractors.article.extract.read", lambda _, **__: page)
    assert extract("<html>", "https://a.example/x").word_count > 100
    assert tostring(page.root) == before


@given(
    st.binary(max_size=200) | st.text(max_size=200).map(str.encode), st.sampled_from([None, "utf-8", "windows-1252"])
)
def test_what_was_decoded_needs_no_second_search(body: bytes, charset: str | None) -> None:
    text, _ = decode_text(body, charset and f"text/html; charset={charset}")
    once = tree.read(f"<html><body><p>{text}</p>x</body></html>", is_decoded=True)
    again = tree.read(f"<html><body><p>{text}</p>x</body></html>")
    assert tostring(once.root) == tostring(again.root)


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


@pytest.mark.parametrize("sign", ["\x1b[31m", "&#27;[2J", "&#x1B;[0;1m", "&#027;[?25l"])
def test_sequences_that_a_terminal_obeys_go_as_a_whole(sign: str) -> None:
    page = f"<html><head><title>Bridge{sign} closed</title></head><body><article>{BODY}<p>It is {sign}red.</p>"
    article = extract(page, "https://a.example/x")
    assert article.title == "Bridge closed"
    assert "It is red." in (article.text or "")


def test_what_turns_or_hides_text_goes() -> None:
    name = "safe\u202egnp.exe\u2066\u200b\u200d"
    head = f'<meta name=author content="{name}"><meta property="og:title" content="{name}">'
    body = f"<article><h1>{name}</h1>{BODY}<p>So\u00adon \ufeffdone now.</p>"
    page = f"<html><head><title>{name}</title>{head}</head><body>{body}"
    article = extract(page, "https://a.example/x")
    assert article.title == "safegnp.exe"
    assert "Soon done now." in (article.text or "")
    assert all(item.value.isprintable() for item in article.evidence)


def test_joiners_stay_where_a_script_needs_them() -> None:
    persian, family = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\U0001f468\u200d\U0001f469"
    assert tree.squeeze(f" {persian}  {family} ") == f"{persian} {family}"
    assert tree.squeeze("pass\u200cword\u200d") == "password"


@given(st.text(max_size=80))
def test_squeezing_is_idempotent_and_leaves_nothing_hidden(text: str) -> None:
    once = tree.squeeze(text)
    assert tree.squeeze(once) == once
    assert not set(once) & set("\x00\x1b\x7f\x9b\u200b\u202e\u2066\ufeff")


def test_tags_without_end_are_bounded_and_cost_no_text() -> None:
    many = " ".join(f"a{n}=1" for n in range(100_000))
    picture = f"<img alt='bank' src='data:image/png;base64,{'A' * 1_000_000}'>"
    began = time.process_time()
    article = extract(f"<html><body><article><p {many}>First.</p>{picture}{BODY}", "https://a.example/x")
    assert time.process_time() - began < 3
    assert article.word_count > 100
    assert "AAAA" not in (article.text or "")


def test_a_run_of_text_that_is_no_paragraph_is_cut() -> None:
    root = tree.parse(f"<html><body><p>{'word ' * 30_000}<b>and</b>{'tail ' * 30_000}</p><p>kept</p>")
    assert len(tree.text_of(root)) < 2 * tree.MAX_RUN + 100
    assert "kept" in tree.text_of(root)


def test_data_of_scripts_is_not_cut() -> None:
    block = '{"@type": "NewsArticle", "headline": "Bridge", "articleBody": "' + "word " * 15_000 + '"}'
    page = f'<html><head><script type="application/ld+json">{block}</script></head><body>{BODY}'
    assert extract(page, "https://a.example/x").title == "Bridge"


@pytest.mark.parametrize(
    ("limit", "most", "page", "reason"),
    [
        ("MAX_BYTES", 1_500, BODY * 2, "the page is longer than 1,500 bytes"),
        ("MAX_ELEMENTS", 20, BODY + "<b>a</b>" * 30, "more than 20 elements, or 2,000 beside each other"),
        ("MAX_SIBLINGS", 15, BODY + "<b>a</b>" * 50_000, "more than 20,000 elements, or 15 beside each other"),
        ("MAX_RUN", 50_000, BODY + f"<p>{'word ' * 20_000}", "more than 50,000 characters without markup"),
    ],
)
def test_what_is_cut_is_said(monkeypatch: pytest.MonkeyPatch, limit: str, most: int, page: str, reason: str) -> None:
    monkeypatch.setattr(tree, limit, most)
    article = extract(f"<html><head><title>Bridge</title></head><body>{page}", "https://a.example/x")
    assert article.truncated == reason
    assert "Sentence number 0" in (article.text or "")


def test_of_too_many_siblings_the_middle_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MAX_SIBLINGS", 4)
    monkeypatch.setattr(tree, "MAX_ELEMENTS", 20)
    root = tree.parse("".join(f"<p>{number}</p>" for number in range(21)))
    assert tree.text_of(root) == "011920"


def test_elements_behind_the_last_one_allowed_go_with_their_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MAX_ELEMENTS", 4)
    page = tree.read("<html><body><div><p>1</p><p>2</p>tail<p>3</p></div><p>4</p></body></html>")
    # html, body, div and two paragraphs.
    assert (tree.text_of(page.root), page.cut is not None) == ("12tail", True)


def test_few_elements_with_many_signs_are_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "MAX_ELEMENTS", 30)
    assert tree.read("<p>kept</p>" * 20).cut is None
    assert tree.read(f"<p>kept</p><script type='text/json'>{'a < b;' * 60}</script>").cut is None


def test_a_page_longer_than_the_parser_takes_is_read_to_there() -> None:
    page = f"<html><head><title>Bridge</title></head><body><article>{BODY}<!-- {'x' * tree.MAX_BYTES} -->"
    article = extract(page, "https://a.example/x")
    assert article.truncated == "the page is longer than 9,990,000 bytes"
    assert "Sentence number 0" in (article.text or "")


def test_a_whole_page_is_not_called_cut() -> None:
    assert extract(f"<html><title>Bridge</title><body>{BODY}", "https://a.example/x").truncated is None


def test_a_text_that_is_longer_than_any_article_says_so() -> None:
    # Words that differ: trafilatura leaves out what it has had.
    many = "".join(f"<p>{' '.join(f'w{number}x{word}' for word in range(1_000))}.</p>" for number in range(90))
    article = extract(f"<html><title>Bridge</title><body><article>{many}", "https://a.example/x")
    assert article.truncated == "the text is longer than 500,000 characters"


def test_a_document_with_entities_of_its_own_is_no_page() -> None:
    laughs = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol"><!ENTITY l1 "&l0;&l0;">]><html><p>&l1;</p></html>'
    article = extract(laughs, "https://a.example/x")
    assert (article.kind, article.text) == ("binary", None)
    xhtml = f'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x.dtd"><html><body>{BODY}</body>'
    assert extract(xhtml, "https://a.example/x").word_count > 100


@pytest.mark.parametrize("name", ["plaintext", "xmp"])
def test_elements_that_have_no_end_put_no_tags_into_the_text(name: str) -> None:
    page = f"<html><head><title>Bridge</title></head><body><article>{BODY}<{name}>And so on, said the mayor."
    article = extract(page, "https://a.example/x")
    assert "<" not in (article.text or "<")
    assert "Sentence number 0" in (article.text or "")


PIECES = [b"<", b">", b"<p>", b" x='", b"'", b"a" * 8, b"z" * 15, b" "]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join))
def test_long_stretches_are_found_wherever_they_are(data: bytes) -> None:
    ends = [at for at, byte in enumerate(data) if byte == ord("<")] + [len(data)]
    starts = [0] + [end + 1 for end in ends[:-1]]
    expected = [(start, end) for start, end in zip(starts, ends, strict=True) if end - start >= 20]
    assert list(tree._gaps(data, 20)) == expected
