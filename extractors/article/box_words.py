"""How pages head their lists of links, in many languages, and what addresses of no article are made of."""

# ruff: noqa: E501, RUF001 - words of many scripts, a language in each line

from __future__ import annotations

import re


def _start(words: str) -> re.Pattern[str]:
    """A heading that begins with one of these, a line each; what follows is free."""
    parts = "|".join(line.strip().replace(" ", r"[ \u00a0_-]?") for line in words.strip().splitlines())
    return re.compile(rf"\A[\W_]{{0,4}}(?:{parts})", re.IGNORECASE)


#: The heading claims that what follows belongs to this article, or invites to read on.
CLAIMS = _start(
    """
    related(?! (?:tags?|search|compan|product|jobs?|videos?|podcasts?|people|person|categor|photos?|galler|terms|quotes|stocks?))
    (?:you )?(?:may|might) also (?:like|be interested|enjoy|want)
    you(?:'ll|’ll)? (?:may|might|will)?(?: also)? (?:like|love|enjoy|be interested)
    recommended(?: for you| stories| reading| articles)?$
    (?:see|read|check) also
    also (?:read|see|on|in this)
    (?:read|see|learn|find out|discover) (?:more|next|this|too|on)\\b
    what(?: else)? to read
    more (?:on|about) (?:this|the|these|that)
    more on\\b
    more (?:stories|news|articles|coverage|reading) (?:on|about|like)
    more (?:like|related) this
    similar
    further reading
    (?:further|additional|background) (?:reading|information|coverage)
    suggested
    in (?:this|the same) (?:story|series|dossier)
    (?:the )?story so far
    timeline
    background$
    keep reading
    continue reading
    if you (?:liked|enjoyed)
    mehr (?:zum|zu|über|dazu|lesen|von diesem)
    zum (?:thema|weiterlesen)
    weiter(?:e|führende) (?:artikel|links|informationen|meldungen|beiträge|nachrichten) zum?
    weiterführend
    weiterlesen
    (?:lesen|sehen) sie (?:auch|dazu|mehr|hier|jetzt|weiter)
    lies? (?:auch|dazu|mehr)
    (?:auch|noch) (?:interessant|lesenswert)
    (?:das|dies(?:e artikel)?)? ?(?:könnte|könnten) (?:sie|dich|ihnen|euch|auch)
    (?:dich|sie|euch|ihnen) interessiert
    verwandte?
    ähnliche
    passend(?:e|es)? (?:dazu|zum|artikel|beiträge)
    (?:siehe|sehen sie) auch
    hintergr(?:und|ünde)
    zugehörige
    chronologie
    à lire
    a lire
    (?:à )?lire (?:aussi|également|plus|la suite)
    (?:à )?voir (?:aussi|également)
    sur (?:le même|ce) (?:sujet|thème)
    dans le même (?:dossier|sujet)
    articles? (?:liés?|similaires?|connexes?|associés?|recommandés?|en relation)
    (?:vous )?(?:pourriez|aimerez) (?:aussi|aimer)
    cela (?:peut|pourrait) vous
    pour aller plus loin
    en (?:savoir|lire) plus
    notre dossier
    (?:contenidos?|noticias|notas|artículos|temas|artigos|notícias|conteúdos?|matérias) relacionad[oa]s
    relacionad[oa]s?
    (?:lea|lee|leer|leé|ver|vea|mira|mirá|leia|veja|ler|leggi|vedi|guarda) (?:también|tambien|además|más|mais|também|anche|ancora|di più)
    también (?:te|le) (?:puede|podría)
    te (?:puede|podría|recomendamos)
    le (?:puede|podría)
    más (?:sobre|información)
    (?:você )?(?:pode|poderá) (?:gostar|se interessar)
    mais sobre
    saiba mais
    sobre o mesmo
    (?:articoli|notizie) correlat[ie]
    correlat[io]
    potrebbe(?:ro)? (?:interessarti|anche)
    approfondi
    per approfondire
    sullo stesso (?:argomento|tema)
    lees (?:ook|meer|verder)
    gerelateerd
    meer over
    zie ook
    (?:les|læs) (?:også|mer|mere)
    läs (?:också|även|mer)
    (?:relatert|relaterade|relaterede|relaterat)
    mer om
    (?:mere|mer) (?:om|fra) (?:denne|samme|saken|emnet)
    se også
    lue (?:myös|lisää)
    (?:aiheeseen|aiheesta)
    katso myös
    (?:czytaj|zobacz|przeczytaj|polecamy) (?:też|także|również|więcej|dalej)
    powiązane
    podobne
    więcej (?:o|na) (?:ten|tym|temat)
    (?:przecztěte|přečtěte|čtěte|čítajte|prečítajte) (?:si )?(?:také|též|tiež|aj|i)
    související
    súvisiace
    mohlo by (?:vás|sa)
    podobné
    (?:kapcsolódó|hasonló|olvasd|olvassa)
    (?:citește|citeşte|citiți|vezi) (?:și|şi|mai)
    (?:pe aceeași|pe aceeaşi) temă
    articole (?:similare|asemănătoare|recomandate)
    (?:pročitajte|pročitaj|čitajte|opširnije|preberite|vezano|povezan\\w+|slično|sorodn\\w+|preberi)
    (?:прочитајте|прочетете|прочети|поврзан\\w+|повезан\\w+|свързани|вижте още|още по)
    (?:taip pat skaitykite|skaityk(?:ite)? taip pat|susij\\w+|daugiau (?:apie|šia tema))
    (?:saistīt\\w+|lasi(?:et)? arī|vairāk par)
    (?:loe (?:ka|veel|lisaks|edasi)|seotud|samal teemal)
    (?:читайте|смотрите|читати|дивіться|чытайце) (?:также|ещ[её]|по теме|далее|больше|також|ще|таксама)
    (?:по теме|по этой теме|другие материалы по теме|материалы по теме|новости по теме|ещ[её] по теме|за темою|по темі|на эту тему|на тему)
    (?:похожие|связанные|схожі|пов.язан\\w+|подобные)
    (?:вам|вас) (?:может|может также|также может|могут) (?:быть )?(?:интересно|заинтересовать|понравит\\w+)
    (?:ilgili|benzer|bunlar da|bunu da|ayrıca oku|bakmadan geçme|önerilen)
    (?:σχετικ\\w+|διαβάστε (?:επίσης|ακόμη|ακόμα|και)|δείτε (?:επίσης|ακόμη|και))
    (?:baca juga|berita terkait|artikel terkait|terkait|simak juga|lihat juga|rekomendasi untuk)
    (?:berita|artikel) berkaitan
    (?:tin|bài|nội dung|bài viết) (?:liên quan|cùng)
    (?:xem|đọc) thêm
    (?:kaugnay|basahin (?:din|rin))
    (?:soma (?:zaidi|pia)|habari zinazo)
    (?:lees ook|verwante)
    (?:više|vise) o (?:temi|ovoj|ovome)
    (?:l.auteur|la rédaction|nous) vous recommand
    (?:tengdar|tengt|lesa meira|sjá einnig)
    (?:lexo|lexoni) (?:edhe|gjithashtu|më shumë)
    (?:llegeix|llegiu) (?:també|més)
    (?:el|mai) mult (?:despre|citit despre)
    (?:আরও পড়ুন|আরো পড়ুন|সম্পর্কিত|এ সম্পর্কিত)
    (?:આ પણ વાંચો|સંબંધિત)
    (?:हे (?:पण|ही|देखील) वाचा)
    (?:தொடர்புடைய|மேலும் படிக்க|இதையும் படியுங்கள்)
    (?:ఇవి కూడా చదవండి|సంబంధిత|ഇതും വായിക്കുക|ಇದನ್ನೂ ಓದಿ)
    (?:بیشتر بخوانید|اخبار مرتبط|مطالب مرتبط|خبرهای مرتبط)
    (?:مزید پڑھیں|یہ بھی پڑھیں|متعلقہ)
    関連
    あわせて読みたい
    合わせて読みたい
    こちらも
    時系列で見る
    相关
    相關
    延伸阅读
    延伸閱讀
    推荐阅读
    推薦閱讀
    更多(?:关于|相关|報導|报道)
    관련
    함께 (?:볼|읽)
    이 기사와
    연관
    ข่าวที่เกี่ยวข้อง
    เรื่องที่เกี่ยวข้อง
    อ่านเพิ่มเติม
    (?:संबंधित|सम्बंधित|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|इन्हें भी पढ़ें|और पढ़ें)
    (?:আরও পড়ুন|আরো পড়ুন|সম্পর্কিত)
    (?:தொடர்புடைய|సంబంధిత|ಸಂಬಂಧಿತ|ബന്ധപ്പെട്ട|हे ही वाचा|संबंधित बातम्या|આ પણ વાંચો|ਇਹ ਵੀ ਪੜ੍ਹੋ)
    (?:اقر[أا] (?:أيضا|أيضًا|ايضا|أيضاً|المزيد)|إقرأ (?:أيضا|أيضًا|ايضا|أيضاً|المزيد)|اقرأ أكثر)
    (?:أخبار|مقالات|مواضيع|موضوعات|اخبار) (?:ذات صلة|متعلقة|مشابهة|مرتبطة)
    (?:ذات صلة|ذات صله|قد يعجبك|شاهد أيضا|المزيد حول)
    (?:مطالب مرتبط|اخبار مرتبط|بیشتر بخوانید|مرتبط|مزید پڑھیں|یہ بھی پڑھیں|متعلقہ)
    (?:כתבות נוספות|קראו (?:גם|עוד)|עוד בנושא|אולי יעניין|כתבות קשורות|קשור)
    """
)
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
OTHERS = _start(
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
#: A claim that only invites: what follows was often chosen for the reader, not for the article.
INVITATIONS = re.compile(
    r"\A\W{0,4}(?:you|recommend|suggest|what to|keep|if you|das |dies|auch|noch|könnt|vous|cela|te (?:puede|podr)|le (?:puede|podr)"
    r"|também|pode|potreb|vam|вам|вас|mohlo|önerilen|rekomendasi|ilginizi|more (?:stories|news|articles|coverage|reading)|推荐|推薦)",
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
TOPICS = re.compile(r"キーワード|タグ|ワード|\b(?:topics|tags|keywords)\W*\Z", re.IGNORECASE)
#: Names of blocks of what is latest, most read or beside: stems of class and id.
OTHER_NAMES = re.compile(
    r"latest|most[-_]?(?:read|pop|view|recent|shared|comment)|popular|trending|(?:^|[-_ ])recent|newest|breaking"
    r"|ticker|headlines|(?:^|[-_ ])(?:prev|next)(?:$|[-_ ])|prev[-_]?next|post[-_]?nav|pagination|pager"
    r"|editors?[-_]?(?:pick|choice)|(?:^|[-_ ])top[-_]?(?:stor|news)|sponsor|promoted|advert|outbrain|taboola|zergnet"
    r"|comments?(?:$|[-_ ])|newsletter|cookie|consent|paywall|subscri",
    re.IGNORECASE,
)

_SEGMENTS = """
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
