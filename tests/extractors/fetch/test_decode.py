from __future__ import annotations

import gzip
import subprocess
import sys
import tracemalloc
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fetch.decode import decode_content, decode_text

RUSSIAN = "Над озером стоял туман, и рыбаки ждали, когда он разойдётся. Вечером обещали дождь. " * 8
FRENCH = "À la rentrée, les élèves ont trouvé l'école fermée pour des travaux imprévus. " * 8
JAPANESE = "朝の市場では魚と野菜が並び、人々が静かに歩いていた。" * 8


def page(text: str, charset: str, *, meta: str | None = None) -> bytes:
    head = f'<meta charset="{meta}">' if meta else ""
    return f"<html><head>{head}<title>x</title></head><body><p>{text}</p></body></html>".encode(charset)


@pytest.mark.parametrize(
    ("body", "content_type", "text", "charset"),
    [
        (page(RUSSIAN, "utf-8"), None, RUSSIAN, "utf-8"),
        (page(RUSSIAN, "cp1251"), "text/html; charset=windows-1251", RUSSIAN, "windows-1251"),
        (page(RUSSIAN, "cp1251", meta="windows-1251"), "text/html", RUSSIAN, "windows-1251"),
        (page(RUSSIAN, "koi8-r"), 'text/html; charset="KOI8-R"', RUSSIAN, "koi8-r"),
        (page(FRENCH, "cp1252"), "text/html; charset=ISO-8859-1", FRENCH, "windows-1252"),
        (page(JAPANESE, "shift_jis", meta="Shift_JIS"), None, JAPANESE, "shift_jis"),
        (page(JAPANESE, "euc-jp"), "text/html; charset=euc-jp", JAPANESE, "euc-jp"),
        (page(JAPANESE, "iso2022_jp"), "text/html; charset=iso-2022-jp", JAPANESE, "iso-2022-jp"),
        (page(RUSSIAN, "utf-16"), None, RUSSIAN, "utf-16le"),
        (page(RUSSIAN, "utf-8-sig"), "text/html; charset=windows-1251", RUSSIAN, "utf-8"),
        # Labels that lie: the bytes are UTF-8, or something that is named in the page.
        (page(RUSSIAN, "utf-8"), "text/html; charset=iso-8859-1", RUSSIAN, "utf-8"),
        (page(RUSSIAN, "cp1251", meta="windows-1251"), "text/html; charset=utf-8", RUSSIAN, "windows-1251"),
        # No label at all.
        (page(RUSSIAN, "cp1251"), None, RUSSIAN, "windows-1251"),
        (page(RUSSIAN, "utf-8", meta="nonsense"), "text/html; charset=none", RUSSIAN, "utf-8"),
    ],
)
def test_character_sets(body: bytes, content_type: str | None, text: str, charset: str) -> None:
    decoded, name = decode_text(body, content_type)
    assert text in decoded
    assert name == charset


def test_one_bad_byte_does_not_make_it_another_character_set() -> None:
    body = page(RUSSIAN, "utf-8") + b"\xff"
    decoded, name = decode_text(body, "text/html; charset=utf-8")
    assert name == "utf-8"
    assert RUSSIAN in decoded


@given(
    st.binary(max_size=300), st.none() | st.sampled_from(["text/html; charset=utf-16", "x; charset=gbk", "charset="])
)
def test_what_comes_out_can_be_stored(body: bytes, content_type: str | None) -> None:
    text, _ = decode_text(body, content_type)
    assert "\x00" not in text
    text.encode("utf-8")


@given(st.binary(max_size=2000), st.integers(1, 4))
def test_gzip_in_any_number_of_members(data: bytes, members: int) -> None:
    size = len(data) // members + 1
    parts = [data[start : start + size] for start in range(0, max(1, len(data)), size)]
    raw = b"".join(map(gzip.compress, parts))
    assert decode_content(raw, "gzip", 10_000).data == data


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b"hello", None),
        (b"hello", "identity"),
        (gzip.compress(b"hello"), "GZIP"),
        (gzip.compress(b"hello") + b"\0\0", "x-gzip"),
        (zlib.compress(b"hello"), "deflate"),
        (zlib.compress(b"hello")[2:-4], "deflate"),
        (gzip.compress(gzip.compress(b"hello")), "gzip, gzip"),
        (b"hello", "gzip"),
    ],
)
def test_content_codings(raw: bytes, encoding: str | None) -> None:
    assert decode_content(raw, encoding, 100).data == b"hello"


def test_a_body_that_ends_early_is_told_apart_at_every_byte() -> None:
    whole = gzip.compress(b"one") + gzip.compress(b"two")
    for end in range(1, len(whole)):
        got = decode_content(whole[:end], "gzip", 100)
        if end in {len(gzip.compress(b"one")), len(gzip.compress(b"one")) + 1}:
            assert got.data == b"one"  # cannot be told from a whole body
        else:
            assert got.problem == "truncated"


def test_a_bomb_is_refused_in_little_memory() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    tracemalloc.start()
    got = decode_content(bomb, "gzip", 1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert got.problem == "too_large"
    assert peak < 5_000_000


def test_what_we_cannot_undo() -> None:
    assert decode_content(b"x", "br", 100).problem == "unsupported"
    assert decode_content(b"x", "gzip, gzip, gzip, gzip", 100).problem == "unsupported"
    assert decode_content(b"x" * 101, None, 100).problem == "too_large"


def test_workers_can_import_it_without_an_http_library() -> None:
    code = "import sys, extractors.fetch.decode; sys.exit('httpx' in sys.modules or 'httpcore' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
