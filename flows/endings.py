"""How a URL ended, in words for the ledger. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from extractors.records import Article, Fetch


def state_of(article: Article, problem: str | None) -> tuple[str, str | None]:
    """The state of a page that was read, and why."""
    if problem or article.kind == "failed":
        return "failed", problem or "extraction failed"
    if article.verdict == "article":
        return "stored", None
    return "not_article", why_not(article.kind, article.reasons)


def status(fetch: Fetch) -> str | None:
    """The status of an answer that brought no page, and how it turned us away: ``status 403 (forbidden)``."""
    if fetch.status is None:
        return None
    return f"status {fetch.status} ({fetch.barrier.replace('_', ' ')})" if fetch.barrier else f"status {fetch.status}"


def until(fetch: Fetch) -> str:
    """Why a URL is left for a later run, and from when on it may be asked."""
    if fetch.retry_at is None or fetch.attempt == 0:
        return fetch.error or "the host asks us to wait"
    return f"{fetch.error}; not before {fetch.retry_at:%Y-%m-%d %H:%M} UTC"


def why_not(kind: str | None, reasons: Sequence[str]) -> str:
    """Why a page is no article. A page that has not changed since is none for the same reason."""
    return ": ".join([kind or "unknown", *reasons[:2]])
