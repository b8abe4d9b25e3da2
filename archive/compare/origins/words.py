"""Words that belong to no single language's grammar."""

import re

# Nouns in names of foreign outlets, endings of adjectives of nations, titles, and openers that are no part of a name.
FOREIGN = (
    "Times|Post|Herald|Gazette|Journal|Tribune|Chronicle|Observer|Guardian|Telegraph|Mail|Advertiser|News|Today|Standard|Express|Press|Radio|TV|Television|FM|Online|Media"
    "|Zeitung|Nachrichten|Presse|Rundschau|Anzeiger|Kurier|Tagblatt|Avis|Avisen|Tidende|Tidning|Tidningen|Bladet|Posten|Nyheter|Nyt|Nytt|Dagblad|Dagbladet|Courant|Nieuws|Sanomat|Uutiset"
    "|Diario|Gaceta|Noticias|Heraldo|Jornal|Diário|Correio|Folha|Notícias|Giornale|Gazzetta|Corriere|Messaggero|Mattino|Notizie|Gazeta|Kurir|Vijesti|Novosti|Noviny|Deník|Denník|Vesti|Hírlap|Ziarul|Gazetesi|Haber|Shimbun|Ilbo"
)
ADJECTIVES = "news|press|wire|media|state|local|national|public|private|regional|foreign|commercial|independent|official|international|several|other|one|another|city|student|staatliche|örtliche"
FOREIGN_FIRST = "Gazzetta|Corriere|Diario|Gaceta|Heraldo|Jornal|Diário|Correio|Folha|Giornale|Messaggero|Kurir|Gazeta|Dziennik|Radio|Rádio|Radyo|Télé|Tele|TV|Agence|Agencia|Agenzia|Agência"
SMALLS = "of the|of|de|del|della|dello|dei|di|do|da|du|des|la|von|van|den"
# How names of papers end in the languages that join words, and the channels that have a number.
JOINED = "zeitung|blatt|anzeiger|kurier|presse|bote|rundschau|nachrichten|bladet|blad|posten|avisen|avis|tidningen|tidende|nieuws|courant"
NUMBERED = r"TV|Channel|Kanal|Kanaal|Canal|Canale|Kanał|Radio|Rádio|Télé|Tele|Antena|Antenne|Rai|Program|Телеканал|Канал|Радіо|Радио|ТВ"
# What stands before a quoted name of an agency or station in Russian and Ukrainian.
STATION = "РИА|РІА|ИА|ІА|ИАА|АН|ТРК|ТК|ГТРК|ДТРК|РК"
NATION = "ische[nrs]?|sche[nrs]?|ais|aise|ois|oise|ien|ienne|ain|aine|and|ande|ol|ole|ola|que|ano|ana|ense|és|esa|ino|ina|co|ca|ski|ska|skie|skiej|skiego|cki|cka|ська|ський|ське|ського|ській|ської|ская|ский|ское|ской|ского|скому|ськ\\w+|[ai]n|ish|ese|isse|en[oa]|us[oa]|iol[oa]|eg[oa]|iec[oa]?|ecque|pol"
TITLES = frozenset(
    "mr mrs ms miss dr prof sir lord lady judge king queen prince princess father sister herr frau m mme señor señora don doña pan pani пан пані".split()
)
DAYS = frozenset(
    "no not nobody none from with by for via per after monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz mai juni juli oktober dezember i the a an in on at by it he she both neither while when as im am zum zur vom beim dem den".split()
)
# Small words inside names of bodies.
SMALL = frozenset(
    "the of a an in on at to for der die das des dem den von vom im am de la le les du des el los las del у в на із з w z i and und et y и і group konzern".split()
)
# Bodies and papers under their names in several languages, so that a story's articles agree on who spoke.
SAME = [
    r"police|polizei|polic[ií]a|policj\w+|поліці\w+|полици\w+|constabulary|gendarmerie",
    r"governments?|\w*regierung|gouvernement|gobierno|rząd\w*|уряд\w*|кабмін\w*|правительств\w+|cabinet",
    r"ministr(?:y|ies)|\w*ministeriums?|ministère|ministerio|ministerstw\w+|міністерств\w+|министерств\w+",
    r"ministers?|\w*minister(?:in)?|ministre|ministr[oa]|міністр\w*|министр\w*",
    r"courts?|\w*gericht\w*|tribunal|juzgado|cour|sąd\w*|суд\w{0,2}",
    r"prosecut\w+|\w*staatsanwalt\w*|parquet|procureure?|fiscal\w*|prokurat\w+|прокур\w+",
    r"council|\w*rat|conseil|consejo|rada|рад[аи]|совет|ayuntamiento|town hall|city hall|municipality|municipio|rathaus|mairie|ratusz|мері\w+|мэри\w+|мерия|gemeinde",
    r"mayor|\w*bürgermeister(?:in)?|maire|alcald\w+|burmistrz\w*|мер|мера|мэр|мэра",
    r"commission|\w*kommission|comisi[óo]n|komisj\w+|комісі\w+|комисси\w+",
    r"post office|postal service|\w*postamt|post|la poste|correos|poczta|укрпошта|пошта|почта",
    r"fire (?:brigade|service|department)|firefighters|feuerwehr|pompiers|bomberos|straż(?: pożarna)?|strażacy|пожежник\w+|рятувальник\w+|пожарн\w+|спасател\w+|ДСНС|МЧС",
    r"hospital|\w*klinik\w*|krankenhaus|hôpital|szpital\w*|лікарн\w+|больниц\w+|clinic\w*",
    r"army|armee|bundeswehr|armée|ejército|wojsko|армі\w+|армия|генштаб",
    r"company|unternehmen|\w*konzern|entreprise|société|empresa|compañía|spółka|firma|компанія|компания|firm|corporation|groupe|grupo",
    r"airline|airways|fluggesellschaft|compagnie aérienne|aerolínea|linie lotnicze|авіакомпан\w+|авиакомпан\w+",
    r"rail\w*|\w*bahn|sncf|renfe|kolej\w*|залізниц\w+|железн\w+ дорог\w+|train operator|przewoźnik|перевізник|перевозчик",
    r"harbou?r|port|\w*hafen\w*|puerto|порт\w*",
    r"governor|head of (?:the )?region|gouverneur\w*|gobernador\w*|губернатор\w*|голова (?:ова|області)|wojewoda|préfète?|préfecture",
    r"president|präsident(?:in)?|présidente?|presidente|presidenta|prezydent\w*|президент\w*",
    r"universit\w+|uniwersytet\w*|університет\w*|университет\w*|hochschule",
    r"bank|\w*bank|banque|banco|банк\w*|нацбанк|центробанк",
    r"complaint|lawsuits?|suit|klage(?:schrift)?|plainte|assignation|demanda|querella|pozew|позов\w*|иск|court (?:papers|filings?|documents?)|filing",
    r"ruling|verdict|judge?ment|urteil\w*|jugement|arrêt|sentencia|fallo|wyrok\w*|вирок\w*|приговор\w*|решение суда|рішення суду",
    r"indictment|charge sheet|anklage\w*|acte d'accusation|acusación|akt oskarżenia|обвинувальн\w+|обвинительн\w+",
    r"reports?|\w*bericht\w*|rapport|informe|raport\w*|sprawozdani\w+|звіт\w*|отч[её]т\w*|audit\w*|аудит\w*",
    r"regist(?:er|ry)|\w*register\w*|registre|registro|rejestr\w*|реєстр\w*|реестр\w*|krs|егрюл",
    r"minutes|\w*protokoll\w*|procès-verbal|compte-rendu|actas?|protok[óo]ł\w*|протокол\w*",
    r"agenda|tagesordnung|ordre du jour|orden del día|porządek obrad|порядок денний|повестк\w+",
    r"stud(?:y|ies)|studie|étude|estudio|badani\w+|дослідженн\w+|исследовани\w+",
    r"bishop|\w*bischof|évêque|obispo|biskup\w*|єпископ\w*|епископ\w*|diocese|bistum|diocèse|diócesis|diecezja|єпархія|епархия",
    r"club|\w*verein|klub\w*|клуб\w*",
    r"union|gewerkschaft|syndicat|sindicato|związek\w*|профспілк\w+|профсоюз\w*",
    r"parliament|parlament\w*|parlement|sejm\w*|рада україни|парламент\w*",
]
# Platforms, as a post names them and as a capitalised name.
PLATFORM = r"(?-i:X|VK|ВК)\b(?!-)|telegrams?\b|telegramm?\w*|facebook\w*|twitter\w*|instagram\w*|tiktok\w*|vkontakte|вконтакте|bluesky|mastodon|threads|truth social|youtube\w*|linkedin\w*|weibo|whatsapp[\w-]*|snapchat|телеграм\w*|телеграмм\w*|фейсбу[кц]\w*|фейсбук\w*|твіттер\w*|твиттер\w*|інстаграм\w*|инстаграм\w*|ютуб\w*|тікток\w*|тикток\w*|соцмереж\w*|соцсет\w*|social media|soziale\w* (?:medien|netzwerk\w*)|réseaux sociaux|redes sociales|mediach społecznościowych|соціальн\w+ мереж\w+|социальн\w+ сет\w+"
PLATFORM_NAME = re.compile(
    r"(?:Telegram|Facebook|Twitter|Instagram|TikTok|YouTube|WhatsApp|LinkedIn|Bluesky|Mastodon|X|VK|ВКонтакте|Телеграм)\w{0,2}"
)
# Places of publication that are pages; prepositions that make a body the one spoken to; bodies that need their name.
SITE = re.compile(r"(?i)site|page|portal|seite|web|сайт|порталі|портале|stron")
TO = re.compile(r"(?i)\b(?:to|to the|dem|den|einem|au|aux|à la|à l['’]|al|a la|a los) $")
GENERIC = re.compile(
    r"(?i)(?:the )?(?:company|firm|group|corporation|carrier|airline|manufacturer|retailer|operator|unternehmen|konzern|firma|betreiber|groupe|entreprise|société|compañía|empresa|grupo|компанія|компания|spółka|firma|koncern)"
)
# Public by where it is: a sheet on a door, words before so many people.
SHEET = (
    r"\b(?:sheets?|papers?|notes?|notices?|signs?|slips?|posters?|zettel|blatt|aushang|schild|plakat|feuille|affiche|papier|écriteau|pancarte"
    r"|mot|hoja|cartel|nota|papel|kartk\w+|ogłoszeni\w+|листок|листк\w+|объявлени\w+|оголошенн\w+|аркуш\w*|табличк\w+)\b"
)
HUNG = (
    rf"(?:^(?=.*{SHEET}))(?:.*)"
    r"\b(?:h[au]ngs?|pinned|stuck|taped|nailed|glued|posted|häng\w+|hing\w*|kleb\w+|angeschlagen|affich\w+|placard\w+|punais\w+"
    r"|colg\w+|cuelg\w+|pegad\w+|clavad\w+|wis[iz]\w*|przyklej\w+|przypię\w+|вис\w+|вывеш\w+|вывес\w+|приклe\w+|прикле\w+|прикреп\w+"
    r"|вивіс\w+|прикріп\w+)\b[^.#@]{0,40}\b(?:doors?|gates?|walls?|windows?|fences?|boards?|entrance|trees?|poles?|\w*tür|\w*tor|wand"
    r"|zaun|fenster|brett|eingang|\w*tafel|portes?|grille|murs?|vitre|panneau|entrée|puertas?|verja|muro|ventana|tablón|entrada"
    r"|drzwiach|bramie|płocie|ścianie|szybie|tablicy|двер\w+|ворот\w+|забор\w+|стен\w+|доске|паркан\w+|стін\w+|дошці)\b"
)
HEARERS = (
    r"\b(?:before|in front of|to|vor|devant|ante|wobec|przed|перед) (?:[\w-]+ ){0,2}?(?:\d[\d.,]*|\w*hundred|\w*thousand|dozens of|\w*hundert\w*"
    r"|\w*tausend\w*|centaines? de|cientos de|сотн\w+|stoma|kilkuset|a crowd of|a hall of) (?:[\w-]+ ){0,2}?(?:people|residents|guests"
    r"|workers|members|villagers|listeners|parents|fans|menschen|zuhörer\w*|einwohner\w*|gästen|mitglieder\w*|personnes|habitants|membres|salariés"
    r"|personas|vecinos|oyentes|trabajadores|osób|osobami|mieszkańc\w+|słuchacz\w+|люд\w+|жител\w+|слушател\w+|мешканц\w+|слухач\w+)\b"
)
