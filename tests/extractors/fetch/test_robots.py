from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fetch.robots import MAX_BYTES, Robots

SITE = "https://outlet.example"


def allowed(text: str, path: str) -> bool:
    return Robots.parse(text.encode()).allows(SITE + path)


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        # RFC 9309, 2.2.1: the group of our token, in any case, wins over *.
        ("user-agent: NewsWake\nallow: /\n\nuser-agent: *\ndisallow: /", "/a", True),
        ("user-agent: *\nallow: /\n\nuser-agent: newswake\ndisallow: /", "/a", False),
        ("user-agent: otherbot\ndisallow: /", "/a", True),
        # Groups of the same token are one.
        ("user-agent: newswake\ndisallow: /a\n\nuser-agent: newswake\ndisallow: /b", "/a", False),
        ("user-agent: newswake\ndisallow: /a\n\nuser-agent: newswake\ndisallow: /b", "/b", False),
        # Several tokens, one set of rules.
        ("user-agent: otherbot\nuser-agent: newswake\ndisallow: /a", "/a", False),
        # 2.2.2: the longest match counts, allow wins a tie.
        ("user-agent: *\ndisallow: /a/\nallow: /a/open/", "/a/open/1", True),
        ("user-agent: *\nallow: /a\ndisallow: /a/shut", "/a/shut/1", False),
        ("user-agent: *\ndisallow: /page\nallow: /page", "/page", True),
        # 2.2.3: * and $.
        ("user-agent: *\ndisallow: /*.pdf$", "/x/y.pdf", False),
        ("user-agent: *\ndisallow: /*.pdf$", "/x/y.pdf?z", True),
        ("user-agent: *\ndisallow: *?print=", "/a?print=1", False),
        # Paths mind their case; percent-encoding does not matter.
        ("user-agent: *\ndisallow: /News", "/news", True),
        ("user-agent: *\ndisallow: /caf%C3%A9", "/caf%C3%A9", False),
        ("user-agent: *\ndisallow: /café", "/caf%C3%A9", False),
        # Rules without a group, empty rules, comments, unknown lines.
        ("disallow: /\n", "/a", True),
        ("user-agent: *\ndisallow:", "/a", True),
        ("user-agent: * # all\ndisallow: /a # not this\nnoindex: /b", "/a", False),
        ("<html>no robots here</html>", "/a", True),
        # robots.txt itself may always be read.
        ("user-agent: *\ndisallow: /", "/robots.txt", True),
        # Line ends of all kinds, a byte order mark.
        ("user-agent: *\rdisallow: /a\r", "/a", False),
        ("user-agent: *\r\ndisallow: /a\r\n", "/a", False),
        ("\ufeffuser-agent: *\ndisallow: /a", "/a", False),
        # Another kind of line end does not start a new rule.
        ("user-agent: *\ndisallow: /x\u2028allow: /", "/x", True),
    ],
)
def test_rules(text: str, path: str, expected: bool) -> None:
    assert allowed(text, path) is expected


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (404, "open"),
        (401, "open"),
        (403, "open"),
        (410, "open"),
        (301, "open"),
        (429, "closed"),
        (500, "closed"),
        (503, "closed"),
    ],
)
def test_a_4xx_opens_and_no_good_answer_closes(status: int, verdict: str) -> None:
    robots = Robots.of_answer(status, None)
    assert robots.verdict == verdict
    assert robots.allows(SITE + "/a") is (verdict == "open")
    assert robots.account(SITE + "/a") == f"{verdict} {status}"


def test_a_host_that_cannot_be_reached_is_closed_with_its_outcome() -> None:
    robots = Robots.unreachable("net_error", "unknown name")
    assert not robots.allows(SITE + "/a")
    assert robots.account(SITE) == "closed net_error"
    assert Robots.of_answer(200, None).verdict == "closed"


def test_crawl_delay_and_sitemaps() -> None:
    text = b"user-agent: *\ncrawl-delay: 2.5\nsitemap: https://outlet.example/s.xml\nsitemap: /relative.xml\n" * 2
    robots = Robots.parse(text)
    assert robots.crawl_delay == 2.5
    assert robots.sitemaps == ("https://outlet.example/s.xml",)


@pytest.mark.parametrize("delay", ["nan", "inf", "-3", "soon"])
def test_a_crawl_delay_that_is_none(delay: str) -> None:
    assert Robots.parse(f"user-agent: *\ncrawl-delay: {delay}".encode()).crawl_delay is None


def test_only_the_first_500_kib_count() -> None:
    text = b"user-agent: *\n" + b"# filler\n" * (MAX_BYTES // 9 + 1) + b"disallow: /"
    assert Robots.parse(text).allows(SITE + "/a")


@given(st.binary(max_size=400))
def test_nothing_in_it_raises(body: bytes) -> None:
    Robots.parse(b"user-agent: *\n" + body).allows(SITE + "/a")
