"""Names that a person can read, for flow runs and artifacts."""

from __future__ import annotations

import re
from datetime import UTC, datetime

MAX_KEY = 80


def run_name(what: str) -> str:
    """Name of a flow run, e.g. ``kazakhstan-gamble 2022-01-07 10:15``."""
    return f"{what} {datetime.now(UTC):%Y-%m-%d %H:%M}"


def key(kind: str, name: str) -> str:
    """Key of an artifact: small letters, digits and hyphens, as Prefect wants it."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return f"{kind}-{slug}"[:MAX_KEY].rstrip("-")
