"""Long lists of alternatives, looked for in texts that mostly hold none of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

try:
    from re import _parser  # type: ignore[attr-defined] # what Python itself reads patterns with
except ImportError:  # pragma: no cover - a Python that has moved it: then every text is searched
    _parser = None

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Words:
    """Alternatives in lower case, looked for in lower case: ignoring case would cost several times as much.

    A text that holds none of the ``needles`` cannot match: looking for these costs a hundredth of trying hundreds of
    alternatives at each place. Without any needle the pattern is always tried.
    """

    pattern: re.Pattern[str]
    needles: tuple[str, ...] = ()

    def search(self, text: str) -> re.Match[str] | None:
        """The first place; what was found is in lower case."""
        text = text.lower()
        return self.pattern.search(text) if self._may_stand_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All places."""
        text = text.lower()
        return self.pattern.finditer(text) if self._may_stand_in(text) else iter(())

    def _may_stand_in(self, text: str) -> bool:
        # A loop, since a generator would cost as much again as what is looked for.
        for needle in self.needles:
            if needle in text:
                return True
        return not self.needles


def any_of(*alternatives: str) -> Words:
    """A pattern of all of them, each a line of its own in the source."""
    pattern = "|".join(alternatives)
    return Words(re.compile(pattern, re.MULTILINE), needles(pattern))


def needles(pattern: str) -> tuple[str, ...]:
    """Strings of which every match of a pattern holds at least one; none where that cannot be told."""
    if _parser is None:
        return ()
    found = set(_needles(_parser.parse(pattern, re.MULTILINE)))
    # One that holds another is never asked for.
    return tuple(sorted(one for one in found if not any(other != one and other in one for other in found)))


def _needles(items: Iterable[Any]) -> tuple[str, ...]:
    """The best of a sequence: a run of letters, or what each branch of a group must hold; the longer the rarer."""
    choices: list[tuple[str, ...]] = []
    run = ""
    for operator, argument in items:
        if str(operator) == "LITERAL":
            run += chr(argument)
            continue
        choices += [(run,), _inner(str(operator), argument)]
        run = ""
    choices.append((run,))
    best = max(choices, key=lambda choice: min(map(len, choice), default=0))
    return best if all(best) else ()


def _inner(operator: str, argument: Any) -> tuple[str, ...]:
    if operator == "SUBPATTERN":
        return _needles(argument[-1])
    if operator in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _needles(argument[2]) if argument[0] else ()
    if operator == "IN" and all(str(kind) == "LITERAL" for kind, _ in argument):
        return tuple(chr(letter) for _, letter in argument)
    if operator == "BRANCH":
        branches = [_needles(branch) for branch in argument[1]]
        return tuple(needle for branch in branches for needle in branch) if all(branches) else ()
    return ()
