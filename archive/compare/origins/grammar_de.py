"""Attribution in German."""

from archive.compare.origins.grammar import Grammar

GERMAN = Grammar(
    lang="de",
    say=r"""beobachtet(?:e|en)?|filmt(?:e|en)?|berichte(?:t|te|ten|n)|schreib(?:t|en)|schrieb(?:en)?|melde(?:t|te|ten|n)|sag(?:t|te|ten)|meint|zitier(?:t|te|ten)|nenn(?:t|en)|nannte|enthüll(?:t|te|ten)|veröffentlich(?:t|te|ten)|verbreite(?:t|te|ten)|erfuhr(?:en)?
        |erfahren|erfährt|teil(?:t|te)[^.]* mit|gab[^.]* (?:an|bekannt)|vorlieg(?:t|en)|vorlag(?:en)?|lieg(?:t|en)[^.]* vor|lag(?:en)?[^.]* vor|einsehen|eingesehen|einsicht|recherchier(?:t|te|ten)|deckte[^.]* auf|aufgedeckt
        |bestätigt(?:e|en)?|befragt(?:e|en)?|sprach(?:en)?|gesprochen|hörte|gehört|ermittelt(?:e|en)?|zählt(?:e|en)?|gezählt|errechnet(?:e|en)?|druckt(?:e|en)?|sendet(?:e|en)?|zeigt(?:e|en)?|brachte|bringt|publik|
        |machte|führte|beruft|berief(?:en)?|besitzt|bekam(?:en)?|erhielt(?:en)?|beschaffte|wusste|weiß|will[^.]* erfahren|stieß(?:en)?|sah(?:en)?|gesehen|las(?:en)?|gelesen|gemeldet|berichtet|geschrieben|zuerst|schildert(?:e)?|
        |beschreibt|beschrieb|rechnet(?:e)?|dokumentiert(?:e)?|übermittelt(?:e)?|erklärt(?:e)?""".replace(
        "|\n        |", "\n        |"
    ),
    cite=r"unter berufung auf|mit berufung auf|beruft sich|berufen sich|berief sich|sich auf|mit bezug auf|unter bezug auf|unter verweis auf|mit verweis auf|verweist auf|verwies auf|zitiert|zitierte|bezieht sich|bezog sich|übernahm\w*|übernommen|hat es von|stützt sich|stützte sich|gestützt auf|nach angaben|laut|aus der|wiederum|ihrerseits|seinerseits|nachgedruckt|übersetzt\w*|nach einer meldung|nach einem bericht|nach informationen",
    relay=r"(?:verbreitet hat|griff|greift|übernahm|übernimmt|verbreitete|verbreitet|trug|trägt|druckte|druckt|zitierte|zitiert|übersetzte|fasste|reichte|gab|aufgegriffen|übernommen|weiterverbreitet|nachgedruckt|zusammengefasst|weitergegeben|stützt|beruft|bezieht|verweist)",
    way=r"über|via|durch|auf dem umweg über|per",
    cited=r"zitiert von|zitiert nach|verbreitet von|übernommen von|aufgegriffen von|weiterverbreitet von|nachgedruckt (?:von|in)",
    apart=r"während|andere[rn]?|weitere|zweite[rn]?|aber|dann|später|jeweils",
    out_of=r"aus|von|vom|bei|beim|in|im|nach|auf",
    joint="und|oder|sowie|wie auch|als auch|sowohl|noch|weder",
    strict=(
        r"\b(?:hat|hatte|haben|hatten) (?:die |das |der )?(?=[»„])# (?:[\w-]+ ){0,5}?(?:erfahrung|berichtet|gemeldet|enthüllt|aufgedeckt|publik|geschrieben|recherchiert|herausgefunden|erfahren|gemacht|veröffentlicht)\b",
        r"\b(?:dem|der|den) # (?:liegt|liegen|lag|lagen)\b",
        r"\b(?:gegenüber|im gespräch mit|in einem gespräch mit|im interview mit|in einem interview mit|interview mit|interview der|interview des) ~#",
        r"\bunter berufung auf ~#",
        r"\bwie ~# (?:[\wäöüß]+ ){0,4}?(?:berichtet|schreibt|meldet|erfuhr|berichtete|meldete|erfahren)",
        r"\b(?:berichtet|berichtete|berichteten|schreibt|schrieb|meldet|meldete) ~#",
        r"# (?:berichtet|berichtete|berichteten|schreibt|meldet|meldete)\b",
        r"\bzuerst (?:hatte |hat )?~#|\b(?:das|die|der|dem) ~# (?:vorliegt|vorliegen|vorlag|vorlagen)\b",
    ),
    per=r"laut|zufolge|nach angaben (?:der|des|von)|nach auskunft (?:der|des|von)|unter berufung auf|mit berufung auf",
    slot=(
        r"\b(?:sagen|erzählen|bestätigen|erklären|verraten|berichten|schildern)\b(?: [\w-]+){0,3}? (?:dem|der|den|einem|einer) (?:[\w-]+ ){0,2}?#",
        r"\b(?:sagen|erzählen|bestätigen)\b(?: [\w-]+){0,3}? (?:dem|der) (?=[„»“])#",
        r"\b(?:zugespielt|zugeleitet|in die hände|auf den tisch|in den besitz)\b[^#@]{0,25}#|# (?:[\w-]+ ){0,2}?(?:zugespielt|zugeleitet|zugesteckt)\w*|\bin den händen (?:der|des|von) ~#",
        r"\b(?:mikrofon|mikrofone|kameras?|redaktion|spalten|seiten) (?:von|vom|des|der) ~#|\b(?:im|in der|in einer) #-\w+",
        r"\b(?:laut|zufolge|unter berufung auf|mit berufung auf|unter verweis auf|mit verweis auf|unter bezug auf|gegenüber|im gespräch mit|im interview mit|im interview (?:der|des|von)) ~#",
        r"\bnach (?:[\w-]+ ){0,2}?(?:informationen|angaben|recherchen|berichten|bericht|darstellung|meldung) (?:von|der|des|aus|im|in)? ?~#",
        r"# (?:[\w-]+ ){0,2}?zufolge\b",
        r"\b(?:sagte|sagten|sagt|erzählte|erzählten|verriet|bestätigte|bestätigten|erklärte|erklärten|mitteilte|antwortete|vertraute|gestand|schilderte)\b(?: [\w-]+){0,4}? (?:dem|der|den|einem|einer) (?:[\w-]+ ){0,3}?#",
        r"\b(?:sagte|sagten|sagt|erzählte|bestätigte|erklärte|äußerte)\b(?: [\w-]+){0,4}? (?:der|dem|des) [„»“\"]#",
    ),
    frames=(
        r"^\W*(?:text|material|bericht|artikel|meldung|übersetzung|zusätzlich\w* \w+|weitere\w* \w+|ergänzung\w*|ergänzt|teile|passagen)(?: \w+){0,3}? (?:von|vom|mit|durch|nach|der|des) ~#",
        r"# ?(?:[\w-]+ ){0,6}?(?:{say})\b",
        r"\b(?:{say}) (?:[\w-]+ ){0,2}?~#",
        r"\b(?:laut|nach angaben|nach informationen|nach einem bericht|nach berichten|nach recherchen|nach einer meldung|nach darstellung|zufolge|gemäß|unter berufung auf|mit berufung auf|aus|so|nach) ~#",
        r"#(?: [\w-]+){0,3}? zufolge\b",
        r"\b(?:wie|was|so) ~# ",
        r"\b(?:gegenüber|mit|bei|von|vor|durch|über|per|via|in|im|an|auf|aus) ~#[^#@]{0,50}(?:{say}|worden|wurde|stammt|stammen|geäußert|eingeräumt|angegeben|an)\b",
        r"\b(?:sagt|sagte|sagten|erzählt|erzählte|erzählten|verriet|verrieten|bestätigte|bestätigten|erklärte|erklärten|vertraute|vertrauten|berichtete|schilderte|gestand|gab|gaben|räumte|teilte|teilten|anvertraut|antwortete|äußerte|mailte|schrieb)\b[^#@.]{0,60}?(?:gegenüber |mit |bei |an )?~#",
        r"\b(?:interview|gespräch|telefonat|podcast|sendung|morgenmagazin|bericht|artikel|meldung|recherchen?|informationen|angaben|beitrag|reportage|ausgabe|exklusivbericht|darstellung|umfrage|zählung|berechnung\w*|reporter\w*|korrespondent\w*|journalist\w*|mikrofon|redaktion|anfrage|quelle|kenntnis) (?:[\w-]+ ){0,3}?(?:mit|in|im|von|vom|der|des|bei|für|aus|an|durch)? ?~#",
        r"\b(?:liegt|liegen|lag|lagen|vorliegt|vorliegen|zugespielt|gezeigt|überlassen|zugeschickt|übergeben|bekannt|eingesehen|gesehen|exklusiv|zuerst|zunächst)\b[^#@.]{0,40}?~#",
        r"~#(?: [\w-]+){0,5}? (?:vorlieg\w+|vorlag\w*|vor|einsehen konnte\w*|eingesehen\w*|einsicht|bekannt wurde|erfuhr\w*|erfahren (?:hat|haben))\b",
        r"\b(?:stammt|stammen|kommt|kommen|geht|gehen|beruht|beruhen|verdanken|verdankt|erfahren|wissen)\b[^#@.]{0,50}?\b(?:von|vom|aus|auf|der|dem|durch) ~#",
        r"#-(?:bericht\w*|informationen|recherche\w*|angaben|interview\w*|reporter\w*|korrespondent\w*|meldung\w*|journalist\w*|gespräch|umfrage|exklusiv\w*)\b",
        r"\b(?:die|der|das) (?:nachricht|meldung|information|geschichte|zahl|zahlen|zitate|details|angaben)\b[^#@]{0,40}?\b(?:von|vom|aus|bei) ~#",
        r"\b(?:und|während|aber|;)\b[^#@]*?, (?:von|vom|mit|aus|bei|gegenüber) ~#\W*$",
        r"\bauf den seiten ~#|\bin den spalten ~#|\bim programm ~#|\bauf # ?(?:zu lesen|nachzulesen)|\bin ~# (?:nachzulesen|zu lesen|stand|steht|erschien\w*)",
    ),
    hint=r"\b(?:datum|zahl\w*|preis|namen?|einzelheit\w*|dokument\w*|papier\w*|brief\w*|vertrag|aufnahme|entwurf|plan|pläne|zeitplan|kopie\w*|recht behält|glauben|version|termin|detail\w*|nachricht\w*)\b|\b(?:bericht\w*|meld\w*|schreib\w*|schrieb\w*|sagt\w*|interview\w*|gespräch\w*|reporter\w*|korrespondent\w*|recherch\w*|information\w*|quelle\w*|exklusiv\w*|erfuhr\w*|erfahren|zuerst|vorlieg\w*|anvertrau\w*|vertraut\w*|laut|zufolge|nach angaben|zitat\w*|stammt|lesen|hör\w*|geschichte|gefunden|mikrofon|publik|bekannt)\b",
    own=r"diese[rsn]? (?:zeitung|redaktion|website|seite|blatt|blattes|magazins?|agentur|sender|senders)|unsere[rnsm]? (?:eigenen? )?(?:zeitung|redaktion|reporter\w*|korrespondent\w*|mitarbeiter\w*|blatt|blattes|magazin|sender|kolleg\w+|portal|team|fotograf\w*|journalist\w*|onlineredaktion|lokalredaktion)|(?:ein|einer|eine|zwei) unserer (?:reporter\w*|mitarbeiter\w*|redakteur\w*)",
    own_frames=(
        r"\b(?:sagt|erzählt|zeigt|verrät|bestätigt|erklärt|schildert|vertraut|gesteht|flüstert|raunt|schreibt|antwortet|berichtet|meint) (?:er |sie |es |das )?(?:uns|mir|unserem|unserer)\b|\buns (?:gegenüber )?(?:sagt|sagte|erzählt|erzählte|zeigte|bestätigte|verriet)\b",
        r"\b(?:sagte|sagten|erzählte|erzählten|verriet|bestätigte|bestätigten|zeigte|zeigten|schilderte|vertraute|gestand|berichtete|erklärte|schrieb|antwortete) (?:er |sie |es |das )?(?:uns|unserer)\b",
        r"\bwir (?:haben |hatten |konnten |sahen|trafen|sprachen|zählten|hörten|besuchten|fragten|erfuhren|lasen|waren)",
        r"\b(?:haben|hatten|konnten|sprachen|trafen|sahen|erfuhren|zählten) wir\b",
        r"\b(?:auf|antwort auf|beantwortete\w*) unsere (?:an)?frage\w*",
        r"\b(?:eigene|unsere|unseren) (?:recherchen|beobachtungen|zählung|informationen|berechnungen)",
        r"\b(?:liegt|liegen|lag|lagen|zugespielt|gegenüber) (?:uns|der redaktion)\b|\bder redaktion (?:vorlieg\w+|liegt|liegen|lag)|\buns (?:vorlieg\w+|gegenüber|gesagt|gezeigt|erzählt)",
    ),
    background=(
        r"\bjahre? (?:ist es )?her\b",
        r"\bältere\b[^#@]{0,15}\berinnern\b|^\W*damals\b",
        r"^\W*(?:bereits |schon |erst |zuletzt )?(?:im |in den |anfang |ende |mitte |seit |um )?(?:jahre? |frühjahr |frühling |sommer |herbst |winter |januar |februar |märz |april |mai |juni |juli |august |september |oktober |november |dezember )?(?:19|20)\d\d\b(?![^#@]*, (?:[\wäöüß]+ )?~#[^,]*$)",
        r"^\W*(?:bereits |schon |erst )?vor (?:[\wäöüß]+ ){0,3}?(?:jahr|jahren|monaten|jahrzehnten|jahrzehnt|wochen)\b",
        r"^\W*(?:bereits |schon |noch )?(?:im |in der |in den )?(?:vergangenen?|letzten?|vorigen?|vorletzten?|früheren?) (?:jahr\w*|sommer|herbst|winter|frühjahr|jahrzehnt\w*|saison|jahrhundert)",
        r"^\W*(?:seinerzeit|damals|früher|einst|dereinst|voriges jahr|letztes jahr|vergangenes jahr)\b",
        r"\b(?:damals|seinerzeit|schon einmal|vor jahren|jahre her|jahre alt)\b[^#@,]*#|\b(?:älteren?|frühere[nrs]?|alten?) (?:bericht|artikel|ausgabe|meldung|heft)\w*[^#@,]{0,15}#",
        r"#[^#@]{0,60}\b(?:damals|seinerzeit|schon einmal|vor jahren|ähnliche[nrms]? (?:fall|vorgang|fällen|affäre|vorfall|sache)|vergleichbare[nrms]?)\b",
        r"#(?: [\w-]+){0,3}? (?:{say})[^#@,]{0,60}\b(?:im jahr |von |aus |anno )?(?:19|20)\d\d\b",
        r"# (?:hatte |hat )?(?:[\w-]+ ){0,4}?widmet\w*\b|\b(?:leser mit gutem gedächtnis|mancher erinnert sich|wer sich erinnert|langjährige leser|ältere leser)\b",
    ),
    opinion=(
        r"\b(?:nicht einmal ~|^(?:selbst|sogar) ~)#|\b(?:würdig|reif für|stoff für|wie aus) ~#",
        r"# (?:würde|hätte|könnte|dürfte)\b|\b(?:würde|hätte|könnte) ~#",
        r"\b(?:nicht|kaum|nie|kein\w*) (?:die|der|das|etwas|so|wie|was)\b[^#@]{0,40}#|\b(?:davon|darüber|das) (?:liest|hört|sieht|steht) (?:man )?(?:\w+ )?(?:in|im|bei|auf) ~# nicht",
        r"\bwo ~# ",
        r"^\W*für (?:die |den |das )?#",
        r"\b(?:anders als|im gegensatz zu|im unterschied zu|ähnlich wie|verglichen mit|ebenso wie|genau wie|weniger als|mehr als|besser als) ~#",
        r"\b(?:kommentator\w*|kolumnist\w*|leitartik\w+|kommentar\w*|kolumne\w*|meinungs\w+|glosse\w*|feuilleton\w*|kritiker\w*|karikatur\w*|leserbrief\w*|gastbeitrag\w*|kreuzworträtsel|rezensent\w*|satire\w*|essay\w*) (?:[\w-]+ ){0,3}?(?:der|des|von|vom|in|im|bei|für|aus)? ?~#",
        r"#-?(?:kommentator\w*|kolumnist\w*|leitartik\w+|kommentar\w*|kolumne\w*|kritiker\w*|karikatur\w*)\b",
        r"# (?:spottet\w*|spottete|lobt\w*|fordert\w*|kommentiert\w*|verglich|findet|hält|urteilt\w*|höhnt\w*)\b|\bkommentiert\w* ~#|\bspottet\w* ~#",
        r"\b(?:ein|der|ein[e]?|die) (?:kommentar|kolumnistin|kolumnist|leitartikel|leitartikler) ",
    ),
    politics=(
        r"\b(?:abgeordnete\w*|kandidat\w*|minister\w*|stadtr[aä]t\w*|gemeinder[aä]t\w*|landr[aä]t\w*|politiker\w*|bürgermeister\w*|senator\w*|fraktion\w*)\b[^#@]{0,80}\b(?:wedel\w*|schwenk\w*|hielt|hält|artikel|ausgabe|seite|titelseite|ausdruck|schlagzeile|zeitung|exemplar)\b[^#@]{0,25}#",
        r"#[^#@]{0,30}\b(?:unterm arm|unter dem arm|in der hand|in die höhe|auf dem schoß)\b",
        r"\b(?:hielt|halten|hält|hochhielt|schwenkt\w*|wedelt\w*|zückt\w*|zog|präsentiert\w*|entfaltet\w*|las|liest|verlas\w*|vorlas|vorgelesen|zitierte\w*|zitiert|zitierend|fuchtelt\w*|zerriss)\b[^#@]{0,60}~#[^#@]{0,80}\b(?:debatte|landtag|bundestag|parlament|rat|gemeinderat|stadtrat|ausschuss|hoch|vor|rednerpult|rede|ordnungsruf|kundgebung|bühne|applaus|gelächter|sitzung|luft|aussprache|plenum)\b",
        r"\b(?:abgeordnete\w*|politiker\w*|minister\w*|stadtr[aä]t\w*|gemeinder[aä]t\w*|oppositions\w+|fraktion\w*|kandidat\w*|bürgermeister\w*|redner\w*|landrat|landrätin)\b[^#@]{0,50}\b(?:zitiert\w*|verwies\w*|berief|hielt|las|verlas|schwenkt\w*|wedelt\w*|zog|erwähnt\w*|winkte)\b[^#@]{0,60}~#",
        r"\b(?:ausgabe|seite|titelseite|exemplar|ausdruck|schlagzeile|artikel) ~#[^#@]{0,60}\b(?:hoch|vor|in der hand|in die kamera|unterm arm|unter dem arm)\b",
    ),
    subject=(
        r"^(?!.*\b(?:{say})\b)[^#@]*\b(?:reporter\w*|korrespondent\w*|journalist\w*|fotograf\w*|kamera\w*|team|redakteur\w*|wagen|auto|hubschrauber|büro|studio|moderator\w*|drohne|mitarbeiter\w*) (?:[^\s#@]+ ){0,2}?~#",
        r"\b(?:laufbahn|karriere|volontariat|praktikum|ausbildung|lehrjahre)\b[^#@,]{0,25}#",
        r"\bweder\b[^#@]{0,40}\bnoch #",
        r"\b(?:zuschauer|leser|hörer|abonnenten|hubschrauber|auto)\w* (?:der|des|von|vom) #",
        r"#[^#@]{0,50}\b(?:gestreikt|streik\w*|umgebaut|renoviert|entlassen|umzug)\b",
        r"# (?:[\w-]+ ){0,3}?(?:zieht|zog|verlegt\w*|eröffnet\w*|schließt|schloss|entlässt|entließ|streicht|strich|verkauft\w*|kauft\w*|übernimmt|feiert\w*|gewann|gewinnt|verlor|verliert|klagt\w*|verklagt\w*|ernennt|ernannte|sucht|sponsert\w*|baut|plant|startet\w*|gründete|beschäftigt\w*|bekommt einen|erhält einen|dreht\w*|filmt\w*|überträgt|mietet\w*)\b(?![^#@]*(?:,| dass))",
        r"\b(?:ehemalige[rnsm]?|frühere[rnsm]?|langjährige[rnsm]?|ex-|pensionierte[rn]?|einstige[rnsm]?) ?(?:#|\w+ (?:der|des|von|vom|bei|beim) ~#)",
        r"\b(?:redaktionsgebäude|büro|studio|sendemast|übertragungswagen|verlagshaus|chefredakteur\w*|geschäftsführ\w+|intendant\w*|moderator\w*|herausgeber\w*|eigentümer\w*|aktien?|lizenz|werbespot|redaktionssitz|verlag|kantine|streik|belegschaft|preis|filiale|fotograf\w*|praktik\w+|mitarbeiter\w*|volontär\w*) (?!(?:[^#@]*)\b(?:beobachtete\w*|sah\w*|filmte\w*|zählte\w*))(?:[\w-]+ ){0,2}?(?:der|des|von|vom|bei|beim|gegen) ?~#",
        r"#-(?:büro|studio|gebäude|chef\w*|moderator\w*|intendant\w*|mitarbeiter\w*|team\w*|hochhaus|aktie\w*|preis\w*|praktik\w+|fotograf\w*|kamera\w*|zentrale|turm|produzent\w*|redakteur\w*)\b",
        r"\b(?:reporter\w*|korrespondent\w*|journalist\w*|mitarbeiter\w*|fotograf\w*|redakteur\w*|team|kamerateam)\b[^#@]{0,20}~#[^#@]{0,80}\b(?:festgenommen|verhaftet|freigelassen|verletzt|getötet|entlassen|ausgewiesen|angegriffen|geehrt|ausgezeichnet|gestorben|vermisst|verurteilt|angeklagt|festgesetzt)\b",
        r"\b(?:arbeitet\w*|arbeitete|gearbeitet|jobbte|fotografiert\w*|volontierte) (?:[\w-]+ ){0,3}?(?:für|bei|beim) ~#",
        r"\b(?:nach|seit|vor|einen tag nach|auf) (?:einem|dem|der|einer) (?:#-)?(?:bericht|artikel|veröffentlichung|meldung) (?:[\w-]+ )?(?:in|im|der|des|von)? ?~#[^#@]{0,40}\b(?:dementiert\w*|reagiert\w*|widersprach|zurück)\b",
    ),
    verify=(
        r"#[^#@]{0,60}?\b(?:nicht|kein\w*|vergeblich|unbeantwortet)\b[^#@]{0,60}?\b(?:überprüf\w+|verifizier\w+|bestätig\w+|erreich\w+|prüfen|beantwort\w+|nachprüf\w+|antwort|rückmeldung|stellungnahme|reagiert\w*)",
        r"\b(?:nicht|kein\w*|unbeantwortet|vergeblich|lehnte\w*|wollte\w*|ließ\w*|schwieg\w*|unerreichbar)\b[^#@]{0,80}?~#[^#@]{0,60}?\b(?:überprüf\w+|äußern|unbeantwortet|antwort\w*|reagier\w+|erreich\w+|stellungnahme|kommentar\w*|ab)\b",
        r"\b(?:anfrage|anfragen|fragen|bitte) (?:[\w-]+ )?(?:von|der|des|durch)? ?~#[^#@]{0,60}?\b(?:nicht|unbeantwortet|kein\w*|zunächst)\b",
        r"\bauf (?:an|nach)frage ~#[^#@]{0,40}\b(?:nicht|kein\w*)\b",
        r"\bkonnte\w*[^#@]{0,50}~#[^#@]{0,60}\bnicht (?:[\w-]+ )?(?:überprüf\w+|verifizier\w+|bestätig\w+|erreich\w+|prüfen|kläre\w*|ermitteln)\b",
    ),
    photo=r"\b(?:foto|fotos|bild|bilder|archivbild|archivfoto|symbolbild|symbolfoto|grafik|infografik|karte|aufnahme|titelbild|bildnachweis|bildquelle|fotoquelle|bildrechte|video|illustration)\w*\s*[:/(©]|\b(?:foto|bild|grafik|symbolbild|archivbild) (?:von|der|©)|\bgetty\b|\bimago\b|\bpicture[ -]alliance\b|#-(?:foto|bild|archiv)",
    follow=r"^\W*(?:lesen sie (?:auch|hier|mehr|weiter)|mehr (?:zum|dazu|aus|von|nachrichten|auf|bei)|auch interessant|das könnte|weitere (?:meldungen|nachrichten|themen|artikel)|folgen sie|abonnieren|newsletter|podcast|zum thema|meistgelesen|meist gelesen|anzeige|jetzt (?:lesen|ansehen|abonnieren)|hier geht|partner|aus unserem|tv-tipp|heute im|im fernsehen|siehe auch|nächster artikel|unsere partner|links?)\b|^\W*(?:empfohlen|empfehlung|lesetipp|auch im netz|aus dem netz|hörtipp|sehtipp|sehenswert|lesenswert|mehr im netz|im netz|nächster|video|live|quiz)\b[^.]{0,20}:|\s\|\s",
    ticker=r"kurse?\b[^.]{0,40}(?:von|bereitgestellt|verzögert|geliefert)|börsenkurse|kursdaten|wetterdaten|verzögert um|minuten verzögert|anlageberatung|alle rechte vorbehalten|nutzungsbedingungen|mitglied (?:der|des) ~#|(?:dienste|material|inhalte|meldungen) (?:der|von) (?:den )?(?:agenturen|nachrichtenagenturen)|weiterverbreitung|agentur(?:inhalte|material|meldungen)|refinitiv|unter lizenz|rätsel von|ein service von|^\W*(?:kurse?|wechselkurse|börse\w*|preise|wetter\w*|devisen\w*|fondspreise|daten)\b[^.]{0,60}(?:quelle|verzug|:)|urheberrechtlich|geschützt|nutzungsrechte|vervielfältigung|rechte an (?:texten|inhalten)|dürfen nicht (?:weiter|ohne|ver)\w*",
    homonym=(
        r"[a-zäöü] \(#\)(?! ?[-–—])",
        r"\b(?:der|die|das|im|am|den) #-?(?:straße|platz|weg|prüfung\w*|kurs\w*|klasse|nummer|gasse|allee|halle)\b",
    ),
    credit=r"mit|und|von|der|die|das|des|dem|den|material|quelle|quellen|agentur|agenturen|nachrichtenagentur|red|redaktion|redigiert|aus|nach|auf|basis|dieser|text|artikel|beitrag|bericht|stammt|verwendet|wurde|wird|im|in|unter|verwendung|erschien|zuerst|copyright|informationen|meldung|meldungen|angaben|eigenen|eigene|bearbeitet|übernommen|teilweise|zum|teil|ergänzt|zusammenarbeit|korrespondent\w*|reporter\w*|ein|sowie|lokal|übersetzt|mitarbeit|zusammengestellt|auch|enthält|für|diesen|hat|beigetragen|lieferte|laut",
    itself=r"dieser? (?:artikel|text|beitrag|bericht|meldung|nachricht|inhalt)s?|(?:der|die) (?:artikel|text|beitrag|meldung|originaltext)(?= (?:erschien|stammt|wurde|ist))",
    before=r"nachrichtenagentur|agentur|presseagentur|tageszeitung|zeitung|zeitungen|wochenzeitung|magazin|nachrichtenmagazin|magazins|magazine|sender|senders|fernsehsender|fernsehsenders|rundfunk|radiosender|hörfunksender|portal|nachrichtenportal|onlineportal|onlinemagazin|boulevardblatt|blatt|blattes|wirtschaftsblatt|fachblatt|wirtschaftszeitung|boulevardzeitung|lokalzeitung|regionalzeitung|sonntagszeitung|rundfunksender|nachrichtensender|online-portal|nachrichtensite|wochenmagazin|staatsagentur|dienst|pressedienst|finanzdienst",
    after=r"nachrichtenagentur",
    heads=r"Zeitung|Blatt|Anzeiger|Kurier|Bote|Nachrichten|Rundschau|Post|Presse|Funk|Tagblatt|Tageblatt|Abendblatt|Echo|Spiegel|Merkur|Morgenpost|Volksblatt|Allgemeine|Allgemeinen|Stimme|Rundfunk|Radio|Journal|Tageszeitung|Wochenblatt|Courier|Magazin|Zeitungs|Volksstimme|Volkszeitung|Landbote|Generalanzeiger|Neueste",
    first=r"Radio|Tageszeitung|Neue|Neuer",
    issuer="""nato eu bka bnd iaea europol interpol kreml
        polizei ministerium minister ministerin regierung senat rat kommission gericht staatsanwaltschaft klinik krankenhaus universität hochschule verein gewerkschaft bank feuerwehr armee bundeswehr botschaft
        bürgermeister bürgermeisterin oberbürgermeister rathaus behörde amt präsidium direktion institut dienst stiftung museum verband bund betreiber betreiberin konzern gruppe bahn hafen flughafen fluggesellschaft parlament
        präsident präsidentin kanzler kanzlerin gouverneur verwaltung ausschuss partei kirche bistum zoo schule aufsicht unternehmen firma gesellschaft hersteller verlag sprecher sprecherin veranstalter geschäftsführer
        geschäftsführung vorstand direktor direktorin eigentümer brauerei kammer landrat landrätin landratsamt stadt gemeinde kreis land stadtwerke stadtverwaltung magistrat kreml zentrale agentur akademie postamt post
        genossenschaft reederei werk betriebsrat fraktion intendanz bischof pfarrei bezirk zoll leitung kanzlei familie chef chefin team festival theater wetterdienst kläranlage forstamt wache küstenwache wasserschutz diözese erzbistum band gruppe duo orchesterchef ombudsfrau ombudsmann beauftragte königshaus hof
        kapitän kapitänin schulleiter schulleiterin rektor rektorin dekan schulbezirk schulamt gesundheitsamt umweltamt bauamt jugendamt veterinäramt
        ordnungsamt finanzamt statistikamt trainer trainerin sänger sängerin schauspieler autorin autor forscher forscherin professor professorin
        pfarrer pfarrerin bischöfin bundesamt landesamt bundesanstalt zentralbank notenbank sparkasse börse versicherung krankenkasse verkehrsverbund
        verkehrsbetriebe bergwacht seenotretter wasserwacht rettungsdienst wasserverband deichverband tierpark orchester oper bibliothek archiv kita
        hotel stadion rennstall kloster dom kanton provinz präfektur innenministerium kultusministerium bundeswehr truppe botschafter botschafterin
        general oberst admiral staatsanwalt staatsanwältin richter richterin landgericht amtsgericht oberlandesgericht bundesgericht
        verfassungsgericht ermittler brauereichef werkleiter werksleitung investor gründer gründerin erben nachbarn anwohner streikende netzbetreiber
        energieversorger wasserversorger versorger seilbahn liftbetreiber bergbahn airline tochter mutterkonzern holding stadtrat gemeinderat
        kreistag landtag bundestag bundesrat|wind (?:davon )?(?:bekommen|bekam)|spürte|aufgespürt|ausgegraben|öffentlich gemacht|öffentlich|ans licht|stößt|entdeckt(?:e|en)?|herausgefunden|fand heraus|in erfahrung|telegrafierte|kabelte|tickerte|vermeldet(?:e|en)?|beleuchtet(?:e)?|offenbart(?:e)?|notiert(?:e)?""",
    issuer_more=r"verriet|verrieten|enthüllte|scherzte|deutete|steht|stehen|stand|wies|weist|schätzt|schätzte|beziffert|bezifferte|nennt|nannte|fordert|forderte|bedauert|bedauerte|begrüßt|verurteilt|erwartet|beklagt|lehnt|lehnte|begründet|begründete|beschreibt|zeigt|droht|drohte|ruft|rief",
    issuer_say=r"urteilte|entschied|warnt|warnen|warnten|rät|raten|bittet|bitten|hervor|mitteilte|mitteilten|bekanntgab|bekannt gab|erklärte|ankündigte|ankündigten|meldet|sagte|sagten|sagt|teilte|teilten|teilt|mitgeteilt|gab|gaben|gibt|kündigte|kündigten|kündigt|angekündigt|erklärte|erklärten|erklärt|bestätigte|bestätigten|bestätigt|hieß|heißt|informierte|informiert|warnte|warnt|meldete|meldet|veröffentlichte|veröffentlicht|verkündete|verkündet|versprach|verspricht|schrieb|schreibt|betonte|äußerte|stellte|verbreitete|berichtete|räumte|entschuldigte|dementierte|ausrichten|lässt|ließ|wissen|rief|mahnte|mahnt|appellierte|unterstrich|unterstreicht|verlautete|beteuerte|beteuert|versicherte|versichert|empfahl|empfiehlt|erinnerte|erinnert|bekräftigte|bekräftigt|ergänzte|antwortete|schreiben|schrieben|gaben|erklären|melden|bitten|verspricht|weist|wies|begründete",
    act=r"(?:presse|medien|ad-hoc-|kurz)?mitteilung(?:en)?|presseerklärung|erklärung|stellungnahme|bekanntmachung|aushang|aushänge|pressekonferenz|medienkonferenz|verlautbarung|rundschreiben|kommuniqué|communiqué|(?:fernseh|neujahrs|video|radio)ansprache|ansprache|pressegespräch|pressetermin|pressestelle|presseamt|amtsblatt|offene[rnm]? brief|flugblatt|durchsage|lautsprecherdurchsage|newsletter an|anschreiben|bulletin|lagebericht|polizeibericht|medieninformation|presseinformation|infobrief|elternbrief|kundenbrief|schreiben an|warnmeldung|aufruf|zettel|hinweisschild|warnung|anschlag|(?:presse)?aussendung(?:en)?|pressemeldung(?:en)?|medienmitteilung(?:en)?|bürgerinformation|kundeninformation|hinweis|durchsage|rede|predigt|hirtenbrief|ansage|bürgerversammlung|sitzung des|videobotschaft|botschaft an|rundmail|e-mail an|brief an|mail an|info-brief|schild|plakat|tafel|faltblatt|pressestatement|statement|telefonansage|anordnung|bekanntgabe|betriebsversammlung",
    act_frames=(
        r"\b(?:in|per|mit|durch|bei|auf|laut|aus|über|nach|vor|an|im|am|als) (?:[\w-]+ ){0,4}?(?:%)\b",
        r"\b(?:veröffentlichte|verschickte|verbreitete|gab|hängte|hing|verlas|verteilte|versandte|herausgegeben\w*|herausgab|schickte|hielt)\b(?: [\w-]+){0,5}? (?:%)\b",
        r"(?:%)\b(?: [\w-]+){0,7}? (?:heißt|hieß|steht|stand|zufolge|hervor|mit|bekannt|teilte|erklärte|an|verschickt\w*|verbreitet\w*)\b",
        r"\b(?:heißt|hieß) es (?:[\w-]+ ){0,5}?(?:%)\b",
    ),
    address=(
        r"\b(?:heißt|hieß) es\b[^.]{0,40}\b(?:aus|von|vom|beim|bei|seitens)(?: der| dem| des)?\b",
        r"^[^#@]*\b(?:informierte|informierten|schrieb|schrieben|warnte|unterrichtete)\b[^#@]{0,30}\b(?:kunden|eltern|anwohner\w*|fahrgäste\w*|beschäftigten?|mitarbeiter\w*|aktionäre\w*|mitglieder\w*|mieter\w*|haushalte\w*|patienten)\b[^#@]*$",
        r"\b(?:sagte|erklärte|teilte|sprach|verkündete|informierte|trat|gab|äußerte)\b[^.]{0,40}\b(?:vor (?:journalisten|der presse|reportern|dem parlament|dem landtag|dem gemeinderat|den medien|medienvertretern|pressevertretern|dem stadtrat|anhängern|dem bundestag)|den journalisten|reportern)\b",
        r"\bauf (?:ihrer|seiner|der|einer) (?:[\w-]+ ){0,3}?(?:website|webseite|internetseite|homepage|netzseite|seite)\b",
        r"\b(?:mitteilte|mitteilten|bekanntgab|bekannt gab|ankündigte|ankündigten)\b",
        r"\b(?:teilte|teilten|teilt)\b[^.]{0,80}\bmit\b|\bmitgeteilt\b|\bgab\w*\b[^.]{0,60}\bbekannt\b|\bbekannt ?gegeben\b|\bkündigte\w*\b[^.]{0,80}\ban\b",
    ),
    document=r"(?:gerichts|landgerichts|amtsgerichts|grundsatz)?(?:urteil|beschluss)s?|klage(?:schrift)?|anklage(?:schrift)?|urteil|beschluss|gerichtsakten|gerichtsunterlagen|gutachten|protokoll|sitzungsprotokoll|tagesordnung|handelsregister\w*|register(?:eintrag|auszug)?|grundbuch\w*|(?:geschäfts|jahres|abschluss|prüf|untersuchungs|zwischen|rechnungshof|revisions|obduktions|unfall)bericht|studie|bundesanzeiger|gesetzblatt|planungsunterlagen|antrag|bauantrag|genehmigung|ausschreibung|bilanz|haushalt(?:splan|sentwurf)?|gesetzentwurf|verordnung|statistik|weißbuch|verzeichnis|prospekt|eintrag im [\w-]+|amtliche[nr]? unterlagen|insolvenzantrag|börsenmitteilung|pflichtmitteilung|testament|petition|fahrplan|bescheid|haftbefehl|ratsvorlage|vorlage|beschlussvorlage|vergabeunterlagen|(?:halbjahres|quartals|jahres)zahlen|geschäftszahlen|satzung|vertragswerk|kirchenbuch|sitzungskalender|terminkalender",
    document_frames=(
        r"^\W*(?:in|im|nach|laut) (?:[\w-]+ ){0,3}?(?:%)\b",
        r"\bwie (?:sich )?(?:aus|in|im) (?:[\w-]+ ){0,3}?(?:%)\b",
        r"\b(?:zählt|zeigt|nennt|belegt|besagt|verzeichnet|vermerkt|ergibt|dokumentiert) (?:[\w-]+ ){0,3}?(?:%)\b",
        r"\b(?:laut|gemäß|zufolge|nachzulesen (?:in|im)|steht (?:in|im)|stehen (?:in|im)|nach angaben) (?:[\w-]+ ){0,4}?(?:%)\b",
        r"(?:%)\b[^.]{0,80}?\b(?:heißt|hieß|steht|stand|hervor|zufolge|geht|besagt|zeigt|ergibt|wirft|nennt|listet|belegt|verzeichnet|entnehmen)\b",
        r"\b(?:veröffentlichte|legte|vorgelegt\w*|reichte|eingereicht\w*|verkündete)\b[^.]{0,60}(?:%)\b",
        r"\b(?:ergibt sich|geht|steht|heißt es|zu entnehmen|entnommen|zu lesen|ersichtlich)\b[^.]{0,50}\b(?:aus|in|im|hervor)\b[^.]{0,40}?(?:%)\b",
    ),
    post=(
        r"\b(?:ließ|lässt|informierte|informiert|verabschiedete|dankte|wandte|wendet)\b[^.]{0,90}?\b(?:auf|bei|in|über|via)\b(?: [\w-]+){0,5}? (?:%)",
        r"\b(?:laut|nach angaben|nach den worten)\b[^.,]{0,60}? (?:%)",
        r"\b(?:schrieb|schreibt|verriet|enthüllte|scherzte|postete|teilte|veröffentlichte|erklärte|kündigte|twitterte|meldete|sagte|verbreitete|stellte|gab|verkündete|bestätigte|entschuldigte|räumte)\b[^.]{0,90}?\b(?:auf|bei|in|über|via|im|per)\b(?: [\w-]+){0,5}? (?:%)",
        r"\b(?:auf|bei|in|über|via|im|per|laut)\b(?: [\w-]+){0,5}? (?:%)[^.]{0,80}\b(?:schrieb|schreibt|verriet|enthüllte|scherzte|postete|teilte|veröffentlichte|erklärte|kündigte|sagte|hieß|heißt|gab|verkündete|bestätigte)\b",
        r"(?:%)-?(?:post|posting|beitrag|kanal|seite|account|konto|video|nachricht|profil|eintrag|story)\b",
        r"\b(?:tweet\w*|getwittert|twitterte)\b",
        r"\b(?:beitrag|post|posting|video|eintrag|nachricht) (?:[\w-]+ ){0,3}?(?:auf|bei|in) (?:[\w-]+ ){0,3}?(?:%)",
    ),
    no=r"\b(?:lehnte\w*[^.]* ab|äußerte\w* sich[^.]* nicht|wollte\w*[^.]* nicht|kein\w* (?:stellungnahme|auskunft|angaben|kommentar|mitteilung)|nicht (?:äußern|erreichbar|beantwortet)|unbeantwortet|schwieg\w*|dazu nicht)\b",
    we=r"\b(?:wir|uns|unser\w*|diese[rs]? zeitung)\b",
    adjective=r"\w+(?:ische|ischen|ischer|isches|liche|licher|liches)",
    spokes=r"\w*sprecher\w*|pressestelle",
    papers="Klage Klageschrift Anklage Anklageschrift Urteil Beschluss Gutachten Protokoll Tagesordnung Handelsregister Bericht Studie Antrag Genehmigung Ausschreibung Bilanz Haushalt Verordnung Statistik Verzeichnis Bescheid",
    article=r"der|die|das|ein|eine",
    seen=r"\b(?:vorlieg\w*|vorlag\w*|liegt|liegen|lag|eingesehen\w*|einsehen|einsicht|zugespielt\w*|exklusiv|vertraulich\w*|intern\w*)\b",
    small="von|der|für|am|im|des|und",
    ending="(?:-?s|es|n)?",
    compound=True,
)
