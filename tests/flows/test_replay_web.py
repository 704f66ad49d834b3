"""The real seed on real pages: ../shared/web replayed as the live web, through the console script."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

replay_web = pytest.importorskip("tests.benchmarks.replay_web")
pytestmark = [
    pytest.mark.shared,
    pytest.mark.prefect,
    pytest.mark.loopback,
    pytest.mark.enable_socket,
    pytest.mark.skipif(not replay_web.WEB.is_dir(), reason="../shared/web is not there"),
]
SOURCES = ("moscow-times", "the-record")


def test_the_real_seed_by_its_address_and_then_its_text(tmp_path: Path) -> None:
    with replay_web.replay(tmp_path, "--now", "2022-01-12T12:00:00Z") as proxy:
        env = os.environ | {
            "NEWSWAKE_DATA_DIR": str(tmp_path / "data"),
            "NEWSWAKE_PROXY": proxy,
            "NEWSWAKE_CA_FILE": str(tmp_path / "ca.pem"),
            "NEWSWAKE_HOST_DELAY": "0.2",
        }
        chosen = [option for name in SOURCES for option in ("--source", name)]
        by_address = replay_web.newswake(["run", "kazakhstan-gamble", *chosen], env)
        text = next(replay_web.SHARED.joinpath("seeds").glob("*.md"))
        by_text = replay_web.newswake(["run", str(text), *chosen], env)
        counts = replay_web.server_counts(proxy)
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
