from __future__ import annotations

import asyncio
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from extractors.fetch.guard import judge
from extractors.fetch.leases import Leases
from extractors.fetch.policy import FetchSettings
from extractors.fetch.rulebook import KEEP, KEEP_CLOSED, KEEP_GOOD, KEEP_UNREACHABLE, RuleBook
from extractors.records import Fetch, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from extractors.fetch.robots import Robots
    from extractors.records import Outcome, RobotsSnapshot

SITE = "https://outlet.example"
TARGET = judge(SITE + "/a", FetchSettings())
START = datetime(2026, 11, 20, 12, tzinfo=UTC)
RULES = b"user-agent: newswake\ndisallow: /shut\ncrawl-delay: 2\n"


@dataclass
class Clock:
    at: datetime = START

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.at.timestamp()

    async def sleep(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@dataclass
class Host:
    """Answers a robots.txt, as the fetcher would report it."""

    clock: Clock
    status: int | None = 200
    body: bytes | None = RULES
    outcome: Outcome = "ok"
    error: str | None = None
    asked: list[str] = field(default_factory=list)

    def says(self, status: int | None, body: bytes | None = None, outcome: Outcome = "ok") -> None:
        self.status, self.body, self.outcome = status, body, outcome
        self.error = None if status else "no answer"

    async def ask(self, url: str, answered: Callable[[], bool]) -> Page | None:
        if answered():
            return None
        self.asked.append(url)
        fetch = Fetch(
            f"f{len(self.asked)}", "robots", url, url, (), self.clock.now(), 1, self.outcome, self.status, self.error
        )
        return Page(fetch, self.body)


@dataclass
class Desk:
    """One process: its book, its host and what it was told."""

    clock: Clock
    host: Host
    book: RuleBook
    told: list[RobotsSnapshot]

    def rules(self, *, after: float = 0) -> Robots:
        self.clock.at += timedelta(seconds=after)
        return self.book.known(TARGET) or asyncio.run(self.book.rules(TARGET))


@pytest.fixture
def leases(tmp_path: Path) -> Iterator[Leases]:
    with closing(Leases(tmp_path / "leases.sqlite", "run-1")) as opened:
        yield opened


def desk(leases: Leases, clock: Clock | None = None) -> Desk:
    clock = clock or Clock()
    host = Host(clock)
    told: list[RobotsSnapshot] = []
    return Desk(clock, host, RuleBook(leases, clock, host.ask, told.append), told)


@pytest.fixture
def one(leases: Leases) -> Desk:
    return desk(leases)


def test_a_host_is_asked_once_a_day(one: Desk) -> None:
    assert one.rules().account(SITE + "/a") == "allowed"
    one.rules(after=KEEP - 1)
    assert one.host.asked == [TARGET.origin + "/robots.txt"]
    one.rules(after=2)
    assert len(one.host.asked) == 2


def test_what_it_says_is_told_with_its_reservations(one: Desk) -> None:
    one.host.body = RULES + b"content-signal: ai-train=no\n\nuser-agent: GPTBot\ndisallow: /\n"
    one.rules()
    (told,) = one.told
    assert (told.fetch_id, told.status, told.verdict, told.crawl_delay_s) == ("f1", 200, "rules", 2.0)
    assert told.opt_outs == ("GPTBot: disallow /", "content-signal: ai-train=no")
    assert told.raw is not None


def test_another_process_takes_the_answer_over(one: Desk, leases: Leases) -> None:
    one.rules()
    other = desk(leases, Clock(START + timedelta(hours=1)))
    assert not other.rules().allows(SITE + "/shut")
    assert other.host.asked == []
    assert [(told.fetch_id, told.fetched_at) for told in other.told] == [(None, START)]


def test_a_closed_host_is_asked_again_soon(one: Desk) -> None:
    one.host.says(503, outcome="http_error")
    assert one.rules().account(SITE + "/a") == "closed 503"
    one.rules(after=KEEP_CLOSED - 1)
    assert len(one.host.asked) == 1
    one.host.says(None, outcome="timeout")
    assert one.rules(after=2).account(SITE + "/a") == "closed timeout"
    one.rules(after=KEEP_UNREACHABLE + 1)
    assert len(one.host.asked) == 3


@pytest.mark.parametrize(("status", "account"), [(302, "open 302"), (None, "open redirect_error")])
def test_lost_in_redirects_is_unavailable(one: Desk, status: int | None, account: str) -> None:
    one.host.says(status, outcome="redirect_error")
    assert one.rules().account(SITE + "/a") == account
    one.rules(after=KEEP - 1)
    assert len(one.host.asked) == 1


def test_a_rest_is_not_remembered_here(one: Desk) -> None:
    one.host.says(None, outcome="retry_later")
    robots = one.rules()
    assert (robots.outcome, robots.account(SITE)) == ("retry_later", "closed retry_later")
    assert one.told == [], "nothing was asked"
    one.host.says(200, RULES)
    assert one.rules(after=1).account(SITE + "/a") == "allowed"


# ---- the last rules that could be read ----


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(503, "http_error"), (500, "http_error"), (429, "blocked"), (200, "truncated"), (None, "timeout")],
)
def test_they_go_on_to_hold_while_robots_txt_is_unreachable(
    one: Desk, leases: Leases, status: int | None, outcome: Outcome
) -> None:
    one.rules()
    one.host.says(status, outcome=outcome)
    robots = one.rules(after=KEEP + 1)
    assert robots.account(SITE + "/a") == "allowed (rules of 2026-11-20)"
    assert robots.account(SITE + "/shut") == "forbidden (rules of 2026-11-20)"
    assert (robots.crawl_delay, robots.outcome) == (2.0, None)
    assert one.told[-1].verdict == "closed", "what is told is what the host said"
    other = desk(leases, one.clock)
    assert other.rules().account(SITE + "/a") == "allowed (rules of 2026-11-20)"
    assert other.host.asked == []


def test_they_are_asked_for_again_as_soon_as_for_a_closed_host(one: Desk) -> None:
    one.rules()
    one.host.says(503, outcome="http_error")
    one.rules(after=KEEP + 1)
    one.host.says(200, b"user-agent: *\ndisallow: /a\n")
    assert one.rules(after=KEEP_CLOSED + 1).account(SITE + "/a") == "forbidden"


def test_they_hold_for_30_days(one: Desk) -> None:
    one.rules()
    one.host.says(503, outcome="http_error")
    assert one.rules(after=KEEP_GOOD - 1).verdict == "rules"
    assert one.rules(after=KEEP_CLOSED + 1).account(SITE + "/a") == "closed 503"


def test_a_robots_txt_that_was_taken_down_does_not_come_back(one: Desk) -> None:
    one.rules()
    one.host.says(404, outcome="not_found")
    assert one.rules(after=KEEP + 1).account(SITE + "/shut") == "open 404"
    one.host.says(503, outcome="http_error")
    assert one.rules(after=KEEP + 1).account(SITE + "/a") == "closed 503"


def test_the_newest_ones_hold(one: Desk) -> None:
    one.rules()
    one.host.says(200, b"user-agent: *\ndisallow: /b\n")
    one.rules(after=KEEP + 1)
    one.host.says(503, outcome="http_error")
    robots = one.rules(after=KEEP + 1)
    assert robots.account(SITE + "/b") == "forbidden (rules of 2026-11-21)"
    assert robots.allows(SITE + "/shut")


# ---- clocks that jump ----


@pytest.mark.parametrize("status", [200, 503])
def test_an_answer_from_the_future_does_not_count(one: Desk, leases: Leases, status: int) -> None:
    one.host.says(status, RULES if status == 200 else None)
    one.rules()
    one.rules(after=-3600)
    assert len(one.host.asked) == 2, "the clock was set back: nobody knows how old it is"
    other = desk(leases, Clock(START - timedelta(days=400)))
    other.rules()
    assert len(other.host.asked) == 1
