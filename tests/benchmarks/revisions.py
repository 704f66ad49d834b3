"""Revisions on real captures: how many looks at the same thing differ, how many of these differ by noise alone.

    python -m tests.benchmarks.revisions ../shared/web/kazakhstan.warc.gz

Two parts. Entries of the two feeds whose daily captures the file holds: headline and standfirst, look by look. And the
articles of the file, as they are extracted: noise is planted in each text, then one edit; the first must make no
revision, the second must.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree
from warcio.archiveiterator import ArchiveIterator

from extractors.worker import Job, run_job
from warehouse.compare import noise
from warehouse.compare.changes import Version, differences

if TYPE_CHECKING:
    from collections.abc import Iterator

NOISE_LINES = (
    "5 min ago",
    "Advertisement",
    "1,234 views",
    "Updated 3 hours ago",
    "Comments (12)",
    "Read also: Snow falls",
)
SIGNS = str.maketrans({" ": "\u00a0", '"': "\u201d", "'": "\u2019", "\u2019": "'", "-": "\u2011"})
WORD = re.compile(r"[^\W\d_]{4,}")


def responses(path: Path) -> Iterator[tuple[str, str, str, bytes]]:
    """Address, date, media type and body of each response."""
    with path.open("rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type == "response":
                told = record.http_headers.get_header("content-type", "")
                headers = record.rec_headers
                yield headers["WARC-Target-URI"], headers["WARC-Date"], told, record.content_stream().read()


def entries(body: bytes) -> Iterator[tuple[str, str, str]]:
    """Identity, headline and standfirst of each entry of an RSS feed."""
    root = etree.fromstring(body, etree.XMLParser(resolve_entities=False, recover=True))
    for item in root.iter("item"):
        found = {name: (item.findtext(name) or "").strip() for name in ("guid", "link", "title", "description")}
        yield found["guid"] or found["link"], found["title"], found["description"]


def feeds(captures: list[tuple[str, str, str, bytes]]) -> dict[str, Any]:
    """Successive looks at the same entry of a feed."""
    looks: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for url, date, _, body in sorted(captures, key=lambda item: item[1]):
        for key, title, told in entries(body):
            looks[url, key].append((date, title, told))
    pairs = [both for shown in looks.values() for both in pairwise(shown)]
    changed = [both for both in pairs if both[0][1:] != both[1][1:]]
    real = [both for both in changed if keyed(both[0]) != keyed(both[1])]
    silent = [both for both in changed if both not in real]
    return {
        "entries": len(looks),
        "looks again": len(pairs),
        "looks that differ": len(changed),
        "of these by noise alone": len(silent),
        "headline changed": sum(both[0][1] != both[1][1] for both in real),
        "samples": [[shown(before), shown(after)] for before, after in (*silent[:10], *real[:40])],
    }


def keyed(look: tuple[str, str, str]) -> int:
    return noise.keys(look[1], look[2], "").revision


def shown(look: tuple[str, str, str]) -> str:
    return f"{look[0][:10]} {look[1]} / {look[2]}"


def planted(texts: list[tuple[str, str]]) -> dict[str, Any]:
    """Noise, and one edit, planted in each text."""
    draw = random.Random(6)  # noqa: S311 - for a benchmark
    kept = noticed = exact = 0
    wrong: list[str] = []
    for title, text in texts:
        noisy = with_noise(text, draw)
        same = noise.keys(title, None, text) == noise.keys(title, None, noisy)
        kept += same
        wrong += [] if same else [title]
        word = draw.choice(list(WORD.finditer(text)))
        edited = noisy_at(text, word.span(), draw)
        noticed += noise.keys(title, None, text) != noise.keys(title, None, edited)
        made = differences(Version(text, {}), Version(edited, {}))
        exact += [change.kind for change in made.changes] == ["edited"]
    return {
        "articles": len(texts),
        "no revision by noise": kept,
        "edit noticed": noticed,
        "exactly that": exact,
        "wrong": wrong,
    }


def with_noise(text: str, draw: random.Random) -> str:
    lines = text.split("\n")
    for line in draw.sample(NOISE_LINES, 3):
        lines.insert(draw.randint(0, len(lines)), line)
    made = "\n".join(lines)
    return "".join(sign.translate(SIGNS) if draw.random() < 0.2 else sign for sign in made)


def noisy_at(text: str, place: tuple[int, int], draw: random.Random) -> str:
    """The text with another word at a place, and a space of another kind before and after."""
    before, after = text[: place[0]], text[place[1] :]
    return before.replace(" ", "\u00a0", draw.randint(0, 9)) + "Zanzibar" + after


def main() -> None:
    """Print both parts as JSON."""
    found = list(responses(Path(sys.argv[1])))
    of_url: dict[str, list[tuple[str, str, str, bytes]]] = defaultdict(list)
    for item in found:
        of_url[item[0]].append(item)
    texts = []
    for url, captures in of_url.items():
        if len(captures) == 1:
            article = run_job(Job(url, captures[0][3], captures[0][2])).article
            if article.verdict == "article" and article.text:
                texts.append((article.title or "", article.text))
    several = [item for captures in of_url.values() if len(captures) > 1 for item in captures]
    print(json.dumps({"feeds": feeds(several), "planted": planted(texts)}, ensure_ascii=False, indent=1))  # noqa: T201


if __name__ == "__main__":
    main()
