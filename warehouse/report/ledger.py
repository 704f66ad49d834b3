"""The ledger of a run: how every URL ended, and what else a person should know of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from warehouse.report import select
from warehouse.report.accounts import Find, HostInterval, Ledger, LedgerState, Lost, Revision, TitleSought
from warehouse.report.words import STATES

if TYPE_CHECKING:
    import duckdb

LOST = 80
LOST_PER_STATE = 15
REVISIONS = 30
HOSTS = 40
KINDS = ("added", "removed", "edited", "moved")
# States of URLs that stand for something good, or for a decision of ours that needs no table.
QUIET = frozenset({"compared", "stored", "unchanged", "duplicate", "outside_window", "deferred", "shared", "pending"})


def load(con: duckdb.DuckDBPyConnection, seed_id: str, run_id: str) -> Ledger:
    """The accounts of ``run_id`` with the titles and revisions around ``seed_id``."""
    states = select.rows(con, "ledger", run_id=run_id)
    revisions = select.rows(con, "revisions", seed_id=seed_id, limit=REVISIONS)
    checks = select.rows(con, "checks")
    hosts = select.rows(con, "politeness", run_id=run_id, limit=HOSTS)
    return Ledger(
        states=tuple(LedgerState(row["state"], row["urls"], STATES.get(row["state"], "")) for row in states),
        lost=tuple(
            Lost(row["state"], row["url"] or row["host"] or "unknown", row["reason"])
            for row in select.rows(con, "refused", run_id=run_id, limit=LOST, per_state=LOST_PER_STATE)
        ),
        lost_total=sum(row["urls"] for row in states if row["state"] not in QUIET),
        warnings=tuple((row["subject"], row["message"]) for row in select.rows(con, "warnings", run_id=run_id)),
        titles=tuple(_title(row) for row in select.rows(con, "titles", seed_id=seed_id)),
        revisions=tuple(_revision(row) for row in revisions),
        revisions_total=revisions[0]["total"] if revisions else 0,
        hosts=tuple(_host(row) for row in hosts),
        hosts_total=hosts[0]["hosts"] if hosts else 0,
        violations=int(hosts[0]["all_violations"]) if hosts else 0,
        checks=len(checks),
        finds=tuple(
            Find(row["check_name"], row["severity"], row["message"], row["advice"])
            for row in checks
            if row["state"] != "ok"
        ),
    )


def _title(row: dict[str, Any]) -> TitleSought:
    resolved = row["state"] == "resolved"
    return TitleSought(row["title"], row["given_by"], row["url"] if resolved else None, row["how"], row["confidence"])


def _revision(row: dict[str, Any]) -> Revision:
    same = (
        "url",
        "host",
        "lang",
        "seq",
        "cause",
        "title",
        "previous_title",
        "words",
        "previous_words",
        "is_silent",
        "why",
    )
    counted = [f"{row[kind]:,} {kind}" for kind in KINDS if row[kind]]
    return Revision(
        **{name: row[name] for name in same},
        changed_at=select.utc(row["changed_at"]),
        sentences=", ".join(counted),
        edits=tuple(row["edits"]),
    )


def _host(row: dict[str, Any]) -> HostInterval:
    least, due = row["least_gap_ms"], row["delay_ms"]
    return HostInterval(
        host=row["host"],
        requests=row["requests"],
        least_s=None if least is None else least / 1000,
        due_s=None if due is None else due / 1000,
        ok=row["ok"],
    )
