"""newswake in a process of its own, with an extractor of a later version that finds a line more in every article.

python -m tests.flows.reprocess_runner reprocess ...

With KILL_AFTER=N in the environment it kills itself when it has read N pages.
"""

from __future__ import annotations

import os
import signal
from itertools import count
from typing import TYPE_CHECKING

from extractors.pool import ExtractorPool
from flows import modes
from flows.cli import main
from tests.flows.shelf import changed, with_more

if TYPE_CHECKING:
    from extractors.worker import Extraction, Job

VERSION = "newswake-fast/99"
KILL_AFTER = int(os.environ.get("KILL_AFTER", "-1"))
_read = count()
_extract = ExtractorPool.extract


async def extract(self: ExtractorPool, job: Job) -> Extraction:
    """What the real pool finds, and a line."""
    if next(_read) == KILL_AFTER:
        os.kill(os.getpid(), signal.SIGKILL)
    return changed(await _extract(self, job), with_more)


if __name__ == "__main__":
    modes.EXTRACTOR = VERSION
    ExtractorPool.extract = extract  # type: ignore[method-assign]
    main()
