"""What is noise changes no key, in any number and place; a word, a number or a name does."""

# ruff: noqa: RUF001 - letters and signs of other scripts are meant

from __future__ import annotations

import random
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warehouse.compare import noise

TEXT = (
    'Three people were hurt in "Almaty" on Friday - officials said - and 3,000 were held.\n'
    "It's the army's doing, said Mr. Tokayev; it won't be the last time.\n"
    "Über 40 Menschen… sagte er. Il a dit : « Non. »\n"
    "Город спал 7 января, пишет «Заря»."
)
LINES = (
    "5 min ago", "2 hours ago", "Updated 5 minutes ago", "just now", "vor 5 Minuten", "vor einer Stunde",
    "il y a 3 heures",
    "hace 10 minutos", "há 2 horas", "5 minuti fa", "5 minuten geleden", "5 minut temu", "5 минут назад", "час назад",
    "3 години тому", "před 5 minutami", "2 timmar sedan", "for 3 timer siden", "5 perc ezelőtt", "acum 5 minute",
    "πριν από 5 λεπτά", "5 dakika önce", "منذ 5 دقائق", "5分前", "3小时前", "5분 전", "5 phút trước",
    "Last updated: Jan 7, 2022, 10:35 AM GMT", "Stand: 07.01.2022, 10:35 Uhr", "Обновлено 7 января 2022 в 10:35",
    "Mis à jour le 7 janvier 2022 à 10h35", "Published 12 January 2022",
    "1,234 views", "12 comments", "Comments (12)", "Shares: 532", "5.2K likes", "3 min read", "Просмотров: 1 234",
    "12 комментариев", "Kommentare (3)", "45 vues", "12 comentarios",
    "Advertisement", "ADVERTISEMENT", "Anzeige", "Реклама", "Publicité", "Story continues below advertisement",
    "Read also: Three hurt in Bern", "Читайте также: Город спит", "Lesen sie auch: Die Stadt schläft",
    "Related articles", "5 min ago | 1,234 views",
)  # fmt: skip
PROSE = (
    "He left 5 minutes ago.", "5 dead", "Updated: 5 dead", "Five killed in Almaty", "Read more books, he said.",
    "12 January 2022", "10:35", "A year later", "Posted 12 guards", "3,000 people", "vor dem Krieg",
    "Advertisement costs rose.", "The article was updated to correct the number of the dead.", "hace frío",
    "Ads for 12 towns", "Comments by the minister",
)  # fmt: skip
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e"
SPACES = " \u00a0\u202f\u2009\u3000\t"
QUOTES = "\"“”„«»‟″'‘’‚"
DASHES = "-‐‑–—―−"


def key(text: str, title: str | None = "A title", subtitle: str | None = None) -> int:
    return noise.keys(title, subtitle, text).revision


@pytest.mark.parametrize("line", LINES)
def test_a_line_that_is_furniture_is_none_of_the_text(line: str) -> None:
    head, rest = TEXT.split("\n", 1)
    assert key(f"{head}\n{line}\n{rest}") == key(TEXT)
    assert key(f"{line}\n{TEXT}\n{line}") == key(TEXT)


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_none_of_the_furniture(line: str) -> None:
    assert key(f"{TEXT}\n{line}") != key(TEXT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("By Ann Lee · 5 min ago · 3 min read", "By Ann Lee · 7 hours ago"),
        ("By Ann Lee | 1,234 views", "By Ann Lee"),
        ("Ann Lee (5 minutes ago)", "Ann Lee (just now)"),
        ("Ann Lee — vor 5 Minuten", "Ann Lee"),
        ("Almaty, 5 min ago, Ann Lee", "Almaty, 9 min ago, Ann Lee"),
    ],
)
def test_a_part_of_a_line_may_be_furniture(one: str, other: str) -> None:
    assert key(f"{one}\n{TEXT}") == key(f"{other}\n{TEXT}")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_noise_in_any_number_and_place_changes_no_key(data: st.DataObject) -> None:
    lines = TEXT.split("\n")
    for line in data.draw(st.lists(st.sampled_from(LINES), max_size=6)):
        lines.insert(data.draw(st.integers(0, len(lines))), line)
    text = "\n".join(lines)
    for sign in data.draw(st.lists(st.sampled_from(INVISIBLE), max_size=6)):
        place = data.draw(st.integers(0, len(text)))
        text = text[:place] + sign + text[place:]
    form = data.draw(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
    assert key(unicodedata.normalize(form, text)) == key(TEXT)


@pytest.mark.parametrize("number", range(40))
def test_kinds_of_signs_are_noise(number: int) -> None:
    """Any space, quote or dash may stand for its like, whatever the page's editor makes of them."""
    draw = random.Random(number)  # noqa: S311 - for a test
    made = []
    for sign in TEXT:
        if sign == " ":
            made.append("".join(draw.choices(SPACES, k=draw.randint(1, 2))))
        elif sign in QUOTES:
            made.append(draw.choice(QUOTES))
        elif sign in DASHES:
            made.append(draw.choice(DASHES))
        else:
            made.append(sign.upper() if draw.random() < 0.1 else sign)
    assert key("".join(made)) == key(TEXT)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, TEXT.count(" ") - 1), st.sampled_from(["war", "2,500", "Nasarbajew", "не", "?"]))
def test_a_changed_word_number_or_name_is_a_revision(place: int, word: str) -> None:
    words = TEXT.replace("\n", " \n").split(" ")
    kept = words[place]
    words[place] = ("\n" if kept.startswith("\n") else "") + word
    changed = " ".join(words).replace(" \n", "\n")
    assert key(changed) != key(TEXT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He was killed.", "He was not killed."),
        ("3,000 people were held.", "3.000 people were held."),
        ("Minister guilty", "Minister guilty?"),
        ("About 5% of it.", "About 5 of it."),
        ("He said one. He said two.", "He said two. He said one."),
    ],
)
def test_small_changes_count(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_titles_and_standfirsts_count_alone() -> None:
    assert key(TEXT, "A title") != key(TEXT, "Another title")
    assert key(TEXT, "A “title”") == key(TEXT, 'a\u00a0"Title"')
    assert key(TEXT, subtitle="So it is.") != key(TEXT)
    assert noise.keys("T", "So it is.", TEXT).text == noise.keys("T", None, TEXT).text
    assert key("b", "a") != key("a", "b")
    assert key("", None) == key("", "")


def test_the_order_of_titles_at_the_end_means_nothing_that_of_paragraphs_does() -> None:
    pointers = ["Three hurt in Bern", "The canal is closed", "Rain again"]
    assert key("\n".join([TEXT, *pointers])) == key("\n".join([TEXT, *reversed(pointers)]))
    assert key("\n".join([TEXT, *pointers])) != key("\n".join([TEXT, *pointers[:2], "Snow again"]))
    lines = TEXT.split("\n")
    assert key("\n".join(reversed(lines))) != key(TEXT)


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_lines_keep_their_places_and_their_length(text: str) -> None:
    for line in noise.lines(text):
        stood = text[line.start : line.start + len(line.text)]
        assert len(stood) == len(line.text)
        assert all(kept in (told, " ") for told, kept in zip(stood, line.text, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "(" * 300 + "\n",
        "a | " * 70 + "\n",
        "updated " + "1.1" * 90 + "\n",
        "1 " * 150 + "\n",
        "vor 5 m" * 40 + "\n",
        "." * 900,
    ],
    ids=["brackets", "parts", "stamp", "numbers", "ages", "points"],
)
def test_hostile_texts_take_no_time(text: str) -> None:
    began = time.process_time()
    noise.keys(None, None, text * (100_000 // len(text)))
    assert time.process_time() - began < 5
