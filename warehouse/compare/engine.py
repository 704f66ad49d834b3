"""Compares what is new in the warehouse with the seeds.

SQL measures all pairs of a seed at once; Python aligns only the few that share text, and judges.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from warehouse import statements
from warehouse.compare import boilerplate, story
from warehouse.compare.boilerplate import Elsewhere, Habit, cleared, habit
from warehouse.compare.measured import Measured, Reuse, reuse, title_similarity
from warehouse.compare.methods import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from extractors.records import CopyKind, Passage, Relation
    from warehouse.compare.methods import Method
    from warehouse.compare.relation import Judgement

LEAST_TRIPLES = 3  # shared triples of words from which on an alignment may find a passage
ROWS_AT_ONCE = 200
# Columns of pairs.sql that are fields of ``Measured`` as they stand.
MEASURED_BY_SQL = (
    "term_cosine",
    "same_language",
    "words",
    "seed_words",
    "is_seed",
    "links_to_seed",
    "key_cosine",
    "number_cosine",
    "terms",
    "languages",
    *story.SIGNALS,
)
MAX_CREDIT = 300  # characters of a credit that are kept beside a comparison


class Connection(Protocol):
    """What is needed of a DuckDB connection to a published snapshot."""

    def cursor(self) -> Any:
        """Another connection to the same database, so that several results can be open."""


@dataclass(frozen=True, slots=True)
class ComparisonResult:
    """One pair as it is kept: a row of ``comparison`` and its passages (``warehouse.rows.comparison_row``).

    ``is_measured``: False for a text of an earlier version whose features have not been made anew.
    """

    seed_id: str
    seed_version: int
    observation_id: int
    method: str
    run_id: str
    compared_at: datetime
    relation: Relation
    copy_kind: CopyKind | None
    score: float
    same_story: float | None
    reuse_article: float
    reuse_seed: float
    term_cosine: float | None
    key_cosine: float | None
    hours_from_seed: float | None
    is_seed: bool
    links_to_seed: bool
    quotes_seed: bool
    syndication_credit: str | None
    why: str
    reasons: tuple[str, ...]
    receipt: Mapping[str, object]
    passages: tuple[Passage, ...]
    is_measured: bool = True


@dataclass(frozen=True, slots=True)
class _Seed:
    seed_id: str
    seed_version: int
    content_id: int
    title: str | None
    text: str


def compare(
    con: Connection, now: datetime, run_id: str, seeds: Sequence[str] | None = None, method: Method = DEFAULT
) -> Iterator[ComparisonResult]:
    """Compare each revision with each seed's newest version, where ``method`` has not done so yet.

    ``seeds`` are ids; None means all active ones. Results come as they are made, nothing is written: comparing
    again before they are loaded gives the same results again.
    """
    for seed in _seeds(con, seeds):
        habits: dict[int, Habit] | None = None
        for row in _pairs(con, seed, method.name):
            if habits is None and row["text"]:
                habits = _habits(con, seed, method.name)
            known = (habits or {}).get(row["observation_id"])
            shared, left_out = _reuse(seed, row["text"], known)
            measured = _measured(seed, row, shared)
            judged = _told(method.judge(measured), left_out, known)
            yield _result(seed, row, shared, measured, judged, (method.name, now, run_id))


def pending(con: Connection, seeds: Sequence[str] | None = None, method: Method = DEFAULT) -> int:
    """How many pairs ``compare`` would yield."""
    return sum(1 for seed in _seeds(con, seeds) for _ in _pairs(con, seed, method.name))


def _seeds(con: Connection, seeds: Sequence[str] | None) -> list[_Seed]:
    sql = statements.read("compare", "seeds")
    rows = con.cursor().execute(sql, {"seeds": None if seeds is None else list(seeds)}).fetchall()
    return [_Seed(*row) for row in rows]


def _pairs(con: Connection, seed: _Seed, method: str) -> Iterator[dict[str, Any]]:
    cursor = con.cursor()
    bound = {
        "seed_id": seed.seed_id,
        "seed_version": seed.seed_version,
        "method": method,
        "least_triples": LEAST_TRIPLES,
    }
    cursor.execute(statements.read("compare", "pairs"), bound)
    names = [column[0] for column in cursor.description]
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        for row in rows:
            yield dict(zip(names, row, strict=True))


def _habits(con: Connection, seed: _Seed, method: str) -> dict[int, Habit]:
    """What the hosts of pending pairs put into many articles, by observation."""
    bound = {
        "seed_id": seed.seed_id,
        "seed_version": seed.seed_version,
        "method": method,
        **boilerplate.LIMITS,
    }
    found: dict[int, Habit] = {}
    for host, texts, observation_ids in (
        con.cursor().execute(statements.read("compare", "unrelated_texts"), bound).fetchall()
    ):
        made = habit(host, [Elsewhere(**text) for text in texts])
        if made.keys:
            found.update(dict.fromkeys(observation_ids, made))
    return found


def _reuse(seed: _Seed, text: str | None, known: Habit | None) -> tuple[Reuse, int]:
    """What both texts share, and how many words of the article were left out.

    What is the host's own is taken out of both sides, so that a whole copy stays one.
    """
    if not text:
        return Reuse(), 0
    keys = known.keys if known else frozenset()
    own = cleared(text, keys)
    return reuse(cleared(seed.text, keys).text, own.text), own.words


def _told(judged: Judgement, words: int, known: Habit | None) -> Judgement:
    """The judgement with the ``words`` that were left out, if any were."""
    if known is None or not words:
        return judged
    left_out = {"words": words, "host": known.host, "texts": known.texts}
    reason = f"left out: {words} words that {known.host} has in other articles too"
    return replace(judged, reasons=(*judged.reasons, reason), receipt={**judged.receipt, "left_out": left_out})


def _measured(seed: _Seed, row: Mapping[str, Any], shared: Reuse) -> Measured:
    hours = row["hours_from_seed"]
    credit = row["syndication_credit"]
    return Measured(
        reuse_article=shared.article_share,
        reuse_seed=shared.seed_share,
        reuse_words=shared.words,
        own_words=shared.own_words,
        passages=len(shared.passages),
        longest_passage=shared.longest,
        quoted_passages=shared.quoted,
        identity=shared.identity,
        title_similarity=title_similarity(seed.title, row["title"]),
        hours_from_seed=None if hours is None else round(hours, 2),
        canonical_to_seed=row["canonical_names_seed"] and not row["is_seed"],
        syndication_credit=credit[:MAX_CREDIT] if credit else None,
        **{name: row[name] for name in MEASURED_BY_SQL},
    )


def _result(
    seed: _Seed,
    row: Mapping[str, Any],
    shared: Reuse,
    measured: Measured,
    judged: Judgement,
    made: tuple[str, datetime, str],
) -> ComparisonResult:
    method, compared_at, run_id = made
    return ComparisonResult(
        seed_id=seed.seed_id,
        seed_version=seed.seed_version,
        observation_id=row["observation_id"],
        method=method,
        run_id=run_id,
        compared_at=compared_at,
        relation=judged.relation,
        copy_kind=judged.copy_kind,
        score=judged.score,
        same_story=judged.same_story,
        reuse_article=measured.reuse_article,
        reuse_seed=measured.reuse_seed,
        term_cosine=measured.term_cosine,
        key_cosine=measured.key_cosine,
        hours_from_seed=measured.hours_from_seed,
        is_seed=measured.is_seed,
        links_to_seed=measured.links_to_seed,
        quotes_seed=judged.relation == "partial" and measured.quoted_passages > 0,
        syndication_credit=measured.syndication_credit,
        why=judged.why,
        reasons=judged.reasons,
        receipt=judged.receipt,
        passages=shared.passages,
        # Reuse is told by the texts; all else needs features of this version on both sides.
        is_measured=judged.relation in ("copy", "partial") or measured.terms is not None,
    )
