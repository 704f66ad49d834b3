from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from config.settings import Settings, load_settings
from flows import doctor, exits
from flows.findings import as_dict, lines
from warehouse import checks, run_rows
from warehouse.load import Loader, WarehouseSettings
from warehouse.spool import Spool

if TYPE_CHECKING:
    from flows.findings import Check, Findings
    from tests.flows.conftest import Newswake

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)


def look(environ: dict[str, str] | None = None, now: datetime = NOW) -> Findings:
    return doctor.examine(environ or {}, now)


def named(findings: Findings, name: str) -> Check:
    (found,) = [check for check in findings.checks if check.name == name]
    return found


def test_a_fresh_place_is_in_order(place: Path) -> None:
    findings = look()
    assert not findings.failed
    for name in ("python", "newswake", "prefect", "duckdb", "trafilatura", "httpx", "clock", "disk", "data folder"):
        assert named(findings, name).state in {"ok", "warn"}
    assert "nothing is published" in named(findings, "warehouse").detail
    assert "none is running" in named(findings, "prefect server").detail
    assert not (place / "data").exists(), "doctor changes nothing"


def test_whatever_is_not_well_says_what_to_do(place: Path) -> None:
    (place / "catalogue" / "seeds" / "x.toml").write_text("url = ")
    for check in look({"HTTP_PROXY": "nonsense", "SSL_CERT_FILE": "/nowhere.pem"}).checks:
        if check.state != "ok":
            assert check.advice, check


def test_settings_that_cannot_be_read_end_it(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWAKE_PORT", "http")
    findings = look()
    assert findings.failed
    assert "port" in named(findings, "settings").detail
    assert findings.settings == ()


def test_settings_in_force_name_their_origin_and_no_password(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWAKE_PROXY", "http://me:secret@proxy.example:3128")
    (place / "newswake.toml").write_text("workers = 3\n")
    findings = look()
    found = {setting.name: setting for setting in findings.settings}
    assert set(found) == set(Settings.model_fields)
    assert (found["workers"].value, found["workers"].origin) == ("3", "newswake.toml")
    assert found["proxy"].value == "http://proxy.example:3128"
    assert "secret" not in json.dumps(as_dict(findings))


def test_a_broken_catalogue_fails(place: Path) -> None:
    (place / "catalogue" / "seeds" / "x.toml").write_text("url = ")
    check = named(look(), "catalogue")
    assert check.state == "fail"
    assert "x.toml" in check.detail


def test_an_empty_catalogue_is_a_warning(place: Path) -> None:
    assert named(look(), "catalogue").state == "warn"


def test_the_placeholder_contact_is_a_warning(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert named(look(), "contact").state == "warn"
    monkeypatch.setenv("NEWSWAKE_CONTACT", "https://me.example/bot")
    assert named(look(), "contact").state == "ok"


@pytest.mark.parametrize("year", [1970, 2024, 2105])
def test_a_clock_that_cannot_be_right_fails(place: Path, year: int) -> None:
    assert named(look(now=datetime(year, 1, 1, tzinfo=UTC)), "clock").state == "fail"


def test_a_folder_that_cannot_be_written_fails(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWAKE_DATA_DIR", "/proc/newswake")
    assert named(look(), "data folder").state == "fail"


@pytest.mark.parametrize(("free", "state"), [(10**8, "fail"), (10**9, "warn"), (10**11, "ok")])
def test_free_disk_is_judged(place: Path, monkeypatch: pytest.MonkeyPatch, free: int, state: str) -> None:
    usage = type("Usage", (), {"free": free, "total": 10**12})
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    assert named(look(), "disk").state == state


def test_a_published_warehouse_is_counted(place: Path) -> None:
    Loader(WarehouseSettings.from_settings(load_settings())).load()
    check = named(look(), "warehouse")
    assert check.state == "ok"
    assert "0 runs" in check.detail
    assert "schema " in check.detail


def test_a_damaged_warehouse_fails(place: Path) -> None:
    published = load_settings().published
    published.parent.mkdir(parents=True)
    published.write_bytes(b"no database")
    check = named(look(), "warehouse")
    assert check.state == "fail"
    assert check.advice


@pytest.mark.parametrize(("severity", "state"), [(None, "ok"), ("warning", "warn"), ("error", "fail")])
def test_what_the_checks_found_after_the_last_run_is_told(
    place: Path, monkeypatch: pytest.MonkeyPatch, severity: str | None, state: str
) -> None:
    settings = load_settings()
    batch = Spool(settings.spool_dir).batch("r", "poll")
    batch.add("run_end", run_rows.run_end_row("r", "completed", NOW))
    batch.commit()
    sql = f"SELECT 3 AS found, 'x' AS what WHERE {severity is not None}".lower()
    made = checks.Check("odd_things", severity or "error", "odd things", "Look at them.", sql)
    monkeypatch.setattr(checks, "checks", lambda: (made,))
    assert "when a run has ended" in named(look(), "checks").detail
    Loader(WarehouseSettings.from_settings(settings)).load()
    check = named(look(), "checks")
    assert check.state == state
    assert severity is None or f"odd_things ({severity}): odd things: 3" in check.detail
    assert severity is None or str(check.advice).startswith("Look at them. Cases: newswake sql")


@pytest.mark.parametrize(
    ("environ", "state", "says"),
    [
        ({}, "ok", "none"),
        ({"HTTPS_PROXY": "http://me:pw@proxy.example:3128"}, "ok", "proxy.example:3128 (HTTPS_PROXY)"),
        ({"HTTP_PROXY": "socks5://proxy.example"}, "fail", "not the address of a proxy"),
    ],
)
def test_the_proxy_is_judged(place: Path, environ: dict[str, str], state: str, says: str) -> None:
    check = named(look(environ), "proxy")
    assert (check.state, says in check.detail) == (state, True)
    assert "pw" not in check.detail


def test_authorities_must_be_a_pem_file(place: Path) -> None:
    (place / "ca.pem").write_text("nonsense")
    assert named(look({"SSL_CERT_FILE": str(place / "ca.pem")}), "certificates").state == "fail"
    assert named(look({"SSL_CERT_FILE": str(place / "none.pem")}), "certificates").state == "fail"
    assert named(look(), "certificates").state == "ok"


@pytest.mark.loopback
@pytest.mark.enable_socket
def test_a_dead_server_fails(place: Path) -> None:
    check = named(look({"PREFECT_API_URL": "http://127.0.0.1:9/api"}), "prefect server")
    assert check.state == "fail"
    assert "PREFECT_API_URL" in str(check.advice)


def test_the_command_ends_with_1_only_for_a_fail(newswake: Newswake, place: Path) -> None:
    assert newswake("doctor").exit_code == exits.OK
    (place / "catalogue" / "seeds" / "x.toml").write_text("url = ")
    result = newswake("doctor", "--json")
    assert result.exit_code == exits.FAILURE
    assert json.loads(result.stdout)["failed"] is True


def test_lines_show_advice_under_what_is_not_well_and_the_settings(place: Path) -> None:
    text = "\n".join(lines(look(), 100))
    assert "warn  contact" in text
    assert "-> Set NEWSWAKE_CONTACT" in text
    assert "host_delay" in text
    assert "host_delay" not in "\n".join(lines(look(), 100, with_settings=False))


def test_the_nearest_folder_is_found() -> None:
    assert doctor._nearest(Path("/nowhere/at/all")) == Path("/")
