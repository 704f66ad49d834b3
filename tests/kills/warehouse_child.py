"""One round of work on a warehouse, in a process of its own that may be killed on the way; no Prefect, no network.

    python -m tests.kills.warehouse_child FOLDER ROUND [MOMENT NTH MARKER_FILE]

It spools batches, notes each one that was acknowledged, loads and publishes, and makes a backup.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.kills.trap import Trap
from tests.kills.warehouse_moments import MOMENTS
from tests.warehouse.planting import NOON, World, url_id
from warehouse import backup, db, journal
from warehouse.judgement_rows import judgement_row
from warehouse.load import Loader
from warehouse.spool import Spool

BATCHES, PAGES = 2, 8
FIGURES = 2  # of a seed
JOURNAL = Path("archive") / "journal"
SAID = "said-"  # with what the ids of entries begin
ACKNOWLEDGED = "acknowledged.txt"
NOW = datetime(2026, 11, 29, tzinfo=UTC)
OLD_SCHEMA = 4


def batch_ids(number: int) -> list[str]:
    """The batches of a round."""
    return [f"round-{number:04d}-{place}" for place in range(BATCHES)]


def urls_of(batch_id: str) -> list[str]:
    """The pages of a batch, once per look at them: the first one is looked at again, and has changed by then."""
    pages = [f"https://a.example/{batch_id}/{page}" for page in range(PAGES)]
    return [*pages, pages[0]]


def spool(world: World, folder: Path, number: int) -> None:
    """Write the batches of a round; what is acknowledged stands in a file of its own, on disk."""
    for batch_id in batch_ids(number):
        world._batch = Spool(world.settings.spool).batch("run", "kill", batch_id)
        words = [f"{batch_id}w{word}" for word in range(60)]
        for place, url in enumerate(urls_of(batch_id)):
            told = words if place < PAGES else [*words, "More", "became", "known", "later."]
            look = world.page(url, f"Story of {url}. {' '.join(told)}", at=NOON + place * timedelta(minutes=1))
        # A seed whose figures are looked for in the last page.
        world.seed(batch_id, f"In {batch_id} some 3,000 people came to the bridge, and 12 of them were taken away.")
        world.compare(batch_id, look, relation="same_event")
        world.commit()
        with (folder / ACKNOWLEDGED).open("a", encoding="utf-8") as file:
            file.write(batch_id + "\n")
            file.flush()
            os.fsync(file.fileno())


def say(world: World, folder: Path, number: int) -> None:
    """Keep what a person says in the journal and hand it over, as ``newswake label`` does."""
    seed_id, entry_id = batch_ids(number)[0], f"{SAID}{number:04d}"
    url = urls_of(seed_id)[0]
    row = judgement_row(
        judgement_id=entry_id, seed_id=seed_id, article_id=url_id(url), url=url, relation="copy", judged_at=NOW
    )
    journal.write(folder / JOURNAL, entry_id, [row])
    journal.hand_over(folder / JOURNAL, Spool(world.settings.spool), world.settings.published)


def places(world: World, folder: Path) -> backup.Places:
    """Where the parts of a backup lie."""
    return backup.Places(world.settings, folder / "archive", folder / "catalogue")


def make_old(world: World) -> None:
    """Make a database as an earlier version left it, unless there is one."""
    if not world.settings.database.exists():
        from tests.warehouse.test_upgrade import make_released  # noqa: PLC0415 - only where it is wanted

        with db.live(world.settings) as con:
            make_released(con, OLD_SCHEMA)


def main() -> None:
    """Work, and fall into the trap if there is one."""
    folder, number, *trapped = Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]
    world = World(folder)
    loader = Loader(world.settings)
    moment = MOMENTS[trapped[0]] if trapped else None
    if moment and moment.phase == "migrate":
        make_old(world)
    if moment:
        moment.set_trap(Trap(Path(trapped[2]), moment.phase, int(trapped[1])), loader)
    spool(world, folder, number)
    say(world, folder, number)
    loader.load()
    if moment is None or moment.phase == "backup":
        backup.backup(places(world, folder), folder / f"backup-{number}", version="1", now=NOW)


if __name__ == "__main__":
    main()
