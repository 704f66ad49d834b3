from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.children import ChildSitemap
from extractors.discover.sitemap_state import Chosen, LeftOut, Limits, choose, latest_names
from extractors.discover.window import around

SITE = "https://outlet.example/"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LIMITS = Limits()


@dataclass(frozen=True)
class FakeMark:
    """What is known of a sitemap."""

    last_asked_at: datetime | None = NOW - 2 * HOUR
    last_ok_at: datetime | None = NOW - 2 * HOUR
    newest_entry_at: datetime | None = NOW - DAY
    entry_ids: frozenset[int] = frozenset({1, 2})
    asked: int = 5
    due_at: datetime | None = None


FRESH = FakeMark()
STALE = replace(FRESH, newest_entry_at=NOW - timedelta(days=100))
EMPTY = replace(FRESH, newest_entry_at=None, entry_ids=frozenset())


def child(name: str, modified: datetime | None = None) -> ChildSitemap:
    return ChildSitemap(SITE + name, modified)


def asked(chosen: Chosen) -> list[str]:
    return [item.url.removeprefix(SITE) for item in chosen.ask]


def reason_of(item: ChildSitemap, mark: FakeMark, now: datetime = NOW, **more: object) -> LeftOut | None:
    chosen = choose([item], {item.url: mark}, None, now, **more)  # type: ignore[arg-type]
    assert len(chosen.ask) + len(chosen.left_out) == 1
    return chosen.left_out[0] if chosen.left_out else None


def test_what_is_new_is_asked() -> None:
    assert asked(choose([child("a.xml"), child("b.xml"), child("a.xml")], {}, None, NOW)) == ["a.xml", "b.xml"]


def test_what_is_known_and_lively_is_asked_again() -> None:
    assert reason_of(child("a.xml"), FRESH) is None
    assert reason_of(child("a.xml"), replace(FRESH, last_asked_at=None)) is None


def test_what_is_not_due_waits() -> None:
    due = NOW + HOUR
    assert reason_of(child("a.xml"), replace(FRESH, due_at=due)) == LeftOut(SITE + "a.xml", "not_due", due)
    assert reason_of(child("a.xml"), replace(FRESH, due_at=NOW)) is None


def test_the_window_and_the_depth() -> None:
    window = around(datetime(2022, 1, 7, tzinfo=UTC))
    named = [child("2020-05.xml"), child("2022-01.xml"), child("2019.xml")]
    chosen = choose(named, {}, window, NOW)
    assert asked(chosen) == ["2022-01.xml"]
    assert {item.reason for item in chosen.left_out} == {"outside_window"}
    deep = choose(named, {}, window, NOW, level=LIMITS.levels + 1)
    assert (deep.ask, [item.reason for item in deep.left_out]) == ((), ["too_deep"] * 3)
    assert choose(named, {}, window, NOW, level=LIMITS.levels).ask


def test_what_was_not_modified_waits_for_a_week() -> None:
    old = child("a.xml", NOW - 30 * DAY)
    left = reason_of(old, FRESH)
    assert left == LeftOut(old.url, "unchanged", NOW - 2 * HOUR + LIMITS.recheck)
    assert left.answer_holds
    assert reason_of(old, FRESH, NOW + 7 * DAY) is None
    # What never answered well has shown nothing yet.
    assert reason_of(old, replace(FRESH, last_ok_at=None)) is None
    assert reason_of(child("a.xml", NOW - HOUR), FRESH) is None


def test_stale_ones_wait_for_a_tenth_of_their_age() -> None:
    left = reason_of(child("a.xml"), STALE)
    assert left is not None
    assert (left.reason, left.until) == ("stale", NOW - 2 * HOUR + (NOW - STALE.newest_entry_at) / 10)  # type: ignore[operator]
    assert reason_of(child("a.xml"), replace(STALE, asked=2)) is None
    assert reason_of(child("a.xml"), STALE, indexes={SITE + "a.xml"}) is None


def test_empty_ones_wait_twice_as_long_each_time() -> None:
    waits = []
    for times in (3, 4, 5, 500):
        left = reason_of(child("a.xml"), replace(EMPTY, asked=times))
        assert left is not None
        assert left.reason == "empty"
        waits.append((left.until or NOW) - (NOW - 2 * HOUR))
    assert waits == [DAY, 2 * DAY, 4 * DAY, LIMITS.longest]
    # Entries without dates are entries.
    assert reason_of(child("a.xml"), replace(EMPTY, entry_ids=frozenset({7}))) is None
    assert reason_of(child("a.xml"), EMPTY, indexes={SITE + "a.xml"}) is None


@pytest.mark.parametrize("mark", [STALE, EMPTY])
def test_a_claimed_change_wakes_them_within_a_day(mark: FakeMark) -> None:
    claims = child("a.xml", NOW - HOUR)
    later = replace(mark, last_asked_at=NOW - 2 * DAY, last_ok_at=NOW - 2 * DAY, asked=50)
    assert reason_of(claims, later) is None
    assert reason_of(child("a.xml"), later) is not None
    assert reason_of(claims, replace(mark, asked=50)) is not None


@given(st.integers(0, 10_000), st.integers(0, 20_000), st.booleans())
def test_nothing_waits_for_ever(times: int, days: int, empty: bool) -> None:
    mark = replace(EMPTY if empty else STALE, asked=times)
    if not empty:
        mark = replace(mark, newest_entry_at=NOW - days * DAY)
    assert reason_of(child("a.xml"), mark, NOW + LIMITS.longest) is None


def test_names_that_rotate_neither_pile_up_nor_starve_others() -> None:
    rotating = [child(f"s-{number:08x}a1.xml") for number in range(100_000, 105_000)]
    chosen = choose([*rotating, child("news.xml"), child("archive.xml")], {}, None, NOW)
    assert len(chosen.ask) == LIMITS.per_pattern + 2
    assert {"news.xml", "archive.xml"} <= set(asked(chosen))
    assert {item.reason for item in chosen.left_out} == {"rotating"}
    assert not chosen.left_out[0].answer_holds


def test_a_new_name_inherits_what_is_known_of_the_last_one() -> None:
    before, now = child("s-3f2a9c1d.xml"), child("s-77aa00bb.xml")
    chosen = choose([now], {before.url: replace(EMPTY, asked=4)}, None, NOW)
    (left,) = chosen.left_out
    assert (left.url, left.reason, left.until) == (now.url, "rotating", NOW - 2 * HOUR + 2 * DAY)
    # Nothing was ever answered under the new name.
    assert not left.answer_holds
    # Beside each other they are two sitemaps.
    assert asked(choose([before, now], {before.url: replace(EMPTY, asked=4)}, None, NOW)) == ["s-77aa00bb.xml"]


def test_of_several_old_names_the_last_one_counts() -> None:
    marks = {
        SITE + "s-3f2a9c1d.xml": replace(FRESH, last_asked_at=NOW - DAY),
        SITE + "s-3f2a9c1e.xml": replace(FRESH, due_at=NOW + HOUR),
        SITE + "other.xml": replace(FRESH, due_at=NOW + 9 * HOUR),
    }
    (left,) = choose([child("s-77aa00bb.xml")], marks, None, NOW).left_out
    assert left.until == NOW + HOUR


def test_the_cap() -> None:
    chosen = choose([child(f"{number}.xml") for number in range(9)], {}, None, NOW, Limits(most=4))
    assert asked(chosen) == ["8.xml", "0.xml", "7.xml", "1.xml"]
    assert [item.reason for item in chosen.left_out] == ["over_cap"] * 5


def test_names_worth_remembering() -> None:
    old, new, plain = SITE + "s-3f2a9c1d.xml", SITE + "s-77aa00bb.xml", SITE + "sitemap.xml"
    marks = {old: replace(FRESH, last_asked_at=NOW - DAY), new: FRESH}
    assert latest_names([old, plain, new], marks) == (plain, new)
    assert latest_names([new, old, plain], marks) == (new, plain)
    assert latest_names([], marks) == ()
