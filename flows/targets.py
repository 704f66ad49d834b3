"""What ``newswake run`` was given: the id of a seed, an address or a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from config.edit import make_seed
from config.errors import ConfigError, IntakeError
from config.models import SEED_SUFFIXES
from config.slugs import slug_of_file, slug_of_url, with_mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from config.catalogue import Catalogue, SeedConfig


def is_url(target: str) -> bool:
    """True for what can only be an address."""
    return target.lower().startswith(("http://", "https://"))


def is_file(target: str) -> bool:
    """True for what can only be a path."""
    return target.lower().endswith(SEED_SUFFIXES) or "/" in target or "\\" in target


def seed_of(target: str, catalogue: Catalogue) -> SeedConfig:
    """The seed that is meant. An address or file that no seed of the catalogue has becomes a seed of its own.

    Its id is made from the address or path, so that the next run of the same target continues it. Raises ConfigError
    for an unknown id or a wrong address, IntakeError for a file that is not there.
    """
    if target in catalogue.seeds:
        return catalogue.seeds[target]
    if is_url(target):
        return _seed_of_url(target, catalogue)
    if is_file(target):
        return _seed_of_file(Path(target), catalogue)
    return catalogue.seed(target)


def _seed_of_url(url: str, catalogue: Catalogue) -> SeedConfig:
    for seed in catalogue.seeds.values():
        if seed.url == url:
            return seed
    return make_seed({"id": with_mark(slug_of_url(url), url), "url": url}, Path(url))


def _seed_of_file(path: Path, catalogue: Catalogue) -> SeedConfig:
    found = existing_file(path)
    for seed in catalogue.seeds.values():
        if seed.file == found:
            return seed
    return make_seed({"id": with_mark(slug_of_file(found), str(found)), "file": found}, path)


def existing_file(path: Path) -> Path:
    """The absolute path of an article's file. Raises IntakeError if it is not there or of no known kind."""
    found = path.expanduser().resolve()
    if not found.is_file():
        advice = "Give the id of a seed, an https:// address, or a .html, .md or .txt file."
        raise IntakeError("there is no such file.", subject=str(path), advice=advice)
    if found.suffix.lower() not in SEED_SUFFIXES:
        advice = f"Save it as one of {', '.join(SEED_SUFFIXES)}."
        raise IntakeError("is no HTML, Markdown or plain text.", subject=str(path), advice=advice)
    return found


def with_window(seed: SeedConfig, before: int | None, after: int | None) -> SeedConfig:
    """The seed with other days around its date; None leaves a side as it is."""
    given = {"before_days": before, "after_days": after}
    changes = {key: value for key, value in given.items() if value is not None}
    return seed.model_copy(update={"window": seed.window.model_copy(update=changes)}) if changes else seed


def check_sources(names: tuple[str, ...], catalogue: Catalogue) -> list[str] | None:
    """The sources that were named, each known; None if none was. Raises ConfigError with near matches."""
    if not names:
        return None
    paused = [name for name in names if not catalogue.source(name).active]
    if paused:
        advice = "Set active = true in its file."
        raise ConfigError("this source is switched off.", subject=", ".join(paused), advice=advice)
    return list(names)


def addresses(lines: Iterable[str] | None) -> list[str] | None:
    """The addresses of a list, one per line; empty lines and lines that begin with # are left out."""
    if lines is None:
        return None
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
