"""What the Prefect UI shows of a run: Markdown and tables. Text from the web is escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flows.summary import Summary

MEANING = {
    "compared": "an article, compared with the seed",
    "stored": "an article, not compared yet",
    "unchanged": "the same as at the last look",
    "not_article": "no article: consent wall, soft 404, front page ...",
    "duplicate": "the same page as another address",
    "outside_window": "dated outside the seed's days",
    "deferred": "left for a later run",
    "robots": "forbidden by robots.txt",
    "refused": "forbidden by newswake's own rules",
    "blocked": "401, 402, 403, 429 or 451",
    "not_found": "404 or 410",
    "http_error": "another HTTP error",
    "too_large": "over the size limit",
    "truncated": "broke off",
    "timeout": "took too long",
    "net_error": "no connection",
    "shared": "fetched by another run at the same time",
    "failed": "extraction failed",
    "interrupted": "the run ended before",
    "pending": "not yet",
}
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def plain(text: str | None, limit: int = 160) -> str:
    """Text from the web without control and direction characters, cut to ``limit``."""
    clean = _CONTROL.sub(" ", text or "")
    return clean if len(clean) <= limit else clean[: limit - 1] + "…"


def markdown(text: str | None, limit: int = 160) -> str:
    """``plain`` with everything escaped that Markdown or HTML would take for mark-up."""
    return _SPECIAL.sub(r"\\\1", plain(text, limit))


def summary_markdown(summary: Summary) -> str:
    """The end of the run in a few lines."""
    lines = [f"# {markdown(summary.seed_title or summary.seed_id or summary.flow)}", ""]
    balance = "accounted for" if summary.balanced else "**NOT all accounted for**"
    lines.append(f"{summary.known} URLs known, {balance}; {summary.seconds:g} s.")
    if summary.relations:
        lines.append("")
        lines.extend(f"- {count} {name}" for name, count in summary.relations.items())
    if summary.warnings:
        lines += ["", "## Warnings", ""]
        lines.extend(f"- **{markdown(item.subject)}**: {markdown(item.message)}" for item in summary.warnings)
    lines += ["", f"Warehouse: `{summary.warehouse}`"]
    if summary.report:
        lines += ["", f"Report: `{summary.report}`"]
    return "\n".join(lines)


def ledger_table(summary: Summary) -> list[dict[str, object]]:
    """Every state with its number and meaning."""
    return [
        {"state": state, "URLs": count, "meaning": MEANING.get(state, "")} for state, count in summary.ledger.items()
    ]


def nearest_table(summary: Summary) -> list[dict[str, object]]:
    """The nearest articles."""
    return [
        {
            "relation": item.label,
            "score": f"{item.score:.2f}",
            "reused": f"{item.reuse_article:.0%}",
            "title": plain(item.title),
            "outlet": item.host,
            "why": plain(item.why, 240),
            "url": plain(item.url, 300),
        }
        for item in summary.nearest
    ]
