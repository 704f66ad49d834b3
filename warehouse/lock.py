"""The loader's lock: one process at a time opens the live database."""

from __future__ import annotations

import contextlib
import fcntl
import os
import time
from typing import TYPE_CHECKING

from extractors.errors import WarehouseBusy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

PAUSE_S = 0.05


@contextlib.contextmanager
def hold(
    path: Path,
    wait: float,
    sleep: Callable[[float], None] = time.sleep,
    monotonic: Callable[[], float] = time.monotonic,
) -> Iterator[None]:
    """Hold an exclusive lock on ``path``; the system gives it back when the process dies.

    Waits at most ``wait`` seconds, then raises WarehouseBusy.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        _acquire(handle, path, wait, sleep, monotonic)
        yield
    finally:
        os.close(handle)


def _acquire(
    handle: int, path: Path, wait: float, sleep: Callable[[float], None], monotonic: Callable[[], float]
) -> None:
    deadline = monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if monotonic() >= deadline:
                raise WarehouseBusy(
                    f"another process has been loading for more than {wait:g} s",
                    subject=str(path),
                    advice="Wait for it to end, or raise NEWSWAKE_LOCK_WAIT.",
                ) from error
            sleep(PAUSE_S)
        else:
            return
