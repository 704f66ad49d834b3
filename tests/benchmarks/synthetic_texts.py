"""A warehouse of very many texts, made inside DuckDB: as ``synthetic``, only for what compares texts with each other.

Words have their real frequencies, phrases of four words come again everywhere as in any language, forty articles are
of one story and share its words and names. Deterministic: a number gives the same text every time. Every twentieth
text is planted a second time, changed in one of ``KINDS``. Rows are written past the loader: what is measured are
statements on the tables.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from wordfreq import get_frequency_dict

from extractors.features.background import rarity

if TYPE_CHECKING:
    import duckdb

BATCH = 5000
QUANTILES = 65_536
EVERY = 20
# How a second text is made of a first one: words edited (a third dropped, replaced, put in), cut, added to.
KINDS = ("exact", "edited 5 %", "edited 10 %", "edited 20 %", "half", "footer", "half, edited 10 %", "40 %")


# Name -> what stands below it in the file beside this one.
STATEMENTS = {
    part.partition("\n")[0]: part.partition("\n")[2]
    for part in Path(__file__).with_suffix(".sql").read_text("utf-8").split("-- name: ")[1:]
}


def prepare(con: duckdb.DuckDBPyConnection) -> None:
    """Vocabulary and macros, in a database that has the schema."""
    shares = sorted(get_frequency_dict("en", wordlist="best").values(), reverse=True)
    total, reached = sum(shares), 0.0
    words: list[int] = []
    for word, share in enumerate(shares):
        reached += share / total
        words += [word] * (min(QUANTILES, round(reached * QUANTILES)) - len(words))
    weights = [round(rarity(share), 4) for share in shares[: words[-1] + 1]]
    values = {"words": json.dumps(words), "weights": json.dumps(weights)}
    for statement in con.extract_statements(STATEMENTS["tables"]):
        con.execute(statement, {name: values[name] for name in statement.named_parameters})


def fill(con: duckdb.DuckDBPyConnection, first: int, last: int) -> None:
    """The texts from number ``first`` to the one before ``last``, and what is planted among them."""
    for begin in range(first, last, BATCH):
        con.execute(STATEMENTS["texts"], {"first": begin, "last": min(last, begin + BATCH)})
        con.execute(STATEMENTS["planted"], {"kinds": list(KINDS)})
        con.execute(STATEMENTS["fill"])


def add_seed(con: duckdb.DuckDBPyConnection) -> None:
    """A seed: the very first text."""
    con.execute(STATEMENTS["seed"])


def add_features(con: duckdb.DuckDBPyConnection) -> None:
    """What else texts are compared by, for those that do not have it, where the schema knows of it."""
    if con.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'feature_sum'").fetchall():
        con.execute(STATEMENTS["features"])
