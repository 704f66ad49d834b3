"""The catalogue: ``seeds/*.toml`` and ``sources/*.toml``, read and checked as a whole.

A file's name without ``.toml`` is the id of what it declares. One bad file does not hide the errors of the others.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from config.errors import ConfigError
from config.models import (
    EndpointConfig,
    Schedule,
    SeedBudgets,
    SeedConfig,
    SourceBudgets,
    SourceConfig,
    WindowConfig,
)
from config.problems import Problem, from_validation, near

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = [
    "Catalogue",
    "EndpointConfig",
    "Problem",
    "Schedule",
    "SeedBudgets",
    "SeedConfig",
    "SourceBudgets",
    "SourceConfig",
    "WindowConfig",
    "folded",
    "load_catalogue",
    "read_catalogue",
]

MAX_FILE_BYTES = 1_000_000
Model = TypeVar("Model", SeedConfig, SourceConfig)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is watched and where: both by id, in the order of their ids."""

    folder: Path
    seeds: Mapping[str, SeedConfig]
    sources: Mapping[str, SourceConfig]

    def seed(self, seed_id: str) -> SeedConfig:
        """The seed with this id. Raises ConfigError that names the nearest ids."""
        if seed_id in self.seeds:
            return self.seeds[seed_id]
        hint = near(seed_id, self.seeds) or "`newswake seeds list` shows those that exist."
        raise ConfigError("no seed has this id.", subject=seed_id, advice=hint)

    def source(self, source_id: str) -> SourceConfig:
        """The source with this id. Raises ConfigError that names the nearest ids."""
        if source_id in self.sources:
            return self.sources[source_id]
        hint = near(source_id, self.sources) or "`newswake sources list` shows those that exist."
        raise ConfigError("no source has this id.", subject=source_id, advice=hint)

    def active_seeds(self) -> tuple[SeedConfig, ...]:
        """The seeds that are not paused."""
        return tuple(seed for seed in self.seeds.values() if seed.active)

    def active_sources(self) -> tuple[SourceConfig, ...]:
        """The sources that are not switched off."""
        return tuple(source for source in self.sources.values() if source.active)

    def sources_of(self, seed: SeedConfig) -> tuple[SourceConfig, ...]:
        """The active sources in which a seed's wake is looked for: those it names, or all."""
        if not seed.sources:
            return self.active_sources()
        return tuple(self.sources[name] for name in seed.sources if self.sources[name].active)


def load_catalogue(folder: Path) -> Catalogue:
    """Read the catalogue. Raises one ConfigError with every problem of every file, a line each."""
    catalogue, problems = read_catalogue(folder)
    if problems:
        lines = "".join(f"\n  {problem}" for problem in problems)
        number = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
        raise ConfigError(
            f"{number} in the catalogue:{lines}\n",
            subject=str(folder),
            advice="Correct the files; `newswake sources check` reads them again.",
        )
    return catalogue


def read_catalogue(folder: Path) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Read what can be read, and say what is wrong with the rest. Never raises for what the files hold."""
    if not folder.is_dir():
        problem = Problem(
            folder, None, "no such folder", "Set NEWSWAKE_CATALOGUE_DIR to a folder with seeds/ and sources/"
        )
        return Catalogue(folder, {}, {}), (problem,)
    problems: list[Problem] = []
    seeds = _read_folder(folder / "seeds", SeedConfig, problems)
    sources = _read_folder(folder / "sources", SourceConfig, problems)
    names = {path.stem for path in _files(folder / "sources")}
    problems += _unknown_sources(folder, seeds, names)
    problems += _twice(folder / "seeds", "url", {seed.id: seed.url for seed in seeds.values()})
    problems += _twice(folder / "sources", "homepage", {source.id: source.homepage for source in sources.values()})
    return Catalogue(folder, seeds, sources), tuple(problems)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.toml") if not path.name.startswith("."))


def _read_folder(folder: Path, model: type[Model], problems: list[Problem]) -> dict[str, Model]:
    found: dict[str, Model] = {}
    for path in _files(folder):
        try:
            found[path.stem] = _read_file(path, model)
        except _BadFile as error:
            problems += error.problems
    return found


class _BadFile(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.problems = problems


def _read_file(path: Path, model: type[Model]) -> Model:
    table = _parse(path)
    if "id" in table:
        raise _BadFile([Problem(path, "id", "is given by the file's name", "Remove the key, or rename the file.")])
    if model is SeedConfig and isinstance(table.get("file"), str):
        table["file"] = _local_file(path, str(table["file"]))
    try:
        return model.model_validate(table | {"id": path.stem})
    except ValidationError as error:
        raise _BadFile(_with_file_name(from_validation(path, model, error))) from error


def _with_file_name(problems: list[Problem]) -> list[Problem]:
    """A bad id is a bad file name: nobody would find the key."""
    advice = "Rename the file: small letters a-z, digits and hyphens, 80 at most."
    return [Problem(p.file, None, "its name cannot be an id", advice) if p.key == "id" else p for p in problems]


def _parse(path: Path) -> dict[str, object]:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise _BadFile([Problem(path, None, "is larger than a megabyte", "Is it the right file?")])
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise _BadFile([Problem(path, None, f"cannot be read ({error.strerror})")]) from error
    except UnicodeDecodeError as error:
        raise _BadFile([Problem(path, None, "is not UTF-8", "Save it as UTF-8.")]) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _BadFile([Problem(path, None, f"is not valid TOML: {error}")]) from error


def _local_file(path: Path, named: str) -> Path:
    """The local article of a seed, relative to its TOML file."""
    local = (path.parent / Path(named).expanduser()).resolve()
    if not local.is_file():
        raise _BadFile(
            [Problem(path, "file", f"there is no file {local}", "A path is relative to the seed's TOML file.")]
        )
    return local


def _unknown_sources(folder: Path, seeds: Mapping[str, SeedConfig], names: set[str]) -> Iterator[Problem]:
    """Sources that seeds name and no file declares. A file that is wrong is there, so it is not reported twice."""
    for seed in seeds.values():
        for index, name in enumerate(seed.sources):
            if name not in names:
                advice = near(name, sorted(names)) or f"Add sources/{name}.toml, or remove it here."
                yield Problem(folder / "seeds" / f"{seed.id}.toml", f"sources[{index}]", f"no source {name!r}", advice)


def _twice(folder: Path, key: str, urls: Mapping[str, str | None]) -> Iterator[Problem]:
    """Two files for one thing: the second would only ask the same hosts again."""
    first: dict[str, str] = {}
    for name, url in urls.items():
        if url is None:
            continue
        other = first.setdefault(folded(url), name)
        if other != name:
            yield Problem(folder / f"{name}.toml", key, f"is already in {other}.toml", "Remove one of the two files.")


def folded(url: str) -> str:
    """An address without scheme, ``www.`` and last slash: by this two files are of one thing."""
    bare = url.partition("://")[2].partition("#")[0].rstrip("/")
    host, slash, rest = bare.partition("/")
    return host.lower().removeprefix("www.") + slash + rest
