"""Golden pages: a folder each, with a page that we wrote and what must be made of it.

    python -m tests.golden add NAME FILE URL       # a new folder: the page, and what comes out of it today
    python -m tests.golden check [NAME...]         # what differs, field by field; exit code 1 where anything does
    python -m tests.golden accept [NAME...]        # shows what differs, then writes it: review it with `git diff`

``expected.json`` has two parts. ``given`` is what goes in beside the page: ``url``, ``now`` (the moment at which the
page is read, frozen), and where it matters ``requested_url``, ``content_type`` and ``mode``. ``expected`` names the
fields that the page is about; ``accept --all-fields`` names all that there are.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.article.extract import extract
from extractors.fetch.decode import decode_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extractors.records import Article

GOLDEN = Path(__file__).parent / "extractors" / "article" / "golden"
PAGE = "page.html"
EXPECTED = "expected.json"
_NAME = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")


@dataclass(frozen=True)
class Difference:
    """One field of one page that is not what it should be."""

    field: str
    expected: Any
    found: Any

    def __str__(self) -> str:
        sides = [json.dumps(side, indent=2, ensure_ascii=False).splitlines() for side in (self.expected, self.found)]
        lines = list(difflib.unified_diff(*sides, lineterm="", n=0))
        changed = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
        return "\n".join([f"  {self.field}:", *(f"    {line}" for line in changed)])


def seen(article: Article) -> dict[str, Any]:
    """The fields that an expectation may name, as JSON holds them."""
    published, modified = article.published, article.modified
    return {
        "verdict": article.verdict,
        "kind": article.kind,
        "title": article.title,
        "subtitle": article.subtitle,
        "lines": (article.text or "").split("\n"),
        "structure": list(article.structure),
        "lang": article.lang,
        "authors": list(article.authors),
        "agencies": list(article.agencies),
        "published": published.at.isoformat() if published else None,
        "precision": published.precision if published else None,
        "zone_assumed": published.zone_assumed if published else None,
        "date_method": published.method if published else None,
        "is_guess": published.is_guess if published else None,
        "modified": modified.at.isoformat() if modified else None,
        "section": article.section,
        "tags": list(article.tags),
        "image_url": article.image_url,
        "site_name": article.site_name,
        "canonical_url": article.canonical_url,
        "paywalled": article.paywalled,
        "syndication_credit": article.syndication_credit,
        "corrections": list(article.corrections),
        "quotes": [[quote.text, quote.speaker] for quote in article.quotes],
        "truncated": article.truncated,
        "links": [[link.zone, link.url] for link in article.links],
    }


def read(folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What goes in beside the page, and what is expected."""
    both = json.loads((folder / EXPECTED).read_text(encoding="utf-8"))
    return both["given"], both["expected"]


def write(folder: Path, given: dict[str, Any], expected: dict[str, Any]) -> None:
    """Write an expectation as it is reviewed: one value to a line."""
    text = json.dumps({"given": given, "expected": expected}, indent=2, ensure_ascii=False)
    (folder / EXPECTED).write_text(text + "\n", encoding="utf-8")


def run(folder: Path, given: dict[str, Any]) -> Article:
    """What becomes of the page of a folder today."""
    return extract(
        (folder / PAGE).read_text(encoding="utf-8"),
        given["url"],
        given.get("content_type", "text/html"),
        datetime.fromisoformat(given["now"]),
        given.get("requested_url"),
        given.get("mode", "fast"),
    )


def differences(folder: Path, *, all_fields: bool = False) -> list[Difference]:
    """What of a page is not as expected; with ``all_fields`` also what is not named yet."""
    given, expected = read(folder)
    found = seen(run(folder, given))
    wanted = [field for field in found if all_fields or field in expected]
    changed = [Difference(field, expected.get(field), found[field]) for field in wanted]
    gone = [Difference(field, expected[field], None) for field in expected if field not in found]
    return [one for one in changed if one.field not in expected or one.expected != one.found] + gone


def accept(folder: Path, changes: Iterable[Difference]) -> None:
    """Write differences into the expectation, its fields in the order of ``seen``."""
    given, expected = read(folder)
    for change in changes:
        expected[change.field] = change.found
    order = seen(run(folder, given))
    write(folder, given, {field: expected[field] for field in order if field in expected})


def add(root: Path, name: str, source: Path, url: str, now: datetime) -> None:
    """Make the folder of a new page, in UTF-8, with all that comes out of it today."""
    folder = root / name
    if not _NAME.fullmatch(name):
        raise SystemExit(f"{name}: a name is made of small letters, digits and underscores")
    if folder.exists():
        raise SystemExit(f"{name}: there is such a page already; `accept` changes what is expected of it")
    text, _ = decode_text(source.read_bytes(), "text/html")
    folder.mkdir(parents=True)
    (folder / PAGE).write_text(text, encoding="utf-8")
    given = {"url": url, "now": now.isoformat(timespec="seconds")}
    write(folder, given, seen(run(folder, given)))


def _folders(root: Path, names: Sequence[str]) -> list[Path]:
    there = sorted(folder for folder in root.iterdir() if folder.is_dir())
    if unknown := set(names) - {folder.name for folder in there}:
        raise SystemExit(f"no such page: {', '.join(sorted(unknown))}")
    return [folder for folder in there if not names or folder.name in names]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    adding = commands.add_parser("add", help="a new page")
    adding.add_argument("name", help="of the folder: small letters, digits and underscores")
    adding.add_argument("file", type=Path, help="the page; only pages that we wrote ourselves may be committed")
    adding.add_argument("url", help="the address that it is read under")
    checking = commands.add_parser("check", help="what differs, field by field")
    accepting = commands.add_parser("accept", help="show what differs, then write it")
    accepting.add_argument("--all-fields", action="store_true", help="write the fields too that are not named yet")
    for command in (checking, accepting):
        command.add_argument("names", nargs="*", metavar="NAME", help="of folders; all if none is given")
    return parser


def main(arguments: Sequence[str] | None = None, root: Path = GOLDEN) -> int:
    """Run one command; the exit code."""
    asked = _parser().parse_args(arguments)
    if asked.command == "add":
        add(root, asked.name, asked.file, asked.url, datetime.now(UTC))
        print((root / asked.name / EXPECTED).read_text(encoding="utf-8"))  # noqa: T201 - to be reviewed
        return 0
    accepting = asked.command == "accept"
    wrong = 0
    for folder in _folders(root, asked.names):
        found = differences(folder, all_fields=accepting and asked.all_fields)
        wrong += bool(found)
        if found:
            print("\n".join([folder.name, *map(str, found)]))  # noqa: T201 - the same
        if found and accepting:
            accept(folder, found)
    print(f"{wrong} pages differ" + (", and are now as expected" if accepting and wrong else ""))  # noqa: T201 - the same
    return 0 if accepting or not wrong else 1


if __name__ == "__main__":
    sys.exit(main())
