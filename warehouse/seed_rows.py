"""Rows about seeds: their versions, the titles that are looked for, what was compared with them."""

# ruff: noqa: D102 - the properties of Compared are columns of table comparison

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from extractors.records import CopyKind, Passage, Relation

Row = dict[str, object]


class Compared(Protocol):
    """What a comparison of a seed with an observation must offer to become rows."""

    @property
    def seed_id(self) -> str: ...
    @property
    def seed_version(self) -> int: ...
    @property
    def observation_id(self) -> int: ...
    @property
    def method(self) -> str: ...
    @property
    def run_id(self) -> str: ...
    @property
    def compared_at(self) -> datetime: ...
    @property
    def relation(self) -> Relation: ...
    @property
    def copy_kind(self) -> CopyKind | None: ...
    @property
    def score(self) -> float: ...
    @property
    def same_story(self) -> float | None: ...
    @property
    def reuse_article(self) -> float: ...
    @property
    def reuse_seed(self) -> float: ...
    @property
    def term_cosine(self) -> float | None: ...
    @property
    def key_cosine(self) -> float | None: ...
    @property
    def hours_from_seed(self) -> float | None: ...
    @property
    def is_seed(self) -> bool: ...
    @property
    def links_to_seed(self) -> bool: ...
    @property
    def quotes_seed(self) -> bool: ...
    @property
    def syndication_credit(self) -> str | None: ...
    @property
    def why(self) -> str: ...
    @property
    def reasons(self) -> Sequence[str]: ...
    @property
    def receipt(self) -> Mapping[str, object]: ...
    @property
    def passages(self) -> Sequence[Passage]: ...


def seed_row(
    *,
    seed_id: str,
    seed_version: int,
    given_as: str,
    content_id: int,
    created_at: datetime,
    run_id: str,
    **optional: object,
) -> Row:
    """A version of a seed.

    ``optional``: url, url_id, observation_id, title, authors, published_at, lang, syndication_credit, window_start,
    window_end.
    """
    return {
        "seed_id": seed_id,
        "seed_version": seed_version,
        "given_as": given_as,
        "content_id": content_id,
        "created_at": created_at,
        "run_id": run_id,
        **optional,
    }


def seed_state_row(seed_id: str, changed_at: datetime, *, active: bool) -> Row:
    """A seed was paused or resumed."""
    return {"seed_id": seed_id, "active": active, "changed_at": changed_at}


def title_candidate_row(seed_id: str, title: str, title_key: str, given_by: str, seen_at: datetime) -> Row:
    """A title to be recognised under whatever address it turns up."""
    return {"seed_id": seed_id, "title": title, "title_key": title_key, "given_by": given_by, "seen_at": seen_at}


def title_match_row(seed_id: str, title_key: str, url_id: int, how: str, confidence: float, seen_at: datetime) -> Row:
    """A URL that bears a title we look for. ``confidence`` is 0 to 1."""
    return {
        "seed_id": seed_id,
        "title_key": title_key,
        "url_id": url_id,
        "how": how,
        "confidence": confidence,
        "seen_at": seen_at,
    }


def comparison_row(result: Compared) -> Row:
    """What comparing an observation with a seed gave."""
    return {
        "seed_id": result.seed_id,
        "seed_version": result.seed_version,
        "observation_id": result.observation_id,
        "method": result.method,
        "run_id": result.run_id,
        "compared_at": result.compared_at,
        "relation": result.relation,
        "copy_kind": result.copy_kind,
        "score": result.score,
        "same_story": result.same_story,
        "reuse_article": result.reuse_article,
        "reuse_seed": result.reuse_seed,
        "term_cosine": result.term_cosine,
        "key_cosine": result.key_cosine,
        "hours_from_seed": result.hours_from_seed,
        "is_seed": result.is_seed,
        "links_to_seed": result.links_to_seed,
        "quotes_seed": result.quotes_seed,
        "syndication_credit": result.syndication_credit,
        "why": result.why,
        "reasons": list(result.reasons),
        "receipt": result.receipt,
    }


def passage_rows(result: Compared) -> Iterator[Row]:
    """The stretches of text that the two share."""
    for number, passage in enumerate(result.passages):
        yield {
            "seed_id": result.seed_id,
            "seed_version": result.seed_version,
            "observation_id": result.observation_id,
            "method": result.method,
            "ord": number,
            "seed_start": passage.seed_start,
            "seed_end": passage.seed_end,
            "article_start": passage.article_start,
            "article_end": passage.article_end,
            "words": passage.words,
            "identity": passage.identity,
        }
