"""Every case of ../shared/extraction/pathological.py through the product's own extraction pool.

    python -m tests.benchmarks.pathological                     # a table of all cases
    python -m tests.benchmarks.pathological --only table_10mb   # some of them
    python -m tests.benchmarks.pathological --check             # exit code 1 where a case is not within its limits

Each case has a worker process of its own, which the pool kills at the product's time and memory limits. CPU is that of
the worker for the page, as the kernel counts it; RSS is the true peak beyond what the worker held before. A case is
``lost`` where its sentence is not in the text and nothing says so: neither a verdict with its reason nor ``truncated``.
"""

from __future__ import annotations

import argparse
import asyncio
import importlib.util
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.pool import ExtractorPool
from extractors.worker import Job
from tests.benchmarks.torture_memory import PROC, children, forget_peak, peak_mb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.records import Article
    from extractors.worker import Extraction

ROOT = Path(__file__).resolve().parents[2]
KIT = ROOT.parent / "shared" / "extraction" / "pathological.py"
# Those of the product: extractors.pool.
DEADLINE_S = 30.0
MEMORY_MB = 1500
URL = "https://hostile.example/2024/03/04/governor-signs-the-treaty"
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case: what came out of it, and what it cost."""

    case: Any
    article: Article
    cpu_s: float
    rss_mb: float
    wall_s: float

    @property
    def accepted(self) -> bool:
        """Whether the text is one that the kit accepts."""
        return bool(self.case.accepts(self.article.text))

    @property
    def lost(self) -> bool:
        """Whether the text is not there and nothing says why."""
        if self.case.needle in " ".join((self.article.text or "").split()):
            return False
        refused = self.article.verdict == "not_article" and bool(self.article.reasons)
        return not (refused or self.article.truncated)

    @property
    def faults(self) -> list[str]:
        """What is wrong with it, in words."""
        found = [] if self.accepted else ["wrong text"]
        found += ["lost silently"] if self.lost else []
        found += [f"more than {self.case.cpu_s:g} s"] if self.cpu_s > self.case.cpu_s else []
        found += [f"more than {self.case.rss_mb} MB"] if self.rss_mb > self.case.rss_mb else []
        return found


def load_cases() -> Iterator[Any]:
    """The cases of the kit."""
    spec = importlib.util.spec_from_file_location("pathological_kit", KIT)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(KIT)
    module = importlib.util.module_from_spec(spec)
    # Dataclasses look up the module that they are defined in.
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield from module.cases()


def _cpu_s(pid: int) -> float:
    """Processor time that a process has used; 0 if it is gone."""
    try:
        fields = (PROC / str(pid) / "stat").read_text(encoding="ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


async def run_case(case: Any, deadline_s: float = DEADLINE_S, memory_mb: int = MEMORY_MB) -> Outcome:
    """One case in a worker process of its own."""
    others = frozenset(children())
    async with ExtractorPool(1, deadline_s, memory_mb) as pool:
        # The worker starts with its first job; that one is not weighed.
        await pool.extract(Job("https://hostile.example/", b""))
        (pid,) = frozenset(children()) - others
        forget_peak(pid)
        held, used, began = peak_mb(pid), _cpu_s(pid), time.perf_counter()
        asking = asyncio.ensure_future(pool.extract(Job(URL, case.body, "text/html")))
        peak, cpu = held, used
        while not asking.done():
            await asyncio.wait({asking}, timeout=0.05)
            peak, cpu = max(peak, peak_mb(pid)), max(cpu, _cpu_s(pid))
        wall = time.perf_counter() - began
        extraction: Extraction = asking.result()
    # The worker counts in milliseconds; the kernel also what it did outside (reading, pickling, cleaning up).
    spent = max(cpu - used, extraction.cpu_ms / 1000)
    return Outcome(case, extraction.article, spent, peak - held, wall)


def row(outcome: Outcome) -> str:
    """One line of the table."""
    article = outcome.article
    said = "; ".join(filter(None, (*article.reasons[:2], article.truncated and f"truncated: {article.truncated}")))
    return (
        f"{outcome.case.name:26} {'yes' if outcome.accepted else 'NO':8} {outcome.cpu_s:6.2f} {outcome.rss_mb:7.1f}  "
        f"{article.verdict + '/' + article.kind:22} {', '.join(outcome.faults) or 'ok':16} {said[:120]}"
    )


def main() -> int:
    """Run the cases one after another and print a table; 1 where something is wrong and ``--check`` is given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=[], help="names of cases, or their beginnings")
    parser.add_argument("--check", action="store_true", help="exit code 1 where a case is not within its limits")
    arguments = parser.parse_args()
    print(f"{'case':26} {'accepted':8} {'CPU s':>6} {'RSS MB':>7}  {'verdict':22} {'limits':16} reason")  # noqa: T201 - a table for people
    outcomes = []
    for case in load_cases():
        if not arguments.only or case.name.startswith(tuple(arguments.only)):
            outcomes.append(asyncio.run(run_case(case)))
            print(row(outcomes[-1]), flush=True)  # noqa: T201 - the same
    wrong = [outcome.case.name for outcome in outcomes if outcome.faults]
    print(f"{len(outcomes)} cases, {len(wrong)} not within their limits: {', '.join(wrong) or 'none'}")  # noqa: T201 - the same
    return 1 if arguments.check and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
