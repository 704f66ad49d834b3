"""A stored comparison as lines for people, and as an object for programs."""

from __future__ import annotations

import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from config.visible import visible
from extractors.records import CONCEPT
from flows import table
from flows.kept_facts import lines as kept_lines
from flows.measures import called, plain, relation_name, written
from flows.shared_names import spelled
from warehouse.compare.wording import percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from flows.shared_names import SharedName
    from warehouse.receipts import Explained, Stored, StoredPassage, Why

# Characters of a passage that are shown, from its beginning.
SHOWN = 240
MOST_PARTS = 5
WIDTH = 100
# Told at the head already.
TOLD = frozenset({"reuse_article", "reuse_seed"})
# Of shared passages; they say nothing where there are none.
OF_PASSAGES = frozenset({"reuse_words", "own_words", "passages", "longest_passage", "quoted_passages", "identity"})
# What an article need not have.
OPTIONAL = frozenset({"syndication_credit"})


def lines(found: Why) -> Iterator[str]:
    """One block per seed."""
    for number, item in enumerate(found.comparisons):
        if number:
            yield ""
        yield from _told(item, found.url)


def objects(found: Why) -> dict[str, Any]:
    """Everything, for JSON."""
    return {
        "article_id": found.article_id,
        "url": found.url,
        "comparisons": [_object(item) for item in found.comparisons],
    }


def _object(item: Explained) -> dict[str, Any]:
    stored = {name: value for name, value in asdict(item.stored).items() if name != "receipt_text"}
    return {
        **stored,
        "receipt": item.receipt,
        "replayed": asdict(item.replayed),
        "passages": [asdict(passage) for passage in item.passages],
        "kept_facts": [asdict(fact) for fact in item.facts],
        "shared_names": [asdict(name) for name in _names(item)],
        "other_methods": [asdict(other) for other in item.others],
    }


def _told(item: Explained, url: str) -> Iterator[str]:
    yield from _head(item.stored, url)
    yield ""
    yield from _answer(item)
    yield ""
    yield from _measured(item.receipt)
    yield from _nearest(item.receipt)
    yield from _thresholds(item.receipt)
    yield from _shared(_names(item))
    yield from kept_lines(item.facts)
    yield from _passages(item.passages)
    yield ""
    yield from _origin(item)


def _head(stored: Stored, url: str) -> Iterator[str]:
    yield visible(stored.title or url)
    yield visible(url)
    seed = stored.seed_title or stored.seed_url or stored.seed_id
    yield f"compared with seed {visible(stored.seed_id)}, version {stored.seed_version}: {visible(seed)}"


def _answer(item: Explained) -> Iterator[str]:
    """The relation, and two numbers that are never blended."""
    stored = item.stored
    kind = f" ({stored.copy_kind})" if stored.copy_kind else ""
    yield from _wrapped(f"{relation_name(stored.relation)}{kind}: {visible(stored.why)}")
    if stored.relation == "undecided":
        yield "  undecided is no answer: there is too little to judge by, which does not make it unrelated"
    yield from _same_story(item)
    yield _row(
        "text reused", f"{percent(stored.reuse_article)} of the article, {percent(stored.reuse_seed)} of the seed"
    )
    if stored.judged_relation:
        yield _row("a person says", _judged(stored))
    if not stored.is_latest_revision:
        yield "  the article has been changed since; this is about the text before"


def _same_story(item: Explained) -> Iterator[str]:
    """Methods before story/1 had no such number."""
    if "same_story" in item.receipt:
        same = item.receipt["same_story"]
        told = f"{written('same_story', same)} probable" if isinstance(same, int | float) else "not said"
        yield _row("same story", told)


def _judged(stored: Stored) -> str:
    who = ", ".join(filter(None, (visible(stored.judged_by or ""), table.cell(stored.judged_at))))
    note = f": {visible(stored.note)}" if stored.note else ""
    return f"{relation_name(stored.judged_relation)} ({who}){note}"


def _measured(receipt: Mapping[str, Any]) -> Iterator[str]:
    measured = receipt.get("measured")
    if not isinstance(measured, dict):
        yield "measured: the receipt holds no values"
        return
    yield "measured"
    hidden = TOLD if measured.get("passages") else TOLD | OF_PASSAGES
    for name, value in {**measured, "closeness": receipt.get("closeness")}.items():
        # What is not there or does not apply says nothing about the answer.
        if value is not None and value is not False and name not in hidden:
            yield _row(called(name), written(name, value))
    yield from _left_out(receipt.get("left_out"))
    yield from _parts(receipt)
    missing = [called(name) for name, value in measured.items() if value is None and name not in OPTIONAL]
    if missing:
        yield from _wrapped(f"  not measured, for want of something to measure: {', '.join(missing)}")


def _parts(receipt: Mapping[str, Any]) -> Iterator[str]:
    """What weighs most in the nearness, against a usual pair."""
    parts = receipt.get("parts")
    if isinstance(parts, dict) and parts:
        told = [f"{called(str(name))} {value:+.2f}" for name, value in parts.items() if isinstance(value, int | float)]
        near = written("nearness", receipt.get("nearness"))
        yield from _wrapped(f"  weighs most in the nearness of {near}: {', '.join(told[:MOST_PARTS])}")


def _left_out(found: object) -> Iterator[str]:
    """What is the host's own was taken out of both texts before they were compared."""
    if isinstance(found, dict):
        host, words = visible(str(found.get("host"))), plain(found.get("words"))
        yield f"  left out: {words} words that {host} has in other articles too"


def _nearest(receipt: Mapping[str, Any]) -> Iterator[str]:
    near = receipt.get("nearest")
    if not isinstance(near, dict) or "relation" not in near:
        return
    name = str(near.get("measure"))
    told = written(name, near.get("value"))
    needs = f"{near.get('needs')} {written(name, near.get('threshold'))}"
    yield f"nearest other answer: {relation_name(near['relation'])}"
    yield f"  it would need: {called(name)} {visible(needs)}; it is {told or 'not known'}"


def _thresholds(receipt: Mapping[str, Any]) -> Iterator[str]:
    limits = receipt.get("thresholds")
    if isinstance(limits, dict) and limits:
        told = ", ".join(f"{visible(str(name))} {plain(value)}" for name, value in limits.items())
        yield from _wrapped(f"thresholds: {told}")


def _shared(names: Sequence[SharedName]) -> Iterator[str]:
    for what, is_subject in (("names and numbers", False), ("subjects", True)):
        told = [_pair(name) for name in names if name.key.startswith(CONCEPT) == is_subject]
        if told:
            yield from _wrapped(f"shared {what}: {', '.join(told)}")


def _pair(name: SharedName) -> str:
    """Both spellings where they differ: Tokayev = Tokajew (as the seed has it)."""
    ours, theirs = name.article or name.seed or name.key, name.seed or name.article or name.key
    return visible(ours) if ours.casefold() == theirs.casefold() else f"{visible(ours)} (seed: {visible(theirs)})"


def _passages(passages: Sequence[StoredPassage]) -> Iterator[str]:
    if not passages:
        return
    total = passages[0].total
    many = f", the longest {len(passages)} of them" if total > len(passages) else ""
    yield f"{total} shared passage{'' if total == 1 else 's'}{many}"
    for number, passage in enumerate(passages, 1):
        yield f"  {number}. {passage.words} words, {percent(passage.identity)} of them the same"
        yield f"     seed     {_excerpt(passage.seed_text)}"
        yield f"     article  {_excerpt(passage.article_text)}"


def _origin(item: Explained) -> Iterator[str]:
    stored = item.stored
    version = f" of newswake {visible(stored.code_version)}" if stored.code_version else ""
    yield f"method {visible(stored.method)}, {table.cell(stored.compared_at)}, run {visible(stored.run_id)}{version}"
    yield f"replayed: {_replayed(item)}"
    for other in item.others:
        yield from _wrapped(
            f"method {visible(other.method)} said: {relation_name(other.relation)}: {visible(other.why)}"
        )


def _replayed(item: Explained) -> str:
    """What came of judging the receipt's values again."""
    found = item.replayed
    if found.outcome == "same":
        return "same answer"
    if found.outcome == "different":
        kind = f" ({found.copy_kind})" if found.copy_kind else ""
        return f"ANOTHER ANSWER: {relation_name(found.relation)}{kind}. Please report this"
    if found.outcome == "unknown_method":
        return f"not possible, this version of newswake does not know method {visible(item.stored.method)}"
    return f"not possible, {visible(found.problem or 'the receipt cannot be read')}"


def _names(item: Explained) -> Sequence[SharedName]:
    article, seed = item.texts
    return spelled(item.keys, (article, item.stored.lang), (seed, item.stored.seed_lang))


def _excerpt(text: str) -> str:
    told = " ".join(text[: SHOWN * 2].split())
    return visible(told if len(told) <= SHOWN else f"{told[:SHOWN]}…")


def _row(name: str, value: str) -> str:
    return f"  {name:<46}{value}"


def _wrapped(line: str) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()) + 2)
    return textwrap.wrap(line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False) or [
        line
    ]
