"""A decoded page -> Article: every pass reads one shared tree."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from extractors.article import alternates, links
from extractors.article import body as bodies
from extractors.article.corrections import corrections
from extractors.article.head import MAX_HEADLINE, evidence, read_head
from extractors.article.metadata import read_metadata
from extractors.article.quotes import quotes
from extractors.article.reservations import opt_outs
from extractors.article.rules import Surroundings
from extractors.article.standfirst import standfirst
from extractors.article.tree import fold, read
from extractors.article.verdict import TEASER, Signals, judge
from extractors.article.version import EXTRACTOR
from extractors.article.zones import Text, zoned
from extractors.features.language import detect, primary
from extractors.records import Article, Evidence, Link
from extractors.urls import dedupe_key, resolve, site_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from extractors.article.head import Head
    from extractors.article.lines import Line
    from extractors.article.links import Anchor
    from extractors.article.metadata import Metadata
    from extractors.records import ExtractionMode

__all__ = ["EXTRACTOR", "extract"]

# The text speaks against the language that the page states: so sure, and from so many words.
SURE = 0.85
LEAST_WORDS = 40
# Characters that tell the language of an article as well as all of them.
SAMPLE = 400

_TEXTUAL = ("html", "text/", "xml")
# JSON, a feed or sitemap, a document with entities of its own.
_DATA = re.compile(
    r"\s*(?:[\[{]\s*[\"{\[\]}]"
    r"|(?:<\?xml[^>]{0,200}>\s*)?<(?:(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b|!DOCTYPE[^>\[]{0,200}\[\s*<!ENTITY))",
    re.IGNORECASE,
)
_ODD = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffd]")
_BINARY = ("%PDF-", "PK\x03\x04", "\x89PNG", "GIF8", "\x1f", "RIFF", "ID3")


def extract(
    html: str,
    url: str,
    content_type: str | None = None,
    now: datetime | None = None,
    requested_url: str | None = None,
    mode: ExtractionMode = "fast",
    *,
    is_decoded: bool = False,
) -> Article:
    """What a page says, and whether it is an article at all.

    ``html`` is decoded text, ``url`` the address after redirects, ``requested_url`` the one before them. Dates more
    than a day after ``now`` are refused where it is given. In the mode ``thorough`` several candidates for the text
    are compared, at up to three times the cost. ``is_decoded`` says that ``decode_text`` made ``html``: then it is not
    searched for control characters again. Never raises for what a page contains: what is useless gets a verdict.
    """
    if reason := _no_text(html, content_type):
        return Article(url, "not_article", "binary", (reason,))
    page = read(html, is_decoded=is_decoded)
    root = page.root
    if root is None:
        return Article(url, "not_article", "empty", ("nothing that can be parsed",), truncated=page.cut)
    head = read_head(root, url)
    anchors = links.anchors(root)
    lines, body = _body(root, head, anchors, mode)
    words = sum(bodies.count_words(line.text) for line in lines)
    metadata = read_metadata(head, now, guess_date=head.node is not None or words >= TEASER)
    signals = Signals(head, body, metadata, anchors)
    verdict, kind, reasons = judge(signals)
    if kind == "front_page" and _sent_home(requested_url, url):
        kind, reasons = "soft_404", ("it redirects to a front page", *reasons)
    stated = root.find(".//base[@href]")
    base = resolve(url, stated.get("href") if stated is not None else url) or url
    spoken = Text(metadata.title or head.title, body.lines, body.elements)
    found = zoned(anchors, spoken, root, url, base) if verdict == "article" else ()
    found = _with_stated(found, alternates.links(head, base)) if verdict == "article" else ()
    named = body.credit or (links.credit(anchors) if verdict == "article" else None)
    credit, credit_evidence = _credit(named, metadata, url)
    lang, lang_evidence = _language(metadata.lang, body)
    below = None if metadata.subtitle else standfirst(head, lines, body, titles_of(head))
    subtitle_evidence = evidence("subtitle", [below], below) if below else ()
    return replace(
        _stated(url, metadata),
        subtitle=below.value if below else metadata.subtitle,
        verdict=verdict,
        kind=kind,
        reasons=reasons,
        text=body.text,
        structure=body.structure,
        corrections=corrections(head, (line.text for line in lines)),
        quotes=quotes(body.text) if verdict == "article" else (),
        lang=lang,
        truncated=page.cut or _cut(lines) or _partial(head, body),
        word_count=body.words,
        syndication_credit=credit,
        mode=mode,
        links=found,
        evidence=metadata.evidence + subtitle_evidence + lang_evidence + credit_evidence + opt_outs(head),
    )


def _body(
    root: Any, head: Head, anchors: tuple[Anchor, ...], mode: ExtractionMode
) -> tuple[tuple[Line, ...], bodies.Body]:
    """The lines of the candidate that was chosen, and the article's among them."""
    around = Surroundings(titles_of(head), links.OutsideTexts(anchors))
    if mode == "thorough":
        return bodies.thorough(root, head.url, head, around)
    lines = bodies.candidate(root, head.url)
    return lines, bodies.body_of(root, lines, around)


def _with_stated(found: tuple[Link, ...], stated: tuple[Link, ...]) -> tuple[Link, ...]:
    """Links of the page and those of its head. What stands in the text as well keeps its place there."""
    seen = {link.url for link in found}
    return (*found, *(link for link in stated if link.url not in seen))


def _sent_home(requested: str | None, url: str) -> bool:
    """Whether a redirect led from something that is no front page itself to this page."""
    if requested is None or dedupe_key(requested) == dedupe_key(url):
        return False
    return bool(urlsplit(requested).path.strip("/") or urlsplit(requested).query)


def _stated(url: str, metadata: Metadata) -> Article:
    """What the page says about itself; not yet judged."""
    return Article(
        url=url,
        verdict="not_article",
        kind="failed",
        title=metadata.title,
        subtitle=metadata.subtitle,
        lang=metadata.lang,
        authors=metadata.authors,
        agencies=metadata.agencies,
        published=metadata.published,
        modified=metadata.modified,
        section=metadata.section,
        tags=metadata.tags,
        image_url=metadata.image_url,
        site_name=metadata.site_name,
        canonical_url=metadata.canonical_url,
        paywalled=metadata.paywalled,
    )


def _no_text(html: str, content_type: str | None) -> str | None:
    """Why this is no text at all, or None."""
    label = (content_type or "").split(";")[0].strip().lower()
    if label and not any(part in label for part in _TEXTUAL) and "<html" not in html[:2000].lower():
        return f"content type {label[:60]}"
    if html.startswith(_BINARY):
        return "begins like a binary file"
    if _DATA.match(html):
        return "JSON or an XML document, no page"
    sample = html[:4000]
    return "too many bytes that are no text" if len(_ODD.findall(sample)) > 0.1 * len(sample) else None


def _cut(lines: Sequence[Line]) -> str | None:
    """What a text that reaches its greatest length says about itself."""
    if sum(len(line.text) for line in lines) >= bodies.MAX_TEXT:
        return f"the text is longer than {bodies.MAX_TEXT:,} characters"
    return None


def _partial(head: Head, body: bodies.Body) -> str | None:
    """What a text says about itself that has less than half of the words that the page counts."""
    stated = head.stated_words() or 0
    if stated >= TEASER and body.words < stated / 2:
        return f"the page counts {stated:,} words, {body.words:,} were found"
    return None


def titles_of(head: Head) -> frozenset[str]:
    """Folded spellings of the title, for lines that repeat it."""
    found = head.ld_text("headline") + head.meta("og:title", "twitter:title")
    texts = (head.title, *head.headlines, *(item.value[:MAX_HEADLINE] for item in found))
    return frozenset(key for text in texts if (key := fold(text)))


def _language(stated: str | None, body: bodies.Body) -> tuple[str | None, tuple[Evidence, ...]]:
    """The language of the text where that is certain, else what the page says: many say what their system speaks."""
    lang, confidence = detect(body.text or "", stated, SAMPLE) if body.words >= LEAST_WORDS else (None, None)
    doubtful = confidence is None or (stated is not None and confidence < SURE)
    if doubtful or lang == primary(stated):
        return stated, ()
    return lang, (Evidence("lang", lang or "", "text", None, chosen=True),)


def _credit(named: str | None, metadata: Metadata, url: str) -> tuple[str | None, tuple[Evidence, ...]]:
    """The credit that a line names, else the agency in the byline. A canonical link elsewhere is evidence only."""
    credit = named or metadata.wire
    found: tuple[Evidence, ...] = ()
    if credit:
        method = "text" if named else "byline"
        found = (Evidence("syndication_credit", credit, method, None, chosen=True),)
    canonical = metadata.canonical_url
    if canonical and site_of(canonical) != site_of(url):
        found += (Evidence("syndication_credit", canonical, "canonical", "link[rel=canonical]", chosen=False),)
    return credit, found
