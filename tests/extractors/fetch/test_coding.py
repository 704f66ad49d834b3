from __future__ import annotations

import gzip
import itertools
import json
import random
import subprocess
import sys
import zlib
from pathlib import Path

import brotli
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.fetch.coding import MAX_MEMBERS, PIECE, decode_content

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PAGE = b"<!doctype html><html><body><p>The ferry left the harbour an hour late.</p></body></html>"
PACK = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "zstd": zstd.compress,
    "br": brotli.compress,
}
STACKS = [stack for depth in (1, 2, 3) for stack in itertools.product(PACK, repeat=depth)]
LIMIT = 100_000


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def skippable(data: bytes) -> bytes:
    return b"\x5a\x2a\x4d\x18" + len(data).to_bytes(4, "little") + data


def packed(data: bytes, stack: tuple[str, ...]) -> bytes:
    for coding in stack:
        data = PACK[coding](data)
    return data


@given(st.binary(max_size=3000), st.sampled_from(STACKS))
def test_what_was_packed_comes_out_again(data: bytes, stack: tuple[str, ...]) -> None:
    assert decode_content(packed(data, stack), ", ".join(stack), LIMIT).data == data


@pytest.mark.parametrize("coding", PACK)
@pytest.mark.parametrize("size", [PIECE - 1, PIECE, PIECE + 1, 65_535, 65_536, 65_537, 400_000])
def test_at_the_edges_of_pieces_and_blocks(coding: str, size: int) -> None:
    noise = random.Random(size).randbytes(size)  # noqa: S311 - any bytes will do
    for data in (noise, bytes(size)):
        assert decode_content(PACK[coding](data), coding, size).data == data
        assert decode_content(PACK[coding](data), coding, size - 1).problem == "too_large"
    assert decode_content(bare_deflate(noise), "deflate", size).data == noise
    assert decode_content(bare_deflate(bytes(size)), "deflate", size).data == bytes(size)


@given(st.binary(max_size=2000), st.sampled_from(STACKS), st.integers(0, 2000))
def test_never_more_than_the_limit(data: bytes, stack: tuple[str, ...], limit: int) -> None:
    got = decode_content(packed(data, stack), ", ".join(stack), limit)
    if got.data is None:
        assert got.problem == "too_large"
    else:
        assert got.data == data
        assert len(data) <= limit


@given(st.binary(min_size=1, max_size=300), st.sampled_from(STACKS), st.data())
def test_a_body_that_ends_early_is_broken_at_every_byte(
    data: bytes, stack: tuple[str, ...], draw: st.DataObject
) -> None:
    whole = packed(data, stack)
    end = draw.draw(st.integers(1, len(whole) - 1))
    assert decode_content(whole[:end], ", ".join(stack), LIMIT).problem == "broken"


@pytest.mark.parametrize("coding", [*PACK, "bare deflate"])
@pytest.mark.parametrize("data", [PAGE, PAGE * 40, b"{}", b"", bytes(range(256)) * 3], ids=len)
def test_every_byte_of_some_bodies(coding: str, data: bytes) -> None:
    pack = PACK.get(coding, bare_deflate)
    name, whole = coding.removeprefix("bare "), pack(data)
    problems = {decode_content(whole[:end], name, LIMIT).problem for end in range(1, len(whole))}
    assert problems <= {"broken"}
    assert decode_content(whole, name, LIMIT).data == data


@given(st.binary(max_size=2000), st.sampled_from(["gzip", "deflate", "zstd", "br", "rot13", "gzip, br", "zstd, zstd"]))
@example(b"\x1f\x8b", "gzip")
@example(b"\x78", "deflate")
@example(b"\x5a\x2a", "zstd")
def test_any_bytes_come_to_an_end(raw: bytes, encoding: str) -> None:
    got = decode_content(raw, encoding, 1000)
    assert (got.data is None) == (got.problem is not None)
    assert len(got.data or b"") <= 1000


@given(st.binary(max_size=2000), st.integers(1, 4), st.sampled_from(["gzip", "zstd"]))
def test_any_number_of_members(data: bytes, members: int, coding: str) -> None:
    size = len(data) // members + 1
    parts = [data[start : start + size] for start in range(0, max(1, len(data)), size)]
    raw = b"".join(map(PACK[coding], parts))
    assert decode_content(raw, coding, 10_000).data == data


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b"hello", None),
        (b"hello", "identity"),
        (gzip.compress(b"hello"), "GZIP"),
        (gzip.compress(b"hello") + b"\0\0", "x-gzip"),
        (zlib.compress(b"hello"), "deflate"),
        (bare_deflate(b"hello"), "deflate"),
        (bare_deflate(b""), None),
        (skippable(b"seek table") + zstd.compress(b"hello"), "zstd"),
        (zstd.compress(b"hel") + skippable(b"") + zstd.compress(b"lo") + skippable(b"end"), "zstd"),
        (gzip.compress(b"hello"), "identity, gzip, "),
    ],
)
def test_content_codings(raw: bytes, encoding: str | None) -> None:
    assert decode_content(raw, encoding, 100).data == (b"hello" if encoding or raw == b"hello" else raw)


@pytest.mark.parametrize("encoding", [None, "gzip", "deflate", "zstd", "br", "rot13", "gzip, br"])
def test_an_empty_body_is_empty_under_any_coding(encoding: str | None) -> None:
    assert decode_content(b"", encoding, 100).data == b""


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "zstd", "br", "rot13", "utf-8", "none", "gzip, gzip"])
@pytest.mark.parametrize(
    "raw",
    [
        PAGE,
        b'\xef\xbb\xbf \n<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour news</title></channel></rss>',
        b'{"title": "Ferry late", "body": "The ferry left the harbour an hour late, and nobody knew why."}',
        "<html><body>Паром вышел из гавани на час позже, и никто не знал почему.</body></html>".encode("cp1251"),
    ],
)
def test_plain_text_under_a_label_is_taken_as_it_is(raw: bytes, encoding: str) -> None:
    assert decode_content(raw, encoding, 1000).data == raw


def test_plain_text_that_is_no_markup() -> None:
    robots = b"User-agent: *\nDisallow: /search\n"
    assert decode_content(robots, "gzip", 1000).data == robots
    assert decode_content(robots, "rot13", 1000).data == robots


@pytest.mark.parametrize(
    ("raw", "encoding", "problem"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "rot13", "unsupported"),
        (bytes(100), "rot13", "unsupported"),
        (PAGE[:-5] + b"\0</p>", "compress", "unsupported"),
        (bytes(range(200, 256)), "rot13", "unsupported"),
        (bytes(100), "gzip", "broken"),
        (bytes(100), "zstd", "broken"),
        (b"\xff" * 100, "br", "broken"),
        (b"\xff" * 100, "deflate", "broken"),
        (gzip.compress(PAGE)[:-8] + bytes(8), "gzip", "broken"),
        (zlib.compress(PAGE)[:-4] + bytes(4), "deflate", "broken"),
        (zlib.compress(PAGE), "gzip", "broken"),
        (brotli.compress(PAGE) + b"more", "br", "broken"),
        (gzip.compress(PAGE) + gzip.compress(PAGE)[:-1], "gzip", "broken"),
        (zstd.compress(PAGE) + zstd.compress(PAGE)[:-1], "zstd", "broken"),
        (gzip.compress(PAGE), "gzip, gzip, gzip, gzip", "unsupported"),
        (gzip.compress(PAGE), ", ".join(["gzip"] * 200), "unsupported"),
        (b"x" * 1001, None, "too_large"),
        (PAGE * 40, "gzip", "too_large"),
    ],
)
def test_what_we_cannot_undo(raw: bytes, encoding: str | None, problem: str) -> None:
    got = decode_content(raw, encoding, 1000)
    assert got.problem == problem
    assert got.data is None


def test_a_damaged_checksum_of_zstd_is_noticed() -> None:
    raw = zstd.compress(PAGE, options={zstd.CompressionParameter.checksum_flag: 1})
    assert decode_content(raw, "zstd", 1000).data == PAGE
    assert decode_content(raw[:-1] + bytes([raw[-1] ^ 1]), "zstd", 1000).problem == "broken"


def test_a_window_larger_than_the_standard_allows_is_refused() -> None:
    packer = zstd.ZstdCompressor(options={zstd.CompressionParameter.window_log: 25})
    raw = packer.compress(PAGE) + packer.flush()
    assert decode_content(raw, "zstd", 1000).problem == "broken"


@pytest.mark.parametrize(("coding", "empty"), [("gzip", gzip.compress(b"")), ("zstd", skippable(b""))])
def test_members_without_content_come_to_an_end(coding: str, empty: bytes) -> None:
    assert decode_content(empty * (MAX_MEMBERS - 1), coding, 100).data == b""
    assert decode_content(empty * (MAX_MEMBERS + 1), coding, 100).problem == "unsupported"


BOMBS = """
import brotli, gzip, io, json, sys, zlib
from extractors.fetch.coding import decode_content
if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MB = bytes(1 << 20)

def packed(packer, megabytes, finish):
    return b"".join([packer.compress(MB) for _ in range(megabytes)]) + finish()

def peak():
    lines = open("/proc/self/status").read().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024

squeezed = zlib.compressobj(1, zlib.DEFLATED, 31)
bomb = packed(squeezed, 256, squeezed.flush)
frames = zstd.ZstdCompressor()
tall = packed(frames, 1024, frames.flush)
stream = brotli.Compressor(quality=1)
wide = b"".join([stream.process(MB) for _ in range(256)]) + stream.finish()
cases = {
    "gzip": bomb, "gzip, gzip": gzip.compress(bomb), "gzip, gzip, gzip": gzip.compress(gzip.compress(bomb)),
    "zstd": tall, "zstd, br": brotli.compress(tall, quality=1), "br": wide, "br, zstd": zstd.compress(wide),
}
before = peak()
problems = {name: decode_content(raw, name, 16_000_000).problem for name, raw in cases.items()}
whole = decode_content(gzip.compress(gzip.compress(bytes(15 << 20))), "gzip, gzip", 16_000_000)
print(json.dumps({"problems": problems, "whole": len(whole.data), "before": before, "peak": peak()}))
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is read from /proc")
def test_bombs_are_refused_in_little_memory() -> None:
    run = subprocess.run([sys.executable, "-c", BOMBS], check=True, capture_output=True, text=True)
    told = json.loads(run.stdout)
    assert set(told["problems"].values()) == {"too_large"}
    assert told["whole"] == 15 << 20
    # What is decoded (16 MB and an eighth), the window of brotli (16 MB) or zstd (8 MB), and the blocks.
    assert told["peak"] - told["before"] < 60
    assert told["peak"] < 200


def test_the_libraries_of_rare_codings_are_imported_when_needed() -> None:
    code = (
        "import sys; from extractors.fetch.decode import decode_content, decode_text;"
        "import gzip; decode_content(gzip.compress(b'x'), 'gzip', 9); decode_text(b'x', None);"
        "sys.exit(bool({'brotli', '_brotli', 'backports.zstd', 'compression.zstd', 'cchardet'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
