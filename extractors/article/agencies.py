"""News agencies by all the names that bylines give them."""

# ruff: noqa: RUF001 - names in several scripts

from __future__ import annotations

import re

# Short name: other spellings.
_WIRES = """
Reuters: thomson reuters, ロイター, 로이터, رويترز, рейтер, 路透社, 路透
AP: associated press, the associated press, ap news, ap通信, 美联社, 美聯社
AFP: agence france presse, agence france-presse, afp news, afp=時事, 法新社, أ ف ب
TASS: тасс, itar-tass, итар-тасс, tass.ru
dpa: deutsche presse-agentur, dpa-infocom, dpa-afx, dpa-tmn
Interfax: интерфакс, interfax.ru
RIA Novosti: риа новости
UPI: united press international
Bloomberg: bloomberg news
Xinhua: xinhua news agency, 新华社, 新華社
EFE: agencia efe
Europa Press:
ANSA:
APA:
ATS: keystone-ats
Belga:
SDA: keystone-sda
Anadolu: aa, anadolu agency, anadolu ajansı
PTI: press trust of india
ANI:
IANS:
PA: pa media, press association
Kyodo: kyodo news, 共同, 共同通信
Yonhap: yonhap news agency, 연합뉴스, 韩联社
PAP:
Ukrinform:
Kazinform:
Canadian Press: the canadian press
AAP: australian associated press
RFE/RL: radio free europe, radio free europe/radio liberty
TT: tt nyhetsbyrån
NTB:
Ritzau: ritzaus bureau
STT: stt-lehtikuva
ANP:
ČTK: ctk
TASR:
MTI:
Agerpres:
Tanjug:
Lusa: agência lusa
DHA: demirören haber ajansı
İHA: iha
epd: evangelischer pressedienst
KNA:
Adnkronos:
Askanews:
Télam: telam
Agência Brasil:
Estadão Conteúdo:
Folhapress:
Jiji: 時事, 時事通信, jiji press
BNS:
ELTA:
LETA:
BTA: бта
UNIAN: уніан
Antara:
Bernama:
China News Service: 中新社, 中新网
Central News Agency: 中央社
Newsis: 뉴시스
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
