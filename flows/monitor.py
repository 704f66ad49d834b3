"""monitor: one seed, the whole way. Take it in, ask its sources, fetch, extract, load, compare, report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prefect import flow
from prefect.runtime import flow_run

from config.models import SeedConfig  # noqa: TC001 - Prefect reads the types of parameters
from flows import intake, stages, tasks
from flows.names import run_name
from flows.orphans import close_flow_runs
from flows.run import Opening, open_run
from flows.summary import Summary, summarise
from flows.work import Work
from warehouse import store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prefect import State

    from config.catalogue import SourceConfig


def _name() -> str:
    seed = flow_run.get_parameters().get("seed")
    return run_name(seed if isinstance(seed, str) else str(getattr(seed, "id", "seed")))


@flow(name="monitor", flow_run_name=_name, persist_result=False)
def monitor(
    seed: SeedConfig | str,
    sources: list[str] | None = None,
    urls: list[str] | None = None,
    recheck: str | None = None,
    max_pages: int | None = None,
    report: bool = True,  # noqa: FBT001, FBT002 - a Prefect parameter
) -> State[Summary]:
    """Watch one seed: everything around it that its sources list in its days, compared and reported.

    Args:
        seed: Id of a seed of the catalogue, or a whole declaration for a seed that is in no file.
        sources: Ids of the sources to ask; None means the seed's own, or all active ones.
        urls: Addresses of articles to fetch besides, whatever lists them.
        recheck: ``all``, ``due`` or ``none``: which known articles are asked for again. None: the setting.
        max_pages: Pages that the run may fetch. None: the seed's budget, or the setting.
        report: Write the seed's report.
    """
    settings, catalogue = stages.surroundings()
    config = catalogue.seed(seed) if isinstance(seed, str) else seed
    asked = catalogue.sources_of(config) if sources is None else tuple(catalogue.source(name) for name in sources)
    opening = Opening(
        flow="monitor",
        name=flow_run.get_name() or config.id,
        seed_id=config.id,
        params={"seed": config.model_dump(mode="json"), "recheck": recheck, "max_pages": max_pages},
        flow_run_id=stages.flow_run_id(),
    )
    delays = stages.delays_of(settings, catalogue.sources.values())
    with open_run(settings, opening, close_flow_runs) as run:
        stages.note_catalogue(run, catalogue)
        rules = stages.rules_of(settings, catalogue, recheck, depth=config.depth, wanted=intake.wanted_of(config))
        with Work(run, rules, stages.budget_of(settings, config, max_pages), delays) as work:
            title = _gather(work, config, asked, urls or [])
        tasks.compare_articles(run, [config.id])
        tasks.load(run)
        stages.check_usable(run)
    # After the run's end was loaded: the report tells how it ended.
    path = tasks.write_report(run, config.id) if report and config.report else None
    summary = summarise(run, title, path)
    tasks.show_results(summary)
    return stages.ended(summary)


def _gather(work: Work, config: SeedConfig, sources: Sequence[SourceConfig], urls: Sequence[str]) -> str | None:
    """Take the seed in and fetch what is around it. Returns the seed's title."""
    taken = tasks.take_seed(work, config)
    held = store.titles_wanted(work.run.settings.published, config.id)
    work.aim(taken.window, intake.wanted_of(config, (*taken.titles, *held)))
    if taken.window is None:
        work.run.warn(config.id, "nobody states when it was published: articles of any date are taken")
    stages.gather(work, sources, urls)
    return taken.title
