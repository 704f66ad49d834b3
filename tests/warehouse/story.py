"""One small watch with something to find for every question of docs/queries.md."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from extractors.records import Link, Moment, Passage, Quote
from tests.warehouse.planting import NOON

if TYPE_CHECKING:
    from datetime import datetime

    from tests.warehouse.planting import World

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
KEPT, CUT = "The canal is closed since Monday.", "Nobody had planned for this."
SEED_TEXT = f"{KEPT}\n{CUT}"
SEED = "http://www.meridian-post.example/seed"
INSTITUTE = "http://www.lantern-institute.example/canal"
ANCHOR = "http://www.daily-anchor.example/canal"
LEDGER = "http://www.old-ledger.example/canal.htm"
COURIER = "http://www.harbour-courier.example/keys"
WIRE = (
    "http://www.tessar-wire.example/item/2025/03/11/three-missing-after-canal-lock-gate-collapses-in-karvenia-tw20931"
)
CLOSED = "http://www.meridian-post.example/subscribers/log"
HIDDEN = "http://www.meridian-post.example/subscribers/more"
GONE = "http://www.old-ledger.example/gone.htm"
LATER = NOON + DAY
WHOLE = Passage(0, len(SEED_TEXT), 0, len(SEED_TEXT), words=11, identity=1.0)
PART = Passage(0, len(KEPT), 0, len(KEPT), words=6, identity=1.0)


def plant(world: World) -> None:
    """Two runs, five outlets, seven articles, one of them edited without a word."""
    world.run("first", seed_id="karvenia", ended="completed", at=NOON)
    world.run("second", seed_id="karvenia", ended="completed", at=LATER)
    window = {"window_start": NOON - DAY, "window_end": NOON + DAY}
    world.seed("karvenia", SEED_TEXT, url=SEED, published_at=NOON - HOUR, **window)
    _copies(world)
    _others(world)
    _lists(world)
    _misses(world)
    world.load()


def stated(at: datetime, precision: str = "second", *, zone_assumed: bool = False, is_guess: bool = False) -> Moment:
    """A date as a page has it."""
    method = "url" if is_guess else "json-ld"
    return Moment(at, precision, zone_assumed, method, "as it stood there", is_guess)  # type: ignore[arg-type]


def _copies(world: World) -> None:
    """The seed's own page, the one that had it before, one that shortened it, one that gives no more than a day."""
    copies = (
        (SEED, NOON - HOUR, WHOLE, {"copy_kind": "exact", "is_seed": True}, {}),
        (INSTITUTE, NOON - DAY, WHOLE, {"copy_kind": "exact"}, {}),
        (
            ANCHOR,
            NOON,
            PART,
            {"copy_kind": "abridged", "reuse_seed": 0.54},
            {"syndication_credit": "Lantern Institute"},
        ),
    )
    for url, at, passage, judged, more in copies:
        text = SEED_TEXT[: passage.article_end]
        seen = world.page(url, text, run_id="first", at=NOON, published=stated(at), **more)
        world.discover(url, run_id="first", at=NOON, source_id=_source(url))
        shares = {"reuse_article": 1.0, "reuse_seed": 1.0, "score": 1.0, **judged}
        world.compare("karvenia", seen, run_id="first", relation="copy", passages=[passage], **shares)
    day = stated(NOON.replace(hour=0), "day", zone_assumed=True)
    seen = world.page(LEDGER, SEED_TEXT, run_id="first", at=LATER, published=day)
    whole = {"copy_kind": "edited", "reuse_article": 0.9, "reuse_seed": 0.9, "score": 0.9}
    world.compare("karvenia", seen, run_id="first", relation="copy", passages=[WHOLE], **whole)


def _others(world: World) -> None:
    """One that quotes it, one that reports the same event and is edited without a word."""
    linked = (Link(SEED, "The seed", "reference", 0),)
    quote = Quote("Let them ask us first", 0, 21, "Tomas Verrin")
    facts = {"agencies": ("Reuters",), "links": linked, "quotes": (quote,), "published": stated(NOON + 5 * HOUR)}
    seen = world.page(COURIER, "Shipowners ask. Who holds the keys?", run_id="first", at=NOON + HOUR, **facts)
    flags = {"links_to_seed": True, "quotes_seed": True, "hours_from_seed": 6.0, "reuse_seed": 0.2, "score": 0.8}
    world.compare("karvenia", seen, run_id="first", relation="partial", **flags)
    guess = {"published": stated(NOON - 3 * HOUR, "day", is_guess=True)}
    before = world.page(WIRE, "Three missing. A gate broke.", run_id="first", at=NOON, title="Three missing", **guess)
    after = world.page(WIRE, "Four missing. A gate broke at night.", "second", LATER, title="Four missing", **guess)
    for run_id, observation, at in (("first", before, NOON), ("second", after, LATER)):
        world.discover(WIRE, run_id=run_id, at=at, source_id="tessar-wire", title="Three missing")
        world.compare("karvenia", observation, run_id=run_id, compared_at=at + HOUR, quotes_seed=False)
        world.settle(WIRE, "stored", run_id, at + HOUR, observation_id=observation)


def _lists(world: World) -> None:
    """A feed that answers and shows the day, one that is silent."""
    for source_id in ("lantern-institute", "tessar-wire"):
        homepage = f"http://www.{source_id}.example/"
        row = {
            "source_id": source_id,
            "name": source_id.title(),
            "homepage": homepage,
            "country": "xa",
            "langs": ["en"],
        }
        world.add("source", {**row, "seen_at": NOON})
    new = {"oldest_entry_at": NOON - HOUR, "newest_entry_at": NOON}
    world.poll("lantern-institute", NOON, "first", **new)
    old = {"oldest_entry_at": NOON - 60 * DAY, "newest_entry_at": NOON - 40 * DAY}
    world.poll("tessar-wire", NOON, "first", **old)


def _misses(world: World) -> None:
    """What the second run did not get, and two requests that were two seconds apart."""
    for url, state, reason in (
        (CLOSED, "robots", "Disallow: /subscribers/"),
        (HIDDEN, "robots", "Disallow: /subscribers/"),
        (GONE, "not_found", "status 404"),
    ):
        world.discover(url, run_id="second", at=LATER)
        world.settle(url, state, "second", LATER, reason=reason)
    for second in (0, 2):
        at = LATER + timedelta(seconds=second)
        world.fetch("http://www.harbour-courier.example/robots.txt", "second", at, purpose="robots")


def _source(url: str) -> str:
    return url.split(".")[1]
