from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import config
from config.catalogue import SeedConfig, SourceConfig, load_catalogue, read_catalogue
from config.errors import ConfigError

if TYPE_CHECKING:
    from tests.config.conftest import Folder

SEED = 'url = "https://a.example/canal"\n'
SOURCE = 'name = "A"\nhomepage = "https://a.example/"\n'
OWN = Path(config.__file__).parent


def problems_of(folder: Folder) -> list[str]:
    return [str(problem) for problem in read_catalogue(folder.path)[1]]


def test_a_whole_seed_is_read(folder: Folder) -> None:
    folder.write("sources/a.toml", SOURCE)
    folder.write(
        "seeds/canal.toml",
        """
        url = "https://a.example/canal"
        title = " Canal closes "
        authors = ["I. K."]
        published = 2025-03-14T09:30:00+02:00
        language = "en"
        credit = "B"
        related_titles = ["One", "Two"]
        depth = 2
        sources = ["a"]
        languages = ["en", "pt-BR"]
        active = false
        report = false
        [window]
        before_days = 1
        [schedule]
        every = "90m"
        [budgets]
        pages = 10
        """,
    )
    seed = load_catalogue(folder.path).seeds["canal"]
    assert seed.id == "canal"
    assert seed.title == "Canal closes"
    assert seed.published_at == datetime(2025, 3, 14, 7, 30, tzinfo=UTC)
    assert seed.published_precision == "second"
    assert (seed.window.before_days, seed.window.after_days) == (1, 30)
    assert seed.schedule is not None
    assert seed.schedule.every == timedelta(minutes=90)
    assert seed.budgets.pages == 10
    assert not seed.active
    assert not seed.report


def test_a_date_counts_from_its_first_moment_and_says_so(folder: Folder) -> None:
    folder.write("seeds/canal.toml", SEED + "published = 2025-03-14\n")
    seed = load_catalogue(folder.path).seeds["canal"]
    assert seed.published_at == datetime(2025, 3, 14, tzinfo=UTC)
    assert seed.published_precision == "day"


def test_a_local_file_is_found_beside_the_declaration(folder: Folder) -> None:
    folder.write("seeds/canal.md", "# Canal\n")
    folder.write("seeds/canal.toml", 'file = "canal.md"\n')
    assert load_catalogue(folder.path).seeds["canal"].file == (folder.path / "seeds" / "canal.md").resolve()


def test_declarations_survive_json(folder: Folder) -> None:
    """Prefect hands parameters to a run as JSON."""
    folder.write("seeds/canal.toml", SEED + 'published = 2025-03-14\n[schedule]\nevery = "1h30m"\n')
    folder.write("sources/a.toml", SOURCE + 'every = "1h"\n')
    catalogue = load_catalogue(folder.path)
    seed, source = catalogue.seeds["canal"], catalogue.sources["a"]
    assert SeedConfig.model_validate_json(seed.model_dump_json()) == seed
    assert SourceConfig.model_validate_json(source.model_dump_json()) == source


@pytest.mark.parametrize(
    ("text", "key", "what"),
    [
        ("", "", "give url"),
        ('url = "ftp://a.example/x"', "url", "https://"),
        ('url = "https://"', "url", "no host"),
        ('url = "https://user:pw@a.example/"', "url", "password"),
        ('url = "https://a.example/a b"', "url", "%20"),
        ('url = "https://a.example:x/"', "url", "Port"),
        (f'url = "https://a.example/{"x" * 2100}"', "url", "2048"),
        ('file = "nowhere.md"', "file", "no file"),
        (SEED + "titel = 'x'", "titel", "Did you mean 'title'"),
        (SEED + "[window]\nbefore = 3", "window.before", "Did you mean 'before_days'"),
        (SEED + "[window]\nbefore_days = -1", "window.before_days", "greater than or equal to 0"),
        (SEED + "published = 2025-03-14T09:30:00", "published", "lacks its zone"),
        (SEED + 'published = "yesterday"', "published", "2022-01-07"),
        (SEED + 'language = "English"', "language", "pattern"),
        (SEED + 'related_titles = ["ok", ""]', "related_titles[1]", "at least 1 character"),
        (SEED + "depth = 9", "depth", "less than or equal to 3"),
        (SEED + '[schedule]\nevery = "6 hours"', "schedule.every", "no duration"),
        (SEED + "[schedule]\nevery = 6", "schedule.every", "unit"),
        (SEED + '[schedule]\nevery = "6h"\ncron = "0 6 * * *"', "schedule", "either every"),
        (SEED + '[schedule]\nevery = "5s"', "schedule", "once a minute"),
        (SEED + '[schedule]\ncron = "0 6 * *"', "schedule.cron", "five fields"),
        (SEED + '[schedule]\ncron = "61 6 * * *"', "schedule.cron", "minute of a cron line"),
        (SEED + '[schedule]\ncron = "0 6 * * */0"', "schedule.cron", "day of the week"),
        (SEED + 'id = "other"', "id", "file's name"),
        (SEED + 'active = "maybe"', "active", "boolean"),
        ("url = ", "", "not valid TOML"),
    ],
)
def test_what_is_wrong_with_a_seed_is_named_with_file_and_key(folder: Folder, text: str, key: str, what: str) -> None:
    path = folder.write("seeds/canal.toml", text)
    (problem,) = problems_of(folder)
    assert problem.startswith(f"{path}: {key}: " if key else f"{path}: ")
    assert what in problem


@pytest.mark.parametrize(
    ("text", "key", "what"),
    [
        ('name = "A"', "homepage", "is missing"),
        (SOURCE + "autodiscover = false", "", "at least one endpoint"),
        (SOURCE + '[[endpoints]]\nurl = "https://a.example/f"\nkind = "rss"', "endpoints[0].kind", "'feed'"),
        (SOURCE + '[[endpoints]]\nurl = "/f"\nkind = "feed"', "endpoints[0].url", "https://"),
        (
            SOURCE + '[[endpoints]]\nurl = "https://a.example/f"\nkind = "feed"\nverfied = true',
            "endpoints[0].verfied",
            "verified",
        ),
        (SOURCE + '[[endpoints]]\nurl = "https://a.example/f"\nkind = "feed"\n' * 2, "", "twice"),
        (SOURCE + 'every = "10s"', "every", "once a minute"),
        (SOURCE + "delay = -1", "delay", "greater than or equal to 0"),
        (SOURCE + 'country = "Germany"', "country", "pattern"),
    ],
)
def test_what_is_wrong_with_a_source_is_named(folder: Folder, text: str, key: str, what: str) -> None:
    path = folder.write("sources/a.toml", text.replace(SOURCE * 2, SOURCE))
    found = problems_of(folder)
    assert any(line.startswith(f"{path}: {key}") and what in line for line in found), found


def test_all_files_are_reported_at_once(folder: Folder) -> None:
    folder.write("seeds/one.toml", "url = ")
    folder.write("seeds/two.toml", 'url = "nowhere"\ntitel = "x"')
    folder.write("seeds/good.toml", SEED)
    folder.write("sources/bad.toml", "")
    with pytest.raises(ConfigError) as raised:
        load_catalogue(folder.path)
    text = str(raised.value)
    assert "5 problems" in text
    for expected in ("one.toml", "two.toml: url", "two.toml: titel", "bad.toml: name", "bad.toml: homepage"):
        assert expected in text
    assert "good.toml" not in text
    assert list(read_catalogue(folder.path)[0].seeds) == ["good"]


def test_an_unknown_source_is_named_with_the_near_ones(folder: Folder) -> None:
    folder.write("sources/guardian.toml", SOURCE)
    folder.write("seeds/canal.toml", SEED + 'sources = ["guardian", "gaurdian"]')
    (problem,) = problems_of(folder)
    assert "canal.toml: sources[1]: no source 'gaurdian'" in problem
    assert "'guardian'" in problem


def test_a_source_that_cannot_be_read_is_not_called_unknown(folder: Folder) -> None:
    folder.write("sources/a.toml", "")
    folder.write("seeds/canal.toml", SEED + 'sources = ["a"]')
    assert not any("no source" in problem for problem in problems_of(folder))


def test_one_article_or_outlet_in_two_files_is_an_error(folder: Folder) -> None:
    folder.write("seeds/one.toml", SEED)
    folder.write("seeds/two.toml", 'url = "http://www.a.example/canal/"')
    folder.write("sources/a.toml", SOURCE)
    folder.write("sources/b.toml", SOURCE)
    first, second = problems_of(folder)
    assert "two.toml: url: is already in one.toml" in first
    assert "b.toml: homepage: is already in a.toml" in second


@pytest.mark.parametrize("name", ["Canal.toml", "ca nal.toml", "x" * 81 + ".toml", "канал.toml"])
def test_a_file_name_that_is_no_id_is_an_error(folder: Folder, name: str) -> None:
    folder.write(f"seeds/{name}", SEED)
    (problem,) = problems_of(folder)
    assert "Rename the file" in problem


def test_files_that_are_no_text_are_errors(folder: Folder) -> None:
    (folder.path / "seeds" / "a.toml").write_bytes(b"\xff\xfe\x00")
    (folder.path / "seeds" / "b.toml").write_text("#" * 1_100_000)
    first, second = problems_of(folder)
    assert "not UTF-8" in first
    assert "larger than a megabyte" in second


def test_hidden_and_other_files_are_passed_over(folder: Folder) -> None:
    folder.write("seeds/.canal.toml.x1", "nonsense")
    folder.write("seeds/.canal.toml", "nonsense")
    folder.write("seeds/README.md", "nonsense")
    assert problems_of(folder) == []


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such folder"):
        load_catalogue(tmp_path / "nowhere")


def test_sources_of_a_seed_are_the_active_ones(folder: Folder) -> None:
    folder.write("sources/a.toml", SOURCE)
    folder.write("sources/b.toml", 'name = "B"\nhomepage = "https://b.example/"\nactive = false')
    folder.write("seeds/all.toml", SEED)
    folder.write("seeds/some.toml", 'url = "https://a.example/2"\nsources = ["b", "a"]\nactive = false')
    catalogue = load_catalogue(folder.path)
    assert [source.id for source in catalogue.sources_of(catalogue.seeds["all"])] == ["a"]
    assert [source.id for source in catalogue.sources_of(catalogue.seeds["some"])] == ["a"]
    assert [seed.id for seed in catalogue.active_seeds()] == ["all"]


def test_an_unknown_id_is_answered_with_the_near_ones(folder: Folder) -> None:
    folder.write("seeds/canal.toml", SEED)
    catalogue = load_catalogue(folder.path)
    with pytest.raises(ConfigError, match="Did you mean 'canal'"):
        catalogue.seed("cannal")
    with pytest.raises(ConfigError, match="sources list"):
        catalogue.source("x")


def test_our_own_catalogue_is_valid() -> None:
    catalogue = load_catalogue(OWN)
    seed = catalogue.seeds["kazakhstan-gamble"]
    assert seed.url == "https://www.themoscowtimes.com/2022/01/07/russia-takes-a-gamble-in-kazakhstan-a75986"
    assert seed.credit == "Carnegie Moscow Center"
    assert len(seed.related_titles) == 3
    assert "moscow-times" in catalogue.sources
    assert len(catalogue.sources_of(seed)) >= 11


def test_no_address_of_ours_claims_to_be_verified_or_is_invented() -> None:
    """Nobody has asked these yet; all stand in a public list or a web archive, or are the bare domain."""
    for source in load_catalogue(OWN).sources.values():
        assert source.homepage.count("/") == 3, source.id
        assert source.autodiscover, source.id
        for endpoint in source.endpoints:
            assert not endpoint.verified, endpoint.url
            assert endpoint.origin in {"list", "capture"}, endpoint.url
