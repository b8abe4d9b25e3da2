"""Attribution in Spanish."""

from archive.compare.origins.grammar import Grammar

SPANISH = Grammar(
    lang="es",
    say=r"""aportó|aporta|facilitó|suministró|anotó|recogió|grabó|halló|hallado|localizó|desenterró|destapó|aireó|inform(?:a|an|ó|aron|aba|ado)|public(?:a|an|ó|aron|aba|ado|ada|ados|adas)|revel(?:a|an|ó|aron|ado|ada)|adelant(?:a|an|ó|aron|ado|ada)|asegur(?:a|an|ó|aron)|afirm(?:a|an|ó|aron)|señal(?:a|an|ó|aron)|cuent(?:a|an)|contó|contaron|contado
        |escrib(?:e|en|ió)|dice|dicen|dijo|dijeron|confirm(?:a|an|ó|aron|ado)|avanz(?:a|an|ó|aron|ado)|recog(?:e|en|ió|ido)|difund(?:e|en|ió|ido)|detall(?:a|an|ó)|apunt(?:a|an|ó)|desvel(?:a|an|ó|ado)|destap(?:a|ó|ado)|descubr(?:e|ió)
        |ha tenido acceso|han tenido acceso|tuvo acceso|tuvieron acceso|podido saber|podido conocer|podido comprobar|pudo saber|pudo conocer|pudo comprobar|accedi(?:ó|do)|obtuv(?:o|ieron)|obtenido|ha sabido|han sabido|supo|consult(?:ó|ado|ada|ados|adas)|vi(?:o|sto|sta|stos|stas)|habl(?:ó|aron|a|ado)|entrevist(?:ó|a|ado|ada)|cit(?:a|an|ó|ado)
        |report(?:a|an|ó|aron|ado)|relat(?:a|an|ó)|indic(?:a|an|ó)|sostien(?:e|en)|explic(?:a|an|ó)|comprob(?:ó|ado)|constat(?:ó|ado)|calcul(?:a|an|ó)|contabiliz\w+|document(?:a|ó)|describ(?:e|ió)|narr(?:a|ó)|notific(?:a|ó)|transmiti(?:ó|do)|dio a conocer|destac(?:a|ó)|averiguó|recib(?:ió|ido)|titul(?:a|ó)|escuch(?:ó|ado)|oyó|halló|encontró|saca a la luz|sacó a la luz|sacado a la luz|da cuenta|dio cuenta|se ha hecho con|se hizo con|dio con|maneja|cifra|sitúa|recopila|hace público|hizo público|cablegrafió|despachó|constata|mantiene|atribuye|pone|puso""",
    cite=r"citando|cita|citan|que cita|que citan|con referencia a|haciéndose eco|se hace eco|que se hace eco|se remite|remitiéndose|recogiendo|que recoge|recoge|basándose|se basa|apoyándose|a partir de|según|que a su vez|a su vez|por boca de|reproduce|que reproduce|reproduciendo|atribuye|traduciendo|tomándolo de|remite a|invocando",
    relay=r"(?:propagó|llevó la|recoge|recogió|ha recogido|reproduce|reprodujo|ha reproducido|resume|resumió|difunde|difundió|traduce|tradujo|replica|replicó|rebota|rebotó|cita|citó|se hace eco|se hizo eco|retoma|retomó|repitió|repite|ha (?:repetido|traducido|difundido|republicado)|republicó|tradujo)",
    way=r"a través de|vía|por medio de|por conducto de|mediante",
    cited=r"(?:citad[oa]s?|recogid[oa]s?|difundid[oa]s?|reproducid[oa]s?|publicad[oa]s?|traducid[oa]s?)(?: \w+)? (?:por|en)|según (?:recoge|recogió|cuenta|relata|reproduce|cita|informa|publica|ha recogido)|como (?:recoge|recogió|cuenta|reproduce|ha recogido)",
    apart=r"mientras|otr[oa]|segund[oa]|pero|luego|también|cada",
    out_of=r"de|del|en|a|al|por|desde",
    joint="y|e|o|u|ni|así como|como|tanto",
    strict=(
        r"\b(?:primicia|exclusiva|noticia|información|revelación) (?:\w+ )?(?:es|era|fue|procede|viene|corresponde|la dio) (?:de |del |a |al )?(?:la |el )?~#",
        r"\b(?:a|en|con|para|por) (?:el |la |los |las )?~#(?=,? (?:explicó|dijo|declaró|aseguró|confirmó))",
        r"\b(?:entrevista|declaraciones|conversación) (?:concedida |publicada )?(?:a|al|con|en|de) (?:la |el )?~#",
        r"\b(?:publica|publicó|informa|informó|según (?:publica|informa|informó|publicó|ha publicado|adelanta|adelantó)|adelanta|adelantó|revela|reveló|según) (?:el |la )?(?:\w+ )?#",
        r"# (?:publica|publicó|informa|informó|adelanta|adelantó|revela|reveló|ha publicado)\b",
        r"\b(?:ha|han) tenido acceso ~#|\b(?:tuvo|tuvieron) acceso ~#",
        r"\b(?:citando|exclusiva de|información de|consultad[oa]s? por|adelantad[oa]s? por|desvelad[oa]s? por) (?:el |la )?~#",
    ),
    per=r"según|de acuerdo con|citando a|conforme a",
    slot=(
        r"\b(?:se desahogó|se sinceró|se confesó|abrió su corazón|se confió) (?:con|ante|a|en) (?:la |el )?~#",
        r"#,? dedic\w+ (?:[\w]+ ){0,4}?(?:su|sus) (?:\w+ ){0,3}?(?:páginas?|portada)\b",
        r"\b(?:mesa|escritorio|bandeja|buzón|correo|manos|poder) (?:[^\s#@,]+ ){0,4}?(?:de la |del |de )(?:el |la )?~#",
        r"#,? (?:lo |la |los )?(?:ha |había )?(?:levant\w+ la liebre|destap\w+|aire\w+|desentierr\w+|desenterr\w+|sac\w+ a la luz|tir\w+ de la manta|llev\w+ (?:[\w]+ ){0,4}?a (?:su|la) (?:portada|primera página)|abr\w+ con)",
        r"\b(?:portada|primera página|primera plana) (?:de |del |de la )~#",
        r"#,? (?:ha )?(?:mand\w+|envi\w+|lanz\w+|dio|public\w+|emit\w+) (?:la|su|las|sus) primer\w+ (?:alertas?|líneas?|despachos?|avisos?|flash|notas?)",
        r"\b(?:procede|proceden|proviene|provienen|parte|remonta|debe|deben) (?:\w+ ){0,2}?(?:de|del|a|al) (?:la |el )?~#",
        r"\b(?:llegado|llegó|llegaron|caído|cayó|filtrad\w+|remitid\w+|entregad\w+) (?:\w+ ){0,3}?(?:a|en)(?: las)? (?:manos de |poder de |la redacción de )?(?:la |el )?~#|\bmanos de (?:la |el )?~#",
        r"\b(?:micrófonos|cámaras|antena|páginas|columnas|plató|web) (?:del |de la |de )~#",
        r"\b(?:según|de acuerdo con|citando a|cita a|citado por) (?:la |el )?~#",
        r"\b(?:dijo|dijeron|contó|contaron|explicó|explicaron|confirmó|confirmaron|aseguró|aseguraron|reveló|revelaron|declaró|confesó|confesaron|relató|ha dicho|ha contado|ha confirmado|ha explicado|han confirmado)\b(?: \w+){0,4}? (?:a|al|ante|en) (?:la |el )?~#",
        r"\b(?:entrevista|declaraciones|conversación|preguntas|entrevistad[oa]|preguntad[oa]|consultad[oa]) (?:\w+ ){0,3}?(?:a|al|con|por|de|en) (?:la |el )?~#",
        r"\b(?:publicad[oa]s?|revelad[oa]s?|adelantad[oa]s?|obtenid[oa]s?|desvelad[oa]s?|difundid[oa]s?) por (?:la |el )?~#",
        r"\b(?:tenido|tuvo) acceso (?:la |el )?~#|\b(?:podido|pudo) (?:saber|conocer|comprobar|constatar|confirmar|averiguar) (?:la |el )?~#",
    ),
    frames=(
        r"^\W*(?:texto|artículo|despacho|traducción|complement\w+|ampliad\w+|elaborad\w+|redactad\w+|partes?)(?: \w+){0,3}? (?:por|con|de|del) (?:la |el )?~#",
        r"#,? (?:que |[\w]+ ){0,5}?(?:{say})\b",
        r"\b(?:{say})[ ,](?:[\w'’-]+ ){0,3}?~#",
        r"\b(?:según|de acuerdo con|a decir de|conforme a|en palabras de|vía|citando|por|gracias a|fuente:|fuentes de|tal como|como|a través de) (?:el |la |los |las )?~#",
        r"\b(?:dij\w+|dich\w|declar\w+|cont\w+|asegur\w+|explic\w+|confirm\w+|confes\w+|reconoc\w+|admit\w+|relat\w+|coment\w+|revel\w+|señal\w+|afirm\w+|respond\w+|desvel\w+|detall\w+|indic\w+|habl\w+|mostr\w+|filtr\w+|facilit\w+|entreg\w+|concedi\w+|sincer\w+|confi\w+|informó|informaron|trasladó|trasladaron|precis\w+|apunt\w+|insist\w+|avanz\w+)\b[^#@.]{0,70}?\b(?:a|al|con|en|ante|para|de) (?:la |el |los |las )?~#",
        r"\b(?:entrevista|declaraciones|información|informaciones|exclusiva|noticia|investigación|artículo|reportaje|crónica|despacho|teletipo|datos?|cifras?|detalles?|nombres?|relato|testimonio|versión|periodistas?|reporter\w+|corresponsal\w*|enviad[oa] especial|micrófonos|páginas|columnas|antena|sondeo|encuesta|recuento|primicia|conversación|preguntas|calendario|fecha) (?:[\w]+ ){0,6}?(?:a|al|con|en|de|del|por|para|es|son|la dio|las dio|lo dio) ?(?:la |el |los |las )?~#",
        r"\b(?:vist[oa]s?|consultad[oa]s?|obtenid[oa]s?|publicad[oa]s?|revelad[oa]s?|adelantad[oa]s?|recogid[oa]s?|filtrad[oa]s?|difundid[oa]s?|desvelad[oa]s?|facilitad[oa]s?|mostrad[oa]s?|dad[oa]s? a conocer|entregad[oa]s?|recabad[oa]s?|avanzad[oa]s?|contad[oa]s?|oíd[oa]s?) (?:[\w]+ ){0,3}?(?:por|en|a|al|de) (?:la |el )?~#",
        r"\b(?:acceso|constancia|conocimiento|copia)\b[^#@.]{0,20}~#",
        r"\b(?:viene|vienen|procede|proceden|parte|parten|sale|salen|sabemos|conocemos|debemos)\b[^#@.]{0,40}?\b(?:de|del|por|a|gracias a) (?:la |el )?~#",
        r"\bfue ~# (?:quien|el que|la que|el primero|la primera)",
    ),
    hint=r"\b(?:fecha|lugar|cifras?|número|precio|nombres?|detalles?|documento\w*|cartas?|contrato|grabación|borrador|plan|copia\w*|creer|carta)\b|\b(?:inform\w*|public\w*|revel\w*|según|entrevista\w*|periodista\w*|corresponsal\w*|reporter\w*|exclusiva|fuentes?|noticia|dijo|declar\w+|cont\w+|adelant\w+|páginas|columnas|teletipo|micrófono\w*|primicia|relat\w+|leer|oír|desvel\w+|datos?|versión)\b",
    own=r"este (?:periódico|diario|medio|rotativo|semanario|digital|portal)|esta (?:redacción|cadena|emisora|revista|agencia|casa|cabecera)|nuestr[oa]s? (?:redacción|periódico|diario|reporter\w+|corresponsal\w*|periodistas?|enviad[oa] especial|medio|equipo|compañer\w+|fotógraf\w+|emisora|micrófonos)",
    own_frames=(
        r"\bnos (?:cuentan|dicen|explican|confirma|confirman|asegura|aseguran|muestra|confiesa|comenta|susurra|revela|enseña|responde|señala|indicó|comentó|reveló|susurró)\b",
        r"\bnos (?:ha |han |había )?(?:dijo|dijeron|dicho|contó|contaron|contado|explicó|explicado|confirmó|confirmado|aseguró|asegurado|mostró|mostrado|confesó|confesado|relató|respondió|cuenta|dice|explica|enseñó|atendió|recibió|concedió)\b",
        r"\b(?:hemos|habíamos) (?:podido |\w+ )?(?:visto|hablado|consultado|sabido|comprobado|tenido|preguntado|visitado|contado|leído|oído|escuchado|obtenido|entrevistado|estado|recorrido)\b",
        r"\b(?:a|de) nuestras preguntas\b|\bsegún (?:ha podido|pudo) (?:saber|comprobar|constatar)\b(?! (?:\w+ ){0,2}#)|\b(?:vimos|hablamos|comprobamos|contamos|visitamos|supimos|preguntamos)\b",
    ),
    background=(
        r"^\W*(?:ya )?(?:en|desde|hacia|durante|allá por)[^#@,]{0,22}(?:19|20)\d\d\b",
        r"^\W*(?:ya )?hace (?:ya |unos |casi |más de )*(?:\w+ ){1,2}?(?:inviernos?|veranos?|primaveras?|otoños?|temporadas?|años?|meses|décadas?|siglos?|lustros?|semanas)\b",
        r"^\W*(?:ya )?(?:el año pasado|el pasado año|el (?:verano|otoño|invierno) pasado|la pasada (?:década|primavera)|el siglo pasado|antaño|tiempo atrás|años atrás|el mes pasado|la (?:década|primavera) pasada|en su día|en los (?:años )?(?:sesenta|setenta|ochenta|noventa))\b",
        r"\b(?:entonces|en su día|años atrás|de la época|por aquel entonces|parecid[oa]s?|similar(?:es)?|semejantes?|comparables?)\b[^#@]{0,70}#|#[^#@]{0,80}\b(?:en su día|de la época|años atrás|parecid[oa]s?|similar(?:es)?|semejantes?|comparables?|por aquel entonces|hace (?:\w+ ){1,2}años|el año pasado)\b",
        r"#,? (?:\w+ ){0,3}?(?:{say})[^#@,]{0,60}\b(?:en|de|del) (?:19|20)\d\d\b",
        r"#,? (?:había |ha )?dedic\w+|^\W*hace (?:ya )?(?:muchos )?(?:años|décadas|meses)\b|\b(?:lectores con memoria|buena memoria|recordarán|hemeroteca|viejo recorte)\b",
    ),
    opinion=(
        r"\b(?:envolv\w+|envuelt\w+|empaquet\w+|forr\w+)\b[^#@]{0,50}\b(?:páginas?|hojas?|ejemplar\w*|número) (?:de |del )(?:la )?~#",
        r"\bno\b[^#@]{0,25}\b(?:asunto|tema|cosa|historia|materia|noticia)\b[^#@]*#",
        r"\botr[oa]s,? (?:entre (?:ell[oa]s|l[oa]s que)|como) (?:la |el )?~#",
        r"\b(?:ni siquiera|ni en|parece|digno de|hasta) ~#",
        r"# (?:lo |la |le )?(?:diría|llamaría|hablaría|habría|haría|titularía|vería|sería|querría)\b",
        r"\bno (?:es|era|son) (?:algo|cosa|el tipo|la clase|de l\w+)\b[^#@]*#",
        r"\bdonde ~#",
        r"^\W*para (?:el |la )?#,",
        r"\b(?:a diferencia de|al contrario que|en contraste con|igual que|como hizo|como hace|comparad[oa] con|menos que|más que|mejor que) (?:la |el )?~#",
        r"\b(?:columnistas?|editorialistas?|editorial|columna|tribuna|viñeta|opinión|páginas? de opinión|artículo de opinión|crítico|comentaristas?|humorista|carta al director|cartas al director|crucigrama|tertulian\w+) (?:\w+ ){0,3}?(?:de|del|en|para|por) (?:la |el )?~#",
        r"# (?:se burla|ironiza|critica|opina|defiende|ignor\w+|compara|tilda|elogia)\b",
    ),
    politics=(
        r"\b(?:diputad[oa]|concejal\w*|alcalde\w*|alcaldesa|ministr[oa]|senador\w*|candidat[oa]|edil)\b[^#@]{0,80}\b(?:artículo|página|portada|ejemplar|número|recorte|titular|captura) (?:de|del) (?:la |el )?~#",
        r"#[^#@]{0,30}\b(?:bajo el brazo|en la mano|en alto)\b",
        r"\b(?:agit\w+|exhib\w+|blandi\w+|mostr\w+|enarbol\w+|ley\w+|lee|citó|citando|cita|sacó|esgrimi\w+|levant\w+|alz\w+|rompió)\b[^#@]{0,60}~#[^#@]{0,80}\b(?:pleno|debate|tribuna|congreso|parlamento|escaño|atril|mitin|voz alta|sesión|hemiciclo|aplausos|risas|comisión)\b",
        r"\b(?:diputad[oa]|concejal\w*|alcalde\w*|alcaldesa|ministr[oa]|senador\w*|oposición|candidat[oa]|president[ea]|portavoz de la oposición|edil)\b[^#@]{0,60}\b(?:agit\w+|exhib\w+|blandi\w+|mostr\w+|ley\w+|citó|citando|sacó|esgrimi\w+|enarbol\w+|levantó|invocó|aludió)\b[^#@]{0,60}~#",
        r"\b(?:ejemplar|página|portada|recorte|número|titular) (?:de|del) (?:la |el )?~#[^#@]{0,60}\b(?:en la mano|en alto|bajo el brazo|en mano)\b",
    ),
    subject=(
        r"^(?!.*\b(?:{say})\b)[^#@]*\b(?:reporter\w+|corresponsal\w*|periodistas?|fotógraf\w+|cámaras?|equipo|redactor\w*|furgoneta|coche|helicóptero|oficinas?|estudios?|presentador\w*|dron) (?:[^\s#@]+ ){0,2}?~#",
        r"\b(?:carrera|prácticas|inicios)\b[^#@,]{0,25}#",
        r"\bni\b[^#@]{0,40}\bni #",
        r"\b(?:lectores|oyentes|espectadores|suscriptores|helicóptero|coche|dron) (?:del |de |de la )?#",
        r"#[^#@]{0,50}\b(?:en huelga|obras|despid\w+|mudanza)\b",
        r"# (?:\w+ ){0,2}?(?:trasladar?\w*|despid\w+|contrat\w+|inaugur\w+|cierra|cerró|abre|abrió|vend\w+|compr\w+|lanz\w+|celebr\w+|perd\w+|gan[aó]\w*|emple\w+|patrocin\w+|rod\w+|grab\w+|nombr\w+|demand\w+|alquil\w+|retransmit\w+|se muda|recort\w+|ha pedido grabar)\b",
        r"\b(?:antigu[oa]s?|ex-|exdirector\w*|exredactor\w*|experiodista|veteran[oa]) ?(?:\w+ ){0,3}?(?:de|del|en)? ?(?:la |el )?#",
        r"\b(?:sede|oficinas?|redacción|estudios?|edificio|director\w*|jefe|president\w+|presentador\w*|accionistas?|dueñ[oa]s?|acciones|licencia|premio|huelga|plantilla|fotógraf\w+|suscriptores|furgoneta|unidad móvil|concurso|trabajador\w+|productor\w*|becari\w+|kiosco|festival) (?:\w+ ){0,2}?(?:de|del|en|por|contra) (?:la |el )?~#",
        r"\b(?:periodistas?|reporter\w+|corresponsal\w*|fotógraf\w+|enviad[oa] especial|cámara)\b[^#@]{0,25}~#[^#@]{0,80}\b(?:detenid\w+|arrestad\w+|expulsad\w+|herid\w+|asesinad\w+|muert\w+|liberad\w+|premiad\w+|galardonad\w+|agredid\w+|condenad\w+|despedid\w+)\b",
        r"\b(?:trabaj\w+|colabor\w+|fotografi\w+) (?:\w+ ){0,2}?(?:para|en|con) (?:la |el )?~#",
        r"\b(?:tras|después de|a raíz de|desmintió|en respuesta a|un día después de) (?:la |una |las |el |un )?(?:publicación|información|noticia|artículo|reportaje) (?:de|del|en) (?:la |el )?~#[^#@]{0,50}\b(?:desm\w+|neg\w+|reaccion\w+|respond\w+)",
    ),
    verify=(
        r"\b(?:no|ni|sin|tampoco|rehus\w+|declin\w+|rechaz\w+)\b[^#@]{0,90}?\b(?:verific\w+|confirm\w+|contactar|contrast\w+|comprob\w+|respond\w+|respuesta|contest\w+|localiz\w+|atend\w+|comentar\w*|declaraciones|hablar|quis\w+|preguntas|llamadas)\b[^#@]{0,60}~#",
        r"#[^#@]{0,40}?\b(?:no|ni|sin|tampoco)\b[^#@]{0,50}?\b(?:verific\w+|confirm\w+|contactar|contrast\w+|comprob\w+|respuesta|localiz\w+|pud\w+|ha podido|han podido|logr\w+|visto)\b",
        r"\b(?:preguntas?|llamadas?|solicitud|petición|consulta|correo)\b[^#@]{0,30}~#[^#@]{0,50}\b(?:no|sin|ni)\b",
    ),
    photo=r"\b(?:foto|fotos|fotografía|imagen|imágenes|gráfico|infografía|mapa|vídeo|video|ilustración|crédito)\w*(?: de archivo| de recurso)?\s*[:/(©]|\b(?:imagen|foto|fotografía) (?:de archivo |cedida )?(?:de |por )?~#|\bgetty\b|\bimagen de archivo\b",
    follow=r"^\W*(?:lea también|lee también|leer más|lee más|más información|más noticias|te puede interesar|le puede interesar|síguenos|síganos|suscr\w+|boletín|newsletter|podcast|lo más (?:leído|visto)|vea también|ver también|además|en directo|en televisión|nuestros socios|socios|escuch[ae]|descarg\w+|noticias relacionadas|relacionad[oa]s?|compart\w+|otras noticias|esta noche)\b|^\W*(?:recomendad[oa]s?|recomendamos|en la red|en otros medios|para leer|para ver|para escuchar|vídeo|video|directo|nuestra selección)\b[^.]{0,20}:|\s\|\s",
    ticker=r"cotizaci\w+|datos (?:de mercado|bursátiles|meteorológicos)|retraso de \d|facilitad[oa]s? por\b[^.]{0,30}$|datos proporcionados por|asesoramiento|todos los derechos|derechos reservados|aviso legal|miembro de ~#|servicios? de agencias?|contenidos? de agencia|prohibida (?:la|su) reproducción|refinitiv|bajo licencia|crucigrama|^\W*(?:cotizaci\w+|bolsa|divisas|tipos de cambio|el tiempo|meteorología|datos|precios)\b[^.]{0,50}(?::|fuente)|protegid[oa]s? por|derechos de autor|sin autorización|toda reproducción",
    homonym=(
        r"[a-zéó] \(#\)(?! ?[-–—])",
        r"\b(?:calle|avenida|plaza|paseo|sala|estadio|colegio|línea|ronda|carretera|autopista) (?:de la |del |de los |de )?#",
    ),
    credit=r"con|y|e|de|del|la|el|los|las|por|en|para|fuente|fuentes|agencia|agencias|redacción|información|informaciones|texto|artículo|original|traducido|elaborado|copyright|colaboración|material|corresponsal|enviad[oa]|especial|a|partir|publicado|este|esta|noticia|ha|han|contribuido|reportaje|teletipos?|datos|servicios?|según|vía|cortesía|despachos",
    itself=r"(?:este (?:artículo|texto|contenido|despacho|reportaje)|esta (?:nota|noticia|información|crónica|pieza))",
    before=r"agencia(?: de noticias| oficial| estatal)?|diario|periódico|semanario|revista|cadena(?: de televisión| de radio)?|emisora|televisión|radio|portal|rotativo|canal|medio(?: digital)?|tabloide|digital|noticiero|telediario|mensual|radiotelevisión",
    after=r"news agency",
    heads=r"Diario|Correo|Periódico|Mundo|País|Vanguardia|Nación|Heraldo|Gaceta|Hoja|Voz|Noticias|Prensa|Faro|Razón|Onda|Radio|Crónica|Tribuna|Eco|Ideal|Sur|Norte|Universal|Comercio|Mercurio|Tiempo|Espectador|Observador|Imparcial|Nacional|Digital|Canal|Cadena|Telediario|Semanario|Revista|Confidencial|Independiente|Verdad|Levante|Levante|Opinión|Expreso|Telégrafo",
    first=r"Diario|Correo|Periódico|Mundo|País|Vanguardia|Nación|Heraldo|Gaceta|Hoja|Voz|Noticias|Prensa|Faro|Razón|Onda|Radio|Crónica|Tribuna|Eco|Ideal|Sur|Norte|Universal|Comercio|Mercurio|Tiempo|Espectador|Observador|Imparcial|Nacional|Digital|Canal|Cadena|Telediario|Semanario|Revista|Confidencial|Independiente|Verdad|Levante|Levante|Opinión|Expreso|Telégrafo",
    issuer="""esclusero consorcio comité capitanía cofradía gremio guardabosques patronal hermandad lonja comunidad otan onu oiea europol interpol kremlin moncloa
        policía guardia ministerio ministro ministra gobierno consejo consejería comisión tribunal juzgado fiscalía fiscal hospital universidad club sindicato banco bomberos ejército armada embajada alcalde alcaldesa ayuntamiento
        autoridad autoridades agencia departamento dirección instituto servicio fundación museo federación liga asociación operador operadora grupo puerto aeropuerto aerolínea compañía parlamento congreso senado presidente presidenta
        canciller gobernador gobernadora administración comité partido iglesia diócesis zoológico colegio escuela inspección regulador empresa firma fabricante editorial portavoz organizadores palacio director directora dueño
        cámara ciudad municipio concejo concejalía diputación junta generalitat obispado observatorio academia confederación mancomunidad cooperativa consorcio delegación familia abogado abogada consulado correos secretaría patronato
        casa jefe sociedad universidad rectorado equipo festival teatro fábrica cofradía
        capitán comandante rector rectora decano distrito arzobispado arzobispo obispo párroco subdelegación protección-civil renfe adif aena aemet
        naviera astillero cooperativa consorcio cantón provincia caja aseguradora bolsa lotería casino hotel restaurante cine circo estadio
        monasterio abadía catedral cantante actor actriz jugador entrenador entrenadora autor autora investigadores profesor profesora juez jueza
        jueces investigadores inspector auditores inversor fundador fundadora herederos vecinos huelguistas trabajadores gestora concesionaria
        distribuidora proveedor embajador embajadora general coronel almirante diputados senadora ediles laboratorio clínica guardería biblioteca
        archivo ópera orquesta cabildo mancomunidad comarca prefectura parroquia tenencia procuraduría contraloría defensoría intendencia
        municipalidad alcaldía""",
    issuer_more=r"colgó|ha colgado|ha publicado|ha subido|subió|sube|soltó|habló|deslizó|presumió|se quejó|anuncia|repartió|colgó|avisa|contó|reveló|ha revelado|revela|confesó|publicó|estima|estiman|rechaza|rechazan|rechazó|cifra|cifran|denuncia|denuncian|lamenta|lamentan|pide|piden|exige|saluda|condena|describe|calcula|reclama|señala|señalan|explica|explican|advierte|advierten|reza|dicen|consta|atribuye|habla|recoge",
    issuer_say=r"falló|dictaminó|resolvió|anunció|anunciaron|anuncia|ha anunciado|han anunciado|informó|informaron|informa|ha informado|comunicó|ha comunicado|comunica|declaró|ha declarado|confirmó|ha confirmado|confirma|señaló|aseguró|ha asegurado|dijo|indicó|advirtió|explicó|publicó|ha publicado|publica|emitió|difundió|ha difundido|prometió|promete|afirmó|escribió|ha escrito|detalló|precisó|reconoció|pidió|convocó|desmintió|notificó|dice|avisa|avisó|lamentó|recalca|recalcó|subraya|subrayó|insiste|insistió|sostiene|sostuvo|zanja|zanjó|matiza|matizó|ruega|rogó|recomienda|recomendó|recuerda|recordó|asegura|afirma|explica|señala|indica|responde|respondió|contestó|garantiza|garantizó|reitera|reiteró|hizo saber|ha hecho saber|hizo público|admite|admitió|aclara|aclaró|detalla|avisan|piden|tranquiliza",
    act=r"comunicado(?: de prensa)?|comunicados|nota(?: de prensa| informativa| oficial)?|declaración(?: institucional)?|rueda de prensa|conferencia de prensa|comparecencia|bando|aviso|boletín|discurso|mensaje (?:televisado|institucional|a los)|alocución|circular|carta abierta|cartel|gabinete de prensa|edicto|parte (?:oficial|médico)|octavilla|pancarta|carta a los|anuncio|llamamiento|megafonía|tablón(?: de anuncios)?|mensaje (?:enviado|publicado|difundido|colgado|grabado|en vídeo|dirigido|interno)|correo a los|misiva|carta (?:dirigida|enviada|abierta|pastoral)|nota (?:colgada|pegada|manuscrita)|encuentro con la prensa|acto público|homilía|sermón|panfleto|folleto|instrucción|orden|pliego informativo|megáfono|altavoz|hoja informativa|boletín interno|letrero|intervención|parte",
    act_frames=(
        r"\b(?:en|a través de|mediante|por|durante|según|de acuerdo con|con|desde) (?:\w+ ){0,4}?(?:%)\b",
        r"\b(?:%)(?: [\w-]+){0,2}?,? que (?:[\w]+ ){1,7}?(?:difund\w+|repart\w+|public\w+|colg\w+|envi\w+|distribu\w+|peg\w+|emiti\w+|hizo públic\w)\b",
        r"\b(?:emitió|publicó|difundió|envió|leyó|ofreció|dio|colgó|pegó|repartió|hizo público|remitió|ha emitido|ha publicado|ha difundido|ha enviado|ha hecho público|colocó|pronunció)\b(?: \w+){0,4}? (?:%)\b",
        r"(?:%)\b(?: \w+){0,8}? (?:dice|señala|informa|anuncia|indica|afirma|asegura|explica|publicad[oa]|difundid[oa]|emitid[oa]|firmad[oa]|reza|confirma|advierte)\b",
        r"\b(?:dice|señala|informa|reza|indica|asegura|se lee en)(?: \w+){0,3}? (?:%)\b",
    ),
    address=(
        r"^\W*(?:en|desde) (?:el|la) [^#@,.]{3,50} (?:han|se ha|se han) (?:publicad\w|anunciad\w|colgad\w|presentad\w|difundid\w|dicho|informado)\b",
        r"^[^#@]*\b(?:informó|avisó|comunicó|escribió|advirtió)\b[^#@]{0,20}\b(?:clientes|padres|vecinos|viajeros|empleados|accionistas|socios|inquilinos|usuarios)\b[^#@]*$",
        r"\b(?:dijo|declaró|anunció|explicó|aseguró|afirmó|informó|confirmó|ha dicho|ha declarado)\b[^.]{0,50}\b(?:a los periodistas|ante los periodistas|a la prensa|ante la prensa|a los medios|ante los medios|ante el pleno|ante el parlamento|en el pleno|ante el congreso)\b",
        r"\ben (?:su|la) (?:\w+ ){0,2}?(?:página web|web|sitio web|página|portal|sede electrónica)\b",
    ),
    document=r"demanda|querella|denuncia|sentencia|auto judicial|fallo|documentos judiciales|acta|actas|orden del día|informe(?: anual| final| pericial| de auditoría| de inspección)?|estudio|registro(?: mercantil| de la propiedad)?|boletín oficial|BOE|licitación|pliego|permiso|presupuesto|proyecto de ley|decreto|catastro|estadísticas?|censo|memoria anual|balance|escrito de acusación|sumario|atestado|expediente|resolución|testamento|autopsia|dictamen|resultados (?:anuales|semestrales|trimestrales)|cuentas anuales|calendario judicial|estatutos|escritura|reglamento|ordenanza",
    document_frames=(
        r"\b(?:concluye|afirma|subraya|señala|apunta|estima|recuerda|denuncia|establece) (?:el|la|un|una) (?:%)\b",
        r"^\W*en (?:un |una |el |la |su |sus )?(?:\w+ ){0,3}?(?:%)\b",
        r"\b(?:según|de acuerdo con|conforme a|consta en|figura en|recoge|se desprende de|se desprende del|a tenor de|a la luz de)(?: \w+){0,4}? (?:%)\b",
        r"(?:%)\b[^.]{0,60}?\b(?:habla de|condena|obliga|ordena|absuelve|fija|declara|señala|afirma|indica|revela|muestra|concluye|establece|recoge|acusa|sostiene|detalla|dice|publicad[oa]|presentad[oa]|cifra|describe|relata|atribuye|menciona)\b",
        r"\b(?:publicó|presentó|hizo público|dictó|emitió)\b(?: \w+){0,4}? (?:%)\b",
    ),
    post=(
        r"\b(?:vídeo|video|mensaje|foto|directo|clip|publicación)s? (?:\w+ ){0,5}?(?:en|a|por) (?:\w+ ){0,3}?(?:%)",
        r"\ben (?:su|sus|un|una) (?:\w+ ){0,3}?(?:%)",
        r"\b(?:{isay})\b[^.]{0,60}?\b(?:en|por|a través de|vía)\b(?: [\w]+){0,4}? (?:%)",
        r"\b(?:según|de acuerdo con)\b[^.,]{0,60}? (?:%)",
        r"\b(?:escribió|ha escrito|publicó|ha publicado|anunció|ha anunciado|dijo|compartió|tuiteó|confirmó|aseguró|afirmó|colgó|ha colgado|subió|difundió|informó|respondió|declaró|se disculpó|explicó|lamentó|reveló)\b[^.]{0,90}?\b(?:en|por|a través de|vía|mediante)\b(?: \w+){0,5}? (?:%)",
        r"(?:%)\b[^.]{0,90}?\b(?:{isay}|colgó|subió|compartió)\b",
        r"\b(?:tuit\w*|tuits|mensaje|publicación|post|vídeo|hilo|historia|perfil|cuenta|página|canal) (?:\w+ ){0,3}?(?:%)",
    ),
    no=r"\b(?:no (?:quiso|quisieron|ha querido|han querido|respondió|contestó|hizo|ha hecho|comentó)|rehusó|declinó|rechazó hacer|sin (?:comentarios|respuesta)|ni .{0,60} han querido|no ha respondido)\b",
    we=r"\b(?:nos|nuestr\w+|hemos|este diario)\b",
    adjective=r"(?:alto|gran)",
    spokes=r"portavo\w+",
    papers="",
    article=r"el|la|los|las|un|una|su",
    seen=r"\b(?:acceso|consult\w+|obten\w+|obtuv\w+|visto|filtrad\w+|confidencial\w*|intern[oa]s?)\b",
    small="de|del|de la|de los|y|la|el|los|las",
)
