from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from extractors.records import Outcome
from flows import artifacts
from flows.summary import Match, Notice, Summary
from warehouse.report.words import STATES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

HOSTILE = "<script>alert(1)</script> [click](javascript:alert(1)) **bold** `code`\n# Head\n| a | b |"


def match(**changes: object) -> Match:
    facts: dict[str, object] = {
        "title": "Canal shut",
        "url": "https://a.example/canal",
        "host": "a.example",
        "published": "2025-03-14 09:30",
        "relation": "copy",
        "copy_kind": "abridged",
        "is_seed": False,
        "score": 0.876,
        "reuse_article": 0.5,
        "reuse_seed": 0.25,
        "why": "half of it",
    }
    return Match.model_validate(facts | changes)


def summary(**changes: object) -> Summary:
    facts: dict[str, object] = {
        "flow": "monitor",
        "run_id": "r1",
        "seed_id": "canal",
        "seed_title": "Canal closes",
        "state": "completed",
        "seconds": 1.5,
        "known": 3,
        "ledger": {"compared": 2, "robots": 1},
        "balanced": True,
        "relations": {"copy": 1, "same_event": 1},
        "nearest": (match(),),
        "warehouse": "/data/current.duckdb",
    }
    return Summary.model_validate(facts | changes)


def tokens(text: str) -> Iterator[Token]:
    """Everything that a reader of Markdown with tables and HTML makes of a text."""
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        yield token
        yield from token.children or ()


@given(st.text(max_size=200))
def test_escaped_text_is_one_paragraph_of_plain_text(text: str) -> None:
    # Indentation makes code of what stands alone; ours always stands behind something.
    found = [token.type for token in tokens(f"x{artifacts.markdown(text, 300)}")]
    assert set(found) <= {"paragraph_open", "inline", "text", "text_special", "paragraph_close"}


@pytest.mark.parametrize(
    "text", [HOSTILE, "> quote", "1. one", "- item", "+ item", "***", "&lt;b&gt;", "~~gone~~", "\\*"]
)
def test_mark_up_is_shown_and_not_obeyed(text: str) -> None:
    types = {token.type for token in tokens(artifacts.markdown(text))}
    assert types <= {"paragraph_open", "inline", "text", "text_special", "paragraph_close"}


def test_what_is_escaped_reads_as_it_was() -> None:
    text = "Canal_shut *again* [1] <b> & 50% | (#2) - ~a~!"
    shown = "".join(token.content for token in tokens(artifacts.markdown(text)) if token.type.startswith("text"))
    assert shown == text


@given(st.text(), st.integers(1, 50))
def test_plain_text_is_short_and_without_control_and_direction_marks(text: str, limit: int) -> None:
    shown = artifacts.plain(text, limit)
    assert len(shown) <= limit
    assert not set(shown) & set("\x00\n\r\t\x1b\x7f\x85\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2069")


def test_nothing_is_nothing() -> None:
    assert (artifacts.plain(None), artifacts.markdown(None)) == ("", "")


def test_what_is_cut_says_so() -> None:
    assert artifacts.plain("abcdef", 4) == "abc…"


def test_the_summary_says_how_it_ended() -> None:
    text = artifacts.summary_markdown(summary(report="/data/canal.html"))
    assert text.startswith("# Canal closes\n")
    assert "3 URLs known, accounted for; 1.5 s." in text
    assert "- 1 copy" in text
    assert "/data/current.duckdb" in text
    assert "/data/canal.html" in text
    assert "Warnings" not in text


def test_a_ledger_that_does_not_balance_and_warnings_are_not_hidden() -> None:
    notices = (Notice(subject="old-ledger", message="listed nothing"), Notice(subject="x", message=HOSTILE))
    text = artifacts.summary_markdown(summary(balanced=False, warnings=notices))
    assert "NOT all accounted for" in text
    assert "**old\\-ledger**: listed nothing" in text
    assert "<script>" not in text


def test_without_a_title_the_summary_is_named_by_seed_or_flow() -> None:
    assert artifacts.summary_markdown(summary(seed_title=None)).startswith("# canal\n")
    assert artifacts.summary_markdown(summary(seed_title=None, seed_id=None)).startswith("# monitor\n")


def test_every_state_of_the_ledger_is_in_its_table() -> None:
    rows = artifacts.ledger_table(summary())
    assert [(row["state"], row["URLs"]) for row in rows] == [("compared", 2), ("robots", 1)]
    assert all(row["meaning"] for row in rows)


def test_every_outcome_of_a_fetch_has_a_meaning() -> None:
    """Some become states of another name (``retry_later``: deferred), ``redirect`` is on the way; others are states."""
    assert set(get_args(Outcome)) - {"ok", "not_modified", "redirect", "retry_later"} - set(STATES) == set()


def test_the_nearest_articles_are_named_as_on_the_terminal() -> None:
    seed, copy = match(is_seed=True), match(title="a\x1b[31mb\u202e" + "c" * 300, why="w" * 500)
    first, second = artifacts.nearest_table(summary(nearest=(seed, copy)))
    assert (first["relation"], second["relation"]) == (seed.label, copy.label)
    assert (second["score"], second["reused"], second["outlet"]) == ("0.88", "50%", "a.example")
    assert str(second["title"]).startswith("a [31mb c")
    assert len(str(second["title"])) == 160
    assert len(str(second["why"])) == 240


def test_the_table_of_checks_says_what_was_found_or_that_all_is_well() -> None:
    find = {"check": "no_orphans", "severity": "error", "message": "rows\x1b that hang: 2", "advice": "Look there."}
    (row,) = artifacts.checks_table(summary(checks=12, finds=(find,)))
    assert row == {
        "check": "no_orphans",
        "severity": "error",
        "found": "rows  that hang: 2",
        "what to do": "Look there.",
    }
    assert artifacts.checks_table(summary(checks=12))[0]["check"] == "all 12"
