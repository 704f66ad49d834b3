"""Words that name the sections of news sites, in addresses and in navigation, in many languages."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a paper reports on: its world, its country, its money. Addresses are mostly in Latin letters, titles in the
# site's own.
NEWS = _words(
    """
    news latest breaking world international politics policy national nation local region regional regions business
    economy economics finance money markets market companies society crime courts justice law security defence defense
    military war conflict conflicts diplomacy europe european asia africa america americas us usa uk russia china
    ukraine middle-east central-asia eurasia opinion opinions editorial comment commentary analysis investigations
    investigation science technology tech health education environment climate energy culture sport sports media home
    africa-news domestic foreign country countries state government parliament elections election

    nachrichten politik ausland inland wirtschaft panorama welt gesellschaft meinung wissen wissenschaft kultur
    deutschland oesterreich schweiz unternehmen finanzen regionales netzwelt umwelt gesundheit

    actualite actualites monde politique economie societe international france opinions faits-divers planete sante
    sciences culture regions entreprises enquetes

    noticias actualidad mundo politica economia sociedad internacional nacional opinion cultura deportes ciencia
    tecnologia negocios sucesos espana mexico argentina chile colombia peru latinoamerica america-latina justicia salud

    ultimas brasil portugal cidades cotidiano poder mercado esportes saude ciencias internacional sociedade opiniao
    desporto pais

    notizie cronaca esteri mondo economia politica interni italia ultimora scienze salute

    nieuws binnenland buitenland economie politiek wereld maatschappij
    nyheder nyheter uutiset inrikes utrikes indland udland verden kotimaa ulkomaat talous politiikka samhalle ekonomi

    novosti politika ekonomika obschestvo obshchestvo v-mire mir rossiya proisshestviya kriminal biznes finansy armiya
    mneniya kazakhstan strana mirovye politics_news novyny svit suspilstvo ukraina
    wiadomosci kraj swiat polska gospodarka biznes zpravy domaci svet domov zahranici ekonomika vijesti vesti svijet
    hrvatska srbija drustvo crna-hronika stiri actualitate extern hirek belfold kulfold gazdasag velfold
    haber haberler gundem dunya ekonomi siyaset son-dakika turkiye yasam
    berita nasional internasional ekonomi bisnis politik dunia hukum peristiwa
    tin-tuc thoi-su the-gioi kinh-te kinh-doanh phap-luat xa-hoi
    kokusai shakai seiji keizai guoji guonei shehui caijing
    """
)
# The same in other scripts; here a part of the title is enough.
NEWS_TITLES = (
    "новост", "политик", "эконом", "обществ", "в мире", "россия", "происшеств", "бизнес", "финанс", "армия", "мнени",
    "наука", "спорт", "культур", "новини", "україн", "світ", "суспільств", "жаңалық", "саясат", "экономика", "қоғам",
    "әлем", "свят", "общество", "вести", "свет", "друштво", "ειδήσεις", "κόσμος", "πολιτική", "οικονομία",
    "κοινωνία", "ελλάδα", "أخبار", "سياسة", "اقتصاد", "العالم", "عالم", "محليات", "مجتمع", "رياضة", "آراء", "اخبار",
    "سیاسی", "اقتصادی", "جهان", "اجتماعی", "بین الملل", "ورزش", "חדשות", "פוליטי", "כלכלה", "בעולם", "בארץ", "समाचार",
    "राजनीति", "देश", "विदेश", "दुनिया", "व्यापार", "खेल", "राज्य", "সংবাদ", "রাজনীতি", "বাংলাদেশ", "বিশ্ব",
    "আন্তর্জাতিক", "অর্থনীতি", "খেলা", "செய்தி", "அரசியல்", "இந்தியா", "உலகம்", "వార్తలు", "ข่าว", "การเมือง", "เศรษฐกิจ",
    "ต่างประเทศ", "新闻", "新聞", "国际", "國際", "国内", "國內", "政治", "社会", "社會", "经济", "經濟", "経済", "财经",
    "財經", "時事", "时事", "要闻", "要聞", "观点", "ニュース", "スポーツ", "정치", "경제", "사회",
    "국제", "뉴스", "전국", "ახალი ამბები", "პოლიტიკა", "საზოგადოება", "լուրեր", "քաղաքական",
)  # fmt: skip
# What a navigation offers besides news. Some of it has articles; it comes last.
OTHER = _words(
    """
    about about-us abo archive apps app auto autos blogs books bookmarks careers cars cartoons celebrity classifieds
    community competitions contact cooking corrections coupons crossword crosswords cruises dating deals dossiers
    e-paper epaper ebooks entertainment events fashion faq food galleries gallery gallerie games garden gutscheine help
    home-and-garden horoscope horoscopes horoskop jobs kids lifestyle live livestream lotto magazine marketplace
    membership motoring movies music newsstand obituaries partner partners pets photo photos podcast podcasts
    print-edition programmes property puzzle puzzles quiz quizzes radio real-estate recipes reviews rezepte schedule
    services shopping sitemap spiele style team travel tv tv-programm video videos voucher vouchers wetter weather
    webinars wedding wine
    """
)
# Paths with one of these segments list, sell or explain.
SERVICES = _words(
    """
    account accounts ads advertise advertising agb author authors basket cart checkout contact-us contacto contatti
    contributors cookie-policy cookie-preferences cookies copyright datenschutz disclaimer donate donation feed feeds
    imprint impressum journalists kontakt legal login logout my-account newsletter newsletters notifications nutzung
    nutzungsbedingungen page password people preferences press pressroom privacy privacy-policy profile
    profiles quienes-somos register registration reklama rss search settings shop sign-in sign-up signin signup
    sitemap sitemaps store staff subscribe subscription subscriptions suche support tag tags terms
    terms-and-conditions terms-of-service terms-of-use user users werbung wp-admin wp-content wp-json wp-login
    """
)
# Long words of this kind are put together freely: "datenschutzhinweise", "newsletter-anmeldung".
SERVICE_STARTS = (
    "abonn", "advert", "barrierefrei", "cookie", "datenschutz", "impress", "kontakt", "login", "mediadaten",
    "newsletter", "nutzungsbed", "privacy", "subscri", "widerruf",
)  # fmt: skip
# Paths with one of these segments (but the last) sell something, or gather what others say.
OFFERS = _words(
    """
    abo abonnement abonnements abos admin annonces anzeige anzeigen articlecomments boutique cart checkout classifieds
    comments coupons deals event events forum forums gutschein gutscheine job jobs kalender rabattcode shop stellenmarkt
    store ticket tickets veranstaltungen
    """
)
# These list what somebody wrote or what stands under a word, unless a long headline follows.
LISTINGS = _words(
    """
    all-about autor autore autoren autores auteur auteurs avtor avtory author authors bio byline cimke columnist
    columnists contributor etichetta etiqueta etiquetas etiquette keyword keywords label labels person persona personen
    personas schlagwort schlagworte staff stichwort szerzo tag tagged tags tegi tudo-sobre tudosobre verfasser writer
    writers yazar yazarlar
    """
)
# These do too, unless the address goes on like that of a story, by a number or a long headline.
TOPICS = _words(
    """
    categoria categorias categorie category categories kategorie kategorien kategori rubrik rubriken rubrique tema
    temas thema themen theme themes themenseite topic topics
    """
)
