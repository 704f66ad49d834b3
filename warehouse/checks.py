"""Checks of the warehouse after every run: does it contradict itself, and is anything odd in it?

Each check is a file in ``sql/checks``. Its first lines say what a find means (``severity``), what was found
(``message``, before the number) and what to do (``advice``); its query gives at most five cases, each with the number
of all in column ``found``. A check that cannot be made is a find too, and never stands in the way of a load.
"""

from __future__ import annotations

import contextlib
import json
import re
import time
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import duckdb

from config.visible import visible
from warehouse import asking, db, statements

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

_HEAD = re.compile(r"^-- (severity|message|advice): (.+)$", re.MULTILINE)
SEVERITIES = ("error", "warning")
MOST_CASES = 5
CELL_CHARS = 300


@dataclass(frozen=True, slots=True)
class Check:
    """A check as its file declares it."""

    name: str
    severity: str
    message: str
    advice: str
    sql: str


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found. ``state`` is ok, found or broken; ``sample`` a JSON array of at most five cases."""

    name: str
    severity: str
    state: str
    found: int
    message: str
    advice: str
    sample: str | None
    checked_at: datetime | None = None
    run_id: str | None = None

    @property
    def is_ok(self) -> bool:
        """True if nothing was found."""
        return self.state == "ok"

    @property
    def is_grave(self) -> bool:
        """True if the warehouse contradicts itself, or nobody can tell."""
        return not self.is_ok and self.severity == "error"


@cache
def checks() -> tuple[Check, ...]:
    """All checks of this version, by name. Raises ValueError for a file without its three lines."""
    return tuple(_declared(name, statements.read("checks", name)) for name in statements.names("checks"))


def _declared(name: str, sql: str) -> Check:
    head = dict(_HEAD.findall(sql))
    if set(head) != {"severity", "message", "advice"} or head["severity"] not in SEVERITIES:
        raise ValueError(f"check {name} must state its severity, message and advice")
    return Check(name, head["severity"], head["message"], head["advice"], sql)


def make(con: duckdb.DuckDBPyConnection, check: Check) -> CheckResult:
    """Make one check on an open warehouse."""
    try:
        answer = con.execute(check.sql)
        columns = [item[0] for item in answer.description or ()]
        cases = answer.fetchmany(MOST_CASES)
    except duckdb.Error as error:
        told = str(error).strip().splitlines()[0][:CELL_CHARS]
        advice = "Report this; the rest of the warehouse is not concerned."
        return CheckResult(
            check.name, "error", "broken", 0, f"the check cannot be made: {visible(told)}", advice, sample=None
        )
    if not cases:
        return CheckResult(check.name, check.severity, "ok", 0, f"{check.message}: none", check.advice, sample=None)
    found = int(cases[0][0])
    message = f"{check.message}: {found}"
    return CheckResult(check.name, check.severity, "found", found, message, check.advice, _sample(columns, cases))


def _sample(columns: list[str], cases: Iterable[tuple[Any, ...]]) -> str:
    objects = [{name: _cut(value) for name, value in zip(columns[1:], row[1:], strict=True)} for row in cases]
    return json.dumps(objects, ensure_ascii=False)


def _cut(value: object) -> object:
    """A value that JSON knows. Text from the web is bounded, and free of what a terminal would obey."""
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return visible(str(value))[:CELL_CHARS]


def after_load(con: duckdb.DuckDBPyConnection, now: datetime) -> int:
    """Make all checks if a run has ended since they were last made, and keep what they found; returns their number.

    All results are kept in one transaction: killed before, the next load makes the checks again.
    """
    run = con.execute(statements.read("care", "unchecked_run")).fetchone()
    if run is None:
        return 0
    _prepare(con)
    rows = [_timed(con, check, run[0], now) for check in checks()]
    with db.transaction(con):
        for row in rows:
            con.execute(statements.read("care", "record"), row)
    return len(rows)


def _prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Look up what several checks look at. If that cannot be done, they say that they cannot be made."""
    with contextlib.suppress(duckdb.Error):
        con.execute(statements.read("care", "newest_of_hosts"))


def _timed(con: duckdb.DuckDBPyConnection, check: Check, run_id: str, now: datetime) -> dict[str, object]:
    began = time.perf_counter()
    made = make(con, check)
    return {
        "run_id": run_id,
        "check_name": made.name,
        "checked_at": now.isoformat(),
        "severity": made.severity,
        "state": made.state,
        "found": made.found,
        "message": made.message,
        "advice": made.advice,
        "sample": made.sample,
        "elapsed_ms": round((time.perf_counter() - began) * 1000),
    }


def latest(published: Path) -> list[CheckResult]:
    """What each check found the last time, finds first; nothing before the first run has ended."""
    if db.snapshot(published) is None:
        return []
    return [CheckResult(*row) for row in asking.rows(published, "latest_checks")]
