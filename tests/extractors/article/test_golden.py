"""Each folder of golden/ is a page and what must be made of it: see tests/golden.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import golden

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("folder", sorted(golden.GOLDEN.iterdir()), ids=lambda folder: folder.name)
def test_golden(folder: Path) -> None:
    given, expected = golden.read(folder)
    article = golden.run(folder, given)
    found = golden.seen(article)
    assert {field: found[field] for field in expected} == expected, article.reasons
    assert article.reasons
