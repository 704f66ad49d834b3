"""The benchmark of hostile pages: what it counts as a fault, and all cases where ../shared/extraction is there."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass

import pytest

from extractors.records import Article
from tests.benchmarks import pathological
from tests.benchmarks.pathological import Outcome

NEEDLE = "The ferry ran."
URL = "https://isle.example/"


@dataclass(frozen=True)
class Case:
    name: str = "case"
    needle: str = NEEDLE
    cpu_s: float = 5
    rss_mb: int = 100

    def accepts(self, text: str | None) -> bool:
        return "\ufffd" not in (text or "")


def outcome(article: Article, cpu_s: float = 1.0, rss_mb: float = 10.0) -> Outcome:
    return Outcome(Case(), article, cpu_s, rss_mb, cpu_s)


@pytest.mark.parametrize(
    ("article", "faults"),
    [
        (Article(URL, "article", "news", text=f"It is told:\n{NEEDLE}"), []),
        (Article(URL, "article", "news", text="Only a headline"), ["lost silently"]),
        (Article(URL, "article", "news", text="Only a headline", truncated="too deep"), []),
        (Article(URL, "not_article", "failed", ("took longer than 30 s",)), []),
        (Article(URL, "not_article", "empty"), ["lost silently"]),
        (Article(URL, "article", "news", text=f"\ufffd {NEEDLE}"), ["wrong text"]),
    ],
)
def test_a_text_that_is_not_there_needs_a_reason(article: Article, faults: list[str]) -> None:
    assert outcome(article).faults == faults


def test_time_and_memory_have_their_limits() -> None:
    article = Article(URL, "article", "news", text=NEEDLE)
    assert outcome(article, cpu_s=5.1, rss_mb=101).faults == ["more than 5 s", "more than 100 MB"]


def test_the_limits_of_the_benchmark_are_those_of_the_product() -> None:
    defaults = pathological.ExtractorPool.__init__.__defaults__
    assert defaults is not None
    assert {pathological.DEADLINE_S, pathological.MEMORY_MB} <= set(defaults)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.enable_socket
@pytest.mark.skipif(not pathological.KIT.is_file(), reason="../shared/extraction is not there")
def test_every_case_stays_within_its_limits() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.pathological", "--check"]
    done = subprocess.run(command, cwd=pathological.ROOT, capture_output=True, text=True, check=False, timeout=1200)
    assert done.returncode == 0, done.stdout
    assert "47 cases, 0 not within their limits" in done.stdout
