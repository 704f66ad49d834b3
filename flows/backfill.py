"""backfill: the days of a seed that live lists do not show any more. Plan, search archives, gather, compare, report."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - Prefect reads the types of parameters
from typing import TYPE_CHECKING

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from config.models import SeedConfig  # noqa: TC001 - Prefect reads the types of parameters
from flows import backfill_survey, intake, output, stages, tasks
from flows.backfill_show import totals
from flows.backfill_steps import Wish
from flows.backfilling import Backfilling
from flows.names import run_name
from flows.orphans import close_flow_runs
from flows.run import Opening, open_run
from flows.summary import Summary, summarise
from flows.work import Work
from warehouse import store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from prefect import State

    from config.models import SourceConfig
    from flows.backfill_survey import Days, Survey


def _name() -> str:
    seed = flow_run.get_parameters().get("seed")
    return run_name(f"backfill {seed if isinstance(seed, str) else getattr(seed, 'id', 'seed')}")


@flow(name="backfill", flow_run_name=_name, persist_result=False)
def backfill(  # noqa: PLR0913, PLR0917 - one parameter per choice of the user
    seed: SeedConfig | str,
    sources: list[str] | None = None,
    ways: list[str] | None = None,
    warcs: list[str] | None = None,
    first: date | None = None,
    last: date | None = None,
    again: bool = False,  # noqa: FBT001, FBT002 - a Prefect parameter
    max_requests: int | None = None,
    max_bytes: int | None = None,
    max_pages: int | None = None,
    report: bool = True,  # noqa: FBT001, FBT002 - a Prefect parameter
) -> State[Summary]:
    """Search archives for what was published around one seed, then fetch, compare and report it.

    Args:
        seed: Id of a seed of the catalogue, or a whole declaration for a seed that is in no file.
        sources: Ids of the sources whose days are searched; None means the seed's own, or all active ones.
        ways: Of sitemap, wayback, gdelt, cc_news and warc those that are gone; None means all but cc_news.
        warcs: WARC files to search, whatever the ways: paths, folders and addresses.
        first: First day (UTC); None means the first of the seed's window.
        last: Last day (UTC); None means the last of the seed's window.
        again: Search also what was searched before.
        max_requests: Requests to archives that the run may spend. None: the setting.
        max_bytes: Bytes that the run may read from archives. None: the setting.
        max_pages: Pages that the run may fetch. None: the seed's budget, or the setting.
        report: Write the seed's report.
    """
    settings, catalogue = stages.surroundings()
    config = catalogue.seed(seed) if isinstance(seed, str) else seed
    asked = catalogue.sources_of(config) if sources is None else tuple(catalogue.source(name) for name in sources)
    wish = Wish.of(
        ways,
        backfill_survey.given_files(warcs or []),
        again=again,
        requests=max_requests or settings.backfill_requests,
        size=max_bytes or settings.backfill_bytes,
        of_sources=sources is not None,
    )
    days = backfill_survey.Days(first, last)
    opening = Opening(
        flow="backfill",
        name=flow_run.get_name() or config.id,
        seed_id=config.id,
        params=_params(config, wish, days),
        flow_run_id=stages.flow_run_id(),
    )
    delays = stages.delays_of(settings, catalogue.sources.values())
    with open_run(settings, opening, close_flow_runs) as run:
        stages.note_catalogue(run, catalogue)
        rules = stages.rules_of(settings, catalogue, None, depth=config.depth, wanted=intake.wanted_of(config))
        with Work(run, rules, stages.budget_of(settings, config, max_pages), delays) as work:
            title = _gather(work, config, asked, wish, days)
        tasks.compare_articles(run, [config.id])
        tasks.load(run)
    # After the run's end was loaded: the report tells how it ended.
    path = tasks.write_report(run, config.id) if report and config.report else None
    summary = summarise(run, title, path)
    tasks.show_results(summary)
    return stages.ended(summary)


def _gather(work: Work, config: SeedConfig, sources: Sequence[SourceConfig], wish: Wish, days: Days) -> str | None:
    """Take the seed in, search the archives and fetch what they list. Returns the seed's title."""
    run = work.run
    taken = tasks.take_seed(work, config)
    if taken.new_version:
        # What is asked for are the names in its text.
        tasks.load(run)
    survey = backfill_survey.survey(run.settings, config, sources, wish, days, run.clock.now())
    held = store.titles_wanted(run.settings.published, config.id)
    work.aim(survey.window, intake.wanted_of(config, (*taken.titles, *held)))
    engine = Backfilling(work, survey, _tell)
    number = 0
    while engine.waiting:
        number += 1
        search_archives(engine, survey, number)
        tasks.load(run)
    engine.finish()
    stages.gather(work, [])
    return taken.title


@task(
    name="search archives", task_run_name="search archives, slice {number}", cache_policy=NO_CACHE, persist_result=False
)
def search_archives(engine: Backfilling, survey: Survey, number: int) -> int:
    """Ask the archives for what is planned, for as long as a slice lasts."""
    if number == 1:
        for line in totals(survey.plan, survey.wish):
            get_run_logger().info("backfill.plan %s", line)
    done = engine.work(engine.run.settings.slice_seconds)
    get_run_logger().info(
        "archives.searched number=%d steps=%d left=%d requests=%d bytes=%d",
        number,
        done,
        engine.waiting,
        engine.meter.requests,
        engine.meter.bytes,
    )
    return done


def _tell(line: str) -> None:
    output.say(line)
    get_run_logger().info("backfill.step %s", line)


def _params(config: SeedConfig, wish: Wish, days: Days) -> dict[str, Any]:
    return {
        "seed": config.model_dump(mode="json"),
        "ways": sorted(wish.chosen),
        "warcs": [name for name, _ in wish.warcs],
        "first": days.first.isoformat() if days.first else None,
        "last": days.last.isoformat() if days.last else None,
        "again": wish.again,
        "max_requests": wish.requests,
        "max_bytes": wish.bytes,
    }
