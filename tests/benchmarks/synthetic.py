"""Synthetic articles with all that hangs on them, as rows of the spool: for measuring at sizes that nobody crawls.

Deterministic: the same number gives the same article. Words have their real frequencies, languages, hosts and dates
are spread as in a watch of two years. Shingles are random numbers (of which a changed article keeps its own): the
tables are as long as in life, and nothing here is compared.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from extractors.features.compute import VERSION
from extractors.features.terms import LEAD_TERMS
from extractors.records import (
    ArchivedRecord,
    Article,
    Candidate,
    Evidence,
    Features,
    Fetch,
    Link,
    Moment,
    Passage,
    Quote,
)
from tests.benchmarks.synthetic_words import NAMES, SHARES, Vocabulary, name, vocabulary
from tests.warehouse.planting import Compared
from warehouse import ids, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGIN = datetime(2023, 1, 1, tzinfo=UTC)
DAYS = 730
SPREAD = 200_000  # articles of the whole time
HOSTS = 120
STORY = 40  # articles on one story
SEEDS = 12
EXTRACTOR = "synthetic/1"
Rows = list[tuple[str, rows.Row]]


@dataclass
class Page:
    """One synthetic article: its words, and what was made of them."""

    number: int
    lang: str
    url: str
    host: str
    at: datetime
    title_words: list[str]
    words: list[str]
    shingles: tuple[int, ...]
    names: list[str] = field(default_factory=list)

    @property
    def url_id(self) -> int:
        """Identity of the article."""
        return ids.url_id(self.url)

    @property
    def title(self) -> str:
        """As a headline stands."""
        return vocabulary(self.lang).gap.join(self.title_words).capitalize()

    @property
    def text(self) -> str:
        """Sentences of some fifteen words, paragraphs of four sentences."""
        gap = vocabulary(self.lang).gap
        sentences = [gap.join(self.words[i : i + 15]).capitalize() for i in range(0, len(self.words), 15)]
        return "\n".join(". ".join(sentences[i : i + 4]) + "." for i in range(0, len(sentences), 4))


def page(number: int) -> Page:
    """The article with this number. The same words every time."""
    rng = Random(f"article {number}")  # noqa: S311 - repeatable on purpose
    story = number // STORY
    lang = rng.choices(list(SHARES), weights=list(SHARES.values()))[0]
    words = vocabulary(lang)
    host = outlet(int(HOSTS * rng.random() ** 2))  # a few write much, most write little
    topic = _topic(story, words)
    names = [name(int(NAMES * rng.random() ** 4), lang) for _ in range(6)]
    count = max(60, min(3000, int(rng.lognormvariate(6.1, 0.5))))
    text = words.draw(rng, count)
    for place in range(0, count, 9):
        text[place] = rng.choice(topic)
    for place in range(4, count, 23):
        text[place] = rng.choice(names)
    for place in range(7, count, 60):
        text[place] = str(rng.randrange(1, 50_000))
    title = [*rng.sample(topic, 4), *words.rare(rng, 2), names[0]]
    at = BEGIN + timedelta(days=DAYS * number / SPREAD, seconds=rng.randrange(3600))
    shingles = tuple(sorted({rng.getrandbits(63) for _ in range(count - 2)}))
    return Page(number, lang, f"{host}/{lang}/{number}-{topic[0]}", host, at, title, text, shingles, names)


def outlet(number: int) -> str:
    """The host of an outlet."""
    return f"www.outlet-{number:03d}.example"


def _topic(story: int, words: Vocabulary) -> list[str]:
    return words.rare(Random(f"story {story} {words.lang}"), 12)  # noqa: S311 - repeatable on purpose


def changed(made: Page) -> Page:
    """The same article a day later, with one paragraph more."""
    rng = Random(f"change {made.number}")  # noqa: S311 - repeatable on purpose
    more = vocabulary(made.lang).draw(rng, 60)
    shingles = tuple(sorted({*made.shingles, *(rng.getrandbits(63) for _ in more)}))
    values = {**vars(made), "words": [*made.words, *more], "shingles": shingles, "at": made.at + timedelta(days=1)}
    return Page(**values)


def article(made: Page) -> Article:
    """The record that extraction would give."""
    url, text = f"https://{made.url}", made.text
    others = [f"https://{made.host}/{made.lang}/{max(0, made.number - step)}-x" for step in range(1, 11)]
    published = Moment(made.at, "second", zone_assumed=False, method="json-ld", raw=made.at.isoformat())
    return Article(
        url=url,
        verdict="article",
        kind="news",
        title=made.title,
        text=text,
        word_count=len(made.words),
        published=published,
        authors=(" ".join(made.names[:2]).title(),),
        section="world",
        tags=tuple(made.names[1:4]),
        links=tuple(Link(other, f"Link {place}", "related", place) for place, other in enumerate(others)),
        quotes=(Quote(text[:80], 0, 80, made.names[0]), Quote(text[100:160], 100, 160, None)),
        evidence=tuple(_evidence(made, published)),
    )


def _evidence(made: Page, published: Moment) -> Iterator[Evidence]:
    for field_name, value in (("title", made.title), ("published", published.raw or ""), ("authors", made.names[0])):
        yield Evidence(field_name, value, "json-ld", "$.headline", chosen=True)
        yield Evidence(field_name, value, "opengraph", "meta", chosen=False)


START_WORDS = 200  # some 1,200 characters


def features(made: Page) -> Features:
    """What the text is compared by."""
    terms = vocabulary(made.lang).weigh(made.title_words, made.words[:START_WORDS])
    return Features(
        content_hash=f"{made.number} {len(made.words)}",
        lang=made.lang,
        lang_confidence=0.99,
        terms=terms,
        lead=tuple(list(terms)[:LEAD_TERMS]),
        version=VERSION,
        keys=dict.fromkeys(made.names, 9.0),
        shingles=made.shingles,
    )


def fetch(made: Page, run_id: str, outcome: str = "ok", status: int = 200) -> Fetch:
    """The request that brought the page."""
    seen = made.at + timedelta(minutes=20)
    file = f"{run_id}.warc.gz"
    kinds = ("response", "request")
    records = tuple(_record(made, seen, file, kind, outcome) for kind in kinds)
    values: dict[str, Any] = {
        "fetch_id": f"{made.number}-{int(seen.timestamp())}",
        "purpose": "article",
        "requested_url": f"https://{made.url}",
        "final_url": f"https://{made.url}",
        "redirects": (),
        "started_at": seen,
        "outcome": outcome,
        "body_sha256": f"{made.number:x}-{len(made.words):x}" if status == 200 else None,
        "records": records,
    }
    return Fetch(**values, elapsed_ms=180, status=status, delay_ms=1000, bytes_wire=21_000, warc_file=file)


def _record(made: Page, seen: datetime, file: str, kind: Any, outcome: str) -> ArchivedRecord:
    record_id = f"urn:uuid:{kind}-{made.number}-{int(seen.timestamp())}"
    return ArchivedRecord(file, 21_000 * (made.number % 1000), 21_000, kind, record_id, made.url, seen, mime=outcome)


def page_rows(made: Page, run_id: str) -> Rows:
    """Everything that a run notes about a page that it read."""
    got, read, found = fetch(made, run_id), article(made), features(made)
    observation_id = ids.observation_id(got.fetch_id, EXTRACTOR)
    content_id = ids.content_id(found.content_hash)
    observed = rows.observation_row(
        read,
        observation_id=observation_id,
        article_id=made.url_id,
        run_id=run_id,
        fetch_id=got.fetch_id,
        url_id=made.url_id,
        observed_at=got.started_at,
        extractor=EXTRACTOR,
        content_id=content_id,
    )
    links = [ids.url_id((link.url or "").removeprefix("https://")) for link in read.links]
    made_rows: Rows = [*_seen_rows(made, got, run_id), ("content", rows.content_row(read, found))]
    made_rows += [("observation", observed)]
    made_rows += [("evidence", row) for row in rows.evidence_rows(read, observation_id)]
    made_rows += [("quote", row) for row in rows.quote_rows(read, observation_id)]
    made_rows += [("link", row) for row in rows.link_rows(read, observation_id, links)]
    end = rows.run_url_row(run_id, made.url_id, "stored", None, got.fetch_id, observation_id, got.started_at)
    return [*made_rows, ("run_url", end), *_comparison_rows(made, observation_id, run_id)]


def _seen_rows(made: Page, got: Fetch, run_id: str) -> Rows:
    """How the page was found and fetched."""
    url = f"https://{made.url}"
    found = Candidate(url, via="feed", via_url=f"https://{made.host}/feed.xml", source_id=made.host, title=made.title)
    return [
        ("url", rows.url_row(url, made.url, made.host, made.host.removeprefix("www."), made.at)),
        ("discovery", rows.discovery_row(found, run_id, made.url_id, made.at)),
        ("fetch_log", rows.fetch_row(got, run_id, made.url_id, made.host)),
        *(("warc_record", row) for row in rows.warc_record_rows(got, run_id)),
    ]


def _comparison_rows(made: Page, observation_id: int, run_id: str) -> Rows:
    """Articles of one story in twenty are compared with a seed; a few of them carry its text."""
    story = made.number // STORY
    if story % 20:
        return []
    copies = made.number % 10 == 0
    result = Compared(
        f"seed-{story // 20 % SEEDS}",
        observation_id,
        run_id=run_id,
        compared_at=made.at + timedelta(minutes=30),
        relation="copy" if copies else "same_event",
        copy_kind="edited" if copies else None,
        score=0.9 if copies else 0.4 + made.number % 7 / 20,
        reuse_article=0.8 if copies else 0.0,
        method="synthetic/1",
        passages=(Passage(0, 80, 0, 80, 15, 0.98),) if copies else (),
    )
    compared: Rows = [("comparison", rows.comparison_row(result))]
    return compared + [("passage", row) for row in rows.passage_rows(result)]


def failed_rows(number: int, run_id: str) -> Rows:
    """What a run notes about a URL that brought no article."""
    made = page(number)
    made.url = f"{made.host}/gone/{number}"
    got = fetch(made, run_id, "not_found", 404)
    end = rows.run_url_row(run_id, made.url_id, "not_found", "404", got.fetch_id, None, got.started_at)
    return [*_seen_rows(made, got, run_id), ("run_url", end)]
