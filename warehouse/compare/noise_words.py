"""What a page says of itself beside the article, in many languages: ages, counters, stamps, advertisements.

Patterns of whole lines, or of whole parts of a line, in lower case. Prose is never matched: "He left 5 minutes ago" is news.
"""

# ruff: noqa: RUF001, E501 - words of other scripts are meant, one group of languages in each line

from __future__ import annotations

import re

_COUNT = r"(?:\d{1,4}|an?|one|ein(?:e[mnr]?)?|une?|un[ao]|jeden|jedna|en|ett?|één)"
_UNIT = r"[^\W\d_]{1,14}\.?"
# What stands before or after a span of time to say that it has gone by.
_AGO_BEFORE = (
    r"vor|il y a|hace|há|fa|před|pred|prije|преди|пре|acum|πριν(?: από)?|منذ|قبل|לפני|för|for|acum|hai|fa|duela|w ciągu"
)
_AGO_AFTER = (
    r"ago|fa|atrás|geleden|temu|назад|тому(?: назад)?|таму|sedan|siden|sitten|ezelőtt|önce|əvvəl|бұрын|oldin|پیش|قبل|पहले|আগে"
    r"|(?:yang )?lalu|trước|atras"
)
_AGO = re.compile(
    rf"(?:(?:about|ca\.?|circa|environ|etwa|около) )?(?:"
    rf"(?:{_AGO_BEFORE}) {_COUNT} ?{_UNIT}(?: sedan| siden)?"
    rf"|{_COUNT} ?{_UNIT} (?:{_AGO_AFTER})"
    r"|(?:hour|minute|moment)s? ago|(?:секунду|минуту|час|день|неделю|месяц|год) назад|just now|moments ago|gerade eben|à l'instant|только что|щойно|ahora mismo|adesso|teraz|nyss|akkurat nå"
    r"|\d{1,4} ?(?:秒|分|分钟|分鐘|小时|小時|天|日|周|週|个月|個月|年)前|\d{1,4} ?(?:秒|分|時間|日|週間|か月|ヶ月|年)前|たった今|刚刚|剛剛"
    r"|\d{1,4} ?(?:초|분|시간|일|주|개월|달|년) ?전|방금"
    r"|\d{1,4} ?[\u0e00-\u0e7f]{2,12}ที่แล้ว|منذ [^\W\d_]{3,10}"
    r")"
)

_LABEL = (
    r"(?:(?:last|first|originally|story|article|page|date) )?(?:updated?|published|posted|modified|edited|revised)(?: (?:on|at))?"
    r"|(?:zuletzt )?(?:aktualisiert|geändert|veröffentlicht|erschienen|stand)(?: am)?|aktualisiert|(?:artikel )?vom"
    r"|(?:mis(?:e)? à jour|publié|modifié|posté)e?(?: le)?|(?:última )?(?:actualización|actualizado|publicado|modificado)(?: el)?"
    r"|(?:ultimo )?(?:aggiornamento|aggiornato|pubblicato|modificato)(?: il)?|(?:última )?(?:atualização|atualizado|publicado|modificado)(?: em)?"
    r"|(?:laatst )?(?:bijgewerkt|gepubliceerd|gewijzigd|geüpdatet)(?: op)?|(?:ostatnia )?(?:aktualizacja|opublikowano|zaktualizowano|publikacja)"
    r"|(?:последнее )?(?:обновлен[оа]?|опубликован[оа]?|обновление|изменен[оа])|(?:оновлено|опубліковано|змінено)|(?:абноўлена|апублікавана)"
    r"|aktualizov[aá]n[oé]|publikov[aá]n[oé]|(?:senast )?(?:uppdaterad|publicerad)|(?:sist )?(?:oppdatert|publisert)|(?:senest )?(?:opdateret|publiceret|udgivet)"
    r"|päivitetty|julkaistu|frissítve|megjelent|(?:ultima )?actualizare|publicat|actualizat|обновена|публикувана|ажурирано|ažurirano|objavljeno"
    r"|ενημερώθηκε|δημοσιεύτηκε|(?:son )?(?:güncelleme|güncellendi)|yayınlan(?:dı|ma)|آخر تحديث|تحديث|نشر(?: في)?|עודכן|פורסם|עדכון"
    r"|更新(?:日時|时间|時間)?|发布(?:时间)?|發布|公開|公開日|入力|입력|수정|업데이트|cập nhật|diperbarui|terbit"
)
_MONTH = (
    r"jan|feb|f[ée]v|mar|mär|maa|m[åa]r|apr|a[vb]r|may|mai|maj|mei|mag|jun|juin|giu|jul|juil|lug|aug|ao[uû]|ago|sep|set|o[ck]t|out|ott|nov|dec|d[ée]c|dez|dic|gen|ene"
    r"|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру|st[yu]|lut|kwi|cze|lip|sie|wrz|paź|paz|lis|gru"
)
_DAY = r"mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|dom|пон|вто|сре|чет|пят|суб|вос|пн|вт|ср|чт|пт|сб|вс"
_STAMP_WORD = (
    rf"(?:{_MONTH}|{_DAY})[^\W\d_]{{0,9}}\.?|at|on|um|uhr|à|a las|le|el|il|de|del|om|kl\.?|klo|o clock|h|hrs|utc|gmt|c?es?t|[ecmp][sd]t|ist|bst|msk|мск"
    r"|[ap]\.?m\.?|г\.?|года|в|o|ore|alle|às|em|年|月|日|時|时|分|년|월|일|the|st|nd|rd|th|z|t"
)
_STAMP_PART = (
    rf"(?:\d{{1,4}}(?:[.:/-]\d{{1,4}}){{0,3}}(?:st|nd|rd|th|am|pm|h\d{{0,2}}|uhr|z|\.)?|[+-]\d\d:?\d\d|{_STAMP_WORD})"
)
_STAMP = re.compile(rf"(?:{_LABEL})\W{{0,3}}(?>(?>{_STAMP_PART})[ ,.·|()–—-]{{0,3}}+){{1,14}}+")
_LABELLED_AGO = re.compile(
    rf"(?:{_LABEL})\W{{0,3}}{_AGO.pattern}|{_AGO.pattern}\W{{0,3}}(?:{_LABEL})|(?:{_LABEL})\W{{0,2}}"
)

_NUMBER = r"\d[\d.,  ]{0,14} ?(?:k|m|mln|тыс\.?|млн|tsd\.?|mil|万|천|만)?"
_COUNTED = (
    r"(?:page )?views?|visits?|reads?|readers?|comments?|repl(?:y|ies)|shares?|likes?|dislikes?|reactions?|retweets?|reposts?|followers?|subscribers?|votes?|upvotes?|claps?|downloads?"
    r"|people (?:like|liked|shared) this|watching(?: now)?|online"
    r"|aufrufe?|kommentare?|gefällt mir|mal geteilt|geteilt|leser|abrufe|vues?|commentaires?|partages?|réactions?|j aime|lectures?|abonnés?"
    r"|vistas?|visitas?|comentarios?|compartido|compartidos|lecturas?|me gusta|visualizaciones|visualizações|comentários?|compartilhamentos?|curtidas?"
    r"|visualizzazioni|commenti|condivisioni|mi piace|weergaven|reacties?|keer gedeeld|wyświetle(?:ń|nia)|komentarz(?:e|y)?|udostępnie(?:ń|nia)|odsłon"
    r"|просмотр(?:ов|а|ы)?|комментари(?:й|я|ев|и)|лайк(?:ов|а|и)?|репост(?:ов|а|ы)?|поделил(?:ось|ись)|прочтени(?:й|я)|перегляд(?:ів|и)?|коментар(?:ів|і)?"
    r"|zobrazení|komentář(?:ů|e)?|sdílení|visningar|kommentarer|delningar|visninger|delinger|katselua|kommenttia|jakoa|megtekintés|hozzászólás|vizualizări|comentarii"
    r"|görüntülenme|okunma|yorum|paylaşım|beğeni|مشاهدة|مشاهدات|تعليق|تعليقات|مشاركة|صפיות|תגובות|שיתופים|次浏览|阅读|评论|评论数|点赞|閲覧|コメント|件のコメント|조회|조회수|댓글|lượt xem|bình luận|kali dilihat|komentar"
    r"|min(?:ute)?s?(?: read| reading(?: time)?)|min\.? (?:lesezeit|de lecture|de lectura|de leitura|di lettura|czytania|чтения|läsning|lesetid)|minuten lesezeit|minutes? de lecture|минут[ыа]? (?:чтения|на чтение)"
)
_COUNTER = re.compile(
    rf"(?:{_NUMBER} ?(?:{_COUNTED})|(?:{_COUNTED}|(?:estimated )?reading time|lesezeit|lesedauer|temps de lecture|время чтения)\W{{0,3}}{_NUMBER}(?: ?(?:min(?:utes?|uten|uti|utos|ut)?|мин(?:ут[ыа]?)?)\.?)?\W?|no comments?|add a comment|leave a comment)"
)

_ADVERT = re.compile(
    r"(?:(?:a )?word from our sponsors?|(?:paid )?advertisements?|advertising|advert|ads?(?: by [\w .]{1,20})?|sponsored(?: (?:content|links?|post))?|promoted(?: content)?|paid content"
    r"|(?:article|story) continues (?:below|after)(?: (?:this )?advert(?:isement)?)?|(?:advertisement )?scroll (?:down )?to continue(?: reading)?|skip advert(?:isement)?|ad feedback|this advert(?:isement)? has not loaded yet.{0,80}"
    r"|continue reading(?: below| the main story)?|remove ads?|close ad"
    r"|anzeige|werbung|publicité|publi|la suite après (?:la|cette) publicité|publicidad|anuncio|pubblicità|publicidade|continua após a publicidade|advertentie|reklama|reklam|реклама|рэклама|на правах рекламы"
    r"|annons|annonse|annonce|mainos|hirdetés|publicitate|oglas|ogłoszenie|διαφήμιση|إعلان|اعلان|פרסומת|广告|廣告|広告|스폰서|광고|quảng cáo|iklan|advertorial)"
)
_RELATED = re.compile(
    r"(?:read (?:also|more|next|too)|also read|see also|related(?: (?:articles?|stories|story|news|coverage|topics?|content|links?|posts?))?|more (?:on|about) this(?: story| topic)?|more stories|recommended(?: for you)?"
    r"|most (?:read|popular)|trending(?: now)?|don't miss|you (?:may|might) (?:also )?like|up next|editor's picks?"
    r"|lesen sie (?:auch|mehr|dazu)|(?:das könnte sie auch interessieren)|mehr zum thema|siehe auch|auch interessant|meistgelesen|(?:à )?lire aussi|lire également|voir aussi|sur le même (?:sujet|thème)|à voir également"
    r"|le[ae] también|leer más|también te puede interesar|te puede interesar|más información|noticias? relacionadas?|leggi anche|potrebbe interessarti|leia (?:também|mais)|veja também|lees (?:ook|meer)|bekijk ook"
    r"|czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|чита(?:й|йте|ть) (?:также|ещё|еще|далее)|смотрите также|по теме|материалы по теме|похожие (?:новости|материалы)|читайте також|дивіться також|чытайце таксама"
    r"|čtěte (?:také|také|více)|čítajte (?:aj|tiež)|läs (?:också|mer|även)|les også|læs også|lue (?:myös|lisää)|olvassa (?:el )?(?:még|is)|citește (?:și|mai mult)|прочетете още|pročitajte (?:još|i)|διαβάστε (?:επίσης|ακόμα)"
    r"|ayrıca (?:okuyun|bakınız)|ilgili haberler?|اقرأ أيضا|اقرأ المزيد|مواضيع ذات صلة|קראו (?:גם|עוד)|相关(?:阅读|新闻|报道)|延伸閱讀|相關新聞|関連記事|あわせて読みたい|관련(?:기사| 기사)|xem thêm|baca juga|lihat juga)"
    r"(?:\s*[:：>»→-].{0,300}|\W{0,3})"
)

_PARTS = (_AGO, _LABELLED_AGO, _STAMP, _COUNTER, _ADVERT)


def is_furniture(part: str) -> bool:
    """Whether a line, or a part of one, is nothing but an age, a stamp, a counter or the mark of an advertisement.

    ``part`` has been evened and is in lower case.
    """
    return any(pattern.fullmatch(part) is not None for pattern in _PARTS)


def is_pointer(line: str) -> bool:
    """Whether a line points to other articles ("Read also: ...")."""
    return _RELATED.fullmatch(line) is not None
