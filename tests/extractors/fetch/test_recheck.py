from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from extractors.fetch.recheck import due_at

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


@given(age=st.timedeltas(timedelta(0), timedelta(days=5000)))
def test_it_is_always_in_the_future_of_the_last_look(age: timedelta) -> None:
    fetched = BORN + age
    again = due_at("due", born=BORN, last_fetched=fetched, last_changed=None)
    assert again is not None
    assert again > fetched
