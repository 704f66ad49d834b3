"""Clusters: near duplicates among all articles, whatever the order of loads, and nothing looked at twice."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from tests.warehouse.planting import NOON, World, url_id
from warehouse import clusters, db, publish, settle

if TYPE_CHECKING:
    from pathlib import Path

WORDS = 200
# Name -> the text it is made of and how.
PAGES = {
    "a": ("storm", "whole"),
    "b": ("storm", "edited"),
    "c": ("storm", "half"),
    "d": ("storm", "footer"),
    "e": ("storm", "same"),
    "f": ("vote", "whole"),
    "g": ("vote", "edited"),
    "h": ("canal", "whole"),
    "i": ("storm", "sentence"),
    "j": ("brief", "brief"),
    "k": ("brief", "brief too"),
}


def words(story: str, count: int = WORDS) -> list[str]:
    """The test's texts are hashed word by word, so all words of a text differ."""
    return [f"{story}{number}" for number in range(count)]


def text(story: str, how: str) -> str:
    made = words(story)
    if how == "edited":
        made = [word if number % 8 else f"{word}x" for number, word in enumerate(made)]
    if how == "half":
        made = made[: WORDS // 2]
    if how == "footer":
        made += words("footer", 40)
    if how == "sentence":
        made = words("other", WORDS - 15) + made[:15]
    if how.startswith("brief"):
        made = made[:12]
    return " ".join(made) + {"same": "", "brief too": " more"}.get(how, ".")


def plant(world: World, names: str) -> None:
    for name in names:
        story, how = PAGES[name]
        world.page(page(name), text(story, how), title=f"{story} {how}", at=NOON)


def page(name: str) -> str:
    return f"https://{name}.example/1"


def groups(world: World) -> set[frozenset[str]]:
    """The clusters as sets of names."""
    found: dict[Any, set[str]] = {}
    for cluster_id, host in world.ask("SELECT cluster_id, host FROM cluster_members"):
        found.setdefault(cluster_id, set()).add(host[0])
    return {frozenset(names) for names in found.values()}


def pairs(world: World) -> list[Any]:
    return world.ask("SELECT * FROM near_pair ORDER BY ALL")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("clusters"))
    plant(world, "".join(PAGES))
    report = world.load()
    assert report.clustered == clusters.Clustered(texts=11, pairs=11, left=0)
    return world


def test_near_texts_are_together_and_nothing_else(planted: World) -> None:
    assert groups(planted) == {frozenset("abcde"), frozenset("fg")}


def test_shares_are_counted_in_full(planted: World) -> None:
    sql = """SELECT least(jaccard), containment, shared FROM near_pair
      WHERE content_id IN (SELECT content_id FROM articles WHERE url = ?)
      AND other_content_id IN (SELECT content_id FROM articles WHERE url = ?)"""
    both = [planted.ask(sql, *order) for order in ((page("a"), page("c")), (page("c"), page("a")))]
    assert sorted(both) == [[], [(pytest.approx(100 / 201, abs=0.01), pytest.approx(0.99, abs=0.01), 99)]]


def test_a_member_names_the_one_that_is_nearest(planted: World) -> None:
    sql = "SELECT nearest_article_id, likeness, containment FROM cluster_members WHERE url = ?"
    [(of_c, _, within)], [(of_d, likeness, _)] = (planted.ask(sql, page(name)) for name in "cd")
    assert of_d in {url_id(page("a")), url_id(page("e"))}
    assert likeness == pytest.approx(200 / 241, abs=0.02)
    assert within > 0.98
    assert of_c in {url_id(page("a")), url_id(page("e"))}


def test_a_cluster_is_summed_up(planted: World) -> None:
    sql = "SELECT articles, hosts, title, least_words, most_words FROM clusters ORDER BY articles DESC"
    first, second = planted.ask(sql)
    assert first == (5, 5, first[2], 100, 240)
    assert second[:2] == (2, 2)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_loads_changes_nothing(planted: World, tmp_path: Path, seed: int) -> None:
    names = list(PAGES)
    Random(seed).shuffle(names)  # noqa: S311 - repeatable on purpose
    world = World(tmp_path)
    for part in ("".join(names[:3]), "".join(names[3:4]), "".join(names[4:])):
        plant(world, part)
        world.load()
    assert pairs(world) == pairs(planted)
    columns = "cluster_id, url, nearest_article_id, likeness"
    sql = f"SELECT {columns} FROM cluster_members ORDER BY ALL"  # noqa: S608 - names of our own
    assert world.ask(sql) == planted.ask(sql)


def test_many_long_texts_are_looked_at_in_part_first_and_found_all_the_same(
    planted: World, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "LONG", 300)
    monkeypatch.setattr(clusters, "MANY", 0)
    looked = []
    run = clusters._run

    def watched(con: Any, name: str, values: Any) -> None:
        looked.append(values.get("long"))
        run(con, name, values)

    monkeypatch.setattr(clusters, "_run", watched)
    plant(world, "".join(PAGES))
    world.load()
    assert looked == [None, 300, None]
    assert pairs(world) == pairs(planted)


@pytest.mark.parametrize("scattered", [0, 1, 64])
def test_texts_of_many_batches_are_read_at_once_and_those_of_few_batch_by_batch(
    planted: World, world: World, monkeypatch: pytest.MonkeyPatch, scattered: int
) -> None:
    monkeypatch.setattr(clusters, "SCATTERED", scattered)
    for name in PAGES:
        plant(world, name)
        world.load()
    assert pairs(world) == pairs(planted)
    assert world.ask("SELECT count(DISTINCT batch_number) FROM content") > [(len(PAGES) - 2,)]


def test_runs_of_words_have_the_number_of_the_batch_that_brought_their_text(planted: World, world: World) -> None:
    sql = "SELECT * FROM shingle AS s JOIN content AS t USING (content_id) WHERE s.batch_number <> t.batch_number"
    plant(world, "abc")
    world.load()
    plant(world, "de")
    world.load()
    assert world.ask(sql) == planted.ask(sql) == []
    assert world.ask("SELECT min(batch_number) >= 1 FROM content") == [(True,)]


def test_runs_of_words_without_the_number_of_a_batch_are_found(planted: World, world: World) -> None:
    plant(world, "abcd")
    world.load()
    with db.live(world.settings) as con:
        con.execute("UPDATE content SET batch_number = 0")
        con.execute("UPDATE shingle SET batch_number = 0")
    plant(world, "efghijk")
    world.load()
    assert pairs(world) == pairs(planted)


def test_texts_of_an_earlier_version_are_taken_in(world: World) -> None:
    plant(world, "abc")
    world.load()
    before = pairs(world)
    with db.live(world.settings) as con:
        for table in ("near_pair", "near_text", "near_band"):
            con.execute(f"DELETE FROM {table}")  # noqa: S608 - names of our own
    plant(world, "d")
    assert world.load().clustered == clusters.Clustered(4, len(before) + 3, 0)
    assert set(before) < set(pairs(world))


def test_a_text_whose_words_repeat_has_no_bands_and_is_not_asked_for_without_end(world: World) -> None:
    plant(world, "abc")
    world.page(page("l"), "again and " * 40, title="again", at=NOON)
    assert world.load().clustered == clusters.Clustered(4, 3, 0)
    with db.live(world.settings) as con:
        con.execute("DELETE FROM near_text")
        con.execute("DELETE FROM near_band")
        start = clusters.make_bands(con)
        assert start is not None
        assert clusters.make_bands(con, start) is None
        con.execute("DELETE FROM near_pair")
        assert clusters.cluster(con) == clusters.Clustered(4, 3, 0)


def test_time_that_is_up_leaves_the_rest_to_the_next_load(world: World) -> None:
    plant(world, "ab")
    world.load()
    with db.live(world.settings) as con:
        con.execute("DELETE FROM near_text")
        con.execute("DELETE FROM near_pair")
        assert clusters.cluster(con, 0, iter([0, 1, 1]).__next__) == clusters.Clustered(0, 0, 2)
        assert clusters.cluster(con) == clusters.Clustered(2, 1, 0)
        assert clusters.cluster(con) == clusters.Clustered(0, 0, 0)


def test_a_form_that_is_filled_in_anew_each_day_is_one_cluster(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every two of very many would be too many to count: all hang together over a few."""
    monkeypatch.setattr(clusters, "CROWD", 5)
    monkeypatch.setattr(clusters, "LEADERS", 2)
    for number in range(30):
        made = words("form", 60) + words(f"day{number}day", 12)
        world.page(f"https://a.example/{number}", " ".join(made), title=f"Day {number}")
        if number == 15:
            world.load()
    world.load()
    [(count,)] = world.ask("SELECT count(*) FROM near_pair")
    assert world.ask("SELECT articles FROM clusters") == [(30,)]
    assert count < 29 * 30 / 2


def test_a_settled_snapshot_has_the_same_clusters(planted: World, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    publish.copy_closed(planted.settings.database, copy)
    assert settle.settle(copy, planted.settings, least=0)
    with db.read_only(copy) as con:
        assert con.execute("SELECT count(*) FROM settled_near_label").fetchall() == [(len("abcde") + len("fg"),)]
        settled = con.execute("FROM cluster_members ORDER BY ALL").fetchall()
    assert settled == planted.ask("FROM cluster_members ORDER BY ALL")


def test_what_an_article_said_before_puts_nothing_together(world: World) -> None:
    world.page(page("a"), text("storm", "whole"), at=NOON)
    world.page(page("b"), text("storm", "edited"), at=NOON)
    world.load()
    assert groups(world) == {frozenset("ab")}
    later = NOON.replace(hour=13)
    world.page(page("b"), text("vote", "whole"), at=later)
    world.load()
    assert groups(world) == set()
