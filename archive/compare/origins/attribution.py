"""Which mentions of outlets in the text attribute its facts, and which only look so."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.compare.origins.chains import chain
from archive.compare.origins.grammar import Grammar
from archive.compare.origins.model import Span
from archive.compare.origins.sentences import Masked, Sentence, compiled, masked, pattern
from archive.compare.origins.shapes import LIKELY, MAYBE, SURE, Mention

THAT = re.compile(r"\b(?:that|dass|daß|que|qu['’]|що|что|że|iż)\b|: ")
ARTICLE = r"the |der |die |das |dem |den |la |le |el |l['’]|агент\w+ |agenc\w+ |\w+ agency "
# In every language: "Kvarn Radio, heard in Tarn, said", "the mill is shut — Ritzau."
ANYWHERE = (
    r"#, [^#@,]{3,70}, (?:[^\s#@]+ ){0,2}?(?:{say})\b",
    r"[—–] ~#\W*$",
    r"\b(?:believe|trust|glaubt|glauben|croire|croit|creer|creemos|wierzyć|верить|вірити)\b[^#@,]{0,25}#",
)
# A time with a year puts what follows into the past: "When it opened in 1958, AP …", "in 2009, when AP wrote".
TIME = r"(?:when|as|als|quand|lorsqu\w+|cuando|gdy|kiedy|когда|коли)"
WHEN = (
    rf"^\W*{TIME}\b[^#@]*\b(?:1[89]|20)\d\d\b[^#@]*#",
    rf"\b(?:1[89]|20)\d\d\b[^#@]{{0,12}}\b{TIME} [^#@,]{{0,15}}#",
    r"\b(?:1[89]\d\d|20[01]\d)(?: року| roku| году| года)?,? #",
    r"# (?:in|im|im jahre?|en|w|we|в|у) (?:19|20[01])\d",  # a play broadcast by the BBC in 1974
)
# "he fumed to a reporter from AP": the ear of an outlet's people, though they are its people.
STAFF = (
    r"\b(?:to|with|einem|einer|à un|à une|a un|a una|al|con un) (?:an? |the )?(?:[\w-]+ )?"
    r"(?:reporter\w*|journalist\w*|correspond\w*"
    r"|korrespondent\w*|journaliste|periodista|reporter[oa]) (?:[^\s#@.,;]+ ){0,2}?#",
    r"\b(?:by|von|par|por|przez) (?:[\w-]+ )?(?:reporter\w*|journalist\w*|correspond\w*|periodistas?|dziennikarz\w*)"
    r" (?:[^\s#@.,;]+ ){0,2}?#",
    r"\b(?:dziennikar(?:zowi|ce)|report(?:erowi|erce)|korespondent(?:owi|ce)|корреспондент(?:у|ке)|журналист(?:у|ке)"
    r"|журналіст(?:у|ові|ці)|кореспондент(?:у|ові|ці)|репорт[её]р(?:у|ові|ке|ці)) (?:[^\s#@.,;]+ ){0,2}?#",
)
# The newsroom's people: what they saw is own reporting, while "our newspaper" appears daily.
CREW = re.compile(
    r"(?i)report|correspond|korrespond|team|équipe|equipo|journalist|periodist|photogr|fotogr|office|desk|writer|micro"
    r"|mitarbeiter|kolleg|envoyé|enviad|журнал[іи]ст|кор+еспонд|репорт|dziennikar"
)
LABEL = re.compile(r"\W*(?P<words>[^\W\d_]+(?: [^\W\d_]+){0,2}): ")
PREPOSITION = "(?:to|with|by|of|from|mit|von|vom|dem|der|à|au|de|du|a|al|con|с|з|із|z|ze|w|у|в)"
FRAME, HINT, BARE = 3, 2, 1  # said in so many words; words of reporting beside it; named and nothing against it


@dataclass(frozen=True, slots=True)
class Claim:
    """`mention` is said to be where facts come from, as strongly as `force`; `via` passed them on."""

    mention: Mention
    span: Span
    force: int
    sentence: int
    via: str = ""


def credit_line(sentence: Sentence, grammar: Grammar) -> bool:
    """Return whether the sentence is a picture credit, a link line or a disclaimer: its names attribute nothing."""
    text = masked(sentence, [m for m in sentence.mentions if m.sure > MAYBE]).text
    both = {text, sentence.text}
    if any(pattern(cue, grammar).search(form) for form in both for cue in (grammar.ticker, grammar.follow)):
        return True
    if sentence.line and (label := LABEL.match(sentence.text)):  # See also: …  |  Exchange rates: Reuters
        known = pattern(rf"(?:{grammar.credit}|{grammar.hint})", grammar)
        strange = not all(known.fullmatch(word) for word in label["words"].split())
        if strange and not pattern(r"\b(?:{say}|{isay})\b", grammar).search(text):
            return True
    said = re.search(r", (?:\w+ ){0,2}#(?: \w+){1,3}\W*$", text)
    return not said and len(text.split()) <= 14 and any(pattern(grammar.photo, grammar).search(form) for form in both)


def refused(text: Masked, grammar: Grammar) -> dict[Mention, str]:
    """Return the mentions with something against them, and what."""
    out: dict[Mention, str] = {}
    if not text.at:
        return out
    tail = {
        m: start
        for m, start, _ in text.find(
            compiled(
                (
                    r"[,–—] (?:[^\s#@]{1,4} ){0,2}#(?: \w+){0,2} (?:{say})(?: [\w-]+){0,3}\W*$",
                    r"[,–—] (?:{say}) (?:[^\s#@]{1,10} ){0,2}#\W*$",
                    r"[,–—] (?:as|wie|comme|como|як|как|jak) [^#@,]{0,20}#[^#@,]{0,40}\W*$",
                    r"[,–—] (?:according to|per|laut|selon|según|za|по данным|за даними|według) ~#\W*$",
                ),
                grammar,
            )
        )
        if len(text.text[:start].split()) > 3
    }
    for kind in ("homonym", "opinion", "politics", "subject", "verify"):
        for mention, _, _ in text.find(compiled(getattr(grammar, kind), grammar, True, kind in ("subject", "opinion"))):
            if kind == "homonym" or mention not in tail:
                out.setdefault(mention, kind)
    for source in compiled(grammar.background + WHEN, grammar):
        for match in source.finditer(text.text):
            inside = [m for i, m in text.at.items() if match.start() <= i < match.end()]
            inside = inside or [m for i, m in text.at.items() if not THAT.search(text.text[i : match.start()])]
            for mention in inside:
                if mention not in tail or len(text.text[match.end() : tail[mention]].split()) < 3:
                    out.setdefault(mention, "background")
    for first, second in pairs(text, grammar):
        if first in out or second in out:
            reason = out.get(first) or out[second]
            out.setdefault(first, reason)
            out.setdefault(second, reason)
    return out


def pairs(text: Masked, grammar: Grammar, comma: bool = True) -> Iterator[tuple[Mention, Mention]]:
    """Yield mentions joined by "and", "or", a comma: what is said of one is said of both."""
    order = sorted(text.at.items())
    joint = pattern(
        rf"\W*(?:(?:{grammar.joint})\b\W*)+(?:{ARTICLE})?\W*(?:{PREPOSITION} (?:{ARTICLE})?)?\W*|, ", grammar
    )
    for (a, first), (b, second) in itertools.pairwise(order):
        if joint.fullmatch(text.text[a + 1 : b]) and (comma or text.text[a + 1 : b] != ", "):
            yield first, second


def claims(number: int, sentence: Sentence, grammar: Grammar, blank: list[tuple[int, int]]) -> Iterator[Claim]:
    """Yield what the sentence claims, and with force 0 whose copy a "could not verify" shows it to be."""
    inside = [m for m in sentence.mentions if not any(a < m.start and m.end < b for a, b in blank)]
    if grammar.stem:
        inside = [m for m in inside if not opener(m, sentence, inside)]
    if not inside:
        return
    text = masked(sentence, [m for m in inside if m.sure > MAYBE], blank)
    against = refused(text, grammar)
    slots = compiled(grammar.slot + STAFF, grammar)
    slotted = [*text.find(slots)]
    for mention in [*against]:
        if against[mention] == "subject" and (mention in {m for m, _, _ in slotted} or dug_up(mention, text, grammar)):
            del against[mention]
    for mention, reason in against.items():
        if reason == "verify" and (mention.own or not pattern(grammar.we, grammar).search(text.text)):
            yield Claim(mention, Span(sentence.start, sentence.end), 0, number)
    fit: dict[Mention, tuple[int, int]] = {}
    for mention, start, end in [*slotted, *text.find(compiled(grammar.frames + ANYWHERE, grammar))]:
        if mention not in against and (mention not in fit or end - start > fit[mention][1] - fit[mention][0]):
            fit[mention] = (start, end)
    for first, second in pairs(text, grammar):
        for one, other in ((first, second), (second, first)):
            if one in fit and other not in fit and other not in against:
                fit[other] = fit[one]
    apart = pattern(rf"(?:{grammar.apart})\b", grammar)
    order = sorted(text.at.items())
    for (a, first), (b, second) in itertools.pairwise(order):
        if (
            first in fit
            and second not in fit
            and second not in against
            and second.sure == SURE
            and apart.search(text.text[a + 1 : b])
        ):
            fit[second] = (second.start - sentence.start, second.end - sentence.start)
    maybe, no = text, against
    if len(text.at) < len(inside):
        maybe = masked(sentence, inside, blank)
        no = refused(maybe, grammar)
        slotted = [*maybe.find(slots)]
        for mention, _, _ in slotted:
            if no.get(mention) == "subject":
                del no[mention]
    strict = maybe.find(compiled(grammar.strict, grammar, True, True)) if maybe is not text else ()
    for hits, named in ((strict, True), (slotted, False)):
        for mention, start, end in hits:
            if mention.sure == MAYBE and (named or mention.quoted) and mention not in no and mention not in fit:
                fit[mention] = (start, end)
    for first, second in pairs(maybe, grammar, comma=False):
        if second in fit and first not in fit and first.sure == MAYBE and first not in no:
            fit[first] = fit[second]
    vias = chain(maybe, fit, no, grammar)
    for deeper in vias:
        fit.setdefault(deeper, (deeper.start - sentence.start, deeper.end - sentence.start))
    handed = {m for m, _, _ in text.find((pattern(rf"\b(?:{grammar.out_of}) (?:[^\s#@.,;:]+ ){{0,4}}#", grammar),))}
    newsroom = pattern(rf"(?:{grammar.own})", grammar)
    for mention in inside:
        at = (mention.start - sentence.start, mention.end - sentence.start)
        named = bool(newsroom.fullmatch(sentence.text, *at) and CREW.search(sentence.text, *at))
        if mention.own and mention not in against and named:
            fit.setdefault(mention, at)
    it = pointer(grammar)
    hinted = bool(pattern(rf"{grammar.hint}|\b(?:{grammar.before})\b", grammar).search(text.text))
    for mention in inside:
        if mention in vias.values() and mention not in vias:
            continue
        span = fit.get(mention)
        where = Span(sentence.start + span[0], sentence.start + span[1]) if span else Span(mention.start, mention.end)
        via = vias[mention].name if mention in vias else ""
        if span:
            yield Claim(mention, where, FRAME, number, via)
        elif mention.sure < LIKELY or mention in against or mention.own:
            continue
        elif mention.sure == SURE and hinted:
            yield Claim(mention, where, FRAME if fit else HINT, number, via)
        elif mention in handed or it.search(text.text):
            yield Claim(mention, where, BARE, number, via)


def pointer(grammar: Grammar) -> re.Pattern[str]:
    """Return what finds a pronoun for the news just told: "An official let AFP in on it"."""
    return pattern(rf"(?<![\w'’])(?:{grammar.it})(?![\w-])", grammar)


def dug_up(mention: Mention, text: Masked, grammar: Grammar) -> bool:
    """Return whether an outlet's people are said to have found what was just told: "A team of NDR brought it out"."""
    at = next(i for i, m in text.at.items() if m == mention)
    beside = text.text[max(0, at - 25) : at + 25]
    return len(text.text.split()) <= 12 and bool(CREW.search(beside) and pointer(grammar).search(text.text))


def opener(mention: Mention, sentence: Sentence, found: list[Mention]) -> bool:
    """Return whether a capitalised word is only the first of its sentence, which names an outlet further on."""
    alone = mention.sure == MAYBE and not mention.quoted and mention.start == sentence.start
    return alone and " " not in mention.name and any(m.sure > MAYBE or m.quoted for m in found)


def own_frames(number: int, sentence: Sentence, grammar: Grammar, blank: list[tuple[int, int]]) -> Iterator[Span]:
    """Yield where the article's own people saw, were told, obtained or learned facts without a name of theirs."""
    text = masked(sentence, [m for m in sentence.mentions if m.sure > MAYBE], blank)
    if any(
        re.search(source.pattern, text.text, re.I)
        for source in compiled(tuple(f.replace("#", "") for f in grammar.verify if "#" not in f), grammar)
    ):
        return
    for source in compiled(grammar.own_frames, grammar):
        for match in source.finditer(text.text):
            yield Span(sentence.start + match.start(), sentence.start + match.end())


__all__ = ["BARE", "FRAME", "HINT", "LIKELY", "Claim", "chain", "claims", "credit_line", "own_frames", "refused"]
