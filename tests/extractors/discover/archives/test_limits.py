from __future__ import annotations

from extractors.discover.archives.limits import CCNEWS, GDELT, WAYBACK, site_delays


def test_delays_by_site() -> None:
    delays = site_delays("https://web.archive.org", "https://data.commoncrawl.org/", "https://api.gdeltproject.org")
    assert delays == {
        "archive.org": WAYBACK.seconds,
        "commoncrawl.org": CCNEWS.seconds,
        "gdeltproject.org": GDELT.seconds,
    }


def test_archives_at_one_place_share_the_longest_rest() -> None:
    assert site_delays("http://127.0.0.1:80", "http://127.0.0.1:81", "http://127.0.0.1:82") == {
        "127.0.0.1": GDELT.seconds
    }


def test_no_address_no_delay() -> None:
    assert site_delays("", "nonsense", "https://api.gdeltproject.org") == {"gdeltproject.org": GDELT.seconds}


def test_rests_are_what_the_archives_ask_for() -> None:
    assert WAYBACK.seconds >= 60 / 24
    assert GDELT.seconds > 5
    assert CCNEWS.seconds >= 1
