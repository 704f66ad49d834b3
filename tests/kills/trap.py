"""Ends this very process at a chosen moment, after writing down where it was."""

from __future__ import annotations

import functools
import json
import os
import signal
from typing import TYPE_CHECKING, Any

import psutil

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Trap:
    """Counts the events that it is told of; at the ``nth`` it writes ``marker`` and kills its process by SIGKILL.

    Some moments matter only later in a run: events before ``arm`` do not count there.
    """

    def __init__(self, marker: Path, phase: str, nth: int = 1) -> None:
        self._marker = marker
        self._phase = phase
        self._left = nth
        self.armed = False

    def arm(self, *_: object, **__: object) -> None:
        """From now on, events count that wait for this."""
        self.armed = True

    def event(self, detail: str) -> None:
        """One event of the phase."""
        self._left -= 1
        if self._left == 0:
            self._kill(detail)

    def late_event(self, detail: str) -> None:
        """One event that counts only once the trap is armed."""
        if self.armed:
            self.event(detail)

    def _kill(self, detail: str) -> None:
        children = [child.pid for child in psutil.Process().children(recursive=True)]
        note = {"phase": self._phase, "detail": detail, "pid": os.getpid(), "children": children}
        with self._marker.open("w", encoding="utf-8") as handle:
            json.dump(note, handle)
            handle.flush()
            os.fsync(handle.fileno())
        os.kill(os.getpid(), signal.SIGKILL)


def before(owner: Any, name: str, tell: Callable[..., None]) -> None:
    """Let ``tell`` know of each call of ``owner.name``, with its arguments, before it is made."""
    original = getattr(owner, name)

    @functools.wraps(original)
    def wrapped(*args: Any, **named: Any) -> Any:
        tell(*args, **named)
        return original(*args, **named)

    setattr(owner, name, wrapped)


def after(owner: Any, name: str, tell: Callable[..., None]) -> None:
    """Let ``tell`` know of each call of ``owner.name``, with its arguments, once it has returned."""
    original = getattr(owner, name)

    @functools.wraps(original)
    def wrapped(*args: Any, **named: Any) -> Any:
        result = original(*args, **named)
        tell(*args, **named)
        return result

    setattr(owner, name, wrapped)
