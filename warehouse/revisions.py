"""What the loader does after each load: keys of observations that differ, and what changed in each new revision.

Both are facts made from stored texts alone, so a load that was killed, or that found too much of it to do, leaves the
rest to the next one. The same texts give the same rows, whoever makes them.
"""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from warehouse import db, statements
from warehouse.compare import changes, noise

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import duckdb

    from warehouse.compare.changes import Change, Difference
    from warehouse.run_rows import Row

# Observations whose articles are done in one transaction: whole articles, at least one.
PORTION = 1_000
# A load does no more of it than this: an old database is caught up with over several loads.
SECONDS = 60.0
# Characters that are compared; a longer text is a dump.
MAX_TEXT = 400_000


@dataclass(frozen=True, slots=True)
class Revised:
    """What was done: observations that got a key, revisions that were held against their base.

    ``is_done``: nothing is left to do.
    """

    keys: int
    revisions: int
    is_done: bool


def revise(
    con: duckdb.DuckDBPyConnection, seconds: float = SECONDS, clock: Callable[[], float] = time.monotonic
) -> Revised:
    """Make what is missing, for at most about ``seconds``. Where nothing is new that costs one short query."""
    deadline = clock() + seconds
    keys = revisions = 0
    while clock() < deadline:
        with db.reading_little(con), db.transaction(con):
            keyed, compared = _portion(con)
        keys, revisions = keys + keyed, revisions + compared
        if keyed < PORTION:
            # Articles are taken until the portion is full: these were the last.
            return Revised(keys, revisions, is_done=True)
    return Revised(keys, revisions, is_done=False)


def _portion(con: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """Keys and comparisons of some articles: both or none, so that an article without a bare observation is done."""
    values = {"method": noise.KEY_METHOD, "portion": PORTION}
    found = con.execute(statements.read("revise", "unkeyed"), values).fetchall()
    if not found:
        return 0, 0
    _insert(con, "keys", [_key_row(*row) for row in found])
    return len(found), _compare(con, sorted({row[1] for row in found}))


def _key_row(observation_id: int, _article_id: int, title: str | None, subtitle: str | None, text: str) -> Row:
    made = noise.keys(title, subtitle, text)
    return {
        "observation_id": observation_id,
        "method": noise.KEY_METHOD,
        "text_key": made.text,
        "revision_key": made.revision,
    }


def _compare(con: duckdb.DuckDBPyConnection, article_ids: Sequence[int]) -> int:
    values = {"method": changes.CHANGE_METHOD, "article_ids": json.dumps(article_ids)}
    found = con.execute(statements.read("revise", "pairs"), values).fetchall()
    diffs: list[Row] = []
    rows: list[Row] = []
    for observation_id, base_id, old_text, new_text, old_fields, new_fields in found:
        made = changes.differences(_version(old_text, old_fields), _version(new_text, new_fields))
        pair: Row = {
            "observation_id": observation_id,
            "base_observation_id": base_id,
            "method": changes.CHANGE_METHOD,
        }
        diffs.append({**pair, **_diff_row(made)})
        rows += [{**pair, "ord": number, **_change_row(change)} for number, change in enumerate(made.changes)]
    _insert(con, "diffs", diffs)
    _insert(con, "changes", rows)
    return len(found)


def _version(text: str, fields: Mapping[str, str | None]) -> changes.Version:
    return changes.Version(text[:MAX_TEXT], {name: value or None for name, value in fields.items()})


def _diff_row(made: Difference) -> Row:
    return {
        "sentences": made.new_sentences,
        "base_sentences": made.old_sentences,
        "added": made.count("added"),
        "removed": made.count("removed"),
        "edited": made.count("edited"),
        "moved": made.count("moved"),
        "fields": [change.field for change in made.changes if change.field != changes.TEXT],
        "note": made.note,
    }


def _change_row(change: Change) -> Row:
    words = change.rewording
    return {
        "field": change.field,
        "kind": change.kind,
        "old_text": change.old,
        "new_text": change.new,
        "old_start": change.old_start,
        "old_end": change.old_end,
        "new_start": change.new_start,
        "new_end": change.new_end,
        "marked": words.marked if words else None,
        "words_removed": list(words.removed) if words else None,
        "words_added": list(words.added) if words else None,
        "numbers_removed": list(words.numbers_removed) if words else None,
        "numbers_added": list(words.numbers_added) if words else None,
    }


def _insert(con: duckdb.DuckDBPyConnection, name: str, rows: Sequence[Row]) -> None:
    """Bound as JSON: a list of structs would take seconds to bind."""
    if rows:
        con.execute(statements.read("revise", name), {"rows": json.dumps(rows)})
