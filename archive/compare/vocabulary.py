"""Words of page furniture, walls and notices in seven languages: en, de, fr, es, pl, uk, ru.

`word*` stands for every word that begins so, `a_b` for two words. The languages share one list: an outlet's furniture is
often in another language than its article. `archive.compare.furniture` says what the words mean together.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from archive.compare.numerals import CALENDAR, SAID

GROUPS: dict[str, str] = {
    "calendar": " ".join(CALENDAR),
    "numeral": " ".join(SAID),
    # --- lines that consist of nothing but such words, fillers and numbers -------------------------------------------
    "share": """
        verschenken offrir regalar share shares sharing tweet* repost* facebook twitter whatsapp linkedin pinterest reddit messenger email e-mail mail print*
        copy copied bookmark* threads bluesky mastodon instagram tiktok youtube gift send pocket teilen teile geteilt twittern posten merken drucken versenden
        weiterleiten senden verschicken partag* imprimer envoyer compart* tuitear imprimir enviar udostępni* podziel wyślij drukuj поділи* пошир* твітнути
        надіслати поделит* отправить печать forward link_copied copy_link x signal line empfehlen weitergeben link_kopieren transmettre copier_le_lien
        copiar_enlace skopiuj_link скопіювати_посилання скопировать_ссылку save_for_later save saved text_size size contacts passed_on per speichern
        schriftgröße kontakte enregistrer favoris taille_du_texte guardar guarda tamaño_del_texto correo zapisz rozmiar_tekstu зберегти max сохранить courriel
        zapisz_na_później зберегти_на_потім сохранить_на_потом
        """,
    "comment": """
        reaction* repl* respon* discuss* conversation have_your_say reader_letters kommentar* diskut* diskussion* leserbrief* leserkommentar* mitreden
        mitdiskutieren beiträge wortmeldung* meinungen comment* réagi* réaction* répon* débat discuter avis coment* opina respuest* debat* conversación
        koment* dyskus* dyskutuj odpowiedz* opini* wpisów wpisy комент* обговор* відгук* дискус* відповід* думок коммент* обсужд* отзыв* ответ* мнений
        had_their_say have_had_their_say weigh_in weighed_in voices remarks thread threads talk talking stimmen zuschriften lesermeinung* gespräch mitredende
        antworten voix échanges interventions messages prises_de_parole voces mensajes intervenciones conversaciones głos głosy głosów rozmow* wypowiedzi
        голосів голоси реакц* думки розмов* повідомлень голосов голоса мнения разговор* сообщений add_your_voice join_in start_the_conversation be_the_first
        thoughts views_from_readers reaktion* reagieren meinung donner_votre_avis exprimez intervenez opinar opinen opine opinan participa zabierz_głos
        wypowiedz репліки реплік думку думкою висловити реплики реплик мнение мнением высказаться
        """,
    "counter": """
        зрител* глядач*
        gefällt view views viewed viewers watching shares likes liked reads claps hits listens plays people_read aufrufe aufruf abrufe klicks zugriffe gelesen
        leserinnen mal_gelesen ansichten zuschauer vues vue lectures lu visionn* spectateurs clics affichages visitas vistas visto lecturas leído
        visualizaciones reproducciones espectadores wyświetle* odsłon* przeczyta* oglądając* odczyt* wyświetlono polubie* перегляд* прочит* переглян* дивлять*
        вподоб* просмотр* смотрят посмотрел* лайк* seen_by visitors visits clicks opens downloads applause thumbs stars votes besucher besuche leser
        mal_geöffnet geöffnet gesehen herunterladungen lecteurs visites consultations ouvertures ouvert téléchargements lectores visita clic aperturas
        descargas odwiedzin odwiedziny kliknię* otwarć pobra* відвідувач* відкрит* завантажен* кліків натискань посетител* открыт* загрузок кликов нажатий
        saves passed_on people_saved opened_by reacted hearts bookmarks read_by people_are_reading menschen_gefällt gemerkt lesen_gerade gelikt herzen aiment
        aimé j'aime partages partagé lisent_cet consulté gusta gustó gustado les_gusta me_gusta compartido guardado leyendo lo_están_leyendo leídas lubi
        polubiło podoba podobało zapisało udostępnień сподобалось сподобалося сподобалась подобається збережень поширень понравилось нравится прочли просм
        сохранений репостов
        """,
    "reading": """
        чита* czyta* lesedauer durée_de_lecture min_read mins_read minute_read minutes_read read reading listen listening time_to_read lesezeit lesen
        lesezeitraum hördauer anhören vorlesen minuten_lesen lecture lire écouter à_lire lectura leer escuchar przeczytasz odsłuchaj posłuchaj lektury
        прочитання слухати прослухати чтение чтения прочтения слушать прослушать duration audio audio_version long_read short_read quick_read dauer
        lesedauer_ca lektüre audioversion durée durée_lecture version_audio duración tiempo_de_lectura versión_audio czas_lektury długość wersja_audio
        przeczytanie тривалість прочитати аудіоверсія длительность прочитать аудиоверсия takes to_read read_time your_time ai_voice voice narrated read_aloud
        liest sich_in ki-stimme stimme vorgelesen se_lit lit temps_de voix_de_synthèse se_lee voz_sintética lektura przeczyta głos_syntetyczny zajmie
        вашого_часу займе прочитаєте займёт займет прочтёте прочтете вашего_времени
        """,
    "stamp": """
        полчаса godziną годину час_назад just_in ago published updated posted modified edited last_updated just_now refreshed reviewed filed uploaded
        aktualisiert aktualisierung veröffentlicht erschienen stand zuletzt vor gerade_eben geändert ergänzt il_y_a publié publiée mis_à_jour mise_à_jour
        actualisé actualisée modifié modifiée màj hace publicado publicada actualizado actualizada actualización modificado modificada temu opublikowano
        aktualizacja zaktualizowano publikacja dodano zmieniono data_publikacji ostatnia_zmiana тому опубліковано оновлено оновлення змінено додано розміщено
        щойно назад опубликовано обновлено обновление изменено добавлено размещено только_что version as_of revised last_edited last_change last_changed
        last_revision checked first_published amended_at rev fassung fassung_von bearbeitet zuletzt_bearbeitet redigiert überarbeitet eingestellt online_seit
        erstellt version_de version_du revu revue retouché rédigé mis_en_ligne en_ligne créé versión versión_de revisado revisada editado editada creado
        subido última_revisión wersja wersja_z edytowano redagowano zredagowano utworzono zamieszczono ostatnia_edycja версія версія_від редаговано
        відредаговано створено викладено правки остання_правка версия версия_от отредактировано редакция_от создано выложено правка последняя_правка went_live
        put_online online_since hochgeladen posté ajouté actualisée_le colgado colgada subida wrzucono wstawiono завантажено загружено
        """,
    "relative": """
        moment moments minutę today yesterday heute gestern aujourd'hui hier hoy ayer dziś wczoraj сьогодні вчора сегодня вчера noon midnight morning evening
        afternoon overnight abend morgen morgens matin midi soir nuit mañana tarde noche medianoche rano полудень утро днем вечора ранку дня
        """,
    "related": """
        previously explore_more explore discover_more go_deeper background in_depth out_now zuvor_erschienen mehr_erfahren vertiefen en_profondeur
        précédemment_dans explorer a_fondo anteriormente_en explora wcześniej_pisaliśmy poznaj_więcej раніше_писали читайте_ще дізнатися_більше ранее_писали
        читайте_ещё читайте_еще узнать_больше той_же_серии той_самої_серії того_ж_циклу этого_цикла tags topics keywords themen schlagwörter schlagworte
        mots-clés étiquettes etiquetas temas tagi tematy теги теми темы watch video videos in_pictures gallery bildergalerie fotostrecke en_images vidéo
        diaporama en_imágenes vídeo galería wideo galeria відео галерея видео related read_more read_also more_on more_from also_read see_also most_read
        most_popular most_viewed trending recommended you_may_also you_might don't_miss up_next read_next next_up top_stories editor's_picks editors'_picks
        popular further_reading keep_reading more_stories in_case_you_missed elsewhere latest_news latest_stories recommended_for must_read also_on
        background_reading mehr_zum mehr_dazu mehr_zu lesen_sie_auch lesen_sie_mehr auch_interessant das_könnte meistgelesen* meist_gelesen passend_dazu
        weitere_artikel siehe_auch weiterlesen zum_thema das_interessiert empfohlen* empfehlung* weitere_nachrichten aus_dem_ressort lesetipp* hintergrund
        verwandte ähnliche lire_aussi à_lire lire_également voir_aussi sur_le_même les_plus_lus plus_lus à_découvrir recommand* articles_liés notre_sélection
        dans_la_même le_plus_lu en_lien pour_aller_plus_loin à_ne_pas_manquer nos_articles vous_aimerez contenus_liés te_puede le_puede lo_más_leído más_leíd*
        leer_también lea_también lee_también relacionad* ver_también más_sobre te_recomendamos también_te más_noticias no_te_pierdas además sigue_leyendo
        más_información noticias_relacionadas en_portada czytaj_też czytaj_także czytaj_również czytaj_więcej przeczytaj_też przeczytaj_także zobacz_też
        zobacz_także zobacz_również najczęściej_czytane najpopularniejsze polecane polecamy powiązane więcej_na_temat warto_przeczytać sprawdź_też
        inne_artykuły to_może читайте_також читайте_теж читати_також дивіться_також схожі_новини за_темою найчитаніше найпопулярніше популярне рекомендуємо
        більше_на_тему більше_за_темою також_по_темі також_за_темою вам_може_бути не_пропустіть матеріали_за_темою ще_за_темою ще_по_темі головне_за_день
        читайте_также читать_также смотрите_также похожие по_теме самое_читаемое популярное рекомендуем ещё_по_теме еще_по_теме больше_по_теме вам_может_быть
        не_пропустите материалы_по_теме главное_за_день читайте_по_теме see_next next_in same_series from_the_series from_this_series in_this_series
        in_the_series more_in_this_series in_the_same_vein what_to_read more_like_this top_picks hot_right_now from_the_archive from_our_archive archive
        editor's_choice editors'_choice in_other_news other_news more_news you_may_like we_recommend worth_reading explained earlier_coverage our_coverage
        past_coverage full_coverage linked_stories other_readers readers_also next_story previous_story aus_der_reihe aus_dieser_reihe aus_der_serie
        mehr_nachrichten aus_dem_archiv unsere_empfehlung* nächster_artikel vorheriger_artikel bisher_erschienen mehr_lesen mehr_lesestoff andere_lesen
        auch_gelesen ebenfalls_lesenswert lesenswert im_selben_ton dans_la_série de_la_même_série à_voir à_voir_aussi sur_le_même_sujet même_rubrique
        nos_recommandations en_ce_moment tiré_des_archives de_nos_archives dans_la_même_veine article_suivant article_précédent à_suivre misma_serie
        de_la_serie de_la_misma_serie lee_más misma_sección lo_más_visto hemeroteca archivo siguiente_noticia noticia_anterior otras_noticias
        en_la_misma_línea seguir_leyendo_sobre puede_interesarte le_recomendamos z_tej_serii z_tego_cyklu z_cyklu w_podobnym_tonie z_tego_działu w_tym_temacie
        z_archiwum archiwum następny_artykuł poprzedni_artykuł więcej_wiadomości inne_wiadomości wybór_redakcji w_serii podobne podobne_teksty з_цієї_серії
        із_серії ця_ж_серія у_серії ще_новини більше_новин з_архіву архів вибір_редакції до_теми дивись_також читай_також схоже наступна_новина
        попередня_новина інші_новини в_тому_ж_дусі из_этой_серии из_серии в_серии ещё_новости еще_новости больше_новостей из_архива архив выбор_редакции
        к_теме смотри_также читай_также похожее следующая_новость предыдущая_новость другие_новости в_том_же_духе catch_up other_stories elsewhere_on
        from_our_pages dazu_auch andere_geschichten noch_mehr autres_histoires à_lire_ensuite otras_historias en_otros_medios ponte_al_día inne_historie
        nadrób_zaległości інші_історії наздоженіть другие_истории also_in
        """,
    "credit": """
        author authors autor autora автор archivfoto handout снимка photo photos photograph picture pictures image images credit courtesy illustration graphic
        shutterstock foto fotos fotograf* bild bilder bildquelle quelle grafik aufnahme crédit cliché imagen crédito fot zdjęcie zdjęcia źródło фото світлина
        ілюстрація знімок джерело изображение снимок источник pic still render camera shot copyright karte kamera capture supplied provided submitted library
        stock posed models gestellt privat agentur fournie agence archives_familiales cedida agencia agencja archiwum_prywatne агенція агентство
        """,
    "ad": """
        resumes resume message continues_below advert advertisement advertisements adverts advertising ad ads sponsored promoted promotion partner_content
        paid_content story_continues article_continues anzeige anzeigen werbung gesponsert reklame sponsoring artikel_geht_weiter publicité publicités annonce
        sponsorisé pub contenu_partenaire publicidad anuncio anuncios patrocinado promoción contenido_patrocinado reklama reklamy ogłoszenie sponsorowan*
        materiał_sponsorowany artykuł_sponsorowany реклама реклами рекламний на_правах_реклами спонсорськ* партнерський рекламы рекламный на_правах_рекламы
        спонсорск* партнёрский партнерский brand_content branded_content commercial commercials partner_message paid_post paid_partnership from_our_partners
        presented_by inserat inserate werbepartner bezahlter_inhalt markeninhalt präsentiert_von contenu_de_marque contenu_sponsorisé message_publicitaire
        communiqué_partenaire contenido_de_marca contenido_pagado publirreportaje mensaje_publicitario espacio_patrocinado treść_sponsorowana
        materiał_partnera materiał_reklamowy przekaz_reklamowy на_правах рекламний_матеріал матеріал_партнера за_підтримки_партнера комерційний
        рекламный_материал материал_партнёра материал_партнера коммерческий paid_for_by in_association_with supported_by scroll_to_continue scroll skip_past
        skip_ad brought_to_you bezahlt_von mit_freundlicher_unterstützung weiter_nach_der_anzeige scrollen lesen_sie_weiter financé_par en_partenariat_avec
        proposé_par suite_après défiler pagado_por sigue_leyendo_debajo ofrecido_por en_colaboración_con opłacone_przez we_współpracy_z sponsorem
        dalej_pod_reklamą ciąg_dalszy_pod оплачено продовження_після спонсор за_підтримки рекламою продолжение_после при_поддержке рекламой
        """,
    "ticker": """
        live now livestream gauge wind index traffic weather markets market exchange rate rates temperature now_on stream bulletin stocks shares_index points
        delay delays forecast liveticker eilmeldung börse kurs kurse wetter verkehr staumeldung dax punkte live-ticker ticker pegel stau direct en_direct
        indice météo bourse trafic cours bouchons température directo en_directo en_vivo índice tiempo tráfico bolsa cotización tipo_de_cambio temperatura
        na_żywo pogoda kursy giełda notowania indeks ruch korki utrudnienia наживо прямий_ефір ефір курс погода біржа індекс затори дорожня температура
        трансляція прямой_эфир эфир онлайн биржа индекс пробки трансляция ° °c usd eur $ € £ ¥ % minute_by_minute as_it_happened latest_score full_time
        half_time ft ht odds queue queues zwischenstand endstand halbzeit spielstand wartezeit minute_par_minute en_continu score mi-temps al_minuto
        minuto_a_minuto última_hora marcador descanso na_bieżąco minuta_po_minucie wynik przerwa хвилина_за_хвилиною щойно рахунок перерва черга
        минута_за_минутой счёт счет перерыв очередь scores results_so_far now_playing on_air up_to_the_minute jetzt_läuft auf_sendung ergebnisse à_l'antenne
        résultats en_antena sonando resultados teraz_gramy na_antenie wyniki в_ефірі рахунки зараз_грає в_эфире сейчас_играет счета
        """,
    "follow": """
        follow following subscribe newsletter* app podcast podcasts alerts folgen abonnieren benachrichtigung* push suivre suivez seguir síguenos boletín
        obserwuj śledź стежити стежте подписаться рассылка updates stay_informed bądź_na_bieżąco
        """,
    # --- words that may stand between them ---------------------------------------------------------------------------
    "filler": """
        nobody no_one none has have had ever soon much many several others two three four five six seven eight nine ten niemand keiner noch bisher schon viele
        mehrere andere zwei drei vier fünf sechs personne encore déjà plusieurs autres deux trois quatre cinq nadie aún todavía ya varios varias otros dos
        tres cuatro cinco nikt jeszcze już wiele kilka inne inni dwa dwie trzy cztery pięć ніхто ще поки вже багато кілька інші два дві три чотири никто пока
        ещё уже много несколько другие две четыре edition issue ausgabe edición édition wydanie випуск выпуск personen half an via through media przed пів пол
        ca approx closed disabled oneself geschlossen fermés cerrados wyłączone закрито закрыты a the this that these it its is are was were be been being to
        of in on at by for from with and or as up out all more less now here your you we our us my his her their first last latest recent recently new one
        next no see show estimated not yet so just only about story stories article articles page post text report item news link links time date am pm gmt
        utc bst est edt cet cest eet eest msk a.m p.m o'clock sec secs second seconds min mins hr hrs hour hours day days week weeks month months year years
        times people readers person join leave write add start hide view open close tap click top comment option options tools menu save friends friend
        everyone x k m h s d mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec mo di mi do fr sa lun mer jeu ven
        sam dim mié jue vie sáb pon wt śr czw pt sob ndz пн вт ср чт пт сб нд вс letzte letzten letztes der die das den dem des ein eine einen einem einer
        dieser diese dieses diesen ist sind war wurde um im auf zu zum zur von vom mit und oder für über per als bei nach nur jetzt hier mehr alle ihr ihre
        sie wir unser uhr sek std stunde* tag tage tagen woche* monat* jahr* artikel beitrag seite url schreiben anzeigen zeigen geht unten weiter ihren mal
        bis facebook le la les un une du de l et ou à au aux en par pour sur avec ce cette ces sont été plus tous toutes vos votre nous notre dans s'est heure
        heures jour jours semaine semaines mois ans seconde secondes temps lien texte laisser donner voir lecteurs fois personnes último última últimos
        últimas el los las una unos unas del al por para con y o u este esta estos estas es son ha han sido se su sus tu nos nuestro más menos todo todos hora
        horas día días semana semanas mes meses año años segundo segundos tiempo artículo artículos noticia noticias página enlace texto deja ver lectores
        veces personas ostatnia ostatni ostatnie ostatnio i w z ze na od po za przez dla przy się ta te tego tej jest są był była było został została jak co
        czy oraz lub więcej wszystkie nasz nasze godz godzin* minut* dzień dni tydzień tygodni* miesi* rok roku lat sekund* czas artykuł artykułu artykuły
        tekst strona wiadomości dodaj pokaż zobacz osób razy czytelników останнє остання останній останні востаннє й і та у в на до о об про від з зі із по за
        при для цей ця це цю цього є був була було бути більше всі наш наші год годин* хв хвилин* день дні днів тиждень тижн* місяц* рік року років сек
        секунд* час стаття статтю статті новина новину новини сторінка сторінку посилання текст матеріал написати людей осіб разів читачів залишити додати
        показати последнее последняя последний последние и во от с со из этот эта это эту этого есть был была было быть больше все наши еще ч часа часов мин
        минут* дня дней недел* месяц* года лет время статья статью статьи новость новости страница страницу ссылка ссылку ссылкой материал материалом написать
        человек раз читателей оставить добавить показать so_far until_now site website our_site on_our web roughly around approximately since breakfast sign
        idea_of who as_well bislang bis_jetzt webseite ungefähr etwa circa menschen leuten menschen_das als_erste als_erster ersten jusqu'ici pour_l'instant
        environ premier première premiers gens hasta_ahora hasta_el_momento sitio cerca primero primera entrar lo sé gente dotychczas do_tej_pory około mniej
        strona_internetowa pierwszy pierwsza bądź osobom ludziom поки_що досі сайт сайті сайту орієнтовно приблизно близько першим першою залиште читачам
        людям сайтом на_данный_момент сайте сайта примерно приблизительно около первым первой оставьте посмотреть читателям posts counting
        """,
    # --- words that address the reader, and what is offered ----------------------------------------------------------
    "you": """
        you your yours yourself you're you'll you've deiner dein deine deinem deinen euch euer eure vous votre vos tu tus ti usted ustedes vosotros vuestro
        vuestra ciebie ci twój twoja twoje twoją twojej państwa państwu państwo wam wasze вас вам ви ваш* вами вы тебе твій твоя тебя твой твои dich dir
        toi tú ty ти ты tobie tobą tienes quieres puedes eres deseas masz chcesz możesz jesteś маєш можеш хочеш можешь хочешь twoim twojego twoich twym
        waszej твоєї твоей
        """,
    "we": """
        we our us ours ourselves we're we've wir uns unser* nous notre nos nosotros nuestr* nas nam nasz* nami ми нас нам наш* нами мы somos estamos seguimos
        queremos agradecemos contamos necesitamos podemos jesteśmy chcemy piszemy дякуємо благодарим пишемо пишем
        """,
    "imperative": """
        oceń zamów śledź rate tell get sign join follow download subscribe support help try discover don't receive become click tap enter choose enjoy stay
        make listen watch read see find start explore register update allow enable turn give donate buy order thank thanks please want like love missed got
        have jetzt holen lesen abonnieren melden laden folgen unterstützen bleiben sichern testen entdecken hören erhalten werden danke vielen gefällt möchten
        haben abonnez inscrivez recevez suivez téléchargez soutenez rejoignez découvrez retrouvez écoutez lisez profitez cliquez restez faites merci envie
        suscríbete suscríbase apúntate apúntese recibe reciba descarga descargue síguenos síganos apóyanos únete únase haz haga lee escucha regístrate
        regístrese gracias quieres disfruta napisz zgłoś zapisz zapisujesz dołącz pobierz obserwuj wesprzyj otrzymuj subskrybuj bądź sprawdź kliknij posłuchaj
        zarejestruj dziękujemy chcesz odbieraj poznaj підпишіться підписуйтеся підписуйтесь приєднуйтесь приєднуйтеся завантажте завантажуйте отримуйте стежте
        читайте підтримайте слухайте дізнавайтеся долучайтеся дякуємо хочете станьте натисніть подпишитесь подписывайтесь присоединяйтесь скачайте скачивайте
        получайте следите поддержите слушайте узнавайте спасибо хотите нажмите back chip_in helfen bleiben_sie aidez ayúdanos pomóż допоможіть помогите
        заходите never_miss verpassen_sie ne_manquez no_te_pierdas nie_przegap не_пропустіть не_пропустите write
        """,
    "pitch": """
        alerts background_reading useful helpful bestellen buzón zamów oceń przydatny корисн* полезн* útil utile nützlich hilfreich newsletter* inbox mailbox
        briefing bulletin sign_up sign-up subscri* advert* ad ads ad-free sponsor* app apps download* donat* support* contribut* membership member members
        mistake typo tip news_desk journalism newsroom reporting fundrais* follow_us free cookies cookie notifications podcast podcasts whatsapp_channel
        telegram_channel channel survey feedback thank_you thanks every_morning reader readers editor editors loyal puzzle quiz recipe discount offer story
        continues below postfach rundbrief anmeld* abonn* werb* anzeige* spend* unterstütz* kostenlos* redaktion leser* herunterlad* journalismus mitglied*
        dank* push-nachrichten umfrage rätsel lettre_d'information boîte_mail infolettre inscri* publicit* soutien* soutenez don dons gratuit* rédaction
        lecteur* lectrice* télécharg* appli application journalisme adhérent* merci sondage boletín boletines correo bandeja suscri* suscríb* publicidad
        anuncio* patrocin* apoy* apóyanos dona donación gratis redacción lector* descarg* aplicación periodismo socio socios gracias encuesta skrzynk*
        zapisz_się subskryb* prenumer* reklam* wspar* wspier* wesprzyj bezpłatn* darmow* redakcj* czytelni* pobierz aplikacj* dziennikarst* dzięk* ankiet*
        розсил* підписк* підписатися підписатись підписуйт* підпиш* рекла* підтрим* безкоштовн* безплатн* редакці* читач* застосун* додаток завантаж*
        журналісти* дяку* донат* пошт* скриньк* канал* рассыл* подписк* подписаться подписывайт* подпиш* поддерж* бесплатн* редакци* читател* приложени*
        скача* журналистик* спасибо почт* ящик* app_store google_play early_access perks gift_card tote discounted trial cancel_anytime whatsapp telegram
        join_us chip_in crowdfunding merch gewinnspiel hörbuch testphase geschenkabo stammtisch förder* jeu-concours cadeau essai cagnotte parrain* sorteo
        regalo prueba hazte_socio konkurs prezent zbiórk* mecenas* patronat* розіграш подарунок збір патрон* спільнот* долучай* розыгрыш подарок сбор
        сообществ* back_us never_miss editor_writes lokalbrief stadtbrief wochenbrief helfen_sie lettre_de_la_rédaction chaque_samedi carta_de_los
        carta_semanal nuestra_directora list_redakcji лист_редакції редакторка письмо_редактора одним_письмом verpassen_sie ne_manquez no_te_pierdas
        nie_przegap не_пропустіть не_пропустите
        """,
    "medium": """
        buzón alerts handy phone newsletter* inbox mailbox e-mail email mail podcast app channel rundbrief postfach push-nachrichten lettre_d'information
        infolettre boîte_mail boletín correo bandeja розсил* пошт* рассыл* почт* приложени* застосун* канал* telegram whatsapp телеграм skrzyn*
        """,
    "promise": """
        evening dawn abend soir matin du_soir du_matin poranny wieczorny вечірн* вечерн* ранков* утренн* everything breaking alles tout todo wszystko усе все
        всё every_morning every_evening every_day every_weekday each_morning each_week at_a_glance in_brief in_five_minutes week_in_review the_week round-up
        roundup digest daily weekly highlights best essential top_stories latest straight free jeden_morgen jeden_abend jeden_tag täglich* wöchentlich*
        wichtigste* das_beste überblick kompakt kostenlos* direkt chaque_matin chaque_soir chaque_jour chaque_semaine quotidien* hebdomadaire* l'essentiel
        le_meilleur gratuit* en_bref cada_mañana cada_día cada_semana cada_tarde diari* semanal* lo_más_importante lo_mejor gratis resumen codziennie
        co_tydzień każdego_ranka rano najważniejsz* najlepsz* bezpłatn* darmow* przegląd skrót щоранку щодня щотижня щонеділі щовечора головн* найважливіш*
        найкращ* безкоштовн* тиждень_за каждое_утро каждый_день каждую_неделю каждый_вечер главн* самое_важное лучш* бесплатн* неделя_за
        """,
    "board": """
        weather scores score results now_playing on_air forecast tides pollen wetter spielstände ergebnisse jetzt_läuft auf_sendung pegelstände météo
        résultats à_l'antenne à_l'écoute marées el_tiempo tiempo resultados marcadores en_antena suena_ahora mareas pogoda wyniki na_antenie teraz_gramy
        погода рахунок рахунки результати в_ефірі зараз_грає счёт счет результаты в_эфире сейчас_играет
        """,
    # --- what an offer of letters, membership or thanks is made of; several together are one ---------------------------
    "leave": """
        unsubscribe opt_out cancel cancelled abbestellen abbestellt abmelden kündigen abbestellbar désabonner désinscrire désinscription résilier cancelar
        cancela darse_de_baja darte_de_baja wypisać zrezygnować rezygnacja відмовитися відмовитись відписатися відписатись отказаться отписаться отписки
        """,
    "gratitude": """
        thanks thank grateful danke dankeschön schön,_dass merci remercions gracias agradecemos dziękujemy dzięki дякуємо вдячні благодарим спасибо
        признательны
        """,
    "craft": """
        journalism newspaper newspapers papers newsroom reporting journalismus lokaljournalismus zeitung redaktion journalisme journal rédaction periodismo
        periódico redacción dziennikarstwo gazeta redakcja журналістика журналістику журналістики газета редакція журналистика журналистику журналистики
        редакция
        """,
    "price": """
        cost costs money kostet geld coûte argent prix cuesta dinero kosztuje pieniądze pieniędzy коштує грошей гроші стоит денег деньги
        """,
    "regular": """
        every daily weekly fridays mondays saturdays sundays each immer jeden jede freitags montags samstags sonntags täglich wöchentlich chaque tous_les cada
        todos_los los_sábados los_viernes los_lunes los_domingos każdy każdą każdego co_piątek co_sobotę co_tydzień щоп'ятниці щосуботи щодня щотижня щонеділі
        кожної кожного каждый каждую по_субботам по_пятницам ежедневно еженедельно tuesdays wednesdays thursdays dienstags mittwochs donnerstags los_martes
        los_miércoles los_jueves щовівторка щосереди щочетверга по_понедельникам по_вторникам по_средам по_четвергам по_воскресеньям
        """,
    "click": "click clicks klick klicks clic kliknięciem kliknięcie кліком клік кліка кликом клик",
    "press": """
        news times post mail herald gazette courier echo journal chronicle standard observer tribune star signal zeitung blatt bote nachrichten anzeiger
        kurier tageblatt presse rundschau dépêche voix courrier quotidien diario periódico noticias correo voz gaceta prensa gazeta głos dziennik tygodnik
        газета вісник новини час голос тижневик кур'єр вестник новости время известия ведомости курьер
        """,
    "span": """
        morning evening afternoon night day sunday monday time times mal fois vez veces raz razy рази разів раза раз abend morgen vormittag nachmittag nacht
        tag mittag matin soir après-midi nuit jour mañana tarde noche madrugada día rano ranka poranka wieczór wieczora wieczorem popołudnia nocy dzień dnia
        bożego boże święta ранок ранку вечір вечора ночі полудня день дня свята утро утра вечер вечера ночи праздника
        """,
    "writes": "writes recommends schreibt empfiehlt verrät écrit conseille escribe recomienda pisze poleca пише радить пишет советует",
    "here": "here hier ici aquí tutaj tu тут здесь",
    # --- walls -------------------------------------------------------------------------------------------------------
    "subscriber": """
        monatsabo jahresabo tagesabo wochenabo onlineabo geschenkabo testabo preview free_preview compte konto create_an_account subscri* free_article
        free_articles pass digital_pass member members membership premium paywall paying paid register* log_in login sign_in signed_in account free_trial
        trial unlock plus exclusive exclusively abonn* abo digitalabo probeabo online-abo mitglied* anmelden melden_sie_sich digitalpass tagespass einloggen
        angemeldet freischalten exklusiv* bezahl* connectez connecter connexion inscrivez inscription réservé réservée débloquer payant essai suscri* suscríb*
        abonado* registr* regístr* inicia_sesión iniciar_sesión inicie_sesión cuenta exclusivo exclusiva socio socios desbloquea* pago subskryb* prenumer*
        abonament* abonent* zaloguj* zalogowan* zarejestr* dostęp odblokuj* wykup* płatn* wyłącznie передпла* підписк* підписник* підписатися підписатись
        підпиш* увійд* дочитати оформіть увійти зареєстр* реєстрац* акаунт обліков* преміум ексклюзив* доступ* платн* авториз* подписк* подписчик* подписаться
        подпиш* войдите дочитать оформите войти зарегистр* регистрац* аккаунт учётн* премиум эксклюзив* plan plans choose_a_plan cancel cancel_anytime offer
        price credits token tokens wallet metered day_pass week_pass member-only subscriber-only purchase buy tarif angebot kündbar monatlich gutschein kaufen
        freigeschaltet formule offre mensuel sans_engagement s'abonner acheter oferta mensual comprar abonarse pakiet miesięczn* kup subskrypcj* zakup тариф
        план купити придбати щомісячн* оплат* купить приобрести ежемесячн* offre_d'essai probemonat testmonat schnupperabo mois_d'essai mes_de_prueba
        miesiąc_próbny пробний_місяць пробный_месяц trial_month a_month per_month im_monat pro_monat par_mois al_mes на_місяць в_месяц
        """,
    "club": """
        club members klub klubmitglied* mitglieder membres socios socias klubowicz* członk* клуб* член* учасник* участник*
        """,
    "read-on": """
        read reading continue continues full rest remaining remainder access article story content unlimited limit only keep left exclusively unlock reader
        everything report lesen weiterlesen weiter texte* vollständig* ganzen ganze gesamten zugang zugriff artikel beitrag inhalt* unbegrenzt vorbehalten
        text lire lecture suite intégralité reste accès contenu illimité réservé réservée entier leer leyendo seguir continuar completo completa resto acceso
        accede artículo contenido noticia ilimitado texto czyta* przeczyta* dalej całość całości cały dalszy dalszą pozostał* dostęp* artykuł* treść treści
        tekst* materiał* чита* прочита* дочита* далі повн* решт* доступ* статт* матеріал* контент* текст* продовж* дальше далее полн* остал* стать* материал*
        продолж* остат* carry_on go_on whole goes_on more part excerpt preview locked rest_of weitergeht auszug vorschau gesperrt ganzer ganzes suivre
        poursuivre extrait entière verrouillé seguir_leyendo extracto bloqueado entera entero sigue ciąg_dalszy fragment zablokowan* kontynu* reszt* уривок
        заблоковано цілком отрывок заблокировано целиком full_version full_text vollversion volltext version_intégrale versión_completa texto_completo pełna
        pełny pełną wersj* верс* бачать відкрит* открыт* version_complète texte_complet article_complet artículo_completo pełny_tekst pełnej_wersji
        """,
    "letters": """
        post dispatch courier note notes memo digest letter abendbrief morgenbrief brief lettre carta list лист письмо письмом письме листом листі листа
        listem liście listu listów листами листах листів писем письмах cartas lettres mails emails
        """,
    "only": """
        only reserved available access vorbehalten nur exklusiv* zugang zugriff réservé réservée exclusif accès solo exclusiv* acceso tylko wyłącznie dostęp*
        лише тільки доступ* ексклюзив* только эксклюзив*
        """,
    "letter": """
        newsletter* inbox mailbox daily weekly morning notifications podcast rundbrief postfach lettre_d'information infolettre boletín boletines correo
        skrzynk* розсил* рассыл* пошт* почт* канал* channel
        """,
    # --- notices about the article's own text ------------------------------------------------------------------------
    "notice-label": """
        update_and_correction correction corrections corrected clarification clarifications clarified erratum errata editor's_note editors'_note editors_note
        editorial_note retraction retracted amendment amended note_to_readers for_the_record korrektur korrigiert berichtigung richtigstellung klarstellung
        präzisierung anmerkung_der_redaktion hinweis_der_redaktion anm._d._red in_eigener_sache widerruf gegendarstellung hinweis transparenzhinweis correctif
        rectificatif rectification précision note_de_la_rédaction ndlr mise_au_point démenti corrección rectificación aclaración fe_de_errores fe_de_erratas
        nota_del_editor nota_de_la_redacción nota_de_redacción precisión sprostowanie korekta wyjaśnienie uściślenie od_redakcji przypis_redakcji
        nota_redakcyjna poprawka doprecyzowanie виправлення виправлено уточнення уточнено спростування від_редакції примітка_редакції поправка
        редакційна_примітка роз'яснення исправление исправлено уточнение опровержение от_редакции примечание_редакции разъяснение footnote postscript ps p.s
        note note_from_the_editor a_note_from_us we_got_this_wrong we_were_wrong put_right setting_the_record_straight record apology addendum nachtrag
        fußnote anmerkung anm_d_red redaktionelle_anmerkung entschuldigung ergänzung hinweis_in_eigener_sache nota_bene précisions note_de_l'éditeur ajout
        post-scriptum excuses nota rectificamos disculpas apostilla addenda posdata fe_de_error dopisek przypis uwaga_redakcji przeprosiny dopowiedzenie
        postscriptum примітка дописка вибачення постскриптум від_редактора правка редакційне_уточнення примечание приписка извинения от_редактора сноска
        редакционное_уточнение editor's_desk from_the_editor from_the_editor's_desk correction_note aus_der_redaktion de_la_rédaction corregimos
        de_la_redacción rectifica redakcja_prostuje з_редакції редакція_виправляє из_редакции редакция_исправляет word_on_our a_word_on our_numbers
        our_figures our_sources zu_unseren_zahlen à_propos_de_nos_chiffres sobre_nuestras_cifras o_naszych_liczbach про_наші_цифри о_наших_цифрах
        wir_haben_uns_geirrt nous_nous_sommes_trompés nos_equivocamos nos_hemos_equivocado pomyliliśmy_się ми_помилилися мы_ошиблись we_were_mistaken we_erred
        we_made_a_mistake
        """,
    "own-text": """
        article articles story report version versions piece headline edition editions we_originally we_previously we_initially we_incorrectly we_mistakenly
        caption paragraph column post page published originally we_wrote we_said we_reported first_reported as_reported newspaper artikel* text* fassung
        meldung bericht* beitrag* überschrift bildunterschrift absatz ausgabe ursprünglich* hieß geschrieben dépêche titre légende paragraphe papier édition
        écrit écrivions indiquions annoncions artículo versión información noticia titular pie_de_foto párrafo publicad* edición decía escribimos dijimos
        artykuł* tekst* tekśc* wersj* materia* nagłów* podpis* akapi* wydani* pisaliśmy podaliśmy podano informowaliśmy статт* текст* верс* матеріал*
        публікац* заголов* підпис* абзац* новин* повідомлен* йшлося писали стать* материал* публикац* подпис* новост* сообщен* говорилось wording quotation
        print_edition wortlaut zitat formulation citation redacción cita cytat sformułowan* цитат* формулюванн* редакці* заметк* формулировк*
        """,
    "we-wrote": """
        we_originally we_previously we_initially we_incorrectly we_mistakenly we_wrongly we_first_reported we_misspelled we_misstated wir_hatten_zunächst
        hatten_wir_zunächst hatten_wir_geschrieben haben_wir_geschrieben hatten_wir_berichtet nous_écrivions nous_avions_écrit nous_avons_écrit
        nous_indiquions nous_annoncions escribimos dijimos publicamos informamos pisaliśmy podaliśmy informowaliśmy ми_писали ми_повідомляли ми_помилково
        мы_писали мы_сообщали мы_ошибочно this_story_said this_article_said this_story_gave this_article_gave this_story_named this_article_named we_wrote
        we_said we_reported we_had_written we_had_said we_gave we_named stand_hier es_hieß_hier hier_stand an_dieser_stelle avions-nous_écrit
        nous_avons_indiqué avait_été_écrit habíamos_escrito habíamos_dicho se_decía_aquí aquí_se_decía napisaliśmy w_tekście_było pisaliśmy_tu ми_написали
        тут_було_написано ми_вказали ми_назвали мы_написали здесь_было_написано мы_указали мы_назвали we_published our_wording our_text our_article
        our_headline unsere_formulierung unser_text unser_artikel notre_formulation notre_article notre_texte nuestra_redacción nuestro_texto nuestro_artículo
        nasze_sformułowanie nasz_tekst наше_формулювання наш_текст наша_формулировка
        """,
    "earlier": """
        earlier previous previously original originally initial initially prior former first frühere* vorherige* ursprünglich* zunächst erste* zuvor vorige*
        vorher précédente précédemment première initiale initialement auparavant antérieure d'abord anterior anteriormente previa primera inicial inicialmente
        antes wcześniej* poprzedni* pierwotn* pierwsz* początkowo uprzedni* попередн* раніш* перш* початков* спочатку предыдущ* ранее ранн* перв* изначальн*
        сначала прежн*
        """,
    "wrong": """
        change changes revision änderung* changement* modification* cambio* zmian* зміна зміни niewłaściw* unzutreffend* nicht_korrekt inexakt* corrected
        amended supplemented ergänzt aktualisiert complété ampliado aclarad* uzupełnion* доповнен* оновлен* дополнен* wrong wrongly error errors mistake
        mistaken mistakenly misstated misspelled misidentified misattributed inaccurate inaccurately erroneous* correct amend clarify regret apologise
        apologize misquoted transposed updated changed removed reworded falsch* irrtümlich* fehler* versehentlich fälschlich* korrigier* berichtig* bedauern
        geändert präzisier* ungenau* richtig missverständlich* erreur erroné* tort incorrect* inexact* corrigé* rectifié* modifié* précisé* regrettons excuses
        mal errónea* erróneo* equivoca* corregid* rectificad* modificad* lamentamos disculpas błęd* omyłk* mylnie nieprawidł* popraw* skorygow* przeprasz*
        zmienion* nieścis* sprostow* pomył* помил* неправильн* невірн* хибн* виправ* уточн* вибач* неточн* змінен* ошиб* неверн* исправ* извин* изменен*
        изменён* mixed_up confused muddled swapped misdated miscounted put_right we_got slip should_have verwechselt vertauscht verrechnet versehen confondu
        inversé coquille confundid* errata confundimos pomylono pomyliliśmy przestawion* переплут* сплутали обмовк* перепут* спутали опечатк* suggested
        taken_out reworked deleted not_his not_hers nahegelegt entfernt gestrichen laissait_entendre retiré supprimé sugería retirado suprimido corregimos
        sugerował* usunięt* wykreślon* прибрано вилучено поправ* убрано удален* удалён* gave_the_impression den_eindruck l'impression la_impresión wrażenie
        враження впечатление
        """,
    # --- who speaks --------------------------------------------------------------------------------------------------
    "speech": """
        complains boasts confessed confesses recounts recounted jokes skarży chwali żali pyta odpiera ripostuje komplementuje podsumowuje cieszył se_plaint
        ironise reprend renchérit sourit bromea se_queja ironiza protesta sentencia скаржиться хвалиться нарікає питає жаліється сміявся дивується хвалится
        сетует спрашивает удивляется смеялся said say says saying told tell tells wrote write writes added add adds explained explains warned warns stated
        claims claimed asked asks argued argues noted recalled recalls replied insisted declared announced admitted complained joked shouted answered remarked
        according concluded observed confirmed denied called sagte sagt sagten erklärte erklärt betonte betont meinte teilte schrieb räumte räumt warnte warnt
        berichtete erzählte erzählt ergänzte kritisierte forderte äußerte antwortete so dit disent déclare déclaré déclarait affirme affirmé explique expliqué
        raconte ajoute ajouté estime estimé prévient assure assuré regrette soupire plaisante témoigne confie reconnaît rappelle indique souligne lance écrit
        selon dijo dice dicen afirmó afirma explicó explica declaró declara señaló señala recuerda recordó advierte advirtió aseguró asegura añadió añade
        cuenta contó lamenta lamentó admite admitió comenta comentó resume según mówi powiedział* mówił* twierdz* dodaje dodał* tłumaczy tłumaczył* wyjaśni*
        opowiada opowiadał* przyzna* podkreśl* stwierdz* zapewni* ostrzeg* cieszy żartuje wspomina narzeka pisze napisał* komentuje сказа* каже кажуть
        говорит* заяви* розпові* дода* зазнач* наголо* згаду* визна* попередж* писа* пише повідоми* жарту* стверджу* вважає перекон* говорят рассказ* поясн*
        добавил* добавля* отметил* подчеркн* призна* жалуе* вспомина* предупре* пишет написал* сообщил* шутит утвержда* считает уверен* объясн* laughs laughed
        sighs sighed smiles smiled grins grinned shrugs shrugged nods nodded muttered whispered remembers remembered promised promises vows vowed quipped
        conceded insists tweeted posted continues continued concludes lacht lachte seufzt seufzte lächelt grinst nickt erinnert versprach verspricht fügt gibt
        gab findet fand klagt klagte hofft scherzt schimpft urteilt bilanziert stellt rit soupirait glisse martèle insiste promet conclut poursuit résume
        s'amuse s'agace plaide déplore tranche répond sourit-elle ríe sonríe suspira promete concluye prosigue remata zanja responde relata opina śmieje
        uśmiecha wzdycha obiecuje wspominał* zaznacza zaznaczył* relacjonuje kwituje odpowiada ocenia przekonuje сміється усміхається зітхає обіцяє пригадує
        розказує відповідає підсумовує продовжує смеётся смеется улыбается вздыхает обещает припоминает отвечает подытоживает убеждает продолжает делится
        """,
    "determiner": """
        a an the one another der die das den dem des ein eine einer eines einen einem le la l les un une du de el los las uno una unos unas del his her its
        their mr mrs ms herr frau m mme don doña señor señora pan pani пан пані господин госпожа
        """,
    "preposition": """
        at in on of to from for with by about after before during since near outside inside behind that who which whose when while as and or but am im an auf
        bei beim vor nach von vom aus mit für über unter neben dass als wenn während und oder à au aux dans en sur chez par pour avec après avant devant près
        que qui quand et ou de du a al del con por para sobre tras ante desde quien cuando y o w we na do od z ze przy po przed nad pod dla że który która
        kiedy i oraz у в на до від з із зі при по про після перед що який яка коли і й та во от из с со о об после что который которая когда и а
        """,
    "negation": """
        not no never nicht kein keine keinen keiner nie niemals pas jamais non nunca nigdy bez не ні ни нет немає without ohne sans sin без n't
        """,
    # --- small words that are words in their own right, so never a slip for one another -------------------------------
    "small": """
        could would should can cannot may might must will shall not now no nor has had have is are was were be been do does did one two ten her his him its
        this that these those then than there their they what when where who how any all some more most less least few many much own won into onto over under
        with without before after again against upon from form for far near next last late later kann könnte wird würde soll sollte muss müsste darf nicht
        nichts kein keine noch nach nun nur aus auf ein eine hat hatte ist war sind waren wenn wann denn dann pas plus peut pourrait doit devrait est était
        sera serait ont avait sans avec sous sur dans dont donc ni ne où ya puede podría debe debería es era será sería ha había sin con bajo sobre entre más
        menos sí si nie już może mógł musi jest był będzie bez przed przy pod nad tak też ani oraz albo czy lub не ні вже може міг має буде був без перед при
        під над так теж або чи що як ни уже может мог должен будет был под тоже или что как
        """,
}


SIGNS = re.compile(r"[^\W\d_]+|[°$€£¥%]")


class Rows:
    """The rows of one group, ready to be looked up: whole words, beginnings of words, and phrases by their first word."""

    __slots__ = ("beginnings", "lengths", "phrases", "shortest", "starts", "words")

    def __init__(self, rows: str) -> None:
        self.words: set[str] = set()
        self.beginnings: set[str] = set()
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for row in rows.split():
            parts = tuple(SIGNS.findall(row.lower()))
            if len(parts) > 1:
                *firsts, last = parts
                self.phrases[parts[0]].append((tuple(firsts), last + "*" * row.endswith("*")))
            else:
                (self.beginnings if row.endswith("*") else self.words).add(parts[0])
        self.lengths = sorted({len(beginning) for beginning in self.beginnings})
        self.shortest = self.lengths[0] if self.lengths else 0
        self.starts = {beginning[: self.shortest] for beginning in self.beginnings}

    def size(self, words: tuple[str, ...], at: int) -> int:
        """How many of `words` from place `at` on are a row; 0 when none is."""
        word = words[at]
        for firsts, last in self.phrases.get(word, ()):
            end = at + len(firsts)
            if words[at:end] != firsts or end == len(words):
                continue
            if words[end] == last or (last[-1] == "*" and words[end].startswith(last[:-1])):
                return len(firsts) + 1
        return int(word in self.words or (word[: self.shortest] in self.starts and self.begins(word)))

    def begins(self, word: str) -> bool:
        """Whether `word` has one of the beginnings."""
        return any(word[:length] in self.beginnings for length in self.lengths)


ROWS = {name: Rows(words) for name, words in GROUPS.items()}


@lru_cache(maxsize=8192)
def split(text: str) -> tuple[str, ...]:
    """The letter runs of a text in lower case; elisions and compounds fall apart: l'article, e-mail."""
    return tuple(SIGNS.findall(text.lower()))


@lru_cache(maxsize=65536)
def places(group: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where the rows of `group` stand in the words of plain `text`: (first, behind the last)."""
    rows, words, out, at = ROWS[group], split(text), [], 0
    while at < len(words):
        size = rows.size(words, at)
        if size:
            out.append((at, at + size))
        at += size or 1
    return tuple(out)


def has(group: str, text: str) -> bool:
    """Whether a word of `group` stands in plain `text`.

    >>> has("notice-label", "Correction: the bridge is in Upper Marsh.")
    True
    """
    return bool(places(group, text))


def count(group: str, text: str) -> int:
    """How many words or phrases of `group` stand in plain `text`."""
    return len(places(group, text))


def opens(group: str, text: str) -> bool:
    """Whether `text` begins with a word of `group`."""
    found = places(group, text)
    return bool(found) and found[0][0] == 0


def unlisted(text: str, *groups: str) -> list[str]:
    """The words of `text` that are in none of the groups.

    >>> unlisted("Share this article now", "share", "filler")
    []
    """
    words = split(text)
    covered = {i for group in groups for start, end in places(group, text) for i in range(start, end)}
    return [word for i, word in enumerate(words) if i not in covered and word.isalpha()]
