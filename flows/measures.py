"""What the values of a receipt are called before people, and how they are written."""

from __future__ import annotations

from config.visible import visible
from flows import table
from warehouse.compare.wording import percent
from warehouse.report.words import RELATIONS

# What is not here is called by its own name.
MEASURES = {
    "closeness": "closeness",
    "nearness": "nearness of the stories",
    "same_story": "probability of the same story",
    "term_cosine": "words alike",
    "key_cosine": "names and numbers alike",
    "word_cosine": "words alike, in plain letters",
    "number_cosine": "numbers alike",
    "concept_cosine": "subjects alike",
    "main_terms": "main words shared, at most",
    "lead_most": "first words shared, at most",
    "lead_least": "first words shared, at least",
    "terms": "distinct words of the shorter text",
    "languages": "languages",
    "same_language": "same language",
    "words": "words of the article",
    "seed_words": "words of the seed",
    "reuse_article": "text reused, of the article",
    "reuse_seed": "text reused, of the seed",
    "reuse_words": "words in shared passages",
    "own_words": "of these not quoted by the seed from somebody",
    "passages": "shared passages",
    "longest_passage": "words of the longest passage",
    "quoted_passages": "passages in quotation marks",
    "identity": "words alike within the passages",
    "title_similarity": "headlines alike",
    "hours_from_seed": "hours from the seed's publication",
    "is_seed": "is the seed itself",
    "links_to_seed": "links to the seed",
    "canonical_to_seed": "its canonical link names the seed",
    "syndication_credit": "credits",
}
SHARES = frozenset(
    (
        "nearness", "same_story", "term_cosine", "key_cosine", "word_cosine", "number_cosine", "concept_cosine",
        "main_terms", "lead_most", "lead_least", "reuse_article", "reuse_seed", "identity", "title_similarity",
    )
)  # fmt: skip


def relation_name(relation: object) -> str:
    """What a relation is called before people."""
    words = RELATIONS.get(str(relation))
    return words[0] if words else visible(str(relation))


def called(name: str) -> str:
    """What a value is called."""
    return MEASURES.get(name, visible(name.replace("_", " ")))


def written(name: str, value: object) -> str:
    """A value as it is read: shares in per cent, true as yes."""
    if name in SHARES and isinstance(value, int | float) and not isinstance(value, bool):
        return percent(value)
    return plain(value)


def plain(value: object) -> str:
    """A value that is no share."""
    if value is True:
        return "yes"
    return f"{value:.4g}" if isinstance(value, float) else table.cell(value)
