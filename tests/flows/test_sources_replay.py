"""Adding outlets of the replay web (../shared/web): real pages, feeds and sitemaps at their publishers' addresses."""

from __future__ import annotations

import contextlib
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from config.catalogue import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

replay_ground = pytest.importorskip("tests.benchmarks.replay_ground")
pytestmark = [
    pytest.mark.shared,
    pytest.mark.loopback,
    pytest.mark.enable_socket,
    pytest.mark.skipif(not replay_ground.WEB.is_dir(), reason="../shared/web is not there"),
]
HOSTS = 10
# Its robots.txt files forbid some hosts as a whole.
FORBIDDEN = 4


def added(hosts: Sequence[str], folder: Path, robots: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was found of each host, None where nothing was; and how the server was asked."""
    for name in ("seeds", "sources"):
        (folder / "catalogue" / name).mkdir(parents=True)
    found: dict[str, Any] = {}
    with replay_ground.replay(folder, "--robots", robots) as proxy:
        env = replay_ground.surroundings(folder, proxy, 0.05)
        env |= {"NEWSWAKE_CATALOGUE_DIR": str(folder / "catalogue")}
        for host in hosts:
            child = replay_ground.start(["sources", "add", f"https://{host}/"], env)
            found[host] = None
            with contextlib.suppress(subprocess.CalledProcessError):
                found[host] = replay_ground.answer_of(child)
        count = (
            "SELECT count(*)::INTEGER AS n, count(DISTINCT run_id)::INTEGER AS runs FROM fetch_log WHERE attempt > 0"
        )
        log = replay_ground.ask(count, env)
        counts = replay_ground.server_counts(proxy)
    return found, counts | {"logged": log[0]["n"], "runs": log[0]["runs"]}


def test_ten_outlets_of_the_replay_web_are_added(tmp_path: Path) -> None:
    hosts = replay_ground.mixed_hosts(HOSTS)
    found, counts = added(hosts, tmp_path, "allow")
    assert len(load_catalogue(tmp_path / "catalogue").sources) == len(hosts) == HOSTS
    for host, item in found.items():
        source = item["source"]
        assert source["homepage"] == f"https://{host}/"
        assert {"feed", "news_sitemap", "sitemap"} == {one["kind"] for one in source["endpoints"]}
        assert source["languages"]
        assert not source["autodiscover"]
    assert counts["logged"] == counts["requests"]
    assert counts["runs"] == HOSTS
    assert counts["most_concurrent_per_host"] == 1
    assert counts["least_interval_s"] >= 0.05


def test_who_forbids_it_is_not_added(tmp_path: Path) -> None:
    hosts = replay_ground.mixed_hosts(HOSTS)
    found, counts = added(hosts, tmp_path, "mixed")
    assert counts["robots_violations"] == counts["before_robots"] == 0
    assert 0 < sum(item is None for item in found.values()) <= FORBIDDEN
    assert len(load_catalogue(tmp_path / "catalogue").sources) == sum(item is not None for item in found.values())
