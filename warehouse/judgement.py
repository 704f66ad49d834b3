"""What a person says of an article: to whom it belongs, and how it becomes rows. Reads only the published snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.errors import WarehouseError
from warehouse import asking, db
from warehouse.judgement_rows import judgement_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from extractors.records import Relation
    from warehouse.run_rows import Row


@dataclass(frozen=True, slots=True)
class Said:
    """A person's word on the article at ``url``. ``relation`` None withdraws; ``seed_id`` None: whichever it must be.

    ``url_id`` is that of the address's dedupe key. ``place`` says where it was read, for messages.
    """

    url: str
    url_id: int
    relation: Relation | None
    seed_id: str | None = None
    note: str | None = None
    judged_by: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """What the machine says of an article and a seed."""

    article_id: int
    seed_id: str
    observation_id: int
    relation: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A word whose article and seed are found. ``compared`` is None where the machine says nothing."""

    said: Said
    article_id: int
    seed_id: str
    compared: Compared | None


@dataclass(frozen=True, slots=True)
class Refused:
    """A word that cannot be kept, and why."""

    said: Said
    problem: str


@dataclass(frozen=True, slots=True)
class Held:
    """What the snapshot holds of some addresses.

    Articles by place in the list; the machine's answers by article and seed; articles and seeds that a person has
    judged; all seeds.
    """

    articles: Mapping[int, int]
    compared: Mapping[tuple[int, str], Compared]
    judged: frozenset[tuple[int, str]]
    seeds: frozenset[str]


def settle(path: Path, words: Sequence[Said]) -> tuple[list[Settled], list[Refused]]:
    """Find article and seed of each word. Raises WarehouseError if nothing is published."""
    if db.snapshot(path) is None:
        raise WarehouseError(db.NOTHING_LOADED, subject=str(path), advice=db.RUN_FIRST)
    held = _held(path, words)
    found = [one(word, held.articles.get(number), held) for number, word in enumerate(words)]
    return (
        [item for item in found if isinstance(item, Settled)],
        [item for item in found if isinstance(item, Refused)],
    )


def one(word: Said, article_id: int | None, held: Held) -> Settled | Refused:
    """Settle one word by what is held. Pure."""
    if article_id is None:
        return Refused(word, f"no article was read at {word.url}")
    if word.relation is None and article_id not in {judged for judged, _ in held.judged}:
        return Refused(word, f"nobody has judged {word.url}")
    likely = (word.seed_id,) if word.seed_id else _likely(word, article_id, held)
    if len(likely) != 1:
        told = f"one of {', '.join(likely)}" if likely else "the warehouse has none yet"
        return Refused(word, f"{word.url}: say of which seed ({told})")
    (seed_id,) = likely
    if seed_id not in held.seeds:
        return Refused(word, f"the warehouse has no seed {seed_id}")
    if word.relation is None and (article_id, seed_id) not in held.judged:
        return Refused(word, f"nobody has judged {word.url} against {seed_id}")
    return Settled(word, article_id, seed_id, held.compared.get((article_id, seed_id)))


def _likely(word: Said, article_id: int, held: Held) -> Sequence[str]:
    """Seeds that are meant where none is named: those judged, when that is withdrawn, else those compared, else all."""
    known = held.judged if word.relation is None else held.compared
    return sorted(seed_id for article, seed_id in known if article == article_id) or sorted(held.seeds)


def rows(entry_id: str, settled: Sequence[Settled], now: datetime) -> list[Row]:
    """Rows of one entry of the journal, in the order in which they were said."""
    return [
        judgement_row(
            # Sorts as it was said: of two words on one article the later stands.
            judgement_id=f"{entry_id}/{number:06d}",
            seed_id=item.seed_id,
            article_id=item.article_id,
            url=item.said.url,
            relation=item.said.relation,
            note=item.said.note,
            judged_by=item.said.judged_by,
            judged_at=now,
            observation_id=item.compared.observation_id if item.compared else None,
        )
        for number, item in enumerate(settled)
    ]


def _held(path: Path, words: Sequence[Said]) -> Held:
    asked: dict[str, object] = {"urls": [word.url for word in words], "url_ids": [word.url_id for word in words]}
    articles = dict(asking.rows(path, "judgement_targets", asked))
    found: dict[str, object] = {"article_ids": sorted(set(articles.values()))}
    compared = asking.records(Compared, path, "judgement_matches", found)
    return Held(
        articles=articles,
        compared={(item.article_id, item.seed_id): item for item in compared},
        judged=frozenset(asking.rows(path, "judgement_standing", found)),
        seeds=frozenset(seed_id for (seed_id,) in asking.rows(path, "judgement_seeds")),
    )


LISTED = ("seed", "you", "machine", "agrees", "url", "title", "by", "at", "note", "is_about_latest")


def listed(path: Path, seed_id: str | None) -> list[tuple[object, ...]]:
    """Judgements that stand, by the columns of ``LISTED``, disagreements first. Raises WarehouseError as ``settle``."""
    if db.snapshot(path) is None:
        raise WarehouseError(db.NOTHING_LOADED, subject=str(path), advice=db.RUN_FIRST)
    return asking.rows(path, "judgement_list", {"seed_id": seed_id})
