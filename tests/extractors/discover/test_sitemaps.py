from __future__ import annotations

import gzip
import tracemalloc
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover import sitemaps
from extractors.discover.sitemaps import ChildSitemap, parse_sitemap

URL = "https://www.outlet.example/sitemap.xml"
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def urlset(inner: str, namespace: str = "http://www.sitemaps.org/schemas/sitemap/0.9") -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="{namespace}" {NEWS}>{inner}</urlset>'.encode()


ONE = "<url><loc>https://www.outlet.example/a</loc><lastmod>2022-01-07T10:00:00+03:00</lastmod></url>"


def test_urlset() -> None:
    second = "<url><loc>\n https://outlet.example/b?a=1&amp;b=2 </loc><lastmod>2022-01-08</lastmod></url>"
    result = parse_sitemap(urlset(ONE + second), URL)
    assert (result.kind, result.problem) == ("urlset", None)
    first, other = result.candidates
    assert (first.url, first.via, first.via_url, first.position) == ("https://www.outlet.example/a", "sitemap", URL, 0)
    assert (first.published_at, first.modified_at) == (None, datetime(2022, 1, 7, 7, tzinfo=UTC))
    assert (other.url, other.position) == ("https://outlet.example/b?a=1&b=2", 1)


@pytest.mark.parametrize("namespace", ["", "https://www.sitemaps.org/schemas/sitemap/0.9", "http://odd.example/"])
def test_namespaces_do_not_matter(namespace: str) -> None:
    assert len(parse_sitemap(urlset(ONE, namespace), URL).candidates) == 1


def test_news_sitemap() -> None:
    entry = """<url><loc>https://www.outlet.example/n</loc><news:news><news:publication><news:name>Outlet</news:name>
    <news:language>ru</news:language></news:publication><news:publication_date>2022-01-07T10:00Z</news:publication_date>
    <news:title>Bridge &amp;amp; river</news:title></news:news></url>"""
    result = parse_sitemap(urlset(entry + ONE), URL)
    assert result.kind == "news"
    news, plain = result.candidates
    assert (news.via, news.title, news.lang) == ("news_sitemap", "Bridge & river", "ru")
    assert news.published_at == datetime(2022, 1, 7, 10, tzinfo=UTC)
    assert plain.via == "sitemap"


def test_image_addresses_are_no_pages() -> None:
    entry = """<url xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
    <image:image><image:loc>https://www.outlet.example/a.jpg</image:loc></image:image>
    <loc>https://www.outlet.example/a</loc></url>"""
    assert [page.url for page in parse_sitemap(urlset(entry), URL).candidates] == ["https://www.outlet.example/a"]


def test_index() -> None:
    body = b"""<sitemapindex><sitemap><loc>https://www.outlet.example/s1.xml</loc><lastmod>2022-01-07</lastmod></sitemap>
    <sitemap><loc>/s2.xml.gz</loc></sitemap><sitemap><loc>https://www.outlet.example/sitemap.xml</loc></sitemap>
    <sitemap><loc>https://elsewhere.example/s3.xml</loc></sitemap></sitemapindex>"""
    result = parse_sitemap(body, URL)
    assert result.kind == "index"
    # An index that lists itself would be read for ever.
    assert result.children == (
        ChildSitemap("https://www.outlet.example/s1.xml", datetime(2022, 1, 7, tzinfo=UTC)),
        ChildSitemap("https://www.outlet.example/s2.xml.gz"),
    )
    assert result.problem == "1 addresses of other sites dropped"


def test_other_sites_are_dropped_and_counted() -> None:
    foreign = "<url><loc>https://casino.example/win</loc></url>"
    subdomain = "<url><loc>https://sport.outlet.example/a</loc></url>"
    result = parse_sitemap(urlset(ONE + foreign * 2 + subdomain + "<url><loc>ftp://x/</loc></url><url/>"), URL)
    assert [page.url for page in result.candidates] == [
        "https://www.outlet.example/a",
        "https://sport.outlet.example/a",
    ]
    assert result.foreign == 2
    assert result.problem == "2 addresses of other sites dropped; 2 addresses are none"


def test_plain_text() -> None:
    body = "\ufeffhttps://www.outlet.example/a\r\n\r\nhttps://other.example/b\nhttps://www.outlet.example/c\n"
    result = parse_sitemap(body.encode(), URL)
    assert result.kind == "text"
    assert [page.url[-1] for page in result.candidates] == ["a", "c"]
    assert result.foreign == 1


def test_a_feed_used_as_sitemap() -> None:
    body = b"""<rss version="2.0"><channel><title>x</title><item><title>A b c</title>
    <link>https://www.outlet.example/a</link></item><item><link>https://ads.example/b</link></item></channel></rss>"""
    result = parse_sitemap(body, URL)
    assert result.kind == "feed"
    assert [(page.url, page.title, page.via) for page in result.candidates] == [
        ("https://www.outlet.example/a", "A b c", "feed")
    ]
    assert result.foreign == 1


def test_gzip_of_several_members() -> None:
    whole = urlset(ONE)
    body = gzip.compress(whole[:50]) + gzip.compress(whole[50:])
    assert len(parse_sitemap(body, URL).candidates) == 1


def test_gzip_bombs_and_broken_gzip(monkeypatch: pytest.MonkeyPatch) -> None:
    assert parse_sitemap(gzip.compress(urlset(ONE))[:-12], URL).problem == "truncated gzip"
    assert parse_sitemap(b"\x1f\x8b nothing of the kind", URL).problem == "broken gzip"
    monkeypatch.setattr(sitemaps, "MAX_BYTES", 1000)
    bomb = gzip.compress(b" " * 600)
    assert parse_sitemap(bomb + bomb, URL).problem == "larger than 1000 bytes"
    assert parse_sitemap(b"<" * 1001, URL).problem == "larger than 1000 bytes"


def test_caps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MAX_URLS", 3)
    many = "".join(f"<url><loc>https://www.outlet.example/{n}</loc></url>" for n in range(9))
    result = parse_sitemap(urlset(many), URL)
    assert [page.url[-1] for page in result.candidates] == ["0", "1", "2"]
    assert result.problem == "only the first 3 addresses were read"
    text = "\n".join(f"https://www.outlet.example/{n}" for n in range(9))
    assert len(parse_sitemap(text.encode(), URL).candidates) == 3


def test_a_truncated_sitemap_gives_what_came() -> None:
    result = parse_sitemap(urlset(ONE * 1 + ONE.replace("/a<", "/b<"))[:-80], URL)
    assert [page.url for page in result.candidates][:1] == ["https://www.outlet.example/a"]


def test_broken_markup_is_recovered() -> None:
    body = urlset("<url><loc>https://www.outlet.example/?a=1&b=2</loc></url>" + ONE)
    assert "https://www.outlet.example/a" in [page.url for page in parse_sitemap(body, URL).candidates]


def test_an_entry_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MAX_HELD", 50)
    result = parse_sitemap(urlset(ONE * 100 + "<url>" + "<x/>" * 60 + "</url>"), URL)
    assert len(result.candidates) == 1
    assert result.problem == "an entry of more than 50 elements"


def test_junk_between_the_entries_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "MAX_URLS", 10)
    result = parse_sitemap(urlset("<x/>" * 100 + ONE), URL)
    assert result.candidates == ()
    assert result.problem == "only the first 10 addresses were read"


def test_entities_are_refused() -> None:
    body = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + urlset("<url><loc>&a;</loc></url>")[38:]
    assert parse_sitemap(body, URL).problem == "declares entities of its own"


def test_utf_16() -> None:
    body = urlset(ONE).decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert len(parse_sitemap(body, URL).candidates) == 1


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "empty"),
        (b"   ", "empty"),
        (b"<!doctype html><html><body><p>Page not found</p></body></html>", "not a sitemap"),
        (b"Not found", "not a sitemap"),
        (b"<", "malformed: XMLSyntaxError"),
    ],
)
def test_what_is_no_sitemap(body: bytes, problem: str) -> None:
    result = parse_sitemap(body, URL)
    assert (result.kind, result.candidates, result.children) == ("unknown", (), ())
    assert result.problem in {problem, "not a sitemap"}


def test_an_empty_sitemap_is_no_problem() -> None:
    assert (parse_sitemap(urlset(""), URL).kind, parse_sitemap(urlset(""), URL).problem) == ("urlset", None)
    assert parse_sitemap(b"<sitemapindex></sitemapindex>", URL).kind == "index"


def test_names_that_are_none_are_survived() -> None:
    assert [page.url for page in parse_sitemap(urlset("<url><:/></url>" + ONE), URL).candidates] == [
        "https://www.outlet.example/a"
    ]


@given(st.binary(max_size=200), st.sampled_from([b"", b"<urlset><url>", b"<sitemapindex>", b"\x1f\x8b", b"<rss>"]))
def test_any_bytes_are_survived(body: bytes, start: bytes) -> None:
    assert parse_sitemap(start + body, URL).candidates is not None


def test_a_bomb_is_counted_before_it_is_kept() -> None:
    bomb = gzip.compress(bytes(sitemaps.MAX_BYTES + 1), 1)
    tracemalloc.start()
    try:
        assert parse_sitemap(bomb, URL).problem == f"larger than {sitemaps.MAX_BYTES} bytes"
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()


def test_members_of_gzip_are_read_one_after_another() -> None:
    whole = urlset(ONE)
    assert parse_sitemap(gzip.compress(whole[:70]) + gzip.compress(whole[70:]), URL) == parse_sitemap(whole, URL)


def test_a_voucher_lets_a_sitemap_speak_for_another_site() -> None:
    body = urlset(ONE + "<url><loc>https://maps.example/help</loc></url><url><loc>https://casino.example/</loc></url>")
    lone = parse_sitemap(body, "https://maps.example/outlet.xml")
    assert [page.url for page in lone.candidates] == ["https://maps.example/help"]
    vouched = parse_sitemap(body, "https://maps.example/outlet.xml", ["https://www.outlet.example/robots.txt"])
    assert [page.url for page in vouched.candidates] == ["https://www.outlet.example/a", "https://maps.example/help"]
    assert vouched.foreign == 1
    # What is no address vouches for nothing.
    assert parse_sitemap(urlset("<url><loc>x:y</loc></url>"), URL, ["nothing", ""]).candidates == ()


def test_versions_in_other_languages() -> None:
    entry = """<url xmlns:xhtml="http://www.w3.org/1999/xhtml"><loc>https://www.outlet.example/en/a</loc>
    <xhtml:link rel="alternate" hreflang="en" href="https://www.outlet.example/en/a"/>
    <xhtml:link rel="alternate" hreflang="ru-RU" href="https://ru.outlet.example/a"/>
    <xhtml:link rel="alternate" hreflang="x-default" href="/a"/>
    <xhtml:link rel="alternate" hreflang="de" href="https://other.example/a"/>
    <xhtml:link rel="alternate" media="only screen" href="https://m.outlet.example/en/a"/>
    <lastmod>2022-01-07</lastmod></url><url><loc>https://www.outlet.example/b</loc></url>"""
    result = parse_sitemap(urlset(entry), URL)
    assert [(page.url, page.lang) for page in result.candidates] == [
        ("https://www.outlet.example/en/a", None),
        ("https://www.outlet.example/b", None),
        ("https://ru.outlet.example/a", "ru"),
        ("https://www.outlet.example/a", None),
    ]
    assert result.candidates[2].modified_at == datetime(2022, 1, 7, tzinfo=UTC)
    assert result.problem is None


def test_films_and_pictures_beside_the_address_do_not_replace_it() -> None:
    entry = """<url xmlns:i="http://www.google.com/schemas/sitemap-image/1.1"
    xmlns:v="http://www.google.com/schemas/sitemap-video/1.1"><i:loc>https://www.outlet.example/a.jpg</i:loc>
    <loc>https://www.outlet.example/a</loc><v:video><v:title>A film</v:title>
    <v:publication_date>2019-01-01</v:publication_date><v:player_loc>https://www.outlet.example/p</v:player_loc>
    </v:video><i:loc>https://www.outlet.example/b.jpg</i:loc></url>"""
    (page,) = parse_sitemap(urlset(entry), URL).candidates
    assert (page.url, page.published_at) == ("https://www.outlet.example/a", None)


def test_sitemaps_listed_as_pages_are_sitemaps() -> None:
    entry = "<url><loc>https://www.outlet.example/2022-01.xml.gz</loc><lastmod>2022-01-31</lastmod></url>"
    result = parse_sitemap(urlset(entry), URL)
    assert result.kind == "index"
    assert result.children == (
        ChildSitemap("https://www.outlet.example/2022-01.xml.gz", datetime(2022, 1, 31, tzinfo=UTC)),
    )
    mixed = parse_sitemap(urlset(entry + ONE), URL)
    assert (mixed.kind, len(mixed.candidates), len(mixed.children)) == ("urlset", 1, 1)
    text = parse_sitemap(b"https://www.outlet.example/s-1.xml\nhttps://www.outlet.example/s-2.xml", URL)
    assert (text.kind, len(text.children)) == ("index", 2)


def test_a_warning_before_the_document() -> None:
    for junk in (b"<br />\n<b>Warning</b>: Undefined index in <b>/x.php</b>\n", b"Notice: x\n", b"\n\n\t"):
        assert len(parse_sitemap(junk + urlset(ONE), URL).candidates) == 1
    assert parse_sitemap(b"Error <b>500</b>", URL).problem == "not a sitemap"


def test_html_is_called_so() -> None:
    page = b"<!DOCTYPE html><html><head><title>Just a moment</title></head><body><a href='/a'>A</a></body></html>"
    assert parse_sitemap(page, URL).problem == "an HTML page, not a sitemap"


def test_names_in_capitals_and_dates_as_in_mail() -> None:
    body = b"""<URLSET><URL><LOC>https://www.outlet.example/?a=1&amp;amp;b=2</LOC>
    <LASTMOD>Fri, 07 Jan 2022 10:00:00 +0300</LASTMOD></URL></URLSET>"""
    (page,) = parse_sitemap(body, URL).candidates
    assert page.url == "https://www.outlet.example/?a=1&b=2"
    assert page.modified_at == datetime(2022, 1, 7, 7, tzinfo=UTC)


def test_gzip_twice_and_other_encodings() -> None:
    assert len(parse_sitemap(gzip.compress(gzip.compress(urlset(ONE))), URL).candidates) == 1
    assert len(parse_sitemap("https://www.outlet.example/a\n".encode("utf-16"), URL).candidates) == 1


def test_a_json_feed_used_as_sitemap() -> None:
    body = b"""{"version": "https://jsonfeed.org/version/1.1", "title": "x",
    "items": [{"id": "1", "url": "https://www.outlet.example/a", "title": "A b c"}]}"""
    assert [page.url for page in parse_sitemap(body, URL).candidates] == ["https://www.outlet.example/a"]
    assert parse_sitemap(b'{"error": "not found"}', URL).problem == "not a sitemap"
