# ruff: noqa: E501 - pieces of HTML are data

from __future__ import annotations

import math

import pytest
from lxml import html

from extractors.article import further
from extractors.article import zones as zoning
from extractors.article.boxes import Boxes, Heading, claim_of_heading
from extractors.article.extract import extract
from extractors.article.further import Own, may_be_article
from extractors.article.link_signals import NEAR, begins_with_label, is_claimed, row_of
from extractors.article.links import OutsideTexts, anchors

PARAGRAPHS = [
    f"Paragraph number {n} of the story says something new about the old bridge of Port Alder." for n in range(8)
]
TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
CARDS = (
    '<div><a href="/harvest-of-apples-is-late">Harvest of apples is late</a></div>'
    '<div><a href="/choir-sings-in-the-park">Choir sings in the park</a></div>'
)


def zones(inner: str, outside: str = "") -> dict[str, str]:
    page = f"<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>{TEXT}{inner}</article>{outside}</body></html>"
    article = extract(page, "https://a.example/2024/02/06/bridge")
    return {link.url.removeprefix("https://a.example"): link.zone for link in article.links if link.url}


def test_a_link_in_a_paragraph_to_an_article_of_the_site_is_body() -> None:
    inner = '<p>The <a href="/2024/01/03/first-report-on-the-arches">report</a> is long, says who has read it all.</p>'
    assert zones(inner) == {"/2024/01/03/first-report-on-the-arches": "body"}


@pytest.mark.parametrize(
    "href",
    ["/topic/bridges", "https://b.example/2024/01/03/a-study-of-arches", "/report", "/files/report-on-arches.pdf"],
)
def test_whatever_else_a_paragraph_links_to_is_a_reference(href: str) -> None:
    inner = f'<p>The <a href="{href}">report</a> is long, says everybody who has read all of it.</p>'
    assert zones(inner) == {href: "reference"}


def test_an_address_that_is_built_like_the_page_s_own_is_an_article_s() -> None:
    page = f'<html><title>B</title><body><article>{TEXT}<p>The <a href="/n/AB12CD9">report</a> is long, they say.</p>'
    assert [link.zone for link in extract(page, "https://a.example/n/AB34EF7").links] == ["body"]


def test_related_blocks_by_class_heading_and_label() -> None:
    card = '<a href="/cracks-in-two-arches">Cracks in two arches of the bridge of Port Alder</a>'
    dated = card.replace("/cracks", "/2024/02/05/cracks")
    assert set(zones(f'<div class="story-related">{dated}</div>{TEXT}').values()) == {"related"}
    assert zones("", '<h3>Read more</h3><ul><li><a href="/b-2">Cracks in arches</a></li></ul>') == {"/b-2": "related"}
    german = '<section><h2>Lesen Sie auch</h2><div><a href="/risse-im-bogen">Risse</a></div></section>'
    assert zones("", german) == {"/risse-im-bogen": "related"}
    assert set(zones(f"<p>Related article: {card}</p>").values()) == {"related"}
    line = '<p><a href="/cracks-in-two-arches">Read more: Cracks in arches</a></p>'
    assert set(zones(line).values()) == {"related"}


HEADINGS = [
    "Related stories",
    "Mehr zum Thema",
    "À lire aussi",
    "Noticias relacionadas",
    "Leia também",
    "Leggi anche",
    "Lees ook",
    "Les også",
    "Läs också",
    "Lue myös",
    "Czytaj też",
    "Související články",
    "Kapcsolódó cikkek",
    "Taip pat skaitykite",
    "Saistītie raksti",
    "Читайте также",
    "Читайте також",
    "İlgili haberler",
    "Διαβάστε επίσης",
    "Baca juga",
    "関連記事",
    "相关新闻",
    "관련기사",
    "यह भी पढ़ें",
    "إقرأ أيضاً",
    "כתבות נוספות",
    "Dig deeper",
    "Lest auch",
    "Sur le même thème",
    "Continúa leyendo",
    "Sobre este assunto",
    "Per saperne di più",
    "Gerelateerde artikelen",
    "Mer i ämnet",
    "Lisää aiheesta",
    "Warto przeczytać",
    "Více k tématu",
    "Još o ovoj temi",
    "Подробнее по теме",
    "Схожі новини",
    "Още по темата",
    "Oxşar xəbərlər",
    "მსგავსი ამბები",
    "Առնչվող նյութեր",
    "مواضيع ذات صلة",
    "در همین زمینه",
    "یہ بھی پڑھیں",
    "ข่าวที่เกี่ยวข้อง",
    "Tin bài liên quan",
    "延伸閱讀",
    "연관 기사",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_the_heading_of_a_box_claims_a_relation_in_many_languages(heading: str) -> None:
    box = f'<div><header><h3><span>{heading}</span></h3></header><div class="row">{CARDS}</div></div>'
    assert zones("", box) == dict.fromkeys(("/harvest-of-apples-is-late", "/choir-sings-in-the-park"), "related")


@pytest.mark.parametrize(
    "heading",
    ["You may also like", "Das könnte Sie auch interessieren", "Te puede interesar", "La rédaction vous conseille"],
)
def test_an_invitation_counts_for_what_shares_the_subject(heading: str) -> None:
    near = '<div><a href="/cracks-in-two-arches">Cracks in two arches of the bridge of Port Alder</a></div>'
    box = f"<section><h3>{heading}</h3><div>{near}{CARDS}</div></section>"
    assert zones("", box) == {"/cracks-in-two-arches": "related"}


@pytest.mark.parametrize(
    "heading",
    [
        *("Latest news", "Most read", "More from Politics", "Meistgelesen", "À la une", "Lo más leído", "Más noticias"),
        *("Mest lest", "Najnowsze", "Популярное", "Son dakika", "人気記事", "많이 본 뉴스", "الأكثر قراءة"),
        "Editor's picks",
    ],
)
def test_lists_of_others_are_left_out_whatever_their_class_says(heading: str) -> None:
    assert zones("", f'<section class="related-posts"><h3>{heading}</h3><div>{CARDS}</div></section>') == {}


def test_a_list_is_told_by_its_own_heading_not_by_the_one_before_it() -> None:
    first = '<h3>Related</h3><ul><li><a href="/cracks-in-two-arches">Cracks in arches</a></li></ul>'
    outside = f"<aside>{first}<h3>Most read</h3><ul>{CARDS}</ul></aside>"
    assert zones("", outside) == {"/cracks-in-two-arches": "related"}


def test_a_box_without_a_heading_is_related_where_it_speaks_of_the_subject() -> None:
    near = '<a href="/first-cracks-in-the-bridge">Old bridge of Port Alder shows first cracks</a>'
    beside = f'<div class="teaser">{near}</div>'
    assert zones(beside + TEXT) == {"/first-cracks-in-the-bridge": "related"}
    assert zones(f'<div class="teaser">{CARDS}</div>{TEXT}') == {}
    assert zones("", f'<div class="related">{CARDS}</div>') == {}


def test_a_line_between_paragraphs_that_is_a_headline_is_related() -> None:
    line = '<p><b><a href="/choir-sings-in-the-park">CHOIR SINGS IN THE PARK</a></b></p>'
    assert zones(line + TEXT) == {"/choir-sings-in-the-park": "related"}


def test_many_paragraphs_that_are_links_are_a_list_that_got_into_the_text() -> None:
    headlines = "".join(
        f'<p><a href="/choir-number-{n}-sings-here">Choir {n} sings in the park</a></p>' for n in range(16)
    )
    assert zones(headlines + TEXT) == {}


def test_names_of_classes_do_not_speak_against_a_heading_or_the_text() -> None:
    timeline = f'<section><h3>Related</h3><ul class="list has-prev newest">{CARDS}</ul></section>'
    assert set(zones("", timeline).values()) == {"related"}
    line = '<p class="link forward-navigation"><a href="/choir-sings-in-the-park">Read also: Choir sings in the park</a></p>'
    assert zones(line + TEXT) == {"/choir-sings-in-the-park": "related"}


def test_a_claim_in_a_navigation_counts_for_headlines_only() -> None:
    topics = (
        '<ul><li><a href="/sekce-1/bridges">Bridges</a></li><li><a href="/sekce-1/port-alder">Port Alder</a></li></ul>'
    )
    assert zones("", f'<div class="tags"><h3>Related</h3>{topics}</div>') == {}
    assert len(zones("", f'<div class="tags"><h3>Related</h3>{CARDS}</div>')) == 2


def test_topics_above_a_list_are_not_its_heading() -> None:
    def heading_below(above: str) -> Heading | None:
        aside = html.fromstring(f"<aside>{above}<ul><li>Choir sings in the park</li></ul></aside>")
        return Boxes(set(), set(), set(), len).heading(aside.find("ul/li"))

    assert heading_below('<div><a href="/t/1">Bridges</a> <a href="/t/2">Port Alder</a></div>') is None
    found = heading_below("<div>Bridges</div>")
    assert found is not None
    assert (found.claim, found.text) == ("unknown", "Bridges")


@pytest.mark.parametrize(
    "heading", ["Related tags", "Schlagwörter", "More on courier.example", "Related Latest Most read"]
)
def test_headings_that_only_look_like_claims(heading: str) -> None:
    assert zones("", f"<aside><h3>{heading}</h3><ul>{CARDS}</ul></aside>") == {}


def test_a_folder_of_authors_may_hold_all_articles_of_a_site() -> None:
    page = f"<html><body><article><h1>Bridge closed</h1>{TEXT}<h3>Related</h3><ul><li><a href='/autoren/bo-ray/cracks-in-two-of-the-arches'>Cracks</a></li><li><a href='/autoren/bo-ray'>Bo Ray</a></li></ul></article></body></html>"
    article = extract(page, "https://a.example/autoren/ada-lane/old-bridge-is-closed")
    assert [link.url for link in article.links] == ["https://a.example/autoren/bo-ray/cracks-in-two-of-the-arches"]


def test_the_link_that_leads_on_from_a_teaser_heads_nothing() -> None:
    teaser = '<div><h3>{0}</h3><a href="/{1}">{0}</a><p><a href="/{1}">Read more</a></p></div>'
    outside = "".join(
        teaser.format(text, slug)
        for text, slug in (
            ("Choir sings in the park", "choir-sings-in-the-park"),
            ("Late apples", "apples-are-very-late"),
        )
    )
    assert zones("", f"<aside>{outside}</aside>") == {}


@pytest.mark.parametrize(
    "href",
    [
        "/2024/02/06/bridge/photo/3",
        "/2024/02/06/bridge?page=2",
        "/video/cracks-in-two-arches",
        "/author/ada-lane-of-port-alder",
        "/thema/bridges-of-port-alder",
        "https://b.example/2024/02/05/cracks-in-two-arches",
        "/get-our-newsletter-every-day",
        "/suscripciones/condiciones-generales-de-uso",
        "/sport/startseite-port-alder-31148850",
    ],
)
def test_what_is_no_other_article_of_the_site_is_never_related(href: str) -> None:
    box = f'<section><h3>Related</h3><ul><li><a href="{href}">Cracks in two of the arches</a></li></ul></section>'
    assert zones("", box) == {}


def test_a_credit() -> None:
    inner = '<p>This article was first published by <a href="https://b.example/x">The Courier</a>.</p>'
    assert list(zones(inner).values()) == ["credit"]


def test_navigation_and_footer_are_left_out() -> None:
    outside = '<nav><a href="/n">News</a></nav><footer><a href="/f">Imprint</a></footer><div class="tags"><a href="/t">Bridge</a></div>'
    assert zones("", outside) == {}
    assert zones('<ul class="breadcrumb"><li><a href="/s">Town</a></li></ul>') == {}


FAR_CARDS = "".join(
    f'<div><a href="/2024/02/0{day}/arches-of-the-bridge-{day}">Bridge of Port Alder: what the {day} arches carry</a></div>'
    for day in range(1, 4)
)


def test_the_footer_of_an_article_may_hold_further_reading_and_nothing_of_other_sites() -> None:
    ours = f"<footer>{FAR_CARDS}</footer>"
    outside = '<p>Follow us on <a href="https://b.example/x">a network</a></p>'
    assert set(zones(f"<footer><h3>Related</h3>{FAR_CARDS}</footer>").values()) == {"related"}
    assert "reference" not in set(zones(f'{ours}<footer class="legal">{outside}</footer>').values())
    assert zones("", f"<footer>{FAR_CARDS}{outside}</footer>") == {}


def test_a_footer_is_that_of_its_article_or_of_the_page() -> None:
    page = html.fromstring("<div><article><footer><a>1</a></footer></article><footer><a>2</a></footer></div>")
    boxes = Boxes(set(), set(), set(), len)
    assert [boxes.names(link) for link in page.iter("a")] == ["ending", "footer"]


def test_the_footer_of_a_block_that_is_called_article_is_that_of_an_article() -> None:
    page = html.fromstring('<div><p class="post-footer"><a>1</a></p><p class="page-footer"><a>2</a></p></div>')
    boxes = Boxes(set(), set(), set(), len)
    assert [boxes.names(link) for link in page.iter("a")] == ["ending", "footer"]


@pytest.mark.parametrize(
    "heading",
    [
        "Dossiers zum Thema",
        "Other articles on this topic",
        "Our related coverage",
        "Autres articles sur ce sujet",
        "Notícies relacionats",
        "Dello stesso argomento",
        "Op hetzelfde onderwerp",
        "Новости по этой теме",
        "Συναφή άρθρα",
        "Ähnlich",
        "More stories like this one",
    ],
)
def test_a_heading_may_claim_further_behind(heading: str) -> None:
    assert claim_of_heading(heading) == "claim"


@pytest.mark.parametrize(
    ("heading", "claim"),
    [
        ("Latest stories on this topic", "other"),
        ("Vidéos liées", "other"),
        ("Related products", "unknown"),
        ("Our related products", "unknown"),
        ("Empfohlen für dich", "invitation"),
        ("Tennis latest", "other"),
        ("Unsere Auswahl der Redaktion", "other"),
        ("L'info en continu", "other"),
        ("Artículos más leídos", "other"),
        ("More Great Canal Stories", "other"),
        ("Am beliebtesten", "other"),
        ("För dig just nu", "other"),
        ("Новости за сутки", "other"),
        ("You may also like these related stories", "invitation"),
    ],
)
def test_what_a_heading_begins_with_says_more_than_what_stands_behind(heading: str, claim: str) -> None:
    assert claim_of_heading(heading) == claim


def test_the_nearest_heading_counts_more_than_one_of_another_list() -> None:
    page = html.fromstring("<div><p>Latest</p><div><h3>The canal</h3><ul><li><a>1</a></li></ul></div></div>")
    boxes = Boxes(set(), set(), set(page.iter("a")), len)
    heading = boxes.heading(next(page.iter("li")))
    assert heading is not None
    assert heading.text == "The canal"


LIST = '<a href="/the-lock-is-full">One</a><br><a href="/the-gate-is-old">Two</a><br><a href="/a-third-story">Three</a>'


@pytest.mark.parametrize("label", ["<b>・関連記事</b><br>", "Related:<br>", "<strong>Lesen Sie auch</strong> "])
def test_a_label_before_the_first_link_of_a_block_means_all_of_them(label: str) -> None:
    assert set(zones(f"<p>{label}{LIST}</p>").values()) == {"related"}


def test_topics_between_a_heading_and_its_list_are_passed_over() -> None:
    topics = '<div class="entry-tags"><a href="/news/canal">Canal</a> <a href="/news/lock">Lock</a></div>'
    assert set(zones(f"<aside><h2>Related</h2>{topics}<div>{CARDS}</div></aside>").values()) == {"related"}
    assert zones(f"<aside><h2>Latest</h2>{topics}<div>{CARDS}</div></aside>") == {}


@pytest.mark.parametrize(("line", "claims"), [("Read also these stories:", True), ("They met on Monday.", False)])
def test_a_line_of_the_text_may_head_a_list_behind_it(line: str, claims: bool) -> None:
    page = html.fromstring(f"<div><p>{line}</p><ul><li>{LIST}</li></ul></div>")
    text, block = page[0], page[1][0]
    heading = Boxes({page}, {text}, set(page.iter("a", "li", "ul")), len).heading(block)
    assert (heading is not None and heading.claim == "claim") is claims


@pytest.mark.parametrize(
    ("address", "text", "is_named"),
    [
        ("/corte-suprema-justicia-a523", "Corte Suprema de Justicia", True),
        ("/topics/canal-boats", "Canal boats", True),
        ("/canal-boats-12345", "Canal boats", True),
        ("/canal-boats-are-late", "Canal boats", False),
        ("/eu", "EU", True),
    ],
)
def test_pages_of_topics_are_called_as_their_address_is(address: str, text: str, is_named: bool) -> None:
    assert further.is_named(f"https://a.example{address}", text) is is_named


@pytest.mark.parametrize("beginning", ["Similar was what we saw in ", "<b>The canal</b> ", ""])
def test_what_else_stands_before_the_first_link_is_no_label(beginning: str) -> None:
    block = html.fromstring(f"<p>{beginning}<a href='/a'>One</a> and <a href='/b'>two</a></p>")
    assert not begins_with_label(block)


@pytest.mark.parametrize(
    ("address", "may_be"),
    [("/service/registrierung", False), ("/news/only-days-left-for-the-registrierung-of-boats-on-the-canal", True)],
)
def test_a_long_headline_may_tell_of_a_service(address: str, may_be: bool) -> None:
    assert may_be_article(f"https://a.example{address}") is may_be


def test_links_of_one_word_in_the_text_lead_to_articles_where_all_stand_in_one_folder() -> None:
    text = TEXT.replace("old bridge", '<a href="/bridge">bridge</a>', 1)
    page = f"<html><title>B</title><body><article>{text}</article>"
    own = further.Own("https://a.example/the-town", "https://a.example/the-town")
    assert own.is_beside("https://a.example/bridge")
    assert not own.is_beside("https://a.example/topics/bridge")
    assert not own.is_beside("https://a.example/bridge.html")
    assert [link.zone for link in extract(page, "https://a.example/news/2022/the-town.html").links] == ["reference"]


def test_more_on_somebody_only_invites() -> None:
    boxes = Boxes(set(), set(), set(), lambda _: 5.0)
    assert boxes.claim_of("More on the lock keeper") == "invitation"
    assert boxes.claim_of("More on this") == "claim"


def test_more_on_the_outlet_is_more_of_anything() -> None:
    boxes = Boxes(set(), set(), set(), lambda _: 5.0, "canalpost")
    assert boxes.claim_of("More on Canal Post") == "other"
    assert boxes.claim_of("More on the canal") == "invitation"


def test_boxes_that_stand_in_a_row_are_counted() -> None:
    page = html.fromstring("<div><p class='a x'>1</p><p class='a y'>2</p><p>3</p><div class='a'>4</div></div>")
    assert len({row_of(box) for box in page}) == len({row_of(box) for box in page[1:]}) == 3


def test_boxes_in_cards_of_one_name_stand_in_a_row_and_boxes_without_names_do_not() -> None:
    cards = html.fromstring("<div><p class='card'><b class='t'>1</b></p><p class='card'><b class='t'>2</b></p></div>")
    plain = html.fromstring("<div><p><b class='t'>1</b></p><p><b class='t'>2</b></p></div>")
    assert len({row_of(box) for box in cards.iter("b")}) == 1
    assert len({row_of(box) for box in plain.iter("b")}) == 2


def test_boxes_of_one_link_in_a_row_are_one_list() -> None:
    """What they have in common is told of all of them, whatever a single one leads to."""
    page = html.fromstring(
        "<main><p>The bridge of Port Alder is closed.</p>"
        "<div class='card'><a href='/bridge-of-port-alder-closed'>Bridge of Port Alder closed</a></div>"
        "<div class='card'><a href='/choir-sings-in-the-park'>Choir sings in the park</a></div></main>"
    )
    lines = ["The bridge of Port Alder is closed."]
    text = zoning.Text("Bridge of Port Alder closed", lines, [page[0]])
    base = "https://a.example/2024/02/06/bridge-closed-today"
    first, second = (signals for _, signals in zoning.judged(anchors(page), text, page, base, base))
    assert first["near"] > NEAR > second["near"]
    assert first["items"] == second["items"] == math.log2(2)
    assert first["group_near"] == second["group_near"]
    assert first["least_near"] < NEAR < first["most_near"]


def test_addresses_that_are_called_the_same_are_counted() -> None:
    page = html.fromstring(
        "<main><p>The bridge is closed.</p><div>"
        + "".join(f"<a href='/bridge-closed-picture-{n}'>Picture of the bridge</a>" for n in range(4))
        + "</div></main>"
    )
    text = zoning.Text("Bridge closed", ["The bridge is closed."], [page[0]])
    base = "https://a.example/2024/02/06/bridge-closed-today"
    found = [signals["same_text"] for _, signals in zoning.judged(anchors(page), text, page, base, base)]
    assert found == [2.0] * 4


@pytest.mark.parametrize(
    ("own", "target", "is_one"),
    [
        ("/walks/best-walks", "/walks/best-hikes", True),
        ("/walks/best-walks", "/about/us", False),
        ("/best-walks", "/contact", False),
        ("/town/bridge-closed-to-all-lorries-today", "/town/arches", False),
    ],
    ids=["beside it", "elsewhere", "without a folder", "its own says more"],
)
def test_beside_a_plain_address_others_are_articles_too(own: str, target: str, *, is_one: bool) -> None:
    page = f"https://a.example{own}"
    assert Own(page, page).is_article(f"https://a.example{target}") is is_one


def test_headlines_of_others_are_asked_for_by_their_text() -> None:
    page = html.fromstring(
        "<main><div><a href='/a'>Choir sings in the park</a></div>"
        "<p>We told of it: <a href='/b'>Engineers find cracks in arches</a> and more.</p></main>"
    )
    texts = OutsideTexts(anchors(page))
    assert "choir sings in the park" in texts
    assert "engineers find cracks in arches" not in texts
    assert "a text of nobody" not in texts


def test_a_headline_that_is_asked_for_again_is_not_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[object] = []
    monkeypatch.setattr("extractors.article.links._stands_alone", lambda anchor: looks.append(anchor) or False)
    page = html.fromstring("<main>" + 5 * "<div>Before <a href='/a'>Choir sings in the park</a></div>" + "</main>")
    texts = OutsideTexts(anchors(page))
    assert [("choir sings in the park" in texts) for _ in range(9)] == [False] * 9
    assert len(looks) == 5


def test_an_address_beside_the_page_s_own_is_an_article_s_whatever_the_folder_is_called() -> None:
    box = '<section><h3>Related</h3><ul><li><a href="/themen/town/arches">Two arches of the bridge</a></li></ul></section>'
    page = f"<html><title>B</title><body><article>{TEXT}</article>{box}"
    assert [link.zone for link in extract(page, "https://a.example/themen/town/bridge").links] == ["related"]
    assert extract(page, "https://a.example/news/town/bridge").links == ()


NAMES = ("claim", "invitation", "named_frame", "named_other", "is_article", "is_topic", "is_labelled", "is_paragraph")
NOTHING = dict.fromkeys((*NAMES, "inside", "near", "words", "items", "others", "group_words", "is_vague"), 0.0)
HEADED = NOTHING | {"claim": 1.0, "is_article": 1.0, "words": 5.0}


@pytest.mark.parametrize(
    ("changes", "is_meant"),
    [
        ({}, True),
        ({"claim": 0.0}, False),
        ({"is_article": 0.0}, True),
        ({"is_article": 0.0, "words": 2.0}, False),
        ({"is_article": 0.0, "named_other": 1.0}, False),
        ({"is_article": 0.0, "is_topic": 1.0}, False),
        ({"named_other": 1.0, "words": 1.0}, True),
        ({"items": 2.0, "group_words": 1.5}, False),
        ({"items": 2.0, "group_words": 2.5}, True),
        ({"items": 1.0, "group_words": 1.5}, True),
        ({"invitation": 1.0}, False),
        ({"invitation": 1.0, "near": 1.0}, True),
        ({"named_frame": 1.0}, True),
        ({"named_frame": 1.0, "words": 4.0}, False),
        ({"named_frame": 1.0, "is_vague": 1.0}, False),
        ({"is_vague": 1.0}, True),
        ({"named_frame": 1.0, "is_article": 0.0}, False),
        ({"named_frame": 1.0, "invitation": 1.0, "near": 2.0}, False),
    ],
)
def test_a_heading_that_claims_means_articles_and_no_topics_or_labels(
    changes: dict[str, float], is_meant: bool
) -> None:
    assert is_claimed(HEADED | changes) is is_meant


@pytest.mark.parametrize("counted", ["items", "alike"])
@pytest.mark.parametrize(("links", "is_meant"), [(1, True), (4, True), (5, False), (27, False)])
def test_a_few_paragraphs_that_are_links_are_further_reading_and_more_a_list(
    links: int, is_meant: bool, counted: str
) -> None:
    paragraph = {"is_article": 1.0, "words": 5.0, "is_paragraph": 1.0, "inside": 1.0}
    number = {"items": 1.0, "alike": 1.0, counted: math.log2(1 + links)}
    assert is_claimed(NOTHING | paragraph | number) is is_meant
    assert not is_claimed(NOTHING | paragraph | number | {"others": 1.0})


def test_what_leads_nowhere_is_left_out() -> None:
    inner = (
        "<p>"
        + "".join(f'<a href="{href}">x</a> ' for href in ("#top", "javascript:void(0)", "mailto:a@b.example", ""))
        + "and words.</p>"
    )
    assert zones(inner) == {}


def test_each_address_once_and_at_most_200() -> None:
    many = "".join(
        f'<a href="/l{number}">Link</a> <a href="/l{number}">Link number {number}</a> ' for number in range(300)
    )
    box = f"<section><h3>Related</h3><div>{many}</div></section>"
    found = extract(f"<html><title>Bridge</title><body><article>{TEXT}</article>{box}", "https://a.example/x").links
    assert len(found) == zoning.MAX_LINKS
    assert len({link.url for link in found}) == zoning.MAX_LINKS
    assert found[3].anchor == "Link number 3"


def test_a_base_element_counts() -> None:
    box = "<section><h3>Related</h3><a href='cracks-in-two-arches'>Cracks</a></section>"
    page = f"<html><head><base href='https://a.example/d/'><title>B</title></head><body><article>{TEXT}</article>{box}"
    found = extract(page, "https://a.example/x").links
    assert [link.url for link in found] == ["https://a.example/d/cracks-in-two-arches"]


def test_the_text_does_not_change_when_a_related_block_is_added() -> None:
    def text(inner: str) -> str | None:
        return extract(
            f"<html><title>Bridge closed</title><body><article><h1>Bridge closed</h1>{TEXT}{inner}</article>",
            "https://a.example/x",
        ).text

    block = '<div class="related"><p><strong>Related article:</strong> <a href="/d">Cracks found in two of the arches</a></p></div>'
    assert text(block) == text("") == "\n".join(PARAGRAPHS)


def credit_of(inner: str) -> str | None:
    page = f"<html><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1>{TEXT}</article>{inner}</body></html>"
    return extract(page, "https://a.example/2024/02/06/bridge").syndication_credit


def test_a_credit_with_a_link_is_found_where_the_text_leaves_it_out() -> None:
    link = '<a href="https://b.example/x">'
    assert credit_of(f'<div class="cr">This article was first published by the {link}Courier</a>.</div>') == "Courier"
    assert credit_of(f"<p><em>This article was first {link}published</a> by The Courier.</em></p>") == "Courier"


def test_a_link_to_what_another_outlet_published_is_no_credit() -> None:
    link = '<a href="https://b.example/x">published</a>'
    assert credit_of(f"<p>Engineers repeat what a report {link} in May had said.</p>") is None
