# ruff: noqa: RUF001 - names as pages write them

from __future__ import annotations

import pytest

from extractors.article.head import read_head
from extractors.article.people import agency, authors, person, split_names
from extractors.article.tree import parse


def found(html: str, site: str | None = None) -> tuple[tuple[str, ...], str | None]:
    names, wire, _, _ = authors(read_head(parse(f"<html>{html}<p>x</p></html>"), "https://a.example/x"), site)
    return names, wire


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee and Bob Ray", ["Ann Lee", "Bob Ray"]),
        ("Von Jana Kern, Uwe Pohl und Ida Renn", ["Jana Kern", "Uwe Pohl", "Ida Renn"]),
        ("Par Luc Morel et Anne Petit", ["Luc Morel", "Anne Petit"]),
        ("Автор: Анна Белова", ["Анна Белова"]),
    ],
)
def test_bylines_are_split(line: str, names: list[str]) -> None:
    assert split_names(line) == names


@pytest.mark.parametrize(
    "name",
    [
        "https://a.example/ann",
        "@ann",
        "The Courier Staff",
        "admin",
        "Reuters",
        "The Courier",
        "a person who writes about very many things",
        "",
        "editor",
    ],
)
def test_what_is_no_person(name: str) -> None:
    assert person(name, "The Courier") is None


def test_a_person_keeps_the_name() -> None:
    assert person("Ann O’Neil-Lee", "The Courier") == "Ann O’Neil-Lee"
    assert person("ANN LEE", None) == "Ann Lee"
    assert person("Ann Lee (al)", None) == "Ann Lee"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Associated Press", "AP"),
        ("(Reuters)", "Reuters"),
        ("ТАСС", "TASS"),
        ("Ann Lee", None),
        ("Associated Press in Valencia", "AP"),
    ],
)
def test_agencies_are_known(name: str, short: str | None) -> None:
    assert agency(name) == short


def test_an_agency_is_a_credit_and_no_author() -> None:
    assert found('<meta name="author" content="Ann Lee, Associated Press">') == (("Ann Lee",), "AP")
    assert found('<meta name="author" content="AFP">') == ((), "AFP")


def test_the_byline_in_the_page_is_the_last_resort() -> None:
    assert found('<div class="byline">By Ann Lee</div>') == (("Ann Lee",), None)
    assert found('<meta name="author" content="Bo Marsh"><div class="byline">By Ann Lee</div>') == (("Bo Marsh",), None)


def test_the_outlet_is_no_author() -> None:
    assert found('<meta name="author" content="The Courier"><a rel="author">Ann Lee</a>', "The Courier") == (
        ("Ann Lee",),
        None,
    )
