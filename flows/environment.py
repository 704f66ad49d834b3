"""Prefect's environment, set before Prefect is imported: its own folder, no analytics, patient start-up.

What the user has set (PREFECT_API_URL, PREFECT_HOME ...) always wins.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from config.errors import ConfigError
from extractors.fetch.health import answers
from extractors.fetch.transport import ssl_context
from flows.proxy import PROXY_VARIABLES

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping

    from config.settings import Settings

SERVER_FILE = "server.json"
LOOPBACK = ("127.0.0.1", "localhost", "::1")

# Every switch that Prefect has for talking to somebody else, and the start-up time of a busy machine.
FIXED = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    # The server notices work within two seconds instead of ten.
    "PREFECT_RUNNER_POLL_FREQUENCY": "2",
}


def prepare(settings: Settings, *, quiet: bool = False, environ: MutableMapping[str, str] = os.environ) -> None:
    """Set what is not set yet.

    ``quiet`` keeps Prefect's log off the console, where a failure is one line of ours; its UI has it all.

    Raises ConfigError if its folder cannot be made, FetchError if SSL_CERT_FILE names no certificates.

    Must run before the first ``import prefect`` of the process. When ``newswake up`` is running on the
    same data folder, its server is used; otherwise Prefect starts a temporary one on the same database.
    """
    if environ is os.environ and "prefect" in sys.modules:
        raise RuntimeError("flows.environment.prepare() came after the import of prefect")
    home = settings.prefect_dir.absolute()
    _make(home)
    _check_ca_file(environ)
    _spare_loopback(environ)
    environ.setdefault("PREFECT_HOME", str(home))
    for key, value in FIXED.items():
        environ.setdefault(key, value)
    if quiet:
        environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
        environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "ERROR")
    url = None if "PREFECT_API_URL" in environ else running_server(settings)
    if url:
        environ["PREFECT_API_URL"] = url


def _make(folder: Path) -> None:
    """Make Prefect's folder: the first thing that any run writes. Raises ConfigError if the data folder refuses it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(
            f"cannot be made ({error.strerror}).",
            subject=str(folder),
            advice="Let the user who runs newswake write there, or set NEWSWAKE_DATA_DIR to a folder elsewhere.",
        ) from error


def _check_ca_file(environ: Mapping[str, str]) -> None:
    """Raise FetchError if SSL_CERT_FILE is wrong: Prefect's client reads it too, and would end in a traceback."""
    if environ.get("SSL_CERT_FILE"):
        ssl_context(Path(environ["SSL_CERT_FILE"]))


def _spare_loopback(environ: MutableMapping[str, str]) -> None:
    """Keep Prefect's calls to a server on this machine off the proxy of the environment, which cannot reach it."""
    if not any(environ.get(name) for name in PROXY_VARIABLES):
        return
    # Lower case is read first where both are set, so both must say it.
    named = environ.get("no_proxy") or environ.get("NO_PROXY") or ""
    if named.strip() == "*":
        return
    hosts = [host.strip() for host in named.split(",") if host.strip()]
    spared = ",".join([*hosts, *(host for host in LOOPBACK if host not in hosts)])
    environ["no_proxy"] = environ["NO_PROXY"] = spared


def server_file(settings: Settings) -> Path:
    """Where ``newswake up`` notes its server's address and process."""
    return settings.state_dir / SERVER_FILE


def note_server(settings: Settings, api_url: str, reports_url: str) -> None:
    """Note where this process serves Prefect's API and the reports, for the runs on the same data folder."""
    file = server_file(settings)
    file.parent.mkdir(parents=True, exist_ok=True)
    noted = {"api_url": api_url, "reports_url": reports_url, "pid": os.getpid()}
    file.write_text(json.dumps(noted), encoding="utf-8")


def running_server(settings: Settings) -> str | None:
    """The API address of the server of a running ``newswake up`` on this data folder, if it answers."""
    url = _noted(settings, "api_url")
    return url if url and answers(f"{url}/health") else None


def report_link(settings: Settings, report: Path) -> str:
    """What to link a report by: its address at a running ``newswake up``, else its file.

    A browser opens no file from a page that came over http, so the UI needs an address.
    """
    url = _noted(settings, "reports_url")
    return f"{url}/{report.name}" if url else report.absolute().as_uri()


def _noted(settings: Settings, key: str) -> str | None:
    """What a ``newswake up`` that is still alive has noted."""
    try:
        noted = json.loads(server_file(settings).read_text(encoding="utf-8"))
        value, pid = str(noted[key]), int(noted["pid"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return value if psutil.pid_exists(pid) else None
