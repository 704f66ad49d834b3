"""Shows a report as one HTML page that needs nothing but itself: no script, no font, no picture from elsewhere.

The page's Content-Security-Policy allows its own style sheet, by hash, and nothing else.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
import psutil
from markupsafe import Markup

from warehouse.report import clean, words
from warehouse.report.build import checked_slug
from warehouse.report.lead import lead, next_steps

if TYPE_CHECKING:
    from warehouse.report.model import ReportData

TEMPLATES = Path(__file__).parent / "templates"


def render(data: ReportData) -> str:
    """The whole page. Text from the web is escaped, and freed of characters that hide or reorder."""
    style = (TEMPLATES / "report.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        _environment()
        .get_template("report.html")
        .render(
            data=data,
            lead=lead(data),
            steps=next_steps(data),
            style=Markup(style),  # noqa: S704 - our own file; the hash in the policy needs it byte for byte
            style_hash=f"sha256-{digest}",
        )
    )


def write(data: ReportData, folder: Path) -> Path:
    """Write ``<seed_id>.html`` into ``folder`` and return its path. Readers see the old page or the new, never half."""
    path = folder / f"{checked_slug(data.seed.seed_id)}.html"
    text = render(data)
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    handle, name = tempfile.mkstemp(dir=folder, prefix=f".{path.stem}.{os.getpid()}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes it 0600; a report is there to be read.
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    return path


def _sweep(folder: Path) -> None:
    """Remove what writers that were killed left unfinished."""
    for path in folder.glob(".*.tmp"):
        pid = path.name.split(".")[-3]
        if pid.isdigit() and not psutil.pid_exists(int(pid)):
            path.unlink(missing_ok=True)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters.update(
        cut=clean.cut,
        percent=words.percent_text,
        day=words.day_text,
        moment=words.moment_text,
        stamp=words.stamp_text,
        machine=words.stamp_machine,
        distance=words.distance_text,
        span=words.span_text,
        size=words.size_text,
    )
    environment.globals.update(
        href=clean.href,
        lang=clean.lang,
        days=words.day_range,
        plural=words.plural,
        relations=words.RELATIONS,
        run_states=words.RUN_STATES,
        first_verdicts=words.FIRST_VERDICTS,
        months=words.MONTHS,
    )
    return environment


def _finalize(value: object) -> object:
    """Every value passes here on its way to the page; markup of our own goes through as it is."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return clean.neutral(value)
