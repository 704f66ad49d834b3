"""A large file by its address, in pieces (Range, RFC 9110 section 14). Each is a request with all our manners."""

from __future__ import annotations

from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING, Protocol

from extractors.records import Request

if TYPE_CHECKING:
    from extractors.records import Fetch, Page

PIECE = 4_000_000
LEAST_PIECE = 250_000


class Getter(Protocol):
    """What of the Fetcher is needed here."""

    async def get(self, request: Request) -> Page:
        """Do one request."""
        ...


@dataclass(slots=True)
class RemoteFile:
    """The file at ``url``, from front to back, ``piece`` bytes at a time, or fewer where that takes too long.

    ``at`` counts the bytes that were got, ``requests`` what was sent for them; ``problem`` says why the rest cannot be
    got, in the words of its Fetch.
    """

    url: str
    fetcher: Getter
    piece: int = PIECE
    at: int = 0
    requests: int = 0
    problem: str | None = None
    _etag: str | None = field(default=None, repr=False)
    _is_over: bool = field(default=False, repr=False)

    async def read(self) -> bytes:
        """Give the next piece; ``b""`` at the end, or when there is a problem."""
        while not self._is_over:
            asked = (self.at, self.at + self.piece - 1)
            page = await self.fetcher.get(Request(self.url, "warc", byte_range=asked))
            self.requests += page.fetch.attempt
            if page.body is not None and self._is_same(page.fetch):
                self.at += len(page.body)
                self._is_over = len(page.body) < self.piece
                return page.body
            if page.fetch.outcome == "timeout" and self.piece > LEAST_PIECE:
                self.piece = max(self.piece // 2, LEAST_PIECE)
                continue
            self._fail(page.fetch)
        return b""

    def _is_same(self, fetch: Fetch) -> bool:
        """See that the pieces are of one file."""
        if fetch.status == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
            return True
        if self.at == 0:
            self._etag = fetch.etag
        return fetch.etag == self._etag

    def _fail(self, fetch: Fetch) -> None:
        self._is_over = True
        if fetch.outcome == "ok":
            self.problem = "the file was changed while it was read"
            return
        status = f"status {fetch.status}" if fetch.status else "no answer"
        self.problem = f"{fetch.outcome}: {fetch.error or status}"
