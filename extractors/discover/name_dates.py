"""The days that a sitemap's address names: sitemap-2022-01.xml, /2022/01/07/, ?yyyy=2022&mm=1 and many more."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from urllib.parse import parse_qsl, unquote, urlsplit

_MAX_NAME = 2048
_MAX_FIELDS = 50

# Month names as outlets put them in addresses: English, German, Spanish, French, Italian, Portuguese, Polish, romanised
# Russian. Whole names only: "2022-market" and "main-2022" name no month.
_MONTHS = (
    "jan january januar jaenner janvier enero ene janeiro gennaio gen styczen yanvar",
    "feb february februar fevrier febrero fevereiro fev febbraio luty fevral",
    "mar march maerz marz mars marzo marco marzec mart",
    "apr april avril avr abril abr aprile kwiecien aprel",
    "may mai mayo maio maggio mag maj",
    "jun june juni juin junio junho giugno giu czerwiec iyun",
    "jul july juli juillet juil julio julho luglio lug lipiec iyul",
    "aug august aout agosto ago sierpien avgust",
    "sep sept september septembre septiembre setembro set settembre wrzesien sentyabr",
    "oct october oktober okt octobre octubre outubro out ottobre ott pazdziernik oktyabr",
    "nov november novembre noviembre novembro listopad noyabr",
    "dec december dezember dez decembre diciembre dic dezembro dicembre grudzien dekabr",
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_YEAR = r"(?<!\d)(?P<y>199[4-9]|20[0-3]\d)"
_LATE_YEAR = r"(?P<y>199[4-9]|20[0-3]\d)(?!\d)"
_MONTH = r"(?P<m>0[1-9]|1[0-2])"
_DAY = r"(?P<d>0[1-9]|[12]\d|3[01])"
_NAMED = rf"(?P<n>{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})"
# In the order in which they are tried; one digit is a month only if a day says so, else a page number.
_SPANS = (
    re.compile(rf"{_YEAR}(?P<s>[-_/.]?){_MONTH}(?:(?P=s){_DAY})?(?!\d)"),
    re.compile(rf"{_YEAR}(?P<s>[-_/.])(?P<m>[1-9]|1[0-2])(?P=s)(?P<d>[12]?\d|3[01])(?!\d)"),
    re.compile(rf"(?<!\d){_DAY}(?P<s>[-_/.]){_MONTH}(?P=s){_LATE_YEAR}"),
    re.compile(rf"{_YEAR}[-_/.]?{_NAMED}(?:[-_/.]{_DAY}(?!\d)|(?![a-z]))"),
    re.compile(rf"(?<![a-z])(?:(?<!\d){_DAY}[-_/.])?{_NAMED}[-_/.]?{_LATE_YEAR}"),
    re.compile(rf"(?<![a-z]){_NAMED}[-_/.]{_DAY}[-_/.]{_LATE_YEAR}"),
    re.compile(rf"(?<!\d){_MONTH}[-_/.]{_LATE_YEAR}"),
    re.compile(rf"{_YEAR}[-_/.]?w(?:eek)?[-_]?(?P<w>[0-4]?\d|5[0-3])(?!\d)"),
    re.compile(rf"{_YEAR}[-_/.]?q(?:uarter)?[-_]?(?P<q>[1-4])(?!\d)"),
    re.compile(rf"(?<![a-z\d])q(?P<q>[1-4])[-_/.]?{_LATE_YEAR}"),
    re.compile(rf"{_YEAR}(?!\d)"),
)
_YEAR_FIELDS = frozenset({"y", "yy", "yyyy", "year", "jahr", "ano", "annee", "anno", "god"})
_MONTH_FIELDS = frozenset({"m", "mm", "mon", "month", "monat", "mes", "mois", "mese"})
_DAY_FIELDS = frozenset({"d", "dd", "day", "tag", "dia", "jour", "giorno"})
_QUARTER_MONTHS = 3


def days_in_name(url: str) -> tuple[date, date] | None:
    """Give the first and last day (both included) that a sitemap's address names, if any."""
    try:
        parts = urlsplit(url[:_MAX_NAME])
        fields = dict(parse_qsl(parts.query.lower(), max_num_fields=_MAX_FIELDS))
    except ValueError:
        return None
    asked = _fields_span(fields)
    if asked is not None:
        return asked
    name = f"{unquote(parts.path)}?{unquote(parts.query)}".lower()
    for pattern in _SPANS:
        spans = [span for match in pattern.finditer(name) if (span := _span(match.groupdict())) is not None]
        if spans:
            # "from=2022-01-01&to=2022-01-31" names both ends.
            return min(first for first, _ in spans), max(last for _, last in spans)
    return None


def _fields_span(fields: dict[str, str]) -> tuple[date, date] | None:
    """What yyyy=2022&mm=1 or month=1&year=2022 names."""
    year, month, day = (_number(fields, names) for names in (_YEAR_FIELDS, _MONTH_FIELDS, _DAY_FIELDS))
    if year is None or re.fullmatch(_YEAR, str(year)) is None:
        return None
    try:
        return _days_of(year, month or 0, (day or 0) if month else 0)
    except ValueError:
        return None


def _number(fields: dict[str, str], names: frozenset[str]) -> int | None:
    for name, value in fields.items():
        if name in names:
            if value.isascii() and value.isdecimal() and len(value) <= len("2022"):
                return int(value)
            return _MONTH_OF.get(value)
    return None


def _span(groups: dict[str, str | None]) -> tuple[date, date] | None:
    year = int(groups["y"] or 0)
    try:
        if groups.get("w"):
            monday = date.fromisocalendar(year, int(groups["w"] or 0), 1)
            return monday, monday + timedelta(days=6)
        if groups.get("q"):
            last_month = _QUARTER_MONTHS * int(groups["q"] or 0)
            return _days_of(year, last_month - _QUARTER_MONTHS + 1)[0], _days_of(year, last_month)[1]
        month = int(groups.get("m") or 0) or _MONTH_OF.get(groups.get("n") or "", 0)
        return _days_of(year, month, int(groups.get("d") or 0))
    except ValueError:
        return None


def _days_of(year: int, month: int = 0, day: int = 0) -> tuple[date, date]:
    """First and last day of a day, a month or a year. Raises ValueError if there is none such."""
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        # date() before monthrange(): only the former says what is wrong as a ValueError in all Pythons.
        first = date(year, month, 1)
        return first, date(year, month, monthrange(year, month)[1])
    return date(year, 1, 1), date(year, 12, 31)
