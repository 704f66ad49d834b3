"""Surroundings that fail a run, met through the console script: each a clear message, and nothing is lost.

Every story begins with the same good run of one source. Then comes the trouble, while the run asks a second source,
and then a run without it: that one reaches what the broken run did not.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import shutil
import sqlite3
import ssl
import subprocess
import sys
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import trustme

from config.catalogue import load_catalogue
from config.settings import load_settings
from extractors.fetch.clock import SystemClock
from extractors.fetch.stored import fetches
from flows import exits
from flows.frontier import Frontier
from flows.keeper import Keeper, Rules
from flows.run import Opening, open_run
from flows.work import Budget, Work
from tests.demo_web import CATALOGUE, DemoWeb
from tests.demo_web.sites import Route
from tests.flows.conftest import ROOT, clean_environment
from tests.flows.fakes import made, story
from tests.flows.test_several_at_once import end, free_port
from warehouse import db

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future
    from datetime import datetime

    from config.settings import Settings
    from extractors.fetch.clock import Clock
    from flows.run import Run

pytestmark = [pytest.mark.prefect, pytest.mark.loopback, pytest.mark.enable_socket]

NEWSWAKE = str(Path(sys.executable).with_name("newswake"))
FIRST, SECOND = "harbour-courier", "vestnik-gavani"
HOST = "www.harbour-courier.example"
PATIENCE_S = 180.0
DELAY_S = 0.2
# Root writes where it has no leave to, unless this is taken from it.
ORDINARY = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
# A small disk of our own, for a process and its children; needs no privileges where user namespaces are allowed.
DISK = ("unshare", "--user", "--map-root-user", "--mount", "sh", "-c")
FULL = """
mount -t tmpfs -o size=$SIZE disk "$1/archive" && cp -p "$1"/kept/* "$1/archive" || exit 99
"$2" poll $3 2> "$1/broken.txt"; echo $? >> "$1/broken.txt"
mkdir "$1/seen"; cp -r "$1/warehouse" "$1/spool" "$1/archive" "$1/seen"
mount -o remount,size=50m "$1/archive" && "$2" poll $3 2> "$1/mended.txt"; echo $? >> "$1/mended.txt"
cp -p "$1"/archive/* "$1/kept"
"""


class Told(NamedTuple):
    """How a command ended, and what it said on stderr."""

    code: int
    text: str


class Held(NamedTuple):
    """What a data folder holds: addresses of articles, state and note of each run, WARC files, what waits."""

    articles: frozenset[str]
    runs: tuple[tuple[str, str], ...]
    files: dict[str, int]
    waiting: tuple[str, ...]


class Story(NamedTuple):
    """A data folder before the trouble, after it, and after the run without it.

    ``trouble`` is what each broken run said and left; it is empty where the trouble cannot be made on this machine.
    """

    data: Path
    before: Held
    trouble: tuple[tuple[Told, Held], ...]
    mended: Told
    after: Held


def ask(data: Path, sql: str, *values: object) -> list[tuple[Any, ...]]:
    with db.read_only(data / "warehouse" / "current.duckdb") as con:
        return con.execute(sql, list(values)).fetchall()


def held(data: Path, archive: Path | None = None) -> Held:
    return Held(
        frozenset(url for (url,) in ask(data, "SELECT url FROM articles")),
        tuple(ask(data, "SELECT state, coalesce(note, '') FROM runs ORDER BY started_at")),
        {path.name: path.stat().st_size for path in (archive or data / "archive").iterdir()},
        tuple(path.name for path in (data / "spool").iterdir()),
    )


def later(data: Path) -> None:
    """Let the time pass for which what a robots.txt said is remembered: a day, or ten minutes for one out of reach."""
    with contextlib.closing(sqlite3.connect(data / "state" / "leases.sqlite")) as con, con:
        con.execute("UPDATE robots SET expires_at = 0")


class Changing(DemoWeb):
    """A demo web whose robots.txt can be rewritten."""

    def set_robots(self, host: str, text: str) -> None:
        route = Route("/robots.txt", 200, text.encode(), "text/plain; charset=utf-8")
        self._sites = {**self._sites, host: {**self._sites[host], route.path: route}}


class Secure(BaseHTTPRequestHandler):
    """One article behind TLS."""

    def do_GET(self) -> None:
        text = "User-agent: *\nDisallow:\n" if self.path == "/robots.txt" else story("A ferry behind TLS")
        self.send_response(200)
        self.send_header("Content-Type", "text/plain" if self.path == "/robots.txt" else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        pass


@contextlib.contextmanager
def secure(authority: trustme.CA) -> Iterator[int]:
    """The TLS server; its port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    with ThreadingHTTPServer(("127.0.0.1", 0), Secure) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield int(server.server_address[1])
        finally:
            server.shutdown()
            thread.join()


@dataclasses.dataclass
class Ground:
    """Where the stories happen: a folder, a Prefect server, a demo web, and a data folder to begin with."""

    folder: Path
    web: DemoWeb
    environ: dict[str, str]

    @property
    def base(self) -> Path:
        return self.folder / "base"

    def data(self, name: str) -> Path:
        """A data folder as the good run left it."""
        return Path(shutil.copytree(self.base, self.folder / name, symlinks=True))

    def newswake(self, data: Path, *args: str, by: tuple[str, ...] = (), **settings: str) -> Told:
        done = subprocess.run(
            [*by, NEWSWAKE, *args],
            cwd=ROOT,
            env=self.environ | {"NEWSWAKE_DATA_DIR": str(data)} | settings,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        return Told(done.returncode, done.stderr)

    def tell(self, name: str, breaks: Sequence[Callable[[Path], Told]], mend: Callable[[Path], Told]) -> Story:
        data = self.data(name)
        before = held(data)
        trouble = tuple((broken(data), held(data)) for broken in breaks)
        return Story(data, before, trouble, mend(data), held(data))


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("bad")
    port = free_port()
    with DemoWeb() as web:
        environ = clean_environment() | {
            "NEWSWAKE_CATALOGUE_DIR": str(CATALOGUE),
            "NEWSWAKE_PROXY": web.proxy_url,
            "NEWSWAKE_WORKERS": "1",
            "NEWSWAKE_PORT": str(port),
            "PREFECT_SERVER_SERVICES_SCHEDULER_ENABLED": "false",
            # Saves the wait for Prefect's last log lines.
            "PREFECT_LOGGING_TO_API_ENABLED": "false",
        }
        with (folder / "up.log").open("w") as log:
            up = subprocess.Popen(
                [NEWSWAKE, "up"],
                cwd=ROOT,
                env=environ | {"NEWSWAKE_DATA_DIR": str(folder / "up")},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        try:
            _wait_for(f"http://127.0.0.1:{port}/api/health", folder / "up.log")
            found = Ground(folder, web, environ | {"PREFECT_API_URL": f"http://127.0.0.1:{port}/api"})
            first = found.newswake(found.base, "poll", FIRST)
            assert first.code == exits.OK, first.text
            yield found
        finally:
            end(up)


def _wait_for(url: str, log: Path) -> None:
    give_up = time.monotonic() + PATIENCE_S
    while True:
        with contextlib.suppress(OSError), urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url):
            return
        assert time.monotonic() < give_up, log.read_text()
        time.sleep(0.1)


# ---- the stories; they run side by side, for each is a process that waits more than it works ----


def three_troubles(ground: Ground) -> Story:
    """An unreachable proxy, a CA file without certificates, a read-only archive: one after the other."""
    nobody = f"http://127.0.0.1:{free_port()}"
    file = ground.folder / "no.pem"
    file.write_text("hello")

    def no_proxy(data: Path) -> Told:
        # By the usual variables: these are Prefect's too, whose server on this machine no proxy reaches.
        return ground.newswake(data, "poll", SECOND, NEWSWAKE_PROXY="", HTTP_PROXY=nobody, HTTPS_PROXY=nobody)

    def no_pem(data: Path) -> Told:
        return ground.newswake(data, "poll", SECOND, NEWSWAKE_CA_FILE=str(file))

    def read_only(data: Path) -> Told:
        (data / "archive").chmod(0o555)
        try:
            return ground.newswake(data, "poll", SECOND, by=ORDINARY)
        finally:
            (data / "archive").chmod(0o755)

    breaks = (no_proxy, no_pem, read_only) if is_ordinary() else (no_proxy, no_pem)
    return ground.tell("three", breaks, lambda data: ground.newswake(data, "poll", SECOND))


def is_ordinary() -> bool:
    """Tell whether a folder can be made read-only for the runs here."""
    if not ORDINARY:
        return True
    return bool(shutil.which(ORDINARY[0])) and not subprocess.run([*ORDINARY, "true"], check=False).returncode


def wrong_authority(ground: Ground) -> Story:
    right, wrong = trustme.CA(), trustme.CA()
    right.cert_pem.write_to_path(str(ground.folder / "right.pem"))
    wrong.cert_pem.write_to_path(str(ground.folder / "wrong.pem"))
    with secure(right) as port:
        wanted = ground.folder / "wanted.txt"
        wanted.write_text(f"https://localhost:{port}/2025/03/14/a-ferry-behind-tls\n")
        catalogue = ground.folder / "catalogue"
        shutil.copytree(CATALOGUE, catalogue)
        (catalogue / "sources" / "ferry.toml").write_text(
            f'name = "Ferry"\nhomepage = "https://localhost:{port}/"\nlanguages = ["en"]\nautodiscover = false\n'
            f'[[endpoints]]\nurl = "https://localhost:{port}/"\nkind = "section"\n'
        )

        def poll(data: Path, file: str) -> Told:
            return ground.newswake(
                *(data, "poll", "ferry", "--urls", str(wanted)),
                NEWSWAKE_CA_FILE=str(ground.folder / file),
                NEWSWAKE_CATALOGUE_DIR=str(catalogue),
                NEWSWAKE_ALLOW_HOSTS=f'["localhost:{port}"]',
                NEWSWAKE_PROXY="",
            )

        def mend(data: Path) -> Told:
            return poll(data, "right.pem")

        return ground.tell("authority", [lambda data: poll(data, "wrong.pem")], mend)


def full_disk(ground: Ground) -> Story:
    """A disk with room for the beginning of a run."""
    data = ground.data("full")
    before = held(data)
    if subprocess.run([*DISK, "mount -t tmpfs disk /mnt"], capture_output=True, check=False).returncode:
        return Story(data, before, (), Told(0, ""), before)
    (data / "archive").rename(data / "kept")
    (data / "archive").mkdir()
    # Every file takes whole pages. The rest is enough for robots.txt and the feed of the second source.
    used = sum(-(-size // 4096) * 4096 for size in before.files.values())
    done = subprocess.run(
        [*DISK, FULL, "sh", str(data), NEWSWAKE, SECOND],
        cwd=ROOT,
        env=ground.environ | {"NEWSWAKE_DATA_DIR": str(data), "SIZE": str(used + 2 * 4096)},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    broken, mended = (_read(data / name) for name in ("broken.txt", "mended.txt"))
    return Story(data, before, ((broken, held(data / "seen")),), mended, held(data, data / "kept"))


def _read(path: Path) -> Told:
    *text, code = path.read_text().splitlines()
    return Told(int(code), "\n".join(text) + "\n")


@dataclasses.dataclass(frozen=True)
class Rewritten:
    """What two runs made of a robots.txt that was rewritten before each, and what the web saw of them."""

    story: Story
    stats: tuple[dict[str, Any], dict[str, Any]]


def rewritten_robots(ground: Ground) -> Rewritten:
    seen: list[dict[str, Any]] = []
    with Changing() as web:

        def poll(data: Path, rules: str) -> Told:
            web.set_robots(HOST, f"User-agent: *\nDisallow: {rules}\n")
            web.reset_stats()
            later(data)
            told = ground.newswake(data, "poll", FIRST, "--recheck", "all", "--strict", NEWSWAKE_PROXY=web.proxy_url)
            seen.append(web.stats()["hosts"][HOST])
            return told

        found = ground.tell("robots", [lambda data: poll(data, "/news/world/")], lambda data: poll(data, "/cgi-bin/"))
    return Rewritten(found, (seen[0], seen[1]))


STORIES = (three_troubles, wrong_authority, full_disk, rewritten_robots)


@pytest.fixture(scope="module")
def stories(ground: Ground) -> Iterator[dict[str, Future[Any]]]:
    with ThreadPoolExecutor(len(STORIES)) as pool:
        yield {tell.__name__: pool.submit(tell, ground) for tell in STORIES}


def check(found: Story, number: int, code: int, *words: str, ended: str = "failed") -> str:
    """What holds for every trouble: said clearly, ended honestly, nothing lost, nothing stuck. Gives the run's note."""
    told, left = found.trouble[number]
    assert told.code == code, told.text
    assert [word for word in words if word not in told.text] == [], told.text
    assert "Traceback" not in told.text
    states = [state for state, _ in left.runs]
    assert (len(states), states[-1]) == (number + 2, ended)
    assert found.before.articles
    assert found.before.articles <= left.articles <= found.after.articles
    assert found.before.files.items() <= left.files.items() <= found.after.files.items()
    assert not [name for name in left.files if name.endswith(".open")]
    assert left.waiting == found.after.waiting == ()
    return left.runs[-1][1]


def fails(found: Story, number: int, code: int, *words: str) -> None:
    """A run that failed says why on one line, and in its row; the next one reaches what it did not."""
    note = check(found, number, code, *words)
    told, left = found.trouble[number]
    assert len(told.text.splitlines()) == 1
    assert [word for word in words if word not in note] == []
    assert found.mended.code == exits.OK, found.mended.text
    assert found.after.runs[-1][0] in {"completed", "warning"}
    assert found.after.articles > left.articles


# ---- and what they show ----


def test_an_unreachable_proxy_is_named(stories: dict[str, Future[Story]]) -> None:
    words = ("127.0.0.1:", "the proxy cannot be reached", "Start it", "NEWSWAKE_PROXY", "HTTP_PROXY")
    fails(stories["three_troubles"].result(), 0, exits.NETWORK, *words)


def test_a_ca_file_without_certificates_is_named(stories: dict[str, Future[Story]]) -> None:
    words = ("no.pem: no certificates can be read", "NEWSWAKE_CA_FILE")
    fails(stories["three_troubles"].result(), 1, exits.NETWORK, *words)


@pytest.mark.skipif(not is_ordinary(), reason="root writes everywhere, and cannot give that up here (setpriv)")
def test_an_archive_folder_that_is_read_only(stories: dict[str, Future[Story]]) -> None:
    words = ("archive: cannot be written (Permission denied)", "Let the user who runs newswake write there")
    fails(stories["three_troubles"].result(), 2, exits.FAILURE, *words)


@pytest.mark.parametrize("kind", ["missing", "a folder"])
def test_a_wrong_ca_file_of_the_environment_is_named_before_anything_starts(ground: Ground, kind: str) -> None:
    """Prefect reads it too, when it is imported."""
    file = ground.folder if kind == "a folder" else ground.folder / "none.pem"
    told = ground.newswake(ground.base, "poll", SECOND, SSL_CERT_FILE=str(file))
    assert told.code == exits.NETWORK
    assert told.text.startswith(f"newswake: {file}: no certificates can be read from it (")
    assert told.text.endswith("Name a PEM file in NEWSWAKE_CA_FILE or SSL_CERT_FILE.\n")
    assert len(told.text.splitlines()) == 1


def test_certificates_of_an_authority_that_is_not_ours_are_told_of(stories: dict[str, Future[Story]]) -> None:
    found = stories["wrong_authority"].result()
    words = ("CERTIFICATE_VERIFY_FAILED", "localhost:", "CA file in NEWSWAKE_CA_FILE")
    fails(found, 0, exits.FAILURE, *words)
    broken = ask(found.data, "SELECT run_id FROM runs ORDER BY started_at LIMIT 1 OFFSET 1")[0]
    sql = "SELECT state, reason FROM run_ledger WHERE run_id = ? AND url LIKE 'https:%'"
    ledger = ask(found.data, sql, *broken)
    assert ledger
    assert {(state, words[0] in reason) for state, reason in ledger} == {("connect_error", True)}


def test_a_full_archive_disk_in_the_middle_of_a_run(stories: dict[str, Future[Story]]) -> None:
    found = stories["full_disk"].result()
    if not found.trouble:
        pytest.skip("no small disk can be mounted: `unshare --user --map-root-user --mount` is not allowed here")
    words = (".warc.gz: cannot be written (No space left on device; 0.0 MB are free)", "Free some space")
    fails(found, 0, exits.FAILURE, *words)
    _, left = found.trouble[0]
    assert len(left.files) > len(found.before.files), "it was full in the middle, not at the beginning"
    archived = {fetch.fetch_id for path in (found.data / "kept").iterdir() for fetch in fetches(path)}
    rows = ask(found.data, "SELECT fetch_id FROM fetch_log WHERE warc_file IS NOT NULL")
    assert {fetch_id for (fetch_id,) in rows} == archived, "every request that was archived has its row"


def test_a_robots_txt_that_changed_is_obeyed_and_told_of(stories: dict[str, Future[Rewritten]]) -> None:
    told = stories["rewritten_robots"].result()
    found = told.story
    changed = f"warning: {HOST}: its robots.txt has changed"
    check(found, 0, exits.WARNINGS, changed, "/news/world/", ended="warning")
    assert found.mended.code == exits.WARNINGS
    assert changed in found.mended.text
    closed, opened = told.stats
    assert closed["robots_violations"] == opened["robots_violations"] == 0
    assert [path for path in closed["paths"] if path.startswith("/news/world/")] == []
    assert [path for path in opened["paths"] if path.startswith("/news/world/")] != []
    sql = "SELECT state FROM run_ledger WHERE run_id = ? AND url LIKE '%/news/world/%'"
    runs = ask(found.data, "SELECT run_id FROM runs ORDER BY started_at")
    first, second, third = ({state for (state,) in ask(found.data, sql, *run)} for run in runs)
    assert first & third
    assert second == {"robots"}
    assert "robots" not in first | third
    assert len(ask(found.data, "SELECT * FROM robots_changes WHERE origin LIKE ?", f"%{HOST}%")) == len(told.stats)


# ---- a clock that is set ----


class SetClock(SystemClock):
    """The machine's clock, set by ``by`` as soon as ``due`` says so."""

    def __init__(self, by: timedelta, due: Callable[[], bool]) -> None:
        self._by = by
        self._due = due
        self._offset = timedelta()

    def now(self) -> datetime:
        if not self._offset and self._due():
            self._offset = self._by
        return super().now() + self._offset


def crawl(settings: Settings, clock: Clock) -> Run:
    """A poll of one source without Prefect. The run is over when it is given."""
    source = load_catalogue(CATALOGUE).source(FIRST)
    with open_run(settings, Opening("poll", "a poll"), lambda *_: None, clock) as run:
        rules = Rules(recheck="all", source_of_site={HOST.removeprefix("www."): source.id})
        with Work(run, rules, Budget(100, 10_000_000, 60)) as work:
            work.ask([source])
            while work.frontier.queued and work.exhausted is None:
                work.slice()
            work.defer_rest()
    return run


@pytest.mark.parametrize("days", [-3.0, 400.0])
def test_a_clock_that_jumps_during_a_run_and_before_the_next(tmp_path: Path, days: float) -> None:
    with DemoWeb() as web:
        settings = load_settings(data_dir=tmp_path, proxy=web.proxy_url, host_delay=DELAY_S, workers=1)
        during = crawl(settings, SetClock(timedelta(days=days), lambda: web.stats()["requests"] >= 3))
        kept = held(tmp_path)
        # Held against the beginning of the last run: the clock was set between the two.
        after = crawl(settings, SetClock(timedelta(days=-days), lambda: True))
        stats = web.stats()["hosts"][HOST]
    for run, jump in ((during, days), (after, -days)):
        (said,) = [item.message for item in run.warnings if item.subject == "clock"]
        assert float(said.split()[4]) == pytest.approx(jump * 86_400, abs=30)
        assert "Check the machine's time service" in said
    states = dict(ask(tmp_path, "SELECT run_id, state FROM runs"))
    assert states == {during.run_id: "warning", after.run_id: "warning"}
    ledger = {
        (run, state): count
        for run, state, count in ask(tmp_path, "SELECT run_id, state, count(*) FROM run_ledger GROUP BY ALL")
    }
    assert ledger == {
        (during.run_id, "stored"): 4,
        (during.run_id, "blocked"): 1,
        (after.run_id, "unchanged"): 4,
        (after.run_id, "blocked"): 1,
    }
    assert kept.articles == held(tmp_path).articles
    assert stats["least_interval_s"] >= DELAY_S - 0.005, "no delay was skipped"
    assert stats["most_concurrent"] == 1


# ---- what was archived, and not extracted any more ----


def test_requests_whose_pages_wait_for_a_worker_when_the_run_fails_are_noted(tmp_path: Path) -> None:
    settings = load_settings(data_dir=tmp_path)

    def fail() -> None:
        with open_run(settings, Opening("poll", "a poll"), lambda *_: None) as run:
            Keeper(run, Frontier(run.window), Rules()).fetched(made("https://a.example/a-story"))
            raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        fail()
    assert ask(tmp_path, "SELECT outcome FROM fetch_log") == [("ok",)]
