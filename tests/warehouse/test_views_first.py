"""Who was first: dates held against each other with their doubt."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from extractors.records import Moment
from tests.warehouse.planting import NOON, host_of

if TYPE_CHECKING:
    from datetime import datetime

    from tests.warehouse.planting import World

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
A, B = "https://a.example/1", "https://b.example/1"
SEEN = NOON + 9 * DAY


def at(moment: datetime, precision: str = "second", *, zone_assumed: bool = False, is_guess: bool = False) -> Moment:
    return Moment(moment, precision, zone_assumed, "json-ld", "", is_guess)  # type: ignore[arg-type]


def verdicts(world: World, one: Moment | None, other: Moment | None, seen: datetime = SEEN) -> dict[str, str]:
    world.seed("s", "Seed. text")
    for url, published in ((A, one), (B, other)):
        observation = world.page(url, "Text. it is", published=published, at=seen)
        world.compare("s", observation, relation="copy", copy_kind="exact")
    world.load()
    return dict(world.ask("SELECT host, verdict FROM first_publishers"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (at(NOON), at(NOON + HOUR), ("first", "later")),
        (at(NOON), at(NOON), ("open", "open")),
        # A day is no hour: what came out at noon may be before or after it.
        (at(NOON), at(NOON.replace(hour=0), "day"), ("open", "open")),
        (at(NOON), at(NOON.replace(hour=0) + DAY, "day"), ("first", "later")),
        # Without a zone a time may be off by 14 hours.
        (at(NOON), at(NOON + HOUR, zone_assumed=True), ("open", "open")),
        (at(NOON), at(NOON + 15 * HOUR, zone_assumed=True), ("first", "later")),
        # A guess and no date at all: it may have been there long before we saw it.
        (at(NOON), at(NOON + HOUR, is_guess=True), ("open", "open")),
        (at(NOON), None, ("open", "open")),
        # Seen before it says it was there: what was seen counts.
        (at(SEEN + DAY), at(NOON), ("later", "first")),
    ],
)
def test_a_verdict_holds_against_doubt(
    world: World, one: Moment | None, other: Moment | None, expected: tuple[str, str]
) -> None:
    found = verdicts(world, one, other)
    assert (found[host_of(A)], found[host_of(B)]) == expected


def test_what_was_seen_earlier_than_it_claims_was_there_when_it_was_seen(world: World) -> None:
    verdicts(world, at(SEEN + DAY), None)
    sql = "SELECT not_before, not_after FROM first_publishers WHERE host = $host"
    with world.reading() as con:
        assert con.execute(sql, {"host": host_of(A)}).fetchall() == [(SEEN, SEEN)]
        assert con.execute(sql, {"host": host_of(B)}).fetchall() == [(None, SEEN)]


def test_a_single_carrier_is_the_first_of_those_that_we_know(world: World) -> None:
    world.seed("s", "Seed. text")
    world.compare("s", world.page(A, "Text. it is"), relation="copy", copy_kind="exact")
    world.load()
    assert world.ask("SELECT place, verdict FROM first_publishers") == [(1, "first")]
