"""poll: each source once, whatever number of seeds looks at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prefect import flow
from prefect.runtime import flow_run

from flows import stages, tasks
from flows.names import run_name
from flows.orphans import close_flow_runs
from flows.run import Opening, open_run
from flows.summary import Summary, summarise
from flows.work import Work

if TYPE_CHECKING:
    from prefect import State

# More sources than this are counted in the run's name, not named.
MAX_NAMED = 3


def _name() -> str:
    sources = flow_run.get_parameters().get("sources") or []
    return run_name(" ".join(sources) if 0 < len(sources) <= MAX_NAMED else f"{len(sources) or 'all'} sources")


@flow(name="poll", flow_run_name=_name, persist_result=False, validate_parameters=True)
def poll(
    sources: list[str] | None = None,
    urls: list[str] | None = None,
    recheck: str | None = None,
    max_pages: int | None = None,
) -> State[Summary]:
    """Discover, fetch, extract and load what the sources list.

    Args:
        sources: Ids of sources; None means all active ones.
        urls: Addresses of articles to fetch besides, whatever lists them.
        recheck: ``all``, ``due`` or ``none``: which known articles are asked for again. None: the setting.
        max_pages: Pages that the run may fetch. None: the setting.
    """
    settings, catalogue = stages.surroundings()
    chosen = [catalogue.source(name) for name in sources] if sources is not None else list(catalogue.active_sources())
    rules = stages.rules_of(settings, catalogue, recheck)
    opening = Opening(
        flow="poll",
        name=flow_run.get_name() or "poll",
        params={"sources": [source.id for source in chosen], "recheck": rules.recheck},
        flow_run_id=stages.flow_run_id(),
    )
    delays = stages.delays_of(settings, catalogue.sources.values())
    with open_run(settings, opening, close_flow_runs) as run:
        stages.note_catalogue(run, catalogue)
        with Work(run, rules, stages.budget_of(settings, None, max_pages), delays) as work:
            stages.gather(work, chosen, urls or ())
        stages.check_usable(run)
    summary = summarise(run)
    tasks.show_results(summary)
    return stages.ended(summary)
