"""What the warehouse says of itself: each table, view, column and macro with its comment; docs/warehouse.md from it.

The comments stand in the migrations and beside the views (COMMENT ON), so that any program that opens the database
shows them, too. That of a view for people ends with "Example: " and a query.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse import statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import duckdb

EXAMPLE = " Example: "
SHORT_TYPES = {"TIMESTAMP WITH TIME ZONE": "TIMESTAMPTZ"}
INTRODUCTION = """\
# The warehouse

Everything that newswake knows, as DuckDB has it: facts in tables, which are only added to, and views that tell how
things stand. Ask it with `newswake sql` or any DuckDB client ([connecting.md](connecting.md)); worked questions are in
[queries.md](queries.md).

The views for people keep their names and columns; what else there is may change with a version. Times are in UTC.
NULL is "not known" or "does not apply", never zero or an empty text. The same descriptions are in the database:
`SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'matches'`.

This page is made from them by `python .ci/warehouse_docs.py`.
"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table or view. ``type`` is DuckDB's."""

    relation: str
    name: str
    type: str
    comment: str | None


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or view. ``is_public``: users may build on it."""

    name: str
    kind: str
    comment: str | None
    is_public: bool
    columns: tuple[Column, ...]

    @property
    def meaning(self) -> str:
        """What it is for."""
        return (self.comment or "").partition(EXAMPLE)[0]

    @property
    def example(self) -> str | None:
        """A query that shows its use."""
        return (self.comment or "").partition(EXAMPLE)[2] or None


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro; ``is_table``: it stands behind FROM."""

    name: str
    is_table: bool
    parameters: tuple[str, ...]
    comment: str | None


@dataclass(frozen=True, slots=True)
class Described:
    """All that there is, in the order in which people should read it."""

    relations: tuple[Relation, ...]
    macros: tuple[Macro, ...]


def described(con: duckdb.DuckDBPyConnection) -> Described:
    """Read what a database of ours says of itself."""
    public = {row[0] for row in con.execute(statements.read("reports", "public_views")).fetchall()}
    columns = [Column(*row) for row in con.execute(statements.read("reports", "described_columns")).fetchall()]
    relations = [
        Relation(name, kind, comment, name in public, tuple(item for item in columns if item.relation == name))
        for name, kind, comment, *_ in con.execute(statements.read("reports", "described_relations")).fetchall()
    ]
    macros = [
        Macro(name, kind == "table_macro", tuple(parameters), comment)
        for name, kind, parameters, comment in con.execute(statements.read("reports", "described_macros")).fetchall()
    ]
    return Described(tuple(relations), tuple(macros))


def undescribed(found: Described) -> list[str]:
    """What has no comment, and the views for people that have no example: one line for each, as one would write it."""
    lacking = []
    for relation in found.relations:
        if not relation.meaning:
            lacking.append(f"COMMENT ON {relation.kind.upper()} {relation.name} IS ...")
        if relation.is_public and relation.example is None:
            lacking.append(f"COMMENT ON VIEW {relation.name} IS '...{EXAMPLE}SELECT ...'")
        lacking += [
            f"COMMENT ON COLUMN {relation.name}.{column.name} IS ..."
            for column in relation.columns
            if not column.comment
        ]
    for macro in found.macros:
        if not macro.comment:
            kind = "MACRO TABLE" if macro.is_table else "MACRO"
            lacking.append(f"COMMENT ON {kind} {macro.name} IS ...")
    return lacking


def markdown(found: Described) -> str:
    """Write docs/warehouse.md."""
    public = [item for item in found.relations if item.is_public]
    inner = [item for item in found.relations if item.kind == "view" and not item.is_public]
    tables = [item for item in found.relations if item.kind == "table"]
    lines = [
        INTRODUCTION,
        "| view | what it is for |\n| --- | --- |",
        *(f"| [`{item.name}`](#{item.name}) | {_cell(item.meaning)} |" for item in public),
        *_part("Views for people", public),
        *_macros(found.macros),
        *_part("Tables", tables),
        *_part("Views behind the views", inner),
    ]
    return "\n".join(lines) + "\n"


def _part(title: str, relations: Iterable[Relation]) -> Iterator[str]:
    yield f"\n## {title}"
    for item in relations:
        yield f"\n### {item.name}\n\n{_sentence(item.meaning)}\n"
        if item.example:
            yield f"```sql\n{_folded(item.example)}\n```\n"
        yield "| column | type | meaning |\n| --- | --- | --- |"
        for column in item.columns:
            type_ = SHORT_TYPES.get(column.type, column.type)
            yield f"| `{column.name}` | {_cell(type_)} | {_cell(column.comment or '')} |"


def _macros(macros: Iterable[Macro]) -> Iterator[str]:
    yield "\n## Macros\n\n| macro | gives | meaning |\n| --- | --- | --- |"
    for macro in macros:
        call = f"{macro.name}({', '.join(macro.parameters)})"
        meaning, _, example = (macro.comment or "").partition(EXAMPLE)
        shown = f"{_cell(meaning)}<br>`{_cell(example)}`" if example else _cell(meaning)
        yield f"| `{_cell(call)}` | {'rows' if macro.is_table else 'a value'} | {shown} |"


def _folded(query: str) -> str:
    """A query with its clauses on lines of their own."""
    return re.sub(r" (?=(?:FROM|WHERE|GROUP BY|ORDER BY) )", "\n", query)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
