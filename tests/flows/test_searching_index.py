from __future__ import annotations

from datetime import UTC, datetime

import pytest

from extractors.discover.archives.wayback import Capture
from flows.searching_index import shape_of, slug_words, target_of

AT = datetime(2022, 1, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("homepage", "target"),
    [
        ("https://www.outlet.example/", ("outlet.example", "domain")),
        ("https://outlet.example/en/", ("outlet.example", "domain")),
        ("http://outlet.example:8080/", ("outlet.example", "domain")),
        ("https://news.outlet.example/", ("news.outlet.example", "host")),
    ],
)
def test_a_host_of_its_own_is_asked_for_alone(homepage: str, target: tuple[str, str]) -> None:
    assert target_of(homepage) == target


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        ("2022/01/07/the-port-is-closed", "/%Y/%m/%d/"),
        ("world/2022/jan/07/the-port-is-closed", "/%Y/%b/%d/"),
        ("2022-01-07/the-port-is-closed", "%Y-%m-%d"),
        ("news/the-port-is-closed-20220107", "%Y%m%d"),
        ("news/the-port-is-closed", None),
    ],
)
def test_the_way_in_which_a_site_writes_days_is_seen(path: str, shape: str | None) -> None:
    captures = [Capture(f"https://outlet.example/{path}-{number}-again", AT) for number in range(4)]
    assert shape_of([*captures, Capture("https://outlet.example/tag/port", AT)]) == shape


def test_a_few_dated_addresses_among_many_are_no_rule() -> None:
    dated = [Capture("https://outlet.example/2022/01/07/the-port-is-closed", AT)]
    plain = [
        Capture(f"https://outlet.example/news/the-port-is-closed-{name}", AT) for name in ("now", "still", "again")
    ]
    assert shape_of(dated + plain) is None


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Tokayev\u2019s Gamble: order in Kazakhstan restored", "in-kazakhstan-restored"),
        ("Порядок в Казахстане восстановлен", "v-kazakhstane-vosstanovlen"),
        ("Two words", None),
        ("", None),
    ],
)
def test_three_words_of_a_title_as_an_address_has_them(title: str, words: str | None) -> None:
    assert slug_words(title) == words
