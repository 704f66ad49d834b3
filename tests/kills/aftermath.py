"""What must be in order after a killed run and its successor, besides the state. Faults are lines of text."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from extractors.errors import ArchiveError
from extractors.fetch.stored import read_record
from warehouse import db, publish
from warehouse.settings import WarehouseSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from config.settings import Settings

# A server sees requests arrive a little closer than they were sent.
JITTER_S = 0.03


def left_alive(data: Path, patience: float) -> list[str]:
    """Processes of this data folder that outlive the killed one by more than ``patience`` seconds."""
    give_up = time.monotonic() + patience
    while (alive := list(_of(data))) and time.monotonic() < give_up:
        time.sleep(0.1)
    return [f"process {child.pid} stays behind: {child.cmdline()}" for child in alive]


def _of(data: Path) -> Iterator[psutil.Process]:
    for process in psutil.process_iter():
        try:
            if process.environ().get("NEWSWAKE_DATA_DIR") == str(data) and process.status() != psutil.STATUS_ZOMBIE:
                yield process
        except psutil.Error:
            continue


def faults(settings: Settings, api_url: str, ends: str) -> list[str]:
    """Everything but the state. ``ends`` is how the killed run must have ended in the warehouse."""
    return [
        *_of_runs(settings, api_url, ends),
        *_of_archive(settings),
        *_of_folders(settings),
        *_of_leases(settings),
    ]


def _of_runs(settings: Settings, api_url: str, ends: str) -> Iterator[str]:
    with db.read_only(settings.published) as con:
        rows = con.execute("SELECT state, flow_run_id, balanced FROM runs ORDER BY started_at").fetchall()
        ends_per_run = con.execute("SELECT count(*) FROM run_end GROUP BY run_id").fetchall()
    if [row[0] for row in rows] != [ends, "warning"]:
        yield f"runs ended as {[row[0] for row in rows]}"
    if any(count != 1 for (count,) in ends_per_run):
        yield "a run has more than one end"
    if not all(balanced for _, _, balanced in rows):
        yield "a ledger does not balance"
    states = [_flow_run_state(api_url, flow_run_id) for _, flow_run_id, _ in rows]
    if states != ["CRASHED", "COMPLETED"]:
        yield f"Prefect has the flow runs as {states}"


def _flow_run_state(api_url: str, flow_run_id: str) -> str:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(f"{api_url}/flow_runs/{flow_run_id}", timeout=20) as answer:
        return str(json.load(answer)["state_type"])


def _of_archive(settings: Settings) -> Iterator[str]:
    files = sorted(settings.archive_dir.iterdir())
    for path in files:
        if not path.name.endswith(".warc.gz"):
            yield f"warc {path.name} is not finished"
    command = [str(Path(sys.executable).with_name("warcio")), "check", *map(str, files)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    if checked.returncode != 0:
        yield f"warcio check: {checked.stdout[-500:]}{checked.stderr[-500:]}"
    with db.read_only(settings.published) as con:
        sql = "SELECT warc_file, warc_offset, body_sha256, final_url FROM fetch_log WHERE warc_file IS NOT NULL"
        held = con.execute(sql).fetchall()
    if not held:
        yield "warc: no request has a record"
    for name, offset, digest, url in held:
        try:
            body = read_record(settings.archive_dir / name, offset).body
        except ArchiveError as error:
            yield f"warc record of {url}: {error}"
        else:
            if digest is not None and hashlib.sha256(body or b"").hexdigest() != digest:
                yield f"warc record of {url} has another body"


def _of_folders(settings: Settings) -> Iterator[str]:
    for folder in (settings.spool_dir, settings.report_dir, settings.database.parent):
        for path in folder.rglob("*"):
            if folder == settings.spool_dir or ".tmp" in path.name or path.name.endswith(".wal"):
                yield f"left over: {path.relative_to(settings.data_dir)}"
    if not publish.is_current(WarehouseSettings.from_settings(settings)):
        yield "the snapshot does not show what the live database holds"


def _of_leases(settings: Settings) -> Iterator[str]:
    con = sqlite3.connect(settings.state_dir / "leases.sqlite")
    try:
        held = con.execute("SELECT host FROM host WHERE holder IS NOT NULL").fetchall()
        working = con.execute("SELECT run_id FROM process WHERE ended_at IS NULL").fetchall()
        ownerless = con.execute(
            "SELECT count(*) FROM claim WHERE run_id NOT IN (SELECT run_id FROM process)"
        ).fetchone()
    finally:
        con.close()
    if held:
        yield f"hosts are still leased: {held}"
    if working:
        yield f"runs are still at work by the leases: {working}"
    if ownerless[0]:
        yield f"{ownerless[0]} claims belong to no run"


def impolite(stats: dict[str, Any], delay: float) -> list[str]:
    """What the web complains of, over the killed run and the next one together."""
    found = [f"{stats['robots_violations']} requests against robots.txt"] if stats["robots_violations"] else []
    for host, seen in stats["hosts"].items():
        least = seen["least_interval_s"]
        if least is not None and least < delay - JITTER_S:
            found.append(f"{host} was asked after {least:.3f} s")
    return found
