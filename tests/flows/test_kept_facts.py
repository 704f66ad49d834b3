"""Lines of ``newswake why`` about the seed's figures and quotations."""

from __future__ import annotations

from typing import Any

from flows.kept_facts import CHARS, SHOWN, lines
from warehouse.receipts import KeptFact


def fact(**changes: Any) -> KeptFact:
    values: dict[str, Any] = {
        "kind": "figure", "state": "kept", "how": "same_thing", "speaker": None, "seed_text": "3,000 people",
        "article_text": "3,000 people", "seed_start": 0, "seed_end": 5, "article_start": 0, "article_end": 5,
        "kept": 1, "changed": 0, "total": 1,
    }  # fmt: skip
    return KeptFact(**values | changes)


def test_no_facts_no_lines() -> None:
    assert list(lines([])) == []


def test_what_is_changed_names_both_sides_and_what_is_left_out_is_counted() -> None:
    counts = {"kept": 1, "changed": 1, "total": 3}
    told = lines(
        [
            fact(state="changed", article_text="2,500 people", **counts),
            fact(**counts),
            fact(state="left_out", how=None, article_text=None, **counts),
            fact(
                kind="quote",
                how="shortened",
                speaker="Ann\x1b Lee",
                seed_text="We are\nhere to stay",
                article_text="here to stay",
            ),
        ]
    )
    assert list(told) == [
        "figures of the seed: 1 kept, 1 changed, 1 left out",
        "  changed: 2,500 people (seed: 3,000 people)",
        "  kept: 3,000 people",
        "quotations of the seed: 1 kept, 0 changed, 0 left out",
        "  kept in part: here to stay (seed: We are here to stay), Ann\\x1b Lee",
    ]


def test_lines_are_few_and_short() -> None:
    told = list(lines([fact(article_text="long " * 100) for _ in range(SHOWN + 2)]))
    assert len(told) == SHOWN + 2
    assert told[-1] == "  and 2 more in view kept_facts"
    assert max(map(len, told)) < 2 * CHARS + 40
