"""What is known of a page that has not changed: an article, another address of one, or neither."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from extractors.records import Candidate, Page
from tests.flows.fakes import NOW, made, noted, story
from tests.flows.test_keeper import A, B, keeper_of, known, states, taken, url_id
from tests.flows.test_listing import FEED, STORY, Poll, feed, source
from tests.flows.test_pipeline import Work

if TYPE_CHECKING:
    from flows.keeper import Keeper
    from flows.run import Run
    from warehouse.store import KnownPage

CONSENT = {
    "last_verdict": "not_article",
    "last_kind": "consent",
    "last_reasons": ["all of it asks for consent"],
}


def answered_304(keeper: Keeper, held: KnownPage | None) -> None:
    keeper.offer(Candidate(A, "feed"))
    keeper.fetched_without_body(taken(keeper), Page(made(A, "not_modified", 304)), held)


def test_a_304_of_what_is_no_article_is_no_article_again(run: Run) -> None:
    answered_304(keeper_of(run), known(A, **CONSENT))
    (row,) = noted(run, "run_url")
    assert (row["state"], row["reason"]) == ("not_article", "consent: all of it asks for consent")
    assert run.usable_pages == 0


def test_a_304_of_another_address_of_an_article_is_a_duplicate(run: Run) -> None:
    answered_304(keeper_of(run), known(A, observations=0, article_id=None, alias_of=url_id(B)))
    assert states(run) == {url_id(A): "duplicate"}
    assert run.usable_pages == 0


def test_a_304_of_an_article_is_unchanged(run: Run) -> None:
    answered_304(keeper_of(run), known(A, last_verdict="article", last_kind="news"))
    assert states(run) == {url_id(A): "unchanged"}
    assert run.usable_pages == 1


@pytest.mark.parametrize(
    ("more", "usable"),
    [
        ({"last_verdict": "article"}, 1),
        (CONSENT, 0),
        ({"observations": 0, "article_id": None, "alias_of": url_id(B)}, 0),
    ],
)
def test_what_was_read_is_not_asked_for_before_it_is_due_but_only_articles_are_usable(
    run: Run, more: dict[str, Any], usable: int
) -> None:
    held = known(A, **{"last_fetched_at": NOW - timedelta(minutes=1), **more})
    assert keeper_of(run).not_due(held) is not None
    assert run.usable_pages == usable


@pytest.mark.enable_socket
@pytest.mark.parametrize(
    ("more", "etag"),
    [
        ({}, '"1"'),
        ({"observations": 0, "article_id": None, "alias_of": url_id(B)}, '"1"'),
        ({"last_verdict": "not_article", "last_kind": "failed"}, None),
        ({"observations": 0, "article_id": None}, None),
    ],
)
def test_only_what_was_read_is_asked_for_on_condition(run: Run, more: dict[str, Any], etag: str | None) -> None:
    work = Work(
        run, {A: story("Fog on the river")}, {"a.example/2025/03/14/fog-on-the-river": known(A, etag='"1"', **more)}
    )
    work.keeper.rules = replace(work.keeper.rules, recheck="all")
    work.do(A)
    assert [request.etag for request in work.fetcher.asked] == [etag]


@pytest.mark.enable_socket
def test_a_feed_whose_archived_answer_is_gone_is_asked_for_once_more_in_full(run: Run) -> None:
    held = known(FEED, etag='"1"', warc_file="moved-away.warc.gz", warc_offset=0)
    poll = Poll(run, source((FEED, "feed")), {FEED: feed(STORY)}, {"a.example/rss.xml": held})
    answer = poll.fetcher._page

    def conditional(request: Any) -> Page:
        return Page(made(FEED, "not_modified", 304)) if request.etag else answer(request)

    poll.fetcher._page = conditional  # type: ignore[method-assign]
    assert poll.do() == 1
    assert [request.etag for request in poll.fetcher.asked] == ['"1"', None]
    assert run.warnings == []
