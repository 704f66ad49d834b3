"""Search: what is found for a question, by what words, and that every load brings the index up to the texts."""

# ruff: noqa: RUF001 - letters and signs of other scripts are meant
from __future__ import annotations

import shutil
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from extractors.errors import QueryError, WarehouseError
from extractors.records import Moment
from tests.warehouse.planting import NOON, World, url_id
from tests.warehouse.test_upgrade import THIRD_RELEASE, columns_of, insert, make_released, rows_of_0_3
from warehouse import db, search_index
from warehouse.search import Wanted, search

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

A = "https://a.example/"
DAY = timedelta(days=1)
PAGES: tuple[tuple[str, str, str | None, str], ...] = (
    (
        "land",
        "CSTO paratroopers land",
        "en",
        "The first 3,000 troops arrived in Almaty. The Collective Security Treaty bloc sent them.",
    ),
    ("coffee", "A cup of coffee", "en", "A paratrooper drinks coffee in the morning. Security is not his matter."),
    ("protest", "Protest", "en", "They protested in Almaty because of the price of gas, and the protesters stayed."),
    ("ru", "Десантники ОДКБ", "ru", "Российские десантники прибыли в Казахстан. ОДКБ помогает."),
    ("fr", "L’Union condamne", "fr", "L’Union européenne condamne la répression des manifestations."),
    ("de", "Die Truppen", "de", "Die Soldaten verlassen die Straße nach Zürich. Die Straßen sind leer."),
    ("ja", "東京で抗議", "ja", "東京で抗議の集会が開かれた。参加者は三千人。"),
    ("th", "ข่าว", "th", "ทหารมาถึงสนามบิน"),
)


def plant(world: World) -> None:
    for number, (name, title, lang, text) in enumerate(PAGES):
        at = NOON + number * DAY
        published = Moment(at, "minute", zone_assumed=False, method="json-ld", raw="r")
        world.page(A + name, text, title=title, lang=lang, published=published)


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> World:
    world = World(tmp_path_factory.mktemp("watch"))
    plant(world)
    seen = world.page(A + "dateless", "Nobody dated this pension report.", title="Pensions", published=None, at=NOON)
    world.seed("s", "A seed. About pensions.")
    world.compare("s", seen)
    report = world.load()
    assert report.indexed == search_index.Indexed(texts=len(PAGES) + 2, left=0)
    return world


@pytest.fixture(scope="module")
def con(watch: World) -> Iterator[duckdb.DuckDBPyConnection]:
    with watch.reading() as con:
        yield con


def found(con: duckdb.DuckDBPyConnection, question: str, **more: Any) -> list[str]:
    """The ends of the addresses, best first."""
    given = "".join(f", {name} := ${name}" for name in more)
    rows = con.execute(f"SELECT url FROM search($question{given})", {"question": question, **more}).fetchall()  # noqa: S608
    return [url.rpartition("/")[2] for (url,) in rows]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("CSTO paratroopers", ["land", "coffee"]),
        ("csto PARATROOPER", ["land", "coffee"]),
        ("protesting", ["protest"]),
        ("3000", ["land"]),
        ("3,000", ["land"]),
        ("3.000 troop", ["land"]),
        ("union europeenne", ["fr"]),
        ("l'Union européenne", ["fr"]),
        ("manifestation", ["fr"]),
        ("десантников", ["ru"]),
        ("одкб", ["ru"]),
        ("strasse", ["de"]),
        ("Straßen Zurich", ["de"]),
        ("抗議", ["ja"]),
        ("東", ["ja"]),
        ("สนามบิน", ["th"]),
        ("para*", ["land", "coffee"]),
        ("paratroopers -coffee", ["land"]),
        ("paratroopers -coffees", ["land"]),
        ("almaty +gas", ["protest"]),
        ('"collective security"', ["land"]),
        ('"security collective"', []),
        ("“paratroopers land”", ["land"]),
        ('almaty -"collective security"', ["protest"]),
        ("almaty -treaty-bloc", ["protest"]),
        ('"protest"', ["protest"]),
        ('"the price of gas"', ["protest"]),
        ('"land the"', []),
        ("nothingofthekind", []),
        ("-almaty", []),
        ("", []),
        (' " * - + "" \x00', []),
    ],
)
def test_a_question_finds(con: duckdb.DuckDBPyConnection, question: str, expected: list[str]) -> None:
    assert found(con, question) == expected


def test_a_title_weighs_more_and_rare_words_too(con: duckdb.DuckDBPyConnection) -> None:
    assert found(con, "protest almaty") == ["protest", "land"]
    assert found(con, "almaty csto")[0] == "land"


def test_a_question_is_narrowed(con: duckdb.DuckDBPyConnection) -> None:
    assert found(con, "die", lang="de") == ["de"]
    assert found(con, "paratrooper", since=NOON + DAY) == ["coffee"]
    assert found(con, "paratrooper", until=NOON + DAY) == ["land"]
    assert found(con, "paratrooper", most=1) == ["land"]
    assert found(con, "paratrooper", among=[url_id(A + "coffee")]) == ["coffee"]
    # Without a date the day counts on which it was seen.
    assert found(con, "pension", since=NOON) == ["dateless"]
    assert found(con, "pension", since=NOON + DAY) == []


def test_a_row_tells_what_was_found(con: duckdb.DuckDBPyConnection) -> None:
    row = con.execute("FROM search('CSTO')")
    names = [item[0] for item in row.description or ()]
    told = dict(zip(names, row.fetchone() or (), strict=True))
    assert (told["rank"], told["title"], told["host"], told["lang"]) == (1, "CSTO paratroopers land", "a.example", "en")
    assert (told["url"], told["article_id"], told["published_at"]) == (A + "land", url_id(A + "land"), NOON)
    assert told["score"] > 0
    assert told["snippet"].startswith("The first 3,000 troops")


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("short", ["short"], "short"),
        ("a \x1b[31m\n\u202e b", ["b"], "a [31m b"),
        ("x " * 400 + "the needle here " + "y " * 400, ["needle"], None),
        ("", ["x"], ""),
    ],
)
def test_a_snippet_is_one_clean_line_around_the_words(
    con: duckdb.DuckDBPyConnection, text: str, words: list[str], expected: str | None
) -> None:
    values = {"text": text, "words": words}
    sql = "SELECT search_snippet(search_window($text, $words), $text)"
    (snippet,) = con.execute(sql, values).fetchone() or ("",)
    assert len(snippet) <= 250
    if expected is None:
        assert snippet.startswith("… x")
        assert "the needle here" in snippet
        assert snippet.endswith(" …")
    else:
        assert snippet == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tokayev’s O'Brien", ["tokayev", "brien"]),
        ("re-election", ["re", "election"]),
        ("1,000,000 or 2.500 or 2.5", ["1000000", "or", "2500", "or", "2", "5"]),
        ("Łódź İstanbul ŒUVRE naïve nai\u0308ve", ["lodz", "istanbul", "oeuvre", "naive", "naive"]),
        ("soft\u00adhyphen zero\u200bwidth", ["softhyphen", "zerowidth"]),
        ("ｆｕｌｌ ２０２２", ["full", "2022"]),
        ("مُحَمَّد أحمد ٢٠٢٢", ["محمد", "احمد", "2022"]),
        ("हिन्दी café", ["हिन्दी", "cafe"]),
        ("日本語abc 雨", ["日本", "本語", "abc", "雨"]),
        ("한국어", ["한국", "국어"]),
        ("1,234,567,890 a я 7", ["1234567890", "7"]),
    ],
)
def test_words(con: duckdb.DuckDBPyConnection, text: str, expected: list[str]) -> None:
    assert con.execute("SELECT search_words($text)", {"text": text}).fetchone() == (expected,)


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("en", ["party", "parties"]),
        ("en", ["protest", "protests", "protested", "protesting"]),
        ("en", ["organise", "organized", "organization", "organisations", "organising"]),
        ("en", ["negotiate", "negotiator", "negotiators", "negotiating"]),
        ("en", ["stop", "stopped", "stopping", "stops"]),
        ("en", ["force", "forces", "forced"]),
        ("ru", ["протест", "протесты", "протестов", "протестами"]),
        ("ru", ["россииски", "россиискии", "россииских", "россииского"]),
        ("uk", ["війна".replace("й", "и"), "вииною".replace("и", "і", 1), "віини"]),
        ("es", ["soldado", "soldados"]),
        ("fr", ["national", "nationale", "nationaux"]),
        ("de", ["soldat", "soldaten"]),
        ("pl", ["prezydent", "prezydenta", "prezydentem"]),
        ("ar", ["رئيس", "الرئيس", "والرئيس"]),
    ],
)
def test_forms_of_a_word_have_one_stem(con: duckdb.DuckDBPyConnection, lang: str, forms: list[str]) -> None:
    sql = "SELECT count(DISTINCT search_stem(form, search_family($lang))) FROM unnest($forms) AS f(form)"
    assert con.execute(sql, {"lang": lang, "forms": forms}).fetchone() == (1,)


@pytest.mark.parametrize(
    "pair", [("general", "generation"), ("news", "newest"), ("government", "governor"), ("hop", "help")]
)
def test_other_words_have_another_stem(con: duckdb.DuckDBPyConnection, pair: tuple[str, str]) -> None:
    sql = "SELECT search_stem($1, 'english') = search_stem($2, 'english')"
    assert con.execute(sql, list(pair)).fetchone() == (False,)


def test_any_program_that_opens_the_file_can_search(watch: World, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    shutil.copyfile(watch.settings.published, copy)
    with duckdb.connect(str(copy), read_only=True) as con:
        assert found(con, "CSTO paratroopers") == ["land", "coffee"]
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{copy}' AS news (READ_ONLY)")
        con.execute("SET search_path = 'memory,news'")
        assert found(con, "CSTO paratroopers") == ["land", "coffee"]


# ---- what every load does ----


def test_what_is_loaded_can_be_searched_at_once_and_twice_is_once(world: World) -> None:
    world.page(A + "1", "Grain leaves the harbour.")
    world.load()
    world.page(A + "2", f"More grain leaves. Ships follow {'x' * 61}.", at=NOON + DAY)
    world.page(A + "1", "Grain leaves the harbour.", at=NOON + DAY)
    assert world.load().indexed == search_index.Indexed(1, 0)
    with world.reading() as con:
        assert sorted(found(con, "grain")) == ["1", "2"]
        assert con.execute(
            "SELECT count(*), count(DISTINCT (family, word)), max(word_id) FROM indexed_word"
        ).fetchone() == ((7, 7, 7))
        sums = "SELECT sum(in_text + in_title) FROM word_use GROUP BY content_id ORDER BY ALL"
        assert con.execute(sums).fetchall() == con.execute("SELECT words FROM indexed_text ORDER BY ALL").fetchall()


def test_only_the_latest_text_counts_unless_history_is_asked_for(world: World) -> None:
    world.page(A + "1", "Grain leaves the harbour.")
    world.page(A + "1", "Wheat leaves the harbour.", at=NOON + DAY)
    world.load()
    with world.reading() as con:
        assert (found(con, "grain"), found(con, "wheat"), found(con, "harbour")) == ([], ["1"], ["1"])
        assert (found(con, "grain", history=True), found(con, "harbour", history=True)) == (["1"], ["1", "1"])


def hard_cases(world: World) -> None:
    """Readings that no longer stand, pages that moved, texts that came back, texts in several places."""
    one = world.fetch(A + "taken-back", at=NOON)
    world.page(A + "taken-back", "Mark grain.", fetched=one)
    world.page(
        A + "taken-back", "Mark list.", fetched=one, extractor="test/2", read_at=NOON + DAY, verdict="not_article"
    )
    two = world.fetch(A + "moved", at=NOON)
    world.page(A + "moved", "Mark moved.", fetched=two)
    world.page(A + "moved-to", "Mark moved.", fetched=two, extractor="test/2", read_at=NOON + DAY)
    for day, text in enumerate(("Mark first.", "Mark second.", "Mark first.")):
        world.page(A + "back", text, at=NOON + day * DAY)
    world.page(A + "copy", "Mark first.", at=NOON)
    three = world.fetch(A + "failed", at=NOON)
    world.page(A + "failed", "Mark stays.", fetched=three)
    world.page(
        A + "failed", "", fetched=three, extractor="test/2", read_at=NOON + DAY, verdict="not_article", kind="failed"
    )
    world.page(A + "reread", "Mark old.", fetched=(four := world.fetch(A + "reread", at=NOON)))
    world.page(A + "reread", "Mark new.", fetched=four, extractor="test/2", read_at=NOON + DAY)


def test_search_and_articles_agree_on_what_the_latest_text_is(world: World) -> None:
    hard_cases(world)
    world.load()
    with world.reading() as con:
        ids = "SELECT article_id, content_id FROM {} ORDER BY ALL"
        searched = con.execute(ids.format("search('mark')")).fetchall()
        assert searched == con.execute(ids.format("articles")).fetchall()
        assert len(searched) == 5


def test_an_index_that_lacks_texts_is_completed(world: World) -> None:
    plant(world)
    world.load()
    with db.live(world.settings) as con:
        for table in ("indexed_text", "indexed_word", "word_use"):
            con.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        assert search_index.index(con, seconds=0) == search_index.Indexed(0, len(PAGES))
        assert found(con, "paratroopers") == []
    assert world.load().indexed == search_index.Indexed(len(PAGES), 0)
    with world.reading() as con:
        assert found(con, "CSTO paratroopers") == ["land", "coffee"]


def test_texts_of_an_earlier_version_are_found_after_the_first_load(world: World) -> None:
    with db.live(world.settings) as con:
        make_released(con, THIRD_RELEASE)
        for table, row in rows_of_0_3(THIRD_RELEASE):
            stored = {name: value for name, value in row.items() if name in columns_of(THIRD_RELEASE)[table]}
            insert(con, table, {**stored, "shingle_count": 2} if table == "content" else stored)
    world.run("new")
    assert world.load().indexed == search_index.Indexed(1, 0)
    assert world.ask("SELECT title FROM search('text')") == [("Text",)]


def test_a_step_that_fails_leaves_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(world)
    world.load()
    world.page(A + "more", "One more grain.")
    monkeypatch.setattr(search_index, "_left", lambda _con: 1)
    read = search_index.statements.read
    broken = "INSERT INTO indexed_text SELECT content_id, lang, family, 1 FROM fresh; SELECT error('full')"
    monkeypatch.setattr(search_index.statements, "read", lambda *which: broken if which[1] == "add" else read(*which))
    with pytest.raises(WarehouseError):
        world.load()
    monkeypatch.undo()
    assert world.load().indexed == search_index.Indexed(1, 0)
    assert world.ask("SELECT url FROM search('grain')") == [(A + "more",)]


# ---- the command's side ----


def asked(watch: World, wanted: Wanted) -> list[str]:
    with search(watch.settings.published, wanted) as answer:
        place = answer.columns.index("url")
        return [row[place].rpartition("/")[2] for chunk in answer.chunks for row in chunk]


def test_the_command_binds_all_values(watch: World) -> None:
    hostile = "x'; DROP TABLE url; --"
    assert asked(watch, Wanted(hostile, lang=hostile)) == []
    assert asked(watch, Wanted("paratrooper", until=NOON + DAY, history=True)) == ["land"]
    with pytest.raises(QueryError, match="no seed"):
        asked(watch, Wanted("paratrooper", seed=hostile))


def test_only_matches_of_a_seed(watch: World) -> None:
    assert asked(watch, Wanted("pension", seed="s")) == ["dateless"]
    assert asked(watch, Wanted("paratrooper", seed="s")) == []
