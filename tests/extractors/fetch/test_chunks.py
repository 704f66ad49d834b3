from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fetch.chunks import MAX_CHUNKS, joined


@given(st.lists(st.binary(min_size=1, max_size=300), max_size=20))
def test_chunks_are_joined(parts: list[bytes]) -> None:
    raw = b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
    assert joined(raw) == b"".join(parts)


@pytest.mark.parametrize(
    "raw", [b"", b"<p>no chunks</p>", b"5\r\nabc", b"5\r\nabcdeXX0\r\n\r\n", b"3\r\nabc\r\n", b"add more\r\n"]
)
def test_what_has_no_whole_chunks_stays(raw: bytes) -> None:
    assert joined(raw) == raw


def test_chunks_without_end_are_left() -> None:
    raw = b"1\r\na\r\n" * (MAX_CHUNKS + 1) + b"0\r\n\r\n"
    assert joined(raw) == raw
