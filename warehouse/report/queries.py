"""Queries to go on with: shown in the report, run by the reader with ``newswake sql``."""

from __future__ import annotations

from warehouse import statements
from warehouse.report.model import ReadyQuery

MARK = "SEED_ID"
TITLES = {
    "everything": "Every article with its scores, the nearest first",
    "passages": "Every reused passage, both sides",
    "lost": "Every address of the newest run that became no article, and why",
}


def ready_queries(seed_id: str) -> tuple[ReadyQuery, ...]:
    """The queries for ``seed_id``, which must be a slug: the text is for people to copy, nothing here runs it."""
    return tuple(
        ReadyQuery(title, statements.read("reports", f"report_show_{name}").strip().replace(MARK, seed_id))
        for name, title in TITLES.items()
    )
