"""justext's stop words of all languages in a thirtieth of the space.

trafilatura asks justext about pages with little text, and gives it the 150,000 stop words of all its languages: as a
tuple and again as a set of lower-case copies they take 33 MB of every worker, and each page looks at all of them to
find that set again. All that is ever asked of them is whether a word is among them: sorted 64-bit hashes answer that
from 1.2 MB, wrongly once in 10^14 words.
"""

from __future__ import annotations

import threading
from array import array
from bisect import bisect_left
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from justext import core  # type: ignore[import-untyped, unused-ignore] # justext has no types
from justext.utils import get_stoplist, get_stoplists  # type: ignore[import-untyped, unused-ignore] # the same
from trafilatura import external

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class StopWords:
    """A set of lower-case words that can be asked for its members and nothing else."""

    def __init__(self, words: Iterable[str]) -> None:
        self._hashes = array("q", sorted({hash(word.lower()) for word in words}))

    def __len__(self) -> int:
        return len(self._hashes)

    def __contains__(self, word: object) -> bool:
        place = bisect_left(self._hashes, hash(word))
        return place < len(self._hashes) and self._hashes[place] == hash(word)


class _Turn(threading.local):
    """Whether a thread is at a page of ours."""

    is_ours = False


_TURN = _Turn()


@contextmanager
def packed() -> Iterator[None]:
    """Have justext use ``StopWords`` for as long as this lasts, in this thread; what others do with it stays theirs."""
    _install()
    _TURN.is_ours = True
    try:
        yield
    finally:
        _TURN.is_ours = False


@lru_cache(maxsize=1)
def _words_of_all() -> StopWords:
    """The stop words of all languages; they are read when they are first needed."""
    return StopWords(word for language in sorted(get_stoplists()) for word in get_stoplist(language))


def _install() -> None:
    theirs: Any = external
    if getattr(theirs.jt_stoplist_init, "is_ours", False):
        return
    read, defined = theirs.jt_stoplist_init, core.define_stoplist

    def init() -> Any:
        return _words_of_all() if _TURN.is_ours else read()

    def define(words: Any) -> Any:
        if _TURN.is_ours and (isinstance(words, StopWords) or words is theirs.JT_STOPLIST):
            return _words_of_all()
        return defined(words)

    init.is_ours = True  # type: ignore[attr-defined] # so that it is put in place once
    theirs.jt_stoplist_init, core.define_stoplist = init, define
