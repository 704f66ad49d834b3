"""Our outcomes in the words of the torture manifest. Pure: tables, and the few rules that need more than a table."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.records import Article, Fetch, Outcome

# What a fetch that brought no page is called there.
WORD_OF: dict[Outcome, str] = {
    "redirect": "redirect_error",
    "not_modified": "not_modified",
    "robots": "blocked",
    "refused": "blocked",
    "retry_later": "retry_later",
    "not_found": "http_error",
    "blocked": "http_error",
    "http_error": "http_error",
    "redirect_error": "redirect_error",
    "too_large": "too_large",
    "truncated": "protocol_error",
    "decode_error": "decode_error",
    "timeout": "timeout",
    "protocol_error": "protocol_error",
    "connect_error": "connect_error",
}
# What a page that is no article is called there; every other kind is ``no_article``.
WORD_OF_KIND = {"binary": "not_html", "failed": "failed"}


def word_of_fetch(fetch: Fetch) -> str:
    """The word for a fetch without a body.

    A page that came with a success and was not read is no web page (its type) or none for us (a challenge).
    """
    answered_well = fetch.status is not None and HTTPStatus.OK <= fetch.status < HTTPStatus.MULTIPLE_CHOICES
    if answered_well and fetch.outcome == "refused":
        return "not_html"
    if answered_well and fetch.outcome == "blocked":
        return "no_article"
    return WORD_OF.get(fetch.outcome, fetch.outcome)


def word_of_page(article: Article, expect: str) -> str:
    """The word for an extracted page.

    ``fetched`` is the manifest's word where it asks for nothing but that ("whatever extraction makes of it"): it is
    used where it is expected, and nowhere else. What is free to read of a paywalled article counts there as the
    article, marked as cut: that mark is our kind ``paywall``.
    """
    if expect == "fetched":
        return "fetched"
    if article.verdict == "article" or (article.kind == "paywall" and article.text):
        return "article"
    return WORD_OF_KIND.get(article.kind, "no_article")


def word_of_listing(entries: int, problem: str | None, *, known: bool) -> str:
    """The word for a parsed feed or sitemap. ``known`` says that its format was recognised."""
    if problem is not None and "larger than" in problem:
        return "too_large"
    return "feed" if entries or known else "feed_error"
