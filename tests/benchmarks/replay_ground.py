"""The replay server of ../shared/web as the live web, and newswake's console script in front of it."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

from tests.benchmarks.end_to_end import ROOT, SHARED, prefect_server
from warehouse.query import run_query

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WEB = SHARED / "web"
# The choice: all hosts with at least five pages, and a hundred with one or two.
MANY, FEW, SMALL_HOSTS = 5, 2, 100


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


def page_counts() -> Counter[str]:
    """How many pages each host of open.warc.gz has."""
    rows = [json.loads(line) for line in (WEB / "pages_index.jsonl").read_text(encoding="utf-8").splitlines()]
    return Counter(urlsplit(row["url"]).netloc.lower() for row in rows)


def hosts_with_pages(least: int) -> list[str]:
    """Hosts of open.warc.gz with at least ``least`` pages."""
    return sorted(host for host, count in page_counts().items() if count >= least)


def mixed_hosts(number: int | None = None) -> list[str]:
    """The hosts of the issue, or ``number`` of them, big and small in the same proportion."""
    counts = page_counts()
    small = sorted(host for host, count in counts.items() if count <= FEW)
    step = len(small) / SMALL_HOSTS
    hosts = hosts_with_pages(MANY) + [small[int(place * step)] for place in range(SMALL_HOSTS)]
    if number is None or number >= len(hosts):
        return hosts
    return [hosts[int(place * len(hosts) / number)] for place in range(number)]


def write_catalogue(folder: Path, hosts: list[str]) -> None:
    """A source per host that names nothing but its homepage: the rest is autodiscovery's work."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "sources").mkdir()
    for number, host in enumerate(hosts):
        text = f'name = "{host}"\nhomepage = "https://{host}/"\nautodiscover = true\n'
        (folder / "sources" / f"{source_id(number)}.toml").write_text(text, encoding="utf-8")


def source_id(number: int) -> str:
    """Id of the source of the host with that place in the list."""
    return f"host-{number:03d}"


def start(arguments: Sequence[str], env: dict[str, str]) -> subprocess.Popen[str]:
    """Start the console script; its summary comes as JSON on standard output."""
    command = [sys.executable, "-m", "flows", *arguments, "--json"]
    return subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)


def answer_of(child: subprocess.Popen[str]) -> Any:
    """Wait for the console script's end and read what it printed."""
    out, _ = child.communicate()
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, child.args, out)
    return json.loads(out)


def newswake(arguments: list[str], env: dict[str, str]) -> dict[str, Any]:
    """Run the console script and read the summary that it prints."""
    return dict(answer_of(start(arguments, env)))


def sql(query: str, env: dict[str, str]) -> list[dict[str, Any]]:
    """Ask the published warehouse by the console script."""
    return list(answer_of(start(["sql", query], env)))


def ask(query: str, env: dict[str, str]) -> list[dict[str, Any]]:
    """Ask it as the console script does, without starting one."""
    with run_query(Path(env["NEWSWAKE_DATA_DIR"]) / "warehouse" / "current.duckdb", query) as answer:
        return [dict(zip(answer.columns, row, strict=True)) for row in chain.from_iterable(answer.chunks)]


def control(proxy: str, command: str) -> Any:
    """Give the replay server a command: ``stats``, ``reset``, ``urls``, ``mutate``."""
    with urllib.request.urlopen(f"{proxy}/__{command}", timeout=30) as answer:  # noqa: S310 - loopback
        return json.load(answer)


def server_counts(proxy: str) -> dict[str, Any]:
    """What the replay server itself counted."""
    stats = control(proxy, "stats")
    intervals = [host["min_interval_s"] for host in stats["by_host"].values() if host.get("min_interval_s") is not None]
    return {
        "requests": stats["requests"],
        "robots_violations": stats["robots_violations"],
        "before_robots": stats["before_robots"],
        "least_interval_s": min(intervals, default=None),
        "most_concurrent_per_host": stats["max_concurrency_per_host"],
    }


def plain_key(url: str) -> str:
    """A URL without its scheme and with one spelling of its percent signs: what the replay server tells pages by.

    Written here anew, so that the product's own keys are not judged by themselves.
    """
    parts = urlsplit(url)
    path = quote(unquote(parts.path or "/"), safe="/")
    query = quote(unquote(parts.query), safe="=&")
    return f"{parts.netloc.lower()}{path}" + (f"?{query}" if query else "")


@dataclass(frozen=True)
class Ground:
    """A replay server and a newswake with its catalogue and data folder."""

    proxy: str
    env: dict[str, str]
    hosts: list[str]


@contextlib.contextmanager
def ground(hosts: list[str], delay: float, *options: str, data: Path | None = None) -> Iterator[Ground]:
    """A source per host, a fresh data folder (or ``data``), the replay server with these options, a Prefect server.

    With a Prefect server that is running already, runs that are started together begin together.
    """
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        proxy = stack.enter_context(replay(folder, *options))
        api_url = stack.enter_context(prefect_server(folder / "prefect", free_port()))
        write_catalogue(folder / "catalogue", hosts)
        more = {"NEWSWAKE_CATALOGUE_DIR": str(folder / "catalogue"), "PREFECT_API_URL": api_url}
        yield Ground(proxy, surroundings(folder, proxy, delay, data) | more, hosts)


def free_port() -> int:
    """A port of the loopback interface that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def surroundings(folder: Path, proxy: str, delay: float, data: Path | None = None) -> dict[str, str]:
    """The environment in which newswake takes the replay server for the web."""
    return os.environ | {
        "NEWSWAKE_DATA_DIR": str(data or folder / "data"),
        "NEWSWAKE_PROXY": proxy,
        "NEWSWAKE_CA_FILE": str(folder / "ca.pem"),
        "NEWSWAKE_HOST_DELAY": f"{delay:g}",
    }
