"""reprocess: what lies in the archive, read again by the extractor of this version. Nothing is fetched."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - Prefect reads the types of parameters
from typing import TYPE_CHECKING, Literal

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run
from prefect.states import Completed

from flows import reprocessing, reread_plan, stages, tasks
from flows.names import key, run_name
from flows.orphans import close_flow_runs
from flows.progress import watched
from flows.rereading import Rereading
from flows.run import Opening, open_run
from flows.summary import Notice

if TYPE_CHECKING:
    from prefect import State

    from flows.reprocessing import Reprocessed
    from flows.run import Run


def _name() -> str:
    given = flow_run.get_parameters()
    return run_name(f"reprocess {given.get('seed') or given.get('host') or 'all pages'}")


@flow(name="reprocess", flow_run_name=_name, persist_result=False)
def reprocess(
    host: str | None = None,
    seed: str | None = None,
    since: date | None = None,
    mode: Literal["fast", "thorough"] | None = None,
) -> State[Reprocessed]:
    """Read stored pages again with this version's extractor, into new revisions that are the extractor's doing.

    Args:
        host: Only pages of this host and of those below it.
        seed: Only pages around this seed.
        since: Only what was fetched on this day (UTC) or later.
        mode: ``fast`` or ``thorough``. None: what the sources and the setting ``extraction`` say.
    """
    settings, catalogue = stages.surroundings()
    params = {"host": host, "seed": seed, "since": since.isoformat() if since else None, "mode": mode}
    opening = Opening("reprocess", flow_run.get_name() or "reprocess", None, params, stages.flow_run_id())
    with open_run(settings, opening, close_flow_runs) as run:
        # Asked only now: what a killed run had read already is loaded by then.
        selection = reprocessing.select(settings, host, seed, since)
        plan = reread_plan.plan(settings.published, selection, reprocessing.chosen_modes(settings, catalogue, mode))
        with Rereading(settings, run.clock, plan, reprocessing.noting(run)) as engine:
            _read_all(run, engine)
        tasks.load(run)
        reprocessing.check_usable(engine)
    warnings = [Notice(subject=item.subject, message=item.message) for item in run.warnings]
    seconds = (run.clock.now() - run.started_at).total_seconds()
    done = reprocessing.outcome(settings, engine, warnings, seconds, run.run_id)
    show_differences(done)
    name = "Completed with warnings" if warnings else None
    return Completed(name=name, message=f"{done.read} stored answers read again", data=done)


def _read_all(run: Run, engine: Rereading) -> None:
    number = 0
    while engine.left:
        number += 1
        read_again(run, engine, number)
        if engine.left:
            tasks.load(run)
    for trouble in reprocessing.troubles(engine):
        run.warn(trouble.subject, trouble.message)


@task(name="read again", task_run_name="read again, slice {number}", cache_policy=NO_CACHE, persist_result=False)
def read_again(run: Run, engine: Rereading, number: int) -> int:
    """Read what is planned, for as long as a slice lasts."""
    with watched(engine, f"reading again, slice {number}"):
        engine.work(run.settings.slice_seconds)
    run.flush()
    get_run_logger().info(
        "slice.reread number=%d read=%d failed=%d left=%d", number, engine.looks, engine.failed, engine.left
    )
    return engine.looks


@task(name="show differences", cache_policy=NO_CACHE, persist_result=False)
def show_differences(done: Reprocessed) -> None:
    """Put what the extractors see differently where the Prefect UI shows it."""
    rows = [item.model_dump() for item in (*done.hosts, done.total)]
    create_table_artifact(
        key=key("differences", "reprocess"),
        table=rows,
        description="What the extractor of this version makes of the pages that lie in the archive",
    )
