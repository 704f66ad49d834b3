"""WPT's URL cases through ``urls.resolve``: does anything of ours change what ada-url makes of an address?

    python -m tests.benchmarks.urls --wpt urltestdata.json

The file is web-platform-tests' ``url/resources/urltestdata.json``; it is not part of newswake (Debian's package
librust-url-dev has a copy, wpt.live serves the newest). What ``resolve`` leaves out on purpose is counted apart: other
schemes than http and https, addresses with user names, fragments, what is longer than 2048 characters. Prints one JSON
object.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import ada_url

from extractors import urls


def expected(case: dict[str, Any]) -> str | None:
    """What ``resolve`` should give: WPT's href without its fragment; None where we take no such address."""
    if case.get("failure") or case["protocol"] not in ("http:", "https:"):
        return None
    if case["username"] or case["password"]:
        return None
    return str(case["href"]).partition("#")[0]


def measure(cases: list[dict[str, Any]]) -> dict[str, Any]:
    """Run the cases and count."""
    counts: Counter[str] = Counter()
    wrong: list[dict[str, Any]] = []
    for case in cases:
        counts["cases"] += 1
        if not _fits(case):
            counts["not text, or without a base of http"] += 1
            continue
        base = case.get("base") or "about:blank"
        counts["ada-url as WPT has it"] += _ada(case["input"], base) == (None if case.get("failure") else case["href"])
        counts["asked of ada-url"] += 1
        counts["asked of resolve"] += 1
        got, wanted = urls.resolve(base, case["input"]), expected(case)
        if got == wanted:
            counts["right"] += 1
            counts["of them taken"] += got is not None
        else:
            wrong.append({"input": case["input"], "base": base, "got": got, "expected": wanted})
    return {**counts, "wrong": wrong}


def _fits(case: dict[str, Any]) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in f"{case['input']}{case.get('base') or ''}")


def _ada(text: str, base: str) -> str | None:
    try:
        return str(ada_url.URL(text, base if base != "about:blank" else None).href)
    except ValueError:
        return None


def main() -> None:
    """Read the file, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wpt", type=Path, required=True, help="urltestdata.json")
    options = parser.parse_args()
    cases = [item for item in json.loads(options.wpt.read_text("utf-8")) if isinstance(item, dict)]
    sys.stdout.write(json.dumps(measure(cases), indent=2, ensure_ascii=True) + "\n")


if __name__ == "__main__":
    main()
