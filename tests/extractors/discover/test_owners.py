from __future__ import annotations

import pytest

from extractors.discover import owners
from extractors.records import Candidate

OUTLET = ("https://www.outlet.example/", "https://feeds.outlet-cdn.example/rss")


def entries(*urls: str) -> list[Candidate]:
    return [Candidate(f"https://{url}/a-b-c-{number}", "feed", OUTLET[1]) for number, url in enumerate(urls)]


def kept(*urls: str) -> list[str]:
    return [item.url.split("/")[2] for item in owners.own(entries(*urls), OUTLET)]


def test_an_advertisement_among_the_outlets_own_entries_is_dropped() -> None:
    assert kept("www.outlet.example", "ads.example", "m.outlet.example") == ["www.outlet.example", "m.outlet.example"]


@pytest.mark.parametrize(
    "sites",
    [
        ("one.example", "two.example", "three.example"),
        ("other.example", "other.example", "www.outlet.example"),
        ("www.outlet.test", "www.outlet.example", "outlet.example"),
        ("www.outlet.example", "other.example"),
        (),
    ],
)
def test_a_feed_that_is_meant_to_list_others_keeps_them(sites: tuple[str, ...]) -> None:
    assert kept(*sites) == list(sites)


def test_an_advertisement_in_the_feed_of_a_second_domain_is_dropped() -> None:
    assert kept("other.example", "other.example", "ads.example", "other.example") == ["other.example"] * 3
