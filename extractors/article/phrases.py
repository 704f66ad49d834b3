"""What pages say around articles, in the languages that we watch most: English, German, French, Spanish, Russian."""

# ruff: noqa: E501, RUF001 - word lists in five languages, a group of alternatives in each line

from __future__ import annotations

import re


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


#: A label before links to other articles, alone or followed by a headline.
RELATED_LABEL = re.compile(
    r"""^\W{0,3}(?:
      (?:read|see|watch|learn|find\ out)\ (?:more|also|next|too)(?:\ (?:on|about|from|at|here)\b.{0,40}?)? | also\ (?:read|see) | don.t\ miss
    | related(?:\ (?:articles?|stor(?:y|ies)|news|content|posts?|topics?|coverage|links?|reading|videos?))?
    | more\ (?:on\ this(?:\ (?:story|topic))?|on\b.{2,40}?|stories|news|from\b.{2,40}?|about\ this|like\ this|coverage|top\ stories|articles)
    | (?:you\ (?:may|might)|you'll|you.may)\ (?:also\ )?(?:like|be\ interested|love|enjoy)(?:\ in)? | recommended(?:\ (?:for\ you|stories|reading|articles))?
    | similar\ (?:stories|articles|news) | further\ reading | up\ next | what\ to\ read\ next | (?:editors?.?\ picks?|most\ (?:read|popular|viewed))
    | (?:lesen|sehen)\ sie\ (?:auch|hier|dazu|mehr) | (?:auch\ )?interessant | mehr\ (?:zum\ thema|dazu|lesen|zu\b.{2,30}?|aus\b.{2,30}?|artikel|news)
    | zum\ thema | das\ könnte\ (?:sie|dich)\ (?:auch\ )?interessieren | weitere\ (?:artikel|meldungen|themen|nachrichten) | verwandte\ (?:artikel|themen) | siehe\ auch | passend\ dazu
    | (?:à\ )?(?:lire|voir)\ (?:aussi|également|plus) | sur\ le\ même\ (?:sujet|thème) | articles?\ (?:liés?|similaires|connexes|associés?) | en\ savoir\ plus | plus\ d.articles
    | (?:lea?|leer|lee|ver|vea)\ (?:también|además|más) | (?:noticias|artículos|temas)\ relacionad[oa]s | más\ (?:noticias|sobre\b.{2,30}?|información) | te\ puede\ interesar
    | (?:читайте|смотрите)\ (?:также|ещ[её]|по\ теме|далее|больше) | (?:что\ )?(?:ещё?\ )?почитать(?:\ по\ теме)?
    | (?:по|другие\ материалы\ по|материалы\ по|новости\ по|ещё?\ по)\ теме | похожие\ (?:новости|материалы|статьи)
    | (?:leggi|vedi)\ anche | leia\ (?:também|mais) | lees\ (?:ook|meer) | czytaj\ (?:też|także|również|więcej) | читайте\ також
    )(?:\s*[:|»>–—-].*|\s*[.…]{0,3})$""",
    re.IGNORECASE | re.VERBOSE,
)
#: Class or id of a block of links to other articles.
RELATED_CLASS = _any(
    r"related",
    r"recommend",
    r"(?:^|[-_ ])(?:more|read|also)[-_]?(?:on|more|stories|news|from|also|next|articles?)(?:$|[-_ ])",
    r"see[-_]?also|you[-_]?may|youmay|similar|further[-_]?reading|suggested|outbrain|taboola|zergnet|up[-_]?next",
    r"weitere[-_]|mehr[-_]?zum|verwandt|lire[-_]aussi|a[-_]lire|sur[-_]le[-_]meme|relacionad|te[-_]puede|read[-_]?also",
)
RELATED_STEMS = (
    "relat", "recommend", "more", "read", "also", "see", "you", "similar", "further", "suggest", "outbrain", "taboola", "zergnet", "next",
    "weitere", "mehr", "verwandt", "lire", "meme", "relacionad", "puede",
)  # fmt: skip
NAVIGATION_STEMS = (
    "nav",
    "menu",
    "breadcrumb",
    "masthead",
    "header",
    "bar",
    "social",
    "shar",
    "tag",
    "topic",
    "byline",
    "author",
)
FOOTER_STEMS = ("footer", "colophon", "legal", "copyright")
NAVIGATION_CLASS = _any(
    r"(?:^|[-_ ])(?:nav(?:bar|igation)?|menu|breadcrumbs?|masthead|site-?header|topbar|toolbar|social|share|sharing|tags?|topics?|byline|authors?)(?:$|[-_ ])"
)
FOOTER_CLASS = _any(r"(?:^|[-_ ])(?:site|page|global|main)?[-_]?(?:footer|colophon|legal|copyright)(?:$|[-_ ])")

CONSENT = _any(
    r"cookies?\b",
    r"\bwe value your privacy",
    r"\bconsent\b",
    r"\bour (?:\d+ )?partners\b",
    r"\bprivacy (?:policy|settings|cent(?:er|re)|choices|notice|preferences)",
    r"\b(?:accept|reject|allow|manage) all\b",
    r"legitimate interest",
    r"personali[sz]ed (?:ads|advertising|content)",
    r"personal data\b",
    r"einwillig",
    r"datenschutz",
    r"zustimm(?:en|ung)",
    r"alle akzeptieren",
    r"personalisierte (?:werbung|anzeigen|inhalte)",
    r"consentement",
    r"tout (?:accepter|refuser)",
    r"confidentialité",
    r"données (?:personnelles|à caractère)",
    r"consentimiento",
    r"(?:aceptar|rechazar) (?:todo|todas|y continuar)",
    r"política de (?:privacidad|cookies)",
    r"файл\w* cookie",
    r"\bкуки\b",
    r"персональн\w+ данн",
    r"политик\w+ конфиденциальности",
)
PAYWALL = _any(
    r"subscribe (?:now )?(?:to|for) (?:continue|keep|read|unlimited|full|finish)",
    r"(?:to|want to) (?:continue|keep) reading",
    r"continue reading (?:this|the|your|with|for)",
    r"already (?:a |have (?:a |an )?)?(?:subscriber|subscription|member)",
    r"this (?:article|content|story|post) is (?:only |exclusively )?(?:for|available to|reserved for) (?:\w+ )?(?:subscribers|members)",
    r"subscribers? only|exclusive(?:ly)? (?:to|for) (?:our )?subscribers",
    r"unlock (?:this|the full|unlimited)|you have (?:reached|read) (?:your|all)",
    r"(?:weiterlesen|lesen sie weiter) mit|jetzt (?:weiterlesen|abonnieren|abo)|mit (?:einem )?abo (?:weiter)?lesen|bereits abonnent",
    r"exklusiv für abonnent|nur für abonnent",
    r"(?:article|contenu|suite) (?:est )?réservée? (?:à|aux) (?:nos )?abonné|il vous reste .{0,20} de cet article|déjà abonné|abonnez-vous pour",
    r"(?:exclusivo|contenido) para suscriptores|suscríbe(?:te|se) para|ya (?:eres|soy) suscriptor",
    r"только (?:для|по) подпис|(?:оформите|доступ\w* по) подписк|уже подписаны",
)
LOGIN = _any(
    r"\b(?:log|sign)[ -]?in\b", r"\bregister\b", r"\bcreate (?:an|your) account", r"\banmeld(?:en|ung)", r"einloggen",
    r"\bse connecter\b|connexion|identifiez", r"iniciar sesión|inicia sesión", r"войти|вход на сайт|авториз",
)  # fmt: skip
BLOCK = _any(
    r"just a moment", r"attention required", r"access (?:to this page )?(?:has been )?(?:denied|blocked)", r"request (?:was |has been )?(?:blocked|rejected)",
    r"are you (?:a )?(?:human|robot)", r"(?:verify|prove|confirm)(?: that)? you(?:'re| are)(?: not)? (?:a )?(?:human|robot)",
    r"pardon our interruption", r"security check", r"\bcaptcha\b", r"(?:^|\b)403\b.{0,12}forbidden|^forbidden\b", r"unusual (?:traffic|activity)",
    r"checking your browser", r"ddos[- ]protection", r"you have been blocked", r"bot (?:detection|verification)", r"too many requests",
    r"zugriff (?:verweigert|verboten|blockiert)", r"accès (?:refusé|interdit|bloqué)", r"acceso denegado", r"доступ (?:запрещ[её]н|ограничен|заблокирован)",
    r"подтвердите,? что .{0,20}не робот",
)  # fmt: skip
NOT_FOUND = _any(
    r"(?:page|article|story|content|file|post|url|link|resource)\b.{0,30}(?:not found|doesn.t exist|does not exist|no longer (?:available|exists?)|can.?(?:no|')t be found|could not be found|has been (?:removed|deleted)|is (?:missing|gone))",
    r"(?:couldn.t|could not|can.?t|cannot|unable to) find (?:the|that|this|your|what)",
    r"\bnot found\b|\berror 404\b|\b404 error\b|^404\b|\b404$|\b404\b.{0,6}(?:page|error|not)|^(?:oops|whoops|sorry)\b",
    r"(?:seite|artikel|inhalt)\b.{0,30}(?:nicht (?:gefunden|verfügbar|mehr)|existiert nicht)",
    r"(?:page|article)\b.{0,30}(?:introuvable|n.existe (?:pas|plus)|n.est (?:pas|plus) disponible|non trouvée?)",
    r"(?:página|artículo|contenido)\b.{0,30}(?:no (?:encontrad[oa]|existe|disponible|está)|no se (?:ha )?enc)",
    r"(?:страниц\w+|материал|стать\w+)\b.{0,30}(?:не (?:найден|существует)|удал[её]н)|ошибка 404|\bне найдена?\b",
)  # fmt: skip
JAVASCRIPT = _any(
    r"enable javascript", r"javascript (?:is )?(?:disabled|required|must be enabled|to run this app)", r"(?:you need to|please) (?:enable|turn on|activate) (?:java)?script",
    r"javascript (?:zu )?aktivier", r"activer javascript|javascript est désactivé", r"active javascript|habilit\w+ javascript", r"включите javascript|включить javascript",
)  # fmt: skip
SEARCH = _any(
    r"search results?|results for\b|^search\b", r"suchergebnis|^suche\b", r"résultats? (?:de (?:la )?recherche|pour)|^recherche\b",
    r"resultados? (?:de (?:la )?búsqueda|para)|^buscar\b|^búsqueda\b", r"результаты поиска|^поиск\b",
)  # fmt: skip

#: A line at the end that asks for something instead of telling something.
TAIL = _any(
    r"^(?:sign up|subscribe|register)\b.{0,80}(?:newsletters?|inbox|email|e-mail|updates|alerts|today|now|channel|podcast|here)",
    r"\bnewsletters?\b.{0,80}(?:sign|subscri|inbox|abonn|anmeld|inscri|recib)",
    r"^(?:follow|find|join|like) (?:us|me|him|her|them|[A-Z@]\S+( \S+){0,3}) (?:on|at|via) (?:twitter|x\b|facebook|instagram|telegram|linkedin|whatsapp|google news|threads|bluesky|mastodon|our)",
    r"^(?:©|\(c\) |copyright\b|all rights reserved)|all rights reserved\W*$|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|все права защищены",
    r"^(?:have|got) (?:a )?(?:news )?(?:tips?|an opinion)\b|^(?:send|share|email) (?:us )?(?:your|a|tips)\b|^do you have (?:a )?(?:story|tip|news|information)",
    r"^(?:share|print|email|comments?|advertisement|ad|image credit|photo)\W*(?:this|article|story)?\W*$",
    r"^(?:the )?(?:views|opinions)(?: and opinions)? expressed (?:in|here|by|are)\b",
    r"^abonnez-vous|^inscrivez-vous|^recevez |^suscríbe|^síguenos|^подпи(?:шитесь|сывайтесь)|^следите за|^abonnieren sie|^folgen sie|^melden sie sich",
    r"^(?:our standards|support (?:our|independent|us)\b|download (?:the|our) (?:\S+ ){0,3}app\b|click here\b|this article is more than\b)",
    r"^(?:нашли|заметили) (?:ошибку|опечатку)|^присылайте |^наш (?:канал|telegram)",
)  # fmt: skip
#: A line at the end about the writer.
BIO = re.compile(
    r"^(?:[A-ZÀ-Ž][\w.’'-]+ ){1,4}(?:is|was|has been|covers?|reports?|writes?) (?:an?|the|on|for|about|from|[a-z]+ing)?\b"
    r".{0,200}\b(?:reporter|correspondent|editor|columnist|journalist|contributor|writer|fellow|professor|author|freelance|analyst|covering|covers)\b"
    r"|^(?i:reporting|additional reporting|writing|editing|edited|compiled|translated|reported|with (?:additional )?reporting) by\b"
    r"|^(?:contact|reach|email|write to) (?:[A-ZÀ-Ž][\w.’'-]+ ){1,4}(?:at|on|via)\b|^\S+@\S+\.\w+$|^@\w+$"
)
BYLINE = re.compile(
    r"^(?:by|von|par|por|di|автор:?|текст:?|written by|reported by|story by)\s+(?P<names>[^\W\d_].{1,120})$",
    re.IGNORECASE,
)
#: Lines at the start that are no sentence of the article.
HEAD = _any(
    r"^(?:published|posted|updated|last (?:updated|modified)|first published|created|veröffentlicht|aktualisiert|stand|publié|mis à jour|publicado|actualizado|опубликовано|обновлено)\b[^.]{0,100}$",
    r"^\d{1,3}\s?(?:min(?:ute)?s?|минут\w*|Minuten)\.?(?: (?:read|to read|de lecture|Lesezeit))?$|^(?:reading time|lesezeit|temps de lecture|время чтения)\b.{0,20}$",
    r"^(?:share|print|save|comments?|listen|advertisement|photo|image|file photo|getty images|reuters|afp|ap photo|tass|dpa)\b[^.]{0,30}$",
    r"^(?:share|copy link|link copied)\b.{0,60}$",
)
