"""justext's stop words of all languages in a thirtieth of the space.

trafilatura asks justext about pages with little text, and gives it the 150,000 stop words of all its languages: as a
tuple and again as a set of lower-case copies they take 33 MB of every worker. All that is ever asked of them is
whether a word is among them: sorted 64-bit hashes answer that from 1.2 MB, wrongly once in 10^14 words.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from justext import core  # type: ignore[import-untyped, unused-ignore] # justext has no types
from justext.utils import get_stoplist, get_stoplists  # type: ignore[import-untyped, unused-ignore] # the same
from trafilatura import external

if TYPE_CHECKING:
    from collections.abc import Iterable


class StopWords:
    """A set of lower-case words that can be asked for its members and nothing else."""

    def __init__(self, words: Iterable[str]) -> None:
        self._hashes = array("q", sorted({hash(word.lower()) for word in words}))

    def __len__(self) -> int:
        return len(self._hashes)

    def __contains__(self, word: object) -> bool:
        place = bisect_left(self._hashes, hash(word))
        return place < len(self._hashes) and self._hashes[place] == hash(word)


def install() -> None:
    """Have trafilatura and justext use ``StopWords``; they are read when they are first needed. Safe to repeat."""
    external.jt_stoplist_init = _read  # type: ignore[assignment] # it is asked for its members only
    core.define_stoplist = _defined


def _read() -> StopWords:
    words = StopWords(word for language in sorted(get_stoplists()) for word in get_stoplist(language))
    external.JT_STOPLIST = words  # type: ignore[assignment] # the same
    return words


def _defined(words: Any) -> Any:
    """Stand in for justext's own function, which makes a set of the words that it is given."""
    return words if isinstance(words, StopWords) else frozenset(word.lower() for word in words)
