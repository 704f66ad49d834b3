"""Makes the features of stored texts anew where an earlier version of newswake made them; nothing is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.features.compute import VERSION, features
from warehouse import article_rows, db, stale

if TYPE_CHECKING:
    from flows.run import Run


def refresh(run: Run) -> int:
    """Make and load the features of all texts that have none of this version. Returns the number of texts.

    Killed in between, the rest follows at the next run.
    """
    texts = 0
    with db.read_only(run.settings.published) as con:
        for text in stale.texts(con, VERSION):
            made = features(text.title, text.text, text.lang)
            run.note("feature_sum", article_rows.feature_row(text.content_id, made))
            texts += 1
            run.breathe()
    if texts:
        for message in run.load().warnings():
            run.warn("warehouse", message)
    return texts
