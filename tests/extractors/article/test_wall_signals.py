"""Walls in words that no rule knows: told by what stands behind a short text, and by what the text speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from extractors.article import wall_signals
from extractors.article.extract import extract
from extractors.article.wall_trees import TREES

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

    from extractors.article.signals import Signals

HEAD = (
    '<meta property="og:type" content="article"><meta property="article:published_time" content="2024-02-06T10:00Z">'
    '<meta property="og:description" content="Two keepers leave the lighthouse, and nobody wants the lamp.">'
)
TOLD = (
    "<p>For eleven years the two keepers of the lighthouse at Sand Point have climbed the same hundred and four"
    " steps, and on Monday they climbed them for the last time.</p>"
    "<p>Nobody in the village wants the lamp. The harbour board has written to nine families; eight have not answered,"
    " and the ninth sent back the letter with a drawing of a sleeping dog.</p>"
    "<p>What the keepers found behind the lamp in the autumn, and why they told the board of it so late, they"
    " have said to us alone.</p>"
)
GATE = (
    '<div class="k7"><h3>The lamp burns for those who carry oil</h3><p>The rest of this story, and what the keepers'
    " found, opens for our 2,000 lamplighters. Be one of them for 3 euro a month.</p>"
    '<form action="/oil"><input type="email" name="m"><button>Carry oil</button></form></div>'
)
RELATED = (
    '<div class="k7"><h3>From the coast</h3><ul><li><a href="/a/ferry-is-late-again">The ferry is late again, and this'
    ' time nobody waited</a></li><li><a href="/a/quay-opens">The new quay opens on Sunday after two years</a></li>'
    '<li><a href="/a/herring">A good year for herring, says the man who counts them</a></li></ul></div>'
)


def page(behind: str, told: str = TOLD) -> str:
    return (
        f"<html><head><title>The last keepers | Coast Post</title>{HEAD}</head><body><header><a href=/>Coast Post</a>"
        "<nav><a href=/harbour>Harbour</a><a href=/village>Village</a></nav></header><article><h1>The last keepers</h1>"
        f"<div class=t>{told}{behind}</div></article><footer>Coast Post, Sand Point</footer></body></html>"
    )


def judged(monkeypatch: pytest.MonkeyPatch, html: str) -> tuple[str, float, list[dict[str, float]]]:
    """What is said of a page, how likely it is a wall, and its numbers."""
    seen: list[Signals] = []
    weighs = wall_signals.likeliest

    def recorded(signals: Signals) -> float:
        seen.append(signals)
        return weighs(signals)

    monkeypatch.setattr(wall_signals, "likeliest", recorded)
    article = extract(html, "https://www.post.example/a/the-last-keepers")
    numbers = [each for signals in seen for each in wall_signals.numbers_of(signals)]
    return article.kind, max(map(weighs, seen), default=1.0), numbers


def test_a_box_that_asks_for_something_makes_a_wall_likelier_than_one_that_leads_elsewhere(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, gated, _ = judged(monkeypatch, page(GATE))
    kind, free, _ = judged(monkeypatch, page(RELATED))
    assert gated > 0.7
    assert free < 0.2
    assert kind == "news"


def test_a_notice_under_the_headline_of_an_article_is_a_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = (
        "<p>Before we go on: this page is paid for by the firms that advertise on it. They would like to know which"
        " device you use and which pages you open. Choose what you allow; you can change your choice at any time.</p>"
        "<p>If you do not agree, the page stays closed to your browser.</p><button>I allow it</button>"
        "<button>I do not</button>"
    )
    kind, likely, _ = judged(monkeypatch, page("", f"<section>{asked}</section>"))
    assert (kind, likely > 0.7) == ("consent_wall", True)


def test_the_trees_know_no_number_that_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, boxed = judged(monkeypatch, page(RELATED))
    bare_page = page("").replace("<footer>Coast Post, Sand Point</footer>", "").replace(HEAD, "")
    _, _, bare = judged(monkeypatch, bare_page)
    made = {name for numbers in (*boxed, *bare) for name in numbers}
    assert {name for tree in TREES for name in names(tree)} <= made
    assert any("no_box" in numbers for numbers in bare)


def names(tree: Any) -> Iterator[str]:
    if isinstance(tree, tuple):
        yield tree[0]
        yield from names(tree[2])
        yield from names(tree[3])


def test_a_dated_article_with_nothing_to_press_is_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    kind, likely, numbers = judged(monkeypatch, page("").replace("<footer>Coast Post, Sand Point</footer>", ""))
    assert (kind, likely, numbers) == ("news", 0.0, [])


def test_lines_at_the_end_may_be_those_of_the_box(monkeypatch: pytest.MonkeyPatch) -> None:
    _, likely, numbers = judged(monkeypatch, page(GATE.replace('<form action="/oil">', "<p>Come in.</p><form>")))
    assert likely > 0.7
    assert all(0 <= wall_signals.probability(each) <= 1 for each in numbers)
    assert wall_signals.probability({}, ()) == 0.5
