"""Looks at an outlet: where its homepage is, which feeds, sitemaps and sections it offers, which of them to ask.

Without Prefect and without extraction: what is asked for is read here, and stands in the log and the archive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from extractors import urls
from extractors.discover import autodiscover, choice, looks, outlet, sections, usual
from extractors.fetch.decode import decode_text
from extractors.records import Endpoint
from flows.looking import Looking, is_html, why

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from extractors.discover.choice import Choice
    from extractors.discover.looks import Look
    from extractors.fetch.client import Fetcher
    from extractors.records import Page
    from flows.looking import Teller
    from flows.run import Run

MAX_ANNOUNCED = 25
MAX_SITEMAPS = 12
MAX_SECTIONS = 6
# Of a site that turns us away only the likeliest addresses are tried.
FEW = 2
# Outcomes after which nothing else of the host can be asked.
FATAL = frozenset({"connect_error", "timeout", "protocol_error", "refused", "retry_later"})
# Outcomes of https after which a bare host name is tried with http.
NO_TLS = frozenset({"connect_error", "timeout", "protocol_error"})


@dataclass(frozen=True, slots=True)
class Prospect:
    """What a look at an outlet found. ``problem`` is set if it could not be looked at; ``moved_to`` if it is elsewhere.

    ``notes`` are what a person should know besides; ``sections`` are pages of the front page's navigation that were not
    asked because feeds or sitemaps list the articles. ``choices`` are all lists that were asked, the taken ones first.
    ``asked`` counts them, ``at`` is when it was over.
    """

    homepage: str
    problem: str | None = None
    moved_to: str | None = None
    name: str | None = None
    languages: tuple[str, ...] = ()
    country: str | None = None
    choices: tuple[Choice, ...] = ()
    sections: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    asked: int = 0
    at: datetime | None = None

    @property
    def taken(self) -> tuple[Look, ...]:
        """The lists that are worth asking."""
        return tuple(item.look for item in self.choices if item.taken)


@dataclass(frozen=True, slots=True)
class _Read:
    """A page as text; ``html`` is None if it could not be read."""

    url: str
    html: str | None


class Prospecting:
    """One look at one outlet. ``explore`` or ``revisit``, once."""

    def __init__(self, run: Run, fetcher: Fetcher, teller: Teller) -> None:
        self._run = run
        self._looking = Looking(run, fetcher, teller)
        self._notes: list[str] = []
        self._turned_away = False

    async def explore(self, address: str, *, is_bare: bool = False) -> Prospect:
        """Find the lists of the outlet that ``address`` belongs to: its homepage, an article, a section, a feed.

        ``is_bare``: only a host was given, so that http is tried where https does not answer.
        """
        wanted = address if outlet.is_homepage(address) else _root(address)
        page = await self._looking.get(wanted)
        for other in _spellings(wanted) if is_bare else ():
            if page.fetch.outcome not in NO_TLS:
                break
            wanted, address = other, urls.resolve(other, _after_host(address)) or other
            page = await self._looking.get(wanted)
        stop = self._stop(wanted, page)
        if stop is not None:
            return stop
        homepage = _homepage(wanted, page.fetch.final_url)
        self._looking.sites = frozenset({urls.site_of(address), urls.site_of(homepage)})
        front = self._front(page)
        pages = [front]
        if wanted != address and urls.dedupe_key(address) != urls.dedupe_key(wanted):
            pages.append(await self._given(address))
        await self._find_sitemaps(homepage)
        await self._find_feeds(homepage, [item for item in pages if item.html is not None])
        choices = self._choose()
        if not any(item.taken for item in choices) and front.html is not None:
            await self._find_pages(homepage, front)
            choices = self._choose()
        return self._prospect(homepage, front, choices)

    async def revisit(self, homepage: str, stated: Sequence[Endpoint]) -> Prospect:
        """Ask the lists that a source states. Where one of them brings nothing, see what the outlet offers now."""
        self._looking.sites = frozenset({urls.site_of(homepage)})
        asked = await self._looking.ask(stated)
        now = self._run.clock.now()
        if asked and all(look.is_useful and not looks.is_quiet(look, now) for look in asked):
            return Prospect(homepage, choices=self._choose(), asked=self._looking.asked, at=now)
        return await self.explore(homepage)

    def _stop(self, wanted: str, page: Page) -> Prospect | None:
        """What ends the look at the first request: nobody there, everything forbidden, another site."""
        fetch = page.fetch
        is_closed = fetch.outcome == "robots" and (fetch.robots or "").startswith("closed")
        if fetch.outcome in FATAL or is_closed:
            return self._over(wanted, problem=why(fetch))
        if urls.site_of(fetch.final_url) != urls.site_of(wanted):
            return self._over(wanted, problem="it leads to another site", moved_to=fetch.final_url)
        return None

    def _over(self, wanted: str, problem: str, moved_to: str | None = None) -> Prospect:
        """Nothing more can be asked; lists that a source states may have been."""
        now = self._run.clock.now()
        return Prospect(wanted, problem, moved_to, choices=self._choose(), asked=self._looking.asked, at=now)

    def _front(self, page: Page) -> _Read:
        fetch = page.fetch
        if page.body is None:
            self._turned_away = fetch.outcome != "not_found"
            self._notes.append(f"its front page cannot be read: {why(fetch)}")
            return _Read(fetch.final_url, None)
        html, _ = decode_text(page.body, fetch.content_type)
        return _Read(fetch.final_url, html)

    async def _given(self, address: str) -> _Read:
        """Read the page that was given instead of the homepage; it may announce feeds of its own, or be a list."""
        page = await self._looking.get(address)
        fetch = page.fetch
        if page.body is None:
            self._notes.append(f"the page that you gave cannot be read: {why(fetch)}")
            return _Read(address, None)
        if is_html(page.body):
            return _Read(fetch.final_url, decode_text(page.body, fetch.content_type)[0])
        given = Endpoint(address, "sitemap", found_by="autodiscovery")
        self._looking.add(looks.look(given, page.body, fetch.final_url, fetch.content_type, self._looking.sites))
        return _Read(address, None)

    async def _find_sitemaps(self, homepage: str) -> None:
        named = await self._looking.robots_sitemaps(homepage)
        await self._looking.ask(named[:MAX_SITEMAPS])
        if not self._has("sitemap", "sitemap_index", "news_sitemap"):
            await self._try_usual(usual.sitemaps(homepage), "sitemap", "sitemap_index", "news_sitemap")
        if not self._has("news_sitemap") and not self._turned_away:
            await self._try_usual(usual.news_sitemaps(homepage), "news_sitemap")

    async def _find_feeds(self, homepage: str, pages: Sequence[_Read]) -> None:
        announced = [item for page in pages for item in autodiscover.endpoints(page.html or "", page.url)]
        await self._looking.ask(announced[:MAX_ANNOUNCED])
        linked = [item for page in pages for item in usual.linked_feeds(page.html or "", page.url)]
        await self._looking.ask(linked)
        for html, url in list(self._looking.pages):
            await self._looking.ask([*autodiscover.endpoints(html, url), *usual.linked_feeds(html, url)])
        if not self._has("feed"):
            await self._try_usual(usual.feeds(homepage), "feed")

    async def _try_usual(self, endpoints: Sequence[Endpoint], *kinds: str) -> None:
        """Try usual addresses one after the other until one is what we look for. Misses are no news to anybody."""
        before = list(self._looking.looks)
        for endpoint in endpoints[: FEW if self._turned_away else None]:
            await self._looking.ask([endpoint])
            if self._has(*kinds):
                break
        self._looking.looks = [
            look for look in self._looking.looks if look.is_useful or any(look is known for known in before)
        ]

    async def _find_pages(self, homepage: str, front: _Read) -> None:
        html = front.html or ""
        found = looks.look_at_page(Endpoint(homepage, "front"), html, front.url, self._looking.sites)
        self._looking.add(found)
        await self._looking.ask(sections.find(html, front.url)[:MAX_SECTIONS])

    def _has(self, *kinds: str) -> bool:
        return any(look.is_useful and look.endpoint.kind in kinds for look in self._looking.looks)

    def _choose(self) -> tuple[Choice, ...]:
        return choice.choose(self._looking.looks, self._run.clock.now())

    def _prospect(self, homepage: str, front: _Read, choices: tuple[Choice, ...]) -> Prospect:
        told = outlet.outlet(front.html, front.url) if front.html else outlet.Outlet()
        taken = [item.look for item in choices if item.taken]
        langs = [lang for lang in (told.lang, *(look.lang for look in taken)) if lang]
        return Prospect(
            homepage,
            name=told.name or _name_in_feeds(taken, homepage) or told.title or outlet.label_of(homepage),
            languages=tuple(dict.fromkeys(langs)),
            country=outlet.country_of(homepage),
            choices=choices,
            sections=_sections_beside(front, choices),
            notes=tuple(self._notes),
            asked=self._looking.asked,
            at=self._run.clock.now(),
        )


def _sections_beside(front: _Read, choices: Sequence[Choice]) -> tuple[str, ...]:
    if front.html is None:
        return ()
    asked = {urls.dedupe_key(item.look.endpoint.url) for item in choices}
    found = (item.url for item in sections.find(front.html, front.url))
    return tuple(url for url in found if urls.dedupe_key(url) not in asked)[:MAX_SECTIONS]


def _root(address: str) -> str:
    return urls.resolve(address, "/") or address


def _homepage(wanted: str, final: str) -> str:
    """Where redirects ended, if that can be a homepage; else what was asked for (some lead to today's story)."""
    if outlet.is_homepage(final):
        return final
    root = _root(final)
    # The same host as people write it: http or https, with www. or without.
    is_same = outlet.is_root(wanted) and urls.dedupe_key(root) == urls.dedupe_key(wanted)
    return root if is_same else wanted


def _spellings(address: str) -> list[str]:
    """Other addresses that a bare host name may stand for."""
    found = [f"http:{address.partition(':')[2]}"]
    if not urls.host_of(address).startswith("www."):
        found.append(address.replace("://", "://www.", 1))
    return found


def _after_host(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _name_in_feeds(taken: Sequence[Look], homepage: str) -> str | None:
    titles = [look.title for look in taken if look.title]
    named = next((name for title in titles if (name := outlet.name_in(title, homepage))), None)
    return named or (titles[0][: outlet.MAX_NAME] if titles else None)
