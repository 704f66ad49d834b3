from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.durations import LONGEST, format_duration, parse_duration


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90m", 5400), ("6h", 21_600), ("1d", 86_400), ("1h30m", 5400), ("30m 1H", 5400), ("2w", 1_209_600), ("45s", 45)],
)
def test_durations_are_read(text: str, seconds: int) -> None:
    assert parse_duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    "text", ["", "6", "h", "6 hours", "-6h", "1.5h", "0s", "1h1h", "99999d", "6h; rm", "٦h", "1h" * 500]
)
def test_nonsense_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"duration|twice|ten years"):
        parse_duration(text)


@given(st.integers(1, int(LONGEST.total_seconds())))
def test_what_is_written_is_read_back(seconds: int) -> None:
    duration = timedelta(seconds=seconds)
    assert parse_duration(format_duration(duration)) == duration


@given(st.text(max_size=40))
def test_any_text_gives_a_duration_or_a_value_error(text: str) -> None:
    try:
        duration = parse_duration(text)
    except ValueError:
        return
    assert timedelta(0) < duration <= LONGEST
