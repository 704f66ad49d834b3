"""What became of the seed's figures and quotations in an article, as lines for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from config.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from warehouse.receipts import KeptFact

NAMES = {"figure": "figures", "quote": "quotations"}
WAYS = {"number_alone": "kept, by the number alone", "shortened": "kept in part"}
# Facts of a kind that are shown; all of them stand in view kept_facts.
SHOWN = 6
# Characters of a quotation that are shown.
CHARS = 90


def lines(facts: Sequence[KeptFact]) -> Iterator[str]:
    """One line of counts for each kind, then what is changed, then what is kept; what is left out is only counted."""
    for kind, name in NAMES.items():
        of_kind = [fact for fact in facts if fact.kind == kind]
        if not of_kind:
            continue
        first = of_kind[0]
        left_out = first.total - first.kept - first.changed
        yield f"{name} of the seed: {first.kept} kept, {first.changed} changed, {left_out} left out"
        told = [fact for fact in of_kind if fact.state != "left_out"]
        yield from (f"  {_way(fact)}: {_told(fact)}" for fact in told[:SHOWN])
        if len(told) > SHOWN:
            yield f"  and {len(told) - SHOWN} more in view kept_facts"


def _way(fact: KeptFact) -> str:
    """How it was found: "changed", or by what it was known to be kept."""
    return "changed" if fact.state == "changed" else WAYS.get(fact.how or "", "kept")


def _told(fact: KeptFact) -> str:
    """How the article has it, and the seed where that differs."""
    ours, theirs = _short(fact.article_text or ""), _short(fact.seed_text)
    who = f", {visible(fact.speaker)}" if fact.speaker else ""
    return f"{ours}{who}" if ours.casefold() == theirs.casefold() else f"{ours} (seed: {theirs}){who}"


def _short(text: str) -> str:
    told = visible(" ".join(text.split()))
    return told if len(told) <= CHARS else f"{told[:CHARS]}…"
