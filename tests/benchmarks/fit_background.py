"""Count in how many open texts of the news each term, number and concept stands, and write it to extractors/features.

    python -m tests.benchmarks.fit_background            # what would be written
    python -m tests.benchmarks.fit_background --write

Only keys and counts are written, no text. Fit again when the way changes in which terms or concepts are made.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.features import background_counts
from extractors.features.beginnings import beginning
from extractors.features.further import further
from extractors.features.words import even, folded
from tests.benchmarks import open_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST = 8  # texts: rarer keys are as rare as any


def counts(pairs: Sequence[open_pairs.Pair]) -> tuple[int, Counter[str]]:
    """How many different texts there are, and in how many of them each key stands."""
    texts = {text: lang for pair in pairs for text, lang in zip(pair.texts, pair.langs, strict=True)}
    found: Counter[str] = Counter()
    for text, lang in texts.items():
        plain = even(text)
        found.update({term for word in folded(plain) if (term := beginning(word))})
        found.update(further(None, plain, lang).keys())
    return len(texts), found


def written(pairs: Sequence[open_pairs.Pair], sha256: str) -> str:
    """The file: how many texts and the hash of their file, then the keys."""
    texts, found = counts(pairs)
    by_count: dict[int, list[str]] = {}
    for key in sorted(found):
        if found[key] >= LEAST:
            by_count.setdefault(found[key], []).append(key)
    lines = [
        '"""In how many open texts of the news a key stands; written by ``tests/benchmarks/fit_background.py``."""',
        "",
        "# ruff: noqa: E501 - made by a script, a count in each line",
        "",
        "from __future__ import annotations",
        "",
        "# A count, then all keys that stand in so many texts. SHA-256 of the file of the texts:",
        f"# {sha256}",
        f"TEXTS = {texts}",
        'COUNTS = """\\',
        *(f"{count} {' '.join(keys)}" for count, keys in sorted(by_count.items())),
        '"""',
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.fit_background",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--write", action="store_true", help="write background_counts.py")
    wanted = parser.parse_args()
    text = written(open_pairs.pairs(), open_pairs.sha256())
    out = Path(background_counts.__file__)
    state = "is the same" if text == out.read_text(encoding="utf-8") else "changes"
    sys.stdout.write(f"{out.name} {state}\n")
    if wanted.write:
        out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
