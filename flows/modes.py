"""How pages are extracted: which mode for which site, and the name that a reading bears."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extractors import urls
from extractors.article.version import EXTRACTOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from config.models import SourceConfig
    from config.settings import Settings
    from extractors.records import ExtractionMode


@dataclass(frozen=True, slots=True)
class Modes:
    """The mode of the settings, and of the sites whose sources state their own."""

    default: ExtractionMode = "fast"
    of_site: Mapping[str, ExtractionMode] = field(default_factory=dict)

    def of(self, url: str) -> ExtractionMode:
        """The mode for a page, by the site of its address."""
        return self.of_site.get(urls.site_of(url), self.default)


def modes_of(settings: Settings, sources: Iterable[SourceConfig]) -> Modes:
    """What the settings and the sources' files say."""
    stated = {urls.site_of(str(source.homepage)): source.extraction for source in sources if source.extraction}
    return Modes(settings.extraction, stated)


def extractor(mode: ExtractionMode) -> str:
    """The name and version under which readings in this mode are kept: part of an observation's identity."""
    name, _, version = EXTRACTOR.rpartition("/")
    return f"{name.removesuffix('-fast')}-{mode}/{version}"
