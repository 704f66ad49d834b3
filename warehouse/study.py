"""The whole study of a seed as a data package for citation (Frictionless Data Package, tabular profile).

One CSV file per resource with a schema made from the warehouse's own descriptions, its hash and its query. Texts of
articles belong to their publishers and are left out unless asked for. The same snapshot gives the same bytes.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import duckdb

from warehouse import db, export, statements
from warehouse.backup_manifest import sha256_of
from warehouse.query import answer_of, explain
from warehouse.report.build import checked_slug
from warehouse.tables import appearing, seed_of

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse.query import Answer

PROFILE = "tabular-data-package"
TEXTS = "texts"
# Described where the rows come from, if not under the resource's own name.
DESCRIBED_AS = {TEXTS: "articles"}
TYPES = (
    (re.compile(r".*\[\]$"), "array"),
    (re.compile(r"^(STRUCT|MAP|JSON)"), "object"),
    (re.compile(r"^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$"), "integer"),
    (re.compile(r"^(DOUBLE|FLOAT|DECIMAL)"), "number"),
    (re.compile(r"^BOOLEAN$"), "boolean"),
    (re.compile(r"^TIMESTAMP"), "datetime"),
    (re.compile(r"^DATE$"), "date"),
)
LICENCE_NOTE = (
    "Addresses, dates, measures and relations are facts gathered by newswake. Titles, names of authors and quoted "
    "reasons come from the articles themselves; texts belong to their publishers and may not be passed on without "
    "their leave."
)
CSV_NOTE = "Empty cells are unknown. A text that a spreadsheet would run as a formula has an apostrophe before it."


def write_package(
    published: Path,
    seed_id: str,
    target: Path,
    *,
    version: str,
    with_texts: bool = False,
    memory_limit: str = db.DEFAULT_MEMORY,
) -> dict[str, int]:
    """Write the data package of a seed to the new folder ``target``; returns the rows of each resource.

    Raises WarehouseError if nothing is published, the seed is unknown, the folder exists or cannot be written.
    """
    checked_slug(seed_id)
    names = [name for name in statements.names("study") if with_texts or name != TEXTS]
    with db.read_only(published, memory_limit, threads=1) as con, appearing(target, is_folder=True) as unfinished:
        try:
            seed = seed_of(con, seed_id)
            (unfinished / "data").mkdir()
            made = [_resource(con, name, seed_id, unfinished) for name in names]
            snapshot = db.snapshot(published)
            described = _package(con, seed_id, seed, made, version, snapshot.name if snapshot else None)
        except duckdb.Error as error:
            raise explain(con, error) from error
        text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
        (unfinished / "datapackage.json").write_text(text, encoding="utf-8")
    return {resource["name"]: resource["newswake:rows"] for resource in made}


def _resource(con: duckdb.DuckDBPyConnection, name: str, seed_id: str, folder: Path) -> dict[str, Any]:
    """Write one file and describe it."""
    relation = DESCRIBED_AS.get(name, name)
    comments = dict(con.execute(statements.read("care", "column_comments"), {"relation": relation}).fetchall())
    sql = statements.read("study", name)
    con.execute(sql, {"seed_id": seed_id})
    answer = answer_of(con)
    path = folder / "data" / f"{name}.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = export.write_csv(answer, out)
    return {
        "name": name.replace("_", "-"),
        "path": f"data/{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{sha256_of(path)}",
        "newswake:rows": rows,
        "newswake:query": sql.strip(),
        "schema": {"fields": _fields(answer, comments), "missingValues": [""]},
    }


def _fields(answer: Answer, comments: dict[str, str | None]) -> list[dict[str, str]]:
    fields = []
    for name, kind in zip(answer.columns, answer.types, strict=True):
        field = {"name": name, "type": _type(kind)}
        comment = comments.get(name)
        fields.append(field | ({"description": comment} if comment else {}))
    return fields


def _type(kind: str) -> str:
    """The type of a column in the words of the Table Schema."""
    return next((word for pattern, word in TYPES if pattern.match(kind.upper())), "string")


def _package(
    con: duckdb.DuckDBPyConnection,
    seed_id: str,
    seed: dict[str, Any],
    resources: list[dict[str, Any]],
    version: str,
    snapshot: str | None,
) -> dict[str, Any]:
    counts = dict(con.execute(statements.read("care", "study_counts"), {"seed_id": seed_id}).fetchall())
    loaded_at, schema = con.execute(statements.read("care", "state_of_snapshot")).fetchall()[0]
    title = seed["title"] or seed_id
    return {
        "profile": PROFILE,
        "name": f"newswake-{seed_id}",
        "title": f"The wake of “{title}”",
        "description": f"Articles around one news article, compared with it by newswake. {LICENCE_NOTE} {CSV_NOTE}",
        # The moment of the last load: of the same snapshot the package is always the same.
        "created": loaded_at.isoformat(timespec="seconds") if loaded_at else None,
        "version": version,
        "sources": [{"title": title, **({"path": seed["url"]} if seed["url"] else {})}],
        "newswake": {
            "version": version,
            "schema": schema,
            "snapshot": snapshot,
            "seed": seed_id,
            "seed_version": seed["seed_version"],
            "articles": counts,
            "licence_note": LICENCE_NOTE,
            "texts": any(item["name"] == TEXTS for item in resources),
        },
        "resources": resources,
    }
