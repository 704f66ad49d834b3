from __future__ import annotations

import pytest

from extractors.discover import outlet

HOME = "https://www.ferry-post.example/"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ('<meta property="og:site_name" content="Ferry &amp; Post"><title>x</title>', "Ferry & Post"),
        ('<meta name="application-name" content="Ferry"><title>x</title>', "Ferry"),
        ("<title>News from the water | The Ferry Post</title>", "The Ferry Post"),
        ("<title>Ferry-Post: latest news</title>", "Ferry-Post"),
        ("<title>News from the water</title>", None),
        ("", None),
    ],
)
def test_the_name_is_what_the_page_says_of_itself(head: str, name: str | None) -> None:
    assert outlet.outlet(f"<html lang='en-GB'><head>{head}</head></html>", HOME).name == name


def test_language_and_title() -> None:
    found = outlet.outlet("<html lang='ru-RU'><head><title>Новости - Главная</title></head></html>", HOME)
    assert (found.lang, found.title) == ("ru", "Новости")
    assert outlet.outlet("", HOME) == outlet.Outlet()


@pytest.mark.parametrize(
    ("host", "country"),
    [
        ("www.a.de", "de"),
        ("a.co.uk", "gb"),
        ("a.com.co", "co"),
        ("a.co", None),
        ("a.tv", None),
        ("a.eu", None),
        ("a.com", None),
        ("a.example", None),
        ("127.0.0.1:80", None),
        ("[::1]", None),
        ("a.xn--p1ai", None),
    ],
)
def test_the_country_is_that_of_the_host(host: str, country: str | None) -> None:
    assert outlet.country_of(f"https://{host}/") == country


@pytest.mark.parametrize(
    ("path", "is_home"),
    [
        ("", True),
        ("en", True),
        ("pt-br/", True),
        ("index.html", True),
        ("news", False),
        ("?p=1", False),
        ("en/a", False),
    ],
)
def test_what_can_be_a_homepage(path: str, *, is_home: bool) -> None:
    assert outlet.is_homepage(HOME + path) is is_home


def test_a_long_name_is_cut() -> None:
    page = f"<html><head><meta property='og:site_name' content='{'x' * 5000}'></head></html>"
    assert len(outlet.outlet(page, HOME).name or "") == outlet.MAX_NAME
