from __future__ import annotations

import pytest

from extractors import url_noise


@pytest.mark.parametrize(
    ("path", "query", "left"),
    [
        ("/a-b-c", "ncid=1&page=2", "page=2"),
        ("/show.php", "ncid=1", "ncid=1"),
        ("/show.php", "ncid=1&utm_source=x", "ncid=1"),
        ("/show.php", "id=7&ncid=1", "id=7"),
        # The number of a script's version is no story's.
        ("/show2.php", "ncid=1", "ncid=1"),
        ("/show.php", "lang=en&ncid=1", "lang=en&ncid=1"),
        ("/", "cmp=1", "cmp=1"),
        ("/story/12", "cmp=1", ""),
        ("/", "&&", ""),
    ],
)
def test_a_doubtful_word_goes_only_where_the_rest_names_the_page(path: str, query: str, left: str) -> None:
    assert url_noise.clean_query("outlet.example", path, query) == left
    assert url_noise.clean_query("outlet.example", path, left) == left


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/a-b-c/", True),
        ("/news/article12.html", True),
        ("/news/", False),
        ("/", False),
        ("/view.aspx", False),
        ("/a-b-c.php", True),
        ("/%D0%B6", False),
    ],
)
def test_paths_that_name_a_page(path: str, *, named: bool) -> None:
    assert url_noise.names_page(path) == named
