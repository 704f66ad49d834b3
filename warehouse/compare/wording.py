"""Judgements in words that a reader understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from extractors.records import CopyKind, Relation
    from warehouse.compare.measured import Measured

SAME_TITLE = 0.8
DAY_H = 24
_EVIDENCE = {"copy", "partial"}


def sentence(m: Measured, relation: Relation, kind: CopyKind | None) -> str:
    """Why the article has this relation, in one sentence without a full stop."""
    if m.is_seed and kind == "exact":
        return "It is the seed itself"
    parts = [_main(m, relation, kind), *_marks(m, relation)]
    return "; ".join(part for part in parts if part)


def reasons(m: Measured, relation: Relation) -> tuple[str, ...]:
    """Short codes with their values, for filters and tables."""
    named = (("terms", m.term_cosine), ("names and numbers", m.key_cosine))
    return _reasons(m, relation, [f"{name} {value:.2f}" for name, value in named if value is not None])


def _reasons(m: Measured, relation: Relation, measures: Iterable[str]) -> tuple[str, ...]:
    found = [f"reuse of {m.reuse_words} words in {m.passages} passages" if m.passages else "no shared passage"]
    found += measures
    if m.hours_from_seed is not None:
        found.append(f"{m.hours_from_seed:+.0f} h from the seed")
    if m.same_language is False:
        found.append("another language")
    if m.is_seed:
        found.append("is the seed")
    return (*found, *_marks(m, relation))


def story_sentence(m: Measured, relation: Relation, kind: CopyKind | None, same: float | None) -> str:
    """The same for method story."""
    if m.is_seed and kind == "exact":
        return "It is the seed itself"
    if relation == "undecided":
        parts = [_undecided(m)]
    else:
        parts = [_main(m, relation, kind) if same is None or relation in _EVIDENCE else _told(m, relation, same)]
    return "; ".join(part for part in (*parts, *_marks(m, relation)) if part)


def _undecided(m: Measured) -> str:
    """Why there is no answer."""
    if m.same_language is None:
        return "The language of a text is not known"
    if m.languages is not None and m.concept_cosine is None:
        return f"Too few words to compare between these languages ({m.languages})"
    return "Too little text to say"


def story_reasons(m: Measured, relation: Relation, same: float | None) -> tuple[str, ...]:
    """The same for method story."""
    probable = [] if same is None else [f"same story {percent(same)}"]
    return _reasons(m, relation, [*probable, *(f"{name} {value:.2f}" for name, value in _shared(m))])


def _shared(m: Measured) -> list[tuple[str, float]]:
    """What readers understand of the measures that are weighed, with its value, where it could be measured."""
    named = (
        ("main words", m.main_terms),
        ("first words", m.lead_most),
        ("subjects", m.concept_cosine),
    )
    return [(name, value) for name, value in named if value is not None]


def _told(m: Measured, relation: Relation, same: float) -> str:
    """The probability, and what the texts have in common most and least."""
    where = "another language, " if m.same_language is False else ""
    opening = {
        "same_event": f"The same story with a probability of {percent(same)}, in its own words",
        "same_topic": f"Shares the subject; the same story with a probability of only {percent(same)}",
    }.get(relation, f"Another story: {percent(same)} probable that it is the same")
    return f"{opening}: {where}{_most_and_least(_shared(m))}"


def _most_and_least(shared: list[tuple[str, float]]) -> str:
    ordered = sorted(shared, key=lambda item: -item[1])
    (most, value), (least, lowest) = ordered[0], ordered[-1]
    if value:
        return f"{most} {percent(value)} shared" + (f", {least} {percent(lowest)}" if most != least else "")
    *others, last = (name for name, _ in shared)
    return f"no {', '.join(others)} or {last} shared" if others else f"no {last} shared"


def _main(m: Measured, relation: Relation, kind: CopyKind | None) -> str:
    if relation == "copy":
        return _copied(m, kind)
    if relation == "partial":
        return _partly(m)
    if relation == "undecided":
        return _unknown(m)
    return _about(m, relation)


def _copied(m: Measured, kind: CopyKind | None) -> str:
    headline = _headline(m)
    if kind == "exact":
        whole = min(m.identity, m.reuse_article, m.reuse_seed) >= 1
        return f"{'Word for word' if whole else 'Practically word for word'} the seed{headline}"
    shares = f"{percent(m.reuse_article)} of its words and {percent(m.reuse_seed)} of the seed's stand in both"
    return f"{shares}{headline}" if kind == "edited" else f"Shortened: {shares}{headline}"


def _headline(m: Measured) -> str:
    if m.title_similarity is None:
        return ""
    return ", under the same headline" if m.title_similarity >= SAME_TITLE else ", under another headline"


def _partly(m: Measured) -> str:
    places = "one passage" if m.passages == 1 else f"{m.passages} passages"
    quoted = " in quotation marks" if m.quoted_passages == m.passages else ""
    return (
        f"{places} of the seed{quoted}, {m.reuse_words} words, {percent(m.reuse_article)} of the article".capitalize()
    )


def _about(m: Measured, relation: Relation) -> str:
    names = f"names and numbers {percent(m.key_cosine or 0.0)} alike"
    measure = (
        f"words {percent(m.term_cosine or 0.0)} alike, {names}" if m.same_language else f"another language, {names}"
    )
    if relation == "same_event":
        return f"The same story in its own words: {measure}"
    if relation == "same_topic":
        return f"Shares the subject, not the story: {measure}"
    return f"Nothing in common that counts: {measure}"


def _unknown(m: Measured) -> str:
    if m.same_language is None:
        return "The language of a text is not known, and no passage is shared"
    if m.key_cosine is None and m.term_cosine is None:
        return "No names or numbers to compare across languages"
    return f"Too little text to say ({min(m.words, m.seed_words)} words)"


def _marks(m: Measured, relation: Relation) -> list[str]:
    """Evidence that stands beside the texts."""
    marks = []
    if m.canonical_to_seed:
        marks.append("canonical link names the seed")
    if m.links_to_seed and not m.is_seed:
        marks.append("links to the seed")
    if m.syndication_credit and relation in _EVIDENCE:
        marks.append(f"credits {m.syndication_credit}")
    if relation in _EVIDENCE and m.hours_from_seed is not None and m.hours_from_seed <= -1 and not m.is_seed:
        marks.append(f"published {_ago(m.hours_from_seed)} before the seed")
    return marks


def _ago(hours: float) -> str:
    hours = abs(hours)
    count, unit = (round(hours / DAY_H), "day") if hours >= 2 * DAY_H else (round(hours), "hour")
    return f"{count} {unit}{'' if count == 1 else 's'}"


def percent(share: float) -> str:
    """Whole per cent; all but everything is 99, all but nothing is 1, so that 100 and 0 mean what they say."""
    value = round(share * 100)
    if 0 < share < 1:
        value = min(max(value, 1), 99)
    return f"{value}%"
