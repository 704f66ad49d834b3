from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover import feeds
from extractors.discover.feeds import parse_feed
from extractors.records import Candidate

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


ITEM = "<item><title>t &a9;</title><link>https://outlet.example/1</link></item>"
LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
BOMBS = {
    "billion laughs": f'<!DOCTYPE rss [<!ENTITY a0 "ha">{LAUGHS}]>',
    "quadratic": f'<!DOCTYPE rss [<!ENTITY a9 "{"x" * 50_000}">]>',
    "external": '<!DOCTYPE rss [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>',
    "external address": '<!DOCTYPE rss [<!ENTITY a9 SYSTEM "http://169.254.169.254/latest/meta-data">]>',
    "parameter": '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://evil.example/x.dtd"> %p;]>',
    "after a comment": '<!-- <rss> --><!DOCTYPE rss [<!-- ]> --><!ENTITY a9 "ha">]>',
    "after quotes": """<!DOCTYPE rss SYSTEM "a>b[" [<!ENTITY a9 "]>">]>""",
    "lower case": '<!doctype rss [<!entity a9 "ha">]>',
    "second one": '<!DOCTYPE rss><!DOCTYPE rss [<!ENTITY a9 "ha">]>',
}


def bomb(kind: str, item: str = ITEM) -> str:
    return f'<?xml version="1.0"?>{BOMBS[kind]}<rss version="2.0"><channel>{item * 3}</channel></rss>'


@pytest.mark.parametrize("kind", BOMBS)
@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_declared_entities_are_refused(kind: str, charset: str) -> None:
    result = parse_feed(bomb(kind).encode(charset), URL, "application/rss+xml")
    assert (result.candidates, result.problem) == ((), "declares entities of its own")


@pytest.mark.parametrize("kind", BOMBS)
def test_declared_entities_are_refused_in_gzip_too(kind: str) -> None:
    packed = gzip.compress(gzip.compress(bomb(kind).encode()))
    assert parse_feed(packed, URL).problem == "declares entities of its own"


@pytest.mark.parametrize("charset", ["utf-7", "cp037", "cp500", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("declared", [True, False])
def test_no_character_set_hides_a_declaration(charset: str, declared: bool) -> None:
    text = bomb("quadratic")
    text = text.replace('version="1.0"', f'version="1.0" encoding="{charset}"') if declared else text
    for kind in ("application/xml", f"application/xml; charset={charset}"):
        result = parse_feed(text.encode(charset), URL, kind)
        assert result.candidates == ()
        assert result.problem in {"declares entities of its own", "not a feed"}


@pytest.mark.parametrize("codec", ["unicode_escape", "raw_unicode_escape", "rot13", "punycode", "utf-7", "idna"])
def test_no_codec_of_ours_is_taken_for_a_character_set(codec: str) -> None:
    hidden = "\\u003cscript" if "escape" in codec else "+ADw-script"
    text = rss(f"<item><title>{hidden}</title><link>https://outlet.example/1</link></item>").decode()
    (candidate,) = parse_feed(text.replace("UTF-8", codec).encode(), URL, f"text/xml; charset={codec}").candidates
    assert candidate.title == hidden


def test_what_is_declared_without_entities_is_left_aside() -> None:
    declared = '<!DOCTYPE rss SYSTEM "http://dtd.example/a" [<!ATTLIST item a CDATA "' + "x" * 9000 + '">]>'
    text = f'<?xml version="1.0"?>{declared}<rss version="2.0"><channel>{ITEM}</channel></rss>'
    (candidate,) = parse_feed(text.encode(), URL).candidates
    assert candidate.title == "t &a9;"


def test_an_article_about_entities_is_no_bomb() -> None:
    text = "<![CDATA[<!DOCTYPE a [<!ENTITY b 'c'>]>]]>"
    item = f"<item><title>On XML</title><link>/1</link><description>{text}</description></item>"
    assert [item.title for item in parse_feed(rss(item), URL).candidates] == ["On XML"]


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"])
def test_wide_characters_are_bounded_as_all_others(charset: str, monkeypatch: pytest.MonkeyPatch) -> None:
    items = "".join(f"<item><title>Мост {n}</title><link>https://outlet.example/{n}</link></item>" for n in range(9))
    text = f'<?xml version="1.0" encoding="{charset}"?><rss version="2.0"><channel>{items}</channel></rss>'
    result = parse_feed(text.encode(charset), URL)
    assert [item.title for item in result.candidates] == [f"Мост {n}" for n in range(9)]
    monkeypatch.setattr(feeds, "MAX_ENTRIES", 5)
    assert parse_feed(text.encode(charset), URL).problem == "only the first 5 of 9 entries were read"
    monkeypatch.setattr(feeds, "MAX_TAGS", 20)
    assert parse_feed(text.encode(charset), URL).problem == "too much markup"


def test_gzip_is_undone_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    body = gzip.compress(rss("<item><title>a</title><link>https://outlet.example/1</link></item>"))
    assert len(parse_feed(body, URL).candidates) == 1
    assert parse_feed(body[:-20], URL).problem == "truncated gzip"
    monkeypatch.setattr(feeds, "MAX_BYTES", 1_000_000)
    assert parse_feed(gzip.compress(b"<rss>" + b" " * 2_000_000), URL).problem == "larger than 1000000 bytes"


def filled(before: str, unit: str, after: str = "", size: int = 400_000) -> str:
    return before + unit * (size // len(unit)) + after


ENTRY = "<rss version='2.0'><channel><item><title>a</title><link>https://outlet.example/1</link>"
SLOW = {
    # Each of these took feedparser from ten seconds to hours.
    "line feeds first": filled("<?xml version='1.0'?>", "\n", "<rss version='2.0'></rss>"),
    "declarations without end": filled("<?xml version='1.0'?>", "\n<!ENTITY a", "<rss></rss>"),
    "doctypes without end": filled("", "\n<!DOCTYPE a", "<rss></rss>"),
    "one long author": filled(ENTRY + "<author>", "a", "</author></item></channel></rss>"),
    "an author of dots": filled(ENTRY + "<author>", ".a-", "</author></item></channel></rss>"),
    "bases in bases": filled("<rss version='2.0'><channel>", "<a xml:base='x/'>"),
    "attributes": "<rss version='2.0' " + " ".join(f"a{n}=''" for n in range(40_000)) + "></rss>",
    "tags that never end": filled(ENTRY, "<a "),
    "tags with a slash": filled(ENTRY, "<a/"),
    "entries in entries": filled("<rss version='2.0'><channel>", "<item>"),
    "languages in languages": filled("<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'>", "<entry><x>"),
    "CDATA without end": filled(ENTRY + "<title><![CDATA[", "<b "),
    "comments without end": filled(ENTRY, "<!--"),
    "references": filled(ENTRY + "<title>", "&eacute;"),
    "numbers": filled(ENTRY + "<title>", "&#0;"),
    "ampersands": filled(ENTRY + "<title>", "&"),
    "a date": filled(ENTRY + "<pubDate>", "1 ", "</pubDate></item></channel></rss>"),
    "an address": filled(ENTRY + "<guid>http://a.example/", "../", "</guid></item></channel></rss>"),
    "a title of tags": filled(ENTRY + "<title><![CDATA[", "<script", "]]></title></item></channel></rss>"),
}


@pytest.mark.parametrize("kind", SLOW)
def test_hostile_feeds_take_no_longer_than_others(kind: str) -> None:
    begun = process_time()
    parse_feed(SLOW[kind].encode(), URL)
    assert process_time() - begun < 4


def test_a_hostile_json_feed_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    body = b'{"version": "https://jsonfeed.org/version/1.1", "items": [' + b"[]," * 500_000 + b"1]}"
    assert parse_feed(body, URL).problem == "too much markup"
    assert parse_feed(b'{"version": "https://jsonfeed.org/version/1", "items": [' + b"9" * 9999, URL).candidates == ()


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


# Broken markup


def titles(body: str, kind: str | None = None) -> list[str | None]:
    return [item.title for item in parse_feed(body.encode(), URL, kind).candidates]


def test_a_tag_that_is_not_closed_spoils_one_entry_at_most() -> None:
    def entry(number: int, text: str) -> str:
        date = f"<pubDate>0{number} Jan 2022 10:00:00 GMT</pubDate>"
        return (
            f"<item><title>Story {number}</title><description>{text}</description><link>/{number}</link>{date}</item>"
        )

    body = rss(entry(1, "fine") + entry(2, "a<br>b<p>c") + entry(3, "</b></div>") + entry(4, "fine"))
    result = parse_feed(body, URL)
    assert [item.title for item in result.candidates] == ["Story 1", "Story 2", "Story 3", "Story 4"]
    assert [item.published_at.day for item in result.candidates if item.published_at] == [1, 2, 3, 4]
    assert (result.problem or "").startswith("malformed: ")


def test_names_that_only_html_knows() -> None:
    items = (
        "<item><title>Caf&eacute;&nbsp;&ndash; R&D &unknown; &#150; &lt;b&gt;x&lt;/b&gt; &#0;&#x1b;&amp;amp;</title>"
        "<link>https://outlet.example/1?a=1&b=2&copy=3</link></item>"
    )
    (candidate,) = parse_feed(rss(items), URL).candidates
    assert candidate.title == "Café \u2013 R&D &unknown; \u2013 x &"
    assert candidate.url == "https://outlet.example/1?a=1&b=2&copy=3"


def test_what_a_faulty_script_printed_before_the_feed() -> None:
    item = "<item><title>a</title><link>/1</link></item>"
    assert titles(f"\n\nNotice: undefined index > 3 in x.php\n{rss(item).decode()}") == ["a"]


def test_prefixes_that_nobody_declared() -> None:
    item = "<item><title>a</title><link>/1</link><dc:date>2022-01-07</dc:date><media:title>b</media:title></item>"
    (candidate,) = parse_feed(f"<rss version='2.0'><channel>{item}</channel></rss>".encode(), URL).candidates
    assert (candidate.title, candidate.published_at) == ("a", datetime(2022, 1, 7, tzinfo=UTC))


# Formats


@pytest.mark.parametrize(
    ("root", "version"),
    [
        ('<rss version="0.91">', "rss091u"),
        ('<rss version="0.92">', "rss092"),
        ('<rss version="0.93">', "rss093"),
        ('<rss version="0.94">', "rss094"),
        ('<rss version="2.0">', "rss20"),
        ('<rss version="2.01">', "rss20"),
        ("<rss>", "rss"),
        ('<rss version="2.0" xmlns="http://backend.userland.com/rss2">', "rss20"),
        ("<RSS>", "rss"),
    ],
)
def test_versions_of_rss(root: str, version: str) -> None:
    item = "<item><title>a</title><link>https://outlet.example/1</link></item>"
    result = parse_feed(f"{root}<channel>{item}</channel></{root[1:4]}>".encode(), URL)
    assert (result.version, len(result.candidates), result.problem) == (version, 1, None)


def test_rdf_090_and_an_item_that_only_says_what_it_is_about() -> None:
    body = b"""<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>N</title></channel>
    <item r:about="https://outlet.example/1"><title>One</title></item></r:RDF>"""
    result = parse_feed(body, URL)
    assert (result.version, result.title, [item.url for item in result.candidates]) == (
        "rss090",
        "N",
        ["https://outlet.example/1"],
    )


def test_atom_03() -> None:
    body = b"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>A</title><entry>
    <title mode="base64" type="text/html">T25lIDxiPnR3bzwvYj4=</title>
    <link rel="alternate" type="text/html" href="https://outlet.example/1"/>
    <issued>2022-01-07T10:00:00Z</issued><modified>2022-01-08T10:00:00Z</modified></entry></feed>"""
    result = parse_feed(body, URL)
    (candidate,) = result.candidates
    assert (result.version, candidate.title) == ("atom03", "One two")
    assert (candidate.published_at, candidate.modified_at) == (
        datetime(2022, 1, 7, 10, tzinfo=UTC),
        datetime(2022, 1, 8, 10, tzinfo=UTC),
    )


def test_atom_links_by_relation_and_type() -> None:
    entry = """<entry><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">One <b>two</b>
    <script>x</script></div></title><id>https://outlet.example/id</id>
    <link rel="enclosure" href="/sound.mp3"/><link rel="replies" href="/comments"/><link rel="via" href="/via"/>
    <link rel="http://www.iana.org/assignments/relation/alternate" type="application/pdf" href="/paper.pdf"/>
    <link type="text/html; charset=utf-8" href="/page" hreflang="en"/>
    <source><title>Elsewhere</title><link href="https://other.example/"/></source></entry>"""
    body = f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'.encode()
    (candidate,) = parse_feed(body, URL).candidates
    assert (candidate.url, candidate.title) == ("https://www.outlet.example/page", "One two")
    without = body.replace(b'<link type="text/html; charset=utf-8" href="/page" hreflang="en"/>', b"")
    assert parse_feed(without, URL).candidates[0].url == "https://www.outlet.example/paper.pdf"
    neither = without.replace(b"relation/alternate", b"relation/self")
    assert parse_feed(neither, URL).candidates[0].url == "https://outlet.example/id"


def test_bases_add_up_and_lead_nowhere_inside() -> None:
    entry = '<entry xml:base="2022/"><link href="one" xml:base="01/"/></entry>'
    body = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/news/">{entry}</feed>'
    assert parse_feed(body.encode(), URL).candidates[0].url == "https://www.outlet.example/news/2022/01/one"
    inside = body.replace("/news/", "http://192.168.0.1/")
    assert parse_feed(inside.encode(), URL).candidates == ()


def test_proxies_of_feeds_tell_the_original_address() -> None:
    def url_of(entry: str) -> str:
        names = 'xmlns:pheedo="http://www.pheedo.com/namespace/pheedo" xmlns:fb="http://rssnamespace.org/feedburner/ext/1.0"'
        body = f"<rss version='2.0' {names}><channel><item>{entry}</item></channel></rss>"
        return parse_feed(body.encode(), URL).candidates[0].url

    proxied = "<link>http://feedproxy.google.com/~r/outlet/~3/x/</link>"
    original = "https://outlet.example/1"
    assert url_of(f"{proxied}<fb:origLink>{original}</fb:origLink>") == original
    assert url_of(f"<link>http://www.pheedo.com/c?i=1</link><pheedo:origLink>{original}</pheedo:origLink>") == original
    assert url_of(f"{proxied}<guid>{original}</guid>") == original
    assert url_of(f'{proxied}<guid isPermaLink="false">{original}</guid>') == original
    assert url_of(f'{proxied}<guid isPermaLink="false">17 at outlet</guid>').startswith("http://feedproxy.google.com/")
    # Of an outlet's own link and its guid the link is meant for readers.
    assert url_of(f"<link>https://outlet.example/page</link><guid>{original}</guid>") == "https://outlet.example/page"


def test_a_guid_without_a_scheme_is_no_address() -> None:
    assert parse_feed(rss("<item><title>a</title><guid>12345</guid></item>"), URL).candidates == ()


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("Fri, 07 Jan 2022 10:30:00 GMT", datetime(2022, 1, 7, 10, 30, tzinfo=UTC)),
        ("Fri, 7 Jan 22 10:30 EST", datetime(2022, 1, 7, 15, 30, tzinfo=UTC)),
        ("07 Jan 2022 10:30:00 +0600", datetime(2022, 1, 7, 4, 30, tzinfo=UTC)),
        ("Fri Jan 07 10:30:00 2022", datetime(2022, 1, 7, 10, 30, tzinfo=UTC)),
        ("Fri Jan 07 10:30:00 GMT 2022", datetime(2022, 1, 7, 10, 30, tzinfo=UTC)),
        ("January 7, 2022 10:30:00", datetime(2022, 1, 7, 10, 30, tzinfo=UTC)),
        ("20220107T103000Z", datetime(2022, 1, 7, 10, 30, tzinfo=UTC)),
        ("20220107", datetime(2022, 1, 7, tzinfo=UTC)),
        ("2022-01-07 10:30:00", datetime(2022, 1, 7, 10, 30, tzinfo=UTC)),
        ("2022-01-07T10:30:00.123456789+06:00", datetime(2022, 1, 7, 4, 30, 0, 123456, tzinfo=UTC)),
        ("1641551400", None),
        ("2022", None),
        ("2022-01", None),
        ("Fri, 31 Feb 2022 10:30:00 GMT", None),
    ],
)
def test_dates_as_feeds_write_them(stated: str, day: datetime | None) -> None:
    item = f"<item><title>a</title><link>/1</link><pubDate>{stated}</pubDate></item>"
    assert parse_feed(rss(item), URL).candidates[0].published_at == day


def test_of_several_dates_the_first_that_can_be_read() -> None:
    item = "<item><link>/1</link><pubDate>soon</pubDate><dc:date>2022-01-07</dc:date></item>"
    assert parse_feed(rss(item), URL).candidates[0].published_at == datetime(2022, 1, 7, tzinfo=UTC)


# JSON Feed, written and read


LETTERS = st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="<>&")
WORDS = st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=6).map(" ".join)
DATES = st.none() | st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2090, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    timezones=st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours))),
)
NAMES = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=20)
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        url=NAMES.map(lambda name: f"https://www.outlet.example/{name}"),
        via=st.just("feed"),
        via_url=st.just(URL),
        title=st.none() | WORDS,
        published_at=DATES,
        modified_at=DATES,
        lang=st.sampled_from(["en", "ru", "kk"]),
    ),
    max_size=12,
    unique_by=lambda item: item.url,
)


def written(candidates: list[Candidate], version: str, form: int) -> dict[str, Any]:
    """Write candidates as jsonfeed.org/version/1.1 says, in one of the forms that it leaves open."""

    def item(place: int, candidate: Candidate) -> dict[str, Any]:
        address = ("url", "external_url", "id")[form % 3]
        fields = {"id": f"{place}", address: candidate.url, "content_text": "x", "language": candidate.lang}
        dates = {"date_published": candidate.published_at, "date_modified": candidate.modified_at}
        fields |= {name: moment.isoformat() for name, moment in dates.items() if moment}
        return fields | ({"title": candidate.title} if candidate.title else {})

    items = [item(place, candidate) for place, candidate in enumerate(candidates)]
    return {"version": f"https://jsonfeed.org/version/{version}", "title": "J", "items": items}


@given(
    CANDIDATES,
    st.sampled_from(["1", "1.1"]),
    st.integers(0, 2),
    st.booleans(),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_json_feed_that_is_written_reads_back(
    candidates: list[Candidate], version: str, form: int, ascii_only: bool, charset: str
) -> None:
    body = json.dumps(written(candidates, version, form), ensure_ascii=ascii_only, indent=form or None).encode(charset)
    result = parse_feed(body, URL, "application/feed+json")
    assert result.problem is None
    expected = [replace(candidate, position=place) for place, candidate in enumerate(candidates)]
    assert list(result.candidates) == expected


def test_a_json_feed_by_its_type() -> None:
    body = b'{"items": [{"id": "1", "url": "/1", "title": "a"}]}'
    assert len(parse_feed(body, URL, "application/feed+json; charset=utf-8").candidates) == 1
    assert parse_feed(body, URL, "application/json").problem == "not a feed"
