from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.fetch.leases import Leases
from extractors.fetch.list_answers import KEEP, ListAnswer

if TYPE_CHECKING:
    from pathlib import Path

ANSWER = ListAnswer(1000.0, "run", "fetch", "http://a.example/feed", "application/rss+xml", "a.warc.gz", 17)


def test_an_answer_is_shared_by_all_processes_for_a_while(tmp_path: Path) -> None:
    mine, other = (Leases(tmp_path / "leases.sqlite", name) for name in ("mine", "other"))
    mine.lists.store("a.example/feed", ANSWER)
    assert other.lists.find("a.example/feed", 1300.0, 300.0) == ANSWER
    assert other.lists.find("a.example/feed", 1300.5, 300.0) is None
    assert other.lists.find("b.example/feed", 1000.0, 300.0) is None
    mine.close()
    other.close()


def test_an_answer_from_ahead_of_the_clock_is_none(tmp_path: Path) -> None:
    leases = Leases(tmp_path / "leases.sqlite", "mine")
    leases.lists.store("a.example/feed", ANSWER)
    assert leases.lists.find("a.example/feed", 900.0, 300.0) is None
    leases.close()


def test_what_nobody_shares_any_more_is_forgotten_at_the_end_of_a_run(tmp_path: Path) -> None:
    leases = Leases(tmp_path / "leases.sqlite", "mine")
    leases.lists.store("a.example/feed", ANSWER)
    leases.finish_run("mine")
    assert leases.lists.find("a.example/feed", 1000.0, KEEP) is None
    leases.close()
