"""Ids for people: small letters, digits and hyphens, made from a title, an address or a file's name."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from anyascii import anyascii

if TYPE_CHECKING:
    from pathlib import Path

MAX_LENGTH = 60
_PAGE_SUFFIX = re.compile(r"\.(html?|php|aspx?|md|markdown|txt)$", re.IGNORECASE)


def slugify(text: str) -> str:
    """Fold ``text`` to a slug of at most 60 characters, cut between words. May be empty."""
    words = re.findall(r"[a-z0-9]+", re.sub(r"[\"']", "", anyascii(text[:1000])).lower())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:MAX_LENGTH]
        if len(longer) > MAX_LENGTH:
            break
        slug = longer
    return slug


def slug_of_url(url: str) -> str:
    """The slug of an address: of the last telling part of its path, else of its host."""
    parts = urlsplit(url)
    for segment in reversed(parts.path.split("/")):
        slug = slugify(_PAGE_SUFFIX.sub("", unquote(segment)))
        if re.search(r"[a-z]{3}", slug) and slug not in {"index", "article", "story", "default"}:
            return slug
    return slugify((parts.hostname or "").removeprefix("www.")) or "seed"


def slug_of_file(path: Path) -> str:
    """The slug of a file's name without its ending."""
    return slugify(path.stem) or "seed"


def with_mark(slug: str, identity: str) -> str:
    """``slug`` and six hex digits of ``identity``: the same for the same thing, different for another."""
    mark = hashlib.blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()
    return f"{slug}-{mark}"
