"""Title, language, section and the other plain fields, each with its candidates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.article import filing, moments, people
from extractors.article.head import Found, Head, evidence
from extractors.article.jsonld import first_text, names_of, plain
from extractors.article.tree import fold
from extractors.urls import host_of, resolve

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from extractors.records import Evidence, Moment

MAX_SITE = 50
# Characters of what is kept of a title, a subtitle and an outlet's name.
MAX_TITLE = 500
MAX_SUBTITLE = 2_000
MAX_NAME = 200
LEAST_SITE = 4
# Candidates of the plainer fields that are kept.
MAX_EVIDENCE = 4
_PAID = {"true": False, "false": True, "free": False, "metered": True, "locked": True}
_SEPARATOR = re.compile(r"\s+[|\u2013\u2014\u00bb\u2022:\u00b7-]{1,2}\s+")
_MARKS = frozenset("|:\u2013\u2014\u00bb\u2022\u00b7-")
_LANGUAGE = re.compile(r"^[a-z]{2,3}(?=$|[-_])")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head of a page says, chosen; the fields are those of ``records.Article``."""

    title: str | None
    subtitle: str | None
    lang: str | None
    authors: tuple[str, ...]
    agencies: tuple[str, ...]
    wire: str | None
    published: Moment | None
    modified: Moment | None
    section: str | None
    tags: tuple[str, ...]
    image_url: str | None
    site_name: str | None
    canonical_url: str | None
    paywalled: bool | None
    evidence: tuple[Evidence, ...]


def read_metadata(head: Head, now: datetime | None, *, guess_date: bool) -> Metadata:
    """Choose every field. ``guess_date`` allows the last resort for a date (see ``moments.published``)."""
    site, site_evidence = _site_name(head)
    title, title_evidence = _title(head, site)
    lang, lang_evidence = _language(head)
    named = people.authors(head, site)
    published, published_evidence = moments.published(head, now, guess=guess_date)
    modified, modified_evidence = moments.modified(head, now, published)
    canonical, canonical_evidence = _canonical(head)
    subtitle, subtitle_evidence = _subtitle(head, title)
    section, section_evidence = _section(head)
    image, image_evidence = _image(head)
    paywalled, paywall_evidence = _paywalled(head)
    return Metadata(
        title=title,
        subtitle=subtitle,
        lang=lang,
        authors=named.people,
        agencies=named.others,
        wire=named.wire,
        published=published,
        modified=modified,
        section=section,
        tags=filing.tags(head),
        image_url=image,
        site_name=site,
        canonical_url=canonical,
        paywalled=paywalled,
        evidence=title_evidence + evidence("authors", list(named.founds), named.chosen) + published_evidence
        + modified_evidence + lang_evidence + canonical_evidence + site_evidence + subtitle_evidence
        + section_evidence + image_evidence + paywall_evidence,
    )  # fmt: skip


def strip_site(title: str, site: str | None, host: str) -> str:
    """A title without the outlet's name at its end or start (``Headline | Outlet``)."""
    parts = _SEPARATOR.split(title)
    if len(parts) == 1:
        return title
    label = fold(host.removeprefix("www.").split(".")[0]).replace(" ", "")
    names = {fold(site).replace(" ", ""), label} - {""}

    def is_site(part: str) -> bool:
        key = fold(part).replace(" ", "")
        alike = (key == name or (len(name) >= LEAST_SITE and (key in name or name in key)) for name in names)
        return len(part) < MAX_SITE and bool(key) and any(alike)

    if is_site(parts[-1]):
        return title[: title.rindex(parts[-1])].rstrip(" |\u2013\u2014\u00bb\u2022:\u00b7-")
    if is_site(parts[0]):
        return title[len(parts[0]) :].lstrip(" |\u2013\u2014\u00bb\u2022:\u00b7-")
    return title


def _picked(
    field: str, founds: list[Found], read: Callable[[str], str | None]
) -> tuple[str | None, tuple[Evidence, ...]]:
    """The first candidate that something can be made of, and all of them as evidence."""
    for found in founds:
        if value := read(found.value):
            return value, evidence(field, founds, found, MAX_EVIDENCE)
    return None, evidence(field, founds, None, MAX_EVIDENCE)


def _site_name(head: Head) -> tuple[str | None, tuple[Evidence, ...]]:
    publisher = names_of(head.node.data.get("publisher"), head.nodes)[:1] if head.node else []
    founds = head.meta("og:site_name")
    founds += [Found(name, "json-ld", "publisher") for name, _ in publisher] + head.meta("application-name")
    return _picked("site_name", founds, lambda value: value[:MAX_NAME].rstrip() or None)


def _title(head: Head, site: str | None) -> tuple[str | None, tuple[Evidence, ...]]:
    """What JSON-LD states, if the page confirms it, else the headline that most places agree on (h1 first)."""
    founds = head.ld_text("headline")
    founds += [Found(text, "h1", f"h1[{number}]") for number, text in enumerate(head.headlines[:3])]
    founds += head.meta("og:title", "twitter:title")
    founds += [Found(head.title, "title", "title")] if head.title else []
    host = host_of(head.url)
    cleaned = [(found, strip_site(plain(found.value), site, host)) for found in founds]
    cleaned = _without_cut([(found, text) for found, text in cleaned if fold(text) and fold(text) != fold(site)])
    if not cleaned:
        return None, evidence("title", founds, None)
    first, rest = cleaned[0], cleaned[1:]
    if first[0].method == "json-ld" and _is_confirmed(first[1], [text for _, text in rest]):
        best, text = first
    else:
        # Of equal votes the first wins, and that of a headline that was not confirmed counts last.
        asked = [*rest, first] if first[0].method == "json-ld" else cleaned
        best, text = max(asked, key=lambda pair: _votes(pair[1], cleaned))
    return text[:MAX_TITLE].rstrip(), evidence("title", founds, best)


def _without_cut(cleaned: list[tuple[Found, str]]) -> list[tuple[Found, str]]:
    """Titles but for those with dots at their end that another place gives in full."""
    texts = [text for _, text in cleaned]
    return [pair for pair in cleaned if not (pair[1].endswith(("\u2026", "...")) and _is_begun(pair[1], texts))]


def _is_begun(title: str, others: list[str]) -> bool:
    """Whether another title goes on where this one ends; what stands behind a mark is a section."""
    start = fold(title)
    longer = (other for other in others if fold(other).startswith(start) and fold(other) != start)
    return any(other[len(title) :].lstrip()[:1] not in _MARKS for other in longer)


def _is_confirmed(headline: str, others: list[str]) -> bool:
    """Whether the page shows a stated headline: it shares words with another title, and is not cut off."""
    words = set(fold(headline).split())
    if _is_begun(headline, others):
        return False
    return any(2 * len(words & set(fold(other).split())) >= len(words) for other in others)


def _votes(text: str, cleaned: list[tuple[Found, str]]) -> int:
    """How many kinds of places say a title, alone or with a section behind it or a kicker before it."""
    return len({found.method for found, other in cleaned if fold(other) == fold(text) or _extends(other, text)})


def _extends(longer: str, title: str) -> bool:
    """Whether a text is a title and something else that a mark separates from it."""
    if title.count(" ") < LEAST_SITE - 1 or len(longer) <= len(title):
        return False
    before, found, after = longer.partition(title)
    ends = (before.rstrip()[-1:], after.lstrip()[:1])
    return bool(found) and all(not end or end in _MARKS for end in ends)


def _language(head: Head) -> tuple[str | None, tuple[Evidence, ...]]:
    stated = head.root.get("lang") or head.root.get("xml:lang") or ""
    founds = [Found(stated, "html", "html[lang]")] if stated.strip() else []
    founds += head.ld_text("inLanguage") + head.meta("og:locale", "content-language", "language", "dc.language")
    for found in founds:
        code = _LANGUAGE.match(found.value.strip().lower())
        if code:
            return code[0], evidence("lang", founds, found)
    return None, evidence("lang", founds, None)


def _canonical(head: Head) -> tuple[str | None, tuple[Evidence, ...]]:
    founds = [
        Found(href, "link", "link[rel=canonical]")
        for link in head.root.iter("link")
        if (link.get("rel") or "").lower().strip() == "canonical" and (href := (link.get("href") or "").strip())
    ]
    founds += head.meta("og:url")
    for found in founds:
        url = resolve(head.url, found.value)
        if url:
            return url, evidence("canonical_url", founds, found)
    return None, ()


def _subtitle(head: Head, title: str | None) -> tuple[str | None, tuple[Evidence, ...]]:
    def read(value: str) -> str | None:
        text = plain(value)[:MAX_SUBTITLE].rstrip()
        return text if fold(text) and fold(text) != fold(title) else None

    founds = head.ld_text("alternativeHeadline", "description") + head.meta("og:description", "description")
    return _picked("subtitle", founds, read)


def _section(head: Head) -> tuple[str | None, tuple[Evidence, ...]]:
    return _picked("section", filing.sections(head), lambda value: plain(value)[:100] or None)


def _image(head: Head) -> tuple[str | None, tuple[Evidence, ...]]:
    founds = head.meta("og:image", "og:image:url", "twitter:image")
    if head.node and (url := first_text(head.node.data.get("image"), "url", "contentUrl", "@id")):
        founds.append(Found(url, "json-ld", f"{head.node.place}.image"))
    return _picked("image_url", founds, lambda value: resolve(head.url, value))


def _paywalled(head: Head) -> tuple[bool | None, tuple[Evidence, ...]]:
    founds = filing.access(head)
    for found in founds:
        answer = _PAID.get(found.value.strip().lower().rsplit("/", 1)[-1])
        if answer is not None:
            return answer, evidence("paywalled", founds, found)
    return None, evidence("paywalled", founds, None)
