"""Words that say nothing about which story a text tells, by language, written by hand.

`STOP` words are dropped. `COMMON` words stay in running news and are worth little from the first article on, before
the stream of a crawl has shown how common they are (`pipelines.stream` counts each as if one article of ten held it).
"""

from __future__ import annotations

STOP: dict[str, str] = {
    "en": """a an the of to in on at for from by with and or but as is are was were be been being it its this that
        these those he she they we you i me him them us his her hers their our ours your my not no nor has have
        had having do does did doing will would can cannot could may might must shall should than then there here
        about after before over under into onto out up down off more most some any all both each few other such only
        own same so too very just also still even again once ever never who whom whose what when where which how why
        if because while until since during between against through through above below per via yet let get got make
        made don didn isn wasn won""",
    "de": """der die das den dem des ein eine einen einem einer eines und oder aber als auch auf aus bei bis da dass
        daß dann denn dies diese diesem diesen dieser dieses doch durch er es sie ich du wir ihr ihm ihn ihnen uns
        euch für hat haben hatte hatten habe im in ins ist sind war waren wird werden wurde wurden worden sein seine
        seinem seinen seiner ihre ihrem ihren ihrer mit nach nicht noch nur ob ohne sehr sich so über um unter vom
        von vor wegen weil wenn wer was wie wo zu zum zur zwischen am an man mehr kann können konnte soll sollen
        sollte muss müssen will wollen würde würden kein keine keinen einer gegen hier jetzt schon seit während
        wieder immer damit dabei dazu""",
    "fr": """le la les l un une des de du d en et ou mais que qu qui ne n pas ce cet cette ces c dans sur sous pour
        par avec sans au aux est sont était étaient être été a ai as ont avait avaient avoir il elle ils elles on
        nous vous je j tu me m te se s sa son ses leur leurs notre nos votre vos mon ma mes lui y plus moins très
        aussi comme donc dont où si quand alors après avant entre depuis contre chez vers car cela ça tout tous
        toute toutes même fait""",
    "es": """el la los las lo un una unos unas de del al a en y e o u pero que quien quienes no ni se su sus con por
        para es son era eran fue fueron ser sido ha han había habían haber como más menos muy ya este esta estos
        estas ese esa esos esas eso esto aquel le les me te nos mi mis tu tus yo él ella ellos ellas si sí sin sobre
        entre desde hasta cuando donde también porque está están estaba todo todos toda todas otro otra otros otras
        tras ante contra""",
    "it": """il lo la i gli le l un uno una di d del dello della dei degli delle a al allo alla ai agli alle da dal
        dallo dalla dai dagli dalle in nel nello nella nei negli nelle con su sul sullo sulla sui sugli sulle per
        tra fra e ed o ma che chi cui non si è sono era erano essere stato stata stati state ha hanno aveva avevano
        avere come più meno molto anche se suo sua suoi sue loro questo questa questi queste quello quella quelli
        quelle ci ne io tu lui lei noi voi mi ti vi già dopo prima quando dove perché senza contro tutto tutti tutta
        tutte""",
    "pt": """o a os as um uma uns umas de do da dos das em no na nos nas ao aos à às e ou mas que quem não se seu sua
        seus suas com por pelo pela pelos pelas para é são era eram foi foram ser sido tem têm tinha ter há como
        mais menos muito já este esta estes estas esse essa esses essas isso isto aquele lhe me te eu ele ela eles
        elas nós sem sobre entre desde até quando onde também porque está estão estava todo todos toda todas outro
        outra""",
    "nl": """de het een en of maar als ook op uit bij tot dat die dit deze dan want door hij zij ze ik je jij we wij
        jullie hem haar hen hun ons voor heeft hebben had hadden in is zijn was waren wordt worden werd werden met
        na naar niet nog geen over om onder van voor wie wat waar hoe te ter aan men meer kan kunnen kon zal zullen
        zou zouden moet moeten wil er al zo toch tegen tussen sinds tijdens weer zich""",
    "pl": """i a w we z ze na do od o u po przez przed przy za dla bez nad pod oraz ale lub czy że żeby aby jak jako
        jest są był była było byli były być będzie będą został została zostały to ta ten te tego tej tym tych temu
        co kto który która które którzy którego której których nie się jego jej ich go mu im on ona ono oni one ja
        ty my wy już jeszcze tylko także też bardzo może można gdy kiedy gdzie więc tak między wobec""",
    "uk": """і й та в у з із зі на до від о об по про при за для без над під через перед між або але що щоб як який
        яка яке які якого якої яких це цей ця ці цього цієї цих той та те ті того тієї тих не ні він вона воно вони
        ми ви я ти його її їх їм йому їй нас вас є був була було були бути буде будуть вже ще також лише тільки дуже
        може коли де чи якщо бо після під час адже якщо навіть свою своє свої своїх""",
    "ru": """и в во с со на до от о об по про при за для без над под через перед между или но а что чтобы как который
        которая которое которые которого которой которых это этот эта эти этого этой этих тот та те того той тех не
        ни он она оно они мы вы я ты его ее её их им ему ей нас вас есть был была было были быть будет будут уже еще
        ещё также только лишь очень может когда где ли если бы же из у к ко после даже свою свое своё свои своих""",
    "sv": """och att det som en ett den de på är av för med till i om inte har han hon vi ni du jag var från vid så
        men kan ska skulle ut upp nu när där hur vad än eller efter sig sin sitt sina mot under mellan även blev
        blir ha hade""",
}
"""Words that carry grammar and nothing else."""

COMMON: dict[str, str] = {
    "en": """said says say saying told tell asked added year years month months week weeks day days today yesterday
        tomorrow time times monday tuesday wednesday thursday friday saturday sunday january february march april
        june july august september october november december one two three four five six seven eight nine ten first
        second third last next new news old former people person man woman men women group official officials
        spokesman spokeswoman statement according report reports reported reporters source sources state states
        country countries city world national international government president minister part number way work long
        high many much good great small large big early late million billion percent public company police case
        court law home house plan plans support use used call called calls take took taken come came go going went
        want wants wanted need needs know known think see seen show shows like back since around among including
        include however expected set left right another against across several already later earlier end began start
        started since interview press media read share photo image video story article newsletter subscribe
        advertisement updated published editor""",
    "de": """sagte sagt sagten erklärte teilte mitteilte berichtete berichten bericht berichten angaben laut jahr
        jahre jahren monat monate woche wochen tag tage heute gestern morgen zeit uhr montag dienstag mittwoch
        donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november
        dezember ein zwei drei vier fünf erste ersten zweite letzten neue neuen neuer menschen mann frau regierung
        präsident minister land länder stadt welt staat prozent millionen milliarden euro polizei unternehmen
        gericht sprecher sprecherin deutschland deutsche deutschen deutscher teil fall ende gibt geht macht kommt
        viele viel großen große gut lesen artikel foto bild video quelle quellen""",
    "fr": """dit déclaré affirmé selon indiqué expliqué annoncé rapport source sources an ans année années mois
        semaine semaines jour jours aujourd hui hier demain heure heures temps lundi mardi mercredi jeudi vendredi
        samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre deux
        trois quatre cinq premier première dernier dernière nouveau nouvelle gens personnes homme femme gouvernement
        président ministre pays ville monde état france français française millions milliards euros police
        entreprise justice porte parole partie cas fin peut faire grand grande article photo vidéo lire""",
    "es": """dijo dicho afirmó según señaló explicó anunció informó informe fuente fuentes año años mes meses semana
        semanas día días hoy ayer mañana hora horas tiempo lunes martes miércoles jueves viernes sábado domingo
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre uno dos tres cuatro
        cinco primer primero primera último última nuevo nueva personas gente hombre mujer gobierno presidente
        ministro país países ciudad mundo estado millones euros dólares policía empresa portavoz parte caso fin
        puede hacer gran grande artículo foto vídeo""",
    "it": """detto ha dichiarato secondo spiegato annunciato rapporto fonte fonti anno anni mese mesi settimana
        settimane giorno giorni oggi ieri domani ora ore tempo lunedì martedì mercoledì giovedì venerdì sabato
        domenica gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre due
        tre quattro cinque primo prima ultimo nuovo nuova persone gente uomo donna governo presidente ministro paese
        paesi città mondo stato milioni miliardi euro polizia azienda portavoce parte caso fine può fare grande
        articolo foto video""",
    "pt": """disse afirmou segundo explicou anunciou informou relatório fonte fontes ano anos mês meses semana dia
        dias hoje ontem amanhã hora horas tempo segunda terça quarta quinta sexta sábado domingo janeiro fevereiro
        março abril maio junho julho agosto setembro outubro novembro dezembro dois três quatro cinco primeiro novo
        nova pessoas governo presidente ministro país cidade mundo estado milhões euros polícia empresa parte caso
        pode fazer grande""",
    "nl": """zei zegt volgens meldde bericht bron bronnen jaar jaren maand maanden week weken dag dagen vandaag
        gisteren morgen uur tijd maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart
        april mei juni juli augustus september oktober november december twee drie vier vijf eerste laatste nieuwe
        mensen man vrouw regering president minister land stad wereld procent miljoen miljard euro politie bedrijf
        woordvoerder deel""",
    "pl": """powiedział powiedziała poinformował poinformowała według przekazał raport źródło źródła rok roku lata
        lat miesiąc miesiąca tydzień tygodnia dzień dni dziś wczoraj jutro czas godzin poniedziałek wtorek środa
        czwartek piątek sobota niedziela stycznia lutego marca kwietnia maja czerwca lipca sierpnia września
        października listopada grudnia dwa trzy cztery pięć pierwszy nowy nowe osób ludzi rząd rządu prezydent
        minister kraj kraju miasto świat państwo procent milionów tysięcy policja firma rzecznik część""",
    "uk": """сказав сказала заявив заявила повідомив повідомила повідомляє повідомили словами даними джерело джерела
        рік року роки років місяць місяця тиждень тижня день дня дні днів сьогодні вчора завтра час години понеділок
        вівторок середа четвер пятниця субота неділя січня лютого березня квітня травня червня липня серпня вересня
        жовтня листопада грудня один два три чотири пять перший новий нові людей людина уряд уряду президент
        президента міністр країна країни місто світ держава відсотків мільйонів мільярдів тисяч поліція компанія
        речник частина""",
    "ru": """сказал сказала заявил заявила сообщил сообщила сообщает сообщили словам данным источник источники год
        года годы лет месяц месяца неделя недели день дня дни дней сегодня вчера завтра время часа часов понедельник
        вторник среда четверг пятница суббота воскресенье января февраля марта апреля мая июня июля августа сентября
        октября ноября декабря один два три четыре пять первый новый новые людей человек правительство президент
        президента министр страна страны город мир государство процентов миллионов миллиардов тысяч полиция компания
        представитель часть""",
    "sv": """sade säger enligt uppger källa källor år månad månader vecka veckor dag dagar idag igår imorgon tid
        klockan måndag tisdag onsdag torsdag fredag lördag söndag januari februari mars april maj juni juli augusti
        september oktober november december två tre fyra fem första sista nya människor regeringen president
        minister land stad världen procent miljoner miljarder kronor polisen företaget del""",
}
"""Words of any news report: who said, when, how many, which office."""
