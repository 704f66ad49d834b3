"""The trees learn what the pages say, the same each time; a wall counts at the place that they like best."""

from __future__ import annotations

from extractors.article.trees import chance
from tests.benchmarks.fit_walls import Page, _saved, crossed, fit, report


def page(number: int, *, is_wall: bool) -> Page:
    free = {"size": 2.0 + number % 3, "calls": 0.0}
    gated = {"size": 5.0 + number % 3, "calls": 2.0}
    return Page(f"{number}.example", is_wall, False, True, (gated, free) if is_wall else (free,))


PAGES = [page(number, is_wall=number % 2 == 0) for number in range(60)]


def test_of_the_places_of_a_wall_the_likeliest_one_is_learnt() -> None:
    trees = fit(PAGES)
    assert chance({"size": 6.0, "calls": 2.0}, trees) > 0.8
    assert chance({"size": 3.0, "calls": 0.0}, trees) < 0.2


def test_the_same_pages_give_the_same_trees() -> None:
    assert fit(PAGES) == fit(PAGES)


def test_pages_are_judged_by_trees_that_saw_none_of_their_host() -> None:
    lines = list(report(PAGES, crossed(PAGES)))
    assert lines[2] == (
        "from 0.5: 30 of 30 walls, 30 of 30 of them passing the rules, 0 of 30 written articles, 0 of 0 real pages"
    )


def test_what_only_one_host_has_tells_nothing_of_it() -> None:
    odd = [Page("odd.example", True, False, True, ({"size": 2.0, "calls": 0.0, "odd": 1.0},)) for _ in range(12)]
    chances = crossed([*PAGES, *odd])[len(PAGES) :]
    assert max(chances) < 0.5 < chance({"size": 2.0, "calls": 0.0, "odd": 1.0}, fit([*PAGES, *odd]))


def test_a_saved_page_has_the_text_and_nothing_to_press() -> None:
    told = "".join(
        f"<p>On day {n} the council heard engineer number {n} about the bridge & its pillars.</p>" for n in range(9)
    )
    head = "<html><head><title>Bridge</title></head>"
    body = f"{head}<body><article><h1>Bridge</h1>{told}</article><button>Go</button></body></html>"
    saved = _saved("https://a.example/x", body.encode(), "<meta name=x>").decode()
    assert "engineer number 8 about the bridge &amp; its pillars." in saved
    assert "<meta name=x>" in saved
    assert "button" not in saved
