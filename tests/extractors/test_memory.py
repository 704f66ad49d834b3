from __future__ import annotations

import ctypes
import gc
import subprocess
import sys

import pytest

from extractors.memory import give_back, return_large_blocks, uncollected

SCRIPT = """
import sys
from extractors.memory import return_large_blocks
if sys.argv[1] == "told":
    return_large_blocks()
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096
del (bytearray(24_000_000))[:]
kept = []
before = resident()
for _ in range(20):
    large = bytearray(20_000_000)
    kept.append(bytearray(1000))
    del large
print(resident() - before)
"""


def test_it_can_be_asked_for_anywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    return_large_blocks()
    give_back()

    def broken(_: object) -> object:
        raise OSError

    monkeypatch.setattr(ctypes, "CDLL", broken)
    return_large_blocks()
    give_back()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_large_blocks_are_returned_when_they_are_free() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, "told"], capture_output=True, text=True, check=True, timeout=60
    )
    assert int(done.stdout) < 5_000_000


def test_the_collector_is_on_again_after_a_page_that_fails() -> None:
    def fail() -> None:
        with uncollected():
            assert not gc.isenabled()
            raise ValueError("a page")

    with pytest.raises(ValueError, match="a page"):
        fail()
    assert gc.isenabled()


def test_the_collector_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
