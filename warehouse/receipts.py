"""``newswake why``: stored comparisons of one article, with all that explains them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extractors.errors import QueryError, WarehouseError
from warehouse import asking, db
from warehouse.compare.replay import replay

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from warehouse.compare.replay import Replay

MOST_PASSAGES = 5
MOST_NAMES = 15
# Characters of a passage, and of a text that is looked through for the spelling of a name.
PASSAGE_CHARS = 2_000
TEXT_CHARS = 100_000


@dataclass(frozen=True, slots=True)
class Stored:
    """A comparison as ``matches`` shows it; the field names are its columns where it has them."""

    seed_id: str
    seed_version: int
    seed_title: str | None
    seed_url: str | None
    seed_lang: str | None
    seed_content_id: int
    title: str | None
    lang: str | None
    content_id: int
    observation_id: int
    is_latest_revision: bool
    relation: str
    copy_kind: str | None
    score: float
    reuse_article: float
    reuse_seed: float
    is_seed: bool
    quotes_seed: bool
    why: str
    receipt_text: str
    method: str
    compared_at: datetime
    run_id: str
    code_version: str | None
    judged_relation: str | None
    judged_by: str | None
    judged_at: datetime | None
    note: str | None


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its text on both sides; texts are cut, places are whole. ``total`` counts all passages."""

    ord: int
    words: int
    identity: float
    seed_text: str
    article_text: str
    seed_start: int
    seed_end: int
    article_start: int
    article_end: int
    total: int


@dataclass(frozen=True, slots=True)
class KeptFact:
    """A figure or quotation of the seed and what became of it (view ``kept_facts``).

    Texts are cut, places are whole. ``kept``, ``changed`` and ``total`` count all facts of its kind.
    """

    kind: str
    state: str
    how: str | None
    speaker: str | None
    seed_text: str
    article_text: str | None
    seed_start: int
    seed_end: int
    article_start: int | None
    article_end: int | None
    kept: int
    changed: int
    total: int


@dataclass(frozen=True, slots=True)
class Other:
    """What another method said of the same pair."""

    method: str
    relation: str
    score: float
    why: str
    compared_at: datetime


@dataclass(frozen=True, slots=True)
class Explained:
    """A comparison, its receipt and what came of judging it again.

    ``keys`` are the shared names and numbers, the weightiest first; ``texts`` the article's text and the seed's.
    """

    stored: Stored
    receipt: Mapping[str, Any]
    replayed: Replay
    passages: list[StoredPassage]
    facts: list[KeptFact]
    keys: list[str]
    texts: tuple[str, str]
    others: list[Other]


@dataclass(frozen=True, slots=True)
class Why:
    """An article and its comparison with each seed."""

    article_id: int
    url: str
    comparisons: list[Explained]


def why(path: Path, url: str, url_id: int, seed_id: str | None = None) -> Why:
    """Explain the article that ``url`` leads to; ``url_id`` is that of its dedupe key. ``seed_id`` None: every seed.

    Raises QueryError that says whether the article is not known or not compared, WarehouseError if nothing is
    published.
    """
    if db.snapshot(path) is None:
        raise WarehouseError(db.NOTHING_LOADED, subject=str(path), advice=db.RUN_FIRST)
    named: dict[str, object] = {"url_id": url_id, "url": url}
    found = asking.rows(path, "history_article", named)
    article_id, address = found[0] if found else (None, None)
    wanted = {"article_id": article_id, "seed_id": seed_id}
    stored = asking.records(Stored, path, "why_comparisons", wanted) if found else []
    if article_id is None or not stored:
        raise _nothing(path, {**named, "article_id": article_id}, seed_id)
    return Why(article_id, address or url, [_explained(path, item) for item in stored])


def _explained(path: Path, stored: Stored) -> Explained:
    receipt = _receipt(stored.receipt_text)
    texts: dict[str, object] = {"content_id": stored.content_id, "seed_content_id": stored.seed_content_id}
    pair: dict[str, object] = {
        "seed_id": stored.seed_id,
        "seed_version": stored.seed_version,
        "observation_id": stored.observation_id,
    }
    answer = {**pair, "method": stored.method}
    shown = {**texts, "chars": PASSAGE_CHARS}
    read = asking.rows(path, "why_texts", {**texts, "chars": TEXT_CHARS})
    return Explained(
        stored=stored,
        receipt=receipt,
        replayed=replay(stored.method, receipt, (stored.relation, stored.copy_kind)),
        passages=asking.records(StoredPassage, path, "why_passages", {**answer, **shown, "most": MOST_PASSAGES}),
        facts=asking.records(KeptFact, path, "why_kept", {**pair, **shown}),
        keys=[key for (key,) in asking.rows(path, "why_names", {**texts, "most": MOST_NAMES})],
        texts=read[0] if read else ("", ""),
        others=asking.records(Other, path, "why_others", answer),
    )


def _receipt(text: str) -> Mapping[str, Any]:
    found = json.loads(text)
    return found if isinstance(found, dict) else {}


def _nothing(path: Path, named: dict[str, object], seed_id: str | None) -> QueryError:
    """Why there is nothing to explain: the address is not known, no article, or not compared."""
    is_known, state, reason, is_article = asking.rows(path, "why_not", named)[0]
    subject = str(named["url"])
    if is_article:
        with_what = f"with the seed {seed_id}" if seed_id else "with a seed"
        compare = f"`newswake compare {seed_id}`" if seed_id else "`newswake compare`"
        return QueryError(
            f"the article is known, but it has not been compared {with_what}",
            subject=subject,
            advice=f"{compare} compares what is stored; a seed that is paused must be named.",
        )
    if is_known:
        ended = f"; it ended last as {state}" + (f" ({reason})" if reason else "") if state else ""
        return QueryError(
            f"the address is known, but no article was read there{ended}",
            subject=subject,
            advice="newswake sql \"FROM about_url('...')\" tells all that happened there.",
        )
    advice = "`newswake run SEED --urls FILE` fetches addresses that you name."
    return QueryError("the warehouse does not know this address", subject=subject, advice=advice)
