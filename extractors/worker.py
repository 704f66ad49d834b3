"""The extraction process: ``python -m extractors.worker MEMORY_MB``.

Jobs come as length-prefixed messages on stdin: a pickled Job without its body, then the body as it is, so that
nobody holds a large page twice. Results go back as pickles on stdout; only our own pool writes there. The first
message out says that the process is ready. It ends when stdin ends. Pages that take
too long or too much are dealt with by whoever started it (``extractors.pool``), by killing it.

Importing this module is cheap: the libraries are loaded in the process that works.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import signal
import struct
import sys
import time
import warnings
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from extractors.errors import ExtractionError
from extractors.memory import give_back, return_large_blocks, uncollected
from extractors.records import Article, Features

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from extractors.records import ExtractionMode

HEADER = struct.Struct(">Q")
READY = b"ready"
PAGES_BETWEEN_RESETS = 200
# After a body of so many bytes the memory that it took is given back to the system at once.
LARGE = 1_000_000
# Long enough to be an article, so that everything is loaded before the first page's time starts.
_WARM = (
    b"<html><body><h1>Warm up</h1>"
    + b"".join(b"<p>Sentence number %d loads every library there is.</p>" % number for number in range(12))
    + b"</body></html>"
)


@dataclass(frozen=True, slots=True)
class Job:
    """A page to be extracted: its address after redirects, its bytes with the content coding undone.

    ``requested_url`` is the address before redirects, where that is known. ``mode`` is how the text is chosen.
    """

    url: str
    body: bytes
    content_type: str | None = None
    now: datetime | None = None
    requested_url: str | None = None
    mode: ExtractionMode = "fast"


@dataclass(frozen=True, slots=True)
class Extraction:
    """What became of a job. ``features`` only for an article; ``problem`` only where the article's kind is "failed"."""

    article: Article
    features: Features | None = None
    charset: str | None = None
    problem: str | None = None
    cpu_ms: int = 0


def failed(url: str, problem: str, cpu_ms: int = 0) -> Extraction:
    """The value that stands for a page that could not be worked on."""
    article = Article(url, "not_article", "failed", (problem[:300],))
    return Extraction(article, problem=problem[:300], cpu_ms=cpu_ms)


def run_job(job: Job) -> Extraction:
    """Decode, extract, compute features. An exception of a library becomes a failed extraction."""
    started = time.process_time()
    try:
        extraction = _extraction(job)
    except (Exception, MemoryError, RecursionError) as error:  # noqa: BLE001 - hostile pages find every exception a library has
        return failed(job.url, f"{type(error).__name__}: {error}", _spent(started))
    return Extraction(extraction.article, extraction.features, extraction.charset, cpu_ms=_spent(started))


def article_of(job: Job) -> tuple[Article, str | None]:
    """What a page is, and the character set that it was read in. Raises whatever a library raises."""
    from extractors.article.extract import extract  # noqa: PLC0415 - heavy, see the module's docstring
    from extractors.article.sniff import binary  # noqa: PLC0415 - the same
    from extractors.fetch.decode import decode_text  # noqa: PLC0415 - the same

    if (no_text := binary(job.body, job.content_type)) is not None:
        return Article(job.url, "not_article", "binary", (no_text,)), None
    with uncollected() if len(job.body) < LARGE else contextlib.nullcontext():
        html, charset = decode_text(job.body, job.content_type)
        article = extract(html, job.url, job.content_type, job.now, job.requested_url, job.mode, is_decoded=True)
        return article, charset


def _extraction(job: Job) -> Extraction:
    from extractors.features.compute import features  # noqa: PLC0415 - heavy, see the module's docstring

    article, charset = article_of(job)
    if article.verdict != "article":
        return Extraction(article, charset=charset)
    return Extraction(article, features(article.title, article.text or "", article.lang), charset)


def _spent(started: float) -> int:
    return round(1000 * (time.process_time() - started))


def prepare() -> Callable[[], None]:
    """Load the libraries and make them silent; returns what empties their caches."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    from trafilatura.meta import reset_caches  # noqa: PLC0415 - heavy, see the module's docstring

    warm = run_job(Job("https://warm.example/", _WARM, "text/html"))
    if warm.problem or warm.features is None:
        raise ExtractionError(f"extraction does not work here: {warm.problem}", advice="Run `make setup` again.")
    reset: Callable[[], None] = reset_caches
    return reset


def limit_memory(megabytes: int) -> None:
    """Allow this many megabytes of address space beyond what is in use now; without effect outside Linux."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415 - not on every system

        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - a kernel file, not one of ours
            used = int(statm.read().split()[0]) * resource.getpagesize()
        limit = used + megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def read_message(stream: BinaryIO) -> bytes | None:
    """The next message, or None at the end of the stream."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    (size,) = HEADER.unpack(header)
    message = stream.read(size)
    return message if len(message) == size else None


def write_message(stream: BinaryIO, message: bytes) -> None:
    """Write a message with its length before it."""
    stream.write(HEADER.pack(len(message)) + message)
    stream.flush()


def read_job(stream: BinaryIO) -> Job | None:
    """The next job with its body, or None at the end of the stream."""
    head = read_message(stream)
    body = read_message(stream) if head is not None else None
    if head is None or body is None:
        return None
    job: Job = pickle.loads(head)  # noqa: S301 - written by our own pool
    return replace(job, body=body)


def messages(job: Job) -> tuple[bytes, bytes]:
    """A job as the two messages that ``read_job`` reads, each still without its length."""
    return pickle.dumps(replace(job, body=b""), pickle.HIGHEST_PROTOCOL), job.body


def serve(jobs: BinaryIO, results: BinaryIO, reset: Callable[[], None]) -> None:
    """Work until ``jobs`` ends."""
    write_message(results, READY)
    done = 0
    while (job := read_job(jobs)) is not None:
        size = len(job.body)
        extraction = run_job(job)
        del job
        write_message(results, pickle.dumps(extraction, pickle.HIGHEST_PROTOCOL))
        done += 1
        if done % PAGES_BETWEEN_RESETS == 0:
            reset()
        if size >= LARGE:
            del extraction
            give_back()


def main() -> None:
    """Take over stdin and stdout, keep libraries from printing to them, work."""
    # Ctrl-C goes to the whole group: the pool decides when workers end, by closing stdin.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    results = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return_large_blocks()
    reset = prepare()
    limit_memory(int(sys.argv[1]) if len(sys.argv) > 1 else 1500)
    with contextlib.suppress(BrokenPipeError):
        serve(sys.stdin.buffer, results, reset)


if __name__ == "__main__":
    # Under its own name, so that Job and Extraction are the classes that the other end knows.
    from extractors.worker import main as imported_main

    imported_main()
