from __future__ import annotations

import pytest

from extractors.article.extract import extract


def opt_outs(head: str) -> list[tuple[str, str, str | None]]:
    article = extract(
        f"<html><head><title>Bridge</title>{head}</head><body><p>Text.</p></body></html>", "https://a.example/x"
    )
    return [(item.value, item.method, item.locator) for item in article.evidence if item.field == "opt_out"]


@pytest.mark.parametrize(
    ("head", "value"),
    [
        ('<meta name="tdm-reservation" content="1">', "tdm-reservation: 1"),
        ('<meta name="TDM-Reservation" content=" 1 ">', "tdm-reservation: 1"),
        ('<meta name="tdm-policy" content="https://a.example/p.json">', "tdm-policy: https://a.example/p.json"),
        ('<meta name="robots" content="index, NoAI, noimageai">', "robots: noai, noimageai"),
        ('<meta name="robots" content="noml">', "robots: noml"),
    ],
)
def test_a_reservation_is_recorded_with_its_place(head: str, value: str) -> None:
    assert opt_outs(head) == [(value, "meta", f"meta[{value.partition(':')[0]}]")]


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="tdm-reservation" content="0">',
        '<meta name="robots" content="noindex, nofollow">',
        "",
        "<meta name=robots>",
    ],
)
def test_what_reserves_nothing(head: str) -> None:
    assert opt_outs(head) == []


def test_the_same_said_twice_is_one_and_long_values_are_cut() -> None:
    assert len(opt_outs('<meta name="robots" content="noai">' * 3)) == 1
    assert len(opt_outs(f'<meta name="tdm-policy" content="{"x" * 3000}">')[0][0]) == 300
