"""Shows how far a long task is: a bar on a terminal, log lines otherwise, and a progress artifact in Prefect.

The task's work runs on its own thread; what is shown here is read from counters by another, so that showing
never slows the work down.
"""

from __future__ import annotations

import contextlib
import contextvars
import sys
import threading
from typing import TYPE_CHECKING, Protocol

from prefect import get_run_logger
from prefect.artifacts import create_progress_artifact, update_progress_artifact
from prefect.exceptions import PrefectException
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

TICK_S = 0.5
# The artifact is a request to the server each time, the log line a row in its database.
ARTIFACT_EVERY = 6
LOG_EVERY = 30


class Counted(Protocol):
    """Work whose end can be seen."""

    @property
    def counts(self) -> tuple[int, int]:
        """Done and total, as far as they are known."""


class _Watcher:
    """Reads the counters every half second until told to stop."""

    def __init__(self, work: Counted | None, label: str) -> None:
        self.work = work
        self.label = label
        self.done = threading.Event()
        self._artifact: UUID | None = None
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )

    def run(self) -> None:
        ticks = 0
        with self._bar:
            line = self._bar.add_task(self.label, total=None)
            while not self.done.wait(TICK_S):
                ticks += 1
                done, total = self.work.counts if self.work else (0, 0)
                self._bar.update(line, completed=done, total=total or None)
                if ticks % ARTIFACT_EVERY == 0:
                    self._show_in_prefect(done, total)
                if ticks % LOG_EVERY == 0:
                    get_run_logger().info("progress %s done=%d of=%d", self.label, done, total)
        if self._artifact is not None:
            self._show_in_prefect(1, 1)

    def _show_in_prefect(self, done: int, total: int) -> None:
        percent = 100.0 * done / total if total else 0.0
        # A server that is busy for a moment must not end the work that is only being watched.
        with contextlib.suppress(PrefectException, OSError, RuntimeError):
            if self._artifact is None:
                self._artifact = create_progress_artifact(percent, description=self.label)  # type: ignore[assignment]
            else:
                update_progress_artifact(self._artifact, percent)


@contextlib.contextmanager
def watched(work: Counted | None, label: str) -> Iterator[None]:
    """Show the progress of what runs inside. Must be called inside a Prefect task."""
    watcher = _Watcher(work, label)
    context = contextvars.copy_context()
    thread = threading.Thread(target=context.run, args=(watcher.run,), name="progress", daemon=True)
    thread.start()
    try:
        yield
    finally:
        watcher.done.set()
        thread.join(timeout=10)
