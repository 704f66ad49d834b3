from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from config.catalogue import Catalogue, SeedConfig, SourceConfig
from config.errors import ConfigError, IntakeError
from flows import targets

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://a.example/2025/03/canal-closes"


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    story = tmp_path / "story.md"
    story.write_text("# Canal")
    return Catalogue(
        tmp_path,
        {"canal": SeedConfig(id="canal", url=URL), "story": SeedConfig(id="story", file=story.resolve())},
        {
            "a": SourceConfig(id="a", name="A", homepage="https://a.example/"),
            "b": SourceConfig(id="b", name="B", homepage="https://b.example/", active=False),
        },
    )


def test_an_id_is_a_seed_of_the_catalogue(catalogue: Catalogue) -> None:
    assert targets.seed_of("canal", catalogue) is catalogue.seeds["canal"]


def test_a_known_address_or_file_is_the_seed_that_has_it(catalogue: Catalogue) -> None:
    assert targets.seed_of(URL, catalogue).id == "canal"
    assert targets.seed_of(str(catalogue.folder / "story.md"), catalogue).id == "story"


def test_another_address_becomes_a_seed_with_a_lasting_id(catalogue: Catalogue) -> None:
    one = targets.seed_of("https://b.example/canal-closes", catalogue)
    assert one.url == "https://b.example/canal-closes"
    assert one.id.startswith("canal-closes-")
    assert targets.seed_of("https://b.example/canal-closes", catalogue).id == one.id
    assert targets.seed_of("https://c.example/canal-closes", catalogue).id != one.id


def test_another_file_becomes_a_seed(catalogue: Catalogue, tmp_path: Path) -> None:
    for name in ("other.html", "other.txt", "OTHER.MD"):
        (tmp_path / name).write_text("x")
        seed = targets.seed_of(str(tmp_path / name), catalogue)
        assert seed.file == (tmp_path / name).resolve()
        assert seed.id.startswith("other-")


@pytest.mark.parametrize("target", ["https://", "https://user:pw@a.example/", "https://a.example/a b"])
def test_wrong_addresses_are_refused(catalogue: Catalogue, target: str) -> None:
    with pytest.raises(ConfigError):
        targets.seed_of(target, catalogue)


def test_files_of_no_use_are_refused(catalogue: Catalogue, tmp_path: Path) -> None:
    (tmp_path / "story.pdf").write_text("x")
    for target in (str(tmp_path / "nowhere.md"), str(tmp_path), str(tmp_path / "story.pdf")):
        with pytest.raises(IntakeError):
            targets.seed_of(target, catalogue)


def test_the_window_is_changed_where_it_is_given() -> None:
    seed = SeedConfig(id="canal", url=URL)
    assert targets.with_window(seed, None, None) is seed
    changed = targets.with_window(seed, 0, None)
    assert (changed.window.before_days, changed.window.after_days) == (0, 30)


def test_sources_must_be_known_and_active(catalogue: Catalogue) -> None:
    assert targets.check_sources((), catalogue) is None
    assert targets.check_sources(("a",), catalogue) == ["a"]
    with pytest.raises(ConfigError, match="no source"):
        targets.check_sources(("c",), catalogue)
    with pytest.raises(ConfigError, match="switched off"):
        targets.check_sources(("a", "b"), catalogue)
