"""What poll, compare and monitor have in common: the order of the tasks, and the rules for an honest end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prefect.runtime import deployment, flow_run
from prefect.states import Completed

from config.catalogue import load_catalogue
from config.settings import load_settings
from extractors import urls
from extractors.discover.archives import limits
from extractors.errors import RunError
from extractors.records import Candidate
from flows import tasks
from flows.keeper import Rules
from flows.modes import modes_of
from flows.work import Budget
from warehouse import rows, seed_rows, store

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from prefect import State

    from config.catalogue import Catalogue, SeedConfig, SourceConfig
    from config.settings import Settings
    from flows.run import Run
    from flows.summary import Summary
    from flows.work import Work

# A source needs this many requests before their share of failures says something.
ENOUGH_REQUESTS = 4
# Hosts that are named one by one when their robots.txt has changed.
MOST_CHANGES = 10
# Warnings that are quoted where a run failed.
MOST_TOLD = 3


def surroundings() -> tuple[Settings, Catalogue]:
    """The settings and the catalogue in force, read anew by every run."""
    settings = load_settings()
    return settings, load_catalogue(settings.catalogue_dir)


def flow_run_id() -> str | None:
    """Prefect's id of the flow run that we are in."""
    found = flow_run.get_id()
    return str(found) if found else None


def budget_of(settings: Settings, seed: SeedConfig | None, max_pages: int | None) -> Budget:
    """The run's budget: the command's word, then the seed's, then the settings'."""
    stated = seed.budgets if seed else None
    return Budget(
        pages=max_pages or (stated and stated.pages) or settings.max_pages,
        bytes=(stated and stated.bytes) or settings.max_run_bytes,
        seconds=(stated and stated.seconds) or settings.max_run_seconds,
    )


def sites_of(sources: Iterable[SourceConfig]) -> dict[str, str]:
    """Which source a site belongs to."""
    return {urls.site_of(str(source.homepage)): source.id for source in sources}


def page_limits_of(sources: Iterable[SourceConfig]) -> dict[str, int]:
    """The sources that state how many of their pages one run may fetch."""
    return {source.id: source.budgets.pages for source in sources if source.budgets.pages is not None}


def is_scheduled() -> bool:
    """True for a run that a deployment began. It asks what is due; a person who starts a run wants to see it now."""
    return deployment.get_id() is not None


def note_catalogue(run: Run, catalogue: Catalogue) -> None:
    """Let the warehouse know the sources by name and which seeds are paused, so that views can say so."""
    now = run.clock.now()
    for source in catalogue.sources.values():
        row = rows.source_row(
            source.id, source.name, str(source.homepage), source.country, source.languages, now, source.owner
        )
        run.note("source", row)
    for seed in catalogue.seeds.values():
        run.note("seed_state", seed_rows.seed_state_row(seed.id, now, active=seed.active))


def delays_of(settings: Settings, sources: Iterable[SourceConfig]) -> dict[str, float]:
    """The sites that have a delay of their own: archives by their rules, sources by their files."""
    archives = limits.site_delays(settings.wayback_url, settings.ccnews_url, settings.gdelt_url)
    stated = {urls.site_of(str(source.homepage)): source.delay for source in sources if source.delay is not None}
    return {**archives, **stated}


def rules_of(settings: Settings, catalogue: Catalogue, recheck: str | None, **of_seed: Any) -> Rules:
    """What the settings, the catalogue and the command say of whom to ask; ``of_seed`` is what the seed adds."""
    sources = catalogue.sources.values()
    return Rules(
        recheck=recheck or settings.recheck,
        only_due=is_scheduled(),
        source_of_site=sites_of(sources),
        page_limits=page_limits_of(sources),
        modes=modes_of(settings, sources),
        **of_seed,
    )


def gather(work: Work, sources: Sequence[SourceConfig], given: Sequence[str] = ()) -> None:
    """Ask the sources, then fetch and extract in slices; each slice is loaded and published before the next.

    ``given`` are addresses that the command names itself; they are fetched whatever their date.
    """
    for position, url in enumerate(given):
        address = urls.resolve(url, url)
        if address is None:
            work.run.warn("urls", f"{url!r} is no http or https address; it was left out")
        else:
            work.keeper.offer(Candidate(address, "given", position=position), wanted=True)
    if sources:
        tasks.ask_sources(work, sources)
    number = 0
    while work.frontier.queued and work.exhausted is None:
        number += 1
        tasks.fetch_and_extract(work, number)
        if work.frontier.queued and work.exhausted is None:
            tasks.load(work.run)
    left = work.defer_rest()
    if left:
        work.run.warn("budget", f"{work.exhausted or 'the run ended'}: {left} URLs are left for a later run")
    if work.frontier.dropped:
        work.run.warn("frontier", f"{work.frontier.dropped} finds over {work.frontier.max_known} URLs were left out")
    warn_of_sources(work, sources)
    warn_of_certificates(work)
    tasks.load(work.run)
    warn_of_robots(work.run)


def warn_of_sources(work: Work, sources: Sequence[SourceConfig]) -> None:
    """A source that fails more often than not is said aloud; one that listed nothing was said when it was asked."""
    for source in sources:
        tally = work.keeper.sources.get(source.id)
        if tally and tally.requests >= ENOUGH_REQUESTS and tally.failures * 2 > tally.requests:
            work.run.warn(source.id, f"{tally.failures} of {tally.requests} requests failed on the line to it")


def warn_of_certificates(work: Work) -> None:
    """Name the hosts whose certificates were not believed. Where a network looks into TLS, it is all of them."""
    hosts = sorted(work.keeper.distrusted)
    if hosts:
        more = f" and {len(hosts) - MOST_CHANGES} more" if len(hosts) > MOST_CHANGES else ""
        work.run.warn(
            "certificates",
            f"those of {', '.join(hosts[:MOST_CHANGES])}{more} are signed by nobody whom we trust "
            f"({work.keeper.distrusted[hosts[0]]}). If a proxy of yours signs them, name its "
            "CA file in NEWSWAKE_CA_FILE",
        )


def warn_of_robots(run: Run) -> None:
    """Name the hosts whose robots.txt says something else than before: pages may be forbidden now, or free."""
    changed = store.robots_changed(run.settings.published, run.run_id)
    for change in changed[:MOST_CHANGES]:
        run.warn(change.host, change.message)
    if len(changed) > MOST_CHANGES:
        run.warn(
            "robots.txt", f"{len(changed) - MOST_CHANGES} more hosts have changed theirs; see the view robots_changes"
        )


def check_usable(run: Run) -> None:
    """A run without one usable page has failed, whatever else went well.

    Its warnings are the likely reasons. Nobody would see them otherwise: there is no summary of a failed run.
    A scheduled run may find that nothing is due yet.
    """
    if run.usable_pages == 0 and not (run.resting_lists and not run.warnings):
        told = "".join(f"{item.subject}: {item.message}. " for item in run.warnings[:MOST_TOLD])
        raise RunError(
            "not one usable page was found.",
            subject=run.seed_id or run.flow,
            advice=f"{told}See the table `poll` and the view `run_ledger` for what each address answered.",
        )


def ended(summary: Summary) -> State[Summary]:
    """The flow's final state: a name that shows warnings in the UI, and the summary as its result."""
    if summary.warnings:
        message = "; ".join(f"{item.subject}: {item.message}" for item in summary.warnings)[:1000]
        return Completed(name="Completed with warnings", message=message, data=summary)
    if not summary.is_sound:
        message = "; ".join(f"check {find.check}: {find.message}" for find in summary.finds)[:1000]
        return Completed(name="Completed with warnings", message=message, data=summary)
    return Completed(message=f"{summary.known} URLs known and accounted for", data=summary)
