"""How pages head lists of further reading on an article, in some 80 languages."""

# ruff: noqa: E501, RUF001 - words of many scripts, a language or two in each line

from __future__ import annotations

import re


def heading(words: str) -> re.Pattern[str]:
    """A heading that begins with one of these, a line each; what follows is free."""
    parts = "|".join(line.strip().replace(" ", r"[ \u00a0_-]?") for line in words.strip().splitlines())
    return re.compile(rf"\A[\W_]{{0,4}}(?:{parts})", re.IGNORECASE)


#: The heading claims that what follows belongs to this article, or invites to read on.
CLAIMS = heading(
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
    (?:lies|lest|lese|lesen) (?:auch|dazu|mehr)
    (?:auch|noch) (?:interessant|lesenswert)
    (?:das|dies(?:e artikel)?)? ?(?:könnte|könnten) (?:sie|dich|dir|ihnen|euch|auch)
    (?:dich|sie|euch|ihnen) interessiert
    verwandte?
    ähnlich
    empfohlen(?:e|er|es)? (?:für|zu|artikel|beiträge|inhalte|meldungen|lektüre)
    schon gelesen$
    (?:we|readers|others) recommend
    recom(?:m)?end(?:a|amos|ado|ados|ada|adas|é|és|ées) (?:para|pour) (?:ti|você|voce|usted|vos|vous)\\b
    (?:noticia|nota|artículo|contenido|notícia|artigo|matéria|conteúdo) relacionad[oa]
    à (?:découvrir|consulter) (?:aussi|également)
    aanbevolen (?:voor|artikelen)
    (?:anbefalt|anbefales|anbefalede|rekommenderas|rekommenderat|suositellaan|suosittelemme)
    polecane dla
    (?:doporučujeme|odporúčame|ajánljuk|ajánlott)
    (?:рекомендуем|рекомендации|советуем|что ещ[её] почитать|радимо|рекомендуємо)
    berita rekomendasi
    (?:size özel|sizin için)
    (?:あなたに|この記事を読んだ)おすすめ
    (?:नहीं छूटें|आपके लिए|اخترنا لك|נבחר עבור)
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
    (?:lea|lee|leer|leé|leia|ler|leggi) (?:también|tambien|además|más|mais|também|anche|ancora|di più)
    (?:ver|vea|mira|mirá|veja|vedi|guarda) (?:también|tambien|además|também|anche)
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
    (?:explore|discover|learn|find out|hear|see) more (?:on|about)
    (?:dig|go|dive|look) deeper
    (?:people|others?|readers) (?:also|who read)
    (?:read|see|more) (?:these|other) (?:stories|articles) (?:on|about)
    more (?:in|from) this (?:series|story|topic|investigation)
    (?:catch up|previously) on this
    (?:all|everything|mehr|alles) (?:zum thema|rund um das thema|zu diesem)
    (?:dazu passend|das passt dazu|zum nachlesen|zum vertiefen|vertiefen sie|aus dem archiv zum)
    (?:das|dies) (?:interessiert|interessierte) (?:sie|dich|andere)
    (?:à )?(?:re)?lire aussi
    (?:à|a) (?:re|\\(re\\))lire
    (?:pour|en) (?:approfondir|complément)
    (?:pour )?en savoir
    sur (?:la même thématique|le même)
    (?:la )?(?:rédaction|redaction) vous (?:conseille|propose|suggère)
    (?:plus (?:d.infos?|d.articles) sur|plus sur (?:ce|le|la|les) )
    (?:en lien avec|en relation|dans ce dossier|à consulter aussi)
    vous aimerez
    (?:articles?|contenus?) (?:recommandés?|suggérés?|en lien)
    (?:lea|lee|leer|leé|ver|vea|mira|mirá|conozca|conoce|conocé|entérate) (?:además|también)
    (?:sobre|en) (?:este|el mismo) (?:tema|asunto|assunto)
    (?:quizás?|tal vez) (?:te|le) (?:interese|pueda)
    (?:te|le) (?:interesa|interesará|podría)
    (?:puede|podría|pode|poderá) (?:interesar|interessar)
    (?:siga|sigue|seguí|continúa|continúe|continue) (?:leyendo|lendo|a ler)
    (?:notícias?|noticias?|notas?|artigos?|artículos?|historias?|histórias?|matérias?|reportagens|publicaciones|entradas|posts?) (?:similares|relacionad[oa]s|recomendad[oa]s)
    (?:confira|entenda|relembre|veja|leia|ler|ver) (?:também|ainda|mais sobre)
    (?:a propósito|ver também|ler também)
    (?:ti|le|vi) (?:potrebbe(?:ro)?|può|possono) (?:anche )?(?:interessare|interessar|piacere)
    (?:potrebbe(?:ro)?|può) (?:anche )?interessar
    (?:per saperne di più|da leggere anche|sul tema|sull.argomento|articoli simili|notizie simili|articoli collegati|leggi pure)
    (?:gerelateerde|verwante|vergelijkbare) (?:artikelen|berichten|verhalen|nieuws)?
    (?:ook interessant|bekijk ook|verder lezen|meer lezen|meer bij dit|in dit dossier|misschien (?:ook )?(?:interessant|vind je)|lees hier)
    (?:les|læs|läs|se|sjå) (?:òg|og så|vidare om|videre om|mer om|mere om|flere? (?:saker|artikler|artiklar) om)
    (?:les|læs|läs|se) (?:også|ogsaa|også:|även|också)
    (?:mer|mere|flere artikler|fler artiklar) (?:i ämnet|om ämnet|om emnet|om temaet|om det)
    (?:du kanske (?:också|även)|kanskje (?:liker|er du)|måske (?:er du|vil du|kan du)|du vil måske)
    (?:relaterte?|relaterade|relaterede|tilknyttede|liknande|lignende) (?:saker|artikler|artiklar|innhold|nyheter|nyheder)
    (?:lue (?:seuraavaksi|aiheesta)|lisää aiheesta|samasta aiheesta|sinua (?:saattaa|voisi)|saatat (?:olla|pitää)|aihetta|tähän liittyv|liittyv)
    (?:czytaj|zobacz|przeczytaj|sprawdź|obejrzyj|posłuchaj) (?:teraz |też|także|również|więcej|dalej|inne)
    (?:(?:może|mogą) (?:cię|ciebie|państwa) (?:też |również |także )?zainteresować|zainteresuje|warto przeczytać|na ten temat|w tym temacie|w temacie|pisaliśmy|dowiedz się więcej)
    (?:materiały|artykuły|tematy|wiadomości|teksty) (?:powiązane|podobne|pokrewne)
    więcej (?:o|na temat|w temacie|na ten)
    (?:čtěte|přečtěte|čítajte|prečítajte|podívejte|pozrite|viz|vid)(?:te)? (?:si )?(?:také|taky|též|tiež|aj|i|dále|ďalej|více|viac|k tématu)
    (?:více|viac|další|ďalšie|dále|ďalej|články|články)? ?k (?:tématu|téme)
    (?:souvisejíc|súvisiac|podobn)\\w*
    (?:mohlo|mohli|mohly) by (?:vás|vám|sa vám|se vám)
    (?:ez(?:ek)? is|ezt is|ezeket is|még több|további cikkek|korábbi cikk\\w*|korábban|bővebben|előzmény\\w*) ?(?:a témában|a témáról|érdekel\\w*|olvas\\w*|írtuk|ebben)
    (?:a témában|a témához|érdekelheti|dosszié)
    (?:citește|citeşte|citiți|citiţi|citesc|vezi|vedeți) (?:și|şi|mai|despre|în continuare|articolul)
    (?:te-ar putea|s-ar putea|v-ar putea|ți-ar putea|ar putea să te) (?:interesa|să)
    (?:știri|ştiri|articole|alte articole) (?:pe aceeași|pe aceeaşi|despre|similare|legate|conexe)
    (?:moglo bi|možda|mozda|moguće da|utegne|morda) (?:vas|će|ce|bi|te)
    (?:vezan[eiao]|povezan[eiao]|slič?n[eiao]|srodn[eiao]|sorodn[eiao]) ?(?:vijesti|vesti|član\\w*|tem\\w*|novice|sadržaj)?
    (?:još|jos|više|vise|več|vec) (?:o ovoj|o tem\\w*|na temu|o tome|o:|iz teme)
    (?:pogledajte|pogledaj|poglejte|preberite|preberi|pročitajte|pročitaj|čitajte|čitaj) (?:i|još|jos|tudi|še|več|više|također|takođe)
    (?:прочитајте|прочитај|погледајте|погледнете|прочети|прочетете|виж|вижте) (?:и|још|уште|също|още|повеќе|тук)
    (?:повезан|сличн|подобн|свързан|поврзан)\\w* (?:вест|вијест|тем|новин|стат|публик|објав)\\w*
    (?:више|још|повеќе|още|уште) (?:о овој|о тем|на тем|за тем|по тем)\\w*
    (?:може да ви|можда ће вас|можеби)
    (?:lexo|lexoni|shiko|shihni) (?:edhe|gjithashtu|më shumë|po ashtu)
    (?:të ngjashme|të lidhura|artikuj të ngjashëm)
    (?:διαβάστε|δείτε|διαβαστε|δειτε) (?:περισσότερα|σχετικά|ακόμη|επίσης|ακομα|και)
    (?:μπορεί να|ίσως) (?:σας|σε|σου)
    (?:lasi|lasiet|skaties|vairāk) (?:arī|vēl|par|vairāk)
    (?:par tēmu|saistītie|līdzīgi|cits par tēmu)
    (?:skaitykite|skaityk|žiūrėkite) (?:taip pat|daugiau|plačiau|dar)
    (?:panašūs|susiję|taip pat skaityk\\w*|šia tema|plačiau apie)
    (?:loe|vaata|lugege) (?:ka|lisaks|veel|samal|rohkem)
    (?:seotud|samal teemal|sarnased|teemaga)
    (?:читайте|читай|читать|смотрите|смотри|см|читати|дивіться|дивись|чытайце|глядзіце)\\.? (?:также|ещ[её]|по теме|в сюжете|далее|больше|також|ще|таксама|яшчэ|до теми|за темою)
    (?:подробнее|больше|ещ[её]|статьи|публикации|ранее|контекст|в сюжете|сюжет|всё|все|новости|материалы) (?:по теме|на тему|на эту|по этой|в сюжете|сюжета|о теме)
    (?:в тему|в сюжете|контекст$|предыстория|хронология|на эту же тему|к теме|сюжет$|сюжет:)
    (?:більше|ще|матеріали|новини|статті|публікації|все|усе|раніше) (?:по темі|за темою|на тему|до теми|на цю тему)
    (?:до теми|на цю тему|за цією темою|у тему|схожі|подібні|контекст$|передісторія|хронологія)
    (?:вас|вам) (?:може|можуть|можа) (?:також |бути )?(?:зацікав\\w+|цікав\\w+|сподоб\\w+)
    (?:па тэме|на гэтую тэму|падобныя|звязаныя)
    (?:тақырып бойынша|осы тақырып|ұқсас|сондай-ақ оқы\\w*|тағы оқы\\w*)
    (?:mavzuga oid|mavzu bo.yicha|o.xshash)
    (?:oxşar|əlaqəli|mövzu üzrə|bu mövzuda|həmçinin oxu\\w*|bunu da oxu\\w*)
    (?:ilgili|benzer|konuyla ilgili|bu konuda|bu konu ile|ilginizi|ilgini|bunlar da|bunlar ilginizi|şunlar da|ayrıca (?:oku|bak)\\w*|şunu da oku\\w*|okumaya devam)
    (?:ასევე|მსგავსი|დაკავშირებული|წაიკითხეთ|თემაზე)
    (?:կարդա(?:ցեք|լ) նաև|առնչվող|նմանատիպ|կարդացեք ավելին)
    (?:холбоотой|ижил төстэй)
    (?:طالع|تابع|شاهد|اقر[أا]|إقر[أا]|انظر|أنظر) (?:أيض\\w*|ايض\\w*|كذلك|عن|حول)
    (?:قد|ربما) (?:يهمك|يعجبك|تهمك|يهمكم|تعجبك)
    (?:المزيد|مزيد) (?:عن|حول|من هذا|في هذا)
    (?:أخبار|اخبار|مقالات|مواضيع|موضوعات|تقارير|قصص|محتوى|روابط) (?:ذات|متعلق\\w*|مشابه\\w*|مرتبط\\w*|شبيه\\w*)
    (?:موضوع ذو صلة|في نفس السياق|في السياق|متعلق)
    (?:مطالب|اخبار|خبرهای|مقالات|موضوعات) (?:مرتبط|مشابه)
    (?:بخوانید|بیشتر بخوانید|در همین (?:زمینه|رابطه|باره)|همچنین بخوانید|بیشتر در)
    (?:یہ بھی|یہ بهی|اسی بارے|مزید پڑھ\\w*|متعلقہ)
    (?:עוד בנושא|עוד על|קראו|בנושא זה|כתבות קשורות|כתבות דומות|כתבות נוספות בנושא|אולי (?:תאהבו|יעניין)|לקריאה נוספת|נושאים קשורים)
    (?:यह|ये|इसे|इन्हें|यो|हे|हेही|इस) (?:भी|पनि|ही|खबर को भी)? ?(?:पढ़ें|देखें|पढ्नुहोस्|वाचा|पढे)
    (?:संबंधित|सम्बन्धित|सम्बंधित|मिलती-जुलती|इससे जुड़ी|और पढ़ें|हेही वाचा|आणखी वाचा)
    (?:আরও পড়ুন|আরো পড়ুন|সম্পর্কিত|সংশ্লিষ্ট|এ বিষয়ে|এই বিষয়ে|বিষয়ে আরও)
    (?:இதையும் படி\\S*|மேலும் படிக்க|தொடர்புடைய|இதையும் வாசிக்க)
    (?:ఇది కూడా|ఇవి కూడా|ఇవీ చదవండి|సంబంధిత|ఇది చదవండి)
    (?:ഇതും വായിക്കുക|ഇതും വായിക്കൂ|അനുബന്ധ|ബന്ധപ്പെട്ട|Also Read)
    (?:ಇದನ್ನೂ ಓದಿ|ಸಂಬಂಧಿತ|ಇದನ್ನು ಓದಿ)
    (?:ਇਹ ਵੀ ਪੜ੍ਹੋ|ਸਬੰਧਤ|આ પણ વાંચો|સંબંધિત|සම්බන්ධිත|සබැඳි)
    (?:ข่าวที่|เรื่องที่|บทความที่|เนื้อหาที่|ข่าว|บทความ|เรื่อง)?เกี่ยวข้อง
    (?:อ่านข่าวที่เกี่ยว|อ่านเพิ่ม|อ่านข่าวเพิ่ม|อ่านต่อ|อ่านประกอบ|อ่านเรื่อง|คุณอาจ)
    (?:có thể bạn|tin cùng chủ đề|bài cùng|cùng chủ đề|tin tức liên quan|tin bài liên quan|bài liên quan|chủ đề liên quan|>> )
    (?:baca|simak|lihat|tonton|cek) (?:juga|pula|lagi|selengkapnya tentang)
    (?:berita|artikel|konten|topik|tulisan) (?:terkait|serupa|berkaitan|sejenis)
    (?:basahin|kaugnay|related na)
    (?:habari (?:zinazo|nyingine kuhusu)|soma (?:zaidi|pia|hapa)|labarai masu|karanta|la xiriira|ka akhriso)
    (?:irakurri (?:ere|gehiago)|gehiago|lotutako|erlazionatut)
    (?:et pot|us pot|més informació|més sobre|relacionat|notícies relacionades|llegir més|també et)
    (?:ler tamén|máis información|máis sobre|le tamén)
    (?:tengdar|tengt efni|lestu (?:meira|líka)|lesa meira um)
    (?:léigh (?:freisin|tuilleadh)|darllen(?:wch)? mwy|hefyd (?:o ddiddordeb|ar)|aqra (?:wkoll|aktar)|liest och|méi zum)
    (?:この|本)(?:記事|ニュース)(?:に関連|を読んだ|の関連)
    (?:併せて|合わせて|あわせて|一緒に)読
    (?:次に読|これまでの(?:経緯|記事)|もっと詳しく|詳しくは)
    (?:更多|看更多|查看更多)?(?:相关|相關|關聯|关联)
    (?:扩展|擴展|延伸|深度|进一步|進一步|同场加映|同場加映)(?:阅读|閱讀)?
    (?:你|您|妳)(?:可能|也许|或許|或许|还|也会)
    (?:猜你|为您推荐|為您推薦|为你推荐|為你推薦)
    (?:관련|연관|같이|함께|이어|더 읽|이 기사와|이런 (?:기사|뉴스)|같은 주제|주제별)
    (?:អត្ថបទ|ព័ត៌មាន)?(?:ទាក់ទង|ពាក់ព័ន្ធ)
    (?:ဆက်စပ်|ဆက်လက်ဖတ်|ဆက်ဖတ်|ข่าวเกี่ยวข้อง|ຂ່າວທີ່ກ່ຽວຂ້ອງ|ተያያዥ)
    """
)
