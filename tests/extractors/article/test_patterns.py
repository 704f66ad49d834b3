"""No pattern may take long over a long run of the same signs: pages are hostile, and a line has up to 50,000 signs."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from typing import TYPE_CHECKING, Any

import pytest

import extractors.article

if TYPE_CHECKING:
    from collections.abc import Iterator

# As text is when patterns see it: single spaces between words.
UNITS = [
    "1",
    "a",
    ".",
    "- ",
    "Ann Bo ",
    "a: ",
    '" ',
    "/a",
    "по теме ",
    "By ",
    "A. Name, ",
    "12/03/2024 ",
    "a-",
    "[",
    "(",
    "https://",
]
LENGTH = 8_000
# One that looks at everything for each sign needs seconds.
CPU_S = 0.8


def patterns() -> Iterator[tuple[str, re.Pattern[Any]]]:
    for module in pkgutil.iter_modules(extractors.article.__path__, "extractors.article."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, pattern in enumerate(value if isinstance(value, tuple) else (value,)):
                if isinstance(pattern, re.Pattern):
                    yield f"{module.name.rpartition('.')[2]}.{name}[{number}]", pattern


PATTERNS = {pattern: name for name, pattern in patterns()}


def test_there_are_patterns() -> None:
    assert len(PATTERNS) > 80


@pytest.mark.parametrize("pattern", PATTERNS, ids=PATTERNS.values())
def test_a_long_run_takes_no_time(pattern: re.Pattern[Any]) -> None:
    slow = []
    for unit in UNITS:
        run = unit * (LENGTH // len(unit))
        began = time.process_time()
        pattern.search(run.encode() if isinstance(pattern.pattern, bytes) else run)
        if time.process_time() - began > CPU_S:
            slow.append(unit)
    assert slow == []
