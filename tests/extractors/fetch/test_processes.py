from __future__ import annotations

import os
import subprocess
import sys

import psutil
import pytest

from extractors.fetch import processes
from extractors.fetch.processes import birth_mark, is_alive, was_alive

pytestmark = pytest.mark.slow


def test_this_process_lives() -> None:
    mark = birth_mark(os.getpid())
    assert mark is not None
    assert is_alive(os.getpid(), mark)
    assert not is_alive(os.getpid(), "another boot 17"), "the number was given to us later"
    assert was_alive(os.getpid(), psutil.Process().create_time())
    assert not was_alive(os.getpid(), psutil.Process().create_time() - 100)


def test_a_dead_process_and_one_that_nobody_buried_are_dead() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    mark = birth_mark(child.pid)
    assert mark is not None
    assert is_alive(child.pid, mark)
    assert child.stdin is not None
    child.stdin.close()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert not is_alive(child.pid, mark), "a zombie"
    child.wait()
    assert not is_alive(child.pid, mark)
    assert not was_alive(child.pid, 0.0)


def test_systems_without_proc_are_asked_through_psutil(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr(processes, "PROC", tmp_path)
    mark = birth_mark(os.getpid())
    assert mark == f"{psutil.Process().create_time():.0f}"
    assert is_alive(os.getpid(), mark)
    assert birth_mark(2**22 + 1) is None
