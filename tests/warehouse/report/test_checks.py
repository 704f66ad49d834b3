"""What the checks of the warehouse found, in the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.warehouse.report.planted import HOSTILE, NOW, SEED
from warehouse.report import build, render

if TYPE_CHECKING:
    from tests.warehouse.report.planted import Planted
    from warehouse.report.model import ReportData

INSERT = """
INSERT INTO check_result BY NAME SELECT 'r' AS run_id, ? AS check_name, now() AS checked_at, ? AS severity, ? AS state,
  ? AS found, ? AS message, 'Look there.' AS advice, 0 AS elapsed_ms
"""


def test_finds_stand_in_the_report_gravest_first_and_escaped(planted: Planted) -> None:
    planted.con.execute(INSERT, ["odd", "warning", "found", 2, f"odd things {HOSTILE}: 2"])
    planted.con.execute(INSERT, ["worse", "error", "found", 1, "worse things: 1"])
    planted.con.execute(INSERT, ["fine", "error", "ok", 0, "fine things: none"])
    data = build.report_data(planted.con, SEED, NOW)
    assert data.ledger is not None
    assert data.ledger.checks == 3
    assert [item.check for item in data.ledger.finds] == ["worse", "odd"]
    text = render.render(data)
    assert "worse things: 1" in text
    assert "fine things" not in text
    assert HOSTILE not in text


def test_a_sound_warehouse_is_said_in_one_line(planted: Planted) -> None:
    planted.con.execute(INSERT, ["fine", "error", "ok", 0, "fine things: none"])
    assert "All 1 checks after the last run" in render.render(build.report_data(planted.con, SEED, NOW))


def test_before_any_check_nothing_is_said(wake: ReportData) -> None:
    assert "Checks of the warehouse" not in render.render(wake)
