"""Moments that outlast a clock that is set: how much time has surely passed between two of them.

The wall clock may jump. Ticks do not, but they begin anew with each start of the machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.fetch.clock import Clock

# A wall clock that runs away from the ticks by more than this was set.
JUMP = 60.0
# The last seconds of a span never pass on the word of the wall clock alone.
PROVEN = 120.0


@dataclass(frozen=True, slots=True)
class Stamp:
    """A moment: seconds since the epoch by the wall clock, and ticks (seconds) of one start of the machine."""

    wall: float
    tick: float
    boot: str


def is_one_boot(then: Stamp, now: Stamp) -> bool:
    """Tell whether the ticks of both can be compared."""
    return then.boot == now.boot and then.tick <= now.tick


def passed(then: Stamp, now: Stamp, span: float) -> float:
    """Seconds that count towards a ``span`` that began at ``then``. Never negative.

    After a restart of the machine there is proof only of the time since then. For what came before, the wall clock
    is believed, except for the last 120 s of the span: one that was set forward cannot skip a short rest, one that
    was set back cannot prolong any.
    """
    if is_one_boot(then, now):
        return now.tick - then.tick
    proven = now.tick if then.boot != now.boot else 0.0
    return max(proven, min(now.wall - then.wall, span - PROVEN), 0.0)


def jumped(then: Stamp, now: Stamp) -> float:
    """Seconds by which the wall clock was set in between; across a restart only a clock that went back shows."""
    told = now.wall - then.wall
    if is_one_boot(then, now):
        return told - (now.tick - then.tick)
    return min(told, 0.0)


class Watch:
    """Reads a clock and notices when it was set. ``jump`` is the widest jump of more than a minute, in seconds."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._boot = clock.boot()
        self._last: Stamp | None = None
        self.jump: float | None = None

    def read(self) -> Stamp:
        """Give the present moment."""
        now = Stamp(self._clock.now().timestamp(), self._clock.monotonic(), self._boot)
        self.compare(self._last, now)
        self._last = now
        return now

    def compare(self, then: Stamp | None, now: Stamp) -> None:
        """Note whether the clock was set between two moments."""
        by = jumped(then, now) if then else 0.0
        if abs(by) > max(JUMP, abs(self.jump or 0.0)):
            self.jump = by
