"""Names of months on news pages, in some thirty languages, as they stand in dates.

A name that means another month in another language is left out ("listopada" is October in Zagreb, November in
Warsaw): no date is better than a wrong one.
"""

# ruff: noqa: E501, RUF001 - names in several scripts, a month in each line

from __future__ import annotations

_NAMES = """
jan january januar janvier enero января янв jänner ene janv januari januarie gennaio gen janeiro stycznia ledna januára januarja siječnja január ianuarie ιανουαρίου січня януари ocak tammikuuta jaanuar janvāris يناير ינואר gener
feb february februar février febrero февраля фев févr fevrier februari febbraio fevereiro fev lutego února februára veljače február februarie februarja φεβρουαρίου лютого февруари şubat helmikuuta veebruar februāris فبراير פברואר febrer
mar march märz mars marzo марта мар mär maart marts março marca března ožujka március martie marta μαρτίου березня март mart maaliskuuta märts مارس מרץ març maret
apr april avril abril апреля апр avr abr aprile kwietnia dubna apríla aprila travnja április aprilie απριλίου квітня април nisan huhtikuuta aprill أبريل אפריל
may mai mayo мая май maggio mag maio maja května mája svibnja május maju mei maj μαΐου травня mayıs toukokuuta مايو מאי maig
jun june juni juin junio июня июн giugno giu junho czerwca června júna junija lipnja június iunie juna ιουνίου червня юни haziran kesäkuuta juuni يونيو יוני juny
jul july juli juillet julio июля июл juil luglio lug julho lipca července júla julija srpnja július iulie jula ιουλίου липня юли temmuz heinäkuuta juuli يوليو יולי juliol
aug august août agosto августа авг aout ago augustus augusti sierpnia srpna augusta avgusta kolovoza augusztus αυγούστου серпня август ağustos elokuuta أغسطس אוגוסט agost agustus
sep sept september septembre septiembre сентября сен settembre set setembro września září septembra rujna szeptember septembrie σεπτεμβρίου вересня септември eylül syyskuuta سبتمبر ספטמבר setembre
oct october oktober octobre octubre октября окт okt ottobre ott outubro out października října októbra oktobra október octombrie οκτωβρίου жовтня октомври ekim lokakuuta oktoober أكتوبر אוקטובר
nov november novembre noviembre ноября ноя novembro listopadu novembra studenoga studenog noiembrie νοεμβρίου ноември kasım marraskuuta نوفمبر נובמבר
dec december dezember décembre diciembre декабря дек dez déc dic dicembre dezembro grudnia prosince decembra prosinca decembrie δεκεμβρίου грудня декември aralık joulukuuta detsember ديسمبر דצמבר desember desembre
"""
#: The number of the month, by its name in lower case.
MONTHS = {name: number for number, names in enumerate(_NAMES.strip().splitlines(), start=1) for name in names.split()}
