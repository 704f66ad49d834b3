"""The questions of docs/queries.md: read from the page, asked, and their answers written back into it.

    newswake demo
    python -m tests.worked_queries data/demo/warehouse/current.duckdb

tests/test_docs_queries.py asks them on a planted warehouse; tests/flows/test_demo_run.py sees that the answers in the
page are those of the demo, but for what no two runs have in common: times of today, names of runs and files,
milliseconds.
"""

from __future__ import annotations

import re
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from warehouse import db

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = Path(__file__).resolve().parents[1] / "docs" / "queries.md"
QUESTION = re.compile(
    r"^## (\d+)\. ([^\n]*)\n(.*?)^```sql\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.DOTALL | re.MULTILINE
)
WIDEST = 60
MOST_ROWS = 12
# Other in each run: how long something took, and where it lies.
VOLATILE = {"least_gap_ms", "waited_ms", "seconds", "warc_offset", "warc_length"}
# The demo's articles are of 2025; what is later is when it ran.
RUNNING = re.compile(r"\b20(?:2[6-9]|[3-9]\d)-\d\d-\d\d(?: \d\d:\d\d:\d\d)?")
NAMES = re.compile(r"\bnewswake-\d{8}T\d{6}Z-[0-9a-f]{6}-\d+-\d+\.warc\.gz|\b\d{8}T\d{6}-[0-9a-f]{6}\b")
BLANK = "~"


class Question(NamedTuple):
    """One question of the page. ``answer`` is what the page shows, empty if nothing yet."""

    number: int
    title: str
    sql: str
    answer: str


def questions(text: str) -> list[Question]:
    """All questions of the page, in their order."""
    return [Question(int(n), title, sql, answer or "") for n, title, _, sql, answer in QUESTION.findall(text)]


def table(columns: Sequence[str], rows: Sequence[Sequence[Any]], volatile: frozenset[str] = frozenset()) -> str:
    """The answer as aligned text. ``volatile`` columns are left blank."""
    lines = [list(columns), *([_cell(value) for value in row] for row in rows[:MOST_ROWS])]
    for index, name in enumerate(columns):
        if name in volatile:
            for line in lines[1:]:
                line[index] = BLANK
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns))]
    lines.insert(1, ["-" * width for width in widths])
    shown = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    more = len(rows) - MOST_ROWS
    return "\n".join([*shown, *([f"... and {more} more"] if more > 0 else [])]) + "\n"


def _cell(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    text = f"{value:g}" if isinstance(value, float) else str(value).replace("\n", " ")
    return text if len(text) <= WIDEST else text[: WIDEST - 3] + "..."


def stable(answer: str) -> list[list[str]]:
    """What of an answer is the same in every run of the demo: its cells, without times, names and volatile columns."""
    header, *lines = answer.splitlines()
    names = header.split()
    found = []
    for line in lines[1:]:
        cells = re.split(r" {2,}", NAMES.sub(BLANK, RUNNING.sub(BLANK, line)))
        kept = [cell for name, cell in zip(names, cells, strict=False) if name not in VOLATILE]
        found.append(kept)
    return [names, *found]


def ask(con: Any, question: Question) -> str:
    """Ask one question; its answer as the page shows it."""
    cursor = con.execute(question.sql)
    return table([column[0] for column in cursor.description], cursor.fetchall())


def filled(text: str, con: Any) -> str:
    """The page with the answers that this warehouse gives."""
    for question in questions(text):
        block = f"```sql\n{question.sql}```\n"
        answer = f"\n```text\n{ask(con, question)}```\n"
        before, _, after = text.partition(block)
        old = f"\n```text\n{question.answer}```\n"
        text = before + block + answer + after.removeprefix(old if question.answer else "")
    return text


def main(warehouse: Path) -> None:
    """Write the answers of a demo's warehouse into the page."""
    with db.read_only(warehouse) as con:
        PAGE.write_text(filled(PAGE.read_text("utf-8"), con), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
