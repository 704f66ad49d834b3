from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractors.errors import WarehouseBusy
from warehouse import lock

if TYPE_CHECKING:
    from pathlib import Path


def test_the_wait_is_bounded(tmp_path: Path) -> None:
    now = 0.0

    def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds

    path = tmp_path / "a" / "loader.lock"
    with lock.hold(path, 1), pytest.raises(WarehouseBusy), lock.hold(path, 5, sleep, lambda: now):
        pass
    assert 5 <= now < 5.1


def test_the_lock_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "loader.lock"
    for _ in range(2):
        with lock.hold(path, 0):
            pass


def test_the_lock_is_given_back_after_an_error(tmp_path: Path) -> None:
    path = tmp_path / "loader.lock"
    with pytest.raises(ZeroDivisionError), lock.hold(path, 0):
        raise ZeroDivisionError
    with lock.hold(path, 0):
        pass
