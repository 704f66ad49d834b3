from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import get_args

import duckdb
import pytest

from extractors.records import Outcome, Relation
from warehouse import migrate
from warehouse.report import render, words
from warehouse.report.model import Stamp

AT = datetime(2025, 3, 9, 7, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stamp", "said", "machine"),
    [
        (Stamp(AT), "9 March 2025, 07:05 UTC", "2025-03-09T07:05Z"),
        (Stamp(AT, "day"), "9 March 2025", "2025-03-09"),
        (Stamp(AT, "month"), "March 2025", "2025-03"),
    ],
)
def test_a_date_says_no_more_than_its_page(stamp: Stamp, said: str, machine: str) -> None:
    assert words.stamp_text(stamp) == said
    assert words.stamp_machine(stamp) == machine


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (0.0, "at the same minute as"),
        (0.5, "30 minutes after"),
        (-1.0, "1 hour before"),
        (47.0, "47 hours after"),
        (-72.0, "3 days before"),
    ],
)
def test_distances(hours: float, said: str) -> None:
    assert words.distance_text(hours) == said


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "0%"), (0.004, "under 1%"), (0.155, "16%"), (0.998, "99%"), (1.0, "100%")]
)
def test_shares_round_neither_to_nothing_nor_to_all(share: float, said: str) -> None:
    assert words.percent_text(share) == said


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (date(2025, 2, 28), "28 February 2025"),
        (date(2025, 3, 2), "28 February to 2 March 2025"),
        (date(2026, 3, 2), "28 February 2025 to 2 March 2026"),
    ],
)
def test_day_ranges(last: date, said: str) -> None:
    assert words.day_range(date(2025, 2, 28), last) == said


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 byte"), (999, "999 bytes"), (4_200_000, "4.2 MB"), (3_000_000_000_000, "3,000 GB")]
)
def test_sizes(count: int, said: str) -> None:
    assert words.size_text(count) == said


def test_every_relation_has_words() -> None:
    assert set(words.RELATIONS) == set(get_args(Relation))


# As an outcome of a request, but of a URL it is said in another way: what it led to, or that it is left for later.
NO_STATES = {"ok", "redirect", "not_modified", "retry_later"}


def test_every_outcome_has_words_for_a_request_and_for_a_url() -> None:
    outcomes = set(get_args(Outcome))
    assert set(words.OUTCOMES) >= outcomes
    assert set(words.STATES) >= outcomes - NO_STATES


def test_the_funnel_has_a_column_for_every_state_that_has_words() -> None:
    con = duckdb.connect()
    migrate.migrate(con)
    assert set(con.table("funnel").columns) >= set(words.STATES)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, two: str) -> float:
    high, low = sorted((_luminance(one), _luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_colours_of_text_reach_aa(scheme: int) -> None:
    style = (render.TEMPLATES / "report.css").read_text(encoding="utf-8")
    block = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[scheme]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    grounds = ("paper", "faint")
    for name in ("ink", "soft", "accent", "bad", "good", *words.RELATIONS):
        for ground in grounds:
            assert _contrast(colours[name], colours[ground]) >= 4.5, (name, ground)
    assert _contrast(colours["ink"], colours["mark"]) >= 4.5
    for ground in ("heat1", "heat2"):
        assert _contrast(colours["ink"], colours[ground]) >= 4.5, ground
    for level in ("3", "4"):
        assert _contrast(colours[f"on-heat{level}"], colours[f"heat{level}"]) >= 4.5, level
