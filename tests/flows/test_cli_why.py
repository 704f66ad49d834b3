"""newswake why: a stored comparison, explained on the terminal and as JSON, and judged again."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from extractors.features.compute import features
from extractors.records import Passage
from flows import exits
from tests.warehouse.planting import NOON, World, article, url_id
from warehouse import ids, rows
from warehouse.compare.measured import Measured
from warehouse.compare.methods import METHODS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.flows.conftest import Newswake

OLD = METHODS["reuse-tfidf/1"]
SEED_TEXT = (
    "Tokayev asked the CSTO for help. Some 2,500 paratroopers from Russia landed in Almaty on Friday. "
    "Nobody knows \x1b[31mhow long\u202e they are going to stay in the country."
)
RUSSIAN = "Токаев попросил помощи. Сегодня в Алматы прибыли 2500 десантников из России, сообщил Токаев в пятницу."
COPY, RETOLD, SHORT, UNSEEN, UNREAD, STRANGE, ODD, STORY = (
    f"https://a.example/{name}" for name in ("copy", "retold", "short", "unseen", "unread", "strange", "odd", "story")
)
WHOLE = Passage(0, len(SEED_TEXT), 0, len(SEED_TEXT), words=29, identity=1.0)
COPIED = Measured(
    0.9, 0.8, True, 60, 60, 1.0, 1.0, 60, 60, 1, 60, 0, 1.0, 1.0, 2.0, syndication_credit="Reuters\x1b[2J"
)
IN_RUSSIAN = Measured(None, 0.51, False, 300, 640, title_similarity=0.0, hours_from_seed=-23.75)
TOO_SHORT = Measured(0.2, None, True, 12, 640, title_similarity=0.0)


OF_A_STORY = {
    "measured": {"key_cosine": 0.31, "words": 300, "passages": 0, "lead_most": None},
    "nearness": 0.634,
    "same_story": 0.871,
    "parts": {"key_cosine": 0.21, "main_terms": -0.034},
    "nearest": {"relation": "same_topic", "measure": "same_story", "value": 0.871, "needs": "below", "threshold": 0.5},
}
LEFT_OUT = {"words": 38, "host": "a.example", "texts": 4}


def compared(measured: Measured, **changes: Any) -> dict[str, Any]:
    judged = OLD.judge(measured)
    made = {"method": OLD.name, "relation": judged.relation, "copy_kind": judged.copy_kind, "why": judged.why}
    shares = {"reuse_article": measured.reuse_article, "reuse_seed": measured.reuse_seed}
    return {**made, **shares, "score": judged.score, "receipt": judged.receipt, **changes}


def read(world: World, url: str, text: str, **changes: Any) -> int:
    """A page whose text has the features of our own extractor."""
    made = world.fetch(url)
    page, found = article(url, text, **changes), features(changes.get("title"), text)
    observation = ids.observation_id(made.fetch_id, "x/1")
    content = ids.content_id(found.content_hash)
    world.add("content", rows.content_row(page, found))
    named = {"observation_id": observation, "article_id": url_id(url), "url_id": url_id(url), "run_id": "run"}
    known = {**named, "fetch_id": made.fetch_id, "observed_at": NOON, "extractor": "x/1", "content_id": content}
    world.add("observation", rows.observation_row(page, **known))
    world.add("run_url", rows.run_url_row("run", url_id(url), "compared", None, made.fetch_id, observation, NOON))
    return observation


def seed(world: World, seed_id: str) -> None:
    page, found = article("https://seed.example/1", SEED_TEXT, title="A gamble"), features("A gamble", SEED_TEXT)
    world.add("content", rows.content_row(page, found))
    content = ids.content_id(found.content_hash)
    values = {"given_as": "text", "content_id": content, "created_at": NOON, "run_id": "run", "title": "A gamble"}
    world.add("seed", rows.seed_row(seed_id=seed_id, seed_version=1, **values))


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    world = World(tmp_path_factory.mktemp("why") / "data")
    world.run(code_version="0.5.0")
    for seed_id in ("almaty", "other"):
        seed(world, seed_id)
    copy = read(world, COPY, SEED_TEXT, title="A copy")
    world.add("url_alias", rows.alias_row(url_id(COPY), "https://a.example/go?1", "redirect", None, NOON))
    world.compare("almaty", copy, **compared(COPIED, passages=[WHOLE]))
    world.judge("almaty", COPY, "partial", judged_by="Ada", note="cut\x1b[2J at the end")
    world.compare("other", copy, **compared(TOO_SHORT))
    older = {"method": "older/1", "relation": "partial", "copy_kind": None, "compared_at": NOON - timedelta(hours=1)}
    world.compare("almaty", copy, **compared(COPIED, **older, why="Older words"))
    left_out = {**OLD.judge(IN_RUSSIAN).receipt, "left_out": LEFT_OUT}
    in_russian = compared(IN_RUSSIAN, relation="same_event", receipt=left_out)
    world.compare("almaty", read(world, RETOLD, RUSSIAN, title="Десант"), **in_russian)
    world.compare("almaty", read(world, SHORT, "Little of it."), **compared(TOO_SHORT, relation="unrelated"))
    world.compare("almaty", read(world, STRANGE, "Strange it is."), **compared(TOO_SHORT, method="unheard/7"))
    story = compared(TOO_SHORT, method="story/7", relation="same_event", receipt=OF_A_STORY)
    world.compare("almaty", read(world, STORY, "A story it is."), **story)
    unsure = {**OF_A_STORY, "same_story": None}
    world.compare(
        "other", read(world, STORY, "A story it is."), **{**story, "relation": "undecided", "receipt": unsure}
    )
    world.compare("almaty", read(world, ODD, "Odd it is."), **compared(TOO_SHORT, receipt={"measured": {"x": 1}}))
    read(world, UNSEEN, "Nobody compared it.")
    world.fetch(UNREAD)
    world.settle(UNREAD, "not_article", reason="consent wall")
    world.load()
    return world.settings.database.parents[1]


@pytest.fixture
def why(data: Path, newswake: Newswake, monkeypatch: pytest.MonkeyPatch) -> Newswake:
    monkeypatch.setenv("NEWSWAKE_DATA_DIR", str(data))
    return newswake


def told(why: Newswake, *args: str) -> str:
    result = why("why", *args)
    assert result.exit_code == exits.OK, result.stderr
    assert not {"\x1b", "\u202e"} & set(result.stdout)
    return result.stdout


def test_a_copy_is_explained(why: Newswake) -> None:
    text = told(why, COPY, "--seed", "almaty")
    assert text.startswith(f"A copy\n{COPY}\ncompared with seed almaty, version 1: A gamble\n")
    assert "\ncopy (exact): Word for word the seed, under the same headline; credits Reuters\\x1b[2J\n" in text
    assert "100% of the article, 100% of the seed\n" in text
    assert "partial reuse (Ada, 2022-01-07 12:00:00Z): cut\\x1b[2J at the end\n" in text
    assert "words in shared passages                      60\n" in text
    assert (
        "nearest other answer: partial reuse\n  it would need: text reused, of the article below 60%; it is 100%"
        in text
    )
    assert "thresholds: copy_article 0.6, copy_seed 0.3," in text
    assert "1 shared passage\n  1. 29 words, 100% of them the same\n     seed     Tokayev asked the CSTO" in text
    assert "figures of the seed: 1 kept, 0 changed, 0 left out\n  kept: 2,500 paratroopers\n" in text
    assert "Nobody knows \\x1b[31mhow long\\u202e they" in text
    assert "method reuse-tfidf/1, 2022-01-07 12:00:00Z, run run of newswake 0.5.0\nreplayed: same answer\n" in text


def test_what_another_method_said_is_told(why: Newswake) -> None:
    assert "\nmethod older/1 said: partial reuse: Older words\n" in told(why, COPY, "--seed", "almaty")


def test_every_seed_that_it_was_compared_with(why: Newswake) -> None:
    text = told(why, COPY)
    assert [line.split()[3] for line in text.splitlines() if line.startswith("compared with")] == ["almaty,", "other,"]


def test_names_are_shown_in_both_spellings(why: Newswake) -> None:
    text = told(why, RETOLD)
    assert "same event: The same story in its own words: another language" in text
    names = text.partition("shared names and numbers: ")[2].partition("\nfigures of the seed")[0]
    assert {
        "Токаев (seed: Tokayev)",
        "Алматы (seed: Almaty)",
        "России (seed: Russia)",
        "2500 десантников (seed: 2,500 paratroopers)",
    } == set(" ".join(names.split()).split(", "))
    assert "not measured, for want of something to measure: words alike" in text
    assert "figures of the seed: 1 kept, 0 changed, 0 left out\n  kept, by the number alone: 2500 десантников" in text
    assert "shared passages" not in text
    assert "left out: 38 words that a.example has in other articles too\n" in text


def test_an_answer_that_the_method_does_not_give_any_more_is_said(why: Newswake) -> None:
    assert "\nreplayed: ANOTHER ANSWER: undecided. Please report this\n" in told(why, SHORT)


def test_a_method_that_this_version_does_not_know_is_said(why: Newswake) -> None:
    text = told(why, STRANGE)
    assert "\nreplayed: not possible, this version of newswake does not know method unheard/7\n" in text
    assert "\nundecided: Too little text to say (12 words)\n  undecided is no answer" in text


def test_the_probability_of_the_same_story_stands_apart_from_what_was_reused(why: Newswake) -> None:
    text = told(why, STORY, "--seed", "almaty")
    assert "  same story                                    87% probable\n  text reused                     " in text
    assert "weighs most in the nearness of 63%: names and numbers alike +0.21, main words shared, at most" in text
    assert "same topic\n  it would need: probability of the same story below 50%; it is 87%\n" in text
    assert "  same story                                    not said\n" in told(why, STORY, "--seed", "other")


def test_a_receipt_that_lacks_something_is_said(why: Newswake) -> None:
    assert "\nreplayed: not possible, the receipt has no " in told(why, ODD)


def test_any_address_that_led_to_it_will_do(why: Newswake) -> None:
    assert told(why, "https://a.example/go?1") == told(why, COPY)


def test_json_has_the_whole_receipt(why: Newswake) -> None:
    found = json.loads(told(why, RETOLD, "--json"))
    (one,) = found["comparisons"]
    assert (found["url"], one["relation"], one["receipt"]["measured"]["key_cosine"]) == (RETOLD, "same_event", 0.51)
    assert one["replayed"] == {"outcome": "same", "relation": "same_event", "copy_kind": None, "problem": None}
    assert {"key": "@RU", "article": "России", "seed": "Russia"} in one["shared_names"]
    (fact,) = one["kept_facts"]
    assert (fact["kind"], fact["state"], fact["how"]) == ("figure", "kept", "number_alone")
    assert RUSSIAN[fact["article_start"] : fact["article_end"]] == fact["article_text"] == "2500 десантников"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("https://b.example/",), "the warehouse does not know this address. "),
        ((UNSEEN,), "the article is known, but it has not been compared with a seed. `newswake compare` "),
        ((RETOLD, "--seed", "other"), "it has not been compared with the seed other. `newswake compare other` "),
        ((UNREAD,), "no article was read there; it ended last as not_article (consent wall). "),
    ],
)
def test_what_cannot_be_explained_is_said(why: Newswake, args: tuple[str, ...], said: str) -> None:
    result = why("why", *args)
    assert (result.exit_code, result.stdout) == (exits.USAGE, "")
    assert said in result.stderr


def test_nothing_is_loaded_yet(newswake: Newswake, place: Path) -> None:
    result = newswake("why", COPY)
    assert result.exit_code == exits.WAREHOUSE
    assert "nothing loaded yet" in result.stderr
