"""The command that adds golden pages and accepts what has changed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tests import golden

if TYPE_CHECKING:
    from pathlib import Path

PARAGRAPHS = [
    f"Ferry number {n} left the pier of Port Alder in good time and came back with the tide." for n in range(6)
]
HTML = (
    '<html lang="de"><head><meta charset="windows-1252"><title>Fähren fahren</title>'
    '<meta property="article:published_time" content="2024-05-05T10:00:00+02:00"></head><body><article>'
    f"<h1>Fähren fahren</h1>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</article></body></html>"
)
URL = "https://courier.example/2024/05/05/ferries"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    page = tmp_path / "given.html"
    page.write_bytes(HTML.encode("cp1252"))
    root = tmp_path / "golden"
    assert golden.main(["add", "ferries", str(page), URL], root) == 0
    return root


def rewrite(root: Path, field: str, value: object) -> None:
    given, expected = golden.read(root / "ferries")
    golden.write(root / "ferries", given, expected | {field: value})


def test_a_page_is_added_with_all_its_fields_and_a_frozen_time(root: Path) -> None:
    given, expected = golden.read(root / "ferries")
    assert given["url"] == URL
    assert given["now"].endswith("+00:00")
    assert (expected["title"], expected["lines"]) == ("Fähren fahren", PARAGRAPHS)
    assert (expected["published"], expected["is_guess"]) == ("2024-05-05T08:00:00+00:00", False)
    assert {"structure", "agencies", "corrections", "quotes", "truncated"} < set(expected)
    assert golden.main(["check"], root) == 0


def test_a_page_is_read_at_its_frozen_time(root: Path) -> None:
    given, _ = golden.read(root / "ferries")
    early = given | {"now": "2024-01-01T00:00:00+00:00"}
    assert golden.run(root / "ferries", early).published is None


def test_what_differs_is_shown_and_accepted(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rewrite(root, "lines", [*PARAGRAPHS[:-1], "Something else."])
    before = (root / "ferries" / golden.EXPECTED).read_bytes()
    assert golden.main(["check", "ferries"], root) == 1
    shown = capsys.readouterr().out
    assert '-  "Something else."' in shown
    assert f'+  "{PARAGRAPHS[-1]}"' in shown
    assert "title:" not in shown
    assert (root / "ferries" / golden.EXPECTED).read_bytes() == before
    assert golden.main(["accept"], root) == 0
    assert golden.main(["check"], root) == 0
    assert golden.read(root / "ferries")[1]["lines"] == PARAGRAPHS


def test_only_named_fields_are_compared_until_all_are_asked_for(root: Path) -> None:
    given, expected = golden.read(root / "ferries")
    golden.write(root / "ferries", given, {"title": expected["title"]})
    assert golden.main(["check"], root) == 0
    golden.main(["accept"], root)
    assert set(golden.read(root / "ferries")[1]) == {"title"}
    golden.main(["accept", "--all-fields"], root)
    assert golden.read(root / "ferries")[1] == expected


def test_a_field_that_no_longer_exists_is_a_difference(root: Path) -> None:
    rewrite(root, "colour", "red")
    assert [one.field for one in golden.differences(root / "ferries")] == ["colour"]
    golden.main(["accept"], root)
    assert "colour" not in json.loads((root / "ferries" / golden.EXPECTED).read_text("utf-8"))["expected"]


@pytest.mark.parametrize("name", ["ferries", "../out", "Ferries", "a b"])
def test_a_name_that_is_taken_or_none_is_refused(root: Path, name: str) -> None:
    with pytest.raises(SystemExit, match=r"a name is|already"):
        golden.add(root, name, root / "ferries" / golden.PAGE, URL, datetime(2024, 6, 1, tzinfo=UTC))


def test_an_unknown_page_is_named(root: Path) -> None:
    with pytest.raises(SystemExit, match="no such page: nowhere"):
        golden.main(["check", "nowhere"], root)
