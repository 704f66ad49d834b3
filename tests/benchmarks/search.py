"""How well search finds an article that one has in mind, against the full text index of DuckDB (extension fts).

    python -m tests.benchmarks.search WAREHOUSE [--rival PYTHON] [--queries 200] [--lang en]
    python -m tests.benchmarks.search --texts ../shared/comparison/data/seed_set.jsonl.gz --rival PYTHON

WAREHOUSE is a published snapshot; with ``--texts`` one is made of a file of texts. Questions are made from titles, so
that the wanted article is known: three or four of the rarer words in another order, every second one in another form
(protest, protests ...). PYTHON has duckdb 1.5.5, duckdb-extension-fts and duckdb-extensions; it gets the same titles,
texts and questions, and the Porter stemmer. Prints one JSON object: mean reciprocal rank (MRR, first 10), how often the
wanted article is first, and milliseconds per question, each side by side. An article with the same title counts, too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from extractors.features.words import even, folded
from tests.warehouse.planting import World
from warehouse import db

if TYPE_CHECKING:
    from collections.abc import Sequence

TOP = 10
ARTICLES = "SELECT article_id, title, text, lang FROM articles WHERE length(title) > 0 ORDER BY article_id"
RIVAL = Path(__file__).with_name("rivals_search.py")


class Question(NamedTuple):
    """What is asked, and the articles of which one should come first."""

    words: str
    wanted: frozenset[int]


def other_form(word: str, lang: str | None) -> str:
    """The word in another number, or as an -ing form; by rule, so sometimes as nobody would say it."""
    if lang in ("ru", "uk"):
        return word[:-1] + "ами" if word[-1] in "аяыи" else word + "ов"
    if word.endswith("ing"):
        return word[:-3] + "ed"
    if word.endswith("ed"):
        return word[:-2] + "ing"
    if word.endswith("s"):
        return word[:-1]
    return word[:-1] + "ies" if word.endswith("y") and word[-2] not in "aeiou" else word + "s"


def questions(articles: Sequence[tuple[int, str, str, str | None]], count: int) -> list[Question]:
    """Questions on ``count`` of the articles, the same ones every time."""
    titles = {key: [word for word in folded(even(title)) if len(word) > 3] for key, title, _, _ in articles}
    common = Counter(word for words in titles.values() for word in set(words))
    same: dict[str, set[int]] = {}
    for key, title, *_ in articles:
        same.setdefault(" ".join(folded(even(title))), set()).add(key)
    rng = Random("search")  # noqa: S311 - repeatable on purpose
    made = []
    for key, title, _, lang in rng.sample(list(articles), min(count, len(articles))):
        rare = sorted(set(titles[key]), key=lambda word: (common[word], word))[:4]
        if len(rare) < 3:
            continue
        rng.shuffle(rare)
        words = [other_form(word, lang) if place % 2 else word for place, word in enumerate(rare)]
        made.append(Question(" ".join(words), frozenset(same[" ".join(folded(even(title)))])))
    return made


def score(found: Sequence[Sequence[int]], asked: Sequence[Question], seconds: Sequence[float]) -> dict[str, float]:
    """The figures of one side."""
    ranks = [
        next((place for place, key in enumerate(keys[:TOP], 1) if key in question.wanted), None)
        for keys, question in zip(found, asked, strict=True)
    ]
    return {
        "mrr": round(statistics.fmean(1 / rank if rank else 0.0 for rank in ranks), 3),
        "first": round(statistics.fmean(rank == 1 for rank in ranks), 3),
        "missed": sum(rank is None for rank in ranks),
        "ms": round(1000 * statistics.median(seconds), 1),
    }


def ours(path: Path, asked: Sequence[Question]) -> dict[str, float]:
    """What the macro of the snapshot finds."""
    found, seconds = [], []
    with db.read_only(path) as con:
        for question in asked:
            began = time.perf_counter()
            sql = "SELECT article_id FROM search($words, most := 10)"
            found.append([row[0] for row in con.execute(sql, {"words": question.words}).fetchall()])
            seconds.append(time.perf_counter() - began)
    return score(found, asked, seconds)


def theirs(python: str, articles: Sequence[Any], asked: Sequence[Question]) -> dict[str, float]:
    """What the rival finds."""
    given = {"articles": [row[:3] for row in articles], "questions": [question.words for question in asked]}
    done = subprocess.run([python, str(RIVAL)], input=json.dumps(given), capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    return {**score(answer["found"], asked, answer["seconds"]), "index_s": answer["index_s"]}


def warehouse_of(texts: Path, folder: Path) -> Path:
    """A warehouse of the texts of a file with url, title, text and lang per line."""
    world = World(folder, threads=2, memory_limit="2GB")
    with gzip.open(texts, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["title"]:
                url = row["url"] or f"https://none.example/{row['id']}"
                world.page(url, row["text"], title=row["title"], lang=row["lang"], links=(), evidence=())
    world.load()
    return world.settings.published


def main() -> int:
    """Ask, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("warehouse", type=Path, nargs="?")
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--rival", metavar="PYTHON")
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--lang")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        path = warehouse_of(options.texts, Path(scratch)) if options.texts else options.warehouse
        with db.read_only(path) as con:
            articles = [row for row in con.execute(ARTICLES).fetchall() if options.lang in (None, row[3])]
        asked = questions(articles, options.queries)
        figures = {"articles": len(articles), "questions": len(asked), "newswake": ours(path, asked)}
        if options.rival:
            figures["fts"] = theirs(options.rival, articles, asked)
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
