from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from extractors.fetch.recheck import due_at, may_be_conditional

BORN = datetime(2025, 3, 14, tzinfo=UTC)


def test_none_means_never_and_all_means_now() -> None:
    assert due_at("none", born=BORN, last_fetched=BORN, last_changed=None) is None
    assert due_at("all", born=BORN, last_fetched=BORN, last_changed=None) == BORN


def test_young_articles_are_asked_often_and_old_ones_rarely() -> None:
    pauses = [
        due_at("due", born=BORN, last_fetched=BORN + age, last_changed=None) - (BORN + age)  # type: ignore[operator]
        for age in (timedelta(hours=1), timedelta(hours=5), timedelta(days=3), timedelta(days=20), timedelta(days=400))
    ]
    assert pauses == sorted(pauses)
    assert pauses[0] == timedelta(minutes=15)
    assert pauses[-1] == timedelta(days=30)


def test_a_change_makes_an_article_young_again() -> None:
    fetched = BORN + timedelta(days=100)
    quiet = due_at("due", born=BORN, last_fetched=fetched, last_changed=None)
    changed = due_at("due", born=BORN, last_fetched=fetched, last_changed=fetched - timedelta(hours=1))
    assert quiet is not None
    assert changed is not None
    assert changed < quiet


def pause(changes: int, unchanged: int) -> timedelta:
    fetched = BORN + timedelta(days=3)
    again = due_at(
        "due", born=BORN, last_fetched=fetched, last_changed=None, changes=changes, unchanged_in_a_row=unchanged
    )
    assert again is not None
    return again - fetched


def test_what_keeps_changing_is_asked_sooner_and_what_never_does_later() -> None:
    assert pause(changes=2, unchanged=0) == timedelta(hours=3)
    assert pause(changes=0, unchanged=0) == timedelta(hours=6)
    assert pause(changes=0, unchanged=3) == timedelta(hours=9)
    assert pause(changes=0, unchanged=50) == timedelta(hours=24)


@given(
    age=st.timedeltas(timedelta(0), timedelta(days=5000)),
    changes=st.integers(0, 1000),
    unchanged=st.integers(0, 100_000),
)
def test_the_next_look_is_between_a_quarter_of_an_hour_and_a_month_away(
    age: timedelta, changes: int, unchanged: int
) -> None:
    fetched = BORN + age
    again = due_at(
        "due", born=BORN, last_fetched=fetched, last_changed=None, changes=changes, unchanged_in_a_row=unchanged
    )
    assert again is not None
    assert timedelta(minutes=15) <= again - fetched <= timedelta(days=30)


def test_a_page_that_was_not_seen_whole_for_long_is_fetched_whole() -> None:
    assert may_be_conditional(BORN, BORN + timedelta(days=29), 30)
    assert not may_be_conditional(BORN, BORN + timedelta(days=30), 30)
    assert not may_be_conditional(None, BORN, 30)
