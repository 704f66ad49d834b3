"""A fake of three archives on one loopback port: the Wayback Machine, CC-NEWS and GDELT's DOC search.

    holdings = Holdings()
    holdings.capture("https://outlet.example/", datetime(2022, 1, 7, 10, tzinfo=UTC), b"<html>...")
    with ArchiveWeb(holdings) as web:
        settings(wayback_url=web.url, ccnews_url=web.url, gdelt_url=web.url, ...)

`answers.answer` gives the same without any socket. What they answer follows their documentation and what others saw;
all pages and names are made up.
"""

from __future__ import annotations

from tests.archive_web.answers import Answer, answer
from tests.archive_web.holdings import Fault, Holdings, Way
from tests.archive_web.server import ArchiveWeb, Asked

__all__ = ["Answer", "ArchiveWeb", "Asked", "Fault", "Holdings", "Way", "answer"]
