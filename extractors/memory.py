"""Memory goes back to the system when it is free. Only glibc needs telling; elsewhere these do nothing.

glibc keeps the space of freed blocks, and learns from the first large block that is freed to take the next ones from
there too: a process that has seen one page of 8 MB stays that much larger for good.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Parameter of mallopt(3), and the size in bytes from which on a block is mapped, and unmapped when it is free.
_M_MMAP_THRESHOLD = -3
_LARGE_BLOCK = 256 * 1024


def return_large_blocks() -> None:
    """Have every large block returned as soon as it is free. Once, when a process starts."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE_BLOCK)


def give_back() -> None:
    """Return everything that is free now, small blocks too: some milliseconds."""
    gc.collect()
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Leave cycles of objects alone for the time of one small page: it makes thousands of objects and hardly a cycle.

    The collector looks through what lives again and again, a fiftieth of the time. All threads share it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
