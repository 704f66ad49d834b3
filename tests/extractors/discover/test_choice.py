from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.choice import MOST, choose
from extractors.discover.looks import Look
from extractors.records import Endpoint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.records import EndpointKind

NOW = datetime(2025, 3, 17, 8, tzinfo=UTC)
SITE = "https://a.example"


def look(
    path: str,
    keys: Iterable[object],
    kind: EndpointKind = "feed",
    days: float = 1,
    newest: datetime | None = NOW,
    level: int = 0,
    unfit: str | None = None,
) -> Look:
    found = frozenset(map(str, keys))
    oldest = newest - timedelta(days=days) if newest else None
    endpoint = Endpoint(f"{SITE}{path}", kind, level=level)
    return Look(
        endpoint, entries=len(found), articles=len(found), oldest=oldest, newest=newest, keys=found, unfit=unfit
    )


def taken(*looks: Look) -> list[str]:
    return [item.look.endpoint.url.removeprefix(SITE) for item in choose(looks, NOW) if item.taken]


def why(*looks: Look) -> dict[str, str]:
    return {item.look.endpoint.url.removeprefix(SITE): item.why for item in choose(looks, NOW) if not item.taken}


def test_news_sitemaps_then_broad_feeds_then_sitemaps() -> None:
    broad, narrow = look("/rss", range(20), days=0.5), look("/sport/rss", range(100, 120), days=9)
    maps = look("/map.xml", range(200, 900), kind="sitemap", days=400)
    news = look("/news.xml", range(300), kind="news_sitemap", days=2)
    assert taken(maps, narrow, broad, news) == ["/news.xml", "/rss", "/sport/rss", "/map.xml"]


def test_the_same_in_another_format_is_taken_once() -> None:
    rss, atom = look("/rss", range(20)), look("/atom.xml", range(20))
    part = look("/part", range(5))
    assert taken(rss, atom, part) == ["/rss"]
    assert why(rss, atom, part)["/atom.xml"] == f"lists nothing that {SITE}/rss does not list"


def test_a_sitemap_makes_no_feed_needless() -> None:
    assert taken(look("/rss", range(5)), look("/map.xml", range(500), kind="sitemap")) == ["/rss", "/map.xml"]


def test_what_is_not_used_any_more_is_left_out() -> None:
    old = look("/old", range(50, 60), newest=NOW - timedelta(days=61))
    assert taken(old, look("/rss", range(5))) == ["/rss"]
    # Of an outlet that is asleep as a whole, or is seen as it was then, the old is the newest.
    assert taken(old) == ["/old"]
    assert "not used any more" in why(old, look("/rss", range(5)))["/old"]


def test_an_entry_of_the_future_makes_nothing_old() -> None:
    far = look("/far", range(50, 60), newest=NOW + timedelta(days=900))
    assert set(taken(far, look("/rss", range(5)))) == {"/far", "/rss"}


def test_a_rotating_sitemap_is_left_to_its_index() -> None:
    child = look("/maps/5f3a9c77e1b2d4.xml", range(9), kind="news_sitemap", level=1)
    index = look("/maps.xml", range(9), kind="sitemap_index")
    assert taken(child, index) == ["/maps.xml"]


def test_pages_count_only_where_nothing_else_lists() -> None:
    front, section = (
        look("/", range(5), kind="front", newest=None),
        look("/world", range(9), kind="section", newest=None),
    )
    assert taken(front, section) == ["/world"]
    assert taken(front, section, look("/rss", range(50))) == ["/rss"]


def test_what_is_unfit_is_never_taken() -> None:
    assert taken(look("/c", range(9), unfit="it lists readers' comments")) == []


kinds: st.SearchStrategy[EndpointKind] = st.sampled_from(
    ["feed", "sitemap", "news_sitemap", "sitemap_index", "front", "section"]
)
some_looks = st.lists(
    st.builds(
        look,
        path=st.integers(0, 30).map(lambda number: f"/{number}"),
        keys=st.sets(st.integers(0, 40), max_size=20),
        kind=kinds,
        days=st.floats(0, 900),
        newest=st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    ),
    max_size=40,
)


@given(some_looks)
def test_every_look_is_judged_once_and_not_too_many_are_taken(given_looks: list[Look]) -> None:
    choices = choose(given_looks, NOW)
    assert sorted(id(item.look) for item in choices) == sorted(map(id, given_looks))
    found = [item for item in choices if item.taken]
    assert len(found) <= MOST
    assert all(item.look.is_useful for item in found)
    assert all(item.why for item in choices if not item.taken)
    if any(item.is_useful for item in given_looks):
        assert found
