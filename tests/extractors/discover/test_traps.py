from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover import traps
from extractors.discover.traps import Prefixes, shape

HOST = "https://www.outlet.example"


@pytest.mark.parametrize(
    ("path", "trap"),
    [
        ("/a/a/a/", "repeating_path"),
        ("/news/old/news/old/news/old/story", "repeating_path"),
        ("/x/a/b/c/d/a/b/c/d/a/b/c/d", "repeating_path"),
        ("/" + "/".join(f"s{n}" for n in range(traps.MAX_DEPTH + 1)), "too_deep"),
        ("/list?" + "&".join(f"f{n}" for n in range(traps.MAX_FIELDS + 1)), "too_many_fields"),
        ("/world/europe/2022/01/07/river-is-over-its-banks", None),
        ("/2022/01/01/01-january", None),
        ("/a/b/a/b/story", None),
        ("/news/2010/10/10/10/the-tenth-hour", None),
        ("/news/view.php?id=12345&lang=en", None),
    ],
)
def test_an_address_that_gives_a_trap_away(path: str, trap: str | None) -> None:
    assert shape(f"{HOST}{path}") == trap


def follow(prefixes: Prefixes, *urls: str) -> list[str | None]:
    """Each address found on the one before it."""
    return [prefixes.judge(url, via) for url, via in zip(urls[1:], urls, strict=False)]


def test_a_calendar_without_end_ends() -> None:
    days = [f"{HOST}/calendar/{n}" for n in range(40)]
    told = follow(Prefixes(), *days)
    assert told.index("endless_next") == traps.MAX_NEXT
    assert set(told[traps.MAX_NEXT :]) == {"endless_next"}


def test_pages_that_one_list_names_are_no_calendar() -> None:
    prefixes = Prefixes()
    assert {prefixes.judge(f"{HOST}/story/{n}", f"{HOST}/news") for n in range(500)} == {None}


def test_long_ids_that_happen_to_be_neighbours_are_no_calendar() -> None:
    ids = [f"{HOST}/world/river-{n}" for n in range(159880160, 159880200)]
    assert set(follow(Prefixes(), *ids)) == {None}


def test_one_page_under_many_sessions() -> None:
    prefixes = Prefixes()
    told = [prefixes.judge(f"{HOST}/story?sid=0a1b2c3d4e{n:04d}&utm_source=x", HOST) for n in range(20)]
    assert told[: traps.MAX_SESSIONS] == [None] * traps.MAX_SESSIONS
    assert set(told[traps.MAX_SESSIONS :]) == {"sessions"}
    assert prefixes.judge(f"{HOST}/another?sid=0a1b2c3d4e0001", HOST) is None


@pytest.mark.parametrize("field", ["sid", "s_id", "session_id"])
def test_numbers_of_stories_are_no_sessions(field: str) -> None:
    prefixes = Prefixes()
    assert {prefixes.judge(f"{HOST}/show.php?{field}={n * 37}", f"{HOST}/news") for n in range(500)} == {None}


@pytest.mark.parametrize("field", ["PHPSESSID", "zenid", "CFTOKEN"])
def test_some_names_are_those_of_sessions_whatever_the_value(field: str) -> None:
    prefixes = Prefixes()
    told = [prefixes.judge(f"{HOST}/show.php?id=7&{field}={n}", HOST) for n in range(6)]
    assert told == [None] * traps.MAX_SESSIONS + ["sessions"] * 3


@pytest.mark.parametrize("own_id", ["0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f", "61d80a1b2c3d4e5f60718293"])
def test_one_page_under_ever_new_slugs(own_id: str) -> None:
    prefixes = Prefixes()
    told = [prefixes.many_names(f"{HOST}/news/{own_id}/a-headline-{n}") for n in range(29)]
    assert told == [None] * traps.MAX_NAMES + ["many_names"] * (29 - traps.MAX_NAMES)
    assert prefixes.many_names(f"{HOST}/news/{own_id}/a-headline-0") is None
    assert prefixes.many_names(f"{HOST}/news/{own_id[:-1]}0/a-headline-0") is None
    assert prefixes.judge(f"{HOST}/news/{own_id}/one-more", f"{HOST}/") == "many_names"


def test_stories_of_a_folder_are_not_one_page() -> None:
    prefixes = Prefixes()
    assert {prefixes.many_names(f"{HOST}/2025/03/14/story-of-the-day-{n}") for n in range(99)} == {None}
    assert {prefixes.many_names(f"{HOST}/news/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e{n}") for n in range(10, 99)} == {None}


def test_filters_that_multiply() -> None:
    prefixes = Prefixes()
    told = [prefixes.judge(f"{HOST}/list?f{a}&f{b}", HOST) for a in range(8) for b in range(a)]
    assert told[traps.MAX_COMBINATIONS :] == ["combinations"] * (len(told) - traps.MAX_COMBINATIONS)


def test_a_script_that_shows_stories_by_id_is_none() -> None:
    prefixes = Prefixes()
    assert {prefixes.judge(f"{HOST}/view.php?id={n * 37}", f"{HOST}/news") for n in range(1000)} == {None}


def test_a_prefix_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traps, "MAX_FAMILY", 5)
    prefixes = Prefixes()
    told = [prefixes.judge(f"{HOST}/made-up/{n * 7}/x", HOST) for n in range(7)]
    assert told == [None] * 5 + ["too_many"] * 2
    assert prefixes.judge(f"{HOST}/something-else/1/x", HOST) is None


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traps, "MAX_FAMILIES", 50)
    prefixes = Prefixes()
    for n in range(500):
        prefixes.judge(f"{HOST}/{'abcdefghij'[n % 10]}{'k' * (n // 10)}?PHPSESSID={n}", f"{HOST}/")
    for known in (prefixes.steps, prefixes.sessions, prefixes.combinations, prefixes.families):
        assert len(known) <= 51


@given(st.text(max_size=60), st.none() | st.text(max_size=60))
def test_it_never_raises(url: str, via_url: str | None) -> None:
    prefixes = Prefixes()
    for _ in range(3):
        prefixes.judge(f"{HOST}/{url}", via_url and f"{HOST}/{via_url}")
    prefixes.judge(url, via_url)


@given(st.lists(st.sampled_from(["a", "b", "c", "story", "2022"]), max_size=30))
def test_what_is_no_trap_is_short(segments: list[str]) -> None:
    if shape(f"{HOST}/{'/'.join(segments)}") is None:
        assert len(segments) <= traps.MAX_DEPTH
