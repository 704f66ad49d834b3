# ruff: noqa: RUF001 - names as pages write them

from __future__ import annotations

import pytest

from extractors.article.agencies import agency
from extractors.article.head import read_head
from extractors.article.people import Authors, authors, organisation, person, split_names
from extractors.article.tree import parse


def read(html: str, site: str | None = None, url: str = "https://www.courier.example/x") -> Authors:
    return authors(read_head(parse(f"<html>{html}<p>x</p></html>"), url), site)


def found(html: str, site: str | None = None) -> tuple[tuple[str, ...], str | None]:
    named = read(html, site)
    return named.people, named.wire


def meta(names: str) -> str:
    return f'<meta name="author" content="{names}">'


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee and Bob Ray", ["Ann Lee", "Bob Ray"]),
        ("Von Jana Kern, Uwe Pohl und Ida Renn", ["Jana Kern", "Uwe Pohl", "Ida Renn"]),
        ("Par Luc Morel et Anne Petit", ["Luc Morel", "Anne Petit"]),
        ("Автор: Анна Белова", ["Анна Белова"]),
        ("Ann Lee/dpa", ["Ann Lee", "dpa"]),
        ("dpa/AFP", ["dpa", "AFP"]),
        ("RFE/RL", ["RFE/RL"]),
        ("https://courier.example/ann", ["https://courier.example/ann"]),
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
    assert person("Ann Lee in London", None) == "Ann Lee"
    assert person("Ann Lee @annlee", None) == "Ann Lee"
    assert person("Sophie in ’t Veld", None) == "Sophie in ’t Veld"


@pytest.mark.parametrize("nickname", ["lina", "harbour_cat", "Lina 1984"])
def test_a_nickname_is_a_name_where_the_page_marks_it(nickname: str) -> None:
    assert person(nickname, None, is_marked=True) == nickname
    assert person(nickname, None) is None or " " in nickname
    assert read(f'<span class="author">{nickname}</span>').people == (nickname,)


def test_a_nickname_in_the_head_is_an_account_of_the_system() -> None:
    assert read(meta("lina")).people == ()
    assert read(meta("lina") + '<p class="byline">By Lina Kern</p>').people == ("Lina Kern",)


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


@pytest.mark.parametrize(
    ("names", "people", "others"),
    [
        ("Ann Lee, dpa", ("Ann Lee",), ("dpa",)),
        ("dpa/Ann Lee", ("Ann Lee",), ("dpa",)),
        ("Ann Lee and Bob Ray, Reuters", ("Ann Lee", "Bob Ray"), ("Reuters",)),
        ("Ann Lee and the newsroom", ("Ann Lee",), ("the newsroom",)),
        ("Ann Lee, The Courier", ("Ann Lee",), ()),
        ("Ann Lee, Courier", ("Ann Lee",), ()),
        ("By Ann Lee, Chief Political Correspondent", ("Ann Lee",), ()),
        ("Ann Lee, ann lee", ("Ann Lee",), ()),
        ("dpa", (), ("dpa",)),
        ("AFP/dpa", (), ("AFP", "dpa")),
        ("The Courier", (), ("The Courier",)),
        ("Night Desk", (), ("Night Desk",)),
        ("Staff Writer", (), ()),
        ("admin", (), ()),
        ("https://courier.example/ann", (), ()),
        ("ann@courier.example", (), ()),
    ],
)
def test_people_and_others_stand_apart(names: str, people: tuple[str, ...], others: tuple[str, ...]) -> None:
    named = read(meta(names), "The Courier")
    assert (named.people, named.others) == (people, others)


def test_an_agency_in_one_place_does_not_hide_the_person_in_another() -> None:
    named = read(meta("dpa") + '<p class="byline">By Ann Lee</p>')
    assert (named.people, named.others, named.wire) == (("Ann Lee",), (), "dpa")
    assert [one.value for one in named.founds] == ["dpa", "Ann Lee"]
    assert named.chosen is named.founds[1]


def test_names_of_json_ld_come_first() -> None:
    ld = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "x", "author": '
        '[{"@type": "Organization", "name": "AFP"}, {"@type": "Person", "name": "Ann Lee"}]}</script>'
    )
    named = read(ld + meta("Bo Marsh"))
    assert (named.people, named.others, named.wire) == (("Ann Lee",), ("AFP",), "AFP")


def test_a_line_under_the_headline_is_asked_last() -> None:
    assert read("<h1>Bridge closed</h1><i>By René Castellan</i>").people == ("René Castellan",)
    assert read("<h1>Bridge closed</h1><i>By René Castellan</i><p class=author>Ann Lee</p>").people == ("Ann Lee",)


def test_where_nobody_is_named_there_is_nobody() -> None:
    assert read("<h1>Bridge closed</h1>") == Authors((), (), (), None)


def test_there_are_so_many_authors_at_most() -> None:
    named = read(meta(", ".join(f"Ann Lee{'abcdefghijklmnopqrst'[number]}" for number in range(20))))
    assert len(named.people) == 12


@pytest.mark.parametrize(("name", "kept"), [("Night Desk", True), ("x" * 61, False), ("", False), ("@ann", False)])
def test_what_may_be_an_outlet(name: str, kept: bool) -> None:
    assert organisation(name) == (name if kept else None)


@pytest.mark.parametrize(
    "name",
    [
        "Deutsches Rotes Kreuz",
        "Landesanstalt für Wald",
        "Universidad de Salamanca",
        "courier.example.de",
        "humans.txt",
        "Read it now!",
        "Foto Meier",
        "Follow us",
        "human",
        "r",
    ],
)
def test_houses_files_and_calls_are_no_people(name: str) -> None:
    assert person(name, None, is_marked=True) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Interview: Ann Lee", "Ann Lee"),
        ("und Interview: Ann Lee", "Ann Lee"),
        ("Ann Lee: translated by Bob Ray", "Ann Lee"),
        ("Ann Lee im Gespräch", "Ann Lee"),
        ("Ann Lee 2021-05-12", "Ann Lee"),
        ("Ann Lee )", "Ann Lee"),
        ("作者：温素霞", "温素霞"),
        ("Founder Post Artikel von: Ann Lee", "Ann Lee"),
    ],
)
def test_what_stands_around_a_name_goes(text: str, name: str) -> None:
    assert person(text, None, is_marked=True) == name


@pytest.mark.parametrize(
    ("names", "people", "others"),
    [
        ("ANN LEE Associated Press", ("Ann Lee",), ("Associated Press",)),
        ("Ministerium für Schulen, Kultur", (), ("Ministerium für Schulen",)),
        ("Bad Ems, Germany", (), ()),
        ("Pressestelle, Ann Lee", ("Ann Lee",), ("Pressestelle",)),
    ],
)
def test_agencies_houses_and_places_in_a_list(names: str, people: tuple[str, ...], others: tuple[str, ...]) -> None:
    found = read(meta(names))
    assert (found.people, found.others) == (people, others)


def test_an_outlet_beside_an_agency_is_none_of_the_people() -> None:
    found = read(meta("Le Courrier avec AFP"))
    assert (found.people, found.wire) == ((), "AFP")
    assert read(meta("La Toya Brooks")).people == ("La Toya Brooks",)
