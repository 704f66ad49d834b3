"""Stored pages are read again by a newer extractor: real archive and warehouse, extraction in this process."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from config.errors import ConfigError, RunError
from extractors.discover.archives.wayback import capture_url
from extractors.errors import ArchiveError
from extractors.records import Article, Moment
from extractors.worker import failed
from flows import reprocessing, reread_plan
from flows.comparing import compare_pending
from flows.modes import Modes
from flows.rereading import Rereading
from tests.flows.fakes import story
from tests.flows.shelf import DAY, NEW, NOON, OLD, DatedClock, OtherPool, Shelf, as_is, with_more
from tests.warehouse.planting import Compared
from warehouse import ids, seed_rows
from warehouse.stored_pages import Selection

if TYPE_CHECKING:
    from pathlib import Path

    from config.settings import Settings
    from extractors.records import Fetch
    from extractors.worker import Extraction, Job

pytestmark = pytest.mark.enable_socket  # an event loop wakes itself through a socket pair

A, B, C = (f"https://www.{name}.example/2025/03/14/the-ferry-of-{name}" for name in "abc")
HISTORY = "SELECT seq, cause, extractor FROM article_history WHERE url = ? ORDER BY seq"
# All that readings are made of, but when and by which run they were made.
TABLES = (
    "SELECT * EXCLUDE (run_id, read_at) FROM observation ORDER BY ALL",
    "SELECT * EXCLUDE (batch_number) FROM content ORDER BY ALL",
    "SELECT * FROM evidence ORDER BY ALL",
    "SELECT * FROM link ORDER BY ALL",
    "SELECT * FROM quote ORDER BY ALL",
    "SELECT * FROM term ORDER BY ALL",
    "SELECT * EXCLUDE (first_seen_at) FROM url ORDER BY ALL",
    "SELECT * EXCLUDE (seen_at) FROM url_alias ORDER BY ALL",
    "SELECT * EXCLUDE (read_at) FROM article_history ORDER BY ALL",
    "SELECT * FROM articles ORDER BY ALL",
    "SELECT * FROM first_publishers ORDER BY ALL",
)


@pytest.fixture
def shelf(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    return Shelf(settings, monkeypatch)


def filled(shelf: Shelf) -> None:
    """Three pages, of which the first was edited and then looked at once more."""
    shelf.look(A, story("The ferry of a", "It left at six."))
    shelf.look(B, story("The ferry of b", "It left at seven."))
    shelf.look(A, story("The ferry of a", "It left at eight."))
    shelf.look(A, story("The ferry of a", "It left at eight."))
    shelf.look(C, "<html><body><p>Nothing.</p></body></html>")
    shelf.version(NEW)


def tables(shelf: Shelf) -> list[list[tuple[Any, ...]]]:
    return [shelf.ask(sql) for sql in TABLES]


def warc(shelf: Shelf, fetch: Fetch) -> Path:
    assert fetch.warc_file is not None
    return shelf.settings.archive_dir / fetch.warc_file


def test_every_look_is_read_again_and_nothing_is_the_publishers_doing(shelf: Shelf) -> None:
    filled(shelf)
    edits = shelf.ask("SELECT observation_id FROM revision WHERE cause = 'publisher_edit'")
    pool = OtherPool()
    done = shelf.reread(pool)
    assert (done.looks, done.read, done.read_before, done.failed) == (5, 5, 0, 0)
    assert done.warnings == ()
    assert shelf.ask(HISTORY, A) == [(1, "first", OLD), (2, "publisher_edit", OLD), (3, "extractor_change", NEW)]
    assert shelf.ask(HISTORY, B) == [(1, "first", OLD), (2, "extractor_change", NEW)]
    assert shelf.ask("SELECT observation_id FROM revision WHERE cause = 'publisher_edit'") == edits
    assert shelf.ask("SELECT url FROM articles WHERE text LIKE '%found this line%' ORDER BY url") == [(A,), (B,)]
    assert shelf.ask("SELECT count(*) FROM observation WHERE extractor = ?", NEW) == [(5,)]
    # The third and the fourth look showed the same bytes: they are extracted once.
    assert sorted(job.url for job in pool.jobs) == [A, A, B, C]


def test_the_jobs_are_those_of_the_run_that_fetched(shelf: Shelf) -> None:
    made = shelf.look(A, story("The ferry of a"), requested_url="https://a.example/short")
    shelf.version(NEW)
    pool = OtherPool()
    shelf.reread(pool)
    (job,) = pool.jobs
    assert (job.url, job.requested_url, job.content_type) == (A, "https://a.example/short", made.content_type)
    assert (job.body, job.now, job.mode) == (story("The ferry of a").encode(), made.started_at, "fast")


def test_a_second_reading_finds_nothing_to_do_and_tells_the_same(shelf: Shelf) -> None:
    filled(shelf)
    first = shelf.reread(OtherPool())
    before = tables(shelf)
    pool = OtherPool()
    second = shelf.reread(pool, run_id="twice", at=NOON + 200 * DAY)
    assert pool.jobs == []
    assert (second.read, second.read_before) == (0, 5)
    assert second.hosts == first.hosts
    assert tables(shelf) == before


def test_two_warehouses_come_to_the_same(settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    found = []
    for name, seconds in (("one", 0.0), ("two", 5.0)):
        shelf = Shelf(settings.model_copy(update={"data_dir": tmp_path / name}), monkeypatch)
        filled(shelf)
        shelf.reread(OtherPool(), run_id=name, at=NOON + timedelta(days=90, seconds=seconds))
        found.append(tables(shelf))
    assert found[0] == found[1]


def test_a_reading_that_was_cut_short_goes_on_and_comes_to_the_same(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    whole = Shelf(settings.model_copy(update={"data_dir": tmp_path / "whole"}), monkeypatch)
    filled(whole)
    told = whole.reread(OtherPool())
    broken = Shelf(settings.model_copy(update={"data_dir": tmp_path / "broken"}), monkeypatch)
    filled(broken)
    with pytest.raises(MemoryError):
        broken.reread(Breaking(after=2), run_id="cut")
    done = broken.reread(OtherPool(), run_id="again", at=NOON + 120 * DAY)
    # Two bundles were read; which, the threads that read the archive decide, and one of them has two looks.
    assert done.read_before in {2, 3}
    assert done.read_before + done.read == told.read == 5
    assert done.hosts == told.hosts
    assert tables(broken) == tables(whole)


class Breaking(OtherPool):
    """The machine gives up after some pages."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self.after = after

    async def extract(self, job: Job) -> Extraction:
        if len(self.jobs) >= self.after:
            raise MemoryError
        return await super().extract(job)


def test_a_recheck_of_what_has_not_changed_is_no_edit(shelf: Shelf) -> None:
    filled(shelf)
    shelf.reread(OtherPool())
    before = shelf.ask("SELECT * FROM article_history ORDER BY ALL")
    # Other bytes around the same text: a counter, an advertisement.
    page = story("The ferry of a", "It left at eight.", head="<!-- 4711 -->")
    shelf.look(A, page, NOON + 150 * DAY, change=with_more)
    shelf.look(B, story("The ferry of b", "It left at seven."), NOON + 150 * DAY, change=with_more)
    after = shelf.ask("SELECT * FROM article_history ORDER BY ALL")
    assert [row[:4] for row in after] == [row[:4] for row in before]
    shelf.look(A, story("The ferry of a", "It left at nine."), NOON + 151 * DAY, change=with_more)
    assert shelf.ask(HISTORY, A)[3:] == [(4, "publisher_edit", NEW)]


def test_without_a_record_a_recheck_by_the_new_extractor_stays_undecided(shelf: Shelf) -> None:
    made = shelf.look(A, story("The ferry of a"))
    warc(shelf, made).unlink()
    shelf.version(NEW)
    shelf.look(A, story("The ferry of a", head="<!-- 1 -->"), change=with_more)
    shelf.look(A, story("The ferry of a", head="<!-- 2 -->"), change=with_more)
    assert shelf.ask(HISTORY, A) == [(1, "first", OLD), (2, "undecided", NEW)]


# ---- what is found ----


def differing(article: Article) -> Article:
    """Another title for a, another date and author for b, no article at c."""
    if "ferry-of-a" in article.url:
        return replace(article, title="Another title")
    if "ferry-of-b" in article.url:
        moment = Moment(NOON, "minute", zone_assumed=False, method="meta", raw="n")
        return replace(article, published=moment, authors=("Ann",))
    return replace(article, verdict="not_article", kind="block_page", text=None)


def test_the_differences_are_told_by_host(shelf: Shelf) -> None:
    for url in (A, B, C):
        shelf.look(url, story("The ferry of the day"))
    shelf.version(NEW)
    done = shelf.reread(OtherPool(differing))
    (words,) = {row[0] for row in shelf.ask("SELECT words FROM articles")}
    told = {item.host: item for item in done.hosts}
    assert list(told) == ["www.a.example", "www.b.example", "www.c.example"]
    counts = {
        host: {name: value for name, value in item.model_dump(exclude={"host"}).items() if value}
        for host, item in told.items()
    }
    same = {"pages": 1, "words_before": words, "words_after": words}
    assert counts["www.a.example"] == same | {"title": 1}
    assert counts["www.b.example"] == same | {"date": 1, "authors": 1}
    assert counts["www.c.example"] == {"pages": 1, "verdict": 1, "lost": 1, "words_before": words}
    assert (done.total.pages, done.total.lost, done.total.words_after) == (3, 1, 2 * words)
    assert shelf.ask("SELECT count(*) FROM articles") == [(2,)], "only good articles reach the readers"
    assert shelf.ask("SELECT state FROM run_ledger WHERE url = ?", C) == [("not_article",)]
    assert all(row[0] for row in shelf.ask("SELECT balanced FROM funnel"))


def test_what_was_lost_may_come_back(shelf: Shelf) -> None:
    shelf.look(A, story("The ferry of a"))
    shelf.version(NEW)
    shelf.reread(OtherPool(lambda article: replace(article, verdict="not_article", kind="empty", text=None)))
    assert shelf.ask("SELECT count(*) FROM articles") == [(0,)]
    shelf.version("newswake-fast/11")
    done = shelf.reread(OtherPool(as_is), run_id="third", at=NOON + 200 * DAY)
    assert (done.total.gained, done.total.lost, done.total.text) == (1, 0, 0)
    assert shelf.ask("SELECT extractor FROM articles") == [("newswake-fast/11",)]


def test_the_other_mode_is_another_reading(shelf: Shelf) -> None:
    shelf.look(A, story("The ferry of a"))
    shelf.look(B, story("The ferry of b"))
    pool = OtherPool()
    done = shelf.reread(pool, chosen=Modes("fast", {"b.example": "thorough"}))
    assert (done.extractors, done.read, done.read_before) == ((OLD, "newswake-thorough/9"), 1, 1)
    assert [(job.url, job.mode) for job in pool.jobs] == [(B, "thorough")]
    assert shelf.ask("SELECT url, mode, extractor FROM articles ORDER BY url") == [
        (A, "fast", OLD),
        (B, "thorough", "newswake-thorough/9"),
    ]
    assert shelf.ask(HISTORY, B)[1][1] == "extractor_change"


def test_what_has_changed_is_compared_by_the_next_compare(shelf: Shelf) -> None:
    shelf.look(A, story("The ferry of a"))
    shelf.look(B, story("The ferry of b"))
    with shelf.running(NOON, "seed-run") as run:
        (content,) = shelf.ask("SELECT content_id FROM articles WHERE url = ?", A)[0]
        values: dict[str, Any] = {"authors": (), "published_at": NOON, "lang": "en", "run_id": "seed-run"}
        run.note(
            "seed",
            seed_rows.seed_row(
                seed_id="s", seed_version=1, given_as="text", content_id=content, title="T", created_at=NOON, **values
            ),
        )
    assert shelf.published.exists()
    with shelf.running(NOON, "compare-1", "compare") as run:
        assert compare_pending(run, ["s"]) == 2
    shelf.version(NEW)
    shelf.reread(OtherPool(lambda article: with_more(article) if "of-b" in article.url else article))
    assert shelf.published.exists()
    with shelf.running(NOON + 101 * DAY, "compare-2", "compare") as run:
        assert compare_pending(run, ["s"]) == 1
    assert shelf.ask("SELECT url, run_id, is_latest_revision FROM matches ORDER BY url") == [
        (A, "compare-1", True),
        (B, "compare-2", True),
    ]
    with shelf.running(NOON + 102 * DAY, "compare-3", "compare") as run:
        assert compare_pending(run, ["s"]) == 0


# ---- which pages ----


def test_pages_are_chosen_by_host_and_day(shelf: Shelf) -> None:
    filled(shelf)
    for selection, looks in (
        (Selection(host="b.example"), 1),
        (Selection(host="www.a.example"), 3),
        (Selection(host="example"), 5),
        (Selection(host="xample"), 0),
        (Selection(since=NOON + 3 * DAY), 3),
        (Selection(host="a.example", since=NOON + 4 * DAY), 1),
    ):
        plan = reread_plan.plan(shelf.published, selection, Modes())
        assert (plan.looks, len(plan.pages)) == (looks, looks), selection


def test_pages_around_a_seed_are_those_fetched_for_it_or_related_to_it(shelf: Shelf) -> None:
    filled(shelf)
    found = dict(shelf.ask("SELECT url, observation_id FROM articles"))
    assert chosen(shelf, "s") == set()
    with shelf.running(NOON, "judged") as run:
        for url, relation in ((A, "partial"), (B, "unrelated")):
            run.note("comparison", _comparison(found[url], relation))
    assert chosen(shelf, "s") == {A}
    shelf.look(C, story("The ferry of c"), seed_id="s")
    assert chosen(shelf, "s") == {A, C}


def _comparison(observation_id: int, relation: Any) -> dict[str, object]:
    return dict(seed_rows.comparison_row(Compared("s", observation_id, relation=relation)))


def chosen(shelf: Shelf, seed: str) -> set[str]:
    plan = reread_plan.plan(shelf.published, Selection(seed_id=seed), Modes())
    return {page.final_url for page, _ in plan.pages}


def test_a_seed_that_is_not_held_is_told(settings: Settings) -> None:
    with pytest.raises(ConfigError, match="holds no seed"):
        reprocessing.select(settings, None, "nobody", None)
    selection = reprocessing.select(settings, " WWW.A.example ", None, NOON.date())
    assert (selection.host, selection.since) == ("www.a.example", NOON - timedelta(hours=12))


def test_an_empty_warehouse_has_nothing_to_read(settings: Settings) -> None:
    assert reread_plan.plan(settings.published, Selection(), Modes()) == reread_plan.Plan((), ())


# ---- what goes wrong ----


def test_a_damaged_record_costs_its_page_only_and_is_told(shelf: Shelf) -> None:
    _, torn, gone = (shelf.look(url, story("The ferry of the day", url)) for url in (A, B, C))
    path = warc(shelf, torn)
    whole = path.read_bytes()
    data = bytearray(whole)
    assert torn.warc_offset is not None
    data[torn.warc_offset + 400 : torn.warc_offset + 420] = bytes(20)
    path.write_bytes(bytes(data))
    warc(shelf, gone).unlink()
    shelf.version(NEW)
    done = shelf.reread(OtherPool())
    assert (done.read, done.failed, done.state) == (1, 2, "warning")
    told = {item.subject: item.message for item in done.warnings}
    assert set(told) == {torn.warc_file, gone.warc_file}
    assert all(message.startswith("1 page could not be read: ") for message in told.values())
    assert "No such file" in told[str(gone.warc_file)]
    assert [item.host for item in done.hosts] == ["www.a.example"]
    assert shelf.ask(HISTORY, B) == [(1, "first", OLD)], "it is left as it is"
    path.write_bytes(whole)
    assert shelf.reread(OtherPool(), run_id="next").read == 1, "put back, it is read by the next run"


def test_no_damage_of_any_byte_gets_through_or_ends_the_run(shelf: Shelf) -> None:
    made = shelf.look(A, story("The ferry of a"))
    shelf.version(NEW)
    path = warc(shelf, made)
    whole = path.read_bytes()
    offset, length = made.warc_offset or 0, made.warc_length or 0
    plan = reread_plan.plan(shelf.published, Selection(), Modes())
    clock = DatedClock(NOON)
    with Rereading(shelf.settings, clock, plan, lambda *_: None, OtherPool()) as engine:
        intact = engine._body(plan.bundles[0].page)
        for place in range(offset, offset + length, 7):
            damaged = bytearray(whole)
            damaged[place] ^= 0xFF
            path.write_bytes(bytes(damaged))
            try:
                assert engine._body(plan.bundles[0].page) == intact, place
            except ArchiveError:
                continue


def read_from(shelf: Shelf, **facts: Any) -> list[tuple[str, str]]:
    """What is told of a page of which the warehouse has these facts."""
    plan = reread_plan.plan(shelf.published, Selection(), Modes())
    planned = reread_plan.made_of([replace(plan.bundles[0].page, **facts)], Modes())
    with Rereading(shelf.settings, DatedClock(NOON), planned, lambda *_: None, OtherPool()) as engine:
        engine.work()
    assert (engine.looks, engine.failed) == (0, 1)
    return [(item.subject, item.message) for item in reprocessing.troubles(engine)]


def test_the_same_bytes_are_read_from_a_record_that_is_whole(shelf: Shelf) -> None:
    one, _ = (shelf.look(A, story("The ferry of a")) for _ in range(2))
    warc(shelf, one).unlink()
    shelf.version(NEW)
    done = shelf.reread(OtherPool())
    assert (done.read, done.failed) == (2, 0)


def test_a_record_of_another_page_is_not_taken_for_it(shelf: Shelf) -> None:
    made = shelf.look(A, story("The ferry of a"))
    shelf.version(NEW)
    ((file, message),) = read_from(shelf, body_sha256="other")
    assert file == made.warc_file
    assert "not those that were fetched" in message


def test_a_page_without_a_record_is_told_by_its_host(shelf: Shelf) -> None:
    shelf.look(A, story("The ferry of a"))
    shelf.version(NEW)
    told = [("www.a.example", "1 page could not be read: it is not in the archive")]
    assert read_from(shelf, warc_file=None) == told


class Failing(OtherPool):
    """Every page takes too long."""

    async def extract(self, job: Job) -> Extraction:
        self.jobs.append(job)
        return failed(job.url, "extraction took longer than 30 s")


def test_an_extraction_that_fails_is_told_and_tried_again_by_the_next_run(shelf: Shelf) -> None:
    shelf.look(A, story("The ferry of a"))
    shelf.version(NEW)
    done = shelf.reread(Failing())
    assert [(item.subject, item.message) for item in done.warnings] == [
        ("www.a.example", "1 page could not be read: extraction took longer than 30 s")
    ]
    assert shelf.ask("SELECT extractor FROM observation") == [(OLD,)]
    assert shelf.reread(OtherPool(), run_id="next").read == 1


def test_a_run_that_could_read_nothing_has_failed(shelf: Shelf) -> None:
    shelf.look(A, story("The ferry of a"))
    shelf.version(NEW)
    plan = reread_plan.plan(shelf.published, Selection(), Modes())
    with Rereading(shelf.settings, DatedClock(NOON), plan, lambda *_: None, Failing()) as engine:
        engine.work()
    with pytest.raises(RunError, match=r"not one stored page.*took longer"):
        reprocessing.check_usable(engine)
    with Rereading(shelf.settings, DatedClock(NOON), reread_plan.Plan((), ()), lambda *_: None, Failing()) as engine:
        reprocessing.check_usable(engine)


def test_many_troubles_are_summed_up(shelf: Shelf) -> None:
    with Rereading(shelf.settings, DatedClock(NOON), reread_plan.Plan((), ()), lambda *_: None, Failing()) as engine:
        for number in range(12):
            engine.problems[f"file-{number:02d}", "gone"] = 2
    told = reprocessing.troubles(engine)
    assert len(told) == 11
    assert told[0].message == "2 pages could not be read: gone"
    assert told[-1].message == "and pages of 2 more files and hosts"


def test_a_slice_ends_in_time_and_the_next_goes_on(shelf: Shelf) -> None:
    filled(shelf)
    plan = reread_plan.plan(shelf.published, Selection(), Modes())
    read: list[str] = []
    with Rereading(
        shelf.settings, DatedClock(NOON), plan, lambda bundle, _: read.append(bundle.page.fetch_id), OtherPool()
    ) as engine:
        engine.work(0)
        assert (engine.left, engine.counts, read) == (4, (0, 4), [])
        engine.work()
        assert (engine.left, engine.counts, len(read)) == (0, (4, 4), 4)


# ---- whose a page is ----


def test_a_capture_is_the_page_that_it_shows(shelf: Shelf) -> None:
    shelf.look(A, story("The ferry of a", "It left at eight."))
    copy = capture_url("https://web.archive.org", A, NOON - 9 * DAY)
    shelf.look(copy, story("The ferry of a", "It left at six."), purpose="capture")
    shelf.version(NEW)
    pool = OtherPool()
    shelf.reread(pool)
    assert {(job.url, job.requested_url) for job in pool.jobs} == {(A, A)}
    assert shelf.ask(HISTORY, A) == [(1, "first", OLD), (2, "publisher_edit", OLD), (3, "extractor_change", NEW)]


def canonical(address: str) -> str:
    return f"<link rel='canonical' href='{address}'>"


def test_reading_again_takes_apart_but_never_joins(shelf: Shelf) -> None:
    # The run that read b had its reasons not to believe that it is a.
    shelf.look("https://www.a.example/b-story-of-the-day", story("The ferry of a", head=canonical(A)))
    shelf.version(NEW)
    shelf.reread(OtherPool())
    assert shelf.ask("SELECT url, revisions FROM articles") == [("https://www.a.example/b-story-of-the-day", 2)]
    plan = reread_plan.plan(shelf.published, Selection(), Modes())
    page = replace(plan.pages[0][0], article_id=ids.url_id("a.example/section"))
    article = Article(page.final_url, "article", "news", canonical_url="https://www.a.example/section/")
    assert reread_plan.article_key(page, article) == "a.example/b-story-of-the-day"
    article = replace(article, canonical_url=A)
    assert reread_plan.article_key(page, article) == "a.example/2025/03/14/the-ferry-of-a"
