"""People's judgements: read from a file, kept in the journal, loaded into the warehouse."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

from extractors import urls
from extractors.errors import QueryError, WarehouseBusy, WarehouseError
from extractors.records import Relation
from warehouse import ids, journal, judgement
from warehouse.judgement import Said
from warehouse.load import Loader, WarehouseSettings
from warehouse.spool import REJECTED, Spool, new_batch_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from config.settings import Settings
    from warehouse.judgement import Refused, Settled

RELATIONS: tuple[Relation, ...] = get_args(Relation)
NEEDED = frozenset({"url", "relation"})
KNOWN = NEEDED | {"seed", "note", "by"}
DELIMITERS = ",;\t"
# Problems of a file that are named one by one.
MOST_TOLD = 10
MOST_LINES = 100_000
BUSY = "kept, but another process is loading; the next load takes it into the warehouse"
# A person waits this long for another process's load; the judgement is safe before.
LONGEST_WAIT_S = 20.0
MAX_URL, MAX_NOTE, MAX_NAME = 2_000, 2_000, 200


def said(
    url: str,
    relation: Relation | None,
    seed_id: str | None = None,
    note: str | None = None,
    judged_by: str | None = None,
    place: str | None = None,
) -> Said:
    """A person's word. Raises QueryError if it is longer than anybody writes by hand."""
    for what, value, most in (("address", url, MAX_URL), ("note", note, MAX_NOTE), ("name", judged_by, MAX_NAME)):
        if value is not None and len(value) > most:
            where = f"{place}: " if place else ""
            raise QueryError(f"{where}the {what} has {len(value)} characters; at most {most} are kept")
    return Said(url, ids.url_id(urls.dedupe_key(url)), relation, seed_id, note or None, judged_by or None, place)


def relation_of(text: str) -> Relation | None:
    """The relation that a person wrote, be it "same event", "same-event" or "Same_Event"; None if there is none."""
    plain = "_".join(text.strip().casefold().replace("-", " ").replace("_", " ").split())
    return next((relation for relation in RELATIONS if relation == plain), None)


def read_csv(path: Path, seed_id: str | None, judged_by: str | None) -> list[Said]:
    """Read the words of a CSV file with columns url and relation, and if need be seed, note and by.

    ``seed_id`` and ``judged_by`` stand for cells that are empty. Raises QueryError that names file and line of what is
    wrong; then nothing of the file may be kept.
    """
    words: list[Said] = []
    problems: list[str] = []
    try:
        for line, cells in _cells(path):
            place = f"{path}, line {line}"
            relation = relation_of(cells["relation"])
            if not cells["url"]:
                problems.append(f"{place}: the address is missing")
            elif relation is None:
                problems.append(f"{place}: {cells['relation'][:50]!r} is no relation ({', '.join(RELATIONS)})")
            else:
                by, seed = cells.get("by") or judged_by, cells.get("seed") or seed_id
                words.append(said(cells["url"], relation, seed, cells.get("note"), by, place))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise QueryError(
            f"it cannot be read: {error}", subject=str(path), advice="Give a CSV file in UTF-8."
        ) from error
    if problems:
        raise _refusal(problems)
    if not words:
        raise QueryError("it holds no judgements", subject=str(path))
    return words


def _cells(path: Path) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Rows by column, each with the line it begins in; rows without any text are passed over."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        head = file.readline()
        delimiter = max(DELIMITERS, key=head.count)
        names = [name.strip().casefold() for name in next(csv.reader([head], delimiter=delimiter), [])]
        _refuse_columns(path, names)
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        line = 2
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) > len(names):
                    raise QueryError(f"line {line}: more cells than the header has columns", subject=str(path))
                if line > MOST_LINES:
                    raise QueryError(f"it has more than {MOST_LINES:,} lines", subject=str(path), advice="Split it.")
                padded = [*(cell.strip() for cell in cells), *[""] * (len(names) - len(cells))]
                yield line, dict(zip(names, padded, strict=True))
            line = reader.line_num + 2


def _refuse_columns(path: Path, names: Sequence[str]) -> None:
    missing, unknown = NEEDED - set(names), set(names) - KNOWN
    if missing or unknown or len(set(names)) < len(names):
        told = f"column {', '.join(sorted(missing))} is missing" if missing else f"columns {', '.join(names)[:200]}"
        advice = "The first line names the columns: url,relation and, if you like, seed,note,by."
        raise QueryError(f"line 1: {told}", subject=str(path), advice=advice)


def settled(settings: Settings, words: Sequence[Said]) -> list[Settled]:
    """Article and seed of each word. Raises QueryError, naming file and line, if any has none: then keep nothing."""
    found, refused = judgement.settle(settings.published, words)
    if refused:
        raise _refusal([_told(item) for item in refused])
    return found


def keep(settings: Settings, found: Sequence[Settled], now: datetime) -> tuple[str, ...]:
    """Keep the words in the journal, then load them. Returns what a person should know.

    Raises WarehouseError if they cannot be kept or loaded; what is in the journal is handed in again by every run.
    """
    entry_id = new_batch_id()
    journal.write(settings.journal_dir, entry_id, judgement.rows(entry_id, found, now))
    handed = journal.hand_over(settings.journal_dir, Spool(settings.spool_dir), settings.published)
    theirs = WarehouseSettings.from_settings(settings)
    try:
        report = Loader(replace(theirs, lock_wait=min(theirs.lock_wait, LONGEST_WAIT_S))).load()
    except WarehouseBusy:
        return (*handed.problems, BUSY)
    if entry_id in report.rejected:
        advice = f"Why, says {settings.spool_dir / REJECTED / entry_id}."
        raise WarehouseError("it is kept in the journal, but the warehouse did not take it", advice=advice)
    return (*handed.problems, *report.warnings())


def _told(item: Refused) -> str:
    return f"{item.said.place}: {item.problem}" if item.said.place else item.problem


def _refusal(problems: Sequence[str]) -> QueryError:
    more = len(problems) - MOST_TOLD
    lines = [*problems[:MOST_TOLD], *([f"and {more} more"] if more > 0 else [])]
    return QueryError("\n".join(lines) + "\n" if len(lines) > 1 else lines[0], advice="Nothing was kept.")
