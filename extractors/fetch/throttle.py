"""How long a host rests by its own speed, as Scrapy's AutoThrottle extension documents it. Pure.

A host that takes long to answer is busy, or far away: with one request per mean response time it never has more than
one of ours at work on average (``factor`` 1; a factor of 0.5 would allow for two).
"""

from __future__ import annotations

# How a host was yesterday says little about today.
FORGET = 86_400.0


def remembered(mean: float | None, idle: float) -> float | None:
    """Give the mean latency as it counts after ``idle`` seconds without a request; None if it is out of date."""
    return mean if idle <= FORGET else None


def mean_latency(mean: float | None, latency: float | None, *, trouble: bool) -> float | None:
    """Take a response's latency in seconds into a host's mean.

    A slower response counts at once, a faster one moves the mean halfway. What went wrong never lowers it: errors are
    often answered faster than pages are.
    """
    if latency is None:
        return mean
    latency = max(0.0, latency)
    if mean is None:
        return latency
    moved = max(latency, (mean + latency) / 2)
    return max(mean, moved) if trouble else moved


def rest_of(mean: float | None, factor: float, most: float) -> tuple[float, str]:
    """Seconds of rest that a mean latency asks for, and their name for ``wait_reason``."""
    wished = (mean or 0.0) * factor
    name = f"latency {mean or 0.0:.1f} s x {factor:g}"
    return (most, f"{name}, at most {most:g} s") if wished > most else (wished, name)
