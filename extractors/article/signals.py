"""What the rules of the verdict look at: counts and words of one page, each worked out when it is first asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus, urlsplit

from extractors.article import wall_words
from extractors.article.body import count_words
from extractors.article.tree import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

    from extractors.article.body import Body
    from extractors.article.head import Head
    from extractors.article.links import Anchor
    from extractors.article.metadata import Metadata

MAX_PAGE_TEXT = 60_000
MAX_MARKS = 60_000
# Characters of a name of an element that are read.
MAX_NAME = 200
# Articles of a page that are looked at.
MAX_PARTS = 10
# Elements inside a link that are looked at for a heading.
MAX_INSIDE = 6
# Words of a link that may be a headline, characters where no spaces are written.
HEADLINE_WORDS = 4
HEADLINE_SIGNS = 8
# Characters of a headline of three words.
SHORT_HEADLINE = 15
_PREFIX = 40
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_UNSEEN = frozenset({"script", "style", "template", "svg", "option"})
_SPACELESS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_CALLED_ARTICLE = frozenset({"article", "news", "newsarticle"})
_ROOT = re.compile(r"/?(?:[a-z]{2}(?:-[a-z]{2})?/)?(?:(?:index|home|start|default)(?:\.\w{2,5})?/?)?", re.IGNORECASE)
_SOUND_FILE = re.compile(r"\.(?:mp3|m4a|ogg|opus)(?:$|[?#])", re.IGNORECASE)
_PLAYERS = re.compile(
    r"soundcloud|simplecast|libsyn|megaphone|acast|podlove|podigee|podbean|buzzsprout|spreaker|transistor|anchor\.fm"
    r"|spotify\.com/embed|podcast|audio",
    re.IGNORECASE,
)
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
        return linked or next(root.iter("audio"), None) is not None or any(_PLAYERS.search(src) for src in frames)

    @cached_property
    def page_text(self) -> str:
        """All visible text, at most 60,000 characters: only asked for on pages with little text."""
        body = self.head.root.find("body")
        return "" if body is None else squeeze(" ".join(_visible(body)))[:MAX_PAGE_TEXT]

    @cached_property
    def main_text(self) -> str:
        """The visible text of the part that is marked as the article or the main one, if the text begins in it.

        Else that of the page.
        """
        start = self.body.lines[0][:_PREFIX] if self.body.lines else ""
        parts = [part for tag in ("article", "main") for part in islice(self.head.root.iter(tag), MAX_PARTS)]
        texts = [squeeze(" ".join(_visible(part))) for part in parts]
        whole = [text for text in texts if start in text]
        return (whole[0] if whole else self.page_text)[:MAX_PAGE_TEXT]

    @cached_property
    def marks(self) -> str:
        """Classes and ids of the body's elements and addresses of scripts and frames, one element in a line."""
        return "\n".join(_marks(self.head.root))[:MAX_MARKS]

    @cached_property
    def told(self) -> int:
        """Words of the text in lines that speak of no wall, error or offer: what may be a story."""
        return sum(count_words(line) for line in self.body.lines if not any(wall.search(line) for wall in _WALLS))

    @cached_property
    def headline_links(self) -> int:
        """Links with the length of a headline."""
        return sum(is_headline(anchor) for anchor in self.anchors)

    @cached_property
    def title_links(self) -> int:
        """The same, with the short headlines that languages with long words have."""
        return sum(is_headline(a) or (a.text.count(" ") > 1 and len(a.text) > SHORT_HEADLINE) for a in self.anchors)

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
        return sum(in_heading(anchor) for anchor in self.anchors)

    @cached_property
    def runs(self) -> tuple[int, int]:
        """Words of the text between two links that are headlines, at most, and words that were found again at all.

        A story has all of them in one place.
        """
        starts = {line[:_PREFIX]: count_words(line) for line in self.body.lines}
        cards = {anchor.element for anchor in self.anchors if in_heading(anchor) or _alone(anchor)}
        longest = run = found = 0
        for element in self.head.root.iter():
            if element in cards:
                run = 0
            elif element.tag not in _UNSEEN:
                words = starts.pop(squeeze(_start(element))[:_PREFIX], 0)
                run, found = run + words, found + words
                longest = max(longest, run)
        return longest, found

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
        fields = self.head.root.iter("input")
        asked = (f"{field.get('type') or ''} {field.get('name') or ''} {field.get('id') or ''}" for field in fields)
        return any(re.search(r"e-?mail|user|login|identifier", names[:MAX_NAME], re.IGNORECASE) for names in asked)

    @cached_property
    def asked(self) -> str | None:
        """What the address asks a search for, if the page repeats it in a field, its title or a headline."""
        found = wall_words.SEARCH_QUERY.search(urlsplit(self.head.url).query)
        value = squeeze(unquote_plus(found[1])).casefold() if found else ""
        if not value:
            return None
        fields = (squeeze(field.get("value")).casefold() for field in self.head.root.iter("input"))
        return value if value in fields or value in self.names.casefold() else None


def is_headline(anchor: Anchor) -> bool:
    """Whether a link has the length of a headline."""
    return anchor.text.count(" ") >= HEADLINE_WORDS - 1 or len(_SPACELESS.findall(anchor.text)) >= HEADLINE_SIGNS


def in_heading(anchor: Anchor) -> bool:
    """Whether a link is a heading, by what it stands in or by what stands in it."""
    parent = anchor.element.getparent()
    if parent is None or not (" " in anchor.text or is_headline(anchor)):
        return False
    above = parent.getparent()
    around = (parent,) if above is None else (parent, above)
    inside = islice(anchor.element.iterdescendants(), MAX_INSIDE)
    return any(element.tag in _HEADINGS for element in (*around, *inside))


def _alone(anchor: Anchor) -> bool:
    """Whether a headline stands alone in its item, as it does in lists."""
    parent = anchor.element.getparent()
    return (
        parent is not None
        and is_headline(anchor)
        and parent.tag in {"li", "div", "td", "article", "span"}
        and not squeeze(parent.text)
    )


def _start(element: Any) -> str:
    """The first text inside an element, up to a second child: lines begin with it."""
    parts = [element.text or ""]
    for child in element[:2]:
        parts += [child.text or "", child.tail or ""]
    return "".join(parts)[: 4 * _PREFIX]


def _visible(body: Any) -> Iterator[str]:
    for element in body.iter():
        if element.tag not in _UNSEEN and element.text:
            yield element.text
        if element.tail:
            yield element.tail


def _marks(root: Any) -> Iterator[str]:
    for element in root.iter():
        names = [element.get("class"), element.get("id")]
        if element.tag in {"script", "iframe"}:
            names.append(element.get("src"))
        known = [name[:MAX_NAME] for name in names if name]
        if known:
            yield " ".join(known)
