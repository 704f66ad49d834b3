from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import urls
from extractors.errors import NewswakeError

STORY = "https://www.outlet.example/2022/01/07/troops-arrive-in-capital-a123"

SAME = [
    (STORY, STORY + "#comments"),
    (STORY, STORY + "/"),
    (STORY, STORY + "?"),
    (STORY, STORY.replace("https", "http")),
    (STORY, STORY.replace("www.", "")),
    (STORY, STORY.replace("www.outlet.example", "WWW.Outlet.EXAMPLE")),
    (STORY, STORY.replace("www.outlet.example", "www.outlet.example:443")),
    (STORY, STORY.replace("www.outlet.example", "www.outlet.example.")),
    (STORY, STORY.replace("/2022", "//2022")),
    (STORY, STORY.replace("/2022", "/x/../2022")),
    (STORY, STORY.replace("troops", "%74roops")),
    (STORY, STORY + "?utm_source=mail&utm_medium=x&utm_campaign=y"),
    (STORY, STORY + "?UTM_Source=mail"),
    (STORY, STORY + "?fbclid=abc"),
    (STORY, STORY + "?gclid=abc"),
    (STORY, STORY + "?at_medium=RSS&at_campaign=KARANGA"),
    (STORY, STORY + "?CMP=share_btn_tw"),
    (STORY, STORY + "?cmpid=one"),
    (STORY, STORY + "?ito=1490"),
    (STORY, STORY + "?xtor=RSS-3208"),
    (STORY, STORY + "?mc_cid=1&mc_eid=2"),
    (STORY, STORY + "?ref=twitter"),
    (STORY, STORY + "?ref=fb_share"),
    (STORY, STORY + "?source=newsletter"),
    (STORY, STORY + "?from=rss"),
    (STORY, STORY + "?smid=tw-share"),
    (STORY, STORY + "?msclkid=1&yclid=2"),
    (STORY, STORY + "?guccounter=1&guce_referrer=aHR0"),
    (STORY, STORY + "?__twitter_impression=true"),
    (STORY, STORY + "?_ga=2.1"),
    (STORY, STORY + "?&&"),
    (STORY, STORY + "/amp"),
    (STORY, STORY + "/amp/"),
    (STORY, STORY + "/amp/?utm_source=1"),
    (STORY, STORY + ".amp"),
    (STORY, STORY + "?outputType=amp"),
    (STORY, STORY + "?amp"),
    (STORY, STORY + "?amp=1"),
    (STORY, STORY + "/index.html"),
    (STORY, STORY + "/amp/index.html"),
    (STORY, STORY + ";jsessionid=0A1B2C"),
    (STORY, STORY + "?PHPSESSID=0a1b2c"),
    (STORY, STORY + "?sid=0a1b2c3d4e5f0a1b2c3d4e5f"),
    (STORY, STORY.replace("www.", "m.")),
    (STORY, STORY.replace("www.", "amp.")),
    (STORY, STORY.replace("www.", "mobile.")),
    (STORY, STORY.replace("/2022", "/amp/2022")),
    (STORY, "https://www-outlet-example.cdn.ampproject.org/c/s/" + STORY.removeprefix("https://")),
    (STORY, "https://www.google.com/amp/s/" + STORY.removeprefix("https://")),
    ("https://outlet.example/a-b-c.html", "https://outlet.example/a-b-c.amp.html"),
    ("https://outlet.example/", "http://www.outlet.example"),
    ("https://outlet.example/", "https://outlet.example/index.php"),
    ("https://outlet.example/?id=3", "https://outlet.example/index.php?id=3"),
    ("https://outlet.example/story?id=3", "https://outlet.example/story?utm_term=a&id=3"),
    ("https://outlet.example/ж", "https://outlet.example/%d0%b6"),
    ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
]
DIFFERENT = [
    (STORY, STORY.replace("a123", "a124")),
    (STORY, STORY + "/2"),
    (STORY, STORY + "?page=2"),
    (STORY, STORY + "?id=1"),
    (STORY + "?id=1", STORY + "?id=2"),
    (STORY + "?a=1&b=2", STORY + "?b=2&a=1"),
    (STORY + "?story=1", STORY + "?story=1&story=2"),
    (STORY, STORY.replace("www.", "en.")),
    (STORY, STORY.replace("www.", "news.")),
    (STORY, STORY.replace("outlet.example", "outlet.test")),
    (STORY, STORY.replace("www.outlet.example", "www.outlet.example:8443")),
    (STORY, STORY.replace("troops", "Troops")),
    (STORY, STORY + "?ref=story-12"),
    (STORY, STORY + "?source=reuters"),
    (STORY, STORY + "?lang=ru"),
    (STORY, STORY + "?sid=12345"),
    (STORY, STORY + "?cid=12345"),
    (STORY, STORY + "?view=print"),
    (STORY, STORY + "?format=ampere"),
    (STORY, STORY + "?amp=12"),
    (STORY, STORY + "-amp"),
    ("https://outlet.example/guitars/amp", "https://outlet.example/guitars"),
    ("https://outlet.example/гитары/amp", "https://outlet.example/гитары"),
    ("https://outlet.example/amp", "https://outlet.example/"),
    ("https://outlet.example/index.html", "https://outlet.example/index-2.html"),
    ("https://outlet.example/a%2Fb", "https://outlet.example/a/b"),
    ("https://outlet.example/a%3Fid=1", "https://outlet.example/a?id=1"),
    ("https://m.co.uk/a", "https://co.uk/a"),
    ("https://www.co.uk/a", "https://co.uk/a"),
    ("https://m.example/a", "https://example/a"),
    ("https://one.blogspot.com/2022/01/a.html", "https://two.blogspot.com/2022/01/a.html"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_page(one: str, other: str) -> None:
    assert urls.dedupe_key(one) == urls.dedupe_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_pages(one: str, other: str) -> None:
    assert urls.dedupe_key(one) != urls.dedupe_key(other)


def test_canonical_url_keeps_scheme_host_and_what_is_shown() -> None:
    noisy = "https://www.outlet.example/show.php?utm_source=x&id=7&id=8&q=a%20b+c#top"
    assert urls.canonicalise(noisy) == "https://www.outlet.example/show.php?id=7&id=8&q=a%20b+c"


PIECES = st.sampled_from(
    ["/", "//", "amp", ".amp", ".amp.html", "index.html", "default.asp", "a-b-c", "7", "..", ".", "%61", "%2F", "%2e"]
) | st.sampled_from(
    [";sid=1", "?", "&", "utm_x=1", "id=1", "ref=tw", "#", "=", "ж", " ", "\t", "/(S(abcdefghijklmnopqrstuvwx))", "%"]
)
HOSTS = st.sampled_from(
    ["https://m.outlet.example", "http://amp.m.outlet.co.uk:80", "https://WWW.outlet.example.", "http://[::1]:8080"]
) | st.sampled_from(
    ["https://www.google.com/amp/s/outlet.example", "https://x.cdn.ampproject.org/c/outlet.example", "http://1.2.3"]
)
ADDRESSES = st.builds(lambda host, parts: host + "/" + "".join(parts), HOSTS, st.lists(PIECES, max_size=12))


@given(ADDRESSES)
def test_canonicalise_is_idempotent(url: str) -> None:
    once = urls.canonicalise(url)
    assert urls.canonicalise(once) == once
    assert urls.dedupe_key(once) == urls.dedupe_key(url)


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    once = urls.canonicalise(text)
    assert urls.canonicalise(once) == once
    urls.dedupe_key(text)
    urls.site_of(text)
    resolved = urls.resolve("https://outlet.example/a/", text)
    assert resolved is None or resolved.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("b", "https://outlet.example/dir/b"),
        ("/b?x=1#top", "https://outlet.example/b?x=1"),
        ("//other.example/b", "https://other.example/b"),
        ("  b\n", "https://outlet.example/dir/b"),
        ("?page=2", "https://outlet.example/dir/page?page=2"),
        ("#top", "https://outlet.example/dir/page"),
        ("", "https://outlet.example/dir/page"),
        ("http:\\\\other.example\\b", "http://other.example/b"),
        ("mailto:a@b.example", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("ftp://outlet.example/", None),
        ("https://", None),
        ("https://exa mple/", None),
        ("https://user:secret@outlet.example/", None),
        ("https://outlet.example@evil.example/", None),
        ("https://outlet.example/\ud800", None),
        ("a" * 3000, None),
        ("ж" * 1000, None),  # six times as long once escaped
    ],
)
def test_resolve(href: str, expected: str | None) -> None:
    assert urls.resolve("https://outlet.example/dir/page", href) == expected


def test_an_amp_cache_of_nonsense_stays() -> None:
    nonsense = "https://www.google.com/amp/s/.x%2F/"
    assert urls.canonicalise(nonsense) == nonsense


def test_what_is_no_url_comes_back_as_it_is() -> None:
    for text in ("", "mailto:a@b.example", "no url", "https://x.example/" + "a" * 3000):
        assert urls.canonicalise(text) == text
        assert urls.dedupe_key(text) == text


@pytest.mark.parametrize(
    ("url", "host", "site"),
    [
        ("https://www.Outlet.example/a", "www.outlet.example", "outlet.example"),
        ("https://news.outlet.co.uk:8443/", "news.outlet.co.uk:8443", "outlet.co.uk"),
        ("https://outlet.co.uk:443/", "outlet.co.uk", "outlet.co.uk"),
        ("https://one.blogspot.com/", "one.blogspot.com", "one.blogspot.com"),
        ("http://192.0.2.1:81/", "192.0.2.1:81", "192.0.2.1"),
        ("http://[2001:db8::1]:81/", "[2001:db8::1]:81", "[2001:db8::1]"),
        ("http://localhost:8000/", "localhost:8000", "localhost"),
        ("https://co.uk/", "co.uk", "co.uk"),
        ("https://outlet.example./", "outlet.example", "outlet.example"),
        ("https://www.пример.рф/", "www.xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai"),
        ("no url", "", ""),
    ],
)
def test_host_and_site(url: str, host: str, site: str) -> None:
    assert urls.host_of(url) == host
    assert urls.site_of(url) == site


def test_a_missing_suffix_list_is_an_error_and_never_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(urls._BundledSuffixes, "local_path", "res/missing.txt")
    with pytest.raises(NewswakeError, match="suffix list is missing"):
        urls._site_of_host.__wrapped__("www.outlet.example")
