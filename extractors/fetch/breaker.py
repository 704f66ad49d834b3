"""When a host that fails is left alone, and for how long: a circuit breaker. Pure.

After ``allowed`` failures in a row a host rests. Then one request tries it: a good answer forgets all failures, a bad
one doubles the rest, up to a day. That there is only one is the lease's doing, which also carries the failures from
run to run.
"""

from __future__ import annotations

LONGEST_REST = 86_400.0
JITTER = 0.25
# A host that was down when it was last asked, however long ago, is tried once and not ``allowed`` times.
FORGET = 30 * 86_400.0
# The reason by which the lease file knows a host whose breaker is open.
REASON = "breaker"


def remembered(failures: int, idle: float) -> int:
    """Give the failures in a row as they count after ``idle`` seconds without a request."""
    return failures if idle <= FORGET else 0


def count(failures: int, *, trouble: bool) -> int:
    """Give the failures in a row after one more request."""
    return failures + 1 if trouble else 0


def rest_of(failures: int, allowed: int, first_rest: float, chance: float) -> float:
    """Seconds to leave the host alone; 0 while there are fewer failures than ``allowed``.

    ``chance`` in [0, 1) lengthens it by up to a quarter, so that hosts that failed together are not tried together.
    """
    if failures < allowed:
        return 0.0
    doubled = first_rest * 2.0 ** min(failures - allowed, 32)
    return min(LONGEST_REST, doubled * (1.0 + JITTER * chance))


def words(failures: int) -> str:
    """Say why the host is left alone."""
    return f"{failures} failure{'s' if failures != 1 else ''} in a row"
