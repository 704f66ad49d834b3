"""What pages say around articles, in the languages that we watch most."""

# ruff: noqa: E501, RUF001 - word lists in five languages, a group of alternatives in each line

from __future__ import annotations

import re
from dataclasses import dataclass


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Calls:
    """Alternatives with which a line begins, and others, in lower case, anywhere in it.

    They are apart because a search would try the former at every place of a line.
    """

    opening: re.Pattern[str]
    within: re.Pattern[str]

    def search(self, line: str) -> re.Match[str] | None:
        """The first that is found."""
        return self.opening.match(line) or self.within.search(line.lower())


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
    | (?:اقرأ|إقرأ|شاهد)\ (?:أيض[\w\u064b-\u0652]+|ايضا|المزيد) | 関連(?:記事|ニュース) | あわせて読みたい | (?:相关|相關)(?:新闻|新聞|阅读|閱讀|报道|報導)
    )(?:\s*[:：|»>–—-].*|\s*[.…]{0,3})$""",
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

#: A line at the end that asks for something instead of telling something.
TAIL = Calls(
    _any(
        r"^(?:sign up|subscribe|register)\b.{0,80}(?:newsletters?|inbox|email|e-mail|updates|alerts|today|now|channel|podcast|here)",
        r"^(?:follow|find|join|like) (?:us|me|him|her|them|[A-Z@]\S+( \S+){0,3}) (?:on|at|via) (?:twitter|x\b|facebook|instagram|telegram|linkedin|whatsapp|google news|threads|bluesky|mastodon|our)",
        r"^(?:©|\(c\) |copyright\b|all rights reserved)",
        r"^(?:have|got) (?:a )?(?:news )?(?:tips?|an opinion)\b|^(?:send|share|email) (?:us )?(?:your|a|tips)\b|^do you have (?:a )?(?:story|tip|news|information)",
        r"^(?:share|print|email|comments?|advertisement|ad|image credit|photo)\W*(?:this|article|story)?\W*$",
        r"^(?:the )?(?:views|opinions)(?: and opinions)? expressed (?:in|here|by|are)\b",
        r"^abonnez-vous|^inscrivez-vous|^recevez |^suscríbe|^síguenos|^подпи(?:шитесь|сывайтесь)|^следите за|^abonnieren sie|^folgen sie|^melden sie sich",
        r"^(?:our standards|support (?:our|independent|us)\b|download (?:the|our) (?:\S+ ){0,3}app\b|click here\b|this article is more than\b)",
        r"^(?:нашли|заметили) (?:ошибку|опечатку)|^присылайте |^наш (?:канал|telegram)",
    ),
    re.compile(
        r"\bnewsletters?\b.{0,80}(?:sign|subscri|inbox|abonn|anmeld|inscri|recib)"
        r"|all rights reserved\W*$|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
        r"|все права защищены"
    ),
)
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
