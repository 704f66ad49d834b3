"""Words of the report: what its names mean, and how numbers and dates are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from warehouse.report.model import Stamp

# relation -> (singular, plural, what it means), in the order of nearness.
RELATIONS = {
    "copy": ("copy", "copies", "carries the seed's text, whole or nearly so"),
    "partial": ("partial reuse", "partial reuses", "carries passages of the seed in a text of its own"),
    "same_event": ("same event", "same event", "reports the same event in words of its own"),
    "same_topic": ("same topic", "same topic", "is about the same country, people or matter"),
    "undecided": ("undecided", "undecided", "what was found does not suffice for a judgement"),
    "unrelated": ("unrelated", "unrelated", "has nothing to do with the seed"),
}
# How a URL ended in a run; the terminal and the Prefect UI say it in the same words.
STATES = {
    "compared": "an article, compared with the seed",
    "stored": "an article, not compared yet",
    "unchanged": "the same as at the last look",
    "not_article": "a page, but no article: consent wall, soft 404, front page and the like",
    "duplicate": "the same page as another address",
    "outside_window": "dated outside the seed's days",
    "deferred": "left for a later run: not due yet, no budget left, or the host asked us to wait",
    "robots": "forbidden by the site's robots.txt; not requested",
    "refused": "forbidden by newswake's own rules; not requested",
    "blocked": "the site turned us away: 401, 402, 403, 451, or a challenge instead of the page",
    "not_found": "gone: 404 or 410",
    "http_error": "another HTTP error",
    "redirect_error": "redirected in a circle, too often or to nowhere",
    "too_large": "over the size limit",
    "truncated": "the answer broke off",
    "decode_error": "the answer could not be unpacked",
    "timeout": "took too long",
    "protocol_error": "the answer was no HTTP, or the connection was cut",
    "connect_error": "no connection: unknown name, refused, or no valid certificate",
    "shared": "fetched by another run at the same time",
    "failed": "the text could not be extracted",
    "interrupted": "the run ended before its turn",
    "pending": "not settled yet",
}
OUTCOMES = {
    "ok": "answered",
    "not_modified": "unchanged",
    "robots": "forbidden by robots.txt",
    "refused": "refused by newswake's own rules",
    "shared": "fetched by another run at the same time",
    "redirect": "redirected",
    "retry_later": "asked us to wait",
    "blocked": "the site turned us away",
    "not_found": "not found",
    "http_error": "HTTP error",
    "redirect_error": "redirected in a circle, too often or to nowhere",
    "too_large": "too large",
    "truncated": "broke off",
    "decode_error": "could not be unpacked",
    "timeout": "took too long",
    "protocol_error": "broken answer",
    "connect_error": "no connection",
    "empty": "listed nothing",
    "unreadable": "could not be read",
}
ARCHIVES = {
    "sitemap": "the sources' sitemaps",
    "wayback": "the Wayback Machine",
    "cc_news": "CC-NEWS of Common Crawl",
    "warc": "WARC files given",
    "gdelt": "GDELT",
}
RUN_STATES = {
    "running": "still going on when this report was written",
    "completed": "completed",
    "warning": "completed, with warnings",
    "failed": "failed",
    "crashed": "crashed",
    "cancelled": "cancelled",
}
# Of the view first_publishers.
FIRST_VERDICTS = {
    "first": "first, whatever the doubt",
    "later": "later than another",
    "not_decidable": "not decidable",
    "contradicted": "contradicted",
}
# Not strftime: its names follow the machine's language.
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
HOURS_PER_DAY = 24
DAYS_SAID_IN_HOURS = 2
KILO = 1000
ONE_PERCENT = 0.01


def plural(count: int, one: str, many: str | None = None) -> str:
    """``1 day``, ``2 days``; thousands get a comma."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def day_text(day: date) -> str:
    """``14 March 2025``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_range(first: date, last: date) -> str:
    """``9 March 2025``, ``1 to 9 March 2025``, ``28 February to 9 March 2025``."""
    if first == last:
        return day_text(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_text(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day_text(last)}"
    return f"{day_text(first)} to {day_text(last)}"


def moment_text(at: datetime) -> str:
    """``14 March 2025, 07:30 UTC``."""
    return f"{day_text(at.date())}, {at:%H:%M} UTC"


def stamp_text(stamp: Stamp) -> str:
    """A publication with as much as its page states."""
    if stamp.precision == "month":
        return f"{MONTHS[stamp.at.month - 1]} {stamp.at.year}"
    return day_text(stamp.at.date()) if stamp.precision == "day" else moment_text(stamp.at)


def stamp_machine(stamp: Stamp) -> str:
    """The same for the ``datetime`` attribute."""
    if stamp.precision == "month":
        return f"{stamp.at:%Y-%m}"
    return f"{stamp.at:%Y-%m-%d}" if stamp.precision == "day" else f"{stamp.at:%Y-%m-%dT%H:%MZ}"


def distance_text(hours: float) -> str:
    """How far a moment is from the seed's: ``5 hours after``, ``2 days before``."""
    if abs(hours) < 1 / 60:
        return "at the same minute as"
    return f"{span_text(abs(hours))} {'after' if hours > 0 else 'before'}"


def span_text(hours: float) -> str:
    """How long that is: ``under a minute``, ``5 hours``, ``3 days``."""
    if hours < 1 / 60:
        return "under a minute"
    if hours < 1:
        return plural(round(hours * 60), "minute")
    if hours < DAYS_SAID_IN_HOURS * HOURS_PER_DAY:
        return plural(round(hours), "hour")
    return plural(round(hours / HOURS_PER_DAY), "day")


def size_text(count: int) -> str:
    """Bytes for people: ``512 bytes``, ``4.2 MB``."""
    if count < KILO:
        return plural(count, "byte")
    value = float(count)
    for unit in ("kB", "MB", "GB"):
        value /= KILO
        if value < KILO:
            return f"{value:.3g} {unit}"
    return f"{value:,.0f} GB"


def percent_text(share: float) -> str:
    """A share between 0 and 1; what is small but there is not called nothing."""
    if 0 < share < ONE_PERCENT:
        return "under 1%"
    return f"{min(share, 0.99) if share < 1 else 1:.0%}"
