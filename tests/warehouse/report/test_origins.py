"""Who was first and how many sources there are, in the report."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.warehouse.report.planted import NOW, PUBLISHED, SEED, Planted
from warehouse.report import build, origins, render
from warehouse.report.words import span_text

if TYPE_CHECKING:
    from warehouse.report.model import ReportData


def test_carriers_stand_in_the_order_of_the_evidence_with_their_intervals(wake: ReportData) -> None:
    found = wake.origins.carriers
    assert [item.host for item in found] == [
        "merrow-policy.example",
        "www.strait-observer.example",
        "www.island-post.example",
        "rails-today.example",
    ]
    # The zone of Island Post's time is not known, but even so it is after the first.
    assert [item.verdict for item in found] == ["first", "later", "later", "later"]
    assert found[0].not_before == PUBLISHED - timedelta(hours=14)
    assert (found[0].start, found[0].place) == (0.0, 1)
    assert all(0 <= item.start <= item.start + item.width <= 101 for item in found)
    assert found[2].width > found[1].width
    assert wake.origins.spread == 43.0


def test_articles_go_back_to_fewer_sources(wake: ReportData) -> None:
    told = wake.origins
    assert (told.articles, told.of_seed_text) == (9, 3)
    assert told.independent < told.articles
    assert sum(family.articles for family in told.families) == told.articles
    assert told.families[0].name == "the seed's text"
    assert len({family.name for family in told.families}) == len(told.families) == told.independent + 1


def test_the_page_shows_both(page: Any) -> None:
    (section,) = page.xpath("//section[@id='first']")
    text = " ".join(section.text_content().split())
    assert "first, whatever the doubt" in text
    assert "From the first to the last by the evidence: 43 hours" in text
    assert "its page states it, without a zone" in text
    assert "9 articles at" in text
    assert "it is a copy of the seed" in text


def test_a_date_that_cannot_be_true_is_shown_with_its_reason(planted: Planted) -> None:
    planted.con.execute(
        "UPDATE observation SET published_at = $at WHERE title = 'A Wager on Sleeping Cars'",
        {"at": NOW + timedelta(days=3)},
    )
    data = build.report_data(planted.con, SEED, NOW)
    (found,) = [item for item in data.origins.carriers if item.verdict == "contradicted"]
    assert found.is_open
    assert found.contradiction is not None
    assert found.contradiction in render.render(data)


def test_nothing_known_is_said(planted: Planted) -> None:
    planted.con.execute("DELETE FROM comparison")
    data = build.report_data(planted.con, SEED, NOW)
    assert data.origins == origins.Origins((), 0, None, 0, 0, 0, 0, (), 0)
    text = render.render(data)
    assert "Nobody is known to carry the text of the seed." in text
    assert "No article copies, reuses or reports the seed." in text


def test_spans_in_words() -> None:
    assert [span_text(hours) for hours in (0, 0.5, 1, 43, 240)] == [
        "under a minute",
        "30 minutes",
        "1 hour",
        "43 hours",
        "10 days",
    ]
