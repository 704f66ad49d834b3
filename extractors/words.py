"""The words of the records: by which way a URL was found, how a request ended, what a search of an archive came to."""

from __future__ import annotations

from typing import Literal

Via = Literal[
    "seed",
    "given",
    "feed",
    "sitemap",
    "news_sitemap",
    "front",
    "section",
    "related",
    "body_link",
    "alternate",
    "canonical",
    "redirect",
    "title",
    "cdx",  # the index of a web archive
    "gdelt",
    "warc",  # a record of a WARC collection
]
# capture: a page's copy in a web archive; archive: an archive's index or search; warc: a piece of a WARC file.
Purpose = Literal["article", "seed", "robots", "feed", "sitemap", "front", "capture", "archive", "warc"]
Outcome = Literal[
    "ok",  # 2xx with a whole body
    "redirect",  # it sent us on; the next row of the chain goes on from there
    "not_modified",  # 304 to a conditional request
    "robots",  # robots.txt forbids it; nothing was requested
    "refused",  # our own rules forbid it: scheme, port, private address, a media type that we do not read
    "shared",  # another live run has fetched it or is fetching it
    "retry_later",  # the host wants to be left alone until ``retry_at``: 429, Retry-After, too many failures in a row
    "not_found",  # 404, 410
    "blocked",  # 401, 402, 403, 407, 451, or a challenge; ``barrier`` says which
    "http_error",  # any other status that is no success
    "redirect_error",  # a circle, too many redirects, or one that leads nowhere
    "too_large",  # over the wire or decoded cap
    "truncated",  # the body ended before its stated length
    "decode_error",  # the body does not match its Content-Encoding
    "timeout",  # the total deadline passed
    "protocol_error",  # what came is no HTTP, or the connection was reset
    "connect_error",  # no connection: name, refused, TLS
]
Barrier = Literal[
    "login",  # 401, 407
    "payment",  # 402
    "forbidden",  # 403 without a word that we know
    "rate_limit",  # 429
    "legal",  # 451
    "challenge",  # a page that wants to see a browser or a person, whatever its status
    "block_page",  # the page with which a firewall turns us away
]
Relation = Literal["copy", "partial", "same_event", "same_topic", "unrelated", "undecided"]
CopyKind = Literal["exact", "edited", "abridged"]
EndpointKind = Literal["feed", "sitemap", "news_sitemap", "sitemap_index", "front", "section"]
FoundBy = Literal["config", "autodiscovery", "robots", "sitemap_index", "capture", "gap"]
Precision = Literal["second", "minute", "day", "month"]
SearchWay = Literal["sitemap", "wayback", "cc_news", "warc", "gdelt"]
SearchState = Literal[
    "searched",  # asked, and all that was listed was read
    "partly",  # asked, but a cap or the budget cut the answer short
    "failed",  # the archive did not answer, or with an error
    "forbidden",  # robots.txt, or the archive holds the site back
    "not_held",  # the archive has nothing of these days
    "over_budget",  # planned, but the budget was used up before
    "not_asked",  # no way to ask: no sitemap is known, the archive was left out
]
# What a paragraph of an article's text is.
BlockKind = Literal["paragraph", "heading", "list", "quote", "table"]
# fast: one extraction and our own filter; thorough: a vote between several candidates.
ExtractionMode = Literal["fast", "thorough"]
