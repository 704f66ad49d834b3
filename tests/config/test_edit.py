from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from config import edit
from config.catalogue import SeedConfig, load_catalogue
from config.errors import ConfigError

if TYPE_CHECKING:
    from tests.config.conftest import Folder

URL = "https://a.example/2025/03/canal-closes"


def seed(**facts: object) -> SeedConfig:
    return edit.make_seed({"id": "canal", "url": URL, **facts}, Path("canal.toml"))


def test_what_is_added_is_read_back_alike(folder: Folder) -> None:
    folder.write("sources/a.toml", 'name = "A"\nhomepage = "https://a.example/"\n')
    whole = seed(
        title='A "quoted" title \\ with = signs\nand [brackets]',
        authors=("A", "B"),
        published="2025-03-14T09:30:00+02:00",
        language="en",
        credit="C",
        related_titles=("One", "Two"),
        window={"before_days": 1, "after_days": 2},
        depth=2,
        sources=("a",),
        languages=("en",),
        schedule={"every": "90m"},
        budgets={"pages": 5},
        active=False,
        report=False,
    )
    path = edit.add_seed(folder.path, whole)
    assert path == folder.path / "seeds" / "canal.toml"
    assert load_catalogue(folder.path).seeds["canal"] == whole


@pytest.mark.parametrize("facts", [{}, {"schedule": {"cron": "0 6 * * *"}}, {"published": "2025-03-14"}])
def test_little_is_read_back_alike(folder: Folder, facts: dict[str, object]) -> None:
    edit.add_seed(folder.path, seed(**facts))
    assert load_catalogue(folder.path).seeds["canal"] == seed(**facts)


def test_a_local_file_is_read_back_alike(folder: Folder, tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    story.write_text("# Canal")
    beside = folder.write("seeds/beside.md", "# Canal")
    for name, file in (("far", story), ("near", beside)):
        edit.add_seed(folder.path, edit.make_seed({"id": name, "file": file}, Path(name)))
    seeds = load_catalogue(folder.path).seeds
    assert seeds["far"].file == story.resolve()
    assert seeds["near"].file == beside.resolve()
    assert 'file = "beside.md"' in (folder.path / "seeds" / "near.toml").read_text()


def test_nothing_is_overwritten(folder: Folder) -> None:
    path = folder.write("seeds/canal.toml", "# mine\n")
    with pytest.raises(ConfigError, match="already"):
        edit.add_seed(folder.path, seed())
    assert path.read_text() == "# mine\n"
    assert [file.name for file in path.parent.iterdir()] == ["canal.toml"]


def test_a_folder_that_cannot_be_written_is_said(folder: Folder) -> None:
    (folder.path / "seeds").rmdir()
    folder.write("seeds", "a file")
    with pytest.raises(ConfigError, match=r"cannot be written|already"):
        edit.add_seed(folder.path, seed())


COMMENTED = """# why we watch this
url = "https://a.example/canal" # its address

active = true # since May
[window] # narrow
before_days = 1
"""


def test_pausing_changes_one_word(folder: Folder) -> None:
    path = folder.write("seeds/canal.toml", COMMENTED)
    path.chmod(0o640)
    assert edit.set_active(folder.path, "canal", active=False)
    assert path.read_text() == COMMENTED.replace("active = true", "active = false")
    assert path.stat().st_mode & 0o777 == 0o640
    assert edit.set_active(folder.path, "canal", active=True)
    assert path.read_text() == COMMENTED


def test_pausing_twice_leaves_the_file_alone(folder: Folder) -> None:
    path = folder.write("seeds/canal.toml", COMMENTED)
    before = path.stat().st_mtime_ns
    assert not edit.set_active(folder.path, "canal", active=True)
    assert path.stat().st_mtime_ns == before


def test_pausing_a_seed_that_does_not_say_keeps_its_tables(folder: Folder) -> None:
    path = folder.write("seeds/canal.toml", COMMENTED.replace("active = true # since May\n", ""))
    assert edit.set_active(folder.path, "canal", active=False)
    found = load_catalogue(folder.path).seeds["canal"]
    assert not found.active
    assert found.window.before_days == 1
    assert "# narrow" in path.read_text()


def test_the_id_comes_from_title_address_or_file_and_is_free(folder: Folder) -> None:
    assert edit.propose_id(folder.path, url=URL, file=None, title="Canal shut!") == "canal-shut"
    assert edit.propose_id(folder.path, url=URL, file=None, title=None) == "canal-closes"
    assert edit.propose_id(folder.path, url=None, file=Path("My Story.md"), title=None) == "my-story"
    folder.write("seeds/canal-closes.toml", "")
    second = edit.propose_id(folder.path, url=URL, file=None, title=None)
    assert second.startswith("canal-closes-")


def test_wrong_facts_are_named() -> None:
    with pytest.raises(ConfigError, match=r"canal\.toml: schedule\.every: .*duration"):
        seed(schedule={"every": "often"})


def test_intervals_survive(folder: Folder) -> None:
    edit.add_seed(folder.path, seed(schedule={"every": "1d12h"}))
    schedule = load_catalogue(folder.path).seeds["canal"].schedule
    assert schedule is not None
    assert schedule.every == timedelta(hours=36)
