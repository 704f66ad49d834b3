from __future__ import annotations

import asyncio
import gzip
import os
import socket
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from extractors.errors import FetchError
from extractors.fetch.archive import read_record
from extractors.fetch.transport import ssl_context
from extractors.records import Request
from tests.extractors.fetch.conftest import reply

if TYPE_CHECKING:
    from collections.abc import Callable

    from extractors.records import Page
    from tests.extractors.fetch.conftest import Bench, Seen

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]

HTML = b"<html><body><p>" + b"A quiet morning on the square. " * 40 + b"</p></body></html>"


def fetch(bench: Bench, *requests: Request | Callable[[], Request], **settings: object) -> list[Page]:
    """Start the web, ask one after the other, stop."""

    async def main() -> list[Page]:
        async with bench.serving(), bench.fetcher(**settings) as fetcher:
            return [await fetcher.get(request() if callable(request) else request) for request in requests]

    return asyncio.run(main())


def page(bench: Bench, path: str = "/a", **settings: object) -> Page:
    return fetch(bench, lambda: Request(bench.web.url(path)), **settings)[0]


def stored(bench: Bench, page: Page) -> tuple[dict[str, str], bytes]:
    assert page.fetch.warc_file is not None
    assert page.fetch.warc_offset is not None
    return read_record(bench.folder / "archive" / page.fetch.warc_file, page.fetch.warc_offset)


def warcio_check(folder: Path) -> subprocess.CompletedProcess[str]:
    files = sorted(map(str, (folder / "archive").glob("*.warc.gz")))
    assert files
    code = "import sys; from warcio.cli import main; main(['check', '-v', *sys.argv[1:]])"
    return subprocess.run([sys.executable, "-c", code, *files], capture_output=True, text=True, check=False)


def test_a_page_comes_whole_and_is_archived(bench: Bench) -> None:
    bench.web.pages["/a"] = reply(
        200, gzip.compress(HTML), Content_Encoding="gzip", Content_Type="text/html; charset=UTF-8", ETag='"v1"'
    )
    got = page(bench)
    assert got.fetch.outcome == "ok"
    assert got.body == HTML
    assert (got.fetch.status, got.fetch.etag, got.fetch.charset) == (200, '"v1"', "utf-8")
    assert got.fetch.bytes_wire == len(gzip.compress(HTML))
    assert got.fetch.peer == "127.0.0.1"
    assert got.fetch.robots == "open 404"
    assert stored(bench, got)[1] == HTML
    check = warcio_check(bench.folder)
    assert check.returncode == 0, check.stdout
    assert "digest pass" in check.stdout


def test_robots_txt_is_asked_first_and_recorded(bench: Bench) -> None:
    bench.web.pages["/a"] = reply(200, HTML)
    page(bench)
    assert [seen.path for seen in bench.web.seen] == ["/robots.txt", "/a"]
    assert [fetch.purpose for fetch in bench.notes.fetches] == ["robots", "article"]
    assert bench.notes.snapshots[0].verdict == "open"
    assert bench.notes.snapshots[0].fetch_id == bench.notes.fetches[0].fetch_id


def test_rules_that_another_process_asked_for_are_recorded_as_the_same_answer(bench: Bench) -> None:
    async def main() -> None:
        async with bench.serving() as web:
            for run_id in ("killed-before-it-could-note", "next"):
                async with bench.fetcher(run_id) as fetcher:
                    await fetcher.robots(web.url("/"))

    asyncio.run(main())
    asked, shared = bench.notes.snapshots
    assert [seen.path for seen in bench.web.seen] == ["/robots.txt"]
    assert shared == replace(asked, fetch_id=None)


def test_what_robots_txt_forbids_is_not_asked_for(bench: Bench) -> None:
    bench.web.pages["/robots.txt"] = reply(200, b"User-agent: newswake\nDisallow: /a\n")
    bench.web.pages["/a"] = reply(200, HTML)
    got = page(bench)
    assert (got.fetch.outcome, got.fetch.attempt, got.fetch.robots) == ("robots", 0, "forbidden")
    assert bench.web.asked("/a") == 0


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_robots_txt_that_fails_closes_the_host(bench: Bench, status: int) -> None:
    bench.web.pages["/robots.txt"] = reply(status)
    got = page(bench)
    assert got.fetch.outcome == "robots"
    assert got.fetch.robots == f"closed {status}"
    assert bench.web.asked("/a") == 0


def test_redirects_are_followed_and_each_answer_is_archived(bench: Bench) -> None:
    bench.web.pages["/a"] = reply(301, Location="/b")
    bench.web.pages["/b"] = reply(302, Location="c?x=1#part")
    bench.web.pages["/c?x=1"] = reply(200, HTML)
    got = page(bench)
    assert got.fetch.outcome == "ok"
    assert got.fetch.final_url == bench.web.url("/c?x=1")
    assert got.fetch.redirects == (bench.web.url("/a"), bench.web.url("/b"))
    assert warcio_check(bench.folder).stdout.count(" response") == 4


def test_each_redirect_is_judged_by_the_robots_txt_of_its_host(bench: Bench) -> None:
    bench.web.pages["/robots.txt"] = reply(200, b"User-agent: *\nDisallow: /b")
    bench.web.pages["/a"] = reply(301, Location="/b")
    got = page(bench)
    assert got.fetch.outcome == "robots"
    assert got.fetch.final_url == bench.web.url("/b")
    assert bench.web.asked("/b") == 0


@pytest.mark.parametrize(
    ("location", "outcome", "why"),
    [
        ("/a", "redirect_error", "circle"),
        ("ftp://a.example/", "refused", "no web address"),
        ("http://127.0.0.1:9/", "refused", "port 9"),
    ],
)
def test_redirects_that_we_do_not_follow(bench: Bench, location: str, outcome: str, why: str) -> None:
    bench.web.pages["/a"] = reply(302, Location=location)
    got = page(bench)
    assert (got.fetch.outcome, got.fetch.status, got.fetch.attempt) == (outcome, 302, 1)
    assert why in (got.fetch.error or "")


def test_redirects_end_somewhere(bench: Bench) -> None:
    for number in range(12):
        bench.web.pages[f"/{number}"] = reply(302, Location=f"/{number + 1}")
    got = page(bench, "/0", max_redirects=3)
    assert got.fetch.outcome == "redirect_error"
    assert got.fetch.error == "more than 3 redirects"
    assert len(bench.web.seen) == 5


def test_every_request_has_its_row(bench: Bench) -> None:
    bench.web.pages["/a"] = reply(301, Location="/b")
    bench.web.pages["/b"] = [reply(500), reply(302, Location="/c")]
    bench.web.pages["/c"] = reply(200, HTML, TDM_Reservation="1")
    page(bench, max_attempts=2, host_delay=0.05)
    rows = [row for row in bench.notes.fetches if row.purpose == "article"]
    assert [(row.outcome, row.attempt, row.hop, row.final_url.rpartition("/")[2]) for row in rows] == [
        ("redirect", 1, 0, "a"),
        ("http_error", 1, 1, "b"),
        ("redirect", 2, 0, "a"),
        ("redirect", 2, 1, "b"),
        ("ok", 2, 2, "c"),
    ]
    assert len({row.chain_id for row in rows}) == 1
    assert len({row.fetch_id for row in rows}) == 5
    assert [row.delay_ms for row in rows] == [50] * 5
    assert all(row.latency_ms is not None and row.latency_ms <= row.elapsed_ms for row in rows)
    assert rows[-1].opt_outs == ("tdm-reservation: 1",)
    assert {record.kind for row in rows for record in row.records} == {"response", "request", "metadata"}
    ends = [row.started_at + timedelta(milliseconds=row.elapsed_ms) for row in rows]
    gaps = [after.started_at - end for end, after in zip(ends, rows[1:], strict=False)]
    assert min(gaps) >= timedelta(milliseconds=49)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [(404, "not_found"), (410, "not_found"), (403, "blocked"), (402, "blocked"), (418, "http_error")],
)
def test_a_4xx_is_an_outcome_and_is_not_tried_again(bench: Bench, status: int, outcome: str) -> None:
    bench.web.pages["/a"] = reply(status, b"no")
    got = page(bench, max_attempts=3)
    assert (got.fetch.outcome, got.fetch.status, got.body) == (outcome, status, None)
    assert bench.web.asked("/a") == 1
    assert stored(bench, got)[1] == b"no"


def test_a_conditional_request_gets_a_304(bench: Bench) -> None:
    async def conditional(seen: Seen, writer: asyncio.StreamWriter) -> None:
        fresh = seen.headers.get("if-none-match") == '"v1"' and "if-modified-since" in seen.headers
        writer.write(reply(304 if fresh else 200, ETag='"v1"'))

    bench.web.pages["/a"] = conditional
    when = "Sat, 08 Jan 2022 10:00:00 GMT"
    got = fetch(bench, lambda: Request(bench.web.url("/a"), etag='"v1"', last_modified=when))[0]
    assert (got.fetch.outcome, got.body) == ("not_modified", None)
    check = warcio_check(bench.folder)
    assert check.returncode == 0, check.stdout
    assert "revisit" in check.stdout


def test_validators_go_only_to_the_address_that_gave_them(bench: Bench) -> None:
    bench.web.pages["/a"] = reply(302, Location="/b")
    bench.web.pages["/b"] = reply(304)
    moved, held = fetch(
        bench,
        lambda: Request(bench.web.url("/a"), "front", etag='"1"'),
        lambda: Request(bench.web.url("/a"), "front", etag='"1"', validators_of=bench.web.url("/b")),
    )
    assert moved.fetch.outcome == "http_error", "a page that it leads to now says nothing of the one that is held"
    assert held.fetch.outcome == "not_modified"
    sent = [(seen.path, seen.headers.get("if-none-match")) for seen in bench.web.seen if seen.path != "/robots.txt"]
    assert sent == [("/a", '"1"'), ("/b", None), ("/a", None), ("/b", '"1"')]


def test_pages_that_fail_with_all_their_tries_count_once_each(bench: Bench) -> None:
    """Two bad pages close no host; a third in a row does, and the next run still leaves it alone."""
    for number in range(4):
        bench.web.pages[f"/{number}"] = reply(500)

    async def main() -> list[Page]:
        rules = {"max_attempts": 2, "breaker_failures": 3}
        async with bench.serving():
            async with bench.fetcher("run-one", **rules) as fetcher:
                first = [await fetcher.get(Request(bench.web.url(f"/{number}"))) for number in range(4)]
            async with bench.fetcher("run-two", **rules) as fetcher:
                return [*first, await fetcher.get(Request(bench.web.url("/other")))]

    got = asyncio.run(main())
    assert [(page.fetch.outcome, page.fetch.attempt) for page in got] == [
        *[("http_error", 2)] * 2,
        *[("retry_later", 0)] * 3,
    ]
    assert "3 failures in a row" in (got[-1].fetch.error or "")
    assert [bench.web.asked(path) for path in ("/0", "/1", "/2", "/3", "/other")] == [2, 2, 1, 0, 0]


def test_a_network_of_ours_that_is_down_is_not_held_against_hosts(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def down(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    bench.web.pages["/a"] = reply(200, HTML)

    async def main() -> list[Page]:
        async with bench.serving(), bench.fetcher(breaker_failures=2, respect_robots=False) as fetcher:
            with monkeypatch.context() as patched:
                patched.setattr(socket, "getaddrinfo", down)
                lost = [await fetcher.get(Request(bench.web.url(f"/{n}", "localhost"))) for n in range(4)]
            return [*lost, await fetcher.get(Request(bench.web.url("/a", "localhost")))]

    assert [page.fetch.outcome for page in asyncio.run(main())] == [*["connect_error"] * 4, "ok"]


def test_a_validator_cannot_smuggle_headers(bench: Bench) -> None:
    bench.web.pages["/a"] = reply(200, HTML)
    got = fetch(bench, lambda: Request(bench.web.url("/a"), etag='"v1"\r\nX-Evil: 1'))[0]
    assert got.fetch.outcome == "ok"
    assert "x-evil" not in bench.web.seen[-1].headers
    assert "if-none-match" not in bench.web.seen[-1].headers


def test_a_slow_drip_meets_the_deadline(bench: Bench) -> None:
    async def drip(_: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(100):
            writer.write(b"<p>")
            await writer.drain()
            await asyncio.sleep(0.05)

    bench.web.pages["/a"] = drip
    began = time.monotonic()
    got = page(bench, request_deadline=0.4)
    assert time.monotonic() - began < 2
    assert (got.fetch.outcome, got.body, got.fetch.status) == ("timeout", None, 200)
    assert stored(bench, got)[1].startswith(b"<p><p>")


def test_a_host_that_never_answers_meets_the_deadline(bench: Bench) -> None:
    async def silence(_: Seen, __: asyncio.StreamWriter) -> None:
        await asyncio.sleep(2)

    bench.web.pages["/a"] = silence
    got = page(bench, request_deadline=0.2)
    assert (got.fetch.outcome, got.fetch.status, got.fetch.warc_file) == ("timeout", None, None)


def test_a_body_over_the_cap_is_not_read_to_its_end(bench: Bench) -> None:
    async def endless(_: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not writer.is_closing():
            writer.write(b"x" * 10_000)
            await writer.drain()

    bench.web.pages["/announced"] = reply(200, b"x" * 5000)
    bench.web.pages["/endless"] = endless
    for path, stored_bytes in (("/announced", 0), ("/endless", 2000)):
        got = page(bench, path, max_wire_bytes=2000)
        assert (got.fetch.outcome, got.body, got.fetch.bytes_wire) == ("too_large", None, stored_bytes)


def test_a_gzip_bomb_does_not_go_off(bench: Bench) -> None:
    bench.web.pages["/a"] = reply(200, gzip.compress(b"\0" * 20_000_000), Content_Encoding="gzip")
    got = page(bench, max_body_bytes=1_000_000)
    assert (got.fetch.outcome, got.body) == ("too_large", None)


def test_a_body_that_ends_early_is_never_taken_as_whole(bench: Bench) -> None:
    async def short(_: Seen, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nonly this")

    bench.web.pages["/a"] = short
    bench.web.pages["/b"] = reply(200, gzip.compress(HTML)[:-20], Content_Encoding="gzip")
    for path, outcome in (("/a", "truncated"), ("/b", "decode_error")):
        got = page(bench, path)
        assert (got.fetch.outcome, got.body) == (outcome, None)
        assert got.fetch.warc_file is not None
    assert warcio_check(bench.folder).returncode == 0


def test_films_are_not_read(bench: Bench) -> None:
    bench.web.pages["/a"] = reply(200, b"x" * 1000, Content_Type="video/mp4")
    got = page(bench)
    assert got.fetch.outcome == "refused"
    assert got.fetch.error == "content type video/mp4"


def test_chunks_are_joined_in_the_archive(bench: Bench) -> None:
    bench.web.pages["/a"] = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    got = page(bench)
    headers, body = stored(bench, got)
    assert got.body == body == b"abcde"
    assert headers["content-length"] == "5"
    assert headers["x-archive-orig-transfer-encoding"] == "chunked"
    assert "transfer-encoding" not in headers


def test_the_same_body_again_is_a_revisit(bench: Bench) -> None:
    bench.web.pages["/a"] = bench.web.pages["/b"] = reply(200, HTML)
    first, second = fetch(bench, lambda: Request(bench.web.url("/a")), lambda: Request(bench.web.url("/b")))
    assert stored(bench, first)[1] == stored(bench, second)[1] == HTML
    check = warcio_check(bench.folder)
    assert check.returncode == 0, check.stdout
    assert check.stdout.count(" revisit") == 1


def test_a_host_that_asks_for_a_rest_gets_it(bench: Bench) -> None:
    bench.web.pages["/a"] = [reply(503, Retry_After="1"), reply(200, HTML)]
    got = page(bench, max_attempts=2)
    assert (got.fetch.outcome, got.fetch.attempt) == ("ok", 2)
    assert [fetch.status for fetch in bench.notes.fetches] == [404, 503, 200]
    assert got.fetch.wait_reason == "retry_after 503"
    assert bench.web.seen[2].at - bench.web.seen[1].at >= 1


def test_a_long_rest_is_remembered_by_the_next_run(bench: Bench) -> None:
    bench.web.pages["/a"] = reply(429, Retry_After="3600")

    async def main() -> tuple[Page, Page]:
        async with bench.serving():
            async with bench.fetcher("run-one", max_attempts=3) as fetcher:
                first = await fetcher.get(Request(bench.web.url("/a")))
            async with bench.fetcher("run-two", max_attempts=3) as fetcher:
                return first, await fetcher.get(Request(bench.web.url("/b")))

    first, second = asyncio.run(main())
    assert (first.fetch.outcome, first.fetch.attempt) == ("retry_later", 1)
    assert (second.fetch.outcome, second.fetch.attempt) == ("retry_later", 0)
    assert second.fetch.retry_at is not None
    assert first.fetch.retry_at is not None
    assert abs((second.fetch.retry_at - first.fetch.retry_at).total_seconds()) < 1
    assert bench.web.asked("/b") == 0


def test_the_interval_is_kept_and_others_need_not_wait(bench: Bench) -> None:
    bench.web.pages["/robots.txt"] = reply(200, b"User-agent: *\nCrawl-delay: 0.3\n")
    for name in "abc":
        bench.web.pages[f"/{name}"] = reply(200, HTML)

    async def main() -> None:
        async with bench.serving(), bench.fetcher(host_delay=0.1) as fetcher:
            urls = [bench.web.url(f"/{name}") for name in "abc"]
            urls += [bench.web.url("/a", host="localhost")]
            await asyncio.gather(*(fetcher.get(Request(url)) for url in urls))

    asyncio.run(main())
    own = [seen.at for seen in bench.web.seen if seen.headers["host"].startswith("127")]
    assert len(own) == 4
    gaps = [after - before for before, after in pairwise(own)]
    assert min(gaps) >= 0.3, "what robots.txt asks for holds from that very request on"
    waited = [fetch for fetch in bench.notes.fetches if fetch.purpose == "article" and "127" in fetch.final_url]
    assert waited[-1].wait_reason == "crawl_delay 0.3 s"
    assert waited[-1].waited_ms >= 600
    assert {fetch.delay_ms for fetch in waited} == {300}


def test_a_redirect_on_the_same_host_keeps_the_turn_and_the_interval(bench: Bench) -> None:
    bench.web.pages["/a"] = reply(302, Location="/b")
    bench.web.pages["/b"] = reply(200, HTML)
    got = page(bench, host_delay=0.2)
    times = [seen.at for seen in bench.web.seen]
    assert min(times[1] - times[0], times[2] - times[1]) >= 0.2
    assert got.fetch.outcome == "ok"


def test_another_live_run_has_it(bench: Bench) -> None:
    bench.web.pages["/a"] = reply(200, HTML)

    async def main() -> tuple[Page, Page, Page]:
        async with bench.serving(), bench.fetcher("run-one") as one, bench.fetcher("run-two") as two:
            request = Request(bench.web.url("/a"))
            seed = Request(bench.web.url("/a"), "seed")
            return await one.get(request), await two.get(request), await two.get(seed)

    first, second, seed = asyncio.run(main())
    assert (first.fetch.outcome, second.fetch.outcome, second.fetch.attempt) == ("ok", "shared", 0)
    assert seed.fetch.outcome == "ok"


def test_what_a_source_lists_is_asked_by_every_run_that_needs_it(bench: Bench) -> None:
    bench.web.pages["/feed.xml"] = reply(200, b"<rss></rss>")

    async def main() -> list[Page]:
        async with bench.serving(), bench.fetcher("run-one") as one, bench.fetcher("run-two") as two:
            request = Request(bench.web.url("/feed.xml"), "feed")
            return [await one.get(request), await two.get(request)]

    assert [page.fetch.outcome for page in asyncio.run(main())] == ["ok", "ok"]


def test_a_page_that_was_given_up_can_be_had_by_another_run(bench: Bench) -> None:
    async def main() -> Page:
        async with bench.serving(), bench.fetcher("run-one", host_delay=30) as one, bench.fetcher("run-two") as two:
            await one.robots(bench.web.url("/"))
            waiting = asyncio.create_task(one.get(Request(bench.web.url("/a"))))
            await asyncio.sleep(0.1)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
            return await asyncio.wait_for(two.get(Request("http://nowhere.invalid/")), 20)

    bench.web.pages["/a"] = reply(200, HTML)
    assert asyncio.run(main()).fetch.outcome == "connect_error"

    from extractors.fetch.leases import Leases  # noqa: PLC0415 - only this test looks into the store
    from extractors.urls import dedupe_key  # noqa: PLC0415 - as above

    leases = Leases(bench.folder / "leases.sqlite", "run-one")
    assert not leases.has(dedupe_key(bench.web.url("/a")))
    leases.close()


def test_no_cookie_is_kept(bench: Bench) -> None:
    bench.web.pages["/a"] = reply(302, Location="/b", Set_Cookie="who=me; Path=/")
    bench.web.pages["/b"] = reply(200, HTML)
    page(bench)
    assert all("cookie" not in seen.headers for seen in bench.web.seen)


def test_private_addresses_are_refused_at_the_connection(bench: Bench) -> None:
    bench.web.pages["/a"] = reply(200, HTML)
    got = page(bench, allow_private=False)
    assert (got.fetch.outcome, got.fetch.attempt) == ("refused", 0)
    assert not bench.web.seen


def test_a_proxy_that_is_down_stops_the_run(bench: Bench) -> None:
    with pytest.raises(FetchError, match="NEWSWAKE_PROXY"):
        fetch(bench, Request("http://outlet.example/a"), proxy="http://127.0.0.1:9")


def test_a_proxy_is_asked_for_the_whole_address(bench: Bench) -> None:
    bench.web.pages["outlet.example/a"] = reply(200, HTML)

    async def main() -> Page:
        async with bench.serving() as web:
            proxy = f"http://127.0.0.1:{web.port}"
            async with bench.fetcher(proxy=proxy, allow_private=False) as fetcher:
                return await fetcher.get(Request("http://outlet.example/a"))

    got = asyncio.run(main())
    assert got.fetch.outcome == "ok"
    assert [seen.path for seen in bench.web.seen] == ["outlet.example/robots.txt", "outlet.example/a"]


def test_a_ca_file_that_is_none_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "ca.pem"
    wrong.write_text("no certificate")
    with pytest.raises(FetchError, match=r"ca\.pem"):
        ssl_context(wrong)


CHILD = textwrap.dedent("""
    import asyncio, sys
    from pathlib import Path
    from tests.extractors.fetch.conftest import Bench, Web
    from extractors.records import Request

    async def main(folder, port, run_id):
        bench = Bench(Web(port=int(port)), Path(folder))
        async with bench.fetcher(run_id, host_delay=0.15) as fetcher:
            for number in range(4):
                page = await fetcher.get(Request(bench.web.url(f"/{number}")))
                print(page.fetch.outcome, flush=True)
            sys.stdin.read()

    asyncio.run(main(*sys.argv[1:]))
""")


def test_two_processes_keep_the_interval_and_share_the_pages(bench: Bench) -> None:
    for number in range(4):
        bench.web.pages[f"/{number}"] = reply(200, HTML + b"%d" % number)

    async def main() -> list[str]:
        async with bench.serving() as web:
            children = [
                await asyncio.create_subprocess_exec(
                    sys.executable,
                    "-c",
                    CHILD,
                    str(bench.folder),
                    str(web.port),
                    run_id,
                    stdin=asyncio.subprocess.PIPE,
                    stdout=asyncio.subprocess.PIPE,
                    env={**os.environ, "PYTHONPATH": str(Path.cwd())},
                )
                for run_id in ("run-one", "run-two")
            ]
            lines = [await child.stdout.readline() for child in children for _ in range(4)]  # type: ignore[union-attr]
            # Both live until both are through: the claims of a dead run are void.
            await asyncio.gather(*(child.communicate(b"") for child in children))
            return b"".join(lines).decode().split()

    outcomes = asyncio.run(main())
    assert sorted(outcomes) == ["ok"] * 4 + ["shared"] * 4
    assert len(bench.web.seen) == 5
    times = [seen.at for seen in bench.web.seen]
    assert min(after - before for before, after in pairwise(times)) >= 0.149
