"""The numbers that decide, each with its reason.

Fitted by hand on ../shared/comparison (pairs of the SemEval sample, the seed set) and on the demo web; they are
round, since the data do not support more digits. A change here is a new ``METHOD``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Least values for a relation. Shares are of words, closeness is what ``relation.closeness`` gives."""

    # A copy: most of the article is the seed's words, and enough of the seed is there to stand for it.
    copy_article: float = 0.6
    copy_seed: float = 0.3
    # Or nearly all of the article, however short the excerpt.
    excerpt_article: float = 0.9
    excerpt_words: int = 60
    # Or most of the seed, whatever else the page holds.
    whole_seed: float = 0.7
    # Practically the same text: a changed number or a dropped byline still counts as exact.
    exact_share: float = 0.98
    exact_identity: float = 0.985
    # Below this part of the seed a copy is abridged, not edited.
    abridged_seed: float = 0.85
    # Words of shared passages that a partial reuse needs. Words that the seed itself quotes from somebody do not
    # count until they are many: both may have them from the speaker.
    partial_words: int = 10
    partial_quoted_words: int = 40
    # Same language: 0.7 term cosine + 0.3 key cosine. Open pairs at 0.15: 0.67 of those above are similar to a human.
    event: float = 0.15
    topic: float = 0.12
    # Names alone make a topic: the term cosine must be this part of the key cosine for an event ...
    event_story: float = 0.56
    # ... unless the closeness is beyond what a shared country and its politicians give.
    event_sure: float = 0.4
    # Other language: key cosine alone, a different scale.
    event_cross: float = 0.38
    topic_cross: float = 0.29
    # Method story: the probability from which on a pair is the same event, and the nearness of a common topic. Of the
    # open pairs 0.72 above the first are similar to a human, and 0.86 of the similar ones are above it (best F1); above
    # the second 0.88 have something in common.
    same_story: float = 0.3
    topic_nearness: float = 0.33
    # Fewer terms than this support no statement of method story but reuse.
    least_terms: int = 20
    # Less text than this supports no statement but reuse.
    least_words: int = 40
    # Days between the articles beyond which the same event becomes the same topic.
    event_days: float = 60.0
    # Days from which on a date lowers the closeness' part of the score, down to ``far_factor``.
    near_days: float = 14.0
    far_days: float = 90.0
    far_factor: float = 0.7


DEFAULT = Thresholds()
