"""Attribution in French."""

from archive.compare.origins.grammar import Grammar

FRENCH = Grammar(
    lang="fr",
    say=r"""a fourni|fournit|a apporté|a livré|a consigné|a noté|a débusqué|a ébruité|a éventé|a flairé|a sorti|a transmis|rapport(?:e|ent|ait|é|ée|és)|écri(?:t|vent|vait)|indiqu(?:e|ent|ait|é)|annonc(?:e|ent|ait|é)|annonçait|révèl(?:e|ent)|révél(?:ait|é|ée|ées|és)|affirm(?:e|ent|ait|é)|relat(?:e|ent|ait|é)|racont(?:e|ent|ait|é)|assur(?:e|ent|ait|é)|précis(?:e|ent|ait|é)
        |publi(?:e|ent|ait|é|ée|és|ées)|dévoil(?:e|ent|ait|é|ée)|appren(?:d|nent)|appris|confirm(?:e|ent|ait|é)|consult(?:e|ent|é|ée|és|ées)|obten(?:u|ue|us|ues|ait)|obtient|recueilli(?:s|e|es)?|interrog(?:e|ent|é|és|ée)|croi(?:t|ent)|évoqu(?:e|ent|ait|é)
        |signal(?:e|ent|ait|é)|explique|expliquait|détaill(?:e|ent|ait|é)|constat(?:e|ent|é)|recens(?:e|ent|é)|estim(?:e|ent|ait)|cit(?:e|ent|é|és|ée)|vu|vue|vus|dit|disent|disait|parle|mentionn(?:e|ent|ait)|avanc(?:e|ent|é)|a pu|ont pu|a eu accès|ont eu accès
        |procuré|entendu|diffus(?:e|ent|é|ée)|titr(?:e|ent|ait)|tient|tenait|sait|savait|décri(?:t|vent|vait)|dénombr(?:e|ent|é)|compté|calculé|rencontré|reçu|examiné|analysé|enquêté|filmé|lu|apporte|a mis au jour|met au jour|a eu vent|a déniché|a mis la main|mis la main|lève le voile|croit savoir|a retrouvé|a exhumé|pointe|chiffre|soutient|dresse|livre|a recoupé|détient|s['’]est fait confirmer|fait état|mande|câble|télégraphie""",
    cite=r"citant|cite|citent|qui cite|qui citent|en citant|reprenant|qui reprend|qui reprennent|reprend|reprennent|relayant|relaie|qui relaie|se référant à|se réf[èé]r\w+ (?:à|au)|s'appuyant sur|s'appuie sur|sur la foi d|en référence à|renvoyant à|d'après|selon|s'en remet à|se fonde sur|se fondant sur|invoquant|traduisant|traduit|lui-même|elle-même|tient l'information|crédite",
    relay=r"(?:(?:a|ont) (?:\w+ )?(?:repris(?:es?)?|relayée?s?|traduite?s?|résumée?s?|rediffusée?s?|répercutée?s?|republiée?s?)|reprend|relaie|a relayé|a traduit|traduit|résume|a résumé|répercute|a répercuté|rediffuse|a republié|cite|relate)",
    way=r"via|par le biais de|par l['’]intermédiaire d[eu]|par le truchement d[eu]|à travers",
    cited=r"(?:cité|citée|cités|repris|reprise|relayé|relayée|diffusé|diffusée|traduit|traduite|rapporté|rapportée)(?: \w+)? (?:par|dans|sur)",
    apart=r"tandis|autre|seconde?|mais|puis|aussi|chacun",
    out_of=r"de|du|d['’]|dans|à|au|chez|par|sur|de l['’]",
    joint="et|ou|ainsi que|comme|ni|à la fois",
    strict=(
        r"\b(?:à|au|auprès de|pour|dans|avec|par|de) (?:l['’]|la |le )?~#(?=,? (?:a|ont) (?:indiqué|confié|dit|déclaré|affirmé))",
        r"\b(?:interview|entretien) (?:accordée? |donnée? |publiée? )?(?:à|au|avec|dans|par|sur) (?:l['’]|la |le )?~#",
        r"\b(?:rapporte|rapportait|écrit|révèle|selon|d['’]après|indique|relate|annonce|raconte|affirme) (?:l['’]|la |le )?«? ?#",
        r"# (?:rapporte|rapportait|écrit|révèle|relate|écrivait)\b",
        r"\b(?:consulté|consultée|consultés|consultées|obtenu|obtenue|obtenus|obtenues|dévoilée?s?|révélée?s?|rapportée?s?|publiée?s?|recueillie?s?) par (?:l['’]|la |le )?~#",
        r"\b(?:citant|informations de|informations du) (?:l['’]|la |le )?~#",
        r"\bs['’](?:est|était|étaient|sont) procur\w+ (?:l['’]|la |le )?~#|\b(?:auxquels|auxquelles) (?:l['’]|la |le )?~# a eu accès",
    ),
    per=r"selon|d['’]après|citant|à en croire|de source",
    slot=(
        r"\b(?:bureau|table|boîte mail|mains|messagerie|bal) (?:[^\s#@,]+ ){0,4}?(?:de |du |d['’])(?:la |l['’])?~#",
        r"#,? (?:l['’]|le |la |y |en )?(?:a |ont |avait )?(?:\w+ )?(?:levé le (?:lièvre|voile)|vendu la mèche|éventé|ébruité|débusqué|déniché|déterré|flairé|exhumé|sorti l['’]affaire|fait fuiter|mis au jour|fait sa une|fait sa couverture|mis à la une|percé le secret|dévoilé le pot aux roses)",
        r"\b(?:à la une|en une|en couverture|en première page) (?:de la |de l['’]|de |du |d['’])~#",
        r"\b(?:soufflé|murmuré|chuchoté|glissé|confessé|susurré|révélé|rapporté|détaillé|relaté|décrit|soupiré)(?:e|s|es)?\b(?: [\w'’-]+){0,5}? (?:à|au|aux|chez|dans|sur|devant|auprès d[eu]) ?(?:l['’]|la |le |les )?~#",
        r"\b(?:matinale|émission|tranche|journal|bulletin|podcast|plateau|magazine|rubrique) (?:\w+ )?(?:de la |de l['’]|de |du |d['’]|sur )~#",
        r"\b(?:remontent?|remontait|proviennent?|provient|émane\w*|vient|viennent|doit|doivent) (?:[\w'’-]+ ){0,2}?(?:à|de|du|d['’]) ?(?:l['’]|la |le )?~#",
        r"#,? (?:a |en a )?(?:envoyé|lancé|donné|diffusé|publié|transmis)? ?(?:sa|la|les|une|ses) premi[eè]re?s? (?:alertes?|lignes?|dépêches?|flash|brèves?)",
        r"\b(?:parvenue?s?|tombée?s?|transmise?s?|remise?s?|adressée?s?|envoyée?s?|arrivée?s?) (?:[\w'’-]+ ){0,3}?(?:à|au|aux|entre les mains d[eu]|dans les mains d[eu]|sur le bureau d[eu]) ?(?:l['’]|la |le )?~#",
        r"\b(?:au micro|aux micros|devant les caméras|face aux caméras|sur le plateau|à l['’]antenne|sur les ondes|dans les colonnes|sur le site|dans les pages) (?:de la |de l['’]|des |de |du |d['’])~#",
        r"\b(?:selon|d['’]après|citant|à en croire|auprès d[eu]|auprès de) ?(?:l['’]|la |le |les )?~#",
        r"\b(?:dit|déclaré|confié|affirmé|indiqué|raconté|expliqué|assuré|précisé|confirmé|avoué|reconnu|admis|répondu|accordé|glissé|lâché|confie|explique|raconte|assure|confirme)\b(?: [\w'’-]+){0,4}? (?:à|au|aux|auprès d['’e]|auprès du|au micro de|sur l['’]antenne de|dans les colonnes d[eu]) ?(?:l['’]|la |le |les )?~#",
        r"\b(?:interview|entretien|interrogée?s?|invitée?s?|contactée?s?|jointe?s?|questionnée?s?|sollicitée?s?) (?:[\w'’-]+ ){0,3}?(?:à|au|avec|dans|par|sur|d[eu]) ?(?:l['’]|la |le )?~#",
        r"\b(?:révélée?s?|dévoilée?s?|rapportée?s?|publiée?s?|consultée?s?|obtenue?s?|recueillie?s?|citée?s?) par (?:l['’]|la |le )?~#",
        r"\bse (?:sont |est )?procur\w+ (?:l['’]|la |le )?~#|\bs['’](?:est|était|étaient) procur\w+ (?:l['’]|la |le )?~#",
    ),
    frames=(
        r"^\W*(?:texte|article|dépêche|copie|traduction|compléments?|éléments?|complété|enrichi|rédigé|réalisé|établi)(?: [\w'’]+){0,3}? (?:par|avec|de|d['’]|grâce à) ?(?:l['’]|la |le )?~#",
        r"\binvitée?s? (?:de |d['’]|du |sur |à )?~#",
        r"#,? (?:qui |[\w'’]+ ){0,5}?(?:{say})\b",
        r"\b(?:{say})[ ,](?:[\w'’-]+ ){0,3}?~#",
        r"\b(?:selon|d['’]après|suivant|à en croire|de source|source|sources|via|auprès d|auprès de|auprès du|par|dixit|avec|grâce à|citant|comme) ?(?:l['’]|la |le |les )?~#",
        r"\b(?:a|ont|avait|avaient|aurait)? ?(?:déclaré|dit|confié|affirmé|indiqué|raconté|expliqué|assuré|précisé|confirmé|avoué|reconnu|admis|glissé|soufflé|répondu|livré|révélé|parlé|accordé|témoigné|lâché|résumé|détaillé|fait savoir|fait part|s'est confié|s'est ouvert|s'est épanché|confie|dit|déclare|explique|raconte|assure|confirme|souffle)(?:e|s|es)?\b[^#@.]{0,70}?\b(?:à|au|aux|auprès|dans|devant|avec|sur|chez) ?(?:de |du |d['’])?(?:l['’]|la |le |les )?~#",
        r"\b(?:interview|entretien|informations?|enquête|article|dépêche|reportage|récit|témoignage|exclusivité|scoop|révélations?|décompte|calendrier|chiffres?|nouvelle|détails?|version|journaliste|reporter|correspondante?|envoyée? spéciale?|micro|colonnes|antenne|pages|site|sondage|comptage|édition|une) (?:[\w'’-]+ ){0,5}?(?:à|au|avec|dans|de|du|d['’]|des|par|sur|pour) ?(?:l['’]|la |le |les )?~#",
        r"\b(?:vue?s?|lue?s?|consultée?s?|obtenue?s?|révélée?s?|rapportée?s?|recueillie?s?|publiée?s?|donnée?s?|transmise?s?|remise?s?|divulguée?s?|diffusée?s?|relevée?s?|dévoilée?s?|contactée?s?|interrogée?s?|jointe?s?|relayée?s?|annoncée?s?|fournie?s?|montrée?s?|communiquée?s?|décrite?s?|citée?s?|sortie?s?|confiée?s?|entendue?s?|recensée?s?) (?:[\w'’-]+ ){0,3}?(?:par|dans|sur|à|au|auprès de|de) ?(?:l['’]|la |le )?~#",
        r"#[^#@.]{0,30}\b(?:a (?:pu|eu|vu|lu|appris|obtenu|recueilli|interrogé|révélé|consulté)|ont (?:pu|eu|vu|appris)|dont)\b",
        r"\bc['’]est (?:à |au |dans |par |sur |de )?(?:l['’]|la |le )?~# (?:que|qu['’]|qui)",
        r"\b(?:vient|viennent|provient|proviennent|émane|émanent|tient|tenons|doit|devons|tirée?s?|issue?s?)\b[^#@.]{0,40}?\b(?:de|du|d['’]|à|au) ?(?:l['’]|la |le )?~#",
    ),
    hint=r"\b(?:date|lieu|chiffre\w*|nombre|prix|noms?|détail\w*|document\w*|lettres?|contrat|enregistrement|projet|plan|copie\w*|croire|version|nouvelle)\b|\b(?:rapport\w*|écri\w+|révél\w*|révèl\w*|selon|d['’]après|entretien|interview\w*|journaliste\w*|correspondant\w*|reporter\w*|exclusi\w+|source\w*|information\w*|confi\w+|déclar\w+|dit|appris|colonnes|pages|dépêche|micro|antenne|enquête|récit|calendrier|vu|lu|enten\w+)\b",
    own=r"notre (?:journal|rédaction|reporter|correspondante?|site|journaliste|équipe|quotidien|magazine|média|station|antenne|titre|photographe|envoyée? spéciale?)|nos (?:reporters?|journalistes?|correspondante?s?|confrères de la rédaction|équipes|colonnes|envoyés spéciaux|questions|micros|lecteurs ont vu)|ce journal|cette rédaction|un de nos journalistes|notre micro|notre antenne|notre standard|notre équipe|notre confrère de la rédaction|l['’]auteure? de ces lignes",
    own_frames=(
        r"\bnous (?:dit|confie|raconte|explique|montre|confirme|assure|glisse|souffle|lance|répond|précise|avoue|lâche|résume|détaille|indique|sourit|confient|racontent|disent|expliquent)\b",
        r"\bnous (?:a|ont|avait|avaient) (?:\w+ )?(?:dit|confié|déclaré|raconté|expliqué|montré|confirmé|affirmé|assuré|répondu|remis|indiqué|précisé|accordé|reçus?|glissé)\b",
        r"\bnous (?:avons|avions) (?:\w+ )?(?:vu|pu|consulté|obtenu|rencontré|appris|interrogé|parlé|compté|visité|constaté|lu|entendu|recueilli|assisté|suivi|demandé)\b",
        r"\b(?:répondu|répond|répondent|réponse) à nos (?:questions|sollicitations)|\bnous (?:dit|confie|raconte|explique|montre|confirme|assure)\b|\bselon nos informations\b|\bd['’]après nos informations\b|\ba constaté (?:sur place )?@",
    ),
    background=(
        r"^\W*(?:déjà,? )?(?:en|dès|courant|au printemps|à l['’]été|à l['’]automne|à l['’]hiver|fin|début|depuis)[^#@,]{0,15}(?:19|20)\d\d\b",
        r"^\W*(?:déjà,? )?(?:il y a|voici|voilà|cela fait|ça fait) (?:[\w'’-]+ ){0,4}?(?:ans?|années?|mois|décennies?|siècles?|semaines|hivers?|étés?|printemps|automnes?|saisons?)\b",
        r"^\W*(?:déjà,? )?(?:l['’]an dernier|l['’]année dernière|l['’]an passé|l['’]année passée|l['’](?:été|hiver|automne) (?:dernier|passé)|le (?:printemps|siècle) dernier|jadis|naguère|autrefois|à l['’]époque|le mois dernier)\b",
        r"\b(?:à l['’]époque|de l['’]époque|alors|naguère|jadis|autrefois|affaire semblable|cas (?:semblable|similaire|comparable)|épisode (?:semblable|similaire|comparable)|histoire (?:semblable|similaire|comparable)|des années (?:soixante|quatre|\d\d))\b[^#@]{0,80}#|#[^#@]{0,80}\b(?:à l['’]époque|semblables?|similaires?|comparables?|il y a (?:\w+ ){1,2}(?:ans|années)|l['’]an dernier|de l['’]époque)\b",
        r"#,? (?:[\w'’]+ ){0,3}?(?:{say})[^#@,]{0,60}\b(?:en|de|dès) (?:19|20)\d\d\b|\ben (?:19|20)\d\d,? (?:selon|d['’]après|rapportait|écrivait) ?(?:l['’]|la |le )?~#",
        r"#,? (?:avait |a )?(?:consacr|dédi)\w+|\b(?:lecteurs? à la mémoire|on se souvient|se souviendront|vieux numéro|ancien article|ans que ~#)\b",
    ),
    opinion=(
        r"\bd['’]autres,? (?:dont|parmi (?:eux|lesquels)|comme) (?:la |le |l['’])?~#",
        r"\b(?:pas|guère|jamais|rien)\b[^#@]{0,25}\b(?:sujet|matière|affaire|histoire|thème)\b[^#@]*#",
        r"\b(?:on dirait|digne d|à la manière d|façon|on croirait|de quoi faire)\b[^#@]*#|\b(?:même|ni) ~# n['e]",
        r"# (?:\w+ )?(?:dirait|parlerait|appellerait|aurait|ferait|titrerait|verrait|serait|rêverait|adorerait)\b",
        r"\b(?:pas|guère|jamais) (?:le genre|de quoi|du genre|le style|ce qu)\b[^#@]*#",
        r"\b(?:là )?où ~#",
        r"\b(?:tribune|chronique|billet|éditorial|édito)\b[^#@]{0,20}\b(?:par|dans) (?:la |le |l['’])?#",
        r"^\W*pour (?:le |la |l['’])?#,",
        r"\b(?:contrairement à|contrairement au|à la différence de|à la différence du|à l['’]inverse de|comme|à l['’]instar de|par rapport à|moins que|plus que|mieux que) ?(?:l['’]|la |le )?~#(?!,? (?:l['’]|le |la )?(?:a |ont |rapport|écri|révèl|indiqu|annonc))",
        r"\b(?:éditorialistes?|chroniqueu\w+|éditorial|éditos?|édito|tribune|chronique|billet|dessinateur|caricatur\w+|critique|courrier des lecteurs|mots croisés|commentateurs?|pages? opinions?|pages? débats?) (?:[\w'’-]+ ){0,3}?(?:à|au|du|de|d['’]|dans|des|chez|parue? dans) ?(?:l['’]|la |le )?«? ?~#",
        r"# (?:se moque|ironise|s['’]amuse|raille|estimait que|juge|plaide|dénonce|salue|ignore)\b",
    ),
    politics=(
        r"\b(?:qualifié|qualifie|traité|balayé|moqué) (?:[\w'’-]+ ){0,2}?(?:article|enquête|texte|papier) (?:de |du |d['’])(?:la |l['’])?~#",
        r"\b(?:députée?|élue?|maire|ministre|sénat\w+|conseill\w+|candidate?|adjointe?|échevine?)\b[^#@]{0,80}\b(?:article|page|une|exemplaire|numéro|coupure|titre|capture d['’]écran)s? (?:de |du |d['’]|de la |de l['’])?~#",
        r"#[^#@]{0,30}\b(?:sous le bras|à la main|en main)\b",
        r"\b(?:brandi\w*|agit\w+|exhib\w+|montr\w+|lu|lisant|lit|lisait|cita\w*|citant|cité|cite|sorti|tendu|déplié|déchiré|invoqu\w+)\b[^#@]{0,60}~#[^#@]{0,80}\b(?:hémicycle|séance|assemblée|conseil|tribune|meeting|débat|pupitre|voix haute|estrade|rires|applaudissements)\b",
        r"\b(?:députée?|élue?|maire|ministre|sénat(?:eur|rice)|opposition|conseill(?:er|ère)|candidate?|opposante?|président|présidente)\b[^#@]{0,60}\b(?:brandi\w*|agit\w+|lu|lisait|lisant|cité|citait|cite|citant|montr\w+|exhib\w+|invoqu\w+|sorti)\b[^#@]{0,60}~#",
        r"\b(?:exemplaire|page|une|numéro|coupure|article|manchette) (?:du|de|de la|de l['’]|d['’]) ?«? ?~#[^#@]{0,60}\b(?:à la main|sous le bras|en main|à bout de bras|devant)\b",
    ),
    subject=(
        r"^(?!.*\b(?:{say})\b)[^#@]*\b(?:reporters?|correspondante?s?|journalistes?|photographes?|caméra\w*|équipe|rédact\w+|camionnette|voiture|hélicoptère|bureau|studio|présentat\w+|drone) (?:[^\s#@]+ ){0,2}?~#",
        r"\b(?:carrière|stage|débuts)\b[^#@,]{0,25}#",
        r"\bni\b[^#@]{0,40}\bni #",
        r"\b(?:lecteurs|auditeurs|téléspectateurs|abonnés|hélicoptère|voiture|moto|drone) (?:du |de |de la |d['’])?#",
        r"#[^#@]{0,50}\b(?:en grève|fait grève|travaux|licenci\w+|déménag\w+)\b",
        r"# (?:[\w'’]+ ){0,2}?(?:déménag\w+|recrut\w+|licenci\w+|supprim\w+|vend|vendu|rachet\w+|ouvr\w+|ferm\w+|lanc\w+|fêt\w+|célèbr\w+|perd\w*|gagn\w+|emploi\w+|invest\w+|parrain\w+|organis\w+|tourn\w+|film\w+|quitt\w+|s['’]install\w+|condamn\w+|nomm\w+|demandé à filmer)\b",
        r"\b(?:ancien|ancienne|ex-|anciens) ?(?:[\w'’-]+ ){0,3}?(?:de|du|d['’]|à|au)? ?(?:l['’]|la |le )?«? ?#",
        r"\b(?:locaux|siège|bureau|bureaux|studio|studios|immeuble|patron|patronne|directeur|directrice|présentat\w+|actionnaire\w*|propriétaire\w*|action|licence|concours|prix|festival|grève|salariés?|photographe|abonnés?|camion|caméra|équipe de tournage|kiosque|rédacteur en chef|producteur|productrice|stagiaire|journalistes? arrêtés?|reporter arrêté) (?:[\w'’-]+ ){0,2}?(?:de|du|d['’]|des|à|au|par|chez) ?(?:l['’]|la |le )?«? ?~#",
        r"\b(?:journalistes?|reporters?|correspondante?s?|photographes?|envoyée? spéciale?)\b[^#@]{0,25}~#[^#@]{0,80}\b(?:arrêtée?s?|détenue?s?|interpellée?s?|expulsée?s?|blessée?s?|tuée?s?|libérée?s?|récompensée?s?|agressée?s?|condamnée?s?|licenciée?s?|morte?s?|garde à vue)\b",
        r"\b(?:travaill\w+|photographi\w+|collabor\w+|pige) (?:[\w'’-]+ ){0,2}?(?:pour|à|au|chez|avec) ?(?:l['’]|la |le )?~#",
        r"\b(?:après|suite à|au lendemain de|en réaction à|démenti) (?:un|la|les|l['’]|une|des) (?:article|publication|révélations|enquête|reportage)s? (?:de|du|d['’]|dans) ?(?:l['’]|la |le )?~#[^#@]{0,50}\b(?:dément\w*|réagi\w*|contest\w*)",
    ),
    verify=(
        r"#[^#@]{0,40}?\b(?:n['’]|ne|pas|aucun\w*|sans)\b[^#@]{0,60}?\b(?:vérifi\w+|confirm\w+|join\w+|authentifi\w+|recoup\w+|réponse|répon\w+|contacter|obtenir|eu accès|vu)",
        r"\b(?:n['’]|ne|pas|aucun\w*|sans|refusé|décliné|restée?s?|vain)\b[^#@]{0,60}?\b(?:vérifi\w+|confirm\w+|joint\w*|authentifi\w+|répon\w+|commenter|comment\w*|contact\w+|sollicit\w+|questions?|donné suite|entretien)\b[^#@]{0,60}?(?:par|de|du|à|aux|d['’]|auprès) ?(?:l['’]|la |le )?~#",
        r"\b(?:sollicitée?s?|contactée?s?|jointe?s?|questions?|appels?|demandes?)[^#@]{0,40}~#[^#@]{0,60}\b(?:pas|n['’]|ne|sans|aucun\w*|refus\w*|vain)\b",
    ),
    photo=r"\b(?:photos?|crédits?|image|images|photographie|illustration|infographie|carte|vidéo|dessin|visuel|légende|montage)(?: [\w]+)?\s*[:/(©]|\b(?:photo|crédit photo|illustration) (?:de |d['’])?~#|\bgetty\b|©\s?photo|\bphoto d['’](?:archives?|illustration)",
    follow=r"^\W*(?:lire aussi|à lire|lire (?:la suite|également|aussi)|voir aussi|à voir|écoute[rz]|abonnez|suivez|retrouvez|newsletter|inscrivez|sur le même|les plus lus|nos partenaires|partenaires?|podcast|en direct|regarde[rz]|à suivre|télécharge[rz]|recevez|ce soir à la|à la télé|sélection|au programme|et aussi|partagez)\b|^\W*(?:à (?:écouter|voir|lire|regarder|retrouver|découvrir|revoir|réécouter)|recommandés?|sur le web|ailleurs sur|notre sélection|vidéo|en vidéo|direct|quiz)\b[^.]{0,20}:|\s\|\s",
    ticker=r"cours de (?:la )?bourse|cotations?|données (?:de marché|boursières|météo|fournies)|différé d|conseil en investissement|tous droits réservés|reproduction interdite|mentions légales|membre d[eu] (?:l['’])?~#|abonné aux services|contenus d['’]agence|avec les services d|mots croisés|refinitiv|sous licence|^\W*(?:cours|bourse|cotations?|météo|devises|taux|données)\b[^.]{0,50}:|protégée?s? par|droits? d['’]auteur|toute reproduction|sans autorisation|est membre d|conditions d['’]utilisation",
    homonym=(
        r"[a-zéè] \(#\)(?! ?[-–—])",
        r"\b(?:rue|avenue|place|salle|stade|école|lycée|ligne|boulevard|route) (?:du |de la |de l['’]|des |d['’]|de )?#",
    ),
    credit=r"avec|et|de|du|des|d|l|le|la|les|par|source|sources|agence|agences|d'après|selon|notre|rédaction|rédigé|article|texte|original|traduit|adapté|copyright|dépêche|informations?|correspondan\w+|en|collaboration|partenariat|contribué|a|ont|à|cet|ce|reportage|contribution|complément\w*|publié|initialement|dans|service|services|repris|édité|journaliste|envoyé|spécial|sur|base|matériel|éléments|extraits",
    itself=r"(?:cet article|ce texte|cette dépêche|cet contenu|ce contenu|ce papier|cette information|ce sujet|l['’]article original|version originale)",
    before=r"agence(?: de presse| d['’]information)?|quotidien|journal|hebdomadaire|magazine|chaîne(?: de télévision| d['’]information)?|radio|site d['’]information|site(?: internet| web| local| spécialisé| d['’]investigation| d['’]actualités)?|bimensuel|titre|mensuel|média|média en ligne|station|télévision|tabloïd|portail|quotidien (?:économique|régional|local|du soir)|confrères (?:de|du)|télé",
    after=r"agence de presse|news agency",
    heads=r"Dépêche|Voix|Courrier|Journal|Gazette|Matin|Télégramme|Progrès|Écho|Echo|Parisien|Nouvelles?|Presse|République|Dauphiné|Tribune|Express|Ouest|Soir|Figaro|Temps|Nouvelliste|Réveil|Messager|Union|Éveil|Quotidien|Radio|Télé|Hebdo|Info|Infos|Actu|Bulletin|Liberté|Libération|Observateur|Indépendant|Populaire|Montagne|Éclair|Républicain|Marseillaise|Provence|Lettre|Phare|Petit",
    first=r"Dépêche|Voix|Courrier|Journal|Gazette|Matin|Télégramme|Progrès|Écho|Echo|Parisien|Nouvelles?|Presse|République|Dauphiné|Tribune|Express|Ouest|Soir|Figaro|Temps|Nouvelliste|Réveil|Messager|Union|Éveil|Quotidien|Radio|Télé|Hebdo|Info|Infos|Actu|Bulletin|Liberté|Libération|Observateur|Indépendant|Populaire|Montagne|Éclair|Républicain|Marseillaise|Provence|Lettre|Phare|Petit",
    issuer="""otan onu onu aiea quai europol interpol kremlin élysée matignon
        police gendarmerie ministère ministre gouvernement conseil commission tribunal cour parquet procureur procureure hôpital université club syndicat banque pompiers armée marine ambassade maire mairie préfecture préfet préfète
        autorité autorités agence département région direction institut service services fondation musée fédération ligue association exploitant groupe chemins port aéroport compagnie parlement assemblée sénat président présidente chancelier
        gouverneur administration comité parti église diocèse zoo école rectorat inspection régulateur entreprise société firme constructeur fabricant éditeur porte-parole organisateur organisateurs palais élysée directeur directrice
        propriétaire brasserie chambre ville commune métropole municipalité évêché observatoire académie opérateur filiale collectif famille avocat avocate consulat bureau poste régie collège équipe festival théâtre usine météo-france direction
        commandant capitaine proviseur proviseure recteur rectrice doyen district archevêché archevêque évêque curé sous-préfecture sous-préfet
        département-major état-major sapeurs-pompiers samu sncf ratp edf enedis météo régisseur exploitante armateur chantier coopérative
        syndicat-mixte intercommunalité agglomération canton province caisse mutuelle assureur bourse loterie casino hôtel restaurant cinéma cirque
        stade monastère abbaye cathédrale mosquée chanteur chanteuse acteur actrice joueur entraîneur entraîneuse auteur autrice chercheurs
        chercheuse professeur juge juges enquêteurs inspecteur auditeurs investisseur fondateur fondatrice héritiers voisins riverains grévistes
        ouvriers gestionnaire concessionnaire distributeur fournisseur ambassadeur ambassadrice général colonel amiral députés sénateur élus
        conseil-départemental laboratoire clinique crèche bibliothèque archives opéra orchestre""",
    issuer_more=r"a révélé|révèle|a confié|a lancé|a réagi|a posté|estime|estiment|rejette|rejettent|chiffre|dénonce|dénoncent|regrette|regrettent|demande|demandent|salue|condamne|décrit|appelle|appellent|évalue|réclame|reconnaissent|expliquent|précisent|indiquent|sont excusés|promettent|lit-on|peut-on lire",
    issuer_say=r"a jugé|a statué|a tranché|a annoncé|ont annoncé|annonce|annoncent|a indiqué|ont indiqué|indique|a déclaré|ont déclaré|déclare|a affirmé|affirme|a précisé|précise|a confirmé|confirme|a fait savoir|fait savoir|a expliqué|explique|a assuré|assure|a publié|publie|a diffusé|a écrit|écrit|a dit|dit|a informé|informe|a promis|promet|a averti|a reconnu|reconnaît|a démenti|dément|a présenté|a communiqué|s'est excusée?|s['’]excuse|prévient|a prévenu|a alerté|tranche|martèle|prévient|avertit|souligne|insiste|rappelle|recommande|conseille|répond|reconnaît|regrette|promet|fait valoir|assure|a rappelé|a souligné|a insisté|a répondu|a recommandé|a conseillé|a regretté|a martelé|ont rappelé|ont confirmé|ont précisé|précisent|soulignent|invite|a invité|appelle|a appelé|concède|a concédé|jure|a juré|tempère|lance",
    act=r"communiqué(?: de presse)?|communiqués|déclaration|conférence de presse|point (?:de |-)?presse|allocution|bulletin|avis|arrêté|affiche|note (?:d['’]information|aux|de service)|lettre ouverte|discours|service de presse|circulaire|message aux|annonce officielle|affichette|dossier de presse|tract|panneau|annonce|lettre aux|courrier aux|mise en garde|appel|message (?:affiché|publié|diffusé|posté|envoyé|interne|vocal|enregistré|à|sur|adressé|vidéo)|mot (?:affiché|placardé|scotché)|courriel aux|lettre (?:à|adressée|ouverte|pastorale)|point d['’]étape|conférence|réunion publique|prise de parole|sermon|homélie|alerte|consigne|panonceau|pancarte|bandeau|infolettre|newsletter|faire-part|intervention|vœux|porte-voix|haut-parleur",
    act_frames=(
        r"\b(?:dans|par|via|lors d['’]|lors de|au cours d['’]|selon|d['’]après|en|à l['’]occasion d['’]|sur|avec|au|par voie de|devant)(?: [\w'’-]+){0,4}? ?(?:une |un )?(?:%)\b",
        r"\b(?:a|ont) (?:publié|diffusé|envoyé|adressé|affiché|placardé|prononcé|lu|donné|tenu|distribué|fait paraître|émis)\b(?: [\w'’-]+){0,4}? (?:%)\b",
        r"(?:%)\b(?: [\w'’-]+){0,8}? (?:indique|précise|annonce|affirme|dit|publiée?|diffusée?|lit-on|explique|envoyée?|confirme)\b",
        r"\b(?:indique|précise|annonce|affirme|dit|souligne|lit-on|peut-on lire)(?: [\w'’-]+){0,3}? (?:%)\b",
    ),
    address=(
        r"^[^#@]*\b(?:a|ont) (?:informé|prévenu|averti|écrit à)\b[^#@]{0,20}\b(?:clients|parents|habitants|riverains|voyageurs|salariés|actionnaires|adhérents|locataires|usagers)\b[^#@]*$",
        r"\b(?:a|ont) (?:déclaré|dit|annoncé|expliqué|affirmé|indiqué|précisé|confirmé)\b[^.]{0,50}\b(?:à la presse|aux journalistes|devant la presse|devant les journalistes|devant les députés|devant le parlement|devant le conseil|à des journalistes|aux médias)\b",
        r"\bsur (?:son|leur|le) (?:[\w'’-]+ ){0,2}?(?:site|portail|site internet)\b",
    ),
    document=r"plainte|assignation|acte d['’]accusation|jugement|arrêt|verdict|documents? judiciaires?|procès-verbal|compte[- ]rendu|ordre du jour|rapport (?:d['’](?:expertise|audit|activité|enquête|inspection)|annuel|final|public|de la [\w ]+|du [\w]+)|rapport|étude|registre|journal officiel|bulletin officiel|marché public|appel d['’]offres|permis|budget|projet de loi|décret|cadastre|statistiques|délibération|recensement|bilan|prospectus|base de données|testament|mandat|requête|réquisitoire|ordonnance|dossier d['’]enquête publique|résultats (?:annuels|semestriels|trimestriels)|comptes annuels|calendrier judiciaire|rôle du tribunal|statuts|acte notarié|règlement",
    document_frames=(
        r"\b(?:conclut|affirme|souligne|relève|pointe|estime|note|établit|rappelle|dénonce) (?:le|la|un|une|l['’]) ?(?:%)\b",
        r"^\W*(?:dans|au) ?(?:un |une |le |la |l['’]|son |sa )?(?:[\w-]+ ){0,3}?(?:%)\b",
        r"\b(?:montre|indique|précise|révèle|atteste|établit|prouve|confirme) (?:[\w’'-]+ ){0,4}?(?:%)\b",
        r"\b(?:selon|d['’]après|à en croire|il ressort d['’]|il ressort du|figure dans|figure au|sur la foi d['’]|suivant)(?: [\w'’-]+){0,4}? ?(?:une |un |le |la |l['’]|les )?(?:%)\b",
        r"(?:%)\b[^.]{0,60}?\b(?:indique|affirme|précise|montre|révèle|conclut|établit|mentionne|accuse|souligne|relève|stipule|fait état|publiée?|déposée?|rendue?|recense|chiffre|pointe|décrit|note|porte sur|paru|parue|prévoit|exige)\b",
        r"\b(?:publié|déposé|rendu|mis en ligne)\b(?: [\w'’-]+){0,4}? (?:%)\b",
    ),
    post=(
        r"\b(?:selon|d['’]après|à en croire)\b[^.,]{0,60}? (?:%)",
        r"\b(?:a|ont)? ?(?:écrit|écrivait|publié|posté|annoncé|déclaré|partagé|tweeté|confirmé|affirmé|indiqué|dit|lancé|réagi|diffusé|mis en ligne|assuré|expliqué|s['’]est excusée?|précisé|révélé)\b[^.]{0,90}?\b(?:sur|dans|via|par)\b(?: [\w'’-]+){0,5}? ?(?:%)",
        r"(?:%)\b[^.]{0,90}?\b(?:{isay}|écrit|publié|posté|lancé|réagi|dit)\b",
        r"\b(?:tweet\w*|message|publication|post|vidéo|story|fil|page|compte|chaîne) (?:[\w'’-]+ ){0,3}?(?:%)",
    ),
    no=r"\b(?:n['’]a pas (?:souhaité|répondu|donné|voulu|commenté|réagi)|n['’]ont pas (?:souhaité|répondu|voulu|réagi)|refusé de|refuse de|s['’]est refusée?|aucun commentaire|décliné|sans commentaire|pas de réponse|injoignables?)\b",
    we=r"\b(?:nous|notre|nos)\b",
    adjective=r"(?:haute?|grande?|petite?)",
    spokes=r"porte-parole",
    papers="",
    article=r"le|la|les|l['’]|un|une|son|sa",
    seen=r"\b(?:consult\w+|obten\w+|procur\w+|eu accès|a vu|a lu|parven\w+|confidentiel\w*|interne\w*)\b",
    small="de|du|des|de la|d'|et|en|le|la|les",
)
