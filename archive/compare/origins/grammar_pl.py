"""Attribution in Polish."""

from archive.compare.origins.grammar import Grammar

POLISH = Grammar(
    lang="pl",
    say=r"""podaj[eą]|podał(?:a|o|y|i)?|podano|pisz[eą]|pisał(?:a|o|y|i)?|napisał(?:a|o|y|i)?|informuj[eą]|informował(?:a|o|y|i)?|poinformował(?:a|o|y|i)?|donosi|donoszą|doniósł|doniosł[aoyi]|przekazał(?:a|o|y|i)?|przekazuj[eą]|mówi|mówią|powiedział(?:a|o|y|i)?|relacjonuj[eą]|relacjonował\w*|ujawni(?:a|ają|ł|ła|ło|ły|li)
        |dowiedział(?:a|o|y|i)? się|dowiaduje się|ustalił(?:a|o|y|i)?|twierdz[iaą]|twierdził\w*|publikuj[eą]|opublikował(?:a|o|y|i)?|potwierdził(?:a|o|y|i)?|potwierdza|ogłosił\w*|cytuj[eą]|powołuj[eą]|powołał\w*|widział(?:a|o|y|i)?|zobaczył\w*|otrzymał(?:a|o|y|i)?|uzyskał(?:a|o|y|i)?|zdobył(?:a|o|y|i)?
        |dotarł(?:a|o|y|i)?|zapoznał(?:a|o|y|i)? się|rozmawiał(?:a|o|y|i)?|usłyszał(?:a|o|y|i)?|wykrył\w*|policzył\w*|opisuj[eą]|opisał(?:a|o|y|i)?|nazywa|przytacza|przytoczył\w*|wie|wiadomo|zapytał\w*|pokazał\w*|pokazuje|wylicza|wyliczył\w*|wskazuje|dodaje|dysponuje|ma kopię|zauważa|zaznacza|alarmuje|oceni\w+|szacuje|wymienia|rozpisuje się|zwraca uwagę|przypomina|wydrukował\w*|nadał\w*|wyemitował\w*|wytropił\w*|odkrył\w*|natrafił\w*|wygrzebał\w*|nagłośnił\w*|wyśledził\w*|utrzymuje|depeszuje|ma (?:dokument|kopię|nagranie)\w*|dotarli|namierzył\w*|rozpracował\w*""",
    cite=r"powołując się na|powołuje się na|powołał\w* się na|za którym|za którą|za agencją|za dziennikiem|cytując|cytuje|cytują|cytował\w*|opierając się na|opiera się na|oparł\w* się na|przedrukowując|przedrukował\w*|powtarzając|powtarza za|z powołaniem na|w ślad za|za pośrednictwem|z kolei|za|na podstawie|przytaczając|tłumacząc|odsyłając do|według",
    relay=r"(?:przekazał\w*|przedrukował\w*|przedrukowuje|powtórzył\w*|powtarza|streścił\w*|streszcza|przetłumaczył\w*|rozpowszechnił\w*|podchwycił\w*|cytuje|zacytował\w*|powołuje|powołał\w*|przytacza|przytoczył\w*)",
    way=r"za pośrednictwem|przez|poprzez",
    cited=r"(?:cytowan\w+|powtórzon\w+|przytoczon\w+|przedrukowan\w+|przekazan\w+|rozpowszechnion\w+) (?:przez|w|za)|któr\w+ (?:cytuj\w+|przywołuj\w+|powtarza\w*|przytacza\w*|streszcza\w*)",
    apart=r"podczas|inn\w+|drug\w+|ale|potem|także|każd\w+|a",
    out_of=r"z|ze|od|w|na|do|za|u",
    joint="i|oraz|lub|albo|a także|ani|jak|zarówno",
    strict=(
        r"\b(?:pisze|piszą|podaje|podają|podał|podała|podało|informuje|donosi|donoszą|relacjonuje|ujawnia|ujawnił|ujawniła) ~#",
        r"# (?:pisze|podaje|informuje|donosi|podała|podał|pisała|pisał)\b",
        r"\bw (?:rozmowie|wywiadzie) (?:z |ze |dla |udzielonym )?~#",
        r"\b(?:powiedział|powiedziała|powiedzieli|potwierdził|potwierdziła|przekazał|przekazała) (?:agencji|gazecie|dziennikowi|portalowi|stacji|redakcji|dziennikarzowi) ~#",
        r"\b(?:powołując się na|dotarł\w*|do których dotarł\w*|do którego dotarł\w*) ~#",
        r"\bjak (?:dowiedział\w* się|ustalił\w*|podaje|pisze|informuje|podał\w*|donosi) ~#",
    ),
    per=r"według|zdaniem|wedle|powołując się na|jak podaje|jak podają|za informacją",
    slot=(
        r"\b(?:ręce|rąk|rękach|redakcji|biurko) ~#",
        r"\b(?:kamerami|kamerą|mikrofonu|mikrofon|ekranie|stronach) (?:[\w-]+ )?#",
        r"\b(?:powiedział\w*|powiedzieli|przekazał\w*|potwierdził\w*|wyznał\w*|przyznał\w*|wyjaśnił\w*|opowiedział\w*|wspomniał\w*|mówi|tłumaczy)\b(?: [\w-]+){0,2} (?=[„«“])#",
        r"\b(?:według(?: informacji| ustaleń| relacji)?|wedle|jak (?:podaje|podał\w*|donosi|pisze|informuje|ustalił\w*)|za|powołując się na|z informacji|z ustaleń) ~#",
        r"\b(?:powiedział\w*|powiedzieli|przekazał\w*|przekazali|potwierdził\w*|potwierdzili|wyznał\w*|przyznał\w*|wyjaśnił\w*|zdradził\w*|mówi|mówił\w*|opowiedział\w*)\b(?: [\w-]+){0,3}? (?:dla |w |na antenie )?#",
        r"\b(?:rozmowie|wywiadzie|wywiad|komentarzu|antenie|łamach|podcaście|programie|gość|gościem) (?:[\w-]+ ){0,3}?#",
        r"\b(?:dotarł\w*|dotarli|dowiedział\w* się|ujawnion\w+ przez|opisan\w+ przez|cytowan\w+ przez|opublikowan\w+ przez|pytan\w+ przez) ~#",
    ),
    frames=(
        r"^\W*(?:tekst|materiał|depesza|tłumaczenie|uzupełniono|przygotowano|część)(?: [\w-]+){0,3}? (?:za|z|od|na podstawie|przez) ~#",
        r"#,? (?:[\w-]+ ){0,4}?(?:{say})\b",
        r"\b(?:{say})[ ,:](?:[\w-]+ ){0,3}?~#",
        r"\b(?:według|wedle|zdaniem|jak|za|z informacji|z ustaleń|źródło|źródła|przez|od|dzięki|na łamach|na antenie|w programie|w publikacji|w artykule|z depeszy|wg) ~#",
        r"\b(?:powiedzi\w+|powiedz\w+|przekaz\w+|potwierdz\w+|wyzna\w+|opowiedzi\w+|opowiada\w+|wyjaśni\w+|przyzna\w+|zdradzi\w+|odpowiedzi\w+|skomentowa\w+|mówi\w*|tłumaczy\w*|zwierzy\w+|zapewni\w+|pokaza\w+|ujawni\w+|poinformowa\w+|oświadczy\w+|napisa\w+|poskarży\w+|przesła\w+|udostępni\w+|udzieli\w+|stwierdzi\w+|relacjonowa\w+)\b[^#@.]{0,60}?~#",
        r"\b(?:wywiad\w*|rozmow\w+|komentarz\w*|dziennikarz\w*|dziennikark\w+|korespondent\w*|reporter\w*|źródł\w+|śledztw\w+|publikacj\w+|artykuł\w*|materiał\w*|reportaż\w*|depesz\w+|anten\w+|łam\w+|stron\w+|rozmówc\w+|dan\w+|informacj\w+|wiadomoś\w+|doniesie\w+|ustale\w+|sondaż\w*|mikrofon\w*|pytani\w+|dyspozycj\w+|redakcj\w+|szczegół\w*|dat\w+|wersj\w+|relacj\w+|kopi\w+) (?:[\w-]+ ){0,4}?~#",
        r"\b(?:zobaczy\w+|uzyska\w+|zapozna\w+|dotar\w+|dowiedzi\w+|opublikowan\w+|ujawnion\w+|usłysza\w+|przekazan\w+|pokazan\w+|podan\w+|opisan\w+|nagłośni\w+|rozmawia\w+|wgląd\w*)\b[^#@.]{0,60}?~#",
        r"\b(?:o tym|o czym|to|tak|taką|co) (?:[\w-]+ ){0,4}?~#",
        r"\b(?:jako )?pierwsz\w+ (?:[\w-]+ ){0,4}?~#",
        r"\b(?:pochodz\w+|zaczerpnię\w+|wynika|wiemy|znamy|zawdzięcza\w+)\b[^#@.]{0,40}~#",
    ),
    hint=r"\b(?:dat\w+|miejsc\w+|liczb\w+|cen\w+|nazwisk\w*|szczegół\w*|dokument\w*|list\w*|umow\w+|nagrani\w+|projekt\w*|plan\w*|kopi\w+|wierzyć|wersj\w+)\b|(?:poda[jł]|pisz|pisał|informow|informuj|poinformow|powiedzi|wywiad|korespondent|dziennikarz|reporter|źródł|ujawni|ustali|według|doniesi|donosi|depesz|łamach|anten|usłysza|dowiedz|publik|przekaza|rozmow|relacj|wiadomoś|agencj)\w*",
    own=r"nasz(?:ej|ą|emu|ego|ym|a|e|i|ych|ymi)? (?:redakcj\w+|dziennikarz\w*|dziennikark\w+|reporter\w*|gazet\w+|portal\w*|korespondent\w*|stacj\w+|tygodnik\w*|dziennik\w*|serwis\w*|rozgłośni\w*|zesp\w+|fotoreporter\w*|pism\w+|łam\w+)|naszym łamom|t(?:ej|ą|emu|ego) (?:redakcj\w+|gazec\w+|gazety|portalow\w+)",
    own_frames=(
        r"\b(?:opowiada|pokazuje|tłumaczy|wyznaje|potwierdza|pisze|wyjaśnia|zdradza|mówią|opowiadają) nam\b|\bnam (?:\w+ ){0,2}?(?:mówi|opowiada|pokazuje|tłumaczy)\b",
        r"\b(?:powiedzi\w+|przekaza\w+|potwierdzi\w+|wyzna\w+|opowiedzi\w+|wyjaśni\w+|przyzna\w+|zdradzi\w+|pokaza\w+|mówi|odpowiedzi\w+|napisa\w+|opowiada) nam\b|\bnam (?:\w+ ){0,2}?(?:powiedzi\w+|przekaza\w+|potwierdzi\w+|wyzna\w+|opowiedzi\w+|wyjaśni\w+|przyzna\w+|pokaza\w+)",
        r"\b(?:widzieliśmy|zobaczyliśmy|rozmawialiśmy|dowiedzieliśmy się|policzyliśmy|odwiedziliśmy|zapytaliśmy|usłyszeliśmy|spotkaliśmy|dotarliśmy|ustaliliśmy|sprawdziliśmy|uzyskaliśmy|otrzymaliśmy|przejrzeliśmy|zajrzeliśmy|zmierzyliśmy|byliśmy|poznaliśmy)\b",
        r"\bna nasze pytania\b|\bjak (?:się )?(?:dowiedzieliśmy|ustaliliśmy|usłyszeliśmy)|\bz naszych (?:ustaleń|informacji)\b",
    ),
    background=(
        r"^\W*(?:już |jeszcze |wcześniej )?(?:w|na|od|jesienią|wiosną|latem|zimą|do)[^#@,]{0,20}(?:19|20)\d\d\b",
        r"^\W*(?:już |jeszcze )?(?:[\w-]+ ){0,3}?(?:lata?|lat|rok|miesięcy|miesiące|miesiąc|dekad\w*|tygodni|wiek\w*) temu\b|^\W*(?:już )?przed (?:[\w-]+ ){1,2}(?:laty|lat|miesiącami)\b",
        r"^\W*(?:już |jeszcze )?(?:w (?:zeszłym|ubiegłym|minionym|poprzednim) (?:roku|miesiącu|wieku|sezonie)|(?:zeszłego|ubiegłego) (?:roku|lata)|niegdyś|kiedyś|swego czasu|dawniej|wcześniej|rok temu|dawno)\b(?![^#@]*, ~#)",
        r"\b(?:swego czasu|niegdyś|kiedyś|podobn\w+ (?:spraw\w+|przypad\w+|histori\w+)|zbliżon\w+ (?:spraw\w+|przypad\w+)|lat temu|lata temu|rok temu|przed laty|w zeszłym roku|w ubiegłym roku|star\w+ (?:numer|artykuł|wycin)\w*|ówczesn\w+)\b",
        r"#,? poświęci\w+|# (?:[\w-]+ ){0,3}?(?:{say})[^#@,]{0,60}\bw (?:19|20)\d\d\b",
    ),
    opinion=(
        r"\b(?:nawet|jak z|godne|godny) ~#",
        r"# (?:[\w-]+ ){0,2}?\w+(?:łby|łaby|łoby|liby)\b|\bw ~# (?:\w+ ){0,2}?\w+(?:łby|łaby|łoby|noby|liby)\b",
        r"\bnie (?:jest )?(?:to|coś|taki|taka|takie|z tych)\b[^#@]*#",
        r"\b(?:felieton\w*|esej\w*)\b[^#@]{0,12}#",
        r"^\W*dla #",
        r"\b(?:w odróżnieniu od|w przeciwieństwie do|inaczej niż|w porównaniu z|podobnie jak|tak samo jak|bardziej niż|mniej niż|lepiej niż) ~#",
        r"\b(?:felieton\w*|publicyst\w*|komentator\w*|kolumn\w+|artykuł\w* wstępn\w+|wstępniak\w*|karykatur\w*|krytyk\w*|blog\w*|dział\w* opinii|krzyżówk\w*|esej\w*|listy do redakcji|rysownik\w*) (?:[\w-]+ ){0,3}?~#",
        r"# (?:ironizuje|drwi|uważa|krytykuje|chwali|porównał|porównała|porównuje|pominął|pominęła)\b",
    ),
    politics=(
        r"\b(?:pos(?:eł|łanka)|burmistrz\w*|minist\w+|kandydat\w*|radn\w+|senator\w*|polityk\w*)\b[^#@]{0,80}\b(?:artykuł\w*|stron\w+|numer\w*|wycin\w+|wydruk\w*|nagłów\w+|gazet\w+|zrzut\w*) (?:[\w-]+ )?(?:z |w )?#",
        r"#[^#@]{0,30}\b(?:pod pachą|w ręku|w dłoni)\b",
        r"\b(?:wymachiwa\w+|wymachując|machał\w*|pomachał\w*|trzymał\w*|trzymając|odczyta\w+|przeczyta\w+|czytał\w*|czytając|cytował\w*|zacytowa\w+|pokazał\w*|pokazując|wyjął|wyjęła|uniósł|uniosła|rozłożył\w*|potrząsa\w+)\b[^#@]{0,60}~#[^#@]{0,80}\b(?:mównic\w+|sesj\w+|posiedzeni\w+|debac\w+|debat\w+|rad\w+|sal\w+|wiec\w*|sejm\w*|parlament\w*|głos|oklask\w+|śmiech\w*|obrad\w*)\b",
        r"\b(?:pos(?:eł|łanka|ła|łowie)|burmistrz\w*|minist\w+|opozycj\w+|polityk\w*|kandydat\w*|radn\w+|prezydent\w*|senator\w*|wojewod\w*|marszał\w+)\b[^#@]{0,60}\b(?:wymachiwa\w+|machał\w*|trzymał\w*|odczyta\w+|przeczyta\w+|czytał\w*|cytowa\w+|zacytowa\w+|pokazał\w*|wyjął|wyjęła|wspomni\w+|powołał\w*|powołując|przywoła\w+)\b[^#@]{0,60}~#",
        r"\b(?:numer|stron\w+|wydruk\w*|wycin\w+|okładk\w+|egzemplarz\w*|nagłów\w+) ~#[^#@]{0,60}\b(?:w ręku|w dłoni|pod pachą|nad głową)\b",
    ),
    subject=(
        r"^(?!.*\b(?:{say})\b)[^#@]*\b(?:dziennikarz\w*|dziennikark\w+|korespondent\w*|reporter\w*|fotograf\w*|operator\w*|ekip\w+|redaktor\w*|wóz|samochód|auto|śmigłowiec|biur\w+|studi\w+|prezenter\w*|dron\w*) (?:[^\s#@]+ ){0,2}?~#",
        r"\bkarier\w+\b[^#@,]{0,25}#",
        r"\bani\b[^#@]{0,40}\bani #",
        r"\b(?:czytelni\w+|widz\w+|słuchacz\w*|śmigłowiec|helikopter|samochód|dron) #",
        r"#[^#@]{0,50}\b(?:remont\w*|strajk\w*|zwolnieni\w*)\b",
        r"# (?:[\w-]+ ){0,2}?(?:przenos\w+|przeprowadz\w+|zwalnia\w*|zwolni\w+|tnie|zamyka\w*|zamkn\w+|otwiera\w*|otworzy\w+|sprzeda\w+|kupi\w+|kupuje|uruchomi\w+|świętuj\w+|wygrał\w*|przegrał\w*|zatrudni\w+|mianowa\w+|pozwał\w*|kręci|nakręci\w+|wynajmuje|szuka|strac\w+|procesuje|planuje|poprosił\w*|redukuje)\b",
        r"\b(?:był(?:y|a|ego|ej|ym|emu|ą)|dawn\w+|eks-|emerytowan\w+|wieloletni\w*) ?(?:[\w-]+ ){0,2}?#",
        r"\b(?:siedzib\w+|biur\w+|budyn\w+|studi\w+|redaktor\w* naczeln\w+|naczeln\w+|dyrektor\w*|prezes\w*|prezenter\w*|właściciel\w*|akcj\w+|koncesj\w+|nagrod\w+|strajk\w*|pracowni\w+|fotograf\w*|konkurs\w*|ekip\w+|wóz|producent\w*|stażyst\w+|szef\w*|kiosk\w*) (?:[\w-]+ ){0,2}?~#",
        r"\b(?:dziennikar\w+|korespondent\w*|reporter\w*|operator\w*|fotoreporter\w*)\b[^#@]{0,25}~#[^#@]{0,80}\b(?:zatrzyma\w+|aresztowa\w+|zwolnion\w+|uwolnion\w+|rann\w+|zabit\w+|zginął|zginęła|wydalon\w+|nagrodzon\w+|skazan\w+|pobit\w+|zmarł\w*)\b",
        r"\b(?:zatrzymano|aresztowano|napadnięto|pobito|zwolniono|nagrodzono|skazano)\b[^#@]{0,40}\b(?:dziennikar\w+|korespondent\w*|reporter\w*|operator\w*) ~#",
        r"\b(?:pracuj\w+|pracowa\w+|fotografuj\w+) (?:[\w-]+ ){0,2}?(?:dla|w|na) ~#",
        r"\b(?:po|dzień po|w odpowiedzi na|zdementowa\w+) (?:[\w-]+ )?(?:publikacji|artykule|materiale|artykuł|publikację|doniesieniach|doniesienia) ~#",
    ),
    verify=(
        r"\b(?:nie|nikt|bez|ani|żaden|żadn\w+|odmówi\w+)\b[^#@]{0,80}?\b(?:odpowied\w+|zweryfikow\w+|potwierdz\w+|skontaktow\w+|skomentow\w+|komentarz\w*|dodzwoni\w+|udało|mogł\w+|mógł|wyjaśni\w+|reagow\w+|sprawdzi\w+|komentowa\w+|rozmawia\w+|odpis\w+)\b[^#@]{0,60}~#",
        r"#[^#@]{0,40}?\b(?:nie|bez)\b[^#@]{0,40}?\b(?:zweryfikow\w+|potwierdz\w+|skontaktow\w+|dodzwoni\w+|udało|mogł\w+|mógł|zdoła\w+|otrzyma\w+|sprawdzi\w+|doczeka\w+|widział\w*|uzyska\w+)\b",
        r"\b(?:pytani\w+|prośb\w+|telefon\w*|mail\w*|zapytani\w+)\b[^#@]{0,20}~#[^#@]{0,50}\b(?:nie|bez|brak)\b",
        r"\bniezależnie\b[^#@]{0,60}~#|~#[^#@]{0,60}\bniezależnie\b",
    ),
    photo=r"\b(?:zdjęci\w+|fot|foto|fotografia|ilustracja|infografika|grafika|mapa|wideo|obraz|rys)\.?\s*[:/(©]|\bfot\. ?|\b(?:zdjęcie|ilustracja|wideo|grafika) (?:z archiwum )?~#|\bgetty\b|\bzdjęcie (?:archiwalne|ilustracyjne)\b",
    follow=r"^\W*(?:czytaj|przeczytaj|zobacz|obejrzyj|posłuchaj|słuchaj|subskrybuj|zapisz się|śledź|dołącz|polub|obserwuj|nasi partnerzy|partnerzy|newsletter|podcast|najczęściej czytane|najpopularniejsze|więcej|polecamy|warto przeczytać|dziś w|w telewizji|pobierz|udostępnij|powiązane|materiały partnerów)\b|^\W*(?:polecan\w+|rekomendujemy|do przeczytania|w sieci|z sieci|wideo|audio|na żywo|wybór redakcji)\b[^.]{0,20}:|\s\|\s",
    ticker=r"notowani\w*|kurs\w* (?:walut|akcji|dostarcza)|dane (?:rynkowe|giełdowe|pogodowe|dostarcza)|pogod\w+ dostarcza|opóźni\w+ (?:o )?\d+|porad\w+ inwestycyjn\w+|wszelkie prawa|prawa zastrzeżone|przedruk\b|(?:serwis\w*|materiał\w+) agencyjn\w+|korzysta z (?:serwisu|materiałów)|na licencji|regulamin serwisu|refinitiv|^\W*(?:kurs\w*|notowani\w*|walut\w*|pogod\w*|dane|ceny)\b[^.]{0,50}(?::|źródło)|praw\w+ autorsk|bez (?:pisemnej |uprzedniej )?zgody|chronion\w+|zabronion\w+|oznaczon\w+|nie podlega\w*",
    homonym=(
        r"[a-ząćęłńóśżź] \(#\)(?! ?[-–—])",
        r"\b(?:ulic\w+|ul\.|alej\w+|plac\w*|sal\w+|szkoł\w+|stadion\w*|lini\w+|rondo|trasa) (?:im\. |imienia )?#",
    ),
    credit=r"z|ze|i|na|za|w|od|dla|o|oraz|po|źródło|źródła|agencj\w+|redakcj\w+|red|informacj\w+|tekst\w*|artykuł\w*|oryginał\w*|tłumaczeni\w*|oprac|opracowa\w+|na podstawie|podstawie|materiał\w*|depesz\w*|copyright|współprac\w*|własn\w+|korespondent\w*|dziennikarz\w*|serwis\w*|służb\w*|wykorzysta\w+|powstał\w*|przygotowa\w*|przy|udziale|dan\w+|tej|ten|tym|tego|wg|według|korzystano|użyciem|mat|pras",
    itself=r"(?:(?:ten|tego|tym) (?:artykuł|tekst|materiał)\w*|(?:ta|tej|tę) (?:depesz|informacj|wiadomoś|publikacj)\w*|oryginaln\w+ (?:tekst|artykuł)\w*|(?:artykuł|tekst|materiał) (?:powstał|pochodzi|ukazał się|opublikowan\w+))",
    before=r"agencj[aięąe]+(?: prasow\w+| informacyjn\w+)?|gazet[aęyąoie]+|gazecie|dziennik(?:a|owi|iem|u)?|tygodnik(?:a|owi|iem|u)?|portal(?:u|owi|em)?|serwis(?:u|owi|em|ie)?|stacj[aięąo]+|telewizj[aięąo]+|radio|radia|radiu|rozgłośni[aięąo]*|magazyn(?:u|owi|em|ie)?|kanał(?:u|owi|em)?|tabloid(?:u|owi|em)?|miesięcznik(?:a|owi|iem)?|nadawc[aęąyo]+|pism[oaue]+|brytyjski|amerykański|niemiecki",
    after=r"news agency",
    heads=r"Gazeta|Gazety|Gazecie|Gazetę|Gazetą|Dziennik|Dziennika|Dziennikowi|Kurier|Kuriera|Kurierowi|Tygodnik|Tygodnika|Tygodnikowi|Wieści|Głos|Głosu|Głosowi|Express|Expressu|Rzeczpospolita|Radio|Radia|Radiu|Telewizja|Telewizji|Echo|Echa|Nowiny|Życie|Życia|Fakty|Wiadomości|Przegląd|Przeglądu|Trybuna|Super|Portal|Nowa|Przekrój|Słowo|Słowa|Polska|Magazyn",
    first=r"Gazeta|Gazety|Gazecie|Gazetę|Gazetą|Dziennik|Dziennika|Dziennikowi|Kurier|Kuriera|Kurierowi|Tygodnik|Tygodnika|Tygodnikowi|Wieści|Głos|Głosu|Głosowi|Express|Expressu|Rzeczpospolita|Radio|Radia|Radiu|Telewizja|Telewizji|Echo|Echa|Nowiny|Życie|Życia|Fakty|Wiadomości|Przegląd|Przeglądu|Trybuna|Super|Portal|Nowa|Przekrój|Słowo|Słowa|Polska|Magazyn",
    issuer="""nato ue onz mon msz abw cba maea
        policja ministerstwo minister rząd rada komisja sąd prokuratura prokurator szpital uniwersytet klub związek bank straż strażacy wojsko ambasada burmistrz ratusz urząd prezydent wójt starosta wojewoda marszałek władze
        agencja departament biuro instytut służba fundacja muzeum federacja liga stowarzyszenie operator grupa port lotnisko linie parlament sejm senat kanclerz gubernator administracja komitet partia kościół diecezja kuria zoo szkoła
        inspekcja inspektorat regulator firma spółka przedsiębiorstwo producent wydawnictwo rzecznik rzeczniczka organizatorzy dyrektor dyrekcja właściciel fabryka izba miasto gmina powiat resort zarząd akademia kolej poczta
        obserwatorium koncern korporacja szef komendant komenda konsulat browar rodzina adwokat spółdzielnia samorząd teatr huta nadleśnictwo sanepid wodociąg sejmik zespółi kreml zakład kancelaria prezes premier parafia
        przewoźnik kapitan rektor dziekan archidiecezja arcybiskup biskup proboszcz magistrat NFZ GDDKiA PKP kolejarze Koleje IMGW NBP ZUS bosman
        armator stocznia konsorcjum kanton prowincja kasa ubezpieczyciel giełda loteria kasyno hotel restauracja kino cyrk stadion klasztor opactwo
        katedra piosenkarz piosenkarka aktor aktorka piłkarz trener trenerka autor autorka badacze profesor sędzia śledczy inspektor audytorzy
        inwestor założyciel założycielka spadkobiercy sąsiedzi mieszkańcy strajkujący pracownicy zarządca dostawca dystrybutor ambasador generał
        pułkownik admirał posłowie senator laboratorium klinika przedszkole biblioteka archiwum opera orkiestra ratownicy goprowcy leśnicy hodowca
        energetycy kopalnia mleczarnia piekarnia wodociąg sejmik zespół""",
    issuer_more=r"ujawnił\w*|zdradził\w*|zażartował\w*|zamieścił\w*|szacuj\w+|ocenia\w*|odrzuc\w+|żąda\w*|prosi|proszą|potępi\w+|apeluj\w+|wezwał\w*|przeprasza\w*|mówi|mówią|pisze|piszą|zapewnia\w*|ostrzegaj\w*|dodał\w*|podkreśl\w+|oskarżył\w*|napisano|stwierdz\w+|wynika|tłumacz\w+|wylicza\w*",
    issuer_say=r"orzekł\w*|postanowił\w*|poinformował(?:a|o|y|i)?|informuj[eą]|ogłosił(?:a|o|y|i)?|oświadczył(?:a|o|y|i)?|potwierdził(?:a|o|y|i)?|zapowiedział(?:a|o|y|i)?|przekazał(?:a|o|y|i)?|podał(?:a|o|y|i)?|podano|powiedział(?:a|o|y|i)?|zaznaczył(?:a|o|y|i)?|czytamy|ostrzegł(?:a|o|y|i)?|ostrzega|obiecał(?:a|o|y|i)?|opublikował(?:a|o|y|i)?|napisał(?:a|o|y|i)?|wyjaśnił(?:a|o|y|i)?|sprecyzował\w*|zdementował\w*|przeprosił(?:a|o|y|i)?|zapewnił(?:a|o|y|i)?|przyznał(?:a|o|y|i)?|wydał(?:a|o|y|i)?|zakomunikował\w*|komunikuje|głosi|zapewnia\w*|przypomniał\w*|przypomina\w*|dodał\w*|dodaje|apeluj\w+|zaapelował\w*|prosi|proszą|pisze|piszą|odpowiedział\w*|odpowiada\w*|obiecuj\w+|radzi|radzą|zalec\w+|wyjaśnia\w*|zauważył\w*|podkreślił\w*|podkreśla\w*|ogłasza\w*|uspokaja\w*|uspokoił\w*|zastrzegł\w*|tłumaczył\w*|tłumaczy",
    act=r"oświadczeni\w+|komunika\w+|konferencj\w+(?: prasow\w+)?|briefing\w*|ogłoszeni\w+|obwieszczeni\w+|zawiadomieni\w+|orędzi\w+|biuletyn\w*|informacj\w+ prasow\w+|notat\w+ prasow\w+|biur\w+ prasow\w+|list\w* otwart\w+|przemówieni\w+|wystąpieni\w+|okólnik\w*|zarządzeni\w+|plakat\w*|ulot\w+|kart\w+ (?:na|przybit\w+)|apel\w*|ostrzeżeni\w+|kazani\w+|megafon\w*|obwieszcz\w+|relacj\w+ dla mediów|list\w* (?:do|pasterski\w*)|notk\w+|tabliczk\w+|informator\w*|wiadomoś\w+ do|wyjaśnieni\w+|sprostowani\w+|mail\w* do|kartk\w+|spotkani\w+ z (?:mieszkańcami|dziennikarzami|prasą)|nagrani\w+ wideo|wideo na|zebrani\w+|alert\w*",
    act_frames=(
        r"\b(?:w|na|przez|podczas|za pośrednictwem|z|według|zgodnie z|jak|poprzez) (?:[\w-]+ ){0,4}?(?:%)\b",
        r"\b(?:wydał\w*|opublikował\w*|rozesłał\w*|przesłał\w*|odczytał\w*|wygłosił\w*|zamieścił\w*|wywiesił\w*|rozdał\w*|ogłosił\w*|wystosował\w*|zwołał\w*)\b(?: [\w-]+){0,4}? (?:%)\b",
        r"(?:%)\b(?: [\w-]+){0,7}? (?:czytamy|napisan\w+|poinformow\w+|głosi|podano|stwierdz\w+|opublikowan\w+|wynika|potwierdz\w+|ostrzeg\w+|zapowiedz\w+)\b",
        r"\b(?:czytamy|napisano|podano|głosi|poinformowano|stwierdzono|zaznaczono) (?:w|na)?(?: ?[\w-]+ ){0,4}?(?:%)\b",
    ),
    address=(
        r"^[^#@]*\b(?:poinformował\w*|powiadomił\w*|ostrzegł\w*|zawiadomił\w*)\b[^#@]{0,20}\b(?:klientów|rodziców|mieszkańców|pasażerów|pracowników|akcjonariuszy|abonentów|odbiorców)\b[^#@]*$",
        r"\b(?:powiedzia\w+|oświadczy\w+|przekaza\w+|ogłosi\w+|wyjaśni\w+|poinformowa\w+)\b[^.]{0,40}\b(?:dziennikarzom|mediom|prasie|reporterom|wobec dziennikarzy|posłom|radnym|na sesji|w sejmie|w parlamencie)\b",
        r"\bna (?:swojej |oficjalnej |[\w-]+ ){0,2}?(?:stronie internetowej|stronie|witrynie|portalu)\b",
    ),
    document=r"poz(?:ew|wu|wie|wem)|akt\w* oskarżenia|wyrok\w*|postanowieni\w+|akt\w* sądow\w+|dokument\w+ sądow\w+|protok\w+|porząd\w+ obrad|raport\w*|sprawozdani\w+|badani\w+|rejestr\w*|krs|przetarg\w*|pozwoleni\w+|budżet\w*|projekt\w* ustawy|rozporządzeni\w+|uchwał\w+|dziennik\w* urzędow\w+|dziennik\w* ustaw|statystyk\w+|deklaracj\w+|audyt\w*|opini\w+ biegł\w+|ekspertyz\w+|spis\w*|wypis\w*|baz\w+ danych|stenogram\w*|kosztorys\w*|testament\w*|wnios\w+|ksi[ęą]\w+ wieczyst\w+|skarg\w+",
    document_frames=(
        r"^\W*(?:w|we|według) (?:[\w-]+ ){0,3}?(?:%)\b",
        r"\b(?:według|zgodnie z|wynika z|wynika to z|zapisano w|czytamy w|napisano w|stoi w) (?:[\w-]+ ){0,4}?(?:%)\b",
        r"(?:%)\b[^.]{0,60}?\b(?:wynika|czytamy|napisano|stwierdz\w+|wskazuj\w+|pokazuj\w+|zarzuca|zawiera|zapisano|opublikowan\w+|ujawnia|mówi|podaje|wymienia)\b",
        r"\b(?:opublikował\w*|złożył\w*|wydał\w*|ogłosił\w*)\b(?: [\w-]+){0,4}? (?:%)\b",
    ),
    post=(
        r"\b(?:według|zdaniem|jak|za)\b[^.,]{0,60}? (?:%)",
        r"\b(?:napisał\w*|pisze|opublikował\w*|poinformował\w*|ogłosił\w*|potwierdził\w*|oświadczył\w*|zamieścił\w*|wrzucił\w*|udostępnił\w*|przekazał\w*|powiedział\w*|przeprosił\w*|podał\w*|pokazał\w*|ostrzegł\w*|wyjaśnił\w*|dodał\w*)\b[^.]{0,90}?\b(?:na|w|przez|za pośrednictwem)\b(?: [\w-]+){0,5}? (?:%)",
        r"(?:%)\b[^.]{0,90}?\b(?:{isay}|pisze|zamieścił|zamieściła|wrzucił|wrzuciła|udostępnił|udostępniła)\b",
        r"\b(?:wpis\w*|post\w*|tweet\w*|nagrani\w+|relacj\w+|profil\w*|kana\w+|film\w*) (?:[\w-]+ ){0,3}?(?:%)|\btweet\w*|\btwee\w+",
    ),
    no=r"\b(?:nie (?:komentuje|komentują|skomentował\w*|odpowiedział\w*|odpowiada\w*|podał\w* (?:powod|szczeg)\w+|chciał\w*|ujawni\w*|udzielił\w*)|odmówił\w*|bez komentarza|brak komentarza)\b",
    we=r"\b(?:my|nam|nas|nasz\w*)\b",
    adjective=r"\w+(?:ska|ski|skie|cka|cki|ckie|na|ny|ne|owa|owy|owe)",
    spokes=r"rzeczni\w+|przedstawiciel\w*",
    papers="akt pozew wyrok postanowienie protokół raport sprawozdanie badanie rejestr przetarg pozwolenie budżet rozporządzenie uchwała statystyka deklaracja audyt opinia ekspertyza spis wypis stenogram kosztorys testament wniosek skarga decyzja",
    article=r"",
    seen=r"\b(?:dotar\w+|zapozna\w+|widzia\w+|wgląd\w*|uzyska\w+|dyspon\w+|tajn\w+|wewnętrzn\w+|poufn\w+)\b",
    small="i|na|w|z|nad|do|o",
    ending="(?:[’'-]?(?:owi|em|iem|ie|ia|ii|a|u|y|ę|ą|i|s|sa|sowi|sem|ów|om))?",
    stem="[aeyioęąuó]|ja|ia|ek|ie",
)
