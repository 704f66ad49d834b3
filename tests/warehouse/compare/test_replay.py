"""Old receipts give the same answer: those that the judge of version 0.5.0, the same since 0.1.0, made itself."""

from __future__ import annotations

import json
import lzma
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from warehouse.compare.methods import METHODS
from warehouse.compare.replay import Replay, replay

RECEIPTS = Path(__file__).parent / "receipts-0.5.jsonl.xz"
STORED = [json.loads(line) for line in lzma.decompress(RECEIPTS.read_bytes()).decode().splitlines()]
METHOD = "reuse-tfidf/1"


def replayed(stored: dict[str, Any], **changes: Any) -> Replay:
    return replay(stored["method"], {**stored["receipt"], **changes}, (stored["relation"], stored["copy_kind"]))


def test_the_receipts_are_of_every_kind() -> None:
    assert {item["method"] for item in STORED} == {METHOD}
    kinds = Counter((item["relation"], item["copy_kind"]) for item in STORED)
    assert len(kinds) == 8
    assert min(kinds.values()) >= 4


@pytest.mark.parametrize("stored", STORED, ids=[f"{n} {item['relation']}" for n, item in enumerate(STORED)])
def test_an_old_receipt_gives_the_same_answer(stored: dict[str, Any]) -> None:
    assert replayed(stored) == Replay("same", stored["relation"], stored["copy_kind"])


def test_its_own_thresholds_decide_not_those_of_today() -> None:
    copy = next(item for item in STORED if item["copy_kind"] == "exact")
    strict = {**copy["receipt"]["thresholds"], "exact_share": 2.0}
    assert replayed(copy, thresholds=strict) == Replay("different", "copy", "edited")


def test_another_answer_is_told() -> None:
    event = next(item for item in STORED if item["relation"] == "same_event")
    found = replay(METHOD, event["receipt"], ("unrelated", None))
    assert found == Replay("different", "same_event", None)


def test_a_method_that_is_not_known() -> None:
    assert replay("unheard/7", STORED[0]["receipt"], ("copy", None)) == Replay("unknown_method")
    assert replay(METHOD, STORED[0]["receipt"], ("copy", None), {}) == Replay("unknown_method")


@pytest.mark.parametrize("name", sorted(METHODS))
@pytest.mark.parametrize(
    "receipt", [{}, {"measured": 1}, {"measured": {}, "thresholds": {}}, {"measured": {"odd": 1}, "thresholds": {}}]
)
def test_a_receipt_that_cannot_be_read(name: str, receipt: dict[str, Any]) -> None:
    found = replay(name, receipt, ("copy", None))
    assert found.outcome == "unreadable"
    assert found.problem


def test_a_value_of_the_wrong_kind() -> None:
    event = next(item for item in STORED if item["relation"] == "same_event")
    broken = {**event["receipt"]["measured"], "reuse_words": "many"}
    assert replayed(event, measured=broken).outcome == "unreadable"
