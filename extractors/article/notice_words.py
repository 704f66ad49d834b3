"""What notices speak of that news hardly do all at once: the page itself, its reader, what to press, what to pay.

Stems of the words in the languages of the news, by what they mean. One of them says nothing, as every article may have
it; many in few words, or many different ones, are what a wall in any wording has.
"""

# ruff: noqa: E501, RUF001 - word lists in many languages and scripts

from __future__ import annotations

import re
from functools import lru_cache

#: Meaning -> beginnings of words. A stem that ends with a full stop is a whole word.
STEMS = {
    "page": "page pages website websites site. sites. webpage seiten webseite internetseite pagina site sida sidan sidor sider nettside hjemmeside sivu sivun sivut sivusto verkkosivu página páginas sitio web. sítio pagin sito siti stron. strona strony witryn stránok oldal. weboldal stranic spletn страниц сайт сторінк σελίδα σελίδες ιστοσελ ιστότοπ sayfa lehek leht. lap. lapa puslap svetain halaman situs laman seite. seiten. side.",
    "connection": "єднання. connection network networks vpn ip. proxy verbindung anschluss netzwerk netz. verbinding netwerk aansluiting anslutning nätverk uppkoppling forbindelse nettverk netværk yhtey verkko. verkon connexion réseau conexión ligação conexão connession rete. conexiun rețea połączeni sieć sieci připojen síť sítě pripojen sieť siet kapcsolat hálózat veza vezu mrež povezav omrež соединени подключени сети. сеть підключен мереж връзка мрежа σύνδεσ δίκτυ bağlantı ağınız ühendus savienojum ryš koneksi jaringan nối. mạng. red.",
    "server": "server servers système systems serveur servidor servidores serwer serwery szerver strežnik poslužitelj сервер σέρβερ διακομιστ sunucu palvelin palvelimem gatekeeper doorkeeper firewall feuerwall cortafuegos",
    "browser": "browser browsers navigateur navegador przeglądark prohlížeč prehliadač böngésző preglednik brskalnik браузер браузър tarayıcı peramban selaimesi selaimen selain webbläsare nettleser navigatore περιηγητ device devices gerät endgerät toestel apparaat enhet enhed laitte laite appareil dispositiv aparelho urządzeni zařízení zariaden eszköz uređaj устройств пристр συσκευ cihaz perangkat javascript extension erweiterung adblock blocker werbeblocker bloqueur bloqueador bloquead blokowani bloker blokátor reklámblokkol engelleyici blocco mainosten duyệt.",
    "machine": "robot robots bots robô roboter robotti automat automatic automated automatisch automatique automático автомат машин machines maschine machine macchin máquina maszyn stroj gép makine skript script scripts program. programs. programm programmet human humans human. humain humano umano humana mensch. człowiek puzzle rätsel captcha challenge bot. bots.",
    "requests": "request requests requested anfragen anfrage verzoek verzoeken aanvrag förfrågn forespørs pyyntö requête requêtes demandes. solicitud solicitudes peticion petición pedidos. richiest cerer żądań żądania zapytań zapytania žádost požadav kérés kérések zahtjev zahtev запрос запит αιτήμα αίτημα istek istekler permintaan",
    "wait": "wait waiting seconds reload refresh again. later moment paused queue warten sekunden neu. erneut später gleich. warteschlange wachten opnieuw seconden wachtrij vänta sekunder kø. odota sekun uudelleen hetki secondes réessay rafraîch recharg espera segundos vuelve inténtalo recarga aguard novamente tente secondi riprova ricaric aştept secunde încearc czeka sekund ponownie odśwież kolejk čekej znovu obnovte načt čakaj znova vár. várj másodperc újra frissít čeka ponovno osvjež подожд секунд позже снова обнов очеред зачека пізніше знову онов очак секунди περιμέν δευτερόλεπτ ξανά ανανε bekle saniye tekrar yenile tunggu detik muat oota uuesti gaid sekundes vēlreiz palauk sekundž vui. lòng. chờ. đợi. darauf.",
    "press": "button click tick tap. tapping knopf klick schaltfläche tippen drücken häkchen knop klik druk vink knapp klicka tryck trykk tryk painike painiketta napsauta klikkaa paina bouton cliqu appuy botón clic pulsa marca botão clique pulsante clicca spunta apăs buton przycisk kliknij naciśnij zaznacz tlačítk klikn zaškrtn tlačidl gomb kattint gumb pritisn кнопк нажми нажать галочк натисн кнопка бутон κουμπ κλικ πατήσ düğme tıkla butona tombol vajuta nupp spied poga paspaus mygtuk nhấn. bấm. nút. press. presse. haz.",
    "agree": "confirm accept agree consent choose choice allow permit decline refuse declare bestätig zustimm einwillig einverstanden akzeptier wählen auswahl erlaub ablehn entscheid bevestig akkoord toestemm keuze kies kiezen weiger bekräft godkänn samtyck välj tillåt bekreft godta samtykk velg tillat afvis hyväksy suostu vahvista valits valinta valin choisi choix refus autoris acept elig rechaz aceit escolh recus autoriz accett consens scegli scelta rifiut confer refuz potwierd akcept wybier wybór odrzu potvrď potvrz souhlas přijm vyber odmítn súhlas prijm odmiet erősít elfogad hozzájár beleegy potvrd prihva pristan pristaj odab izaber odbij privol strinja подтверд соглас принят принима выбер отказ підтверд погодж прийня обер відмов потвърд съглас избер επιβεβαι αποδέχ αποδοχ συναίν επιλέξ επιλογ συμφων onayla rıza seçin reddet setuju konfirmasi pilih nõustu kinnita piekrīt apstiprin sutin patvirtin chọn. elegir elige eligiendo akkoord.",
    "data": "cookie cookies data. privacy profil profile partners advertis adverts ads. tracking trackers personali daten datenschutz werbung werbe anzeigen partner gegevens advertent advertenties reclame volgbestand uppgifter annons reklam personvern kakor personopl persondata tiedot evästei mainos yksityisyy données publicit confidentialit traceur partenair datos publicidad anuncio privacidad socios dados publicidade anúncio parceiros dati pubblicit privatezza profilaz confidenți dane. danych prywatno údaj soukrom súkrom adatok adatait hirdetés süti podaci oglas kolačić piškotk zasebno реклам куки конфиденц дані даних δεδομέν διαφημ απόρρητ veri. verileri çerez gizlilik iklan privasi andme reklaam datu reklām liệu. quảng. cáo. annonces daten. данные. данных. дані.",
    "age": "age. aged older born birthday eighteen adult geburt volljährig oud. geboren leeftijd meerderjarig geboortejaar ålder född fylld alder født fylt ikä syntym âge né. née majeur naissance edad nacid mayores nacimiento idade nascid maiores età maggiorenn nascita vârst născut wiek urodz pełnoletn věk narozen vek életkor születés éves dob. rođen punoljet возраст родил совершеннолет вік народи повнолітн възраст ηλικ γεννη doğum umur usia lahir tuổi. alter. mayor.",
    "place": "country region territory location resid land. aufenthalt wohnsitz gebiet regio gebied verblijf område bosted maa. alue. asuinpaik région territoire résid región territorio resident paese regione residen território países țar regiun teritor kraj. regionie obszar země krajin území ország. régió terület područ držav. ozemlj стран. регион территор країн. регіон держав. χώρα. περιοχ ülke. bölge. wilayah riik šal.",
    "account": "account login password register registr konto kennwort passwort anmeld einlogg registrier wachtwoord inlogg aanmeld lösenord logga registrera passord logg adgangskode tili. tilin kirjaudu salasana rekisterö compte connect inscri contraseña regístr registrar conta. senha cadastr entrar accedi registrat parola cont. contul autentific konta hasło zaloguj załóż rejestr účet heslo přihlas prihlás registruj fiók jelszó bejelentkez regisztr račun lozink prijav geslo аккаунт пароль войд войти зарегистр регистрац акаунт увійд зареєстр профил λογαριασμ συνδεθ εγγραφ hesap şifre giriş kayıt akun daftar parool sisse konts parole slaptaž đăng. khoản. parole.",
    "subscribe": "subscri members membership patron supporter abo. abos abonn abonnement abonnent probeabo abonnee lid. leden lidmaatschap proefabonnement prenumer tilaa tilaus tilaaja adhér abonné suscri socio assin assinatura assinante sócio abbon iscritt abona abonament subskry prenumerat człon klubowicz předplat předplatné predplat členov előfiz előfizet tagok pretplat naročn подпис подписк передплат підпис абонам абонат συνδρομ μέλη μέλος abone abonelik üye langganan berlangganan anggota tellim abonem abonē gói.",
    "pay": "pay. paid payment price cost. costs cents month monthly free gift token coupon voucher credit zahl bezahl preis kost monat woche gratis kostenlos gutschein betaal prijs maand kosteloos betal månad måned uke. uge. kr. maks. maksu hinta kuukau viikko ilmai payer prix mois semaine gratuit offert pagar pago precio meses semana paga. preço mês grátis pagament prezzo mese settimana plăt preț lună płac płat cena miesiąc miesięc tydzień darmo bezpłat zł. żeton měsíc týden zdarma mesiac týždeň zadarmo fizet ár. hónap hét. ingyen plać cijena mjesec mesec tjedan besplat brezplač плат оплат месяц недел бесплат місяц тижд безкоштовн грн месец безплат πληρω τιμή μήνα εβδομάδ δωρεάν ευρώ öde fiyat ay. aylık hafta. ücret tl. bayar harga minggu maksa hind kuu. tasuta mēnes mokė kain mėnes nemokam phí. euro. euros. priset prisen cena. ceny. cent. cents.",
    "read": "reading reader readers text texts article articles story stories essay edition lesen leser texte artikel beitrag geschichte ausgabe lees lezen lezer tekst verhaal stuk läs. läsa läsare lese artikkel sak. sagen læs. læser lukea lukija teksti artikkeli juttu jutun lire lecture lecteur lect leyendo lector texto artículo reportaje crónica ler leitura leitor artigo reportagem matéria leggere lettura lettor testo articolo citeș cititor articol czyta czytel artykuł čís číst čten článek článk čítať čitateľ článok článku olvas szöveg cikk čita čitatelj članak članku bral bralc besedil članek чита читат текст стать материал чит читач статт матеріал чете читател статия διάβασ διαβάσ αναγνώσ κείμενο άρθρο okur metin yazı. baca pembaca tulisan loe lugeja lasīt skaityt straipsn đọc. viết. read. leer. lesen. lue. oku. okumak okuy",
    "rest": "rest. remaining remainder continue continues further unlock unlocked full. whole entire complete behind page pages paragraphs characters weiter. weiterlesen restlich übrig freischalt vollständig komplett verder overige volledig ontgrendel vervolg fortsätt resten låsa resterende fortsett fortsæt jatka loput loppu avaa suite suite. reste. restant débloqu intégral entier complet continu resto seguir sigue continúa completo restante desbloque entero continua continuar integral inteiro resto. prosegu intero sblocc seguito restul întreg debloc dalej dalszy dalsza reszt pozostał całość cały odblok pokracov pokračov zbytek zbýv celý odemkn zvyšok odomkn zvyšn folytat tovább. többi teljes. nastav ostatak cijel otključ nadaljev preosta celot дальше продолж остальн остат полн целик далі продовж решт остана целия συνέχ υπόλοιπ ολόκληρ πλήρ kalan tamam. tümü kilit lanjut sisa lengkap selengkap penuh edasi ülejää tervik turpin atlikuš tęst lik. tục.",
    "send": "email mail. phone mobile number code. send. sms inbox address form. telefon nummer eingeb postfach handy telefoonnummer mailadres stuur skicka epost mejl sende kode sähköposti puhelin numero koodi lähetä courriel téléphone numéro saisi envoy correo teléfono número código introduc envia telefone envie telefono codice inser invia număr cod. introduce trimite numer wpisz podaj wyślij číslo kód zadej pošl zadajte pošle szám. írd küld pošalji vpiš številk телефон номер код введ отправ введіть надішл пошт код. въвед изпрат τηλέφων αριθμ κωδικ στείλ numara gönder telepon nomor kirim kood numur kods nosūt thoại. mã. gửi. nhập. enter. kode. kód. почту. почта. digite. digita. vul.",
    "reader": "you your yours sie. ihr. ihre ihnen ihrem ihren u. uw. jij je. jouw jullie du. dig. din. ditt dina deg. dere sinä sinun sinulle teidän te. vous votre vos toi. ton. tu. tus usted ustedes vosotros vuestr su. lei. suo sua voi. vostr você vocês seu dumneavoastr tău ta. ty. ci. twój twoj twoje państw pan. pani vy. vám vás váš vaše vašeho ti. ön. önnek téged vi. vas. vam vaš tvoj вы. вас вам ваш ваше вашего вашей ви. вам. твій εσείς σας. σου. siz sizin sana senin anda kamu teie sina jūs jums jūsų bạn. quý.",
}
#: The same in scripts that write no spaces, or put small words before others: looked for anywhere.
PARTS = {
    "page": "ページ サイト 页面 頁面 网站 網站 페이지 사이트 الصفحة موقع صفحه הדף האתר หน้าเว็บ เว็บไซต์",
    "connection": "回線 연결 רשת การเชื่อมต่อ",
    "server": "サーバー サーバ 服务器 伺服器 서버 الخادم سرور เซิร์ฟเวอร์",
    "browser": "ブラウザ 端末 浏览器 瀏覽器 브라우저 متصفح جهازك مرورگر דפדפן מכשיר เบราว์เซอร์",
    "machine": "ロボット 機械 机器人 機器人 로봇 روبوت ربات רובוט אוטומט หุ่นยนต์",
    "requests": "リクエスト درخواست คำขอ",
    "wait": "お待ち しばらく 再度 再読み込み 稍后 稍後 等待 刷新 잠시 다시 صبر המתן อีกครั้ง",
    "press": "ボタン クリック 押し 按钮 按鈕 点击 點擊 버튼 클릭 눌러 اضغط انقر کلیک לחצ כפתור คลิก กดปุ่ม",
    "agree": "同意 承諾 選択 確認 确认 选择 選擇 동의 확인 선택 اختر تأیید הסכמ אישור בחר ยอมรับ ยืนยัน",
    "data": "クッキー 広告 個人情報 隐私 隱私 广告 廣告 쿠키 광고 개인정보 데이터 خصوصية עוגיות פרטיות คุกกี้ โฆษณา",
    "age": "歳以上 生年月日 满18 滿18 생년 อายุ",
    "place": "所在地 بلدك منطقت کشور מדינה אזור ประเทศ",
    "account": "ログイン 会員登録 パスワード アカウント 登录 登錄 登入 注册 註冊 密码 密碼 账号 帳號 로그인 회원가입 비밀번호 계정 تسجيل ورود ثبت‌نام התחבר הרשמ סיסמ חשבון เข้าสู่ระบบ ลงทะเบียน",
    "subscribe": "購読 会員 订阅 訂閱 会员 會員 구독 회원 정기 اشتراك مشترك اشترك اشتراک מנוי חברים สมัครสมาชิก สมาชิก",
    "pay": "無料 有料 月額 料金 每月 免费 免費 付费 付費 价格 무료 유료 مجان شهري ريال رایگان חינם חודש בתשלום ฟรี บาท เดือน",
    "read": "読む 読み お読み 続き 阅读 閱讀 全文 읽기 읽을 본문 قراءة اقرأ خواندن הכתבה לקרוא קריאה קוראים อ่าน บทความ",
    "rest": "残り 続き ここから先 この先 全文 剩余 剩下 继续 繼續 余下 나머지 계속 이어서 تابع المتبقي อ่านต่อ ส่วนที่เหลือ",
    "send": "携帯 入力 送信 邮箱 郵箱 手机 手機 号码 號碼 验证码 驗證碼 输入 輸入 이메일 휴대폰 코드 입력 أدخل أرسل ایمیل موبایل شماره טלפון שלח อีเมล เบอร์ รหัส",
    "reader": "あなた お客様 皆さま ください くださ いただ 请 請 고객님 님의 하세요 주세요 십시오 يرجى שלך אנא คุณ ท่าน",
}
MEANINGS = tuple(STEMS)
MAX_CHARS = 4_000
# Beginnings of words by which stems are found; a shorter stem is a whole word.
SHORTEST = 3
# Apart at apostrophes, too: French and Italian put small words before others.
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile(r"[\u0590-\u07ff\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
Meanings = tuple[str, ...]


def _tables() -> tuple[dict[str, Meanings], dict[str, tuple[tuple[str, Meanings], ...]]]:
    """Whole words, and stems by their first letters, the longest first."""
    whole: dict[str, Meanings] = {}
    stems: dict[str, Meanings] = {}
    for meaning, words in STEMS.items():
        for word in words.split():
            table, key = (whole if word.endswith(".") else stems), word.rstrip(".").casefold()
            table[key] = tuple(dict.fromkeys((*table.get(key, ()), meaning)))
    begun: dict[str, list[tuple[str, Meanings]]] = {}
    for stem in sorted(stems, key=len, reverse=True):
        begun.setdefault(stem[:SHORTEST], []).append((stem, stems[stem]))
    return whole, {key: tuple(found) for key, found in begun.items()}


_WHOLE, _BEGUN = _tables()
_PARTS = {meaning: tuple(parts.split()) for meaning, parts in PARTS.items()}


def meanings(text: str) -> dict[str, int]:
    """How often a text speaks of each thing; only what is spoken of. A word may speak of two. Reads 4,000 characters."""
    found: dict[str, int] = {}
    text = text[:MAX_CHARS].casefold()
    for word in _WORD.findall(text):
        for meaning in _meaning(word):
            found[meaning] = found.get(meaning, 0) + 1
    if not text.isascii() and _UNSPACED.search(text):
        for meaning, parts in _PARTS.items():
            if times := sum(map(text.count, parts)):
                found[meaning] = found.get(meaning, 0) + times
    return found


@lru_cache(maxsize=8192)
def _meaning(word: str) -> Meanings:
    """What a word speaks of, by its longest stem."""
    if word in _WHOLE:
        return _WHOLE[word]
    return next((meant for stem, meant in _BEGUN.get(word[:SHORTEST], ()) if word.startswith(stem)), ())
