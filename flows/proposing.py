"""Makes a source of what a look at an outlet found: the file's facts, its comments, the table for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from config import source_files
from config.catalogue import folded
from config.errors import ConfigError, IntakeError
from extractors import urls
from extractors.discover.outlet import is_homepage, label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from config.models import SourceConfig
    from extractors.discover.choice import Choice
    from extractors.discover.looks import Look
    from flows.prospecting import Prospect

MAX_LANGUAGES = 5
EVERY = "1h"
MAX_TITLE = 80
# What the kinds are called in a source file; a front page is asked by autodiscovery.
KINDS = {"feed": "feed", "sitemap": "sitemap", "sitemap_index": "sitemap", "news_sitemap": "news_sitemap"}


def address_of(text: str) -> tuple[str, bool]:
    """The address that somebody typed, and whether it was a bare host name. Raises ConfigError if it is none."""
    stripped = text.strip()
    is_bare = "://" not in stripped
    address = urls.resolve("https://invalid.invalid/", f"https://{stripped}" if is_bare else stripped)
    if address is None or not stripped or any(char.isspace() for char in stripped):
        advice = "Give the outlet's address, e.g. https://www.outlet.example, without user name and password."
        raise ConfigError("is no http or https address.", subject=text[:200], advice=advice)
    return address, is_bare


def refuse_known(address: str, sources: Iterable[SourceConfig]) -> None:
    """Raise ConfigError if a source with this homepage is there already: it would only be asked twice."""
    for source in sources:
        if folded(source.homepage) == folded(address):
            advice = f"`newswake sources check {source.id} --live` shows what it offers now."
            raise ConfigError(f"is watched already, as {source.id}.", subject=address, advice=advice)


def neighbours(address: str, sources: Iterable[SourceConfig]) -> list[str]:
    """Ids of sources of the same site: other editions, perhaps."""
    return [source.id for source in sources if urls.site_of(source.homepage) == urls.site_of(address)]


def first_request(address: str) -> str:
    """The address that will be asked first: the homepage that an address belongs to."""
    return address if is_homepage(address) else (urls.resolve(address, "/") or address)


def check_options(folder: Path, address: str, options: Mapping[str, object]) -> None:
    """Raise ConfigError for a wrong option, a taken id or a folder that cannot be written, before anybody is asked."""
    source_id = options.get("id")
    facts = {"id": source_id or "a", "name": "a", "homepage": address, **_stated(options)}
    source_files.make_source(facts, source_files.source_path(folder, str(source_id or "a")))


def source_of(folder: Path, prospect: Prospect, options: Mapping[str, object]) -> SourceConfig:
    """The source that a look proposes, with the options in the place of what was found.

    Raises IntakeError if there is nothing to ask.
    """
    if prospect.problem is not None:
        raise _refused(prospect)
    if not prospect.taken:
        reasons = [f"{item.look.endpoint.url}: {item.why}" for item in prospect.choices if item.why][:3]
        told = "; ".join([*prospect.notes, *reasons]) or "neither feed nor sitemap, and its pages link to no articles"
        advice = "If you know the address of a feed or sitemap of it, give that."
        raise IntakeError(f"lists no articles that can be found ({told}).", subject=prospect.homepage, advice=advice)
    host = urls.host_of(prospect.homepage)
    proposed = source_files.propose_source_id(folder, label_of(prospect.homepage), host)
    facts: dict[str, object] = {
        "id": proposed,
        "name": prospect.name or host,
        "homepage": prospect.homepage,
        "country": prospect.country,
        "languages": prospect.languages[:MAX_LANGUAGES],
        "every": EVERY,
        "endpoints": [_endpoint(look) for look in prospect.taken if look.endpoint.kind != "front"],
        # The lists were chosen among those that the front page announces: it would add the others again.
        "autodiscover": not any(look.endpoint.kind in KINDS for look in prospect.taken),
    }
    facts |= _stated(options)
    return source_files.make_source(facts, source_files.source_path(folder, str(facts["id"])))


def text_of(source: SourceConfig, prospect: Prospect, now: datetime) -> str:
    """The file of the source, with comments that tell what its lists answered."""
    left = sum(not item.taken for item in prospect.choices)
    header = [
        f"Found by `newswake sources add` on {now:%Y-%m-%d}; lists taken: {len(prospect.taken)}, left out: {left}."
    ]
    if source.autodiscover:
        header.append("autodiscover: its front page is asked, and what that announces.")
    else:
        header.append("autodiscover = true would ask the front page too, and every feed that it announces.")
    if prospect.sections:
        header.append(f'Sections, not asked (an endpoint of kind "section" asks one): {" ".join(prospect.sections)}')
    answers = {look.endpoint.url: answer_of(look) for look in prospect.taken}
    return source_files.source_text(source, header, answers)


def answer_of(look: Look) -> str:
    """What a list answered, in one line."""
    words = [f"{look.articles} articles"]
    if look.entries > look.articles:
        words = [f"{look.entries} entries, {look.articles} of them articles of the site"]
    if look.oldest and look.newest:
        words.append(f"of {look.oldest:%Y-%m-%d} to {look.newest:%Y-%m-%d}")
    if look.children:
        words.append(f"in those of its {len(look.children)} sitemaps that were opened")
    if look.lang:
        words.append(f"language {look.lang}")
    if look.title:
        words.append(f'"{look.title[:MAX_TITLE]}"')
    return ", ".join(words)


def as_dict(item: Choice) -> dict[str, object]:
    """A list that was looked at, for programs."""
    look = item.look
    return {
        "url": look.endpoint.url,
        "kind": look.endpoint.kind,
        "found_by": look.endpoint.found_by,
        "taken": item.taken,
        "why": item.why or None,
        "outcome": look.outcome,
        "answered_at": look.answered_at,
        "title": look.title,
        "language": look.lang,
        "entries": look.entries,
        "articles": look.articles,
        "oldest": look.oldest.isoformat() if look.oldest else None,
        "newest": look.newest.isoformat() if look.newest else None,
    }


def _refused(prospect: Prospect) -> IntakeError:
    if prospect.moved_to is not None:
        advice = f"If that is the outlet you mean: newswake sources add {_shell_safe(prospect.moved_to)}"
        return IntakeError(f"leads to another site, {prospect.moved_to}.", subject=prospect.homepage, advice=advice)
    return IntakeError(f"cannot be looked at: {prospect.problem}.", subject=prospect.homepage)


def _shell_safe(url: str) -> str:
    """An address that may be pasted into a shell: just its root, which holds nothing that a shell obeys."""
    return urls.resolve(url, "/") or ""


def _stated(options: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in options.items() if value}


def _endpoint(look: Look) -> dict[str, object]:
    kind = KINDS.get(look.endpoint.kind, "section")
    return {"url": look.endpoint.url, "kind": kind, "verified": True, "origin": "found"}
