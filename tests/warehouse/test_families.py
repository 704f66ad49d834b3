"""Independent sources: wire, owner and copies collapsed, and why each article stands where it stands."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.records import Moment
from tests.warehouse.planting import NOON, World
from tests.warehouse.test_clusters import words
from warehouse import rows, store

SEED = "https://seed.example/1"
OWN = "the seed's text"
LATER = Moment(NOON.replace(hour=20), "minute", zone_assumed=False, method="json-ld", raw="r")


def told(name: str, like: str | None = None) -> str:
    """A text of its own, or nearly that of another."""
    made = words(like or name, 120)
    return " ".join([*made[:110], *words(f"{name} end", 4)]) + "."


def related(world: World, host: str, text: str, relation: str = "same_event", **more: Any) -> None:
    judged = {key: more.pop(key) for key in ("reuse_article", "is_seed", "copy_kind") if key in more}
    credit, at = more.get("syndication_credit"), more.pop("at", NOON)
    read = world.page(f"https://{host}/{len(text)}", text, at=at, title=f"Of {host}", **more)
    world.discover(f"https://{host}/{len(text)}", source_id=host.split(".", maxsplit=1)[0], at=NOON)
    world.compare("s", read, relation=relation, syndication_credit=credit, **judged)


def source(world: World, name: str, owner: str | None = None) -> None:
    row = rows.source_row(name, name.title(), f"https://{name}.example/", None, ["en"], NOON, owner)
    world.add("source", row)


def plant(world: World) -> None:
    for name in ("seed", "alpha", "beta", "gamma", "delta", "wire", "passer", "origin"):
        source(world, name, "Big House" if name in ("alpha", "beta") else None)
    world.seed("s", told("seed"), url=SEED, syndication_credit="Origin")
    related(world, "seed.example", told("seed"), "copy", is_seed=True, copy_kind="exact")
    # The seed's text: a copy, one that is mostly its words, and what comes from where the seed came from.
    related(world, "copier.example", told("copier", "seed"), "copy", copy_kind="edited")
    related(world, "borrower.example", told("borrower"), "partial", reuse_article=0.7)
    related(world, "origin.example", told("origin"))
    # Two outlets of one owner, each in words of its own; one that quotes a little of the seed.
    related(world, "alpha.example", told("alpha"))
    related(world, "beta.example", told("beta"))
    related(world, "gamma.example", told("gamma"), "partial", reuse_article=0.1)
    # An agency: credited twice, once under another text, and once not credited at all.
    related(world, "delta.example", told("delta"), syndication_credit="Wire")
    related(world, "unsaid.example", told("unsaid", "delta"))
    related(world, "other.example", told("other"), syndication_credit="Wire")
    related(world, "wire.example", told("wire"), syndication_credit="The Wire", site_name="The Wire")
    # A copy without any credit.
    related(world, "leader.example", told("leader"), at=NOON)
    related(world, "passer.example", told("passer", "leader"), published=LATER)
    # An outlet that prints the agency and writes itself.
    related(world, "passer.example", told("a second text of passer"))
    related(world, "nothing.example", told("nothing"), "unrelated")
    world.load()


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("families"))
    plant(world)
    return world


def test_each_article_has_one_family_and_a_reason(planted: World) -> None:
    found = planted.ask(
        "SELECT split_part(host, '.', 1), family, kind, why FROM source_families ORDER BY host, length(title), url"
    )
    assert found == [
        ("alpha", "Big House", "owner", "its outlet belongs to Big House"),
        ("beta", "Big House", "owner", "its outlet belongs to Big House"),
        ("borrower", OWN, "seed_text", "most of its words are the seed's"),
        ("copier", OWN, "seed_text", "it is a copy of the seed"),
        ("delta", "Wire", "credit", "it credits Wire"),
        ("gamma", "Gamma", "outlet", "in words of its own"),
        ("leader", "leader", "outlet", "in words of its own"),
        ("origin", OWN, "outlet", "in words of its own; the seed's text comes from there"),
        ("other", "Wire", "credit", "it credits Wire"),
        (
            "passer",
            "leader",
            "copy",
            "it shares its wording with leader.example, which had it first, as far as dates tell",
        ),
        ("passer", "Passer", "outlet", "in words of its own"),
        ("seed", OWN, "seed_text", "it is the seed itself"),
        ("unsaid", "Wire", "credit", "it shares its wording with delta.example, which credits Wire"),
        ("wire", "Wire", "outlet", "in words of its own"),
    ]


def test_ten_copies_of_one_agency_are_one_source(planted: World) -> None:
    sql = """SELECT articles, hosts, families, independent, of_seed_text, by_credit, by_copy, own_words
      FROM independent_sources"""
    assert planted.ask(sql) == [(13, 12, 6, 5, 3, 3, 1, 7)]
    [(seed_id,)] = planted.ask("SELECT seed_id FROM independent_sources")
    published = planted.settings.published
    assert store.sources_behind(published, seed_id) == store.SourcesBehind(articles=13, sites=12, independent=5)
    assert store.sources_behind(published, "no-such-seed") is None


def test_there_are_never_more_sources_than_articles_or_than_families(planted: World) -> None:
    sql = """SELECT count(*) FROM independent_sources
      WHERE independent > families OR families > articles OR of_seed_text > articles OR sites > articles"""
    assert planted.ask(sql) == [(0,)]
