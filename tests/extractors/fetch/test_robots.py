from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fetch.directives import directives
from extractors.fetch.patterns import paths_of
from extractors.fetch.robots import MAX_SITEMAPS, Robots

if TYPE_CHECKING:
    from collections.abc import Callable

    from extractors.records import Outcome

SITE = "https://outlet.example"


# ---- answers ----


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (400, "open"),
        (401, "open"),
        (403, "open"),
        (404, "open"),
        (410, "open"),
        (451, "open"),
        (301, "open"),
        (429, "closed"),
        (500, "closed"),
        (503, "closed"),
        (599, "closed"),
    ],
)
def test_a_4xx_opens_and_no_good_answer_closes(status: int, verdict: str) -> None:
    robots = Robots.of_answer(status, None)
    assert robots.verdict == verdict
    assert robots.allows(SITE + "/a") is (verdict == "open")
    assert robots.account(SITE + "/a") == f"{verdict} {status}"


def test_a_body_that_is_not_whole_closes() -> None:
    assert Robots.of_answer(200, None).account(SITE + "/a") == "closed unreadable"


@pytest.mark.parametrize("outcome", ["connect_error", "protocol_error", "timeout", "retry_later", "refused"])
def test_a_host_that_cannot_be_reached_is_closed_with_its_outcome(outcome: Outcome) -> None:
    robots = Robots.unreachable(outcome, "unknown name")
    assert not robots.allows(SITE + "/a")
    assert (robots.outcome, robots.account(SITE)) == (outcome, f"closed {outcome}")


def test_lost_in_redirects_is_unavailable_and_opens() -> None:
    robots = Robots.unreachable("redirect_error", "it redirects in a circle")
    assert robots.allows(SITE + "/a")
    assert (robots.outcome, robots.account(SITE)) == (None, "open redirect_error")


def test_older_rules_name_their_day() -> None:
    robots = Robots.parse(b"user-agent: *\ndisallow: /a").kept_from(date(2026, 11, 20))
    assert robots.account(SITE + "/a") == "forbidden (rules of 2026-11-20)"
    assert robots.account(SITE + "/b") == "allowed (rules of 2026-11-20)"


# ---- what else it says ----


def test_sitemaps_are_taken_from_anywhere_once_each() -> None:
    text = (
        "sitemap: https://outlet.example/1.xml\nuser-agent: gleaner\nSite-Map:https://outlet.example/2.xml\n"
        "disallow: /\nSITEMAP:  https://outlet.example/1.xml  # again\nsitemap https://outlet.example/3.xml\n"
        "sitemap: /relative.xml\nsitemap: javascript:alert(1)\nsitemap: https://outlet.example/caf\u00e9.xml\n"
    )
    names = ("1", "2", "3", "caf\u00e9")
    assert Robots.parse(text.encode()).sitemaps == tuple(f"https://outlet.example/{name}.xml" for name in names)


def test_sitemaps_are_bounded() -> None:
    lines = [f"sitemap: https://outlet.example/{number}.xml" for number in range(MAX_SITEMAPS + 50)]
    lines.insert(0, "sitemap: https://outlet.example/" + "a" * 2048)
    sitemaps = Robots.parse("\n".join(lines).encode()).sitemaps
    assert len(sitemaps) == MAX_SITEMAPS
    assert sitemaps[0] == "https://outlet.example/0.xml"


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("user-agent: *\ncrawl-delay: 2.5", 2.5),
        ("user-agent: *\nCrawl-Delay:10 # please", 10.0),
        ("user-agent: *\ncrawl delay: .5", 0.5),
        ("user-agent: *\ncrawl-delay: 0", 0.0),
        # Of several the longest; only of our own group, or else of anybody's.
        ("user-agent: *\ncrawl-delay: 2\ndisallow: /a\ncrawl-delay: 5\ncrawl-delay: 3", 5.0),
        ("user-agent: newswake\ncrawl-delay: 2\n\nuser-agent: *\ncrawl-delay: 9", 2.0),
        ("user-agent: *\ncrawl-delay: 9\n\nuser-agent: newswake\ncrawl-delay: 2", 2.0),
        ("user-agent: gleaner\nuser-agent: newswake\ncrawl-delay: 2\n\nuser-agent: *\ncrawl-delay: 9", 2.0),
        ("user-agent: gleaner\ncrawl-delay: 9\nuser-agent: newswake\ndisallow: /a", None),
        ("user-agent: newswake\ndisallow: /a\n\nuser-agent: *\ncrawl-delay: 9", None),
        ("user-agent: gleaner\ncrawl-delay: 9\n\nuser-agent: *\ndisallow: /a", None),
        ("crawl-delay: 9\nuser-agent: *\ndisallow: /a", None),
        *(
            (f"user-agent: *\ncrawl-delay: {word}", None)
            for word in ("nan", "inf", "-3", "soon", "1_0", "1e9", "\u0663")
        ),
    ],
)
def test_crawl_delay(text: str, delay: float | None) -> None:
    assert Robots.parse(text.encode()).crawl_delay == delay


def test_the_text_is_kept_for_people() -> None:
    assert (
        Robots.parse(b"\xef\xbb\xbfuser-agent: *\r\n# caf\xc3\xa9 \xff\x00\r").text
        == "user-agent: *\n# caf\u00e9 \ufffd\n"
    )
    assert Robots.parse("# caf\u00e9".encode("utf-16")).text == "# caf\u00e9"


# ---- addresses ----


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("", "/"),
        (SITE, "/"),
        (SITE + "/", "/"),
        (SITE + "/a/", "/a/"),
        (SITE + "/a/b?c=http://d.example/", "/a/b?c=http://d.example/"),
        (SITE + "/a?b#c", "/a?b"),
        (SITE + "/a;b#c", "/a;b"),
        (SITE + "?a", "/?a"),
        (SITE + ";a", "/;a"),
        (SITE + "#a/b", "/"),
        ("outlet.example", "/"),
        ("outlet.example/a", "/a"),
        ("outlet.example?a", "/?a"),
        ("a/b", "/b"),
        ("/a", "/a"),
        ("//outlet.example/b/c", "/b/c"),
        ("https://user:word@outlet.example:8443/a", "/a"),
    ],
)
def test_the_part_of_an_address_that_is_matched(url: str, path: str) -> None:
    assert paths_of(url)[0] == path


# ---- properties ----

LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["user-agent: newswake", "user-agent: *", "disallow: /", "allow: /a", "disallow", "", "#", ":"]
        ),
        st.from_regex(r"(dis)?allow: ?[/*][a-c/*$?%0-9]{0,12}", fullmatch=True),
        st.text(max_size=30),
    ),
    max_size=12,
).map("\n".join)
PATHS = st.text(alphabet="ab/%?;=~-._é 'c1", max_size=16).map(lambda path: quote("/" + path, safe="/?;="))


@given(st.binary(max_size=600), st.text(max_size=80))
def test_nothing_in_it_raises(body: bytes, url: str) -> None:
    for start in (b"", b"user-agent: *\n", b"user-agent: newswake\ndisallow: "):
        robots = Robots.parse(start + body)
        assert isinstance(robots.allows(url), bool)
        assert robots.allows(SITE + "/robots.txt")


@given(st.sampled_from([b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xef"]), st.binary(max_size=200))
def test_no_mark_makes_it_raise(mark: bytes, body: bytes) -> None:
    Robots.parse(mark + body).allows(SITE + "/a")


@given(LINES, PATHS)
def test_the_same_question_gets_the_same_answer(text: str, path: str) -> None:
    first = Robots.parse(text.encode())
    again = Robots.parse(text.encode())
    answers = {robots.allows(SITE + path) for robots in (first, again, first)}
    assert len(answers) == 1


def _escape_all(path: str) -> str:
    """Escape each unreserved character too."""
    return "".join(f"%{ord(char):02x}" if char.isalnum() or char in "-._~" else char for char in path)


@pytest.mark.parametrize("respell", [_escape_all, str.lower, lambda path: path.replace("%7E", "~").replace("~", "%7e")])
@given(LINES, st.text(alphabet="ab/?;=~-._", max_size=16))
def test_the_spelling_of_an_address_does_not_matter(respell: Callable[[str], str], text: str, path: str) -> None:
    robots = Robots.parse(text.encode())
    assert robots.allows(f"{SITE}/{path}") is robots.allows(f"{SITE}/{respell(path)}")


@given(LINES, st.text(alphabet="ab/é\u30c4 <>|'\"", max_size=12))
def test_raw_and_escaped_are_one(text: str, path: str) -> None:
    robots = Robots.parse(text.encode())
    escaped = quote("/" + path, safe="/")
    assert len({robots.allows(SITE + spelling) for spelling in ("/" + path, escaped, escaped.lower())}) == 1


@given(st.text(alphabet="ab/é\u30c4 %-~", max_size=12))
def test_a_rule_forbids_its_own_path_however_it_is_spelt(path: str) -> None:
    robots = Robots.parse(f"user-agent: *\ndisallow: /x{path}".encode())
    stripped = path.rstrip(" ")
    assert not robots.allows(f"{SITE}/x{stripped}")
    assert not robots.allows(f"{SITE}/x{stripped}/more")


@given(LINES)
def test_a_group_for_others_changes_nothing(text: str) -> None:
    more = f"user-agent: gleaner\ndisallow: /\n\nuser-agent: newswake\ndisallow: /x\n{text}"
    less = f"user-agent: newswake\ndisallow: /x\n{text}"
    for path in ("/", "/a", "/x/1", "/b?c"):
        assert Robots.parse(more.encode()).allows(SITE + path) is Robots.parse(less.encode()).allows(SITE + path)


def test_a_directive_carries_one_character_per_byte() -> None:
    (_, rule) = directives("user-agent: *\ndisallow: /\u30c4".encode())
    assert (rule.kind, rule.value, rule.agents) == ("disallow", "/\xe3\x83\x84", frozenset({"*"}))


def test_asking_costs_microseconds() -> None:
    lines = [f"disallow: /section{number}/" for number in range(200)] + ["disallow: /*?print=", "disallow: /*.pdf$"]
    robots = Robots.parse("\n".join(["user-agent: *", *lines]).encode())
    began = time.process_time()
    for number in range(500):
        robots.allows(f"{SITE}/news/2026/11/20/story-{number}.html?page=2")
    assert (time.process_time() - began) / 500 < 0.0005
