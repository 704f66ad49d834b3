"""Changes to seed files: add one, pause it, resume it. Comments and order of the file stay as they are.

A file is written whole and then put in place in one step, so nobody ever reads half of it.
"""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import tomlkit
from pydantic import ValidationError
from tomlkit.exceptions import TOMLKitError

from config import whole_files
from config.durations import format_duration
from config.errors import ConfigError
from config.models import Schedule, SeedConfig, WindowConfig
from config.problems import from_validation
from config.slugs import slug_of_file, slug_of_url, slugify, with_mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tomlkit import TOMLDocument

HEADER = "What newswake watches here. `newswake sources check` tells what is wrong with it."
ORDER = (
    "url",
    "file",
    "title",
    "authors",
    "published",
    "language",
    "credit",
    "related_titles",
    "depth",
    "sources",
    "languages",
    "active",
    "report",
)


def seed_path(folder: Path, seed_id: str) -> Path:
    """Where a seed of the catalogue in ``folder`` is declared."""
    return folder / "seeds" / f"{seed_id}.toml"


def make_seed(facts: Mapping[str, object], path: Path) -> SeedConfig:
    """Check the facts of a seed, ``id`` among them. Raises ConfigError naming ``path`` and the keys that are wrong."""
    try:
        return SeedConfig.model_validate(dict(facts))
    except ValidationError as error:
        problems = from_validation(path, SeedConfig, error)
        raise ConfigError("; ".join(f"{p.key or 'seed'}: {p.what}" for p in problems), subject=str(path)) from error


def propose_id(folder: Path, *, url: str | None, file: Path | None, title: str | None) -> str:
    """A free id: from the title, the address or the file's name; marked with a hash where the name is taken."""
    if title and slugify(title):
        slug = slugify(title)
    else:
        slug = slug_of_url(url) if url else slug_of_file(file or Path("seed"))
    if not seed_path(folder, slug).exists():
        return slug
    return with_mark(slug, url or str(file))


def add_seed(folder: Path, seed: SeedConfig) -> Path:
    """Write a new seed file and return its path. Raises ConfigError if the id is taken or nothing can be written."""
    path = seed_path(folder, seed.id)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        whole_files.create(path, tomlkit.dumps(_document(seed, path.parent)))
    except FileExistsError as error:
        raise ConfigError(
            "there is a seed with this id already.",
            subject=str(path),
            advice="Choose another with --id, or edit the file.",
        ) from error
    except OSError as error:
        raise ConfigError(
            f"the seed cannot be written ({error.strerror}).",
            subject=str(path),
            advice="Make the folder writable, or name another with NEWSWAKE_CATALOGUE_DIR.",
        ) from error
    return path


def set_active(folder: Path, seed_id: str, *, active: bool) -> bool:
    """Pause or resume a seed. Returns False if it was in that state already; the file is then left alone."""
    path = seed_path(folder, seed_id)
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8-sig"))
        if bool(document.get("active", True)) == active:
            return False
        if "active" in document:
            document["active"] = active
        else:
            _put_before_tables(document, "active", active)
        whole_files.replace(path, tomlkit.dumps(document))
    except (OSError, UnicodeDecodeError, TOMLKitError) as error:
        raise ConfigError(f"the seed cannot be changed ({error}).", subject=str(path)) from error
    return True


def _put_before_tables(document: TOMLDocument, key: str, value: bool) -> None:  # noqa: FBT001 - a TOML value, no switch
    """Add a top-level key. tomlkit puts it before the first table, where it belongs."""
    document.add(key, tomlkit.item(value))


def _document(seed: SeedConfig, folder: Path) -> TOMLDocument:
    document = tomlkit.document()
    document.add(tomlkit.comment(HEADER))
    stated = seed.model_dump(exclude_defaults=True)
    if seed.file is not None:
        stated["file"] = os.path.relpath(seed.file, folder) if seed.file.is_relative_to(folder) else str(seed.file)
    for key in ORDER:
        if key in stated:
            document.add(key, _item(stated[key]))
    _add_tables(document, seed)
    return document


def _add_tables(document: TOMLDocument, seed: SeedConfig) -> None:
    tables: dict[str, dict[str, object]] = {}
    if seed.window != WindowConfig():
        tables["window"] = seed.window.model_dump()
    if seed.schedule is not None:
        tables["schedule"] = _schedule_table(seed.schedule)
    budgets = seed.budgets.model_dump(exclude_none=True)
    if budgets:
        tables["budgets"] = budgets
    for name, values in tables.items():
        table = tomlkit.table()
        for key, value in values.items():
            table.add(key, tomlkit.item(value))
        document.add(name, table)


def _schedule_table(schedule: Schedule) -> dict[str, object]:
    return {"every": format_duration(schedule.every)} if schedule.every else {"cron": schedule.cron}


def _item(value: object) -> tomlkit.items.Item:
    if isinstance(value, tuple):
        array = tomlkit.array()
        array.extend(value)
        return array.multiline(len(value) > 1)
    if isinstance(value, str | bool | int | date | datetime):
        return tomlkit.item(value)
    raise TypeError(f"no TOML value: {value!r}")
