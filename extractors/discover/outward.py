"""No document leads us inside: addresses of private networks are not taken from what the web says.

The fetcher would refuse them (``extractors.fetch.guard``); here they do not even become candidates, so that nothing
of them is queued, counted or shown as an address of an outlet.
"""

from __future__ import annotations

from extractors import urls
from extractors.fetch.guard import is_public

# WHATWG URL parsing writes every spelling of an IPv4 address (decimal, hex, octal, short) with four plain numbers.
_DIGITS = frozenset("0123456789.")


def outward(document: str, href: str) -> str | None:
    """Give the address of ``href`` as found in ``document``; None if it is none or leads into a private network.

    An address on the document's own host stays, wherever that is: whoever configured it meant it.
    """
    address = urls.resolve(document, href)
    if address is None:
        return None
    # What a redirector hides is judged like any other address, and asked for without the detour.
    address = urls.unwrap(address) or address
    host = urls.host_of(address)
    return address if host == urls.host_of(document) or _is_outside(host) else None


def _is_outside(host: str) -> bool:
    if host.startswith("["):
        return is_public(host[1:].partition("]")[0])
    name = host.partition(":")[0]
    if set(name) <= _DIGITS:
        return is_public(name)
    # A name without a dot is one of the local network.
    return "." in name
