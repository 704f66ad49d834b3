from __future__ import annotations

import base64
import hashlib
import itertools
import os
import re
import stat
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

from extractors.errors import WarehouseError
from tests.warehouse.report.planted import HOSTILE, NOW, PUBLISHED, SEED, TEXT, Planted
from warehouse.report import build, render

if TYPE_CHECKING:
    from pathlib import Path

    from warehouse.report.model import ReportData

LOADING = ("src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "manifest")


def _open_tags(text: str) -> set[str]:
    return {tag.lower() for tag in re.findall(r"<([a-zA-Z][a-zA-Z0-9]*)", text)}


def test_the_page_needs_nothing_but_itself(page: Any, page_text: str) -> None:
    assert not page.xpath(
        "//script | //link | //img | //iframe | //object | //embed | //form | //base | //video | //audio"
    )
    assert not [name for name in LOADING if page.xpath(f"//*[@{name}]")]
    style = page.xpath("string(//style)")
    assert "url(" not in style
    assert "@import" not in style
    assert "javascript:" not in page_text


def test_the_policy_allows_the_pages_own_style_and_nothing_else(page: Any, page_text: str) -> None:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    style = re.search(r"<style>(.*?)</style>", page_text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not page.xpath("//*[@style]"), "the policy would drop style attributes"
    assert not [name for tag in page.iter() for name in tag.attrib if name.lower().startswith("on")]


def test_links_lead_to_the_web_or_into_the_page(page: Any) -> None:
    ids = set(page.xpath("//@id"))
    links = page.xpath("//@href")
    assert len(links) > 30
    for link in links:
        assert link.startswith(("http://", "https://", "#"))
        assert not link.startswith("#") or link[1:] in ids
    outside = page.xpath("//a[starts-with(@href, 'http')]")
    assert {link.get("rel") for link in outside} == {"noopener noreferrer nofollow"}


def test_ids_are_unique(page: Any) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_hostile_text_is_text(page: Any, page_text: str) -> None:
    assert "<script" not in page_text
    assert "script" not in _open_tags(page_text)
    assert not [c for c in page_text if c in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\x00"]
    (title,) = page.xpath("//h3/a[contains(., 'alert')]")
    assert title.text_content() == HOSTILE.replace("\u202e", "").replace("\u202c", "")
    assert page.xpath("count(/html/head/title)") == 1


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "//evil.example/x",
        "http:evil",
        "https://user:pw@evil.example/",
        'http://evil.example/"onclick="alert(1)',
        "http://evil.example/a b",
        "http://[broken/",
        "http://evil.example/\u202egnp.exe",
        "http://evil.example/" + "a" * 3000,
    ],
)
def test_an_address_that_is_no_plain_one_is_no_link(wake: ReportData, url: str) -> None:
    match = replace(wake.ranking.related[0], url=url, title="A harmless title")
    data = replace(wake, seed=replace(wake.seed, url=url), ranking=replace(wake.ranking, related=(match,)))
    page = html.document_fromstring(render.render(data))
    assert url not in page.xpath("//a/@href")
    assert not page.xpath("//h1//a")
    assert page.xpath("//h3//bdi[. = 'A harmless title']")
    assert not page.xpath("//h3//a[. = 'A harmless title']")


def test_every_text_field_is_escaped(wake: ReportData) -> None:
    evil = '"><img src=x onerror=alert(1)>\u202e</style><svg onload=alert(1)>'
    match = replace(
        wake.ranking.related[0],
        title=evil, host=evil, outlet=evil, lang=evil, authors=(evil,), copy_kind=evil, flags=(evil,), credit=evil,
        why=evil, reasons=(evil,), receipt=((evil, evil),), method=evil,
    )  # fmt: skip
    seed = replace(wake.seed, title=evil, outlet=evil, host=evil, authors=(evil,), lang=evil, credit=evil)
    assert wake.ledger is not None
    ledger = replace(
        wake.ledger,
        lost=tuple(replace(item, url=evil, reason=evil, state=evil) for item in wake.ledger.lost),
        titles=tuple(replace(item, title=evil, given_by=evil, url=evil, how=evil) for item in wake.ledger.titles),
        revisions=tuple(
            replace(
                item, title=evil, previous_title=evil, why=evil, is_silent=True, sentences="1 edited", edits=(evil,)
            )
            for item in wake.ledger.revisions
        ),
        hosts=tuple(replace(item, host=evil) for item in wake.ledger.hosts),
        warnings=((evil, evil),),
    )
    assert wake.run is not None
    data = replace(
        wake,
        seed=seed,
        ranking=replace(wake.ranking, related=(match,), unrelated=(match,)),
        ledger=ledger,
        run=replace(wake.run, name=evil, run_id=evil, code_version=evil),
    )
    text = render.render(data)
    page = html.document_fromstring(text)
    assert not page.xpath("//img | //*[@onerror or @onload]")
    assert "\u202e" not in text
    assert text.count("</style>") == 1


def test_very_long_strings_are_cut(wake: ReportData) -> None:
    long = "w" * 50_000
    match = replace(wake.ranking.related[0], title=long, why=long, reasons=(long,), host=long, outlet=long)
    data = replace(wake, seed=replace(wake.seed, title=long), ranking=replace(wake.ranking, related=(match,)))
    assert len(render.render(data)) < len(render.render(wake)) + 10_000


def test_structure_for_those_who_listen(page: Any) -> None:
    assert len(page.xpath("//h1")) == 1
    levels = [int(tag.tag[1]) for tag in page.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    assert page.xpath("string(/html/@lang)") == "en"
    for table in page.xpath("//table"):
        assert table.xpath("caption[normalize-space()]")
        assert not table.xpath(".//th[not(@scope)]")
        assert table.xpath("ancestor::*[@role='region' and @tabindex='0' and (@aria-label or @aria-labelledby)]")
    for picture in page.xpath("//svg[@role='img']"):
        assert picture.xpath("@aria-label | @aria-labelledby")
    assert not page.xpath("//svg[not(@role='img') and not(ancestor-or-self::*[@aria-hidden='true'])]")
    named = page.xpath("//@aria-labelledby")
    assert {part for value in named for part in value.split()} <= set(page.xpath("//@id"))
    (skip,) = page.xpath("//a[@class='skip']/@href")
    assert page.xpath(f"//main[@id='{skip[1:]}']")


def test_relations_are_told_in_words_too(page: Any) -> None:
    badges = [
        " ".join(badge.text_content().split())
        for badge in page.xpath("//li[contains(@class, 'entry')]//span[starts-with(@class, 'badge')]")
    ]
    assert badges[:4] == ["The seed itself", "copy, exact", "copy, abridged", "partial reuse"]
    assert len(badges) == 14


def test_titles_carry_their_language(page: Any) -> None:
    (title,) = page.xpath("//h3//bdi[contains(., 'Ночные поезда')]")
    assert title.get("lang") == "ru"


def test_the_zone_that_was_assumed_is_marked(page: Any) -> None:
    (entry,) = page.xpath("//li[contains(@class, 'entry')][.//h3[contains(., 'Night train is back')]]")
    assert entry.xpath(".//abbr[contains(@title, 'no time zone')]")


def test_numbers_on_the_page(page: Any) -> None:
    text = " ".join(page.text_content().split())
    assert "25 URLs known = 25 accounted for." in text
    assert "The ledger balances." in text
    figures = {
        " ".join(item.xpath("string(dt)").split()): item.xpath("string(dd)")
        for item in page.xpath("//dl[@class='figures']/div")
    }
    assert figures["copies"] == "2"
    assert figures["partial reuse"] == "1"
    assert figures["articles compared"] == "17"
    assert len(page.xpath("//article[@class='reused']")) == 3
    assert len(page.xpath("//section[@id='timeline']//*[local-name()='use' and starts-with(@class, 'dot')]")) == 12
    assert len(page.xpath("//section[@id='timeline']//tbody/tr")) == 12
    assert len(page.xpath("//section[@id='queries']//pre")) == 3


def test_a_ledger_that_does_not_balance_says_so(wake: ReportData) -> None:
    assert wake.run is not None
    text = render.render(replace(wake, run=replace(wake.run, known=26, balanced=False)))
    assert "26 URLs known = 25 accounted for." in text
    assert "does not balance" in text


def test_a_bare_seed_has_a_page() -> None:
    planted = Planted()
    planted.seed(
        url=None, url_id=None, given_as="text", published_at=None, title=None, window_start=None, window_end=None
    )
    page = html.document_fromstring(render.render(build.report_data(planted.con, SEED, NOW)))
    text = page.text_content()
    assert "No run has looked for this seed yet." in text
    assert "No related article was found." in text
    assert "None" not in text


def test_the_same_data_gives_the_same_page(planted_once: Planted, page_text: str) -> None:
    assert render.render(build.report_data(planted_once.con, SEED, NOW)) == page_text


def test_two_thousand_matches_make_a_page_of_bounded_size() -> None:
    planted = Planted()
    planted.run()
    planted.seed()
    _many(planted, 2000)
    text = render.render(build.report_data(planted.con, SEED, NOW))
    assert len(text.encode()) < 1_500_000
    assert "1,380 more stand in the warehouse" in text
    assert "1,488 more articles with reused text" in text


def _many(planted: Planted, count: int) -> None:
    """``count`` articles that carry the whole seed, of which those from number 1500 on are judged unrelated."""
    first = planted.article("http://www.many.example/0", "Number 0", TEXT, published=PUBLISHED)
    planted.compared(first, "copy", 0.9, why="word " * 280, reasons=["reason " * 40] * 12)
    planted.passages(first, TEXT, [(TEXT, TEXT)])
    statements = (
        """INSERT INTO url SELECT url_id + n, 'http://www.many.example/' || n, 'many' || n, host, site, first_seen_at
        FROM url, range(1, $count) AS r(n) WHERE url LIKE '%many%/0'""",
        """INSERT INTO observation SELECT o.* REPLACE (observation_id + n AS observation_id,
          article_id + n AS article_id, url_id + n AS url_id, fetch_id || n AS fetch_id, 'Number ' || n AS title)
        FROM observation AS o, range(1, $count) AS r(n)""",
        """INSERT INTO comparison SELECT c.* REPLACE (observation_id + n AS observation_id,
          CASE WHEN n < 1500 THEN relation ELSE 'unrelated' END AS relation)
        FROM comparison AS c, range(1, $count) AS r(n)""",
        """INSERT INTO passage SELECT p.* REPLACE (observation_id + n AS observation_id)
        FROM passage AS p, range(1, $count) AS r(n)""",
    )
    for statement in statements:
        planted.con.execute(statement, {"count": count})


def test_write_replaces_the_page_whole(wake: ReportData, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    path = render.write(wake, folder)
    assert path == folder / "night-trains.html"
    first = path.read_text(encoding="utf-8")
    assert render.write(replace(wake, seed=replace(wake.seed, title="Another")), folder) == path
    assert path.read_text(encoding="utf-8") != first
    assert [item.name for item in folder.iterdir()] == ["night-trains.html"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_write_that_fails_leaves_the_old_page(
    wake: ReportData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = render.write(wake, tmp_path)
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(render.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        render.write(replace(wake, seed=replace(wake.seed, title="Another")), tmp_path)
    assert path.read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1


def test_what_a_killed_writer_left_goes_and_what_a_living_one_writes_stays(wake: ReportData, tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        pass
    left, lives = (tmp_path / f".night-trains.{pid}.abc_1.tmp" for pid in (dead.pid, os.getpid()))
    for path in (left, lives):
        path.write_text("half", encoding="utf-8")
    render.write(wake, tmp_path)
    assert (left.exists(), lives.exists()) == (False, True)


def test_write_refuses_a_name_that_leads_elsewhere(wake: ReportData, tmp_path: Path) -> None:
    with pytest.raises(WarehouseError):
        render.write(replace(wake, seed=replace(wake.seed, seed_id="../up")), tmp_path / "in")
    assert not list(tmp_path.iterdir())


def test_archives_and_what_they_could_not_give_stand_in_the_coverage(page: Any) -> None:
    (section,) = page.xpath("//section[@id='coverage']")
    rows = section.xpath(".//table[caption[@id='archives-caption']]/tbody/tr")
    assert [" ".join(row.text_content().split()) for row in rows] == [
        "GDELT1001021.5 kB",
        "the Wayback Machine21101743 kB",
    ]
    notes = [" ".join(item.text_content().split()) for item in section.xpath(".//dl[@class='gaps']//dd")]
    assert "4 March 2025: the Wayback Machine: searched in part (the first 5 of 40 captures)" in notes
    (cell,) = section.xpath("(.//tbody/tr[contains(., 'Harbour News')])[1]/td[2]")
    assert "s-partly" in cell.get("class")


def test_the_probability_of_the_same_story_stands_beside_the_reuse(wake: ReportData) -> None:
    """Methods before story/1 have none: there the score stands."""
    first, *others = wake.ranking.related
    told = replace(first, same_story=0.8734)
    page = render.render(replace(wake, ranking=replace(wake.ranking, related=(told, *others))))
    assert page.count("<span>same story</span> <b>87%</b>") == 1
    assert page.count("<span>score</span>") == len(others) + len(wake.ranking.unrelated)
