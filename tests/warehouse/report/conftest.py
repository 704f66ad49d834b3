"""A planted wake and its page, made once: tests that change facts do so in a transaction that is rolled back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from tests.warehouse.report.planted import NOW, SEED, whole_wake
from warehouse.report import build, render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.warehouse.report.planted import Planted
    from warehouse.report.model import ReportData


@pytest.fixture(scope="session")
def planted_once() -> Planted:
    return whole_wake()


@pytest.fixture
def planted(planted_once: Planted) -> Iterator[Planted]:
    """The whole wake, to be changed at will."""
    planted_once.con.execute("BEGIN")
    yield planted_once
    planted_once.con.execute("ROLLBACK")


@pytest.fixture(scope="session")
def wake(planted_once: Planted) -> ReportData:
    return build.report_data(planted_once.con, SEED, NOW)


@pytest.fixture(scope="session")
def page_text(wake: ReportData) -> str:
    return render.render(wake)


@pytest.fixture
def page(page_text: str) -> Any:
    return html.document_fromstring(page_text)
