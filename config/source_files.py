"""New source files: one TOML file per outlet, with what each of its lists answered written beside it.

Comments may quote the web; they are cut, and what would end their line is made visible.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import tomlkit
from pydantic import ValidationError

from config import whole_files
from config.durations import format_duration
from config.errors import ConfigError
from config.models import SourceConfig
from config.problems import from_validation
from config.slugs import slugify, with_mark
from config.visible import visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from tomlkit.items import AoT

MAX_COMMENT = 200
ADVICE = "Make the folder writable, or name another with NEWSWAKE_CATALOGUE_DIR."


def source_path(folder: Path, source_id: str) -> Path:
    """Where a source of the catalogue in ``folder`` is declared."""
    return folder / "sources" / f"{source_id}.toml"


def make_source(facts: Mapping[str, object], path: Path) -> SourceConfig:
    """Check the facts of a source, ``id`` among them. Raises ConfigError naming ``path`` and what is wrong."""
    try:
        return SourceConfig.model_validate(dict(facts))
    except ValidationError as error:
        problems = from_validation(path, SourceConfig, error)
        raise ConfigError("; ".join(f"{p.key or 'source'}: {p.what}" for p in problems), subject=str(path)) from error


def propose_source_id(folder: Path, label: str, host: str) -> str:
    """A free id: the site's own word, else its whole host; marked with a hash where that is taken too."""
    host = host.removeprefix("www.")
    for slug in (slugify(label), slugify(host)):
        if slug and not source_path(folder, slug).exists():
            return slug
    return with_mark(slugify(host) or "source", host)


def check_place(folder: Path, source_id: str) -> None:
    """Raise ConfigError if the id is taken or no file can be written: better before anybody is asked anything.

    ``source_id`` "": it is not known yet.
    """
    path = source_path(folder, source_id)
    if source_id and (path.exists() or path.is_symlink()):
        raise _taken(path)
    _make_folder(path)
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise ConfigError("cannot be written to.", subject=str(path.parent), advice=ADVICE)


def add_source(folder: Path, text: str, source_id: str) -> Path:
    """Write a new source file and return its path. Raises ConfigError if the id is taken or nothing can be written."""
    path = source_path(folder, source_id)
    _make_folder(path)
    try:
        whole_files.create(path, text)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        raise ConfigError(
            f"the source cannot be written ({error.strerror}).", subject=str(path), advice=ADVICE
        ) from error
    return path


def source_text(source: SourceConfig, header: Sequence[str], answers: Mapping[str, str]) -> str:
    """The file of a source as TOML. ``answers`` tells of an endpoint, by its address, what it answered."""
    document = tomlkit.document()
    for line in header:
        document.add(tomlkit.comment(_one_line(line)))
    document.add("name", tomlkit.item(source.name))
    document.add("homepage", tomlkit.item(source.homepage))
    if source.country is not None:
        document.add("country", tomlkit.item(source.country))
    if source.owner is not None:
        document.add("owner", tomlkit.item(source.owner))
    if source.languages:
        document.add("languages", tomlkit.item(list(source.languages)))
    document.add("autodiscover", tomlkit.item(source.autodiscover))
    if source.every is not None:
        document.add("every", tomlkit.item(format_duration(source.every)))
    if source.delay is not None:
        document.add("delay", tomlkit.item(source.delay))
    if source.endpoints:
        document.add(tomlkit.nl())
        document.add("endpoints", _endpoints(source, answers))
    return tomlkit.dumps(document)


def _endpoints(source: SourceConfig, answers: Mapping[str, str]) -> AoT:
    tables = tomlkit.aot()
    for endpoint in source.endpoints:
        table = tomlkit.table()
        if endpoint.url in answers:
            table.add(tomlkit.comment(_one_line(answers[endpoint.url])))
        table.add("url", endpoint.url)
        table.add("kind", endpoint.kind)
        table.add("verified", endpoint.verified)
        table.add("origin", endpoint.origin)
        tables.append(table)
    return tables


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(f"cannot be made ({error.strerror}).", subject=str(path.parent), advice=ADVICE) from error


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))[:MAX_COMMENT]


def _taken(path: Path) -> ConfigError:
    return ConfigError(
        "there is a source with this id already.",
        subject=str(path),
        advice="Choose another with --id, or edit the file.",
    )
