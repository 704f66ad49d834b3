"""What the scripts share that fit trees: folds by host, what was measured kept for further calls, and the module."""

from __future__ import annotations

import hashlib
import json
import pickle
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from extractors.article.trees import Tree

Kept = TypeVar("Kept")


def fold_of(host: str, folds: int) -> int:
    """The fold of a host: the same in every run, and all pages of a host in one."""
    return int(hashlib.sha256(host.encode()).hexdigest(), 16) % folds


def cached(cache: Path | None, make: Callable[[], Kept]) -> Kept:
    """What ``make`` makes, read from the file ``cache`` if it is there, else written to it."""
    if cache is not None and cache.exists():
        kept: Kept = pickle.loads(cache.read_bytes())  # noqa: S301 - our own file of a moment ago
        return kept
    found = make()
    if cache is not None:
        cache.write_bytes(pickle.dumps(found))
    return found


def module_of(what: str, facts: Sequence[str], learnt: object, trees: Iterable[Tree]) -> str:
    """A module with trees: what they are, facts on what was learnt from, and the hash of that by its ``repr``."""
    digest = hashlib.sha256(repr(learnt).encode()).hexdigest()
    lines = [
        f'"""{what}"""',
        "",
        "# ruff: noqa: E501 - made by a script, a tree in each line",
        "",
        "from __future__ import annotations",
        "",
        "from typing import TYPE_CHECKING",
        "",
        "if TYPE_CHECKING:",
        "    from extractors.article.trees import Tree",
        "",
        *(f"# {fact}" for fact in facts),
        f"# {digest}",
        "# fmt: off",
        "TREES: tuple[Tree, ...] = (",
        *(f"    {json.dumps(tree)},".replace("[", "(").replace("]", ")") for tree in trees),
        ")",
        "",
    ]
    return "\n".join(lines)
