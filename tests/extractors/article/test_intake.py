# ruff: noqa: E501 - the lines of the given files are data

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.article.intake import read_seed
from extractors.errors import IntakeError

PARAGRAPHS = [
    "The council of Port Alder voted on Tuesday evening to close the old harbour bridge to lorries from March.",
    "Drivers will have to take the longer way round by the northern bypass, triggered by the closing of the quay, and many of them fear for their time.",
    "Repairs are expected to take nineteen months, said the harbour master, and to cost 8,000,000 crowns in all.",
]
MARKDOWN = f"""

# Port Alder Closes Its Bridge

If the council finds the money, the bridge could be open again before the festival.

By [Ida Renn](#)

February 06, 2024



The bridge seen from the fish market in the morning. **Town Archive / TASS**

{PARAGRAPHS[0]}

Drivers will have to take the longer way round by the northern bypass, triggered by the

closing of the quay, and many of them fear for their time.

**Related article:** [Engineers Find Cracks in Two Arches](#)

Repairs are expected to take nineteen months, said the harbour master, and to cost

8,000,000 crowns in all.

*This article was first [published](#) by the Harbour Institute.*

*The views expressed in opinion pieces do not necessarily reflect the position of the Courier.*

Original url:

<https://courier.example/2024/02/06/bridge-a1>
"""


def test_markdown_with_all_its_furniture() -> None:
    seed = read_seed(MARKDOWN.encode(), "markdown", "seed.md")
    assert seed.url == "https://courier.example/2024/02/06/bridge-a1"
    assert seed.title == "Port Alder Closes Its Bridge"
    assert seed.subtitle == "If the council finds the money, the bridge could be open again before the festival."
    assert seed.authors == ("Ida Renn",)
    assert seed.published is not None
    assert (seed.published.at.isoformat(), seed.published.precision) == ("2024-02-06T00:00:00+00:00", "day")
    assert (seed.text or "").split("\n") == PARAGRAPHS
    assert seed.syndication_credit == "Harbour Institute"
    assert [(link.url, link.anchor, link.zone) for link in seed.links] == [
        (None, "Engineers Find Cracks in Two Arches", "related")
    ]
    assert (seed.verdict, seed.word_count) == ("article", len((seed.text or "").split()))


def test_markdown_links_with_addresses_keep_them() -> None:
    text = MARKDOWN.replace("Arches](#)", "Arches](https://courier.example/arches)").replace(
        "[published](#)", "[published](https://institute.example/p)"
    )
    found = {(link.zone, link.url) for link in read_seed(text.encode(), "markdown", "seed.md").links}
    assert found == {("related", "https://courier.example/arches"), ("credit", "https://institute.example/p")}


def test_plain_text() -> None:
    text = "\r\n".join(
        [
            "Port Alder Closes Its Bridge",
            "",
            "By Ida Renn",
            "",
            "6 February 2024",
            "",
            PARAGRAPHS[0],
            "",
            PARAGRAPHS[1],
            "",
            "Related article: Engineers Find Cracks",
            "",
            PARAGRAPHS[2],
            "",
            "Source: https://courier.example/b",
        ]
    )
    seed = read_seed(text.encode(), "text", "seed.txt")
    assert (seed.title, seed.authors, seed.url) == (
        "Port Alder Closes Its Bridge",
        ("Ida Renn",),
        "https://courier.example/b",
    )
    assert (seed.text or "").split("\n") == PARAGRAPHS
    assert [link.anchor for link in seed.links] == ["Engineers Find Cracks"]


def test_lines_without_blank_lines_between_them() -> None:
    seed = read_seed("\n".join(["A Title", *PARAGRAPHS]).encode(), "text", "seed.txt")
    assert seed.title == "A Title"
    assert seed.url == "file:seed.txt"
    assert PARAGRAPHS[1] in (seed.text or "")


def test_html_says_where_it_was_saved_from() -> None:
    page = (
        "<!-- saved from url=(0034)https://courier.example/bridge --><html lang='en'><title>Bridge</title><body><article><h1>Bridge</h1>"
        + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    )
    seed = read_seed(page.encode(), "html", "seed.html")
    assert (seed.url, seed.title, seed.lang, seed.verdict) == (
        "https://courier.example/bridge",
        "Bridge",
        "en",
        "article",
    )


@pytest.mark.parametrize(
    ("data", "kind", "message"),
    [
        (b"", "markdown", "empty"),
        (b" \n ", "text", "empty"),
        (b"\x89PNG\x00\x00" * 9, "text", "no text"),
        (b"# Only a title\n", "markdown", "no article text"),
        (b"---\n\n", "markdown", "no title"),
        (b"<html><title>Page not found</title><h1>Page not found</h1></html>", "html", "soft_404"),
        (b"<html><body></body></html>", "html", "no article"),
    ],
)
def test_what_is_no_seed_is_refused_by_name(data: bytes, kind: str, message: str) -> None:
    with pytest.raises(IntakeError, match=rf"^folder/seed: .*{message}") as caught:
        read_seed(data, kind, "folder/seed")  # type: ignore[arg-type]
    assert caught.value.advice


@pytest.mark.shared
def test_the_real_seed() -> None:
    folder = Path(__file__).parents[4] / "shared" / "seeds"
    (path,) = folder.glob("*.md")
    seed = read_seed(path.read_bytes(), "markdown", path.name)
    assert seed.url.endswith("russia-takes-a-gamble-in-kazakhstan-a75986")
    assert seed.authors == ("Dmitry Trenin",)
    assert seed.syndication_credit == "Carnegie Moscow Center"
    assert [(link.url, link.zone) for link in seed.links] == [(None, "related")] * 3
    lines = (seed.text or "").split("\n")
    assert len(lines) == 10
    assert "Triggered by the removal of" in lines[1]
    assert "sending 3,000 paratroopers" in lines[7]
    assert not any(
        word in (seed.text or "")
        for word in ("Related article", "TASS", "Carnegie", "necessarily reflect", "Original url")
    )
