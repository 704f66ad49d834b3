from __future__ import annotations

import json

import pytest

from flows import artifacts, exits, show
from flows.summary import Match, Notice, Refusal, Summary


def summary(**changes: object) -> Summary:
    match = Match(
        title="Canal\x1b[31m shut",
        url="https://a.example/canal",
        host="a.example",
        published="2025-03-14 09:30",
        relation="copy",
        copy_kind="abridged",
        is_seed=False,
        score=0.876,
        reuse_article=0.5,
        reuse_seed=0.25,
        why="half of it " * 30,
    )
    facts: dict[str, object] = {
        "flow": "monitor",
        "run_id": "r1",
        "seed_id": "canal",
        "seed_title": "Canal closes",
        "state": "warning",
        "seconds": 1.5,
        "known": 2,
        "ledger": {"compared": 1, "robots": 1},
        "balanced": True,
        "relations": {"copy": 1},
        "nearest": (match,),
        "refused": (Refusal(url="https://a.example/private", state="robots", reason="forbidden"),),
        "warnings": (Notice(subject="b", message="listed nothing"),),
        "warehouse": "/data/current.duckdb",
        "report": "/data/canal.html",
    }
    return Summary.model_validate(facts | changes)


def test_articles_go_to_stdout_and_the_rest_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    show.show_summary(summary())
    out, err = capsys.readouterr()
    head, row = out.splitlines()
    assert head.split("\t")[:3] == ["relation", "score", "reused"]
    assert row.startswith("copy (abridged)\t0.88\t50%\t2025-03-14 09:30\ta.example\tCanal\\x1b[31m shut\thalf of it")
    for expected in (
        "2 addresses, all accounted for",
        "https://a.example/private  (forbidden)",
        "warning: b: listed nothing",
    ):
        assert expected in err
    assert "/data/current.duckdb" in err
    assert "/data/canal.html" in err
    assert "\x1b" not in out + err


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        (
            (7, 5, 2),
            "7 articles so far with the seed's text or event, at 5 outlets; 2 independent sources besides the seed's",
        ),
        (
            (1, 1, 1),
            "1 article so far with the seed's text or event, at 1 outlet; 1 independent source besides the seed's",
        ),
        (
            (3, 3, 0),
            "3 articles so far with the seed's text or event, at 3 outlets; 0 independent sources besides the seed's",
        ),
    ],
)
def test_sources_stand_beside_articles(
    capsys: pytest.CaptureFixture[str], counts: tuple[int, int, int], told: str
) -> None:
    found = dict(zip(("articles", "sites", "independent"), counts, strict=True))
    show.show_summary(summary(sources=found))
    assert f"sources:   {told}\n" in capsys.readouterr().err
    assert f"\n\n{told}.\n" in artifacts.summary_markdown(summary(sources=found))


def test_a_ledger_that_does_not_balance_is_not_hidden(capsys: pytest.CaptureFixture[str]) -> None:
    show.show_summary(summary(balanced=False))
    assert "NOT all accounted for" in capsys.readouterr().err


def test_json_is_the_whole_summary(capsys: pytest.CaptureFixture[str]) -> None:
    show.show_summary(summary(), as_json=True)
    assert Summary.model_validate(json.loads(capsys.readouterr().out)) == summary()


def test_warnings_count_only_when_asked() -> None:
    assert show.exit_code(summary(), strict=False) == exits.OK
    assert show.exit_code(summary(), strict=True) == exits.WARNINGS
    assert show.exit_code(summary(warnings=()), strict=True) == exits.OK


GRAVE = {"check": "no_orphans", "severity": "error", "message": "rows that hang: 2", "advice": "Look into rejected/."}


def test_what_the_checks_found_is_told_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    show.show_summary(summary(checks=12, finds=(GRAVE,)))
    assert "check (error): rows that hang: 2. Look into rejected/." in capsys.readouterr().err
    show.show_summary(summary(checks=12))
    assert "all 12 found the warehouse in order" in capsys.readouterr().err


def test_strict_counts_grave_finds_and_no_others() -> None:
    quiet = {"warnings": (), "checks": 12}
    assert show.exit_code(summary(**quiet, finds=(GRAVE,)), strict=True) == exits.WARNINGS
    assert show.exit_code(summary(**quiet, finds=(GRAVE | {"severity": "warning"},)), strict=True) == exits.OK
    assert show.exit_code(summary(**quiet, finds=(GRAVE,)), strict=False) == exits.OK
