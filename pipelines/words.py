"""The vocabulary of page noise: one row a concept, with what it is called in the languages we follow.

A pattern is matched against the lower-cased line, from the start of a word to its end; `*` stands for the rest of a
word and a space for white space or a hyphen. Rules combine concepts (see `pipelines.noise`), so a wording that nobody
listed is known when its parts are: "leave" + "comment" + few other words, in any order.
"""

from __future__ import annotations

WORDS: dict[str, str] = {
    # networks and the things a page offers to do with it
    "network": """facebook*|twitter*|instagram*|whats ?app|telegram*|linked ?in|linkedin*|pinterest|reddit|tumblr|viber|vk|vkontakte|
        вконтакте|вк|однокласс*|xing|flipboard|messenger|tik ?tok|you ?tube|youtube|bluesky|blue sky|threads|mastodon|pocket|
        snapchat|wechat|weibo|google news|google новин*|google|google plus|google discover|rss|e ?mail|mail|sms|
        фейсбук*|фейсбуц*|твіттер*|твиттер*|інстаграм*|инстаграм*|телеграм*|вайбер*|вотсап*|ютуб*|twittear|
        discord|skype|evernote|instapaper|digg|delicious|stumbleupon|nextdoor|sharethis|addtoany|shareaholic|social media|
        социальн* сет*|соцсет*|соцмереж*|соціальн* мереж*|
        courriel|correo|pocztą|поштою|почтой|微信|微博|e mailem""",
    "share": """share|spread the word|shares|shared|sharing|tweet|tweets|retweet|pin it|pin|pins|like this|like|repost|
        поділи*|ділі*|подели*|поширит*|поширте|поширити|твітнути|розповісти друзям|рассказать друзьям|відправити|отправить|надіслати|
        udostępni*|podziel się|podziel|tweetnij|poleć|prześlij|wyślij|teilen|teile|weitersagen|twittern|weiterempfehlen|versenden|verschicken|
        partager|partagez|partage|tweeter|envoyer|compartir|comparte|compártelo|compártela|tuitear|tuitea|enviar|envía|
        condividi|condividere|condivisioni|condividilo|twitta|invia|compartilhar|compartilhe|compartilha|partilhar|partilhe|partilha|tuitar|tweetar|
        deel dit|sdílet|zdieľať|megosztás|megosztom|paylaş|distribuie|сподели|споделете|
        pass it on|pass this on|поділі*|розкаж*|расскажите|podaj dalej|dela|paylaşın|envoyer par|シェア|シェアする|ツイート|分享|分享到微信|分享到微博|分享到|공유|공유하기""",
    "tool": """print|printer friendly|print friendly|print this|save|save article|bookmark|copy|copy link|copy url|copied|link|url|permalink|pdf|listen|
        font size|text size|larger|smaller|increase|decrease|reset|a a|download pdf|clipboard|read later|comment|comments|
        друк|друкувати|роздрукувати|надрукувати|печать|распечатать|версія для друку|версия для печати|скопіювати|копіювати|посилання|скопировать|копировать|ссылк*|зберегти|сохранить|
        слухати|слушать|розмір шрифту|размер шрифта|збільшити|увеличить|зменшити|уменьшить|коментар*|комментар*|
        drukuj|wydrukuj|kopiuj|skopiuj|zapisz|posłuchaj|rozmiar czcionki|rozmiar tekstu|komentarze|komentarz|
        drucken|ausdrucken|druckversion|kopieren|merken|speichern|anhören|vorlesen|schriftgröße|schrift|vergrößern|verkleinern|kommentare|kommentar|artikel|
        imprimer|copier|lien|enregistrer|écouter|taille du texte|taille de police|commenter|commentaires|
        imprimir|copiar|enlace|guardar|escuchar|tamaño de letra|tamaño del texto|tamaño de fuente|comentar|comentarios|
        stampa|stampare|copia|salva|ascolta|dimensione testo|dimensione carattere|commenta|commenti|
        salvar|ouvir|tamanho da letra|tamanho da fonte|comentários|afdrukken|kopieer|bewaar|reacties|skriv ut|kopiera|
        versión|version|wersja|versione|versão|friendly|do druku|imprimable|à imprimer|para imprimir|per la stampa|til utskrift""",
    "filler": """x|isso|isto|this|the|that|it|our|your|on|via|by|to|with|a|an|article|articles|story|post|page|entry|news|video|photo|click|tap|opens|in|new|window|tab|or|and|of|here|friends|
        friend|now|all|options|more|button|buttons|social|at|send|me|us|for|follow|via|be the first|first|this on|total|count|views|view|
        це|цю|цей|ця|статт*|стат*|новин*|матеріал*|сторінк*|у|в|на|через|та|і|з|із|друзями|друзями|натисніть|щоб|відкривається|нов*|вікн*|
        это|эту|этот|стать*|новост*|материал*|страниц*|во|с|со|и|друзьями|нажмите|чтобы|открывается|окне|по|для|как|в соцсетях|
        to|ten|tę|artykuł*|wpis|strona|stronę|na|przez|w|i|ze|znajomymi|kliknij|aby|otwiera się|nowym|oknie|się|
        diesen|dieses|diese|den|das|die|artikel|beitrag|seite|auf|bei|über|per|mit|und|in|im|klick|klicken|um|zu|wird|neuem|fenster|geöffnet|freunden|
        cet|cette|ce|l|le|la|les|sur|par|avec|article|et|dans|une|nouvelle|fenêtre|cliquez|cliquer|pour|ouvre|vos|amis|
        este|esta|esto|el|los|las|artículo|noticia|página|en|por|con|y|haz|clic|para|abre|una|nueva|ventana|pestaña|tus|amigos|lo|
        questo|questa|articolo|notizia|pagina|su|con|e|clicca|fai|per|si|apre|nuova|finestra|amici|di|qui|lo|gli|il|i|
        artigo|matéria|notícia|em|no|na|por|com|o|os|as|clique|abre|nova|janela|seus|amigos|dit|deze|het|een|via|op|
        ein|eine|einen|einem|sie|du|un|um|uma|uno|dla|piece|column|interview|report|dem|der|dei|della|del|au|aux|ваш*|znajomemu|znajomym|einem freund|amico|ami|amigo|vriend|vän|
        l'article|l'articolo|l'actualité|haberi|artikeln|artiklen|artikkelen|článek|piece|item""",
    # comments
    "comment": """comment|comments|reply|replies|respond|response|responses|feedback|thoughts|discussion|conversation|
        коментар*|коментув*|відповід*|обговорен*|відгук*|думк*|комментар*|комментир*|ответ*|обсужден*|отзыв*|мнени*|
        komentarz*|komentuj|skomentuj|odpowiedź|odpowiedzi|dyskus*|opini*|kommentar*|kommentier*|antwort*|diskussion|diskutier*|meinung|
        commentaire*|commenter|commentez|réponse*|réagir|réagissez|comentari*|comentar|comenta|respuesta*|respond*|opina|opinión|
        comment*|rispost*|discussione|comentári*|comente|resposta*|responda|reactie*|reageer|kommentera|opmerking*|komentář*|yorum*|
        your voice|your view|your views|your say|コメント|コメントする|コメントを書く|评论|发表评论|留言|댓글|댓글쓰기|댓글 쓰기""",
    "leave": """leave|post|write|add|submit|join|share|make|start|be the first|have your say|view|show|hide|load|see|read|cancel|drop|tell us|let us know|got something to say|
        залиш*|додат*|додай*|написат*|напиш*|оприлюдн*|приєдн*|скасу*|опубліку*|перегл*|показат*|остав*|добав*|опублик*|присоедин*|отмен*|показать|
        dodaj|zostaw|napisz|skomentuj|anuluj|dołącz|wyraź|pokaż|schreib*|hinterlass*|verfass*|abgeben|abbrech*|zeig*|
        laisse*|ajoute*|écri*|poste*|publi*|annul*|rejoin*|donne*|deja*|dejar|escrib*|añad*|agreg*|cancel*|únete|haz|
        lascia*|aggiung*|scriv*|inserisci|annull*|invia|deix*|escrev*|adicion*|envi*|participe|geef|plaats|schrijf|lämna|skriv|přidat|yaz*|
        réagir|réagissez|jetzt kommentieren|comment now|mitdiskutieren|diskutieren sie mit|commentez|have your|debat|participa""",
    "email": """e ?mail*|mail address|електронн* пошт*|ел пошт*|пошт* адрес*|эл почт*|электронн* почт*|адрес* email|имейл*|емейл*|імейл*|
        adres e ?mail|adres email|courriel|correo electrónico|correo|endereço de e ?mail|indirizzo email|mailadres*|адрес*|
        adresse électronique|adresse mail|adresse de messagerie|adresse e ?mail|e ?mail adresse|dirección de correo|indirizzo di posta|poçt*""",
    "published": """publish*|displayed|shown|shared publicly|visible|made public|оприлюдн*|опубліков*|публік*|опубликов*|публик*|видно|показ*|
        opublikow*|publikow*|widoczn*|veröffentlich*|angezeigt|publié*|publiée|affiché*|publicad*|publicar*|mostrad*|pubblicat*|exibid*|divulgad*|
        gepubliceerd|publiceras|zveřejn*|
        rendue publique|made public|weitergegeben|zveřejněn*|udostępnion*|upublicznion*|resa pubblica|hecha pública|tornado público""",
    "not": """not|never|won t|won't|не|ні|nie|nicht|keine|kein|ne|pas|no|non|não|nunca|niet|inte|nebude|δεν|
        nothing|no part|nichts|rien|nada|nulla|niente|ничто|ніщо|nic""",
    "required": """required|mandatory|marked|обов'язков*|обов’язков*|обовязков*|позначен*|обязательн*|помечен*|отмечен*|wymagan*|oznaczon*|obowiązkow*|
        erforderlich*|pflichtfeld*|markiert|obligatoire*|indiqué*|obligatori*|marcad*|contrassegnat*|obrigatóri*|verplicht*|gemarkeerd|obligatorisk*|märkta""",
    "field": """field*|поля|поле|пол*|pola|pole|felder|feld|champ*|campo*|campi|velden|fält""",
    "my_data": """my name|my email|my details|name and email|name email|моє ім'я|моє ім’я|моє імя|моё имя|мое имя|моих данных|moje dane|meinen namen|mein name|mon nom|
        mi nombre|il mio nome|meu nome|meus dados|os meus dados|mijn naam|mitt namn|ім'я|ім’я""",
    "browser": """browser*|браузер*|przeglądar*|navigateur|navegador""",
    "spam": """akismet|spam*|анти ?спам*|indésirable*|antispam*|recaptcha|captcha|капч*""",
    "processed": """processed|reduce|fight*|protect*|обробля*|зменш*|борот*|обрабат*|борьб*|сниж*|przetwarz*|redukc*|ogranicz*|verarbeitet|reduzieren|
        réduire|traité*|utilisées|reducir|procesan|ridurre|elaborati|reduzir|processados|verminderen|verwerkt|minska|human visitor|automated|захист*|защит*|
        захищен*|защищен*|geschützt|protégé*|protegid*|protett*|chronion*|beveiligd|skyddas|chráněn*|korunmaktadır""",
    "logged_in": """logged in|log in|login|sign in|signed in|registered|register|увійт*|увійд*|авториз*|зареєстр*|реєстр*|войти|войдите|зарегистрир*|регистрир*|
        zaloguj*|zalogow*|zarejestr*|angemeldet|anmelden|einloggen|eingeloggt|registrier*|connecté*|connecter|connectez|inscrit|iniciar sesión|inicia sesión|
        registrad*|registrar*|conectad*|accedere|accedi|effettuare il login|connesso|registrat*|registrars*|fazer login|logado|entrar|inloggen|ingelogd|logga in|
        effettuare l'accesso|effettua l'accesso|faça login|fazer o login|hier anmelden|log in or|sign in or|connexion|inicie sesión|přihlásit|přihlaste se|
        melden sie sich an|melde dich an|melden sie sich|loggen sie sich ein|identifiez vous|identifícate|zaloguj się|accedi o registrati""",
    "must": """must|need to|have to|please|only|необхідно|потрібно|повинні|маєте|треба|нужно|необходимо|должны|может*|можут|лише|только|чтобы|щоб|musisz|należy|tylko|aby|by|
        müssen|musst|bitte|um|nur|devez|vous devez|doit|faut|pour|debes|debe|tiene que|hay que|para|solo|devi|deve|aby|per|bisogna|precisa|é necessário|você deve|moet|måste""",
    "closed": """closed|disabled|off|turned off|закрит*|вимкнен*|закрыт*|отключен*|zamknięt*|wyłączon*|możliwość komentowania|geschlossen|deaktiviert|fermé*|désactivé*|
        cerrad*|desactivad*|chius*|disabilitat*|fechad*|desativad*|encerrad*|gesloten|stängda""",
    "powered": """powered by disqus|blog comments powered|disqus|comments powered by|на базі disqus""",
    # subscriptions
    "subscribe": """subscri*|sign up|signup|sign me up|signing up|opt in|підпи*|подпи*|zapisz się|zapisz|subskryb*|zasubskryb*|prenumer*|abonnier*|anmeld*|
        registrier*|abonne*|inscri*|souscri*|suscri*|suscríb*|apúntate|inscríbete|regístrate|iscriv*|abbonat*|registrati|inscrev*|assin*|subscrev*|cadastr*|
        abonneer|schrijf je in|meld je aan|prenumerera|anmäl|odebír*|přihla*|abone""",
    "newsletter": """newsletter*|news letter|mailing list|mailing lists|inbox|in box|e ?mail list|mailbox|email alerts|email updates|e-mail alerts|our emails|our email|free emails|briefing|daily digest|digest|
        push alerts|push notifications|breaking news alerts|news alerts|email address|your email|our mailing|
        розсилк*|дайджест*|скриньк*|поштову|рассылк*|почтов* ящик*|на почту|на пошту|biuletyn*|newsletter*|skrzynk*|mailow*|rundbrief|postfach|per mail|per e ?mail|
        infolettre|lettre d'information|lettre d’information|lettre d'info|boîte mail|boîte de réception|par e ?mail|alertes|boletín|boletines|bandeja de entrada|tu correo|su correo|
        casella di posta|nella tua casella|via e ?mail|tua email|boletim|caixa de entrada|seu e ?mail|teu e ?mail|nieuwsbrief|nyhetsbrev*|nyhedsbrev|zpravodaj|bülten*|
        na email|na maila|на імейл|на емейл|на имейл|your in tray|à votre adresse|weekend letter|morning letter|morning email|evening email|電子報|ニュースレター|メルマガ|新闻简报|
        par mail|per mail|por mail|por correo|por e ?mail|via mail|订阅|ニュースレター登録|구독하기""",
    "app": """app|mobile app|apps|our app|application|додаток|застосунок|застосунк*|додатк*|приложени*|aplikacj*|aplikację|anwendung|appli|l'appli|aplicación|aplicativo|l'app|applicazione""",
    "download": """download|get|install|try|завантаж*|скача*|встанов*|загруз*|скачай*|установ*|pobierz|ściągnij|zainstaluj|herunterladen|laden|télécharge*|descarg*|instala|scarica*|installa|baix*|descarreg*|instale""",
    "channel": """channel*|канал*|kanał*|kanal*|chaîne|canal*|канал|kanaal|group|групп*|груп*|grup*|gruppe*|groupe*|gruppo|page|сторінк*|страниц*|stron*|fanpage|profil*""",
    "follow": """follow|following|like us|join us|join our|find us|connect with|catch us|keep up with|subscribe|stay connected|stay tuned|
        стежте|слідкуй*|слідкув*|підпис*|читайте нас|приєднуй*|долучай*|шукайте нас|дивіться нас|следите|подпис*|читайте нас|присоединя*|мы в|ми в|ми у|ищите нас|
        śledź*|obserwuj*|dołącz*|polub*|znajdziesz nas|folg*|abonnier*|besuchen sie uns|suivez*|suivre|rejoignez*|retrouvez*|abonne*|
        sígue*|siga*|seguir|síguenos|únete|encuéntranos|segui*|seguici|seguiteci|unisciti|iscriviti|sig*|siga nos|acompanhe|curta|inscreva se|volg*|följ*|sledujte|takip|
        find more from us|more from us|find me|follow along|trouvez nous|visítanos|visite nos|seguinos|bądź z nami|lubię to|vind ons|hitta oss|bizi takip""",
    "us": """us|me|him|her|them|our|we|my|нас|нашого|нашу|наш*|мене|меня|нами|síguenos|seguici|seguiteci|siga nos|nas|nasz*|mnie|uns|unser*|mir|ihm|ihr|nous|notre|nos|moi|l|nosotros|nuestr*|nos|noi|ci|nostr*|conosco|noss*|ons|onze|oss|vår""",
    # related
    "read": """read|see|watch|listen|check out|more|also|see also|learn|discover|
        читайте|читай|дивіться|дивись|перегляньте|слухайте|смотрите|смотри|слушайте|також|также|ще|еще|ещё|
        czytaj*|przeczytaj|zobacz|sprawdź|też|także|również|więcej|polecamy|lesen|lies|mehr|auch|weiter|sehen|
        lire|lisez|à lire|voir|aussi|également|plus|lee|leer|lea|también|más|mira|vea|ver|leggi|leggere|anche|guarda|vedi|approfondisci|
        leia|veja|confira|também|mais|saiba|lees|ook|meer|läs|också|mer|čtěte|také|oku""",
    "related": """related|recommended|recommend|more stories|more news|most read|most popular|most viewed|popular|trending|latest|top stories|editors' picks|editor's picks|editors picks|
        editor’s picks|up next|you may|you might|also like|might like|more from|more on|more in|further reading|further|what to read next|read next|next|previous|don't miss|don’t miss|in case you missed|
        пов'язан*|пов’язан*|схож*|за темою|по темі|на цю тему|рекоменд*|радимо|популярн*|найпопулярн*|останні новини|головне|читайте|не пропустіть|
        похож*|связанн*|по теме|на эту тему|советуем|последние новости|главное|самое читаемое|самые читаемые|материалы по теме|другие новости|інші новини|
        powiązan*|podobn*|polecan*|polecamy|popularn*|najczęściej czytane|najnowsze|zobacz|warto przeczytać|na ten temat|więcej na temat|
        ähnlich*|verwandt*|zum thema|mehr zum|das könnte*|auch interessant|empfohlen*|empfehlung*|meistgelesen*|beliebt*|neueste*|weitere artikel|passend dazu|top artikel|interessieren|
        à lire|sur le même sujet|lire aussi|articles liés|articles similaires|recommand*|les plus lus|dernières|populaire*|vous aimerez*|pourrait vous|voir aussi|
        relacionad*|recomendad*|te puede interesar|le puede interesar|puede interesarte|lo más*|más leíd*|últim*|más noticias|popular*|
        correlat*|consigliat*|ti potrebbe*|potrebbe interessar*|potrebbero*|più letti|più lette|ultime|leggi anche|dello stesso|
        relacionad*|recomendad*|você pode*|pode gostar|mais lidas|últimas|leia também|veja também|gerelateerd*|meest gelezen|relaterade|mest läst|související""",
    "items": """articles|article|stories|story|posts|post|news|content|coverage|topics|reading|links|videos|this|it|for you|like this|also|more|about|from|on|in|
        статт*|новин*|матеріал*|тем*|публікац*|стать*|новост*|материал*|публикац*|
        artykuł*|wiadomości|wpisy|tematy|temat*|artikel|beiträge|beitrag|themen|thema|nachrichten|article*|sujet*|actualité*|contenus|
        artículo*|noticia*|contenido*|tema*|entrada*|articol*|notizie|contenut*|argoment*|artigo*|conteúdo*|matéria*|notícia*|assunto""",
    # breadcrumbs
    "home": """home|home page|homepage|main|main page|start|front page|index|головна|на головну|домашня|домівка|главная|на главную|домой|strona główna|główna|
        startseite|start|accueil|inicio|portada|principal|página principal|página inicial|início|principal|hem|forside|hjem|úvod|etusivu|ana sayfa|αρχική|
        domů|domov|etusivulle|hauptseite|zur startseite|page d'accueil|pagina iniziale|ホーム|トップ|トップページ|首页|主页|首頁|홈|الرئيسية""",
    "you_are_here": """you are here|you're here|current location|breadcrumb*|navigation path|ви тут|ви зараз тут|ви знаходитесь|ви знаходитеся|вы здесь|вы находитесь|вы сейчас здесь|
        jesteś tutaj|jesteś tu|tu jesteś|tutaj jesteś|znajdujesz się|sie sind hier|sie befinden sich hier|du bist hier|vous êtes ici|fil d'ariane|fil d’ariane|
        usted está aquí|está aquí|estás aquí|se encuentra usted aquí|te encuentras en|tu sei qui|sei qui|ti trovi qui|ti trovi in|você está aqui|voce esta aqui|está em|
        je bent hier|u bent hier|du är här|du er her|olet tässä|jste zde|nacházíte se|
        vous êtes dans|vous êtes sur|estás en|está en|sei in|siete in|você está em|you re reading|you're reading|jesteś w|ви у розділі|вы в разделе|du liest gerade|现在位置|当前位置|現在位置""",
    # legal
    "copyright": """all rights reserved|rights reserved|усі права захищен*|всі права захищен*|права захищен*|все права защищен*|права защищен*|
        wszelkie prawa zastrzeżone|prawa zastrzeżone|alle rechte vorbehalten|tous droits réservés|droits réservés|todos los derechos reservados|derechos reservados|
        tutti i diritti riservati|diritti riservati|riproduzione riservata|todos os direitos reservados|direitos reservados|alle rechten voorbehouden|
        alla rättigheter|všechna práva|tüm hakları""",
    "republish": """republish*|reproduc*|redistribut*|reprint*|rewritten|broadcast|передрук*|відтворенн*|використанн*|копіюван*|перепечатк*|воспроизведен*|использован*|копирован*|
        kopiowan*|przedruk*|powielan*|rozpowszechnian*|vervielfältig*|nachdruck|weiterverbreit*|weiterverwend*|reproducción|reproducir|riproduzion*|riproduc*|reprodução|
        reproduzi*|reproduire|reprodu*|rediffus*""",
    "forbidden": """may not|not be|without permission|without written|prohibited|without prior|only with|заборонен*|лише за|лише з|тільки за|без дозвол*|дозвол*|письмов*|разрешения|гіперпосилан*|запрещен*|только с|без разрешен*|
        гиперссылк*|zabronion*|bez zgody|wyłącznie za|verboten|ohne|nur mit|untersagt|interdit*|sans autorisation|sans accord|prohibid*|sin autorización|sin permiso|
        vietat*|senza autorizzazione|proibid*|sem autorização|vedad*""",
    "views": """views expressed|opinions expressed|view expressed|opinion expressed|views and opinions|opinions are|views are|those of the author*|author s own|author's own|author’s own|
        погляди|думк* автор*|позиц* редакц*|думк* редакц*|точк* зор*|мнени* автор*|позици* редакц*|мнени* редакц*|точк* зрения|
        poglądy|opinie wyrażone|stanowisk*|meinung*|ansichten|opinions exprimées|avis exprimés|points de vue|opiniones expresadas|opiniones vertidas|puntos de vista|
        opinioni espresse|opinioni dell*|opiniões expressas|opiniões do*|opinião do*|standpunt*|
        opinions in this|views in this|opinions voiced|views presented|opinions belong|opinions given|opinion of the author|opinions of the author|opiniones de|opinioni di|opinie zawarte|przedstawione opinie|geäußerten meinungen|avis publiés|propos tenus""",
    "reflect": """reflect|не поділя*|не разделя*|n'engagent que|n'engagent|represent|necessarily|solely|alone|are those of|their own|збіга*|відображ*|відобража*|можут* не|може не|належать|совпада*|отража*|могут не|может не|принадлеж*|
        odzwierciedl*|muszą|niekoniecznie|wyłącznie|spiegeln|widerspiegeln|unbedingt|reflètent|engagent|nécessairement|reflejan|necesariamente|riflettono|necessariamente|
        rispecchiano|refletem|necessariamente|weerspiegel*|
        exclusivement|esclusivamente|exclusiv*|ausschließlich|belong to|not those of|not necessarily|responsabil*|own and not|
        author's own|writer's own|his own|her own|власн* думк*|личн* мнени*""",
    "advice": """investment advice|financial advice|legal advice|medical advice|professional advice|recommendation to buy|buy or sell|information purposes|informational purposes|educational purposes|
        information purpose|investment recommendation|trading advice|substitute for|
        інвестиційн* порад*|фінансов* порад*|інвестиційн* рекомендац*|інформаційн* характер*|ознайомлюв*|фінансов* рекомендац*|юридичн* консультац*|
        инвестиционн* совет*|инвестиционн* рекомендац*|финансов* рекомендац*|финансов* совет*|информационн* характер*|ознакомительн*|информационных целях|інформаційних цілях|
        porad* inwestycyjn*|rekomendacj* inwestycyjn*|doradztw* inwestycyjn*|charakter informacyjny|celach informacyjnych|porad* prawn*|porady finansow*|
        anlageberatung|anlageempfehlung*|finanzberatung|kaufempfehlung*|informationszweck*|rechtsberatung|beratung dar|
        conseil* en investissement|conseil* financier*|conseil d'investissement|titre informatif|fins d'information|titre d'information|conseil* d'investissement|
        asesoramiento|consejo* de inversión|recomendación* de inversión|fines informativos|carácter informativo|recomendación de compra|
        consulenz*|consigl* di investimento|scopo informativo|scopi informativi|fini informativi|consigli finanziari|sollecitazione|
        aconselhamento|recomendação de investimento|recomendações de investimento|fins informativos|caráter informativo|conselho* financeiro*|consultoria""",
    "disclosure": """disclaimer*|disclosure*|full disclosure|legal notice|editor's note disclaimer|застереженн*|відмова від відповідальності|дисклеймер*|відмов* від|
        отказ от ответственности|оговорк*|предупреждение об ответственности|zastrzeżeni*|nota prawna|haftungsausschluss|hinweis|offenlegung|transparenzhinweis|
        avertissement|clause de non|mentions légales|avis de non|aviso legal|descargo de responsabilidad|exención de responsabilidad|advertencia|
        avvertenza|disclaimer|esclusione di responsabilità|nota legale|aviso|isenção de responsabilidade|disclaimer""",
    "position": """holds no|has no|have no|hold no|does not hold|do not hold|no position|no securities|no affiliation*|no licenses|owns no|does not own|no stake|no business relationship|no shares|
        не має|не володіє|не тримає|не имеет|не владеет|nie posiada|nie ma|hält keine|besitzt keine|keine position*|ne détient|ne possède|aucune position|
        no posee|no tiene|no mantiene|non detiene|non possiede|nessuna posizione|não possui|não detém|não tem|heeft geen""",
    "author": """author|authors|writer|contributor*|columnist|i|we|автор*|autor*|autorka|auteur*|autore|autrice|der verfasser|verfasser*|redakc*|редакц*|redaktion|rédaction|redacción|redazione|redação""",
    "holdings": """securities|companies mentioned|company mentioned|stocks mentioned|positions|position|shares|stock|licenses|affiliation*|organization|цінн* папер*|акці*|компані*|ценн* бумаг*|акци*|компани*|
        papier* wartościow*|akcji|akcje|spółek|spółk*|wertpapier*|aktien|unternehmen|actions|titres|société*|valores|acciones|empresa*|titoli|azioni|societ*|ações|empresas|valores mobiliários""",
    "commission": """commission|commissions|affiliate*|kick back|kickback|referral fee|small percentage|paid partnership|комісі*|партнерськ*|комисси*|партнерск*|prowizj*|afiliac*|provision*|affiliate*|partnerlink*|
        affilié*|affiliation|comisión|comisiones|afiliad*|commissione|commissioni|affiliazione|comissão|comissões|
        a fee|small fee|referral fees|affiliate fee|відсоток|процент с продаж|werbelink*|vergütung|rémunér*|remunerad*""",
    "buy": """buy|purchase*|purchasing|buying|shop*|links|link|click|clicking|we|our|us|купівл*|купу*|придба*|посилан*|покуп*|приобрет*|ссылк*|ми|наш*|мы|kup*|zakup*|link*|
        kauf*|wir|uns*|achat*|achet*|lien*|nous|compr*|enlace*|nuestr*|acquist*|noi|nostr*|noss*""",
    "trust": """trust principles|our standards|editorial standards|corrections policy|our editorial policy|why you can trust""",
    "sources": """found via|was found via|information for this|sources and companies mentioned|additional research|consult a professional""",
    # adverts
    "advert": """advertisement*|advert|adverts|ad|ads|advertising|advertorial|sponsored|sponsored content|sponsored links|paid content|promoted|promoted content|promotion|
        реклама|реклами|рекламою|рекламы|рекламой|рекламний блок|на правах реклами|рекламный блок|на правах рекламы|спонсорован*|reklama|reklamy|reklamą|reklamie|artykuł sponsorowany|materiał sponsorowany|anzeige|anzeigen|werbung|
        publicité|annonce|contenu sponsorisé|publicidad|anuncio|anuncios|patrocinado|contenido patrocinado|pubblicità|contenuto sponsorizzato|annuncio|
        publicidade|anúncio|conteúdo patrocinado|reklame|annons|advertentie|inzerce|mainos|reklám|
        sponsored message|sponsored post|sponsored by|partner content|paid partnership|advertising feature|werbebeitrag|advertorial|реклам* матеріал|рекламн* материал""",
    "continues": """continue|continues|continue reading|continues below|continued|scroll|below|after|keep reading|read on|story continues|article continues|
        продовжен*|продовжу*|нижче|після|далі|продолжен*|ниже|после|далее|dalsza część|ciąg dalszy|poniżej|pod|czytaj dalej|weiterlesen|geht weiter|unten|nach|artikel weiter|
        suite|après|ci dessous|continúa|sigue|debajo|después|continua|sotto|dopo|prosegue|abaixo|após|depois|verder|onder|efter|fortsätter""",
    # cookies and privacy
    "cookie": """cookie|cookies|куки|кукі|файли cookie|файлы cookie|ciastecz*|plik* cookie*|gdpr|rodo|dsgvo|consent""",
    "consent": """accept|agree|consent|improve*|settings|preferences|policy|necessary|opt out|manage|learn more|better experience|best experience|by continuing|by clicking|personali*|
        прийня*|погодж*|згод*|продовжу*|покращ*|налаштув*|політик*|принима*|соглаш*|соглас*|продолжа*|улучш*|настройк*|политик*|akcept*|zgadz*|zgod*|polityk*|ustawieni*|
        popraw*|akzeptier*|zustimm*|einverstanden|einstellung*|verbesser*|datenschutz*|accept*|consent*|paramètre*|améliorer|politique|acept*|configur*|mejorar|política|
        accett*|impostazioni|migliorare|informativa|aceit*|configuraç*|melhorar|concord*|privacy|privatsphäre|accepteren|instellingen|godkänn*|
        stimmen sie|stimmst du|nutzung|by using|continuing|en poursuivant|si continúa|continuando|proseguendo|ao continuar|продовжуючи|продолжая|korzystając|door verder|
        zaakcept*|odrzuc*|refuse|reject|decline|ablehnen|refuser|rechazar|rifiutare|recusar|відхил*|отклон*""",
    "site_uses": """we use|partners use|our partners|this site|this website|our site|our website|uses cookies|use of cookies|ми використовуємо|цей сайт|наш сайт|сайт використовує|використання cookie|
        мы используем|этот сайт|сайт использует|используем|ta strona|nasza strona|używamy|stosujemy|wykorzystuj*|korzysta z|diese website|unsere website|wir verwenden|wir nutzen|
        wir setzen|verwendet cookies|nutzt cookies|nous utilisons|ce site|notre site|utilise des cookies|utilizamos|este sitio|esta web|nuestra web|usamos|
        questo sito|utilizziamo|usiamo|este site|nosso site|utiliza cookies|deze site|deze website|wij gebruiken|we gebruiken|vi använder""",
    # walls
    "paywall": """subscribers only|subscriber only|for subscribers|subscriber exclusive|members only|exclusive to subscribers|already a subscriber|already a member|already subscribed|to continue reading|
        continue reading this|keep reading this|unlock this|unlimited access|full access|start your free trial|read the full|rest of this article|become a member|become a subscriber|subscribe to read|
        subscribe to continue|register to read|sign in to read|create a free account|create an account|log in to read|premium content|
        лише для передплатник*|для передплатників|оформіть передплат*|вже передплатник*|щоб читати далі|повний доступ|
        только для подписчик*|для подписчиков|оформите подписк*|уже подписчик*|чтобы читать дальше|чтобы продолжить чтение|полный доступ|
        tylko dla subskrybent*|dla prenumerator*|masz już subskrypcję|masz już konto|aby czytać dalej|pełny dostęp|czytaj dalej za|kup dostęp|dostęp do artykułu|treść premium|
        nur für abonnent*|für abonnent*|bereits abonnent*|schon abonnent*|weiterlesen mit|jetzt abonnieren|kostenlos testen|probeabo|jetzt weiterlesen|um weiterzulesen|vollen zugriff|
        réservé aux abonnés|réservé à nos abonnés|déjà abonné*|pour lire la suite|il vous reste|accès illimité|essai gratuit|pour continuer*|lire la suite de cet article|
        solo para suscriptores|para suscriptores|exclusivo para suscriptores|ya eres suscriptor|ya soy suscriptor|para seguir leyendo|para continuar leyendo|acceso ilimitado|prueba gratis|suscríbete para seguir|hazte socio|
        solo per abbonati|riservato agli abbonati|sei già abbonato|per continuare a leggere|accesso illimitato|prova gratuita|contenuto riservato|
        exclusivo para assinantes|só para assinantes|conteúdo exclusivo|já é assinante|para continuar lendo|para continuar a ler|acesso ilimitado|assine para|
        alleen voor abonnees|al abonnee|om verder te lezen|bara för prenumeranter|
        лише передплатник*|тільки передплатник*|доступн* передплатник*|доступн* лише передплатник*|только подписчик*|доступн* только подписчик*|доступн* подписчик*|dostępn* tylko dla|für abonnenten|exklusiv für abonnent*|schon ein abo|bereits ein abo|already have a subscription|existing subscriber*|déjà un abonnement|masz już abonament|ya tienes una suscripción|hai già un abbonamento|já tem assinatura|маєте передплату|есть подписка|jetzt testen|try it free|essayer gratuitement|testuj za darmo|story is for members|for members|for paying readers|réservé aux|keep reading subscribe|prenumerationen|för prenumeranter|předplatitel*|abonelere özel|会员专享|会員限定|
        already have an account|unlock this|haben sie schon ein konto|déjà un compte|ya tienes cuenta|hai già un account|já tem conta|вже маєте акаунт|уже есть аккаунт""",
    # players, captions, credits
    "player": """play video|watch video|video player|pause|mute|unmute|fullscreen|full screen|loading|loading video|video playback|audio player|current time|duration|media playback|
        your browser does not support|javascript is disabled|enable javascript|please enable|listen to this article|listen to article|play audio|toggle caption|hide caption|enlarge this image|
        click to enlarge|view gallery|open gallery|image gallery|skip ad|video ad|playback rate|remaining time|seek to live|text version|this is a modal window|adobe flash player|
        дивитися відео|відтворити|завантаження|смотреть видео|воспроизвести|загрузка|odtwórz|ładowanie|video abspielen|wird geladen|lire la vidéo|chargement|reproducir|cargando|riproduci|caricamento|carregando|reproduzir|
        увімкніть javascript|включите javascript|włącz javascript|activez javascript|active javascript|abilita javascript|ative o javascript|javascript aktivieren|ваш браузер не підтримує|ваш браузер не поддерживает|
        play this video|play this audio|browser cannot play|browser can't play|browser unterstützt|browser kann|navigateur ne prend pas en charge|navigateur ne supporte|navegador no soporta|navegador no admite|navegador não suporta|browser non supporta|przeglądarka nie obsługuje|switch on javascript|turn on javascript|javascript is required|браузер не підтримує|браузер не поддерживает|browser ondersteunt|webbläsare stöder""",
    "credit": """photo by|photo credit|image credit|image source|photo source|picture credit|photograph by|photography by|image by|photo courtesy|image courtesy|file photo|getty images|shutterstock|ap photo|istock|
        photo|photos|image|photograph|picture|credit|credits|illustration|фото|світлина|ілюстрація|фото з|джерело фото|иллюстрация|источник фото|zdjęcie|fot|źródło zdjęcia|ilustracja|
        foto|fotos|bild|bildquelle|bildnachweis|quelle|symbolbild|symbolfoto|archivbild|crédit photo|crédits|crédit|photo d'illustration|crédito|foto de|imagen|fotografía|
        immagine|fonte|ph|foto di|imagem|reprodução|divulgação|legenda|beeld|kuva|foto uit""",
    # tags, dates, authors, navigation
    "tags": """tags|tag|tagged|tagged with|tagged as|topics|filed under|categories|category|posted in|keywords|more about|themes|related topics|
        теги|тег|мітки|ключові слова|рубрик*|категор*|теми|метки|ключевые слова|темы|tagi|słowa kluczowe|kategori*|tematy|
        schlagwörter|schlagworte|schlagwort|stichworte|stichwörter|themen|mehr zum thema|mots clés|mots clefs|étiquettes|thèmes|catégori*|sujets|
        etiquetas|palabras clave|temas|categorías|archivado en|etichette|parole chiave|argomenti|categorie|palavras chave|assuntos|tópicos|marcadores|trefwoorden|onderwerpen|nyckelord|ämnen""",
    "by": """by|written by|posted by|published by|reported by|edited by|researched by|reviewed by|автор|текст|авторка|підготував*|написав*|джерело|источник|подготовил*|
        autor|autorka|tekst|źródło|opracowanie|opracował*|von|autor*|redaktion|par|auteur|por|di|da|a cura di|redazione|door|av""",
    "posted": """posted|published|updated|last updated|modified|created|опубліковано|оновлено|створено|опубликовано|обновлено|создано|opublikowano|zaktualizowano|aktualizacja|data publikacji|utworzono|
        veröffentlicht|aktualisiert|erstellt|stand|publié|mis à jour|modifié|publicado|actualizado|pubblicato|aggiornato|atualizado|gepubliceerd|bijgewerkt|publicerad|uppdaterad""",
    "minutes": """min read|minute read|minutes read|mins read|reading time|read time|хв читання|час читання|хвилин*|мин чтения|время чтения|минут*|czas czytania|min czytania|lesezeit|lesedauer|min lesezeit|
        temps de lecture|min de lecture|tiempo de lectura|min de lectura|tempo di lettura|min di lettura|tempo de leitura|min de leitura|leestijd|läsning""",
    "navigate": """back to top|go to top|scroll to top|skip to content|skip to main content|skip to main|next article|previous article|next post|previous post|newer posts|older posts|load more|show more|view more|
        see all|view all|show all|read more|more|close|menu|search|next|previous|prev|back|expand|collapse|toggle|open menu|all news|more news|advertise|table of contents|jump to|show comments|
        нагору|вгору|до початку|далі|назад|більше|показати ще|завантажити ще|попередн*|наступн*|меню|пошук|детальніше|докладніше|читати далі|усі новини|всі новини|
        наверх|вверх|дальше|ещё|показать еще|показать ещё|загрузить еще|предыдущ*|следующ*|поиск|подробнее|читать далее|читать дальше|все новости|
        do góry|wróć|dalej|wstecz|więcej|pokaż więcej|załaduj więcej|poprzedni*|następny*|szukaj|czytaj więcej|czytaj dalej|wszystkie|
        nach oben|zum seitenanfang|zurück|weiter|mehr|mehr anzeigen|mehr laden|vorherige*|nächste*|suche|weiterlesen|mehr lesen|mehr erfahren|alle anzeigen|schließen|
        haut de page|retour|suivant*|précédent*|voir plus|charger plus|afficher plus|rechercher|lire la suite|en savoir plus|fermer|tout voir|
        volver arriba|volver|siguiente|anterior|ver más|cargar más|mostrar más|buscar|leer más|saber más|cerrar|ver todo|
        torna su|torna all'inizio|indietro|avanti|successiv*|precedente|mostra altro|carica altro|cerca|leggi tutto|leggi di più|continua a leggere|scopri di più|chiudi|
        voltar ao topo|voltar|próxim*|anterior|ver mais|carregar mais|mostrar mais|pesquisar|leia mais|ler mais|saiba mais|continue lendo|fechar|lees meer|läs mer""",
    "about_author": """about the author|about author|about the writer|author bio|more from this author|view all posts by|all posts by|posts by|more by|meet the author|written by|
        про автора|про авторку|об авторе|все записи автора|усі записи автора|o autorze|o autorce|zobacz wszystkie wpisy|über den autor|über die autorin|alle beiträge von|zum autor|
        à propos de l'auteur|à propos de l’auteur|tous les articles de|l'auteur|sobre el autor|acerca del autor|ver todas las entradas|todos los artículos de|
        sull'autore|informazioni sull'autore|sull’autore|l'autore|sobre o autor|sobre a autora|todos os posts de|ver todos os artigos|over de auteur|om författaren""",
    "placeholder": """lorem ipsum|your ad here|insert text here|placeholder|hello world|sample page|just another wordpress site|to be announced|undefined|nan|null|\\[object object\\]|test test""",
    "support": """support us|donate|support our|support independent|make a donation|become a patron|patreon|buy me a coffee|contribute|підтримай*|підтримати|донат*|поддерж*|wesprzyj*|wspieraj*|unterstütz*|spende*|soutenez*|faites un don|
        apoya|apóyanos|dona|sostieni*|sostienici|dona ora|apoie|doe|steun|donează""",
    "error_report": """found a mistake|spotted an error|report an error|report a mistake|see a typo|found a typo|found an error|помітили помилку|знайшли помилку|ctrl enter|заметили ошибку|нашли ошибку|znalazłeś błąd|zauważyłeś błąd|zgłoś błąd|
        fehler gefunden|fehler melden|fehler entdeckt|vous avez repéré|signaler une erreur|une erreur|has visto un error|encontraste un error|reportar error|hai trovato un errore|segnala un errore|encontrou um erro|comunicar erro|reportar erro""",
    "rate": """rate this|rating|votes|vote|average|stars|was this helpful|was this article|did you like|оцініть|оцінка|голос*|рейтинг|оцените|оценк*|oceń|ocena|głos*|bewerten|bewertung*|notez|évaluez|note|valora|votar|valuta|voti|avalie|avaliaç*""",
    "receive": """join|get|receive|enter|stay|don't miss|never miss|want more|delivered|sent|start your day|have|enjoy|отримуй*|отримув*|отримат*|не пропуст*|долуч*|приєднуй*|
        получай*|получит*|присоединяй*|будьте в курсе|otrzymuj|dołącz|zamów|bądź na bieżąco|bestell*|erhalten|erhalte|melde*|recev*|recib*|únete|ricev*|receb*|ontvang|få|
        das wichtigste|l'essentiel|the most important|lo más importante|найважливіше|самое важное|najważniejsze|o essencial|l'essenziale|het belangrijkste|our best""",
    "your": """your|our|my|free|daily|weekly|this|ваш*|твій|твоя|твою|твои|наш*|безкоштовн*|щоденн*|щотижн*|бесплатн*|ежедневн*|еженедельн*|twój|twoją|twoja|twojej|twoje|nasz*|darmow*|codzien*|
        bezpłatn*|deine*|dein|ihr|ihre*|unser*|kostenlos*|täglich*|wöchentlich*|votre|vos|notre|nos|gratuit*|quotidien*|hebdo*|tu|tus|su|nuestr*|gratis|gratuit*|diari*|semanal*|
        tuo|tua|tuoi|nostr*|gratuit*|quotidian*|settimanal*|seu|sua|teu|tua|noss*|je|jouw|onze|din|ditt|vår*|tvůj|vaš*""",
    "may_earn": """may earn|may receive|may get|earn a commission|receive a commission|get a commission|earns a commission|earn commission*|earn us|earn from qualifying|no extra cost|no additional cost|
        at no cost to you|supported by readers|supported by our readers|reader supported|contains affiliate|contain affiliate|includes affiliate|include affiliate|
        using the affiliate|through our links|via our links|links on our site|through links|отримати комісі*|отримуємо комісі*|партнерські посилання|получить комисси*|получаем комисси*|
        партнерские ссылки|możemy otrzymać|otrzymujemy prowizj*|linki afiliacyjne|erhalten wir|wir erhalten|erhalte ich|affiliate links enthalten|enthält affiliate links|provisions links|nous pouvons recevoir|peut percevoir|liens affiliés|
        podemos recibir|puede recibir|enlaces de afiliad*|podríamos recibir|potremmo ricevere|riceviamo una|link affiliati|link di affiliazione|podemos receber|links de afiliad*|
        may be paid|may get paid|are paid|get paid|earn a fee|earn a small fee|podemos ganhar|podemos ganar|verdienen wir|отримати відсоток|zarabiamy""",
    # calls to read something else
    "pointer": """read more|also on|read also|also read|see also|read next|read now|read this|more on this|more on|more from|must read|related|related story|related article|related news|related stories|
        related articles|related reading|recommended|you may also like|don't miss|dont miss|watch|watch now|watch also|watch more|watch this|listen|further reading|see more|find out more|learn more|also of interest|up next|
        in case you missed it|editor's picks|explore more|more stories|read the full story|full story|go deeper|background|
        читайте також|читати також|читайте ще|читайте|дивіться також|дивіться ще|дивіться|див також|більше про це|докладніше|детальніше|за темою|по темі|на цю тему|також|цікаво|не пропустіть|
        читайте также|читать также|читайте|смотрите также|смотрите|подробнее|по теме|материалы по теме|еще по теме|также|не пропустите|
        czytaj też|czytaj także|czytaj również|czytaj więcej|przeczytaj|przeczytaj też|przeczytaj także|przeczytaj również|zobacz też|zobacz także|zobacz również|zobacz|więcej|polecamy|warto przeczytać|sprawdź także|sprawdź też|
        lesen sie auch|lesen sie mehr|lesen sie hier|lesen sie dazu|lies auch|mehr dazu|mehr zum thema|auch interessant|siehe auch|weiterlesen|lesetipp|passend dazu|zum thema|mehr lesen|hintergrund|
        lire aussi|à lire aussi|a lire aussi|lire également|à lire également|voir aussi|à lire|sur le même sujet|pour aller plus loin|à voir aussi|en savoir plus|lire la suite|
        lee también|lea también|leer también|lea además|lee además|lea más|lee más|ver también|vea también|te puede interesar|le puede interesar|más información|más noticias|también|mira también|
        leggi anche|leggi pure|vedi anche|guarda anche|per approfondire|approfondisci|ti potrebbe interessare|potrebbe interessarti|leggi tutto|scopri di più|
        leia também|leia mais|veja também|saiba mais|confira também|leia ainda|você pode gostar|ver também|leia|
        lees ook|lees meer|bekijk ook|läs också|läs även|läs mer|les også|læs også|čtěte také|přečtěte si|přečtěte si také|lásd még|olvassa el|ayrıca bakınız|a se vedea|citește și|
        keep reading|more about this|read on|sur le même thème|dans le même dossier|más sobre|sobre el tema|sobre este tema|sobre o tema|sul tema|sullo stesso tema|na ten temat|więcej o tym|do przeczytania|ebenfalls interessant|lesen sie dazu|lesen sie weiter|читать по теме|ещё по теме|більше за темою|ще за темою|ook interessant|läs vidare|přečtěte si|viz také|ayrıca okuyun|関連記事|相关阅读|延伸阅读""",
    "ask": """what do you think|do you agree|your opinion|what's your take|below|що думаєте|що ви думаєте|нижче|что думаете|что вы думаете|ниже|co o tym sądzisz|co sądzisz|poniżej|was meinst du|was meinen sie|
        was denkst du|unten|qu'en pensez vous|ci dessous|qué opinas|qué piensas|abajo|cosa ne pensi|qui sotto|sotto|o que você acha|o que achou|abaixo|no|none|zero|yet|aucun|keine|noch keine|немає|нет|brak|sin|nessun|nenhum|geen|inga""",
    "mentioned": """mentioned|discussed|this article|this story|this organization|this company|the companies|named|згадан*|упомянут*|wymienion*|wspomnian*|genannt*|erwähnt*|mentionné*|cité*|mencionad*|
        menzionat*|citat*|citad*""",
    # what tells a sentence of a story from a call to the reader: somebody says it
    "says": """said|says|saying|wrote|writes|told|asked|asks|joked|joke|replied|answered|added|argued|argues|sang|shouted|warned|promised|claimed|insisted|sighed|recalled|explained|
        каже|сказа*|казав|казала|каза*|написав|написала|запитав|запитала|відповів|відповіла|додав|додала|просив|просила|радив|радила|жартував|пояснив|пояснила|
        говорит|говорил*|написал|написала|спросил*|ответил*|добавил*|просил*|пояснил*|пошутил*|powiedział*|mówi|mówił*|napisał*|zapytał*|odpowiedział*|dodał*|prosił*|zażądał*|wyjaśnił*|
        sagte|sagt|schrieb|schreibt er|schreibt sie|fragte|antwortete|rief|meinte|erklärte|warnte|a dit|dit il|dit elle|disait|écrivait|a écrit|a répondu|a demandé|a ajouté|demande t|
        dijo|dice|decía|escribió|preguntó|respondió|añadió|pidió|explicó|ha detto|disse|diceva|scrisse|chiese|rispose|aggiunse|ha scritto|ha spiegato|disse ele|disse ela|escreveu|perguntou|respondeu|
        pediu|explicou|zei|zegt|schreef|vroeg|sade|säger|skrev|řekl*|napsal*|
        court found|court ruled|judge ruled|ruled""",
    "tip_off": """do you have a story|do you have a tip|do you have information|do you know more|have a story|got a story|have a tip|got a tip|news tip|news tips|story tip|story tips|send us your|do you know more|know something|share your story|got news|
        маєте новину|є новина|надсилайте новин*|повідомте нам|есть новость|присылайте|сообщите нам|masz temat|masz informacj*|napisz do nas|haben sie hinweise|haben sie informationen|hinweise an|
        vous avez une info|vous avez des informations|tienes una historia|tiene información|hai una storia|hai una segnalazione|segnalaci|tem uma história|tem informações|heb je een tip|har du ett tips""",
    "price": """month|months|week|weeks|year|trial|offer|only|now|today|first|plus|premium|euro|eur|usd|free|try|test|testen|monat*|woche*|jahr|nur|jetzt|lang|ab|kündbar|exklusiv|ist|
        місяць|грн|гривень|лише|зараз|месяц|руб*|только|сейчас|miesiąc|zł|tylko|teraz|mois|semaine|seulement|mes|semana|sólo|solo|ahora|mese|settimana|ora|mês|agora|apenas""",
    "moderated": """moderated|moderation|moderators|civil|community guidelines|house rules|comment policy|commenting rules|модер*|правил*|moderowan*|regulamin*|moderiert|netiquette|modéré*|modérat*|
        moderad*|moderat*|respektvoll|respectful|kulturaln*|charte|normas""",
    "subscriber": """subscriber|subscribers|abonnent*|abonné*|suscriptor*|abbonat*|assinante*|передплатник*|подписчик*|prenumerator*|abonnee*|prenumerant*|předplatitel*""",
    "exclusive": """exclusive|exclusively|only|reserved|exklusiv*|nur|réservé*|exclusiv*|riservat*|solo|só|лише|тільки|только|tylko|доступн*|dostępn*|alleen|bara|endast|pouze""",
}
