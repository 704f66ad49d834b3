"""Tell the address of a news article from that of a list, a service page or a file."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlsplit

from extractors import urls
from extractors.discover.window import date_in_url

_MIN_SLUG_WORDS = 3
_LONG_SLUG_WORDS = 4
_VERY_LONG_SLUG_WORDS = 6
_MIN_ID_DIGITS = 4
_MIN_WORD_LETTERS = 2
_MAX_SERVICE_WORDS = 5
_MAX_FIELDS = 50


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A path with one of these segments lists, sells or explains; it reports nothing.
_LISTS = _words(
    """
    account accounts advertise author authors basket cart categories category checkout collections
    contact-us contributors cookie-policy cookies donate feed feeds impressum imprint journalists login
    logout my-account newsletter newsletters page password preferences privacy-policy profile profiles registration
    rss search shop signin signup sitemap sitemaps subscribe subscription subscriptions suche tag tags
    terms-and-conditions terms-of-service terms-of-use topic topics tv-guide user users wp-admin wp-json wp-login.php
    """
)
# These do too, unless a long headline follows: some outlets have a section of that name.
_SECTIONS_TOO = _words(
    """
    advertising apps careers contact contacts datenschutz help jobs kontakt legal people privacy register staff store
    terms
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
_PAGE_NUMBER = re.compile(r"\d{1,2}")
_SHORT_LINK = re.compile(r"\d{3,}")
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


def is_list(url: str) -> bool:
    """Say whether ``url`` is the address of a list, a service page, a file, or of a platform without articles."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return True
    segments = [segment for segment in unquote(path).lower().split("/") if segment]
    return urls.site_of(url) in _SOCIAL or _is_list(segments)


def _is_list(segments: list[str]) -> bool:
    last = segments[-1] if segments else ""
    refused = _LISTS if len(_slug_words(last)) >= _LONG_SLUG_WORDS else _LISTS | _SECTIONS_TOO
    if any(segment in refused for segment in segments):
        return True
    if "." in last and f".{last.rpartition('.')[2]}" in _FILES:
        return True
    words = _slug_words(last)
    return len(words) <= _MAX_SERVICE_WORDS and not _has_digit(last) and any(word in _SERVICE_WORDS for word in words)


def _has_slug(segments: list[str]) -> bool:
    """A slug stands last, or before an id: /some-long-title/12345, /some-long-title/a-12345."""
    if not segments:
        return False
    words, parts = _slug_words(segments[-1]), [part for part in _PARTS.split(_stem(segments[-1])) if part]
    # Numbers are words of a headline too ("30-under-30-makers"), but not of a list's second page.
    if len(words) >= _MIN_SLUG_WORDS or (len(words) > 1 and len(parts) >= _LONG_SLUG_WORDS):
        return True
    before = len(_slug_words(segments[-2])) if len(segments) > 1 else 0
    return before >= (_LONG_SLUG_WORDS if _has_digit(segments[-1]) else _VERY_LONG_SLUG_WORDS)


def _has_dated_story(url: str, segments: list[str]) -> bool:
    """A date and a name after it; the date alone is the list of a day."""
    if date_in_url(url) is None:
        return False
    last = _stem(segments[-1])
    return bool(_slug_words(last)) or (_NUMBER.fullmatch(last) is not None and date_in_url(f"/{last}") is None)


def _has_id(segments: list[str]) -> bool:
    """An id with words: world-asia-59880166, /politics/5157364, /119843/two-words, /world/58406128/1."""
    last = _stem(segments[-1]) if segments else ""
    if len(segments) > 1 and (_PAGE_NUMBER.fullmatch(last) or len(_slug_words(last)) > 1):
        ids = [last, segments[-2]]
    else:
        ids = [last]
    worded = any(_slug_words(segment) for segment in segments)
    return worded and any(_is_id(text) for text in ids)


def _is_id(text: str) -> bool:
    named = _NUMBER.search(text) is not None or _TOKEN.fullmatch(text) is not None
    return named and date_in_url(f"/{text}/") is None


def _has_id_field(query: str, segments: list[str]) -> bool:
    """An id in the query of a script that shows stories: /news/view.php?id=12345, or WordPress' /?p=3289."""
    try:
        fields = parse_qsl(query, max_num_fields=_MAX_FIELDS)
    except ValueError:
        return False
    if not segments:
        return any(name == "p" and _SHORT_LINK.fullmatch(value) for name, value in fields)
    if not any(_STORY_WORDS.search(segment) for segment in segments):
        return False
    return any(
        _ID_FIELD.fullmatch(name.lower()) and _has_digit(value) and len(value) >= _MIN_ID_DIGITS
        for name, value in fields
    )


@lru_cache(maxsize=4096)
def _slug_words(segment: str) -> tuple[str, ...]:
    """The words (two letters or more, in any script) between a segment's hyphens."""
    parts = _PARTS.split(_stem(segment))
    # Most parts are letters alone: that is told faster than that one of their signs is a letter.
    return tuple(
        part for part in parts if len(part) >= _MIN_WORD_LETTERS and (part.isalpha() or any(map(str.isalpha, part)))
    )


def _stem(segment: str) -> str:
    return _PAGE_ENDING.sub("", segment)


def _has_digit(text: str) -> bool:
    return any(map(str.isdecimal, text))
