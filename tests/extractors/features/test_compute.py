# ruff: noqa: RUF001 - typographic quotes and dashes
from __future__ import annotations

import dataclasses
import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.features.compute import content_hash, features
from extractors.features.terms import MAX_TERMS

TEXT = (
    "The ferry between Norhaven and the islands will not sail on Sunday. Captain Elin Vastergard said that a gate "
    "had jammed, and that 1,250 passengers were waiting for a bus which had not been ordered."
)


def test_features_of_a_text() -> None:
    found = features("Ferry stays in port", TEXT, "en-GB")
    assert found.lang == "en"
    assert found.lang_confidence is not None
    assert found.terms["ferri"] > found.terms["sunda"]
    assert found.terms.get("the", 0) == 0
    assert "#1250" in found.keys
    assert len(found.shingles) == len(set(found.shingles)) > 30
    assert all(0 <= number < 2**63 for number in found.shingles)


def test_spaces_quotes_and_case_are_no_revision() -> None:
    one = content_hash("A “new” dam", "It’s here – at last.\n\nGood.")
    assert one == content_hash('a "new"  dam ', "It's here - at last. Good.")
    assert one != content_hash('A "new" dam', "It's here - at last. Goods.")
    assert content_hash("a", "b c") != content_hash("a b", "c")
    assert content_hash(None, "a") == content_hash("", "a")


def test_furniture_of_a_page_can_be_empty_or_strange() -> None:
    assert features(None, "").terms == {}
    assert features(None, "\n\n 12 \r\n").lang is None
    assert len(features(None, " ".join(f"wort{n}" for n in range(3000))).terms) <= MAX_TERMS
    features("\ud800", "a lone \udfff surrogate is no text")


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_features_and_always_the_same(text: str) -> None:
    found = features(text[:20], text)
    assert found == features(text[:20], text)
    assert all(weight > 0 for weight in (*found.terms.values(), *found.keys.values()))
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own; workers send it so


def test_nothing_but_title_and_text_goes_in() -> None:
    features(None, "Something else entirely was crawled in between, about rivers and bridges.")
    assert dataclasses.asdict(features(None, TEXT)) == dataclasses.asdict(features(None, TEXT))
