"""Who was first: dates held against each other with their doubt, and against what was seen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from extractors.records import Moment
from tests.warehouse.planting import NOON, World, host_of

if TYPE_CHECKING:
    from datetime import datetime

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


OPEN = ("not_decidable", "not_decidable")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (at(NOON), at(NOON + HOUR), ("first", "later")),
        (at(NOON), at(NOON), OPEN),
        # A day is no hour: what came out at noon may be before or after it.
        (at(NOON), at(NOON.replace(hour=0), "day"), OPEN),
        (at(NOON), at(NOON.replace(hour=0) + DAY, "day"), ("first", "later")),
        # Without a zone a time may be off by 14 hours.
        (at(NOON), at(NOON + HOUR, zone_assumed=True), OPEN),
        (at(NOON), at(NOON + 15 * HOUR, zone_assumed=True), ("first", "later")),
        # A guess and no date at all: it may have been there long before we saw it.
        (at(NOON), at(NOON + HOUR, is_guess=True), OPEN),
        (at(NOON), None, OPEN),
        # Seen before it says it was there: nobody knows for how long it had been.
        (at(SEEN + DAY), at(NOON), ("contradicted", "not_decidable")),
        # Clocks differ by minutes.
        (at(SEEN + timedelta(minutes=3)), at(NOON), ("later", "first")),
    ],
)
def test_a_verdict_holds_against_doubt(
    world: World, one: Moment | None, other: Moment | None, expected: tuple[str, str]
) -> None:
    found = verdicts(world, one, other)
    assert (found[host_of(A)], found[host_of(B)]) == expected


def test_a_single_carrier_is_the_first_of_those_that_we_know(world: World) -> None:
    world.seed("s", "Seed. text")
    world.compare("s", world.page(A, "Text. it is"), relation="copy", copy_kind="exact")
    world.load()
    assert world.ask("SELECT place, verdict FROM first_publishers") == [(1, "first")]


# ---- one warehouse, an article for each kind of evidence ----

PAGE, READ, CAPTURED = "its page states it", "it was read", "an archive had captured it"
DATED = at(NOON, "minute")


def page_of(name: str) -> str:
    return f"https://{name}.example/1"


def look(world: World, name: str, seen: datetime = SEEN, relation: str = "copy", **changes: Any) -> None:
    """A look at the page of that name, compared with the seed."""
    text = changes.pop("text", f"Text of {name}")
    read = world.page(page_of(name), f"{text}. it is", at=seen, **{"published": DATED, **changes})
    world.compare("s", read, relation=relation, copy_kind="exact" if relation == "copy" else None)


def plant(world: World) -> None:
    day = NOON.replace(hour=0)
    look(world, "plain")
    look(world, "day", published=at(day, "day", zone_assumed=True))
    look(world, "undated", published=None)
    look(world, "guessed", published=at(NOON, "day", is_guess=True))
    look(world, "listed", published=None)
    world.discover(page_of("listed"), published_at=NOON + HOUR, at=SEEN - DAY)
    look(world, "bare-listed", published=None)
    world.discover(page_of("bare-listed"), via="sitemap", published_at=day, at=SEEN)
    look(world, "changed", published=None)
    world.discover(page_of("changed"), via="sitemap", modified_at=NOON, at=SEEN)
    look(world, "later-listed")
    world.discover(page_of("later-listed"), published_at=NOON + DAY, at=SEEN)
    look(world, "captured", published=at(SEEN - HOUR))
    world.discover(page_of("captured"), via="cdx", captured_at=NOON + DAY, at=SEEN)
    look(world, "seen-listed", published=at(NOON + 5 * DAY))
    world.discover(page_of("seen-listed"), at=NOON + 3 * DAY)
    _over_time(world)
    world.seed("s", "Seed. text")
    world.load()


def _over_time(world: World) -> None:
    """Pages that were looked at more than once."""
    look(world, "moved", NOON + HOUR)
    look(world, "moved", SEEN, published=at(SEEN - HOUR), text="Updated")
    look(world, "back-dated", NOON + 3 * DAY, published=at(NOON + 3 * DAY))
    look(world, "back-dated", SEEN, published=at(NOON - DAY), text="Updated")
    look(world, "put-in", NOON + 2 * DAY, "unrelated", text="A page of before")
    look(world, "put-in", SEEN)
    look(world, "cut-before", NOON + 2 * DAY, "unrelated", text="A part", truncated="only a part was shown")
    look(world, "cut-before", SEEN)
    world.fetch(page_of("gone-before"), at=NOON + 2 * DAY, outcome="not_found", status=404, body_sha256=None)
    look(world, "gone-before")
    world.fetch(page_of("gone-after"), at=SEEN + DAY, outcome="not_found", status=404, body_sha256=None)
    look(world, "gone-after")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("first"))
    plant(world)
    return world


MINUTE = timedelta(minutes=1)
MIDNIGHT = NOON.replace(hour=0)
EXPECTED: dict[str, tuple[datetime | None, str | None, datetime, str]] = {
    "plain": (NOON, PAGE, NOON + MINUTE, PAGE),
    "day": (
        MIDNIGHT - 14 * HOUR,
        f"{PAGE}, as a bare day, without a zone",
        MIDNIGHT + 38 * HOUR,
        f"{PAGE}, as a bare day, without a zone",
    ),
    "undated": (None, None, SEEN, READ),
    "guessed": (None, None, SEEN, READ),
    "listed": (NOON + HOUR, "a list states it (feed)", NOON + HOUR + MINUTE, "a list states it (feed)"),
    "bare-listed": (
        MIDNIGHT - 14 * HOUR,
        "a list states it (sitemap)",
        MIDNIGHT + 38 * HOUR,
        "a list states it (sitemap)",
    ),
    "changed": (None, None, NOON + 38 * HOUR, "it says that it was changed then"),
    "later-listed": (NOON, PAGE, NOON + DAY + MINUTE, "a list states it (feed), later than its page"),
    "captured": (None, None, NOON + DAY, CAPTURED),
    "seen-listed": (None, None, NOON + 3 * DAY, "it was listed (feed)"),
    "moved": (NOON, PAGE, NOON + MINUTE, PAGE),
    "back-dated": (None, None, NOON + 3 * DAY, READ),
    "put-in": (NOON + 2 * DAY, "it was read without this text", SEEN, READ),
    "cut-before": (NOON, PAGE, NOON + MINUTE, PAGE),
    "gone-before": (NOON + 2 * DAY, "its address answered 404", SEEN, READ),
    "gone-after": (NOON, PAGE, NOON + MINUTE, PAGE),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_an_interval_has_its_evidence(planted: World, name: str) -> None:
    sql = "SELECT not_before, not_before_by, not_after, not_after_by FROM carrier_dates WHERE url = ?"
    assert planted.ask(sql, page_of(name)) == [EXPECTED[name]]


CONTRADICTED = {
    "captured": "it says 2022-01-16 11:00 UTC, but an archive had captured it on 2022-01-08 12:00 UTC",
    "seen-listed": "it says 2022-01-12 12:00 UTC, but it was listed (feed) on 2022-01-10 12:00 UTC",
    "back-dated": "its page says 2022-01-06 12:00 UTC, but when it was read on 2022-01-10 12:00 UTC "
    "it said 2022-01-10 12:00 UTC",
    "put-in": "it says 2022-01-07 12:00 UTC, but on 2022-01-09 12:00 UTC it was read without this text",
    "gone-before": "it says 2022-01-07 12:00 UTC, but on 2022-01-09 12:00 UTC its address answered 404",
}


def test_a_date_that_cannot_be_true_is_told_and_counts_for_nothing(planted: World) -> None:
    sql = "SELECT split_part(host, '.', 1), contradiction FROM first_publishers WHERE verdict = 'contradicted'"
    assert dict(planted.ask(sql)) == CONTRADICTED
    sql = """SELECT count(*) FROM carrier_dates
      WHERE contradiction IS NOT NULL AND earliest_evidence_at IS DISTINCT FROM seen_at"""
    assert planted.ask(sql) == [(0,)]


def test_nothing_is_before_its_earliest_or_after_the_moment_it_was_seen(planted: World) -> None:
    sql = "SELECT host FROM carrier_dates WHERE not_after < not_before OR not_after > seen_at OR not_after IS NULL"
    assert planted.ask(sql) == []
    sql = "SELECT host FROM carrier_dates WHERE (not_before IS NULL) <> (not_before_by IS NULL) OR not_after_by IS NULL"
    assert planted.ask(sql) == []


def test_only_a_guess_makes_no_place(planted: World) -> None:
    sql = "SELECT host FROM first_publishers WHERE NOT is_decidable OR place IS NULL"
    assert planted.ask(sql) == [("guessed.example",)]
