"""Whatever a server says, a record stays one record: read by warcio and fastwarc with every digest checked."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fetch import facts, warc_records
from tests.extractors.fetch.warcs import ANSWER, AT, FETCH, RUN_ID, Seen, seen

if TYPE_CHECKING:
    from extractors.fetch.answer import Answer

# Every byte that the wire can bring (names and values are decoded as Latin-1), and text that it cannot.
ODD = st.text(st.characters(max_codepoint=0xFF), max_size=30) | st.text(max_size=10)
NASTY = st.sampled_from(
    [
        "a\r\nX-Injected: yes",
        "a\n\nWARC/1.1\r\nWARC-Type: response\r\n\r\n",
        "\r\n\r\n",
        "\x00",
        " folded",
        "\u2028",
        "\udc80",
        "5",
        "chunked",
        "ç",
    ]
)
NAMES = ODD | NASTY | st.sampled_from(["Content-Length", "content-length ", "Transfer-Encoding", "Set-Cookie", ""])
HEADERS = st.lists(st.tuples(NAMES, ODD | NASTY), max_size=6).map(tuple)
BODIES = st.binary(max_size=200) | st.sampled_from(
    [
        b"WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n",
        gzip.compress(b"WARC/1.1\r\n"),
        b"\r\n\r\n",
    ]
)
ANSWERS = st.builds(
    replace,
    st.just(ANSWER),
    url=st.sampled_from(["https://a.example/", "http://a.example/\r\nWARC-Type: x", "http://a.example/a b<ü>\udc80"]),
    status=st.integers(100, 599),
    reason=ODD | NASTY,
    headers=HEADERS,
    body=BODIES,
    request_headers=HEADERS,
    request_target=st.sampled_from(["/", "/a b\r\nX-Injected: yes", "*"]),
    peer=st.sampled_from([None, "2001:db8::7", "1.2.3.4\r\nX-Injected: yes"]),
    cut=st.sampled_from([None, "length", "time", "disconnect", "unspecified"]),
)


def alone(packed: warc_records.Packed) -> Seen:
    (record,) = seen(packed.data)
    assert (record.kind, record.record_id) == (packed.kind, f"<{packed.record_id}>")
    assert record.warc.get("warc-target-uri", packed.url) == packed.url
    return record


@given(ANSWERS)
def test_no_response_breaks_out_of_its_record(answer: Answer) -> None:
    made = warc_records.response(answer, warc_records.digest_of(answer.body))
    record = alone(made)
    assert record.payload == answer.body
    assert int(record.status or 0) == answer.status
    sizes = [value for name, value in record.http if name == "content-length"]
    assert set(sizes) == {str(len(record.payload))}
    assert "transfer-encoding" not in [name for name, _ in record.http]
    assert len(record.http) in {len(answer.headers), len(answer.headers) + 1}


@given(ANSWERS)
def test_no_answer_breaks_out_of_the_other_records(answer: Answer) -> None:
    main = warc_records.not_modified(answer, None)
    original = warc_records.Original("urn:uuid:1", "https://a.example/", AT, ("x.warc.gz", 17))
    revisit = warc_records.identical(answer, "sha1:A", original)
    request = warc_records.request(answer, main)
    metadata = warc_records.metadata(replace(FETCH, error=answer.reason), main)
    assert len(alone(main).http) == len(answer.headers)
    assert len(alone(revisit).http) in {len(answer.headers), len(answer.headers) + 1}
    assert len(alone(request).http) == len(answer.request_headers)
    assert alone(metadata).payload.count(b"\r\n") == len(facts.fields(FETCH)) + 1
    assert len(seen(main.data + revisit.data + request.data + metadata.data)) == 4


def test_headers_stand_as_they_came() -> None:
    headers = (("SET-Cookie", "a=1"), ("Set-cookie", "b=2"), ("X-Raw", "\xe7\xff"), ("X-Empty", ""))
    packed = warc_records.response(replace(ANSWER, headers=headers, reason=""), "sha1:A")
    plain = gzip.decompress(packed.data)
    head = b"HTTP/1.1 200 \r\nSET-Cookie: a=1\r\nSet-cookie: b=2\r\nX-Raw: \xe7\xff\r\nX-Empty: \r\n"
    assert b"\r\n\r\n" + head in plain


@pytest.mark.parametrize(
    ("stated", "stored"),
    [
        (["20"], [("content-length", "20")]),
        (["20", "20"], [("content-length", "20"), ("content-length", "20")]),
        (["+20"], [("x-archive-orig-content-length", "+20"), ("content-length", "20")]),
        (["7", "20"], [("x-archive-orig-content-length", "7"), ("content-length", "20")]),
        ([], [("content-length", "20")]),
    ],
)
def test_the_stored_length_is_that_of_the_stored_body(stated: list[str], stored: list[tuple[str, str]]) -> None:
    headers = tuple(("Content-Length", value) for value in stated)
    body = b"x" * 20
    packed = warc_records.response(replace(ANSWER, headers=headers, body=body), warc_records.digest_of(body))
    assert alone(packed).http == stored


def test_a_304_keeps_the_length_of_the_page_that_it_confirms() -> None:
    headers = (("Content-Length", "48211"), ("Transfer-Encoding", "chunked"))
    record = alone(warc_records.not_modified(replace(ANSWER, status=304, headers=headers), None))
    assert record.http == [("content-length", "48211"), ("x-archive-orig-transfer-encoding", "chunked")]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("Text/HTML; charset=utf-8", "text/html"),
        (" application/json ", "application/json"),
        (None, None),
        ("", None),
        ("; charset=x", None),
        ("x" * 101, None),
        ("text/ç", None),
        ("text/\x00", None),
    ],
)
def test_the_media_type_of_the_index(stated: str | None, expected: str | None) -> None:
    assert warc_records.media_type(stated) == expected


def test_a_file_that_opens_says_its_name_and_its_run() -> None:
    record = alone(warc_records.warcinfo("x.warc.gz", RUN_ID, AT))
    assert record.warc["warc-filename"] == "x.warc.gz"
    assert f"isPartOf: {RUN_ID}\r\n".encode() in record.payload


@pytest.mark.parametrize("data", [b"", b"# Harbour\r\n\r\n"])
def test_a_resource_is_what_was_given(data: bytes) -> None:
    record = alone(warc_records.resource("file:///home/a b/\xe7.md", AT, "text/markdown", data))
    assert record.warc["warc-target-uri"] == "file:///home/a%20b/%C3%A7.md"
    assert record.warc["content-type"] == "text/markdown"
    assert record.payload == data


def test_any_gzip_reader_unpacks_a_record() -> None:
    packed = warc_records.warcinfo("x.warc.gz", RUN_ID, AT)
    member = zlib.decompressobj(31)
    assert member.decompress(packed.data).startswith(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n")
    assert member.eof
    assert member.unused_data == b""
