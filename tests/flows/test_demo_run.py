"""The main job on the demo web, judged from what is in the warehouse: expected.toml says what is right."""

from __future__ import annotations

import subprocess
import sys
from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from tests import worked_queries
from tests.demo_web import load_expected
from tests.flows.demo_runner import DELAY_S, RUNS
from warehouse import db

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from tests.demo_web.expectations import Expected
    from tests.flows.demo_runner import Left

pytestmark = [pytest.mark.prefect, pytest.mark.loopback, pytest.mark.enable_socket]

TABLE = load_expected()
PAGES = list(TABLE.pages.values())
OTHER_SEED = "karvenia-pensions"


def where(has: Callable[[Expected], object]) -> pytest.MarkDecorator:
    """One test per page of the table that states something."""
    chosen = [page for page in PAGES if has(page)]
    names = [page.url.rstrip("/").rpartition("/")[2][:40] for page in chosen]
    return pytest.mark.parametrize("page", chosen, ids=names)


def ask(left: Left, sql: str, values: Sequence[object] = ()) -> list[dict[str, Any]]:
    cursor = connection(left.warehouse).cursor().execute(sql, list(values))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@cache
def connection(path: Path) -> Any:
    """One connection per warehouse for the whole module; opened anew each time it would take half of the time."""
    return _open.enter_context(db.read_only(path))


_open = ExitStack()


@pytest.fixture(scope="module", autouse=True)
def _closed_at_the_end() -> Iterator[None]:
    yield
    whole.cache_clear()
    connection.cache_clear()
    _open.close()


@cache
def whole(left: Left, sql: str) -> list[dict[str, Any]]:
    return ask(left, sql)


def ledger(left: Left, url: str) -> list[dict[str, Any]]:
    rows = whole(left, "SELECT run_id, url, state, reason FROM run_ledger")
    return [row for row in rows if (row["run_id"], row["url"]) == (left.summary["run_id"], url)]


def article(left: Left, page: Expected) -> dict[str, Any]:
    """The article that the page's address led to."""
    sql = (
        "SELECT url.url AS asked, articles.* FROM articles JOIN url_article USING (article_id) JOIN url USING (url_id)"
    )
    (found,) = [row for row in whole(left, sql) if row["asked"] == page.url]
    return found


def match(left: Left, page: Expected, seed: str = "karvenia") -> dict[str, Any]:
    article_id = article(left, page)["article_id"]
    rows = whole(left, "SELECT * FROM matches")
    (found,) = [row for row in rows if (row["seed_id"], row["article_id"]) == (seed, article_id)]
    return found


# ---- how each address ended ----


@where(lambda page: page.run1)
def test_ledger_of_the_first_run(runs: dict[int, Left], page: Expected) -> None:
    (row,) = ledger(runs[1], page.url)
    assert row["state"] in page.run1, row["reason"]


@where(lambda page: page.run2)
def test_ledger_of_the_second_run(runs: dict[int, Left], page: Expected) -> None:
    (row,) = ledger(runs[2], page.url)
    assert row["state"] in page.run2, row["reason"]


@pytest.mark.parametrize("number", [1, 2])
def test_what_is_not_there_yet_is_in_no_ledger(runs: dict[int, Left], number: int) -> None:
    absent = [page.url for page in PAGES if not (page.run1, page.run2)[number - 1]]
    assert [url for url in absent if ledger(runs[number], url)] == []


@pytest.mark.parametrize("number", [1, 2])
def test_the_ledger_holds_nothing_that_the_table_does_not_know(runs: dict[int, Left], number: int) -> None:
    rows = ask(runs[number], "SELECT url FROM run_ledger WHERE run_id = ?", [runs[number].summary["run_id"]])
    known = {*TABLE.pages, *TABLE.never_requested, *(page.redirects_to for page in PAGES)}
    assert [row["url"] for row in rows if row["url"] not in known] == []


@pytest.mark.parametrize("number", [1, 2, 3])
def test_every_run_ends_with_a_balanced_ledger(runs: dict[int, Left], number: int) -> None:
    summary = runs[number].summary
    assert summary["balanced"]
    (row,) = ask(runs[number], "SELECT * FROM runs WHERE run_id = ?", [summary["run_id"]])
    assert (row["state"], row["balanced"], row["known"]) == (summary["state"], True, summary["known"])
    assert sum(summary["ledger"].values()) == row["known"] > 0
    assert ask(runs[number], "SELECT * FROM runs WHERE state = 'running'") == []


@where(lambda page: page.status >= 400 and page.run1)
def test_the_status_of_what_failed_is_kept(runs: dict[int, Left], page: Expected) -> None:
    sql = "SELECT DISTINCT status FROM fetch_log WHERE requested_url = ?"
    assert ask(runs[2], sql, [page.url]) == [{"status": page.status}]


@where(lambda page: page.kind)
def test_what_is_no_article_has_its_kind_and_no_match(runs: dict[int, Left], page: Expected) -> None:
    sql = "SELECT DISTINCT verdict, kind FROM observation JOIN url ON url.url_id = observation.article_id WHERE url = ?"
    assert ask(runs[2], sql, [page.url]) == [{"verdict": "not_article", "kind": page.kind}]
    assert ask(runs[2], "SELECT * FROM matches WHERE url = ?", [page.url]) == []


# ---- what each article is ----


@where(lambda page: page.title)
def test_title_authors_and_language(runs: dict[int, Left], page: Expected) -> None:
    found = article(runs[2], page)
    got = (found["title"], tuple(found["authors"] or ()), found["lang"])
    assert got == (page.title_run2 or page.title, page.authors, page.lang)


@where(lambda page: page.title)
def test_publication_date_and_its_precision(runs: dict[int, Left], page: Expected) -> None:
    found = article(runs[2], page)
    assert (found["published_at"], found["published_precision"]) == (page.published_at, page.published_precision)


@where(lambda page: page.title)
def test_syndication_credit(runs: dict[int, Left], page: Expected) -> None:
    assert article(runs[2], page)["syndication_credit"] == page.syndication_credit


@where(lambda page: page.title and page.canonical_url)
def test_canonical_address(runs: dict[int, Left], page: Expected) -> None:
    assert article(runs[2], page)["canonical_url"] == page.canonical_url


@where(lambda page: page.revisions_run2 is not None)
def test_revisions(runs: dict[int, Left], page: Expected) -> None:
    assert article(runs[2], page)["revisions"] == 1 + (page.revisions_run2 or 0)


@where(lambda page: page.modified_run2)
def test_the_time_of_a_correction(runs: dict[int, Left], page: Expected) -> None:
    assert article(runs[2], page)["modified_at"] == page.modified_run2
    history = ask(runs[2], "SELECT * FROM article_history WHERE url = ? ORDER BY seq", [page.url])
    assert [row["cause"] for row in history] == ["first", "publisher_edit"]


@where(lambda page: page.redirects_to)
def test_what_moved_is_known_by_both_addresses(runs: dict[int, Left], page: Expected) -> None:
    found = article(runs[1], page)
    assert found["url"] == page.redirects_to
    aliases = ask(runs[1], "SELECT alias, how FROM url_alias WHERE url_id = ?", [found["article_id"]])
    assert {"alias": page.url, "how": "redirect"} in aliases


@where(lambda page: "duplicate" in page.run1)
def test_a_second_address_of_an_article_is_no_second_article(runs: dict[int, Left], page: Expected) -> None:
    (found,) = [row for row in whole(runs[1], "SELECT * FROM articles") if row["url"] == page.canonical_url]
    aliases = ask(runs[1], "SELECT alias, how FROM url_alias WHERE url_id = ?", [found["article_id"]])
    assert {"alias": page.url, "how": "rel_canonical"} in aliases


def test_no_article_holds_markup_or_pieces_of_the_page_around_it(runs: dict[int, Left]) -> None:
    texts = {row["url"]: row["text"] for row in ask(runs[2], "SELECT url, text FROM articles")}
    assert [url for url, text in texts.items() if "|" in text or "</" in text or "�" in text] == []


# ---- how each article stands to the seed ----


@where(lambda page: page.relation)
def test_relation_to_the_seed(runs: dict[int, Left], page: Expected) -> None:
    found = match(runs[2], page)
    assert found["relation"] == page.relation, (found["why"], found["receipt"])
    if page.copy_kind:
        assert found["copy_kind"] in page.copy_kind, (found["why"], found["receipt"])
    assert (found["is_seed"], found["is_latest_revision"]) == (page.is_seed, True)


@where(lambda page: page.relation and "compared" in page.run1)
def test_relation_after_the_first_run_alone(runs: dict[int, Left], page: Expected) -> None:
    assert match(runs[1], page)["relation"] == page.relation


@where(lambda page: page.links_to_seed)
def test_a_link_to_the_seed_is_seen(runs: dict[int, Left], page: Expected) -> None:
    assert match(runs[2], page)["links_to_seed"]


@where(lambda page: page.relation in {"copy", "partial"})
def test_shared_passages_are_the_same_words_on_both_sides(runs: dict[int, Left], page: Expected) -> None:
    passages = ask(
        runs[2], "SELECT * FROM seed_passages WHERE seed_id = 'karvenia' AND url = ?", [page.redirects_to or page.url]
    )
    assert passages
    for row in passages:
        mine, theirs = set(row["seed_text"].lower().split()), set(row["article_text"].lower().split())
        assert len(mine & theirs) >= 0.7 * min(len(mine), len(theirs)), (row["seed_text"], row["article_text"])


def test_a_figure_that_a_copy_changed_is_told(runs: dict[int, Left]) -> None:
    sql = "SELECT host, seed_text, article_text FROM kept_facts WHERE state = 'changed' AND seed_id = 'karvenia'"
    found = [tuple(row.values()) for row in ask(runs[1], sql)]
    assert found == [("www.harbour-courier.example", "41 vessels", "43 vessels")]


@where(lambda page: page.relation == "unrelated")
def test_unrelated_articles_share_no_passage(runs: dict[int, Left], page: Expected) -> None:
    assert ask(runs[2], "SELECT * FROM seed_passages WHERE seed_id = 'karvenia' AND url = ?", [page.url]) == []


def test_copies_rank_before_the_event_before_the_rest(runs: dict[int, Left]) -> None:
    relations = [row["relation"] for row in runs[2].summary["nearest"]]
    copies = sum(1 for page in PAGES if page.relation == "copy")
    assert relations[:copies] == ["copy"] * copies
    ranks = [["copy", "partial", "same_event", "same_topic", "unrelated"].index(name) for name in relations]
    assert ranks == sorted(ranks)
    rows = ask(runs[2], "SELECT relation, score FROM matches WHERE seed_id = 'karvenia'")
    scores = {name: [row["score"] for row in rows if row["relation"] == name] for name in set(relations)}
    assert min(scores["copy"]) > max(score for name in scores for score in scores[name] if name != "copy")
    assert min(scores["same_event"]) > max(scores["same_topic"]) >= min(scores["same_topic"]) > max(scores["unrelated"])


@pytest.mark.parametrize("url", TABLE.other_seed, ids=lambda url: url.rpartition("/")[2][:40])
def test_relation_to_another_seed(runs: dict[int, Left], url: str) -> None:
    found = match(runs[3], TABLE.pages[url], OTHER_SEED)
    assert found["relation"] == TABLE.other_seed[url], (found["why"], found["receipt"])


def test_another_seed_is_compared_with_what_is_there_without_fetching_it_again(runs: dict[int, Left]) -> None:
    done = ask(runs[3], "SELECT count(*) AS n FROM matches WHERE seed_id = ?", [OTHER_SEED])
    held = ask(runs[3], "SELECT count(*) AS n FROM articles")
    assert done == held
    asked = {f"http://{host}{path}" for host, row in runs[3].stats["hosts"].items() for path in row["paths"]}
    again = asked & {page.url for page in PAGES if page.relation} - set(seed_urls())
    assert again == set()


def seed_urls() -> list[str]:
    return [page.url for page in PAGES if page.is_seed or TABLE.other_seed.get(page.url) == "copy"]


@pytest.mark.parametrize("title", TABLE.related_titles)
def test_a_title_without_address_is_recognised_where_it_turns_up(runs: dict[int, Left], title: str) -> None:
    sql = "SELECT state, url FROM title_candidates WHERE seed_id = 'karvenia' AND title = ?"
    (row,) = ask(runs[1], sql, [title])
    wanted = TABLE.related_titles[title]
    first = next((page.url for page in PAGES if page.redirects_to == wanted), wanted)
    assert row["state"] == "resolved"
    assert row["url"] in {wanted, first}


# ---- manners ----


@pytest.mark.parametrize("number", [1, 2, 3])
def test_robots_and_intervals_as_the_web_saw_them(runs: dict[int, Left], number: int) -> None:
    stats = runs[number].stats
    assert (stats["robots_violations"], stats["most_concurrent"]) == (0, stats["most_concurrent"])
    least = [row["least_interval_s"] for row in stats["hosts"].values() if row["least_interval_s"] is not None]
    assert min(least, default=DELAY_S) >= DELAY_S
    # The third run is of another seed: what the second was answered a moment before is not asked again.
    assert bool(least) == (number < len(RUNS))
    assert {row["most_concurrent"] for row in stats["hosts"].values()} == {1}


def test_robots_are_asked_first_and_once(runs: dict[int, Left]) -> None:
    hosts = runs[1].stats["hosts"]
    assert runs[1].stats["before_robots"] == 0
    assert {row["paths"]["/robots.txt"] for row in hosts.values()} == {1}
    assert sum(row["paths"].get("/robots.txt", 0) for row in runs[2].stats["hosts"].values()) == 0, (
        "they hold for a day"
    )


def test_politeness_is_told_as_it_was(runs: dict[int, Left]) -> None:
    rows = ask(runs[3], "SELECT host, ok, requests, run_id FROM politeness")
    assert [row for row in rows if not row["ok"]] == []
    first = runs[1]
    told = {row["host"]: row["requests"] for row in rows if row["run_id"] == first.summary["run_id"]}
    assert sum(told.values()) == first.stats["requests"]
    assert told.keys() == first.stats["hosts"].keys()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_nothing_is_requested_that_must_not_be(runs: dict[int, Left], number: int) -> None:
    asked = {f"http://{host}{path}" for host, row in runs[number].stats["hosts"].items() for path in row["paths"]}
    assert asked & set(TABLE.never_requested) == set()
    assert asked & {page.url for page in PAGES if not page.requested} == set()


@pytest.mark.parametrize("number", [1, 2])
def test_no_page_is_asked_for_twice_in_a_run(runs: dict[int, Left], number: int) -> None:
    twice = {
        path: count for row in runs[number].stats["hosts"].values() for path, count in row["paths"].items() if count > 1
    }
    # The feed that answers 500 is tried again.
    assert set(twice) <= {"/feed.xml"}


def test_known_pages_are_asked_conditionally(runs: dict[int, Left]) -> None:
    statuses = [row["statuses"].get("304", 0) for row in runs[2].stats["hosts"].values()]
    assert sum(statuses) > 0


# ---- what a person sees ----


@pytest.mark.parametrize("number", [1, 2])
def test_the_sources_that_should_warn_do_and_no_others(runs: dict[int, Left], number: int) -> None:
    assert {item["subject"] for item in runs[number].summary["warnings"]} == set(TABLE.warnings)
    sql = "SELECT DISTINCT subject FROM run_warning WHERE run_id = ?"
    told = {row["subject"] for row in ask(runs[number], sql, [runs[number].summary["run_id"]])}
    assert told == set(TABLE.warnings)


@pytest.mark.parametrize("number", [1, 2])
def test_the_report_tells_of_every_article_that_has_to_do_with_the_seed(runs: dict[int, Left], number: int) -> None:
    text = (runs[number].reports / "karvenia.html").read_text("utf-8")
    pages = [page for page in PAGES if page.relation and (page.run1, page.run2)[number - 1]]
    near = [page for page in pages if page.relation in {"copy", "partial", "same_event"}]
    addresses = [page.redirects_to or page.url for page in near]
    assert [url for url in addresses if url not in text] == []
    assert not {page.url for page in PAGES if not page.run1 and number == 1 and page.url in text}


def test_the_report_of_the_other_seed_is_its_own(runs: dict[int, Left]) -> None:
    text = (runs[3].reports / f"{OTHER_SEED}.html").read_text("utf-8")
    wanted = [url for url, relation in TABLE.other_seed.items() if relation in {"copy", "same_event"}]
    assert [url for url in wanted if url not in text] == []


def test_what_was_refused_or_failed_is_said_on_the_terminal(runs: dict[int, Left]) -> None:
    states = {row["url"]: row["state"] for row in runs[1].summary["refused"]}
    refused = [page for page in PAGES if set(page.run1) & {"robots", "blocked", "not_found", "not_article"}]
    assert {page.url: states.get(page.url) for page in refused} == {page.url: page.run1[0] for page in refused}


def test_every_warc_file_is_valid_and_closed(runs: dict[int, Left], demo_folder: Path) -> None:
    files = sorted((demo_folder / "data" / "archive").rglob("*"))
    warcs = [path for path in files if path.name.endswith(".warc.gz")]
    assert len(warcs) >= 3
    assert [path for path in files if path.name.endswith(".open")] == []
    checker = [sys.executable, "-m", "warcio.cli", "check", *map(str, warcs)]
    done = subprocess.run(checker, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_response_can_be_found_in_the_archive(runs: dict[int, Left], demo_folder: Path) -> None:
    rows = ask(runs[3], "SELECT warc_file, warc_offset, warc_length FROM fetch_log WHERE bytes_wire > 0")
    archive = demo_folder / "data" / "archive"
    assert rows
    for row in rows:
        assert (archive / row["warc_file"]).stat().st_size >= row["warc_offset"] + row["warc_length"]


@pytest.mark.parametrize(
    "question",
    worked_queries.questions(worked_queries.PAGE.read_text("utf-8")),
    ids=lambda question: str(question.number),
)
def test_answers_in_the_docs_are_those_of_the_demo(runs: dict[int, Left], question: worked_queries.Question) -> None:
    answer = worked_queries.ask(connection(runs[2].warehouse), question)
    shown, found = worked_queries.stable(question.answer), worked_queries.stable(answer)
    assert shown[0] == found[0]
    assert sorted(shown[1:]) == sorted(found[1:]), "run: newswake demo && python -m tests.worked_queries WAREHOUSE"
