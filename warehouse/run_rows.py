"""Rows about runs: their beginning, their end, their ledger, their warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

Row = dict[str, object]


def run_row(
    *,
    run_id: str,
    flow: str,
    name: str,
    code_version: str,
    config_hash: str,
    started_at: datetime,
    **optional: object,
) -> Row:
    """The beginning of a run.

    ``optional``: seed_id, flow_run_id, params, window_start, window_end, pid, machine.
    """
    return {
        "run_id": run_id,
        "flow": flow,
        "name": name,
        "code_version": code_version,
        "config_hash": config_hash,
        "started_at": started_at,
        **optional,
    }


def run_end_row(run_id: str, state: str, finished_at: datetime, note: str | None = None) -> Row:
    """The end of a run: completed, warning, failed, crashed or cancelled."""
    return {"run_id": run_id, "state": state, "finished_at": finished_at, "note": note}


def warning_row(run_id: str, subject: str, message: str, raised_at: datetime) -> Row:
    """Something that a person should see, for table run_warning."""
    return {"run_id": run_id, "subject": subject, "message": message, "raised_at": raised_at}


def run_url_row(
    run_id: str,
    url_id: int,
    state: str,
    reason: str | None,
    fetch_id: str | None,
    observation_id: int | None,
    decided_at: datetime,
) -> Row:
    """How a URL ended in a run."""
    return {
        "run_id": run_id,
        "url_id": url_id,
        "state": state,
        "reason": reason,
        "fetch_id": fetch_id,
        "observation_id": observation_id,
        "decided_at": decided_at,
    }
