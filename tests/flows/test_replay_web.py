"""The real seed on real pages: ../shared/web replayed as the live web, through the console script."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

replay_ground = pytest.importorskip("tests.benchmarks.replay_ground")
replay_polite = pytest.importorskip("tests.benchmarks.replay_polite")
replay_recheck = pytest.importorskip("tests.benchmarks.replay_recheck")
pytestmark = [
    pytest.mark.shared,
    pytest.mark.prefect,
    pytest.mark.loopback,
    pytest.mark.enable_socket,
    pytest.mark.skipif(not replay_ground.WEB.is_dir(), reason="../shared/web is not there"),
]
SOURCES = ("moscow-times", "the-record")


def test_the_real_seed_by_its_address_and_then_its_text(tmp_path: Path) -> None:
    with replay_ground.replay(tmp_path, "--now", "2022-01-12T12:00:00Z") as proxy:
        env = os.environ | {
            "NEWSWAKE_DATA_DIR": str(tmp_path / "data"),
            "NEWSWAKE_PROXY": proxy,
            "NEWSWAKE_CA_FILE": str(tmp_path / "ca.pem"),
            "NEWSWAKE_HOST_DELAY": "0.2",
        }
        chosen = [option for name in SOURCES for option in ("--source", name)]
        by_address = replay_ground.newswake(["run", "kazakhstan-gamble", *chosen], env)
        text = next(replay_ground.SHARED.joinpath("seeds").glob("*.md"))
        by_text = replay_ground.newswake(["run", str(text), *chosen], env)
        counts = replay_ground.server_counts(proxy)
    for summary in (by_address, by_text):
        assert summary["balanced"]
        assert summary["known"] == sum(summary["ledger"].values()) > 20
    nearest = by_address["nearest"]
    assert nearest[0]["is_seed"]
    assert nearest[0]["host"] == "www.themoscowtimes.com"
    assert [item["host"] for item in nearest if item["relation"] == "same_event"] == ["therecord.media"]
    # The same articles, compared with the seed as text: the page at its address is the seed.
    assert by_text["nearest"][0]["is_seed"]
    assert by_text["nearest"][0]["reuse_seed"] > 0.95
    assert counts["robots_violations"] == 0
    assert counts["before_robots"] == 0
    assert counts["least_interval_s"] >= 0.195
    assert counts["most_concurrent_per_host"] == 1


def test_two_runs_at_once_keep_what_robots_txt_asks_for() -> None:
    figures = replay_polite.polite(replay_ground.mixed_hosts(12), delay=0.5, processes=2)
    server, intervals, pages = figures["server"], figures["intervals"], figures["pages"]
    assert server["robots_violations"] == 0
    assert server["before_robots"] == 0
    assert server["most_concurrent_per_host"] == 1
    assert server["errors_made"] > 0
    assert intervals["crawl_delay"]["hosts"] > 0
    assert intervals["host_delay"]["hosts"] > 0
    assert intervals["crawl_delay"]["too_soon"] == {}
    assert intervals["host_delay"]["too_soon"] == {}
    assert figures["gaps_too_short"] == {}
    assert len(figures["politeness"]) == 2
    assert [row["violations"] for row in figures["politeness"]] == [0, 0]
    assert figures["hosts_of_several_runs"]["at_the_same_time"] > 0
    assert pages["forbidden"] > 0
    assert pages["forbidden_and_reached"] == []
    assert pages["missing"] == {}
    assert pages["allowed_and_reached"] == pages["allowed"] > 20


def test_asked_again_only_what_has_changed_is_read_again() -> None:
    figures = replay_recheck.recheck(replay_ground.mixed_hosts(8), delay=0.1)
    pages = figures["first"]["pages"]
    second, third = figures["second"], figures["third"]
    assert pages > 15
    assert second["answered_304"] == pages
    assert second["answered_otherwise"] == []
    assert second["not_asked"] == {}
    assert third["changed_on_the_server"] == third["read_again"] > 0
    assert third["read_again_but_not_changed"] == []
    assert third["changed_but_not_read_again"] == []
    assert third["new_revision_but_not_changed"] == []
    assert third["new_articles"] == []
    assert third["new_revisions"] > 0
