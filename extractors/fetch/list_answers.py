"""What feeds, sitemaps and front pages answered lately, whichever run asked: where in the archive it lies.

Runs for several seeds look at the same sources. One asks, the others read its answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.fetch.lease_file import LeaseFile

STORE = "INSERT OR REPLACE INTO list_answer VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
FIND = """
SELECT asked_at, run_id, fetch_id, final_url, content_type, warc_file, warc_offset FROM list_answer
WHERE key = ?1 AND asked_at >= ?2 - ?3 AND asked_at <= ?2 + ?4
"""
FORGET = "DELETE FROM list_answer WHERE asked_at < ?"
# An answer from further ahead was got before the clock was set back: how old it is cannot be known.
AHEAD = 60.0
# Nobody shares an answer for longer.
KEEP = 86_400.0


@dataclass(frozen=True, slots=True)
class ListAnswer:
    """An answer: when it came (seconds since 1970), by which request of which run, and the record that holds it."""

    asked_at: float
    run_id: str
    fetch_id: str
    final_url: str
    content_type: str | None
    warc_file: str
    warc_offset: int


class ListAnswers:
    """The table in the file that all processes share."""

    def __init__(self, file: LeaseFile) -> None:
        self._file = file

    def find(self, key: str, now: float, within: float) -> ListAnswer | None:
        """Give the answer to the list with this dedupe key, if it is at most ``within`` seconds old."""
        row = self._file.one(FIND, (key, now, within, AHEAD))
        return ListAnswer(*row) if row else None

    def store(self, key: str, answer: ListAnswer) -> None:
        """Share an answer with all processes."""
        with self._file.writing():
            self._file.execute(
                STORE,
                (
                    key,
                    answer.asked_at,
                    answer.run_id,
                    answer.fetch_id,
                    answer.final_url,
                    answer.content_type,
                    answer.warc_file,
                    answer.warc_offset,
                ),
            )

    def forget(self, now: float) -> None:
        """Forget what is too old to be shared. Call it inside a transaction."""
        self._file.execute(FORGET, (now - KEEP,))
