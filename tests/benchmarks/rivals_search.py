"""DuckDB's own full text index, for tests/benchmarks/search.py: run by a Python that has the extension as a package.

Reads {"articles": [[id, title, text]], "questions": [words]} and writes {"found": [[id]], "seconds": [], "index_s"}.
"""

from __future__ import annotations

import json
import sys
import time

import duckdb

ASK = """
SELECT id FROM (SELECT id, fts_main_article.match_bm25(id, $words) AS score FROM article)
WHERE score IS NOT NULL ORDER BY score DESC, id LIMIT 10
"""


def main() -> None:
    """Index, ask, print."""
    import duckdb_extensions  # noqa: PLC0415 - only the rival's Python has it

    given = json.load(sys.stdin)
    con = duckdb.connect()
    duckdb_extensions.import_extension("fts", con=con)
    con.execute("LOAD fts")
    con.execute("CREATE TABLE article (id UBIGINT, title VARCHAR, text VARCHAR)")
    con.executemany("INSERT INTO article VALUES (?, ?, ?)", given["articles"])
    began = time.perf_counter()
    con.execute("PRAGMA create_fts_index('article', 'id', 'title', 'text', stemmer = 'porter')")
    index_s = time.perf_counter() - began
    found, seconds = [], []
    for words in given["questions"]:
        began = time.perf_counter()
        found.append([row[0] for row in con.execute(ASK, {"words": words}).fetchall()])
        seconds.append(time.perf_counter() - began)
    json.dump({"found": found, "seconds": seconds, "index_s": round(index_s, 2)}, sys.stdout)


if __name__ == "__main__":
    main()
