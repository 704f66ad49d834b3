from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.window import Window
from extractors.records import Candidate
from flows.frontier import Entry, Frontier

DAY = datetime(2025, 3, 14, tzinfo=UTC)
WINDOW = Window(DAY - timedelta(days=7), DAY + timedelta(days=30))


def article(number: int, host: str = "a.example", at: datetime | None = DAY) -> Candidate:
    return Candidate(f"http://{host}/story-number-{number}", "feed", f"http://{host}/feed", published_at=at)


def taken(frontier: Frontier, now: float = 0.0) -> Entry:
    entry = frontier.take(now)
    assert isinstance(entry, Entry)
    return entry


def test_a_url_is_queued_once_however_often_it_is_offered() -> None:
    frontier = Frontier(WINDOW)
    first = frontier.offer(article(1))
    again = frontier.offer(
        Candidate("https://www.a.example/story-number-1?utm_source=x", "sitemap", "http://a.example/s.xml")
    )
    assert first is not None
    assert again is not None
    assert (first.new_url, again.new_url, again.new_witness) == (True, False, True)
    assert (frontier.known, frontier.queued) == (1, 1)


def test_the_same_witness_twice_is_no_news() -> None:
    frontier = Frontier(WINDOW)
    frontier.offer(article(1))
    again = frontier.offer(article(1))
    assert again is not None
    assert not again.new_witness


def test_outside_the_window_is_settled_and_a_better_witness_reopens_it() -> None:
    frontier = Frontier(WINDOW)
    old = article(1, at=DAY - timedelta(days=400))
    offered = frontier.offer(old)
    assert offered is not None
    assert offered.settled is not None
    assert offered.settled[0] == "outside_window"
    assert [entry.key for entry in frontier.skipped()] == [offered.key]
    frontier.offer(old, wanted=True)
    assert frontier.skipped() == []
    assert taken(frontier).key == offered.key


def test_a_host_is_asked_one_at_a_time_and_not_before_its_delay() -> None:
    frontier = Frontier(None)
    frontier.offer(article(1))
    frontier.offer(article(2))
    frontier.offer(article(1, host="b.example"))
    first, other = taken(frontier), taken(frontier)
    assert {first.candidate.url, other.candidate.url} == {
        "http://a.example/story-number-1",
        "http://b.example/story-number-1",
    }
    assert frontier.take(0.0) is None
    frontier.offer(article(3))
    assert frontier.take(0.0) is None, "a host in flight must not be handed out again because something new was queued"
    frontier.release(first, ready_at=5.0)
    assert frontier.take(1.0) == 5.0
    assert taken(frontier, 5.0).candidate.url == "http://a.example/story-number-2"


def test_what_was_settled_while_it_waited_is_not_handed_out() -> None:
    frontier = Frontier(None)
    frontier.offer(article(1))
    second = frontier.offer(article(2))
    assert second is not None
    first = taken(frontier)
    assert frontier.settle(second.key, "duplicate", "reached from elsewhere")
    frontier.release(first, 0.0)
    assert frontier.take(0.0) is None
    assert frontier.queued == 0


def test_the_first_state_stays() -> None:
    frontier = Frontier(None)
    offered = frontier.offer(article(1))
    assert offered is not None
    assert frontier.settle(offered.key, "stored", None)
    assert not frontier.settle(offered.key, "failed", "late")
    assert frontier.counts() == {"stored": 1}


def test_a_crawl_trap_is_bounded_and_counted() -> None:
    frontier = Frontier(None, max_known=3)
    offers = [frontier.offer(article(number)) for number in range(5)]
    assert [item is None for item in offers] == [False, False, False, True, True]
    assert (frontier.known, frontier.dropped) == (3, 2)
    assert frontier.offer(article(0)) is not None, "what is known stays known"


@given(
    steps=st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["a.example", "b.example", "c.example"])), max_size=80)
)
def test_every_known_url_is_handed_out_exactly_once(steps: list[tuple[int, str]]) -> None:
    frontier = Frontier(None)
    handed: list[str] = []
    for number, host in steps:
        frontier.offer(article(number, host))
        entry = frontier.take(0.0)
        if isinstance(entry, Entry):
            handed.append(entry.key)
            frontier.settle(entry.key, "stored", None)
            frontier.release(entry, 0.0)
    while isinstance(entry := frontier.take(0.0), Entry):
        handed.append(entry.key)
        frontier.settle(entry.key, "stored", None)
        frontier.release(entry, 0.0)
    assert len(handed) == len(set(handed)) == frontier.known
    assert frontier.counts().total() == frontier.known


def test_what_was_chosen_by_hand_comes_before_the_long_list_of_a_sitemap() -> None:
    frontier = Frontier(WINDOW)
    for number, via in enumerate(("sitemap", "feed", "given")):
        frontier.offer(Candidate(f"http://a.example/story-number-{number}", via, published_at=DAY))  # type: ignore[arg-type]
    order = []
    while isinstance(entry := frontier.take(0.0), Entry):
        order.append(entry.candidate.via)
        frontier.release(entry, 0.0)
    assert order == ["given", "feed", "sitemap"]


def test_a_second_witness_moves_a_url_forward_and_it_is_handed_out_once() -> None:
    frontier = Frontier(WINDOW)
    for number in range(3):
        frontier.offer(Candidate(f"http://a.example/story-number-{number}", "sitemap", published_at=DAY))
    frontier.offer(Candidate("http://a.example/story-number-2", "feed", published_at=DAY))
    assert frontier.queued == 3
    order = []
    while isinstance(entry := frontier.take(0.0), Entry):
        order.append(entry.candidate.url[-1])
        frontier.release(entry, 0.0)
    assert (order, frontier.queued) == (["2", "0", "1"], 0)


def test_a_copy_of_a_page_waits_for_its_own_host() -> None:
    frontier = Frontier(None)
    frontier.offer(article(1))
    entry = taken(frontier)
    frontier.release(entry, 0.0)
    frontier.ask_instead(entry, "https://archive.example/web/20220107000000id_/http://a.example/story-number-1")
    assert (entry.host, frontier.queued) == ("archive.example", 1)
    assert taken(frontier) is entry
    frontier.offer(article(2))
    assert taken(frontier).host == "a.example"


def test_a_source_gets_no_more_pages_than_its_budget_but_what_was_asked_for_by_name() -> None:
    frontier = Frontier(None, page_limits={"s": 1})
    for number, via in enumerate(("feed", "feed", "given")):
        frontier.offer(Candidate(f"http://a.example/story-number-{number}", via, source_id="s"))  # type: ignore[arg-type]
    order = []
    while isinstance(entry := frontier.take(0.0), Entry):
        order.append(entry.candidate.via)
        frontier.release(entry, 0.0)
    assert order == ["given", "feed"]
    (left,) = [entry for entry in frontier.open_entries() if not entry.taken]
    assert left.reason == "its source's budget of 1 pages is used up"


def test_what_an_archive_holds_is_kept_whoever_names_the_page_first() -> None:
    frontier = Frontier(None)
    frontier.offer(article(1))
    copy = "https://archive.example/web/20220107000000id_/http://a.example/story-number-1"
    frontier.offer(Candidate("http://a.example/story-number-1", "cdx", capture_url=copy, captured_at=DAY))
    assert taken(frontier).candidate.capture_url == copy


def test_one_page_that_a_sitemap_lists_under_ever_new_names_is_named_in_the_ledger() -> None:
    frontier = Frontier(None)
    own_id = "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"
    for number in range(40):
        frontier.offer(Candidate(f"https://a.example/{own_id}/name-{number}", "sitemap", "https://a.example/map.xml"))
    refused = [entry for entry in frontier.skipped() if entry.reason == "crawl trap: many names"]
    assert len(refused) == 20
    frontier.offer(Candidate(f"https://a.example/{own_id}/asked-for", "given"))
    assert frontier.counts() == {"open": 21, "refused": 20}
