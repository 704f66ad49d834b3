"""Which passages two texts share: a join of hashed word triples, and runs merged over small differences.

Substituted and dropped words, scanning errors and another order of sentences leave enough triples in place
for a run to go on. Measured against difflib, fuzzy sentences and longer n-grams before it was chosen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.records import Passage
from warehouse.compare.tokens import Tokens, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GRAM = 3
GAP = 10  # words without a match that a run may go over
LINE_GAP = 4  # the same into the next line: another paragraph may be of another article
DRIFT = 8  # words by which one side may be longer within such a gap
LEAST_WORDS = 8
LEAST_PLAIN = 7  # of these with no capital: institutions' names are shared by everyone
LEAST_PLAIN_NOUNS = 5  # the same where nouns have capitals
LEAST_FROM_NAME = 12  # words that are needed when a passage begins with a name inside a sentence on both sides
SHORT = 20  # equal words below which a passage must be close to be no coincidence:
LEAST_IDENTITY = 0.6  # this part of its words equal
LEAST_TELLING = 3  # and of these with four letters or more: "as one of the" is no reuse
MAX_PLACES = 4  # places of one triple in the seed: repeated text must not cost its square
REACH = 4  # words that are looked ahead at the ends of a run
LONG = 4  # letters of a word that is no little one
MAX_STRETCH = 60  # words by which an end goes on so; three equal ones in a row would have been a match
# Of the one language of many readers that writes nouns with a capital.
_ADJECTIVE = ("e", "er", "en", "es", "em")
_AND = frozenset({"und", "oder", "sowie"})
MAX_RUNS = 2_000  # of the longest; more come only from text that repeats itself


@dataclass(slots=True)
class _Run:
    """A stretch in both texts, in words, ends exclusive; ``equal`` counts the words that are the same."""

    seed_start: int
    seed_end: int
    start: int
    end: int
    equal: int


def align(seed_text: str, article_text: str) -> tuple[Passage, ...]:
    """Passages that the article shares with the seed, in the article's order, not overlapping there.

    The seed's side may overlap when the article repeats itself. Texts without shared passages give ().
    """
    return align_tokens(tokens(seed_text, "s"), tokens(article_text, "a"))


def align_tokens(seed: Tokens, article: Tokens) -> tuple[Passage, ...]:
    """``align`` for texts that are already split into words."""
    longest = sorted(_runs(seed.words, article.words, article.lines), key=lambda run: -run.equal)[:MAX_RUNS]
    runs = [_stretched(_trimmed(run, article.lines), seed, article) for run in longest]
    runs = [run for run in _apart(runs) if _counts(run, seed, article)]
    return tuple(_passage(run, seed, article) for run in sorted(runs, key=lambda run: run.start))


def _places(words: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    """Where each triple stands, for the first ``MAX_PLACES`` places."""
    places: dict[tuple[str, ...], list[int]] = {}
    for j, gram in enumerate(zip(words, words[1:], words[2:], strict=False)):
        known = places.setdefault(gram, [])
        if len(known) < MAX_PLACES:
            known.append(j)
    return places


def _runs(seed: Sequence[str], article: Sequence[str], lines: Sequence[int]) -> list[_Run]:
    """Matches of triples, merged along (nearly) the same diagonal.

    ``open_runs`` holds the newest run of each diagonal, so a match looks at 2 x DRIFT + 1 runs at most.
    """
    places = _places(seed)
    open_runs: dict[int, _Run] = {}
    runs: list[_Run] = []
    for i, gram in enumerate(zip(article, article[1:], article[2:], strict=False)):
        for j in places.get(gram, ()):
            run = _continued(open_runs, i, j, lines)
            if run is None:
                run = _Run(j, j + GRAM, i, i + GRAM, GRAM)
                runs.append(run)
            else:
                open_runs.pop(run.seed_end - run.end, None)
                _join(run, i, j, seed, article)
            open_runs[run.seed_end - run.end] = run
    return runs


def _continued(open_runs: dict[int, _Run], i: int, j: int, lines: Sequence[int]) -> _Run | None:
    """The run that the match at words ``i`` (article) and ``j`` (seed) goes on with: the nearest diagonal's."""
    for distance in range(DRIFT + 1):
        for diagonal in (j - i - distance, j - i + distance):
            run = open_runs.get(diagonal)
            if run and _reaches(run, i, lines) and j + GRAM > run.seed_end and j >= run.seed_start and i >= run.start:
                return run
    return None


def _reaches(run: _Run, i: int, lines: Sequence[int]) -> bool:
    """Whether a run may go on at word ``i``: what is gone over may be a few words, or fewer and a new paragraph."""
    return i <= run.end + (GAP if lines[i] == lines[run.end - 1] else LINE_GAP)


def _join(run: _Run, i: int, j: int, seed: Sequence[str], article: Sequence[str]) -> None:
    """Let ``run`` go on to the triple at ``i`` and ``j``, counting the equal words between."""
    overlap = max(run.end - i, run.seed_end - j, 0)
    between = _common(article[run.end : i], seed[run.seed_end : j])
    run.equal += between + max(GRAM - overlap, 0)
    run.end, run.seed_end = max(run.end, i + GRAM), max(run.seed_end, j + GRAM)


def _common(one: Sequence[str], two: Sequence[str]) -> int:
    """Length of the longest common subsequence; both are gaps, so at most some twenty words."""
    row = [0] * (len(two) + 1)
    for word in one:
        before = row
        row = [0]
        for k, other in enumerate(two):
            row.append(before[k] + 1 if word == other else max(before[k + 1], row[k]))
    return row[-1]


def _trimmed(run: _Run, lines: Sequence[int]) -> _Run:
    """The run without the one or two words at an end that stand in another line: no more than a chance."""
    head = next((k for k in (1, 2) if lines[run.start + k] != lines[run.start + k - 1]), 0)
    tail = next((k for k in (1, 2) if lines[run.end - k] != lines[run.end - k - 1]), 0)
    if head + tail >= run.equal:
        return run
    return _Run(run.seed_start + head, run.seed_end - tail, run.start + head, run.end - tail, run.equal - head - tail)


def _stretched(run: _Run, seed: Tokens, article: Tokens) -> _Run:
    """The run with the equal words that stand near its ends but make no whole triple."""
    end, seed_end, after = _further(run.end, run.seed_end, 1, seed, article)
    start, seed_start, ahead = _further(run.start - 1, run.seed_start - 1, -1, seed, article)
    return _Run(seed_start + 1, seed_end, start + 1, end, run.equal + after + ahead)


def _further(i: int, j: int, step: int, seed: Tokens, article: Tokens) -> tuple[int, int, int]:
    """Go on from words ``i`` and ``j`` in direction ``step`` while equal words stand near; how many were equal.

    Not beyond the line: what another paragraph says, of the same article or not, must add nothing to a passage.
    """
    equal = 0
    line = article.lines[i - step]
    while equal < MAX_STRETCH:
        skip = _step(i, j, step, line, seed, article)
        if skip is None:
            break
        i, j, equal = i + (skip + 1) * step, j + (skip + 1) * step, equal + 1
    return i, j, equal


def _step(i: int, j: int, step: int, line: int, seed: Tokens, article: Tokens) -> int | None:
    """How many words to go over to the next equal one in the line; None: there is none near."""
    for skip in range(REACH):
        a, b = i + skip * step, j + skip * step
        if not (0 <= a < len(article) and 0 <= b < len(seed)) or article.lines[a] != line:
            return None
        if article.words[a] == seed.words[b] and (skip == 0 or _pair(a, b, step, seed.words, article.words)):
            return skip
    return None


def _pair(a: int, b: int, step: int, seed: Sequence[str], article: Sequence[str]) -> bool:
    """Whether one equal word after a different one is more than chance: a long one, or another one follows."""
    if len(article[a]) > LONG:
        return True
    a, b = a + step, b + step
    return 0 <= a < len(article) and 0 <= b < len(seed) and article[a] == seed[b]


def _apart(runs: list[_Run]) -> Iterator[_Run]:
    """Runs that do not overlap in the article: the longer one keeps what two claim."""
    taken = bytearray(max((run.end for run in runs), default=0))
    for run in sorted(runs, key=lambda run: (-run.equal, run.start)):
        start, end = run.start, run.end
        while start < end and taken[start]:
            start += 1
        while end > start and taken[end - 1]:
            end -= 1
        if start == end or any(taken[start:end]):
            continue
        taken[start:end] = b"\1" * (end - start)
        cut = (run.end - run.start) - (end - start)
        if cut == 0:
            yield run
        elif run.seed_start + (start - run.start) < run.seed_end - (run.end - end):
            seed_start, seed_end = run.seed_start + (start - run.start), run.seed_end - (run.end - end)
            yield _Run(seed_start, seed_end, start, end, max(run.equal - cut, 0))


def _counts(run: _Run, seed: Tokens, article: Tokens) -> bool:
    """Whether a run shows reuse: long enough, and made of more than names, numbers and little words."""
    named = article.inner[run.start] and seed.inner[run.seed_start] and not article.nouns
    if run.equal < (LEAST_FROM_NAME if named else LEAST_WORDS):
        return False
    if run.equal < SHORT and run.equal < LEAST_IDENTITY * max(run.end - run.start, run.seed_end - run.seed_start):
        return False
    there = set(seed.words[run.seed_start : run.seed_end])
    shared = [k for k in range(run.start, run.end) if article.words[k] in there]
    plain = [k for k in shared if article.plain[k]]
    telling = [k for k in plain if _telling(article.words[k])]
    if not article.nouns:
        return len(plain) >= LEAST_PLAIN and len(telling) >= LEAST_TELLING
    # An institution's name has nouns and adjectives too, but nothing that makes a sentence.
    is_said = any(not _attributive(article, k) for k in telling)
    nouns = sum(_is_noun(article, k) for k in shared) if is_said else 0
    return len(plain) + nouns / 2 >= LEAST_PLAIN_NOUNS and len(telling) + nouns >= LEAST_TELLING


def _is_noun(side: Tokens, k: int) -> bool:
    """Whether a word with a capital stands alone, as nouns do; the names of people come in pairs."""
    alone = not side.inner[k - 1] and not (k + 1 < len(side) and side.inner[k + 1])
    return side.inner[k] and alone and len(side.words[k]) >= LONG


def _attributive(side: Tokens, k: int) -> bool:
    """Whether a word may belong to the noun behind it: "technische Hilfe", "technische und wirtschaftliche Hilfe"."""
    if not side.words[k].endswith(_ADJECTIVE):
        return False
    return k + 1 >= len(side) or not side.plain[k + 1] or side.words[k + 1] in _AND


def _telling(word: str) -> bool:
    """Whether a word is more than a little one; scripts without capitals write words in fewer letters."""
    return len(word) >= LONG or not word.islower()


def _passage(run: _Run, seed: Tokens, article: Tokens) -> Passage:
    longer = max(run.end - run.start, run.seed_end - run.seed_start)
    return Passage(
        seed_start=seed.starts[run.seed_start],
        seed_end=seed.ends[run.seed_end - 1],
        article_start=article.starts[run.start],
        article_end=article.ends[run.end - 1],
        words=run.equal,
        identity=round(min(run.equal / longer, 1.0), 4),
    )
