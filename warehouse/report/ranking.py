"""The ranking: each article with its relation, its shares and the receipt behind it."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any

from warehouse.report import select
from warehouse.report.model import Match, Ranking

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

    from warehouse.report.model import Story

RELATED = 120
UNRELATED = 40
RECEIPT_NUMBERS = 90
RECEIPT_DEPTH = 3
RECEIPT_VALUE = 120


def load(con: duckdb.DuckDBPyConnection, seed_id: str, story: Story) -> Ranking:
    """The ``RELATED`` nearest articles and ``UNRELATED`` others of the seed."""
    rows = select.rows(con, "ranking", seed_id=seed_id, related_limit=RELATED, unrelated_limit=UNRELATED)
    matches = [_match(row) for row in rows]
    others = story.relations.get("unrelated", 0)
    return Ranking(
        own=tuple(item for item in matches if item.is_seed),
        related=tuple(item for item in matches if not item.is_seed and item.relation != "unrelated"),
        related_total=story.compared - others,
        unrelated=tuple(item for item in matches if not item.is_seed and item.relation == "unrelated"),
        unrelated_total=others,
    )


def _match(row: dict[str, Any]) -> Match:
    same = ("article_id", "url", "host", "title", "lang", "words", "revisions", "relation", "copy_kind", "is_seed")
    return Match(
        **{name: row[name] for name in same},
        outlet=row["source_name"],
        authors=tuple(row["authors"] or ()),
        published=select.stamp(row),
        hours=row["hours_from_seed"],
        score=select.share(row["score"]),
        same_story=None if row["same_story"] is None else select.share(row["same_story"]),
        reuse_article=select.share(row["reuse_article"]),
        reuse_seed=select.share(row["reuse_seed"]),
        flags=tuple(_flags(row)),
        credit=row["syndication_credit"],
        why=row["why"],
        reasons=tuple(row["reasons"] or ()),
        receipt=receipt_numbers(row["receipt"]),
        method=row["method"],
    )


def _flags(row: dict[str, Any]) -> Iterator[str]:
    if row["links_to_seed"]:
        yield "links to the seed"
    if row["quotes_seed"]:
        yield "quotes the seed"
    if row["revisions"] > 1:
        yield f"changed since it was first seen ({row['revisions']} revisions)"


def receipt_numbers(receipt: str | None) -> tuple[tuple[str, str], ...]:
    """Names and values of a receipt (JSON), nested names joined by dots, at most ``RECEIPT_NUMBERS``."""
    if not receipt:
        return ()
    try:
        value = json.loads(receipt)
    except (ValueError, RecursionError):
        return (("receipt", "too long to be shown here"),)
    return tuple(item for item, _ in zip(_flat("", value, 0), range(RECEIPT_NUMBERS), strict=False))


def _flat(name: str, value: object, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and depth < RECEIPT_DEPTH:
        for key, inner in value.items():
            yield from _flat(f"{name}.{key}" if name else str(key), inner, depth + 1)
    else:
        yield name or "receipt", _value(value)


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.4g}" if math.isfinite(value) else "none"
    if isinstance(value, str):
        return value[:RECEIPT_VALUE]
    return json.dumps(value, ensure_ascii=False)[:RECEIPT_VALUE]
