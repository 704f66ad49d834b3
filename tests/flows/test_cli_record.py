from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from config.settings import load_settings
from flows import exits
from tests.extractors.fetch.warcs import ANSWER, AT, FETCH, NOT_MODIFIED, store
from tests.warehouse.planting import World, url_id
from warehouse import ids, rows

if TYPE_CHECKING:
    from pathlib import Path

    from extractors.records import Fetch
    from tests.flows.conftest import Newswake

HOSTILE = b"Hark\x1b[31m the gulls."
NEWER = replace(ANSWER, url=ANSWER.url, body=HOSTILE, started_at=AT + timedelta(hours=1))


def known(world: World, fetch: Fetch, body: bytes | None) -> None:
    digest = hashlib.sha256(body).hexdigest() if body is not None else None
    world.add("fetch_log", rows.fetch_row(replace(fetch, body_sha256=digest), "r", url_id(FETCH.requested_url), "h"))


@pytest.fixture
def archive(place: Path) -> Path:
    """An address that was read twice and was unchanged the third time; its first reading is observation 7 or so."""
    settings = load_settings()
    settings.archive_dir.mkdir(parents=True)
    world = World(place / "data")
    world.url(FETCH.requested_url)
    with store(settings.archive_dir) as archive:
        first = archive.write(ANSWER, FETCH)
        second = archive.write(NEWER, replace(FETCH, fetch_id="f2", started_at=NEWER.started_at))
        third = replace(FETCH, fetch_id="f3", outcome="not_modified", status=304, started_at=AT + timedelta(hours=2))
        third = archive.write(replace(NOT_MODIFIED, started_at=third.started_at), third)
    known(world, first, ANSWER.body)
    known(world, second, HOSTILE)
    known(world, third, None)
    world.page(FETCH.requested_url, "A story. It rained.", fetched=first, at=AT)
    world.load()
    return settings.archive_dir


@pytest.mark.parametrize("address", [FETCH.requested_url, FETCH.final_url])
def test_of_an_address_it_prints_the_newest_response_with_a_body(
    newswake: Newswake, archive: Path, address: str
) -> None:
    result = newswake("record", address)
    assert result.exit_code == 0, result.stderr
    head, _, body = result.stdout_bytes.partition(b"\n\n")
    assert head.startswith(b"HTTP 200\ncontent-type: text/html; charset=utf-8\n")
    assert body == HOSTILE
    assert "request f2, " in result.stderr
    assert ".warc.gz, bytes " in result.stderr


def test_a_request_and_a_reading_are_found_by_their_ids(newswake: Newswake, archive: Path) -> None:
    for wanted in ("f1", str(ids.observation_id("f1", "test/1"))):
        result = newswake("record", wanted, "--body")
        assert result.exit_code == 0, result.stderr
        assert result.stdout_bytes == ANSWER.body


def test_the_headers_alone(newswake: Newswake, archive: Path) -> None:
    assert newswake("record", "f3", "--headers").stdout == 'HTTP 304\netag: "v1"\n\n'


def test_on_a_terminal_nothing_is_obeyed(newswake: Newswake, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.commands.record.on_terminal", lambda: True)
    printed = newswake("record", "f2", "--body").stdout
    assert printed.startswith("Hark")
    assert printed.endswith(" the gulls.\n")
    assert "\x1b" not in printed


def test_what_is_not_known_is_said(newswake: Newswake, archive: Path) -> None:
    result = newswake("record", "https://nobody.example/")
    assert result.exit_code == exits.WAREHOUSE
    assert "https://nobody.example/: the archive holds no response of it. Look for it: newswake sql" in result.stderr


def test_a_warc_file_that_is_gone_is_said(newswake: Newswake, archive: Path) -> None:
    for path in archive.iterdir():
        path.unlink()
    result = newswake("record", "f1")
    assert result.exit_code == exits.FAILURE
    assert "no record can be read at" in result.stderr
    assert result.stdout == ""


def test_bytes_that_are_not_those_of_the_warehouse_are_not_printed(newswake: Newswake, archive: Path) -> None:
    world = World(archive.parent)
    known(world, replace(FETCH, fetch_id="f9", **_place_of(world, "f1")), b"something else")
    world.load()
    result = newswake("record", "f9")
    assert result.exit_code == exits.FAILURE
    assert "the archived body is not the one that the warehouse knows" in result.stderr
    assert result.stdout == ""


def _place_of(world: World, fetch_id: str) -> dict[str, object]:
    sql = "SELECT warc_file, warc_offset, warc_length FROM fetch_log WHERE fetch_id = ?"
    (row,) = world.ask(sql, fetch_id)
    return dict(zip(("warc_file", "warc_offset", "warc_length"), row, strict=True))
