"""How alike two sentences are, and which words of one became which of the other. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from warehouse.compare import noise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A longer sentence is compared by its first words only.
MAX_WORDS = 200

# Numbers keep their points and commas: "2,500" is one word. Signs count alone; a reader sees "guilty?" as an edit.
_WORD = re.compile(
    "\\d+(?:[.,:/\u2019'\u00a0\u202f]\\d+)*%?|"
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]|"
    "[^\\W\\d_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0e7f]+(?:['\u2019-][^\\W\\d_]+)*|[^\\w\\s]|\\w"
)
_NUMBER = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands, where, and what it is compared by."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Rewording:
    """What happened to a sentence.

    ``marked`` is the new sentence with the old words in it: ``[-3,000-]{+2,500+} people``. ``removed`` and ``added``
    are runs of words; the numbers among them stand apart too.
    """

    marked: str
    removed: tuple[str, ...]
    added: tuple[str, ...]
    numbers_removed: tuple[str, ...]
    numbers_added: tuple[str, ...]


def words(text: str) -> list[Word]:
    """Words, numbers and signs of a sentence, at most ``MAX_WORDS``; what is invisible or noise is none."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        key = word.lower() if word.isalnum() and word.isascii() else noise.evened(word)
        if key:
            found.append(Word(match.start(), match.end(), key))
        if len(found) >= MAX_WORDS:
            break
    return found


def bag(text: str) -> Counter[str]:
    """How often each word stands in a sentence; signs do not count."""
    return Counter(word.key for word in words(text) if word.key[0].isalnum())


def likeness(old: Counter[str], new: Counter[str]) -> float:
    """Share of words that two sentences have in common: 0 to 1, symmetrical."""
    total = old.total() + new.total()
    if not total:
        return 0.0
    small, large = (old, new) if len(old) <= len(new) else (new, old)
    return 2 * sum(min(count, large[word]) for word, count in small.items()) / total


def reworded(old: str, new: str, *, in_order: bool = True) -> Rewording:
    """Which words were removed and which were added. ``in_order`` False: only counted, for where time is short."""
    old_words, new_words = words(old), words(new)
    if not in_order:
        return _counted(new, old_words, new_words)
    marked: list[str] = []
    removed: list[str] = []
    added: list[str] = []
    at = 0
    for i, j, k, m in _edits(old_words, new_words):
        gone, come = _run(old, old_words[i:j]), _run(new, new_words[k:m])
        place = new_words[k].start if k < len(new_words) else len(new)
        # Where nothing took the place of what is gone, the word after it would stick to it.
        space = " " if gone and not come and place < len(new) else ""
        marked += [new[at:place], f"[-{gone}-]" if gone else "", f"{{+{come}+}}" if come else "", space]
        at = new_words[m - 1].end if m > k else place
        removed += [gone] if gone else []
        added += [come] if come else []
    return _made("".join([*marked, new[at:]]), removed, added)


def _edits(old: Sequence[Word], new: Sequence[Word]) -> Iterator[tuple[int, int, int, int]]:
    matcher = SequenceMatcher(None, [word.key for word in old], [word.key for word in new], autojunk=False)
    return ((i, j, k, m) for kind, i, j, k, m in matcher.get_opcodes() if kind != "equal")


def _run(text: str, run: Sequence[Word]) -> str:
    return " ".join(text[run[0].start : run[-1].end].split()) if run else ""


def _counted(new: str, old_words: Sequence[Word], new_words: Sequence[Word]) -> Rewording:
    before, after = Counter(word.key for word in old_words), Counter(word.key for word in new_words)
    return _made(new, list((before - after).elements()), list((after - before).elements()))


def _made(marked: str, removed: Sequence[str], added: Sequence[str]) -> Rewording:
    return Rewording(marked, tuple(removed), tuple(added), _numbers(removed), _numbers(added))


def _numbers(runs: Sequence[str]) -> tuple[str, ...]:
    return tuple(match.group() for run in runs for match in _WORD.finditer(run) if _NUMBER.match(match.group()))
