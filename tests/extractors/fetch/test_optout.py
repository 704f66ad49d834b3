from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fetch.optout import AGENTS, MAX_COUNT, MAX_LENGTH, from_headers, from_robots
from extractors.fetch.robots import Robots


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("X-Robots-Tag", "noai, noimageai", ("x-robots-tag: noai", "x-robots-tag: noimageai")),
        ("x-robots-tag", "noindex,NoAI", ("x-robots-tag: noai",)),
        ("x-robots-tag", "noml", ("x-robots-tag: noml",)),
        ("x-robots-tag", "GPTBot: noai", ("x-robots-tag: gptbot: noai",)),
        ("x-robots-tag", "gptbot: noindex, noai", ("x-robots-tag: gptbot: noai",)),
        ("x-robots-tag", "max-snippet:-1, max-image-preview:large, noai", ("x-robots-tag: noai",)),
        ("x-robots-tag", "noarchive, nosnippet", ()),
        ("x-robots-tag", "unavailable_after: 25 Jun 2030 15:00:00 GMT", ()),
        ("TDM-Reservation", "1", ("tdm-reservation: 1",)),
        ("tdm-reservation", " 1 ", ("tdm-reservation: 1",)),
        ("tdm-reservation", "0", ()),
        ("tdm-reservation", "11", ()),
        ("TDM-Policy", "https://outlet.example/tdm.json", ("tdm-policy: https://outlet.example/tdm.json",)),
        ("Content-Usage", "train-ai=n", ("content-usage: train-ai=n",)),
        ("content-usage", "train-ai=n, search=y", ("content-usage: train-ai=n",)),
        ("content-usage", "train-ai=?0", ("content-usage: train-ai=n",)),
        ("content-usage", "train-ai=n;exceptions=x, bots=n", ("content-usage: train-ai=n", "content-usage: bots=n")),
        ("content-usage", "train-ai=never", ()),
        (
            "Content-Signal",
            "search=yes, ai-input=no,ai-train=no",
            ("content-signal: ai-input=no", "content-signal: ai-train=no"),
        ),
        ("content-signal", "ai-train=yes", ()),
        ("x-content-usage", "train-ai=n", ()),
        ("content-type", "noai", ()),
    ],
)
def test_a_header(name: str, value: str, expected: tuple[str, ...]) -> None:
    assert from_headers((("content-type", "text/html"), (name, value))) == expected


def test_headers_of_one_name_add_up_and_each_is_said_once() -> None:
    headers = (("x-robots-tag", "noai"), ("X-Robots-Tag", "noai, noml"), ("tdm-reservation", "1"))
    assert from_headers(headers) == ("x-robots-tag: noai", "x-robots-tag: noml", "tdm-reservation: 1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("user-agent: GPTBot\ndisallow: /", ("GPTBot: disallow /",)),
        ("user-agent: gptbot\nuser-agent: CCBOT\ndisallow: /", ("CCBot: disallow /", "GPTBot: disallow /")),
        ("user-agent: ClaudeBot/1.0\ndisallow: /*", ("ClaudeBot: disallow /",)),
        ("user-agent: Google-Extended\ndisallow: *", ("Google-Extended: disallow /",)),
        # Part of the site, or nothing, is no reservation; nor is a group of a search engine or for anybody.
        ("user-agent: GPTBot\ndisallow: /private", ()),
        ("user-agent: GPTBot\ndisallow:", ()),
        ("user-agent: Googlebot\ndisallow: /", ()),
        ("user-agent: *\ndisallow: /", ()),
        ("user-agent: GPTBot-Friend\ndisallow: /", ()),
        # As long as the prohibition, an allow outweighs it.
        ("user-agent: GPTBot\ndisallow: /\nallow: /", ()),
        ("user-agent: GPTBot\ndisallow: /\nallow: /press/", ("GPTBot: disallow /",)),
        ("content-signal: search=yes, ai-train=no", ("content-signal: ai-train=no",)),
        ("user-agent: *\nContent-Signal: ai-train=no\nallow: /", ("content-signal: ai-train=no",)),
        ("user-agent: *\nContent-Usage: train-ai=n\nallow: /", ("content-usage: train-ai=n",)),
        ("content-usage: /archive/ train-ai=n", ("content-usage: /archive/ train-ai=n",)),
        ("content-usage: train-ai=y", ()),
        ("", ()),
    ],
)
def test_a_robots_txt(text: str, expected: tuple[str, ...]) -> None:
    assert from_robots(text) == expected
    assert Robots.parse(text.encode()).opt_outs == expected


@pytest.mark.parametrize("agent", AGENTS)
def test_each_agent_is_known_by_its_name(agent: str) -> None:
    assert from_robots(f"user-agent: {agent}\ndisallow: /") == (f"{agent}: disallow /",)


def test_a_reservation_for_ai_is_no_prohibition_for_us() -> None:
    text = b"user-agent: GPTBot\ndisallow: /\n\ncontent-signal: ai-train=no\n"
    assert Robots.parse(text).allows("https://outlet.example/a")


VALUES = st.text(alphabet=st.characters(max_codepoint=255), max_size=40)


@given(st.sampled_from(["x-robots-tag", "tdm-policy", "content-usage", "content-signal"]), VALUES)
def test_headers_are_bounded_and_clean(name: str, value: str) -> None:
    many = ",".join(f"{value} a{number}=n,{value}: noai" for number in range(100))
    found = from_headers(((name, value), (name, many), ("tdm-reservation", "1")))
    assert len(found) <= MAX_COUNT
    assert len(set(found)) == len(found)
    assert all(0 < len(text) <= MAX_LENGTH and text.isprintable() for text in found)


@given(st.text(max_size=40))
def test_lines_are_bounded_and_clean(word: str) -> None:
    lines = [f"content-usage: /{word} {word}{number}=n, train-ai{number}=n" for number in range(60)]
    found = from_robots("\n".join([*lines, f"content-signal: /{'a' * 300} ai-train=no", word]))
    assert len(found) <= MAX_COUNT
    assert all(0 < len(text) <= MAX_LENGTH and text.isprintable() for text in found)


def test_many_lines_do_not_hide_an_agent() -> None:
    lines = [f"content-usage: /{number} train-ai=n" for number in range(200)]
    found = from_robots("\n".join([*lines, "user-agent: GPTBot", "disallow: /"]))
    assert found[0] == "GPTBot: disallow /"
    assert len(found) == MAX_COUNT


def test_a_long_policy_is_cut() -> None:
    (policy,) = from_headers((("tdm-policy", "https://outlet.example/" + "a" * 5000),))
    assert len(policy) == MAX_LENGTH
