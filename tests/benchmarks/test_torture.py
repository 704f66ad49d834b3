"""The torture benchmark: its words without a server, and all of ../shared/torture where that is there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any, get_args

import pytest

from extractors.records import Article, Fetch, Outcome
from tests.benchmarks import torture
from tests.benchmarks.torture_memory import children, forget_peak, peak_mb
from tests.benchmarks.torture_words import WORD_OF, word_of_fetch, word_of_listing, word_of_page

PAGE = "http://127.0.0.1:8700/ok"


def fetch(outcome: Any, status: int | None = None) -> Fetch:
    return Fetch("f", "article", PAGE, PAGE, (), datetime(2022, 1, 7, tzinfo=UTC), 1, outcome, status)


@pytest.mark.parametrize(
    ("outcome", "status", "word"),
    [
        ("robots", None, "blocked"),
        ("refused", 302, "blocked"),
        ("refused", 200, "not_html"),
        ("blocked", 403, "http_error"),
        ("blocked", 200, "no_article"),
        ("truncated", 200, "protocol_error"),
        ("not_found", 410, "http_error"),
        ("shared", None, "shared"),
    ],
)
def test_a_fetch_in_the_words_of_the_manifest(outcome: str, status: int | None, word: str) -> None:
    assert word_of_fetch(fetch(outcome, status)) == word


def test_every_outcome_without_a_page_has_a_word() -> None:
    # ``ok`` has a page; ``shared`` cannot happen to a run that is alone.
    assert set(get_args(Outcome)) - {"ok", "shared"} == set(WORD_OF)


@pytest.mark.parametrize(
    ("article", "expect", "word"),
    [
        (Article(PAGE, "article", "news", text="x"), "article", "article"),
        (Article(PAGE, "article", "news", text="x"), "fetched", "fetched"),
        (Article(PAGE, "not_article", "paywall", text="The first paragraph."), "article", "article"),
        (Article(PAGE, "not_article", "paywall"), "article", "no_article"),
        (Article(PAGE, "not_article", "binary"), "not_html", "not_html"),
        (Article(PAGE, "not_article", "failed"), "article", "failed"),
        (Article(PAGE, "not_article", "soft_404"), "no_article", "no_article"),
    ],
)
def test_a_page_in_the_words_of_the_manifest(article: Article, expect: str, word: str) -> None:
    assert word_of_page(article, expect) == word


def test_a_listing_in_the_words_of_the_manifest() -> None:
    assert word_of_listing(3, None, known=True) == "feed"
    assert word_of_listing(0, "2 addresses of other sites dropped", known=True) == "feed"
    assert word_of_listing(0, "not a feed", known=False) == "feed_error"
    assert word_of_listing(0, "larger than 50000000 bytes", known=False) == "too_large"


def manifest() -> dict[str, Any]:
    urls = [PAGE, "https://127.0.0.1:8700/x", "http://127.0.0.2:8700/", "http://127.0.0.1:1/", "http://a.invalid/"]
    cases = [
        {"path": f"/{n}", "url": url, "group": "g", "accept": ["article"], "must": ""} for n, url in enumerate(urls)
    ]
    cases.append(cases[0] | {"path": "/inside", "url": "http://127.0.0.1:8701/internal/"})
    return {"cases": cases, "internal_port": 8701, "sentinel": "Quick.", "sentinel_ru": "Быстро."}


def test_the_internal_service_is_never_allowed() -> None:
    assert torture.allowed_hosts(manifest()) == ("127.0.0.1:1", "127.0.0.1:8700", "127.0.0.2:8700")


def test_what_is_wrong_is_said() -> None:
    results = {
        "/0": torture.Result("article", "It says: Quick.", peak_mb=90),
        "/1": torture.Result("timeout"),
        "/2": torture.Result("article", "Something else.", peak_mb=250),
    }
    told = torture.wrong(
        manifest(), results, {"/ok": [1.0], "/internal/short": [2.0], "/robots-disallowed/page": [3.0]}
    )
    assert [line.split()[1] for line in told] == ["/1", "/2", "/2", "for", "for"]
    assert torture.wrong(manifest(), {"/0": results["/0"]}, {"/ok": [1.0]}) == []
    assert torture.table(manifest(), results)[0] == "g            2 of   3"


def test_a_row_is_bounded_and_has_no_empty_text() -> None:
    assert torture.Result("fetched", "x" * 50_000).row()["text"] == "x" * torture.MAX_TEXT
    assert torture.Result("timeout", "").row() == {"outcome": "timeout", "text": None, "ms": 0, "peak_mb": 0.0}


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_peak_is_that_since_it_was_forgotten() -> None:
    block = bytearray(60_000_000)
    before = peak_mb()
    del block
    forget_peak()
    assert peak_mb() < before - 30
    assert peak_mb(2**22 + 1) == 0.0
    assert os.getpid() not in children()


@pytest.mark.shared
@pytest.mark.loopback
@pytest.mark.enable_socket
@pytest.mark.skipif(not torture.SERVER.is_file(), reason="../shared/torture is not there")
def test_every_case_ends_as_the_manifest_accepts() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.torture", "--check", "--deadline", "4"]
    done = subprocess.run(command, cwd=torture.ROOT, capture_output=True, text=True, check=False, timeout=900)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)
    assert len(rows) >= 170
    assert all(set(row) == {"outcome", "text", "ms", "peak_mb"} for row in rows.values())
