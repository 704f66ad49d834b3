from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover import feed_state
from extractors.discover.feed_state import DEAD, WEEK_S, Advance, Due, Heard, Limits, Mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from extractors.records import EndpointKind

NOW = datetime(2022, 1, 7, 12, tzinfo=UTC)
LIMITS = Limits(least_s=900, most_s=86_400, base_s=3600)
URL = "https://outlet.example/feed"


def kept(mark: Mark | None, heard: Heard, now: datetime, advance: Advance) -> Mark:
    """Give the mark as the warehouse holds it after an answer."""
    before = mark or Mark(URL)
    well = heard.outcome in {"ok", "not_modified"}
    after = replace(
        before,
        last_asked_at=now,
        last_ok_at=now if well else before.last_ok_at,
        interval_s=advance.interval_s,
        failure_score=advance.failure_score,
        asked=before.asked + 1,
        due_at=advance.due_at,
    )
    if not well or not heard.entry_ids:
        return after
    return replace(
        after,
        entry_ids=frozenset(heard.entry_ids),
        newest_entry_at=max((moment for moment in heard.moments if moment), default=before.newest_entry_at),
        unlike=0 if advance.known_entries else before.unlike + 1,
    )


def step(mark: Mark | None, heard: Heard, now: datetime) -> tuple[Mark, Advance]:
    result = feed_state.advance(mark, heard, now, LIMITS)
    return kept(mark, heard, now, result), result


def entries(ids: Sequence[int], newest: datetime, spacing_s: float, **more: str) -> Heard:
    """A list whose first entry is of ``newest`` and the others each ``spacing_s`` older."""
    moments = [newest - timedelta(seconds=spacing_s * place) for place in range(len(ids))]
    return Heard(outcome=more.get("outcome", "ok"), entry_ids=ids, moments=moments)


def undated(ids: Sequence[int], outcome: str = "ok") -> Heard:
    return Heard(outcome, ids, [None] * len(ids))


# When it is due


def test_what_is_unknown_is_due() -> None:
    assert feed_state.due(None, NOW) == Due(ask=True, reason="never asked")
    assert feed_state.due(Mark(URL), NOW) == Due(ask=True, reason="never asked")
    assert feed_state.due(Mark(URL, last_asked_at=NOW), NOW) == Due(ask=True, reason="no time was set")


def test_due_at_its_time_and_not_before() -> None:
    mark = Mark(URL, last_asked_at=NOW - timedelta(hours=1), due_at=NOW)
    assert feed_state.due(mark, NOW) == Due(ask=True, reason="due", at=NOW)
    assert feed_state.due(mark, NOW - timedelta(seconds=1)) == Due(ask=False, reason="not due", at=NOW)
    failing = feed_state.due(replace(mark, failure_score=2.25), NOW - timedelta(seconds=1))
    assert failing == Due(ask=False, reason="failing (2.25)", at=NOW)


def test_a_clock_that_was_set_back_does_not_silence_a_list_for_years() -> None:
    ahead = NOW + timedelta(days=3000)
    assert feed_state.due(Mark(URL, last_asked_at=ahead, due_at=ahead + timedelta(hours=1)), NOW).ask


# What an answer brings


def test_the_first_answer() -> None:
    result = feed_state.advance(None, entries([3, 2, 1], NOW, 3600), NOW, LIMITS)
    assert (result.new_entries, result.known_entries, result.gap, result.failure_score) == (3, 0, None, 0)
    assert result.due_at == NOW + timedelta(seconds=result.interval_s)


def test_new_and_known_entries_whatever_their_order() -> None:
    mark, _ = step(None, entries([3, 2, 1], NOW, 3600), NOW)
    assert mark.unlike == 1
    mark, result = step(mark, undated([1, 4, 3]), NOW + timedelta(hours=2))
    assert (result.new_entries, result.known_entries, result.gap, result.note) == (1, 2, None, None)
    assert mark.unlike == 0
    # It shrinks, and is empty for once: nothing was missed.
    mark, result = step(mark, undated([1]), NOW + timedelta(hours=3))
    assert (result.new_entries, result.known_entries, result.gap) == (0, 1, None)
    mark, result = step(mark, undated([]), NOW + timedelta(hours=4))
    assert (result.new_entries, result.known_entries, result.gap, result.failure_score) == (0, 0, None, 0)
    assert mark.entry_ids == {1}


def test_a_304_without_its_old_body_is_as_before() -> None:
    mark, _ = step(None, undated([1, 2, 3]), NOW)
    result = feed_state.advance(mark, Heard("not_modified"), NOW + timedelta(hours=1), LIMITS)
    assert (result.new_entries, result.known_entries, result.gap) == (0, 3, None)
    assert result.interval_s > mark_interval(mark)


def mark_interval(mark: Mark) -> float:
    assert mark.interval_s is not None
    return mark.interval_s


@pytest.mark.parametrize(
    ("outcome", "score"),
    [
        ("not_found", 1.0),
        ("unreadable", 1.0),
        ("redirect_error", 1.0),
        ("refused", 1.0),
        ("blocked", 0.5),
        ("http_error", 0.5),
        ("robots", 0.5),
        ("too_large", 0.5),
        ("decode_error", 0.5),
        ("timeout", 0.25),
        ("connect_error", 0.25),
        ("retry_later", 0.25),
        ("shared", 0.0),
        ("redirect", 0.0),
    ],
)
def test_failures_weigh_by_kind(outcome: str, score: float) -> None:
    mark = Mark(URL, last_asked_at=NOW, interval_s=7200, entry_ids=frozenset({1}))
    result = feed_state.advance(mark, Heard(outcome), NOW, LIMITS)
    assert result.failure_score == score
    assert result.interval_s == 7200
    assert result.due_at == NOW + timedelta(seconds=7200 * 2**score)
    assert (result.new_entries, result.known_entries, result.gap) == (0, 0, None)


def test_retry_after_is_honoured_up_to_a_week() -> None:
    later = NOW + timedelta(hours=30)
    for outcome in ("retry_later", "ok", "not_modified"):
        heard = Heard(outcome, [1, 2], [None, None], retry_at=later)
        assert feed_state.advance(None, heard, NOW, LIMITS).due_at == later
    years = Heard("retry_later", retry_at=NOW + timedelta(days=4000))
    assert feed_state.advance(None, years, NOW, LIMITS).due_at == NOW + timedelta(days=7)
    past = Heard("retry_later", retry_at=NOW - timedelta(days=1))
    assert feed_state.advance(None, past, NOW, LIMITS).due_at > NOW


def test_a_dead_list_is_asked_ever_more_rarely_and_comes_back_at_once() -> None:
    mark, first = step(None, entries([3, 2, 1], NOW, 3600), NOW)
    now, waits = mark.due_at or NOW, []
    for _ in range(30):
        mark, result = step(mark, Heard("not_found"), now)
        waits.append((result.due_at - now).total_seconds())
        now = result.due_at
    assert waits == sorted(waits)
    assert waits[0] == 2 * first.interval_s
    assert waits[-1] == WEEK_S
    assert mark.failure_score >= DEAD
    # Weeks later: more was published than it lists.
    mark, result = step(mark, entries([99, 98, 97], now, 3600), now)
    assert result.failure_score == 0
    assert (result.due_at - now).total_seconds() == result.interval_s <= first.interval_s * 1.5
    assert result.gap is not None


def test_a_list_that_often_times_out_is_no_dead_one() -> None:
    now, mark = NOW, None
    for place in range(200):
        heard = Heard("timeout") if place % 3 else undated([1, 2, 3])
        mark, result = step(mark, heard, now)
        assert result.failure_score <= 0.5
        assert result.due_at - now <= timedelta(days=1.5)
        now = result.due_at


# The interval over days


class Outlet:
    """A feed of the newest ``size`` entries, of which ``per_hour`` (by hour of the day) appear."""

    def __init__(self, size: int, per_hour: Sequence[float], *, dated: bool = True) -> None:
        self.size, self.per_hour, self.dated = size, per_hour, dated

    def published(self, now: datetime) -> int:
        """Count what was published since 2021-12-01 00:00."""
        hours = (now - datetime(2021, 12, 1, tzinfo=UTC)).total_seconds() / 3600
        days, rest = divmod(hours, 24)
        whole = int(rest)
        return int(
            days * sum(self.per_hour) + sum(self.per_hour[:whole]) + (rest - whole) * self.per_hour[whole] + 1e-6
        )

    def born(self, number: int) -> datetime:
        """Say when entry ``number`` appeared."""
        start = datetime(2021, 12, 1, tzinfo=UTC)
        days, rest = divmod(number, sum(self.per_hour))
        for hour, count in enumerate(self.per_hour):
            if rest < count:
                return start + timedelta(days=days, hours=hour + rest / count)
            rest -= count
        return start + timedelta(days=days + 1)

    def answer(self, now: datetime) -> Heard:
        newest = self.published(now)
        ids = list(range(newest, newest - self.size, -1))
        return Heard("ok", ids, [self.born(number) if self.dated else None for number in ids])


def polled(outlet: Outlet, days: float, start: datetime = NOW) -> list[tuple[datetime, Advance]]:
    """Ask the outlet each time that it is due."""
    now, mark, heard = start, None, []
    while now < start + timedelta(days=days):
        mark, result = step(mark, outlet.answer(now), now)
        heard.append((now, result))
        now = result.due_at
    return heard


@pytest.mark.parametrize("dated", [True, False])
def test_a_quiet_feed_settles_at_a_long_interval(dated: bool) -> None:
    heard = polled(Outlet(30, [3 / 24] * 24, dated=dated), 30)
    assert len(heard) <= 30 * (1.5 if dated else 2.5)
    assert min(result.interval_s for _, result in heard[10:]) >= 3600 * (12 if dated else 7)
    assert not any(result.gap for _, result in heard)


@pytest.mark.parametrize("dated", [True, False])
def test_a_busy_feed_settles_at_the_shortest_interval(dated: bool) -> None:
    # The first interval is longer than the 18 minutes that the feed holds: that gap is told.
    heard = polled(Outlet(30, [100.0] * 24, dated=dated), 3)
    assert {result.interval_s for _, result in heard[6:]} == {LIMITS.least_s}
    assert not any(result.gap for _, result in heard[6:])
    assert not any(result.note for _, result in heard[6:])


@pytest.mark.parametrize("dated", [True, False])
def test_quiet_nights_do_not_make_it_swing(dated: bool) -> None:
    pattern = [0.0] * 7 + [4.0, 6.0, 6.0, 5.0, 5.0, 5.0, 5.0, 5.0, 5.0, 4.0, 4.0, 3.0, 2.0, 1.0, 0.0, 0.0, 0.0]
    heard = polled(Outlet(30, pattern, dated=dated), 14)
    settled = [result.interval_s for _, result in heard[20:]]
    assert max(settled) / min(settled) <= (5 if dated else 18)
    steps = [max(a, b) / min(a, b) for a, b in pairwise(settled)]
    assert max(steps) <= 2.0
    assert not any(result.gap for _, result in heard)
    # Nothing is missed, and few polls bring nothing.
    assert sum(result.new_entries == 0 for _, result in heard) / len(heard) < 0.5
    assert 5 <= len(heard) / 14 <= 40


def test_a_static_feed_is_asked_as_rarely_as_is_allowed() -> None:
    now, mark = NOW, None
    long_ago = datetime(2019, 5, 1, tzinfo=UTC)
    for _ in range(20):
        mark, result = step(mark, entries(range(12), long_ago, 3600), now)
        assert (result.gap, result.note) == (None, None)
        now = result.due_at
    assert mark_interval(mark) == LIMITS.most_s if mark else False


def test_a_feed_of_sticky_entries_keeps_the_pace_of_the_others() -> None:
    old = [datetime(2015, 1, 1, tzinfo=UTC)] * 3
    fresh = [NOW - timedelta(minutes=6 * place) for place in range(27)]
    mark = Mark(URL, interval_s=1800, last_ok_at=NOW - timedelta(hours=1))
    result = feed_state.advance(mark, Heard("ok", range(30), [*old, *fresh]), NOW, LIMITS)
    assert result.interval_s == pytest.approx(1080, rel=0.1)


def test_dates_in_a_wrong_zone_do_not_hurry_it() -> None:
    mark = Mark(URL, interval_s=20_000.0, last_ok_at=NOW - timedelta(hours=6))
    result = feed_state.advance(mark, entries(range(20), NOW + timedelta(hours=9), 6 * 3600), NOW, LIMITS)
    assert result.interval_s >= 20_000


# Lists without a common entry


def test_two_answers_without_a_common_entry_are_a_gap() -> None:
    mark, _ = step(None, entries(range(30, 0, -1), NOW, 1200), NOW)
    back = NOW + timedelta(days=2)
    _, result = step(mark, entries(range(190, 160, -1), back, 1200), back)
    assert result.gap is not None
    assert result.gap.since == NOW
    assert result.gap.until == back - timedelta(seconds=29 * 1200)
    assert result.note == "shares no entry with its last answer: some may have been missed"
    assert result.interval_s <= mark_interval(mark) / 2


def test_one_common_entry_is_none() -> None:
    mark, _ = step(None, entries(range(30, 0, -1), NOW, 1200), NOW)
    back = NOW + timedelta(hours=9)
    assert step(mark, entries(range(59, 29, -1), back, 1200), back)[1].gap is None


def test_answers_that_meet_without_a_hole_are_none() -> None:
    """A list of the last hours only: nothing is listed twice, and nothing is lost."""
    mark, _ = step(None, entries([3, 2, 1], NOW, 3600), NOW)
    back = NOW + timedelta(hours=4)
    _, result = step(mark, entries([6, 5, 4], NOW + timedelta(hours=3), 3600), back)
    assert (result.gap, result.note) == (None, None)


def test_an_old_entry_listed_anew_does_not_hide_a_gap() -> None:
    mark, _ = step(None, entries(range(30, 0, -1), NOW, 1200), NOW)
    back = NOW + timedelta(days=2)
    heard = entries(range(190, 160, -1), back, 1200)
    heard = replace(heard, entry_ids=[*heard.entry_ids, 900], moments=[*heard.moments, NOW - timedelta(days=90)])
    _, result = step(mark, heard, back)
    assert result.gap is not None
    assert result.gap.until == back - timedelta(seconds=29 * 1200)


def with_pinned(heard: Heard, *moments: datetime) -> Heard:
    """The same list with entries on top that are always there."""
    pinned = [5000 + number for number in range(len(moments))]
    return replace(heard, entry_ids=[*pinned, *heard.entry_ids], moments=[*moments, *heard.moments])


def test_a_pinned_entry_does_not_hide_a_gap() -> None:
    old = NOW - timedelta(days=200)
    mark, _ = step(None, with_pinned(entries(range(30, 0, -1), NOW, 1200), old), NOW)
    back = NOW + timedelta(days=2)
    _, result = step(mark, with_pinned(entries(range(190, 160, -1), back, 1200), old), back)
    assert result.gap is not None
    assert (result.gap.since, result.gap.until) == (NOW, back - timedelta(seconds=29 * 1200))
    assert result.known_entries == 1


def test_what_is_kept_and_is_not_pinned_shows_no_gap() -> None:
    mark, _ = step(None, entries(range(30, 0, -1), NOW, 1200), NOW)
    # After a quiet night; what was newest stands at the end.
    back = NOW + timedelta(hours=14)
    kept = entries(range(30, 27, -1), NOW, 1200)
    new = entries(range(60, 30, -1), back, 600)
    both = replace(new, entry_ids=[*new.entry_ids, *kept.entry_ids], moments=[*new.moments, *kept.moments])
    assert step(mark, both, back)[1].gap is None
    # A third of the entries: this is how the list is made.
    many = [NOW - timedelta(days=day) for day in range(100, 115)]
    mark, _ = step(None, with_pinned(entries(range(30, 0, -1), NOW, 1200), *many), NOW)
    assert step(mark, with_pinned(entries(range(190, 160, -1), back, 60), *many), back)[1].gap is None


def test_dates_without_hours_do_not_hide_a_gap_of_hours() -> None:
    day = NOW.replace(hour=0, minute=0, second=0)
    first = replace(undated(range(30)), moments=[day] * 30)
    mark, _ = step(None, first, NOW)
    back = NOW + timedelta(hours=5)
    _, result = step(mark, replace(undated(range(100, 130)), moments=[day] * 30), back)
    assert result.gap is not None
    assert (result.gap.since, result.gap.until) == (day, back)


def test_the_gap_of_an_undated_list_lies_between_its_answers() -> None:
    mark, _ = step(None, undated(range(30)), NOW)
    back = NOW + timedelta(days=2)
    _, result = step(mark, undated(range(100, 130)), back)
    assert result.gap is not None
    assert (result.gap.since, result.gap.until) == (NOW, back)


def test_a_gap_begins_no_more_than_a_day_before_the_last_answer() -> None:
    """A feed slept for three years, and was asked all the time."""
    mark = Mark(URL, NOW, NOW, 86_400, 0, NOW - timedelta(days=1100), frozenset(range(20)), 500, NOW)
    back = NOW + timedelta(days=5)
    _, result = step(mark, entries(range(100, 120), back, 3600), back)
    assert result.gap is not None
    assert result.gap.since == NOW - timedelta(days=1)


@pytest.mark.parametrize("kind", ["front", "section", "sitemap", "sitemap_index"])
def test_what_does_not_roll_has_no_gaps(kind: EndpointKind) -> None:
    mark, _ = step(None, entries(range(30), NOW, 1200), NOW)
    back = NOW + timedelta(days=2)
    heard = replace(entries(range(100, 130), back, 1200), kind=kind)
    assert step(mark, heard, back)[1].gap is None
    assert step(mark, replace(heard, kind="news_sitemap"), back)[1].gap is not None


@pytest.mark.parametrize(("held", "listed"), [([], [1, 2]), ([1, 2], []), ([1], [2]), ([1], [2, 3]), ([1, 2], [3])])
def test_an_empty_list_or_one_of_one_entry_shows_no_gap(held: list[int], listed: list[int]) -> None:
    mark, _ = step(None, undated(held), NOW)
    assert step(mark, undated(listed), NOW + timedelta(days=3))[1].gap is None


def churned(days: int, moments: Sequence[datetime | None] | None, every: timedelta) -> list[Advance]:
    """Poll a feed of 20 entries that has other addresses each time; ``moments`` None: the time of the poll."""
    now, mark, results = NOW, None, []
    for poll in range(days):
        ids = range(poll * 100, poll * 100 + 20)
        mark, result = step(mark, Heard("ok", ids, moments or [now] * 20), now)
        results.append(result)
        now += every
    return results


def test_new_addresses_of_old_entries_are_no_gap() -> None:
    dates = [NOW - timedelta(hours=place) for place in range(20)]
    results = churned(20, dates, timedelta(days=1))
    assert not any(result.gap for result in results)
    assert results[-1].note == "lists no entry of its last answer, but of the same time: it changes its addresses"
    # The dates still tell the pace.
    assert results[-1].interval_s > 3600


@pytest.mark.parametrize("every", [timedelta(minutes=15), timedelta(hours=1), timedelta(days=1), timedelta(days=3)])
@pytest.mark.parametrize("moments", [[None] * 20, None], ids=["undated", "dated_now"])
def test_new_addresses_each_time_are_no_gap_forever(moments: list[None] | None, every: timedelta) -> None:
    results = churned(60, moments, every)
    assert sum(result.gap is not None for result in results) <= 2
    note = "its answers never share an entry: it changes its addresses each time, or is asked too rarely"
    assert {result.note for result in results[5:]} == {note}
    # Nor is it asked without end for it.
    assert results[-1].interval_s == LIMITS.base_s


def test_after_one_common_entry_a_gap_is_told_again() -> None:
    now, mark = NOW, None
    for poll in range(10):
        mark, result = step(mark, undated(range(poll * 100, poll * 100 + 20)), now)
        now += timedelta(hours=1)
    assert result.gap is None
    mark, _ = step(mark, undated(range(901, 921)), now)
    _, result = step(mark, undated(range(2000, 2020)), now + timedelta(days=2))
    assert result.gap is not None


def test_an_edition_that_is_replaced_as_a_whole_is_no_gap() -> None:
    mark, _ = step(None, Heard("ok", range(20), [NOW] * 20), NOW)
    day = NOW + timedelta(days=1)
    after, result = step(mark, Heard("ok", range(20, 40), [day] * 20), day)
    assert (result.gap, result.note) == (None, None)
    assert after.newest_entry_at == day
    # Two days without: an edition is missing.
    later = NOW + timedelta(days=2)
    assert step(mark, Heard("ok", range(40, 60), [later] * 20), later)[1].gap is not None


def test_a_day_by_day_run_of_a_busy_feed_tells_each_gap() -> None:
    """It is asked once a day and holds half a day: that stays worth a word, for the dates prove it."""
    outlet, now, mark = Outlet(30, [60 / 24] * 24), NOW, None
    gaps = 0
    for _ in range(10):
        mark, result = step(mark, outlet.answer(now), now)
        gaps += result.gap is not None
        now += timedelta(days=1)
    assert gaps == 9


def test_an_outage_of_the_poller_is_a_gap_once() -> None:
    outlet = Outlet(50, [5.0] * 24)
    first = polled(outlet, 2)
    mark = None
    for at, result in first:
        mark = kept(mark, outlet.answer(at), at, result)
    now, gaps = NOW + timedelta(days=4), []
    for _ in range(20):
        mark, result = step(mark, outlet.answer(now), now)
        gaps.append(result.gap)
        now = result.due_at
    assert gaps[0] is not None
    assert not any(gaps[1:])
    assert gaps[0].since >= first[-1][0] - timedelta(minutes=30)
    assert gaps[0].until <= NOW + timedelta(days=4) - timedelta(hours=9)


# Properties

SECONDS = st.floats(1, 5e8)
MOMENTS = st.none() | st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
OUTCOMES = st.sampled_from(["ok", "not_modified", "not_found", "timeout", "http_error", "robots", "shared", "odd"])
KINDS: st.SearchStrategy[EndpointKind] = st.sampled_from(["feed", "news_sitemap", "sitemap", "front", "section"])
MARKS = st.builds(
    Mark,
    url=st.just(URL),
    last_asked_at=MOMENTS,
    last_ok_at=MOMENTS,
    interval_s=st.none() | SECONDS,
    failure_score=st.floats(0, 100),
    newest_entry_at=MOMENTS,
    entry_ids=st.frozensets(st.integers(0, 30), max_size=12),
    asked=st.integers(0, 9),
    due_at=MOMENTS,
    unlike=st.integers(0, 9),
)


@st.composite
def answers(draw: st.DrawFn) -> Heard:
    ids = draw(st.lists(st.integers(0, 30), max_size=12))
    moments = draw(st.lists(MOMENTS, min_size=len(ids), max_size=len(ids)))
    return Heard(draw(OUTCOMES), ids, moments, draw(MOMENTS), draw(KINDS))


@st.composite
def limits(draw: st.DrawFn) -> Limits:
    least, most = sorted([draw(st.floats(60, 1e6)), draw(st.floats(60, 1e6))])
    return Limits(least, most, draw(st.floats(60, 1e6)))


@given(st.none() | MARKS, answers(), limits())
def test_what_holds_for_any_answer(mark: Mark | None, heard: Heard, bounds: Limits) -> None:
    result = feed_state.advance(mark, heard, NOW, bounds)
    assert bounds.least_s <= result.interval_s <= bounds.most_s
    assert result.failure_score >= 0
    assert NOW < result.due_at <= NOW + timedelta(seconds=max(WEEK_S, bounds.most_s) + 1)
    assert result.new_entries + result.known_entries >= 0
    if heard.outcome in {"ok", "not_modified"}:
        assert result.failure_score == 0
    else:
        assert (result.new_entries, result.gap, result.note) == (0, None, None)
    if result.gap is not None:
        assert mark is not None
        assert min(len(mark.entry_ids), len(set(heard.entry_ids))) > 0
        assert not mark.entry_ids & set(heard.entry_ids)
        assert result.gap.since <= result.gap.until <= NOW


@given(st.lists(answers(), max_size=12), limits())
def test_success_brings_back_after_any_past(past: list[Heard], bounds: Limits) -> None:
    now, mark = NOW, None
    for heard in past:
        result = feed_state.advance(mark, heard, now, bounds)
        mark = kept(mark, heard, now, result)
        now += timedelta(hours=1)
    result = feed_state.advance(mark, undated([1, 2, 3]), now, bounds)
    assert result.failure_score == 0
    assert (result.due_at - now).total_seconds() == pytest.approx(result.interval_s, abs=1e-3)


@given(MARKS, st.lists(st.integers(0, 30), min_size=1, max_size=9, unique=True), st.randoms())
def test_the_order_of_entries_does_not_matter(mark: Mark, ids: list[int], random: Random) -> None:
    pairs = [(number, NOW - timedelta(hours=number)) for number in ids]
    shuffled = list(pairs)
    random.shuffle(shuffled)
    one, other = (
        feed_state.advance(mark, Heard("ok", [i for i, _ in order], [m for _, m in order]), NOW, LIMITS)
        for order in (pairs, shuffled)
    )
    assert one == other


@given(MARKS)
def test_a_list_is_asked_or_has_a_time(mark: Mark) -> None:
    told = feed_state.due(mark, NOW)
    assert told.ask or (told.at is not None and told.at > NOW)
