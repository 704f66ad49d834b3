"""What every command that runs a flow does first."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from config.errors import FetchError
from flows import output

if TYPE_CHECKING:
    from config.catalogue import Catalogue
    from config.settings import Settings

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def surroundings() -> tuple[Settings, Catalogue]:
    """Settings and catalogue, read before anything slow begins."""
    from config.catalogue import load_catalogue
    from config.settings import load_settings

    settings = load_settings()
    return settings, load_catalogue(settings.catalogue_dir)


def start_prefect(settings: Settings) -> None:
    """Prepare Prefect's environment; flows may be imported after it. Raises FetchError for a dead local server."""
    from extractors.fetch.health import answers
    from flows import environment

    environment.prepare(settings, quiet=not os.environ.get("NEWSWAKE_DEBUG"))
    url = os.environ.get("PREFECT_API_URL")
    if url is None:
        output.say("newswake: starting a temporary Prefect server (`newswake up` keeps one running) ...")
    elif urlsplit(url).hostname in LOOPBACK and not answers(f"{url.rstrip('/')}/health"):
        raise FetchError(
            "the Prefect server does not answer.",
            subject=url,
            advice="Start it with `newswake up`, or unset PREFECT_API_URL to use a temporary one.",
        )
