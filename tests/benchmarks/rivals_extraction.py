"""The extractors that newswake's is measured against, each in a process of its own, each as it comes.

    python -m tests.benchmarks.rivals_extraction NAME

Reads lines of JSON, the address of a page and the packed file that holds it, and answers each with a line of JSON: what
was found, in the contract of ../shared/extraction/evaluate.py, the CPU time that it took, and the error, if any. All
get the bytes as they were fetched and decode them themselves. Nothing may be fetched: newspaper4k is told not to look
at images, and every attempt to connect is an error.
"""

from __future__ import annotations

import gzip
import json
import logging
import sys
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Extractor = Callable[[bytes, str], dict[str, Any]]

# Short, so that libraries load what they need for pages with little text, too.
WARM = b"<html><body><h1>Warm up</h1><p>A short page, read before the first page's time starts.</p></body></html>"
_BLOCKS = ("p", "div", "li", "br", "tr", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6")


def trafilatura(*, comments: bool = True) -> Extractor:
    """``bare_extraction`` with metadata, everything else at its default."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - each contestant loads only its own

    def extract(html: bytes, url: str) -> dict[str, Any]:
        found = bare_extraction(html, url=url, with_metadata=True, include_comments=comments)
        if found is None:
            return {}
        names = (found.author or "").split(";")
        return {
            "text": found.text,
            "title": found.title,
            "authors": [name.strip() for name in names if name.strip()],
            "date": found.date,
            "language": found.language,
        }

    return extract


def trafilatura_uncommented() -> Extractor:
    """The same without readers' comments, as newswake calls it and as the figures of ../shared were made."""
    return trafilatura(comments=False)


def newspaper4k() -> Extractor:
    """``Article.parse`` without images."""
    from newspaper import Article, Config  # noqa: PLC0415 - each contestant loads only its own

    config = Config()
    config.fetch_images = False

    def extract(html: bytes, url: str) -> dict[str, Any]:
        article = Article(url, config=config)
        article.download(input_html=html)
        article.parse()
        return {
            "text": article.text,
            "title": article.title,
            "authors": article.authors,
            "date": article.publish_date.isoformat() if article.publish_date else None,
            "language": article.meta_lang,
        }

    return extract


def readability_lxml() -> Extractor:
    """``Document.summary``, each block of it on a line of its own, and the short title."""
    from lxml.html import fromstring  # noqa: PLC0415 - each contestant loads only its own
    from readability import Document  # noqa: PLC0415 - each contestant loads only its own

    def extract(html: bytes, url: str) -> dict[str, Any]:
        document = Document(html, url=url)
        tree = fromstring(document.summary())
        for block in tree.iter(*_BLOCKS):
            block.text = "\n" + (block.text or "")
            block.tail = "\n" + (block.tail or "")
        return {"text": tree.text_content(), "title": document.short_title()}

    return extract


def resiliparse() -> Extractor:
    """``extract_plain_text`` of the main content."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415 - each contestant loads only its own
    from resiliparse.parse.encoding import detect_encoding  # noqa: PLC0415 - each contestant loads only its own
    from resiliparse.parse.html import HTMLTree  # noqa: PLC0415 - each contestant loads only its own

    def extract(html: bytes, _url: str) -> dict[str, Any]:
        tree = HTMLTree.parse_from_bytes(html, detect_encoding(html))
        return {"text": extract_plain_text(tree, main_content=True)}

    return extract


def newswake_fast() -> Extractor:
    """The product's own path in the mode ``fast``, prepared as its workers are."""
    return _newswake("extract_fast")


def newswake_thorough() -> Extractor:
    """The same in the mode ``thorough``."""
    return _newswake("extract_thorough")


def _newswake(name: str) -> Extractor:
    from extractors.worker import prepare  # noqa: PLC0415 - each contestant loads only its own
    from tests.benchmarks import adapters  # noqa: PLC0415 - each contestant loads only its own

    prepare()
    extractor: Extractor = getattr(adapters, name)
    return extractor


CONTESTANTS: dict[str, Callable[[], Extractor]] = {
    "trafilatura": trafilatura,
    "trafilatura without comments": trafilatura_uncommented,
    "newspaper4k": newspaper4k,
    "readability-lxml": readability_lxml,
    "resiliparse": resiliparse,
    "newswake fast": newswake_fast,
    "newswake thorough": newswake_thorough,
}
#: Those that are no dependencies of newswake.
FOREIGN = frozenset({"newspaper4k", "readability-lxml", "resiliparse"})


def answer(extract: Extractor, html: bytes, url: str) -> dict[str, Any]:
    """What an extractor makes of a page, its CPU time, and its error."""
    began = time.process_time()
    try:
        found, error = extract(html, url), None
    except Exception as problem:  # noqa: BLE001 - whatever an extractor raises is a result
        found, error = {}, f"{type(problem).__name__}: {problem}"[:160]
    return {"cpu_s": time.process_time() - began, "found": found, "error": error}


def confine() -> None:
    """Silence libraries, and make every attempt to connect or to look up a name an error, for good."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)

    def refuse(event: str, _arguments: tuple[Any, ...]) -> None:
        if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname"}:
            raise ConnectionError("an extractor may not use the network")

    sys.addaudithook(refuse)


def main() -> None:
    """Be one contestant until stdin ends."""
    if len(sys.argv) != 2 or sys.argv[1] not in CONTESTANTS:
        sys.exit(__doc__)
    out, sys.stdout = sys.stdout, sys.stderr
    confine()
    extract = CONTESTANTS[sys.argv[1]]()
    answer(extract, WARM, "https://warm.example/a")
    for line in sys.stdin:
        url, file = json.loads(line)
        out.write(json.dumps(answer(extract, gzip.decompress(Path(file).read_bytes()), url)) + "\n")
        out.flush()


if __name__ == "__main__":
    main()
