"""News agencies of the world: name, hosts, other ways to write it.

One agency a row, `name | hosts | aliases`, fields may be empty, aliases are separated by commas and come in the scripts in which newspapers
write them; a Cyrillic alias also stands for its case forms. `?` before an alias: an ordinary word or a common abbreviation too,
so it counts only in quotation marks, after "agency" or where the sentence says that it reported. The list is a prior from general
knowledge: attribution is found without it, only less surely.

    Reuters | reuters.com | Рейтер, Рейтерс, Reuters News, Thomson Reuters
"""

AGENCIES = """
Reuters | reuters.com | Reuter, Рейтер, Рейтерс, Рейтерз, Ройтерс, Reuters News
AP | apnews.com, ap.org | Associated Press, The Associated Press, Ассошиэйтед Пресс, Асошіейтед Прес, AP News
AFP | afp.com | Agence France-Presse, Agence France Presse, АФП, Франс Пресс, Франс-Пресс, Франс Прес, France-Presse
dpa | dpa.com, dpa-international.com | DPA, dpa-infocom, ?lby, ?lsw, ?lhe, ?lrs, ?lnw, ?lni, ?lno, ?lmv, ?lbn, ?lsa, ?lsn, ?lth, ?lbb, Deutsche Presse-Agentur, Deutschen Presse-Agentur, Deutschen Presseagentur, Deutsche Presseagentur, ДПА
UPI | upi.com | United Press International
Bloomberg | bloomberg.com, bloomberg.net | Bloomberg News, Блумберг, Bloomberg-Agentur
Dow Jones | dowjones.com | Dow Jones Newswires, Доу Джонс
EFE | efe.com | Agencia EFE, Efe, ЭФЭ, ЕФЕ
Europa Press | europapress.es |
Lusa | lusa.pt | Agência Lusa
ANSA | ansa.it | Ansa, АНСА
AGI | agi.it | ?Agi, Agenzia Giornalistica Italia
Adnkronos | adnkronos.com | AdnKronos, ADN Kronos
Askanews | askanews.it | askanews
LaPresse | lapresse.it |
PA | pa.media | ?PA, PA Media, Press Association, PA news agency
APA | apa.at | ?APA, Austria Presse Agentur, Austria Presse-Agentur, Apa
Keystone-SDA | keystone-sda.ch, sda.ch | SDA, sda, SDA-ATS, Schweizerische Depeschenagentur, Schweizerischen Depeschenagentur, Nachrichtenagentur Keystone-SDA
ATS | ats.ch, keystone-ats.ch | Keystone-ATS, Agence télégraphique suisse
epd | epd.de | Evangelischer Pressedienst, Evangelischen Pressedienst, Evangelische Pressedienst
KNA | kna.de | Katholische Nachrichten-Agentur, Katholischen Nachrichten-Agentur
SID | sid.de | Sport-Informations-Dienst, ?sid
AFX | | dpa-AFX
Belga | belga.be | agence Belga, Белга
ANP | anp.nl | Algemeen Nederlands Persbureau
NTB | ntb.no | Norsk Telegrambyrå
TT | tt.se | ?TT, Tidningarnas Telegrambyrå, TT Nyhetsbyrån
Ritzau | ritzau.dk | Ritzaus Bureau
STT | stt.fi | Suomen Tietotoimisto, Finnish News Agency
PAP | pap.pl | Polska Agencja Prasowa, Polskiej Agencji Prasowej, Polską Agencję Prasową, Polskiej Agencji Prasowej, Polish Press Agency, ПАП
IAR | iar.pl | Informacyjna Agencja Radiowa, Informacyjnej Agencji Radiowej
ČTK | ctk.cz, ceskenoviny.cz | CTK, Česká tisková kancelář, Czech News Agency, ЧТК
TASR | tasr.sk |
SITA | sita.sk | agentúra SITA
MTI | mti.hu | Magyar Távirati Iroda, МТИ
Agerpres | agerpres.ro | AGERPRES, Аджерпрес
Mediafax | mediafax.ro |
BTA | bta.bg | Bulgarian News Agency, БТА
Tanjug | tanjug.rs | Танјуг, Танюг
Beta | beta.rs | ?Beta
FoNet | fonet.rs |
HINA | hina.hr | Hina, ХИНА
STA | sta.si | ?STA, Slovenian Press Agency
SRNA | srna.rs | Srna
FENA | fena.ba | Fena
MIA | mia.mk | ?MIA
ANA-MPA | amna.gr | AMNA, Athens News Agency, Athens-Macedonian News Agency
CNA | cna.org.cy | Cyprus News Agency
Anadolu | aa.com.tr | Anadolu Agency, Anadolu Ajansı, Anadolu Agentur, Анадолу, Agence Anadolu, Agencia Anadolu
DHA | dha.com.tr | Demirören News Agency, Demirören Haber Ajansı
İHA | iha.com.tr | IHA, İhlas News Agency, Ihlas News Agency
BNS | bns.lt, bns.ee, bns.lv | Baltic News Service
ELTA | elta.lt | Elta
LETA | leta.lv | Leta
TASS | tass.ru, tass.com | ТАСС, ITAR-TASS, Itar-Tass, ИТАР-ТАСС, Tass
RIA Novosti | ria.ru | РИА Новости, РИА «Новости», РІА Новости, РІА «Новости», RIA Nowosti, RIA, РИА
Interfax | interfax.ru, interfax.com | Интерфакс, Інтерфакс
Interfax-Ukraine | interfax.com.ua | Інтерфакс-Україна, Интерфакс-Украина, Interfax-Ukraina
Sputnik | sputniknews.com | ?Спутник, ?Sputnik
Regnum | regnum.ru | ИА Регнум, REGNUM, Регнум
Rosbalt | rosbalt.ru | Росбалт
Ukrinform | ukrinform.ua, ukrinform.net | Укрінформ, Укринформ
UNIAN | unian.ua, unian.net | УНІАН, УНИАН, Unian
UNN | unn.ua | УНН, Українські Національні Новини
RBC-Ukraine | rbc.ua | РБК-Україна, РБК-Украина
RBC | rbc.ru | РБК
BelTA | belta.by | БелТА, БЕЛТА
BelaPAN | belapan.by | БелаПАН
Kazinform | inform.kz | Казинформ, ҚазАқпарат
Interfax-Kazakhstan | interfax.kz | Интерфакс-Казахстан
AKIpress | akipress.com | АКИpress
Kabar | kabar.kg | ?Кабар
UzA | uza.uz | УзА
Trend | trend.az | ?Тренд
APA (Azerbaijan) | apa.az |
Azertac | azertag.az | АЗЕРТАДЖ, Азертадж
Armenpress | armenpress.am | Арменпресс
Moldpres | moldpres.md | Молдпрес
IPN | ipn.md | ?IPN
Infotag | infotag.md |
Xinhua | xinhuanet.com, news.cn | Xinhua News Agency, Синьхуа, Сіньхуа, New China News Agency, Chine nouvelle, Agencia Xinhua
China News Service | chinanews.com |
CNA (Taiwan) | cna.com.tw, focustaiwan.tw | Central News Agency
Kyodo | kyodonews.net, kyodonews.jp | Kyodo News, Киодо, Кіодо, Киодо цусин
Jiji Press | jiji.com | Jiji, Дзидзи, Дзідзі
Yonhap | yna.co.kr | Yonhap News Agency, Yonhap News, Ренхап, Рёнхап, Йонхап, Єнхап, Рьонхап
Newsis | newsis.com |
KCNA | kcna.kp | Korean Central News Agency, ЦТАК
PTI | ptinews.com | Press Trust of India
ANI | aninews.in | Asian News International
IANS | ians.in | Indo-Asian News Service
UNI | uniindia.com | ?UNI, United News of India
APP | app.com.pk | Associated Press of Pakistan
BSS | bssnews.net | Bangladesh Sangbad Sangstha
UNB | unb.com.bd | United News of Bangladesh
RSS (Nepal) | rssnepal.com | Rastriya Samachar Samiti
Antara | antaranews.com | Antara News
Bernama | bernama.com | Бернама
PNA | pna.gov.ph | Philippine News Agency
VNA | vnanet.vn, vietnamplus.vn | Vietnam News Agency
TNA | tnamcot.com | Thai News Agency
Montsame | montsame.mn | МОНЦАМЭ
IRNA | irna.ir | Irna, Islamic Republic News Agency, ИРНА, ІРНА
ISNA | isna.ir | Isna, ИСНА
Fars | farsnews.ir | Fars News Agency, ?Фарс
Tasnim | tasnimnews.com | Tasnim News Agency, Тасним, Таснім
Mehr | mehrnews.com | Mehr News Agency, ?Мехр
SANA | sana.sy | ?SANA, САНА
NNA | nna-leb.gov.lb | National News Agency
Petra | petra.gov.jo | ?Petra, Jordan News Agency
WAFA | wafa.ps | Wafa, ВАФА
Ma'an | maannews.net | Ma'an News Agency
SPA | spa.gov.sa | ?SPA, Saudi Press Agency
WAM | wam.ae | Emirates News Agency, ВАМ
KUNA | kuna.net.kw | Kuwait News Agency, КУНА
QNA | qna.org.qa | Qatar News Agency
BNA | bna.bh | Bahrain News Agency
ONA | omannews.gov.om | Oman News Agency
INA | ina.iq | ?INA, Iraqi News Agency
MENA | mena.org.eg | ?MENA, Middle East News Agency
APS | aps.dz, aps.sn | ?APS, Algérie Presse Service, Agence de presse sénégalaise
MAP | map.ma, mapnews.ma | ?MAP, Maghreb Arabe Presse
TAP | tap.info.tn | ?TAP, Tunis Afrique Presse
LANA | lana.gov.ly | Libyan News Agency
NAN | nannews.ng | ?NAN, News Agency of Nigeria
GNA | gna.org.gh | Ghana News Agency
AIP | aip.ci | ?AIP, Agence ivoirienne de presse
ENA | ena.et | ?ENA, Ethiopian News Agency
SAPA | | South African Press Association
AIM | | ?AIM, Agência de Informação de Moçambique
Angop | angop.ao | ANGOP, Agência Angola Press
PANA | panapress.com | Panapress
AAP | aap.com.au | Australian Associated Press
Canadian Press | thecanadianpress.com | The Canadian Press, La Presse Canadienne, La Presse canadienne, ?CP
Notimex | notimex.gob.mx |
Prensa Latina | prensa-latina.cu, plenglish.com | ?PL
Télam | telam.com.ar | Telam
Noticias Argentinas | noticiasargentinas.com |
Agência Brasil | agenciabrasil.ebc.com.br | Agencia Brasil
Estadão Conteúdo | estadaoconteudo.com.br |
Andina | andina.pe | Agencia Andina, agencia Andina
ABI | abi.bo | ?ABI, Agencia Boliviana de Información
AVN | avn.info.ve | Agencia Venezolana de Noticias
Colprensa | colprensa.com |
ACAN-EFE | | Acan-Efe
IPS | ipsnews.net | Inter Press Service
Mena Press | |
Ruptly | ruptly.tv |
States Newsroom | statesnewsroom.com |
Knight Ridder | | Knight Ridder Newspapers
McClatchy | mcclatchydc.com | McClatchy Newspapers
Media News Group | |
City News Service | citynewsservice.com |
Kathpress | kathpress.at |
Vida Press | |
CIP | |
ZUMA Press | |
KAP | |
GNS | | Gannett News Service
RAPSI | rapsinews.ru | РАПСИ
Rossiya Segodnya | | Россия сегодня
NSN | nsn.fm | НСН
ANF | anfnews.com | Firat News Agency
Rudaw | rudaw.net | Рудав
Khaama Press | khaama.com |
Pajhwok | pajhwok.com | Pajhwok Afghan News
TOLOnews | tolonews.com | Tolo News
"""
