"""compare: new revisions against the active seeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prefect import flow
from prefect.runtime import flow_run

from flows import methods, stages, tasks
from flows.names import run_name
from flows.orphans import close_flow_runs
from flows.run import Opening, open_run
from flows.summary import Summary, summarise

if TYPE_CHECKING:
    from prefect import State


def _name() -> str:
    seeds = flow_run.get_parameters().get("seeds") or []
    return run_name(" ".join(seeds[:3]) or "all seeds")


@flow(name="compare", flow_run_name=_name, persist_result=False)
def compare(
    seeds: list[str] | None = None,
    report: bool = True,  # noqa: FBT001, FBT002 - a Prefect parameter
    method: str | None = None,
) -> State[Summary]:
    """Compare every revision that has not been compared yet with the newest version of each seed.

    Args:
        seeds: Ids of seeds that the warehouse holds; None means all active ones.
        report: Write each seed's report anew.
        method: Compare by this method, and leave in force what is; None means the one that the settings put in force.
    """
    settings, catalogue = stages.surroundings()
    chosen = seeds or [seed.id for seed in catalogue.active_seeds()]
    params = {"seeds": chosen, "method": methods.chosen(settings, method).name}
    opening = Opening("compare", flow_run.get_name() or "compare", None, params, stages.flow_run_id())
    with open_run(settings, opening, close_flow_runs) as run:
        stages.note_catalogue(run, catalogue)
        tasks.compare_articles(run, chosen, method)
        tasks.load(run)
    if report:
        for seed_id in tasks.held_seeds(run, chosen):
            tasks.write_report(run, seed_id)
    summary = summarise(run)
    tasks.show_results(summary)
    return stages.ended(summary)
