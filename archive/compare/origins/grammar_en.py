"""Attribution in English."""

from archive.compare.origins.grammar import Grammar

ENGLISH = Grammar(
    lang="en",
    say=r"""says?|said|saying|reports?|reported|reporting|writes?|wrote|written|writing|reveals?|revealed|revealing|discloses?|disclosed|learn(?:s|ed|t)?
        |understands?|understood|see[sn]?|saw|obtain(?:s|ed)?|review(?:s|ed)|view(?:s|ed)|publish(?:es|ed)|broke|breaks|carri(?:es|ed)|quot(?:es|ed|ing)|cit(?:es|ed|ing)
        |confirm(?:s|ed)|announc(?:es|ed)|uncover(?:s|ed)|expos(?:es|ed)|unearth(?:s|ed)|establish(?:es|ed)|found|finds|spoke|speaks|interview(?:s|ed)|heard|hears|told|tells
        |note[sd]|add(?:s|ed)|stat(?:es|ed)|claim(?:s|ed)|estimat(?:es|ed)|calculat(?:es|ed)|count(?:s|ed)|got|gets|has it|describ(?:es|ed)|detail(?:s|ed)|document(?:s|ed)
        |outlin(?:es|ed)|releas(?:es|ed)|air(?:s|ed)|broadcasts?|post(?:s|ed)|print(?:s|ed)|scooped|dug|tracked|pieced|compiled|surveyed|polled|put|puts|gave|gives
        |reckons?|identifi(?:es|ed)|relay(?:s|ed)|transmit(?:s|ted)|ran|runs|know[sn]?|knew|read|received|acquired|secured|examined|inspected|studied|consulted|talked|asked
        |alleg(?:es|ed)|assert(?:s|ed)|explain(?:s|ed)|indicat(?:es|ed)|suggest(?:s|ed)|show(?:s|ed|n)|flash(?:es|ed)|watched|witnessed|leaked|recorded|gathered|visited|traced|points? out|brought|picked up|got wind|gets wind|stumbled|came across|came upon|sniffed out|nosed out|laid hands|landed|had word|sent word|gave word|lifted the lid|turned up|dug out|sent out|put out|tells of|speaks of|wired|cabled|corroborat(?:es|ed)|verifi(?:es|ed)|authenticat(?:es|ed)|confirms|reckon(?:s|ed)|totted|worked out|pinned down|reads""",
    cite=r"""cit(?:e|es|ed|ing)\b(?! by)|quot(?:e|es|ed|ing)\b(?! by)|(?:summary|translation|account|reprint|version|digest|retelling) of|referr(?:ing|ed) to|refers to|relying on|relies on|relied on|crediting|credits|credited|attribut\w+|with reference to|picking up|picked up|picks up
        |repeat(?:s|ed|ing)|reproduc\w+|relay(?:s|ed|ing)|passing on|passed on|drawing on|draws on|drew on|on the strength of|on the authority of|based on|takes it from|took it from|had it from|has it from
        |following|summari[sz]\w+|reprint\w*|translat\w+|republish\w*|in turn|lifted|borrow\w+|which had it|who had it|pointing to|points to|pointed to|invok\w+|leaning on|leans on|owes?|on the word of|naming""",
    relay=r"(?:picked (?:it|this|that|the story|the news)? ?up(?! (?:from|in|by|at)\b)|summari[sz]ed|reprinted|republished|relayed|carried|passed (?:it|this|that|the story|the news) on|translated|repeated|took it up|took up the story|spread (?:it|the news|the word)|merely|only repeated|told the rest|retold|circulated|followed up|syndicated|forwarded)",
    way=r"by way of|via|through|courtesy of|by courtesy of|at second hand from",
    cited=r"""(?:cited|quoted|retold|told again|spread|relayed|carried|picked up|repeated|reprinted|distributed|translated|summarised|summarized|reproduced|republished|passed on|shared|forwarded|circulated)(?: \w+){0,2}? (?:by|in|on)
        |as (?:cited|quoted|relayed|carried|reported) by|and (?:was )?(?:then )?(?:picked up|relayed|carried|repeated) by""",
    apart=r"while|another|other|second|whereas|each|but|then|later|too",
    out_of=r"from|in|by|at|via|to|after|off",
    joint="and|or|as well as|nor|both|also",
    strict=(
        r"\b(?:appeared|surfaced|emerged|was printed|was published|was reported|came out|ran) (?:first|exclusively|originally) (?:in|on|at|with) ~#",
        r"\bin (?:an? |the )?(?:\w+ )?(?:interview|conversation|chat|talk|discussion|exchange|correspondence) with ~#|\b(?:confided|unburdened \w+|opened \w+ heart|spilled \w+|poured \w+ \w+ out) to ~#",
        r"\b(?:seen|obtained|reviewed|viewed|acquired|first reported|first published|first revealed|first disclosed|broken|leaked to|shown|disclosed to|exclusively) (?:exclusively )?(?:by|in|to|with) ~#",
        r"\b(?:told|tells|telling|confided in|confirmed to|admitted to|revealed to|disclosed to|opened up to|speaking to|spoke to|talking to|in comments to|in remarks to) ~#(?! (?:that|to|he|she|they|it|of|not|how|what|why|his|her|their|about)\b)",
        r"\binterview(?:ed)? (?:\w+ )?(?:with|by|for|to) ~#",
        r"\b(?:citing|quoting|disclosed by|revealed by|approached by|questioned by|asked by|contacted by|pressed by|interviewed by|quoted by|in an? (?:email|reply|emailed reply|statement|written reply|response) to) ~#",
        r"\b(?:told|tells|telling|assured|informed) the #|\bquestions (?:from|by|put by) ~#",
        r"# (?:(?:has|have) (?:learned|learnt)(?! (?:to|how|his|her|from))|can (?:reveal|disclose|report)|reports(?= that|,|\W*$))\b",
        r"\b(?:writes?|reports?|says|told|tells|according to|reported by) \w+(?: \w+)?['’]s #",
        r"\bknown from #|# (?:which|whose|who) (?:\w+ )?(?:reporters?|correspondents?|journalists?)\b",
        r"# (?:(?:was|were) (?:the )?first to report|(?:has |had |have )?(?:first |also |exclusively |both )?reported)\b",
        r"\b(?:an?|the) # (?:reporter|correspondent)\b",
        r"\b(?:as )?(?:reported|revealed|published) (?:by|in|on) ~#",
    ),
    per=r"according to|per|citing|quoting",
    slot=(
        r"\b(?:hands|possession|desk|inbox|mailbox|letterbox) of ~#|\b(?:reached|found its way to|made its way to|landed (?:on|in|at|with)|came into|fell into|slipped to|passed to|handed to|leaked to|described (?:\w+ ){0,6}?to|showed (?:\w+ ){0,6}?to|recalled to|recounted to|related to) ~#",
        r"\b(?:according|thanks) to ~#",
        r"\b(?:told|tells|telling|assured|informed|briefed|confided (?:in|to)|confirmed to|admitted to|disclosed to|revealed to|speaking (?:to|on|with)|spoke (?:to|with)|talking to|talked to|asked by|approached by|contacted by|questioned by|pressed by|quoted by|cited by|interviewed by|replying to|responding to) ~#",
        r"\b(?:interview|conversation|chat|comments?|remarks?|statements?|reply|email|response|answers?|questions?) (?:\w+ ){0,3}?(?:with|to|for|in|on|by|from) ~#",
        r"\b(?:citing|quoting|relying on|crediting|as reported by|first reported by|reported by|revealed by|disclosed by|published by|obtained by|seen by|reviewed by|learned by) ~#",
    ),
    frames=(
        r"^\W*(?:copy|text|words|reporting|story|article|material|translation|dispatch|files?|notes?|additional \w+|further \w+|some \w+) (?:\w+ ){0,3}?(?:by|from|with|courtesy of|via) ~#",
        r"\b(?:{say}|let|dropped|blurted|mused|hinted|joked|admitted|insisted)\b[^#@]{0,40} on ~#\W*$",
        r"# (?:bases?|based|rests?|rested) (?:\w+ ){0,4}?(?:on|upon)\b",
        r"\b(?:credit|scoop|merit|honou?r|discovery|find|story)\b[^#@]{0,40}\b(?:goes|go|belongs?|is due|falls|went) to ~#",
        r"\b(?:cameras?|microphones?|airwaves|studio|screens?) of ~#",
        r"\b(?:into|before|in front of) an? # (?:microphone|camera)\b",
        r"# has (?:the|a|an|seen|got|had|all the|both) (?:[\w-]+ ){0,4}?(?:stor(?:y|ies)|details?|logs?|documents?|cop(?:y|ies)|screenshots?|recordings?|letters?|e-?mails?|memos?|figures?|proof|tapes?|footage|accounts?|lists?|numbers?|messages?|contract|minutes|file|files|papers?)\b",
        r"\b(?:confided|unburdened \w+|opened \w+ heart|spilled \w+|poured \w+ \w+ out) to ~#",
        r"# ?(?:'s|’s)? ?(?:\w+ ){0,4}?(?:{say})\b",
        r"#,? (?:which|who|whose \w+)(?: \w+){0,5}? (?:{say})\b",
        r"(?:{say}|tell|telling|say|see) (?:by )?~#",
        r"\b(?:according|thanks) to ~#",
        r"\b(?:told|tells|telling|tell|informed|assured|briefed|said to|admitted to|confirmed (?:\w+ )?to|conceded to|confided (?:in|to)|explained (?:\w+ )?to|described (?:\w+ ){0,3}to|revealed (?:\w+ )?to|disclosed (?:\w+ ){0,3}to"
        r"|complained to|opened up to|let slip to|hinted to|insisted to|wrote to|emailed|texted|rang|phoned|called) ~#",
        r"\b(?:statements?|sp(?:oke|oken|eaking|eak)|talk(?:ed|ing)?|chatt(?:ed|ing)|comment(?:ed|ing|s)?|remark(?:s|ed)?|email(?:ed)?|messages?|letters?|confession|account|words?) (?:\w+ ){0,2}?(?:to|with) ~#",
        r"\b(?:to|with|for|by|from|in|on|at|of|via|per|through) ~#(?:,| (?:on|late|early|last|this|yesterday|today|in an?|under|over|by|during|before|after)\b)[^#@]*$",
        r"\b(?:interviewed|interview(?:s)?|conversation|sit-down|exchange|call|phone call|q&a|chat|talk) (?:\w+ ){0,3}?(?:by|with|for|to|in|on|of) ~#",
        r"\b(?:seen|obtained|reviewed|viewed|read|acquired|examined|inspected|studied|consulted|published|reported|revealed|disclosed|broken|broke|carried|quoted|cited|uncovered|unearthed|exposed|relayed"
        r"|released|aired|broadcast|heard|learned|learnt|made public|brought to light|compiled|gathered|conducted|commissioned|transmitted|printed|posted|described|calculated|tallied|counted|contacted|shared"
        r"|collected|spotted|noticed|recorded|filmed|verified|authenticated|surveyed|polled|put out|run|dug up|got hold of|supplied|provided|given|shown|leaked|passed|handed|sent|supplied|made available|slipped|forwarded|entrusted)"
        r" (?:\w+ ){0,3}?(?:by|in|on|to|with|from|at|of) ~#",
        r"\b(?:a|an|the|its|their|this|that|one|first|exclusive) (?:[\w-]+ ){0,3}?(?:report|story|article|investigation|piece|dispatch|scoop|account|exclusive|bulletin|despatch|tally|count|survey|poll|analysis|interview|information|alert|flash|exposé|version|news)"
        r" (?:\w+ ){0,3}?(?:by|in|from|on|of|published by) ~#",
        r"#(?:'s|’s)? (?:[\w-]+ ){0,3}?(?:report|reports|reporting|story|stories|article|investigation|account|scoop|exclusive|sources?|figures|tally|count|calculations?|interview|reporters?|correspondents?|journalists?|dispatch|survey|poll|information|findings|stringers?|version|wire|bulletin|alert)\b",
        r"\b(?:citing|quoting|referring to|as per|per|via|courtesy of|credit(?:ed)? to|thanks to|down to|source:|sources:) ~#",
        r"\b(?:information|details?|figures?|date|names?|news|word|story|account|report|quotes?|version|scoop|numbers?|tip|facts?) (?:[\w,]+ ){0,6}?(?:from|is|are|was|of|by|to|on|with|belongs? to|comes? from|came from|given by|due to) ~#",
        r"\b(?:on|in|from) (?:the )?(?:pages|columns|airwaves|programmes?|air|website|site|wires?|front page|app|microphones?|studios?) of ~#",
        r"\bit (?:was|is|took) ~#",
        r"\b(?:surfaced|appeared|emerged|leaked|came out|came up|ran|turned up|aired|broke|landed|known|printed) (?:\w+ ){0,2}?(?:in|on|at|via|through|because) ~#",
        r"\b(?:readers|viewers|listeners|subscribers|audiences?) of ~# (?:\w+ ){0,2}?(?:learn\w*|read|know|knew|heard|saw|found)",
        r"\b(?:and|while|but|;)\b[^#@]*?, (?:to|with|by|from|in) ~#\W*$",
        r"\b(?:we|one|readers?) (?:know|learn|owe|have) (?:[\w]+ ){0,4}?(?:from|to|by) ~#",
    ),
    hint=r"\b(?:dates?|place|numbers?|price|names?|details?|document\w*|papers?|letters?|contract|recording|memo|draft|plans?|timetable|right|believe\w*|version|copies|description|count\w*)\b|\b(?:report\w*|account|story|interview\w*|reporter|correspondent|journalist|exclusive|scoop|source[sd]?|told|tell\w*|said|says|wrote|writes|pages|columns|copy|news|wire|according|by way of|first|unburden\w*|confid\w*|call\w*|email\w*|quot\w*|learn\w*|reveal\w*|publish\w*|light|broke|word|heard|read|figures?|microphone|notebook|ear|version|information)\b",
    own=r"""this (?:newspaper|paper|website|site|magazine|station|broadcaster|agency|publication|channel|programme|portal|daily|weekly|radio|outlet|newsroom|title)|our (?:own )?(?:reporters?|correspondents?|newsroom|journalists?|newspaper|paper|team
        |staff|editors?|colleagues?|photographers?|magazine|station|website|desk|news desk|radio|stringer|sister paper)|(?:one|two|some|several) of our (?:own )?(?:reporters|correspondents|journalists|team|staff)|a member of our staff|this (?:office|desk|reporter|correspondent|writer)""",
    own_frames=(
        r"\b(?:came|come|walked|rang|phoned|called|wrote) (?:\w+ ){0,3}?to (?:us|our|me)\b|\b(?:told|tells|showed|showed it to|assured|confided in) me\b|\bI (?:saw|counted|spoke|asked|watched|met|visited|heard|stood|walked)\b",
        r"\b(?:told|tells|telling|shown to|showed|spoke to|spoke with|spoken to|speaking to|talked to|informed|contacted|approached|gave|given to|handed|confided in|wrote to|confirmed to|assured|seen by|sent|sent to|invited|let) us\b",
        r"\bwe (?:have |had |also |were |have been |ourselves |then |first ){0,2}(?:saw|seen|obtained|told|spoke|spoken|learned|learnt|understand|asked|counted|heard|visited|watched|reviewed|met|interviewed|found|read|walked|stood|called|rang|phoned|shown|given|talked|went|checked|measured|examined|inspected|looked)\b",
        r"\b(?:answered|in answer to|reply to|replying to|replied to|responded to|response to|asked|put to) our (?:questions?|enquiry|inquiry|request|emails?|calls?)\b",
        r"\bour (?:own )?(?:count|tally|visit|interview|research|inquiries|enquiries|investigation|conversation|survey|calculation|recording|notes)\b",
        r"\bin our (?:office|presence|pages|newsroom)\b",
    ),
    background=(
        r"\b(?:back then|in those days|at that time)\b|\b(?:readers|viewers|residents|people|those|locals)\b[^#@]{0,20}\b(?:remember|recall)\b|# once (?:\w+ed|put|ran|wrote|said)\b|,? in (?:19|20)\d\d,? (?:the )?#",
        r"^\W*(?:back |already |as (?:early|long ago|far back) as |again |only |even )?(?:in|around|during|since|by) (?:early |late |mid-|the (?:\w+ )+of |about )?(?:19|20)\d\d\b(?![^#@]*,[^,#@]*$)",
        r"^\W*(?:back |already )?(?:in|during) (?:the )?(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|fall|winter) (?:of )?(?:last year|the year before|\w+ years? (?:ago|earlier)|(?:19|20)\d\d)",
        r"^\W*(?:\w+ ){0,4}?(?:years?|decades?|months?|generations?|centur(?:y|ies)) (?:ago|earlier|before|back|previously|since)\b",
        r"^\W*(?:earlier |early |late )?(?:last|the previous|the preceding|the other) (?:year|decade|century|season|spring|summer|autumn|winter|term)\b",
        r"\b(?:in|of|from|since|around|as early as|as far back as) (?:the )?(?:\w+ )?(?:seventies|eighties|nineties|sixties|fifties|noughties|(?:19|20)\d0s|last century)\b",
        r"\b(?:\w+ )?(?:years?|decades?) since ~#",
        r"\bof the (?:time|day|period)\b|# (?:reported|wrote|noted|said) (?:then|at the time|back then)\b|\b(?:wrote|reported|said) # (?:then|at the time)\b",
        r"\blong memor|\bmay (?:recall|remember)|\bsome will (?:recall|remember)|\bthose who remember|\bfrom the archives?\b|\bold (?:#|report|stor|cutting|clipping|article)|\byellowed\b|\bcuttings?\b|\bclippings?\b",
        r"#(?: had| has|,)?(?: \w+){0,3}? (?:{say}|ran|called|carried|devoted)\b(?:(?!\bthat\b|,)[^#@]){0,70}\b(?:in|back in|of|from) (?:\w+ ){0,2}(?:19|20)\d\d\b",
        r"#(?: had| has|,)?(?: \w+){0,3}? (?:{say}|called)\b(?:(?!\bthat\b|,)[^#@]){0,70}\b(?:similar|comparable|(?:an)?other such|much like|not unlike|the same kind|of that kind|years? (?:ago|earlier)|decades? (?:ago|earlier)|last year)\b",
        r"\b(?:similar|comparable|earlier|previous|much like it|like it)\b[^#@]{0,60}?\b(?:years?|decades?) (?:ago|earlier|before)\b",
        r"\b(?:first|once|already|also|long ago|years ago|previously) (?:{say})\b[^#@]{0,60}\b(?:years?|decades?) (?:ago|earlier|before)\b",
        r"\b(?:an?|the) (?:earlier|old|older|previous|past|decades?-old|year-old|\w+-year-old|(?:19|20)\d\d) ~#",
        r"\b(?:an?|the|that) # (?:\w+ ){0,2}?(?:of|from|in) (?:19|20)\d\d\b",
        r"\bwhen ~# (?:last|first|previously)\b|#[^#@]{0,60}, (?:some |about |almost |nearly )?\w+ (?:years|decades) ago,|#(?: had| has)? devot\w+|\bthe last time\b|\bonce before\b|\bnot for the first time\b|\bnot the first time\b|\bthe first time\b[^#@]*: ",
    ),
    opinion=(
        r"# (?:would|might|could|may)\b(?! not (?:\w+ )?(?:\w+ )?(?:confirm|verify|reach|independ|immediately|establish|authenticate|obtain|determine|check))(?! (?:confirm|verify|say|report|publish|name|identify|comment|disclose|independ))",
        r"\b(?:not even|nor even|even the|least of all) ~#|\b(?:headline|front page|story|plot|script|material) (?:fit )?for ~#",
        r"# (?:would|might|could|may) (?:\w+ ){0,2}?(?:have|call|say|be|run|print|like|love|want|find|do|make|put)\b",
        r"# (?:has|have|had|is|was|did|does) (?:not|never|yet to|no)\b(?! (?:yet )?(?:verif|confirm|independ|seen|been able))",
        r"\b(?:not|never|hardly|scarcely) (?:the (?:sort|kind|stuff)|something|a matter|what|as)\b[^#@]*#",
        r"\bwhere ~# (?:\w+ )?(?:tends?|likes?|would|sees?|counts?|speaks?)\b|# (?:tends?|prefers?|loves?|likes?) to\b|# has shown\b",
        r"\b(?:finds?|reads?|expects?|hears?) (?:\w+ )?in ~#\W*$",
        r"# would (?:have|call|say)\b|\bto the # of this world\b",
        r"\b(?:unlike|contrary to|in contrast to|much as|like|as with|compared (?:with|to)|just as|rather like|less than|more than|better than|ahead of|than) ~#",
        r"\b(?:columnists?|commentators?|leader writers?|editorials?|op-eds?|opinion (?:pages?|sections?|pieces?|columns?|writers?)|leading articles?|leaders?|cartoonists?|cartoons?|critics?|reviewers?|essayists?|bloggers?|pundits?|letters pages?|comment pages?|guest articles?|crossword|horoscope|sketch writer) (?:\w+ ){0,3}?(?:at|of|in|for|from|on|by) ~#",
        r"#(?:'s|’s)? (?:[\w-]+ ){0,3}?(?:columnists?|columns?|commentators?|leader writers?|editorials?|editorial board|op-eds?|opinion|comment pages?|commentary|leading article|cartoonists?|cartoons?|critics?|reviewers?|essayists?|blogs?|bloggers?|pundits?|letters page|crossword|horoscope|sketch)\b",
        r"\b(?:editorial|leader|op-ed|opinion piece|column|commentary|essay|sketch|cartoon) (?:\w+ ){0,3}?(?:in|on|of|by|for|from) ~#",
        r"\b(?:subscribers? (?:of|to)|fans? of|style of|tone of|in the manner of|worthy of|standards? of) ~#",
        r"^\W*(?:for|to) #,",
        r"# (?:called (?:it|for)|likened|mocked|praised|argues?|argued|thinks?|finds? it|ignored|buried|gave (?:it|the (?:subject|matter|story)) (?:\w+ ){1,3}(?:minutes|lines|paragraphs|seconds|columns|pages))\b",
    ),
    politics=(
        r"\b(?:candidate|alderman|deputy|councillor|mp|senator|minister|mayor|governor|lawmaker|delegate|congress\w+|politician|backbencher|chairman|chairwoman|whip|assemblyman|assemblywoman)s?\b[^#@]{0,80}\b(?:article|page|copy|cutting|clipping|printout|issue|edition|headline|front page|screenshot|cover|report|piece|story) (?:\w+ )?(?:of|from|in|by) ~#",
        r"#[^#@]{0,30}\b(?:under (?:his|her|one|an|their) arm|in (?:his|her|one) hand|aloft|on (?:his|her) lap)\b",
        r"\b(?:held|holding|holds?|waved?|waving|brandish\w*|flourish\w*|produc\w+|pulled|pulling|unfold\w*|shook|shaking|slapp\w+|thump\w*|display\w*|point(?:ed|ing) (?:to|at)|tore|tearing|rolled)\b(?: \w+){0,6}? ~#(?: \w+)*",
        r"\b(?:read(?:ing)?|recit\w+|quot(?:ed|ing|es)) (?:aloud |out |out loud |at length |a line |lines |a passage |passages |a paragraph |a headline |the headline |a sentence ){1,3}(?:\w+ ){0,2}?(?:from|of|in) ~#",
        r"\b(?:mp|mps|senator|councillor|councilman|councilwoman|lawmaker|deputy|deputies|minister|opposition|politician|congress(?:man|woman)|candidate|delegate|speaker|backbencher|alderman|mayor|governor|president|chancellor|party leader|leader of)\b[^#@]{0,60}\b(?:quoted|quoting|quotes|cited|citing|invoked|invoking|referred to|referring to|read|reading|recited|mentioned|mentioning|alluded to|told (?:parliament|the (?:chamber|house|council|rally|crowd|assembly)) (?:\w+ )*?(?:read|seen)) (?:\w+ ){0,3}?~#",
        r"\b(?:page|copy|cutting|clipping|printout|print-out|issue|edition|headline|front page|screenshot) (?:of|from|in) ~#[^#@]{0,80}\b(?:debate|chamber|rally|council|parliament|hearing|session|lectern|podium|pulpit|aloud|applause|laughter)\b",
    ),
    subject=(
        r"\b(?:an?|one|another|each|every) # (?!report|correspond|journal|stor|article|dispatch|tall|count|survey|poll|interview|source|investigat|analys|account|alert|bulletin|stringer|photograph|team|crew|produc|staff|writer|request|exclusive|scoop|review|calculat|estimat|statement|newscast|program|broadcast|version|piece|flash|camera|video|podcast|wire|copy|news|and\b|or\b|colleague|employee|contributor|freelanc|editor|anchor|host|presenter)[a-z]+",
        r"^(?!.*\b(?:{say})\b)[^#@]*#(?:'s|’s)? (?:\w+ )?(?:reporters?|correspondents?|journalists?|photographers?|crew|team|editors?|van|car|helicopter|bureau|offices?|studios?|anchors?|presenters?|staff)\b",
        r"\b(?:once|former|formerly|retired|ex-|late|old|veteran|then) (?:\w+ ){0,2}?(?:bureau|offices?|studio|editor|correspondent|reporter|journalist|anchor|head|chief|director|owner|publisher|home) (?:of|at|for|from|with) ~#",
        r"^(?!.*\b(?:{say})\b|\W*it (?:took|was|is)\b)[^#@]*\b(?:reporters?|correspondents?|journalists?|photographers?|camera(?:man|woman|men)|crew|team|editors?|van|car|helicopter|bureau|offices?|studios?|anchors?|presenters?|hosts?|drone|stringers?) (?:[^\s#@]+ ){0,2}?~#",
        r"\b(?:arrested|detained|jailed|expelled|deported|freed|released|killed|shot|beat|beaten|attacked|sued|fined|barred|imprisoned|sentenced)\b[^#@]{0,30}\b(?:reporter|correspondent|journalist|photographer|cameraman|editor|crew|stringer)s? (?:of|for|from|with|at) #",
        r"\b(?:career|job|traineeship|apprenticeship|internship|stint)\b[^#@,]{0,20}\b(?:at|with|for) ~#",
        r"\bneither\b[^#@]{0,40}\bnor #",
        r"# (?:viewers|readers|listeners|subscribers|fans|audiences|quiz|series|sitcom|helicopter|van)\b",
        r"# (?:and ~# )?(?:has|have|had|is|was|are|were|will|would|plans?|wants?|hopes?|intends?) (?:\w+ ){0,3}?(?:cut|cutting|to (?:move|close|open|film|cut|buy|sell|hire|launch|sponsor|hold|host|build|leave|shut|show|broadcast|air)|asked to|applied|moved|moving|hired|hiring|named|appointed|closed|closing|opened|opening|launched|launching|won|lost|sued|suing|bought|sold|sponsor\w*|fined|rent\w*|withdrawn|banned|blocked|sacked|fired|laid off|celebrat\w*|honou?red|awarded|based|headquartered|owned|founded|located|moved)\b",
        r"# (?:moved|moves|hired|hires|closed|closes|opened|opens|launched|launches|won|wins|lost|loses|sued|sues|bought|sold|sponsors?|rents?|cuts?|employs?|owns?|celebrates?|turns|films?|filmed|apologi[sz]ed|withdrew|asked to|asked for|broadcasts from|plans?|sacked|fired|paid|pays|set up|starts?|started)\b(?! (?:that|how|why))",
        r"(?:#(?:'s|’s)?|\bthe #) (?:[\w-]+ ){0,2}?(?:offices?|bureau (?:in|has|is|was|will|stands|on)|building|headquarters|chief|executives?|boss|presenters?|producers?|anchors?|editor-in-chief|vans?|trucks?|drones?|studios?|tower|licen[cs]e|shares?|strike|festival|prize|award|app|journalism|canteen|lift|owner|shareholders?|publisher|archive|museum|stand|marquee|cafe|competition|internship|trainees?|alumni|subscribers|customers|clients|terminals?|index|quiz|bookshop|plaque|school|foundation|masts?|logo|sign|jacket|cap|mug|staff (?:were|have|are|went|walked|voted)|workers|union|pension)\b",
        r"#,? (?:too,? |also,? |itself,? )?(?:was|were|is|are|has been|had been|got) (?:also |too )?(?:shown the|turned away|kept|barred|refused|denied|thrown|locked|sold|bought|hit|fined|praised|criticised|criticized|mocked|named|invited|asked to leave)\b",
        r"\b(?:shares?|stakes?|stock|holding) (?:in|of) #",
        r"\b(?:founders?|co-founders?|inventors?|veterans?|alumn\w+|widow|son|daughter) of ~#",
        r"\b(?:an?|the|its|two|three) # (?:\w+ )?(?:photographers?|cameram[ae]n|producers?|presenters?|drivers?|interpreters?|executives?|technicians?|interns?|employees?|workers?|crews?)\b(?! (?:who )?(?:watched|saw|filmed|heard|witnessed|counted|were told|was told|found))",
        r"\b(?:former|retired|onetime|one-time|late|veteran) (?:the )?#|\bex-#",
        r"\b(?:producers?|presenters?|anchors?|executives?|newsreaders?|photographers?|cameram[ae]n|owners?|shareholders?|director|boss|head|chief|chair(?:man|woman)?|subsidiary|building|offices?|headquarters|licen[cs]e|fan|employees?|staff|buyers?|sale|takeover|strike|lawsuit|complaint|case|campaign|boycott|ban|raid|attack|sanctions|protest|career|job|jobs|post|internship|years) (?:\w+ ){0,1}?(?:of|at|for|from|with|by|against|on|in) ~#",
        r"\b(?:works?|worked|working|freelanc\w+|photograph\w*|owned|employed|trained|intern(?:ed)?|stint) (?:\w+ ){0,2}?(?:for|at|by|with) ~#",
        r"(?:#(?:'s|’s)? (?:[\w-]+ ){0,2}?(?:reporters?|correspondents?|journalists?|photographers?|crews?|teams?|freelancers?|staff|stringers?|editors?)\b|\b(?:reporters?|correspondents?|journalists?|photographers?|crews?|teams?|freelancers?|stringers?) (?:for|of|from|with|at) ~#)[^#@]{0,60}?\b(?:arrest\w*|detain\w*|held|jailed|released|killed|injured|wounded|expelled|deport\w*|barred|banned|beaten|attacked|fined|charged|accused|sued|sentenced|freed|missing|died|dies|retir\w*|resign\w*|married|award\w*|prize|honou?red|accreditation|among the (?:guests|passengers|injured|winners)|admitted|turned away|refused entry|kept out|thrown out|let in|locked out)\b",
        r"\b(?:arrest\w*|detain\w*|detention|release|murder|killing|death|expulsion|kidnapping|jailing|trial|firing|sacking) (?:\w+ ){0,3}?(?:of|for) ~#",
        r"\b(?:sue[ds]?|suing|boycott\w*|block(?:ed|ing)|ban(?:ned|ning)|raid(?:ed|ing)|fin(?:ed|ing)|bought|acquire[ds]|praised|thanked|blamed|attacked|criticis\w+|criticiz\w+|accused|mocked|sponsored by|supported by|funded by) ~#",
        r"\b(?:day|days|week|hours|morning|month) (?:after|before|since) ~# (?:{say})",
        r"\b(?:after|before|since|following) ~#(?:'s|’s)? (?:{say}|report|story|account|article|publication|investigation)",
        r"\b(?:following|after|despite|denied|dismissed|rejected|called|criticised|disputed|responded to|reacted to|reaction to) (?:a|an|the|this|that|last week's|wednesday's) # (?:report|story|article|account)s?\b",
    ),
    verify=(
        r"\b(?:declined|refused|failed|unwilling)\b[^#@]{0,60}\b(?:contacted|reached|asked|approached|called) by #",
        r"# (?:itself |themselves |also )?(?:(?:was|were|is|are|has|have|had|could|did|does|do|would)(?: not|n['’]t)|never|cannot)\b",
        r"# (?:\w+ ){0,3}?(?:(?:could|can|was|were|is|has|had|did)(?: ?not|n[o']?t|n’t| unable| been unable)|cannot|unable|failed)\b(?: \w+){0,4}? (?:verif\w+|confirm\w*|reach\w*|establish\w*|review\w*|contact\w*|check\w*|corroborat\w*|authenticat\w*|obtain\w*|determine\w*|see|ascertain)",
        r"\b(?:did not|didn't|didn’t|has not|have not|had not|would not|never|failed to|refused to|declined to|declines to)\b[^#@]{0,60}?\b(?:respond|responded|reply|replied|answer|answered|return|returned|comment|commented|speak|react|talk|pick up)\b[^#@]{0,60}?#",
        r"\b(?:could not|couldn't|couldn’t|cannot|can not|was not|not be|has not been|have not been|were not|not been|not yet been|neither)\b[^#@]{0,50}?\b(?:reached|verified|confirmed|contacted|corroborated|checked|authenticated|established|reach)\b[^#@]{0,40}?#",
        r"# (?:has |had )?left (?:\w+ ){0,2}?messages?\b",
        r"\b(?:no (?:reply|answer|response|comment|word)|unanswered|unreturned|without (?:reply|answer|response)|rang out|went to (?:a )?voicemail|hung up on|mailbox|put the phone down on|ignored)\b[^#@]{0,60}?#",
        r"#[^#@]{0,50}?\b(?:no (?:reply|answer|response|comment)|unanswered|unreturned|in vain|rang out|hung up|mailbox|went unanswered|without (?:reply|answer|response|success)|not (?:returned|answered))\b",
        r"\b(?:request|requests|questions?|calls?|emails?|messages?|enquir\w+|inquir\w+|letters?)\b[^#@]{0,30}?(?:#|from ~#|by ~#)[^#@]{0,50}?\b(?:not|un\w+ed|nothing|ignored|no)\b",
        r"\b(?:so|nor|neither) (?:\w+ ){0,3}?(?:did|do|could|was|were|have|had) (?:those of |that of )?~#",
        r"\bdeclin\w+ (?:to (?:comment|speak|talk)|comment|an interview|a request)\b[^#@]*#|\b# (?:has|have|had) not (?:\w+ )?(?:seen|verified)",
    ),
    photo=r"(?:file |stock |archive )?(?:photo(?:graph)?s?|pictures?|images?|pic|graphics?|chart|illustration|video|footage|still|map|drawing|infographic|gallery)(?: credit| by| courtesy(?: of)?| from| via| taken by| supplied by)?\s*[:/(©]|(?:photo|picture|image|graphic|illustration|map|video)s? (?:by|courtesy|from|credit|via|©)|\bgetty\b|\balamy\b|\bshutterstock\b|# (?:photo|pictures?|images?|pool|file|graphics?|video)\b|handout|\bcaption\b|^\W*(?:camera|drone|aerials?|artwork|design|photographer|visuals?)\s?:",
    follow=r"^\W*(?:read (?:more|next|also|on|this)|most (?:read|popular|viewed)|see also|also read|more (?:from|on|stories|news)|related|watch(?: live)?|listen|subscribe|follow|sign up|get |join|like us|also on|on other pages|elsewhere|trending|newsletter|podcasts?|in tomorrow|don't miss|from our partners?|partners?|popular|news (?:from|by) #|editor's picks?|recommended|share this|share on|download (?:our|the) app|you may also|up next|what to read|tonight on|on our (?:site|channel|podcast)|find us|find more|coming up|in the media|top stories)\b|\bread (?:more|next|also)\s*:|\bsubscribe to\b|\bfollow (?:us|#)|\bon (?:demand|tv tonight)\b|^\W*(?:recommended|also on the web|around the web|on the web|elsewhere on|we also like|worth reading|long read|weekend read|our pick|in other news|next|previous|suggested)\b[^.]{0,20}:|^\W*(?:video|watch|audio|listen|live|quiz|gallery|opinion|podcast)\s?:|\s\|\s",
    ticker=r"market data|quotes? (?:are )?(?:provided|supplied|delayed)|(?:share|stock|currency|price|market|weather|exchange|index|tide|fund)[\w -]{0,20} (?:prices?|data|quotes?|rates?|figures|information|table|charts?|forecasts?|values?)?[\w ]{0,12}(?:by|from|supplied|provided|courtesy|powered|delivered)\b(?=[^.]{0,30}#)|delayed (?:by )?(?:at least )?\d+|investment advice|refinitiv|all rights reserved|may not be (?:published|reproduced)|terms of use|uses? (?:material|content|copy) (?:from|of)|is a member of|licen[cs]ed (?:from|by)|subscribes to|agency content|trademarks?|powered by|data ©|crossword by|(?:prices|quotations|rates|data) (?:come|are|is|supplied|provided|courtesy)|^\W*(?:[\w-]+ ){0,3}(?:prices?|rates?|quotes?|indices|markets?|funds?|shares|weather|forecast|odds|timetables?)\b[^.]{0,30}:|\bcopyright\b[^#]{0,40}\b(?:notice|material|law)|\breproduction of\b|\bwithout (?:prior |written )?(?:consent|permission)\b|\bprotected by\b|\bco-?operative\b",
    homonym=(
        r"# \d+\b",
        r"[a-z] \(#\)(?! ?[-–—])",
        r"# (?:exams?|tests?|class(?:es)?|courses?|scores?|credits?|students?|teachers?|biology|history|calculus|government|english|physics|chemistry|literature|state|road|street|avenue|division|levels?|points?|router|mode|settings|number|lane|hospital|stadium|railway|football|league|district|invoice|department|accounts?)\b",
        r"\b(?:road|street|route|platform|gate|hall|room|grade|model|type|class|size|version|bus|line|tower|block|wing|junction|exit) #",
    ),
    credit=r"with|and|by|from|via|source|sources|reporting|report|additional|material|materials|agency|agencies|news|wire|copyright|contributed|contribution|to|this|the|staff|writer|adapted|translated|original|originally|published|on|of|story|article|text|compiled|information|service|services|bureau|editing|content|courtesy|in|cooperation|includes|was|copy|supplied|credit|some|provided|also|its|our|used|has|been|a|an|dispatches|reports|partly|prepared|written|correspondent|reporter|using|appeared|first|here|permission",
    itself=r"(?:this|the) (?:above |following |present )?(?:article|story|report|text|piece|dispatch|copy|item|post|content|translation)\b(?! (?:of|that|by|in|on))",
    before=r"news ?agency|newswire|wire service|news service|state agency|agency|newspaper|paper|daily|weekly|tabloid|broadsheet|magazine|broadcaster|public broadcaster|channel|TV channel|television channel|station|radio station|news site|news website|website|newsroom|publication|journal|trade journal|trade publication|online paper|freesheet|monthly|fortnightly|press agency|portal|news portal|outlet|news outlet|investigative outlet|business daily|evening paper|network|public radio|state television|state TV|state media|television|newscast|public radio|state radio|radio|state broadcaster|national broadcaster|TV station|news channel|news magazine|press|wire",
    after=r"news ?agency|newswire|news service|agency|newspaper|daily|weekly|tabloid|magazine|broadcaster|channel|TV channel|television channel|station|radio station|news site|news website|portal|news portal|news outlet|network|television|TV",
    heads=r"Times|Post|Herald|Gazette|Journal|Tribune|Chronicle|Observer|Guardian|Telegraph|Mail|Express|Mirror|Standard|Independent|Courier|Bulletin|Register|Record|Dispatch|Examiner|Inquirer|Enquirer|Sentinel|News|Advertiser|Echo|Argus|Globe|Ledger|Packet|Voice|Review|Weekly|Daily|Broadcasting|Radio|TV|Television|Today|Monitor|Citizen|Mercury|Reporter|Newswire|Wire|Press|Leader|Messenger|Clarion|Beacon|Intelligencer|Recorder|Chronicles|Shimbun|Sun|Star|Tidende|Lantern|Newsroom|Magazine|Insider|FM",
    first=r"Daily|Weekly|Sunday|Evening|Morning|Radio|Channel",
    issuer="""nato iaea fbi cia fema nasa esa unesco unicef europol interpol kremlin pentagon
        police ministry ministries minister government cabinet council commission court prosecutor hospital university club union bank brigade firefighters army navy
        force coastguard guard embassy mayor hall authority authorities agency department office bureau institute service services foundation museum federation league association operator group
        railway port airport airline airways parliament president chancellor governor administration committee party church diocese zoo school board inspectorate regulator utility company firm
        corporation carrier manufacturer maker retailer publisher spokesman spokeswoman spokesperson palace pentagon organisers organizers executive chairman chairwoman director owner owners
        developer brewery supplier society trust observatory laboratory academy secretary sheriff chief commissioner consulate customs headquarters management bishop king queen builder
        cooperative employer lawyer lawyers family team supermarket chain charity campaign guild chamber orchestra theatre festival shipyard mine plant factory institution congress senate
        squad station registry archdiocese treasury tribunal ombudsman watchdog lab constabulary clinic college works council
        district municipality superintendent skipper captain principal headteacher dean rector provost coroner registrar warden ranger rangers
        lifeguards paramedics ambulance coach manager founder heir singer actor actress player footballer writer author scientist researchers
        professor pastor imam rabbi abbot harbourmaster pilot conductor librarian councillor senator lawmaker envoy ambassador general colonel
        admiral major lieutenant spokesmen prosecutors judge judges panel jury inspector inspectors auditor auditors watchdogs federation consortium
        syndicate joint-stock refinery brewer winery bakery dairy farm cooperative shipowner shipper haulier freight bus tram metro subway ferry dam
        waterworks sewage grid telecoms broadcaster studio label gallery archive library kindergarten nursery hospice fund insurer lender exchange
        lottery casino resort hotel restaurant cafe cinema circus stadium racecourse monastery abbey cathedral mosque synagogue temple parish borough
        canton province prefecture secretariat presidency junta militia brigade regiment battalion troops border organiser organizer operator-general
        victims residents neighbours tenants strikers workers""",
    issuer_more=r"revealed|reveals|disclosed|hinted|joked|cites|cited|estimates|estimated|rejects|rejected|dismisses|dismissed|denies|blames|demands|demanded|asks|asked|regrets|regretted|thanks|thanked|describes|described|welcomes|welcomed|condemned|condemns|claims|claimed|reveals|revealed|lists|listed|reads|assured|assures|expects|expected",
    issuer_say=r"ruled|decided|ordered|said|says|announced|announces|confirmed|confirms|stated|declared|warned|promised|promises|told|added|explained|insisted|informed|apologi[sz]ed|denied|admitted|reported|published|posted|issued|released|wrote|writes|pledged|blamed|urged|called|expressed|put|gave|made|let|notified|advised|argued|read|sent|acknowledged|conceded|cautioned|reassured|noted|remarked|observed|maintained|vowed|revealed|disclosed|clarified|outlined|proclaimed|appealed|forecast|advised|advises|assures?|cautions|insists|stressed|stresses|underlined|repeated|reiterated|concluded|pleaded|replied|responded|writes|wrote|runs|asks|asked|begged|begs",
    act=r"statements?|press releases?|news releases?|media releases?|(?:media|press|public|emailed|printed|two-page|one-page|short|official|formal) (?:notice|release|note|text)|releases?|notices?|communiqu[ée]s?|bulletins?|announcements?|declarations?|circulars?|(?:press|news|media) (?:conferences?|briefings?|calls?)|briefings?|(?:televised|radio|video|national|public|new year|prime-time|live) (?:address|speech|message|appeal)|addresses|address to the (?:nation|country)|advisory|advisories|open letters?|proclamations?|decrees?|loudspeakers?|leaflets?|flyers?|posters?|press office|press service|press officer|letter to (?:customers|shareholders|residents|parents|passengers|investors|members|staff)|hotline|public alert|bulletin board|information sheet|warning|earnings call|webcast|sermons?|(?:printed |handwritten |typed )?notes? (?=that|which|on|taped|stuck|pinned|signed|from|to)|signs?|placards?|banners?|letters? to \w+|(?<!in )orders?(?! (?:to(?! that)|of)\b)|updates?|messages? (?:to|posted|left|read|on)|recorded message|voicemail|memos? to|e-?mails? to (?:all |its |their |the )?(?:staff|customers|members|parents|residents|passengers|shareholders|subscribers)|incident log|log|news page|pledges?|newsletters?|staff meeting|town hall meeting|noticeboard|announcement board|public meeting|press call|answers? in parliament|written answer|sworn statement|manifesto|charter|speech(?:es)?",
    act_frames=(
        r"\b(?:in|at|through|via|by|on|from|with|during|under|over) (?:[\w’'-]+ ){0,6}?(?:%)",
        r"\b(?:issued|issues|sent|sent out|put out|puts out|published|released|read|read out|read aloud|posted|pinned|circulated|handed|distributed|made|gave|held|holds|delivered|signed|nailed|printed|emailed|broadcast|hung|stuck|glued|taped) (?:[\w’'-]+ ){0,5}?(?:%)",
        r"(?:%) (?:[\w’'-]+ ){0,8}?(?:said|says|read|reads|announced|stated|confirmed|issued|published|posted|released|sent|signed|pinned|put out|sent out|announcing|saying|confirming|declared|warned|promises)\b",
        r"\baccording to (?:[\w’'-]+ ){0,8}?(?:%)",
        r"\b(?:says|said|reads|states) (?:[\w’'-]+ ){0,5}?(?:%)",
        r"\b(?:used|uses|using|chose|put up|puts up|has up) (?:[\w’'-]+ ){0,3}?(?:%)",
    ),
    address=(
        r"\b(?:told|tells|warned|warns|assured|assures|reassured|promised|informed|alerted|notified|advised|urged) (?:the |all |its |their |local )?(?:public|mps|mariners|motorists|drivers|sailors|locals|people|visitors|travellers|travelers|farmers|villagers|voters|delegates|lawmakers|deputies|senators|councillors|anglers|swimmers|hikers|commuters|neighbours|neighbors|fans|supporters|followers|readers of its)\b",
        r"^[^#@]*\b(?:told|informed|notified|alerted|wrote to|written to|warned) (?:all |its |their |the |every )?(?:customers|parents|residents|passengers|staff|employees|workers|shareholders|members|clients|subscribers|households?|pupils|students|patients|investors|suppliers|tenants|families|users)\b[^#@]*$",
        r"\b(?:told|tells|telling|informed|briefed|said to|spoke to|speaking to|addressed|addressing|announced to|faced) (?:\w+ ){0,2}?(?:reporters|journalists|the press|the media|parliament|lawmakers|mps|the nation|the council|newsmen|residents|a (?:press|news|crowded|packed|public|town|council) (?:\w+ )?(?:conference|meeting|hall|session)|shareholders|the assembly|the chamber|the house|a crowd|a rally)\b",
        r"\b(?:on|to) (?:its|their|his|her|the (?:[\w’'-]+ ){1,4}?(?:'s|’s)?) ?(?:own |official )?(?:website|web ?site|web page|webpage|homepage|home page|internet page|site|portal|(?:\w+ )?page|blog|app|bulletin board)\b",
        r"\bpublished (?:\w+ ){0,6}?on (?:its|the) (?:[\w’'-]+ ){0,4}(?:website|site|page)\b",
    ),
    document=r"(?:tax|land|property|public|company|hospital|police|birth|church|flight|payroll|planning|census) records?|court (?:papers?|filings?|documents?|records?|order)|filings?|lawsuits?|suit|complaint|indictments?|charge sheet|ruling|judge?ment|verdict|minutes|agenda|regist(?:er|ry)(?: entry| extract)?|annual report|accounts|balance sheet|audit(?:or[s']*)?(?: report)?|study|white paper|green paper|official journal|official gazette|law gazette|planning application|application|permit|licence|prospectus|tender(?: notice| documents?)?|affidavit|autopsy report|(?<!['’])\b(?:[\w-]+ )?report|inspection records?|census|statistics|statistical yearbook|draft bill|decree|land registry|company register|commercial register|inquest|transcript|hansard|white book|patent|notice of sale|petition|public records?|disclosure|stock exchange (?:notice|filing|announcement)|regulatory filing|timetable|court judgment|arrest warrant|logbook|court calendar|calendar|docket|(?:annual|half-year|quarterly|interim|full-year|first-half|preliminary) (?:results|figures|accounts)|bankruptcy petition|balance sheets?|voting record|guest book|visitors' book|parish register|bylaws?|statute|treaty",
    document_frames=(
        r"^\W*in (?:a|an|the|its|his|her|their|this) (?:[\w’'-]+ ){0,3}?(?:%)\b",
        r"\baccording to (?:[\w’'-]+ ){0,7}?(?:%)\b",
        r"\b(?:%)(?: (?:(?:it |he |she |they |that |which )?\w+ed|made public|of|from|by|in|to|with|on|for|seen)\b(?: [\w’'-]+){0,9}?)?,? (?:says?|said|shows?|showed|states?|stated|alleges?|alleged|reveals?|revealed|lists?|listed|records?|recorded|claims?|claimed|describes?|described|gives?|gave|puts?|concludes?|concluded|finds|found|contains?|names?|reads?|notes?|noted|accuses?|set out|sets out|indicates?|blames?|blamed|suggests?|mentions?|argues?|argued|makes? clear|details?|counts?|counted|asks? for|demands?|provides?|requires?|estimates?|warns?|calls?|orders?|ordered|runs|carries|bears|has (?:an entry|it)|leaves)\b",
        r"\b(?:in|from|on|by|under) (?:a|an|the|its|their|this|that|\w+’s|\w+'s)(?: [\w’'-]+){0,5}? (?:%) (?:filed|lodged|published|released|submitted|issued|made public|that was|which was|posted|dated|handed down|delivered|signed)\b",
        r"\b(?:taken|comes?|came|follows?|emerges?|emerged|known|clear|learnt|learned|appears?|apparent|appeared|stems?|gleaned|copied|quoted|drawn|derived|read|found|based|stated|recorded|written|set out|laid down|contained|listed|printed|stands?|stood)\b(?: [\w’'-]+){0,3}? (?:from|in|on|through|by|of)(?: [\w’'-]+){0,7}? (?:%)\b",
        r"\b(?:published|released|filed|lodged|submitted|issued|made public|handed down|delivered|unsealed)(?: [\w’'-]+){0,5}? (?:%)\b",
        r"\b(?:says|said|states|alleges|shows|writes) (?:the|a|its|their|an)(?: [\w’'-]+){0,3}? (?:%)\b",
    ),
    post=(
        r"\b(?:took|takes|turned|went) (?:back )?(?:to|on|onto) (?:%)",
        r"[’']s? (?:official )?(?:%)",
        r"\b(?:according to)\b[^.,]{0,60}? (?:%)",
        r"\b(?:wrote|writes|said|says|posted|posts|announced|announces|shared|published|tweeted|confirmed|claimed|declared|complained|put|added|replied|stated|uploaded|streamed|apologi[sz]ed|responded|revealed|explained|warned|released|broke|told followers|told (?:his|her|its|their)|informed|wished|denies|denied|insists|insisted|jokes|joked|thanked|asks|asked|calls|called|hinted|hints|pleaded|argues|argued|typed|tapped|mused|raged|thundered|sighed|begged|quipped|vented|fumed|ranted|cheered|signed off|went live|let it be known)\b[^.]{0,80}?\b(?:on|in|via|to|through|over)\b(?: [\w’'-]+){0,6}? (?:%)",
        r"\b(?:in|on|from|through|via|to|according to|under) (?:a|an|his|her|its|their|the|one|two|several|\w+'s|\w+’s)(?: [\w’'-]+){0,5}? (?:%)(?:'s|’s)?",
        r"(?:%) (?:post|posts|page|channel|account|video|message|thread|story|livestream|profile|feed|entry|group)\b",
        r"\b(?:tweet(?:ed|s)?|retweet\w*)\b",
        r"\b(?:post|posts|posted|account|page|profile|feed|channel|stream|reel|thread|video|message|clip|livestream|entry|selfie|photo|story|note) (?:\w+ ){0,3}?(?:on|to|in|via) (?:[\w’'-]+ ){0,4}?(?:%)",
    ),
    no=r"\b(?:declin\w+|did not (?:say|comment|respond|reply|answer|give|name|want)|no comment|refus\w+ to|would not (?:say|comment)|has not (?:said|commented)|not (?:available|issued|answer\w*)|in vain|said nothing|without comment|no statement|yet to (?:comment|respond|issue))\b",
    we=r"\b(?:our|ours|we|us|this newspaper)\b",
    adjective=r"[\w-]+(?:an|al|ish|ary|ic|ese)|press|media|police|city|town|state|county|court|harbou?r|post|fire|bus|works|water|health|road|rail|river|weather|bank|village|parish",
    spokes=r"spokes\w+|representative|press officer",
    papers="",
    article=r"the|a|an|its|their|his|her",
    seen=r"\b(?:seen|obtained|reviewed|viewed|leaked|shown|examined|inspected|acquired|got hold|sight of|unpublished|confidential|copy of which)\b",
    small="of the|of|&|for|the|on|de|la",
)
