"""What is wrong with a file of the catalogue: file, key, what, and what to do."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from pydantic import ValidationError

MAX_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. ``key`` is dotted (``endpoints[0].url``), None where the whole file is meant."""

    file: Path
    key: str | None
    what: str
    advice: str | None = None

    def __str__(self) -> str:
        place = f"{self.file}: {self.key}" if self.key else str(self.file)
        return f"{place}: {self.what}" + (f". {self.advice}" if self.advice else "")


def near(word: str, known: Iterable[str]) -> str | None:
    """``Did you mean "a" or "b"?`` for the known words that look like this one, or None."""
    matches = difflib.get_close_matches(word, list(known), n=3, cutoff=0.6)
    return f"Did you mean {' or '.join(repr(match) for match in matches)}?" if matches else None


def from_validation(file: Path, model: type[BaseModel], error: ValidationError) -> list[Problem]:
    """Turn pydantic's findings into problems of ``file``."""
    return [_problem(file, model, item) for item in error.errors(include_url=False)]


def _problem(file: Path, model: type[BaseModel], item: Mapping[str, Any]) -> Problem:
    loc: Sequence[str | int] = item["loc"]
    key, kind = _dotted(loc) or None, item["type"]
    if kind == "extra_forbidden":
        known = _fields_at(model, loc[:-1])
        return Problem(file, key, "unknown key", near(str(loc[-1]), known) or f"Known here: {', '.join(known)}.")
    if kind == "missing":
        return Problem(file, key, "is missing", "Add it.")
    if kind == "value_error":
        return Problem(file, key, str(item["ctx"]["error"]), _got(item["input"]))
    return Problem(file, key, _lower_first(item["msg"]), _got(item["input"]))


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _got(value: object) -> str | None:
    if isinstance(value, dict | list | tuple | BaseModel):
        return None
    shown = repr(value)
    return f"It is {shown if len(shown) <= MAX_SHOWN else shown[:MAX_SHOWN] + '...'} now."


def _dotted(loc: Sequence[str | int]) -> str:
    written = ""
    for part in loc:
        if isinstance(part, int):
            written += f"[{part}]"
        elif part not in {"date", "datetime"}:  # the branches of a union are no keys
            written += f".{part}" if written else part
    return written


def _fields_at(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    """Names that may stand where ``loc`` points to."""
    here: type[BaseModel] = model
    for part in loc:
        if isinstance(part, str) and part in here.model_fields:
            here = _model_in(here.model_fields[part].annotation) or here
    return [name for name in here.model_fields if name != "id"]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside ``Model``, ``Model | None`` or ``tuple[Model, ...]``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in get_args(annotation):
        found = _model_in(inner)
        if found:
            return found
    return None
