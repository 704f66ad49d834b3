from __future__ import annotations

from dataclasses import replace

from extractors.discover.related import MAX_CANDIDATES, candidates
from extractors.records import Article, Link

URL = "https://www.outlet.example/2022/01/07/bridge-collapses-after-rain"
ARTICLE = Article(url=URL, verdict="article", kind="news")


def with_links(*links: Link) -> Article:
    return replace(ARTICLE, links=links)


def link(path: str, zone: str, position: int = 0, anchor: str = "An anchor", rel: str | None = None) -> Link:
    url = path if "://" in path else f"https://www.outlet.example{path}"
    return Link(url, anchor, zone, position, rel)  # type: ignore[arg-type]


def test_zones_become_candidates_related_first() -> None:
    article = with_links(
        link("https://wire.example/2022/01/06/what-the-wire-said", "body", 0, "what the wire said"),
        link("https://origin.example/2022/01/06/bridge-collapses", "credit", 1, "Origin"),
        link("/2022/01/05/rain-for-a-week", "related", 2, " Rain for a week "),
    )
    found = candidates(article, 1)
    assert [(item.url.split("/")[2], item.via, item.title, item.position) for item in found] == [
        ("www.outlet.example", "related", "Rain for a week", 2),
        ("origin.example", "body_link", "Origin", 1),
        ("wire.example", "body_link", "what the wire said", 0),
    ]
    assert {(item.depth, item.via_url) for item in found} == {(1, URL)}


def test_related_links_stay_on_the_site() -> None:
    story = "/2022/01/05/seven-tricks-that-doctors-hate"
    assert candidates(with_links(link(f"https://ads.example{story}", "related")), 1) == ()
    assert len(candidates(with_links(link(f"https://live.outlet.example{story}", "related")), 1)) == 1


def test_what_is_left_out() -> None:
    article = with_links(
        Link(None, "A title without address", "related", 0),
        link("/2022/01/05/in-the-menu", "navigation"),
        link("/2022/01/05/in-the-footer", "footer"),
        link("/tag/rain", "related"),
        link("https://twitter.com/x/status/1479000000000000000", "body"),
        link("https://origin.example/", "credit"),
        link("/2022/01/05/paid-for-by-somebody", "body", rel="nofollow sponsored"),
        link(URL.replace("www.", "m.") + "?utm_source=self", "related"),
        link("mailto:desk@outlet.example://", "body"),
    )
    assert candidates(article, 1) == ()


def test_the_own_canonical_address_is_no_candidate_but_another_sites_is() -> None:
    own = "https://www.outlet.example/2022/01/07/bridge-collapses-live-a1"
    origin = "https://origin.example/2022/01/06/bridge-collapses-today"
    for canonical, count in ((own, 0), (origin, 1)):
        article = replace(with_links(link(canonical, "body")), canonical_url=canonical)
        assert len(candidates(article, 1)) == count


def test_doubles_and_cap() -> None:
    twice = with_links(link("/2022/01/05/rain-a", "body"), link("/2022/01/05/rain-a/?utm_source=x", "related", 1))
    (only,) = candidates(twice, 2)
    assert (only.via, only.depth) == ("related", 2)
    many = with_links(*(link(f"/2022/01/05/rain-{n}", "body", n) for n in range(200)))
    assert [item.position for item in candidates(many, 1)] == list(range(MAX_CANDIDATES))
