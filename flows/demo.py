"""newswake demo: the real main job, twice, against a small web of our own on this machine.

The flow, fetcher, extractor, warehouse and comparison are those of the live web; only the addresses lie behind a
loopback proxy. The second run meets corrected and new pages.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import config
from extractors.errors import FetchError
from extractors.fetch.health import answers
from flows import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from config.settings import Settings
    from flows.summary import Summary

ROOT = Path(config.__file__).resolve().parents[1]
SEED = "karvenia"


def demo(settings: Settings) -> Summary:
    """Run the demo and return how its second run ended. Its data lie in ``<data_dir>/demo``, made anew each time.

    Sets NEWSWAKE_* variables of this process: it is a command of its own, nothing follows it.
    """
    folder = settings.data_dir.absolute() / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    with _web() as proxy:
        os.environ.update(
            NEWSWAKE_DATA_DIR=str(folder),
            NEWSWAKE_CATALOGUE_DIR=str(ROOT / "tests" / "demo_web" / "catalogue"),
            NEWSWAKE_PROXY=proxy,
            NEWSWAKE_HOST_DELAY="0.2",
            NEWSWAKE_RECHECK="all",
        )
        # The demo's runs stand in the same Prefect database as all others, so that `newswake up` shows them.
        environment.prepare(settings, quiet=True)
        from flows.monitor import monitor  # noqa: PLC0415 - after environment.prepare()
        from flows.show import summary_of  # noqa: PLC0415 - the same

        _say("first run: the web as it is on the first day")
        monitor(SEED)
        answers(f"{proxy}/__edition?n=2")
        _say("second run: one article was corrected, one is new")
        return summary_of(monitor(SEED))


def _say(line: str) -> None:
    sys.stderr.write(f"newswake demo: {line}\n")
    sys.stderr.flush()


@contextlib.contextmanager
def _web() -> Iterator[str]:
    """The demo web as a child process; the address of its proxy while it runs."""
    command = [sys.executable, "-m", "tests.demo_web", "--port", "0"]
    child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own interpreter and module
    try:
        line = child.stdout.readline() if child.stdout else ""
        address = next((word for word in line.split() if word.startswith("http://127.0.0.1:")), None)
        if address is None:
            raise FetchError(
                "the demo web did not start.", subject="tests.demo_web", advice="The demo needs a clone of newswake."
            )
        yield address
    finally:
        child.terminate()
        child.wait(10)
