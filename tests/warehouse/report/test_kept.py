"""What became of the seed's figures and quotations, in the report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import html

from tests.warehouse.report.planted import HOSTILE, NOW, SEED, TEXT
from warehouse.report import build, render
from warehouse.report.kept import MOST, MOST_CHANGES, Changed, Kept, KeptFact

if TYPE_CHECKING:
    from tests.warehouse.report.planted import Planted
    from warehouse.report.model import ReportData


# Copies keep it, reports of the same event leave it out, and whatever else there is has it in other words.
PAIRS = """
INSERT INTO kept_pair BY NAME SELECT seed_id, seed_version, observation_id, 1 AS method, 0 AS figures,
  0 AS figures_kept, 0 AS figures_changed, 1 AS quotes, 0 AS quotes_kept, 0 AS quotes_changed
FROM matches WHERE seed_id = ?
"""
FACTS = """
INSERT INTO kept_fact BY NAME SELECT seed_id, seed_version, observation_id, 1 AS method, 0 AS ord, 'quote' AS kind,
  CASE relation WHEN 'copy' THEN 'kept' WHEN 'same_event' THEN 'left_out' ELSE 'changed' END AS state,
  'An Official' AS speaker, ? AS seed_start, ? AS seed_end, 0 AS article_start, 5 AS article_end
FROM matches WHERE seed_id = ?
"""


def test_without_facts_there_is_no_section(page_text: str, wake: ReportData) -> None:
    assert wake.kept is None
    assert "#kept" not in page_text


def test_facts_are_counted_over_all_related_articles(planted: Planted) -> None:
    start = TEXT.index("the ministry must decide")
    planted.con.execute(PAIRS, [SEED])
    planted.con.execute(FACTS, [start, start + 24, SEED])
    data = build.report_data(planted.con, SEED, NOW)
    assert data.kept is not None
    (fact,) = data.kept.facts
    assert (fact.kind, fact.text, fact.speaker) == ("quote", "the ministry must decide", "An Official")
    assert fact.kept > 0
    assert fact.changed > MOST_CHANGES == len(fact.changes)
    assert fact.left_out > 0
    assert all(len(change.text) == 5 for change in fact.changes)
    page = html.document_fromstring(render.render(data))
    (row,) = page.xpath("//section[@id='kept']//tbody/tr")
    assert [int(cell.text) for cell in row.xpath("td[@class='num']")] == [fact.kept, fact.changed, fact.left_out]
    assert page.xpath("//nav//a[@href='#kept']")


def test_changes_are_told_and_hostile_text_is_only_text(wake: ReportData) -> None:
    changes = tuple(Changed(f"https://{n}.example/", f"{n}.example", f"2,50{n} {HOSTILE}") for n in range(MOST_CHANGES))
    fact = KeptFact("figure", "3,000 paratroopers", None, 4, 7, 2, changes)
    said = KeptFact("quote", HOSTILE, HOSTILE, 0, 0, 9, ())
    text = render.render(replace(wake, kept=Kept((fact, said), MOST + 5)))
    assert "2,500" in text
    assert f"and {7 - MOST_CHANGES} more" in text
    assert f"{MOST + 5 - 2} more in view" in text
    assert "<script>" not in text
    assert HOSTILE not in text
