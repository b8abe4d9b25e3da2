"""What words say in numbers: numerals, ordinals, shares, weekdays, months and feasts of seven languages.

Rows of (value, forms); a form is a whole word in lower case with every ending that news uses.
Words that are articles first and numbers second (ein, un, una) are left out: a change of article is none of amount.
"""

from __future__ import annotations

NUMERALS = [
    ("0", "zero null nula zéro cero нуль ноль нулю"),
    ("1", "one eins uno jeden jedna jedno jednego jednej один одна одно одне одного одної однієї одной одному одним"),
    (
        "2",
        "two zwei deux dos dwa dwie dwoje dwóch dwu dwóm dwojga два дві две двоє двое двох двух двом двум двома двумя",
    ),
    ("3", "three drei trois tres trzy troje trzech trzem trojga три троє трое трьох трёх трех трьом трём трьома тремя"),
    (
        "4",
        "four vier quatre cuatro cztery czworo czterech czterem чотири четверо чотирьох чотирьом четыре четырёх четырех",
    ),
    ("5", "five fünf cinq cinco pięć pięcioro pięciu п'ять п'яти п'ятеро п'ятьох пять пяти пятеро пятью"),
    ("6", "six sechs seis sześć sześcioro sześciu шість шести шестеро шістьох шесть шестью"),
    ("7", "seven sieben sept siete siedem siedmioro siedmiu сім семи семеро сімох семь семью"),
    ("8", "eight acht huit ocho osiem ośmioro ośmiu вісім восьми восьмеро вісьмох восемь восемью"),
    ("9", "nine neun neuf nueve dziewięć dziewięcioro dziewięciu дев'ять дев'яти дев'ятеро дев'ятьох девять девяти"),
    ("10", "ten zehn dix diez dziesięć dziesięcioro dziesięciu десять десяти десятеро десятьох десятью"),
    ("11", "eleven elf onze once jedenaście jedenastu одинадцять одинадцяти одиннадцать одиннадцати"),
    ("12", "twelve zwölf douze doce dwanaście dwunastu дванадцять дванадцяти двенадцать двенадцати"),
    ("13", "thirteen dreizehn treize trece trzynaście trzynastu тринадцять тринадцяти тринадцать тринадцати"),
    (
        "14",
        "fourteen vierzehn quatorze catorce czternaście czternastu чотирнадцять чотирнадцяти четырнадцать четырнадцати",
    ),
    ("15", "fifteen fünfzehn quinze quince piętnaście piętnastu п'ятнадцять п'ятнадцяти пятнадцать пятнадцати"),
    ("16", "sixteen sechzehn seize dieciséis szesnaście szesnastu шістнадцять шістнадцяти шестнадцать шестнадцати"),
    ("17", "seventeen siebzehn diecisiete siedemnaście siedemnastu сімнадцять сімнадцяти семнадцать семнадцати"),
    ("18", "eighteen achtzehn dieciocho osiemnaście osiemnastu вісімнадцять вісімнадцяти восемнадцать восемнадцати"),
    (
        "19",
        "nineteen neunzehn diecinueve dziewiętnaście dziewiętnastu дев'ятнадцять дев'ятнадцяти девятнадцать девятнадцати",
    ),
    ("20", "twenty zwanzig vingt veinte dwadzieścia dwudziestu двадцять двадцяти двадцать двадцати"),
    ("30", "thirty dreißig trente treinta trzydzieści trzydziestu тридцять тридцяти тридцать тридцати"),
    ("40", "forty vierzig quarante cuarenta czterdzieści czterdziestu сорок сорока"),
    ("50", "fifty fünfzig cinquante cincuenta pięćdziesiąt pięćdziesięciu п'ятдесят п'ятдесяти пятьдесят пятидесяти"),
    ("60", "sixty sechzig soixante sesenta sześćdziesiąt sześćdziesięciu шістдесят шістдесяти шестьдесят шестидесяти"),
    ("70", "seventy siebzig septante setenta siedemdziesiąt siedemdziesięciu сімдесят сімдесяти семьдесят семидесяти"),
    (
        "80",
        "eighty achtzig quatre-vingts huitante ochenta osiemdziesiąt osiemdziesięciu вісімдесят вісімдесяти восемьдесят восьмидесяти",
    ),
    (
        "90",
        "ninety neunzig nonante noventa dziewięćdziesiąt dziewięćdziesięciu дев'яносто дев'яноста девяносто девяноста",
    ),
    ("100", "hundred hundreds hundert cent cien ciento sto stu сто ста сотень сотен сотня сотні сотни"),
    ("200", "zweihundert doscientos doscientas dwieście dwustu двісті двохсот двести двухсот"),
    ("300", "dreihundert trescientos trescientas trzysta trzystu триста трьохсот трёхсот трехсот"),
    ("400", "vierhundert cuatrocientos cuatrocientas czterysta czterystu чотириста чотирьохсот четыреста четырёхсот"),
    ("500", "fünfhundert quinientos quinientas pięćset pięciuset п'ятсот п'ятисот пятьсот пятисот"),
    ("600", "sechshundert seiscientos seiscientas sześćset sześciuset шістсот шестисот шестьсот"),
    ("700", "siebenhundert setecientos setecientas siedemset siedmiuset сімсот семисот семьсот"),
    ("800", "achthundert ochocientos ochocientas osiemset ośmiuset вісімсот восьмисот восемьсот"),
    ("900", "neunhundert novecientos novecientas dziewięćset dziewięciuset дев'ятсот дев'ятисот девятьсот девятисот"),
    (
        "1000",
        "thousand thousands tausend mille mil tysiąc tysiące tysięcy тисяча тисячі тисяч тис tys тысяча тысячи тысяч тыс",
    ),
    (
        "1000000",
        "million millions millionen millón millones milion miliony milionów мільйон мільйони мільйонів млн mio mln mn миллион миллиона миллионов",
    ),
    (
        "1000000000",
        "billion billions milliarde milliarden milliard milliards miliard miliardy miliardów мільярд мільярди мільярдів млрд mrd mld bn миллиард миллиарда миллиардов",
    ),
    ("dozen", "dozen dozens dutzend dutzende douzaine docena docenas tuzin десяток десятки дюжина"),
    (
        "half",
        "half hälfte halb halbe halben moitié demi demie mitad medio media połowa połowę połowy pół półtora половина половину половини половины пів полтора",
    ),
    ("third", "thirds drittel tiers tercio tercera-parte третина третину третини треть трети"),
    ("quarter", "quarter quarters viertel quart trimestre cuarto ćwierć kwartał чверть чверті четверть четверти"),
    (
        "double",
        "double doubled twice doppelt zweimal doppelte deux-fois doble dwukrotnie dwa-razy вдвічі двічі вдвое дважды",
    ),
    ("triple", "triple tripled thrice dreimal dreifach triplé trzykrotnie втричі тричі втрое трижды"),
    (
        "1st",
        "first erste ersten erster erstes premier première primero primera primer pierwszy pierwsza pierwszego pierwszej перший перша першого першої першому першій первый первая первого первой",
    ),
    (
        "2nd",
        "second zweite zweiten zweiter zweites deuxième seconde segundo segunda drugi druga drugiego drugiej другий друга другого другої второй вторая второго",
    ),
    (
        "3rd",
        "third dritte dritten dritter drittes troisième tercero tercera tercer trzeci trzecia trzeciego trzeciej третій третя третього третьої третий третья третьего",
    ),
    (
        "4th",
        "fourth vierte vierten vierter quatrième cuarto cuarta czwarty czwarta czwartego четвертий четверта четвертого четвёртый четвёртая четвёртого",
    ),
    (
        "5th",
        "fifth fünfte fünften fünfter cinquième quinto quinta piąty piąta piątego п'ятий п'ята п'ятого пятый пятая пятого",
    ),
    (
        "6th",
        "sixth sechste sechsten sechster sixième sexto sexta szósty szósta szóstego шостий шоста шостого шестой шестая шестого",
    ),
    (
        "7th",
        "seventh siebte siebten siebter septième séptimo séptima siódmy siódma siódmego сьомий сьома сьомого сьомій седьмой седьмая седьмого",
    ),
    (
        "8th",
        "eighth achte achten achter huitième octavo octava ósmy ósma ósmego ósmej восьмий восьма восьмого восьмой восьмая",
    ),
    (
        "9th",
        "ninth neunte neunten neunter neuvième noveno novena dziewiąty dziewiąta dziewiątego дев'ятий дев'ята дев'ятого девятый девятая девятого",
    ),
    (
        "10th",
        "tenth zehnte zehnten zehnter dixième décimo décima dziesiąty dziesiąta dziesiątego десятий десята десятого десятый десятая десятого",
    ),
]
DAYS = [
    (
        "mon",
        "monday mondays montag montags lundi lunes poniedziałek poniedziałku poniedziałki понеділок понеділка понеділку понедельник понедельника понедельнику",
    ),
    (
        "tue",
        "tuesday tuesdays dienstag dienstags mardi martes wtorek wtorku wtorki вівторок вівторка вівторку вторник вторника вторнику",
    ),
    (
        "wed",
        "wednesday wednesdays mittwoch mittwochs mercredi miércoles środa środę środy середа середу середи среда среду среды",
    ),
    (
        "thu",
        "thursday thursdays donnerstag donnerstags jeudi jueves czwartek czwartku czwartki четвер четверга четвергу четверг",
    ),
    (
        "fri",
        "friday fridays freitag freitags vendredi viernes piątek piątku piątki п'ятниця п'ятницю п'ятниці пятница пятницу пятницы",
    ),
    (
        "sat",
        "saturday saturdays samstag samstags sonnabend samedi sábado sábados sobota sobotę soboty субота суботу суботи суббота субботу субботы",
    ),
    (
        "sun",
        "sunday sundays sonntag sonntags dimanche domingo domingos niedziela niedzielę niedzieli неділя неділю неділі воскресенье воскресенья воскресенью",
    ),
    ("jan", "january januar jänner janvier enero styczeń stycznia styczniu січень січня січні январь января январе"),
    ("feb", "february februar février febrero luty lutego lutym лютий лютого лютому февраль февраля феврале"),
    ("mar", "march märz mars marzo marzec marca marcu березень березня березні март марта марте"),
    ("apr", "april avril abril kwiecień kwietnia kwietniu квітень квітня квітні апрель апреля апреле"),
    ("may", "may mai mayo maj maja maju травень травня травні мая мае"),
    ("jun", "june juni juin junio czerwiec czerwca czerwcu червень червня червні июнь июня июне"),
    ("jul", "july juli juillet julio lipiec lipca lipcu липень липня липні июль июля июле"),
    ("aug", "august août agosto sierpień sierpnia sierpniu серпень серпня серпні август августа августе"),
    (
        "sep",
        "september septembre septiembre wrzesień września wrześniu вересень вересня вересні сентябрь сентября сентябре",
    ),
    (
        "oct",
        "october oktober octobre octubre październik października październiku жовтень жовтня жовтні октябрь октября октябре",
    ),
    (
        "nov",
        "november novembre noviembre listopad listopada listopadzie листопад листопада листопаді ноябрь ноября ноябре",
    ),
    (
        "dec",
        "december dezember décembre diciembre grudzień grudnia grudniu грудень грудня грудні декабрь декабря декабре",
    ),
    (
        "easter",
        "easter ostern pâques pascua wielkanoc wielkanocy wielkanocą великдень великодня великодні пасха пасхи пасху",
    ),
    ("pentecost", "pentecost whit whitsun pfingsten pentecôte pentecostés трійця трійці трійцю троица троицы троицу"),
    (
        "christmas",
        "christmas weihnachten noël navidad narodzenia narodzeniem різдво різдва різдвом рождество рождества рождеством",
    ),
    ("whit-sunday", "pfingstsonntag"),
    ("whit-monday", "pfingstmontag"),
    ("easter-sunday", "ostersonntag"),
    ("easter-monday", "ostermontag"),
    ("good-friday", "karfreitag"),
    ("corpus-christi", "corpus fronleichnam ciała ciało"),
    ("assumption", "assumption assomption wniebowzięcia wniebowzięcie успіння успіню успенья"),
    ("saviour", "спаса спас спасом спасу"),
    ("makovei", "маковія маковій маковея маковей"),
    ("candlemas", "candlemas lichtmess chandeleur candelaria стрітення сретение сретения"),
    ("intercession", "покрови покров покрова"),
    ("epiphany", "epiphany dreikönig épiphanie epifanía водохреща водохрещ йордан крещение крещения"),
    ("all-saints", "halloween allerheiligen toussaint"),
    (
        "ascension",
        "ascension ascensión himmelfahrt wniebowstąpienia wniebowstąpienie вознесіння вознесения assomption asunción вознесіння вознесение",
    ),
    ("carnival", "carnival fasching karneval carnaval karnawał масниця масниці масленица масленицы"),
    ("thanksgiving", "thanksgiving erntedank"),
    ("ramadan", "ramadan ramadán рамадан"),
    ("new-year", "silvester neujahr sylwester sylwestra новоліття"),
    ("noon", "noon midday mittag mittags midi mediodía południe południem полудень полудня полудню полдень полудня"),
    ("midnight", "midnight mitternacht minuit medianoche północ północy опівніч опівночі полночь полуночи"),
    (
        "season-spring",
        "spring frühjahr frühling printemps primavera wiosna wiosną wiosnę весна весни весну навесні весной весны",
    ),
    ("season-summer", "summer sommer été verano lato latem літо літа влітку лето лета летом"),
    ("season-autumn", "autumn herbst automne otoño jesień jesienią jesieni осінь осені восени осень осени осенью"),
    ("season-winter", "winter hiver invierno zima zimą zimę зима зими зиму взимку зимой зимы"),
]
UNITS = [  # what an amount is of, however it is written
    (
        "%",
        "% percent prozent procent procenta procentów procentach відсоток відсотка відсотки відсотків процент процента процентів проценти процентов",
    ),
    ("€", "€ eur euro euros євро евро"),
    ("$", "$ usd dollar dollars dólar dólares dolar dolary dolarów долар долари доларів доллар доллара долларов"),
    ("£", "£ gbp pound pounds pfund livres libras funt funty funtów фунт фунти фунтів фунта фунтов"),
    (
        "km",
        "km kilometre kilometres kilometer kilometers kilómetro kilómetros kilomètre kilomètres kilometr kilometry kilometrów км кілометр кілометри кілометрів километр километра километров",
    ),
    (
        "kg",
        "kg kilo kilos kilogram kilograms kilogramm kilogramme kilogrammes kilogramo kilogramos kilogramy kilogramów кг кілограм кілограми кілограмів килограмм килограмма килограммов",
    ),
    ("°", "° degrees degree grad degré degrés grados stopni stopnie градус градуси градусів градуса градусов"),
    ("h", "h uhr heures heure"),
]
VALUES: dict[str, str] = {word: said for said, forms in reversed(NUMERALS + DAYS + UNITS) for word in forms.split()}
for phrase in ("per cent", "por ciento", "pour cent"):
    VALUES[phrase] = "%"
del VALUES["été"]  # also "been"
del VALUES["lato"]  # also "side"
CALENDAR = frozenset(word for _, forms in DAYS for word in forms.split())
SAID = frozenset(word for word in VALUES if word.isalpha())
# Words with a stop that end no sentence.
STOPPED = """
    mr mrs ms dr prof st sr jr no nos vs gen col lt sgt rev hon gov sen rep inc ltd co corp etc approx dept fig jan feb mar apr jun
    jul aug sep sept oct nov dec nr bzw ca usw str tel abs art evtl ggf inkl min max mio mrd vgl z b u a o d h mme mlle m p ex
    pp av bd env sra dña ud uds pág núm ul fot tzw np m.in godz al os im r w tys mln млн млрд тис тыс грн руб коп м г гг р рр вул ул пл
    просп ст обл п им ім див см напр проф акад гр о с
"""
