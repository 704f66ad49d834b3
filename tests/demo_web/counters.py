"""What the demo web saw of its visitor, per host: the proof of politeness."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.robotparser import RobotFileParser

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.demo_web.sites import Route


@dataclass(slots=True)
class _Host:
    requests: int = 0
    running: int = 0
    most_concurrent: int = 0
    robots_violations: int = 0
    robots_asked: bool = False
    before_robots: int = 0
    least_interval_s: float | None = None
    last_at: float | None = None
    statuses: Counter[int] = field(default_factory=Counter)
    paths: Counter[str] = field(default_factory=Counter)


class Counters:
    """Safe to read from any thread. ``at`` is a monotonic time in seconds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._hosts: dict[str, _Host] = {}

    def began(self, host: str, path: str, at: float, *, forbidden: bool) -> None:
        """Note the arrival of a request; ``forbidden`` says that the host's robots.txt asks not to send it."""
        with self._lock:
            seen = self._hosts.setdefault(host, _Host())
            if seen.last_at is not None:
                gap = at - seen.last_at
                seen.least_interval_s = gap if seen.least_interval_s is None else min(gap, seen.least_interval_s)
            seen.last_at = at
            seen.requests += 1
            seen.running += 1
            seen.most_concurrent = max(seen.most_concurrent, seen.running)
            seen.robots_violations += forbidden
            seen.robots_asked |= path == "/robots.txt"
            seen.before_robots += not seen.robots_asked
            seen.paths[path] += 1

    def ended(self, host: str, status: int) -> None:
        """Note the end of a request."""
        with self._lock:
            seen = self._hosts[host]
            seen.running -= 1
            seen.statuses[status] += 1

    def reset(self) -> None:
        """Forget what was counted; requests under way must have ended."""
        with self._lock:
            self._hosts.clear()

    def summary(self) -> dict[str, Any]:
        """Give totals and a table per host; times are seconds."""
        with self._lock:
            hosts = {name: _row(seen) for name, seen in sorted(self._hosts.items())}
        return {
            "requests": sum(row["requests"] for row in hosts.values()),
            "robots_violations": sum(row["robots_violations"] for row in hosts.values()),
            "before_robots": sum(row["before_robots"] for row in hosts.values()),
            "most_concurrent": max((row["most_concurrent"] for row in hosts.values()), default=0),
            "hosts": hosts,
        }


def _row(seen: _Host) -> dict[str, Any]:
    return {
        "requests": seen.requests,
        "least_interval_s": seen.least_interval_s,
        "robots_violations": seen.robots_violations,
        "before_robots": seen.before_robots,
        "most_concurrent": seen.most_concurrent,
        "statuses": {str(status): count for status, count in sorted(seen.statuses.items())},
        "paths": dict(sorted(seen.paths.items())),
    }


def is_forbidden(routes: Mapping[str, Route], path: str, agent: str) -> bool:
    """Say whether the host's robots.txt asks this agent to stay away from the path."""
    robots = routes.get("/robots.txt")
    if robots is None or path == "/robots.txt":
        return False
    rules = RobotFileParser()
    rules.parse(robots.body.decode("utf-8", "replace").splitlines())
    return not rules.can_fetch(agent or "*", path)
