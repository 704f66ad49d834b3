"""Shows a backfill's plan before it runs, and afterwards how far the seed's days were searched."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from flows import output
from flows.backfill_book import WORDS
from warehouse import asking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from flows.backfill_steps import Plan, Skipped, Step, Wish

COLUMNS = ("way", "source", "what", "days", "requests", "bytes", "time", "note")
MOST_ROWS = 100_000
# Reasons that are told, most days first; the view coverage has all.
REASONS = 8
_UNITS = ("B", "kB", "MB", "GB", "TB")
_THOUSAND = 1000
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def show_plan(plan: Plan, wish: Wish) -> None:
    """Print the plan: a row for each source and kind of search on stdout, what it adds up to on stderr."""
    groups = grouped(plan.steps)
    if groups:
        output.emit(COLUMNS, [_row(group) for group in groups])
    for line in totals(plan, wish):
        output.say(line)


def grouped(steps: Iterable[Step]) -> list[list[Step]]:
    """Steps of one kind and source together, in the order of the first of each."""
    groups: dict[tuple[str, str | None], list[Step]] = {}
    for step in steps:
        groups.setdefault((step.method, step.source_id), []).append(step)
    return list(groups.values())


def _row(group: Sequence[Step]) -> tuple[object, ...]:
    first = group[0]
    days = sorted({day for step in group for day in step.days})
    notes = [first.note] if first.note else []
    fitting = {day for step in group if step.in_budget for day in step.days}
    if not fitting:
        notes.append("beyond the budget")
    elif len(fitting) < len(days):
        notes.append(f"{len(days) - len(fitting)} of {len(days)} days beyond the budget")
    return (
        first.way,
        first.source_id or "all",
        WORDS[first.method],
        f"{days[0]:%Y-%m-%d} to {days[-1]:%Y-%m-%d} ({len(days)})",
        sum(step.requests for step in group),
        size(sum(step.bytes for step in group)),
        duration(sum(step.seconds for step in group)),
        "; ".join(notes) or None,
    )


def totals(plan: Plan, wish: Wish) -> list[str]:
    """What the plan adds up to, what of it the budget suffices for, and what is left out."""
    asked = [step for step in plan.steps if step.way != "sitemap"]
    fitting = [step for step in plan.affordable if step.way != "sitemap"]
    scope = plan.scope
    days = f"{scope.first_day:%Y-%m-%d} to {scope.last_day:%Y-%m-%d} ({len(scope.days)} days)"
    lines = [f"{days}: nothing is left to search"]
    if plan.steps:
        own = sum(step.requests for step in plan.steps if step.way == "sitemap")
        budget = f"{wish.requests:,} requests and {size(wish.bytes)}"
        lines = [
            f"{days}: at most {_cost(asked)} of archives, and {own} requests for sitemaps",
            f"within the budget of {budget}: {_cost(fitting)}, {duration(plan.seconds)} at the archives' pace",
        ]
    return [*lines, *(f"not asked: {line}" for line in left_out(plan.skipped))]


def _cost(steps: Iterable[Step]) -> str:
    chosen = list(steps)
    return f"{sum(step.requests for step in chosen):,} requests, {size(sum(step.bytes for step in chosen))}"


def left_out(skipped: Iterable[Skipped]) -> list[str]:
    """What is not asked and why, a line for each way and reason."""
    groups: dict[tuple[str, str], list[Skipped]] = {}
    for item in skipped:
        groups.setdefault((item.way, item.reason), []).append(item)
    lines = []
    for (way, reason), items in groups.items():
        first, last = min(item.first_day for item in items), max(item.last_day for item in items)
        sources = {item.source_id for item in items if item.source_id}
        of = f" of {len(sources)} sources" if sources else ""
        costs = [item.cost for item in items if item.cost is not None]
        would = f" ({_cost(costs)}, {duration(sum(cost.seconds for cost in costs))})" if costs else ""
        lines.append(f"{way}, {first:%Y-%m-%d} to {last:%Y-%m-%d}{of}: {reason}{would}")
    return lines


def plan_json(plan: Plan, wish: Wish) -> dict[str, Any]:
    """The plan for programs."""
    return {
        "first_day": f"{plan.scope.first_day:%Y-%m-%d}",
        "last_day": f"{plan.scope.last_day:%Y-%m-%d}",
        "budget": {"requests": wish.requests, "bytes": wish.bytes},
        "seconds": round(plan.seconds),
        "steps": [_step_json(step) for step in plan.steps],
        "not_asked": [
            {
                "way": item.way,
                "source": item.source_id,
                "first_day": f"{item.first_day:%Y-%m-%d}",
                "last_day": f"{item.last_day:%Y-%m-%d}",
                "reason": item.reason,
                "cost": _step_json(item.cost) if item.cost else None,
            }
            for item in plan.skipped
        ],
    }


def _step_json(step: Step) -> dict[str, Any]:
    return {
        "way": step.way,
        "what": step.method,
        "source": step.source_id,
        "first_day": f"{step.first_day:%Y-%m-%d}",
        "last_day": f"{step.last_day:%Y-%m-%d}",
        "requests": step.requests,
        "bytes": step.bytes,
        "seconds": step.seconds,
        "in_budget": step.in_budget,
        "note": step.note,
    }


def coverage_json(path: Path, seed_id: str) -> dict[str, Any]:
    """How many of the seed's days were searched, counted once for each source, and the main reasons why not."""
    counts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    sources: defaultdict[str, int] = defaultdict(int)
    found = asking.rows(path, "report_coverage", {"seed_id": seed_id, "limit": MOST_ROWS})
    for source_id, _, _, _, _, articles, _, searched, partly, reason in found:
        counts["searched" if searched else "partly" if partly else "not_searched"] += 1
        sources[source_id] += articles
        if not searched and reason:
            reasons[reason] += 1
    return {
        "days": sum(counts.values()),
        "sources": len(sources),
        "searched": counts["searched"],
        "partly": counts["partly"],
        "not_searched": counts["not_searched"],
        "reasons": dict(reasons.most_common(REASONS)),
    }


def show_coverage(coverage: dict[str, Any]) -> None:
    """Print on stderr how far the seed's days were searched."""
    counts = {key: coverage[key] for key in ("searched", "partly", "not_searched")}
    told = ", ".join(f"{count} {key.replace('_', ' ')}" for key, count in counts.items())
    output.say(f"coverage: of {coverage['days']} days of {coverage['sources']} sources (each day of each) {told}")
    for reason, count in coverage["reasons"].items():
        output.say(f"  {count:>6}  {reason}")


def size(count: float) -> str:
    """Bytes for people: "1.2 GB"."""
    unit = 0
    while count >= _THOUSAND and unit < len(_UNITS) - 1:
        count, unit = count / _THOUSAND, unit + 1
    return f"{count:.3g} {_UNITS[unit]}"


def duration(seconds: float) -> str:
    """Seconds for people: "42 s", "7 min", "2.5 h", "3 days"."""
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{seconds / _HOUR:.1f} h" if seconds < 2 * _DAY else f"{seconds / _DAY:.0f} days"
