"""What another method of comparison would change, as lines for people and as an object for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from config.visible import visible
from flows.measures import relation_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from warehouse.compare.preview import Agreement, Answer, Pair, Preview

# Changed articles that are shown without --all.
MOST = 20
ARROW = "->"


def lines(found: Preview, method: str, most: int | None) -> Iterator[str]:
    """Counts, agreement with labels, then at most ``most`` changed articles with what both methods say (None: all)."""
    told = f"{len(found.changed)} would change" if found.changed else "none would change"
    yield f"method {method}: {_many(found.pairs - found.unjudged)} judged, {told}; nothing was stored"
    if found.unjudged:
        yield f"{_many(found.unjudged)} cannot be judged by what is stored of them: `newswake compare` comes first"
    for (old, new), count in sorted(
        found.moves.items(), key=lambda item: (item[0][0] == item[0][1], -item[1], item[0])
    ):
        arrow = "stay" if old == new else f"{ARROW} {relation_name(new)}"
        yield f"  {count:>6}  {relation_name(old)} {arrow}"
    yield from _agreement(found.agreement, method)
    for pair in found.changed[:most]:
        yield ""
        yield from _change(pair, method)
    if most is not None and len(found.changed) > most:
        yield ""
        yield f"... and {len(found.changed) - most} more; --all shows them"


def objects(found: Preview, method: str) -> dict[str, Any]:
    """Everything, for JSON."""
    moves = [{"old": old, "new": new, "pairs": count} for (old, new), count in sorted(found.moves.items())]
    return {
        "method": method,
        "pairs": found.pairs,
        "unjudged": found.unjudged,
        "moves": moves,
        "agreement": asdict(found.agreement),
        "changed": [asdict(pair) for pair in found.changed],
    }


def _many(count: int) -> str:
    return f"{count} pair{'' if count == 1 else 's'}"


def _agreement(found: Agreement, method: str) -> Iterator[str]:
    if not found.labels:
        yield "no labels of yours to hold it against (newswake label)"
        return
    yield f"of {found.labels} labels of yours, what holds now agrees with {found.old}, {method} with {found.new}"
    if found.only_old or found.only_new:
        yield f"  only what holds now is right of {found.only_old}, only {method} of {found.only_new}"


def _change(pair: Pair, method: str) -> Iterator[str]:
    judged = f"  (you: {relation_name(pair.judged)})" if pair.judged else ""
    new = pair.new or pair.old
    yield f"{_answered(pair.old)} {ARROW} {_answered(new)}{judged}  {visible(pair.title or pair.url)}"
    yield f"  {visible(pair.url)}  seed {visible(pair.seed_id)}"
    width = max(len(pair.method), len(method))
    yield f"  {visible(pair.method):<{width}}  {visible(pair.old.why)}"
    yield f"  {visible(method):<{width}}  {visible(new.why)}"


def _answered(answer: Answer) -> str:
    return (
        f"{relation_name(answer.relation)} ({answer.copy_kind})" if answer.copy_kind else relation_name(answer.relation)
    )
