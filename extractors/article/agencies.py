"""News agencies by all the names that bylines give them."""

from __future__ import annotations

import re

# Short name: other spellings.
_WIRES = """
Reuters: thomson reuters
AP: associated press, the associated press, ap news
AFP: agence france presse, agence france-presse, afp news
TASS: тасс, itar-tass
dpa: deutsche presse-agentur
Interfax: интерфакс
RIA Novosti: риа новости
UPI: united press international
Bloomberg: bloomberg news
Xinhua: xinhua news agency
EFE: agencia efe
Europa Press:
ANSA:
APA:
ATS:
Belga:
SDA: keystone-sda
Anadolu: aa, anadolu agency
PTI: press trust of india
ANI:
IANS:
PA: pa media, press association
Kyodo: kyodo news
Yonhap: yonhap news agency
PAP:
Ukrinform:
Kazinform:
Canadian Press: the canadian press
AAP: australian associated press
RFE/RL: radio free europe, radio free europe/radio liberty
The Conversation:
Project Syndicate:
agencies: agency, wire, news agencies
"""
AGENCIES = {
    spelling.strip().casefold(): short
    for line in _WIRES.strip().splitlines()
    for short, _, others in (line.partition(":"),)
    for spelling in (short, *others.split(","))
    if spelling.strip()
}
LONG_AGENCIES = tuple(spelling for spelling in AGENCIES if " " in spelling)
_ROLE = re.compile(r"(?:\s*[-\u2013\u2014(/|,]| in ).*$")


def agency(name: str) -> str | None:
    """The usual short name of a news agency, or None for anybody else."""
    key = name.strip(" .()").casefold()
    return AGENCIES.get(key) or AGENCIES.get(_ROLE.sub("", key))
