"""Lines of real pages with labels: does this line belong to the article? From open data only.

- the labelled collections of ../shared/extraction: a line belongs if its words are in the true text; lines of a
  leading summary, which the truth leaves open, have no label;
- articles of ../shared/web whose JSON-LD holds the body: a line belongs if its words are in there;
- pages of one host in either: what stands word for word on two different articles is the host's, not the article's.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from fastwarc.warc import ArchiveIterator, WarcRecordType

from extractors.article import jsonld
from extractors.article.body import candidate
from extractors.article.extract import titles_of
from extractors.article.furniture import Signals, place, signals_of
from extractors.article.head import read_head
from extractors.article.places import places
from extractors.article.tree import fold, parse
from extractors.fetch.decode import decode_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from extractors.article.head import Head
    from extractors.article.lines import Line

SHARED = Path(__file__).parents[3] / "shared"
KIT = SHARED / "extraction"
LEAST_BODY = 600
PAGES_OF_A_HOST = 8
LONGEST_REPEAT = 45
sys.path.insert(0, str(KIT))


@dataclass(frozen=True)
class Labelled:
    """The lines of one page: signals, and per line 1.0, 0.0 or None where nobody knows. ``row`` is the kit's."""

    host: str
    source: str
    lines: tuple[Line, ...]
    signals: list[Signals]
    labels: list[float | None]
    row: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class _Read:
    url: str
    head: Head
    lines: tuple[Line, ...]
    signals: list[Signals]


def everything() -> list[Labelled]:
    """All labelled pages; takes some three minutes."""
    return [*collections(), *stated_bodies(), *repetitions()]


def rows() -> list[dict[str, Any]]:
    """The rows of the kit's index."""
    with gzip.open(KIT / "data" / "index.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def html_of(row: Mapping[str, Any]) -> bytes:
    """A page of the kit as it was fetched."""
    return gzip.decompress((KIT / "data" / "html" / f"{row['id']}.html.gz").read_bytes())


def collections() -> Iterator[Labelled]:
    """The pages of the kit with a known text."""
    for row in rows():
        read = _read(row["url"], html_of(row), None) if row["dataset"] != "mc" else None
        if read is not None:
            labels = labels_by_truth(read.lines, row["truth"])
            yield Labelled(_host(row["url"]), row["dataset"], read.lines, read.signals, labels, row)


def stated_bodies() -> Iterator[Labelled]:
    """Articles whose JSON-LD holds a body that is about the text that we find."""
    taken: Counter[str] = Counter()
    for url, body, kind in _archived():
        if b"articleBody" not in body or taken[_host(url)] >= PAGES_OF_A_HOST:
            continue
        read = _read(url, body, kind)
        stated = (
            jsonld.first_text(read.head.node.data.get("articleBody"), "@value") if read and read.head.node else None
        )
        if read is None or stated is None or len(stated) < LEAST_BODY:
            continue
        shares = _shares(read.lines, _words(stated))
        found = sum(share * len(line.text) for line, share in zip(read.lines, shares, strict=True) if share)
        if found < 0.6 * sum(len(line.text) for line in read.lines) or found < 0.7 * len(stated):
            continue
        taken[_host(url)] += 1
        yield Labelled(_host(url), "json-ld", read.lines, read.signals, [_sure(share) for share in shares])


def repetitions() -> Iterator[Labelled]:
    """Lines that two different articles of one host share."""
    hosts: dict[str, dict[str, tuple[bytes, str | None]]] = defaultdict(dict)
    kit = ((row["url"], html_of(row), None) for row in rows())
    for url, body, kind in (*_archived(), *kit):
        if len(hosts[_host(url)]) < PAGES_OF_A_HOST:
            hosts[_host(url)][url] = body, kind
    for host, pages in hosts.items():
        if len(pages) > 1:
            read = [page for url, (body, kind) in pages.items() if (page := _read(url, body, kind))]
            yield from _repeated(host, read)


def labels_by_truth(lines: Iterable[Line], truth: Mapping[str, Any]) -> list[float | None]:
    """Labels by the truth of the kit, whatever its kind."""
    lines = tuple(lines)
    if "with" in truth:
        return [_by_segments(line.text, truth) for line in lines]
    if "paragraphs" in truth:
        parts = [(part, part[:1] == "[" and part[-1:] == "]") for part in truth["paragraphs"]]
    else:
        summary = "\n".join(truth.get("summary") or [])
        rest = truth["text"].removeprefix(summary)
        parts = [(summary, True), (rest, False)]
    words = [(word, optional) for part, optional in parts for word in _words(part)]
    shares = _shares(lines, [word for word, _ in words], [optional for _, optional in words])
    return [None if share is None else float(share >= 0.5) for share in shares]


def _by_segments(text: str, truth: Mapping[str, Any]) -> float | None:
    if any(" ".join(segment.split()) in text for segment in truth["with"]):
        return 1.0
    return 0.0 if any(" ".join(segment.split()) in text for segment in truth["without"]) else None


def _shares(lines: Iterable[Line], true: list[str], optional: list[bool] | None = None) -> list[float | None]:
    """The share of each line's words that are in the true text, in its order; None where that is optional."""
    ours = [(word, number) for number, line in enumerate(lines) for word in _words(line.text)]
    counted = Counter(number for _, number in ours)
    hits: Counter[int] = Counter()
    open_hits: Counter[int] = Counter()
    matcher = SequenceMatcher(None, [word for word, _ in ours], true, autojunk=False)
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            number = ours[block.a + step][1]
            hits[number] += 1
            open_hits[number] += bool(optional and optional[block.b + step])
    return [
        None if not counted[number] or 2 * open_hits[number] > counted[number] else hits[number] / counted[number]
        for number, _ in enumerate(lines)
    ]


def _sure(share: float | None) -> float | None:
    return None if share is None or 0.25 < share < 0.75 else float(share > 0.5)


def _repeated(host: str, pages: list[_Read]) -> Iterator[Labelled]:
    texts = [{fold(line.text) for line in page.lines} for page in pages]
    counts = Counter(text for page in texts for text in page)
    for number, page in enumerate(pages):
        if any(2 * len(texts[number] & other) > min(len(texts[number]), len(other)) for other in texts[:number]):
            continue  # the same article under two addresses
        labels = [
            0.0
            if counts[fold(line.text)] > 1 and len(line.text.split()) <= LONGEST_REPEAT and "[[" not in line.text
            else None
            for line in page.lines
        ]
        if any(label is not None for label in labels):
            yield Labelled(host, "repeated", page.lines, page.signals, labels)


def _read(url: str, body: bytes, content_type: str | None) -> _Read | None:
    root = parse(decode_text(body, content_type)[0])
    lines = candidate(root, url) if root is not None else ()
    if not lines:
        return None
    head = read_head(root, url)
    return _Read(url, head, lines, signals_of(place(lines, places(root, lines)), titles_of(head)))


def _archived() -> Iterator[tuple[str, bytes, str | None]]:
    for name in ("open", "kazakhstan"):
        with (SHARED / "web" / f"{name}.warc.gz").open("rb") as file:
            for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
                kind = record.http_headers.get("content-type") if record.http_headers else None
                url = record.headers["WARC-Target-URI"]
                if "html" in (kind or "html") and "web.archive.org" not in url:
                    yield url, record.reader.read(), kind


def _words(text: str) -> list[str]:
    import scoring  # noqa: PLC0415 - of the kit in ../shared

    return [word.lower() for word in scoring.WORD_OR_CJK.findall(text)]


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
