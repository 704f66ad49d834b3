"""Our own cases of robots.txt, from RFC 9309 and from what Google's public parser documents."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from extractors.fetch.robots import MAX_BYTES, Robots

SITE = "https://outlet.example"
FILES = tomllib.loads(Path(__file__).with_name("robots_cases.toml").read_text("utf-8"))["file"]


class Case(NamedTuple):
    about: str
    body: bytes
    url: str
    allowed: bool


def cases() -> list[Case]:
    return [
        Case(f"{file['about']}: {path}", file["text"].encode(file.get("encoding", "utf-8")), SITE + path, allowed)
        for file in FILES
        for allowed in (True, False)
        for path in file.get("allowed" if allowed else "forbidden", ())
    ]


CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[case.about for case in CASES])
def test_case(case: Case) -> None:
    assert Robots.parse(case.body).allows(case.url) is case.allowed


def test_there_are_enough_cases_and_each_names_its_source() -> None:
    assert len(CASES) >= 130
    assert len({case.about for case in CASES}) == len(CASES)
    assert all(file["from"].startswith(("RFC", "Google")) for file in FILES)


# ---- what is too long for a file ----


def test_a_line_is_read_up_to_16_kb() -> None:
    path = "/" + "a" * 16_700
    start = path[: 2083 * 8 - 1 - len("disallow: ")]
    rules = Robots.parse(f"user-agent: newswake\ndisallow: {path}\ndisallow: /b\n".encode())
    assert not rules.allows(SITE + start + "x"), "what is cut off does not count"
    assert rules.allows(SITE + start[:-1])
    assert not rules.allows(SITE + "/b")


def test_what_is_beyond_500_kib_does_not_count() -> None:
    head = b"user-agent: newswake\ndisallow: /a\n"
    tail = b"\ndisallow: /b\n"
    filler = b"#" * (MAX_BYTES - len(head) - len(tail))
    whole = Robots.parse(head + filler + tail)
    assert not whole.allows(SITE + "/a")
    assert not whole.allows(SITE + "/b")
    late = Robots.parse(head + filler + b"#" * len(tail) + tail)
    assert not late.allows(SITE + "/a")
    assert late.allows(SITE + "/b")


@pytest.mark.parametrize("rest", [b"", b"archive/\ndisallow: /b\n"])
def test_a_line_that_the_cap_cuts_does_not_count(rest: bytes) -> None:
    head, line = b"user-agent: newswake\ndisallow: /c\n", b"\ndisallow: /"
    body = head + b"#" * (MAX_BYTES - len(head) - len(line)) + line
    assert len(body) == MAX_BYTES
    robots = Robots.parse(body + rest)
    assert robots.allows(SITE + "/a"), "half of /archive/ would be the whole site"
    assert not robots.allows(SITE + "/c")


# ---- hostile files: each is read and asked in bounded time ----

LONG_URL = SITE + "/" + "a" * 2000
HOSTILE = {
    "very many stars": b"disallow: /" + b"a*" * 8000 + b"b$\n",
    "many patterns of many stars": (b"disallow: /" + b"*a" * 200 + b"*b\n") * 1200,
    "many different wildcards": b"".join(b"disallow: /*%daab\n" % number for number in range(28_000)),
    "needles that almost match": b"".join(
        b"disallow: /*%sb\n" % (b"a" * (number % 200 + 1)) for number in range(4_000)
    ),
    "many plain paths": b"".join(b"disallow: /%d\n" % number for number in range(32_000)),
    "paths of every length": b"".join(b"disallow: /%s\n" % (b"a" * number) for number in range(1, 1000)),
    "many agents": b"user-agent: x\n" * 20_000 + b"user-agent: newswake\n" + b"disallow: /b\n" * 15_000,
    "agents and rules by turns": b"user-agent: newswake\ndisallow: /b\n" * 14_000,
    "colons only": b":" * MAX_BYTES,
    "blanks only": b" " * MAX_BYTES,
    "line ends only": b"\r" * MAX_BYTES,
    "percent signs": b"disallow: /" + b"%41" * 5000 + b"\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_little(name: str) -> None:
    body = b"user-agent: newswake\n" + HOSTILE[name]
    began = time.process_time()
    robots = Robots.parse(body)
    parsed = time.process_time()
    for _ in range(3):
        robots.allows(LONG_URL)
    asked = (time.process_time() - parsed) / 3
    # Ten times what it takes on the slowest machine that we have.
    assert parsed - began < 5.0
    assert asked < 0.5


def test_wildcards_beyond_the_bound_forbid_more_never_less() -> None:
    filler = b"".join(b"disallow: /x/*%d\nallow: /y/*%d\n" % (number, number) for number in range(3000))
    late = Robots.parse(
        b"user-agent: newswake\n" + filler + b"disallow: /shop/*secret\ndisallow: /y/\nallow: /y/*open\n"
    )
    assert not late.allows(SITE + "/shop/1/secret")
    assert not late.allows(SITE + "/shop/1"), "all that begins like it is shut"
    assert late.allows(SITE + "/y/17"), "what is within the bound still opens"
    assert not late.allows(SITE + "/y/open")
    assert late.allows(SITE + "/news/1")
