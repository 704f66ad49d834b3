"""The open pairs of ../shared/comparison, for the scripts that fit on them and measure with them."""

from __future__ import annotations

import csv
import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path

PAIRS = Path(__file__).parents[3] / "shared" / "comparison" / "data" / "pairs.csv.gz"


@dataclass(frozen=True)
class Pair:
    """Two texts with their languages, how near to each other people found them (0 to 3), and a family.

    Pairs that have a text in common, at first or second hand, are of one family: they must not be parted by a fold.
    """

    langs: tuple[str, str]
    texts: tuple[str, str]
    nearness: float
    family: int

    @property
    def group(self) -> str:
        """Languages as the kit names them."""
        return "-".join(self.langs)


def pairs(path: Path = PAIRS) -> list[Pair]:
    """All pairs of the file, in its order."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    families = _families([(row["text1"], row["text2"]) for row in rows])
    return [
        Pair((row["lang1"], row["lang2"]), (row["text1"], row["text2"]), 4 - float(row["overall"]), family)
        for row, family in zip(rows, families, strict=True)
    ]


def sha256(path: Path = PAIRS) -> str:
    """Hash of the data, that a fit can be told from another."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _families(texts: list[tuple[str, str]]) -> list[int]:
    parent: dict[str, str] = {}

    def root(text: str) -> str:
        while parent.setdefault(text, text) != text:
            text = parent[text]
        return text

    for one, two in texts:
        parent[root(one)] = root(two)
    numbers: dict[str, int] = {}
    return [numbers.setdefault(root(one), len(numbers)) for one, _ in texts]
