"""The labels of related links are well formed, and no host is in two halves."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from extractors.urls import site_of
from tests.benchmarks.related_links import SEALED

LABELS = json.loads((Path(__file__).parent / "labels" / "related_links.json").read_text("utf-8"))
PAGES: list[dict[str, Any]] = LABELS["pages"]
KEYS = {"id", "url", "host", "source", "half", "related", "unsure"}
LEAST_PAGES = 200
LEAST_CLEAN = 25


def compared(url: str) -> str:
    """An address as links are compared: host without www. and path without its last slash."""
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www.") + parts.path.rstrip("/")


def _is_odd(text: str) -> bool:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 == 1


def _is_third(text: str) -> bool:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % 3 == 0


def half_of(page: dict[str, Any]) -> str:
    """The half that the written rule gives a page."""
    if page["half"] in {"write3", "held_out5"}:
        return "held_out5" if _is_odd(f"half {site_of(page['url'])}") else "write3"
    if page["half"] in {"held_out8", "held_out9"}:
        return "held_out9" if _is_third(f"held_out9 {page['host']}") else "held_out8"
    # These are of hosts of both sides: none of them is in another half.
    if page["half"] in {"held_out4", "held_out6", "held_out7", "write4"}:
        return str(page["half"])
    number = page["half"].lstrip("_abcdefghijklmnopqrstuvwxyz")
    return ("held_out" if _is_odd(page["host"]) else "write") + number


def test_there_are_enough_pages_and_hosts() -> None:
    assert len(PAGES) >= LEAST_PAGES
    assert len({page["host"] for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize("half", ["held_out4", *SEALED])
def test_a_half_that_was_sealed_shares_no_site_with_another(half: str) -> None:
    clean = {site_of(page["url"]) for page in PAGES if page["half"] == half}
    assert len(clean) >= LEAST_CLEAN
    assert clean.isdisjoint(site_of(page["url"]) for page in PAGES if page["half"] != half)


def test_pages_are_unique() -> None:
    assert len({compared(page["url"]) for page in PAGES}) == len(PAGES)


def test_the_rules_are_written_in_the_file() -> None:
    assert "related" in LABELS["convention"]
    assert "sha256" in LABELS["split"]


def test_both_halves_have_links_and_pages_without() -> None:
    for half in ("write", "held_out", "write2", "held_out2", "held_out3", "held_out4", "write3", *SEALED):
        counts = [len(page["related"]) for page in PAGES if page["half"] == half]
        assert min(counts) == 0 < max(counts)


@pytest.mark.parametrize("page", PAGES, ids=[page["host"] for page in PAGES])
class TestPage:
    def test_has_its_fields(self, page: dict[str, Any]) -> None:
        assert set(page) == KEYS
        assert page["source"] in {"extraction", "open.warc.gz"}
        assert (page["id"] is None) == (page["source"] == "open.warc.gz")
        assert page["host"] == compared(page["url"]).partition("/")[0]

    def test_is_in_the_half_of_its_host(self, page: dict[str, Any]) -> None:
        assert page["half"] == half_of(page)

    def test_links_are_addresses_in_the_form_that_is_compared(self, page: dict[str, Any]) -> None:
        for link in page["related"] + page["unsure"]:
            assert link == compared(f"//{link}")
            assert link.isascii()
            assert "/" in link

    def test_links_are_sorted_and_judged_once(self, page: dict[str, Any]) -> None:
        assert page["related"] == sorted(set(page["related"]))
        assert page["unsure"] == sorted(set(page["unsure"]) - set(page["related"]))

    def test_related_links_stay_on_the_site_and_leave_the_page(self, page: dict[str, Any]) -> None:
        assert {link.partition("/")[0] for link in page["related"]} <= {page["host"]}
        assert compared(page["url"]) not in page["related"] + page["unsure"]
