"""Tell what stands between us and a page: a login, a limit, a challenge, a firewall. Pure.

Response headers that a firewall sets only when it steps in are enough by themselves. Everything else needs a page
with little visible text. Where the status says success it also needs a sign in the markup, or a title that such
pages alone bear: an article that shows a captcha in its comment form, or reports about a firewall, is none.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.fetch.answer import Headers
    from extractors.records import Barrier

# How much of a body is looked at. A page that fills it is taken to go on, and so to be no bare refusal.
HEAD = 65_536
# Characters of visible text, white space not counted, that a page which turns us away has at most.
MOST_TEXT_OF_REFUSAL = 6000
MOST_TEXT_OF_SUCCESS = 1200
MOST_TEXT_OF_WIDGET = 600
REFUSED = 400
# With these a firewall steps in; beside a 404 its header says only that it is there.
TURNED_AWAY = frozenset({401, 403, 405, 406, 429, 503})

_BY_STATUS: dict[int, Barrier] = {
    401: "login",
    402: "payment",
    403: "forbidden",
    407: "login",
    429: "rate_limit",
    451: "legal",
}
# What these say, no page says better.
_FINAL = frozenset({402, 407, 451})


@dataclass(frozen=True, slots=True)
class Sign:
    """What gives a vendor's page away: all of ``markup`` in the source, all of ``words`` in the visible text.

    Lower case. What only words tell counts for a refusal alone, never for a success.
    """

    vendor: str
    kind: Barrier
    markup: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


# Header, the beginning of its value, vendor, kind, whether the status must be one of those that turn away.
_HEADERS: tuple[tuple[str, str, str, Barrier, bool], ...] = (
    ("cf-mitigated", "challenge", "Cloudflare", "challenge", False),
    ("x-amzn-waf-action", "challenge", "AWS WAF", "challenge", False),
    ("x-amzn-waf-action", "captcha", "AWS WAF", "challenge", False),
    ("x-vercel-mitigated", "challenge", "Vercel", "challenge", False),
    ("x-vercel-mitigated", "deny", "Vercel", "block_page", False),
    ("x-yandex-captcha", "captcha", "Yandex", "challenge", False),
    ("x-datadome", "", "DataDome", "challenge", True),
    ("x-dd-b", "", "DataDome", "challenge", True),
    ("x-kpsdk-ct", "", "Kasada", "challenge", True),
    ("x-kpsdk-r", "", "Kasada", "challenge", True),
    ("x-sucuri-block", "", "Sucuri", "block_page", True),
    ("x-variti-ccr", "", "Variti", "challenge", True),
)

# Not here, because ordinary pages of customers carry them: Cloudflare's challenge-platform/scripts/jsd, DataDome's
# tags.js, Incapsula's resource script, PerimeterX's client, Amazon's challenge.js, ddos-guard's check.js.
_SIGNS: tuple[Sign, ...] = (
    Sign("Cloudflare", "challenge", ("_cf_chl_opt",)),
    Sign("Cloudflare", "challenge", ("/cdn-cgi/challenge-platform/", "/orchestrate/")),
    Sign("Cloudflare", "challenge", ("cf-browser-verification",)),
    Sign("Cloudflare", "challenge", ("cf-challenge-running",)),
    Sign("Cloudflare", "challenge", ("cf-captcha-container",)),
    Sign("Cloudflare", "block_page", ("cf-error-details",), ("you have been blocked",)),
    Sign("DataDome", "challenge", ("captcha-delivery.com/", "var dd=")),
    Sign("DataDome", "challenge", ("geo.captcha-delivery.com/captcha",)),
    Sign("DataDome", "challenge", ("geo.captcha-delivery.com/interstitial",)),
    Sign("HUMAN", "challenge", ("px-captcha",)),
    Sign("HUMAN", "challenge", ("_pxappid", "_pxuuid"), ("denied",)),
    Sign("Akamai", "challenge", ("sec-if-cpt-container",)),
    Sign("Akamai", "block_page", (), ("access denied", "you don't have permission to access", "reference #")),
    Sign("Imperva", "block_page", ("_incapsula_resource",), ("incapsula incident id",)),
    Sign("Imperva", "block_page", (), ("request unsuccessful", "incapsula incident id")),
    Sign("Imperva", "challenge", ("_incapsula_resource", 'id="main-iframe"')),
    Sign("AWS WAF", "challenge", ("window.gokuprops",)),
    Sign("AWS WAF", "challenge", ("awswafcookiedomainlist",)),
    Sign("Vercel", "challenge", ("/.well-known/vercel/security/",)),
    Sign("Anubis", "challenge", ("anubis_challenge",)),
    Sign("Anubis", "challenge", ("/.within.website/x/cmd/anubis/",)),
    Sign("Sucuri", "challenge", ("sucuri_cloudproxy_js",)),
    Sign("Sucuri", "block_page", (), ("sucuri website firewall", "block")),
    Sign("Kasada", "challenge", ("/ips.js", "kpsdk")),
    Sign("DDoS-Guard", "challenge", ("/.well-known/ddos-guard/js-challenge/",)),
    Sign("DDoS-Guard", "challenge", ("ddos-guard",), ("checking your browser",)),
    Sign("Qrator", "challenge", ("/__qrator/qauth",)),
    Sign("StormWall", "challenge", ("stormwall", "document.cookie")),
    Sign("Variti", "challenge", ("/__vrt/",)),
    Sign("Fastly", "challenge", ("/_fs-ch-",)),
    Sign("Radware", "challenge", ("validate.perfdrive.com",)),
    Sign("F5", "block_page", (), ("the requested url was rejected", "your support id is")),
    Sign("Wordfence", "block_page", (), ("generated by wordfence",)),
    Sign("ModSecurity", "block_page", (), ("not acceptable", "mod_security")),
)

# Whole titles, without the dots at their end.
_TITLES: dict[str, tuple[str, Barrier]] = {
    "just a moment": ("Cloudflare", "challenge"),
    "один момент": ("Cloudflare", "challenge"),
    "один момент, пожалуйста": ("Cloudflare", "challenge"),
    "please wait... | cloudflare": ("Cloudflare", "challenge"),
    "attention required! | cloudflare": ("Cloudflare", "block_page"),
    "access to this page has been denied": ("HUMAN", "challenge"),
    "pardon our interruption": ("Imperva", "challenge"),
    "human verification": ("AWS WAF", "challenge"),
    "vercel security checkpoint": ("Vercel", "challenge"),
    "making sure you're not a bot!": ("Anubis", "challenge"),
    "sucuri website firewall - access denied": ("Sucuri", "block_page"),
    "access denied - sucuri website firewall": ("Sucuri", "block_page"),
    "ddos-guard": ("DDoS-Guard", "challenge"),
    "client challenge": ("Fastly", "challenge"),
    "radware captcha page": ("Radware", "challenge"),
    "request rejected": ("F5", "block_page"),
}

# Only beside a success: any page may carry them, so few words, and words like these, must stand around them.
_WIDGETS = ("h-captcha", "g-recaptcha", "cf-turnstile", "challenges.cloudflare.com/turnstile", "smart-captcha")
_ASKS = re.compile(
    r"(?:verify|confirm|prove|check\w{0,4}|sure)[^.!?]{0,40}\b(?:human|robot|bot|browser)\b"
    r"|not a (?:ro)?bot|unusual (?:traffic|activity)|вы не робот|что запросы отправляли вы",
)
# https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-1xxx-errors/
_CLOUDFLARE_CODE = re.compile(
    r"cf-error-code[\"'][^>]{0,100}>\s{0,20}(10\d\d)\b|cf-code-label[^>]{0,100}>[^<]{0,40}(10\d\d)\b"
)
_CLOUDFLARE_LINE = re.compile(r"\s{0,20}error code: (10\d\d)\s{0,20}")
_CLOUDFLARE_CODES: dict[str, Barrier] = {
    **dict.fromkeys(("1005", "1006", "1007", "1008", "1009", "1010", "1012", "1020"), "block_page"),
    "1015": "rate_limit",
}

_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,200})")
_ARTICLE = re.compile(r"article:published_time|\"@type\"\s{0,9}:\s{0,9}\[?\s{0,9}\"[a-z]{0,20}article\"")
_UNSEEN = ("script", "style", "template")


def barrier_of(status: int, headers: Headers, head: bytes) -> Barrier | None:
    """Say what barrier an answer is, or None. ``head``: the first 64 KB of the decoded body. Never raises."""
    found = recognise(status, headers, head)
    return found[0] if found else None


def recognise(status: int, headers: Headers, head: bytes) -> tuple[Barrier, str] | None:
    """The same with the name of the vendor, ``""`` where the status alone tells."""
    found = None if status in _FINAL else _by_header(status, headers) or _by_page(status, head)
    if found:
        return found
    known = _BY_STATUS.get(status)
    return (known, "") if known else None


def _by_header(status: int, headers: Headers) -> tuple[Barrier, str] | None:
    values = {name.lower(): value.strip().lower() for name, value in headers}
    for name, beginning, vendor, kind, needs_status in _HEADERS:
        value = values.get(name)
        stepped_in = not needs_status or status in TURNED_AWAY
        if value is not None and value.startswith(beginning) and stepped_in:
            return kind, vendor
    return None


def _by_page(status: int, head: bytes) -> tuple[Barrier, str] | None:
    if len(head) >= HEAD:
        return None
    # Only ASCII: of a page in another script the whole would take ten times as long.
    source = head.lower().decode("utf-8", "replace")
    refused = status >= REFUSED
    words = _visible(source, MOST_TEXT_OF_REFUSAL if refused else MOST_TEXT_OF_SUCCESS)
    if words is None:
        return None
    if not refused and _ARTICLE.search(source):
        return None
    found = _by_code(source) or _by_sign(source, words, refused=refused) or _by_title(source)
    if found is None and _size(words) <= MOST_TEXT_OF_WIDGET and _asks(source, words):
        return "challenge", ""
    return found


def _by_code(source: str) -> tuple[Barrier, str] | None:
    found = _CLOUDFLARE_LINE.fullmatch(source[:100]) or _CLOUDFLARE_CODE.search(source)
    kind = _CLOUDFLARE_CODES.get(found[found.lastindex or 1]) if found else None
    return (kind, "Cloudflare") if kind else None


def _by_sign(source: str, words: str, *, refused: bool) -> tuple[Barrier, str] | None:
    for sign in _SIGNS:
        # A page that shows the sign to its readers writes about it, unless its status says that it does not.
        in_markup = all(mark in source and (refused or mark not in words) for mark in sign.markup)
        if in_markup and all(word in words for word in sign.words) and (sign.markup or refused):
            return sign.kind, sign.vendor
    return None


def _by_title(source: str) -> tuple[Barrier, str] | None:
    found = _TITLE.search(source)
    title = " ".join(html.unescape(found[1]).lower().split()).rstrip(".… ") if found else ""
    vendor, kind = _TITLES.get(title, ("", None))
    return (kind, vendor) if kind else None


def _asks(source: str, words: str) -> bool:
    return any(widget in source for widget in _WIDGETS) and _ASKS.search(words) is not None


def _visible(source: str, most: int) -> str | None:
    """What stands between the tags, scripts and styles left out, in lower case; None if it is longer than ``most``.

    One pass: hostile pages cost no more. Most pages have said too much after a few lines.
    """
    pieces: list[str] = []
    size = 0
    closing = ""
    for piece in source.split("<"):
        if closing and not piece.startswith(closing):
            continue
        closing = ""
        if piece.startswith(_UNSEEN):
            closing = "/" + next(name for name in _UNSEEN if piece.startswith(name))
            continue
        text = html.unescape(piece.rpartition(">")[2])
        size += _size(text)
        if size > most:
            return None
        pieces.append(text)
    return " ".join(pieces).lower()


def _size(text: str) -> int:
    """Count the characters that are no white space."""
    return len("".join(text.split()))
