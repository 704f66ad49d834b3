from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import source_files
from config.catalogue import load_catalogue
from config.errors import ConfigError

if TYPE_CHECKING:
    from config.models import SourceConfig
    from tests.config.conftest import Folder

HOME = "https://www.ferry-post.example/"
FEED = f"{HOME}rss"


def source(**facts: object) -> SourceConfig:
    return source_files.make_source({"id": "ferry", "name": "Ferry", "homepage": HOME, **facts}, Path("ferry.toml"))


def test_what_is_added_is_read_back_alike(folder: Folder) -> None:
    whole = source(
        name='A "quoted" \\ name',
        country="gb",
        languages=("en", "cy"),
        every="90m",
        delay=2.5,
        autodiscover=False,
        endpoints=[
            {"url": FEED, "kind": "feed", "verified": True, "origin": "found"},
            {"url": f"{HOME}map.xml", "kind": "sitemap"},
        ],
    )
    text = source_files.source_text(whole, ["Found yesterday"], {FEED: "20 articles"})
    path = source_files.add_source(folder.path, text, whole.id)
    assert load_catalogue(folder.path).sources["ferry"] == whole
    assert path.read_text().startswith("# Found yesterday\n")
    assert f'# 20 articles\nurl = "{FEED}"' in path.read_text()


def test_little_is_read_back_alike(folder: Folder) -> None:
    source_files.add_source(folder.path, source_files.source_text(source(), [], {}), "ferry")
    assert load_catalogue(folder.path).sources["ferry"] == source()


@given(name=st.text(min_size=1, max_size=80).filter(str.strip), answer=st.text(max_size=400))
def test_no_text_of_the_web_breaks_the_file(name: str, answer: str) -> None:
    whole = source(name=name, endpoints=[{"url": FEED, "kind": "feed"}])
    found = tomllib.loads(source_files.source_text(whole, [answer], {FEED: answer}))
    assert found["name"] == whole.name
    assert [item["url"] for item in found["endpoints"]] == [FEED]
    assert set(found) == {"name", "homepage", "autodiscover", "endpoints"}


def test_nothing_is_overwritten(folder: Folder) -> None:
    path = folder.write("sources/ferry.toml", "# mine\n")
    for write in (
        lambda: source_files.check_place(folder.path, "ferry"),
        lambda: source_files.add_source(folder.path, "x = 1\n", "ferry"),
    ):
        with pytest.raises(ConfigError, match="already"):
            write()
    assert path.read_text() == "# mine\n"
    assert [file.name for file in path.parent.iterdir()] == ["ferry.toml"]


def test_a_folder_that_is_none_is_said(folder: Folder) -> None:
    (folder.path / "sources").rmdir()
    folder.write("sources", "a file")
    with pytest.raises(ConfigError, match="cannot be made"):
        source_files.check_place(folder.path, "")
    with pytest.raises(ConfigError, match="cannot be made"):
        source_files.add_source(folder.path, "", "ferry")


def test_the_id_is_the_sites_word_and_free(folder: Folder) -> None:
    def propose() -> str:
        return source_files.propose_source_id(folder.path, "ferry-post", "www.ferry-post.example")

    assert propose() == "ferry-post"
    folder.write("sources/ferry-post.toml", "")
    assert propose() == "ferry-post-example"
    folder.write("sources/ferry-post-example.toml", "")
    marked = propose()
    assert marked.startswith("ferry-post-example-")
    assert source(id=marked).id == marked


@pytest.mark.parametrize("label", ["новости", "日本", "", "-"])
def test_an_id_can_be_made_of_any_host(folder: Folder, label: str) -> None:
    found = source_files.propose_source_id(folder.path, label, "xn--e1afmkfd.example")
    assert source(id=found).id == found


def test_wrong_facts_are_named() -> None:
    with pytest.raises(ConfigError, match=r"ferry\.toml: country"):
        source(country="Britain")
