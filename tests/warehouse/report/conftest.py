"""The page of a planted wake, built once: reading it changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from tests.warehouse.report.planted import NOW, SEED, whole_wake
from warehouse.report import build, render

if TYPE_CHECKING:
    from warehouse.report.model import ReportData


@pytest.fixture(scope="session")
def wake() -> ReportData:
    return build.report_data(whole_wake().con, SEED, NOW)


@pytest.fixture(scope="session")
def page_text(wake: ReportData) -> str:
    return render.render(wake)


@pytest.fixture
def page(page_text: str) -> Any:
    return html.document_fromstring(page_text)
