"""`python -m tests.demo_web [--port 0] [--edition 1|2]`: prints its address and serves until SIGTERM or SIGINT."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from typing import TYPE_CHECKING

from tests.demo_web.server import DemoWeb
from tests.demo_web.sites import EDITIONS

if TYPE_CHECKING:
    from types import FrameType


def main() -> int:
    """Serve until asked to stop."""
    parser = argparse.ArgumentParser(prog="python -m tests.demo_web", description="newswake's bundled web, as a proxy.")
    parser.add_argument("--port", type=int, default=0, help="0 (default) takes any free port")
    parser.add_argument("--edition", type=int, choices=EDITIONS, default=1, help="state of the web to start with")
    options = parser.parse_args()
    stop = threading.Event()

    def on_signal(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    with DemoWeb(options.edition, options.port) as web:
        sys.stdout.write(f"{web.proxy_url}\n")
        sys.stdout.flush()
        stop.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
