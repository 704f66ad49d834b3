"""Whether anybody is at work in a data folder: what is put back there must not meet what a run still writes."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from extractors.errors import FetchError, WarehouseBusy, WarehouseError
from extractors.fetch import lease_file
from flows.environment import running_server
from flows.places import leases_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from config.settings import Settings

ADVICE = "Stop it, or wait until it has ended; then give the same command again. Nothing was touched."


@contextlib.contextmanager
def nobody_at_work(settings: Settings) -> Iterator[None]:
    """Keep runs from beginning until the block is over: they wait, whichever process they are in.

    Raises WarehouseBusy if a run is at work now, or ``newswake up`` would start one. A killed run is not at work.
    """
    folder, leases = str(settings.data_dir.absolute()), leases_of(settings)
    if url := running_server(settings):
        raise WarehouseBusy(f"`newswake up` is running here ({url})", subject=folder, advice=ADVICE)
    with contextlib.ExitStack() as stack:
        try:
            is_unused = stack.enter_context(lease_file.unused(leases))
        except FetchError as error:
            raise WarehouseError(error.message, subject=error.subject, advice=error.advice) from error
        if not is_unused:
            named = ", ".join(map(str, lease_file.working(leases))) or "unknown"
            raise WarehouseBusy(f"a run is at work here (process {named})", subject=folder, advice=ADVICE)
        yield
