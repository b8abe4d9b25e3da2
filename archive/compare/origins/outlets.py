"""Widely read outlets of the world: name, hosts, other ways to write it; rows as in `agencies`.

The Guardian | theguardian.com | Guardian, Ґардіан
"""

OUTLETS = """
BBC | bbc.com, bbc.co.uk | BBC News, the BBC, Би-би-си, Бі-бі-сі, Бі-Бі-Сі, Би-Би-Си, BBC World Service, BBC Radio 4, Newsnight
The Guardian | theguardian.com | Guardian, Ґардіан, Гардіан, Гардиан
The Times | thetimes.co.uk, thetimes.com | the Times of London, ?Times, ?the Times
The Sunday Times | | Sunday Times
Financial Times | ft.com | The Financial Times, ?FT, Файнэншл таймс, Файненшл Таймс
The Daily Telegraph | telegraph.co.uk | Daily Telegraph, ?The Telegraph, ?Telegraph
The Independent | independent.co.uk | ?Independent
Daily Mail | dailymail.co.uk | MailOnline, The Daily Mail, Mail on Sunday
Daily Mirror | mirror.co.uk | The Daily Mirror, ?The Mirror, ?Mirror
The Sun | thesun.co.uk | ?Sun
Daily Express | express.co.uk |
Evening Standard | standard.co.uk |
The Observer | | ?Observer
The Economist | economist.com | Economist
New Statesman | newstatesman.com |
The Spectator | spectator.co.uk |
Sky News | news.sky.com |
ITV News | itv.com | ?ITV
Channel 4 News | channel4.com |
LBC | lbc.co.uk |
The Scotsman | scotsman.com |
The Herald | heraldscotland.com | ?Herald
The Irish Times | irishtimes.com | Irish Times
Irish Independent | independent.ie |
RTÉ | rte.ie | RTE, RTÉ News
The New York Times | nytimes.com | New York Times, ?NYT, the NYT, Нью-Йорк таймс, Нью-Йорк Таймс
The Washington Post | washingtonpost.com | Washington Post, Вашингтон пост, Вашингтон Пост
The Wall Street Journal | wsj.com | Wall Street Journal, ?WSJ, the WSJ, Уолл-стрит джорнэл
Los Angeles Times | latimes.com | L.A. Times, LA Times
USA Today | usatoday.com | USA TODAY
New York Post | nypost.com |
New York Daily News | nydailynews.com |
The Boston Globe | bostonglobe.com | Boston Globe
Chicago Tribune | chicagotribune.com |
San Francisco Chronicle | sfchronicle.com |
Miami Herald | miamiherald.com |
The Philadelphia Inquirer | inquirer.com | Philadelphia Inquirer
Houston Chronicle | houstonchronicle.com |
The Dallas Morning News | dallasnews.com | Dallas Morning News
The Seattle Times | seattletimes.com | Seattle Times
Star Tribune | startribune.com |
The Atlanta Journal-Constitution | ajc.com | Atlanta Journal-Constitution
The Denver Post | denverpost.com | Denver Post
CNN | cnn.com | CNN International
NBC News | nbcnews.com | ?NBC
CBS News | cbsnews.com | ?CBS
ABC News | abcnews.go.com |
Swissinfo | swissinfo.ch | SWI swissinfo.ch
L'Usine nouvelle | usinenouvelle.com | L’Usine nouvelle, L'Usine Nouvelle, L’Usine Nouvelle
Schwäbische Zeitung | schwaebische.de | Schwäbische
Mainichi Shimbun | mainichi.jp | the Mainichi, ?Mainichi
JoongAng Ilbo | joongang.co.kr |
Prothom Alo | prothomalo.com |
Seznam Zprávy | seznamzpravy.cz |
iDNES | idnes.cz | iDNES.cz
RTV Slovenija | rtvslo.si |
G1 | g1.globo.com | ?G1
RPP | rpp.pe | RPP Noticias
Stuff | stuff.co.nz | ?Stuff
t-online | t-online.de |
La Dépêche du Midi | ladepeche.fr | La Dépêche
20 Minutes | 20minutes.fr |
La Vie | lavie.fr | ?La Vie
Тайга.инфо | tayga.info | Тайга.Инфо
ZAXID.NET | zaxid.net |
Твоє місто | tvoemisto.tv |
Bloomberg Línea | bloomberglinea.com |
404 Media | 404media.co |
The Hollywood Reporter | hollywoodreporter.com | Hollywood Reporter
Variety | variety.com | ?Variety
Nature | nature.com | ?Nature
Marca | marca.com | ?Marca
La Gazzetta dello Sport | gazzetta.it | Gazzetta dello Sport
Kicker | kicker.de | ?Kicker
ESPN | espn.com |
The Athletic | theathletic.com |
Fox News | foxnews.com |
MSNBC | msnbc.com |
CNBC | cnbc.com |
NPR | npr.org |
PBS NewsHour | pbs.org | ?PBS
Politico | politico.com, politico.eu | POLITICO
Axios | axios.com |
The Hill | thehill.com | ?Hill
ProPublica | propublica.org |
The Atlantic | theatlantic.com |
The New Yorker | newyorker.com | New Yorker
Time | time.com | ?TIME, Time magazine
Newsweek | newsweek.com |
Forbes | forbes.com |
Fortune | fortune.com | ?Fortune
Business Insider | businessinsider.com |
HuffPost | huffpost.com | Huffington Post
BuzzFeed News | buzzfeednews.com | BuzzFeed
Vice | vice.com | ?VICE
The Intercept | theintercept.com |
The Daily Beast | thedailybeast.com | Daily Beast
The Verge | theverge.com |
TechCrunch | techcrunch.com |
Wired | wired.com | ?WIRED
Semafor | semafor.com |
Foreign Policy | foreignpolicy.com |
Vox | vox.com | ?Vox
Bellingcat | bellingcat.com |
OCCRP | occrp.org |
Defense News | defensenews.com |
Nikkei | nikkei.com, asia.nikkei.com | Nikkei Asia, the Nikkei
Asahi Shimbun | asahi.com | The Asahi Shimbun
Yomiuri Shimbun | yomiuri.co.jp | ?Yomiuri
The Japan Times | japantimes.co.jp | Japan Times
NHK | nhk.or.jp | NHK World
South China Morning Post | scmp.com | SCMP
China Daily | chinadaily.com.cn |
Global Times | globaltimes.cn |
People's Daily | people.cn |
CGTN | cgtn.com |
CCTV | cctv.com |
Caixin | caixin.com |
Hankyoreh | hani.co.kr |
The Korea Herald | koreaherald.com | Korea Herald
Chosun Ilbo | chosun.com |
The Straits Times | straitstimes.com | Straits Times
Channel NewsAsia | channelnewsasia.com |
The Jakarta Post | thejakartapost.com | Jakarta Post
Bangkok Post | bangkokpost.com |
The Philippine Daily Inquirer | inquirer.net | Philippine Daily Inquirer
Rappler | rappler.com |
The Hindu | thehindu.com |
The Times of India | timesofindia.indiatimes.com | Times of India
The Indian Express | indianexpress.com | Indian Express
Hindustan Times | hindustantimes.com |
NDTV | ndtv.com |
Dawn | dawn.com | ?Dawn
Geo News | geo.tv |
The Daily Star | thedailystar.net | Daily Star
Al Jazeera | aljazeera.com | Al-Jazeera, Аль-Джазира, Аль-Джазіра, Al Dschasira, Al-Dschasira
Al Arabiya | alarabiya.net | Al-Arabiya, Аль-Арабия, Аль-Арабія
Asharq Al-Awsat | aawsat.com |
Haaretz | haaretz.com | Ha'aretz, Гаарец
The Jerusalem Post | jpost.com | Jerusalem Post
The Times of Israel | timesofisrael.com | Times of Israel
Yedioth Ahronoth | ynet.co.il | Ynet
Hürriyet | hurriyet.com.tr | Hurriyet
Cumhuriyet | cumhuriyet.com.tr |
Al-Ahram | ahram.org.eg |
L'Orient-Le Jour | lorientlejour.com | L'Orient Today
Daily Nation | nation.africa |
Mail & Guardian | mg.co.za |
News24 | news24.com |
Daily Maverick | dailymaverick.co.za |
The Punch | punchng.com |
Premium Times | premiumtimesng.com |
ABC | abc.net.au | ?ABC, ABC Australia, Australian Broadcasting Corporation, ABC Radio, ABC TV
The Sydney Morning Herald | smh.com.au | Sydney Morning Herald
The Age | theage.com.au | ?Age
The Australian | theaustralian.com.au | ?Australian
The New Zealand Herald | nzherald.co.nz | New Zealand Herald, NZ Herald
RNZ | rnz.co.nz | Radio New Zealand
The Globe and Mail | theglobeandmail.com | Globe and Mail
Toronto Star | thestar.com | The Toronto Star
National Post | nationalpost.com |
CBC | cbc.ca | CBC News
Radio-Canada | ici.radio-canada.ca |
La Presse | lapresse.ca |
Le Devoir | ledevoir.com |
Der Spiegel | spiegel.de | Spiegel, SPIEGEL, Шпигель, Шпіґель, Шпігель, Spiegels
Süddeutsche Zeitung | sueddeutsche.de, sz.de | SZ, Süddeutschen Zeitung, Süddeutsche, Süddeutschen, Зюддойче цайтунг, Зюддойче Цайтунг
Frankfurter Allgemeine Zeitung | faz.net | F.A.Z., FAZ, Frankfurter Allgemeinen Zeitung, Frankfurter Allgemeine, Frankfurter Allgemeinen
Die Zeit | zeit.de | Zeit Online, ZEIT, ?Zeit
Die Welt | welt.de | WELT, Welt am Sonntag, ?Welt
Bild | bild.de | Bild-Zeitung, ?BILD, Bild am Sonntag, ?Bild, Більд, ?Бильд
Frankfurter Rundschau | fr.de | Frankfurter Rundschau
Handelsblatt | handelsblatt.com | Handelsblatts
Der Tagesspiegel | tagesspiegel.de | Tagesspiegel, Tagesspiegels
Stern | stern.de | ?stern
Focus | focus.de | ?FOCUS
taz | taz.de | die tageszeitung, ?TAZ
WirtschaftsWoche | wiwo.de | Wirtschaftswoche
ARD | ard.de, tagesschau.de | ARD-Hauptstadtstudio, Tagesschau
ZDF | zdf.de | ZDF-Magazin
NDR | ndr.de | Norddeutscher Rundfunk, Norddeutschen Rundfunk
WDR | wdr.de | Westdeutscher Rundfunk, Westdeutschen Rundfunk
BR | br.de | ?BR, Bayerischer Rundfunk, Bayerischen Rundfunk, BR24
SWR | swr.de | Südwestrundfunk
MDR | mdr.de | Mitteldeutscher Rundfunk
RBB | rbb24.de | rbb
HR | hr.de | ?hr, Hessischer Rundfunk, Hessischen Rundfunk
Deutschlandfunk | deutschlandfunk.de | DLF
Deutsche Welle | dw.com | DW, Deutschen Welle, Немецкая волна, Німецька хвиля
RTL | rtl.de, rtl.fr, rtl.lu | RTL/ntv
n-tv | n-tv.de | ntv
RedaktionsNetzwerk Deutschland | rnd.de | RND, Redaktionsnetzwerk Deutschland
Funke Mediengruppe | | Funke-Mediengruppe, Zeitungen der Funke Mediengruppe
Rheinische Post | rp-online.de | Rheinischen Post
Augsburger Allgemeine | augsburger-allgemeine.de | Augsburger Allgemeinen
Neue Osnabrücker Zeitung | noz.de | NOZ, Neuen Osnabrücker Zeitung
Stuttgarter Zeitung | stuttgarter-zeitung.de |
Berliner Zeitung | berliner-zeitung.de |
Berliner Morgenpost | morgenpost.de |
Hamburger Abendblatt | abendblatt.de | Hamburger Abendblatts
Münchner Merkur | merkur.de | Münchner Merkurs
Correctiv | correctiv.org |
Neue Zürcher Zeitung | nzz.ch | NZZ, Neuen Zürcher Zeitung
Tages-Anzeiger | tagesanzeiger.ch | Tages-Anzeigers, Tagesanzeiger
Blick | blick.ch | ?Blick
SRF | srf.ch |
RTS | rts.ch |
Le Temps | letemps.ch |
Der Standard | derstandard.at | ?Standard, Standards
Die Presse | diepresse.com | ?Presse
Kurier | kurier.at | ?Kurier
Kronen Zeitung | krone.at | Kronen-Zeitung, ?Krone
ORF | orf.at |
Le Monde | lemonde.fr | ?Monde, Ле Монд
Le Figaro | lefigaro.fr | Figaro, Фигаро
Libération | liberation.fr | ?Libé
Le Parisien | leparisien.fr | ?Parisien, Aujourd'hui en France
Les Échos | lesechos.fr | Les Echos
Mediapart | mediapart.fr |
La Croix | la-croix.com |
L'Humanité | humanite.fr |
Le Journal du dimanche | lejdd.fr | Journal du dimanche, JDD, le JDD
L'Équipe | lequipe.fr | L'Equipe
Ouest-France | ouest-france.fr |
Sud Ouest | sudouest.fr |
La Voix du Nord | lavoixdunord.fr |
La Dépêche du Midi | ladepeche.fr |
Le Dauphiné libéré | ledauphine.com | Dauphiné libéré
Le Progrès | leprogres.fr |
Nice-Matin | nicematin.com |
Le Télégramme | letelegramme.fr |
Le Canard enchaîné | lecanardenchaine.fr | Canard enchaîné
L'Express | lexpress.fr |
Le Point | lepoint.fr |
L'Obs | nouvelobs.com | Le Nouvel Obs
Marianne | marianne.net | ?Marianne
Franceinfo | francetvinfo.fr, franceinfo.fr | France Info, franceinfo
France 24 | france24.com |
France Inter | radiofrance.fr | Radio France
France Bleu | francebleu.fr |
France Télévisions | francetelevisions.fr | France 2, France 3
BFMTV | bfmtv.com | BFM TV, BFM
TF1 | tf1.fr | LCI
RMC | rmc.bfmtv.com |
RFI | rfi.fr | Radio France Internationale, МФР
TV5Monde | tv5monde.com | TV5 Monde
Europe 1 | europe1.fr |
CNews | cnews.fr |
Le Soir | lesoir.be |
La Libre Belgique | lalibre.be | La Libre
RTBF | rtbf.be |
De Standaard | standaard.be |
Het Laatste Nieuws | hln.be |
VRT | vrt.be | VRT NWS
NOS | nos.nl |
De Telegraaf | telegraaf.nl |
de Volkskrant | volkskrant.nl | Volkskrant
NRC | nrc.nl | NRC Handelsblad
Het Financieele Dagblad | fd.nl |
Luxemburger Wort | wort.lu |
Dagens Nyheter | dn.se |
Svenska Dagbladet | svd.se |
Aftonbladet | aftonbladet.se |
Expressen | expressen.se |
SVT | svt.se |
Aftenposten | aftenposten.no |
NRK | nrk.no |
VG | vg.no | ?VG, Verdens Gang
Dagbladet | dagbladet.no |
Politiken | politiken.dk |
Berlingske | berlingske.dk |
Jyllands-Posten | jyllands-posten.dk |
DR | dr.dk | ?DR
Helsingin Sanomat | hs.fi |
Yle | yle.fi | YLE
ERR | err.ee |
Postimees | postimees.ee |
Delfi | delfi.lt, delfi.lv, delfi.ee |
LRT | lrt.lt |
LSM | lsm.lv |
Gazeta Wyborcza | wyborcza.pl | Gazety Wyborczej, Gazecie Wyborczej, Gazetę Wyborczą, Gazetą Wyborczą, ?Wyborcza, ?Wyborczej, Газета виборча, Газета выборча
Rzeczpospolita | rp.pl | Rzeczpospolitej, Rzeczpospolitą, Речпосполита, Жечпосполита
Onet | onet.pl | Onetu, Onetowi, Onecie, Onetem
Wirtualna Polska | wp.pl | Wirtualnej Polsce, Wirtualnej Polski, Wirtualną Polską, WP
TVN24 | tvn24.pl | TVN, TVN 24
TVP | tvp.pl, tvp.info | TVP Info, Telewizja Polska, Telewizji Polskiej
Polsat News | polsatnews.pl | ?Polsat
RMF FM | rmf24.pl | RMF
Radio Zet | radiozet.pl | Radia Zet, Radiu Zet, Radio ZET, Radiu ZET, Radia ZET
TOK FM | tokfm.pl |
Polskie Radio | polskieradio.pl | Polskiego Radia, Polskiemu Radiu, Polskim Radiu, Polskim Radiem
Fakt | fakt.pl | ?Faktu, ?Faktowi
Super Express | se.pl | Super Expressu, Super Expressowi
Dziennik Gazeta Prawna | gazetaprawna.pl | DGP, Dziennika Gazety Prawnej, Dziennikowi Gazecie Prawnej
Polityka | polityka.pl | ?Polityki, ?Polityce
Newsweek Polska | newsweek.pl |
Interia | interia.pl | Interii, Interią
OKO.press | oko.press |
Puls Biznesu | pb.pl | Pulsu Biznesu, Pulsowi Biznesu
Money.pl | money.pl |
Business Insider Polska | businessinsider.com.pl |
Hospodářské noviny | hn.cz | Hospodářských novin
Mladá fronta Dnes | idnes.cz |
Denník N | dennikn.sk |
SME | sme.sk |
Telex | telex.hu |
HVG | hvg.hu |
444 | 444.hu |
Digi24 | digi24.ro |
HotNews | hotnews.ro |
Kathimerini | kathimerini.gr |
ERT | ertnews.gr |
N1 | n1info.com |
Politika | politika.rs |
Jutarnji list | jutarnji.hr |
Večernji list | vecernji.hr |
Delo | delo.si | ?Delo
El País | elpais.com | EL PAÍS, El Pais, Эль Паис, Ель Паїс, Эль-Паис
El Mundo | elmundo.es | EL MUNDO
ABC (Spain) | abc.es |
La Vanguardia | lavanguardia.com |
El Periódico | elperiodico.com | El Periódico de Catalunya
elDiario.es | eldiario.es | eldiario.es, ElDiario.es
El Confidencial | elconfidencial.com |
La Razón | larazon.es |
Público | publico.es |
infoLibre | infolibre.es |
Cadena SER | cadenaser.com | la SER, Ser
COPE | cope.es | Cadena Cope, Cope
Onda Cero | ondacero.es |
RTVE | rtve.es | Televisión Española, TVE, Radio Nacional de España, RNE
La Sexta | lasexta.com | laSexta
Antena 3 | antena3.com |
Telecinco | telecinco.es |
TV3 | ccma.cat |
Expansión | expansion.com |
El Correo | elcorreo.com |
La Voz de Galicia | lavozdegalicia.es |
Diario de Sevilla | diariodesevilla.es |
Clarín | clarin.com |
La Nación | lanacion.com.ar |
Página/12 | pagina12.com.ar | Página 12
Infobae | infobae.com |
El Universal | eluniversal.com.mx |
Reforma | reforma.com | ?Reforma
Milenio | milenio.com |
La Jornada | jornada.com.mx |
Excélsior | excelsior.com.mx |
Proceso | proceso.com.mx | ?Proceso
El Tiempo | eltiempo.com |
El Espectador | elespectador.com |
Semana | semana.com | ?Semana
Caracol Radio | caracol.com.co |
El Comercio | elcomercio.pe, elcomercio.com |
La República | larepublica.pe |
El Mercurio | emol.com |
La Tercera | latercera.com |
El Nacional | elnacional.com |
Telesur | telesurtv.net | teleSUR
Univision | univision.com |
Telemundo | telemundo.com |
Folha de S.Paulo | folha.uol.com.br | Folha de S. Paulo, Folha
O Globo | oglobo.globo.com |
O Estado de S. Paulo | estadao.com.br | Estadão
Público (Portugal) | publico.pt |
Expresso | expresso.pt |
Diário de Notícias | dn.pt |
RTP | rtp.pt |
Corriere della Sera | corriere.it | Corriere, Коррьере делла Сера
La Repubblica | repubblica.it | Repubblica
La Stampa | lastampa.it |
Il Sole 24 Ore | ilsole24ore.com |
Il Messaggero | ilmessaggero.it |
RAI | rai.it, rainews.it | Rai, RaiNews24, Tg1
Українська правда | pravda.com.ua | Ukrainska Pravda, Ukrayinska Pravda, УП, Украинская правда, Української правди, Українській правді, Українську правду, Украинской правде, Украинской правды
Суспільне | suspilne.media | Suspilne, Суспільне Новини, Суспільного, Суспільному, Общественное
Радіо Свобода | radiosvoboda.org | Radio Svoboda, Радіо Свободи, Радіо Свободі
Радио Свобода | svoboda.org, rferl.org | Radio Free Europe, RFE/RL, Radio Liberty, Radio Free Europe/Radio Liberty, Радио Свободы, Радио Свободе, Радіо Вільна Європа
Голос Америки | voanews.com | VOA, Voice of America
Kyiv Independent | kyivindependent.com | The Kyiv Independent
Kyiv Post | kyivpost.com |
NV | nv.ua | НВ, Новое время, Новий час
Дзеркало тижня | zn.ua | Зеркало недели, Дзеркала тижня, Дзеркалу тижня, ZN.UA
Бабель | babel.ua | Babel
Громадське | hromadske.ua | hromadske, Hromadske
Громадське радіо | hromadske.radio | Hromadske Radio, Громадское радио
Главком | glavcom.ua | Glavcom
Цензор.НЕТ | censor.net | Цензор.нет
Лівий берег | lb.ua | LB.ua
Економічна правда | epravda.com.ua | Экономическая правда, Економічної правди, Економічній правді
Європейська правда | eurointegration.com.ua | Европейская правда, Європейської правди, Європейській правді
Детектор медіа | detector.media |
Схеми | | ?Схеми, ?Схемы
Bihus.Info | bihus.info |
ТСН | tsn.ua | TSN
Слідство.Інфо | slidstvo.info |
Liga.net | liga.net | Ліга.нет, LIGA.net
Обозреватель | obozrevatel.com | Обозреватель
Коммерсантъ | kommersant.ru | Kommersant, Коммерсант, Комерсант
Ведомости | vedomosti.ru | Vedomosti, Ведомостей, Ведомостям, Ведомостях
Известия | iz.ru | ?Известия, ?Известий, ?Известиям, Izvestia
Российская газета | rg.ru | Российской газеты, Российской газете
Комсомольская правда | kp.ru | Комсомольской правды, Комсомольской правде
Московский комсомолец | mk.ru | Московского комсомольца, Московскому комсомольцу
Новая газета | novayagazeta.ru, novayagazeta.eu | Novaya Gazeta, Новой газеты, Новой газете, Новую газету, Нова газета
Медуза | meduza.io | Meduza
Дождь | tvrain.tv | TV Rain, ?Дождя, ?Дождю
Эхо Москвы | echo.msk.ru | Ekho Moskvy, Эха Москвы, Эху Москвы
Лента.ру | lenta.ru | Lenta.ru
Газета.Ru | gazeta.ru | Gazeta.ru
Фонтанка | fontanka.ru | Фонтанки, Фонтанке, Fontanka
Важные истории | istories.media | Важных историй, Важным историям, iStories
The Insider | theins.ru |
The Bell | thebell.io |
Медиазона | zona.media | Mediazona, Медиазоны, Медиазоне
Проект | proekt.media | ?Проект
Верстка | verstka.media | ?Верстка, ?Вёрстка
Agentstvo | agents.media |
Baza | baza.io | ?База
Mash | | ?Mash
SHOT | | ?Shot
Первый канал | 1tv.ru | Первого канала, Первому каналу
РТ | rt.com | RT, Russia Today
Настоящее время | currenttime.tv | Current Time, Настоящего времени, Настоящему времени
The Moscow Times | themoscowtimes.com | Moscow Times
Наша Ніва | nashaniva.com | Nasha Niva, Наша Нива
Зеркало | zerkalo.io | ?Zerkalo
Euronews | euronews.com | Евроньюс, Євроньюс
EUobserver | euobserver.com |
Euractiv | euractiv.com | EURACTIV
Radio Canada International | |
"""
