"""How a run ended, on the terminal: the nearest articles on stdout, ledger, warnings and paths on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from flows import exits, output
from warehouse.report.words import STATES

if TYPE_CHECKING:
    from prefect import State

    from flows.summary import Match, Summary

COLUMNS = ("relation", "score", "reused", "published", "outlet", "title", "why")
WHY_CHARS = 90
MAX_REFUSED = 12


def show_summary(summary: Summary, *, as_json: bool = False) -> None:
    """Print a run's summary; with ``as_json`` stdout holds the summary as one JSON object."""
    if as_json:
        click.echo(summary.model_dump_json(indent=2))
    elif summary.nearest:
        output.emit(COLUMNS, [_row(match) for match in summary.nearest])
    _tell(summary)


def summary_of(outcome: Summary | State[Summary]) -> Summary:
    """What a flow returned. Prefect hands out the result itself, its types speak of the state."""
    from flows.summary import Summary  # noqa: PLC0415 - the warehouse is not loaded before a flow has run

    return outcome if isinstance(outcome, Summary) else outcome.result()


def exit_code(summary: Summary, *, strict: bool) -> int:
    """What the command ends with: warnings count only where the user asked for it."""
    return exits.WARNINGS if strict and (summary.warnings or not summary.is_sound) else exits.OK


def _row(match: Match) -> tuple[object, ...]:
    why = match.why if len(match.why) <= WHY_CHARS else f"{match.why[:WHY_CHARS]}…"
    title = match.title or match.url
    return match.label, f"{match.score:.2f}", f"{match.reuse_article:.0%}", match.published, match.host, title, why


def _tell(summary: Summary) -> None:
    balance = "all accounted for" if summary.balanced else "NOT all accounted for"
    output.say(f"\n{summary.seed_title or summary.flow}: {summary.known} addresses, {balance}, {summary.seconds:g} s")
    for state, count in summary.ledger.items():
        output.say(f"  {count:>6}  {state:<15} {STATES.get(state, '')}".rstrip())
    if summary.sources:
        output.say(f"sources:   {summary.sources}")
    if summary.refused:
        output.say("not articles:")
    for item in summary.refused[:MAX_REFUSED]:
        output.say(f"  {item.state:<15} {item.url}" + (f"  ({item.reason})" if item.reason else ""))
    if len(summary.refused) > MAX_REFUSED:
        output.say("  ... more in the view run_ledger")
    for warning in summary.warnings:
        output.say(f"warning: {warning.subject}: {warning.message}")
    for find in summary.finds:
        output.say(f"check ({find.severity}): {find.message}. {find.advice}")
    if summary.checks and not summary.finds:
        output.say(f"checks:    all {summary.checks} found the warehouse in order")
    output.say(f"warehouse: {summary.warehouse}")
    if summary.report:
        output.say(f"report:    {summary.report}")
