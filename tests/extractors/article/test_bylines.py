from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.article.bylines import FAR, MAX_BYLINE, bylines, name_in
from extractors.article.head import read_head
from extractors.article.tree import parse

URL = "https://courier.example/2024/02/06/bridge"


def named(html: str) -> list[str]:
    root = parse(f"<html><body>{html}<p>x</p></body></html>")
    assert root is not None
    return [found.value for found in bylines(read_head(root, URL))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee", "Ann Lee"),
        ("By Ann Lee", "Ann Lee"),
        ("BY: Ann Lee", "Ann Lee"),
        ("Posted by Ann Lee", "Ann Lee"),
        ("Posted by Ann Lee on March 3, 2024", "Ann Lee"),
        ("Posted on 3 March 2024 by Ann Lee", "Ann Lee"),
        ("March 3, 2024 by Ann Lee", "Ann Lee"),
        ("By Ann Lee, 3 March 2024", "Ann Lee"),
        ("By Ann Lee and Bob Ray Tuesday, 5 March 2024", "Ann Lee and Bob Ray"),
        ("By Ann Lee Updated: 5 March 2024", "Ann Lee"),
        ("By Ann Lee at 10:15", "Ann Lee"),
        ("Ann Lee · 5 min read", "Ann Lee"),
        ("2024-03-05 Ann Lee", "Ann Lee"),
        ("Von Jana Kern | 3.4.2024", "Jana Kern"),
        ("3. April 2024, von Jana Kern", "Jana Kern"),
        ("Geschrieben von Jana Kern am 3. April 2024", "Jana Kern"),
        ("Text: Jana Kern", "Jana Kern"),
        ("Écrit par Luc Morel", "Luc Morel"),
        ("Escrito por Eva Ruiz", "Eva Ruiz"),
        ("Автор: Анна Белова", "Анна Белова"),
        ("Από Μαρία Παππά", "Μαρία Παππά"),
        ("كتبت: ليلى حداد", "ليلى حداد"),
        ("記者 山田太郎", "山田太郎"),
    ],
)
def test_openings_and_dates_go(text: str, name: str) -> None:
    assert name_in(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "View all posts by Jana Kern",
        "See more articles by Jana Kern →",
        "Zeige alle Beiträge von Jana Kern",
        "Alle Artikel von Jana Kern",
        "Zum Profil von Jana Kern",
        "Voir tous les articles de Jana Kern",
        "Ver todos los artículos de Jana Kern",
    ],
)
def test_links_to_everything_of_somebody_name_them(text: str) -> None:
    assert name_in(text) == "Jana Kern"


@pytest.mark.parametrize("name", ["Jan Kern", "May Jansen", "April Jones", "Sun Li", "Mart Denissen", "Byron Vance"])
def test_names_like_months_days_and_openings_stay(name: str) -> None:
    assert name_in(f"By {name}") == name
    assert name_in(name) == name


@pytest.mark.parametrize("text", ["", "by", "Archive", "All posts", "Profil", "3 March 2024", " | "])
def test_where_nobody_is_named(text: str) -> None:
    assert name_in(text) == ""


@given(st.text(max_size=150))
def test_a_name_is_drawn_from_the_text(text: str) -> None:
    assert name_in(text) in text


@pytest.mark.parametrize(
    "html",
    [
        '<p class="byline">By Ann Lee</p>',
        '<a rel="author" href="/ann">Ann Lee</a>',
        '<span itemprop="author">Ann Lee</span>',
        '<div itemprop="author"><span itemprop="name">Ann Lee</span> is a reporter of many years.</div>',
        '<meta itemprop="author" content="Ann Lee">',
        "<address>By Ann Lee</address>",
        '<span class="author vcard"><a class="url fn n" title="x">Ann Lee</a></span>',
        '<div class="posted-by">Posted by <b>Ann Lee</b> on 3 March 2024</div>',
        '<div class="entry-meta">March 3, 2024 by Ann Lee</div>',
        '<div id="article-author">Ann Lee</div>',
        '<p class="autor">Ann Lee</p>',
        '<p class="kirjoittaja">Ann Lee</p>',
    ],
)
def test_elements_that_name_the_author(html: str) -> None:
    assert named(f"<h1>Bridge closed</h1>{html}")[0] == "Ann Lee"


BOB = '<span class="author">Bob Ray</span>'


@pytest.mark.parametrize(
    "html",
    [
        f'<div class="comment">{BOB}</div>',
        f'<div id="comments"><ol><li><div>{BOB}</div></li></ol></div>',
        f'<div class="related-articles"><h3>More</h3>{BOB}</div>',
        f'<div class="teaser">{BOB}</div>',
        f"<footer>{BOB}</footer>",
        f"<aside>{BOB}</aside>",
        f"<nav>{BOB}</nav>",
        f"<figure><figcaption>{BOB}</figcaption></figure>",
        f'<div class="pingback">{BOB}</div>',
        '<span class="comment-author">Bob Ray</span>',
        '<span class="photo-author">Bob Ray</span>',
        '<div class="entry-meta">3 March 2024</div>',
        f'<div class="author">{"Bob Ray writes of the quay. " * 10}</div>',
    ],
)
def test_who_wrote_something_else_is_no_author(html: str) -> None:
    assert named(f"<h1>Bridge closed</h1>{html}") == []
    assert named(f'{html}<h1>Bridge closed</h1><p class="byline">By Ann Lee</p>{html}') == ["Ann Lee"]


def test_the_nearest_to_the_headline_comes_first() -> None:
    far = "<div></div>" * 30
    html = f"{BOB}{far}{far}<h1>Bridge closed</h1><p>x</p><span class=author>Ann Lee</span>{far}<i></i>"
    assert named(html + '<span class="author">Cy Dow</span>') == ["Ann Lee", "Cy Dow", "Bob Ray"]


def test_what_is_said_in_so_many_words_comes_before_what_is_near() -> None:
    html = f'<h1>Bridge closed</h1>{BOB}{"<div></div>" * 30}<p class="byline">By Ann Lee</p>'
    assert named(html) == ["Ann Lee", "Bob Ray"]


def test_what_is_too_far_from_the_headline_is_not_asked() -> None:
    far = "<div></div>" * (FAR + 1)
    assert named(f"<h1>Bridge closed</h1>{far}{BOB}") == []
    assert named(f"{far}{BOB}") == ["Bob Ray"]


def test_each_name_is_given_once_with_its_place() -> None:
    root = parse(f"<html><body><h1>T</h1>{BOB}{BOB}<p class=byline>Bob Ray</p><p>x</p></body></html>")
    found = bylines(read_head(root, URL))
    assert [(one.value, one.method, one.locator) for one in found] == [("Bob Ray", "page", "p.byline")]


parts = st.sampled_from(
    [
        *("<h1>", "</h1>", "By ", "Ann Lee", "|", "7", "\u202e", "3 March 2024", "x" * 200),
        *('<span class="author">', "</span>", '<div class="comment">', "</div>", '<p class="byline">', "<address>"),
        *('<meta itemprop="author" content="', '">'),
    ]
)


@given(st.lists(parts, max_size=40).map("".join))
@settings(max_examples=100, deadline=None)
def test_names_of_any_page_are_short_few_and_not_empty(html: str) -> None:
    root = parse(f"<html><body>{html}<p>x</p></body></html>")
    found = [one.value for one in bylines(read_head(root, URL))] if root is not None else []
    assert len(found) == len(set(found)) <= 12
    assert all(0 < len(name) <= 2 * MAX_BYLINE and name == name.strip() for name in found)


@pytest.mark.parametrize(
    "address",
    [
        "Post Verlag, Hauptstraße 4, 56130 Bad Ems",
        "12 Harbour Road<br>Oldford OX4 2AB",
        "Ann Lee, phone: 555 0100",
        "news@post.example",
        "Nürnberg, Germany",
        "Calle Mayor, Madrid",
        "P.O. Box 12",
        "ул. Ленина, Пермь",
    ],
)
def test_the_address_of_a_house_is_no_byline(address: str) -> None:
    assert named(f"<h1>Bridge</h1><address>{address}</address>") == []


@pytest.mark.parametrize("address", ["Ann Lee", "By Ann Lee", "By <a href=/ann>Ann Lee</a>"])
def test_the_address_of_a_person_is(address: str) -> None:
    assert named(f"<h1>Bridge</h1><address>{address}</address>") == ["Ann Lee"]
