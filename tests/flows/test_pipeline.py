from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from extractors.discover.archives.wayback import capture_url
from extractors.records import Candidate, Page
from flows.frontier import Frontier
from flows.keeper import Keeper, Rules
from flows.pipeline import Limits, Slice
from tests.flows.fakes import NOW, FakeFetcher, FakePool, made, noted, story
from tests.flows.test_keeper import known, url_id
from warehouse import db

if TYPE_CHECKING:
    from typing import Any

    from flows.pipeline import Progress
    from flows.run import Run
    from warehouse.store import KnownPage

pytestmark = pytest.mark.enable_socket  # an event loop wakes itself through a socket pair

PLENTY = Limits(seconds=30, pages=1000, bytes=1_000_000_000)


class Work:
    """A slice over a few pages of three hosts."""

    def __init__(self, run: Run, pages: dict[str, Any], held: dict[str, KnownPage] | None = None) -> None:
        self.keeper = Keeper(run, Frontier(None), Rules(recheck="none"))
        self.fetcher = FakeFetcher(pages, self.keeper)
        self.held = held or {}
        self.slice = Slice(
            run,
            self.keeper.frontier,
            self.fetcher,  # type: ignore[arg-type]
            FakePool(),  # type: ignore[arg-type]
            self.keeper,
            lambda keys: {key: self.held[key] for key in keys if key in self.held},
        )

    def do(self, *urls: str, limits: Limits = PLENTY) -> Progress:
        for url in urls:
            self.keeper.offer(Candidate(url, "feed"))
        return asyncio.run(self.slice.work(limits))


def address(number: int) -> str:
    return f"http://www.{'abc'[number % 3]}.example/2025/03/14/story-number-{number}"


def test_every_page_ends_in_one_state_and_is_in_the_warehouse(run: Run) -> None:
    urls = [address(number) for number in range(12)]
    pages: dict[str, Any] = {
        url: story(f"Story number {n} of the day", f"It is the {n}th.") for n, url in enumerate(urls)
    }
    pages[urls[3]], pages[urls[4]] = 404, 403
    pages[urls[5]] = "<html><title>Nothing</title></html>"
    done = Work(run, pages).do(*urls)
    assert (done.fetched, done.extracted, done.by_outcome["not_found"]) == (12, 10, 1)
    run.load()
    with db.read_only(run.settings.published) as con:
        ended = dict(con.execute("SELECT state, count(*) FROM run_url GROUP BY ALL").fetchall())
        articles = con.execute("SELECT count(*) FROM articles").fetchone()
    assert ended == {"stored": 9, "not_found": 1, "blocked": 1, "not_article": 1}
    assert articles == (9,)


def test_nothing_to_do_is_done_at_once(run: Run) -> None:
    assert Work(run, {}).do().fetched == 0


def test_what_an_article_leads_to_is_fetched_in_the_same_slice(run: Run) -> None:
    links = f'<aside class="related"><h3>Related</h3><a href="{address(3)}">A story that is told elsewhere</a></aside>'
    work = Work(
        run, {address(0): story("The first story of all", end=links), address(3): story("A story told elsewhere")}
    )
    work.keeper.offer(Candidate(address(0), "seed"))
    assert work.do().extracted == 2


def test_a_slice_ends_when_its_pages_are_used_up_and_the_next_goes_on(run: Run) -> None:
    urls = [address(number) for number in range(9)]
    work = Work(run, {url: story(f"Story {url[-1]} of this day") for url in urls})
    first = work.do(*urls, limits=Limits(seconds=30, pages=4, bytes=10**9))
    assert (first.fetched, first.extracted) == (4, 4)
    assert work.keeper.frontier.queued == 5


def test_no_time_no_bytes_no_request(run: Run) -> None:
    work = Work(run, {address(0): story("A story of this day")})
    assert work.do(address(0), limits=Limits(seconds=0, pages=9, bytes=10**9)).fetched == 0
    assert work.do(limits=Limits(seconds=9, pages=9, bytes=0)).fetched == 0
    assert work.fetcher.asked == []


def test_a_known_page_is_left_for_later_without_a_request(run: Run) -> None:
    work = Work(run, {}, {"a.example/2025/03/14/story-number-0": known(address(0))})
    work.do(address(0))
    assert work.fetcher.asked == []
    (row,) = noted(run, "run_url")
    assert (row["url_id"], row["state"]) == (url_id(address(0)), "deferred")


def test_a_page_that_was_not_seen_whole_for_long_is_asked_for_whole(run: Run) -> None:
    """Some servers answer 304 for ever, whatever becomes of the page."""
    long_ago = NOW - timedelta(days=run.settings.full_fetch_days + 1)
    held = known(address(0), etag='"abc"', last_whole_at=long_ago)
    work = Work(run, {address(0): 304}, {"a.example/2025/03/14/story-number-0": held})
    work.keeper.rules = Rules(recheck="all")
    work.do(address(0))
    (request,) = work.fetcher.asked
    assert request.etag is None


def test_a_known_page_that_is_due_is_asked_for_conditionally(run: Run) -> None:
    held = known(address(0), etag='"abc"', last_modified="Fri, 14 Mar 2025 08:00:00 GMT")
    work = Work(run, {address(0): 304}, {"a.example/2025/03/14/story-number-0": held})
    work.keeper.rules = Rules(recheck="all")
    work.do(address(0))
    (request,) = work.fetcher.asked
    assert (request.etag, request.last_modified) == (held.etag, held.last_modified)
    assert [row["state"] for row in noted(run, "run_url")] == ["unchanged"]


def test_a_failure_of_the_fetcher_ends_the_slice_and_is_not_swallowed(run: Run) -> None:
    work = Work(run, {})

    async def broken(_request: object) -> None:
        raise RuntimeError("the lease store is gone")

    work.fetcher.get = broken  # type: ignore[assignment, method-assign]
    with pytest.raises(ExceptionGroup) as caught:
        work.do(address(0))
    assert caught.group_contains(RuntimeError, match="lease store")


def test_the_queue_of_a_host_that_wants_a_long_rest_does_not_hold_up_the_run(run: Run) -> None:
    urls = [address(number) for number in (0, 3, 6)]
    first, *others = urls
    asked = Page(made(first, "retry_later", 429, delay_ms=3_600_000, error="status 429: the host asks us to wait"))
    told = {url: Page(made(url, "retry_later", None, attempt=0, delay_ms=None, error="left alone")) for url in others}
    work = Work(run, {first: asked, **told})
    done = work.do(*urls, limits=Limits(seconds=5, pages=2, bytes=10**9))
    assert (done.fetched, work.keeper.frontier.queued) == (1, 0)
    assert [row["state"] for row in noted(run, "run_url")] == ["deferred"] * 3


def test_the_queue_of_a_host_waits_for_what_the_host_is_owed(run: Run) -> None:
    urls = [address(0), address(3)]
    work = Work(run, {url: Page(made(url, "not_found", 404, delay_ms=900_000)) for url in urls})
    work.do(*urls, limits=Limits(seconds=0.5, pages=100, bytes=10**9))
    assert len(work.fetcher.asked) == 1


def test_a_page_that_is_gone_is_read_from_a_web_archive(run: Run) -> None:
    url, at = address(1), NOW - timedelta(days=3)
    copy = capture_url("https://archive.example", url, at)
    work = Work(run, {url: 404, copy: story("Story of the day", end="<a href='/2025/03/14/another'>More</a>")})
    work.keeper.offer(Candidate(url, "cdx", capture_url=copy, captured_at=at))
    assert work.do().extracted == 1
    assert [request.purpose for request in work.fetcher.asked] == ["article", "capture"]
    (row,) = noted(run, "observation")
    assert (row["article_id"], row["url_id"], row["observed_at"]) == (url_id(url), url_id(url), at.isoformat())
    fetches = {item["purpose"]: item for item in noted(run, "fetch_log")}
    assert (fetches["capture"]["url_id"], fetches["capture"]["captured_at"]) == (url_id(url), at.isoformat())
    assert fetches["article"]["captured_at"] is None
    assert [item["state"] for item in noted(run, "run_url")] == ["stored"]


def test_an_archive_that_has_it_neither_leaves_the_page_gone(run: Run) -> None:
    url = address(1)
    copy = capture_url("https://archive.example", url, NOW)
    work = Work(run, {url: 404, copy: 404})
    work.keeper.offer(Candidate(url, "cdx", capture_url=copy, captured_at=NOW))
    work.do()
    (row,) = noted(run, "run_url")
    assert (row["state"], "its copy in a web archive: not_found" in row["reason"]) == ("not_found", True)


def test_who_refuses_us_is_not_got_around(run: Run) -> None:
    url = address(1)
    copy = capture_url("https://archive.example", url, NOW)
    work = Work(run, {url: 403, copy: story("Story of the day")})
    work.keeper.offer(Candidate(url, "cdx", capture_url=copy, captured_at=NOW))
    work.do()
    assert [request.purpose for request in work.fetcher.asked] == ["article"]
    assert [item["state"] for item in noted(run, "run_url")] == ["blocked"]
