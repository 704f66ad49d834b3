"""newswake history: the revisions of an article on the terminal and as JSON."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from config.settings import load_settings
from extractors import urls
from flows import exits, histories
from tests.flows.conftest import clean_environment
from tests.warehouse.planting import NOON, article, features, fetch
from warehouse import ids, rows
from warehouse.history import Changed, History, Revision
from warehouse.load import Loader, WarehouseSettings
from warehouse.spool import Spool

if TYPE_CHECKING:
    from pathlib import Path

    from tests.flows.conftest import Newswake

URL = "https://a.example/story"
TEXTS = (
    "The army killed 3,000 people in Almaty. Nothing \x1b[31mmore\u202e is known.",
    "The army killed 2,500 people in Almaty. Nothing \x1b[31mmore\u202e is known. Flights began again.",
)


@pytest.fixture
def warehouse(place: Path) -> Path:
    """A published warehouse with an article that was edited in silence; its key is that of our own addresses."""
    settings = load_settings()
    batch = Spool(settings.spool_dir).batch("r1", "monitor")
    key = urls.dedupe_key(URL)
    batch.add("url", rows.url_row(URL, key, "a.example", "a.example", NOON))
    batch.add("url_alias", rows.alias_row(ids.url_id(key), "https://a.example/short", "redirect", None, NOON))
    for number, text in enumerate(TEXTS):
        at = NOON + timedelta(hours=number)
        made = fetch(URL, at)
        batch.add("fetch_log", rows.fetch_row(made, "r1", ids.url_id(key), "a.example"))
        read, found = article(URL, text, title="A story"), features(text)
        batch.add("content", rows.content_row(read, found))
        known = {"observation_id": number + 1, "article_id": ids.url_id(key), "url_id": ids.url_id(key)}
        batch.add(
            "observation",
            rows.observation_row(
                read,
                **known,
                run_id="r1",
                fetch_id=made.fetch_id,
                observed_at=at,
                extractor="x/1",
                content_id=ids.content_id(found.content_hash),
            ),
        )
    batch.commit()
    Loader(WarehouseSettings.from_settings(settings)).load()
    return place


def test_it_tells_what_changed_and_that_nobody_said_so(newswake: Newswake, warehouse: Path) -> None:
    result = newswake("history", URL)
    assert result.exit_code == exits.OK, result.stderr
    assert result.stdout.splitlines() == [
        "A story",
        URL,
        "2 revisions",
        "",
        "1  2022-01-07 12:00:00Z  first seen  (11 words)",
        "",
        "2  2022-01-07 13:00:00Z  edited by the publisher, silently  (14 words)",
        "   no correction note was added; the page states no modified date",
        "   edited   The army killed [-3,000-]{+2,500+} people in Almaty.",
        "   added    Flights began again.",
    ]


def test_as_json_it_holds_everything(newswake: Newswake, warehouse: Path) -> None:
    result = newswake("history", "https://a.example/short", "--json")
    found = json.loads(result.stdout)
    assert (found["url"], [item["is_silent"] for item in found["revisions"]]) == (URL, [None, True])
    edited, added = found["revisions"][1]["changes"]
    assert (edited["numbers_removed"], edited["numbers_added"]) == (["3,000"], ["2,500"])
    assert TEXTS[1][added["new_start"] : added["new_end"]] == "Flights began again."


def test_an_address_without_an_article_is_said(newswake: Newswake, warehouse: Path) -> None:
    result = newswake("history", "https://a.example/nothing")
    assert result.exit_code == exits.USAGE
    assert "no article was read at this address" in result.stderr
    assert "about_url" in result.stderr
    assert newswake("history", "not an address'").exit_code == exits.USAGE


def test_without_a_warehouse_it_says_what_to_do(newswake: Newswake) -> None:
    result = newswake("history", URL)
    assert result.exit_code == exits.WAREHOUSE
    assert "newswake run" in result.stderr


def test_hostile_texts_never_reach_the_terminal() -> None:
    long = "x\x1b[31m\u202e" * 200
    change = Changed(2, "text", "added", None, long, None, None, None, None, None, 0, 9)
    first = Revision(1, NOON, NOON, "first", None, "first seen", long, 3, *[None] * 5, "x/1", 1, None)
    second = replace(first, seq=2, cause="publisher_edit", is_silent=True, added=20, base_observation_id=1)
    shown = list(histories.lines(History(1, URL, [first, second], [change] * 20), 12))
    assert not any("\x1b" in line or "\u202e" in line for line in shown)
    assert shown[-1] == "   ... and 8 more; --all shows them"
    assert all(len(line) < 10 * histories.SHOWN for line in shown)


def test_it_loads_no_prefect(warehouse: Path) -> None:
    code = (
        "import sys; from flows.cli import cli\n"
        "try: cli(['history', sys.argv[1]])\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, URL],
        cwd=warehouse,
        env={**clean_environment(), "NEWSWAKE_DATA_DIR": str(warehouse / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "silently" in done.stdout, done.stderr
    assert not set(done.stderr.split()) & {"prefect", "httpx", "trafilatura"}
