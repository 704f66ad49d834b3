"""Writes docs/warehouse.md from what a fresh database of this version says of itself.

    python .ci/warehouse_docs.py

tests/test_docs_warehouse.py says when that is due, and names what lacks a comment.
"""

# ruff: noqa: INP001 - a script, no package
from __future__ import annotations

import sys
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "warehouse.md"
sys.path.insert(0, str(ROOT))

from warehouse import migrate  # noqa: E402 - this clone's, wherever it is called from
from warehouse.described import described, markdown, undescribed  # noqa: E402 - the same

if __name__ == "__main__":
    with duckdb.connect(config={"disabled_optimizers": "common_subplan"}) as con:
        migrate.migrate(con)
        found = described(con)
    PAGE.write_text(markdown(found), encoding="utf-8")
    sys.exit("\n".join(["not described yet:", *undescribed(found)]) if undescribed(found) else 0)
