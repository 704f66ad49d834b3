from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from extractors.errors import WarehouseError
from tests.warehouse.report.planted import NOW, PARAGRAPHS, PUBLISHED, RUN, SEED, TEXT, Planted
from warehouse import revisions
from warehouse.report import build, ranking, render, reuse
from warehouse.report.lead import lead, next_steps

if TYPE_CHECKING:
    from warehouse.report.model import ReportData


def test_the_seed_is_told_with_its_outlet_and_credit(wake: ReportData) -> None:
    seed = wake.seed
    assert seed.outlet == "The Strait Observer"
    assert seed.host == "www.strait-observer.example"
    assert seed.authors == ("Signe Aldarin",)
    assert seed.published is not None
    assert seed.published.at == PUBLISHED
    assert seed.credit == "Merrow Policy Centre"
    assert seed.words == len(TEXT.split())


def test_headline_figures_leave_the_seeds_own_page_out(wake: ReportData) -> None:
    assert wake.story.relations == {
        "copy": 2, "partial": 1, "same_event": 6, "same_topic": 3, "undecided": 1, "unrelated": 4,
    }  # fmt: skip
    assert wake.story.compared == 17
    assert wake.story.carriers == 3
    # Harbour News, Island Post, Rails Today, Vestnik; the seed's own site is not independent of it.
    assert wake.story.own_words == 4


def test_the_lead_tells_who_had_it_first(wake: ReportData) -> None:
    told = " ".join(lead(wake))
    assert "2 copies and 1 partial reuse of this article at 3 other outlets" in told
    assert "merrow-policy.example had the text first, 14 hours before the seed" in told
    assert "All of its text was reused" in told


def test_a_bare_day_makes_nobody_the_first(planted: Planted) -> None:
    planted.con.execute("UPDATE observation SET published_precision = 'day' WHERE title = 'A Wager on Sleeping Cars'")
    told = " ".join(lead(build.report_data(planted.con, SEED, NOW)))
    assert "had the text first" not in told


def guess(planted: Planted) -> None:
    planted.con.execute("UPDATE observation SET published_is_guess = true WHERE title = 'A Wager on Sleeping Cars'")


def test_a_guess_makes_nobody_the_first_and_is_marked_as_one(planted: Planted, wake: ReportData) -> None:
    assert wake.timeline is not None
    before = [row.source for row in wake.timeline.rows]
    guess(planted)
    data = build.report_data(planted.con, SEED, NOW)
    assert "had the text first" not in " ".join(lead(data))
    assert data.timeline is not None
    assert [row.source for row in data.timeline.rows] == [*before[1:], before[0]], "it was on top before"
    assert [dot.published.is_guess for dot in data.timeline.rows[-1].dots] == [True]
    (found,) = [item for item in data.ranking.related if item.title == "A Wager on Sleeping Cars"]
    assert found.published is not None
    assert (found.published.is_guess, found.published.exact) == (True, False)
    assert render.render(data).count(">a guess</abbr>") == 2


def test_the_ranking_is_by_nearness_and_keeps_the_unrelated_apart(wake: ReportData) -> None:
    relations = [item.relation for item in wake.ranking.related]
    assert relations == ["copy"] * 2 + ["partial"] + ["same_event"] * 6 + ["same_topic"] * 3 + ["undecided"]
    assert [item.is_seed for item in wake.ranking.own] == [True]
    assert len(wake.ranking.unrelated) == wake.ranking.unrelated_total == 4
    abridged = wake.ranking.related[1]
    assert abridged.published is not None
    assert abridged.published.zone_assumed
    assert abridged.credit == "The Strait Observer"
    assert "links to the seed" in abridged.flags


def test_the_receipt_is_flat() -> None:
    found = ranking.receipt_numbers('{"a": {"b": 0.123456, "c": {"d": {"e": 1}}}, "f": "x", "g": [1, 2], "h": null}')
    assert found == (("a.b", "0.1235"), ("a.c.d", '{"e": 1}'), ("f", "x"), ("g", "[1, 2]"), ("h", "null"))


@pytest.mark.parametrize("receipt", [None, "", "{", "[" * 20_000])
def test_a_broken_receipt_breaks_nothing(receipt: str | None) -> None:
    assert len(ranking.receipt_numbers(receipt)) <= 1


def test_a_receipt_of_any_size_is_bounded() -> None:
    receipt = "{" + ",".join(f'"k{n}": {n}' for n in range(500)) + "}"
    assert len(ranking.receipt_numbers(receipt)) == ranking.RECEIPT_NUMBERS


def test_passages_stand_side_by_side_with_what_is_around_them(wake: ReportData) -> None:
    abridged = wake.reuse.articles[1]
    assert abridged.passages_total == 3
    middle = abridged.passages[1]
    assert "".join(piece.text for piece in middle.seed.pieces) == PARAGRAPHS[2]
    assert [piece.text.strip() for piece in middle.article.pieces if piece.differs] == ["some"]
    assert [piece.text for piece in middle.seed.pieces if piece.differs] == ["-one"]
    assert middle.seed.before.startswith("… ")
    assert middle.article.after.startswith("\nBy the autumn")
    assert abridged.passages[0].seed.before == ""


def test_the_map_shows_what_travelled(wake: ReportData) -> None:
    assert wake.reuse.covered > 0.99
    assert wake.reuse.most == 2
    assert len(wake.reuse.paragraphs) == len(PARAGRAPHS) - 1
    partial = wake.reuse.articles[2]
    start = 100 * TEXT.index(PARAGRAPHS[4]) / len(TEXT)
    assert [round(span.start) for span in partial.spans] == [round(start)]


def test_differences_keep_both_texts_whole() -> None:
    left, right = reuse.differences("The red car, at last!", "the blue car at  last!")
    assert "".join(piece.text for piece in left) == "The red car, at last!"
    assert "".join(piece.text for piece in right) == "the blue car at  last!"
    assert [piece.text for piece in left if piece.differs] == ["red"]
    assert [piece.text for piece in right if piece.differs] == ["blue"]


def test_the_timeline_has_a_row_per_source_in_order_of_time(wake: ReportData) -> None:
    line = wake.timeline
    assert line is not None
    assert [row.source for row in line.rows][:2] == ["merrow-policy.example", "Rails Today"]
    assert line.undated == 1
    assert line.seed_x is not None
    first = line.rows[0].dots[0]
    assert first.x < line.seed_x
    assert all(0 < dot.x < 100 for row in line.rows for dot in row.dots)


def test_dots_of_one_lane_do_not_touch(wake: ReportData) -> None:
    assert wake.timeline is not None
    harbour = next(row for row in wake.timeline.rows if row.source == "Harbour News")
    assert harbour.lanes == 2
    for lane in range(harbour.lanes):
        places = [dot.x for dot in harbour.dots if dot.lane == lane]
        assert all(after - before >= 2.4 for before, after in itertools.pairwise(places))


def test_coverage_tells_found_blind_and_future_days_apart(wake: ReportData) -> None:
    cover = wake.coverage
    assert cover is not None
    assert len(cover.columns) == 38
    rows = {row.name: row for row in cover.rows}
    states = [cell.state for cell in rows["Harbour News"].cells]
    assert states[:5] == ["searched", "partly", "blind", "blind", "blind"]
    assert states[5:16] == ["searched"] * 11
    assert set(states[16:]) == {"future"}
    assert rows["Harbour News"].cells[7].articles == 3
    assert rows["Harbour News"].days_searched == 12
    found, failed, *more = rows["Harbour News"].notes
    assert found == "4 March 2025: the Wayback Machine: searched in part (the first 5 of 40 captures)"
    assert failed.startswith("5 March 2025: GDELT: failed (answered ")
    assert more == ["6 to 7 March 2025: before its oldest entry (2025-03-08)"]
    assert rows["Rails Today"].days_searched == rows["Rails Today"].days_past == 16
    assert cover.silent == (
        "Quiet Gazette yielded nothing: http://quiet-gazette.example/atom.xml (answered with an empty list).",
        "The Plain Sheet yielded nothing: http://plain-sheet.example/feed (status 500).",
    )


def test_archives_that_were_searched_are_told_with_their_cost(wake: ReportData) -> None:
    assert wake.coverage is not None
    told = [(item.name, item.searches, item.searched, item.partly, item.in_vain) for item in wake.coverage.archives]
    assert told == [("GDELT", 1, 0, 0, 1), ("the Wayback Machine", 2, 1, 1, 0)]
    assert [(item.found, item.requests, item.bytes) for item in wake.coverage.archives] == [(0, 2, 1500), (17, 4, 3000)]


def test_days_that_no_list_shows_are_to_be_looked_for_in_archives(planted: Planted) -> None:
    def steps() -> list[tuple[str, str | None]]:
        found = next_steps(build.report_data(planted.con, SEED, NOW))
        return [(step.text, step.command) for step in found if "could not be searched" in step.text]

    ((text, command),) = steps()
    assert "also not in the archives" in text
    assert command is None
    planted.con.execute("DELETE FROM search")
    assert [command for _, command in steps()] == [f"newswake backfill {SEED}"]


def test_a_long_window_is_told_in_columns_of_several_days(planted: Planted) -> None:
    planted.con.execute("UPDATE seed SET window_end = TIMESTAMPTZ '2026-03-03 00:00:00Z'")
    cover = build.report_data(planted.con, SEED, NOW).coverage
    assert cover is not None
    assert len(cover.columns) <= 45
    assert cover.columns[0].days > 1
    assert sum(cell.articles for row in cover.rows for cell in row.cells) == sum(row.articles for row in cover.rows)
    harbour = next(row for row in cover.rows if row.name == "Harbour News")
    assert harbour.cells[0].state == "partly"


def test_the_ledger_balances_and_names_what_was_lost(wake: ReportData) -> None:
    assert wake.run is not None
    assert wake.ledger is not None
    assert wake.run.known == wake.ledger.accounted == 25
    assert wake.run.balanced
    assert {item.state for item in wake.ledger.lost} == {"robots", "not_found", "blocked", "not_article", "timeout"}
    assert wake.ledger.lost_total == 5
    assert wake.ledger.warnings == (("plain-sheet", "listed nothing: status 500"),)
    assert [item.url is None for item in wake.ledger.titles] == [False, True]
    (change,) = wake.ledger.revisions
    assert (change.previous_title, change.title) == (
        "Overnight service to the islands resumes, part 0",
        "Overnight service to the islands resumes, corrected",
    )
    assert change.words > (change.previous_words or 0)


def test_what_the_loader_found_out_about_an_edit_is_told() -> None:
    planted = Planted()
    planted.run()
    planted.seed()
    url = "http://harbour.example/edited"
    for number, count in enumerate(("3,000", "2,500")):
        at = NOW + timedelta(hours=number)
        text = f"The ferry carried {count} people on Friday. Nothing else is known of it."
        planted.compared(planted.article(url, "The ferry", text, at=at, corrections=[]), "same_event", 0.5)
    revisions.revise(planted.con)
    data = build.report_data(planted.con, SEED, NOW)
    assert data.ledger is not None
    (change,) = data.ledger.revisions
    assert (change.is_silent, change.sentences) == (True, "1 edited")
    assert change.edits == ("The ferry carried [-3,000-]{+2,500+} people on Friday.",)
    shown = " ".join(render.render(data).split())
    assert "Sentences: 1 edited. <strong>Silent</strong>:" in shown
    assert "[-3,000-]{+2,500+}" in shown


def test_politeness_tells_a_request_that_came_too_soon() -> None:
    planted = Planted()
    planted.run()
    planted.seed()
    for seconds in (0, 3, 3.2):
        at = NOW + timedelta(seconds=seconds)
        planted.fetch("http://hasty.example/", fetch_id=f"f{seconds}", at=at)
    data = build.report_data(planted.con, SEED, NOW)
    assert data.ledger is not None
    assert data.ledger.violations == 1
    (host,) = data.ledger.hosts
    assert (host.ok, host.requests, host.least_s, host.due_s) == (False, 3, 0.17, 1.0)


def test_next_steps_follow_from_what_is_open(wake: ReportData) -> None:
    told = [step.text for step in next_steps(wake)]
    assert any("1 address left for a later run" in text for text in told)
    assert any("1 title that the seed names still without an address" in text for text in told)
    assert any("window stays open until 9 April 2025" in text for text in told)


def test_a_seed_without_run_or_match_gives_a_report_all_the_same() -> None:
    planted = Planted()
    planted.seed(url=None, url_id=None, given_as="text", published_at=None, window_start=None, window_end=None)
    data = build.report_data(planted.con, SEED, NOW)
    assert data.run is None
    assert data.ledger is None
    assert data.timeline is None
    assert lead(data) == ("Nothing has been compared with this article yet.",)


def test_midnight_that_no_page_confirms_is_a_bare_day() -> None:
    planted = Planted()
    planted.seed(published_at=datetime(2025, 3, 10, tzinfo=UTC))
    published = build.report_data(planted.con, SEED, NOW).seed.published
    assert published is not None
    assert published.precision == "day"


def test_the_run_is_the_one_asked_for_else_the_newest() -> None:
    planted = Planted()
    planted.seed()
    planted.run("first-run")
    planted.con.execute("UPDATE run SET started_at = started_at - INTERVAL 1 DAY")
    planted.run(RUN, state=None)
    newest = build.report_data(planted.con, SEED, NOW).run
    asked = build.report_data(planted.con, SEED, NOW, "first-run").run
    assert newest is not None
    assert asked is not None
    assert (newest.run_id, newest.state) == (RUN, "running")
    assert asked.run_id == "first-run"
    assert build.report_data(planted.con, SEED, NOW, "no-such-run").run is None


@pytest.mark.parametrize("seed_id", ["", "..", "../up", "a/b", "Ä", "a b", "x" * 81, "a'b", "a\n"])
def test_a_seed_id_that_is_no_slug_is_refused(seed_id: str) -> None:
    with pytest.raises(WarehouseError, match="small letters"):
        build.report_data(Planted().con, seed_id, NOW)


def test_an_unknown_seed_says_what_to_do() -> None:
    with pytest.raises(WarehouseError, match="newswake run nobody"):
        build.report_data(Planted().con, "nobody", NOW)


def test_the_ready_queries_run(wake: ReportData, planted_once: Planted) -> None:
    counts = [len(planted_once.con.execute(query.sql).fetchall()) for query in wake.queries]
    assert counts == [17, 10, 7]
