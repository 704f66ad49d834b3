from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from config.edit import make_seed
from extractors.errors import IntakeError
from extractors.worker import Job, run_job
from flows import intake
from flows.frontier import Frontier
from flows.keeper import Keeper, Rules
from flows.work import Found
from tests.flows.fakes import FILLER, noted, story
from warehouse import db

if TYPE_CHECKING:
    from config.models import SeedConfig
    from flows.run import Run

URL = "http://www.a.example/2025/03/14/fog-stops-the-ferry-for-a-day"
TITLE = "Fog Stops the Ferry for a Day"
TEXT = "\n\n".join(FILLER)


class FakeWork:
    """Intake's part of the work: the run, the keeper and the one page that is fetched."""

    def __init__(self, run: Run, found: Found | None = None) -> None:
        self.run = run
        self.keeper = Keeper(run, Frontier(None), Rules())
        self.found = found

    def take_one(self) -> Found:
        assert self.found is not None
        return self.found


def page(title: str = TITLE, *extra: str, url: str = URL) -> Found:
    extraction = run_job(Job(url, story(title, *extra).encode(), "text/html; charset=utf-8"))
    return Found("stored", None, extraction.article, extraction.features, 7)


def take(run: Run, seed: SeedConfig, found: Found | None = None) -> intake.TakenSeed:
    return intake.take(FakeWork(run, found), seed)  # type: ignore[arg-type]


def of_url(**more: Any) -> SeedConfig:
    return make_seed({"id": "the-seed", "url": URL} | more, Path("test"))


def of_file(folder: Path, name: str, text: str, **more: Any) -> SeedConfig:
    path = folder / name
    path.write_text(text, "utf-8")
    return make_seed({"id": "the-seed", "file": path, **more}, Path("test"))


MARKDOWN = f"""# {TITLE}

By Ada Pellow

{FILLER[0]}

Related article: [Ice Closes the Upper River](#)

{FILLER[1]}

{FILLER[2]}

{FILLER[3]}

{FILLER[4]}

This article was first published by the River Institute.

Original url: [{URL}]({URL})
"""


def test_a_seed_by_address_becomes_a_version_with_its_window(run: Run) -> None:
    published = datetime(2025, 3, 14, 9, tzinfo=UTC)
    taken = take(run, of_url(published=published), page())
    assert (taken.version, taken.new_version, taken.title) == (1, True, TITLE)
    assert taken.window is not None
    assert (published - taken.window.start, taken.window.end - published) >= (timedelta(days=7), timedelta(days=30))
    (row,) = noted(run, "seed")
    assert (row["given_as"], row["url"], row["observation_id"]) == ("url", URL, 7)


def test_what_the_configuration_states_wins_over_the_page(run: Run) -> None:
    take(run, of_url(title="As we call it", authors=["Bo Rand"], language="de", credit="The River Institute"), page())
    (row,) = noted(run, "seed")
    got = (row["title"], row["authors"], row["lang"], row["syndication_credit"])
    assert got == ("As we call it", ["Bo Rand"], "de", "The River Institute")


def test_a_seed_without_a_date_has_no_window(run: Run) -> None:
    undated = "http://www.a.example/fog-stops-the-ferry-for-a-day"
    assert take(run, of_url(url=undated), page(url=undated)).window is None


def test_markdown_is_read_without_its_furniture(run: Run, tmp_path: Path) -> None:
    taken = take(run, of_file(tmp_path, "seed.md", MARKDOWN))
    assert (taken.title, taken.url) == (TITLE, URL)
    (seed,), (content,) = noted(run, "seed"), noted(run, "content")
    assert (seed["given_as"], seed["syndication_credit"]) == ("markdown", "River Institute")
    assert content["text"].split("\n") == list(FILLER)
    assert [row["title"] for row in noted(run, "title_candidate")] == ["Ice Closes the Upper River"]


def test_the_page_of_a_file_is_watched_too_and_the_file_is_archived(run: Run, tmp_path: Path) -> None:
    work = FakeWork(run)
    intake.take(work, of_file(tmp_path, "seed.md", MARKDOWN))  # type: ignore[arg-type]
    assert [entry.candidate.url for entry in work.keeper.frontier.open_entries()] == [URL]
    (warc,) = run.settings.archive_dir.glob("*.open")
    assert warc.stat().st_size > 0


@pytest.mark.parametrize(
    ("name", "text", "kind"), [("a.txt", f"{TITLE}\n\n{TEXT}\n", "text"), ("a.html", story(TITLE), "html")]
)
def test_text_and_html_files(run: Run, tmp_path: Path, name: str, text: str, kind: str) -> None:
    taken = take(run, of_file(tmp_path, name, text))
    assert (taken.title, taken.words > 40) == (TITLE, True)
    assert noted(run, "seed")[0]["given_as"] == kind


def test_the_same_text_is_no_new_version_another_text_is(run: Run) -> None:
    assert take(run, of_url(), page()).new_version
    run.load()
    again = take(run, of_url(), page())
    assert (again.version, again.new_version) == (1, False)
    noisy = page(TITLE.replace(" ", "\u00a0"))
    assert noisy.article is not None
    noisy = replace(noisy, article=replace(noisy.article, text=f"5 min ago\n{noisy.article.text}\nAdvertisement"))
    assert not take(run, of_url(), noisy).new_version
    changed = take(run, of_url(), page(TITLE, "The mayor has since said that she is sorry for the delay of the ferry."))
    assert (changed.version, changed.new_version) == (2, True)
    run.load()
    with db.read_only(run.settings.published) as con:
        assert con.execute("SELECT seed_version FROM seed ORDER BY ALL").fetchall() == [(1,), (2,)]


def test_a_page_that_cannot_be_read_fails_the_first_time_and_warns_later(run: Run) -> None:
    gone = Found("not_found", "status 404")
    with pytest.raises(IntakeError, match="could not be read: not_found"):
        take(run, of_url(), gone)
    take(run, of_url(), page())
    run.load()
    taken = take(run, of_url(), gone)
    assert (taken.version, taken.new_version, taken.title) == (1, False, TITLE)
    assert ["stays in force" in warning.message for warning in run.warnings] == [True]


def test_a_page_that_has_not_changed_is_no_warning(run: Run) -> None:
    take(run, of_url(), page())
    run.load()
    take(run, of_url(), Found("unchanged", "304 Not Modified"))
    assert run.warnings == []


def test_a_file_without_an_article_says_what_to_do(run: Run, tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match="the file is empty"):
        take(run, of_file(tmp_path, "empty.md", "\n"))


def test_a_file_that_is_gone_is_named(run: Run, tmp_path: Path) -> None:
    seed = of_file(tmp_path, "seed.md", MARKDOWN)
    (tmp_path / "seed.md").unlink()
    with pytest.raises(IntakeError, match=r"seed\.md"):
        take(run, seed)


def test_a_seed_that_is_a_video_or_a_consent_wall_is_refused(run: Run) -> None:
    empty = run_job(Job(URL, b"<html><title>We value your privacy</title></html>", "text/html"))
    with pytest.raises(IntakeError):
        take(run, of_url(), Found("not_article", "consent_wall", empty.article, None, None))


def test_titles_to_look_for_come_from_the_configuration_and_the_warehouse_each_once(run: Run) -> None:
    seed = of_url(related_titles=["Ice Closes the Upper River", "A Bell in the Fog"])
    wanted = intake.wanted_of(seed, ["ICE closes the upper river", "The Council Decides in April"])
    assert len(wanted) == 3
    assert {item.seed_id for item in wanted} == {"the-seed"}


def test_titles_without_address_in_a_file_are_looked_for_in_the_same_run(run: Run, tmp_path: Path) -> None:
    taken = take(run, of_file(tmp_path, "seed.md", MARKDOWN))
    assert taken.titles == ("Ice Closes the Upper River",)
