"""What became of the seed's figures and quotations in each related article: facts of the loader, as revisions are.

They are made from stored texts alone, after the comparisons of a load. A load that was killed, or that found too many
pairs, leaves the rest to the next one.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse import db, statements
from warehouse.compare.kept import KEPT_METHOD, Text, facts
from warehouse.compare.said import Quoted, between_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import duckdb

    from warehouse.compare.kept import Fact
    from warehouse.run_rows import Row

# Pairs of one transaction.
PORTION = 200
# A load does no more of it than this: an old database is caught up with over several loads.
SECONDS = 60.0
OTHER_LANGUAGE = "quotations are not compared across languages"
NO_LANGUAGE = "the language of a text is not known: numbers only"


@dataclass(frozen=True, slots=True)
class Kept:
    """How many pairs were looked at. ``is_done``: nothing is left to do."""

    pairs: int
    is_done: bool


def keep(con: duckdb.DuckDBPyConnection, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic) -> Kept:
    """Make what is missing, for at most about ``seconds``. Where nothing is new that costs one short query."""
    deadline = clock() + seconds
    pairs = 0
    while clock() < deadline:
        with db.reading_little(con), db.transaction(con):
            done = _portion(con)
        pairs += done
        if done < PORTION:
            return Kept(pairs, is_done=True)
    return Kept(pairs, is_done=False)


def _portion(con: duckdb.DuckDBPyConnection) -> int:
    values = {"method": KEPT_METHOD, "portion": PORTION}
    found = con.execute(statements.read("kept", "pairs"), values).fetchall()
    rows: list[Row] = []
    done: list[Row] = []
    for seed_id, seed_version, observation_id, seed_text, seed_lang, text, lang, quotes in found:
        pair: Row = {
            "seed_id": seed_id,
            "seed_version": seed_version,
            "observation_id": observation_id,
            "method": KEPT_METHOD,
        }
        made = facts(Text(seed_text, seed_lang), Text(text, lang), _quoted(seed_text, quotes))
        rows += [{**pair, "ord": number, **_fact_row(fact)} for number, fact in enumerate(made)]
        done.append({**pair, **_counts(made), "note": _note(seed_lang, lang)})
    _insert(con, "facts", rows)
    _insert(con, "done", done)
    return len(found)


def _quoted(seed_text: str, quotes: Sequence[Mapping[str, object]] | None) -> list[Quoted]:
    if quotes is None:
        return between_marks(seed_text)
    return [Quoted(int(str(row["start"])), int(str(row["end"])), str(row["speaker"] or "") or None) for row in quotes]


def _fact_row(fact: Fact) -> Row:
    return {
        "kind": fact.kind,
        "state": fact.state,
        "how": fact.how,
        "speaker": fact.speaker,
        "seed_start": fact.seed_start,
        "seed_end": fact.seed_end,
        "article_start": fact.article_start,
        "article_end": fact.article_end,
    }


def _counts(made: Sequence[Fact]) -> Row:
    counts: Row = {}
    for kind, name in (("figure", "figures"), ("quote", "quotes")):
        states = [fact.state for fact in made if fact.kind == kind]
        counts[name] = len(states)
        counts[f"{name}_kept"] = states.count("kept")
        counts[f"{name}_changed"] = states.count("changed")
    return counts


def _note(seed_lang: str | None, lang: str | None) -> str | None:
    if seed_lang is None or lang is None:
        return NO_LANGUAGE
    return None if seed_lang == lang else OTHER_LANGUAGE


def _insert(con: duckdb.DuckDBPyConnection, name: str, rows: Sequence[Row]) -> None:
    """Bound as JSON: a list of structs would take seconds to bind."""
    if rows:
        con.execute(statements.read("kept", name), {"rows": json.dumps(rows)})
