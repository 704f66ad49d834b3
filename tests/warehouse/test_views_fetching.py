from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.records import ArchivedRecord, Evidence
from tests.warehouse.planting import NOON, World
from warehouse import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator

A, B, C = "https://a.example/1", "https://b.example/2", "https://c.example/3"
MS, SECOND, HOUR, DAY = (
    timedelta(milliseconds=1),
    timedelta(seconds=1),
    timedelta(hours=1),
    timedelta(days=1),
)


def page(number: int) -> str:
    return f"https://a.example/{number}"


POLITENESS = """
SELECT run_id, host, requests, least_interval_ms, least_gap_ms, delay_ms, ok, violations FROM politeness ORDER BY 1, 2
"""


def test_politeness_is_the_least_rest_across_runs(world: World) -> None:
    world.fetch(page(1), "r1")
    world.fetch(page(2), "r2", at=NOON + 2 * SECOND)
    world.fetch(page(3), "r1", at=NOON + 2.5 * SECOND)
    world.fetch(page(4), "r2", at=NOON + 9 * SECOND)
    # Neither was sent, so neither counts.
    world.fetch(page(5), "r1", at=NOON + 2.1 * SECOND, outcome="robots", status=None, attempt=0)
    world.fetch(page(6), "r1", at=NOON + 2.2 * SECOND, outcome="shared", status=None, attempt=0)
    world.fetch("https://b.example/1", "r1", at=NOON + 2.3 * SECOND)
    world.load()
    assert world.ask(POLITENESS) == [
        ("r1", "a.example", 2, 500.0, 480.0, 1000, False, 1),
        ("r1", "b.example", 1, None, None, 1000, True, 0),
        ("r2", "a.example", 2, 2000.0, 1980.0, 1000, True, 0),
    ]


@pytest.mark.parametrize(("late_us", "ok"), [(0, True), (-1000, True), (-1001, False), (-20_000, False)])
def test_a_rest_counts_from_the_end_of_a_request(world: World, late_us: int, *, ok: bool) -> None:
    # 20 ms for the request and a second after it, rounded to the millisecond both.
    world.fetch(page(1))
    world.fetch(page(2), at=NOON + 1020 * MS + timedelta(microseconds=late_us))
    world.load()
    assert world.ask("SELECT ok, violations FROM politeness") == [(ok, 1 - ok)]


def test_two_requests_at_once_are_a_violation_even_where_no_rest_is_due(world: World) -> None:
    world.fetch(page(1), delay_ms=0, elapsed_ms=5000)
    world.fetch(page(2), "other", at=NOON + SECOND, delay_ms=None)
    world.load()
    assert world.ask(POLITENESS)[0] == ("other", "a.example", 1, 1000.0, -4000.0, 0, False, 1)


def test_a_short_request_in_between_does_not_hide_a_long_one(world: World) -> None:
    world.fetch(page(1), elapsed_ms=9000, delay_ms=0)
    world.fetch(page(2), at=NOON + SECOND, elapsed_ms=10, delay_ms=0)
    world.fetch(page(3), at=NOON + 5 * SECOND, delay_ms=0)
    world.load()
    assert world.ask("SELECT gap_ms, is_polite FROM requests ORDER BY started_at") == [
        (None, True),
        (-8000.0, False),
        (-4000.0, False),
    ]


def test_a_retry_after_may_not_be_broken(world: World) -> None:
    world.fetch(page(1), outcome="retry_later", status=429, retry_at=NOON + 300 * SECOND)
    # The second one breaks it; for the third it still holds; the fourth comes in time.
    for seconds in (100, 200, 300):
        world.fetch(page(seconds), f"after {seconds}", at=NOON + seconds * SECOND)
    world.load()
    sql = "SELECT run_id, ok, delay_ms FROM politeness WHERE run_id <> 'run' ORDER BY 1"
    assert world.ask(sql) == [
        ("after 100", False, 299_980.0),
        ("after 200", False, 199_980.0),
        ("after 300", True, 99_980.0),
    ]


def test_a_retry_after_of_what_was_not_sent_is_no_request(world: World) -> None:
    world.fetch(page(1), outcome="retry_later", status=None, attempt=0, retry_at=NOON + DAY)
    world.fetch(page(2), at=NOON + SECOND)
    world.load()
    assert world.ask("SELECT requests, ok FROM politeness") == [(1, True)]


def test_each_hop_is_a_request_to_its_own_host(world: World) -> None:
    world.chain(A, B, page(2))
    world.load()
    sql = "SELECT host, url, hop, outcome, interval_ms, is_polite FROM requests ORDER BY started_at"
    assert world.ask(sql) == [
        ("a.example", A, 0, "redirect", None, True),
        ("b.example", B, 1, "redirect", None, True),
        ("a.example", page(2), 2, "ok", 2000.0, True),
    ]


def test_the_requests_are_a_receipt_for_a_webmaster(world: World) -> None:
    facts = {"waited_ms": 900, "wait_reason": "host_delay 1 s", "latency_ms": 12, "robots": "allowed"}
    world.fetch(page(1), **facts)
    facts["barrier"] = "challenge"
    world.fetch(page(2), at=NOON + 1520 * MS, outcome="blocked", status=403, **facts)
    world.load()
    sql = """SELECT host, waited_ms, wait_reason, latency_ms, robots, outcome, status, barrier, delay_ms, gap_ms,
             due_ms, spare_ms, owed_until FROM requests ORDER BY started_at"""
    common = ("a.example", 900, "host_delay 1 s", 12, "allowed")
    assert world.ask(sql) == [
        (*common, "ok", 200, None, 1000, None, None, None, None),
        (*common, "blocked", 403, "challenge", 1000, 1500.0, 1000.0, 500.0, NOON + 1020 * MS),
    ]


@dataclass(frozen=True)
class Sent:
    """A request, in milliseconds from noon; the microseconds make the third digit of the gaps matter."""

    number: int
    run_id: str
    host: str
    start_us: int
    elapsed_ms: int
    delay_ms: int | None
    retry_ms: int | None
    attempt: int

    @property
    def end_us(self) -> int:
        return self.start_us + 1000 * self.elapsed_ms

    @property
    def order(self) -> tuple[int, int, str]:
        return self.start_us, self.end_us, f"{self.number:03d}"

    @property
    def row(self) -> tuple[object, ...]:
        at = NOON + timedelta(microseconds=self.start_us)
        retry_at = NOON + self.retry_ms * MS if self.retry_ms is not None else None
        timing = (at, self.elapsed_ms, self.delay_ms, retry_at, self.attempt)
        return (f"{self.number:03d}", self.run_id, self.host, *timing)


def is_too_soon(later: Sent, all_sent: list[Sent]) -> bool:
    """The rule in plain words: whatever was sent to this host before must be over, and its rest and its word kept."""
    for earlier in all_sent:
        if earlier.host != later.host or earlier.order >= later.order:
            continue
        until = [earlier.end_us + 1000 * (earlier.delay_ms or 0)]
        if earlier.retry_ms is not None:
            until.append(1000 * earlier.retry_ms)
        if later.start_us < max(until) - 1000:
            return True
    return False


def gap(later: Sent, all_sent: list[Sent]) -> float | None:
    """Milliseconds from the latest end before it to its start."""
    ends = [other.end_us for other in all_sent if other.host == later.host and other.order < later.order]
    return (later.start_us - max(ends)) / 1000 if ends else None


def in_order(sent: list[Sent]) -> list[Sent]:
    return sorted(sent, key=lambda item: item.number)


@st.composite
def traffic(draw: st.DrawFn) -> list[Sent]:
    """Requests that mostly keep a rest of 100 ms, now and then just not."""
    clock = {"a": 0, "b": 0}
    found = []
    for number in range(draw(st.integers(1, 14))):
        host = draw(st.sampled_from(["a", "b"]))
        start = clock[host] + draw(st.sampled_from([100_000, 100_000, 100_500, 99_000, 98_999, 250_000, 10_000, 0]))
        elapsed = draw(st.sampled_from([0, 5, 40, 300]))
        retry = draw(st.sampled_from([None, None, None, start // 1000 + elapsed + 100, start // 1000 + 400]))
        sent = Sent(
            number=number,
            run_id=draw(st.sampled_from(["r1", "r2"])),
            host=host,
            start_us=start,
            elapsed_ms=elapsed,
            delay_ms=draw(st.sampled_from([100, 100, 100, 0, None, 200])),
            retry_ms=retry,
            attempt=draw(st.sampled_from([1, 1, 1, 2, 0])),
        )
        found.append(sent)
        if sent.attempt:
            clock[host] = sent.end_us
    return draw(st.permutations(found))


@pytest.fixture(scope="module")
def bare() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(config={"threads": "1"}) as con:
        con.execute("SET TimeZone = 'UTC'")
        migrate.migrate(con)
        yield con


INSERT = """
INSERT INTO fetch_log BY NAME
SELECT $1 AS fetch_id, $2 AS run_id, $3 AS host, $4 AS started_at, $5 AS elapsed_ms, $6 AS delay_ms, $7 AS retry_at,
  $8 AS attempt, 0 AS hop, 1 AS url_id, 'article' AS purpose, '' AS requested_url, '' AS final_url, 'ok' AS outcome,
  0 AS waited_ms, 0 AS bytes_wire, 0 AS bytes_body
"""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=traffic())
def test_politeness_is_what_the_rule_says(bare: duckdb.DuckDBPyConnection, sent: list[Sent]) -> None:
    bare.execute("BEGIN")
    bare.executemany(INSERT, [item.row for item in sent])
    verdicts = bare.execute("SELECT run_id, host, requests, ok, violations FROM politeness").fetchall()
    gaps = bare.execute("SELECT fetch_id, gap_ms, is_polite FROM requests").fetchall()
    bare.execute("ROLLBACK")
    real = [item for item in sent if item.attempt]
    expected = {}
    for run_id, host in {(item.run_id, item.host) for item in real}:
        mine = [item for item in real if (item.run_id, item.host) == (run_id, host)]
        bad = sum(is_too_soon(item, real) for item in mine)
        expected[run_id, host] = (len(mine), bad == 0, bad)
    assert {(run_id, host): (count, ok, bad) for run_id, host, count, ok, bad in verdicts} == expected
    assert sorted(gaps) == [
        (f"{item.number:03d}", gap(item, real), not is_too_soon(item, real)) for item in in_order(real)
    ]


# ---- reservations ----


def test_opt_outs_tell_who_reserved_what_and_where(world: World) -> None:
    world.robots("a.example", "x", opt_outs=("GPTBot: disallow /",))
    world.robots("a.example", "x", at=NOON + DAY, opt_outs=("GPTBot: disallow /", "content-signal: ai-train=no"))
    world.robots("b.example", "x", at=NOON + DAY)
    world.fetch(page(1), opt_outs=("x-robots-tag: noai",))
    said = Evidence("opt_out", "tdm-reservation: 1", "meta", None, chosen=True)
    world.page(page(2), "Text. it is", at=NOON + HOUR, evidence=(said,))
    world.load()
    sql = "SELECT host, place, reservation, times, first_seen_at, last_seen_at, last_url FROM opt_outs ORDER BY 2, 3"
    assert world.ask(sql) == [
        ("a.example", "header", "x-robots-tag: noai", 1, NOON, NOON, page(1)),
        ("a.example", "page", "tdm-reservation: 1", 1, NOON + HOUR, NOON + HOUR, page(2)),
        ("a.example", "robots.txt", "GPTBot: disallow /", 2, NOON, NOON + DAY, None),
        ("a.example", "robots.txt", "content-signal: ai-train=no", 1, NOON + DAY, NOON + DAY, None),
    ]


# ---- robots.txt ----

RULES = "User-agent: *\nDisallow: /search\n"


def changes(world: World, columns: str = "lines_added, lines_removed") -> list[tuple[Any, ...]]:
    world.load()
    return world.ask(f"SELECT {columns} FROM robots_changes ORDER BY origin, changed_at")  # noqa: S608 - names of our own


def test_a_changed_robots_txt_shows_its_lines(world: World) -> None:
    world.robots("a.example", RULES, run_id="r1", crawl_delay_s=1.0)
    world.robots("a.example", "User-agent: *\r\nDisallow: /\r\n", NOON + DAY, run_id="r2", crawl_delay_s=9.0)
    everything = """host, changed_at, run_id, from_verdict, to_verdict, from_crawl_delay_s, to_crawl_delay_s,
                    lines_added, lines_removed"""
    assert changes(world, everything) == [
        ("a.example", NOON + DAY, "r2", "rules", "rules", 1.0, 9.0, ["Disallow: /"], ["Disallow: /search"])
    ]


@pytest.mark.parametrize(
    "same",
    [
        RULES,
        RULES.replace("\n", "\r\n"),
        "# made at 12:01\n" + RULES + "\n\n",
        RULES.replace("/search", "/search  # no robots here"),
    ],
)
def test_comments_and_empty_lines_are_no_change(world: World, same: str) -> None:
    world.robots("a.example", RULES)
    world.robots("a.example", same, NOON + DAY)
    assert changes(world) == []


def test_the_first_word_of_a_host_is_no_change(world: World) -> None:
    world.robots("a.example", RULES)
    world.robots("b.example", "User-agent: *\nDisallow: /", NOON + DAY)
    assert changes(world) == []


def test_a_crawl_delay_alone_is_a_change(world: World) -> None:
    world.robots("a.example", RULES)
    world.robots("a.example", RULES, NOON + DAY, crawl_delay_s=5.0)
    assert changes(world, "from_crawl_delay_s, to_crawl_delay_s, lines_added") == [(None, 5.0, [])]


def test_lines_that_moved_are_a_change_without_lines(world: World) -> None:
    world.robots("a.example", "User-agent: a\nDisallow: /\nUser-agent: b\nAllow: /")
    world.robots("a.example", "User-agent: b\nDisallow: /\nUser-agent: a\nAllow: /", NOON + DAY)
    assert changes(world) == [([], [])]


def test_a_host_that_fails_for_a_while_has_not_changed_its_rules(world: World) -> None:
    world.robots("a.example", RULES, crawl_delay_s=1.0)
    world.robots("a.example", None, NOON + DAY, status=503, verdict="closed")
    world.robots("a.example", None, NOON + 2 * DAY, status=None, verdict="closed")
    world.robots("a.example", RULES + "Disallow: /new\n", NOON + 3 * DAY, crawl_delay_s=1.0)
    columns = "from_verdict, to_verdict, from_status, to_status, from_crawl_delay_s, to_crawl_delay_s, lines_added"
    assert changes(world, columns) == [
        ("rules", "closed", 200, 503, 1.0, 1.0, []),
        ("closed", "rules", None, 200, 1.0, 1.0, ["Disallow: /new"]),
    ]


def test_a_robots_txt_that_is_taken_away_takes_its_rules_along(world: World) -> None:
    world.robots("a.example", RULES)
    world.robots("a.example", None, NOON + DAY, status=404, verdict="open")
    assert changes(world, "from_verdict, to_verdict, lines_added, lines_removed") == [
        ("rules", "open", [], ["User-agent: *", "Disallow: /search"])
    ]


def test_http_and_https_have_a_robots_txt_each(world: World) -> None:
    for number, scheme in enumerate(["https://a.example:443", "http://a.example:80"] * 2):
        text = RULES if scheme.startswith("https") else "User-agent: *\nAllow: /"
        world.robots("a.example", text, NOON + number * HOUR, origin=scheme)
    # Asked by another process of ours: whose request it was is not known here; nearly all of them are https.
    world.robots("a.example", RULES, NOON + 8 * HOUR, asked=False)
    world.robots("a.example", RULES + "Disallow: /new", NOON + 9 * HOUR, asked=False)
    assert changes(world, "changed_at, origin, lines_added, lines_removed") == [
        (NOON + 9 * HOUR, "https://a.example", ["Disallow: /new"], [])
    ]


def test_what_another_process_was_told_is_held_against_what_we_were_told(world: World) -> None:
    world.robots("a.example", RULES)
    world.robots("a.example", RULES + "Disallow: /new", NOON + HOUR, asked=False)
    assert changes(world) == [(["Disallow: /new"], [])]


def test_a_huge_hostile_robots_txt_is_compared_in_time(world: World) -> None:
    lines = [f"Disallow: /{number}" for number in range(30_000)]
    world.robots("a.example", "\n".join(lines))
    world.robots("a.example", "\n".join(line + "x" for line in lines), NOON + DAY)
    world.load()
    began = time.monotonic()
    assert world.ask("SELECT len(lines_added), len(lines_removed) FROM robots_changes") == [(30_000, 30_000)]
    assert time.monotonic() - began < 5


# ---- lineage ----


def record(number: int, **changes: Any) -> ArchivedRecord:
    values: dict[str, Any] = {"file": "a.warc.gz", "offset": number, "length": 90, "kind": "response", "at": NOON}
    return ArchivedRecord(**{**values, "record_id": f"urn:uuid:{number}", "url": A, **changes})


def test_lineage_goes_by_the_last_request_of_a_chain_and_its_record(world: World) -> None:
    world.run()
    world.discover(A, via="sitemap")
    own = (record(50), record(51, kind="request"), record(52, kind="metadata"))
    made = world.chain(A, B, C, warc_offset=50, records=own)
    seen = world.page(C, "Text. it is", fetched=made)
    world.url(C)
    world.load()
    sql = """SELECT observation_id, url, requested_url, redirects, final_url, hop, chain_id, warc_offset,
             warc_record_id, warc_kind, via FROM lineage"""
    assert world.ask(sql) == [(seen, C, A, [A, B], C, 2, made.chain_id, 50, "urn:uuid:50", "response", "sitemap")]


def test_lineage_without_an_index_of_the_archive_is_whole(world: World) -> None:
    world.run()
    seen = world.page(A, "Text. it is")
    world.load()
    assert world.ask("SELECT observation_id, warc_offset, warc_record_id FROM lineage") == [(seen, 17, None)]
