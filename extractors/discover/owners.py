"""Whose entries a feed lists: advertisements that are sold in feeds look like all others. Pure."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from extractors import urls

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extractors.records import Candidate


def own(candidates: Sequence[Candidate], outlet: Iterable[str]) -> tuple[Candidate, ...]:
    """Give the entries without those of strangers; ``outlet`` are addresses of the outlet and its feed.

    Strangers are the few entries of other sites among many of the outlet's own. A feed that lists other sites for the
    most part is meant to (an aggregator, a proxy, an outlet with a second domain), and sites of one name in several
    countries are one outlet.
    """
    names = {_name(urls.site_of(address)) for address in outlet}
    sites = Counter(urls.site_of(item.url) for item in candidates)
    most = sites.most_common(1)
    if most and most[0][1] * 2 > len(candidates):
        names.add(_name(most[0][0]))
    kept = tuple(item for item in candidates if _name(urls.site_of(item.url)) in names)
    return kept if len(kept) * 2 > len(candidates) else tuple(candidates)


def _name(site: str) -> str:
    return site.partition(".")[0]
