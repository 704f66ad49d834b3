from __future__ import annotations

from datetime import UTC, datetime

import pytest

from extractors.discover.sections import MAX_LINKS, links

FRONT = "https://www.outlet.example/"
SECTION = "https://www.outlet.example/world"
A = "/2022/01/07/bridge-collapses-after-rain"
B = "/2022/01/08/divers-search-the-river"

PAGE = f"""<html lang="en-GB"><head><title>World</title></head><body>
<nav><a href="/2022/01/01/pinned-in-the-navigation">Pinned in the navigation</a><a href="/world">World</a></nav>
<main>
<article><a href="{A}"><img src="a.jpg" alt="A broken bridge"></a>
  <h2><a href="{A}?from=rss">Bridge collapses after a week of rain</a></h2>
  <time datetime="2022-01-07T10:30:00+03:00">today</time><a href="{A}#comments">12 comments on this story</a></article>
<ul><li><a href="https://outlet.example{B}"><h3>Divers search</h3><p>They found a car and more.</p></a>
  <time>yesterday</time><time datetime="2022-01-08">yesterday</time></li>
<li><a href="/2022/01/09/short">Short</a></li>
<li><a href="/opinion/why-bridges-fall-down">Why bridges fall down</a></li></ul>
<a href="/tag/rain-in-the-valley">Rain in the valley</a>
<a href="/world/2022/01/10/x"> </a>
<a href="https://other.example/2022/01/07/somebody-else-wrote-this">Somebody else wrote this</a>
<a href="javascript:void(0)">Click here for more</a><a>Nothing at all here</a>
<time datetime="2020-01-01">outside</time>
</main><footer><a href="/2019/01/01/an-old-story-of-ours">An old story of ours</a></footer></body></html>"""


def test_section_page() -> None:
    found = links(PAGE, SECTION)
    assert [(item.url, item.title) for item in found] == [
        (f"https://www.outlet.example{A}", "Bridge collapses after a week of rain"),
        (f"https://outlet.example{B}", "Divers search"),
        ("https://www.outlet.example/opinion/why-bridges-fall-down", "Why bridges fall down"),
    ]
    assert {(item.via, item.via_url, item.lang, item.depth) for item in found} == {("section", SECTION, "en", 0)}
    positions = [item.position for item in found]
    assert positions == sorted(positions, key=lambda position: position or 0)


def test_dates_come_from_the_same_container_only() -> None:
    dates = [item.published_at for item in links(PAGE, SECTION)]
    assert dates == [datetime(2022, 1, 7, 7, 30, tzinfo=UTC), datetime(2022, 1, 8, tzinfo=UTC), None]


@pytest.mark.parametrize("url", [FRONT, "https://www.outlet.example", FRONT + "?utm_source=x", FRONT + "index.html"])
def test_the_root_is_the_front(url: str) -> None:
    assert {item.via for item in links(PAGE, url)} == {"front"}


def test_base_and_the_page_itself() -> None:
    html = """<base href="https://www.outlet.example/en/">
    <a href="bridge-collapses-after-rain">Bridge collapses after rain</a>
    <a href="https://outlet.example/the-page-itself-here/">The page itself</a>"""
    found = links(html, "https://www.outlet.example/the-page-itself-here")
    assert [item.url for item in found] == ["https://www.outlet.example/en/bridge-collapses-after-rain"]


def test_a_link_with_a_picture_alone_says_what_the_picture_shows() -> None:
    html = f'<h2><a href="{A}" aria-label="Bridge falls"><img alt="x"></a></h2>'
    assert [item.title for item in links(html, FRONT)] == ["Bridge falls"]
    html = f'<article><a href="{A}"><img><img alt="Broken &amp; wet"></a></article>'
    assert [item.title for item in links(html, FRONT)] == ["Broken & wet"]


def test_languages_without_spaces() -> None:
    html = (
        '<a href="/2022/01/07/c12345.html">连日大雨后河上大桥今晨突然坍塌</a><a href="/2022/01/07/c12346.html">更多</a>'
    )
    assert [item.url[-7:-5] for item in links(html, FRONT)] == ["45"]


def test_titles_are_one_harmless_line() -> None:
    html = f'<h2><a href="{A}">Bridge\n <b>falls</b> &lt;live&gt; \u202enow</a></h2>'
    assert [item.title for item in links(html, FRONT)] == ["Bridge falls <live> now"]


def test_hostile_pages() -> None:
    assert links("", FRONT) == ()
    assert links("\x00", FRONT) == ()
    many = "".join(f'<a href="/2022/01/07/story-number-{n}">Story number {n}</a>' for n in range(1000))
    assert len(links(many, FRONT)) == MAX_LINKS
    deep = "<div>" * 5000 + f'<a href="{A}">Bridge collapses today</a>'
    assert len(links(deep, FRONT)) <= 1
    long = f'<h2><a href="{A}">' + "word " * 100_000 + "</a></h2>"
    (item,) = links(long, FRONT)
    assert len(item.title or "") <= 1000


def taken(html: str) -> list[str]:
    return [item.url.removeprefix("https://www.outlet.example") for item in links(html, FRONT)]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/food-and-drink">Food &amp; Drink &amp; Fun</a>',
        '<li><a href="/my-europe/made-in-europe">Made in Europe</a></li>',
        '<ol class="Breadcrumb"><li><a href="/2022/01/07/the-old-bridge">The old bridge fell down</a></li></ol>',
        '<a href="/autoren/thomas-hanke/20889740.html">Thomas Hanke in Paris writes</a>',
        '<a href="/tema/bahn-und-bus">Alles rund um Bahn und Bus</a>',
        '<a rel="tag" href="/wort/bahn-und-bus">Alles rund um Bahn und Bus</a>',
        '<a href="https://shop.outlet.example/a-book-about-the-bridge-12345">A book about the bridge</a>',
        '<a href="/jobs/job16881/welder-for-bridges-needed-at-once">Welder for bridges needed at once</a>',
        '<article><h2><a href="/world">All that happened in the world today</a></h2></article>',
    ],
)
def test_what_only_looks_like_a_story(html: str) -> None:
    assert taken(html) == []


@pytest.mark.parametrize(
    ("html", "path"),
    [
        # A long slug, a number or a day makes up for a section's or an author's word in the path.
        (
            '<a href="/autoren/jane/what-we-read-when-rivers-rise">What we read when</a>',
            "/autoren/jane/what-we-read-when-rivers-rise",
        ),
        ('<a href="/tema/bridge/497039969">The bridge that fell</a>', "/tema/bridge/497039969"),
        ('<a href="/2022/01/07/hestaleigu_lokad/">Hestaleigu lokað</a>', "/2022/01/07/hestaleigu_lokad/"),
        ('<article><a href="/the-old-bridge"><img></a></article>', "/the-old-bridge"),
        # A headline of an entry, at an address that says nothing.
        ('<article><h2><a href="/a/flood">Why the old bridge had to fall</a></h2></article>', "/a/flood"),
        ('<h2><a rel="bookmark" href="/flood">Why the old bridge had to fall</a></h2>', "/flood"),
        ('<h3><a href="/a/b7">Why the old bridge had to fall</a></h3>', "/a/b7"),
        ('<h3><a href="/a/b7">連日の大雨で川の橋が今朝突然崩れ落ちた</a></h3>', "/a/b7"),
    ],
)
def test_what_is_a_story_all_the_same(html: str, path: str) -> None:
    assert taken(html) == [path]


def test_a_headline_alone_is_not_enough() -> None:
    assert taken('<h2><a href="/trending">Why the old bridge had to fall</a></h2>') == []
    assert taken('<article><h2><a href="/a/flood?page=2">Why the old bridge had to fall</a></h2></article>') == []
    assert taken('<article><h2><a href="/a/flood">The old bridge</a></h2></article>') == []
