"""Fields of a query that say how a reader came, and nothing of what is shown.

Two kinds. Some names belong to a tracker and to nobody else. Others are short words that a tracker uses and a site may
use as well: ``ncid`` is an advertiser's word at one outlet and the number of a story at another. These are left out
only where the rest of the address names the page; taking two pages for one loses an article.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PREFIXES = (
    *("utm_", "mtm_", "piwik_", "hsa_", "_hs", "__hs", "guce_", "elqtrack", "itm_", "stm_", "cm_mmc"),
    *("fb_action_", "fb_ref", "fb_source", "mc_cid", "mc_eid", "at_medium", "at_campaign", "at_custom", "at_link_"),
)
_NAMES = _words(
    """
    __tw __twitter_impression _branch_match_id _ga _gl _amp action_object_map amp_gsa amp_js_v dclid dicbo ef_id epik
    fbclid feedname feedtype ftag gad_campaignid gad_source gbraid gclid gclsrc gs_lcp guccounter igsh igshid
    li_fat_id mibextid mkt_tok msclkid ns_campaign ns_fee ns_linkname ns_mchannel ns_source oborigurl ocid outbrain
    rdt_cid ref_src ref_url s_kwcid sfnsn smtyp soc_src soc_trk sr_share srsltid taboola tblci traffic_source ttclid
    twclid twsrc usqp vero_conv vero_id wbraid wpisrc wpmm xtor xtref yclid ymclid
    """
)
_DOUBTFUL_PREFIXES = ("at_", "fb_", "mc_", "oly_", "pk_", "wt_", "wt.")
_DOUBTFUL = _words(
    """
    campaignid cmp cmp_id cmpid cvid emc icid int_cmp intcmp ito ncid reflink s_cid sc_campaign sc_channel smid spm
    sref srnd taid trk
    """
)
# Fields that track only when their value names a network; "ref=story-12" stays.
_REFERRERS = _words("cid from medium partner ref referer referrer share sharetype source src via")
_NETWORKS = _words(
    """
    email facebook fb feed feedburner flipboard instagram linkedin mail newsletter push reddit rss share shared social
    tco telegram tg tw tweet twitter vk vkontakte whatsapp
    """
)
# Fields that track only when their value begins like this: newspapers' names for feeds and networks.
_BY_BEGINNING = {"mod": ("rss",), "mbid": ("synd_", "social_", "nl_")}
_SESSIONS = frozenset({"phpsessid", "jsessionid", "cftoken"})
# Conferences and parliaments have sessions too.
_DOUBTFUL_SESSIONS = frozenset({"sessionid", "session_id"})
_LONG_TOKEN = re.compile(r"[0-9A-Za-z]{24,}")

_AMP_SWITCHES = frozenset({"outputtype", "output", "view", "mode", "type", "format", "platform"})
_AMP_FLAGS = frozenset({"amp", "isamp", "is_amp"})
_YES = frozenset({"", "1", "true", "yes", "y"})
# Blogger's edition for telephones.
_BLOGGER = ".blogspot."
_SCRIPT = re.compile(r"\.(?:php\d?|aspx?|jspx?|cgi|cfm|do|pl|dll)$", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"\d{5}")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_MIN_HYPHENS = 2


def clean_query(host: str, path: str, query: str) -> str:
    """Give ``query`` without what tracks. ``host`` and ``path`` are those of the address, cleaned already."""
    parts = [part for part in query.split("&") if part and not _is_noise(host, part)]
    telling = [part for part in parts if not _is_doubtful(part)]
    if names_page(path) or any(map(_has_number, telling)):
        parts = telling
    return "&".join(parts)


def names_story(segment: str) -> bool:
    """Say whether a segment of a path is the name of one story: words with hyphens, or a number of an archive."""
    plain = _ESCAPE.sub("", segment)
    return plain.count("-") >= _MIN_HYPHENS or _LONG_NUMBER.search(plain) is not None


def names_page(path: str) -> bool:
    """Say whether the path alone names one page: its last segment is a story's name, or has a number in it."""
    last = path.rstrip("/").rpartition("/")[2]
    if _SCRIPT.search(last):
        return names_story(last)
    return names_story(last) or any(map(str.isdigit, _ESCAPE.sub("", last)))


def _is_noise(host: str, part: str) -> bool:
    name, value = _field(part)
    if name in _NAMES or name.startswith(_PREFIXES) or name in _SESSIONS or name.startswith("aspsessionid"):
        return True
    if name in _REFERRERS and value:
        return all(word in _NETWORKS for word in re.split(r"[^a-z]+", value.strip("_-+.")))
    if name in _BY_BEGINNING:
        return value.startswith(_BY_BEGINNING[name])
    if name == "m" and _BLOGGER in host:
        return value in {"0", "1"}
    return (name in _AMP_SWITCHES and value == "amp") or (name in _AMP_FLAGS and value in _YES)


def _is_doubtful(part: str) -> bool:
    name, value = _field(part)
    if name == "sid":
        return _LONG_TOKEN.fullmatch(value) is not None
    return name in _DOUBTFUL | _DOUBTFUL_SESSIONS or name.startswith(_DOUBTFUL_PREFIXES)


def _field(part: str) -> tuple[str, str]:
    name, _, value = part.lower().partition("=")
    # Some systems escape the ampersands between the fields twice.
    return name.removeprefix("amp;"), value


def _has_number(part: str) -> bool:
    return any(map(str.isdigit, part.partition("=")[2]))
