# ruff: noqa: RUF001 - texts in many languages, whose letters look like those of others
from __future__ import annotations

import codecs
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fetch.decode import decode_text, http_charset

RUSSIAN = "Над озером стоял туман, и рыбаки ждали, когда он разойдётся. Вечером обещали дождь. " * 8
FRENCH = "À la rentrée, les élèves ont trouvé l'école fermée pour des travaux imprévus. " * 8
JAPANESE = "朝の市場では魚と野菜が並び、人々が静かに歩いていた。" * 8


def page(text: str, charset: str, *, meta: str | None = None) -> bytes:
    head = f'<meta charset="{meta}">' if meta else ""
    return f"<html><head>{head}<title>x</title></head><body><p>{text}</p></body></html>".encode(charset)


@pytest.mark.parametrize(
    ("body", "content_type", "text", "charset"),
    [
        (page(RUSSIAN, "utf-8"), None, RUSSIAN, "utf-8"),
        (page(RUSSIAN, "cp1251"), "text/html; charset=windows-1251", RUSSIAN, "windows-1251"),
        (page(RUSSIAN, "cp1251", meta="windows-1251"), "text/html", RUSSIAN, "windows-1251"),
        (page(RUSSIAN, "koi8-r"), 'text/html; charset="KOI8-R"', RUSSIAN, "koi8-r"),
        (page(FRENCH, "cp1252"), "text/html; charset=ISO-8859-1", FRENCH, "windows-1252"),
        (page(JAPANESE, "shift_jis", meta="Shift_JIS"), None, JAPANESE, "shift_jis"),
        (page(JAPANESE, "euc-jp"), "text/html; charset=euc-jp", JAPANESE, "euc-jp"),
        (page(JAPANESE, "iso2022_jp"), "text/html; charset=iso-2022-jp", JAPANESE, "iso-2022-jp"),
        (page(RUSSIAN, "utf-16"), None, RUSSIAN, "utf-16le"),
        (page(RUSSIAN, "utf-8-sig"), "text/html; charset=windows-1251", RUSSIAN, "utf-8"),
        # Labels that lie: the bytes are UTF-8, or something that is named in the page.
        (page(RUSSIAN, "utf-8"), "text/html; charset=iso-8859-1", RUSSIAN, "utf-8"),
        (page(RUSSIAN, "cp1251", meta="windows-1251"), "text/html; charset=utf-8", RUSSIAN, "windows-1251"),
        (page(RUSSIAN, "utf-8"), "text/html; charset=utf-16", RUSSIAN, "utf-8"),
        (page(RUSSIAN, "cp1251", meta="windows-1251"), "text/html; charset=iso-8859-1", RUSSIAN, "windows-1251"),
        (page(RUSSIAN, "koi8-r"), "text/html; charset=iso-8859-1", RUSSIAN, "koi8-r"),
        (page(RUSSIAN, "cp1251", meta="utf-8"), "text/html; charset=utf-8", RUSSIAN, "windows-1251"),
        (page(RUSSIAN, "utf-8", meta="windows-1251"), "text/html; charset=utf-8", RUSSIAN, "utf-8"),
        (page(FRENCH, "cp1252", meta="utf-8"), None, FRENCH, "windows-1252"),
        (page(RUSSIAN, "cp1251", meta="windows-1251"), "text/html; charset=hz-gb-2312", RUSSIAN, "windows-1251"),
        # Names that Python knows as codecs, though they are no character sets of the web.
        (page(RUSSIAN, "utf-8"), "text/html; charset=zlib_codec", RUSSIAN, "utf-8"),
        (page(RUSSIAN, "utf-8"), "text/html; charset=idna", RUSSIAN, "utf-8"),
        (page(RUSSIAN, "utf-8"), "text/html; charset=klingon", RUSSIAN, "utf-8"),
        # UTF-16 without a mark, with and without a label.
        (page(RUSSIAN, "utf-16-le"), None, RUSSIAN, "utf-16le"),
        (page(RUSSIAN, "utf-16-be"), "text/html; charset=utf-8", RUSSIAN, "utf-16be"),
        (page(RUSSIAN, "utf-16-le"), "text/html; charset=utf-16", RUSSIAN, "utf-16le"),
        (page(RUSSIAN, "utf-16"), "text/html; charset=utf-8", RUSSIAN, "utf-16le"),
        # No label at all.
        (page(RUSSIAN, "cp1251"), None, RUSSIAN, "windows-1251"),
        (page(RUSSIAN, "utf-8", meta="nonsense"), "text/html; charset=none", RUSSIAN, "utf-8"),
    ],
)
def test_character_sets(body: bytes, content_type: str | None, text: str, charset: str) -> None:
    decoded, name = decode_text(body, content_type)
    assert text in decoded
    assert name == charset


def test_one_bad_byte_does_not_make_it_another_character_set() -> None:
    body = page(RUSSIAN, "utf-8") + b"\xff"
    decoded, name = decode_text(body, "text/html; charset=utf-8")
    assert name == "utf-8"
    assert RUSSIAN in decoded


def test_utf7_is_text_as_it_stands() -> None:
    body = page("+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "ascii", meta="utf-7")
    decoded, name = decode_text(body, "text/html; charset=utf-7")
    assert name == "utf-8"
    assert "+ADw-script+AD4-" in decoded


@pytest.mark.parametrize(
    "junk", [b"\xff\xc3\xe2\x82", b"\xed\xa0\x80\xef\xbf\xbf", b"\0\x08\x1b[31m", b"\xc2\x9b31m", b"\x7f\xef\xbf\xbe"]
)
@pytest.mark.parametrize("content_type", ["text/html; charset=utf-8", None])
def test_junk_between_good_text_spoils_nothing_else(junk: bytes, content_type: str | None) -> None:
    body = page(RUSSIAN, "utf-8").replace(b"<p>", b"<p>" + junk * 3)
    decoded, name = decode_text(body, content_type)
    assert name == "utf-8"
    assert RUSSIAN in decoded
    assert not odd(decoded)


# Two sentences or three in each language, and the character sets in which pages of the kind were written.
UNLABELLED = {
    "ru": "Вчера вечером в порту загорелся старый склад, где хранились сети. Пожарные не дали огню перейти на дома.",
    "uk": "Учора ввечері в порту загорівся старий склад із сітками. Пожежники приїхали за дванадцять хвилин.",
    "bg": "Снощи на пристанището избухна пожар в стар склад с мрежи. Няма пострадали, причината ще бъде изяснена.",
    "el": "Χθες το βράδυ ξέσπασε φωτιά σε μια παλιά αποθήκη στο λιμάνι. Κανείς δεν τραυματίστηκε.",
    "ja": "昨夜、港の古い倉庫で火事があり、網と塗料が焼けた。消防隊は十二分で到着し、けが人はいなかったという。",
    "ko": "어젯밤 항구의 낡은 창고에서 불이 나 그물과 페인트가 탔다. 다친 사람은 없었으며 원인은 조사할 예정이다.",
    "zh": "昨天晚上，港口一座旧仓库起火，里面存放着渔网和油漆。消防队十二分钟后赶到，没有人受伤。",
    "zh-hant": "昨天晚上，港口一座舊倉庫起火，裡面存放著漁網和油漆。消防隊十二分鐘後趕到，沒有人受傷。",
    "ar": "اندلع حريق مساء أمس في مستودع قديم بالميناء كانت تحفظ فيه الشباك والطلاء. ولم يصب أحد بأذى.",
    "he": "אמש פרצה שריפה במחסן ישן בנמל שבו נשמרו רשתות וצבע. הכבאים הגיעו תוך שתים עשרה דקות.",
    "pl": "Wczoraj wieczorem w porcie zapalił się stary magazyn, w którym przechowywano sieci. Strażacy zdążyli.",
    "cs": "Včera večer v přístavu vzplál starý sklad, kde byly uloženy sítě a barva. Hasiči přijeli za chvíli.",
    "hu": "Tegnap este kigyulladt egy régi raktár a kikötőben, ahol hálókat és festéket őriztek. A tűzoltók odaértek.",
    "tr": "Dün akşam limanda ağların ve boyaların saklandığı eski bir depo yandı. İtfaiyeciler ateşi söndürdü.",
    "fr": "Un incendie s'est déclaré hier soir dans un entrepôt où l'on gardait de la peinture. Il est maîtrisé.",
    "de": "Gestern Abend brannte im Hafen eine alte Lagerhalle. Verletzt wurde niemand, hieß es in der Behörde.",
    "es": "Anoche se quemó en el puerto un viejo almacén. ¿Quién lo pagará? Una comisión investigará qué ocurrió.",
    "it": "Ieri sera nel porto è andato a fuoco un vecchio magazzino. Nessuno è rimasto ferito, perché era vuoto.",
    "ro": "Aseară a luat foc un depozit vechi din port, unde se păstrau plase şi vopsea. Nimeni nu a fost rănit.",
    "lt": "Vakar vakare uoste užsidegė senas sandėlis, kuriame buvo laikomi tinklai ir dažai. Niekas nenukentėjo.",
    "th": "เมื่อคืนนี้เกิดเพลิงไหม้โกดังเก่าในท่าเรือซึ่งเก็บอวนและสีไว้ ไม่มีผู้ได้รับบาดเจ็บ",
}
SETS = [
    *[("ru", name) for name in ("windows-1251", "koi8-r", "iso-8859-5", "ibm866", "x-mac-cyrillic")],
    *[("uk", name) for name in ("windows-1251", "koi8-u")],
    ("bg", "windows-1251"),
    *[("el", name) for name in ("windows-1253", "iso-8859-7")],
    *[("ja", name) for name in ("shift_jis", "euc-jp", "iso-2022-jp")],
    ("ko", "euc-kr"),
    *[("zh", name) for name in ("gb18030", "gbk")],
    ("zh-hant", "big5"),
    *[("ar", name) for name in ("windows-1256", "iso-8859-6")],
    *[("he", name) for name in ("windows-1255", "iso-8859-8")],
    *[(lang, name) for lang in ("pl", "cs", "hu") for name in ("iso-8859-2", "windows-1250")],
    ("tr", "windows-1254"),
    *[(lang, "windows-1252") for lang in ("fr", "de", "es", "it")],
    ("ro", "iso-8859-2"),
    ("lt", "windows-1257"),
    ("th", "windows-874"),
]
CODECS = {"ibm866": "cp866", "x-mac-cyrillic": "mac-cyrillic", "windows-874": "cp874"}
ENGLISH = (
    b"<script>var page = {kind: 'story'};" + b"function track(){return 1}" * 200 + b"</script>"
    b'<ul class="menu">'
    + b'<li class="item is-wide"><a href="/local/news?from=menu">Local news</a></li>\n' * 80
    + b"</ul>"
)


@pytest.mark.parametrize(("lang", "charset"), SETS)
@pytest.mark.parametrize("around", [b"", ENGLISH], ids=["alone", "among markup"])
def test_without_any_label(lang: str, charset: str, around: bytes) -> None:
    text = UNLABELLED[lang]
    body = b"<html><body>" + around + b"<p>" + codecs.encode(text, CODECS.get(charset, charset)) + b"</p>" + around
    decoded, name = decode_text(body, "text/html")
    assert text in decoded, name


@pytest.mark.parametrize(
    ("lang", "charset"), [pair for pair in SETS if pair[1] not in {"iso-8859-6", "x-mac-cyrillic"}]
)
def test_a_title_alone(lang: str, charset: str) -> None:
    text = UNLABELLED[lang][:60]
    body = b"<html><body><h1>" + codecs.encode(text, CODECS.get(charset, charset)) + b"</h1></body></html>"
    decoded, name = decode_text(body, None)
    assert text in decoded, name


def odd(text: str) -> set[str]:
    """What must not be stored: controls, lone surrogates, the noncharacters that XML forbids."""
    allowed = "\t\n\f\r\x85"
    return {char for char in text if unicodedata.category(char) in {"Cc", "Cs"} and char not in allowed} | (
        {"\ufffe", "\uffff"} & set(text)
    )


HOSTILE = st.lists(
    st.sampled_from(
        [b"<", b">", b"\0", b"\x1b$B", b"\xed\xa0\x80", b"\xef\xbf\xbf", b"\xc2\x9b", b"\xff\xfe", b"\xfe\xff"]
    )
    | st.sampled_from([b"<meta charset=", b"utf-16", b"gbk", b"big5", b"iso-2022-jp", b"koi8-r", b"<?xml encoding='"])
    | st.binary(max_size=40),
    max_size=20,
).map(b"".join)
LABELS = [
    "utf-8",
    "utf-16",
    "utf-16be",
    "gbk",
    "big5",
    "euc-kr",
    "iso-2022-jp",
    "iso-8859-8-i",
    "x-user-defined",
    "",
    "utf-7",
]


@given(HOSTILE, st.none() | st.sampled_from(LABELS).map("text/html; charset={}".format) | st.text(max_size=60))
def test_what_comes_out_can_be_stored(body: bytes, content_type: str | None) -> None:
    text, name = decode_text(body, content_type)
    assert not odd(text)
    text.encode("utf-8")
    assert name == name.lower()


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=300))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode_text(b"<p>" + text.encode(), None)[0] == "<p>" + text


@pytest.mark.parametrize(
    "body",
    [
        b"<" * 300_000,
        b"<\xff" * 150_000,
        b"<script" * 40_000 + b"\xff",
        b"<meta charset=" * 20_000 + b"\xff",
        b"<meta charset=" + b" " * 300_000,
        b"\x81" * 300_000,
        "\x01я".encode() * 100_000,
    ],
    ids=lambda body: repr(body[:10]),
)
def test_hostile_bytes_take_no_time(body: bytes) -> None:
    # These took minutes with expressions that look back over what they have read; now it is a few milliseconds.
    text, _ = decode_text(body, None)
    assert not odd(text[:1000])


def test_the_label_of_a_header() -> None:
    assert http_charset('text/html; charset="KOI8-R"') == "koi8-r"
    assert http_charset("text/html; charset = latin1") == "windows-1252"
    assert http_charset("text/html") is None
    assert http_charset("charset=" + " " * 10_000 + "utf-8") is None
    assert http_charset(None) is None


def test_workers_can_import_it_without_an_http_library() -> None:
    code = "import sys, extractors.fetch.decode; sys.exit('httpx' in sys.modules or 'httpcore' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_quotes_of_windows_that_were_taken_for_latin_1_are_quotes() -> None:
    body = "<p>don\x92t say \x93no\x94 \x96 yet\x81\x9b</p>".encode()
    text, _ = decode_text(body, "text/html; charset=utf-8")
    assert text == "<p>don\u2019t say \u201cno\u201d \u2013 yet</p>"
    # As many bytes come as go.
    assert decode_text("a\x92\x01b".encode(), "text/html; charset=utf-8")[0] == "a\u2019b"


def test_a_large_text_is_cleaned_to_its_end() -> None:
    """Large texts are looked at piece by piece: what stands in the last one, or across two, goes too."""
    before = "word " * 400_000
    for dirt in ("\0", "\x1b[31m", "\ufffe"):
        assert decode_text(f"{before[:999_998]}{dirt}{before}".encode(), None)[0] == before[:999_998] + before
        assert decode_text(f"{before}{dirt}".encode(), None)[0] == before
    assert decode_text(before.encode(), None)[0] == before
