"""The pages of the demo web: they are what the table of expectations says they are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree, html

from config.catalogue import load_catalogue
from tests.demo_web import CATALOGUE, load_expected
from tests.demo_web.sites import EDITIONS, Route, load_sites

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.demo_web.expectations import Expected

SEED = load_catalogue(CATALOGUE).seed("karvenia").url or ""
TABLE = load_expected()
PAGES = list(TABLE.pages.values())
ASKED = {"refused", "blocked", "not_found", "http_error", "too_large", "truncated", "timeout", "net_error"}
KEPT = {"compared", "unchanged", "not_article", "duplicate", "shared", "failed"}
STATES = ASKED | KEPT | {"robots", "outside_window", "deferred"}
REWRITTEN = {"same_event", "same_topic", "unrelated"}


def body_of(url: str, edition: int = 1) -> bytes:
    parts = urlsplit(url)
    return load_sites(edition)[parts.netloc][parts.path].body


def slug(page: Expected) -> str:
    return page.url.rstrip("/").rsplit("/", 1)[1]


def page_html(page: Expected, edition: int) -> html.HtmlElement:
    body = body_of(page.redirects_to or page.url, edition)
    return html.fromstring(body, parser=html.HTMLParser(encoding=None if b"charset=" in body[:900] else "utf-8"))


def text_of(page: Expected, edition: int = 1) -> str:
    """Paragraphs and list items, without what stands on every page of the site."""
    found = page_html(page, edition).xpath("//*[self::p or self::li][not(ancestor::footer or ancestor::nav)]")
    return " ".join(" ".join(element.text_content() for element in found).split())


def paragraphs(page: Expected) -> list[str]:
    return [" ".join(found.text_content().split()) for found in page_html(page, 1).iter("p")]


def runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def seed_page() -> Expected:
    return TABLE.pages[SEED]


def edition_of(page: Expected) -> int:
    return 1 if page.run1 else 2


def compared(*relations: str) -> list[Expected]:
    return [page for page in PAGES if page.relation in relations and not page.is_seed]


class TestTable:
    def test_states_and_relations_are_words_of_the_product(self) -> None:
        for page in PAGES:
            assert STATES.issuperset(page.run1 + page.run2), page.url
            assert (page.relation is not None) == ("compared" in page.run1 + page.run2), page.url

    def test_every_kind_of_treatment_is_there(self) -> None:
        assert {"copy", "partial", "same_event", "same_topic", "unrelated"} == {
            page.relation for page in PAGES if page.relation
        }
        assert {state for page in PAGES for state in page.run1} >= {
            "compared",
            "robots",
            "blocked",
            "not_found",
            "not_article",
            "duplicate",
            "outside_window",
        }
        assert {page.kind for page in PAGES} >= {"soft_404", "consent_wall"}

    def test_the_catalogue_loads_and_names_hosts_that_are_served(self) -> None:
        catalogue = load_catalogue(CATALOGUE)
        assert {urlsplit(source.homepage).netloc for source in catalogue.sources.values()} == set(load_sites(1))
        for source in catalogue.sources.values():
            for endpoint in source.endpoints:
                parts = urlsplit(endpoint.url)
                route = load_sites(1)[parts.netloc][parts.path]
                assert (route.status == 200) == (source.id not in TABLE.warnings)
        assert set(catalogue.seed("karvenia").related_titles) == set(TABLE.related_titles)
        assert seed_page().is_seed

    def test_the_second_seed_is_paused_and_shares_sources(self) -> None:
        catalogue = load_catalogue(CATALOGUE)
        other = catalogue.seed("karvenia-pensions")
        assert not other.active
        assert TABLE.other_seed[other.url or ""] == "copy"
        assert len(catalogue.sources_of(other)) >= 2

    @pytest.mark.parametrize("page", [page for page in PAGES if page.relation], ids=slug)
    def test_title_and_authors_stand_in_the_page(self, page: Expected) -> None:
        text = page_html(page, edition_of(page)).text_content()
        assert page.title is not None
        assert page.title in text
        assert all(author in text for author in page.authors)

    def test_published_dates_stand_in_the_pages_with_their_zone(self) -> None:
        for page in compared("copy", "partial", "same_event", "same_topic", "unrelated"):
            if page.published_at is None:
                continue
            assert page.published_at.tzinfo is not None
            body = body_of(page.redirects_to or page.url, edition_of(page)).decode("latin-1")
            stated = {page.published_at.isoformat(), page.published_at.isoformat().replace("+00:00", "Z")}
            if page.published_precision == "day":
                stated = {f"{page.published_at:%A, %d %B %Y}"}
            assert any(form in body for form in stated), page.url

    def test_canonical_links_are_those_of_the_table(self) -> None:
        for page in PAGES:
            if page.canonical_url is None:
                continue
            tree = page_html(page, edition_of(page))
            assert tree.xpath("//link[@rel='canonical']/@href") == [page.canonical_url]


class TestTexts:
    @pytest.mark.parametrize("page", compared(*REWRITTEN), ids=slug)
    def test_rewrites_share_no_eight_words_with_the_seed(self, page: Expected) -> None:
        assert not runs(text_of(seed_page())) & runs(text_of(page, edition_of(page)))

    def test_rewrites_share_no_eight_words_with_each_other(self) -> None:
        pages = compared(*REWRITTEN)
        texts = [runs(text_of(page, edition_of(page))) for page in pages]
        for index, one in enumerate(texts):
            for other in texts[index + 1 :]:
                assert not one & other

    def test_the_seed_is_long_enough_and_wears_its_furniture(self) -> None:
        text = text_of(seed_page())
        assert 550 <= len(text.split()) <= 800
        body = body_of(SEED).decode()
        assert body.count("Related article:") == 3
        assert "was first" in body
        assert "do not necessarily reflect" in body

    def test_the_original_has_every_paragraph_of_the_seed(self) -> None:
        original = next(page for page in PAGES if page.copy_kind == ("exact",) and not page.is_seed)
        assert sum(found in paragraphs(seed_page()) for found in paragraphs(original)) == 9
        first, then = original.published_at, seed_page().published_at
        assert first is not None
        assert then is not None
        assert first < then

    def test_the_syndicated_copy_is_edited_and_the_abridged_one_short(self) -> None:
        kinds = {page.copy_kind[0]: page for page in compared("copy")}
        whole = [found for found in paragraphs(seed_page()) if len(found) > 250]
        assert len(whole) == 9
        for kind, kept in {"edited": 5, "abridged": 4}.items():
            assert sum(found in paragraphs(kinds[kind]) for found in whole) == kept
        assert len(runs(text_of(kinds["edited"])) & runs(text_of(seed_page()))) > 500

    def test_the_partial_one_quotes_two_paragraphs_and_links(self) -> None:
        (page,) = compared("partial")
        assert sum(found in paragraphs(seed_page()) for found in paragraphs(page)) == 2
        assert SEED in page_html(page, 1).xpath("//a/@href")

    def test_the_correction_changes_one_figure_and_says_so(self) -> None:
        (page,) = (page for page in PAGES if page.revisions_run2 == 1)
        old, new = text_of(page, 1), text_of(page, 2)
        assert "41 vessels" in old
        assert "43 vessels" in new
        assert "Corrects" in new
        assert page.modified_run2 is not None
        assert page.modified_run2.strftime("%Y-%m-%dT%H:%M:%SZ") in body_of(page.url, 2).decode()


class TestWhole:
    @pytest.mark.parametrize("edition", EDITIONS)
    def test_every_link_leads_somewhere_or_is_expected_to_fail(self, edition: int) -> None:
        sites = load_sites(edition)
        lost = {page.url for page in PAGES if page.status == 404}
        for url, body in html_routes(edition):
            for href in html.fromstring(body).xpath("//a/@href | //link[@rel='alternate' or @rel='amphtml']/@href"):
                parts = urlsplit(urljoin(url, href))
                known = parts.path in sites[parts.netloc]
                assert known or parts.geturl() in lost, f"{url} -> {href}"

    @pytest.mark.parametrize("edition", EDITIONS)
    def test_feeds_and_sitemaps_are_well_formed_and_name_pages(self, edition: int) -> None:
        sites = load_sites(edition)
        listed = [url for routes in sites.values() for route in routes.values() for url in named_by(route)]
        assert len(listed) > 25
        for url in listed:
            parts = urlsplit(url)
            assert parts.path in sites[parts.netloc], url

    def test_the_russian_paper_is_sent_in_windows_1251(self) -> None:
        for route in load_sites(1)["www.vestnik-gavani.example"].values():
            if "xml" in route.content_type or "html" in route.content_type:
                assert "Вестник гавани" in route.body.decode("windows-1251")

    def test_nothing_forbidden_is_anything_but_expected(self) -> None:
        for url in TABLE.never_requested:
            parts = urlsplit(url)
            assert parts.path in load_sites(1)[parts.netloc]
            assert url not in TABLE.pages or not TABLE.pages[url].requested

    def test_every_file_is_served(self) -> None:
        folder = CATALOGUE.parent
        for layer in ("sites", "edition2"):
            for manifest in (folder / layer).glob("*/manifest.toml"):
                named = set(re.findall(r'^file = "(.+)"$', manifest.read_text("utf-8"), re.MULTILINE))
                assert named == {path.name for path in manifest.parent.iterdir()} - {"manifest.toml"}


def html_routes(edition: int) -> Iterator[tuple[str, bytes]]:
    for host, routes in load_sites(edition).items():
        for route in routes.values():
            if route.status == 200 and route.content_type.startswith("text/html"):
                yield f"http://{host}{route.path}", route.body


def named_by(route: Route) -> Iterator[str]:
    if "json" in route.content_type:
        yield from (item["url"] for item in json.loads(route.body)["items"])
    elif "xml" in route.content_type and route.status == 200:
        tree = etree.fromstring(route.body)
        for found in tree.xpath("//*[local-name()='loc' or local-name()='link']"):
            yield found.get("href") or found.text
