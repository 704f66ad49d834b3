"""New matches of a seed as an Atom feed (RFC 4287). Ids are tag URIs (RFC 4151) that never change for an article.

Everything from the web is text in it: escaped, and without the characters that XML does not have.
"""

from __future__ import annotations

import json
import re
from datetime import UTC
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

import duckdb

from warehouse import db, statements
from warehouse.report.build import checked_slug
from warehouse.tables import seed_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

RELATIONS = ("copy", "partial", "same_event")
MOST = 100
# Nobody owns a name below .invalid (RFC 2606): the ids are ours on every machine, and the same on all of them.
AUTHORITY = "newswake.invalid,2026"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
TEXT_CHARS = 1000


def atom(
    published: Path,
    seed_id: str,
    relations: Sequence[str] = RELATIONS,
    most: int = MOST,
    self_url: str | None = None,
) -> str:
    """The feed of a seed, newest find first; the same snapshot gives the same bytes.

    Raises WarehouseError if nothing is published or the warehouse has no such seed.
    """
    checked_slug(seed_id)
    with db.read_only(published) as con:
        try:
            seed = seed_of(con, seed_id)
            values = {"seed_id": seed_id, "relations": json.dumps(list(relations)), "most": most}
            con.execute(statements.read("care", "feed"), values)
            names = [item[0] for item in con.description or ()]
            entries = [dict(zip(names, row, strict=True)) for row in con.fetchall()]
        except duckdb.Error as error:
            raise db.explain(error, published) from error
    return "".join(_feed(seed, entries, self_url))


def _feed(seed: dict[str, Any], entries: list[dict[str, Any]], self_url: str | None) -> Iterator[str]:
    newest = max((entry["updated_at"] for entry in entries), default=seed["created_at"])
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield f"<id>tag:{AUTHORITY}:seed/{seed['seed_id']}</id>\n"
    yield f"<title>{_text('The wake of ' + (seed['title'] or seed['seed_id']))}</title>\n"
    yield f"<updated>{_moment(newest)}</updated>\n"
    yield "<author><name>newswake</name></author>\n<generator>newswake</generator>\n"
    if self_url:
        yield f'<link rel="self" type="application/atom+xml" href={quoteattr(_clean(self_url))}/>\n'
    if seed["url"]:
        yield f'<link rel="related" href={quoteattr(_clean(seed["url"]))}/>\n'
    for entry in entries:
        yield from _entry(seed["seed_id"], entry)
    yield "</feed>\n"


def _entry(seed_id: str, entry: dict[str, Any]) -> Iterator[str]:
    label = f"{entry['relation']} ({entry['copy_kind']})" if entry["copy_kind"] else entry["relation"]
    yield f"<entry>\n<id>tag:{AUTHORITY}:match/{seed_id}/{entry['article_id']}</id>\n"
    yield f"<title>{_text(entry['title']) or _text(entry['url'])}</title>\n"
    yield f'<link rel="alternate" href={quoteattr(_clean(entry["url"]))}/>\n'
    yield f"<updated>{_moment(entry['updated_at'])}</updated>\n"
    if entry["published_at"]:
        yield f"<published>{_moment(entry['published_at'])}</published>\n"
    for name in filter(None, map(_text, entry["authors"] or ())):
        yield f"<author><name>{name}</name></author>\n"
    yield f"<category term={quoteattr(entry['relation'])} label={quoteattr(_clean(label))}/>\n"
    told = f"{label}, score {entry['score']:.2f}, {entry['host']}: {entry['why']}"
    yield f"<summary>{_text(told)}</summary>\n</entry>\n"


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)[:TEXT_CHARS]


def _text(text: str) -> str:
    return escape(" ".join(_clean(text).split()))


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
