"""Everything that newswake raises on purpose.

    NewswakeError
    +-- ConfigError           a setting, seed or source file is wrong; names file and key
    +-- IntakeError           a seed or source could not be taken in; names the file or URL
    +-- FetchError            the network side cannot work at all (proxy, CA file, lease store)
    +-- ArchiveError          a WARC cannot be written or read
    +-- ExtractionError       a worker died or ran out of time on a page
    +-- WarehouseError        the database cannot be opened, migrated, loaded or published
    |   +-- WarehouseBusy     somebody else holds the loader's lock for too long
    |   +-- QueryError        a query by a user is wrong
    +-- RunError              a run ended without one usable page

What the web does wrong is not here: a refused, failed or useless page is a value with a row in the
warehouse (``records.Fetch.outcome``, ``records.Article.verdict``), not an exception.
"""

from __future__ import annotations

from config.visible import visible, visible_lines


class NewswakeError(Exception):
    """An error that a user can do something about.

    ``subject`` is the URL or file that it is about, ``advice`` one sentence on what to do.
    The exception's ``__cause__`` holds what happened underneath. Each may quote the web: in the string that logs and
    terminals get, control characters are made visible.
    """

    def __init__(self, message: str, *, subject: str | None = None, advice: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.subject = subject
        self.advice = advice

    def __str__(self) -> str:
        return visible(self._text())

    def _text(self) -> str:
        text = f"{self.subject}: {self.message}" if self.subject else self.message
        if not self.advice:
            return text
        end = "" if text.rstrip(" ").endswith((".", "!", "?", "\n")) else "."
        return f"{text}{end} {self.advice}"


class ConfigError(NewswakeError):
    """A setting or a seed or source file is wrong. Quotes these files, not the web; may list several problems."""

    def __str__(self) -> str:
        return visible_lines(self._text())


class IntakeError(NewswakeError):
    """A seed or source could not be taken in."""


class FetchError(NewswakeError):
    """The network side cannot work at all."""


class ArchiveError(NewswakeError):
    """A WARC cannot be written or read."""


class ExtractionError(NewswakeError):
    """A worker died or ran out of time on a page."""


class WarehouseError(NewswakeError):
    """The database cannot be opened, migrated, loaded or published."""


class WarehouseBusy(WarehouseError):  # noqa: N818 - a state of the warehouse, as in SQLITE_BUSY
    """Somebody else holds the loader's lock for longer than we wait."""


class QueryError(WarehouseError):
    """A query by a user is wrong."""


class RunError(NewswakeError):
    """A run ended without one usable page."""
