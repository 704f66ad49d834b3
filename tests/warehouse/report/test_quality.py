"""How well the machine agrees with people's labels, in the report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.warehouse.report.planted import HOSTILE, NOW, SEED
from warehouse.report import build, render
from warehouse.report.quality import FEW, Rate

if TYPE_CHECKING:
    from tests.warehouse.report.planted import Planted
    from warehouse.report.model import ReportData

INSERT = """
INSERT INTO judgement BY NAME SELECT url || ?::VARCHAR AS judgement_id, seed_id, article_id, url, ? AS relation,
  ? AS note, now() AS judged_at, observation_id
FROM matches WHERE seed_id = ? AND relation = ? AND NOT is_seed
"""


def label(planted: Planted, relation: str, machine: str, note: str | None = None) -> int:
    """Label all articles of which the machine says ``machine``; returns how many there are."""
    planted.con.execute(INSERT, [machine, relation, note, SEED, machine])
    sql = "SELECT count(*) FROM matches WHERE seed_id = ? AND relation = ? AND NOT is_seed"
    (row,) = planted.con.execute(sql, [SEED, machine]).fetchall()
    return int(row[0])


def test_figures_stand_beside_their_intervals_and_few_labels_are_said(planted: Planted) -> None:
    copies, events = label(planted, "copy", "copy"), label(planted, "same_topic", "same_event", f"n {HOSTILE}")
    data = build.report_data(planted.con, SEED, NOW)
    quality = data.quality
    assert quality is not None
    assert quality.labels == copies + events
    assert [row.relation for row in quality.rows] == ["copy", "same_event", "same_topic", "all"]
    copy, event, topic, everything = quality.rows
    assert (copy.labelled, copy.said, copy.agreed) == (copies, copies, copies)
    assert copy.precision is not None
    assert copy.precision.middle == copy.precision.high == 1
    assert 0 < copy.precision.low < 1
    assert (event.recall, topic.precision) == (None, None)
    assert event.precision == Rate(0, 0, event.precision.high)
    assert (everything.said, everything.agreed) == (copies + events, copies)
    text = render.render(data)
    assert 'href="#quality"' in text
    assert "These are few labels: read the intervals" in text
    assert f"{events} articles of which you say something else" in text
    assert "<script>" not in text
    assert HOSTILE not in text


def test_enough_labels_that_all_agree(planted: Planted) -> None:
    label(planted, "copy", "copy")
    data = build.report_data(planted.con, SEED, NOW)
    assert data.quality is not None
    text = render.render(replace(data, quality=replace(data.quality, labels=FEW)))
    assert "few labels" not in text
    assert "of which you say something else" not in text


def test_without_labels_nothing_is_said(wake: ReportData) -> None:
    assert wake.quality is None
    assert 'id="quality"' not in render.render(wake)


def test_a_label_of_what_was_not_compared_gives_no_figures(planted: Planted) -> None:
    planted.con.execute(
        "INSERT INTO judgement BY NAME SELECT 'x' AS judgement_id, ? AS seed_id, 1 AS article_id, 'u' AS url,"
        " 'copy' AS relation, now() AS judged_at",
        [SEED],
    )
    assert build.report_data(planted.con, SEED, NOW).quality is None
