"""What was reused: a map of the seed, and the passages side by side."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from warehouse.report import select
from warehouse.report.model import Cell, Piece, Reuse, ReusedArticle, SharedPassage, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import duckdb

    from warehouse.report.model import Ranking, Seed, Story

ARTICLES = 12
PASSAGES = 8
PASSAGE_TEXT = 1400
AROUND = 110
CELLS = 160
LEVELS = 4
MAX_PARAGRAPHS = 200
WORD = re.compile(r"\s+|\w+|[^\w\s]")


def load(
    con: duckdb.DuckDBPyConnection, seed: Seed, text: str, characters: int, ranking: Ranking, story: Story
) -> Reuse:
    """The map of the seed and the passages of the nearest copies and partial reuses."""
    reusing = [item for item in ranking.related if item.relation in ("copy", "partial")][:ARTICLES]
    by_article = _passages(con, seed.seed_id)
    spans = _spans(con, seed.seed_id, [item.article_id for item in reusing], characters)
    articles = tuple(
        ReusedArticle(
            match=item,
            spans=tuple(spans.get(item.article_id, ())),
            passages=tuple(_passage(row) for row in found),
            passages_total=found[0]["total"],
            words_total=int(found[0]["all_words"]),
        )
        for item in reusing
        if (found := by_article.get(item.article_id))
    )
    cells = _cells(con, seed, characters)
    return Reuse(
        cells=tuple(_grouped(cells)),
        covered=sum(count > 0 for count in cells) / max(len(cells), 1),
        most=max(cells, default=0),
        paragraphs=tuple(_paragraphs(text, characters)),
        articles=articles,
        articles_total=story.relations.get("copy", 0) + story.relations.get("partial", 0),
    )


def _passages(con: duckdb.DuckDBPyConnection, seed_id: str) -> dict[int, list[dict[str, Any]]]:
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    limits = {"article_limit": ARTICLES, "passage_limit": PASSAGES, "text_limit": PASSAGE_TEXT, "around": AROUND}
    for row in select.rows(con, "passages", seed_id=seed_id, **limits):
        found[row["article_id"]].append(row)
    return found


def _spans(
    con: duckdb.DuckDBPyConnection, seed_id: str, articles: Sequence[int], characters: int
) -> dict[int, list[Span]]:
    """Parts of the seed by article, overlapping ones joined."""
    joined: dict[int, list[list[int]]] = defaultdict(list)
    for row in select.rows(con, "spans", seed_id=seed_id, articles=list(articles)):
        spans = joined[row["article_id"]]
        if spans and row["seed_start"] <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], row["seed_end"])
        else:
            spans.append([row["seed_start"], row["seed_end"]])
    return {
        article: [Span(_percent(start, characters), _percent(end - start, characters)) for start, end in spans]
        for article, spans in joined.items()
    }


def _percent(part: float, whole: float) -> float:
    return round(100 * min(max(part, 0), whole) / whole, 2) if whole else 0.0


def _cells(con: duckdb.DuckDBPyConnection, seed: Seed, characters: int) -> list[int]:
    rows = select.rows(
        con, "seed_map", seed_id=seed.seed_id, seed_version=seed.version, characters=characters, cells=CELLS
    )
    return [row["articles"] for row in rows]


def _grouped(counts: Sequence[int]) -> Iterable[Cell]:
    """Neighbouring cells with the same count as one; those that nobody reused are left out."""
    most = max(counts, default=0)
    start = 0
    for place in range(1, len(counts) + 1):
        if place < len(counts) and counts[place] == counts[start]:
            continue
        if counts[start]:
            level = max(1, round(LEVELS * counts[start] / most))
            yield Cell(_percent(start, len(counts)), _percent(place - start, len(counts)), counts[start], level)
        start = place


def _paragraphs(text: str, characters: int) -> list[float]:
    """Where paragraphs begin, the first left out, in percent of the text."""
    starts = [match.end() for match in re.finditer(r"\n+", text)]
    return [_percent(start, characters) for start in starts[:MAX_PARAGRAPHS] if start < characters]


def _passage(row: dict[str, Any]) -> SharedPassage:
    seed, article = differences(row["seed_text"] or "", row["article_text"] or "")
    return SharedPassage(
        words=row["words"],
        identity=select.share(row["identity"]),
        seed=Side(_from_word(row["seed_before"] or ""), seed, _to_word(row["seed_after"] or "")),
        article=Side(_from_word(row["article_before"] or ""), article, _to_word(row["article_after"] or "")),
        is_cut=bool(row["is_cut"]),
    )


def differences(seed: str, article: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Both texts in pieces, those marked that the other does not have in that place. Case is of no meaning."""
    ours, theirs = WORD.findall(seed), WORD.findall(article)
    matcher = difflib.SequenceMatcher(None, [_plain(w) for w in ours], [_plain(w) for w in theirs], autojunk=False)
    left: list[Piece] = []
    right: list[Piece] = []
    for what, start, end, other_start, other_end in matcher.get_opcodes():
        _append(left, "".join(ours[start:end]), differs=what != "equal")
        _append(right, "".join(theirs[other_start:other_end]), differs=what != "equal")
    return tuple(left), tuple(right)


def _plain(word: str) -> str:
    return " " if word.isspace() else word.casefold()


def _append(pieces: list[Piece], text: str, *, differs: bool) -> None:
    if text:
        pieces.append(Piece(text, differs=differs and any(c.isalnum() for c in text)))


def _from_word(text: str) -> str:
    """Text before a passage, from the first whole word on, with a mark that there is more."""
    return text if len(text) < AROUND else f"… {text[text.find(' ') + 1 :]}"


def _to_word(text: str) -> str:
    """Text after a passage, to the last whole word, with a mark that there is more."""
    return text if len(text) < AROUND else f"{text[: text.rfind(' ') if ' ' in text else None]} …"
