"""What each archive asks of those who ask it, and from when on it holds anything. Each number names its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from extractors.urls import site_of

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Limits:
    """Rules of one archive.

    ``seconds`` is the least rest between two requests; ``page`` the most entries that are asked for at once;
    ``first_day`` the first day (UTC) of which it holds anything.
    """

    seconds: float
    page: int
    first_day: date


# The index answers 24 requests a minute to one network, and 429 beyond; who ignores that is locked out for an hour,
# then two (edgi-govdata-archiving/wayback, issues 137 and 153, release 0.5.1 of June 2026). Captures have a limit of
# their own, which is not stated; they come from the same host and take the same rest.
# First captures: May 1996. The index gives up to 150,000 rows; 5,000 are some 700 KB.
WAYBACK = Limits(seconds=2.5, page=5_000, first_day=date(1996, 5, 10))

# "No more than once per second is polite enough" (status.commoncrawl.org). The list of a month holds all its files.
# First file: CC-NEWS-20160826124520-00000 (commoncrawl.org, "News Dataset Available").
CCNEWS = Limits(seconds=1.0, page=20_000, first_day=date(2016, 8, 26))
# A file is closed at 1 GiB; some 18 were filled a day in June 2021 (news-crawl, issue 46).
CCNEWS_FILE_BYTES = 1_073_741_824
CCNEWS_FILES_A_DAY = 18

# "Please limit requests to one every 5 seconds" is its own text. Its clock is not ours: at exactly 5 it answers 429.
# ArtList gives at most 250 records; the search reaches back to 1 January 2017 (blog.gdeltproject.org, DOC 2.0).
GDELT = Limits(seconds=6.0, page=250, first_day=date(2017, 1, 1))


def site_delays(wayback_url: str, ccnews_url: str, gdelt_url: str) -> Mapping[str, float]:
    """Give the seconds between two requests by registrable domain, as the fetcher's settings want them.

    Archives that stand at one domain share its longest rest.
    """
    delays: dict[str, float] = {}
    for url, limits in ((wayback_url, WAYBACK), (ccnews_url, CCNEWS), (gdelt_url, GDELT)):
        site = site_of(url)
        if site:
            delays[site] = max(limits.seconds, delays.get(site, 0.0))
    return delays
