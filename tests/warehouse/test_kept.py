"""Figures and quotations of a seed in the articles of a warehouse: made by the loader, shown by two views."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractors.records import Quote
from tests.warehouse.planting import World, url_id
from warehouse import db, kept
from warehouse.load import LoadReport

if TYPE_CHECKING:
    from collections.abc import Iterator

SAID = "I gave the order to close the gates without any warning"
SENT = "Garvia sent 3,000 paratroopers to Port Kessel on Thursday."
TEXT = f'{SENT} "{SAID}," Hallevik told reporters. It cost $40 million.'
SEED = "https://seed.example/1"
CHANGED, GERMAN, OTHER = "https://a.example/1", "https://b.example/1", "https://c.example/1"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = World(tmp_path_factory.mktemp("kept"))
    made.run()
    start = TEXT.index(SAID)
    quote = Quote(SAID, start, start + len(SAID), "Hallevik")
    own = made.page(SEED, TEXT, quotes=(quote,))
    changed = made.page(CHANGED, TEXT.replace("3,000", "2,500").replace(" without any warning", ""))
    german = made.page(GERMAN, "Garvien schickte 3.000 Mann nach Port Kessel. Der Rest ist ungewiss.", lang="de")
    other = made.page(OTHER, "The market hall of Tarn is closed.")
    made.seed("dam", TEXT, url=SEED, url_id=url_id(SEED), observation_id=own)
    made.compare("dam", own, relation="copy", is_seed=True)
    made.compare("dam", changed, relation="copy")
    made.compare("dam", german, relation="same_event")
    made.compare("dam", other, relation="unrelated")
    assert not made.load().rejected
    return made


def test_each_fact_has_its_place_on_both_sides(world: World) -> None:
    told = "SELECT kind, state, how, seed_text, article_text, speaker FROM kept_facts WHERE url = ? ORDER BY ord"
    assert world.ask(told, CHANGED) == [
        ("figure", "changed", "same_thing", "3,000 paratroopers", "2,500 paratroopers", None),
        ("quote", "kept", "shortened", SAID, "I gave the order to close the gates", "Hallevik"),
        ("figure", "kept", "same_thing", "$40 million", "$40 million", None),
    ]
    assert world.ask(told, GERMAN) == [
        ("figure", "kept", "number_alone", "3,000 paratroopers", "3.000 Mann", None),
        ("figure", "left_out", None, "$40 million", None, None),
    ]


def test_places_cut_out_the_texts(world: World) -> None:
    sql = "SELECT seed_start, seed_end, seed_text FROM kept_facts"
    assert all(TEXT[start:end] == told for start, end, told in world.ask(sql))


def test_facts_are_counted(world: World) -> None:
    sql = (
        "SELECT url, figures, figures_kept, figures_changed, figures_left_out, quotes, quotes_kept, note "
        "FROM kept_counts ORDER BY url"
    )
    assert world.ask(sql) == [
        (CHANGED, 2, 1, 1, 0, 1, 1, None),
        (GERMAN, 2, 1, 0, 1, 0, 0, kept.OTHER_LANGUAGE),
    ]


def test_only_related_articles_are_looked_at_and_never_the_seed_itself(world: World) -> None:
    assert {url for (url,) in world.ask("SELECT url FROM kept_facts")} == {CHANGED, GERMAN}


def test_loading_again_changes_nothing(world: World) -> None:
    before = world.ask("FROM kept_fact ORDER BY ALL"), world.ask("FROM kept_pair ORDER BY ALL")
    world.run("again")
    world.load()
    assert (world.ask("FROM kept_fact ORDER BY ALL"), world.ask("FROM kept_pair ORDER BY ALL")) == before


def test_what_was_emptied_is_filled_again_and_time_is_bounded(world: World) -> None:
    before = world.ask("FROM kept_fact ORDER BY ALL")
    with db.live(world.settings) as con:
        con.execute("DELETE FROM kept_fact; DELETE FROM kept_pair;")
        assert kept.keep(con, seconds=0) == kept.Kept(0, is_done=False)
        assert kept.keep(con) == kept.Kept(2, is_done=True)
        assert kept.keep(con) == kept.Kept(0, is_done=True)
        assert con.execute("FROM kept_fact ORDER BY ALL").fetchall() == before


def test_pairs_that_are_left_to_the_next_load_are_told() -> None:
    report = LoadReport(1, 1, (), 0.1, None, kept=kept.Kept(200, is_done=False))
    assert list(report.warnings()) == [
        "figures and quotations have not been looked for in all related articles yet; the next loads go on"
    ]
    assert not list(LoadReport(1, 1, (), 0.1, None, kept=kept.Kept(200, is_done=True)).warnings())
