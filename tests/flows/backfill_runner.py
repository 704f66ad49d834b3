"""newswake in a process of its own, for which archives need no rest between requests.

python -m tests.flows.backfill_runner backfill SEED ...
"""

from __future__ import annotations

from extractors.discover.archives import limits
from flows.cli import main

if __name__ == "__main__":
    limits.site_delays = lambda *_: {}
    main()
