from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.article.sniff import binary
from extractors.worker import Job, run_job


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 4,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"\xff\xd8\xff\xe0\x00\x10JFIF",
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03",
        b"PK\x03\x04\x14\x00",
        random.Random(3).randbytes(20_000),  # noqa: S311 - any bytes will do
        b"\x00" * 5000,
    ],
)
def test_what_is_no_text_is_told_whatever_its_label(body: bytes) -> None:
    assert binary(body, "text/html; charset=utf-8") is not None
    extraction = run_job(Job("https://a.example/x", body, "text/html; charset=utf-8"))
    assert (extraction.article.kind, extraction.problem) == ("binary", None)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r", "shift_jis", "gb18030", "utf-16", "iso2022_jp"])
def test_text_is_text_in_any_encoding(encoding: str) -> None:
    text = {"shift_jis": "橋は水曜日に閉鎖された。", "gb18030": "大桥周三关闭。", "iso2022_jp": "橋は閉鎖された。"}
    body = (text.get(encoding, "Мост закрыт в среду. ") * 200).encode(encoding)
    assert binary(b"\n " + body if encoding != "utf-16" else body) is None


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_markup_in_utf_16_needs_neither_mark_nor_label(encoding: str) -> None:
    text = "The bridge is closed to all that is heavier than a cart. "
    body = f"<html><title>Bridge</title><body>{''.join(f'<p>{n} {text}' for n in range(20))}".encode(encoding)
    assert binary(body, "text/html") is None
    assert run_job(Job("https://a.example/x", body, "text/html")).article.word_count > 200


def test_utf_16_without_a_mark_needs_its_label() -> None:
    body = ("The bridge is closed. " * 50).encode("utf-16-le")
    assert binary(body, "text/html; charset=UTF-16LE") is None
    assert binary(body, "text/html") is not None


def test_a_few_stray_controls_do_not_make_a_file_of_a_page() -> None:
    assert binary(b"<p>" + b"\x00\x08\x1b[31m" + b"The bridge is closed for now. " * 20) is None


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=300))
def test_no_text_in_utf_8_is_taken_for_a_file(text: str) -> None:
    assert binary(f"<p>{text}</p>".encode()) is None
