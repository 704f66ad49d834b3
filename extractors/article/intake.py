"""A seed that somebody hands over as a file: HTML, Markdown or plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from lxml.html import fragments_fromstring
from markdown_it import MarkdownIt

from extractors.article.body import count_words
from extractors.article.credit import is_credit_line, sentence_credit
from extractors.article.dates import parse_moment
from extractors.article.extract import extract
from extractors.article.people import person, split_names
from extractors.article.phrases import BYLINE, RELATED_LABEL, TAIL
from extractors.article.rules import is_label
from extractors.article.tree import clean, squeeze, text_of
from extractors.errors import IntakeError
from extractors.fetch.decode import decode_text
from extractors.records import Article, Link
from extractors.urls import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.records import Moment

Form = Literal["html", "markdown", "text"]
MAX_BYTES = 16_000_000
LEAST_WORDS = 20
MAX_CREDIT = 80
SENTENCE = 200
DATE_LINE = 60
WHOLE_LINE = 40
_USELESS = frozenset(
    {"consent_wall", "login", "block_page", "soft_404", "shell", "empty", "binary", "front_page", "search_page"}
)
_ADDRESS = re.compile(r"https?://[^\s<>\"]{3,2000}")
_URL_LABEL = re.compile(
    r"^(?:original|source|canonical)?\s*(?:url|link|address|source)\s*:?\s*(?:<?https?://\S*)?$", re.IGNORECASE
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=(?:\(\d+\))?(https?://[^\s<>]{3,2000})\s*-->")
_STOP = re.compile(r"[.!?\u2026:;][\"'\u2019\u201d\u00bb)\]]*$")
_LABEL = re.compile(r"^[^:]{3,40}:\s*")
_DISCLAIMER = re.compile(
    r"\b(?:views|opinions|position)\b.{0,120}\b(?:reflect|represent|those of|express)", re.IGNORECASE
)


@dataclass
class _Draft:
    """What has been recognised so far, block by block."""

    title: str | None = None
    subtitle: str | None = None
    authors: tuple[str, ...] = ()
    published: Moment | None = None
    credit: str | None = None
    url: str | None = None
    lines: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    #: Paragraphs before the byline and the date: a standfirst may be among them.
    opening: bool = True

    def link(self, href: str | None, anchor: str, zone: Literal["body", "related", "credit"]) -> None:
        """Note a link; ``#`` is no address, so that only the title is left to look for."""
        url = resolve(self.url or "https://seed.invalid/", href) if href and not href.startswith("#") else None
        if anchor and (url or zone == "related"):
            self.links.append(Link(url, anchor, zone, len(self.links)))


@dataclass(frozen=True)
class _Block:
    """A paragraph, heading or list item with what its markup says."""

    tag: str
    text: str
    links: tuple[tuple[str, str], ...] = ()
    strong: str = ""
    italic: bool = False
    image: bool = False


def read_seed(data: bytes, kind: Form, name: str) -> Article:
    """The article in a file that a user names as a seed.

    Furniture (related articles, captions, credits, disclaimers, "Original url") is recognised and kept out of the
    text. A link without an address becomes ``Link(url=None, zone="related")``. Where the file does not say its
    address, ``url`` is ``file:NAME``. Raises IntakeError, naming the file, if there is no article in it.
    """
    if not data.strip():
        raise IntakeError("the file is empty", subject=name, advice="Save the article again, with its text.")
    if len(data) > MAX_BYTES:
        raise IntakeError("the file is larger than 16 MB", subject=name, advice="Save the article alone.")
    if b"\x00" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise IntakeError("this is no text", subject=name, advice="Give the article as HTML, Markdown or plain text.")
    text, _ = decode_text(data, "text/html" if kind == "html" else "text/plain")
    article = _from_html(text, name) if kind == "html" else _from_blocks(list(_blocks(text, kind)), name)
    if article.word_count < LEAST_WORDS:
        raise IntakeError(
            "no article text found in it",
            subject=name,
            advice=f"A seed needs at least {LEAST_WORDS} words; give the page's address or its text as .md or .txt.",
        )
    return article


def _from_html(html: str, name: str) -> Article:
    saved = _SAVED_FROM.search(html[:5000])
    url = saved[1] if saved else None
    article = extract(html, url or "https://seed.invalid/article")
    if article.kind in _USELESS:
        raise IntakeError(
            f"this looks like no article: {article.kind} ({', '.join(article.reasons)})",
            subject=name,
            advice="Open the article in a browser, save the page with its text, and give that file.",
        )
    return replace(
        article,
        url=url or article.canonical_url or f"file:{name}",
        verdict="article",
        kind="news" if article.verdict == "not_article" else article.kind,
    )


def _from_blocks(blocks: list[_Block], name: str) -> Article:
    draft = _Draft()
    for number, block in enumerate(blocks):
        _take(draft, block, blocks[number - 1] if number else None)
    if draft.title is None:
        raise IntakeError("no title found in it", subject=name, advice="Put the title into the first line.")
    text = "\n".join(draft.lines)
    return Article(
        url=draft.url or f"file:{name}",
        verdict="article",
        kind="news",
        reasons=("given as a seed",),
        title=draft.title,
        subtitle=draft.subtitle,
        text=text or None,
        authors=draft.authors,
        published=draft.published,
        syndication_credit=draft.credit,
        word_count=count_words(text),
        links=tuple(draft.links),
    )


def _take(draft: _Draft, block: _Block, before: _Block | None) -> None:
    """Recognise one block. The order of the rules is the order of a page from top to bottom."""
    if not block.text or block.tag == "hr":
        return
    if draft.title is None:
        draft.title = block.text
    elif _is_address(draft, block, before):
        return
    elif not (draft.opening and _take_opening(draft, block)) and not _take_furniture(draft, block):
        _take_paragraph(draft, block)


def _is_address(draft: _Draft, block: _Block, before: _Block | None) -> bool:
    """``Original url:`` and the address, in one block or in two."""
    if _URL_LABEL.match(block.text) is None and not (before and _URL_LABEL.match(before.text)):
        return False
    found = _ADDRESS.search(block.text)
    if found:
        draft.url = resolve(found[0], "") or found[0]
    return found is not None or _URL_LABEL.match(block.text) is not None


def _take_opening(draft: _Draft, block: _Block) -> bool:
    """Byline, date, standfirst and caption between title and text."""
    byline = BYLINE.match(block.text)
    if byline and len(block.text) < 160 and not _STOP.search(block.text):  # noqa: PLR2004 - a byline is no paragraph
        draft.authors = tuple(found for part in split_names(byline["names"]) if (found := person(part, None)))
        return True
    moment = parse_moment(block.text, "text") if len(block.text) < DATE_LINE else None
    if moment is not None:
        draft.published = moment
        return True
    if _is_caption(block):
        return True
    known = draft.subtitle or draft.authors or draft.published
    if not known and block.tag in {"p", "h2", "h3"}:
        draft.subtitle = block.text
        return True
    draft.opening = False
    return False


def _is_caption(block: _Block) -> bool:
    """A picture's caption: it ends with its credit in bold, or has the picture in it."""
    credit = block.strong
    if block.image or block.tag != "p" or not credit:
        return block.image
    short = len(credit) < MAX_CREDIT and not _STOP.search(credit)
    return short and block.text != credit and block.text.endswith(credit)


def _take_furniture(draft: _Draft, block: _Block) -> bool:
    """Related articles, credits, disclaimers and captions: kept apart, not compared as text."""
    if is_label(block.text) or (block.strong and RELATED_LABEL.match(block.strong)):
        named = block.links or ((("#", _LABEL.sub("", block.text)),) if _LABEL.match(block.text) else ())
        for href, anchor in named:
            draft.link(href, anchor, "related")
        return True
    if (block.italic or len(block.text) < SENTENCE) and is_credit_line(block.text):
        draft.credit = draft.credit or sentence_credit(block.text)
        for href, anchor in block.links:
            draft.link(href, anchor, "credit")
        return True
    if _is_caption(block) or (len(block.text) < SENTENCE and TAIL.search(block.text)):
        return True
    return block.italic and _DISCLAIMER.search(block.text) is not None


def _take_paragraph(draft: _Draft, block: _Block) -> None:
    """A paragraph of the text. One that was torn apart goes on in lower case or with a number: join it."""
    if len(block.links) == 1 and block.links[0][0].startswith("#") and block.links[0][1] == block.text:
        draft.link("#", block.text, "related")
        return
    for href, anchor in block.links:
        draft.link(href, anchor, "body")
    torn = bool(draft.lines) and block.tag == "p" and not _STOP.search(draft.lines[-1])
    if torn and len(draft.lines[-1]) > WHOLE_LINE and (block.text[0].islower() or block.text[0].isdigit()):
        draft.lines[-1] = f"{draft.lines[-1]} {block.text}"
    else:
        draft.lines.append(block.text)


def _blocks(text: str, kind: Form) -> Iterator[_Block]:
    if kind == "text":
        yield from _text_blocks(clean(text))
        return
    html = MarkdownIt("commonmark", {"html": False}).render(clean(text))
    for element in fragments_fromstring(html, no_leading_text=True) if html.strip() else ():
        yield from _element_blocks(element)


def _text_blocks(text: str) -> Iterator[_Block]:
    """Paragraphs between blank lines; where there are none, every line is one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    title, _, rest = text.strip().partition("\n")
    parts = re.split(r"\n[ \t]*\n", rest) if re.search(r"\n[ \t]*\n", rest.strip()) else rest.split("\n")
    for part in (title, *parts):
        line = squeeze(part)
        if line:
            yield _Block("p", line)


def _element_blocks(element: Any) -> Iterator[_Block]:
    if element.tag in {"ul", "ol", "blockquote"}:
        for child in element:
            yield from _element_blocks(child)
        return
    text = text_of(element)
    if not text and element.tag != "hr" and element.find(".//img") is None:
        return
    links = tuple((link.get("href") or "#", text_of(link)) for link in element.iter("a"))
    strong = [text_of(part) for part in element.iter("strong")]
    inside = [part for part in element if part.tag == "em"]
    yield _Block(
        tag=element.tag,
        text=text,
        links=links,
        strong=strong[-1] if strong else "",
        italic=len(inside) == 1 and text_of(inside[0]) == text,
        image=element.find(".//img") is not None,
    )
