"""A warehouse in memory with a small invented wake: a seed, its copies, reports of the same event, and mischief."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import duckdb

from warehouse import ids, migrate

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = "night-trains"
RUN = "20250312-090000-night-trains"
PUBLISHED = datetime(2025, 3, 10, 6, 30, tzinfo=UTC)
NOW = datetime(2025, 3, 18, 9, 12, tzinfo=UTC)
METHOD = "reuse-tfidf/1"

WRAPPED = """\
The sleeping cars that left Osthaven on Sunday evening were full, and nobody on the platform seemed surprised.
Nine years after the last night train crossed the Merrow Strait, the state railway has put the line back on
its timetable.

What the railway has not put back is the money. The cars are rented by the month, the crews are on loan from
the freight division, and the bridge that carries them was due for repairs before the service ended.

Transport minister Halvard Ekness calls the first season a test. His own auditors call it a wager: at the
present fares each passenger costs the treasury forty-one crowns more than the ticket brings in.

Still, the ferries that took over the route have raised their prices twice in a year, and the islands have
noticed. In Little Merrow the council voted to pay for a second car out of its harbour dues.

Engineers who worked on the bridge say that the steel is sound but the bearings are not. A slow train does no
harm, they say, and a night train has all night to be slow.

By the autumn the ministry must decide whether to buy the cars it now borrows. If it does, the wager becomes a
policy; if it does not, the platform at Osthaven will be quiet again before the first frost.
"""
PARAGRAPHS = tuple(" ".join(part.split()) for part in WRAPPED.split("\n\n"))
TEXT = "\n".join(PARAGRAPHS)
OWN = (
    "Rail passengers boarded the revived overnight service to the Merrow islands this week, officials said, as "
    "questions over costs and an ageing bridge remained open.\n"
    "The operator expects ninety thousand travellers this year."
)
RUSSIAN = "Ночные поезда снова идут через пролив Меррой. Министерство называет первый сезон проверкой."
HOSTILE = "</title><script>alert('x')</script> \u202egnorw\u202c \"onmouseover=\"alert(1)"


@dataclass
class Planted:
    """Inserts rows as the loader would leave them."""

    con: duckdb.DuckDBPyConnection = field(default_factory=lambda: duckdb.connect(":memory:"))

    def __post_init__(self) -> None:
        self.con.execute("SET TimeZone = 'UTC'")
        migrate.migrate(self.con)

    def add(self, table: str, **row: Any) -> None:
        names = ", ".join(row)
        marks = ", ".join(f"${name}" for name in row)
        self.con.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)  # noqa: S608 - names of our own

    def url(self, url: str) -> int:
        number = ids.url_id(url)
        host = url.split("/")[2]
        self.con.execute(
            "INSERT OR IGNORE INTO url VALUES ($id, $url, $url, $host, $site, $at)",
            {"id": number, "url": url, "host": host, "site": host.removeprefix("www."), "at": NOW},
        )
        return number

    def content(self, title: str | None, text: str, lang: str | None = "en") -> int:
        number = ids.content_id(f"{title}\n{text}")
        self.con.execute(
            "INSERT OR IGNORE INTO content VALUES ($id, $title, $text, $lang, 1, $words, 1, 1, 1, 1)",
            {"id": number, "title": title, "text": text, "lang": lang, "words": len(text.split())},
        )
        return number

    def source(self, source_id: str, name: str) -> None:
        self.add("source", source_id=source_id, name=name, homepage=f"http://{source_id}.example/", seen_at=NOW)

    def run(self, run_id: str = RUN, seed_id: str | None = SEED, state: str | None = "warning") -> None:
        started = NOW - timedelta(minutes=4)
        self.add(
            "run",
            run_id=run_id,
            flow="monitor",
            name="monitor night-trains, 12 March",
            seed_id=seed_id,
            code_version="0.1.0+abc",
            config_hash="c",
            started_at=started,
        )
        if state:
            self.add("run_end", run_id=run_id, state=state, finished_at=started + timedelta(seconds=95), note=None)

    def seed(self, seed_id: str = SEED, **changes: Any) -> None:
        url = "https://www.strait-observer.example/2025/03/10/osthaven-night-trains"
        row = {
            "seed_id": seed_id,
            "seed_version": 1,
            "given_as": "url",
            "url": url,
            "url_id": self.url(url),
            "content_id": self.content("Osthaven's Night Trains Return, and So Do the Doubts", TEXT),
            "title": "Osthaven's Night Trains Return, and So Do the Doubts",
            "authors": ["Signe Aldarin"],
            "published_at": PUBLISHED,
            "lang": "en",
            "syndication_credit": "Merrow Policy Centre",
            "window_start": datetime(2025, 3, 3, tzinfo=UTC),
            "window_end": datetime(2025, 4, 9, tzinfo=UTC),
            "created_at": NOW,
            "run_id": RUN,
        }
        self.add("seed", **{**row, **changes})

    def article(
        self,
        url: str,
        title: str | None,
        text: str,
        *,
        lang: str | None = "en",
        published: datetime | None = None,
        source_id: str | None = None,
        state: str = "stored",
        at: datetime = NOW,
        **observed: Any,
    ) -> int:
        """An article that was found, fetched, stored; returns its observation's id."""
        number = self.url(url)
        fetch_id = f"f {url} {at.isoformat()}"
        observation = ids.observation_id(fetch_id, "test/1")
        self.fetch(url, fetch_id=fetch_id, at=at)
        row = {"published_precision": "second", "published_zone_assumed": False, **observed}
        self.add(
            "observation",
            observation_id=observation,
            article_id=number,
            run_id=RUN,
            fetch_id=fetch_id,
            url_id=number,
            observed_at=at,
            extractor="test/1",
            verdict="article",
            kind="news",
            content_id=self.content(title, text, lang),
            title=title,
            published_at=published,
            **row,
        )
        self.found(url, source_id=source_id, published=published, title=title)
        self.ended(url, state, None, fetch_id=fetch_id, observation_id=observation)
        return observation

    def fetch(self, url: str, outcome: str = "ok", **changes: Any) -> None:
        at = changes.pop("at", NOW)
        row = {
            "fetch_id": f"f {url}",
            "run_id": RUN,
            "url_id": self.url(url),
            "purpose": "article",
            "host": url.split("/")[2],
            "requested_url": url,
            "final_url": url,
            "started_at": at,
            "elapsed_ms": 30,
            "outcome": outcome,
            "attempt": 1,
            "waited_ms": 0,
            "delay_ms": 1000,
            "bytes_wire": 21_000,
            "bytes_body": 60_000,
            "body_sha256": f"{url} {at.isoformat()}",
        }
        self.add("fetch_log", **{**row, **changes})

    def found(
        self, url: str, source_id: str | None = None, published: datetime | None = None, title: str | None = None
    ) -> None:
        self.add(
            "discovery",
            run_id=RUN,
            url_id=self.url(url),
            via="feed",
            source_id=source_id,
            depth=0,
            title=title,
            claimed_published_at=published,
            seen_at=NOW,
        )

    def ended(self, url: str, state: str, reason: str | None, **changes: Any) -> None:
        self.add("run_url", run_id=RUN, url_id=self.url(url), state=state, reason=reason, decided_at=NOW, **changes)

    def lost(self, url: str, state: str, reason: str | None) -> None:
        self.found(url)
        self.ended(url, state, reason)

    def compared(self, observation: int, relation: str, score: float, **changes: Any) -> None:
        row = {
            "seed_id": SEED,
            "seed_version": 1,
            "observation_id": observation,
            "method": METHOD,
            "run_id": RUN,
            "compared_at": NOW,
            "relation": relation,
            "score": score,
            "reuse_article": 0.0,
            "reuse_seed": 0.0,
            "term_cosine": score,
            "hours_from_seed": 5.0,
            "is_seed": False,
            "links_to_seed": False,
            "quotes_seed": False,
            "why": f"{relation}: the words that both use weigh {score:.2f}",
            "reasons": ["published 5 hours after the seed", "same names: Osthaven, Merrow, Ekness"],
            "receipt": json.dumps({"term_cosine": score, "thresholds": {"copy": 0.6, "partial": 0.12}, "days": [1, 2]}),
        }
        self.add("comparison", **{**row, **changes})

    def passages(
        self, observation: int, text: str, stretches: Sequence[tuple[str, str]], identity: float = 1.0
    ) -> None:
        """Shared stretches, each as it stands in the seed and in ``text``."""
        for number, (ours, theirs) in enumerate(stretches):
            start, place = TEXT.index(ours), text.index(theirs)
            self.add(
                "passage",
                seed_id=SEED,
                seed_version=1,
                observation_id=observation,
                method=METHOD,
                ord=number,
                seed_start=start,
                seed_end=start + len(ours),
                article_start=place,
                article_end=place + len(theirs),
                words=len(ours.split()),
                identity=identity,
            )

    def poll(self, source_id: str, url: str, outcome: str = "ok", entries: int = 0, **changes: Any) -> None:
        row = {
            "run_id": RUN,
            "source_id": source_id,
            "url": url,
            "kind": "feed",
            "found_by": "config",
            "polled_at": NOW,
            "outcome": outcome,
            "entries": entries,
            "entries_in_window": entries,
        }
        self.add("poll", **{**row, **changes})


def whole_wake() -> Planted:
    """The wake that the pictures show: every relation, a correction, refusals, silent sources, hostile text."""
    planted = Planted()
    planted.run()
    planted.seed()
    _sources(planted)
    _own_page(planted)
    _copies(planted)
    _reports(planted)
    _lost(planted)
    _rest(planted)
    return planted


def _sources(planted: Planted) -> None:
    for source_id, name in (
        ("strait-observer", "The Strait Observer"),
        ("island-post", "Island Post"),
        ("rails-today", "Rails Today"),
        ("harbour-news", "Harbour News"),
        ("vestnik", "Вестник Пролива"),
        ("plain-sheet", "The Plain Sheet"),
        ("quiet-gazette", "Quiet Gazette"),
    ):
        planted.source(source_id, name)
    oldest = {"oldest_entry_at": datetime(2025, 3, 8, 4, tzinfo=UTC), "newest_entry_at": NOW - timedelta(hours=3)}
    for name in ("strait-observer", "island-post", "harbour-news"):
        planted.poll(name, f"http://{name}.example/feed.xml", entries=20, **oldest)
    early = {"oldest_entry_at": datetime(2025, 2, 20, tzinfo=UTC), "newest_entry_at": NOW}
    planted.poll("rails-today", "http://rails-today.example/sitemap.xml", entries=320, kind="sitemap", **early)
    planted.poll("vestnik", "http://vestnik.example/rss", entries=12, **oldest)
    planted.poll("plain-sheet", "http://plain-sheet.example/feed", "http_error", note="status 500")
    planted.poll("quiet-gazette", "http://quiet-gazette.example/atom.xml")


def _own_page(planted: Planted) -> None:
    url = "https://www.strait-observer.example/2025/03/10/osthaven-night-trains"
    own = planted.article(
        url,
        "Osthaven's Night Trains Return, and So Do the Doubts",
        TEXT,
        published=PUBLISHED,
        source_id="strait-observer",
    )
    planted.compared(own, "copy", 1.0, is_seed=True, copy_kind="exact", reuse_article=1.0, reuse_seed=1.0)


def _copies(planted: Planted) -> None:
    at = PUBLISHED - timedelta(hours=14)
    url = "https://merrow-policy.example/analysis/a-wager-on-sleeping-cars"
    copy = planted.article(url, "A Wager on Sleeping Cars", TEXT, published=at, authors=["Signe Aldarin"])
    planted.compared(
        copy, "copy", 0.98, copy_kind="exact", reuse_article=0.99, reuse_seed=1.0, hours_from_seed=-14.0,
        why="copy, exact: 99% of its words stand in the seed in the same order; another headline",
    )  # fmt: skip
    planted.passages(copy, TEXT, [(paragraph, paragraph) for paragraph in PARAGRAPHS])
    short = "\n".join((PARAGRAPHS[0], PARAGRAPHS[2].replace("forty-one", "some forty"), PARAGRAPHS[5]))
    url = "https://www.island-post.example/news/night-train-back"
    abridged = planted.article(
        url, "Night train is back, but for how long?", short, published=PUBLISHED + timedelta(hours=6),
        source_id="island-post", published_zone_assumed=True, syndication_credit="The Strait Observer",
    )  # fmt: skip
    planted.compared(
        abridged, "copy", 0.91, copy_kind="abridged", reuse_article=0.97, reuse_seed=0.52,
        links_to_seed=True, syndication_credit="The Strait Observer",
        why="copy, abridged: 97% of its words stand in the seed; it has three of its six paragraphs and credits it",
    )  # fmt: skip
    changed = PARAGRAPHS[2].replace("forty-one", "some forty")
    planted.passages(
        abridged,
        short,
        [(PARAGRAPHS[0], PARAGRAPHS[0]), (PARAGRAPHS[2], changed), (PARAGRAPHS[5], PARAGRAPHS[5])],
        0.96,
    )
    quote = "\n".join((OWN, PARAGRAPHS[4], "More follows."))
    url = "https://rails-today.example/2025/03/11/merrow-bridge-bearings"
    partial = planted.article(
        url, "Are the Merrow bridge's bearings fit for trains?", quote, published=PUBLISHED + timedelta(hours=29),
        source_id="rails-today",
    )  # fmt: skip
    planted.compared(
        partial, "partial", 0.47, reuse_article=0.46, reuse_seed=0.16, quotes_seed=True, hours_from_seed=29.0,
        why="partial reuse: one paragraph of the seed, quoted in a text of its own",
    )  # fmt: skip
    planted.passages(partial, quote, [(PARAGRAPHS[4], PARAGRAPHS[4])])


def _reports(planted: Planted) -> None:
    for number, (source, hours) in enumerate(
        (("harbour-news", 3), ("harbour-news", 5), ("island-post", 26), ("rails-today", -9), ("strait-observer", 50))
    ):
        url = f"https://www.{source}.example/story-{number}"
        title = f"Overnight service to the islands resumes, part {number}"
        seen = planted.article(
            url, title, f"{OWN} {number}", published=PUBLISHED + timedelta(hours=hours), source_id=source
        )
        planted.compared(seen, "same_event", 0.62 - number / 20, hours_from_seed=float(hours))
    russian = planted.article(
        "https://vestnik.example/nochnye-poezda", "Ночные поезда возвращаются", RUSSIAN, lang="ru",
        published=datetime(2025, 3, 11, tzinfo=UTC), published_precision="day", source_id="vestnik",
    )  # fmt: skip
    planted.compared(russian, "same_event", 0.58, key_cosine=0.61, term_cosine=None)
    for number in range(3):
        url = f"https://www.harbour-news.example/ministry-{number}"
        topic = planted.article(
            url, f"Ministry of transport, item {number}", f"Budget talk {number}.",
            published=PUBLISHED + timedelta(days=number), source_id="harbour-news",
        )  # fmt: skip
        planted.compared(topic, "same_topic", 0.21 - number / 50)
    evil = planted.article("http://evil.example/a", HOSTILE, "Short.", published=None, source_id=None)
    planted.compared(evil, "undecided", 0.1, why=HOSTILE, reasons=[HOSTILE], receipt=json.dumps({HOSTILE: HOSTILE}))
    for number in range(4):
        url = f"https://www.island-post.example/soup-{number}"
        other = planted.article(
            url, f"Soups for a wet spring, no. {number}", f"Leeks {number}.", published=NOW, source_id="island-post"
        )
        planted.compared(other, "unrelated", 0.01, why="unrelated: no passage, few common words")


def _lost(planted: Planted) -> None:
    planted.lost("https://www.rails-today.example/subscribers/log", "robots", "Disallow: /subscribers/")
    planted.lost("https://www.harbour-news.example/gone", "not_found", "status 404")
    planted.lost("https://www.walled.example/story", "blocked", "status 403")
    planted.lost("https://www.island-post.example/consent", "not_article", "consent_wall: asks to accept cookies")
    planted.lost("https://www.slow.example/story", "timeout", "no end after 30 s")
    planted.lost("https://www.harbour-news.example/2019/old", "outside_window", "dated 2019-05-01, outside the window")
    planted.lost("https://www.harbour-news.example/later", "deferred", "page budget spent")


def _rest(planted: Planted) -> None:
    for way, source_id, day, state, found, reason in (
        ("wayback", "harbour-news", 3, "searched", 12, None),
        ("wayback", "harbour-news", 4, "partly", 5, "the first 5 of 40 captures"),
        ("gdelt", None, 5, "failed", 0, f"answered {HOSTILE}"),
    ):
        planted.add(
            "search", run_id=RUN, seed_id=SEED, way=way, source_id=source_id, first_day=date(2025, 3, day),
            last_day=date(2025, 3, day), state=state, found=found, requests=2, bytes=1500, reason=reason, ended_at=NOW,
        )  # fmt: skip
    planted.add("run_warning", run_id=RUN, subject="plain-sheet", message="listed nothing: status 500", raised_at=NOW)
    for title in ("Islands vote for a second sleeping car", "What the auditors wrote about the Merrow line"):
        planted.add(
            "title_candidate", seed_id=SEED, title=title, title_key=title.lower(), given_by="config", seen_at=NOW
        )
    planted.add(
        "title_match", seed_id=SEED, title_key="islands vote for a second sleeping car",
        url_id=planted.url("https://www.island-post.example/news/night-train-back"), how="exact title in feed",
        confidence=1.0, seen_at=NOW,
    )  # fmt: skip
    planted.article(
        "https://www.harbour-news.example/story-0", "Overnight service to the islands resumes, corrected",
        f"{OWN} Two sentences were added. The operator has confirmed it.", published=PUBLISHED + timedelta(hours=3),
        source_id="harbour-news", at=NOW + timedelta(hours=1),
    )  # fmt: skip
