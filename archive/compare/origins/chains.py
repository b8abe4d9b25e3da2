"""Chains of attribution: which of two outlets has its news from the other, "A, citing B" or "A, as B relates"."""

import itertools
import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from archive.compare.origins.grammar import Grammar
from archive.compare.origins.sentences import Masked, pattern
from archive.compare.origins.shapes import MAYBE, SURE, Mention

# Relative pronouns, and those with the preposition of leaning on somebody: "A, on which B relies".
RELATIVE = (
    r"which|whom|what|who|auf (?:den|die|das)|den|die|das|dem|qui|que|dont|sur l\w+|auquel|à l\w+|a l[ao]s? que|al que"
    r"|яку|яке|який|якого|якій|як[аоу]|которую|которое|который|которого|которым|któr\w+"
)
LEANING = (
    r"(?:auf|on|upon|на|na|sur) (?:den|die|das|which|whom|як\w+|котор\w+|któr\w+|l[ae]quel\w*)"
    r"|auquel|à laquelle|al que|a la que"
)
SOURCE = re.compile(
    r"(?i)[»”\"'’]? (?:the credit|as (?:its|their|his|her) \w+|(?:as|als|comme|como|як|как|jako) (?:\w+ )?"
    r"(?:source|quelle|fuente|джерело|источник|źródło))"
)
# Between an outlet and another that passed its story on: "A found it and B has carried it", "A found it; B carried it".
HANDS = re.compile(r"(?:[,;:.–—]|\b(?:and|und|et|y|і|й|та|и|а|i|a|dann|then|puis|luego|potem)\b)[^#@,;]{0,25}$")

# What a piece of news is called: "the story of A, B repeated", "B reprinted A's inquiry".
NEWS = (
    r"(?:information|informaci|informacj|информаци|інформаці|новин|новост|meldung|bericht|recherche|wiadomoś|doniesie|ustale"
    r"|noticia|nouvelle|report|story|article|artículo|artykuł|стат|расследован|розслідуван|enquête|investigaci|scoop|tekst"
    r"|материал|матеріал|сообщени|повідомленн|publikacj|публикаци|публікаці|exclusi|inquir|enthüllung|révélation|revelaci|rewelacj|revelation|finding|entdeckung|открыти|відкритт|разоблачен|викритт|odkryci|découverte|hallazgo|erkenntnis|dépêche|despacho|depesz)\w*"
)
# The newsroom as the reader of somebody else: "B, where we read it", "we quote after B", "it reached us by B".
US = (
    r"(?:\b(?:we|us|our|wir|uns|nous|nos|мы|нам|нас|ми|my|nam|nas)\b"
    r"|\b\w{2,}(?:[aeií]mos|śmy|ujemy|amy|уемо|уємо|ваем|руем|аємо|аем)\b)"
)
WHERE = r"(?:where|through|from|wo|bei|aus|où|chez|donde|где|де|gdzie|u|у|за|po|по)"
QUOTING_US = (
    r"\b(?:we (?:quote|cite|translate|follow)|wir (?:zitieren|übersetzen|folgen)|nous (?:citons|traduisons|reprenons)"
    r"|citamos|traducimos|cytujemy|tłumaczymy|пересказываем|цитируем|переводим|переказуємо|цитуємо|перекладаємо)\b"
)
THENCE = r"\b(?:from there|thence|daher|von dort|de là|de ahí|stamtąd|оттуда|звідти)\b"
REACHED = r"(?:by|through|via|from|par|por|durch|über|von|vom|через|від|от|przez|od)"
IT = (
    r"(?:it|they|he|dieser|dieses|er|sie|es|il|elle|celui-ci|celle-ci|[ée]st[ea]"
    r"|он[аои]?|той|т[аео]|вон[аои]|він|ten|ta|on[aoi]?)"
)
# "A had the price, the name stems from B": two that each have something.
STEMS = re.compile(
    r"(?i), [^#@]{3,60}\b(?:geht|gehen|stammt|stammen|remont\w+|provi\w+|proced\w+|pochodz\w+|stems?"
    r"|goes|traces?|исход\w+|поход\w+)\b"
)
AS = re.compile(r"(?i)\b(?:as|wie|comme|como|як|как|jak)\b[^#@,]{0,40}$")


def chain(text: Masked, fit: Container[Mention], no: Container[Mention], grammar: Grammar) -> dict[Mention, Mention]:
    """Return deeper mention -> the one that has it from there: "A, citing B" is {B: A}, "A, as B relates" {A: B}."""
    joins = Joins.of(grammar)
    order = sorted(
        (at, m)
        for at, m in text.at.items()
        if m not in no and (m in fit or m.sure > MAYBE or m.quoted or joins.written(text.text[:at]))
    )
    out: dict[Mention, Mention] = {}
    for (a, first), (b, second) in itertools.pairwise(order):
        before, between, after = text.text[:a], text.text[a + 1 : b], text.text[b + 1 :]
        if first.name == second.name:
            continue
        found = first in fit or first.sure == SURE
        if joins.heard.search(after) or joins.ours.search(between) or joins.passed(before, between, after):
            out[first] = second
        elif joins.heard.search(between) or joins.backed(between):
            out[second] = first
        elif joins.reports(before, between, after):
            deeper, via = (second, first) if AS.search(before) else (first, second)
            out[deeper] = via
        elif (
            joins.repeated(before, between, after)
            or joins.whose.search(between)
            or joins.cited.search(between)
            or joins.said_by(before, between)
        ):
            out[first] = second
        elif joins.cites(between) or joins.quotes(before, between, after):
            out[second] = first
        elif found and joins.back.search(between):
            out[first] = second
        elif found and joins.takes(between):
            out[second] = first
        elif joins.carries(between, after) or (first is order[0][1] and joins.fronted(before, between)):
            out[first] = second
    for mention, via in list(out.items()):  # nearest to the reader
        while via in out:
            via = out[via]
        out[mention] = via
    return out


@dataclass(frozen=True, slots=True)
class Joins:
    """What stands between two outlets when one has its news from the other."""

    cited: re.Pattern[str]
    forward: re.Pattern[str]
    out_of: re.Pattern[str]
    apart: re.Pattern[str]
    citing: re.Pattern[str]
    says: re.Pattern[str]
    back: re.Pattern[str]
    relay: re.Pattern[str]
    saying: re.Pattern[str]
    account: re.Pattern[str]
    bare: re.Pattern[str]
    heard: re.Pattern[str]
    ours: re.Pattern[str]
    turn: re.Pattern[str]
    source: re.Pattern[str]
    what: re.Pattern[str]
    handed: re.Pattern[str]
    whose: re.Pattern[str]
    named: re.Pattern[str]
    story: re.Pattern[str]
    fore: re.Pattern[str]
    aft: re.Pattern[str]
    which: re.Pattern[str]
    reprints: re.Pattern[str]
    reported: re.Pattern[str]
    wrote: re.Pattern[str]
    writes: re.Pattern[str]

    @classmethod
    @cache
    def of(cls, grammar: Grammar) -> "Joins":
        """Compile the joins of a language."""
        relative = rf"(?<!\w)(?:{RELATIVE})"
        return cls(
            cited=pattern(
                rf"^[^#@]{{0,30}}?(?:{grammar.cited})|"  # A, quoted by B
                rf"^[^#@]{{0,30}}, (?:{LEANING})\b[^#@]{{0,40}}$",  # A, on which B relies
                grammar,
            ),
            forward=pattern(rf"(?:{grammar.cite})", grammar),
            out_of=pattern(rf"\b(?:{grammar.out_of})(?: [^\s.,;:]+){{0,4}} ?[«»„“\"]? ?$", grammar),
            apart=pattern(rf";|\b(?:{grammar.joint}|{grammar.apart})\b", grammar),
            citing=pattern(rf"(?:{grammar.cite})(?: [^\s#@,;]+){{0,4}}\W*$", grammar),
            says=pattern(
                r",? ?(?:[^\s#@]+ ){0,3}?(?:{say})\b[^#@]*$|, (?:the |l['’]|die |der |das |el |la |le )?$", grammar
            ),
            back=pattern(
                rf"^[^#@]*?{relative} [^#@]{{0,30}}?(?:{grammar.cited})|"  # A, which was cited by B
                rf"^[^#@]{{0,40}}{relative}\b[^#@]{{0,30}}?(?:{grammar.relay})|"  # A, which B relied on
                rf"^[»”\"]?, (?:{grammar.relay})\b[^#@]{{0,15}}$|"  # A wrote it, spread by B
                rf"^[^#@;]{{0,60}}, (?:{grammar.per}) [^#@]{{0,30}}$|"  # A reports, according to B
                rf"^[^#@;]{{3,80}}, (?:as|wie|comme|como|як|как|jak)\b [^#@]{{0,30}}$|"  # A found it, as B relates
                rf"^[^#@]{{0,80}}\b(?:{grammar.way}) (?:[^\s#@]+ ){{0,3}}$",  # A found it; we have it by way of B
                grammar,
            ),
            saying=pattern(r"\b(?:{say})[^#@]{0,20}$", grammar),
            account=pattern(rf"^[»”\"]?, (?:{grammar.relay}) ?\W*$" if not grammar.article else "(?!)", grammar),
            bare=pattern(rf"^[»”\"]? (?:(?:{grammar.article or '(?!)'}) )?(?:{grammar.before}) ?\W*$", grammar),
            heard=pattern(
                rf"^[»”\"]?, (?:{WHERE} )?(?:{RELATIVE}|{WHERE}) [^#@,;]{{0,40}}?{US}", grammar
            ),  # B, where we read it
            ours=pattern(
                rf"[;,:–—] [^#@;,]{{0,20}}{QUOTING_US}[^#@,;]{{0,25}}$|"  # A found it; we quote after B
                rf"{US}[^#@,;]{{0,30}} (?:{REACHED}|thanks to|dank|grâce à|gracias a|dzięki|благодаря|завдяки) "
                rf"(?:[^\s#@]+ )?[«„“\"]?$",  # A's story reached us by B
                grammar,
            ),
            source=pattern(  # B says so; its source is A
                r"[;,:.–—] ?(?:(?:the|its|their|die|ihre|seine|la|le|sa|su|el|jej|jego|його|її|його|его|е[её]) )?"
                r"(?:source|quelle|fuente|джерел\w+|источник\w*|źródł\w+)\b[^#@,;]{0,15}$",
                grammar,
            ),
            turn=pattern(  # A, and it has it from B
                rf"[,;] (?:(?:and|und|et|y|e|а|и|і|a|i) )?{IT}\b[^#@,;]{{0,20}}"
                rf"\b(?:{grammar.out_of})\b[^#@,;]{{0,12}}$|"
                r"[»”\"]?, (?:der|die|das) (?:sich |es )?(?:\w+ )?(?:auf|aus|von|vom|bei) "
                r"(?:den |die |das |der |dem )?[»„\"]?$",
                grammar,
            ),
            what=pattern(
                r"\b(?:what|was|ce qu[e'’]|lo que|то,? что|те,? що|to,? co) ?(?:[^\s#@,;]+ ){0,3}\W*$", grammar
            ),
            handed=pattern(rf"\b(?:{grammar.relay}|{grammar.cited})", grammar),
            whose=pattern(  # A, whose story B ran
                r", (?:whose|dessen|deren|dont|cuy[oa]s?|чь\w+|чи[йяєюї]\w*|którego|której|których) "
                r"(?:[^\s#@,;]+ ){0,3}\W*$",
                grammar,
            ),
            named=pattern(rf"\b{NEWS} (?:de |du |d['’]|von |vom |der |des |of |by |la |el )*\W*$", grammar),
            story=pattern(  # A says so on the strength of an article of B
                rf"\b(?!reported|reporting){NEWS} (?:(?P<of>of|by|de|du|des|d['’]|von|vom|der)|in|from|en|w|z)\b"
                r"(?: [^\s#@,;]+){0,3} ?[«„“\"]?$",
                grammar,
            ),
            fore=pattern(rf"^[»”\"]? ?(?:(?:la|lo|le|l['’]) ?)?(?:{grammar.relay})\b[^#@,;.]{{0,25}}$", grammar),
            aft=pattern(rf"^[»”\"]? ?(?:[^\s#@,;]+ )?(?:l['’]|la |lo )?(?:{grammar.relay})\b", grammar),
            which=pattern(
                rf"^[^#@;]{{0,80}}, (?:{RELATIVE}|qu['’])\b[^#@,;]{{0,30}}$|"  # A found it, which B picked up
                rf"^[»”\"]?, (?:la |le |l['’]|die |der |das |el )?\W*$",  # the story of A, B picked it up
                grammar,
            ),
            reprints=pattern(  # B reprinted the story of A
                rf"^[»”\"]? (?:{grammar.relay}) (?:[^\s#@,;]+ ){{0,3}}?(?:[ld]['’])?{NEWS}"
                r"(?: [^\s#@,;]+){0,2}? ?[«„“\"]?$",
                grammar,
            ),
            reported=pattern(r"^[^#@;]*?\b(?:{say})\b[^#@;]*,[^#@;,]*$", grammar),
            wrote=pattern(
                rf", (?:(?:a|ont|avait|hat|haben|hatte|ha|han|has|had|have) )?(?:{{say}})\b(?! {NEWS})[^#@,;]{{0,40}}$",
                grammar,
            ),
            writes=pattern(r"^[»”\"]? (?:[^\s#@,;]+ ){0,2}?(?:{say})\b", grammar),
            relay=pattern(rf"^[»”\"'’, ]*(?:[^\s#@]+ ){{0,2}}?[^\s#@]*?(?:{grammar.relay})\b", grammar),
        )

    def cites(self, between: str) -> bool:
        """Return whether the first says that it has it from the second: "A, citing B"."""
        return (
            len(between.split()) <= 14
            and bool(self.forward.search(between) or self.story.search(between))
            and (bool(self.forward.search(between)) or not self.apart.search(between))
        )

    def written(self, before: str) -> bool:
        """Return whether what comes next wrote a story, whoever it is: "on the strength of an article of B"."""
        story = self.story.search(before)
        return bool(story and story["of"])

    def said_by(self, before: str, between: str) -> bool:
        """Return whether the first says it by the second's account: "пише A, передає B"."""
        return bool(self.saying.search(before) and self.account.search(between))

    def quotes(self, before: str, between: str, after: str) -> bool:
        """Return whether the first quotes the second: "zitiert A die Zeitung B", "A gave B as its source"."""
        return bool(
            SOURCE.match(after)
            or ("," not in between[:3] and self.relay.match(between) and HANDS.search(between))
            or (self.citing.search(before) and self.bare.search(between))
        )

    def reports(self, before: str, between: str, after: str) -> bool:
        """Return whether the second says what the first has reported: "A has written so, B reported"."""
        if ";" in between or "," not in between:
            return False
        said = self.reported.search(between) or (self.saying.search(before) and between.count(",") == 1)
        last = between[between.rindex(",") + 1 :]
        if not said or self.apart.search(last) or self.forward.search(between) or self.forward.search(after[:60]):
            return False
        short = len(last.split()) <= 4 and not re.match(rf"\W*(?:{RELATIVE})\b", last)
        return bool(self.wrote.search(between) or (short and last.strip() and self.writes.match(after)))

    def repeated(self, before: str, between: str, after: str) -> bool:
        """Return whether the second picked it up: "the story of A repeated B", "A found it, which B picked up"."""
        if self.named.search(before) and self.back.search(between):
            return True
        if self.forward.search(between):
            return False
        if self.named.search(before) and (self.fore.match(between) or ("," in between and self.aft.match(after))):
            return bool(self.fore.match(between) or self.which.match(between))
        return bool(re.search(r"\w", between) and self.which.match(between) and self.aft.match(after))

    def backed(self, between: str) -> bool:
        """Return whether the first leans on the second: "B, and it has it from A", "B reprinted the story of A"."""
        return any(join.search(between) for join in (self.turn, self.source, self.reprints))

    def passed(self, before: str, between: str, after: str) -> bool:
        """Return whether the second passed on what the first found: "What A found was taken up by B"."""
        return bool(re.search(THENCE, between)) or bool(
            self.what.search(before) and (self.handed.search(between) or self.relay.match(after))
        )

    def takes(self, between: str) -> bool:
        """Return whether the first took it out of the second: "A found the story in B"."""
        return (
            len(between.split()) <= 9
            and not STEMS.search(between)
            and bool(self.out_of.search(between))
            and not self.apart.search(between)
        )

    def carries(self, between: str, after: str) -> bool:
        """Return whether the second passed on what the first found: "A found it and B has carried it"."""
        return bool(self.relay.match(after) and HANDS.search(between))

    def fronted(self, before: str, between: str) -> bool:
        """Return whether the second says so, citing the first: "Citing A, B reports"."""
        return bool(self.says.match(between) and self.citing.search(before) and not self.apart.search(between))
