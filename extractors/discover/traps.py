"""Crawl traps: addresses that a site makes up without end, told by their shape and by what is known of their prefix.

A run is bounded anyway, in pages, seconds and depth; this keeps a trap from eating what belongs to others.
What a source lists itself (feeds, sitemaps) is judged by ``many_names`` only; what a person names is not judged.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from extractors import urls

if TYPE_CHECKING:
    from collections.abc import Sequence

Trap = Literal[
    "too_deep",
    "repeating_path",
    "too_many_fields",
    "endless_next",
    "sessions",
    "combinations",
    "many_names",
    "too_many",
]

# Segments of a path. A dated story in a section of a section has eight.
MAX_DEPTH = 12
# The same sequence of segments so many times in a row: /a/b/a/b/a/b.
MAX_REPEATS = 3
MAX_FIELDS = 12
# Steps from one number to the next, each found on the page before it.
MAX_NEXT = 10
# Addresses that differ in a session id alone.
MAX_SESSIONS = 3
# Slugs after one id that is long enough to be a page's own: some systems answer any slug (news-crawl#44: 2,162).
MAX_NAMES = 20
# Sets of query fields that one path is asked with.
MAX_COMBINATIONS = 20
# Addresses of one shape, numbers aside, that links have led to. An outlet's whole archive is longer, but is listed.
MAX_FAMILY = 2_000
# Families that are remembered; when there are more, everything is forgotten and counted anew.
MAX_FAMILIES = 50_000

_OWN_ID = re.compile(r".*/(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{24,64})(?=/[^/]+/?$)", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
# Names that nothing but a session has, and those that may as well be the number of a story or of a sitting.
_SESSION = re.compile(r"(?:php|j|asp|cf)_?sess(?:ion)?_?(?:id|key|token)?|zenid|osc[as]id|cftoken", re.IGNORECASE)
_MAYBE_SESSION = re.compile(r"_?sess(?:ion)?_?(?:id|key|token)?|sid|s_?id", re.IGNORECASE)
_TOKEN = re.compile(r"(?=[^A-Za-z]*[A-Za-z])(?=\D*\d)[0-9A-Za-z_-]{10,}|\d{16,}")
# More digits are an id that a chance neighbour has as well, and int() of thousands of them is slow.
_LONGEST = 8


@dataclass(slots=True)
class Prefixes:
    """What the links of a run have led to so far, by prefix. Not thread-safe."""

    steps: dict[str, int] = field(default_factory=dict)
    sessions: dict[str, set[str]] = field(default_factory=dict)
    combinations: dict[str, set[frozenset[str]]] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    families: Counter[str] = field(default_factory=Counter)

    def judge(self, url: str, via_url: str | None = None) -> Trap | None:
        """Say which trap the link ``url`` on the page ``via_url`` leads into, or None; and remember it.

        Ask once for each address that is new to the run.
        """
        found = shape(url)
        if found is not None:
            return found
        self._forget()
        address = urlsplit(url)
        prefix = f"{urls.host_of(url)}{address.path}"
        fields = address.query.split("&") if address.query else []
        return (
            self._next(url, via_url)
            or self._session(prefix, fields)
            or self._combination(prefix, fields)
            or self.many_names(url)
            or self._family(prefix, fields)
        )

    def many_names(self, url: str) -> Trap | None:
        """Say whether one page, by the id in its address, is met under too many slugs: /<id>/some-headline."""
        found = _OWN_ID.match(url.partition("?")[0])
        if found is None:
            return None
        if len(self.names) > MAX_FAMILIES:
            self.names.clear()
        known = self.names.setdefault(found[0].lower(), set())
        if len(known) < MAX_NAMES:
            known.add(url)
        return None if url in known else "many_names"

    def _next(self, url: str, via_url: str | None) -> Trap | None:
        """/day/17 on /day/16 on /day/15: a calendar, or pages that are numbered without end."""
        steps = self.steps.get(via_url, 0) + 1 if via_url and _is_neighbour(url, via_url) else 0
        self.steps[url] = steps
        return "endless_next" if steps > MAX_NEXT else None

    def _session(self, prefix: str, fields: Sequence[str]) -> Trap | None:
        rest = [part for part in fields if not _is_session(part)]
        if len(rest) == len(fields):
            return None
        known = self.sessions.setdefault(f"{prefix}?{'&'.join(rest)}", set())
        if len(known) <= MAX_SESSIONS:
            known.add("&".join(fields))
        return "sessions" if len(known) > MAX_SESSIONS else None

    def _combination(self, prefix: str, fields: Sequence[str]) -> Trap | None:
        if not fields:
            return None
        known = self.combinations.setdefault(prefix, set())
        if len(known) <= MAX_COMBINATIONS:
            known.add(frozenset(part.partition("=")[0] for part in fields))
        return "combinations" if len(known) > MAX_COMBINATIONS else None

    def _family(self, prefix: str, fields: Sequence[str]) -> Trap | None:
        names = sorted(part.partition("=")[0] for part in fields)
        family = f"{_NUMBER.sub('0', prefix)}?{'&'.join(names)}"
        self.families[family] += 1
        return "too_many" if self.families[family] > MAX_FAMILY else None

    def _forget(self) -> None:
        for known in (self.steps, self.sessions, self.combinations, self.families):
            if len(known) > MAX_FAMILIES:
                known.clear()


def shape(url: str) -> Trap | None:
    """Say whether the address alone gives a trap away: its depth, a path that repeats itself, its many fields."""
    try:
        address = urlsplit(url)
    except ValueError:
        return None
    segments = [segment for segment in address.path.split("/") if segment]
    if _repeats(segments):
        return "repeating_path"
    if len(segments) > MAX_DEPTH:
        return "too_deep"
    return "too_many_fields" if address.query.count("&") >= MAX_FIELDS else None


def _repeats(segments: Sequence[str]) -> bool:
    """Whether a sequence of one to four segments stands three times in a row. /2010/10/10/10/ is a date."""
    for length in range(1, 5):
        run = 0
        for position in range(length, len(segments)):
            run = run + 1 if segments[position] == segments[position - length] else 0
            if segments[position].isdecimal() and length == 1:
                run = 0
            if run >= length * (MAX_REPEATS - 1):
                return True
    return False


def _is_neighbour(url: str, other: str) -> bool:
    """Whether two addresses differ in one number alone, and by one. Ids of stories do that only by chance."""
    here, there = _NUMBER.findall(url), _NUMBER.findall(other)
    if len(here) != len(there) or _NUMBER.sub("0", url) != _NUMBER.sub("0", other):
        return False
    pairs = [(one, two) for one, two in zip(here, there, strict=True) if one != two]
    if len(pairs) != 1 or any(len(text) > _LONGEST for text in pairs[0]):
        return False
    return abs(int(pairs[0][0]) - int(pairs[0][1])) == 1


def _is_session(part: str) -> bool:
    name, _, value = part.partition("=")
    if _MAYBE_SESSION.fullmatch(name):
        return _TOKEN.fullmatch(value) is not None
    return bool(value) and _SESSION.fullmatch(name) is not None
