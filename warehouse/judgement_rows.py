"""Rows about people's judgements and about the method of comparison in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from extractors.records import Relation
    from warehouse.run_rows import Row


def judgement_row(  # noqa: PLR0913 - one argument per fact
    *,
    judgement_id: str,
    seed_id: str,
    article_id: int,
    url: str,
    relation: Relation | None,
    judged_at: datetime,
    note: str | None = None,
    judged_by: str | None = None,
    observation_id: int | None = None,
) -> Row:
    """What a person said of an article. ``relation`` None withdraws what was said before."""
    return {
        "judgement_id": judgement_id,
        "seed_id": seed_id,
        "article_id": article_id,
        "url": url,
        "relation": relation,
        "note": note,
        "judged_by": judged_by,
        "judged_at": judged_at,
        "observation_id": observation_id,
    }


def adoption_row(method: str, adopted_at: datetime, run_id: str) -> Row:
    """A method of comparison was put in force."""
    return {"method": method, "adopted_at": adopted_at, "run_id": run_id}
