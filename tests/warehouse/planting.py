"""Plants facts in a warehouse of its own, the way flows do: records, rows, spool, loader."""

from __future__ import annotations

import contextlib
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from extractors.records import (
    Article,
    Candidate,
    Endpoint,
    Evidence,
    Features,
    Fetch,
    Link,
    Moment,
    Passage,
    RobotsSnapshot,
    Search,
)
from warehouse import db, ids, judgement_rows, rows
from warehouse.load import Loader, LoadReport, WarehouseSettings
from warehouse.spool import Batch, Spool

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

NOON = datetime(2022, 1, 7, 12, tzinfo=UTC)
EXTRACTOR = "test/1"


def settings_in(folder: Path, **changes: Any) -> WarehouseSettings:
    values = {"memory_limit": "500MB", "threads": 1, "lock_wait": 30.0, **changes}
    return WarehouseSettings(
        database=folder / "warehouse" / "newswake.duckdb",
        published=folder / "warehouse" / "current.duckdb",
        spool=folder / "spool",
        **values,
    )


def key_of(url: str) -> str:
    return url.split("://", 1)[-1].rstrip("/")


def url_id(url: str) -> int:
    return ids.url_id(key_of(url))


def host_of(url: str) -> str:
    return key_of(url).split("/", 1)[0]


def fetch(url: str, at: datetime = NOON, **changes: Any) -> Fetch:
    values: dict[str, Any] = {
        "fetch_id": f"fetch {url} {at.isoformat()}",
        "purpose": "article",
        "requested_url": url,
        "final_url": url,
        "redirects": (),
        "started_at": at,
        "elapsed_ms": 20,
        "outcome": "ok",
        "status": 200,
        "delay_ms": 1000,
        "body_sha256": f"sha {url} {at.isoformat()}",
        "warc_file": "a.warc.gz",
        "warc_offset": 17,
        "warc_length": 400,
        **changes,
    }
    return Fetch(**values)


def features(text: str, lang: str | None = "en") -> Features:
    words = text.lower().split()
    return Features(
        content_hash=text,
        lang=lang,
        lang_confidence=0.9,
        terms=dict.fromkeys(words, 1.0),
        keys={word: 2.0 for word in words if word.isdigit()},
        shingles=tuple(ids.number(word) for word in words),
    )


def article(url: str, text: str, **changes: Any) -> Article:
    values: dict[str, Any] = {
        "url": url,
        "verdict": "article",
        "kind": "news",
        "title": text.split(".", maxsplit=1)[0],
        "text": text,
        "word_count": len(text.split()),
        "published": Moment(NOON, "minute", zone_assumed=False, method="json-ld", raw="2022-01-07T12:00Z"),
        "links": (Link("https://a.example/other", "Other", "related", 0), Link(None, "No address", "related", 1)),
        "evidence": (
            Evidence("title", "T", "json-ld", None, chosen=True),
            Evidence("title", "t", "h1", "h1", chosen=False),
        ),
        **changes,
    }
    return Article(**values)


@dataclass
class Compared:
    seed_id: str
    observation_id: int
    seed_version: int = 1
    method: str = "test/1"
    run_id: str = "run"
    compared_at: datetime = NOON
    relation: Any = "same_event"
    copy_kind: Any = None
    score: float = 0.5
    same_story: float | None = None
    reuse_article: float = 0.0
    reuse_seed: float = 0.0
    term_cosine: float | None = 0.4
    key_cosine: float | None = None
    hours_from_seed: float | None = 1.0
    is_seed: bool = False
    links_to_seed: bool = False
    quotes_seed: bool = False
    syndication_credit: str | None = None
    why: str = "because"
    reasons: Sequence[str] = ("because",)
    receipt: Mapping[str, object] = field(default_factory=lambda: {"a": 1})
    passages: Sequence[Passage] = ()


# Kept for as long as the tests run.
_kept: list[TemporaryDirectory[str]] = []


@cache
def _empty() -> Path:
    """An empty database of this version. Making one costs more than most tests."""
    _kept.append(TemporaryDirectory(prefix="newswake-empty-"))
    settings = settings_in(Path(_kept[-1].name))
    Loader(settings).load(publish=False)
    return settings.database


def _put_whole(source: Path, target: Path) -> None:
    """Copy a file so that it is never seen in part, and never put over one that another process has put there."""
    copy = target.with_name(f"{target.name}.{os.getpid()}")
    shutil.copyfile(source, copy)
    with contextlib.suppress(FileExistsError):
        os.link(copy, target)
    copy.unlink()


class World:
    """A warehouse in a folder. Every method adds to the current batch; ``load`` commits and loads it."""

    def __init__(self, folder: Path, **changes: Any) -> None:
        self.settings = settings_in(folder, **changes)
        self.spool = Spool(self.settings.spool)
        self._batch: Batch | None = None

    def add(self, table: str, row: Mapping[str, object]) -> None:
        if self._batch is None:
            self._batch = self.spool.batch("run", "test")
        self._batch.add(table, row)

    def commit(self) -> Path | None:
        batch, self._batch = self._batch, None
        return batch.commit() if batch else None

    def load(self) -> LoadReport:
        self.commit()
        if not self.settings.database.exists():
            self.settings.database.parent.mkdir(parents=True, exist_ok=True)
            _put_whole(_empty(), self.settings.database)
        return Loader(self.settings).load()

    @contextmanager
    def reading(self) -> Iterator[Any]:
        with db.read_only(self.settings.published) as con:
            yield con

    def ask(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self.reading() as con:
            return con.execute(sql, list(values)).fetchall()

    def run(self, run_id: str = "run", *, at: datetime = NOON, ended: str | None = None, **optional: Any) -> None:
        values = {
            "flow": "monitor",
            "name": run_id,
            "code_version": "1",
            "config_hash": "c",
            "started_at": at,
            **optional,
        }
        self.add("run", rows.run_row(run_id=run_id, **values))
        if ended:
            self.end(run_id, ended, at + timedelta(hours=1))

    def end(self, run_id: str, state: str, at: datetime = NOON) -> None:
        self.add("run_end", rows.run_end_row(run_id, state, at, None))

    def url(self, url: str, at: datetime = NOON) -> int:
        self.add("url", rows.url_row(url, key_of(url), host_of(url), host_of(url), at))
        return url_id(url)

    def discover(self, url: str, run_id: str = "run", at: datetime = NOON, **changes: Any) -> None:
        candidate = Candidate(url, **{"via": "feed", "via_url": "https://a.example/feed", "source_id": "a", **changes})
        self.add("discovery", rows.discovery_row(candidate, run_id, self.url(url), at))

    def fetch(self, url: str, run_id: str = "run", at: datetime = NOON, **changes: Any) -> Fetch:
        made = fetch(url, at, **changes)
        self.add("fetch_log", rows.fetch_row(made, run_id, self.url(url), host_of(made.final_url)))
        for row in rows.warc_record_rows(made, run_id):
            self.add("warc_record", row)
        return made

    def chain(self, *urls: str, run_id: str = "run", at: datetime = NOON, **last: Any) -> Fetch:
        """A look at the first URL that is sent on to the others, one second apart; returns its last request."""
        chain_id = f"chain {urls[0]} {at.isoformat()}"
        for hop in range(len(urls) - 1):
            on_the_way: dict[str, Any] = {"outcome": "redirect", "status": 301, "etag": '"hop"', "body_sha256": None}
            self._hop(urls, hop, run_id, at, chain_id, {**on_the_way, "warc_offset": hop})
        return self._hop(urls, len(urls) - 1, run_id, at, chain_id, last)

    def _hop(self, urls: Sequence[str], hop: int, run_id: str, at: datetime, chain_id: str, facts: Any) -> Fetch:
        values = {
            "fetch_id": f"{chain_id} hop {hop}",
            "chain_id": chain_id,
            "hop": hop,
            "final_url": urls[hop],
            "redirects": tuple(urls[:hop]),
            **facts,
        }
        return self.fetch(urls[0], run_id, at + timedelta(seconds=hop), **values)

    def robots(self, host: str, raw: str | None, at: datetime = NOON, run_id: str = "run", **changes: Any) -> None:
        """What a robots.txt said, and the request for it."""
        origin = changes.pop("origin", f"https://{host}:443")
        asked = f"{origin}/robots.txt"
        made = self.fetch(asked, run_id, at, purpose="robots") if changes.pop("asked", True) else None
        values = {"status": 200, "verdict": "rules", "crawl_delay_s": None, "sitemaps": (), **changes}
        snapshot = RobotsSnapshot(host, at, made.fetch_id if made else None, raw=raw, **values)
        self.add("robots_snapshot", rows.robots_row(snapshot, run_id))

    def settle(self, url: str, state: str, run_id: str = "run", at: datetime = NOON, **ends: Any) -> None:
        values = {"reason": None, "fetch_id": None, "observation_id": None, **ends}
        self.add("run_url", rows.run_url_row(run_id, url_id(url), state, decided_at=at, **values))

    def page(
        self,
        url: str,
        text: str,
        run_id: str = "run",
        at: datetime = NOON,
        extractor: str = EXTRACTOR,
        fetched: Fetch | None = None,
        read_at: datetime | None = None,
        lang: str | None = "en",
        **changes: Any,
    ) -> int:
        """A page that was fetched and extracted; returns the id of its observation. ``read_at`` None: at once."""
        made = fetched or self.fetch(url, run_id, at)
        read, found = article(url, text, **changes), features(text, lang)
        observation_id = ids.observation_id(made.fetch_id, extractor)
        content_id = ids.content_id(found.content_hash) if read.verdict == "article" else None
        if content_id:
            self.add("content", rows.content_row(read, found))
        row = rows.observation_row(
            read,
            observation_id=observation_id,
            article_id=url_id(url),
            run_id=run_id,
            fetch_id=made.fetch_id,
            url_id=url_id(url),
            observed_at=at,
            extractor=extractor,
            content_id=content_id,
            read_at=read_at,
        )
        self.add("observation", row)
        for item in rows.evidence_rows(read, observation_id):
            self.add("evidence", item)
        for item in rows.quote_rows(read, observation_id):
            self.add("quote", item)
        for item in rows.link_rows(
            read, observation_id, [url_id(link.url) if link.url else None for link in read.links]
        ):
            self.add("link", item)
        return observation_id

    def seed(self, seed_id: str, text: str, version: int = 1, **optional: Any) -> None:
        read, found = article("https://seed.example/1", text), features(text)
        self.add("content", rows.content_row(read, found))
        values = {"title": read.title, "published_at": NOON, "lang": "en", **optional}
        row = rows.seed_row(
            seed_id=seed_id,
            seed_version=version,
            given_as="text",
            content_id=ids.content_id(found.content_hash),
            created_at=NOON,
            run_id="run",
            **values,
        )
        self.add("seed", row)

    def compare(self, seed_id: str, observation_id: int, **changes: Any) -> None:
        result = Compared(seed_id, observation_id, **changes)
        self.add("comparison", rows.comparison_row(result))
        for row in rows.passage_rows(result):
            self.add("passage", row)

    def judge(self, seed_id: str, url: str, relation: Any, at: datetime = NOON, **optional: Any) -> None:
        """What a person said of the article at ``url``; None withdraws it."""
        values = {"judgement_id": f"{seed_id} {url} {at.isoformat()}", "article_id": url_id(url), **optional}
        row = judgement_rows.judgement_row(seed_id=seed_id, url=url, relation=relation, judged_at=at, **values)
        self.add("judgement", row)

    def adopt(self, method: str, at: datetime = NOON, run_id: str = "run") -> None:
        self.add("adoption", judgement_rows.adoption_row(method, at, run_id))

    def poll(self, source_id: str, at: datetime = NOON, run_id: str = "run", **changes: Any) -> None:
        kind = changes.pop("kind", "feed")
        url = changes.pop("url", f"https://{source_id}.example/{kind}")
        made = fetch(url, at, purpose="feed", outcome=changes.pop("outcome", "ok"))
        values = {"entries": 10, "entries_in_window": 5, "oldest_entry_at": None, "newest_entry_at": None, **changes}
        placed = {"as_of": values.pop("as_of", None), "level": values.pop("level", 0)}
        endpoint = Endpoint(url, kind, found_by=values.pop("found_by", "config"), **placed)
        self.add("poll", rows.poll_row(run_id=run_id, source_id=source_id, endpoint=endpoint, fetch=made, **values))

    def search(
        self, way: Any, first: date, last: date | None = None, state: Any = "searched", at: datetime = NOON, **more: Any
    ) -> None:
        run_id, seed_id = more.pop("run_id", "run"), more.pop("seed_id", "s")
        made = Search(way, more.pop("source_id", None), first, last or first, state, **more)
        self.add("search", rows.search_row(made, run_id, seed_id, at))
