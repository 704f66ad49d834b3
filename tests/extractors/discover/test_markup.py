from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover import markup


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Plain", "Plain"),
        ("<b>Bold</b> move", "Bold move"),
        ("Salt &amp; pepper", "Salt & pepper"),
        ("&lt;b&gt;Bold&lt;/b&gt; move", "Bold move"),
        ("if a < b and b > c", "if a < b and b > c"),
        ("two\n\t lines", "two lines"),
        ("bell\x07 and \x1besc", "bell and esc"),
        ("\u202egnp.exe", "gnp.exe"),
        ("half \ud800 pair", "half pair"),
        ("don\x92t say \x93no\x94\x81 \x96 yet", "don\u2019t say \u201cno\u201d \u2013 yet"),
        ("<br/>", None),
        ("", None),
        (None, None),
        ("x" * 5000, "x" * 1000),
    ],
)
def test_plain_text(raw: str | None, expected: str | None) -> None:
    assert markup.plain_text(raw) == expected


@given(st.text())
def test_plain_text_is_one_harmless_line(raw: str) -> None:
    line = markup.plain_text(raw)
    assert line is None or (line == " ".join(line.split()) and "\x00" not in line and len(line) <= 1000)


def test_unclosed_tags_cost_nothing() -> None:
    assert markup.plain_text("<a" * 500_000) is not None


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2022-01-07T10:30:00Z", datetime(2022, 1, 7, 10, 30, tzinfo=UTC)),
        ("2022-01-07T10:30:00+03:00", datetime(2022, 1, 7, 7, 30, tzinfo=UTC)),
        ("2022-01-07T10:30:00+0300", datetime(2022, 1, 7, 7, 30, tzinfo=UTC)),
        ("2022-01-07T10:30+03", datetime(2022, 1, 7, 7, 30, tzinfo=UTC)),
        ("2022-01-07 10:30:00", datetime(2022, 1, 7, 10, 30, tzinfo=UTC)),
        ("2022-01-07T10:30:00.1234567Z", datetime(2022, 1, 7, 10, 30, 0, 123456, tzinfo=UTC)),
        ("2022-01-07T10:30:60Z", datetime(2022, 1, 7, 10, 30, 59, tzinfo=UTC)),
        (" 2022-01-07 ", datetime(2022, 1, 7, tzinfo=UTC)),
        ("2022-01", None),
        ("2022", None),
        ("2022-13-07", None),
        ("2022-01-07T25:00Z", None),
        ("2022-01-07T10:60Z", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_moment(raw: str | None, expected: datetime | None) -> None:
    assert markup.moment(raw) == expected


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Fri, 07 Jan 2022 10:30:00 +0300", datetime(2022, 1, 7, 7, 30, tzinfo=UTC)),
        ("Fri, 07 Jan 2022 10:30:00 MSK", datetime(2022, 1, 7, 7, 30, tzinfo=UTC)),
        ("Fri, 07 Jan 2022 10:30:00 EST", datetime(2022, 1, 7, 15, 30, tzinfo=UTC)),
        ("7 Jan 2022 10:30:00 GMT", datetime(2022, 1, 7, 10, 30, tzinfo=UTC)),
        ("Fri, 07 Jan 2022 10:30:00", datetime(2022, 1, 7, 10, 30, tzinfo=UTC)),
        ("Fri, 31 Feb 2022 10:30:00 GMT", None),
        ("Fri, 07 Jan 2022 10:30:00 +9999", None),
        ("soon", None),
        (None, None),
    ],
)
def test_mail_moment(raw: str | None, expected: datetime | None) -> None:
    assert markup.mail_moment(raw) == expected


@pytest.mark.parametrize(
    ("tag", "expected"), [("en-GB", "en"), ("RU", "ru"), ("pt_BR", "pt"), ("english", None), ("", None), (None, None)]
)
def test_language(tag: str | None, expected: str | None) -> None:
    assert markup.language(tag) == expected


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE rss [<!ENTITY a "b">]><rss/>',
        '<!doctype rss [<!entity a "b">]><rss/>',
        '<!-- <rss> --><!DOCTYPE rss [<!ELEMENT rss ANY><!ENTITY % a "b">]><rss/>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_are_seen(text: str, encoding: str) -> None:
    assert markup.declares_entities(text.encode(encoding))


def test_a_plain_doctype_is_no_entity() -> None:
    assert not markup.declares_entities(b'<!DOCTYPE rss PUBLIC "-//X//DTD//EN" "rss.dtd"><rss/>')
    assert not markup.declares_entities(b"<rss><![CDATA[<!ENTITY]]></rss>")
