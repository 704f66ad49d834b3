"""`newswake sources add` and `check` against invented outlets behind a loopback proxy."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from config.catalogue import load_catalogue
from flows import exits
from tests.flows.conftest import ROOT
from tests.flows.outlet_web import XML, OutletWeb, Says, announced, feed, moved, page, robots, sitemap, story
from warehouse import db

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.flows.conftest import Newswake

pytestmark = [pytest.mark.loopback, pytest.mark.enable_socket]

NEWSWAKE = str(Path(sys.executable).with_name("newswake"))
SITE = "http://www.ferry-post.example"
PLAIN = {
    f"{SITE}/robots.txt": robots("User-agent: *", "Disallow: /private", f"Sitemap: {SITE}/maps/index.xml"),
    f"{SITE}/": page(head=announced("/rss/all", "/comments/feed/")),
    f"{SITE}/rss/all": feed(SITE, 1, 2, 3, 14),
    f"{SITE}/comments/feed/": feed(SITE, 1, 2, title="Comments for The Ferry Post"),
    f"{SITE}/maps/index.xml": sitemap(f"{SITE}/maps/news.xml", f"{SITE}/maps/2025-03.xml", index=True),
    f"{SITE}/maps/news.xml": sitemap(story(SITE, 14), news=True),
    f"{SITE}/maps/2025-03.xml": sitemap(*(story(SITE, number) for number in range(1, 9))),
}


@pytest.fixture
def web(place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., OutletWeb]]:
    """Start a web of these addresses and let newswake use it."""
    opened: list[OutletWeb] = []

    def start(says: dict[str, Says]) -> OutletWeb:
        found = OutletWeb(says).__enter__()
        opened.append(found)
        monkeypatch.setenv("NEWSWAKE_PROXY", found.url)
        monkeypatch.setenv("NEWSWAKE_HOST_DELAY", "0")
        monkeypatch.setenv("NEWSWAKE_MAX_ATTEMPTS", "1")
        return found

    yield start
    for found in opened:
        found.__exit__()


def asked_in(place: Path) -> list[str]:
    sql = "SELECT final_url FROM fetch_log WHERE attempt > 0 ORDER BY started_at"
    with db.read_only(place / "data" / "warehouse" / "current.duckdb") as con:
        return [url.replace(".example:80/", ".example/") for (url,) in con.execute(sql).fetchall()]


def endpoints(place: Path, name: str = "ferry-post") -> list[tuple[str, str]]:
    found = load_catalogue(place / "catalogue").sources[name].endpoints
    return [(item.kind, item.url.removeprefix(SITE)) for item in found]


def written(place: Path) -> list[str]:
    return sorted(path.name for path in (place / "catalogue" / "sources").iterdir())


def test_an_outlet_is_added_through_the_console_script(place: Path, web: Callable[..., OutletWeb]) -> None:
    server = web(PLAIN)
    command = [NEWSWAKE, "sources", "add", f"{SITE}/2025/03/01/a-story"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stdout) == (exits.OK, f"{place}/catalogue/sources/ferry-post.toml\n")
    assert "newswake poll ferry-post" in done.stderr
    assert "it lists readers' comments" in done.stderr
    text = (place / "catalogue" / "sources" / "ferry-post.toml").read_text()
    assert "# 4 articles, of 2025-03-01 to 2025-03-14" in text
    source = load_catalogue(place / "catalogue").sources["ferry-post"]
    assert (source.name, source.homepage, source.languages) == ("The Ferry Post", f"{SITE}/", ("en",))
    assert not source.autodiscover
    assert all(item.verified and item.origin == "found" for item in source.endpoints)
    assert endpoints(place) == [
        ("news_sitemap", "/maps/news.xml"),
        ("feed", "/rss/all"),
        ("sitemap", "/maps/index.xml"),
    ]
    # Every request stands in the log, robots.txt first, and in the archive.
    logged = asked_in(place)
    assert sorted(logged) == sorted(server.asked)
    assert logged[0] == f"{SITE}/robots.txt"
    assert list((place / "data" / "archive").glob("*.warc.gz"))


def test_a_dry_run_prints_the_file_and_writes_none(
    newswake: Newswake, place: Path, web: Callable[..., OutletWeb]
) -> None:
    web(PLAIN)
    result = newswake("sources", "add", SITE, "--dry-run", "--name", "Ferry", "--country", "xf", "--every", "30m")
    assert result.exit_code == exits.OK
    told = tomllib.loads(result.stdout)
    assert (told["name"], told["country"], told["every"]) == ("Ferry", "xf", "30m")
    assert len(told["endpoints"]) == 3
    assert written(place) == []


def test_json_tells_what_was_taken_and_what_not(newswake: Newswake, place: Path, web: Callable[..., OutletWeb]) -> None:
    web(PLAIN)
    told = json.loads(newswake("sources", "add", SITE, "--json", "--id", "ferry").stdout)
    assert told["source"]["id"] == "ferry"
    assert told["path"] == f"{place}/catalogue/sources/ferry.toml"
    left = {item["url"]: item["why"] for item in told["lists"] if not item["taken"]}
    assert left == {f"{SITE}/comments/feed/": "it lists readers' comments"}
    assert written(place) == ["ferry.toml"]


def on_a_terminal(arguments: list[str], typed: bytes) -> tuple[int, str]:
    """The console script on a terminal of its own."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen([NEWSWAKE, *arguments], stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT)
    os.close(theirs)
    os.write(ours, typed)
    told = b""
    while True:
        try:
            piece = os.read(ours, 4096)
        except OSError:
            break
        told += piece
        if not piece:
            break
    os.close(ours)
    return child.wait(60), told.decode("utf-8", "replace")


@pytest.mark.parametrize(
    ("typed", "code", "files"), [(b"n\n", exits.FAILURE, []), (b"y\n", exits.OK, ["ferry-post.toml"])]
)
def test_on_a_terminal_it_asks_first(
    place: Path, web: Callable[..., OutletWeb], typed: bytes, code: int, files: list[str]
) -> None:
    web(PLAIN)
    found, told = on_a_terminal(["sources", "add", SITE], typed)
    assert "Write this source?" in told
    assert "news sitemap" in told
    assert "/maps/news.xml" in told
    assert (found, written(place)) == (code, files)


def test_yes_asks_nothing(place: Path, web: Callable[..., OutletWeb]) -> None:
    web(PLAIN)
    found, told = on_a_terminal(["sources", "add", SITE, "--yes"], b"")
    assert found == exits.OK
    assert "Write this source?" not in told
    assert written(place) == ["ferry-post.toml"]


@pytest.mark.parametrize(
    "given", ["ferry-post.example", "http://ferry-post.example", "http://ferry-post.example/a/b?c=d"]
)
def test_a_homepage_that_redirects_is_followed(
    newswake: Newswake, place: Path, web: Callable[..., OutletWeb], given: str
) -> None:
    web(
        {
            "http://ferry-post.example/": moved(f"{SITE}/"),
            f"{SITE}/": moved(f"{SITE}/en/"),
            f"{SITE}/en/": page(head=announced("/en/feed")),
            f"{SITE}/en/feed": feed(SITE, 1, 2),
        }
    )
    result = newswake("sources", "add", given)
    assert result.exit_code == exits.OK, result.stderr
    source = load_catalogue(place / "catalogue").sources["ferry-post"]
    assert source.homepage == f"{SITE}/en/"
    assert endpoints(place) == [("feed", "/en/feed")]


def test_sections_are_taken_where_nothing_else_lists_articles(
    newswake: Newswake, place: Path, web: Callable[..., OutletWeb]
) -> None:
    def links(*numbers: int) -> str:
        return "".join(
            f"<article><h2><a href='{story(SITE, number)}'>The ferry was late by {number} hours</a></h2></article>"
            for number in numbers
        )

    web(
        {
            f"{SITE}/": page(f"<nav><a href='/world'>World</a> <a href='/sport'>Sport</a></nav>{links(1, 2)}"),
            f"{SITE}/world": page(links(1, 2, 3)),
            f"{SITE}/sport": page(links(7, 8)),
        }
    )
    assert newswake("sources", "add", SITE).exit_code == exits.OK
    assert sorted(endpoints(place)) == [("section", "/sport"), ("section", "/world")]
    # Its front page is asked too, by autodiscovery.
    assert load_catalogue(place / "catalogue").sources["ferry-post"].autodiscover


def test_sections_that_are_not_needed_are_named(newswake: Newswake, place: Path, web: Callable[..., OutletWeb]) -> None:
    menu = "<nav><a href='/world'>World</a> <a href='/politics'>Politics</a> <a href='/account'>Log in</a></nav>"
    site = web(PLAIN | {f"{SITE}/": page(menu, head=announced("/rss/all"))})
    result = newswake("sources", "add", SITE)
    assert result.exit_code == exits.OK
    assert "sections, not asked: /world, /politics\n" in result.stderr
    assert not {f"{SITE}/world", f"{SITE}/politics"} & set(site.asked)
    text = (place / "catalogue" / "sources" / "ferry-post.toml").read_text(encoding="utf-8")
    assert f'# Sections, not asked (an endpoint of kind "section" asks one): {SITE}/world {SITE}/politics\n' in text
    assert "section" not in {kind for kind, _ in endpoints(place)}


REFUSALS: list[tuple[str, dict[str, Says], str]] = [
    ("html without lists", {f"{SITE}/": page("<p>Nothing here yet.</p>")}, "lists no articles"),
    ("robots forbids all", {f"{SITE}/robots.txt": robots("User-agent: *", "Disallow: /")}, "robots.txt forbids"),
    ("robots out of order", {f"{SITE}/robots.txt": Says(status=503)}, "cannot be looked at: robots.txt"),
    (
        "another site",
        {f"{SITE}/": moved("http://www.other-post.example/")},
        "sources add http://www.other-post.example/",
    ),
    ("a login", {f"{SITE}/": Says(status=401)}, "401"),
    ("a paywall for robots", {f"{SITE}/": Says(status=403, body=b"<html><title>403 Forbidden</title>")}, "403"),
    ("nothing at all", {}, "404"),
    (
        "junk for a feed",
        {f"{SITE}/": page(head=announced("/feed")), f"{SITE}/feed": Says(b"<rss>" + b"junk & <" * 1_300_000, kind=XML)},
        "lists no articles",
    ),
    (
        "articles of others",
        {f"{SITE}/": page(head=announced("/feed")), f"{SITE}/feed": feed("http://www.other-post.example", 1, 2)},
        "no articles of the site",
    ),
    ("an empty feed", {f"{SITE}/": page(head=announced("/feed")), f"{SITE}/feed": feed(SITE)}, "it lists nothing"),
]


@pytest.mark.parametrize(("says", "message"), [row[1:] for row in REFUSALS], ids=[row[0] for row in REFUSALS])
def test_what_cannot_be_added_is_said_and_not_written(
    newswake: Newswake, place: Path, web: Callable[..., OutletWeb], says: dict[str, Says], message: str
) -> None:
    server = web(says)
    result = newswake("sources", "add", SITE)
    assert result.exit_code == exits.FAILURE, result.output
    assert message in result.stderr
    assert result.stdout == ""
    assert written(place) == []
    assert sorted(asked_in(place)) == sorted(server.asked)


def test_nobody_there_is_said_at_once(newswake: Newswake, place: Path) -> None:
    result = newswake("sources", "add", "http://127.0.0.1:9/")
    assert result.exit_code == exits.FAILURE
    assert "cannot be looked at" in result.stderr
    assert written(place) == []


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("ftp://www.ferry-post.example/",), exits.CONFIG, "no http or https address"),
        (("file:///etc/passwd",), exits.CONFIG, "no http or https address"),
        (("https://me:secret@ferry-post.example/",), exits.CONFIG, "no http or https address"),
        (("",), exits.CONFIG, "no http or https address"),
        (("two words",), exits.CONFIG, "no http or https address"),
        ((SITE, "--id", "Ferry Post"), exits.CONFIG, "id"),
        ((SITE, "--country", "Great Britain"), exits.CONFIG, "country"),
        ((SITE, "--every", "often"), exits.CONFIG, "duration"),
        ((SITE, "--id", "taken"), exits.CONFIG, "already"),
        (("www.known.example",), exits.CONFIG, "as taken"),
        (("https://known.example/2025/a-story",), exits.CONFIG, "as taken"),
    ],
)
def test_what_is_wrong_is_said_before_anybody_is_asked(
    newswake: Newswake, place: Path, web: Callable[..., OutletWeb], arguments: tuple[str, ...], code: int, message: str
) -> None:
    server = web(PLAIN)
    file = place / "catalogue" / "sources" / "taken.toml"
    file.write_text('name = "Known"\nhomepage = "https://known.example/"\n')
    before = file.read_text()
    result = newswake("sources", "add", *arguments)
    assert result.exit_code == code
    assert message in result.stderr
    assert server.asked == []
    assert file.read_text() == before
    assert written(place) == ["taken.toml"]


def test_a_homepage_that_turns_out_to_be_known_is_not_added_twice(
    newswake: Newswake, place: Path, web: Callable[..., OutletWeb]
) -> None:
    web(PLAIN | {"http://m.ferry-post.example/": moved(f"{SITE}/")})
    assert newswake("sources", "add", SITE, "--id", "first").exit_code == exits.OK
    result = newswake("sources", "add", "http://m.ferry-post.example/")
    assert result.exit_code == exits.CONFIG
    assert "as first" in result.stderr
    assert written(place) == ["first.toml"]


@pytest.mark.skipif(os.geteuid() != 0, reason="drops root's rights with setpriv")
def test_a_catalogue_that_cannot_be_written_is_said_before_anybody_is_asked(
    place: Path, web: Callable[..., OutletWeb]
) -> None:
    server = web(PLAIN)
    folder = place / "catalogue" / "sources"
    folder.chmod(0o555)
    ordinary = ("setpriv", "--bounding-set=-dac_override,-dac_read_search")
    command = [*ordinary, NEWSWAKE, "sources", "add", SITE]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL)
    folder.chmod(0o755)
    assert done.returncode == exits.CONFIG
    assert "cannot be written" in done.stderr
    assert server.asked == []


def test_what_the_web_says_reaches_neither_terminal_nor_file_raw(
    newswake: Newswake, place: Path, web: Callable[..., OutletWeb]
) -> None:
    nasty = "Ferry&#10;[[endpoints]]&#10;url = 1&#27;[31m \u202e"
    web(
        {
            f"{SITE}/": page(head=f'<meta property="og:site_name" content="{nasty}">' + announced("/feed")),
            f"{SITE}/feed": feed(SITE, 1, 2, title=nasty),
        }
    )
    result = newswake("sources", "add", SITE)
    assert result.exit_code == exits.OK
    text = (place / "catalogue" / "sources" / "ferry-post.toml").read_text()
    for shown in (text, result.output):
        assert "\x1b" not in shown
        assert "\u202e" not in shown
    assert endpoints(place) == [("feed", "/feed")]


def test_check_has_a_row_per_source(newswake: Newswake, place: Path, web: Callable[..., OutletWeb]) -> None:
    web(PLAIN)
    newswake("sources", "add", SITE)
    (place / "catalogue" / "sources" / "asleep.toml").write_text(
        'name = "A"\nhomepage = "https://asleep.example/"\nactive = false\n'
    )
    result = newswake("sources", "check", "--strict")
    assert result.exit_code == exits.OK
    assert "0 seeds and 2 sources" in result.stderr
    head, *rows = [line.split("\t") for line in result.stdout.splitlines()]
    states = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    assert states["asleep"]["state"] == "paused"
    assert states["ferry-post"]["state"] == "never_asked"
    assert "newswake poll" in states["ferry-post"]["advice"]


def test_check_live_asks_the_lists_of_the_file_and_says_what_is_wrong(
    newswake: Newswake, place: Path, web: Callable[..., OutletWeb]
) -> None:
    server = web(PLAIN)
    newswake("sources", "add", SITE)
    result = newswake("sources", "check", "ferry-post", "--live", "--strict")
    assert result.exit_code == exits.OK, result.output
    assert "ok, but its newest entry is of 2025-03-14" in result.stdout
    server.says[f"{SITE}/rss/all"] = Says(status=410)
    server.says[f"{SITE}/"] = page(head=announced("/rss/new"))
    server.says[f"{SITE}/rss/new"] = feed(SITE, 1, 2, 14)
    result = newswake("sources", "check", "ferry-post", "--live", "--strict")
    assert result.exit_code == exits.WARNINGS
    head, *rows = [line.split("\t") for line in result.stdout.splitlines()]
    found = {row[head.index("address")].removeprefix(SITE): dict(zip(head, row, strict=True)) for row in rows}
    assert found["/rss/all"]["now"] == "status 410"
    assert found["/rss/all"]["advice"] == f"{SITE}/rss/new may stand in its place"
    assert found["/rss/new"]["in_file"] == "no"
    assert found["/maps/index.xml"]["now"] == "ok"


def test_check_live_asks_nobody_else_where_all_lists_are_well(
    newswake: Newswake, place: Path, web: Callable[..., OutletWeb]
) -> None:
    # Whatever day of the month it is.
    fresh = PLAIN[f"{SITE}/rss/all"].body.replace(b"14 Mar 2025", f"{datetime.now(UTC):%d %b %Y}".encode())
    server = web({f"{SITE}/rss": Says(fresh, kind=XML)})
    (place / "catalogue" / "sources" / "ferry.toml").write_text(
        f'name = "A"\nhomepage = "{SITE}/"\n[[endpoints]]\nurl = "{SITE}/rss"\nkind = "feed"\n'
    )
    result = newswake("sources", "check", "--live", "--strict")
    assert result.exit_code == exits.OK, result.output
    assert server.asked == [f"{SITE}/robots.txt", f"{SITE}/rss"]


def test_check_as_json(newswake: Newswake, place: Path, web: Callable[..., OutletWeb]) -> None:
    web(PLAIN)
    newswake("sources", "add", SITE)
    (item,) = json.loads(newswake("sources", "check", "--json").stdout)
    assert (item["source"], item["state"], item["lists_in_file"], item["now"]) == ("ferry-post", "never_asked", 3, None)
    (item,) = json.loads(newswake("sources", "check", "--live", "--json").stdout)
    assert [one["in_file"] for one in item["now"]["lists"]] == [True, True, True, False]


def test_check_of_an_unknown_source_names_near_ones(newswake: Newswake, place: Path) -> None:
    (place / "catalogue" / "sources" / "ferry.toml").write_text('name = "A"\nhomepage = "https://a.example/"\n')
    result = newswake("sources", "check", "fery")
    assert result.exit_code == exits.CONFIG
    assert "'ferry'" in result.stderr


def test_a_warehouse_that_cannot_be_read_hides_no_source(newswake: Newswake, place: Path) -> None:
    (place / "catalogue" / "sources" / "ferry.toml").write_text('name = "A"\nhomepage = "https://a.example/"\n')
    folder = place / "data" / "warehouse"
    folder.mkdir(parents=True)
    (folder / "current.duckdb").write_bytes(b"no database" * 1000)
    result = newswake("sources", "check")
    assert result.exit_code == exits.WAREHOUSE
    assert "ferry\tnever_asked" in result.stdout
    assert "not a DuckDB database" in result.stderr
