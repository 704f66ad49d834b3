"""In how many open texts of the news a key stands; written by ``tests/benchmarks/fit_background.py``."""

# ruff: noqa: E501 - made by a script, a count in each line

from __future__ import annotations

# A count, then all keys that stand in so many texts. SHA-256 of the file of the texts:
# 1807325c9abd2af8c7359d3899feaf9f352956eed90996521dc58dd5b5ab03e7
TEXTS = 2353
COUNTS = """\
8 *antibiotic *cat *ceasefire *cold_wave *conflict_of_interest *coup *discrimination *downing_street *ebola *hate_crime *nuclear_programme *party_leader *poaching_hunting *ramadan_hajj *shipwreck *suicide *tank *tennis *ventilator *world_war ableh absti adapt adiki afd affor affro afroa agrad akked aksep aktar akudi alani alema alfre alli allor ambit amena ana ankun anneg anval appoi apps aquel araki ard armad asesi assur attes aufna aufsi auftr ausei ausre aussa ausva avvis bahnh baira bakte balas ban banda bars basvu befur bemuh biden bidgo bilan boiun botto bragg braun brenn bridg bruta buena bunun buro dahil danni darum davan deiar delai demas demos denis deriv desea devan dialo diger diner disfr diska dobrs dog dolor dopie drink dsis dudi eiemp einbr einka einvo elett eleva emfas emili engel engin enkor entde entie enton epa equit erfas erske esfue eski estuv eta etaie exemp exkel fahrt faked faken fallt fand farm faste fdp fear ferie ferit fidiv films fires flash fled forsa fortu fusio galer gate gde gebie gefan geist gekmi gerat gerin gesag gestu gesuk getes getro giant gioka glove glovn godov gods gradu grant grudn gunlu gutes haia halin hambu hasar hear hemos heral herbs hesab hills hitle hnk hok hopin hot hvl iail iakek iason ienni ierin ies iesus ietki ifone igrok iildi ikeri ilust impeg impue impul indig indii indir indos inne inval inven irans islet issle istni iudge iushn iusto ive kalo kanbe kapel karde karga karto kasov kasti kat kauti kelle kellu kept keres kevap kifra kingd kitat kiuso klaud kleve kode konfr konsk konts konul kordo kostr kramp kreki krev krieg krupn ksasu ksest kuale kuest kuida kunst lager lalle lamba landv largo lasst lata lavma ldvli legat legt leien letto levis lftrh lies lieu liqui llego lmdi lmih lmmlk lmn lmnih lmrik lnt looks lopes losin lskri lue lutte mama manka matti medit meinu menti mers mesaf mesai mialo min minak mind mira mittl mln moga monum morri mosem moses mosko moved mutte mutua netan netsv netto neun nevsv nome notve novor nueve nukle obvin odtva offre ogrom olduk olmai olmas olust ongoi oposi opove osell oskar osman osvia otorg overa overn pago paid paket pakif parka parts peggi pekin perik persi peu piani piatn pilgr piotr pirot pitan plaii platt pln plusi podal podda podro podsu pogod pokem pomis porqu port portu posa posar posio posis posko pound praki prave predl probi profo prohi proko prsei prsin prueb puebl qnh quun rabbi rasem raspr rat ratov reade reagi realm rekal relas renev rikie rikor rikte ril rinka rinok risin ritir rokk rokki roll rom rose rtl sadne sagen sakop samik samok saper sapla saras sashk sastr saudi savod sdars seala sefer segme segre sehit sendi seuge sevk sfors sharm shele shest shite siete siiar sikk sinir sites skols skuld slosi smir smith sobot soir sor sorga sorti sos sosed spain spara spoko spons ssibk stalo stamp stimu strug stukk stvie subat submi subst suges surfa sviad svlas tal tasim task tater teams teena tem tema tenid terso text theiv thera thuri ties tight tirol tod toda torna tsrih tuoi tvoia uberg uberv uigun ukast ulast ulke umgan umgeb umies unas uniko unlik unpre upgra urlau urspr urunl usar user uvedo valte varmi vave veihn veker vekse velok veltg ven vende venir veren vers viagg vidak viell vietn viiai viias viiat vimie ving vinke vinne vivd vliia voini voir voisk volke vorla vorvu voter votes vsek vtorn ~104 ~108 ~110 ~115 ~160 ~2007 ~450 ~66 ~69 ~81 ~91 一点 下载 不断 专家 为是 为这 亚的 些人 代表 们有 伊拉 会在 会的 会议 供了 值得 克拉 克斯 克萨 共同 创造 到他 前的 努力 北部 协议 卫生 去的 反对 和国 在过 基础 声称 处理 大使 大多 大约 如此 完全 实施 客户 家中 寻求 将他 巨大 市的 带来 席执 度的 建立 建议 当地 德里 总理 成的 或 批准 拍摄 描述 提高 改善 是我 是由 最好 本文 欧洲 每日 气候 汽车 治疗 清楚 然而 环境 现有 球员 用程 电力 百万 的东 的两 的价 的强 的情 的指 的支 的现 的生 的经 的表 的首 监管 目标 目的 相信 离开 者在 能够 能源 自 行业 行了 行官 警告 讨论 议员 记者 试图 说法 购买 资金 过了 那些 部队 都是 错误 队的 预计 风险
9 *artificial_intelligence *bankruptcy *european_parliament *far_left *hiv_aids *inauguration *international_court *justice_minister *kidnapping *mediation *people_smuggling *petition *polling_station *prison_escape *rebels *shelling *shia_sunni *state_of_emergency abbas abili abuse agend ahnli aiout aire airil akik akomp aldi aldig alien almak alten ansah anste ansve apert apoia arakl armed asiat asses assum ataka atend audio ausvi avril banka banki barke basi batte beitr benia benot berni beruf beskl bespl betre bilde birko bisla bisne blase bodie book bueno dageg damal dark dekes dekre denie deplo deska despe deven dire domen donem donk donna dossi drh dusse dvn eat edili einde einhe emple engli enhan enkab enkar enorm entge epike episo equal erfor erheb erinn erreg ervei eskap eskue estud etoi ettig evalu failu fatih femal filed fligh floid flood floor fois fonds ford forse fourn fourt freed funds gasia gekir geld gemel genom getot girl givin golf gonde gone grabb grake greta gui guter gvias hakki halki heari herse hiio hill hinsu hlt hoffn hopki hurt ianvi ideas ididh iedno ieter igles ihtii illin imagi infan inqui insie ioine iolku ionet iong ios iosef irela iulia iuni iunta kai kalid kamp kampu kard karee kars kart kashd kasse kbir kesas keux kiesk kirke klara kolom komed konde konfu konig konko koras korpe korri kosts kov kraio kreus kseka kura kurum lado lagen lakko lanne larga lavs ldm ledig lee legen lets libre liish lindi lindu lis livin llsmh lmrks lmslh losun lqnvn lthlt luksh lunge luomo lvb makte margi marsh meant mehrh meno merit mestn meteo milan miste mitge mlivn mndh mnogo moien monet mostl mrks murio mutlu mvq nadal nagle naino nakba named names naren narod navid nello netfl nets niei niesa nosot noveg novii nuove odin odnot oeuvr ogran older olmad onlar onto otrsi panel paper parei parta path pelig pelos pena perha peut piake pidio pisto poka pokte pollu polud poor posni potrs povro povto prati pre preli prett prini probo proka proti prseb prsel prset prsiv pudo purpo quatt quoti rahme rai rain ralli ranee rate reale redus regle reker rekre rekte rendi renov repro rever rian rik ripor risqu rnd rodri rosni rsad rubri rukkt sabad sad sadu saiso sakla sakod sakov sakse sakup sala sanim sanke sapad sarsa sasad sat sdela sean seeki segna seige seike seis seise sende seque seson sessi shks shop shovi shovn sides signo sikt simon sitio slamm slask sloga slove sobra solut somit soni sorgt sovoh spark sprak sprse srode stadi starr steue strea stutt subit sufel sulas sulle surdu surge svoei svoia svoik svoim tan temu tenga tensi terme thunb todav toron tough tovns trip ubert udost umsat unfal unika unusu upper urban urugu usisk uvasa vaffe vakak valid valil valke vam varm vdf vdh venes verfa verfe verfo verka versa vervi vesti veter vhv vibra vidso viek vient vind viral viste visua vohl volve vriti vritt vspar vtore vulne vunsk ~2005 ~5000 ~72 ~76 ~79 ~94 ~96 一步 上涨 不要 东西 中心 为什 为该 主义 也是 了解 人和 令人 份声 你的 全部 公共 写道 况下 利益 动中 助于 医生 华盛 原因 参与 只是 同的 后的 员的 在其 在周 地的 多人 大部 子在 子的 家庭 家的 将其 将是 己的 年中 广泛 应用 我的 收到 政治 数字 整个 斯的 方法 方面 时代 显示 有助 有时 有更 本周 法院 流行 点 父母 特上 犯罪 现了 生在 的国 的数 的说 盛顿 确保 纳德 经历 考虑 联盟 萨斯 表明 设施 评论 过的 近的 这位 这样 违反 通常 部的 重新 长的 阶段 阻止 额外
10 *austerity *decree *far_right *lottery_gambling *nuclear_energy *pharmacy *postwar_reconstruction *protestant *security_council *speaker_parliament *visa abk add adora agres aidin aini ainsi aiuta anbie angeg angem anspr araia armi asist assem atlan attor attua avreb ball bambi banko banks basta behal ben besir betei bilat birak birth bisog blieb bolet bolli bordo brak breve brook bsbb dado darf deals degre desha desin detuv deuro devas deve diie diier diput disen dismi disti dkl dodat dring durkg eindr einfl elegi ella enfre entfe entla erdog eroff erstm etot evde evene exami expor faali falsk febre feeli ferme festg fill fille fired foot freiv frequ fresh frust fuhru fun funkk ganad gebau gebur gefal gekti gelis genug geseh geske gesta gioko giova gloso goal golde gorun gorus govor gravi habla heard heart heres hervo hiso hith iakie iapon iasil ieff ierus igual immag impri inaug index insbe inspe isin istok items kaa kanta kanti kanun kapo karl karta kaugh kenne kerra kesa ketir kiber kikag kikis kinas kine kings kisle kkial klaus kokuk kolek koln komik kong korne korob krear ksili kslon kumhu kursa lag lake laksn lansa leadi leist lekar listo llmih lmsdr lsbt lshb lsmh luka lun makro male marri mart max mean mehrf menge menta mes mese messi metre mette modi moham molte monse muko narko nehme netvo niedr nieds niekt nimmt nivel nomin nothi novik obiav obovi oshid pagar pages pakka palak parks paso penda perde peres persp pissa plako podob poi poike posos povin povol prase prisi prive promp prono prsig psiko puoi push queda quite raion rates refug repea repla riesg riker rimas rules rulin runni sadni sagra sagro sahib sahlr saiav salar sam saran sarsu sebi seems seitr sekul sekun sell sense sente sgine sgodn siebe sieds siehe simpt singa siral sito skale skats skein skola skope skree skuol skvak slush smarl smian snaid sokag sonda sorun sprik sredn ssefa ssha steps stiam suger suiet sun surro svolf takik tax tel temat tenta teras theat tisia tkdh tomar trial turni tuvo uders uffik ukrai ulkel unis uslug usman usual usuar vahrs vais vaiti varni varre vendr vengo venta verva veste vestf vette vfq vikod vikon virkl vish vishe vishi vispe vithd volli voria vorsk vound vsrod ~1500 ~350 ~63 一切 下一 不可 不同 严重 为一 事实 亚州 亿美 仍然 作人 党人 全国 内容 再次 几个 印度 去年 受害 同时 唐纳 商业 喜欢 在推 城市 多的 天的 孩子 它的 害者 年来 庆祝 得了 性的 所以 抗议 报告 持续 推特 提出 支付 收入 政策 日至 早些 有的 来的 果您 每年 注册 用于 电视 病毒 的可 的家 的政 的行 的问 目前 直在 相关 社会 立即 而不 联邦 虽然 袭击 还有 通讯 高级
11 *ammunition *ballot *bundestag *extremism *finance_minister *foreign_policy *genocide *hong_kong_security *humanitarian_aid *lgbt *livestock *orthodox_church *parliamentary_committee *party_manifesto *shot_down abdul abgel adli admit adopt airik akusa alexa alkan allia alta amaso anfan anhal ans apa arast arkad arm asset atmos auiou aukun ausla bakim bakke bar befin besah betru bfirv bid bip boile breit brigh burea danak dane danik dati dato datos dautr debe deep deist depos devon diffu dinam dipen diret diskr dispe dlate doit doken dokto dolsh donat dosen dress drukk dusun eieku emiss enabl ended entst eshed eskuk etmek fahrs fanat fasla findi fonda fores fox fuel gar garde gastr geleg gesel gevah ging girdi globe goals gold gospo grafi griff groun gusta hair hassa heigh helpi hogar hoher honor hopes hubo iakal iasin iavas idari iede iil ilisk impea imper inbox info inkom inkon innik inseg insur insvi inver iorge iorke iouth istor iugad iusde kalli kalma kamar kamio kampo kapat kapti karlo katas keepi ketve kikti kinqu kis kisin klar koike komit kompi konda kondo konos kthr kural lakk lan lang latin lautr ldvlh letat leurs leute lfirv lidid liefe liegt links liter liude liver lke lkmis lml lokkd lorga lthni luned maibe manuf masse matth medis mere merkr merku mesi metod mhmd miesi migue minor mio mis mnogi moral mukas nagra nahe naile nakge nashe naste nasva nativ nearb nekot nokta norbe notfa offne ofits ones orang osiag otket paiin paime panik parek parke perme pesos petro pfleg pikko plaka plent podka pomos posto pouvo predo preso pribi punti quals quote raiso rapor reake rekep relev remin repon rilas ring risik rispe rukkg sadek samkn sande santa sante sbh sempl sette sglos shari sidne siel skedu smien sofor sogen sopra spent spieg spor staie stal ste storm strai subie sulet svilu tailo takti talki teilv tesek tesis titol todes trami trasf tratt tried trois trsi true trukk tsent uiari ukkis ulasi umvel uomo ureti usiva vante varnt vasnt vatki veit vekes vekin verbi verke verlo viev visib visio vlads voike vomen vonde vtoro ~2002 ~2012 ~95 ~98 下午 主党 主席 事情 以在 公室 几乎 出的 办公 十年 去世 参加 参议 发送 周一 国际 大学 她的 威胁 就像 尼日 州的 布了 并在 得到 必要 感到 挑战 数据 数百 文章 无法 日利 查看 标准 每个 法律 生效 程序 管理 系统 经济 行为 要求 访问 达到 这种 部长 非常 首次
12 *bilateral_relations *bomb_attack *brexit *treaty *veterans absta afin aggio airpo akkad alime alkal allei ambul amid ankar annun antvo apare apolo arms asien ataqu atenk aufsu aussk autob avans babi balan bald banne basil basis bedeu behor beruh bienv biete blood blue boost boris borse brasi brexi briga burad daibr damag danke dar delit denen depor depre deser desse dikta dio diven dni dnia dodal dokod drast earth ebenf effik einma ekspe embas emoti erhoh erhol eskri espak exerk fahre fair fakes falli famig ferna file finis firme fondo footb frakt fuhrt funer fuoko geken gerad gorod guada gunun habil hakia heiss hisme hohe homik hosti hta iakar iakob iasak iasam idea indie indon inolt intra irak islem ispol isted itiba kendi kent kepen kerem kevre kikar klair kodsi ksas kslov kunde landk lbld leide lhkvm liege lmthd loss lrbih lshh lui maio maria marko marku mateu matki meani meses mhfdh miemb mikel misma moins mondi morav movie musli nassi nasto nedel nevs1 nfl niema nike norte notif notis novi novim obiva offri okkid okres oneml otvar papa paren pendi perdi plata podkr poko pol polno polov pompe ponti posna poter pourr preka print prots prsem putin quelq quind range rasme refus rende room saint salut satrs sda sempr send sensi sexua shisn shut siend sise sitse skade skaff slov sogla sold sound spekt spesi spits spotk sprin stani stars stava stoso tamam tarif tedav telek tenem tespi tipo tips tokio trasl troop trouv uberl uberr uomin users vait vaka valki value varne verba verhi verli verlu vermu versp verur vieke vlti vorte vprov vreme vrite vspie ~1000 ~56 ~87 ~92 一位 一家 一部 万美 两个 之间 交易 人都 以下 充说 共和 动的 医院 及其 发表 变化 另一 告诉 在美 多数 导人 小时 居民 年前 感谢 成本 晚上 最终 服务 死亡 甚至 的地 的影 的成 的时 纽约 联合 视频 解决 该国 采取 附近 院的 面临 首席
13 *birds *cannabis *kremlin *mortality *pollution *secretary_general *stabbing *territorial_dispute aband abend aggre akiev alte ampli antis appre augus avard avere bagli beak berat besei bevol boss brovs bruss dalss dead deadl deger deia deren despl dhlk disin doesn doman droht dvok edeke effet eithe elite elle enioi envia ereig erlau esli eso estra etk evide evler expos fell feste forek forte freun gesam gespr gets geval godsi gorev grado grani grasi grati gunde hafta hdhh helfe hiess higie hin hokst huge hunde iahrs iako ianda iedni iens ilkes indag insig ioe iorda iose isnt iudik iuego iulio iunio kairm kamin kaos karle katal kbr kelu kem kerti kikan kikma kitie knn komma kompt konto kool koose korru korte kserv ksu laure leagu leavi link livel lorsq lost loved lukas maiis mami mar massa meet menaf mensa miast milis mille mitig mniei mostr movi mukos namen nesko nest neu niego niger nine ningu notre novel novie novog novos nrv nuova obshk opiek ort osnak otten pakis pakke parad parli parol pered pervi pervo petit pledg podde podsi podst polan pop popit posik posse potvi pravd pres prise prodo quikk rappr reddi rekup reshe resor resou rhein rosmo safe samie santo sars sen septi sest setst settl seule shokk siemp sikie singe sivil skand sobak spani squad staki stieg stikk stole straf sue suite surve tarih tat tedbi throv tigod tikto toplu tot tragi trava tvp ukses ulter unit vakst vales valks vealt veari veia vendi verif vide vien vievs vigil vinni vkliu vorau vorri vos vosmo vsgle ~2000 ~2006 ~202 ~49 ~62 ~78 一天 一次 不会 些时 人民 价值 元的 免费 全球 公民 出了 区的 后一 和其 国的 尼亚 尽管 成员 执行 投资 措施 是为 有关 来说 的 的高 社区 负责 费用 运动 这里 逮捕 部门 都在
14 *airstrike *basketball *drone *fever_cough *intelligence_service *nationalism *offensive *pneumonia *strike_labour *troop_withdrawal *vaccine adult afekt afirm aier akkep alan alber algo alina alind alors anter apoio argen arkiv asion avait avera bagda basin battl beaut belgi betra bever bloom born broth deber deput deste devra diagn difes dikka domes done dossl doubl dream dsisi edite editi einsu eintr ekolo elisa enfer erfah ernst esken estos estre etti fuera fuers gekom gesik ghir goes gunle gunu halt halte harri hilfe iaral ievis imi innim insan inspi intor iogun ippen itsel iune iusqu kaide karan karbo kardi kaum keo kevin kids kilku klare koman komfo korea kosi kresk kual lanno laski liken lrb madri mardi maski meida mesia met molto morte mount msr mukad nad nim noted nove ntshr obiek obras obvoh okkur olai olaka oldu ona opene oport optim osel paila param patro peque perse pokti pomok pope posso prava pravo pross prseg pulle purka quasi quier radik ran reak redes rekne remar remem resis respi riis rival rivel saat sagla sakon sales saman sankt sauva sekti sigue site ski skott skrie skule skvar snale solei sous strad strak subse summe svar taki teile teken tendr tenia term terms terre thema theme thems tierr tisie title titul trasp tuo turke udalo upon urgen vahle verbu verge vermi vert viado viert vin vitne vsrh ~58 ~64 ~700 ~71 ~83 ~84 一份 个月 主要 举行 人们 们在 做出 关注 发展 在新 在这 增加 增长 导致 布的 帮助 年度 应该 情况 承诺 接受 方式 最大 有人 比赛 生活 的事 的工 编辑 联系 英国 行动 表现 警方 订阅
15 *air_quality *amazon_online *asylum *conscription *curfew *dictatorship *european_commission *hostage *local_elections *minority_ethnic *nazism *pilgrimage *primaries *secret_police *snow_ice *surgery addin affai ago akkom ali alred altho alto ambas ambie amend amigo andro annon anton aplik apple aun ausbr ausna autos avenu badan bai bekle besti beveg boi bolee botsk brank bugun dalle deleg desar desia desko desta displ dispu eierk einsi ellos enfor engag entro espan etait examp exkan faith fan farma fatal fathe felik fines firm fone formu forni galle gelan gente gerik gov grens grovi hands heavi herid hes iapma iasan ieder iedne iefe ierle ignor ils impli inste ionel ioven iraq iugen kabin kabo kanne kapod kilka killi kisil klark kogle komer koniu korso kosti kroni kualq kuerp kurk kut learn lesio lmsri lokke lriis lundi mano marki messo mial miala mid midni mir molti mrs muest neuia note obten offis ogni ogren okkup outbr ovner paar pedro pikk poksa porte povod propu quil rabot regim regre rekie respu reste retro revel rodsi rosvi saatl sahip sapev sehir seria shens shoot shtat silen singl sklek sobie sone srobi steig sufol suked survi suskr tagli testa tik tikke todas tour trail ulked unver vall veder verse vielu vife vinte virgi vital volls vorse vorth vote vse vuhan ~120 ~130 ~2009 ~61 ~99 一起 一项 为了 事件 人在 以来 关闭 准备 国人 岁的 并且 拉克 机会 民主 男子 看到 研究 补充 被捕 责任 进入
16 *explosion *majority_parliament *mosque *normalisation_relations *racism *scandal *sentence_prison *supreme_court *tobacco_smoking alkoh almen amoun anmel anniv anskl arabi argum asegu ask avant baier barri baske beamt beda bedin beion bespi besse blikk briti broke buska dange dauer deken dikem dovnl durft eight einfa einst erano erken estat estim exakt exter fest frent fuert fund funda funkt futbo ganse gefun gehor gilt giove greet grupo harek hause helpe holid homes husba iakla ideal ihnen influ innen innov insis invia iskri iueve iukse kampi kanal kanno kansl kargo kash kateg kiama kinko klasi klean kolli komba konfo kosta lands laufe legge leggi legit lmh londo lover luego mahal meter miess mik mismo monte movem neuer nis okasa okron opubl orien osnov pales papie parki penal pensi podei poiav poluk pravi proxi puo qbl raise repri revis rifer riman riski saiis satis sav sdiek seaso sembr shift singh skena sklag solda spasi spole spot step stund table tarde texas torre trade traff trudn tutte uberm ubika urged vahl vants varie veapo vergl verve vidar vienn vindo vita vorbe vskas ~2008 ~53 一种 了他 们将 位于 保护 出现 历史 市场 拥有 最佳 最新 最近 朗普 机构 照片 特朗 的电 网站 选择 间的 阅读
17 *cabinet *city_council *defence_minister *interior_minister *summit *traffic_accident above aktie alinm angeh apart avoir bad baghd baio bedro belov bild dedik dekab depui devik devle dipar dispa divid dunia durfe easte ehema emnii exeku exklu faire fakin feed field fino flukt freie game games garan gelte gevor glaub gorul gunke hake half hard haus heko holdi hundr iavli iii inner iunto kara kenti kind klub kompu konie konki konku konvo korsi kosa kosto krovd kumpl kundi langs lanki lette liebe lih list lmsti lunes maner meine mekan messe mesur mikig mikro mokte napis neigh nutse ofrek often optio otra ots overs padre peake pensa pesar plani poder posvo prosh rathe refor remov rest rikar rolle safet sans sara sdeki seark sia signa skvie soldi sorge sorpr sspit stano starb sterb stiks sui susat sviek takim talk tatsa teiln terra tis tous trsek trust tun turn ubern udsia usere viern villa vkses volta vorks vsros ~59 ~85 一样 之后 于周 他在 好的 媒体 子邮 将于 希望 最后 的公 的第 者的 要的 警察 过去 邮件
18 *antisemitism *intensive_care *navy *reform *revolution_uprising age agreg alarm altre angeb anima anion aprob aqui audie aunqu basik besie brauk broug denn detal detek didnt difer domu dovre efekt egiti elimi ensur estam estas ever expan expla fakt falls festi fort fuhre gaset gefah geski hinau hinve iakin iames iardi ihm ikind instr intro kaibe kaldi kas kasos kelov kient kobie kours kuatr late lungo marin meanv meme migra mitgl morge motor mundo murde naivi nakt nasio navet nikol nikts ofiar okasi olimp olmak ora orden ordin paese platf plats prako prens prest progn proto raggi refle regar regel rekog rekov rise rok roman sahl salgi sentr simbo skrei smier solke someo squar srodl stann stile susta talks teher temps tiemp toute turis tutta unida uniti uso valle van varss veath veeke velt vida vohnu vords vorhe ~52 ~600 一直 上的 其中 利亚 在一 地方 声明 是在 期间 由于 能会 许多
19 *gun_control *hospitalized *human_rights *missile *missing_person *prince_princess *resignation *wildfire afx agli aiuda akkio allge altin ante autre aveva beska bolge brita budet budge bui daher dakik darub debid demna derek derni desti destr deux disea dove drama edile edilm entir ergeb etats etre evaku evita fabri feel frans gas gave gegeb gepla geskl getir gevin hasir hlh ianva impre inkel invit iuli iunge kadar kamen kild king knapp kolla kolon komis konkr kraiu kumar lasse ldhi leur linea linte lirt lista lives llama lokat ludsi makt middl mil monit mosli movil nakde nasse neede net oggi oktob pap paris podri poinf polak preds preke primo prosp rekts resto rispo sareb seitu selon senal serve ses shot shove slova solik somme spake spiel stess stop stopp stres surpr teleg tende terro touri trage unbek unos vakan verbe verbr verso vertr vhose vider visto vithi vont ~46 了这 今天 他说 作为 在他 如何 官员 您的 的是 知道 第二 结束 继续 行的 领导
20 *autopsy_forensics *cancer *disinformation *mafia *survivor *voter abges akade almos altro andrs anith beton bildi bit diari dolar dotik dva enoug erneu etom fehle firma fried funsi gathe gdi gemak geset graki guerr guida highl himse ier illeg inhal ioure islan isola kalen katho kein kela kirka klien koast kopir koupl kreis ktors kurul labor lage lat liksb love main mass means memor mesks mieds minne mosna nakal nearl neben needs negok nota odpov okurr oras otro ovp pasar prefe preis puert qualk reise rekon retir revie revol rikti river role salva seks sensa separ shovs sikur sindi sogar stehe sukun tage tages targe tolko treff trova tua tutto ubers veltv verfu verha verme vielk visse vrote vspol ~33 ~54 ~57 ~65 ~77 个人 使用 信息 分享 到了 发现 大的 宣布 必须 电子 组织 超过 重要 随着
21 *christianity *corruption *dismissal_from_office *flood *fraud *occupation *rape *settlements *threats_stalking akkid aktor appel attem attra aufgr aussi avai besuk borde brief broad delhi dentr desig dikia dirig dritt eden ego enkon erst fans fanta fare feier gdsie geht geldi genel haiat host ieden iessk ihrem ioung iours islam ivm kant kei konso kost krash ksesk ktora logra longe lov magas manif marso men modif monde mothe muier nam neues noke otras plann popol prike prois prome prost prsi prsis radio reakt rettu reven risk rospo sehen sklie soste stanb suffe sviet teilt unido valor vare veiss vent verda vhole vieks vier vikin vollt vous ~43 ~51 ~750 不是 安全 故事 的大 调查
22 *advisor *emissions *lockdown *nurse *sanctions *surveillance *white_house abi anoni antik betri bevor bilgi birli blog bodi david debut desem deskr dike dosta empre enkou errei ese eskal estar etvas fait fase flori fuent fuero fuori gelen genau godu gratu grave happi hold hombr horas iei ieste imple infis inken integ iob kalls katil kim kll koope kurse leave led lei less linke liste lors lugar miles mondo moshe negli nombr obiet oltre pagin passi perfe plant prend preok presu propi quant satur self seman sent side skasa skors statu strei sunak supre tagen takie tempe thats tout tovn trakk vatk velke viene vike vinik volks vorsi ~150 ~48 关于 指控 时候 自己 计划 认为
23 *gas *memorial_monument *opinion_poll *recovered_patient *vice_president *who_organization akqui angri appar arasi ausga avail begru beisp besta bitte blank date davon denun detro dsial dsien einse esa exkep filip forva geben gebra geves gibi grovt guven highe impos ingre karar karol karre karte kasi knovn kolpi kolum kombi konkl konvi kose kross livm lub maken manan markt maxim meist melde mike mitar muert nelle nord oblig okolo pai paul podks proku riktu rober round sakas sea semai senti simil smart steht stimm sudem suoi suppl surek suvor svoie tego tener tests toget togo tras trata tre triin using vebsi vedlu veeks verne vql ~2010 ~2011 ~250 一年 世界 受到 总统 有一
24 *ambassador *ambulance *appeal_court *battle *compensation *evacuation *femicide *independence *natural_disaster *olympics *plastic_waste *social_distancing adres advis alert alleg altri art bards bigge bik darau deliv divis ediio einsa eleme emplo ermit ervar explo fisik fotos funf habit haupt hdh herau hinte iego iesli ilgil ili intel invol kall kapak kaptu kiedi klikk kolor kraft lead letni likel makes measu membr motiv pasad perfo peter pleas propa prsev prsii punto quara ras run sdrov sehn seven signe sona sonuk sospe sotto spend struk sud sveit tam teste varia vatik velko verte vhats ville ~42 ~47 ~55 ~82 发生 支持 来自 的最
25 *earthquake *impeachment addit ahead alvai bekam beled bes bien board dek deutl doing eduka entvi eveni fine funki gerke gesto haker ihn ilk indiv inisi iniur ink iohn kampf kare kases kekk kette kildr kilom kines kio kitta klini kommo kounk llm looki manne minim modo mui novem okkas osobi prakt prova readi reall rikev septe statt stren subsk sunda svoi thoma thous tip vheth viola ~32 ~36 ~400 ~41 ~45 什么 今年 公司 发布 影响
26 *anniversary *condemnation *refugees *republicans_us *temperature_record absol allen ansei asked avoid daha dello diplo durks durum egale esto fakil fakto fatto fev fiska form goste got gouve grune hoi ihr insge kapsa kaso konok kuent leikt lleva maske milio minde nas nei never obekn obser oni ostat outsi podpi ponad posib prope propr prsep seen senio setti sposo stage sviat tanto tom turne verdi voke 周二 将在 新年
27 *gaza_conflict *storm addre akuer angab angek annua anunk apres auto bank base began bill dafur danie data daten delli depen despi devam dista does duda dune dusen essen fight film firvs frage fruhe gehen give given gleik iapti iki indep ins iohns irani kar komes kommt kompo maggi maia massn medid mexik millo mudur name near onlem otros pakie patie plans quart reaso reser serio sign small sprek stabi takin tei ten third topla train treat tveet veg verof versu villi ~2014 之前 人员 这一
28 *bishop_clergy *conviction *dog *drugs *embargo *fine_penalty *medicine_drug *police_raid *unemployment able adema advan among appli baska beste betro bishe dun edild effor embar erfol featu forde gans geste ifade iniki ise kdu klear kogda kusto level lider littl lti meeti merka nik nos permi plane potre rapid revea segur seigt selek six skon soobs spd sskse stokk trafi tum tutti vibor vremi ~44 ~90 报道
29 *antibodies_immunity *detention_custody *head_of_state *lawsuit *opposition *ship *terrorism affek afrik aggiu bolsh debat dedi dikie einsk ekipl erhal expli fall far feuer figur fire full genna googl hope immed initi kada kambi kanad kirku ksita lates lot marti monei nakst nous oppos page ponie preki promi provo relig retur sahle salud sekil sieht simpl sonde speak sprea tri ~38 人的 任何 和 日 第一 这个
30 *civilian_casualties *coalition *constitution *diplomacy *islam *socialism *state_funeral abbia agree akkou allin andre ankor antes artis assis buiuk deal disko dos enkue fokus food fotog gran heute impak impro infra kerka kisi koord krime manda medie mient niede panst patri pierv piktu plai punkt real rseks skool skuts soile stran stude tag taraf terri tes tilko uigul uns veb veil via virtu visok vorki vvv ~2013 ~2021 ~800 了一 周三 如果 是一 根据 部分 问题
31 *coach *negotiations *oil *parole_release *treatment_therapy *verdict added akt aver bila blakk dasu dia did drive energ entsp envir forei frau frida furth god happe havin hotel ioutu kalif kamer karge kef kerta kief kille klein koali korpo kover ktobi launk lavor legis line llega mal marka matte might mikae monat move nakri open oppor park past plaie predi red refer reque skrit soon sugge tek testi trots vssis ~37 一名 中的 之一 在 地区 成为 时间
32 *appointment *rain_hail afp alles alrea anges assok dabei deter diffi edito eigen gut hours ieni israe karri karsi kest kivil konus krimi mann meior menos nouve perma promo prsik pubbl road skvei stai sua sure taksh trend vater voman vorke vorst ~39 的新 需要
33 *plane_crash *police_chief ahora air algun anno domin dort exten favor folge freit gesti handl held hit iet kame karak klaim komin konfl let live medio nevsl ovn prior prove prsip rappo sanit sebas seien skien sknel solle sonnt sonra strik test thurs todos tra vario veri viel vorge ~2015 ~34 已经 这些
34 *body_found *christian_democrats *judaism *migration alkun along ardin areas bakan behin beson big blokk break defin deten dias east etva exist gerek hai kam kolei kourt kurre legal lesen light maint must opini profi rekom resea san selbs senat skene sta teil thank thoug ~75 ~80 一些 他的 更多 活动 获得
35 *apology *pregnancy *resolution_un akros aller app asi benef dsiek gore great iapan ihren migli mose multi ohne passa rekib requi sagt samst sehr short taken telev tribu updat verla verle vista 包括 工作 政府
36 *civil_society *congress_us *conservatives *coronation *lawmaker *militia *united_nations alter bedsi bette death gun ihrer keep kes koste lange later leben messa minut nostr perke pik pro redak saiin stadt todo too until use vhite 以及 新闻 的人 通过
37 adver anti autom based bekan billi brand dal dolla donde eak extre hier kok makin merko model moder morni night osob pokas prsek relak roku rund seite studi takse vatan veril versk vikto ~70 因为 新的 正在
38 *budget *central_bank *health_workers *religion_faith *speech *weather_forecast beim dalla demon ende fake febru frien gab haber habia human ius kasa kinde klass kondu ksi mais mante muss neden negat olan preve proba quell reduk sovie staff store svias team threa tovar union used versi vest ~200 提供 现在
39 *democrats_us *health_minister *medical_test allov burge degli eto extra insid issue kulla lav least letst limit partn posta poten rekla resta reuni rovni sagli spate vahre ver verst vhi 年的 美元
40 *chancellor *pope *trade_tariffs akkus ale berik build devel digit dok drugi fin finde geska goda ian iedok iran kausa kitis kongr mail mieis missi ofiki plan put russi same tak tres 开始 这是
41 *alliance *democracy *judge *merger anni derse died diffe einig enter entra estan expre falle find getti hande head itali kui nueva nuovo oldug oster povie sido skver solid sont sport vant verga volle ~2017 国家 没有
42 *election_campaign *prison *public_health *rescue admin annou aumen aux belie fast house kause kente krank laut mehre metro musse musst restr reute verei vitho 进行
43 *football *lawyer allem basla bil bleib damit enero eve gemei georg gesun green guard habe kak life look massi mierk munik neuen nuest puede relea somet stata took ~300
44 *press_conference *trade_union beide diver drei epide erkla four futur going hand kuand kvrvn monda offer olara remai resol spoke stell stras think unser virts ~28 ~35 所有
45 *agriculture *electricity *environment *king_queen agent dokum equip forke grupp inkid kase mars order part repub sera sul suspe tekno useri utili vehik 其他
46 *foreign_minister *riot akikl dais dekid effek germa knov kultu liber muk musik pod profe quali quien ser sourk star traba ves vorde ~60
47 *greens_party *public_transport *soldier attak atten autho dispo espek five forme konve kurs sekto sekur serie
48 *face_mask *trial appea aufge austr bili defen emerg front giorn gobie hovev iahri membe onke posle prasi propo segui sulla tekni tiene total voken 美国
49 *actor *broadcaster email era esper iusti kandi krisi nakio norma notik numbe parla pas rekei sai sais shov siker soll suo 们的 可以
50 *embassy anos anoth daili dann dekad iapil loro milit passe read sin sokie solo strat venig
51 *senate *wedding_royal akkes arbei area avek best bilo help indik kompe kredi north perio quand regie sprav stree suk tempo thing told turki veran ~2016 ~29 可能
52 *train belir feder left neue numer respe suruk termi ~23 年
53 arriv begin detto dlia even forma high kampa kiuda ktori mentr mittv monta point polsk prsed 表示
54 *construction *restaurant *robbery_theft *war ausse both dont grund immer inkre kaina land mark need origi pero stark top tradi veek
55 *bank angel arres expek indus insti kina long mater merke mobil pover prepa vai
56 *airport *liberals eines end estab ete euro han him iedna klima kreat ont signi silve south tambi
57 *armed_conflict *catholic_church *inflation_prices *museum_art appro entsk free komen marte next porta segun sosia varen vom ~26 ~500
58 bekom deman dopo dovn good kalis reali repre susam todai
59 *candidate *governor affer april berli detai dla esser konsu large nun onlin previ sollt still stron
60 *political_party *prosecutor *shooting aktio bulun dekem depar earli einge natur nekes trave venn ~22
61 *animals *symptom *theatre_festival *witness bekau bring image india kann kommi poste prima sekre unite viole
62 betve despu globa iourn sever sobre svisk these vegen
63 *border *general_officer *mayor *parliament anali ausge demok dies group healt iork klose ktore lande plake popul then
64 durk ihre kiti konfe konnt kotor leade made pais proie speki staat tuesd uhr
65 agenk anke bin dekis gibt kolle possi reken resid vashi
66 *climate_change *voting aktua desde disku estad found gli ident infek nuevo sinke telef
67 *doctor diens ietst kange kommu make manag mitte nella tim 月
68 aktue donal krist mogli par post prink rekor set three ~27
69 *fire *music *smartphone *weapons donne here regul times vork
70 *quarantine *tax bakk hospi see shoul sosta svei ultim 他们
71 *citizenship ani due off prose
72 ano distr ekono hasta super throu viele ~100
73 *accident busin home mani plus vell 的一
74 alla korre month usa viede
75 *eu_union iahr kould old right stori sukke ~16
76 *film fue ile kto offen uno
77 *civil_servant *newspaper *real_estate autor iak komun konst mensk priva
78 *patient befor everi exper grand hov kanke resul
79 dei event histo ikin keine kompr stato take unive
80 final marke medik opera those une 一个
81 *tv_series diio erste relat share under
82 inten posit sein 我们
83 *murder durin konke stati
84 delle regis sei she vir
85 *obituary_death *politician being dans qui vhere
86 aroun bis dekla kondi kriti maior them vikti
87 ianua konte krise onli prses sus
88 *victims artik duran iust kapit man most piu premi ~40
89 iest keleb pour
90 est ik kalle last oder ~50
91 *spokesperson impor konsi
92 *law_court probl sagte
93 *election *food dpa like
94 hanno visit
95 *championship again follo konne nov siste suppo
96 aber entre get nur
97 *army *indictment bunde
98 momen sekon trump vorld
99 *suspect berei sono
100 *prime_minister esta ~21
101 *crime iahre
102 *epidemic *shop_retail akkor alle konfi nel
103 *protest situa ~2018 ~31
104 *school fakeb respo stand ~18
105 *book deuts europ prese start vould
106 her seit than
107 prime progr vhile
108 ~17
109 regio vhat virus ~13 ~14 ~25
110 *media_outlets este some vedne
111 *legislation *match aktiv bir
112 *tourism elekt gross insta kome
113 kentr lokal
115 finan iour our
116 ~24
117 *company_results gover mas
118 famil gegen les
119 had pande
120 kompa
121 organ proke quest seine
122 *infection offik sokia
123 *pregnancy_birth vird
124 *pandemic dai komo sum uber
125 foto konta
126 *arrest ander provi ~9
127 *car_industry haben into mai mehr nie nok produ
128 first parte polis tvo ~11
130 media
131 ameri natio
132 *injured *journalist kompl milli over
133 other servi
135 hatte iears prote veite
136 konse non tvitt video
137 kovid var
138 *university frank son
139 inves time
140 direk iou trans
141 einen
142 della
143 kom there
145 diese repor
146 vhen vor
147 press
149 ~12
150 sind
152 about ~15
156 dass
157 *hospital einer kount
158 kan
160 polik
161 vhik
162 *virus sur
163 *investigation out
164 vere
165 nevs peopl thei ~8
166 *economy inklu ke
167 bei vie
168 all gener
170 its
172 einem his
173 *deaths konti
174 their
175 aus been ~7
177 more vurde
178 state
181 also
183 *statement komme polit ~6
184 vho
187 *agreement
188 verde
190 als
191 one
193 nak
194 hat unter
195 auk
197 after ~30
198 *minister but
199 per
201 presi publi
205 *stock_market
208 nikt ~4
210 ~20
212 iear
216 minis
221 ~19
223 not ~10
224 para
230 por
232 eine
233 las
240 ~5
245 parti said
250 sik
252 infor
253 vill
258 dem have kontr
261 ein fur
264 this
266 ist
267 ~3
269 are
277 *president
287 los
291 *government has
293 *social_media
296 nev
300 auf
301 *police
302 perso
303 mit
306 sie
311 from
316 das ~0
321 una ~2
327 von
331 kon
333 ~2019
337 vas
340 inter
345 den
349 que
354 des
356 koron
367 vith
370 that
394 del
400 *coronavirus und
421 die
427 der
449 for
471 ~1
519 ~2020
563 and
628 the
"""
