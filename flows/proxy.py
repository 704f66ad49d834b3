"""The proxy and CA file of the environment, where newswake's own settings name none."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from extractors.fetch.policy import FetchSettings

# Lower case first, as curl does: HTTP_PROXY can be set by a request in a CGI environment.
PROXY_VARIABLES = ("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY")


def with_environment(settings: FetchSettings, environ: Mapping[str, str] = os.environ) -> FetchSettings:
    """Fill in the proxy and the CA file from the usual variables if the settings have none."""
    if not settings.proxy:
        proxy = next((environ[name] for name in PROXY_VARIABLES if environ.get(name)), None)
        settings = replace(settings, proxy=proxy)
    if settings.ca_file is None and environ.get("SSL_CERT_FILE"):
        settings = replace(settings, ca_file=Path(environ["SSL_CERT_FILE"]))
    return settings
