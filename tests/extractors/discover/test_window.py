from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.window import Window, around, date_in_url, decide
from extractors.records import Candidate

NOON = datetime(2022, 1, 7, 12, tzinfo=UTC)
WINDOW = around(NOON)
PLAIN = "https://outlet.example/story"


def test_around_counts_days_from_the_moment() -> None:
    assert Window(datetime(2021, 12, 31, 12, tzinfo=UTC), datetime(2022, 2, 6, 12, tzinfo=UTC)) == WINDOW


def test_around_is_in_utc() -> None:
    moscow = timezone(timedelta(hours=3))
    assert around(NOON.astimezone(moscow)) == WINDOW
    assert around(NOON.astimezone(moscow)).start.tzinfo is UTC


def test_both_ends_belong_to_the_window() -> None:
    assert WINDOW.contains(WINDOW.start)
    assert WINDOW.contains(WINDOW.end)
    assert not WINDOW.contains(WINDOW.end + timedelta(seconds=1))


def test_a_window_needs_zones_and_an_order() -> None:
    with pytest.raises(ValueError, match="zone"):
        Window(datetime(2022, 1, 1), datetime(2022, 1, 2))  # noqa: DTZ001 - the fault to be found
    with pytest.raises(ValueError, match="ends after"):
        Window(NOON, NOON - timedelta(days=1))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/2022/01/07/some-story", date(2022, 1, 7)),
        ("/2022/1/7/some-story", date(2022, 1, 7)),
        ("/world/2022/jan/07/some-story", date(2022, 1, 7)),
        ("/2022/01/07", date(2022, 1, 7)),
        ("/news/2022-01-07-some-story", date(2022, 1, 7)),
        ("/some-story-2022-01-07/", date(2022, 1, 7)),
        ("/20220107/some-story.html", date(2022, 1, 7)),
        ("/news/story20220107", date(2022, 1, 7)),
        ("/2022/0107/c123-456.html", date(2022, 1, 7)),
        ("/2022/13/07/some-story", None),
        ("/2022/02/30/some-story", None),
        ("/1922/01/07/some-story", None),
        ("/2099/01/07/some-story", None),
        ("/2022/01/some-story", None),
        ("/some-story-120220107", None),
        ("/some-story-202201071200", None),
        ("/story?on=2022-01-07", None),
        ("/page/2022", None),
        ("/", None),
    ],
)
def test_date_in_url(path: str, expected: date | None) -> None:
    assert date_in_url("https://outlet.example" + path) == expected


@given(st.text())
def test_date_in_url_survives_any_text(text: str) -> None:
    date_in_url(text)


@pytest.mark.parametrize(
    ("published", "action", "reason"),
    [
        (NOON, "fetch", "in_window_by_date"),
        (NOON - timedelta(days=7), "fetch", "in_window_by_date"),
        (NOON - timedelta(days=7, seconds=1), "skip", "outside_window"),
        (NOON + timedelta(days=31), "skip", "outside_window"),
        (None, "fetch", "undated"),
        # A bare day arrives as midnight; its afternoon is inside.
        (datetime(2021, 12, 31, tzinfo=UTC), "fetch", "in_window_by_date"),
        (datetime(2021, 12, 29, tzinfo=UTC), "skip", "outside_window"),
    ],
)
def test_claimed_date_decides(published: datetime | None, action: str, reason: str) -> None:
    intent = decide(Candidate(PLAIN, "feed", published_at=published), WINDOW)
    assert (intent.action, intent.reason) == (action, reason)


def test_date_in_url_counts_when_no_date_is_claimed() -> None:
    old = "https://outlet.example/2020/05/01/some-story"
    assert decide(Candidate(old, "front"), WINDOW).action == "skip"
    assert decide(Candidate(old, "front", published_at=NOON), WINDOW).action == "fetch"
    # A recent change of an old story does not make it new.
    assert decide(Candidate(old, "sitemap", modified_at=NOON), WINDOW).action == "skip"
    assert decide(Candidate("https://outlet.example/2022/01/08/x", "front"), WINDOW).reason == "in_window_by_url"


def test_day_in_url_has_a_margin_for_zones() -> None:
    morning = around(NOON.replace(hour=6))
    days = {
        day: decide(Candidate(f"https://outlet.example/2021/12/{day}/x", "front"), morning).action
        for day in (29, 30, 31)
    }
    # West of Greenwich the 30th lasts until the 31st at noon.
    assert days == {29: "skip", 30: "fetch", 31: "fetch"}


def test_modification_counts_last() -> None:
    before = WINDOW.start - timedelta(days=3)
    assert decide(Candidate(PLAIN, "sitemap", modified_at=before), WINDOW).action == "skip"
    assert decide(Candidate(PLAIN, "sitemap", modified_at=NOON), WINDOW).reason == "in_window_by_modification"


def test_without_a_window_everything_is_fetched() -> None:
    assert decide(Candidate(PLAIN, "feed", published_at=NOON - timedelta(days=900)), None).action == "fetch"


@pytest.mark.parametrize("via", ["seed", "given", "title"])
def test_what_was_asked_for_ignores_the_window(via: str) -> None:
    asked = Candidate(PLAIN, via, published_at=NOON - timedelta(days=900))  # type: ignore[arg-type]
    assert decide(asked, WINDOW).reason == "asked_for"


def test_priorities_put_seed_then_related_then_dated_then_undated() -> None:
    ordered = [
        Candidate(PLAIN, "seed"),
        Candidate(PLAIN, "related", published_at=NOON, depth=1),
        Candidate(PLAIN, "feed", published_at=NOON),
        Candidate(PLAIN, "sitemap", published_at=NOON),
        Candidate(PLAIN, "feed"),
        Candidate(PLAIN, "sitemap"),
    ]
    priorities = [decide(candidate, WINDOW).priority for candidate in ordered]
    assert priorities == sorted(set(priorities))


def test_a_window_is_open_as_long_as_its_last_day_has_not_come() -> None:
    published = datetime(2025, 3, 14, tzinfo=UTC)
    recent = around(published, 7, 30, published + timedelta(days=29))
    over = around(published, 7, 30, published + timedelta(days=31))
    ahead = published + timedelta(days=90)
    assert (recent.is_open, over.is_open) == (True, False)
    assert (recent.contains(ahead), over.contains(ahead)) == (True, False)
    assert (recent.touches(ahead.date()), over.touches(ahead.date())) == (True, False)
    assert not recent.contains(published - timedelta(days=8))
    assert recent.last_day(published.date()) == published.date()
    assert over.last_day(ahead.date()) == over.end.date()
