from __future__ import annotations

from pathlib import Path

import pytest

from config.errors import ConfigError
from config.settings import Settings, load_settings, origins


@pytest.fixture(autouse=True)
def empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(f"NEWSWAKE_{name.upper()}", raising=False)
    return tmp_path


def test_the_environment_wins_over_env_file_and_toml(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("newswake.toml").write_text("port = 1\nworkers = 3\nthreads = 4\n")
    Path(".env").write_text("NEWSWAKE_PORT=2\nNEWSWAKE_WORKERS=5\n")
    monkeypatch.setenv("NEWSWAKE_PORT", "6")
    settings = load_settings(max_pages=7)
    assert (settings.port, settings.workers, settings.threads, settings.max_pages) == (6, 5, 4, 7)
    found = origins()
    assert found["port"] == "environment (NEWSWAKE_PORT)"
    assert found["workers"] == ".env"
    assert found["threads"] == "newswake.toml"
    assert found["connections"] == "default"


def test_variables_of_other_programs_in_the_env_file_are_none_of_ours() -> None:
    Path(".env").write_text("PREFECT_API_URL=http://x\nNEWSWAKE_PORT=4300\nAWS_SECRET=1\n")
    assert load_settings().port == 4300


def test_a_misspelt_variable_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWAKE_PROT", "1")
    with pytest.raises(ConfigError, match=r"NEWSWAKE_PROT: no setting.*'NEWSWAKE_PORT'"):
        load_settings()


def test_a_misspelt_name_in_a_file_is_not_passed_over() -> None:
    Path(".env").write_text("NEWSWAKE_PROT=1\n")
    with pytest.raises(ConfigError, match="prot: unknown setting"):
        load_settings()
    Path(".env").unlink()
    Path("newswake.toml").write_text("prot = 1\n")
    with pytest.raises(ConfigError, match="prot: unknown setting"):
        load_settings()


def test_the_debug_switch_is_no_misspelling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWAKE_DEBUG", "1")
    load_settings()


def test_each_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWAKE_PORT", "http")
    monkeypatch.setenv("NEWSWAKE_WORKERS", "0")
    with pytest.raises(ConfigError, match=r"workers: .*got '0'.*port: .*got 'http'"):
        load_settings()


def test_a_list_that_is_no_json_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSWAKE_EXTRA_PORTS", "8080,8081")
    with pytest.raises(ConfigError, match=r"extra_ports.*JSON"):
        load_settings()


def test_broken_toml_is_explained() -> None:
    Path("newswake.toml").write_text("port = ")
    with pytest.raises(ConfigError, match=r"newswake\.toml.*valid TOML"):
        load_settings()
    assert set(origins().values()) == {"default"}
