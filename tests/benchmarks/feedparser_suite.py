"""Our reader of feeds over the tests of feedparser, where these are about what we read.

    python -m tests.benchmarks.feedparser_suite --suite DIR [--wrong]

DIR is the folder ``tests`` of feedparser's source distribution (pip download --no-deps --no-binary :all: feedparser);
its files are nobody's but theirs and never become part of this project. Each holds its expectation in a comment:
counted are those of an entry's link, title and dates, of the feed's title and of its version. What we do not keep
(authors, summaries, enclosures ...) does not apply. Two liberties: an entry without address gets one if its address
is not the question, and the cases of character sets and entities, which ask for a description, ask for the title.
"""

from __future__ import annotations

import argparse
import ast
import calendar
import json
import re
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import webencodings

from extractors import urls
from extractors.discover import feeds, markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.records import Candidate

URL = "http://127.0.0.1:8097/feed.xml"
PLACES = ("wellformed", "illformed", "encoding", "entities")
WIDE = (
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\x00<", "utf-32-be"),
    (b"<\x00\x00\x00", "utf-32-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
    (b"<\x00", "utf-16-le"),
)
EXPECT = re.compile(r"Expect:\s*(.*?)\s*-->", re.DOTALL)
HEADER = re.compile(r"^Header:\s*([A-Za-z-]+):\s*(.*?)\s*$", re.MULTILINE)
DECLARED = re.compile(r"<\?xml[^>]*encoding=['\"]([^'\"]+)")
ENTRY_END = re.compile(r"</((?:\w+:)?)(item|entry)>")
DATES = frozenset({"published_parsed", "updated_parsed", "created_parsed"})
FIELDS = DATES | {"link", "title"}


class Case:
    """One file: the feed, and what is expected of it."""

    def __init__(self, path: Path, place: str) -> None:
        self.path = path
        self.place = place
        body = path.read_bytes()
        self.codec = next((codec for mark, codec in WIDE if body.startswith(mark)), "latin-1")
        self.text = body.decode(self.codec, "replace" if self.codec != "latin-1" else "strict")
        found = EXPECT.search(self.text)
        self.expected = found[1] if found else ""
        headers = {name.lower(): value for name, value in HEADER.findall(self.text)}
        self.content_type = headers.get("content-type")
        self.url = headers.get("content-location") or URL

    def checks(self) -> Iterator[tuple[str, int, Any]]:
        """Give what is expected of a field: its name, the place of the entry (-1: of the feed) and the value."""
        try:
            tree = ast.parse(self.expected, mode="eval").body
        except SyntaxError:
            return
        parts = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
        for part in parts:
            if isinstance(part, ast.Compare) and len(part.ops) == 1 and isinstance(part.ops[0], ast.Eq):
                try:
                    yield (*_field(part.left), ast.literal_eval(part.comparators[0]))
                except ValueError:
                    continue

    def body(self, *, with_link: bool, as_title: bool) -> bytes:
        """Give the feed's bytes, with what was changed about it."""
        text = self.text
        if as_title:
            # The comment must not end up as the first title.
            text = re.sub(r"(</?(?:\w+:)?)description\b", r"\1title", text)
        if with_link:
            text = ENTRY_END.sub(_linked, text)
        return text.encode(self.codec, "replace")


def _linked(match: re.Match[str]) -> str:
    prefix, name = match.groups()
    link = "<link>http://example.com/added</link>" if name == "item" else '<link href="http://example.com/added"/>'
    return link.replace("<", f"<{prefix}").replace(f"<{prefix}/", f"</{prefix}") + match[0]


def _field(node: ast.expr) -> tuple[str, int]:
    """Read ``entries[0]['title']``, ``feed['title']`` and ``version``. Raises ValueError for all else."""
    if isinstance(node, ast.Name) and node.id == "version":
        return "version", -1
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        name, inner = node.slice.value, node.value
        if isinstance(inner, ast.Name) and inner.id == "feed" and name == "title":
            return "feed_title", -1
        if (
            isinstance(inner, ast.Subscript)
            and isinstance(inner.value, ast.Name)
            and inner.value.id == "entries"
            and isinstance(inner.slice, ast.Constant)
            and isinstance(inner.slice.value, int)
            and isinstance(name, str)
        ):
            return name, inner.slice.value
    raise ValueError(ast.dump(node))


def judge(case: Case) -> Iterator[tuple[str, Any, Any]]:
    """Give each check that applies: the field, what was expected, what we read. Equal if it is right."""
    transplanted = case.place in {"encoding", "entities"}
    for name, place, value in case.checks():
        as_title = transplanted and name == "description" and "<title" not in case.text
        field = "title" if as_title else name
        if field not in FIELDS | {"feed_title", "version"}:
            continue
        with_link = field in DATES | {"title"} and "<link" not in case.text.split("-->", 1)[-1]
        result = feeds.parse_feed(case.body(with_link=with_link, as_title=as_title), case.url, case.content_type)
        if field in {"feed_title", "version"}:
            got = result.title if field == "feed_title" else result.version
            # Userland's and Netscape's 0.91 are one to us.
            expected = _plain(value) if field == "feed_title" else value.replace("rss091n", "rss091u")
            yield field, expected, got
            continue
        entry = next((item for item in result.candidates if item.position == place), None)
        yield field, *_compared(field, value, entry, case.url)


def left_out(case: Case) -> str | None:
    """Why a case says nothing about us, if it does not."""
    if "cdf" in case.path.parts or "'cdf'" in case.expected:
        return "CDF, a format of 1997"
    declared = DECLARED.search(case.text[:200])
    if case.codec == "latin-1" and declared and webencodings.lookup(declared[1]) is None:
        return "a character set that browsers do not read"
    return None


def _plain(value: Any) -> str | None:
    return markup.plain_text(value) if isinstance(value, str) else None


def _compared(field: str, value: Any, entry: Candidate | None, url: str) -> tuple[Any, Any]:
    if field == "link":
        return urls.resolve(url, value), entry.url if entry else None
    if field == "title":
        return _plain(value), entry.title if entry else None
    expected = datetime.fromtimestamp(calendar.timegm(value), UTC) if value else None
    read = [entry.published_at, entry.modified_at] if entry else []
    return str(expected), str(expected) if expected in read else str(next(filter(None, read), None))


def main() -> None:
    """Count what is right, field by field."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--suite", type=Path, required=True, help="the folder tests of feedparser's sources")
    parser.add_argument("--wrong", action="store_true", help="list what is not as expected")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    without: Counter[str] = Counter()
    wrong: list[dict[str, Any]] = []
    cases = applied = 0
    begun = time.perf_counter()
    for place in PLACES:
        for path in sorted((options.suite / place).rglob("*.xml")):
            cases += 1
            case = Case(path, place)
            judged = list(judge(case))
            reason = left_out(case)
            if judged and reason:
                without[reason] += 1
                continue
            applied += bool(judged)
            for field, expected, got in judged:
                total[field] += 1
                right[field] += expected == got
                if expected != got:
                    name = str(path.relative_to(options.suite))
                    wrong.append({"case": name, "field": field, "expected": str(expected), "read": str(got)})
    found = {
        "cases": cases,
        "cases_that_apply": applied,
        "checks": sum(total.values()),
        "right": sum(right.values()),
        "by_field": {field: f"{right[field]} of {total[field]}" for field in sorted(total)},
        "left_out": dict(without),
        "seconds": round(time.perf_counter() - begun, 2),
    }
    if options.wrong:
        found["wrong"] = wrong
    sys.stdout.write(json.dumps(found, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
