"""Writes the report of a seed from the published warehouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from warehouse import db, migrate
from warehouse.report import build, render

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from config.settings import Settings


def write_report(settings: Settings, seed_id: str, now: datetime, run_id: str | None = None) -> Path:
    """Write ``<seed>.html`` into the report folder and return its path. ``run_id`` None: the newest run."""
    with db.read_only(settings.published) as con:
        migrate.refuse_outdated(con)
        data = build.report_data(con, seed_id, now, run_id)
    return render.write(data, settings.report_dir)
