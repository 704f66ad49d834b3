"""A bare Arrow insert, for tests/benchmarks/load_speed.py: run by a Python that has duckdb and pyarrow.

    python rivals_load.py ROWS.jsonl DATABASE

Prints {"wall_s", "cpu_s"} of inserting all rows in one statement, with the checkpoint.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import duckdb

TABLE = """
CREATE TABLE content (
  content_id UBIGINT PRIMARY KEY, title VARCHAR, text VARCHAR NOT NULL, lang VARCHAR, lang_confidence DOUBLE,
  word_count INTEGER NOT NULL,
  term_norm DOUBLE NOT NULL, key_norm DOUBLE NOT NULL, shingle_count INTEGER NOT NULL)
"""


def main() -> None:
    """Insert and print."""
    import pyarrow as pa  # noqa: PLC0415 - only the rival's Python has it

    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        rows = pa.Table.from_pylist([json.loads(line) for line in lines])
    con = duckdb.connect(sys.argv[2], config={"threads": "2", "memory_limit": "2GB"})
    con.execute(TABLE)
    con.register("rows", rows)
    began, cpu = time.perf_counter(), time.process_time()
    con.execute("INSERT INTO content BY NAME SELECT * FROM rows")
    con.execute("CHECKPOINT")
    took = {"wall_s": time.perf_counter() - began, "cpu_s": time.process_time() - cpu}
    sys.stdout.write(json.dumps(took) + "\n")


if __name__ == "__main__":
    main()
