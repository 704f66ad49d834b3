"""CPU per page of newswake's fetcher against plain clients, on the same pages, interleaved, in one run.

    python -m tests.benchmarks.fetch [--pages 600] [--rounds 4] [--rival-python PYTHON] [--no-share]

Needs ../shared (the replay server and its pages) and, for the others, a Python with aiohttp and Scrapy
(`--rival-python`; neither is a dependency of newswake). Prints one JSON object; only its ratios mean something on
another machine. What each contestant is stands in ``rivals_fetch`` and ``fetch_newswake``.

The server is a process of its own and the proxy of all; pages are asked for by http:// addresses. Counted is the CPU
(user and system) of the fetching process, from the first request to the last answer (of newswake: to the closed
archive), without imports; ``total_ms`` is the whole process. It is divided by pages, not by requests: newswake and
scrapy_robots ask each host for its robots.txt too, which with these pages is more than one such request for two pages.
``connections`` is how many each opened. All but Scrapy keep connections by the page's host, though all of them lead
to the proxy: httpx in one pool that keeps 20, aiohttp for 15 s, newswake one for each host, 64 at most. Scrapy uses a
few for everything, which it could not without a proxy.

``share`` is what fetching and archiving take of a whole run's CPU: as measured inside a run (``fetch_share``), and
as the CPU per page measured here, alone, against that of the run.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

from extractors.urls import dedupe_key
from tests.benchmarks.end_to_end import SHARED, measure, prefect_server, replay

OURS = ("cold", "warm", "no_archive")
RIVALS = ("httpx", "aiohttp", "scrapy", "scrapy_robots")
Rounds = dict[str, list[dict[str, Any]]]


def pages(number: int) -> list[str]:
    """The first ``number`` pages of open.warc.gz by http, none of them twice."""
    rows = (
        json.loads(line) for line in (SHARED / "web" / "pages_index.jsonl").read_text(encoding="utf-8").splitlines()
    )
    found: dict[str, str] = {}
    for row in rows:
        url = row["url"].replace("https://", "http://", 1)
        found.setdefault(dedupe_key(url), url)
    return list(found.values())[:number]


def contest(rounds: int, urls: Path, proxy: str, rival_python: str, rivals: tuple[str, ...]) -> Rounds:
    """Measure all, one after the other, round by round; who begins changes."""
    commands = {name: [rival_python, "-m", "tests.benchmarks.rivals_fetch", name] for name in rivals}
    # Plain httpx is a dependency of ours: the same interpreter, the same version.
    commands["httpx"][0] = sys.executable
    for how in OURS:
        commands[f"newswake_{how}"] = [sys.executable, "-m", "tests.benchmarks.fetch_newswake", how]
    names = list(commands)
    taken: Rounds = {name: [] for name in names}
    for number in range(rounds):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            taken[name].append(measure([*commands[name], str(urls), proxy], dict(os.environ)))
            sys.stderr.write(f"round {number + 1} {name}: {json.dumps(taken[name][-1])}\n")
    return taken


def table(taken: Rounds) -> dict[str, Any]:
    """Medians per contestant and their ratio to plain httpx; pages that not all got alike are told."""
    base = statistics.median(item["cpu_s"] / item["pages"] for item in taken["httpx"])
    rows = {}
    for name, items in taken.items():
        each = [1000 * item["cpu_s"] / item["pages"] for item in items]
        rows[name] = {
            "ms_per_page": round(statistics.median(each), 3),
            "from_to": [round(min(each), 3), round(max(each), 3)],
            "ratio_to_httpx": round(statistics.median(each) / base / 1000, 3),
            "total_ms": round(statistics.median(1000 * item["total_cpu_s"] / item["pages"] for item in items), 3),
            "wall_s": round(statistics.median(item["wall_s"] for item in items), 2),
            "pages": items[0]["pages"],
            "requests": items[0].get("requests"),
            "ms_per_request": _per_request(items),
            "connections": items[0]["connections"],
        }
    same = len({item["digest"] for items in taken.values() for item in items}) == 1
    archive = rows["newswake_cold"]["ms_per_page"] - rows["newswake_no_archive"]["ms_per_page"]
    return {"contestants": rows, "all_got_the_same_pages": same, "archive_ms_per_page": round(archive, 3)}


def _per_request(items: list[dict[str, Any]]) -> float | None:
    """CPU per request with those for robots.txt, where they were counted; a redirect of the others is not."""
    counted = [1000 * item["cpu_s"] / item["requests"] for item in items if "requests" in item]
    return round(statistics.median(counted), 3) if counted else None


def share(urls: Path, proxy: str, rounds: int, fetch_ms: float) -> dict[str, Any]:
    """What fetching and archiving take of a whole run."""
    taken = []
    with tempfile.TemporaryDirectory() as home, prefect_server(Path(home)) as server:
        for _ in range(rounds):
            with tempfile.TemporaryDirectory() as folder:
                env = os.environ | {
                    "NEWSWAKE_DATA_DIR": folder,
                    "NEWSWAKE_PROXY": proxy,
                    "NEWSWAKE_HOST_DELAY": "0",
                    "NEWSWAKE_LATENCY_FACTOR": "0",
                    "PREFECT_API_URL": server,
                }
                taken.append(measure([sys.executable, "-m", "tests.benchmarks.fetch_share", str(urls)], env))
                sys.stderr.write(f"share: {json.dumps(taken[-1])}\n")
    middle = sorted(taken, key=lambda item: item["share"])[len(taken) // 2]
    whole = 1000 * (middle["main_s"] + middle["workers_s"]) / middle["pages"]
    return {
        "inside_a_run": round(middle["share"], 4),
        "alone_against_a_run": round(fetch_ms / whole, 4),
        "run_ms_per_page": round(whole, 2),
        "workers_ms_per_page": round(1000 * middle["workers_s"] / middle["pages"], 2),
        "main_ms_per_page": {
            name: round(1000 * seconds / middle["pages"], 3) for name, seconds in middle["split"].items()
        },
        "pages": middle["pages"],
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--rival-python", help="without it, only httpx is measured against")
    parser.add_argument("--no-share", action="store_true", help="leave out the share of a whole run")
    options = parser.parse_args()
    chosen = RIVALS if options.rival_python else RIVALS[:1]
    out: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        urls = Path(folder) / "urls.txt"
        urls.write_text("\n".join(pages(options.pages)), encoding="utf-8")
        for name, switches in (("plain", ()), ("gzip", ("--gzip",))):
            with replay(*switches) as proxy:
                rival_python = options.rival_python or sys.executable
                out[name] = table(contest(options.rounds, urls, proxy, rival_python, chosen))
                if not options.no_share:
                    alone = out[name]["contestants"]["newswake_cold"]["ms_per_page"]
                    out[name]["share"] = share(urls, proxy, min(options.rounds, 3), alone)
    sys.stdout.write(json.dumps(out, indent=2) + "\n")


if __name__ == "__main__":
    main()
