"""What one look at a list shows: is it a feed, a sitemap or a page, and how many articles of the site does it list?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from extractors import urls
from extractors.discover import addresses, feeds, markup, sections, sitemaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from extractors.discover.children import ChildSitemap
    from extractors.records import Candidate, Endpoint, EndpointKind

QUIET = timedelta(days=14)
_COMMENT_WORDS = ("comment", "kommentar", "комментар", "comentario", "commentaire", "reacties", "yorum")
_ENTRIES = (b"<item>", b"<item ", b"<entry>", b"<entry ")


@dataclass(frozen=True, slots=True)
class Look:
    """One list as it answered. ``endpoint`` is how it was asked, its kind what it turned out to be.

    ``entries`` counts all that it lists, ``articles`` those of the site that look like articles; ``keys`` are the
    dedupe keys of these. ``oldest`` and ``newest`` are the dates that entries claim. ``problem`` is what its reader had
    to say; ``unfit`` why it is no list to be asked for articles. ``outcome`` is that of the request, ``answered_at``
    where redirects ended.
    """

    endpoint: Endpoint
    title: str | None = None
    lang: str | None = None
    entries: int = 0
    articles: int = 0
    oldest: datetime | None = None
    newest: datetime | None = None
    keys: frozenset[str] = frozenset()
    children: tuple[ChildSitemap, ...] = ()
    problem: str | None = None
    unfit: str | None = None
    outcome: str = "ok"
    answered_at: str | None = None

    @property
    def is_useful(self) -> bool:
        """Whether it lists articles of the site, and is fit for being asked again and again."""
        return self.articles > 0 and self.unfit is None


def look(endpoint: Endpoint, body: bytes, url: str, content_type: str | None, sites: frozenset[str]) -> Look:
    """Read what ``endpoint`` answered at ``url``; what it is shows in the content. ``sites`` are those of the outlet.

    Never raises for what the body holds.
    """
    feed = feeds.parse_feed(body, url, content_type)
    if feed.version:
        found = _counted(replace(endpoint, kind="feed"), feed.candidates, sites)
        unfit = _unfit(found, f"{feed.title or ''} {url}")
        # Of entries with one address the reader keeps one.
        if unfit is None and found.entries == 1 and sum(map(body.count, _ENTRIES)) > 1:
            unfit = "all its entries lead to one page"
        return replace(found, title=feed.title, lang=feed.lang or found.lang, problem=feed.problem, unfit=unfit)
    if endpoint.kind == "feed" and not _may_be_sitemap(body):
        return Look(endpoint, unfit=feed.problem or "not a feed")
    sitemap = sitemaps.parse_sitemap(body, url, [f"https://{site}/" for site in sites])
    if sitemap.kind == "unknown":
        return Look(endpoint, unfit=sitemap.problem or "not a sitemap")
    kind: EndpointKind = (
        "news_sitemap" if sitemap.kind == "news" else "sitemap_index" if sitemap.children else "sitemap"
    )
    pages = [page for page in sitemap.candidates if page.via == "news_sitemap" or addresses.is_article(page.url)]
    found = replace(_counted(replace(endpoint, kind=kind), pages, sites), entries=len(sitemap.candidates))
    unfit = None if sitemap.children else _unfit(found, "")
    return replace(found, children=sitemap.children, problem=sitemap.problem, unfit=unfit)


def look_at_page(endpoint: Endpoint, html: str, url: str, sites: frozenset[str]) -> Look:
    """Read a front or section page."""
    found = _counted(endpoint, sections.links(html, url), sites)
    tree = markup.parse_html(html)
    lang = markup.language(tree.get("lang")) if tree is not None else None
    return replace(found, lang=lang or found.lang, unfit=_unfit(found, ""))


def with_children(index: Look, looks: Iterable[Look]) -> Look:
    """Add to the look at an index what its children list that were opened."""
    opened = list(looks)
    merged = [index, *opened]
    unfit = None
    if not any(look.articles for look in merged):
        reasons = [look.unfit for look in opened if look.unfit and not look.unfit.startswith("it lists")]
        unfit = "its sitemaps list no articles" + (f" ({reasons[0]})" if reasons else "")
    # The sitemap of the news lists what another one lists too.
    keys = frozenset().union(*(look.keys for look in merged))
    return replace(
        index,
        entries=sum(look.entries for look in merged),
        articles=len(keys),
        oldest=min((look.oldest for look in merged if look.oldest), default=None),
        newest=max((look.newest for look in merged if look.newest), default=None),
        keys=keys,
        lang=index.lang or next((look.lang for look in opened if look.lang), None),
        unfit=unfit,
    )


def is_quiet(look: Look, now: datetime) -> bool:
    """Say whether a list that is dated has had nothing new for two weeks, as view ``feeds`` counts them."""
    return look.newest is not None and now - look.newest > QUIET


def is_of_comments(text: str) -> bool:
    """Say whether a feed's title or address says that readers' comments follow."""
    lowered = text[:4000].lower()
    return any(word in lowered for word in _COMMENT_WORDS)


def _counted(endpoint: Endpoint, candidates: Sequence[Candidate], sites: frozenset[str]) -> Look:
    own = [item for item in candidates if urls.site_of(item.url) in sites]
    dates = [moment for item in candidates if (moment := item.published_at or item.modified_at) is not None]
    return Look(
        endpoint,
        lang=_most_common([item.lang for item in candidates if item.lang]),
        entries=len(candidates),
        articles=len(own),
        oldest=min(dates, default=None),
        newest=max(dates, default=None),
        keys=frozenset(urls.dedupe_key(item.url) for item in own),
    )


def _unfit(found: Look, named: str) -> str | None:
    if not found.entries:
        return "it lists nothing"
    if not found.articles:
        return "it lists no articles of the site"
    if named and is_of_comments(named):
        return "it lists readers' comments"
    return None


def _may_be_sitemap(body: bytes) -> bool:
    start = body[:2000].lower()
    return b"<urlset" in start or b"<sitemapindex" in start


def _most_common(names: Sequence[str]) -> str | None:
    return max(sorted(set(names)), key=names.count, default=None)
