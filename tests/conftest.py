"""Marks what opens real DuckDB files or starts processes as ``slow``; what is left is pure: `make check`."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SLOW = (
    "warehouse/test_",
    "warehouse/report/",
    "warehouse/compare/test_engine",
    "extractors/test_pool",
    "extractors/test_worker",
    "extractors/fetch/test_leases",
    "flows/test_cli",
    "flows/test_intake",
    "flows/test_keeper",
    "flows/test_lead_on",
    "flows/test_listing",
    "flows/test_pipeline",
    "flows/test_review",
    "flows/test_run",
    "test_readme",
)


def pytest_configure() -> None:
    """Hear Ctrl-C also where a shell in the background has us ignore it: tests send it, to children too."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.relative_to(HERE).as_posix().startswith(SLOW):
            item.add_marker(pytest.mark.slow)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name packed bodies by their length: they hold the second of packing, and both workers must collect the same."""
    return f"{argname}-{len(val)}-packed" if isinstance(val, bytes) and val.startswith(b"\x1f\x8b") else None
