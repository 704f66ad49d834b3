"""What a page reserves against text mining and AI in its own meta elements, as evidence of the field ``opt_out``.

TDM Reservation Protocol (W3C community group, 2024): ``tdm-reservation`` and ``tdm-policy``. The robots values
``noai``, ``noimageai`` and ``noml`` have no standard; they are what publishers write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extractors.records import Evidence

if TYPE_CHECKING:
    from extractors.article.head import Head

MAX_VALUE = 300
_WORDS = frozenset({"noai", "noimageai", "noml"})


def opt_outs(head: Head) -> tuple[Evidence, ...]:
    """Every reservation of the page, each once: ``tdm-reservation: 1``, ``robots: noai, noimageai``."""
    found = [
        *(_reservation(value) for value in head.metas.get("tdm-reservation", ())),
        *(f"tdm-policy: {value}" for value in head.metas.get("tdm-policy", ())),
        *(_robots(value) for value in head.metas.get("robots", ())),
    ]
    values = dict.fromkeys(value[:MAX_VALUE] for value in found if value)
    return tuple(
        Evidence("opt_out", value, "meta", f"meta[{value.partition(':')[0]}]", chosen=True) for value in values
    )


def _reservation(value: str) -> str | None:
    """``0`` says that nothing is reserved."""
    return None if value.strip() == "0" else f"tdm-reservation: {value}"


def _robots(value: str) -> str | None:
    words = [word for part in value.lower().split(",") if (word := part.strip()) in _WORDS]
    return f"robots: {', '.join(words)}" if words else None
