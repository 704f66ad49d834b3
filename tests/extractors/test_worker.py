from __future__ import annotations

import io
import pickle
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from extractors import worker
from extractors.worker import Extraction, Job, failed, messages, read_message, run_job, write_message

if TYPE_CHECKING:
    import pytest

PARAGRAPHS = "".join(
    f"<p>The ferry between the two islands ran {number} times on Sunday, more often than in any week before it.</p>"
    for number in ("three", "five", "seven", "nine")
)
PAGE = (
    '<html lang="en"><head><title>Ferry runs again</title><meta charset="windows-1252">'
    '<meta property="article:published_time" content="2024-05-05T10:00:00Z"></head>'
    f"<body><article><h1>Ferry runs again</h1>{PARAGRAPHS}<p>The café on the quay was open.</p></article></body></html>"
)


def test_a_job_gives_article_features_and_charset() -> None:
    result = run_job(Job("https://isle.example/ferry", PAGE.encode("windows-1252"), "text/html"))
    assert result.problem is None
    assert result.article.verdict == "article"
    assert "café" in (result.article.text or "")
    assert result.charset == "windows-1252"
    assert result.features is not None
    assert len(result.features.shingles) > 10
    assert result.cpu_ms >= 0


def test_a_page_that_is_no_article_gets_no_features() -> None:
    result = run_job(Job("https://isle.example/ferry", b"%PDF-1.7 \x00\x01", "application/pdf"))
    assert (result.article.verdict, result.article.kind) == ("not_article", "binary")
    assert result.features is None
    assert result.problem is None


def test_now_refuses_dates_of_the_future() -> None:
    job = Job("https://isle.example/ferry", PAGE.encode(), "text/html", datetime(2024, 5, 1, tzinfo=UTC))
    assert run_job(job).article.published is None


def test_an_exception_becomes_a_failed_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(job: Job) -> Extraction:
        raise RecursionError("too deep")

    monkeypatch.setattr(worker, "_extraction", broken)
    result = run_job(Job("https://isle.example/ferry", b"x"))
    assert result.article.kind == "failed"
    assert result.problem == "RecursionError: too deep"


def test_messages_keep_their_bounds() -> None:
    stream = io.BytesIO()
    for message in (b"one", b"", b"x" * 70_000):
        write_message(stream, message)
    stream.write(b"\x00\x00")
    stream.seek(0)
    assert [read_message(stream) for _ in range(4)] == [b"one", b"", b"x" * 70_000, None]


def test_serve_answers_every_job_and_empties_caches() -> None:
    jobs, results, resets = io.BytesIO(), io.BytesIO(), []
    for _ in range(worker.PAGES_BETWEEN_RESETS):
        for message in messages(Job("https://isle.example/", b"")):
            write_message(jobs, message)
    jobs.seek(0)
    worker.serve(jobs, results, lambda: resets.append(1))
    results.seek(0)
    assert read_message(results) == worker.READY
    answers = []
    while (message := read_message(results)) is not None:
        answers.append(pickle.loads(message))  # noqa: S301 - written three lines above
    assert {answer.article.kind for answer in answers} == {"empty"}
    assert (len(answers), len(resets)) == (worker.PAGES_BETWEEN_RESETS, 1)


def test_a_failure_is_cut_to_a_length_that_can_be_stored() -> None:
    assert len(failed("https://isle.example/", "x" * 1000).problem or "") == 300


def test_workers_load_neither_scheduler_nor_database_nor_client() -> None:
    script = (
        "import sys, extractors.worker as w\n"
        "assert 'trafilatura' not in sys.modules\n"
        "w.prepare()\n"
        "print(sorted({'prefect', 'duckdb', 'httpx', 'httpcore', 'pandas'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"


def test_libraries_that_print_do_not_break_the_pipe() -> None:
    script = (
        "import extractors.worker as w\n"
        "inner = w._extraction\n"
        "def noisy(job):\n"
        "    print('noise')\n"
        "    return inner(job)\n"
        "w._extraction = noisy\n"
        "w.main()\n"
    )
    jobs = io.BytesIO()
    for message in messages(Job("https://isle.example/ferry", PAGE.encode(), "text/html")):
        write_message(jobs, message)
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, input=jobs.getvalue(), capture_output=True, timeout=60, check=True)
    out = io.BytesIO(done.stdout)
    assert read_message(out) == worker.READY
    answer = pickle.loads(read_message(out) or b"")  # noqa: S301 - written by our own worker
    assert answer.article.title == "Ferry runs again"
    assert out.read() == b""


def test_a_job_and_its_body_travel_apart() -> None:
    job = Job("https://isle.example/ferry", b"x" * 100_000, "text/html", requested_url="https://isle.example/f")
    head, body = messages(job)
    assert (len(head) < 1000, body is job.body) == (True, True)
    stream = io.BytesIO()
    for message in (head, body, head):
        write_message(stream, message)
    stream.seek(0)
    assert worker.read_job(stream) == job
    assert worker.read_job(stream) is None


def test_the_address_before_redirects_is_looked_at() -> None:
    links = "".join(f"<h3><a href=/story/{n}>Headline number {n}</a></h3><p>Teaser {n}.</p>" for n in range(40))
    page = f"<html><head><title>The Isle</title></head><body>{links}</body></html>".encode()
    job = Job("https://isle.example/start", page, "text/html", requested_url="https://isle.example/2024/ferry")
    assert run_job(job).article.kind == "soft_404"
