"""Walls in words that no rule knows: told by what stands behind a short text, and by what the text speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from extractors.article import extract as extract_module
from extractors.article import wall_signals
from extractors.article.wall_trees import TREES

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def signals_of(monkeypatch: pytest.MonkeyPatch, html: str) -> tuple[str, Signals]:
    """What is said of a page, and what the rules look at."""
    seen: list[Signals] = []
    judge = extract_module.judge

    def recorded(signals: Signals) -> Any:
        seen.append(signals)
        return judge(signals)

    with monkeypatch.context() as patch:
        patch.setattr(extract_module, "judge", recorded)
        article = extract_module.extract(html, "https://www.post.example/a/the-last-keepers")
    return article.kind, seen[0]


def judged(monkeypatch: pytest.MonkeyPatch, html: str) -> tuple[str, float, list[dict[str, float]]]:
    """What is said of a page, how likely it is a wall, and its numbers."""
    kind, signals = signals_of(monkeypatch, html)
    return kind, wall_signals.likeliest(signals), list(wall_signals.numbers_of(signals))


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
    bare_page = page("").replace("<footer>Coast Post, Sand Point</footer>", "").replace("<div class=t>", "<div><input>")
    _, _, bare = judged(monkeypatch, bare_page)
    made = {name for numbers in (*boxed, *bare) for name in numbers}
    assert {name for tree in TREES for name in names(tree)} <= made
    assert any("no_box" in numbers for numbers in bare)


def names(tree: Any) -> Iterator[str]:
    if isinstance(tree, tuple):
        yield tree[0]
        yield from names(tree[2])
        yield from names(tree[3])


def test_a_text_with_nothing_behind_it_and_nothing_to_press_is_not_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    kind, likely, numbers = judged(monkeypatch, page("").replace("<footer>Coast Post, Sand Point</footer>", ""))
    assert (kind, likely, numbers) == ("news", 0.0, [])


def test_lines_at_the_end_may_be_those_of_the_box(monkeypatch: pytest.MonkeyPatch) -> None:
    _, likely, numbers = judged(monkeypatch, page(GATE.replace('<form action="/oil">', "<p>Come in.</p><form>")))
    assert likely > 0.7
    assert len({each.get("told") for each in numbers}) == len(numbers) > 0


def test_what_a_reader_does_not_see_is_no_box(monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = (
        '<div class="k8" hidden><p>Oil for the lamp is sold here.</p><input type="email"><button>Buy</button></div>'
    )
    _, _, shown = judged(monkeypatch, page(hidden.replace(" hidden", "") + RELATED))
    _, _, unseen = judged(monkeypatch, page(hidden + RELATED))
    assert shown[-1]["mails"] == 1.0
    assert unseen[-1]["mails"] == 0.0


def test_hidden_fields_are_nothing_to_press(monkeypatch: pytest.MonkeyPatch) -> None:
    fields = "<input type=hidden name=a>" * 12
    _, _, hidden = judged(monkeypatch, page(f"{RELATED}<p>{fields}</p>"))
    _, _, shown = judged(monkeypatch, page(f"{RELATED}<p>{fields}<input name=b></p>"))
    assert [hidden[-1]["fields_around"], shown[-1]["fields_around"]] == [0.0, 1.0]


@pytest.mark.parametrize(
    ("notice", "kind"),
    [
        ("Your connection has sent too many requests. Wait and reload in your browser.", "block_page"),
        ("We use cookies and share data with partners. Confirm that you agree to our privacy terms.", "consent_wall"),
        ("Subscribe for two euros a month, or take a voucher: subscribers pay nothing in the first month.", "paywall"),
    ],
)
def test_a_notice_is_what_it_speaks_of_most(monkeypatch: pytest.MonkeyPatch, notice: str, kind: str) -> None:
    _, signals = signals_of(monkeypatch, page("", f"<p>{notice}</p>" * 2).replace(HEAD, ""))
    assert wall_signals.kind_of(signals) == kind
