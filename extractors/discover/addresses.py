"""Tell the address of a news article from that of a list, a service page or a file."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

from extractors import urls
from extractors.discover.window import date_in_url

_MIN_SLUG_WORDS = 3
_MIN_ID_DIGITS = 5
_MIN_WORD_LETTERS = 2
_MAX_SERVICE_WORDS = 5
_MAX_FIELDS = 50


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A path with one of these segments lists, sells or explains; it reports nothing.
_LISTS = _words(
    """
    account accounts advertise advertising apps author authors basket careers cart categories category checkout
    collections contact contact-us contacts contributors cookie-policy cookies datenschutz donate feed feeds help
    impressum imprint jobs journalists kontakt legal login logout my-account newsletter newsletters page password
    people preferences privacy privacy-policy profile profiles register registration rss search shop signin signup
    sitemap sitemaps staff store subscribe subscription subscriptions suche tag tags terms terms-and-conditions
    terms-of-service terms-of-use topic topics tv-guide user users wp-admin wp-json wp-login.php
    """
)
# Words of service pages with a long slug ("our-privacy-and-cookie-policy").
_SERVICE_WORDS = _words(
    "advertise advertising cookie cookies gdpr impressum newsletter newsletters privacy subscribe subscription terms"
)
_FILES = _words(
    """
    .7z .atom .avi .bmp .css .doc .docx .epub .gif .gz .ico .jpeg .jpg .js .json .m3u8 .m4a .mov .mp3 .mp4 .ogg .pdf
    .png .ppt .pptx .rar .rss .svg .tar .txt .wav .webm .webp .woff .woff2 .xls .xlsx .xml .zip
    """
)
_PAGE_ENDING = re.compile(r"\.(?:[sx]?html?|php|aspx?|jsp|stm|ece)$")
_STORY_WORDS = re.compile(r"article|story|news|post|read|view|show|detail|page|print")
_ID_FIELD = re.compile(r"(?:.*_)?(?:id|no|idx|p|aid|nid|sid|newsid|article|articleid|storyid|story|news)")
_NUMBER = re.compile(r"\d{5,}")
_TOKEN = re.compile(r"(?=[0-9a-f]*\d)[0-9a-f]{16,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PARTS = re.compile(r"[-_+.,]+")

_SOCIAL = _words(
    """
    amazon.com apple.com bsky.app facebook.com flickr.com google.com instagram.com linkedin.com ok.ru patreon.com
    paypal.com pinterest.com reddit.com spotify.com t.co t.me telegram.me threads.net tiktok.com tumblr.com
    twitch.tv twitter.com vimeo.com vk.com whatsapp.com wikipedia.org x.com youtu.be youtube.com
    """
)


def is_article(url: str) -> bool:
    """Say whether ``url`` looks like the address of one article.

    For it: a slug of three words, a date in the path with something after it, an id with words beside it.
    Against it: the segments of lists and service pages, files, platforms that publish no articles.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    segments = [segment for segment in unquote(parts.path).lower().split("/") if segment]
    if urls.site_of(url) in _SOCIAL or _is_list(segments):
        return False
    return (
        _has_slug(segments)
        or _has_dated_story(url, segments)
        or _has_id(segments)
        or _has_id_field(parts.query, segments)
    )


def _is_list(segments: list[str]) -> bool:
    if any(segment in _LISTS for segment in segments):
        return True
    last = segments[-1] if segments else ""
    if "." in last and f".{last.rpartition('.')[2]}" in _FILES:
        return True
    words = _slug_words(last)
    return len(words) <= _MAX_SERVICE_WORDS and not _has_digit(last) and any(word in _SERVICE_WORDS for word in words)


def _has_slug(segments: list[str]) -> bool:
    """A slug stands last, or before an id: /some-long-title/12345, /some-long-title/a-12345."""
    if not segments:
        return False
    if len(_slug_words(segments[-1])) >= _MIN_SLUG_WORDS:
        return True
    before = segments[-2] if len(segments) > 1 else ""
    return _has_digit(segments[-1]) and len(_slug_words(before)) > _MIN_SLUG_WORDS


def _has_dated_story(url: str, segments: list[str]) -> bool:
    """A date and a name after it; the date alone is the list of a day."""
    if date_in_url(url) is None:
        return False
    last = _stem(segments[-1])
    return bool(_slug_words(last)) or (_NUMBER.fullmatch(last) is not None and date_in_url(f"/{last}") is None)


def _has_id(segments: list[str]) -> bool:
    """An id with words: world-asia-59880166, /politics/5157364, /a/61d7f0e29a7947."""
    if not segments:
        return False
    last = _stem(segments[-1])
    worded = bool(_slug_words(last)) or any(_slug_words(segment) for segment in segments[:-1])
    is_id = _NUMBER.search(last) is not None or _TOKEN.fullmatch(last) is not None
    return worded and is_id and date_in_url(f"/{last}/") is None


def _has_id_field(query: str, segments: list[str]) -> bool:
    """An id in the query of a script that shows stories: /news/view.php?id=12345."""
    if not any(_STORY_WORDS.search(segment) for segment in segments):
        return False
    try:
        fields = parse_qsl(query, max_num_fields=_MAX_FIELDS)
    except ValueError:
        return False
    return any(
        _ID_FIELD.fullmatch(name.lower()) and _has_digit(value) and len(value) >= _MIN_ID_DIGITS
        for name, value in fields
    )


def _slug_words(segment: str) -> list[str]:
    """The words (two letters or more, in any script) between a segment's hyphens."""
    return [
        part for part in _PARTS.split(_stem(segment)) if len(part) >= _MIN_WORD_LETTERS and any(map(str.isalpha, part))
    ]


def _stem(segment: str) -> str:
    return _PAGE_ENDING.sub("", segment)


def _has_digit(text: str) -> bool:
    return any(map(str.isdecimal, text))
