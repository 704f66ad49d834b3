"""Closes in Prefect what a killed process left running there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.exceptions import ObjectNotFound
from prefect.states import Crashed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from prefect import State
    from prefect.client.orchestration import SyncPrefectClient
    from prefect.client.schemas.objects import FlowRun

FLOWS = ["poll", "compare", "monitor"]


def close_flow_runs(dead: Sequence[str], is_over: Callable[[str], bool]) -> None:
    """Set flow runs to Crashed that nobody will end any more: those named, unless they have ended or are gone.

    ``is_over`` is asked of every other one that Prefect has as running, by its id: a process may have died between
    the end of its run and Prefect's word on it.
    """
    with get_client(sync_client=True) as client:
        for flow_run_id in dead:
            try:
                _close(client, client.read_flow_run(UUID(flow_run_id)))
            except ObjectNotFound:
                continue
        for flow_run in _running(client):
            if is_over(str(flow_run.id)):
                _close(client, flow_run)


def _running(client: SyncPrefectClient) -> list[FlowRun]:
    running = FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.CANCELLING]))
    return client.read_flow_runs(
        flow_filter=FlowFilter(name=FlowFilterName(any_=FLOWS)), flow_run_filter=FlowRunFilter(state=running)
    )


def _close(client: SyncPrefectClient, flow_run: FlowRun) -> None:
    if flow_run.state is None or not flow_run.state.is_final():
        state: State[object] = Crashed(message="Its process ended without a word; closed by the next run.")
        client.set_flow_run_state(flow_run.id, state, force=True)
