"""A run: its identity, its services, its beginning and its honest end.

Everything that a run writes goes through ``Run.note`` into the spool. A run that was killed left its run
row and its lock behind; the next run that starts closes it, here and in Prefect.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import secrets
from dataclasses import dataclass, field
from importlib import metadata
from typing import TYPE_CHECKING

from config.visible import visible
from extractors.fetch.archive import WarcArchive
from extractors.fetch.clock import SystemClock
from extractors.fetch.leases import Leases
from flows import healing
from flows.places import leases_of
from warehouse import run_rows
from warehouse.load import Loader, WarehouseSettings
from warehouse.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from config.settings import Settings
    from extractors.discover.window import Window
    from extractors.fetch.clock import Clock
    from flows.healing import CloseFlowRuns
    from warehouse.load import LoadReport
    from warehouse.spool import Batch

FLUSH_ROWS = 4000
FLUSH_SECONDS = 5.0
# What is kept of the error that ended a run.
MAX_NOTE = 2000


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that a person should see: a source without entries, a host that fails."""

    subject: str
    message: str


class Run:
    """One run of a flow and what it works with.

    Created by ``open_run``. ``note`` may be called from one thread at a time.
    """

    def __init__(self, settings: Settings, flow: str, run_id: str, clock: Clock, seed_id: str | None = None) -> None:
        self.settings = settings
        self.flow = flow
        self.run_id = run_id
        self.clock = clock
        self.seed_id = seed_id
        self.started_at = clock.now()
        self.window: Window | None = None
        self.warnings: list[Notice] = []
        self.usable_pages = 0
        # Lists that were not asked because they are not due.
        self.resting_lists = 0
        self.spool = Spool(settings.spool_dir)
        self.loader = Loader(WarehouseSettings.from_settings(settings), now=clock.now)
        self.leases = Leases(leases_of(settings), run_id, clock)
        # What is still to be noted if the run does not end well.
        self.last_words: list[Callable[[], None]] = []
        self._archive: WarcArchive | None = None
        self._batch: Batch | None = None
        self._rows = 0
        self._flushed = clock.monotonic()

    @property
    def archive(self) -> WarcArchive:
        """The WARC file of this run; made when the first response comes in."""
        if self._archive is None:
            self._archive = WarcArchive(
                self.settings.archive_dir,
                self.run_id,
                self.clock,
                rotate_bytes=self.settings.archive_file_bytes,
                rotate_seconds=self.settings.archive_file_seconds,
            )
        return self._archive

    def note(self, table: str, row: Mapping[str, object]) -> None:
        """Add a row to the current batch."""
        if self._batch is None:
            self._batch = self.spool.batch(self.run_id, self.flow)
        self._batch.add(table, row)
        self._rows += 1

    def breathe(self) -> None:
        """Flush when enough has been noted. Call it only where the noted rows belong together."""
        late = self.clock.monotonic() - self._flushed >= FLUSH_SECONDS
        if self._rows >= FLUSH_ROWS or (self._rows and late):
            self.flush()

    def flush(self) -> None:
        """Hand the current batch to the loader's folder."""
        if self._batch is not None:
            self._batch.commit()
        self._batch, self._rows, self._flushed = None, 0, self.clock.monotonic()

    def warn(self, subject: str, message: str) -> None:
        """Say something that a person should see: on the terminal, in the Prefect UI and in the warehouse.

        Both may hold text from the web; what a terminal would obey is made visible.
        """
        warning = Notice(visible(subject), visible(message))
        if warning in self.warnings:
            return
        self.warnings.append(warning)
        self.note("run_warning", run_rows.warning_row(self.run_id, warning.subject, warning.message, self.clock.now()))

    def load(self) -> LoadReport:
        """Load everything that waits in the spool, from whichever run, and publish a new snapshot."""
        self.flush()
        return self.loader.load()

    def close(self) -> None:
        """Close the archive and give back what is held. The run's end is noted before."""
        try:
            if self._archive is not None:
                self._archive.close()
        finally:
            self.leases.close()


def code_version() -> str:
    """Version of newswake as installed."""
    return metadata.version("newswake")


def config_hash(settings: Settings) -> str:
    """Short hash of the settings in force; equal hashes mean equal settings."""
    text = json.dumps(settings.model_dump(mode="json"), sort_keys=True)
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def new_run_id(now: datetime) -> str:
    """An id that sorts by time, e.g. ``20220107T101500-3fa9c1``."""
    return f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"


@dataclass(frozen=True, slots=True)
class Opening:
    """How a run is announced: names for people, parameters for the record."""

    flow: str
    name: str
    seed_id: str | None = None
    params: Mapping[str, object] = field(default_factory=dict)
    flow_run_id: str | None = None


@contextlib.contextmanager
def open_run(
    settings: Settings,
    opening: Opening,
    close_in_prefect: CloseFlowRuns,
    clock: Clock | None = None,
) -> Iterator[Run]:
    """Open a run, heal what earlier ones left, and close it with the state in which it ended."""
    clock = clock or SystemClock()
    run = Run(settings, opening.flow, new_run_id(clock.now()), clock, opening.seed_id)
    try:
        run.note("run", _run_row(run, opening))
        # At once: a run that is killed while it heals others must be known, to be closed itself.
        run.flush()
        healing.heal(run, close_in_prefect)
        healing.warn_of_leases(run)
        yield run
        healing.warn_of_leases(run)
    except BaseException as error:
        _fail(run, error)
        raise
    try:
        _end(run, "warning" if run.warnings else "completed", f"{len(run.warnings)} warnings" if run.warnings else None)
        run.load()
    finally:
        run.close()


def _run_row(run: Run, opening: Opening) -> Mapping[str, object]:
    return run_rows.run_row(
        run_id=run.run_id,
        flow=opening.flow,
        name=opening.name,
        seed_id=opening.seed_id,
        flow_run_id=opening.flow_run_id,
        code_version=code_version(),
        config_hash=config_hash(run.settings),
        params=dict(opening.params),
        pid=os.getpid(),
        machine=platform.node(),
        started_at=run.started_at,
    )


def _state_of(error: BaseException) -> str:
    """Ctrl-C, Prefect's cancellation and SIGTERM come as what is no ``Exception``."""
    return "failed" if isinstance(error, Exception) else "cancelled"


def _end(run: Run, state: str, note: str | None) -> None:
    run.note("run_end", run_rows.run_end_row(run.run_id, state, run.clock.now(), note))
    run.flush()
    run.leases.finish_run(run.run_id)


def _fail(run: Run, error: BaseException) -> None:
    """Note that the run failed. What ended it may stand in the way of that too (a full disk): it alone is raised.

    If even loading the end fails, its batch waits in the spool for the next run.
    """
    for speak in run.last_words:
        with contextlib.suppress(Exception):
            speak()
    with contextlib.suppress(Exception):
        _end(run, _state_of(error), visible(str(error) or type(error).__name__)[:MAX_NOTE])
    with contextlib.suppress(Exception):
        run.load()
    with contextlib.suppress(Exception):
        run.close()
