"""How well the machine agrees with people's labels, in the report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.warehouse.report.planted import HOSTILE, SEED
from warehouse.report import quality, render
from warehouse.report.quality import Rate

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


def shown(wake: ReportData, found: quality.Quality | None) -> str:
    """The page with these figures; to work out all of it again would take seconds."""
    return render.render(replace(wake, quality=found))


def test_figures_stand_beside_their_intervals_and_few_labels_are_said(planted: Planted, wake: ReportData) -> None:
    copies, events = label(planted, "copy", "copy"), label(planted, "same_topic", "same_event", f"n {HOSTILE}")
    found = quality.load(planted.con, SEED)
    assert found is not None
    assert found.labels == copies + events
    assert [row.relation for row in found.rows] == ["copy", "same_event", "same_topic", "all"]
    copy, event, topic, everything = found.rows
    assert (copy.labelled, copy.said, copy.agreed) == (copies, copies, copies)
    assert copy.precision is not None
    assert copy.precision.middle == copy.precision.high == 1
    assert 0 < copy.precision.low < 1
    assert (event.recall, topic.precision) == (None, None)
    assert event.precision == Rate(0, 0, event.precision.high)
    assert (everything.said, everything.agreed) == (copies + events, copies)
    text = shown(wake, found)
    assert 'href="#quality"' in text
    assert "These are few labels: read the intervals" in text
    assert f"{events} articles of which you say something else" in text
    assert "<script>" not in text
    assert HOSTILE not in text


def test_enough_labels_that_all_agree(planted: Planted, wake: ReportData) -> None:
    label(planted, "copy", "copy")
    found = quality.load(planted.con, SEED)
    assert found is not None
    text = shown(wake, replace(found, labels=quality.FEW))
    assert "few labels" not in text
    assert "of which you say something else" not in text


def test_without_labels_nothing_is_said(wake: ReportData) -> None:
    assert wake.quality is None
    assert 'id="quality"' not in shown(wake, None)


def test_a_label_of_what_was_not_compared_gives_no_figures(planted: Planted) -> None:
    planted.con.execute(
        "INSERT INTO judgement BY NAME SELECT 'x' AS judgement_id, ? AS seed_id, 1 AS article_id, 'u' AS url,"
        " 'copy' AS relation, now() AS judged_at",
        [SEED],
    )
    assert quality.load(planted.con, SEED) is None
