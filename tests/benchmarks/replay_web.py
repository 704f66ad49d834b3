"""The real main job on real pages: ../shared/web replayed as the live web, asked through the product's own flows.

    python -m tests.benchmarks.replay_web seed     # the real seed with its sources, clock at 2022-01-12
    python -m tests.benchmarks.replay_web poll     # the hosts of open.warc.gz with at least two pages

Prints one JSON object: the ledger, pages per second, the ten nearest articles, what the server counted.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from tests.benchmarks.end_to_end import ROOT, SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator

WEB = SHARED / "web"


@contextlib.contextmanager
def replay(folder: Path, *options: str) -> Iterator[str]:
    """The replay server with TLS; its address. Its CA lies in ``folder``/ca.pem."""
    command = [
        sys.executable, str(WEB / "replay.py"), "--warc", str(WEB / "open.warc.gz"),
        "--warc", str(WEB / "kazakhstan.warc.gz"),
        "--endpoints", str(WEB / "endpoints.jsonl"), "--ca", str(folder / "ca.pem"), "--port", "0", *options,
    ]  # fmt: skip
    child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        line = child.stdout.readline() if child.stdout else ""
        yield "http://" + line.split("http://")[1].split("/")[0]
    finally:
        child.terminate()
        child.wait(10)
        if child.stdout:
            child.stdout.close()


def hosts_with_pages(least: int) -> list[str]:
    """Hosts of open.warc.gz with at least ``least`` pages."""
    rows = [json.loads(line) for line in (WEB / "pages_index.jsonl").read_text(encoding="utf-8").splitlines()]
    counts = Counter(urlsplit(row["url"]).netloc.lower() for row in rows)
    return sorted(host for host, count in counts.items() if count >= least)


def write_catalogue(folder: Path, hosts: list[str]) -> None:
    """A source per host that names nothing but its homepage: the rest is autodiscovery's work."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "sources").mkdir()
    for number, host in enumerate(hosts):
        text = f'name = "{host}"\nhomepage = "https://{host}/"\nautodiscover = true\n'
        (folder / "sources" / f"host-{number:03d}.toml").write_text(text, encoding="utf-8")


def newswake(arguments: list[str], env: dict[str, str]) -> dict[str, Any]:
    """Run the console script and read the summary that it prints."""
    done = subprocess.run(
        [sys.executable, "-m", "flows", *arguments, "--json"],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def server_counts(proxy: str) -> dict[str, Any]:
    """What the replay server itself counted."""
    with urllib.request.urlopen(f"{proxy}/__stats", timeout=10) as answer:  # noqa: S310 - loopback
        stats = json.load(answer)
    intervals = [host["min_interval_s"] for host in stats["by_host"].values() if host.get("min_interval_s") is not None]
    return {
        "requests": stats["requests"],
        "robots_violations": stats["robots_violations"],
        "before_robots": stats["before_robots"],
        "least_interval_s": min(intervals, default=None),
        "most_concurrent_per_host": stats["max_concurrency_per_host"],
    }


def main() -> None:
    """Run one of the two and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["seed", "poll"])
    parser.add_argument("--delay", default="0.5", help="host_delay in seconds")
    parser.add_argument("--keep", type=Path, help="data folder to keep")
    options = parser.parse_args()
    clock = ["--now", "2022-01-12T12:00:00Z"] if options.what == "seed" else []
    with tempfile.TemporaryDirectory() as name, replay(Path(name), *clock) as proxy:
        env = os.environ | {
            "NEWSWAKE_DATA_DIR": str(options.keep or Path(name) / "data"),
            "NEWSWAKE_PROXY": proxy,
            "NEWSWAKE_CA_FILE": str(Path(name) / "ca.pem"),
            "NEWSWAKE_HOST_DELAY": options.delay,
        }
        if options.what == "poll":
            write_catalogue(Path(name) / "catalogue", hosts_with_pages(2))
            env["NEWSWAKE_CATALOGUE_DIR"] = str(Path(name) / "catalogue")
        began = time.monotonic()
        summary = newswake(["run", "kazakhstan-gamble"] if options.what == "seed" else ["poll"], env)
        wall = time.monotonic() - began
        counts = server_counts(proxy)
    ledger = summary["ledger"]
    got = sum(
        ledger.get(state, 0) for state in ("compared", "stored", "not_article", "duplicate", "unchanged", "failed")
    )
    figures = {
        "known": summary["known"],
        "ledger": ledger,
        "balanced": summary["balanced"],
        "pages_fetched": got,
        "seconds_in_flow": summary["seconds"],
        "seconds_command": round(wall, 1),
        "pages_per_second": round(got / summary["seconds"], 2),
        "nearest": [(item["relation"], item["score"], item["host"], item["title"]) for item in summary["nearest"][:10]],
        "warnings": len(summary["warnings"]),
        "server": counts,
    }
    sys.stdout.write(json.dumps(figures, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
