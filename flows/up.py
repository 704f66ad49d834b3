"""newswake up: the Prefect server with its UI, and the flows with their schedules, in one command."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from config.catalogue import load_catalogue
from flows import environment
from flows.servers import prefect_server, report_server
from warehouse import store

if TYPE_CHECKING:
    from config.catalogue import Catalogue
    from config.settings import Settings

# Each run has a process of its own with its own extraction workers.
CONCURRENT_RUNS = 2


def up(settings: Settings) -> None:
    """Start everything and serve until interrupted. Raises FetchError if a server does not come up."""
    catalogue = load_catalogue(settings.catalogue_dir)
    # A shell that starts us in the background has Ctrl-C ignored for us: ask for it in any case. Python's own handler:
    # only that one asyncio replaces by its orderly end; any other would break off a callback of Prefect's.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, _interrupt)
    _say("starting the Prefect server ...")
    with (
        contextlib.suppress(KeyboardInterrupt),
        prefect_server(settings) as url,
        report_server(settings) as reports,
    ):
        os.environ["PREFECT_API_URL"] = f"{url}/api"
        environment.prepare(settings)
        environment.note_server(settings, f"{url}/api", reports)
        _say(f"Prefect UI: {url}   reports: {reports}   (Ctrl-C stops it all)")
        try:
            _serve(settings, catalogue)
        finally:
            environment.server_file(settings).unlink(missing_ok=True)
    _say("stopped")


def _interrupt(_signum: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _say(line: str) -> None:
    sys.stderr.write(f"newswake up: {line}\n")
    sys.stderr.flush()


def _serve(settings: Settings, catalogue: Catalogue) -> None:
    from prefect import serve  # noqa: PLC0415 - after environment.prepare()

    from flows.deployments import deployments  # noqa: PLC0415 - the same

    served = deployments(catalogue, datetime.now(UTC), store.last_runs(settings.published))
    for item in served:
        _say(f"serving {item.flow_name}/{item.name}")
    serve(*served, limit=CONCURRENT_RUNS, pause_on_shutdown=False, print_starting_message=False)
