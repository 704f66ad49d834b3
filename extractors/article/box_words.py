"""How pages head and name their other lists of links, in many languages, and what addresses of no article are made of."""

# ruff: noqa: E501, RUF001 - words of many scripts, a language in each line

from __future__ import annotations

import re

from extractors.article.claim_words import heading
from extractors.article.word_lists import any_of

#: A link that leads from a teaser to the whole of it says this, and nothing more.
READ_ON = re.compile(
    r"\A[\W_]{0,4}(?:(?:read|see|view|learn|find out|show|discover) (?:the )?(?:more|full|all|story|article|now|this|on)"
    r"|(?:keep|continue) reading|weiterlesen|weiter|mehr(?: lesen| dazu| erfahren)?|(?:zum |ganzen )?artikel lesen"
    r"|lire(?: la suite| l.article| plus)?|en (?:savoir|lire) plus|voir (?:plus|tout)|(?:lea|lee|leer|leé|ver|vea) más"
    r"|(?:leia|ler|ver|veja|saiba) mais|leggi(?: tutto| di più)?|lees (?:meer|verder)|les mer|læs mere|läs mer|lue lisää"
    r"|czytaj (?:więcej|dalej)|więcej|číst (?:více|dále)|citește (?:mai mult|tot)|читать (?:далее|полностью|ещё|еще)"
    r"|подробнее|далее|дізнатися більше|devamını oku|devamı|baca selengkapnya|selengkapnya|続きを読む|もっと(?:見る|読む)"
    r"|阅读(?:更多|全文)|更多|더 ?보기|اقر[أا] المزيد|المزيد|और पढ़ें|ดูเพิ่มเติม|xem thêm)[\W_]{0,4}\Z",
    re.IGNORECASE,
)
#: The heading says that what follows was chosen by time, number of readers, place or author.
OTHERS = heading(
    """
    (?:the )?(?:latest|newest|recent|fresh|breaking|live|top|main|today|this week|just in|headlines|happening now|featured|popular|trending|hot|viral|most)\\b
    more (?:from|by|in|top|latest|headlines|local|world|of)\\b
    more(?: (?:news|articles|posts|stories|headlines|content))?$
    also (?:by|from)
    (?:our )?(?:editor.?s|editors.?|staff|our) (?:picks?|choice|selection|top)
    (?:must|our readers|readers) reads?
    must.reads?
    from (?:around|across|our|the|elsewhere)\\b
    (?:in|on) (?:other|case you|this section|the news|our)
    (?:previous|next|prev)\\b
    (?:sponsored|promoted|partner|paid|advert|ads? by|deals|offers?|shop|newsletters?|subscribe|sign up|follow|about the|share|tags?|topics?|categor|authors?|comments?)
    (?:watch|video|photos?|podcasts?|gallery|galleries|listen|multimedia)s?\\b
    (?:aktuell|neueste|neuste|letzte|meistgelesen|meist gelesen|beliebt|top.?(?:themen|news|artikel|stories)|jetzt|im trend|schlagzeilen|eilmeldung|ticker|nachrichten|empfehlung|tipps? der redaktion|unsere empfehlung|leseempfehlung)
    mehr (?:aus|von|nachrichten|news)
    weitere (?:artikel|meldungen|nachrichten|themen|beiträge|news)
    (?:vorheriger|nächster|anzeigen?|themen|schlagw|schlagwörter|kommentare|autor|videos?|bilder|fotos|podcast)
    (?:à la une|a la une|dernières?|en direct|en continu|les plus (?:lus|lues|populaires|vus)|le plus (?:lu|populaire)|populaires?|l.actualité|actualités?|tendances?|fil info|plus d.articles|précédent|suivant|sujets?|thèmes?|du même auteur|vidéos?|nos (?:vidéos|newsletters)|contenus sponsorisés)
    (?:lo (?:más|último|mas)|últim[oa]s|ultim[oa]s|más (?:leíd[oa]s|vist[oa]s|noticias|de)|mas (?:leid[oa]s|vist[oa]s)|lo \\+|tendencias|destacad[oa]s|en portada|anterior|siguiente|te puede ver|mais (?:lidas?|vistas?|recentes|populares|notícias)|as mais|em alta|temas|etiquetas)
    (?:più (?:lett[ie]|popolari|vist[ie])|i più|le più|ultim[ei]|ultime notizie|in evidenza|precedente|successivo|altre notizie)
    (?:meest (?:gelezen|recent|bekeken)|laatste|net binnen|populair|nieuwste|vorige|volgende)
    (?:mest (?:lest|læst|läst|sett|lästa|leste|læste|delt)|siste|seneste|senaste|sista|nyeste|nyheter|populær|populär|topp|akkurat nå|lige nu|just nu|flere (?:saker|nyheder|nyheter)|fler (?:artiklar|nyheter)|forrige|neste|næste|föregående|nästa)
    (?:luetuimmat|tuoreimmat|uusimmat|suosituimmat|viimeisimmät)
    (?:najnowsze|najczęściej|popularne|najpopularniejsze|ostatnie|polecane|na czasie|poprzedni|następny|najważniejsze|z ostatniej|dzisiaj|więcej (?:z|w) )
    (?:nejčtenější|nejnovější|najčítanejšie|najnovšie|aktuálně|najnovije|najčitanije|najnovejše|najbolj brano|izdvojeno|najpopularnij\\w+|последние|популярн\\w+|главн\\w+|новости дня|лента|самое|сейчас|свежие|останні|головн\\w+|найпопулярн\\w+|најновије|најчитаније|последни|най-)
    (?:legolvasottabb|legfrissebb|friss|cele mai|ultimele|recente|naujausi\\w*|skaitomiausi\\w*|populiariausi\\w*|jaunākie|populārākie|lasītākie|loetumad|viimased|uudised)
    (?:son dakika|en çok|çok okunan|güncel|öne çıkan|popüler|manşet|günün)
    (?:τελευταία|δημοφιλή|ροή|πρόσφατα|τα πιο|κορυφαία)
    (?:terpopuler|terbaru|terkini|populer|berita (?:terkini|lainnya|populer|terbaru)|tin mới|đọc nhiều|mới nhất|xem nhiều|nổi bật)
    (?:最新|新着|人気|ランキング|アクセス|おすすめ|注目|特集|トップ|ニュース|热门|熱門|热点|排行|头条|推荐$|最热|最熱|即時|焦點)
    .{0,12}(?:の新着|ランキング|の最新)
    (?:많이 본|최신|인기|주요|실시간|추천|이 시각|오늘의|랭킹|헤드라인|핫|기자의)
    (?:ताज़ा|ताजा|ट्रेंडिंग|लेटेस्ट|टॉप|बड़ी खबरें|সর্বশেষ|সর্বাধিক|জনপ্রিয়|ล่าสุด|ยอดนิยม)
    (?:آخر|أخر|الأكثر|الاكثر|أحدث|احدث|اخر|أهم|مختارات|آخرین|پربازدید|پربیننده|تازه|تازہ|مقبول)
    (?:הנקראות|הכי|חדשות|מבזקים|פופולרי|נצפות)
    """
)
#: A heading that says so further behind: Tennis latest, Artículos más leídos, La sélection de la rédaction.
OTHERS_WITHIN = any_of(
    r"\b(?:latest|most (?:read|viewed|popular|shared)|top (?:stories|news)|editor[s'’]{1,3} (?:picks|choices?|recommendations))\b"
    r"|\A\W{0,4}(?:more|other) (?:\w+ ){0,3}(?:stories|news|posts|headlines)(?: (?:from|in|by)\b.{0,40})?\W*\Z"
    r"|\b(?:am|derzeit) (?:beliebt|häufigst)|\bmeist(?:ge|be)\w+|\bzuletzt \w+t\b|\baus (?:dem|der|diesem) (?:ressort|rubrik|region)\b"
    r"|\bder redaktion\W*\Z|\b(?:les|la) plus (?:lus?|lues?|vus?|vues?|partagés?)\b|\bde la rédaction\W*\Z|\ben continu\W*\Z"
    r"|\bderni[èe]r(?:e|es|s)? (?:news|infos?|actualités|articles|nouvelles)\b|\ben ce moment\W*\Z"
    r"|\b(?:más|mas) (?:leíd|leid|vist|comentad)[oa]s\b|\bmais (?:lid|vist)[oa]s\b|\bpiù (?:lett|vist)[ie]\b"
    r"|\b(?:mest|meest) (?:lest|læst|läst|lästa|leste|gelezen|bekeken)\b|\blige nu\W*\Z|\bakkurat nå\W*\Z|\bjust nu\W*\Z"
    r"|\baangeboden door\b|\bannonsør|\bannonce|\b(?:diğer|güncel) haberler\b|\bиз рубрики\b|\bза (?:день|сутки|добу)\W*\Z"
    r"|おすすめ|ランキング|新着|বিভাগের|الأكثر قراءة|ज़्यादा पढ़",
)
#: A heading that claims a relation further behind: Dossiers zum Thema, Our related coverage, Other articles on this topic.
WITHIN = any_of(
    r"\b(?:zu[rm]|auf|über|im|in) (?:(?:selben|gleichen|diese[mr]?) )?(?:thema|dossier|themenkomplex)\b|\bdieses thema\b"
    r"|\b(?:on|about) (?:this|the same) (?:topic|subject|story|issue|series|case|theme)\b|\bin (?:this|the same) series\b"
    r"|\brelated to (?:this|the)\b|\brelated (?:articles?|stories|posts?|news|coverage|reading|reports?|content|items?|links?)\b"
    r"|\b(?:articles?|nouvelles|actualités|contenus|sujets|lectures) (?:li[ée]s|connexes|similaires|associés)"
    r"|\bsur (?:ce|le même) (?:sujet|thème)\b|\bdans (?:ce|le même) dossier\b"
    r"|\brelaciona(?:d[oa]s?|ts|des)\W*\Z|\bcorrelat[ie]\W*\Z|\bcollegat[ie]\W*\Z"
    r"|\b(?:sobre|en) (?:este|el mismo) tema\b|\bsobre (?:este|o mesmo) (?:assunto|tema)\b"
    r"|\b(?:sullo|dello) stesso (?:argomento|tema)\b|\bsu questo (?:argomento|tema)\b"
    r"|\b(?:over|bij) dit (?:onderwerp|artikel)\b|\bhetzelfde onderwerp\b"
    r"|\bom (?:samma|denne|dette|det här) (?:ämne|saken|emnet|temaet)\b"
    r"|\b(?:na|w) (?:ten sam|tym samym|ten|tym) temacie?\b|\bpowiązan\w*\W*\Z|\bsouvisejíc\w*\W*\Z|\bsúvisiac\w*\W*\Z"
    r"|\bпо (?:этой )?теме\b|\bна (?:эту|ту же|цю|цю ж) тему\b|\bза темою\b|\bсвязанн\w+ (?:материал|новост|стат)"
    r"|\b(?:σχετικ|συναφ)\w+ (?:άρθρα|ειδήσεις|θέματα)|\bkonu(?:da|yla ilgili)\b|\bterkait\W*\Z|liên quan\W*\Z",
)
#: A claim that only invites: what follows was often chosen for the reader, not for the article.
INVITATIONS = re.compile(
    r"\A\W{0,4}(?:you|recommend|suggest|what to|keep|if you|people|others?\b|readers|das |dies|auch|noch|könnt|vous|cela|te |le (?:puede|podr|interesa)"
    r"|qui?z|tal vez|puede|podría|ti |vi |può|forse|também|ook interessant|misschien|du |kanskje|måske|sinua|saatat|może|mogą|zainteres|moglo|možda|mozda|moguće|utegne|morda"
    r"|te-ar|s-ar|v-ar|ți-ar|ar putea|érdekel|ez is|ezt is|ezek|може да|можда|можеби|μπορεί|ίσως|et pot|us pot|có thể bạn|คุณอาจ"
    r"|articles? recommand|contenus? recommand|la r[ée]daction|l.auteur|nous vous|pode|potreb|vam|вам|вас|mohl[oiy]|önerilen|rekomendasi|ilgini|(?:bunlar|şunlar) "
    r"|قد|ربما|אולי|你|您|妳|猜|为[你您]|為[你您]|empfohlen|schon|we |recom|à découvrir|aanbevolen|anbefal|rekommend|suosit|polecane|doporuč|odporúč|ajánl|рекоменд|совету|что|радимо|berita rekom|size|sizin|あなた|आपके|اخترنا|נבחר|more (?:stories|news|articles|coverage|reading)(?! (?:like|about|on) this)|推荐|推薦)",
    re.IGNORECASE,
)
#: A claim about somebody or something, which may be a section.
MORE_ON = re.compile(
    r"\A\W{0,4}(?:more (?:on|about)|mehr (?:zu|zum|über)|mer om|meer over|mais sobre|más sobre)"
    r"(?! (?:this|diesem|thema|saken|denne|temaet|dit))\b",
    re.IGNORECASE,
)
#: One heading over several lists, of which only one would be related.
MIXED = re.compile(
    r"latest|most (?:read|popular)|videos?\b|neueste|meistgelesen|dernier|últim|lo más|najnowsze|популярн",
    re.IGNORECASE,
)
#: Topics, not articles, follow.
TOPICS = re.compile(
    r"キーワード|タグ|ワード|标签|標籤|키워드|태그|\A\W*(?:related|relaterte|relaterade) (?:topics|tags|keywords|emner|ämnen)\b"
    r"|\b(?:topics|tags?|keywords|schlagwörter|schlagworte|stichwörter|mots.clés|etiquetas|tópicos|trefwoorden|emneord"
    r"|emner|nyckelord|avainsanat|tagi|štítky|oznake|теги|мітки|etiketler|الوسوم|الكلمات)\W*\Z",
    re.IGNORECASE,
)
#: Names of blocks of what is latest, most read or beside: stems of class and id.
OTHER_NAMES = re.compile(
    r"latest|most[-_]?(?:read|pop|view|recent|shared|comment)|popular|trending|(?:^|[-_ ])recent|newest|breaking"
    r"|ticker|headlines|(?<!has)(?<!with)(?:^|[-_ ])(?:prev|next)(?:$|[-_ ])|prev[-_]?next|post[-_]?nav|pagination|pager"
    r"|editors?[-_]?(?:pick|choice)|(?:^|[-_ ])top[-_]?(?:stor|news)|sponsor|promoted|advert|outbrain|taboola|zergnet"
    r"|comments?(?:$|[-_ ])|newsletter|cookie|consent"
    r"|(?:^|[-_ ])(?:notas[-_]?)?[uú]ltim[aeo]s?|recientes|mas[-_]?(?:leid|vist)|mais[-_]?(?:lid|vist)|plus[-_]?lus?(?:$|[-_ ])|derni[eè]res?(?:$|[-_ ])|pi[uù][-_]?lett"
    r"|meist[-_]?gelesen|neueste|meest[-_]?gelezen|mest[-_]?(?:last|lest|laest|sett)|(?:^|[-_ ])(?:siste|senaste|seneste|nyeste)(?:$|[-_ ])|luetuimmat|tuoreimmat"
    r"|najnow|najcz|najcit|najnov|nejcten|nejnov|legfrissebb|legolvasott|populyar|posledni|son[-_]?dakika|cok[-_]?okunan|terbaru|terpopuler|terkini|ranking",
    re.IGNORECASE,
)
#: One of these is in every name that the expression above finds: a plain search is faster.
_OTHER_STEMS = """
    latest most popul trending recent newest breaking ticker headlines prev next post-nav post_nav postnav pagination
    pager editor topstor top-stor top_stor topnews top-news top_news sponsor promoted advert outbrain taboola zergnet
    comment newsletter cookie consent ltim mas mais plus derni lett gelesen neueste gelezen mest siste senaste seneste
    nyeste luetuimmat tuoreimmat najnow najcz najcit najnov nejcten nejnov legfrissebb legolvasott posledni dakika
    okunan terbaru terkini ranking
"""
OTHER_STEMS = tuple(_OTHER_STEMS.split())
#: Names of blocks of further reading, in more languages than the filter of lines needs.
RELATED_NAMES = re.compile(
    r"relat(?:ed|ert|erad|ion)|relacion|raleted|correlat|gerelateerd|verwandt|passend|zum[-_]?thema|more[-_]?(?:to|on|about)[-_]?(?:subject|topic|this)|more[-_]?topic"
    r"|(?:read|see|les|lees|laes|las|lue|lire|voir)[-_]?(?:also|ogsa|ook|ocksa|myos|aussi)(?:$|[-_ ])|leia[-_]?(?:tambem|mais)|lea[-_]?tambien|leggi[-_]?anche"
    r"|baca[-_]?juga|terkait|lien[-_]?quan|ilgili|benzer|powiaz|podobne|souvis|suvis|kapcsolod|vezan[ei]|povezan|srodn|sorodn|susij|saistit|seotud|liittyv|kanren|kanlian"
    r"|xiangguan|guanlian|pohozh|po[-_]?teme|(?:inline|article)[-_]?teaser|interstitial[-_]?link|interlink|story[-_]?package",
    re.IGNORECASE,
)
_RELATED_NAME_STEMS = """
    relat relacion raleted verwandt passend thema more also ogsa ook ocksa myos aussi leia lea leggi baca terkait lien
    ilgili benzer powiaz podobne souvis suvis kapcsolod vezan srodn sorodn susij saistit seotud liittyv kanren kanlian
    xiangguan guanlian pohozh teme teaser interstitial interlink package
"""
RELATED_NAME_STEMS = tuple(_RELATED_NAME_STEMS.split())

_SEGMENTS = """
    abonnements abonamenty amne avainsana avtor avtory cartoon cartoons cimke classifieds emne emner etiquette
    forfatter galleri gallerier galerija journalistes mot-clef oznaka oznake penulis place places rubric rubrica
    rubriche rubrics seccion secciones secao sekce stitek stitky suscripciones szerzo tagovi toimittaja
    pdf pdfs download shop store product products produkt produkte producto productos produit produits ebook ebooks
    athlete athletes jugador jugadores joueur joueurs landingpage leserbriefe player playerpage players spieler
    team-page teams
    about abo abonnement audio autor autore autoren autores autori auteur auteurs autors bild bilder bildergalerie
    bildergalerien byline channel contributor contributors datenschutz diaporama editorial-team etiket etiketler
    etiqueta etiquetas etiquette etiquettes fotky foto fotogalerie fotogaleria fotogalerija fotos fotostrecke galeria
    galerie galeries galleria galleries gallery hashtag hashtags image images journalist kategoria kategorie kategori
    keyword keywords konu label live-tv livestream mediathek mot-cle mots-cles multimedia person persona personas
    personen photo photo-gallery photos photogallery pictures podcast podcasts profil reporter reporters rensai rubrik
    rubrika rubrique rubriques schlagwort section sections skribent slideshow slideshows staff stichwort stichwoerter
    sujet sujets tag tagg taggar tagi tags tagtema team tema temaer temas temat temi thema themen thematique theme
    themes topic topics video videos videogallery videolar vidéos watch webcam writers writer yazar yazarlar yazarlari
"""
#: A path with one of these segments leads to a list, a person, pictures or sound.
NO_ARTICLE = frozenset(_SEGMENTS.split())
