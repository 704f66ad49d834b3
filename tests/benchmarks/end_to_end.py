"""newswake against the scripts that one would write instead, on the same pages, interleaved, in one run.

    python -m tests.benchmarks.end_to_end [--rounds 3] [--pages 400] [--rival-python PYTHON]

Needs ../shared (the replay server and its pages) and, for the afternoon script, a Python that has newswake's
dependencies and pyarrow (`--rival-python`; pyarrow is no dependency of newswake). Prints each round and the
medians as ratios; only the ratios mean something on another machine.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
SEED = SHARED / "seeds" / "russia-takes-a-gamble-in-kazakhstan.md"


@contextlib.contextmanager
def replay(*options: str) -> Iterator[str]:
    """The replay server of ../shared as a child process; its address."""
    command = [
        sys.executable,
        str(SHARED / "web" / "replay.py"),
        "--warc",
        str(SHARED / "web" / "open.warc.gz"),
        "--port",
        "0",
    ]
    child = subprocess.Popen([*command, *options], stdout=subprocess.PIPE, text=True)
    try:
        line = child.stdout.readline() if child.stdout else ""
        yield line.split("http://")[1].split("/")[0].join(("http://", ""))
    finally:
        child.terminate()
        child.wait(10)
        if child.stdout:
            child.stdout.close()


@contextlib.contextmanager
def prefect_server(home: Path, port: int = 4299) -> Iterator[str]:
    """A Prefect server as `newswake up` starts it."""
    env = os.environ | {"PREFECT_HOME": str(home), "PREFECT_SERVER_ANALYTICS_ENABLED": "false", "DO_NOT_TRACK": "1"}
    child = subprocess.Popen(
        [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}/api"
    try:
        for _ in range(240):
            with contextlib.suppress(OSError), urllib.request.urlopen(f"{url}/health", timeout=2):  # noqa: S310 - loopback
                break
            time.sleep(0.5)
        yield url
    finally:
        child.terminate()
        child.wait(30)


def pages(number: int) -> list[str]:
    """The first ``number`` HTML pages of the replay web over http, spread over its hosts."""
    rows = [
        json.loads(line) for line in (SHARED / "web" / "pages_index.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    urls = [row["url"].replace("https://", "http://", 1) for row in rows if row.get("news")]
    return urls[:number]


def measure(command: list[str], env: dict[str, str]) -> dict[str, Any]:
    """Run one contestant; the last line of what it prints is its figures."""
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stderr[-3000:])
        raise SystemExit(f"{command[1:4]} failed")
    return dict(json.loads(done.stdout.splitlines()[-1]))


def newswake(proxy: str, server: str | None, urls: Path) -> dict[str, Any]:
    """One run of newswake in a fresh data folder."""
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {
            "NEWSWAKE_DATA_DIR": folder,
            "NEWSWAKE_PROXY": proxy,
            "NEWSWAKE_HOST_DELAY": "0",
            "NEWSWAKE_RECHECK": "all",
            "NEWSWAKE_SLICE_PAGES": "1000",
        }
        if server:
            env["PREFECT_API_URL"] = server
        return measure([sys.executable, "-m", "tests.benchmarks.newswake_run", str(SEED), str(urls)], env)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pages", type=int, default=400)
    parser.add_argument("--rival-python", default=sys.executable)
    parser.add_argument("--skip-beginner", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, replay() as proxy, prefect_server(Path(folder) / "prefect") as server:
        urls = Path(folder) / "urls.txt"
        urls.write_text("\n".join(pages(options.pages)), encoding="utf-8")
        rival = [options.rival_python, "-m", "tests.benchmarks.rivals"]
        contestants = {
            "newswake": lambda: newswake(proxy, server, urls),
            "afternoon": lambda: measure([*rival, "afternoon", str(urls), proxy], dict(os.environ)),
        }
        if not options.skip_beginner:
            contestants["beginner"] = lambda: measure([*rival, "beginner", str(urls), proxy], dict(os.environ))
        rounds: dict[str, list[dict[str, Any]]] = {name: [] for name in contestants}
        for number in range(options.rounds):
            for name, run in contestants.items():
                rounds[name].append(run())
                sys.stderr.write(f"round {number + 1} {name}: {json.dumps(rounds[name][-1])}\n")
        cold = newswake(proxy, None, urls)
    report(rounds, cold)


def report(rounds: dict[str, list[dict[str, Any]]], cold: dict[str, Any]) -> None:
    """Print medians and ratios as one JSON object."""
    medians = {
        name: {key: statistics.median(item[key] for item in items) for key in items[0]}
        for name, items in rounds.items()
    }
    base = medians["afternoon"]
    ratios = {
        name: {key: round(figures[key] / base[key], 3) for key in ("cpu_s", "wall_s")}
        for name, figures in medians.items()
    }
    out = {"medians": medians, "ratios_to_afternoon": ratios, "without_running_server": cold}
    sys.stdout.write(json.dumps(out, indent=2) + "\n")


if __name__ == "__main__":
    main()
