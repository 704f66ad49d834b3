from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from extractors.features.compute import features
from extractors.records import Article, Moment
from extractors.worker import Extraction, failed
from flows import differences
from warehouse.stored_pages import Read, StoredPage

AT = datetime(2025, 3, 17, tzinfo=UTC)
GOOD = Read("article", "news", "T", ("Ann",), AT, 1, "md5", 100)
NONE = Read("not_article", "empty", "T", (), None, None, None, 0)


def told(before: Read, after: Read) -> dict[str, int]:
    (found,) = differences.per_host([("h", before, after)])
    return {name: value for name, value in found.model_dump(exclude={"host"}).items() if value}


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        (GOOD, {}),
        (replace(GOOD, content_id=2, text_md5="other"), {"text": 1}),
        (replace(GOOD, content_id=2, title="U"), {"title": 1}),
        (replace(GOOD, text_md5="other"), {}),  # only spaces, case or quotes
        (replace(GOOD, published_at=None), {"date": 1}),
        (replace(GOOD, authors=()), {"authors": 1}),
        (replace(GOOD, kind="opinion"), {"verdict": 1}),
        (replace(GOOD, words=90), {"words_after": 90}),
        (NONE, {"verdict": 1, "lost": 1, "words_after": 0}),
    ],
)
def test_each_difference_is_counted_by_itself(after: Read, expected: dict[str, int]) -> None:
    same = {"pages": 1, "words_before": 100, "words_after": 100}
    assert told(GOOD, after) == {name: value for name, value in (same | expected).items() if value}


def test_what_is_no_article_is_not_asked_for_its_title() -> None:
    assert told(NONE, replace(NONE, title="U", published_at=AT, authors=("Ann",))) == {"pages": 1}
    assert told(NONE, replace(NONE, kind="login")) == {"pages": 1, "verdict": 1}
    assert told(NONE, GOOD) == {"pages": 1, "verdict": 1, "gained": 1, "words_after": 100}


def test_hosts_are_in_their_order_and_add_up() -> None:
    pairs = [("b", GOOD, NONE), ("a", GOOD, GOOD), ("b", NONE, GOOD)]
    hosts = differences.per_host(pairs)
    assert [(item.host, item.pages) for item in hosts] == [("a", 1), ("b", 2)]
    total = differences.total(hosts)
    assert (total.host, total.pages, total.lost, total.gained, total.words_before) == ("all", 3, 1, 1, 200)
    assert differences.total([]).pages == 0


def test_an_extraction_says_what_a_stored_reading_would() -> None:
    text = "It left at six.\nHalf a pair: \ud83e"
    moment = Moment(AT, "day", zone_assumed=True, method="meta", raw="r")
    article = Article("https://a.example/1", "article", "news", title="T", text=text, published=moment, word_count=8)
    read = differences.read_of(Extraction(article, features("T", text)))
    assert (read.title, read.published_at, read.words) == ("T", AT, 8)
    assert read.content_id is not None
    # As DuckDB's md5() has it of the text that the spool wrote.
    assert read.text_md5 == "9a72b99e583333916eab1d0c88dfd92d"
    assert differences.read_of(failed("https://a.example/1", "late")) == replace(NONE, kind="failed", title=None)


def page(**readings: Any) -> StoredPage:
    facts: dict[str, Any] = {"fetch_id": "f", "purpose": "article", "requested_url": "u", "final_url": "u"}
    facts |= {"content_type": None, "body_sha256": None, "warc_file": None, "warc_offset": None, "started_at": AT}
    facts |= {"observed_at": AT, "captured_at": None, "key": "k", "article_id": 1, "host": "h"}
    return StoredPage(**facts, readings=readings)


def test_a_reading_is_held_against_the_one_before_it() -> None:
    first, second, third = GOOD, replace(GOOD, title="2"), replace(GOOD, title="3")
    read = page(c=third, b=second, a=first)  # the newest first
    assert read.before("c") == second
    assert read.before("b") == first
    assert read.before("a") is None
    assert read.before("new") == third
    assert page().before("new") is None
