"""Closes in Prefect what a killed process left running there."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.exceptions import ObjectNotFound
from prefect.states import Crashed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from prefect import State


def close_flow_runs(flow_run_ids: Sequence[str]) -> None:
    """Set these flow runs to Crashed, unless they have ended or are gone."""
    if not flow_run_ids:
        return
    with get_client(sync_client=True) as client:
        for flow_run_id in flow_run_ids:
            try:
                flow_run = client.read_flow_run(UUID(flow_run_id))
            except ObjectNotFound:
                continue
            if flow_run.state is None or not flow_run.state.is_final():
                state: State[object] = Crashed(message="Its process ended without a word; closed by the next run.")
                client.set_flow_run_state(flow_run.id, state, force=True)
