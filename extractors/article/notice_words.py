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
    "page": "page pages website websites site. sites. webpage seite seiten webseite website internetseite pagina site sida sidan sidor side. siden sider nettside hjemmeside sivu sivun sivut sivusto verkkosivu página páginas sitio web. sítio pagin sito siti stron strona strony witryn stránk stránok oldal weboldal stranic spletn страниц сайт сторінк σελίδα σελίδες ιστοσελ ιστότοπ sayfa lehek leht. lap. lapa puslap svetain trang halaman situs laman trang.",
    "connection": "єднання. connection network networks vpn ip. proxy verbindung anschluss netzwerk netz. verbinding netwerk aansluiting anslutning nätverk uppkoppling forbindelse nettverk netværk yhtey verkko. verkon connexion réseau conexión red. ligação conexão rede. connession rete. conexiun rețea połączeni łącz sieć sieci připojen síť sítě pripojen sieť siet kapcsolat hálózat veza vezu mrež povezav omrež соединени подключени сети. сеть підключен мереж връзка мрежа σύνδεσ δίκτυ bağlantı ağınız ühendus savienojum ryš koneksi jaringan nối. mạng.",
    "server": "feu. server servers système system. systems serveur servidor servidores serwer serwery szerver strežnik poslužitelj сервер σέρβερ διακομιστ sunucu palvelin palvelimem gatekeeper doorkeeper firewall feuerwall cortafuegos zapor máy.",
    "browser": "browser browsers navigateur navegador przeglądark prohlížeč prehliadač böngésző preglednik brskalnik браузер браузър tarayıcı peramban selaimesi selaimen selain webbläsare nettleser navigatore περιηγητ device devices gerät endgerät toestel apparaat enhet enhed laitte laite appareil dispositiv aparelho urządzeni zařízení zariaden eszköz uređaj naprav устройств пристр συσκευ cihaz perangkat javascript extension erweiterung adblock blocker werbeblocker bloqueur bloqueador bloquead blokowani bloker blokátor reklámblokkol engelleyici blocco mainosten trình. duyệt. thiết. bị.",
    "machine": "robot robots bot bots robô roboter robotti automat automatic automated automatisch automatique automático automatic автомат машин machines maschine machine macchin máquina maszyn stroj gép makine skript script scripts program. programs. programm programmet human humans human. humain humano umano humana mensch menschen mens. människa menneske ihminen człowiek člověk človek ember čovjek людин человек άνθρωπ insan puzzle rätsel captcha challenge động.",
    "requests": "request requests requested anfragen anfrage verzoek verzoeken aanvrag förfrågn forespørs pyyntö requête requêtes demandes. solicitud solicitudes peticion petición pedidos. richiest cerer żądań żądania zapytań zapytania žádost požadav kérés kérések zahtjev zahtev запрос запит αιτήμα αίτημα istek istekler permintaan cầu.",
    "wait": "wait waiting seconds reload refresh again later moment paused queue warten sekunden neu. erneut später gleich warteschlange wachten opnieuw seconden wachtrij vänta sekunder igen igjen kø. odota sekun uudelleen hetki attend patient secondes réessay rafraîch recharg espera segundos vuelve inténtalo recarga aguard segundos novamente tente attend secondi riprova ricaric aştept secunde încearc czeka sekund ponownie odśwież kolejk čekej sekund znovu obnovte načt čakaj znova vár. várj másodperc újra frissít čeka sekund ponovno osvjež подожд секунд позже снова обнов очеред зачека пізніше знову онов очак секунди περιμέν δευτερόλεπτ ξανά ανανε bekle saniye tekrar yenile tunggu detik lagi muat oota sekund uuesti gaid sekundes vēlreiz palauk sekundž dar vui. lòng. chờ. đợi. lại.",
    "press": "button click press tick tap. tap tapping knopf klick schaltfläche tippen drücken häkchen knop klik druk vink knapp klicka tryck trykk tryk painike painiketta napsauta klikkaa paina bouton cliqu appuy coch botón clic pulsa haz marca botão clique pulsante clicca premi spunta apăs buton przycisk kliknij naciśnij zaznacz tlačítk klikn zaškrtn tlačidl gomb kattint nyom gumb klikn pritisn кнопк нажми нажать галочк натисн кнопка бутон κουμπ κλικ πατήσ düğme tıkla butona tombol klik vajuta nupp spied poga paspaus mygtuk nhấn. bấm. nút.",
    "agree": "confirm accept agree consent choose choice allow permit decline refuse declare bestätig zustimm einwillig einverstanden akzeptier wählen auswahl wahl. erlaub ablehn entscheid bevestig akkoord toestemm keuze kies kiezen weiger bekräft godkänn samtyck välj tillåt bekreft godta samtykk velg valg tillat afvis hyväksy suostu vahvista valits valinta valin choisi choix consent refus déclar autoris acept elig elec rechaz permit aceit escolh recus autoriz accett consens scegli scelta rifiut dichiar confer alege accept refuz potwierd akcept zgod wybier wybór odrzu potvrď potvrz souhlas přijm vyber odmítn súhlas prijm odmiet erősít elfogad hozzájár válas beleegy potvrd prihva pristan pristaj odab izaber odbij privol strinja подтверд соглас принят принима выбер выбор отказ підтверд погодж прийня обер відмов потвърд съглас избер επιβεβαι αποδέχ αποδοχ συναίν επιλέξ επιλογ συμφων onayla kabul rıza seçim seçin reddet setuju konfirmasi pilih nõustu kinnita piekrīt apstiprin sutin patvirtin nhận. chọn. ý..",
    "data": "cookie cookies data. privacy profil profile partners advertis adverts ads. tracking trackers personali daten datenschutz werbung werbe anzeigen profile partner gegevens advertent advertenties reclame volg privacy volgbestand uppgifter annons reklam annonc personvern kakor data personopl persondata tiedot evästei mainos yksityisyy données publicit confidentialit traceur partenair datos publicidad anuncio privacidad socios dados publicidade anúncio parceiros dati pubblicit privatezza profilaz date. publicit confidenți dane danych reklam prywatno partner údaj reklam soukrom súkrom adatok adatait hirdetés süti podatk podaci oglas kolačić piškotk zasebno данн реклам куки конфиденц дані даних δεδομέν διαφημ απόρρητ veri. verileri reklam çerez gizlilik data iklan privasi andme reklaam datu reklām duomen liệu. quảng. cáo.",
    "age": "age. aged older born birthday eighteen adult minor alt. alter geburt volljährig jahre oud geboren leeftijd meerderjarig geboortejaar ålder född fylld alder født fylt ikä syntym âge né. née majeur naissance edad nacid mayor mayores nacimiento idade nascid maior maiores età nato maggiorenn nascita vârst născut wiek urodz pełnoletn lat. věk narozen let. vek narod rokov életkor születés éves dob. rođen punoljet starost возраст родил лет. совершеннолет вік народи повнолітн възраст ηλικ γεννη yaş doğum umur usia lahir tuổi.",
    "place": "country region territory location resid land. region aufenthalt wohnsitz gebiet regio gebied verblijf område region bosted maa. alue asuinpaik pays région territoire résid país región territorio resident paese regione residen território países țar regiun teritor kraj regionie obszar země krajin území ország régió terület zemlj područ držav ozemlj стран регион территор країн регіон держав χώρα περιοχ ülke bölge negara wilayah riik valst šal quốc. vực.",
    "account": "account login password register registr konto kennwort passwort anmeld einlogg registrier wachtwoord inlogg aanmeld lösenord logga registrera passord logg adgangskode tili. tilin kirjaudu salasana rekisterö compte connect inscri identifi cuenta contraseña regístr registrar inicia conta. senha cadastr entrar accedi registrat parola cont. contul autentific konta hasło zaloguj załóż rejestr účet heslo přihlas prihlás registruj fiók jelszó bejelentkez regisztr račun lozink prijav geslo аккаунт пароль войд войти зарегистр регистрац акаунт увійд зареєстр профил λογαριασμ συνδεθ εγγραφ hesap şifre giriş kayıt akun masuk daftar parool logi sisse konts parole slaptaž đăng. khoản.",
    "subscribe": "subscri member members membership patron supporter abo. abos abonn abonnement abonnent mitglied probeabo abonnee lid. leden lidmaatschap proefabonnement prenumer medlem abonnent tilaa tilaus tilaaja jäsen adhér abonné suscri socio socia miembro assin assinatura assinante sócio abbon socio soci iscritt abona abonament subskry prenumerat człon klubowicz předplat předplatné predplat člen členov előfiz előfizet tag. tagok pretplat član naročn подпис подписк член передплат підпис абонам абонат συνδρομ μέλη μέλος abone abonelik üye langganan berlangganan anggota tellim abonem abonē prenumer viên. gói.",
    "pay": "pay. paid payment price cost costs cent cents month monthly week. year. free gift token coupon voucher credit zahl bezahl preis kost monat woche jahr gratis kostenlos gutschein euro betaal prijs maand week. gratis kosteloos betal pris månad måned uke. uge. kr. maks maksu hinta kuukau viikko ilmai pay payer prix mois semaine gratuit offert pagar pago precio mes. meses semana gratis paga preço mês meses grátis gratuit paga pagament prezzo mese settimana gratis gratuit plăt preț lună gratuit płac płat cena miesiąc miesięc tydzień darmo bezpłat zł. żeton plat cen měsíc týden zdarma mesiac týždeň zadarmo fizet ár. hónap hét. ingyen plać cijena cena mjesec mesec tjedan besplat brezplač плат оплат цен месяц недел бесплат руб місяц тижд безкоштовн грн месец безплат πληρω τιμή μήνα εβδομάδ δωρεάν ευρώ öde fiyat ay. aylık hafta ücret tl. bayar harga bulan minggu gratis maksa hind kuu. tasuta maks cena mēnes mokė kain mėnes nemokam phí. tháng. đồng.",
    "read": "read reading reader readers text texts article articles story stories essay report issue edition les. lesen leser text texte artikel beitrag geschichte ausgabe lees lezen lezer tekst artikel verhaal stuk läs läsa läsare text artikel lese leser tekst artikkel sak. sagen læs læser artikel lue lukea lukija teksti artikkeli juttu jutun lire lecture lecteur texte article lect leer leyendo lector texto artículo reportaje crónica ler leitura leitor texto artigo reportagem matéria leggere lettura lettor testo articolo citi citeș cititor text articol czyta czytel tekst artykuł čís číst čten text článek článk čítať čitateľ text článok článku olvas szöveg cikk čita čitatelj tekst članak članku bral bralc besedil članek чита читат текст стать материал чит читач текст статт матеріал чете читател статия διάβασ διαβάσ αναγνώσ κείμενο άρθρο oku okur metin yazı haber baca pembaca tulisan artikel loe lugeja lasīt rakst skaityt straipsn đọc. bài. viết.",
    "rest": "rest. remaining remainder continue continues further unlock unlocked full. whole entire complete behind page pages paragraphs characters weiter weiterlesen rest. restlich übrig freischalt vollständig ganz komplett verder rest. overige volledig hele ontgrendel vervolg fortsätt resten hela låsa resterende fortsett fortsæt hele. jatka loput koko. loppu avaa suite suite. reste. restant débloqu intégral entier complet continu resto seguir sigue continúa completo restante desbloque entero continua continuar restante integral completo inteiro resto. desbloque continua prosegu resto restant intero complet sblocc seguito continu rest. restul întreg complet debloc dalej dalszy dalsza reszt pozostał całość cały odblok pokracov pokračov zbytek zbýv celý odemkn zvyšok odomkn zvyšn folytat tovább többi teljes egész nastav ostatak cijel otključ nadaljev preosta celot дальше продолж остальн остат полн целик далі продовж решт повн продълж остана целия συνέχ υπόλοιπ ολόκληρ πλήρ devam kalan tamam tümü kilit lanjut sisa lengkap selengkap penuh edasi ülejää tervik turpin atlikuš piln tęst lik. visas tiếp. tục. lại. đủ. bộ.",
    "send": "email mail. phone mobile number code. enter send sms inbox address form. telefon nummer code. eingeb send postfach handy telefoonnummer mailadres nummer vul stuur telefon nummer kod. skicka epost mejl sende kode sähköposti puhelin numero koodi lähetä courriel téléphone numéro code. saisi envoy correo teléfono número código introduc envia telefone número código digit envie telefono numero codice inser invia telefon număr cod. introduce trimite telefon numer kod. wpisz podaj wyślij telefon číslo kód zadej pošl zadajte pošle telefon szám kód írd küld telefon broj kod unes pošalji vpiš številk телефон номер код введ отправ почт телефон введіть надішл пошт код. въвед изпрат τηλέφων αριθμ κωδικ στείλ telefon numara kod gir. gönder telepon nomor kode kirim telefon number kood saada numur kods nosūt numer điện. thoại. mã. gửi. nhập.",
    "reader": "you your yours sie. ihr. ihre ihnen ihrem ihren u.. uw. jij je. jouw jullie du. dig. din. ditt dina deg. dere sinä sinun sinulle teidän te. vous votre vos toi. ton. tu. te. tus usted ustedes vosotros vuestr su. lei. suo sua voi. vostr você vocês seu sua dumneavoastr tău ta. ty. ci. twój twoj twoje państw pan. pani vy. vám vás váš vaše vašeho váš ti. ön. önnek te. téged vi. vas. vam vaš vaše tvoj вы. вас вам ваш ваше вашего вашей ви. вам. ваш твій εσείς σας. σου. siz sizin sana senin anda kamu teie sina jūs jums jūsų bạn. quý.",
}
#: The same in scripts that write no spaces, or put small words before others: looked for anywhere.
PARTS = {
    "page": "ページ サイト 页面 頁面 网站 網站 페이지 사이트 الصفحة موقع صفحه הדף האתר หน้าเว็บ เว็บไซต์",
    "connection": "接続 回線 ネットワーク 连接 連線 网络 網路 연결 네트워크 اتصال شبكة חיבור רשת การเชื่อมต่อ",
    "server": "サーバー サーバ 服务器 伺服器 서버 الخادم سرور שרת เซิร์ฟเวอร์",
    "browser": "ブラウザ 端末 浏览器 瀏覽器 设备 裝置 브라우저 기기 متصفح جهازك مرورگر דפדפן מכשיר เบราว์เซอร์",
    "machine": "ロボット 機械 自動 机器人 機器人 自动 程序 로봇 자동 روبوت آلي ربات רובוט אוטומט หุ่นยนต์",
    "requests": "リクエスト 请求 請求 요청 طلبات درخواست בקשות คำขอ",
    "wait": "お待ち しばらく 再度 再読み込み 稍后 稍後 等待 刷新 잠시 기다 다시 انتظ لحظات مرة أخرى صبر המתן שוב รอ อีกครั้ง",
    "press": "ボタン クリック 押し 按钮 按鈕 点击 點擊 버튼 클릭 눌러 اضغط انقر زر کلیک לחצ כפתור คลิก กดปุ่ม",
    "agree": "同意 承諾 選択 確認 确认 选择 選擇 接受 동의 확인 선택 수락 موافق قبول تأكيد اختر تأیید הסכמ אישור בחר ยอมรับ ยืนยัน",
    "data": "クッキー 広告 個人情報 データ 数据 數據 隐私 隱私 广告 廣告 쿠키 광고 개인정보 데이터 بيانات خصوصية إعلان تبلیغ עוגיות פרטיות פרסומ คุกกี้ โฆษณา",
    "age": "歳以上 年齢 生年月日 成人 年龄 年齡 满18 滿18 나이 생년 만 19세 عمرك سنك سن גיל อายุ",
    "place": "地域 国外 国内 地区 地區 所在地 국가 지역 بلدك منطقت کشور מדינה אזור ประเทศ",
    "account": "ログイン 会員登録 パスワード アカウント 登录 登錄 登入 注册 註冊 密码 密碼 账号 帳號 로그인 회원가입 비밀번호 계정 تسجيل حسابك كلمة المرور ورود ثبت‌نام התחבר הרשמ סיסמ חשבון เข้าสู่ระบบ ลงทะเบียน",
    "subscribe": "購読 会員 定期 订阅 訂閱 会员 會員 구독 회원 정기 اشتراك مشترك اشترك اشتراک מנוי חברים สมัครสมาชิก สมาชิก",
    "pay": '円 無料 有料 月額 料金 元/ 每月 免费 免費 付费 付費 价格 원 무료 유료 월 مجان شهري دفع ريال رایگان ماه חינם חודש ש"ח בתשלום ฟรี บาท เดือน',
    "read": "記事 読む 読み お読み 続き 本文 文章 阅读 閱讀 全文 读者 讀者 기사 읽기 읽을 독자 본문 مقال قراءة اقرأ القراء النص مطلب خواندن הכתבה לקרוא קריאה קוראים อ่าน บทความ",
    "rest": "残り 続き ここから先 この先 全文 剩余 剩下 其余 继续 繼續 完整 余下 나머지 계속 이어서 전문 تابع المتبقي كامل بقية ادامه کامل המשך המלא יתר อ่านต่อ ส่วนที่เหลือ",
    "send": "メール 携帯 電話番号 番号 コード 入力 送信 邮箱 郵箱 手机 手機 号码 號碼 验证码 驗證碼 输入 輸入 이메일 휴대폰 번호 코드 입력 بريد هاتف رقم رمز أدخل أرسل ایمیل موبایل شماره מייל טלפון מספר קוד שלח อีเมล เบอร์ รหัส",
    "reader": "あなた お客様 皆さま ください くださ いただ 您 你 请 請 고객님 님의 하세요 주세요 십시오 لك كم يرجى شما לך שלך אנא คุณ ท่าน",
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
    """How many words of a text speak of each thing; only what is spoken of. At most 4,000 characters are read."""
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
