from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from config.errors import ConfigError, RunError
from config.settings import load_settings
from flows import exits
from flows.commands import prepare

if TYPE_CHECKING:
    from pathlib import Path

    from tests.flows.conftest import Newswake


def test_every_folder_is_made_and_making_them_again_is_harmless(place: Path) -> None:
    settings = load_settings()
    for _ in range(2):
        prepare.make_folders(settings)
    for folder in (
        settings.spool_dir,
        settings.archive_dir,
        settings.state_dir,
        settings.report_dir,
        settings.prefect_dir,
    ):
        assert folder.is_dir()
    assert settings.database.parent.is_dir()
    assert not settings.database.exists()


def test_a_place_that_cannot_be_written_is_said(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "data").write_text("a file")
    with pytest.raises(ConfigError, match="cannot be made"):
        prepare.make_folders(load_settings())


def test_prepare_makes_a_warehouse_that_can_be_asked(
    newswake: Newswake, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "migrate_prefect", lambda _settings: None)
    assert newswake("prepare").exit_code == exits.OK
    assert newswake("sql", "SELECT count(*) AS n FROM runs").stdout == "n\n0\n"


def test_a_report_on_an_unknown_seed_ends_with_5_in_whole_sentences(
    newswake: Newswake, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepare, "migrate_prefect", lambda _settings: None)
    newswake("prepare")
    result = newswake("report", "nothing")
    assert (result.exit_code, result.stdout) == (exits.WAREHOUSE, "")
    assert result.stderr.startswith("newswake: nothing: ")
    assert ". Run `newswake run nothing`" in result.stderr


def test_a_failed_run_ends_with_1(newswake: Newswake, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_args: object) -> None:
        raise RunError("not one usable page was found", subject="canal", advice="Look at run_ledger.")

    monkeypatch.setattr("flows.commands.starting.surroundings", failing)
    result = newswake("run", "canal")
    assert result.exit_code == exits.FAILURE
    assert result.stderr == "newswake: canal: not one usable page was found. Look at run_ledger.\n"
