"""Words around figures: powers of ten, units, small numbers that are spelled out, names of months, little words."""

# ruff: noqa: RUF001 - letters of other scripts are meant

from __future__ import annotations

import re

_I = re.IGNORECASE

POWERS = (
    (3, re.compile(r"(?:thousand|tsd|tausend|mille|mila|mil|тыс|тысяч\w*|тисяч\w*|tys|tysi\w*|tisíc\w*|bin|k)$", _I)),
    (
        6,
        re.compile(
            r"(?:m|mn|mln|mio|millions?|millionen|millón|millones|milion\w*|milhão|milhões|milyon"
            r"|млн|миллион\w*|мільйон\w*)$",
            _I,
        ),
    ),
    (
        9,
        re.compile(
            r"(?:bn|mld|mrd|mia|billions?|milliards?|milliarden?|miliard\w*|miljard\w*|milyar|bilhões|bilhão"
            r"|млрд|миллиард\w*|мільярд\w*)$",
            _I,
        ),
    ),
)
PERCENT = "%"
UNITS = (
    (PERCENT, re.compile(r"(?:%|％|percent|prozent|pourcent|процент\w*|відсот\w*|проц|procent\w*|yüzde)$", _I)),
    ("USD", re.compile(r"(?:\$|us-?dollars?|dollars?|dólar(?:es)?|dollari|доллар\w*|долар\w*|dolar\w*|usd)$", _I)),
    ("EUR", re.compile(r"(?:€|euros?|евро|євро|eur)$", _I)),
    ("GBP", re.compile(r"(?:£|gbp)$", _I)),
    ("RUB", re.compile(r"(?:₽|rou?bles?|rubel|rublos?|rubli|рубл\w*|руб|rub)$", _I)),
    ("KZT", re.compile(r"(?:₸|tenge|тенге)$", _I)),
    ("UAH", re.compile(r"(?:₴|hryvni\w*|грив\w*|uah)$", _I)),
    ("JPY", re.compile(r"(?:¥|yen|иен\w*|jpy)$", _I)),
)
# "per cent", "por ciento", "pour cent", "per cento".
PER_CENT = re.compile(r"\s(?:per cent|per cento|por ciento|por cento|pour cent)\b", _I)
SIGNS = "$€£₽₸₴¥"
CLOCK = re.compile(r"\s?(?:uhr|[ap]\.?\s?m\b|o['’]clock|gmt|utc)", _I)

MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    januar jänner februar märz mai juni juli oktober dezember okt dez
    janvier février mars avril juin juillet août septembre octobre novembre décembre
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
    gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
    ledna února března dubna května června července srpna září října prosince
    ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
    """.split()  # noqa: SIM905 - a list of single words would be a page long
)
# What may stand between a day and its month.
OF = frozenset({"of", "de", "d", "di", "do"})
LITTLE = frozenset(
    """
    of the a an and or in on at to for from by with as than its his her their our more less about over under least
    were was are is had has have been who that this these those other
    der die das den dem des und oder in im an am auf zu zum zur von vom für mit aus bei als ein eine einen einer eines
    le la les l d de du des et ou en au aux un une par pour sur dans à
    el los las del y o en un una por para con su sus al a
    il lo gli i di del della dei delle e da dal nel nella un una per con
    o os as do da dos das e em no na um uma por para com
    и в во на с со из к о об от до по за у не что как
    і й та в у на з із до від по за не що як
    w z i na do od za o po u
    """.split()  # noqa: SIM905 - as above
)
# English plurals without an s.
PLURALS = frozenset({"people", "men", "women", "children", "police", "feet", "sheep", "cattle", "staff", "percent"})
# Two to twelve. One is an article in most languages.
SPELLED = {
    "en": "two three four five six seven eight nine ten eleven twelve",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "ru": "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "uk": "два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять",
    "pl": "dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście",
}
