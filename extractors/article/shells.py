"""Rules for pages whose content is not in their text: films, recordings, apps, scripts, nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extractors.article import wall_words
from extractors.article.signals import BEGINNING, FEW_LINKS, FLASH, NOTHING, SHORT, TEASER

if TYPE_CHECKING:
    from extractors.article.signals import Reason, Signals

# Words of a caption or a blurb: with more than that a film's or a recording's page tells the story itself.
CAPTION = 80
BLURB = 130
_RECORDINGS = frozenset({"PodcastEpisode", "PodcastSeries", "RadioEpisode"})
_TEMPLATE = re.compile(r"\{\{[^{}]{1,300}\}\}")


def shell(signals: Signals) -> Reason | None:
    """The frame of a film, a recording, an app."""
    if (
        len(_TEMPLATE.findall(signals.page_text if signals.words < TEASER else (signals.body.text or "")[:BEGINNING]))
        > 1
    ):
        return "shell", "templates that were not filled in"
    if signals.words < CAPTION and _shows_film(signals):
        return "shell", f"made for a film, and {signals.words} words"
    if signals.words < BLURB and _plays_recording(signals):
        return "shell", f"made for a recording, and {signals.words} words"
    sent = signals.words < SHORT and not signals.sure and signals.headline_links < FEW_LINKS
    if sent and wall_words.APP.search(signals.page_text[:BEGINNING]):
        return "shell", "little text, and it sends the reader to an app"
    return None


def _shows_film(signals: Signals) -> bool:
    """Whether the page was made for a film; the text of an article that shows one is longer."""
    if (signals.head.first_meta("og:type") or "").lower().startswith("video"):
        return True
    named = wall_words.MEDIA.search(signals.names) is not None
    address = wall_words.MEDIA_ADDRESS.search(signals.head.url) is not None
    if signals.head.node is not None:
        return named and address and signals.plays_film
    return (address and (named or not signals.sure or signals.plays_film)) or (named and signals.plays_film)


def _plays_recording(signals: Signals) -> bool:
    """Whether the page was made for a podcast: articles have themselves read aloud, too."""
    if (signals.head.first_meta("og:type") or "").lower().startswith(("music", "audio")):
        return True
    if signals.types & _RECORDINGS:
        return True
    said = f"{signals.names} {signals.metadata.site_name or ''} {signals.path} {signals.main_text}"
    return wall_words.PODCAST.search(said) is not None and signals.plays_sound


def empty(signals: Signals) -> Reason | None:
    """Came without its content."""
    words = signals.own_words
    if words >= NOTHING or ((signals.sure or signals.declared) and words >= FLASH):
        return None
    if wall_words.JAVASCRIPT.search(signals.page_text):
        return "shell", "the page asks for JavaScript"
    little = len(signals.page_text.split())
    marked = wall_words.SHELL_MARK.search(signals.marks) is not None
    if signals.loads_scripts and ((marked and little < SHORT) or (little < NOTHING and not signals.framed)):
        return "shell", "scripts and next to no text"
    return "empty", f"{words} words of text"


def too_little(signals: Signals) -> Reason | None:
    """Few words, and nothing that speaks for an article."""
    if signals.words < TEASER and signals.is_notice:
        return "empty", "a notice that stands alone, with no date, and nothing that calls it an article"
    if signals.own_words >= SHORT or signals.typed or signals.stated or signals.brief:
        return None
    return "empty", f"only {signals.own_words} words, and nothing that calls it an article"
