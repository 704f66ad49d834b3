"""The servers of ``newswake up``, each a child process that ends with the block that started it.

They live in sessions of their own, so that Ctrl-C reaches the parent first: the flows stop, then the servers.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from extractors.errors import FetchError
from extractors.fetch.health import answers
from flows import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from config.settings import Settings

START_TIMEOUT_S = 180.0
STOP_TIMEOUT_S = 15.0
PORTS_TRIED = 10
LAST_PORT = 65535


@contextlib.contextmanager
def prefect_server(settings: Settings) -> Iterator[str]:
    """Prefect's API and UI; the address of the UI. Raises FetchError if it does not come up."""
    url = f"http://{settings.host}:{settings.port}"
    if answers(f"{url}/api/health"):
        raise FetchError(
            "a Prefect server answers there already.",
            subject=url,
            advice="Stop it, or choose another: newswake up --port N.",
        )
    env = dict(os.environ)
    environment.prepare(settings, environ=env)
    env |= {"PREFECT_SERVER_UI_API_URL": f"{url}/api", "PREFECT_API_URL": f"{url}/api"}
    log = settings.prefect_dir / "server.log"
    address = ("--host", settings.host, "--port", str(settings.port))
    child = _start(("prefect", "server", "start", *address, "--analytics-off"), env, log)
    try:
        _wait(child, f"{url}/api/health", log)
        yield url
    finally:
        _stop(child)


@contextlib.contextmanager
def report_server(settings: Settings) -> Iterator[str]:
    """The folder of the reports, for the links in Prefect's UI; its address, on the first free port after Prefect's.

    Raises FetchError if none of the next ports can be had.
    """
    settings.report_dir.mkdir(parents=True, exist_ok=True)
    child, url = _first_free(settings)
    try:
        yield url
    finally:
        _stop(child)


def _first_free(settings: Settings) -> tuple[subprocess.Popen[bytes], str]:
    log = settings.report_dir.parent / "reports.log"
    folder = ("--directory", str(settings.report_dir.absolute()))
    for port in range(settings.port + 1, min(settings.port + PORTS_TRIED, LAST_PORT) + 1):
        url = f"http://{settings.host}:{port}"
        if answers(url):
            continue
        child = _start(("http.server", str(port), "--bind", settings.host, *folder), dict(os.environ), log)
        try:
            _wait(child, url, log)
        except FetchError:
            _stop(child)
            continue
        return child, url
    advice = "Choose another port for Prefect, with free ports after it: newswake up --port N."
    raise FetchError("no port for the reports is free.", subject=f"{settings.host}:{settings.port + 1}", advice=advice)


def _start(module: tuple[str, ...], env: Mapping[str, str], log: Path) -> subprocess.Popen[bytes]:
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603 - our own interpreter, settings checked
            [sys.executable, "-m", *module],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )


def _wait(child: subprocess.Popen[bytes], url: str, log: Path) -> None:
    give_up = time.monotonic() + START_TIMEOUT_S
    while True:
        if child.poll() is not None:  # whoever answers now is not ours
            advice = f"{log} says why; another program may have the port: newswake up --port N."
            raise FetchError("the server ended while starting.", subject=url, advice=advice)
        if answers(url):
            return
        if time.monotonic() > give_up:
            advice = f"Try again on a quieter machine; its log is {log}."
            raise FetchError(f"the server did not answer within {START_TIMEOUT_S:.0f} s.", subject=url, advice=advice)
        time.sleep(0.5)


def _stop(child: subprocess.Popen[bytes]) -> None:
    """End a server and whatever it started."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, number)
        try:
            child.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            continue
        return
