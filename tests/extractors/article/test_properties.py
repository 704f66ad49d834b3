"""What holds for every page: extraction never raises, invents nothing, and says the same twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml.etree import strip_elements
from lxml.html import HTMLParser, document_fromstring
from trafilatura.meta import reset_caches

from extractors.article.extract import extract
from extractors.article.rules import Surroundings, without_furniture
from extractors.article.tree import fold
from tests import golden

if TYPE_CHECKING:
    from collections.abc import Callable

    from extractors.records import Article

URL = "https://courier.example/2024/02/06/bridge"
PAGES = tuple(sorted((folder / golden.PAGE).read_text("utf-8") for folder in golden.GOLDEN.iterdir()))
# A page costs some ten milliseconds; the machine may be busy with other things.
pages_of_examples = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

TERMINAL = "\x1b[31m"
# Written by hand rather than drawn at random: what has broken extractors, in a few signs each.
HOSTILE = [
    *("\x00", TERMINAL, "\u202e", "\u200b", "\ufffe", "\ud800", "\xad", "&#27;", "&#0;", "&#xD800;", "&#99999999;"),
    *(
        "&",
        "&amp",
        "&nbsp;",
        "&lt;p&gt;",
        "<",
        ">",
        "</",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?xml ?>",
        "<p",
        "'",
        '"',
    ),
    *("<table>", "<td>", "<br>", "</p>", "</div>", "</article>", "<title>", "<h1>", "<base href='//[x'>", "<html>"),
    *(
        "<script>",
        "<style>",
        "<textarea>",
        "<plaintext>",
        "<svg><title>",
        "<template>",
        "<noscript>",
        "<select><option>",
    ),
    *('<script type="application/ld+json">{"@type": "NewsArticle", "author": [[null]], "datePublished": {}}</script>',),
    '<script type="application/ld+json">{"@type": "NewsArticle", "url": "http://[", "@id": "//[x"}</script>',
    '<meta property="og:url" content="http://[::1"><link rel="canonical" href="http://[x">',
    *('<time datetime="99999-99-99T99:99Z">', '<meta property="article:published_time" content="0">'),
    *('<a href="http://[::1">x</a>', '<link rel="canonical" href="javascript:alert(1)">', '<html lang="&#0;">'),
]


_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
DEEP = 100  # levels of elements that any parser reads with certainty


def words_in_order(line: str, text: str) -> bool:
    """Whether the words of a line stand in a text, one after the other. Bullets and bars of the output do not count.

    Where an element goes (a button, a picture), what stood before and behind it may become one word.
    """
    at = 0
    for word in line.split():
        if word not in {"-", "|"}:
            ends = (end_of(word[cut:], text, end_of(word[:cut], text, at)) for cut in range(len(word)))
            at = next((end for end in ends if end >= 0), -1)
    return at >= 0


def is_drawn(line: str, kind: str, text: str) -> bool:
    """Whether a line stands in the page.

    Of a list within a list's item, as a broken page may have it, trafilatura makes one line, with the paragraphs of the
    inner items before their links: there the order counts for nothing.
    """
    words = [word for part in line.split() if (word := visible(part)) not in {"", "-", "|"}]
    return words_in_order(" ".join(words), text) or (kind == "list" and all(word in text for word in words))


def end_of(word: str, text: str, start: int) -> int:
    """Where a word ends that is looked for from a place on; -1 where it is not found or the place is none."""
    found = text.find(word, start) if start >= 0 else -1
    return found + len(word) if found >= 0 else -1


def visible(text: str) -> str:
    """A text without spaces and without what cannot be seen."""
    return "".join(sign for sign in text if sign.isprintable() and not sign.isspace() and sign != "\ufffd")


def texts_of_page(html: str) -> tuple[str, ...]:
    """All text of a page as a parser without any of our preparations and limits sees it. No script is text.

    Nor is a template; but what stands too deep is recovered, and then nobody knows any more what it stood in.
    """
    html = html.replace(TERMINAL, "")
    data = html.encode("utf-8", "replace").translate(None, bytes(code for code in range(32) if code not in b"\t\n\r\f"))
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    root = document_fromstring(data, parser=parser)
    is_deep = any(sum(1 for _ in element.iterancestors()) > DEEP for element in root.iter())
    strip_elements(root, "script", "style", "svg", *([] if is_deep else ["template"]), with_tail=False)
    text = "".join(root.itertext())
    # A title may hold signs that look like a tag; when what stands too deep is recovered they are taken for one.
    return (visible(text), visible(_TAG.sub("", text))) if is_deep else (visible(text),)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A golden page that has been cut, stuttered, nested, or has something put into it, a few times."""
    page = draw(st.sampled_from(PAGES))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(page)))
        end = draw(st.integers(start, min(len(page), start + 3_000)))
        page = draw(st.sampled_from(WAYS))(draw, page, start, end)
    return page


def _cut(_: st.DrawFn, page: str, start: int, end: int) -> str:
    return page[:start] + page[end:]


def _ended(_: st.DrawFn, page: str, start: int, end: int) -> str:
    return page[:start]


def _stuttered(draw: st.DrawFn, page: str, start: int, end: int) -> str:
    return page[:start] + page[start:end] * draw(st.integers(2, 5)) + page[end:]


def _nested(draw: st.DrawFn, page: str, start: int, end: int) -> str:
    name, levels = draw(st.sampled_from(["div", "b", "ul", "table", "blockquote"])), draw(st.integers(1, 400))
    return page[:start] + f"<{name}>" * levels + page[start:end] + f"</{name}>" * levels + page[end:]


def _salted(draw: st.DrawFn, page: str, start: int, end: int) -> str:
    return page[:start] + draw(st.sampled_from(HOSTILE)) * draw(st.sampled_from([1, 1, 3, 300])) + page[start:]


WAYS: list[Callable[[st.DrawFn, str, int, int], str]] = [_cut, _ended, _stuttered, _nested, _salted, _salted]
soup = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=40), max_size=40).map("".join)


def is_sound(article: Article) -> bool:
    """Whether an article keeps the promises of the record."""
    lines = (article.text or "").split("\n") if article.text else []
    return bool(
        article.reasons
        and all(line.strip() == line and line for line in lines)
        and (not article.structure or len(article.structure) == len(lines))
        and "" not in {article.title, article.subtitle, article.text, article.lang, article.truncated, *article.authors}
        and all((article.text or "")[quote.start : quote.end] for quote in article.quotes)
    )


@given(st.text(max_size=400) | soup)
@settings(pages_of_examples, max_examples=80)
def test_any_text_gives_a_verdict_with_a_reason(html: str) -> None:
    assert is_sound(extract(html, URL))


@given(mutated())
@settings(pages_of_examples, max_examples=60)
def test_any_page_gives_a_verdict_with_a_reason(html: str) -> None:
    assert is_sound(extract(html, URL, "text/html", golden.datetime(2026, 1, 1, tzinfo=golden.UTC)))


@pytest.mark.parametrize("url", ["", "x", "http://", "https://a.example/\ud800", "javascript:0", "//"])
def test_no_address_is_too_odd(url: str) -> None:
    assert is_sound(extract(PAGES[0], url))


@given(mutated())
@settings(pages_of_examples, max_examples=60)
def test_every_line_is_drawn_from_the_page(html: str) -> None:
    article = extract(html, URL)
    lines = (article.text or "").split("\n") if article.text else []
    texts = texts_of_page(html) if lines else ()
    kinds = article.structure or ("paragraph",) * len(lines)
    told = zip(lines, kinds, strict=True)
    assert [line for line, kind in told if not any(is_drawn(line, kind, text) for text in texts)] == []


def test_a_line_that_is_invented_would_be_seen() -> None:
    (text,) = texts_of_page("<p>The old&nbsp;har<b>bour</b> bridge</p>")
    assert words_in_order("The harbour - bridge", text)
    assert words_in_order("Theold bridge", text)
    assert not words_in_order("The bridge harbour", text)
    assert not words_in_order("The new bridge", text)
    assert is_drawn("The bridge harbour", "list", text)
    assert not is_drawn("The new bridge", "list", text)


@given(mutated(), st.sampled_from(PAGES))
@settings(pages_of_examples, max_examples=20)
def test_a_page_gives_the_same_whatever_came_before_it(html: str, other: str) -> None:
    first = extract(html, URL)
    extract(other, URL)
    assert extract(html, URL) == first
    reset_caches()
    assert extract(html, URL) == first


HEADLINES = ("Fishermen of Port Alder strike again", "Six new vans for the old quay")
LINES = [
    *(
        "The council of Port Alder voted on Tuesday evening to close the old harbour bridge to lorries.",
        "By Ann Tolley",
    ),
    *(
        "Repairs are expected to take nineteen months, provided that work begins before the autumn storms.",
        "Ann Tolley",
    ),
    *(
        "Drivers will have to take the longer way round by the northern bypass, said the harbour master.",
        "6 February 2024",
    ),
    *(
        "Harbour bridge closed to lorries",
        "Cracks in two arches",
        "Published: 6 February 2024, 21:15",
        "(Reuters)",
        "...",
    ),
    *("Read more: Fishermen of Port Alder strike again", "Related articles", "Read more", "Share this article", "- -"),
    *(
        "Sign up for our newsletter.",
        "Follow us on Twitter",
        "Photo: Bo Marsh",
        "Advertisement",
        "Copyright 2024 Courier",
    ),
    *("Ann Tolley is a reporter at The Alder Courier.", "Subscribe now to read on", "© The Alder Courier", "* * *"),
    *HEADLINES,
]


AROUND = Surroundings(frozenset({fold("Harbour bridge closed to lorries")}), frozenset(map(fold, HEADLINES)))


@given(st.lists(st.sampled_from(LINES), max_size=30))
@settings(max_examples=300, deadline=None)
def test_the_filter_has_nothing_to_take_from_what_it_has_left(lines: list[str]) -> None:
    left = [lines[number] for number in without_furniture(lines, AROUND)]
    assert without_furniture(left, AROUND) == list(range(len(left)))


def test_the_filter_takes_what_stands_around_a_text() -> None:
    text = LINES[0:6:2]
    around = [
        "Harbour bridge closed to lorries",
        "By Ann Tolley",
        *text,
        "Read more",
        *HEADLINES,
        "Sign up for our newsletter.",
    ]
    assert [around[number] for number in without_furniture(around, AROUND)] == text
