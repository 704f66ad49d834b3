from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.fetch.stamps import Stamp, Watch, jumped, passed
from tests.extractors.fetch.virtual import Machine

HOUR = 3600.0
THEN = Stamp(wall=1e9, tick=500.0, boot="a")


def test_within_one_boot_only_ticks_count() -> None:
    assert passed(THEN, Stamp(1e9 + HOUR, 505.0, "a"), 60) == 5
    assert passed(THEN, Stamp(1e9 - HOUR, 505.0, "a"), 60) == 5


def test_after_a_restart_a_short_span_passes_by_what_has_passed_since() -> None:
    assert passed(THEN, Stamp(1e9 + HOUR, 5.0, "b"), 60) == 5
    assert passed(THEN, Stamp(1e9 - HOUR, 5.0, "b"), 60) == 5
    assert passed(THEN, Stamp(1e9 + HOUR, 700.0, "b"), 60) == 700


def test_after_a_restart_the_wall_clock_is_believed_for_all_but_the_last_minutes() -> None:
    assert passed(THEN, Stamp(1e9 + HOUR, 5.0, "b"), 10 * HOUR) == HOUR
    assert passed(THEN, Stamp(1e9 + 20 * HOUR, 5.0, "b"), 10 * HOUR) == 10 * HOUR - 120


def test_where_a_boot_has_no_name_ticks_that_went_back_show_it() -> None:
    assert passed(Stamp(1e9, 500.0, ""), Stamp(1e9 + 30, 5.0, ""), 60) == 0


@given(st.floats(0, 1e5), st.floats(0, 1e5), st.floats(-1e9, 1e9), st.floats(0, 120))
def test_a_short_span_is_never_over_too_soon(before: float, after: float, set_by: float, span: float) -> None:
    """``before`` the restart and ``after`` it: what has really passed is the sum, or more if the machine was off."""
    counted = passed(THEN, Stamp(1e9 + before + after + set_by, after, "b"), span)
    assert 0 <= counted <= before + after


def test_a_jump_is_told_from_time_that_passes() -> None:
    assert jumped(THEN, Stamp(1e9 + 100, 600.0, "a")) == 0
    assert jumped(THEN, Stamp(1e9 + 100 + HOUR, 600.0, "a")) == HOUR
    assert jumped(THEN, Stamp(1e9 + HOUR, 5.0, "b")) == 0, "the machine may have been off"
    assert jumped(THEN, Stamp(1e9 - HOUR, 5.0, "b")) == -HOUR


def test_a_watch_notices_jumps_of_more_than_a_minute() -> None:
    machine = Machine()
    watch = Watch(machine)
    watch.read()
    machine.at += 1e6
    machine.set_by += 59
    watch.read()
    assert watch.jump is None
    machine.set_by -= HOUR
    watch.read()
    machine.set_by += 90
    watch.read()
    assert watch.jump == -HOUR, "the widest one"
