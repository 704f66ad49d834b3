from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from flows import environment
from tests.flows.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from config.settings import Settings

OFF = ("PREFECT_SERVER_ANALYTICS_ENABLED", "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY")
REPORTS = "http://127.0.0.1:4201"


def prepared(settings: Settings, *, quiet: bool = False, **given: str) -> dict[str, str]:
    environ = dict(given)
    environment.prepare(settings, quiet=quiet, environ=environ)
    return environ


def note(settings: Settings, text: str) -> None:
    file = environment.server_file(settings)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


class Healthy(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/api/health" else 404)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        pass


@contextlib.contextmanager
def api() -> Iterator[str]:
    """A server that is healthy; the address of its API."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Healthy) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/api"
        finally:
            server.shutdown()
            thread.join()


def test_prefect_gets_a_folder_of_its_own_and_tells_nobody_anything(settings: Settings) -> None:
    environ = prepared(settings)
    assert environ["PREFECT_HOME"] == str(settings.prefect_dir.absolute())
    assert settings.prefect_dir.is_dir()
    assert {environ[name] for name in OFF} == {"false"}
    assert environ["DO_NOT_TRACK"] == "1"
    assert "PREFECT_API_URL" not in environ


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_what_the_user_has_set_wins(settings: Settings) -> None:
    mine = {"PREFECT_HOME": "/mine", "PREFECT_API_URL": "http://mine.example/api", "DO_NOT_TRACK": "0"}
    with api() as url:
        environment.note_server(settings, url, REPORTS)
        assert mine.items() <= prepared(settings, **mine).items()


def test_quiet_keeps_warnings_on_the_console(settings: Settings) -> None:
    assert prepared(settings, quiet=True)["PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"] == "CRITICAL"
    assert "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL" not in prepared(settings)


def test_every_fixed_setting_is_one_that_prefect_has(settings: Settings) -> None:
    """A name that Prefect does not know would be passed over in silence, and analytics would stay on."""
    script = (
        "import json, sys\n"
        "from prefect.settings import get_current_settings\n"
        "print(json.dumps(get_current_settings().to_environment_variables(exclude_unset=True)))\n"
    )
    environ = prepared(settings, PATH=os.environ["PATH"])
    done = subprocess.run(
        [sys.executable, "-c", script], env=environ, cwd=ROOT, capture_output=True, text=True, check=True, timeout=120
    )
    taken = json.loads(done.stdout)
    given = {name for name in environ if name.startswith("PREFECT_")}
    # One of them is an older name that Prefect understands and answers with the newer one.
    assert len(taken) == len(given), (set(taken) - given, given - set(taken))
    assert {name: taken[name].lower() for name in OFF} == dict.fromkeys(OFF, "false")


def test_it_must_come_before_prefect(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "prefect", object())  # type: ignore[arg-type]
    with pytest.raises(RuntimeError, match="after the import of prefect"):
        environment.prepare(settings)
    assert not settings.prefect_dir.exists()


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_the_server_of_a_running_up_is_used(settings: Settings) -> None:
    with api() as url:
        environment.note_server(settings, url, REPORTS)
        assert environment.running_server(settings) == url
        assert prepared(settings)["PREFECT_API_URL"] == url
    assert environment.running_server(settings) is None, "it no longer answers"
    assert "PREFECT_API_URL" not in prepared(settings)


def test_a_report_is_linked_at_the_running_server(settings: Settings, place: Path) -> None:
    report = place / "data" / "reports" / "karvenia.html"
    assert environment.report_link(settings, report) == report.as_uri()
    environment.note_server(settings, "http://127.0.0.1:4200/api", REPORTS)
    assert environment.report_link(settings, report) == f"{REPORTS}/karvenia.html"


def ended_pid() -> int:
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait(30)
    return child.pid


def test_a_server_whose_process_is_gone_is_forgotten(settings: Settings, place: Path) -> None:
    note(settings, json.dumps({"api_url": "http://127.0.0.1:9/api", "reports_url": REPORTS, "pid": ended_pid()}))
    report = place / "x.html"
    assert environment.report_link(settings, report) == report.as_uri()
    assert environment.running_server(settings) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", '{"api_url": "x", "reports_url": "y", "pid": "nobody"}'])
def test_a_note_that_cannot_be_read_is_no_server(settings: Settings, place: Path, text: str) -> None:
    note(settings, text)
    assert environment.running_server(settings) is None
    assert environment.report_link(settings, place / "x.html") == (place / "x.html").as_uri()
