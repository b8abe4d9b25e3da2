"""Which mentions of outlets in the text attribute its facts, and which only look so."""

import itertools
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from archive.compare.origins.grammar import Grammar
from archive.compare.origins.model import Span
from archive.compare.origins.names import LIKELY, MAYBE, SURE, Mention
from archive.compare.origins.sentences import Masked, Sentence, compiled, masked, pattern

THAT = re.compile(r"\b(?:that|dass|daß|que|qu['’]|що|что|że|iż)\b|: ")
ARTICLE = r"the |der |die |das |dem |den |la |le |el |l['’]|агент\w+ |agenc\w+ |\w+ agency "
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
    both = (text, sentence.text)
    if any(pattern(cue, grammar).search(form) for form in both for cue in (grammar.ticker, grammar.follow)):
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
    for source in compiled(grammar.background, grammar):
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
    if not inside:
        return
    text = masked(sentence, [m for m in inside if m.sure > MAYBE], blank)
    against = refused(text, grammar)
    for mention, reason in against.items():
        if reason == "verify" and (mention.own or not pattern(grammar.we, grammar).search(text.text)):
            yield Claim(mention, Span(sentence.start, sentence.end), 0, number)
    fit: dict[Mention, tuple[int, int]] = {}
    for mention, start, end in text.find(compiled(grammar.frames, grammar)):
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
    maybe = masked(sentence, inside, blank)
    no = refused(maybe, grammar)
    for mention, start, end in maybe.find(compiled(grammar.strict, grammar, True, True)):
        if mention.sure == MAYBE and mention not in no and mention not in fit:
            fit[mention] = (start, end)
    for first, second in pairs(maybe, grammar, comma=False):
        if second in fit and first not in fit and first.sure == MAYBE and first not in no:
            fit[first] = fit[second]
    vias = chain(maybe, fit, no, grammar)
    for deeper in vias:
        fit.setdefault(deeper, (deeper.start - sentence.start, deeper.end - sentence.start))
    handed = {m for m, _, _ in text.find((pattern(rf"\b(?:{grammar.out_of}) (?:[^\s#@.,;:]+ ){{0,4}}#", grammar),))}
    hinted = bool(pattern(rf"{grammar.hint}|\b(?:{grammar.before})\b", grammar).search(text.text))
    for mention in inside:
        if mention in vias.values() and mention not in vias:
            continue
        span = fit.get(mention)
        where = Span(sentence.start + span[0], sentence.start + span[1]) if span else Span(mention.start, mention.end)
        via = vias[mention].name if mention in vias else ""
        if span:
            yield Claim(mention, where, FRAME, number, via)
        elif mention.sure == SURE and mention not in against and not mention.own and (hinted or mention in handed):
            yield Claim(mention, where, (FRAME if fit else HINT) if hinted else BARE, number, via)


def chain(text: Masked, fit: Container[Mention], no: Container[Mention], grammar: Grammar) -> dict[Mention, Mention]:
    """Return deeper mention -> the one that has it from there: "A, citing B" is {B: A}."""
    order = sorted(
        (offset, m) for offset, m in text.at.items() if m not in no and (m in fit or m.sure > MAYBE or m.quoted)
    )
    out: dict[Mention, Mention] = {}
    forward = pattern(rf"(?:{grammar.cite})", grammar)
    out_of = pattern(rf"\b(?:{grammar.out_of})(?: [^\s.,;:]+){{0,4}} ?[«»„“\"]? ?$", grammar)
    apart = pattern(rf";|\b(?:{grammar.joint}|{grammar.apart})\b", grammar)
    back = pattern(rf"(?:{grammar.cited})", grammar)
    for (a, first), (b, second) in itertools.pairwise(order):
        between = text.text[a + 1 : b]
        if first.name != second.name and back.search(between):
            out[first] = second
        elif first.name != second.name and (
            (forward.search(between) and len(between.split()) <= 14)
            or (
                (first in fit or first.sure == SURE)
                and len(between.split()) <= 9
                and out_of.search(between)
                and not apart.search(between)
            )
        ):
            out[second] = first
    for mention, via in list(out.items()):  # nearest to the reader
        while via in out:
            via = out[via]
        out[mention] = via
    return out


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
