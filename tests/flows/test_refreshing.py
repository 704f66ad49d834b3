from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from extractors.features.compute import VERSION, features
from flows import comparing, refreshing
from tests.warehouse.compare import texts
from tests.warehouse.planting import World
from warehouse import db, stale
from warehouse.article_rows import feature_row

if TYPE_CHECKING:
    from flows.run import Run

PAGE = "https://a.example/dam"
OTHER = "https://b.example/chess"


@pytest.fixture
def world(run: Run) -> World:
    """Texts whose features are of no version, as those of a database that an earlier one has made."""
    planted = World(run.settings.data_dir)
    planted.run()
    planted.seed("dam", texts.SEED)
    planted.page(PAGE, texts.REWRITE)
    planted.page(OTHER, texts.UNRELATED)
    planted.load()
    return planted


def pending(run: Run) -> int:
    with db.read_only(run.settings.published) as con:
        return len(list(stale.texts(con, VERSION)))


def test_texts_of_earlier_versions_are_taken_up_before_they_are_compared(run: Run, world: World) -> None:
    assert pending(run) == 3
    assert comparing.compare_pending(run, None) == 2
    assert (pending(run), refreshing.refresh(run)) == (0, 0)
    assert world.ask("SELECT DISTINCT version FROM feature_sum") == [(VERSION,)]
    run.load()
    ((nearer, near), (farther, far)) = world.ask("SELECT url, same_story FROM matches ORDER BY same_story DESC")
    assert (nearer, farther) == (PAGE, OTHER)
    assert near > 0.2 > far


def test_features_taken_up_twice_are_there_once(run: Run, world: World) -> None:
    with db.read_only(run.settings.published) as con:
        rows = [feature_row(item.content_id, features(item.title, item.text)) for item in stale.texts(con, VERSION)]
    for row in (*rows, *rows):
        run.note("feature_sum", row)
    run.load()
    assert world.ask("SELECT count(*), count(DISTINCT content_id) FROM feature_sum") == [(3, 3)]
    assert world.ask("SELECT count(*) FROM (SELECT content_id, term FROM term GROUP BY ALL HAVING count(*) > 1)") == [
        (0,)
    ]
    assert world.ask("SELECT count(*) FROM term WHERE place = 1") == [(3,)]


def test_a_row_of_an_earlier_version_changes_nothing(run: Run, world: World) -> None:
    refreshing.refresh(run)
    before = world.ask("SELECT * FROM term ORDER BY ALL")
    (content_id,) = world.ask("SELECT min(content_id) FROM feature_sum")[0]
    names = (
        "term_norm",
        "key_norm",
        "number_norm",
        "concept_norm",
        "main_terms",
        "lead_terms",
    )
    lists = ("terms", "term_weights", "term_places", "term_leads", "keys", "key_weights")
    old = {
        "content_id": content_id,
        "version": VERSION - 1,
        **dict.fromkeys(names, 1.0),
        **{name: [] for name in lists},
    }
    run.note("feature_sum", old)
    run.flush()
    run.load()
    assert world.ask("SELECT * FROM term ORDER BY ALL") == before
