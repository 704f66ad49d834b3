"""The warehouse's state as comparable rows, and the difference between two warehouses.

Compared, as multisets: every article, revision, observation, text, term, name key, shingle, link, quote and evidence;
URLs, aliases, discoveries, what each endpoint listed, robots.txt files, what each request brought; seeds, titles
looked for and found; comparisons with receipts, passages; the views articles, article_history, url_article, matches,
seed_passages, first_publishers, title_candidates, source_latest, source_health, coverage; for each URL the state in
which it ended ('stored' and 'compared' are one here, 'unchanged' and 'deferred: known' repeat an earlier one); the last
run's URLs, warnings and balance.

Aside: times at which we did something, ids of runs, fetches and observations, positions in the archive, numbers of
batches, how long things took, requests for robots.txt (what the files say is compared). The killed run's own facts (its
row and its end, its requests, discoveries and ledger) stay in the warehouse, rightly: what it saw and the next run saw
again counts once. What it did and could not note is in its WARC file only.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from warehouse import db

State = dict[str, Counter[tuple[str, ...]]]


@cache
def queries() -> dict[str, str]:
    """The named queries of state.sql."""
    text = Path(__file__).with_name("state.sql").read_text(encoding="utf-8")
    parts = (part.partition("\n") for part in text.split("-- name: ")[1:])
    return {name.strip(): sql for name, _, sql in parts}


def read(published: Path) -> State:
    """The state that the published snapshot shows."""
    with db.read_only(published) as con:
        return {
            name: Counter(tuple(map(repr, row)) for row in con.execute(sql).fetchall())
            for name, sql in queries().items()
        }


def differences(undisturbed: State, healed: State) -> list[str]:
    """What one has and the other lacks, one line per row; empty if they are equal."""
    found = []
    for name, rows in undisturbed.items():
        found += [f"{name}: missing {count}x {_short(row)}" for row, count in (rows - healed[name]).items()]
        found += [f"{name}: surplus {count}x {_short(row)}" for row, count in (healed[name] - rows).items()]
    return found


def _short(row: tuple[str, ...]) -> str:
    return " | ".join(value[:90] for value in row)[:600]
