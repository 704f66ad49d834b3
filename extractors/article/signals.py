"""What the rules of the verdict look at: counts and words of one page, each worked out when it is first asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus, urlsplit

from extractors.article import cards, wall_words
from extractors.article.agreement import share_within
from extractors.article.body import count_words
from extractors.article.notices import own_words
from extractors.article.offers import Block, Ending, ending, following
from extractors.article.stops import Stop, may_stop, stop
from extractors.article.tree import fold, squeeze, text_of
from extractors.article.visible import MAX_NAME, marks, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.article.body import Body
    from extractors.article.head import Head
    from extractors.article.links import Anchor
    from extractors.article.metadata import Metadata

SHORT = 60
TEASER = 150
NOTHING = 20
FLASH = 8
# Links that a block page has, at most.
FEW_LINKS = 5
# Links and words of a page that a server sends in place of another, at most.
FEW_ANCHORS = 20
NOTICE = 240
LONG_NOTICE = 600
# Characters of a page's beginning that say what it is.
BEGINNING = 3000
_SENTENCE = re.compile(
    r"\w[\"'\u2019\u201d\u00bb\u300d)\]]*[.!?](?:\s|$|[\"'\u2019\u201d\u00bb])|[\u3002\uff01\uff1f\u0964\u061f]"
)
Reason = tuple[str, str]
MAX_PAGE_TEXT = 60_000
MAX_MARKS = 60_000
# Articles of a page that are looked at.
MAX_PARTS = 10
# Characters of a headline of three words.
SHORT_HEADLINE = 15
_CALLED_ARTICLE = frozenset({"article", "news", "newsarticle"})
_ROOT = re.compile(r"/?(?:[a-z]{2}(?:-[a-z]{2})?/)?(?:(?:index|home|start|default)(?:\.\w{2,5})?/?)?", re.IGNORECASE)
_SOUND_FILE = re.compile(r"\.(?:mp3|m4a|ogg|opus)(?:$|[?#])", re.IGNORECASE)
_PLAYERS = re.compile(
    r"soundcloud|simplecast|libsyn|megaphone|acast|podlove|podigee|podbean|buzzsprout|spreaker|transistor|anchor\.fm"
    r"|spotify\.com/embed|podcast|audio",
    re.IGNORECASE,
)
_CLASS = re.compile(r"\.([\w-]{1,80})")
_CODE = re.compile(r"one-time-code|(?:^|[ _-])(?:code|otp|pin|passcode|token)(?:$|[ _-])", re.IGNORECASE)
_FILMS = re.compile(r"youtu|vimeo|dailymotion|brightcove|jwplayer|/embed|player|video", re.IGNORECASE)
_WALLS = (wall_words.BLOCK, wall_words.NOT_FOUND, wall_words.CONSENT, wall_words.PAYWALL, wall_words.JAVASCRIPT)


@dataclass(frozen=True)
class Signals:
    """What the rules look at."""

    head: Head
    body: Body
    metadata: Metadata
    anchors: tuple[Anchor, ...]

    @cached_property
    def words(self) -> int:
        """Words of the text."""
        return self.body.words

    @cached_property
    def typed(self) -> bool:
        """Whether the page calls itself an article."""
        kind = (self.head.first_meta("og:type") or "").lower()
        return self.head.node is not None or kind in _CALLED_ARTICLE

    @cached_property
    def dated(self) -> bool:
        """Whether a date was stated by the page or its address, not guessed."""
        published = self.metadata.published
        return published is not None and published.method != "htmldate"

    @cached_property
    def stated(self) -> bool:
        """Whether the page's head or an element for times states the date: an address or a line of text is less."""
        published = self.metadata.published
        return published is not None and published.method in {"json-ld", "meta", "og", "time"}

    @cached_property
    def declared(self) -> bool:
        """Whether the page states a date of publication in its head and marks its text as an article."""
        published = self.metadata.published
        in_head = published is not None and published.method in {"json-ld", "meta"}
        return in_head and self.head.root.find(".//article") is not None

    @cached_property
    def sure(self) -> bool:
        """Typed and dated: only strong signs speak against an article."""
        return self.typed and self.dated

    @cached_property
    def names(self) -> str:
        """Title and headlines, each in a line."""
        return "\n".join(text for text in (self.head.title, *self.head.headlines[:2], self.metadata.title) if text)

    @cached_property
    def path(self) -> str:
        """The path of the page's address."""
        return urlsplit(self.head.url).path

    @cached_property
    def at_root(self) -> bool:
        """Whether the address is that of the site's front page; a query may name an article."""
        parts = urlsplit(self.head.url)
        return _ROOT.fullmatch(parts.path) is not None and not re.search(r"\d|^[sq]=", parts.query)

    @cached_property
    def types(self) -> frozenset[str]:
        """Types of all objects that the page states."""
        return frozenset(kind for node in self.head.nodes for kind in node.types)

    @cached_property
    def plays_sound(self) -> bool:
        """Whether there is a recording to be heard: a player, its frame, or a link to the file."""
        root = self.head.root
        frames = (frame.get("src") or "" for frame in root.iter("iframe"))
        linked = any(_SOUND_FILE.search(anchor.href) for anchor in self.anchors)
        framed = any(_PLAYERS.search(src) for src in frames)
        return (
            linked
            or framed
            or next(root.iter("audio"), None) is not None
            or bool(wall_words.LISTEN.search(self.page_text))
        )

    @cached_property
    def plays_film(self) -> bool:
        """Whether there is a film to be seen, or the page states one."""
        root = self.head.root
        frames = (frame.get("src") or "" for frame in root.iter("iframe"))
        shown = "VideoObject" in self.types or next(root.iter("video"), None) is not None
        return shown or any(_FILMS.search(src) for src in frames)

    @cached_property
    def page_text(self) -> str:
        """All visible text, at most 60,000 characters: only asked for on pages with little text."""
        body = self.head.root.find("body")
        return "" if body is None else squeeze(" ".join(visible(body)))[:MAX_PAGE_TEXT]

    @cached_property
    def main_text(self) -> str:
        """The visible text of the part that is marked as the article or the main one, if the text begins in it.

        Else that of the page.
        """
        start = self.body.lines[0][: cards.PREFIX] if self.body.lines else ""
        parts = [part for tag in ("article", "main") for part in islice(self.head.root.iter(tag), MAX_PARTS)]
        texts = [squeeze(" ".join(visible(part))) for part in parts]
        whole = [text for text in texts if start in text]
        return (whole[0] if whole else self.page_text)[:MAX_PAGE_TEXT]

    @cached_property
    def marks(self) -> str:
        """Classes and ids of the body's elements and addresses of scripts and frames, one element in a line."""
        return "\n".join(marks(self.head.root))[:MAX_MARKS]

    @cached_property
    def names_wall(self) -> bool:
        """Whether any attribute of the page speaks of a paywall."""
        for element in self.head.root.iter():
            if any("paywall" in f"{key} {value[:MAX_NAME]}".lower() for key, value in element.attrib.items()):
                return True
        return False

    @cached_property
    def told(self) -> int:
        """Words of the text in lines that speak of no wall, error or offer: what may be a story."""
        return own_words(line for line in self.body.lines if not any(wall.search(line) for wall in _WALLS))

    @cached_property
    def own_words(self) -> int:
        """Words of the text beside its notices of rights: more than a short text of those there never is."""
        return self.words if self.words >= TEASER else own_words(self.body.lines)

    @cached_property
    def ending(self) -> Ending:
        """How the text ends, and what is offered behind it."""
        body = self.head.root.find("body")
        nothing = Ending(frozenset(), broken=False, faded=False)
        return nothing if body is None else ending(body, self.body.lines, self.body.elements)

    @cached_property
    def behind(self) -> tuple[Block, ...]:
        """The blocks right behind the text."""
        return following(self.body.elements)

    @cached_property
    def stop(self) -> Stop:
        """Whether the text stops before its end, and what is asked for there."""
        lines, elements = self.body.lines, self.body.elements
        body = self.head.root.find("body")
        if body is None or not (self.asks_password or may_stop(lines, elements, self.behind)):
            return Stop()
        return stop(body, lines, elements)

    @cached_property
    def in_agreement(self) -> float:
        """Part of the text that stands in a box in which one is to agree."""
        return share_within(self.head.root, self.body.lines, self.body.elements)

    @cached_property
    def is_alone(self) -> bool:
        """Whether the page has no type, no date and little beside its text: what a server sends in place of one."""
        return self._stands_alone(NOTICE)

    def _stands_alone(self, words: int) -> bool:
        """An address with a day in it may be asked for, and another page be sent."""
        published = self.metadata.published
        dated = self.dated and published is not None and published.method != "url"
        return not (self.typed or dated) and len(self.anchors) < FEW_ANCHORS and len(self.page_text.split()) < words

    @cached_property
    def is_notice(self) -> bool:
        """Whether a page that stands alone has a form, or asks machines not to keep it: a saved text does neither."""
        return self.is_alone and self._is_of_server()

    @cached_property
    def is_long_notice(self) -> bool:
        """The same of a page that explains itself at length."""
        return self._stands_alone(LONG_NOTICE) and self._is_of_server()

    def _is_of_server(self) -> bool:
        hidden = "noindex" in (self.head.first_meta("robots") or "").lower()
        return hidden or self.head.root.find(".//form") is not None

    @cached_property
    def asks_code(self) -> bool:
        """Whether a form asks for a password or for a number that was sent."""
        return self.asks_password or any(_CODE.search(names) for names in self._fields("autocomplete", "name", "id"))

    @cached_property
    def headline_links(self) -> int:
        """Links with the length of a headline."""
        return sum(cards.is_headline(anchor) for anchor in self.anchors)

    @cached_property
    def title_links(self) -> int:
        """The same, with the short headlines that languages with long words have."""
        return sum(
            cards.is_headline(a) or (a.text.count(" ") > 1 and len(a.text) > SHORT_HEADLINE) for a in self.anchors
        )

    @cached_property
    def loads_scripts(self) -> bool:
        """Whether the page loads programs."""
        return self.head.root.find(".//script[@src]") is not None

    @cached_property
    def framed(self) -> bool:
        """Whether the server wrote the parts of a page: then a text that is missing is missing there."""
        return any(self.head.root.find(f".//{tag}") is not None for tag in ("header", "nav", "footer", "article"))

    @cached_property
    def linked_headings(self) -> int:
        """Headings that are links to something else."""
        return sum(cards.in_heading(anchor) for anchor in self.anchors)

    @cached_property
    def longest_run(self) -> int:
        """Words of the text between two links that are headlines, at most: a story has all of them in one place."""
        return cards.longest_run(self.head.root, self.body.lines, self.anchors)

    @cached_property
    def lacks_paid_part(self) -> bool:
        """Whether the part that the page states as not free is missing (schema.org: ``hasPart``)."""
        parts = self.head.node.data.get("hasPart") if self.head.node else None
        stated = [
            part.get("cssSelector")
            for part in (parts if isinstance(parts, list) else [parts])
            if isinstance(part, dict)
        ]
        names = [
            found[1]
            for selector in stated
            if isinstance(selector, str) and (found := _CLASS.fullmatch(selector.strip()))
        ]
        shown = (text_of(element) for name in names for element in self.head.root.find_class(name))
        return bool(names) and not any(shown)

    @cached_property
    def own_headline(self) -> bool:
        """Whether a heading repeats the title."""
        title = fold(self.head.title)
        headings = islice(self.head.root.iter("h1", "h2"), MAX_PARTS)
        return bool(self.head.headlines) or any(
            (text := fold(text_of(heading))) and text in title for heading in headings
        )

    @cached_property
    def brief(self) -> bool:
        """A headline of its own and whole sentences, with a day or more of them: news, though nothing calls it that."""
        lines = self.body.lines
        sentences = sum(_SENTENCE.search(line) is not None and count_words(line) > FLASH for line in lines)
        least = (NOTHING, 1) if self.dated else (2 * NOTHING, 2)
        return self.own_headline and self.told >= least[0] and sentences >= least[1]

    @cached_property
    def link_share(self) -> float:
        """Share of the page's visible characters that stand in links."""
        return sum(len(anchor.text) for anchor in self.anchors) / max(1, len(self.page_text))

    @cached_property
    def asks_password(self) -> bool:
        """Whether there is a field for a password."""
        return self.head.root.find(".//input[@type='password']") is not None

    @cached_property
    def asks_name(self) -> bool:
        """Whether a form asks for an address or a name to sign in with."""
        called = self._fields("type", "name", "id")
        return any(re.search(r"e-?mail|user|login|identifier", names, re.IGNORECASE) for names in called)

    def _fields(self, *keys: str) -> Iterator[str]:
        """What each field of a form is called by these attributes."""
        for field in self.head.root.iter("input"):
            yield " ".join(field.get(key) or "" for key in keys)[:MAX_NAME]

    @cached_property
    def asked(self) -> str | None:
        """What the address asks a search for, if the page repeats it in a field, its title or a headline."""
        found = wall_words.SEARCH_QUERY.search(urlsplit(self.head.url).query)
        value = squeeze(unquote_plus(found[1])).casefold() if found else ""
        if not value:
            return None
        fields = (squeeze(field.get("value")).casefold() for field in self.head.root.iter("input"))
        return value if value in fields or value in self.names.casefold() else None
