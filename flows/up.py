"""newswake up: the Prefect server with its UI, and the flows with their schedules, in one command.

The server is a child in a session of its own, so that Ctrl-C reaches this process first: the flows stop, then
the server. Whatever ends this process, the child is ended with it.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from config.catalogue import load_catalogue
from extractors.errors import FetchError
from extractors.fetch.health import answers
from flows import environment
from warehouse import store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from config.catalogue import Catalogue
    from config.settings import Settings

START_TIMEOUT_S = 180.0
STOP_TIMEOUT_S = 15.0
# Each run has a process of its own with its own extraction workers.
CONCURRENT_RUNS = 2


def up(settings: Settings) -> None:
    """Start everything and serve until interrupted. Raises FetchError if the server does not come up."""
    catalogue = load_catalogue(settings.catalogue_dir)
    # A shell that starts us in the background has Ctrl-C ignored for us: ask for it in any case.
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _interrupt)
    with _server(settings) as url:
        os.environ["PREFECT_API_URL"] = f"{url}/api"
        environment.prepare(settings)
        _say(f"Prefect UI: {url}   (Ctrl-C stops it and the schedules)")
        with contextlib.suppress(KeyboardInterrupt):
            _serve(settings, catalogue)
    _say("stopped")


def _interrupt(_signum: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _say(line: str) -> None:
    sys.stderr.write(f"newswake up: {line}\n")
    sys.stderr.flush()


@contextlib.contextmanager
def _server(settings: Settings) -> Iterator[str]:
    """The Prefect server as a child process; its address while it runs."""
    url = f"http://{settings.host}:{settings.port}"
    if answers(f"{url}/api/health"):
        raise FetchError(
            "a Prefect server answers there already.",
            subject=url,
            advice="Stop it, or choose another: newswake up --port N.",
        )
    child = _start(settings, url)
    noted = environment.server_file(settings)
    try:
        _wait(child, url)
        noted.parent.mkdir(parents=True, exist_ok=True)
        noted.write_text(json.dumps({"api_url": f"{url}/api", "pid": os.getpid()}), encoding="utf-8")
        yield url
    finally:
        noted.unlink(missing_ok=True)
        _stop(child)


def _start(settings: Settings, url: str) -> subprocess.Popen[bytes]:
    env = dict(os.environ)
    environment.prepare(settings, environ=env)
    env["PREFECT_SERVER_UI_API_URL"] = f"{url}/api"
    env["PREFECT_API_URL"] = f"{url}/api"
    log = settings.prefect_dir / "server.log"
    _say(f"starting the Prefect server (log: {log}) ...")
    command = [
        sys.executable,
        "-m",
        "prefect",
        "server",
        "start",
        "--host",
        settings.host,
        "--port",
        str(settings.port),
    ]
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603 - our own interpreter, settings checked
            [*command, "--analytics-off"],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )


def _wait(child: subprocess.Popen[bytes], url: str) -> None:
    give_up = time.monotonic() + START_TIMEOUT_S
    while not answers(f"{url}/api/health"):
        if child.poll() is not None:
            raise FetchError(
                "the Prefect server ended while starting.", subject=url, advice="The log that is named above says why."
            )
        if time.monotonic() > give_up:
            raise FetchError(
                f"the Prefect server did not answer within {START_TIMEOUT_S:.0f} s.",
                subject=url,
                advice="Try again on a quieter machine.",
            )
        time.sleep(0.5)


def _stop(child: subprocess.Popen[bytes]) -> None:
    """End the server and whatever it started."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.pid, number)
        try:
            child.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            continue
        return


def _serve(settings: Settings, catalogue: Catalogue) -> None:
    from prefect import serve  # noqa: PLC0415 - after environment.prepare()

    from flows.deployments import deployments  # noqa: PLC0415 - the same

    served = deployments(catalogue, datetime.now(UTC), store.last_runs(settings.published))
    for item in served:
        _say(f"serving {item.flow_name}/{item.name}")
    serve(*served, limit=CONCURRENT_RUNS, pause_on_shutdown=False, print_starting_message=False)
