"""The tasks of the flows. Each is a call, its log line and its artifact; what they do lives elsewhere.

A task is a slice over a batch, never a page: a task run costs some 10 ms and a row in Prefect's database.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from prefect import get_run_logger, task
from prefect.artifacts import create_link_artifact, create_markdown_artifact, create_table_artifact
from prefect.cache_policies import NO_CACHE

from extractors.errors import WarehouseBusy
from flows import artifacts, comparing, environment, intake, reporting
from flows.names import key
from flows.progress import watched
from warehouse import store

if TYPE_CHECKING:
    from collections.abc import Coroutine, Sequence
    from pathlib import Path

    from prefect import State, Task
    from prefect.client.schemas.objects import TaskRun

    from config.catalogue import SeedConfig, SourceConfig
    from extractors.records import Search
    from flows.intake import TakenSeed
    from flows.pipeline import Progress
    from flows.run import Run
    from flows.summary import Summary
    from flows.work import Work
    from warehouse.load import LoadReport


def _busy(_task: Task[..., object], _run: TaskRun, state: State[object]) -> bool:
    """Another process that holds the warehouse lets go of it; nothing else is cured by waiting."""
    return isinstance(state.result(raise_on_failure=False), WarehouseBusy)


@task(name="take seed", task_run_name="take seed {seed.id}", cache_policy=NO_CACHE, persist_result=False)
def take_seed(work: Work, seed: SeedConfig) -> TakenSeed:
    """Read the seed from its address or file and make it, or its new version, known to the warehouse."""
    taken = intake.take(work, seed)
    get_run_logger().info("seed.taken %s", taken.describe())
    return taken


@task(name="ask sources", cache_policy=NO_CACHE, persist_result=False)
def ask_sources(work: Work, sources: Sequence[SourceConfig]) -> int:
    """Read the feeds, sitemaps and front pages of the sources."""
    with watched(work, f"asking {len(sources)} sources"):
        entries = work.ask(sources)
    get_run_logger().info(
        "sources.asked sources=%d entries=%d urls=%d to_fetch=%d",
        len(sources),
        entries,
        work.frontier.known,
        work.frontier.queued,
    )
    return entries


@task(name="search archives", cache_policy=NO_CACHE, persist_result=False)
def search_archives(work: Work, search: Coroutine[Any, Any, Sequence[Search]], steps: int) -> Sequence[Search]:
    """Search archives for the days of a seed; what is found waits to be fetched. ``search`` runs on the run's loop."""
    with watched(work, f"searching archives, {steps} steps"):
        searches = work.do(search)
    get_run_logger().info(
        "backfill.searched urls=%d to_fetch=%d states=%s",
        work.frontier.known,
        work.frontier.queued,
        dict(Counter(item.state for item in searches)),
    )
    return searches


@task(
    name="fetch and extract",
    task_run_name="fetch and extract, slice {number}",
    cache_policy=NO_CACHE,
    persist_result=False,
)
def fetch_and_extract(work: Work, number: int) -> Progress:
    """Fetch what is queued, host by host, and extract it as it lands."""
    with watched(work, f"fetching, slice {number}"):
        done = work.slice()
    get_run_logger().info(
        "slice.done number=%d fetched=%d extracted=%d bytes=%d left=%d outcomes=%s",
        number,
        done.fetched,
        done.extracted,
        done.bytes,
        work.frontier.queued,
        done.by_outcome,
    )
    return done


@task(
    name="load and publish",
    cache_policy=NO_CACHE,
    persist_result=False,
    retries=2,
    retry_delay_seconds=[10, 60],
    retry_condition_fn=_busy,
)
def load(run: Run) -> LoadReport:
    """Load the spool into the warehouse and publish a snapshot."""
    report = run.load()
    get_run_logger().info("warehouse.loaded %s", report)
    for message in report.warnings():
        run.warn("warehouse", message)
    return report


@task(name="compare with the seed", cache_policy=NO_CACHE, persist_result=False)
def compare_articles(run: Run, seeds: Sequence[str] | None, method: str | None = None) -> int:
    """Compare every revision that has not been compared yet with the newest version of each seed.

    ``method`` None: by the method in force.
    """
    with watched(None, "comparing"):
        done = comparing.compare_pending(run, seeds, method)
    get_run_logger().info("compared pairs=%d", done)
    return done


def held_seeds(run: Run, seeds: Sequence[str]) -> list[str]:
    """Those of ``seeds`` that the warehouse holds."""
    return [name for name in seeds if store.latest_seed(run.settings.published, name) is not None]


@task(name="write report", task_run_name="write report {seed_id}", cache_policy=NO_CACHE, persist_result=False)
def write_report(run: Run, seed_id: str) -> Path:
    """Write the seed's HTML report and link it from the run."""
    path = reporting.write_report(run.settings, seed_id, run.clock.now(), run.run_id)
    link = environment.report_link(run.settings, path)
    create_link_artifact(key=key("report", seed_id), link=link, link_text=f"Report on {seed_id}")
    get_run_logger().info("report.written %s", path)
    return path


@task(name="show results", cache_policy=NO_CACHE, persist_result=False)
def show_results(summary: Summary) -> None:
    """Put the ledger, the nearest articles and the warnings where the Prefect UI shows them."""
    name = summary.seed_id or summary.flow
    create_markdown_artifact(
        key=key("summary", name), markdown=artifacts.summary_markdown(summary), description="How the run ended"
    )
    create_table_artifact(
        key=key("ledger", name),
        table=artifacts.ledger_table(summary),
        description="Every URL that the run knew, by the state it ended in",
    )
    if summary.checks:
        create_table_artifact(
            key=key("checks", name),
            table=artifacts.checks_table(summary),
            description="What the checks of the warehouse found after the run",
        )
    if summary.nearest:
        create_table_artifact(
            key=key("nearest", name),
            table=artifacts.nearest_table(summary),
            description="The articles nearest to the seed",
        )
