from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover import feeds
from extractors.discover.feeds import parse_feed

URL = "https://www.outlet.example/feeds/world.xml"


def rss(items: str, extra: str = "") -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
<channel><title>Outlet &amp; World</title><link>https://www.outlet.example/</link><language>en-GB</language>{extra}
{items}</channel></rss>""".encode()


def test_rss() -> None:
    body = rss(
        """<item><title>River &amp;amp; bridge: &lt;i&gt;what&lt;/i&gt; fell</title>
        <link>https://www.outlet.example/2022/01/07/river</link>
        <pubDate>Fri, 07 Jan 2022 10:30:00 +0300</pubDate></item>
        <item><title>Second</title><link>/2022/01/08/second?utm_source=rss</link>
        <pubDate>Sat, 08 Jan 2022 10:30:00</pubDate></item>"""
    )
    result = parse_feed(body, URL, "application/rss+xml; charset=utf-8")
    assert result.problem is None
    assert (result.version, result.title, result.lang) == ("rss20", "Outlet & World", "en")
    first, second = result.candidates
    assert (first.via, first.via_url, first.lang, first.position) == ("feed", URL, "en", 0)
    assert first.title == "River & bridge: what fell"
    assert first.published_at == datetime(2022, 1, 7, 7, 30, tzinfo=UTC)
    # Resolved against the feed, tracking kept: this is what will be fetched. No zone: UTC is taken.
    assert second.url == "https://www.outlet.example/2022/01/08/second?utm_source=rss"
    assert second.published_at == datetime(2022, 1, 8, 10, 30, tzinfo=UTC)


def test_rss_091_with_its_doctype() -> None:
    body = b"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
    "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>Old</title>
    <item><title>Old story</title><link>http://outlet.example/old</link></item></channel></rss>"""
    result = parse_feed(body, URL)
    assert [candidate.url for candidate in result.candidates] == ["http://outlet.example/old"]
    assert result.version.startswith("rss091")


def test_rdf_takes_dc_date_for_the_day_of_publication() -> None:
    body = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://outlet.example/"><title>R</title></channel>
    <item rdf:about="https://outlet.example/1"><title>One</title><link>https://outlet.example/1</link>
    <dc:date>2022-01-07T10:00:00+01:00</dc:date></item></rdf:RDF>"""
    (candidate,) = parse_feed(body, URL).candidates
    assert candidate.published_at == datetime(2022, 1, 7, 9, tzinfo=UTC)
    assert candidate.modified_at is None


def test_atom_with_base_and_alternate_link() -> None:
    body = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ru" xml:base="/ru/">
    <title>A</title>
    <entry><title type="html">One &amp;lt;b&amp;gt;two&amp;lt;/b&amp;gt;</title><id>tag:1</id>
    <link rel="self" href="https://outlet.example/api/1"/><link rel="alternate" href="one"/>
    <published>2022-01-07T10:00:00Z</published><updated>2022-01-09T10:00:00Z</updated></entry>
    <entry><title>Only updated</title><id>tag:2</id><link href="two"/><updated>2022-01-09T10:00:00Z</updated></entry>
    </feed>"""
    one, two = parse_feed(body, URL, "application/atom+xml").candidates
    assert one.url == "https://www.outlet.example/ru/one"
    assert one.title == "One two"
    assert one.published_at == datetime(2022, 1, 7, 10, tzinfo=UTC)
    assert one.modified_at == datetime(2022, 1, 9, 10, tzinfo=UTC)
    assert (two.published_at, two.modified_at) == (None, datetime(2022, 1, 9, 10, tzinfo=UTC))


def test_a_permanent_guid_stands_in_for_a_missing_link() -> None:
    body = rss(
        """<item><title>a</title><guid>https://outlet.example/1</guid></item>
        <item><title>b</title><guid isPermaLink="false">https://outlet.example/2</guid></item>
        <item><title>c</title><guid isPermaLink="false">12345</guid></item>"""
    )
    assert [candidate.url for candidate in parse_feed(body, URL).candidates] == ["https://outlet.example/1"]


def test_feedburner_tells_the_original_address() -> None:
    body = rss(
        """<item><title>a</title><link>https://burner.example/~r/1</link>
        <feedburner:origLink>https://outlet.example/1</feedburner:origLink></item>"""
    )
    assert [candidate.url for candidate in parse_feed(body, URL).candidates] == ["https://outlet.example/1"]


def test_addresses_that_are_no_web_pages_are_left_out() -> None:
    body = rss(
        """<item><title>a</title><link>javascript:alert(1)</link></item>
        <item><title>b</title><link>mailto:desk@outlet.example</link></item>"""
    )
    result = parse_feed(body, URL)
    assert result.candidates == ()
    assert result.problem == "none of 2 entries has an address"


def test_the_same_address_twice_is_one_candidate() -> None:
    item = "<item><title>a</title><link>https://outlet.example/1</link></item>"
    assert len(parse_feed(rss(item * 3), URL).candidates) == 1


@pytest.mark.parametrize("stated", ["", "soon", "Fri, 07 Jan 0001 10:00:00 GMT", "2022-02-31"])
def test_unreadable_dates_are_unknown(stated: str) -> None:
    body = rss(f"<item><title>a</title><link>https://outlet.example/1</link><pubDate>{stated}</pubDate></item>")
    (candidate,) = parse_feed(body, URL).candidates
    assert candidate.published_at is None


def test_an_unescaped_ampersand_does_not_lose_the_entries() -> None:
    body = rss("<item><title>Salt & pepper</title><link>https://outlet.example/?a=1&b=2</link></item>")
    (candidate,) = parse_feed(body, URL, "text/xml").candidates
    assert candidate.title == "Salt & pepper"
    assert candidate.url == "https://outlet.example/?a=1&b=2"


def test_control_characters_are_dropped() -> None:
    body = rss("<item><title>be\x07ll</title><link>https://outlet.example/1</link></item>")
    (candidate,) = parse_feed(body, URL).candidates
    assert candidate.title is not None
    assert candidate.title.isprintable()


def test_other_charsets() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><item><title>Мост</title>'
    body = (text + "<link>https://outlet.example/1</link></item></channel></rss>").encode("cp1251")
    (candidate,) = parse_feed(body, URL).candidates
    assert candidate.title == "Мост"


def test_entities_are_refused() -> None:
    body = b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + rss("")[38:]
    assert parse_feed(body, URL).problem == "declares entities of its own"


def test_caps(monkeypatch: pytest.MonkeyPatch) -> None:
    items = "".join(f"<item><title>t</title><link>https://outlet.example/{n}</link></item>" for n in range(9))
    monkeypatch.setattr(feeds, "MAX_ENTRIES", 5)
    result = parse_feed(rss(items), URL)
    assert [candidate.url[-1] for candidate in result.candidates] == list("01234")
    assert result.problem == "only the first 5 of 9 entries were read"
    monkeypatch.setattr(feeds, "MAX_BYTES", 100)
    assert parse_feed(rss(items), URL).problem == "larger than 100 bytes"


def test_too_much_markup_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MAX_TAGS", 100)
    item = "<item><title>t</title><link>https://outlet.example/1</link><description>{}</description></item>"
    assert parse_feed(rss(item.format("<b/>" * 200)), URL).problem == "too much markup"
    assert parse_feed(rss(item.format("<![CDATA[" + "<b></b>" * 200 + "]]>")), URL).problem is None
    monkeypatch.setattr(feeds, "MAX_REFERENCES", 10)
    assert parse_feed(rss(item.format("&amp;" * 20)), URL).problem == "too much markup"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"<!doctype html><title>Not found</title><p>Nothing here", "not a feed"),
        (b"/etc/passwd", "not a feed"),
        (b"https://outlet.example/feed", "not a feed"),
        (b'{"items": []}', "not a feed"),
        (b'{"version": "https://jsonfeed.org/version/1"}', "not a feed"),
        (b'{"version": ', "malformed: JSONDecodeError"),
    ],
)
def test_what_is_no_feed(body: bytes, problem: str) -> None:
    result = parse_feed(body, URL, "text/html")
    assert result.candidates == ()
    assert result.problem == problem


def test_an_empty_feed_is_no_problem() -> None:
    assert parse_feed(rss(""), URL).problem is None


def test_json_feed() -> None:
    data = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "J",
        "language": "de-AT",
        "items": [
            {"id": "1", "url": "/eins", "title": "E &amp; <b>ins</b>", "date_published": "2022-01-07T10:00:00+01:00"},
            {"id": "2", "external_url": "https://other.example/zwei", "date_modified": "2022-01-08", "language": "en"},
            {"id": "https://www.outlet.example/drei"},
            {"id": 4},
            {"id": "five", "url": ["no"]},
            "six",
        ],
    }
    result = parse_feed(json.dumps(data).encode(), URL, "application/feed+json")
    assert (result.version, result.title, result.problem) == ("json", "J", None)
    one, two, three = result.candidates
    assert (one.url, one.title, one.lang) == ("https://www.outlet.example/eins", "E & ins", "de")
    assert one.published_at == datetime(2022, 1, 7, 9, tzinfo=UTC)
    assert (two.url, two.title, two.lang) == ("https://other.example/zwei", None, "en")
    assert two.modified_at == datetime(2022, 1, 8, tzinfo=UTC)
    assert (three.url, three.position) == ("https://www.outlet.example/drei", 2)


def test_json_nested_without_end() -> None:
    result = parse_feed(b'{"a":' + b"[" * 200_000, URL)
    assert result.problem in {"malformed: RecursionError", "malformed: JSONDecodeError"}


@given(st.binary(max_size=200), st.sampled_from([b"", b"<rss version='2.0'><channel><item>", b"<feed>", b"{"]))
def test_any_bytes_are_survived(body: bytes, start: bytes) -> None:
    assert parse_feed(start + body, URL).candidates is not None


def test_one_story_under_five_addresses_is_one_entry() -> None:
    def entry(title: str, number: int) -> str:
        return f"<item><title>{title}</title><link>/s?n={number}</link><guid isPermaLink='false'>same</guid></item>"

    assert len(parse_feed(rss("".join(entry("Good story", n) for n in range(5))), URL).candidates) == 1
    # Some systems give every entry the same guid.
    assert len(parse_feed(rss("".join(entry(f"Story {n}", n) for n in range(5))), URL).candidates) == 5
    items = [{"id": "1", "url": f"/s?n={n}", "title": "Good story"} for n in range(5)]
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode()
    assert len(parse_feed(body, URL).candidates) == 1


def test_a_feed_that_breaks_off_keeps_its_whole_entries() -> None:
    entries = [f"<item><title>Story {n}</title><link>/story/{n}</link></item>" for n in range(3)]
    whole = rss("".join(entries))
    result = parse_feed(whole[: whole.index(b"/story/2") + 6], URL)
    assert [item.title for item in result.candidates] == ["Story 0", "Story 1"]
    assert (result.problem or "").startswith("malformed: ")
    assert parse_feed(whole, URL).problem is None
