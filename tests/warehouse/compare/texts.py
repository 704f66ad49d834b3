"""A dam on an invented river, told by several invented outlets. All written for these tests."""

# ruff: noqa: E501, RUF001 - paragraphs, some of them in Russian
from __future__ import annotations

SEED_TITLE = "Orlund Pays a High Price for Its New Dam"
SEED = """The reservoir above Vessin reached its planned level on Tuesday, four years late and at almost three times the price that parliament had been told in 2019.

For the government of Prime Minister Marta Hallevik it was a day of flags and brass bands. For the 2,300 people who used to live in the Sorrel valley it was the day on which the roofs of their church and their school disappeared under brown water.

Engineers had warned for years that the eastern slope was moving. A survey by the University of Tarn found cracks as long as a football pitch, and advised waiting until the autumn rains were over. The ministry of energy replied that the cracks were old and that the contract with the Brennick group left no room for delay.

"We were asked to sign a paper saying that we had been consulted," said Ivo Drennan, a baker who moved to Vessin in March. "Nobody told us that the consultation was already finished."

The dam will supply about 14 percent of the country's electricity, most of it to the aluminium smelter at Port Kessel. Households will see their bills fall by less than two crowns a month, according to the regulator, while the loan from the neighbouring state of Garvia must be served until 2061.

That loan is the part of the story that the speeches left out. If Orlund misses two payments in a row, the right to sell the dam's power abroad passes to Garvia for thirty years, and so does the toll on the new bridge.

Opposition leader Tomas Reyk has promised to publish the treaty if he wins in May. He may find that there is little left to renegotiate: the water is already there, and the villages are not."""

ABRIDGED_TITLE = "Hallevik opens Vessin dam"
ABRIDGED = "\n\n".join(SEED.split("\n\n")[index] for index in (0, 1, 4, 5))

QUOTING = """Bakers and teachers from the Sorrel valley gathered outside the energy regulator yesterday to ask for something unusual: a look at the accounts.

Their spokeswoman read aloud from a commentary that has been passed around the town all week. It says that "if Orlund misses two payments in a row, the right to sell the dam's power abroad passes to Garvia for thirty years, and so does the toll on the new bridge."

The regulator's press office would neither confirm nor deny it. An official who came down to the street said that treaties were a matter for the ministry, and offered coffee instead. The protesters stayed until dark and said they would be back on Friday with more people, more questions and a larger thermos."""

REWRITE_TITLE = "Dam at Vessin filled, families count losses"
REWRITE = """VESSIN - With fireworks and an orchestra, Orlund's leaders celebrated the filling of the country's largest reservoir this week. Up in the hills the mood was different.

Prime Minister Marta Hallevik called the Vessin dam proof that a small country can build great things. Critics say it proves how much a small country can owe: most of the money was lent by Garvia, and the repayments run for decades.

More than two thousand residents of the Sorrel valley have been moved to new flats. Among them is Ivo Drennan, whose bakery now lies thirty metres under the surface. Geologists from Tarn had found cracks in the eastern slope and wanted the filling stopped until winter, but the energy ministry went ahead.

Tomas Reyk, who leads the opposition, wants the loan treaty made public. Most of the electricity from the dam goes to the smelter in Port Kessel."""

RUSSIAN_TITLE = "Плотина в Вессине заполнена: Орлунд считает долги"
RUSSIAN = """Водохранилище у города Вессин во вторник достигло проектного уровня. Премьер-министр Орлунда Марта Халлевик назвала плотину доказательством того, что маленькая страна способна на большие дела.

Из долины Соррел переселили 2300 человек. Среди них пекарь Иво Дреннан, который теперь живёт в Вессине. Учёные университета Тарна предупреждали о трещинах на восточном склоне, но министерство энергетики сослалось на договор с компанией Бренник.

Большую часть денег одолжила соседняя Гарвия. Если Орлунд пропустит два платежа подряд, право продавать энергию перейдёт к Гарвии на тридцать лет. Лидер оппозиции Томас Рейк обещает опубликовать договор, если победит на выборах в мае. Почти вся энергия пойдёт на завод в Порт-Кесселе."""

UNRELATED_TITLE = "Chess club wins regional title after a long night"
UNRELATED = """The last game ended at a quarter past two in the morning, when the visiting captain looked at the clock, smiled and offered his hand. With that draw the club from Lower Brackley won the regional title for the first time since it was founded in a pub cellar.

The deciding point came from the youngest player in the hall, a pupil of fifteen who had learned the opening from her grandmother. She gave up a bishop for two pawns, then waited for an hour until her opponent ran out of useful moves. Spectators had long since gone home, except for a bus driver who was supposed to bring the losing team back.

The club now moves up a league and needs a larger room, preferably one with heating that works."""

UNRELATED_RUSSIAN = """В городском парке открылась выставка старых велосипедов. Посетители могут увидеть более сорока машин, собранных местным часовщиком за тридцать лет. Самая старая из них сделана из дерева и весит больше, чем мешок картофеля. Дети катаются на маленьких трёхколёсных велосипедах по песчаной дорожке, а взрослые спорят, какой звонок громче. Вход свободный, выставка продлится до конца месяца."""
