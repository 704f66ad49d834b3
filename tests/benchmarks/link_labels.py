"""How well article links are told from others on the real pages of open.warc.gz.

Nobody labelled these links; the labels are what the pages and the collection say by other means than the classifier's:

- story: the target is itself a page of the collection (all of them were chosen as articles); or ``rel="bookmark"``,
  by which WordPress and others mark the permalink of an entry, on a title of at least three words outside of
  navigations.
- other: ``rel`` says tag, author, category, licence or search; a breadcrumb; a title of one to three plain words in a
  <nav> or <footer> whose address is not linked from anywhere else on the page.

Limits: most pages are articles, not front pages; the same links return on pages of one host, so each address counts
once per host; some sites put ``rel="tag"`` on headlines and headlines into their footers, which counts against us;
the classifier reads ``rel``, breadcrumbs, <nav> and <footer> too, so that for "other" the figures of the address
alone say more. Nothing says how many stories are missed that no label names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from extractors import urls
from extractors.discover import addresses, markup, sections
from extractors.discover.autodiscover import base_of
from extractors.fetch.decode import decode_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LISTS = {"tag", "author", "category", "license", "privacy-policy", "search", "help"}
TITLE_WORDS = 3
EXAMPLES = 5
NEAREST = 3


@dataclass(frozen=True)
class Labelled:
    """A link with its label, and what the product says of it: by the address alone, and on its page."""

    key: tuple[str, str]
    label: str
    is_story: bool
    by_address: bool
    by_page: bool
    url: str


def figures(warc: Path) -> dict[str, Any]:
    """Read all pages twice (which are there; what they link to) and count."""
    known = {urls.dedupe_key(url) for url, _ in _pages(warc)}
    labelled: dict[tuple[str, tuple[str, str]], Labelled] = {}
    taken: Counter[str] = Counter()
    found_sections = []
    for url, html in _pages(warc):
        found_sections.append(len(sections.find(html, url)))
        chosen = {urls.dedupe_key(item.url) for item in sections.links(html, url)}
        taken["links"] += len(chosen)
        taken["of another site"] += sum(
            urls.site_of(item.url) != urls.site_of(url) for item in sections.links(html, url)
        )
        for link in _labelled(html, url, known, chosen):
            before = labelled.get((link.label, link.key))
            if before is None or link.by_page:
                labelled[link.label, link.key] = link
    by_label: dict[str, list[Labelled]] = defaultdict(list)
    for link in labelled.values():
        by_label[link.label].append(link)
    return {
        "pages": len(found_sections),
        "links_taken": dict(taken),
        "pages_with_sections": sum(number > 0 for number in found_sections),
        "sections_per_page": round(sum(found_sections) / len(found_sections), 1),
        "by_label": {label: _counted(links) for label, links in sorted(by_label.items())},
        "all_labels": _whole(list(labelled.values())),
    }


def _pages(warc: Path) -> Iterator[tuple[str, str]]:
    with warc.open("rb") as file:
        for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
            kind = record.http_headers.get("content-type") if record.http_headers else None
            yield record.headers["WARC-Target-URI"], decode_text(record.reader.read(), kind)[0]


def _labelled(html: str, url: str, known: set[str], chosen: set[str]) -> Iterator[Labelled]:
    tree = markup.parse_html(html)
    if tree is None:
        return
    base, site, own = base_of(tree, url), urls.site_of(url), urls.dedupe_key(url)
    linked = [(anchor, urls.resolve(base, (anchor.get("href") or "").strip())) for anchor in tree.iter("a")]
    times = Counter(urls.dedupe_key(target) for _, target in linked if target)
    for anchor, target in linked:
        key = urls.dedupe_key(target) if target else own
        if target is None or key == own or urls.site_of(target) != site:
            continue
        for label in _labels(anchor, known=key in known, once=times[key] == 1):
            story = label.startswith("story")
            yield Labelled((site, key), label, story, addresses.is_article(target), key in chosen, target)


def _labels(anchor: Any, *, known: bool, once: bool) -> list[str]:
    places = [above.tag for above in anchor.iterancestors()]
    rel = set((anchor.get("rel") or "").lower().split())
    names = " ".join((above.get("class") or "").lower() for above in list(anchor.iterancestors())[:NEAREST])
    title = markup.text_of(anchor) or ""
    words = len(title.split())
    furniture = ("nav" in places or "footer" in places) and "article" not in places
    found = {
        "story: in the collection": known,
        "story: rel=bookmark": "bookmark" in rel and words >= TITLE_WORDS and not furniture,
        "other: rel": bool(rel & LISTS) and not known,
        "other: breadcrumb": "breadcrumb" in names and not known,
        "other: short, in nav or footer": furniture and once and 0 < words <= TITLE_WORDS and title.isascii(),
    }
    return [label for label, holds in found.items() if holds]


def _counted(links: list[Labelled]) -> dict[str, Any]:
    wrong = [link.url for link in links if link.by_page != link.is_story]
    return {
        "links": len(links),
        "hosts": len({urls.host_of(link.url) for link in links}),
        "called_story_by_address": sum(link.by_address for link in links),
        "called_story_on_the_page": sum(link.by_page for link in links),
        "wrong_on_the_page": wrong[:: max(1, len(wrong) // EXAMPLES)][:EXAMPLES],
    }


def _whole(links: list[Labelled]) -> dict[str, Any]:
    """Precision and recall over all labels together, each link once; a story wins over another label."""
    whole: dict[tuple[str, str], Labelled] = {}
    for link in sorted(links, key=lambda link: link.is_story):
        whole[link.key] = link
    told: dict[str, Any] = {}
    stories = sum(link.is_story for link in whole.values())
    by_address = [link for link in whole.values() if link.by_address]
    by_page = [link for link in whole.values() if link.by_page]
    for name, chosen in (("by_address", by_address), ("on_the_page", by_page)):
        right, called = sum(link.is_story for link in chosen), len(chosen)
        told[name] = {"precision": round(right / called, 3), "recall": round(right / stories, 3), "called": called}
    return {"links": len(whole), "stories": stories} | told
