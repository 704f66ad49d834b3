"""What offers to subscribe say, in the languages of the news: stems that are put together by rules, not sentences.

Who pays, what is to be had, and how one gets at it: few stems say that in any wording of a campaign. They are looked
for only in what stands directly behind a text, block by block.
"""

# ruff: noqa: E501, RUF001 - word lists in many languages and scripts

from __future__ import annotations

import re

from extractors.article.word_lists import any_of

#: Those who pay or have registered, and what they hold. In lower case, as all of these.
SUBSCRIBER = any_of(
    r"\bsubscri(?:b|pt)|\bmember(?:s|ship)?\b|\bpremium\b|\bregistered (?:users?|readers?)|paying (?:readers?|supporters?)|\babonn|\babonamen|\babonent|\babonați|\babona(?:t|re|ț)|\babone\b|\babonel|\babonesi|\bsuscri[pt]|\bsuscríb|\bsubscriptor|\bsocios\b|\babbon(?:a|ar)",
    r"\bassin(?:ante|atura|ar\b|e\b)|\bmitglied|\bdigitalabo|\b(?:probe|monats|jahres|online)?-?abos?\b|\bprenumer|\bsubskry|předplat|predplat|\btilaa|\btilauks|\btellija|\btelli\b|digipaket|\babonē|előfizet|pretplat|\bnaročni",
    r"συνδρομ|подписчик|подписк|передплат|абонам|абонат|претплат|претплатни|مشترك|اشتراك|اشتراک|מנוי|למנויים|会員|會員|購読|有料|会员|订阅|訂閱|付费|付費|구독|회원|유료|thuê bao|hội viên|thành viên|langganan|pelanggan|สมาชิก|सब्सक्र|सदस्य",
    r"\b(?:day|week|weekend|access|reader'?s?) pass\b|\bsupporters?\b|\bpatrons\b|\b(?:tages|wochen|monats|lese)pass\b|\b(?:probe|test)(?:zugang|monat|woche|phase)\w*|\bleserclub|\bpass (?:jour|journée|semaine|24)|\badhérent|\bpase (?:diario|semanal|de un)|\babonad|\bgiornaliero\b|\bquem assina\b|\bassinam?\b|\bleden\b|\blid worden|\büye(?:ler|lik)|\bdagpas|プレミアム|サブスク|프리미엄|멤버십|вип-доступ|премиум",
    r"\btrials?\b|\bauf probe\b|\bprobelesen|\b(?:à l.|offre d.|d.)essai\b|\bperíodo (?:experimental|de (?:teste|prueba))|\b(?:prueba|prova) grat|\bexperimentar? \d|\bop proef\b|\bproef(?:maand|week|abonnement|periode)|\bprøv\b|\bprova på\b|\bna próbę\b|\bпробн\w+ (?:период|доступ|подписк)|\bdeneme sür|\bsoci[oa]s\b|\bsociétaires?\b|\bsostenitor|\bapoiador",
)
#: Signing up for nothing: with what is to be read, as good as paying.
REGISTER = any_of(
    r"\bregist(?:er\b|ration|rier|rati|r[ao]|rer)|\bsign(?:ing)? up\b|\bcreate an? (?:free )?\w* ?account|\bfree (?:account|profile|registration)\b|\b(?:make|create|set up) (?:an?|your) (?:free )?(?:profile|account)|\b(?:work|business|company) e-?mail|\bkonto\b|\binscri[vpt]|\bcr[ée]e[zr]? .{0,20}compte\b|\bcuenta\b|\bconta\b|\bregistr|\brejestr|\bzaregistr|\bregisztr|\brekisterö",
    r"εγγραφ|регистрац|зарегистрир|реєстрац|зареєстр|kayıt ol|üye ol|التسجيل|سجل |ثبت ?نام|להירשם|הירשמו|登録|注册|註冊|가입|đăng ký|daftar",
    r"\b(?:date|darme|darse|darte) de alta\b|\balta gratuit|\bse créer un|\bcrie (?:a )?sua|\bcrea il tuo|\bzałóż",
)
#: What the offer is about.
CONTENT = any_of(
    r"\b(?:article|story|post|content|report|text|piece|issue|episode|edition|interview|analysis|rest|newsletter)\b|\bartik(?:el|kel|li)|\bbeitr[aä]g|\binhalte?\b|\btexte?\b|\bgeschichten?\b|\bcontenus?\b|\bsuite\b|\bartícul|\bcontenido|\bnoticia|\breportaje|\barticol|\bcontenut",
    r"\bartigo|\bconteúdo|\bmatéria|\bhele\b|\bsak(?:en)?\b|\binnhold|\bindhold|\binnehåll|\bjuttu|\bsisältö|\bcikk|\btartal[om]|\bčlán[eko]|\bobsah|\bzbyt(?:ek|ku)\b|\bartyku|\btreś|\btekst|\bdalsz\w{1,3} (?:część|ciąg)|\bsadržaj|\bčlanak|\bvsebin|\bconținut|\bstraipsn|\braksts?\b|\bpievieno|\bizdevum",
    r"άρθρο|περιεχόμενο|материал|стать|стати[яи]|текст|верси[яию]|версі[яїю]|содержани|матеріал|статт|haber|içerik|yazı|المقال|المحتوى|الخبر|مقاله|مطلب|כתבה|תוכן|記事|本文|文章|全文|完整|報導|报道|內容|内容|余下|기사|본문|전문|콘텐츠|bài viết|nội dung|artikel|konten|บทความ|लेख",
    r"\b(?:investigation|feature|column|essay|coverage|journalism|dispatch)\b|\b(?:reportage|recherche|kolumne)n?\b|\benquêtes?\b|\bdossier\b|\brécit\b|\bentretien\b|\bchronique\b|\bhistoria\b|\bcrónica\b|\binvestigación\b|\binchiest|\bracconto\b|\bservizio\b|\breportagem\b|\btexto\b|\bverhaal\b|\breportáž|\briport|\bröportaj|расследовани|репортаж",
)
#: It is for them alone.
ONLY = any_of(
    r"\bonly\b|exclusive(?:ly)?\b|\breserved\b|\bnur\b|ausschlie(?:ß|ss)lich|exklusiv|lediglich\b|soltanto\b|unicamente\b|seulement\b|solamente\b|únicamente\b|somente\b|vorbehalten|réservé|uniquement|\bs[oó]lo\b|exclusiv|reservad|riservat|esclusiv|\bapenas\b|\bsó\b|\balleen\b|uitsluitend|\bendast\b|\bbara\b|\bkun\b|forbehold|\bvain\b",
    r"\bainult\b|\btikai\b|\btik\b|skirta|\btylko\b|wyłącznie|\bpouze\b|\bjen\b|\blen\b|\bcsak\b|kizárólag|\bdoar\b|\bnumai\b|\bsamo\b|isključivo|μόνο|αποκλειστικ|только|лишь|исключительно|тільки|лише|\bсамо\b|yalnızca|sadece|فقط|حصر|רק|בלבד|限定|のみ|専用|专享|專享|專屬|[仅僅][限供对]|专属|전용|한정|chỉ dành|khusus",
)
#: Headlines of other articles, whoever may read them.
ALSO = any_of(
    r"^\W*(?:(?:read|see|watch) (?:also|more|next)|also read|more:|(?:lesen sie|lies|lest) (?:auch|mehr)|mehr zum thema|(?:à )?lire aussi|voir aussi|lea también|lee también|leer más|leggi anche|leia (?:também|mais)|lees ook|läs (?:också|även|mer)|les også|læs også|lue myös|czytaj (?:też|także|również)|čtěte také|čítajte aj|olvassa el|citește și|pročitajte i|читайте (?:также|також)|διαβάστε (?:ακόμα|επίσης)|ayrıca okuyun|اقرأ أيضا|קראו גם|あわせて読みたい|関連記事)"
)
#: Reading on, or getting at the whole.
READ_ON = any_of(
    r"\b(?:to|and|then) (?:keep |continue |go on )?read(?:ing)?\b|\b(?:continue|keep|finish) (?:to )?read|\bfinish (?:this|the)\b|\bread (?:on\b|this|the (?:full|whole|entire|rest)|it all)|\b(?:full|whole|entire|rest of (?:the|this)) (?:article|story|report|post|text|piece)|\bunlock|\b(?:get|unlimited|full|digital|instant|gain) access|\baccess (?:to )?(?:this|the (?:full|rest)|all|options)|free articles (?:left|remaining)|no free (?:articles|stories)|\b(?:to|and) (?:access|view|see|open|get) (?:this|the|all|our)\b",
    r"weiter ?lesen|(?:ganzen?|vollständigen?) (?:artikel|text|beitrag)|(?:um|zu) lesen|lesen sie|freischalten|unbegrenzt|zugang zu|lire (?:la suite|l.article|cet|la totalité)|(?:pour|poursuivre|continuer) (?:la |à |votre )?(?:lire|lecture)|en (?:illimité|intégralité)|accé(?:der|dez) à|débloque",
    r"(?:seguir|sigue|continuar|continúa) (?:leyendo|con la lectura)|lee(?:r)? (?:el |la |este |esta )?(?:artículo|historia|completo|noticia|todo)|acced[ea]r?\b|sin límites?|ilimitad|(?:continua(?:re)? a|per) leggere|leggi (?:tutto|l.articolo|questo)|senza limiti|illimitat|sblocca|continuar? a (?:ler|leitura)|continue (?:lendo|a ler)|ler (?:o |este )|sem limites",
    r"verder ?lezen|lees (?:verder|dit|het)|te lezen|onbeperkt|toegang|läs(?:a)? (?:vidare|hela|artikeln)|les(?:e)? (?:videre|hele|saken)|læs(?:e)? (?:videre|hele|artiklen)|få (?:fuld |full |hela )?adgang|få tilgang|lås (?:upp|opp)|obegränsa|ubegrens|jatka|lue (?:koko|juttu|lisää)|lukemi|luke(?:a|ksesi)|rajatto",
    r"lugemi|loe edasi|piiramat|lasīt|turpin[aā]|skaity|toliau|czyta|przeczyta|odblokuj|bez (?:ograniczeń|limitu)|dostęp do|(?:do|pře)čtení|čt[íě]te|číst|čítať|čítani|odomkn|odemkn|neomezen|neobmedzen|olvas|folytat|korlátlan|cit(?:ește|i mai|iți)|(?:nastav|čita|beri)|neograničen",
    r"διαβάσ|ανάγνωσ|απεριόριστ|(?:до)?читать|дочита|читайте|полный (?:текст|доступ)|продолж|читати|продовж|oku(?:mak|maya|yun)|devamı|sınırsız|قراءة|اقرأ|ادامه|לקרוא|קריאה|המלאה|המלא\b|読む|お読み|続き|閲覧|ここから先|[阅閱][读讀]|[继繼][续續]|查看|解[锁鎖]|余下|읽|열람|계속|đọc|xem (?:tiếp|toàn)|baca|lanjut|selengkapnya|อ่าน|पढ़",
    r"\b(?:carry on|pick up|keep going)\b.{0,20}\bread|\b(?:in full|the remainder|full version|rest of (?:it|our)|see how it ends|what happened next)\b|\breading limit|\blimit (?:is )?reached|\b(?:articles?|stories) (?:this|per) (?:week|month)|zu ende lesen|in (?:voller|ganzer) länge|\b(?:den|der) rest\b|\bungekürzt|komplett (?:lesen|abrufbar)|en entier\b|\bintégral|dans (?:son|sa) (?:intégralité|totalité)|version complète|tout lire|en su totalidad|versión (?:completa|íntegra)|\bel resto\b|\bíntegr[oa]|\bdesbloque|na íntegra|\bo resto\b|\brestante|\bliber(?:e|ar) (?:o|a|este|esta)\b|\bper intero|\bintegralmente|\bil resto\b|versione integrale|\bprosegui",
    r"\bde rest\b|\bvolledig(?:e)? (?:artikel|verhaal|tekst)|\bresten av\b|\bfortsätt|\bfortsett|\bfortsæt|w całości|do końca|ciąg dalszy|\bresztę\b|целиком|до конца|\bостальн|читайте дальше|\btamamı|\bkalanı|最後まで|全文を|끝까지",
)
#: That this text goes on, and how to read the rest: no more than that, "full access" is sold everywhere.
GO_ON = any_of(
    r"\b(?:continue|keep|go on|carry on|finish) (?:to )?read(?!ing the main story)|\bfinish (?:this|the) (?:article|story|piece)|\b(?:the )?rest of (?:the|this|our|it)\b|\bthe remainder|\bread (?:on\b|the (?:full|whole|entire|rest|remaining)|this (?:article|story|piece|report)|it all)|\b(?:full|whole|entire) (?:article|story|report|post|text|piece)|\bunlock this|\bto read (?:more of )?(?:this|the)\b",
    r"weiter ?lesen|zu ende lesen|(?:ganzen?|vollständigen?|kompletten?) (?:artikel|text|beitrag)|\bden rest\b|diesen (?:artikel|beitrag|text) (?:lesen|freischalten)|lire la suite|en entier\b|l.intégralité|(?:poursuivre|continuer) (?:la |à |votre )?(?:lire|lecture)|seguir leyendo|continuar leyendo|el resto de|(?:noticia|artículo|texto) complet|(?:continuare?|prosegui(?:re)?) (?:a leggere|la lettura)|il resto dell|continuar? (?:a ler|lendo|a leitura)|na íntegra|o resto d",
    r"verder ?lezen|de rest van|(?:läs|läsa) vidare|(?:les|lese|læs|læse) videre|resten av|lue koko|jatka lukemista|czyta(?:j|ć) dalej|dalsz\w{1,3} (?:część|ciąg)|(?:číst|čítať|čtení|čítanie) (?:dál|ďalej)|zbytek (?:článku|textu)|olvas(?:ás|na) tovább|tovább ?olvas|nastavi\w{0,3} (?:čita|čitanj)|citește mai departe|дочита|читать дал|дальше чита|полный текст|остальн|читати далі|devamını oku|okumaya devam|続きを?(?:読|お読|は|は、)|ここから先は|[继繼][续續][阅閱][读讀]|계속 ?읽|đọc tiếp|baca selengkapnya|متابعة القراءة|ادامه مطلب|להמשך קריאה|συνέχεια",
    r"\bcarry on\b|\bzu ende\b|\bparte que sigue\b|\bsig(?:ue|a) con est[ea]\b|\bpor inteiro\b|\b(?:full|whole|complete) (?:table|list|dataset|interview|transcript|investigation)\b|\bopens? here\b|\b(?:ouvrir|débloquer) l.(?:article|enquête)|\bhet hele (?:verhaal|artikel)|\ballein diese[nrs]? (?:artikel|text|geschichte)|\bonly this (?:story|article)|\balleen dit (?:verhaal|artikel)|\bsolo (?:este|esta) (?:artículo|noticia|historia)|\bsolo questo articolo|\b(?:so|wie) geht es weiter|\bwhat (?:happened|comes) next\b",
)
#: The rest is to be had in a program of the publisher's.
IN_APP = any_of(
    r"\bin (?:the|our|der|unserer) app\b|\bdans (?:l.|notre )app|\ben (?:la|nuestra) app\b|\bnell.app\b|\bno (?:nosso )?app\b|\bin de app\b|\bi appen\b|\bw aplikacji\b|\bв приложении|\buygulama|アプリで|앱에서"
)
#: The rest, told as a number; and counts of what may still be read.
REST = any_of(
    r"\d{1,3}(?:[.,]\d{1,2})? ?% ?.{0,40}(?:left|remain|article|text|artikel|article|de cet|tekst|člán|článku|del artículo|dell.articolo|do artigo|van dit|av |af |stat|материал|текст|cikk|članka|артикл)",
    r"(?:il vous reste|noch|zbývá|zostáva|pozostało|rimane|te queda|restan|осталось|залишилось|прочитали|hátra|preostalo) ?.{0,20}\d{1,3}(?:[.,]\d{1,2})? ?%|残り ?\d|[余剩][余下]?.{0,4}\d{1,3} ?[%字]|남은.{0,6}\d",
)
#: The whole stands elsewhere, on paper or what is made like it.
PRINT = any_of(
    r"(?:vollständig|ganz|ausführlich|komplett|gesamt)\w* (?:artikel|bericht|text|interview|beitrag|reportage|geschichte)\b.{0,60}(?:ausgabe|e-?paper|heft|zeitung)|mehr (?:dazu|darüber|zu diesem thema) .{0,40}(?:ausgabe|e-?paper|heft)",
    r"(?:full|whole|complete) (?:story|article|report|interview)\b.{0,60}(?:print|paper|edition|issue)|(?:article|texte|enquête|entretien) (?:complet|intégral)\w*.{0,40}(?:édition|numéro|journal|papier)|(?:artículo|reportaje|entrevista) complet\w*.{0,40}(?:edición|impres|papel)|(?:articolo|intervista) (?:complet|integral)\w*.{0,40}(?:edizione|edicola|cartace)",
    r"(?:matéria|reportagem|artigo|entrevista) complet\w*.{0,40}(?:edição|impress)|(?:hele|volledige) (?:artikel|verhaal|interview).{0,40}(?:krant|editie|magazine)|(?:hela|hele) (?:artikeln|saken|intervjun|intervjuet|artiklen).{0,40}(?:papper|papir|tidning|avis)|(?:cały|pełny) (?:artykuł|tekst|wywiad).{0,40}(?:wydani|gazec|numerze)|celý (?:článek|článok|rozhovor).{0,40}(?:vydání|vydaní|čísle)",
)
#: A price for a time.
RATE = re.compile(
    r"(?:[$€£₽₺₹¥₪]|\b(?:usd|eur|chf|r\$|ca\$))\s?\d|\d\s?(?:[€£₽₺₪$]|kr\.?\b|kron(?:er|or|ur)\b|korun|euros?\b|zł|kč|руб|грн|гривен|ft\b|forint|lei\b|din\b|円|元|원|лв|ש\"?ח)"
    r"|(?<![-\w.,/])\d{1,3}(?:p| ?(?:pence|ct|cents?|øre|öre|grosz\w{1,2}))\b"
    r"|(?:for|für|pour|por|per|voor) (?:just |only |nur |seulement |solo |slechts )?(?:\d|one (?:dollar|euro|pound))",
    re.IGNORECASE,
)
#: The question for those who have paid already, and the way in.
HOLDS = any_of(
    r"\balready\b|\bhave an? (?:account|access code)|\bbereits\b|\bschon\b|\bdéjà\b|\bya (?:eres|soy|es|tienes)|\b(?:tienes|tiene) (?:una )?cuenta|\b(?:sei )?già\b|\bjá (?:é|sou|tem)|\b(?:al|ben je|bent u) (?:al )?abonnee|\bredan\b|\ballerede\b|\ber du abonnent|\boletko jo|\bjuba\b|\bjau\b|\bmasz już|\buž (?:mám|máte|jste|ste)|\bmáte\b|\bmár\b|\bai deja|\b(?:već|že) ste",
    r"ήδη|\bуже\b|\bвже\b|\bzaten\b|כבר|بالفعل|すでに|已(?:是|有|经)|이미|\b(?:log|sign) ?in(?:to)?\b|\banmelden\b|\bmelde dich|se connecter|connectez|iniciar sesión|\baccedi\b|\binloggen\b|\blog(?:ga|g) inn?\b|kirjaudu|zaloguj|přihlas|prihlás|\blépj|autentific|prijav|συνδεθ|войти|увійти|היכנסו|ログイン|登[录錄]|로그인",
)
#: Offers of letters, channels and donations: these stand behind texts that are whole.
LETTERS = any_of(
    r"newsletter|\be-?mails?\b|\binbox\b|\bbriefing|\bdigest\b|\bnotifications?\b|infolettre|bolet[ií]n|nyhetsbrev|nieuwsbrief|uutiskirje|рассылк|telegram|whatsapp|youtube|\bchann?el\b|\bkanal|канал|メルマガ|公众号|뉴스레터|\bdonat|\bspend(?:e|en)\b|support (?:us|our|local|independent)|reader-supported|no paywall|\bcomment|kommentar|коммент|receive new posts|\bfollow\b"
)
#: Names that builders of pages give to walls and offers: classes and ids.
MARK = any_of(
    r"pay-?wall|reg-?wall|(?:^|[-_ ])(?:wall|gate[ds]?|barrier|lock(?:ed)?|muro|offer|offers|angebot|upgrade|unauthorized|restricted|incentive|premium|plus|abo|abos|subscription|subscribe|subscriber|member|members|membership|metered?|piano|zephr|poool|pelcro|steady|evolok|laterpay|leaky)(?:$|[-_ ])|\babon|suscri|assin|prenum|předpl|predpl|pretpl|tilaa|tellim|elofiz|syndrom|sme_piano|gated|truncated"
)
#: A text that is faded, blurred or cut at its end.
FADE = any_of(
    r"(?:^|[-_ ])(?:fade|fade-?out|faded|blur|blurred|gradient|truncated?|cut-?off|obscured?|masked|teaser-text|pay-?walled(?:-?content)?|preview-only)(?:$|[-_ ])|pelcro-blur|fadeout|paywalledcontent"
)
