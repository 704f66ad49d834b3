from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors import urls
from extractors.errors import NewswakeError

STORY = "https://www.outlet.example/2022/01/07/troops-arrive-in-capital-a123"

PAIRS = tomllib.loads((Path(__file__).parent / "url_pairs.toml").read_text("utf-8"))["pair"]


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{number}: {pair['why']}"[:60] for number, pair in enumerate(PAIRS, 1)])
def test_the_same_article_or_another(pair: dict[str, str]) -> None:
    one, other = urls.dedupe_key(pair["one"]), urls.dedupe_key(pair["other"])
    assert (one == other) == pair["same"], pair["why"]


def test_the_table_is_long_and_says_each_pair_once() -> None:
    assert len(PAIRS) >= 120
    assert len({(pair["one"], pair["other"]) for pair in PAIRS}) == len(PAIRS)


def test_a_redirector_is_undone_and_nothing_else() -> None:
    target = "https://outlet.example/story?id=7"
    wrapped = "https://l.facebook.com/l.php?u=https%3A%2F%2Foutlet.example%2Fstory%3Fid%3D7&h=x"
    assert urls.unwrap(wrapped) == target
    assert urls.unwrap(f"https://href.li/?{wrapped}") == target
    for other in (
        target,
        "https://outlet.example/go?url=https://a.example/",
        "https://l.facebook.com/l.php?u=javascript:1",
    ):
        assert urls.unwrap(other) is None
    bottomless = "https://href.li/?" * 90 + "https://a.example/"
    assert urls.unwrap(bottomless) is not None
    assert urls.canonicalise(bottomless) == "https://a.example/"


def test_canonical_url_keeps_scheme_host_and_what_is_shown() -> None:
    noisy = "https://www.outlet.example/show.php?utm_source=x&id=7&id=8&q=a%20b+c#top"
    assert urls.canonicalise(noisy) == "https://www.outlet.example/show.php?id=7&id=8&q=a%20b+c"


PIECES = (
    st.sampled_from(
        [
            "/",
            "//",
            "amp",
            ".amp",
            ".amp.html",
            "index.html",
            "default.asp",
            "a-b-c",
            "7",
            "..",
            ".",
            "%61",
            "%2F",
            "%2e",
        ]
    )
    | st.sampled_from(
        ["ncid=1", "sid=0123456789abcdef01234567", "amp;cmp=x", "m=1", "%3fa", "%3F", "12345", "show.php", "mod=rss"]
    )
    | st.sampled_from(
        [
            ";sid=1",
            "?",
            "&",
            "utm_x=1",
            "id=1",
            "ref=tw",
            "#",
            "=",
            "ж",
            " ",
            "\t",
            "/(S(abcdefghijklmnopqrstuvwx))",
            "%",
        ]
    )
)
HOSTS = (
    st.sampled_from(["https://m.one.blogspot.com", "https://www.bing-amp.com/c/s/m.outlet.example"])
    | st.sampled_from(
        [
            "https://en.m.m.outlet.example",
            "http://amp.m.outlet.co.uk:80",
            "https://WWW.outlet.example.",
            "http://[::1]:8080",
        ]
    )
    | st.sampled_from(
        ["https://www.google.com/amp/s/outlet.example", "https://x.cdn.ampproject.org/c/outlet.example", "http://1.2.3"]
    )
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
