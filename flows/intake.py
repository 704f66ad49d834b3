"""Takes the seed in: from its address, or from a local HTML, Markdown or plain text file.

A seed has versions: when its text changes, the next version is compared anew. A file enters the archive as a
``resource`` record, so that the seed can be read again from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from config.visible import visible
from extractors import urls
from extractors.article import intake as reading
from extractors.discover import titles
from extractors.discover import window as windows
from extractors.errors import IntakeError
from extractors.features.compute import features as features_of
from extractors.records import Candidate
from flows.wanted import Wanted
from warehouse import ids, rows, seed_rows, store
from warehouse.compare import noise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from pathlib import Path

    from config.models import SeedConfig, WindowConfig
    from extractors.discover.window import Window
    from extractors.records import Article, Features
    from flows.run import Run
    from flows.work import Found, Work

KINDS: dict[str, Literal["html", "markdown", "text"]] = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}
CONTENT_TYPES = {"html": "text/html", "markdown": "text/markdown", "text": "text/plain"}
MAX_FILE_BYTES = 16_000_000


@dataclass(frozen=True, slots=True)
class Given:
    """A seed as it was read: what kind of thing, from where, and what extraction made of it."""

    kind: str
    url: str | None
    article: Article
    features: Features | None
    observation_id: int | None


@dataclass(frozen=True, slots=True)
class TakenSeed:
    """The seed as the run works with it.

    ``new_version`` is false if the warehouse held this text already. ``titles`` are related articles that its text
    names without an address.
    """

    seed_id: str
    version: int
    title: str | None
    url: str | None
    window: Window | None
    new_version: bool
    words: int
    titles: tuple[str, ...] = ()

    def describe(self) -> str:
        """One line for the log."""
        what = "new version" if self.new_version else "unchanged"
        return visible(f"seed={self.seed_id} version={self.version} ({what}) words={self.words} url={self.url}")


def window_of(published_at: datetime | None, config: WindowConfig, now: datetime) -> Window | None:
    """The days around the seed in which its wake is looked for, open at ``now`` while they are not over.

    None if nobody knows its date.
    """
    if published_at is None:
        return None
    return windows.around(published_at, config.before_days, config.after_days, now)


def take(work: Work, seed: SeedConfig) -> TakenSeed:
    """Read the seed and make it known to the warehouse. Raises IntakeError if it cannot be read."""
    if seed.file is not None:
        return _take_file(work, seed, seed.file)
    if seed.url is None:
        raise IntakeError("names neither an address nor a file.", subject=seed.id, advice="Give it url or file.")
    return _take_url(work, seed, seed.url)


def _take_url(work: Work, seed: SeedConfig, url: str) -> TakenSeed:
    work.keeper.offer(Candidate(url, "seed", title=seed.title, published_at=seed.published_at), wanted=True)
    found = work.take_one()
    if found.article is None:
        return _held_before(work.run, seed, url, found)
    return _version(work.run, seed, Given("url", url, found.article, found.features, found.observation_id))


def _held_before(run: Run, seed: SeedConfig, url: str, found: Found) -> TakenSeed:
    """The page brought nothing new: the version that the warehouse holds stays in force, if there is one."""
    held = store.latest_seed(run.settings.published, seed.id)
    outcome = f"{found.state} ({found.reason})" if found.reason else found.state
    if held is None:
        raise IntakeError(
            f"the seed's page could not be read: {outcome}.",
            subject=url,
            advice="Save the article as .html, .md or .txt and run newswake on the file, or correct the seed's url.",
        )
    if found.state not in ("unchanged", "shared"):
        run.warn(seed.id, f"its page could not be read again: {outcome}; version {held.seed_version} stays in force")
    return TakenSeed(
        seed_id=seed.id,
        version=held.seed_version,
        title=held.title,
        url=held.url,
        window=window_of(seed.published_at or held.published_at, seed.window, run.clock.now()),
        new_version=False,
        words=held.word_count,
    )


def _take_file(work: Work, seed: SeedConfig, path: Path) -> TakenSeed:
    kind = KINDS.get(path.suffix.lower())
    if kind is None:
        raise IntakeError("is neither .html, .md nor .txt.", subject=str(path), advice="Save it as one of these.")
    data = _read(path)
    article = reading.read_seed(data, kind, str(path))
    record = work.run.archive.write_resource(path.absolute().as_uri(), CONTENT_TYPES[kind], data)
    work.run.note("warc_record", rows.warc_record_row(record, work.run.run_id))
    features = features_of(article.title, article.text or "", article.lang or seed.language)
    stated = article.url if article.url.startswith(("http://", "https://")) else None
    url = seed.url or stated
    if url:
        # Its page is watched like any other article: for its links, and for corrections.
        work.keeper.offer(Candidate(url, "seed", title=article.title), wanted=True)
    return _version(work.run, seed, Given(kind, url, article, features, None))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise IntakeError(f"cannot be read ({error.strerror}).", subject=str(path), advice="Check the path.") from error
    if len(data) > MAX_FILE_BYTES:
        raise IntakeError("is larger than 16 MB.", subject=str(path), advice="Is it the right file?")
    return data


def _version(run: Run, seed: SeedConfig, given: Given) -> TakenSeed:
    article, features = given.article, given.features
    if features is None or not article.text:
        raise IntakeError(
            f"no article text was found in it: {', '.join([article.kind, *article.reasons])}.",
            subject=given.url or str(seed.file),
            advice="Save the article's text as .md or .txt and run newswake on the file.",
        )
    published_at = seed.published_at or (article.published.at if article.published else None)
    window = window_of(published_at, seed.window, run.clock.now())
    version, is_new = _number(run, seed, article)
    if is_new:
        run.note("content", rows.content_row(article, features))
        run.note("seed", _seed_row(run, seed, given, version, window))
    named = tuple(link.anchor for link in article.links if link.url is None and link.zone == "related")
    _note_titles(run, seed, named)
    title = seed.title or article.title
    return TakenSeed(seed.id, version, title, given.url, window, is_new, article.word_count, named)


def _number(run: Run, seed: SeedConfig, article: Article) -> tuple[int, bool]:
    """The seed's version number, and whether it is a new one. Noise makes none: all would be compared anew."""
    held = store.latest_seed(run.settings.published, seed.id)
    if held is None:
        return 1, True
    before = noise.keys(held.title, None, held.text)
    is_same = before == noise.keys(seed.title or article.title, None, article.text or "")
    return (held.seed_version, False) if is_same else (held.seed_version + 1, True)


def _seed_row(run: Run, seed: SeedConfig, given: Given, version: int, window: Window | None) -> dict[str, object]:
    """What the configuration states wins over what the page says."""
    article, features = given.article, given.features
    if features is None:
        raise ValueError("a seed needs features")
    return seed_rows.seed_row(
        seed_id=seed.id,
        seed_version=version,
        given_as=given.kind,
        url=given.url,
        url_id=ids.url_id(urls.dedupe_key(given.url)) if given.url else None,
        content_id=ids.content_id(features.content_hash),
        observation_id=given.observation_id,
        title=seed.title or article.title,
        authors=seed.authors or article.authors,
        published_at=seed.published_at or (article.published.at if article.published else None),
        lang=seed.language or features.lang,
        syndication_credit=seed.credit or article.syndication_credit,
        window_start=window.start if window else None,
        window_end=window.end if window else None,
        created_at=run.clock.now(),
        run_id=run.run_id,
    )


def _note_titles(run: Run, seed: SeedConfig, named: Sequence[str]) -> None:
    """Titles without address, from the configuration and from the seed's own text."""
    now = run.clock.now()
    for title in seed.related_titles:
        key = titles.title_key(title)
        run.note("title_candidate", seed_rows.title_candidate_row(seed.id, title, key, "configuration", now))
    for title in named:
        key = titles.title_key(title)
        run.note("title_candidate", seed_rows.title_candidate_row(seed.id, title, key, "seed text", now))


def wanted_of(seed: SeedConfig, others: Iterable[str] = ()) -> tuple[Wanted, ...]:
    """Every title to look for: of the configuration, and ``others`` that the seed's text or the warehouse names."""
    by_key = {titles.title_key(title): title for title in (*seed.related_titles, *others)}
    return tuple(Wanted(seed.id, title, key) for key, title in by_key.items())
