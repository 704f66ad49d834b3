"""When it was published and changed: every statement of the page, the best of them chosen."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from htmldate import find_date

from extractors.article.dates import parse_moment, url_moment
from extractors.article.head import Found, Head, evidence
from extractors.article.tree import text_of

if TYPE_CHECKING:
    from datetime import datetime

    from extractors.records import Evidence, Moment

# Names of meta elements, the more reliable first.
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "article.published",
    "published-date",
    "cxenseparse:recs:publishtime",
    "date.release",
    "article_date_original",
    "displaydate",
)
_MODIFIED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "article.updated",
    "revised",
)
# A line under the headline that is a date holds nothing else.
MAX_DATE_LINE = 60
_FINENESS = {"month": 0, "day": 1, "minute": 2, "second": 3}
_DAY_S = 86_400
_Dated = tuple["Found", "Moment"]


def published(head: Head, now: datetime | None, *, guess: bool) -> tuple[Moment | None, tuple[Evidence, ...]]:
    """The moment of publication with its evidence, refused statements too.

    htmldate is asked last and only when ``guess`` is set.
    """
    founds = head.ld_text("datePublished") + head.meta(*_PUBLISHED) + _times(head, "datePublished")
    founds += head.ld_text("dateCreated", "uploadDate")
    dated = _dated(founds, now)
    if not dated:
        dated = _beside_headline(head, now)
    if not dated and guess and (day := _guess(head, now)):
        dated = [(Found(day.raw, "htmldate", "page"), day)]
    return _chosen("published", dated, founds)


def modified(head: Head, now: datetime | None, since: Moment | None) -> tuple[Moment | None, tuple[Evidence, ...]]:
    """The moment of the last change; one before the publication is refused."""
    founds = head.ld_text("dateModified") + head.meta(*_MODIFIED) + _times(head, "dateModified")
    dated = _dated(founds, now)
    if since is not None:
        dated = [(found, moment) for found, moment in dated if (moment.at - since.at).total_seconds() > -_DAY_S]
    return _chosen("modified", dated, founds)


def _beside_headline(head: Head, now: datetime | None) -> list[_Dated]:
    """A date line under the headline, and the day in the address; if they differ by days, the line is no dateline."""
    lines = [Found(text, "text", "h1/following") for text in head.under_headline() if len(text) <= MAX_DATE_LINE]
    line = _dated(lines, now)[:1]
    day = url_moment(head.url, now)
    if day is None:
        return line
    if line and abs((line[0][1].at - day.at).total_seconds()) <= 2 * _DAY_S:
        return line
    return [(Found(day.raw, "url", "path"), day)]


def _dated(founds: list[Found], now: datetime | None) -> list[_Dated]:
    read = ((found, parse_moment(found.value, found.method, now)) for found in founds)
    return [(found, moment) for found, moment in read if moment is not None]


def _chosen(field: str, dated: list[_Dated], founds: list[Found]) -> tuple[Moment | None, tuple[Evidence, ...]]:
    """The first statement; a finer one of the same day takes its place, the zone counting most."""
    if not dated:
        return None, evidence(field, founds, None)
    first = dated[0][1]
    near = [pair for pair in dated if abs((pair[1].at - first.at).total_seconds()) < _DAY_S]
    best = max(near, key=lambda pair: (not pair[1].zone_assumed, _FINENESS[pair[1].precision] > 1))
    others = [found for found, _ in dated if found not in founds]
    return best[1], evidence(field, founds + others, best[0])


def _times(head: Head, itemprop: str) -> list[Found]:
    """``<time>`` elements: by their itemprop, else the first within the article that states a full date."""
    founds: list[Found] = []
    for number, element in enumerate(head.root.iter("time")):
        if number >= 12:  # noqa: PLR2004 - later ones belong to lists of other articles
            break
        value = element.get("datetime") or text_of(element)[:80]
        named = element.get("itemprop") or _by_class(element)
        if not value or (named and named != itemprop):
            continue
        if named or element.get("pubdate") is not None:
            return [Found(value, "time", f"time[{number}]")]
        if itemprop == "datePublished":
            founds.append(Found(value, "time", f"time[{number}]"))
    return founds[:1]


def _by_class(element: Any) -> str | None:
    """What the classes of WordPress say of a time; most themes give both to a post that was never changed."""
    classes = (element.get("class") or "").split()
    return "dateModified" if "updated" in classes and "published" not in classes else None


def _guess(head: Head, now: datetime | None) -> Moment | None:
    """What htmldate makes of the page: often right for an article, invented for most other pages."""
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        day = find_date(head.root, original_date=True, extensive_search=False, max_date=now)
    except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
        return None
    moment = parse_moment(day, "htmldate", now)
    return replace(moment, precision="day") if moment else None
