"""What a page is filed under: its section, its tags, and whether it is free."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, Any

from extractors.article.head import Found, Head
from extractors.article.jsonld import first_text, plain
from extractors.article.tree import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_TAGS = 30
# Longer is no tag.
MAX_TAG = 80
MAX_SECTION = 100
# Steps of a breadcrumb, elements that are asked for one, and characters of their names.
MAX_STEPS = 10
MAX_ELEMENTS = 5_000
MAX_NAMES = 200
_SECTION_METAS = ("article:section", "parsely-section", "section", "og:article:section")
_TAG_METAS = ("article:tag", "news_keywords", "keywords")
_CRUMBS = re.compile(r"bread-?crumb|fil-?d-?ariane|(?:^|[-_ ])(?:crumbs?|migas?)(?:$|[-_ ])", re.IGNORECASE)
_HOME = re.compile(
    r"(?:home(?: ?page)?|start(?:seite|sida|pagina)?|accueil|inicio|início|portada|главная(?: страница)?|головна"
    r"|ana ?sayfa|strona główna|forside[n]?|hem|etusivu|domů|domov|naslovnica|kezdőlap|acasă"
    r"|αρχική|トップ|ホーム|首页|首頁|홈"
    r"|الرئيسية|דף הבית|beranda|trang chủ)\W*",
    re.IGNORECASE,
)


def sections(head: Head) -> list[Found]:
    """Names of the section: stated ones, else the last step of the breadcrumbs that is not the article itself."""
    stated = head.ld_text("articleSection") + head.meta(*_SECTION_METAS)
    return stated or _from_breadcrumbs(head)


def tags(head: Head) -> tuple[str, ...]:
    """Keywords as JSON-LD or the head states them, else the links of the page that call themselves tags."""
    value = head.node.data.get("keywords") if head.node else None
    named = value if isinstance(value, list) else [value]
    texts = [text for item in named if (text := first_text(item, "name", "@value"))]
    texts = texts or [found.value for found in head.meta(*_TAG_METAS)]
    words = [word.strip() for text in texts for word in text.split(",")] or list(_linked_tags(head.root))
    return tuple(dict.fromkeys(word for word in words if 0 < len(word) <= MAX_TAG))[:MAX_TAGS]


def access(head: Head) -> list[Found]:
    """What is said about who may read it, the article's own word first."""
    node = head.node
    stated = node.data.get("isAccessibleForFree") if node else None
    founds = [Found(str(stated), "json-ld", "isAccessibleForFree")] if isinstance(stated, bool | str) else []
    part = node.data.get("hasPart") if node else None
    parts = [item for item in (part if isinstance(part, list) else [part]) if isinstance(item, dict)]
    closed = any(str(item.get("isAccessibleForFree")).lower() == "false" for item in parts[:MAX_STEPS])
    founds += [Found("False", "json-ld", "hasPart.isAccessibleForFree")] if closed else []
    return founds + head.meta("article:content_tier", "og:article:content_tier", "content_tier")


def _linked_tags(root: Any) -> Iterator[str]:
    for link in islice(root.iter("a"), MAX_ELEMENTS):
        if "tag" in (link.get("rel") or "").lower().split() and (text := squeeze(link.text_content())):
            yield text.lstrip("#")


def _from_breadcrumbs(head: Head) -> list[Found]:
    stated = (node for node in head.nodes if "BreadcrumbList" in node.types)
    for node in islice(stated, 1):
        items = node.data.get("itemListElement")
        steps = [_step(item) for item in (items if isinstance(items, list) else [])[:MAX_STEPS]]
        if name := _last(head, [step for step in steps if step]):
            return [Found(name, "json-ld", "BreadcrumbList")]
    for element in islice(head.root.iter("nav", "ul", "ol", "div", "p"), MAX_ELEMENTS):
        names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('aria-label') or ''}"[:MAX_NAMES]
        if _CRUMBS.search(names):
            name = _last(head, [link.text_content() for link in element.findall(".//a")[:MAX_STEPS]])
            return [Found(name, "page", "breadcrumbs")] if name else []
    return []


def _step(item: object) -> str | None:
    """The name of a step: its own, or that of what it leads to."""
    inner = item.get("item") if isinstance(item, dict) else None
    return first_text(item, "name") or (first_text(inner, "name") if isinstance(inner, dict) else None)


def _last(head: Head, steps: list[str]) -> str | None:
    """The last step that is neither the front page nor the article, if it has the length of a section's name."""
    titles = {fold(text) for text in (head.title, *head.headlines[:2]) if text}
    names = [squeeze(plain(step)) for step in steps]
    left = [name for name in names if name and not _HOME.fullmatch(name) and fold(name) not in titles]
    kept = [name for name in left if not any(fold(name) in title for title in titles if name.count(" ") > 2)]  # noqa: PLR2004 - a cut off title
    return kept[-1] if kept and len(kept[-1]) <= MAX_SECTION // 2 and not kept[-1].startswith("http") else None
