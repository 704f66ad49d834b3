"""Where work on a warehouse is killed and looked at: one data folder per phase, in which round follows round."""

from __future__ import annotations

import json
import math
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.kills.warehouse_child import FIGURES, JOURNAL, NOW, PAGES, batch_ids, places, urls_of
from tests.kills.warehouse_look import backup_state, look
from tests.kills.warehouse_moments import MOMENTS
from tests.warehouse.planting import World
from warehouse import backup, journal, publish, statements
from warehouse.load import Loader
from warehouse.spool import Spool

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.kills.warehouse_look import Left

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT_S = 240.0
UNCOMPARED = """
SELECT count(*) FROM revision ANTI JOIN revision_diff USING (observation_id, base_observation_id)
WHERE seq > 1
"""
# Rows and what tells one from another, of tables that are not seen in the pages themselves.
KEYS = {
    "fetch_log": "fetch_id",
    "evidence": "(observation_id, field, ord)",
    "url": "url_id",
    "revision_key": "(observation_id, method)",
    "revision_diff": "(observation_id, base_observation_id, method)",
    "indexed_text": "content_id",
    "near_text": "content_id",
    "near_band": "(content_id, band)",
    "near_pair": "(content_id, other_content_id)",
    "kept_pair": "(seed_id, seed_version, observation_id, method)",
    "kept_fact": "(seed_id, seed_version, observation_id, method, ord)",
    "revision_change": "(observation_id, base_observation_id, method, ord)",
}
# A checkpoint that was over before the kill is killed earlier the next time.
TRIES = 8


@dataclass(frozen=True, slots=True)
class Killed:
    """One kill: was it one, was its phase hit, and what is wrong after the next run."""

    moment: str
    phase: str
    nth: int
    proven: bool
    sigkill: bool
    faults: list[str]


class Ground:
    """Kills, looks, heals, looks again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._rounds = 0

    def kill(self, name: str, nth: int) -> Killed:
        """Kill a round at the nth event of a moment, then let the next run heal."""
        moment = MOMENTS[name]
        for tried in range(TRIES):
            self._rounds += 1
            data = self._data(moment.phase, name, nth)
            marker = self.folder / f"marker-{self._rounds}.json"
            wanted = max(1, nth - tried * 3) if moment.phase == "checkpoint" else nth
            done = self._child(data, name, str(wanted), str(marker))
            world = World(data)
            left = look(world, data, self._rounds)
            hit = json.loads(marker.read_text("utf-8"))["phase"] if marker.exists() else "not met"
            sigkill, proven = done.returncode == -signal.SIGKILL, hit == moment.phase and moment.left(left)
            faults = heal(world, data, self._rounds, left)
            if (sigkill and proven) or moment.phase != "checkpoint":
                break
        faults += [] if sigkill else [f"ended with {done.returncode}: {done.stderr[-500:]}"]
        return Killed(name, moment.phase, nth, proven, sigkill, faults)

    def _data(self, phase: str, name: str, nth: int) -> Path:
        data = self.folder / (f"migrate-{self._rounds}" if phase == "migrate" else phase)
        (data / "archive").mkdir(parents=True, exist_ok=True)
        (data / "archive" / "a.warc.gz").write_bytes(b"warc")
        (data / "catalogue" / "seeds").mkdir(parents=True, exist_ok=True)
        (data / "catalogue" / "seeds" / "s.toml").write_text(f"# {name} {nth}\n", encoding="utf-8")
        return data

    def _child(self, data: Path, *trap: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tests.kills.warehouse_child", str(data), str(self._rounds), *trap]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=TIMEOUT_S, check=False)


def heal(world: World, data: Path, number: int, left: Left) -> list[str]:
    """What the next run does; returns what is wrong after it."""
    journal.hand_over(data / JOURNAL, Spool(world.settings.spool), world.settings.published)
    Loader(world.settings).load()
    found = [*_of_rows(world, left), *_of_entries(world, left), *_of_folders(world)]
    folder = data / f"backup-{number}"
    if left.backup == "unfinished":
        backup.backup(places(world, data), folder, version="1", now=NOW)
    if left.backup not in ("none", "whole", "unfinished"):
        found.append(f"the killed backup is taken for {left.backup}")
    if folder.is_dir():
        found += [] if backup_state(folder) == "whole" else ["the backup that was made again is not whole"]
        shutil.rmtree(folder)
    return found


def _of_rows(world: World, left: Left) -> Iterator[str]:
    loaded = [name for (name,) in world.ask("SELECT batch_id FROM batch WHERE kind = 'kill'")]
    if lost := left.acknowledged - set(loaded):
        yield f"acknowledged and lost: {sorted(lost)}"
    if len(loaded) != len(set(loaded)):
        yield "a batch was loaded twice"
    expected = sorted(url for name in loaded for url in urls_of(name))
    held = sorted(
        url for (url,) in world.ask("SELECT u.url FROM observation AS o JOIN url AS u ON u.url_id = o.article_id")
    )
    if held != expected:
        yield f"{len(held)} pages instead of {len(expected)}: half a batch, or one twice"
    yield from _of_derived(world, len(loaded))
    for table, key in KEYS.items():
        ((rows, distinct),) = world.ask(f"SELECT count(*), count(DISTINCT {key}) FROM {table}")  # noqa: S608 - our own
        if rows != distinct:
            yield f"{table} has {rows - distinct} rows twice"
    ((schema,),) = world.ask("SELECT max(version) FROM schema_migration")
    if schema != left.expected:
        yield f"the schema is {schema}"


def _of_entries(world: World, left: Left) -> Iterator[str]:
    """Each entry of the journal that was whole is in the warehouse, once."""
    held = sorted(name for (name,) in world.ask("SELECT judgement_id FROM judgement"))
    if held != sorted(left.entries):
        odd = sorted(left.entries.symmetric_difference(held))
        yield f"{len(held)} judgements instead of {len(left.entries)}: {odd}"


def _of_derived(world: World, batches: int) -> Iterator[str]:
    """Each batch has one article that changed, and all its texts are near to each other."""
    ((uncompared,),) = world.ask(UNCOMPARED)
    if uncompared:
        yield f"{uncompared} revisions are not held against their base"
    ((diffs,),) = world.ask("SELECT count(*) FROM revision_diff")
    if diffs != batches:
        yield f"{diffs} changed articles instead of {batches}"
    ((pairs,),) = world.ask("SELECT count(*) FROM near_pair")
    expected = batches * math.comb(PAGES + 1, 2)
    if pairs != expected:
        yield f"{pairs} pairs of near texts instead of {expected}"
    ((kept, facts),) = world.ask("SELECT count(*), coalesce(sum(figures), 0) FROM kept_pair")
    if (kept, facts) != (batches, batches * FIGURES):
        yield f"{facts} figures were looked for in {kept} pairs instead of {batches * FIGURES} in {batches}"
    for (undone,) in world.ask(statements.read("search", "left")) + world.ask(statements.read("cluster", "left")):
        if undone:
            yield f"{undone} texts are not in the index or the clusters"


def _of_folders(world: World) -> Iterator[str]:
    settings = world.settings
    if not publish.is_current(settings):
        yield "the snapshot does not show what the database holds"
    for folder in (settings.spool, settings.database.parent):
        for path in folder.rglob("*"):
            if folder == settings.spool or ".tmp" in path.name or path.name.endswith(".wal"):
                yield f"left over: {path.name}"


# ---- a full disk ----

DISK = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c")
FULL = """
mount -t tmpfs -o size=$SIZE disk "$1" && cp -a "$2/." "$1" || exit 99
"$3" -m tests.kills.warehouse_child "$1" 2 2> "$2/broken.txt"; echo $? >> "$2/broken.txt"
mount -o remount,size=200m "$1"
"$3" -m tests.kills.warehouse_child "$1" 3 2> "$2/mended.txt"; echo $? >> "$2/mended.txt"
rm -rf "$2/after"; cp -a "$1" "$2/after"
"""


def full_disk(folder: Path) -> list[str] | None:
    """A disk that fills up in the middle of a load, and has room again; None where this machine cannot play it."""
    if subprocess.run([*DISK, "mount -t tmpfs disk /mnt"], capture_output=True, check=False).returncode:
        return None
    ground, data, small = Ground(folder), folder / "before", folder / "small"
    small.mkdir()
    ground._rounds = 1
    (data / "archive").mkdir(parents=True)
    done = ground._child(data)
    if done.returncode:
        return [done.stderr[-500:]]
    shutil.rmtree(data / "backup-1")
    used = sum(-(-path.stat().st_size // 4096) * 4096 for path in data.rglob("*") if path.is_file())
    subprocess.run(
        [*DISK, FULL, "sh", str(small), str(data), sys.executable],
        cwd=ROOT,
        env=os.environ | {"SIZE": str(used + 400_000)},
        capture_output=True,
        timeout=TIMEOUT_S,
        check=True,
    )
    return list(_of_full_disk(data))


def _of_full_disk(data: Path) -> Iterator[str]:
    *told, broken = (data / "broken.txt").read_text("utf-8").splitlines()
    if broken == "0" or not any("Error" in line for line in told):
        yield f"the full disk was not met: {told[-3:]}"
    if (data / "mended.txt").read_text("utf-8").splitlines()[-1] != "0":
        yield f"the next run failed: {(data / 'mended.txt').read_text('utf-8')[-800:]}"
        return
    after = World(data / "after")
    yield from _of_rows(after, look(after, data / "after", 3))
    held = {name for (name,) in after.ask("SELECT batch_id FROM batch")}
    if not set(batch_ids(1)) | set(batch_ids(3)) <= held:
        yield "a whole round is missing"
