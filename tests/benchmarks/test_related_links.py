"""The benchmark of related links counts what it says it counts."""

from __future__ import annotations

from tests.benchmarks.related_links import SEALED, Judged, Label, compared, labels, report, score

WANTED = frozenset({"a.example/one", "a.example/two"})


def judged(*found: str, half: str = "write") -> Judged:
    return Judged(Label("page", half, WANTED), "https://a.example/page", frozenset(found))


def test_addresses_are_compared_decoded_without_www_and_query() -> None:
    assert compared("https://www.a.example/%C3%BCber/?page=2#top") == "a.example/über"


def test_links_are_pooled_and_pages_averaged() -> None:
    empty = Judged(Label("none", "write", frozenset()), "https://b.example/", frozenset())
    found = score([judged("a.example/one", "a.example/three"), empty])
    assert (found.precision, found.recall, found.f1, found.page_f1) == (0.5, 0.5, 0.5, 0.75)


def test_errors_are_named_only_where_that_is_asked_for() -> None:
    told = report([judged("a.example/three", half="held_out")], "held_out", names=False)
    assert "1 wrong, 2 missed" in told
    assert "a.example" not in told
    assert "a.example/three" in report([judged("a.example/three")], "write", names=True)


def test_the_sealed_half_is_never_among_those_that_are_learnt_from() -> None:
    assert {label.half for label in labels()}.isdisjoint(SEALED)
    assert {label.half for label in labels(sealed=True)} == set(SEALED)
