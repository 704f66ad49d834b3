"""What pages say that are no articles: walls, errors, searches and shells, in the languages of the news.

A line of alternatives for each language or group of languages. They are looked for in titles and in the text of
pages that say little else; an article may use any of them.
"""

# ruff: noqa: E501, RUF001 - word lists in many languages and scripts

from __future__ import annotations

import re

from extractors.article.word_lists import any_of

#: A captcha, a bot check, a firewall, a limit of requests, a country that is shut out, an ad blocker that must go.
BLOCK = any_of(
    r"access to (?:this|the) (?:site|website|page|service) (?:has been |is |was )?(?:limited|restricted|blocked)|verif(?:y|ying) (?:that )?your browser|request could not be satisfied|(?:werbe|ad-?)blocker\b.{0,60}\b(?:aus|ab|deaktivieren|ausschalten|abschalten)\b|(?:ihr|ein) (?:werbe|ad-?)blocker (?:ist|wurde)|(?:wurde|ist) (?:auf diese (?:seite|website) )?eingeschränkt",
    r"(?:acceso|acesso) a este (?:sitio|site) (?:web )?(?:ha sido|foi) (?:limitado|restringido|restrito|bloqueado)|acc[eè]s(?:so)? à? ?(?:a questo|ce) sit[eo] (?:a été|è stato) (?:limit|restrei|blo)|gedrückt halten|maintenez .{0,20}(?:appuyé|enfoncé)|mant[eé]n(?:ga)? (?:presionad|pulsad)o|(?:pressione|clique|aperte) e segure|tieni premuto|ingedrukt houden|przytrzymaj|удерживайте|basılı tut|長押し",
    r"(?:confirm\w*|verific\w*|vérifi\w*|bestätigen) (?:que|dass|che|,? że) (?:(?:usted |você |vous |sie |tu )?(?:es|é|eres|êtes|sei) )?(?:un |una |uma |une |ein )?(?:persona?|pessoa|personne|humain|humano|umano|mensch)",
    r"just a moment|attention required|access (?:to this page )?(?:has been )?(?:denied|blocked)|(?:permission|unable|not allowed|not authori[sz]ed) to access|request (?:was |has been )?(?:blocked|rejected|unsuccessful)",
    r"are you (?:a )?(?:human|robot)|(?:verify|prove|confirm|sure)(?: that)? you(?:'|\u2019| a)re(?: not)? (?:a )?(?:human|robot|bot)|not a robot|you were a bot|human verification|press (?:and|&) hold",
    r"pardon our interruption|security (?:check|service to protect)|\bcaptcha\b|(?:^|\b)403\b.{0,12}forbidden|^forbidden\b|unusual (?:traffic|activity)|checking your browser|ddos[- ]protection",
    r"you have been blocked|bot (?:detection|verification)|too many requests|\bray id\b|incident id|enable (?:js|javascript) and|enable cookies\b",
    r"unavailable (?:due to|for) legal reasons|(?:not|isn.t) available in your (?:country|region|location)|access this (?:web)?site from a (?:country|region)|(?:country|region).{0,80}access cannot be granted",
    r"ad[ -]?block(?:er)?s? (?:detected|enabled|is on|erkannt)|(?:disable|turn off|pause|deactivate) your ad[ -]?block|(?:using|use) an ad[ -]?block",
    r"zugriff (?:verweigert|verboten|blockiert)|(?:dass sie|sind sie) (?:ein mensch|kein roboter|ein roboter)|ungewöhnliche\w* (?:aktivität|datenverkehr|zugriff)|zu viele anfragen|sicherheit(?:s(?:über)?prüfung|sabfrage| ihrer verbindung)",
    r"(?:ad|werbe)-?blocker (?:deaktivieren|erkannt|aktiv|ausschalten)|in ihrem land nicht verfügbar",
    r"accès (?:refusé|interdit|bloqué)|(?:pas|êtes) un (?:robot|humain)|activité (?:inhabituelle|suspecte)|trop de requêtes|vérification de sécurité|bloqueur de publicités?|pas (?:disponible|accessible) dans votre (?:pays|région)|comportement d[eu] (?:votre )?navigateur",
    r"acceso (?:denegado|restringido|bloqueado)|no (?:eres|soy|es) un robot|(?:eres|es usted|sea) humano|actividad (?:inusual|sospechosa)|solicitud (?:fue |ha sido )?(?:bloquead|rechazad)a|demasiadas (?:solicitudes|peticiones)|bloqueador de (?:anuncios|publicidad)|no (?:está )?disponible en (?:tu|su) (?:país|región)|servicio de seguridad",
    r"accesso (?:negato|bloccato|vietato)|non (?:sei|sono) un robot|attività (?:insolita|sospetta)|troppe richieste|disattiva\w* .{0,12}ad ?block|verifica di sicurezza|non (?:è )?disponibile nel tuo paese",
    r"acesso (?:negado|bloqueado|restrito)|não (?:é|sou) um robô|(?:você )?é (?:um )?humano|atividade (?:incomum|suspeita)|muitas (?:solicitações|requisições)|desativ\w+ .{0,12}(?:ad ?block|bloqueador)|verificação de segurança|não (?:está )?disponível no seu país",
    r"geen robot|toegang (?:geweigerd|geblokkeerd)|ongebruikelijke? (?:activiteit|verkeer)|te veel (?:verzoeken|aanvragen)|adblocker (?:uit|gedetecteerd)|inte (?:är )?en robot|ikke (?:er )?en robot|åtkomst nekad|ingen tilgang|adgang nægtet|mange forespørsler",
    r"jeste[śm] robotem|odmowa dostępu|dostęp (?:zabroniony|zablokowany|ograniczony)|nietypow\w+ (?:ruch|aktywność)|zbyt wiele (?:żądań|zapytań)|wyłącz\w* .{0,12}adblock|n?ejste robot|přístup (?:odepřen|zamítnut)|příliš mnoho požadavků",
    r"доступ (?:запрещ[её]н|ограничен|заблокирован)|не робот|проверка (?:вашего )?(?:браузера|безопасности)|запрос\w* .{0,40}(?:похожи на )?автоматическ|автоматическ\w+ запрос|слишком много запросов|(?:отключите|отключить) .{0,20}(?:блокировщик|adblock)|недоступ\w+ в вашем (?:регионе|стране)|(?:заборонено|обмежено) доступ|доступ (?:заборонено|обмежено)|перевірка (?:вашого )?браузера",
    r"robot (?:olmadığınız|değilim|olup)|erişim\w* .{0,30}(?:engellen|reddedil|kısıtlan)|çok (?:fazla|sayıda) istek|reklam engelleyici|güvenlik (?:doğrulaması|kontrolü)|olağan ?dışı (?:trafik|etkinlik)",
    r"لست (?:روبوت|برنامج)|أنك إنسان|(?:تم )?(?:حظر|رفض|منع) (?:الوصول|الطلب|وصولك)|الوصول (?:مرفوض|محظور|ممنوع)|التحقق الأمني|ربات نیستید|דרוש אימות|אינך רובוט|הגישה (?:נחסמה|נדחתה)",
    r"ロボットでは|アクセスが(?:拒否|制限|集中|遮断)|アクセス(?:拒否|制限)|人間であること|セキュリティ(?:チェック|認証|確認)|不正なアクセス|(?:お住まいの|この)(?:国|地域).{0,12}(?:利用|閲覧)(?:でき|いただけ)",
    r"(?:安全|人机|人機|滑[动動])[验驗][证證]|完成.{0,8}[验驗][证證]|(?:滑[动動]|拖[动動]).{0,8}(?:[验驗][证證]|拼[图圖])|[访訪][问問](?:异常|異常|受限|被拒[绝絕]|[过過]于?[频頻]繁)|异常访问|不是机器人|存取被拒",
    r"로봇이 (?:아닙|아님)|(?:접근|접속)이? ?(?:거부|차단|제한)|비정상적인 (?:접근|트래픽|접속)|보안 ?(?:확인|문자)|không phải (?:là )?(?:robot|người máy)|truy cập (?:bị|đã bị) (?:từ chối|chặn)|bukan robot|akses (?:ditolak|diblokir)|δεν (?:είστε|είμαι) ρομπότ|πρόσβασ\w+ (?:απαγορεύεται|απορρίφθηκε)|रोबोट नहीं",
    r"\b(?:your|the visitor.s) ip address\b|\bincident (?:number|no\.)|\brequests? from your (?:network|address|connection|ip)|\b(?:person|human|people)\b.{0,24}\bnot an? (?:\w+ )?(?:program|robot|machine|bot|script)|(?:can.?t|cannot|unable to|not able to) (?:show|serve|offer) (?:you )?(?:this|our) (?:page|site|website)|(?:too many|so many) (?:pages|requests)|(?:ihre|die) ip-adresse|anfragen (?:von|aus) (?:ihrem|diesem) (?:netz|anschluss)|(?:votre|l.)adresse ip (?:a été|est)|(?:tu|su) dirección ip|il tuo indirizzo ip|seu endereço ip|запрос\w* .{0,30}\bробот|ваш\w* ip|номер (?:обращения|запроса|инцидента)",
)
#: The names by which vendors of such checks mark their pages: classes, ids and addresses of scripts.
BLOCK_MARK = any_of(
    r"cf-(?:error|challenge|chl|turnstile|wrapper)|challenge-(?:error|platform|form|body)|captcha-delivery|px-captcha|_incapsula_|awswaf|checkbox-?captcha|distil|ddos-?guard",
    r"(?:^| )captcha[-_](?:container|box|page|wrap)|geetest|slide-?(?:captcha|verify)|\bab-wall\b|adblock-?(?:wall|notice|modal|overlay)",
)

#: No such page, an error of the server, maintenance, a domain without a site.
NOT_FOUND = any_of(
    r"(?:page|article|story)\b.{0,24}(?:isn.t|is not|no longer) here|(?:might|may) have (?:been )?(?:moved|removed)|looked everywhere",
    r"(?:page|article|story|content|file|post|url|link|resource)\b.{0,30}(?:not found|doesn.t exist|does not exist|no longer (?:available|exists?)|can.?(?:no|')t be found|could not be found|has been (?:removed|deleted)|is (?:missing|gone))",
    r"(?:couldn.t|could not|can.?t|cannot|unable to) find (?:the|that|this|your|what)",
    r"\bnot found\b|\berror 404\b|\b404 error\b|^\s*404\s*$|\b404$|\b404\b.{0,6}(?:page|error|not)|^(?:oops|whoops|sorry)\b",
    r"(?:internal server|database) error|service (?:temporarily )?unavailable|bad gateway|gateway time-?out|establishing a database connection|something went wrong|(?:site|scheduled|down for|some|under) maintenance\b|we(?:'|\u2019| wi)ll be (?:right )?back (?:soon|shortly|online)|technical difficulties|^\s*5\d\d\s*$",
    r"domain(?: name)? (?:is|may be) for sale|(?:web)?site is for sale|buy this domain|domain (?:steht )?(?:zum|zu) verkauf|domaine? (?:est )?(?:à|en) vente|parked (?:free|domain)|parking service",
    r"(?:seite|artikel|inhalt|beitrag|meldung)\b.{0,40}(?:nicht (?:gefunden|verfügbar|mehr|vorhanden)|existiert (?:leider )?nicht|gelöscht|entfernt)|wartungsarbeiten|interner (?:server)?fehler|\bfehler (?:404|500)\b",
    r"(?:page|article|contenu)\b.{0,40}(?:introuvable|n.existe (?:pas|plus)|n.est (?:pas|plus) (?:disponible|accessible|en ligne)|non trouvée?|a été supprimée?)|\ben (?:cours de )?maintenance\b|erreur (?:404|500|interne)",
    r"(?:página|artículo|contenido|noticia)\b.{0,40}(?:no (?:encontrad[oa]|existe|disponible|está|pudo ser)|no se (?:ha )?enc|ya no|eliminad)|en mantenimiento|error (?:404|500|interno)",
    r"(?:pagina|articolo|contenuto)\b.{0,40}(?:non (?:è stata |è più )?(?:trovat|esiste|disponibile|presente)|inesistente|rimoss)|in manutenzione|errore (?:404|500|interno)|pagin[aă]\b.{0,30}nu (?:a fost găsită|există|mai)",
    r"(?:página|artigo|conteúdo|matéria|notícia)\b.{0,40}(?:não (?:foi )?(?:encontrad|existe|está|localizad)|indisponível|removid)|em manutenção|erro (?:404|500|interno)",
    r"(?:pagina|artikel|bericht)\b.{0,40}(?:niet (?:gevonden|meer|bestaan)|bestaat niet|verwijderd)|(?:sidan|siden|sida|side|artikel\w*|saken)\b.{0,40}(?:hittades inte|(?:kunde|kunne) (?:inte|ikke)|finns inte|finnes ikke|findes ikke|ikke funnet|ikke fundet|tagits bort|fjernet)|sivua ei (?:löyt|ole)|under vedlikehold",
    r"(?:stron|artykuł)\w*.{0,40}(?:nie (?:znale|istnieje|została|ma\b)|już nie|usunięt|przeniesion)|nie znaleziono|(?:stránk\w*|člán\w+)\b.{0,40}(?:nebyl|neexistuje|nenalezen|nenájden)|(?:oldal|cikk)\b.{0,30}nem (?:található|létezik)|przerwa techniczna|prace konserwacyjne|str[aá]nka nenalezena",
    r"(?:страниц\w+|материал\w*|стать\w+|публикаци\w+|новост\w+)\b.{0,40}(?:не (?:найден|существует)|удал[её]н|больше нет)|ошибка (?:404|500)|\bне найдена?\b|технические работы|(?:сторінк\w+|матеріал\w*|статт\w+|новин\w+)\b.{0,40}(?:не (?:знайден|існує)|видален)|технічні роботи|страницата .{0,20}не",
    r"(?:sayfa|haber|içerik|yazı)\w*\b.{0,40}(?:bulunam|bulunmu|kaldırıl|silin|mevcut değil|yayından)|aradığınız (?:sayfa|haber|içerik)|bakım (?:çalışması|modu)|(?:σελίδα|άρθρο)\b.{0,40}(?:δεν (?:βρέθηκε|υπάρχει)|αφαιρέθηκε)",
    r"(?:الصفحة|المقال|المحتوى|الخبر).{0,40}(?:غير (?:موجود|متاح|متوفر)|لم (?:يتم|نتمكن)|حذف)|لم يتم العثور|(?:صفحه|مطلب).{0,30}(?:یافت نشد|پیدا نشد|وجود ندارد)|(?:הדף|העמוד|הכתבה).{0,30}(?:לא (?:נמצא|קיים)|הוסר)",
    r"(?:ページ|記事|コンテンツ).{0,24}(?:見つかりません|ございません|ありません|存在しません|存在しない|削除|終了)|お探しの(?:ページ|記事)|メンテナンス中|(?:[页頁]面|文章|[内內]容|[网網][页頁]|新[闻聞]).{0,12}(?:不存在|找不到|已(?:被)?(?:[删刪]除|下[线線])|未找到|[无無]法找到)|(?:系[统統]|网站)[维維][护護]",
    r"(?:페이지|기사|게시물|요청하신).{0,24}(?:찾을 수 없|존재하지 않|삭제)|시스템 점검|không tìm thấy|(?:trang|bài viết).{0,20}(?:không tồn tại|đã bị xóa)|halaman .{0,24}tidak (?:ditemukan|tersedia|ada)|(?:पृष्ठ|पेज).{0,12}नहीं मिला|ไม่พบหน้า",
    r"\b(?:was|were) never there\b|has been taken down|taken down,? (?:or )?moved|nothing (?:lives|stands|is) (?:at|here)|no (?:such )?(?:page|story|article) (?:at|under|with) this (?:address|url|link)|this (?:address|url|link) (?:leads|points) (?:to nothing|nowhere)|(?:endereço|dirección|adresse|indirizzo|adres)\b.{0,50}(?:não corresponde|no (?:corresponde|lleva)|ne (?:correspond|mène)|non (?:corrisponde|porta)|führt ins leere|leidt nergens)",
)
NOT_FOUND_MARK = any_of(
    r"(?:^|[ _-])(?:error|page|http|td|status)[-_]?(?:404|410|500|503)(?:$|[ _-])|page-?not-?found|not-?found-?page|(?:^| )(?:not-?found|404)(?:$| )"
)

#: Asking for agreement before anything is shown: cookies, data, payment instead, age.
CONSENT = any_of(
    r"\btraceurs?\b|avec votre accord|publicités? adaptées?|dane osobowe|przetwarzamy|przechowujemy informacje|store and/or access|almacen\w+ o acced|speichern und/oder|archiviamo e/o|opslaan en/of",
    r"samtycke|godkänn alla|\bkakor\b|integritet|personvern|informasjonskapsler|accept[ée]r alle|persondata|dine data|hyväksy (?:kaikki|evästeet)|evästeitä|henkilötieto|yksityisyy|\bsüti|adatkezel|adatait|kolačić|prelucr\w+ .{0,20}dat|απόρρητο|derde partijen|\beinverstanden\b|(?:kennungen|informationen) auf (?:ihrem|einem) gerät|aceptar y (?:seguir|continuar)|según tu navegación|(?:\d{1,6} )(?:anbieter|partnere?r?|tercer[oa]s)\b",
    r"cookies?\b|\bwe (?:value|care about|respect) your privacy|\byour privacy\b|\bconsent\b|\b(?:our|with) (?:\d[\d.,]* )?partners\b|\bprivacy (?:policy|settings|cent(?:er|re)|choices|notice|preferences)",
    r"\b(?:accept|reject|allow|manage) all\b|legitimate interest|personali[sz]ed (?:ads|advertising|content)|personal data\b|information on (?:a|your) device|precise geolocation|without tracking|measure .{0,30}(?:ads|audience|engagement)",
    r"einwillig|datenschutz|zustimm(?:en|ung)|alle akzeptieren|akzeptieren und|personalisierte\w* (?:werbung|anzeigen?)|\bunsere\w* (?:bis zu )?(?:\d{1,6} )?(?:partner|drittanbieter)|werbe-?tracking|mit werbung (?:weiter)?lesen|weiterlesen mit werbung|ihre daten\b|auf (?:ihrem|einem) (?:end)?gerät",
    r"consentement|tout (?:accepter|refuser)|(?:accepter|continuer sans accepter)\b|confidentialité|vie privée|données (?:personnelles|à caractère)|(?:nos|\d{1,6}) partenaires|intérêt légitime|publicités? (?:et contenus? )?personnalisée?s?",
    r"consentimiento|(?:aceptar|rechazar) (?:todo|todas|y continuar)|política de (?:privacidad|cookies)|(?:nuestros|\d{1,6}) socios|interés legítimo|publicidad personalizada|datos personales|tu privacidad",
    r"\bconsenso\b|acconsent|accetta (?:tutto|e continua)|(?:nostri|\d{1,6}) partner\b|profilazione|pubblicità personalizzata|dati personali|la tua privacy|legittimo interesse",
    r"consentimento|(?:aceitar|rejeitar) tud?o|política de privacidade|(?:nossos|\d{1,6}) parceiros|dados pessoais|personalizad[oa]s? (?:anúncios|publicidade)|sua privacidade|interesse legítimo",
    r"toestemming|\bakkoord\b|alles (?:accepteren|weigeren)|persoonsgegevens|(?:onze|\d{1,6}) partners|gerechtvaardigd belang|privacybeleid|je privacy|samtyck|samtykk|personuppgift|personopplysning|personoplysning|godta alle|acceptera alla|suostumu|evästei",
    r"\bzgod(?:ę|y|a|ą)\b|akceptuj|dany(?:ch|mi)? osobowy|przetwarzan\w+ .{0,20}danych|prywatnoś|(?:zaufan\w+|nasi|naszy\w+|\d{1,6}) partner|plik\w* cookie|profilowani|souhlas|osobních údajů|reklam\w* .{0,20}(?:sledování|personaliz)|bez sledování|hozzájárul|sütik|consimțământ|συγκατάθεσ|προσωπικών δεδομένων",
    r"файл\w* cookie|\bкуки\b|персональн\w+ данн|политик\w+ конфиденциальности|согласи[ея] на обработк|персональних даних|файл\w+ cookie|çerez|kişisel veri|açık rıza|gizlilik politika",
    r"ملفات تعريف الارتباط|الكوكيز|سياسة الخصوصية|البيانات الشخصية|موافقتك|עוגיות|מדיניות הפרטיות|クッキー|個人情報の(?:取扱|利用)|同意(?:する|して)|隐私(?:政策|设置)|同意并|쿠키|개인정보 ?(?:처리|수집)|đồng ý .{0,20}(?:cookie|điều khoản)|kebijakan privasi",
    r"\bpartners?\b.{0,30}\bpurposes?\b|\bpurposes?\b.{0,40}\bpartners?\b|how long each keeps|publicité ciblée|mesure d.audience|déposer des|\b(?:anuncios|publicidad) (?:que te|comportamental|relevante)|solo las (?:imprescindibles|necesarias)|nur (?:notwendige|erforderliche|essenzielle)|only (?:necessary|essential|strictly)|werbefinanziert|zwecke\b.{0,40}partner|ad (?:choices|preferences)|tailored ads|trackers?\b",
)
#: What is written on the button by which one agrees.
AGREE = any_of(
    r"^(?:i |yes,? i |ok,? )?(?:accept|agree|allow)\b|\b(?:accept|allow|agree to) all\b",
    r"^(?:ja,? )?(?:ich )?(?:stimme .{0,10}zu|akzeptiere|bin einverstanden)|\b(?:akzeptieren|zustimmen|einwilligen|einverstanden)\b",
    r"\bj.accepte\b|\btout accepter\b|^accepter\b|^acept(?:ar|o)\b|\baceptar (?:todo|todas|y)\b|^accett[ao]\b|^aceit(?:ar|o)\b",
    r"\baccepteren\b|^akkoord|^ja,? (?:ik|graag)|\bgodkänn|\bacceptera|\bgodta|\bhyväksy",
    r"\bzgadzam|\bakceptuj|\bsouhlasím|\bpřijmout|\belfogad|\bсогласен|\bпринять|\bпринимаю|\bkabul|συμφων|αποδοχή",
    r"同意|동의|موافق|אישור",
)
#: A title or headline that asks for it.
CONSENT_TITLE = any_of(
    r"cookie|consent|privacy|before you continue|einwillig|zustimm|datenschutz|consentement|vie privée|consentimiento|privacidad|consenso|toestemming|samtyck|samtykk|souhlas|zgod[ay]\b|prywatnoś|согласи|gizlilik|同意",
    r"^(?:accetta|aceptar|aceitar|accepter)\b|weiterlesen mit|mit werbung|accett\w+ .{0,40}pubblicità",
)
CONSENT_MARK = any_of(
    r"qc-cmp2-ui|didomi-(?:popup|notice)|onetrust-banner|otflat|sp_message_container|usercentrics-(?:root|cmp-ui)|uc-banner|cybotcookiebot|iubenda-cs-content|cmpbox|consent-(?:page|wall|gate|form|required)|(?:privacy|cookie)-?(?:wall|gate)|con-wizard|rodo-|\bcmp\b",
)
CONSENT_ADDRESS = re.compile(
    r"//(?:consent|cmp|guce|privacy|myprivacy|zustimmung)\.|/(?:[\w-]*consent[\w-]*|privacy-?(?:gate|wall)|cookie-?(?:wall|gate)|zustimmung|gateway|gate)(?:/|\?|$)",
    re.IGNORECASE,
)
AGE = any_of(
    r"are you (?:over|at least|of legal)|(?:legal )?drinking age|age verification|verify your age|(?:over|mindestens|plus de|m[aá]s de|mayor de|maggiore di|maior de|powyżej|ponad|över|ouder dan|старше) (?:de )?1[68]\b|altersprüfung|altersverifikation|18 (?:or over|years|jahre alt|ans|años|anni|anos|lat|yaşından|лет)|年齢確認|年龄(?:验证|确认)",
)

#: An offer to pay or to register, in place of the rest of an article.
PAYWALL = any_of(
    r"(?:subscribe|register|sign up|log ?in|sign in) (?:now |for free |or \w+ )?(?:to|for) (?:continue|keep|read|unlimited|full|finish|view)|(?:to|want to) (?:continue|keep) reading|to read (?:on\b|the (?:full|rest|entire))|continue reading (?:this|the|your|with|for)",
    r"already (?:a |have (?:a |an )?)?(?:\w+ )?(?:subscriber|subscription|member)|(?:article|content|story|post) is (?:only |exclusively )?(?:for|available to|reserved for) (?:\w+ )?(?:subscribers|members)|subscribers? only|exclusive(?:ly)? (?:to|for) (?:our )?subscribers",
    r"unlock (?:this|the (?:full|article|rest|story)|unlimited)|you(?:'ve|\u2019ve| have) (?:reached|read) (?:your|all|the)|(?:valid|active) subscription|\d{1,6} free articles|limit of free|(?:become|be|need to be) an? (?:\w+ )?(?:member|subscriber) to|subscription (?:is )?(?:required|needed)|(?:subscribe|sign in|log ?in|register) to (?:access|unlock|see)|(?:subscribers|members) (?:can|get|have)\b|(?:premium|members?[- ]only|subscribers?[- ]only) (?:article|content|story)|paid subscribers|free account to (?:read|continue)",
    r"(?:weiterlesen|lesen sie weiter) mit|jetzt (?:weiterlesen|abonnieren|abo\b|diesen artikel)|mit (?:einem )?abo (?:weiter)?lesen|(?:bereits|schon) (?:abonnent|registriert|kunde)|(?:exklusiv|nur) für abonnent|abonnieren,? um|als abonnent|artikel .{0,20}(?:abonnent|registriert)|(?:monats|jahres|probe)abo\b",
    r"réservée? (?:à|aux) (?:nos )?abonné|il vous reste .{0,20} de cet article|déjà (?:abonné|inscrit)|abonnez-vous pour|(?:lire|lisez) la suite|pour lire (?:la suite|cet|l.intégral)|compte .{0,40}pour lire|choisissez votre (?:formule|offre)|(?:suite|accès) .{0,30}abonné",
    r"exclusiv[oa] para (?:suscriptores|usuarios|registrad|socios)|contenido para suscriptores|suscríbe(?:te|se) (?:para|y sigue)|ya (?:eres|soy|es) suscriptor|(?:seguir|continuar|sigue) leyendo|solo para suscriptores",
    r"(?:riservat[oi]|esclusiv[oi]|contenuto|articolo) (?:per |agli |ai )+(?:nostri )?abbonati|continua a leggere|(?:sei già|già) abbonat|abbonati (?:per|e) (?:leggere|continua)|per (?:continuare a )?leggere",
    r"para continuar (?:lendo|a ler|a leitura)|exclusiv[oa] (?:para|de|a) assinantes|(?:já é|sou) assinante|assine (?:para|e continue|e leia)|todas as matérias gratuitas|só para assinantes",
    r"verder (?:te )?lezen|lees (?:direct )?verder|(?:al|alleen voor|exclusief voor) abonnees?\b|(?:läs|les|læs) (?:vidare|videre|hela|hele)|läsa (?:vidare|hela)|lås (?:upp|opp)|(?:redan|allerede) (?:prenumerant|abonnent)|(?:bara|kun|endast) för (?:prenumeranter|abonnent)|vain tilaajille|jo tilaaja",
    r"(?:tylko|dostępn\w+|artykuł|treść) dla (?:\w+ )?(?:subskrybentów|prenumeratorów|abonentów)|czytaj dalej (?:z|za|w)\b|aby (?:czytać|przeczytać)|masz już (?:subskrypcję|prenumeratę)|pro předplatitele|pokračovat ve čtení|už (?:mám|máte|jste) předplat",
    r"(?:только )?(?:для|по) подписчик|только по подписк|(?:оформите|доступ\w* по) подписк|уже подписаны|чтобы (?:дочитать|читать дальше|продолжить чтение)|для передплатник|вже передплат|щоб (?:дочитати|читати далі)",
    r"(?:okumaya )?devam (?:etmek|edebilmek) için|abonelere özel|aboneler(?:e| için)|zaten abone|(?:خاص|مخصص|حصري) (?:ب|ل)المشتركين|للمشتركين|لمتابعة القراءة|لقراءة المزيد اشترك|למנויים בלבד|להמשך קריאה",
    r"会員限定|有料(?:会員|記事)|残り[::]?\s?\d{1,6}.{0,2}(?:文字|字)|続き(?:を|は).{0,12}(?:読む|お読み|ご覧)|(?:[订訂][阅閱]|登[录錄]|付[费費]|[会會][员員]).{0,10}(?:[阅閱][读讀]|查看|[继繼][续續])(?:全文|更多|完整)?|[仅僅][限对].{0,6}(?:[会會][员員]|[订訂])|付[费費]内容|유료 ?(?:회원|기사|독자)|(?:구독|로그인).{0,12}(?:계속|전문을)|회원 전용|dành cho (?:thuê bao|thành viên)|khusus pelanggan|konten premium|για συνδρομητές",
)
PAYWALL_MARK = any_of(
    r"pay-?wall|reg-?wall|(?:^| )(?:pn-template|tp-container|piano-|p3-|poool|leaky[_-]paywall|lp-paywall|pw-box|pw-wall|mz-|steady-paywall|laterpay|evolok|zephr|subscribe-?wall|sub-?box|subscriber-?only|subscription-required|paid-?barrier|premium-?(?:wall|barrier|teaser))|paid-content-wall|registration-?wall|\bregistro\b|plus-?(?:offer|teaser|wall)",
)
#: What stands in the frame of free pages as well: no sign of a wall unless it stands in the text.
PAYWALL_FRAME = any_of(
    r"already (?:a |have (?:a |an )?)?(?:\w+ )?(?:subscriber|subscription|member)|(?:bereits|schon) (?:abonnent|registriert|kunde)|déjà (?:abonné|inscrit)|ya (?:eres|soy|es) suscriptor|(?:sei già|già) abbonat|(?:já é|sou) assinante|(?:redan|allerede) (?:prenumerant|abonnent)|zaten abone|уже подписаны|вже передплат|masz już|už (?:mám|máte|jste)|(?:monats|jahres|probe)abo\b|jetzt (?:abonnieren|abo\b)"
)
#: An address that sells subscriptions, and a price.
OFFERS_ADDRESS = re.compile(
    r"/(?:subscri[\w-]*|abo|abos|abonnements?|abonne[\w-]*|abbonati|abbonamenti|suscripci[oó]n[\w-]*|assine|assinaturas?|prenumer[\w-]*|offers?|plans|pricing)(?:/|\?|$|\.)",
    re.IGNORECASE,
)
PRICE = re.compile(
    r"(?:[$€£₽₺₹¥]|\bR\$|\bUSD|\bEUR)\s?\d|\d\s?(?:[€£₽₺]|kr\b|zł|Kč|руб|Ft\b|円|元|원|лв)", re.IGNORECASE
)

#: Signing in.
LOGIN = any_of(
    r"password[- ]protected|enter your password|passwortgeschützt|protégée? par (?:un )?mot de passe|protegid[oa] (?:con|por) (?:contraseña|senha)|protett[oa] da password|met een wachtwoord beveiligd|chronion\w* hasłem|защищен\w* паролем",
    r"\b(?:log|sign)(?:ging|ning)?[ -]?in(?:to)?\b|\bregister\b|\bcreate (?:an|your) account|\banmeld(?:en|ung)|melden sie sich|einloggen",
    r"\bse connecter\b|connexion|identifi(?:ez|ant)|iniciar sesión|inici[ae] sesión|\baccedi\b|effettua l.accesso|\bentr(?:ar|e) na sua conta|\bentrar\b|faça (?:seu )?login",
    r"inloggen|aanmelden|logga in|logg inn|log ind|kirjaudu|zaloguj|logowanie|přihlá(?:sit|šení|ste)|prihlás|bejelentkez|autentific|conectează|σύνδεση|είσοδος",
    r"войти|вход (?:на|в)|авториз|увійти|giriş yap|(?:üye|kullanıcı) girişi|oturum aç|تسجيل الدخول|سجّ?ل الدخول|ورود به|התחבר|כניסה ל|ログイン|登[录錄入]|로그인|đăng nhập|\bmasuk\b|लॉग ?इन",
)
LOGIN_ADDRESS = re.compile(
    r"//(?:login|sso|auth|accounts?|signin|id)\.|/(?:log-?in|sign-?in|auth|sso|connexion|anmelden|anmeldung|iniciar-sesion|acceso|accedi|entrar|inloggen|logga-in|logg-inn|log-ind|logowanie|zaloguj|giris|prihlaseni|dang-nhap|u/login)(?:/|\?|$|\.)",
    re.IGNORECASE,
)

JAVASCRIPT = any_of(
    r"enable (?:java|type)?script|javascript (?:is )?(?:disabled|required|must be enabled|to run this app|turned (?:on|off))|(?:you need to|please) (?:enable|turn on|activate) (?:java)?script|requires? javascript|with javascript",
    r"javascript (?:zu )?aktivier|aktivieren sie javascript|activer javascript|javascript est désactivé|activa\w* javascript|habilit\w+ (?:o )?javascript|attiva\w* javascript|włącz\w* javascript|schakel javascript|aktivera javascript|javascript.i etkinleştir",
    r"включит[ье] javascript|увімкн\w+ javascript|javascript\s?を(?:有効|オン)|(?:启用|開啟|开启)\s?javascript|자바스크립트를",
)
#: Elements that a program fills in the reader's browser.
SHELL_MARK = any_of(
    r"(?:^| )(?:root|app|__next|__nuxt|___gatsby|app-root|react-root|ember-app)(?:$| )|skeleton|ng-(?:view|app|cloak)|data-reactroot|loading-?(?:spinner|screen)"
)
#: The text is in an app only.
APP = any_of(
    r"(?:open|read|continue|better|view) (?:it )?in (?:the|our) app\b|(?:get|download) (?:the|our) app\b|in (?:der|unserer)(?: \w+)? app\b|dans (?:l.|notre )app|en (?:la|nuestra) app\b|nell.app\b|no (?:nosso )?app(?:licativo)?\b|в (?:нашем )?приложении|app.{0,4}(?:内|中)(?:打开|查看|阅读)|打开\s?app|アプリで(?:開く|読む|見る)|앱에서|(?:app store|google play).{0,80}(?:app store|google play)"
)
#: A page made for a film or a recording.
MEDIA = any_of(
    r"^(?:watch|listen|video|vidéo|vídeo|видео|відео)\b|\b(?:podcast|episode|épisode|episodio|folge \d|odcinek|aflevering|bölüm)\b|\((?:video|vidéo|vídeo|видео|izle|watch)\)|\blive ?stream\b|\ben direct\b|\bpodkast|подкаст|ポッドキャスト|播客|팟캐스트"
)
PODCAST = any_of(r"podcast|podkast|подкаст|ポッドキャスト|播客|팟캐스트|\b(?:episode|épisode|episodio|folge) \d")
#: Where a recording is to be had.
LISTEN = any_of(
    r"(?:apple podcasts|itunes|spotify|deezer|google podcasts|overcast|castbox).{0,120}(?:apple podcasts|itunes|spotify|deezer|google podcasts|overcast|castbox|rss)"
)
MEDIA_ADDRESS = re.compile(
    r"/(?:videos?|watch|podcasts?|episodes?|audio|mediathek|player|embed|live|tv|ver|clip|reels?|shows)(?:/|\?|$)|//(?:video|podcasts?|tv|player)\.",
    re.IGNORECASE,
)

SEARCH = any_of(
    r"search results?|results for\b|^search\b|- search\b|suchergebnis|^suche\b|résultats? (?:de (?:la )?recherche|pour)|^recherche\b|resultados? (?:de (?:la )?búsqueda|para|da (?:busca|pesquisa))|^(?:buscar|búsqueda|busca|pesquisa)\b|risultati (?:della )?(?:ricerca|per)|^(?:cerca|ricerca)\b",
    r"zoekresultaten|^zoeken\b|sökresultat|^sök\b|søkeresultat|^søk\b|søgeresultat|hakutulokset|wyniki wyszukiwania|^(?:szukaj|wyszukiw)|výsledky (?:vyhledávání|hledání)|^(?:hledat|vyhledávání)\b|keresési eredmény|rezultatele căutării|αποτελέσματα αναζήτησης|^αναζήτηση",
    r"результаты поиска|^поиск\b|результати пошуку|^пошук\b|arama sonuç|^ara(?:ma)?\b|نتائج البحث|^(?:ال)?بحث\b|תוצאות חיפוש|検索結果|の検索|搜[索尋寻][结結]果|^搜[索尋寻]|검색 ?결과|^검색|kết quả tìm kiếm|^tìm kiếm|hasil (?:pencarian|penelusuran)|^pencarian",
)
SEARCH_ADDRESS = re.compile(
    r"/(?:search|suche|recherche|buscar|buscador|busqueda|busca|pesquisa|poisk|find|zoeken|szukaj|cerca|ricerca|arama|tim-kiem|cari|sok|sog|hledat|vyhledavani|sousuo|kereses|results)(?:/|$|\.|\?)|//search\.",
    re.IGNORECASE,
)
SEARCH_QUERY = re.compile(
    r"(?:^|&)(?:q|s|query|search|keys?|keywords?|text|term|wd|kw|suche|buscar|busca|word|phrase|search_?term|searchword)=([^&]{1,200})",
    re.IGNORECASE,
)
#: An address of a list of other pages.
LIST_ADDRESS = re.compile(
    r"/(?:tags?|authors?|by|writers?|staff|people|reporters?|redakteur|autor|autores|auteurs?|categor(?:y|ies|ia)|topics?|tema|thema|themen|schlagwort|keyword|archive|archiv|archivo|etiqueta|rubrik|section)(?:/|$)",
    re.IGNORECASE,
)
