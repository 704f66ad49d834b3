"""What the Prefect UI shows of a run: Markdown and tables. Text from the web is escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from config.visible import blanked
from warehouse.report.words import STATES

if TYPE_CHECKING:
    from flows.summary import Summary

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&])")


def plain(text: str | None, limit: int = 160) -> str:
    """Text from the web without control and direction characters, cut to ``limit``."""
    clean = blanked(text or "")
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
    if summary.sources:
        lines += ["", f"{summary.sources}."]
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
        {"state": state, "URLs": count, "meaning": STATES.get(state, "")} for state, count in summary.ledger.items()
    ]


def checks_table(summary: Summary) -> list[dict[str, object]]:
    """What the checks of the warehouse found; one line if all is well."""
    if not summary.finds:
        return [{"check": f"all {summary.checks}", "severity": "", "found": "nothing", "what to do": ""}]
    return [
        {"check": item.check, "severity": item.severity, "found": plain(item.message, 300), "what to do": item.advice}
        for item in summary.finds
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
