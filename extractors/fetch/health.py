"""Does a server of ours on this machine answer?"""

from __future__ import annotations

import httpx


def answers(url: str, timeout_s: float = 2.0) -> bool:
    """True if a GET of ``url`` gives a success within ``timeout_s``. Never goes through a proxy."""
    try:
        with httpx.Client(trust_env=False, timeout=timeout_s) as client:
            return client.get(url).is_success
    except httpx.HTTPError:
        return False
