"""Languages as GDELT names them (its lookup LOOKUP-LANGUAGES of the DOC interface), and their ISO 639-1 codes."""

from __future__ import annotations

_TABLE = """
afrikaans af, albanian sq, amharic am, arabic ar, armenian hy, azerbaijani az, basque eu, belarusian be, bengali bn,
bosnian bs, bulgarian bg, burmese my, catalan ca, chinese zh, croatian hr, czech cs, danish da, dutch nl, english en,
estonian et, filipino tl, finnish fi, french fr, galician gl, georgian ka, german de, greek el, gujarati gu,
hebrew he, hindi hi, hungarian hu, icelandic is, indonesian id, irish ga, italian it, japanese ja, kannada kn,
kazakh kk, khmer km, korean ko, kurdish ku, kyrgyz ky, lao lo, latvian lv, lithuanian lt, macedonian mk, malay ms,
malayalam ml, maltese mt, marathi mr, mongolian mn, nepali ne, norwegian no, norwegiannynorsk nn, pashto ps,
persian fa, polish pl, portuguese pt, punjabi pa, romanian ro, russian ru, serbian sr, sinhalese si, slovak sk,
slovenian sl, somali so, spanish es, swahili sw, swedish sv, tajik tg, tagalog tl, tamil ta, tatar tt, telugu te,
thai th, tibetan bo, turkish tr, turkmen tk, ukrainian uk, urdu ur, uzbek uz, vietnamese vi, welsh cy
"""
CODES = {entry.split()[0]: entry.split()[1] for entry in _TABLE.split(",")}


def code_of(name: str | None) -> str | None:
    """Give the code of a language by its English name, in any case; None if it is not known."""
    return CODES.get(name.strip().casefold().replace(" ", "")) if name else None
