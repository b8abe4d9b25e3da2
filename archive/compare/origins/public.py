"""What was public by itself: statements of bodies and people, papers, posts, each named after its issuer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.compare.origins.grammar import Grammar
from archive.compare.origins.issuers import Phrase, heads, issuer, issuers, phrases
from archive.compare.origins.model import Span
from archive.compare.origins.sentences import Masked, Sentence, masked, pattern
from archive.compare.origins.shapes import WORD
from archive.compare.origins.words import DAYS, GENERIC, HEARERS, HUNG, PLATFORM, SITE, TO

STATEMENT, WEAK = 2, 1
# Verbs that say nothing in public without an act, a place or hearers: "the minister sent the messages".
SPOKEN_TO = re.compile(r"(?i)(?:told|informed|warned|briefed|notified|sent|made|let|wrote|posted)")
PASSIVE = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being) (?:\w+ )?$")
# A paper that journalists write too, and one that is directly said to be an outlet's: "a report by NTB".
JOURNALISM = re.compile(r"(?i)reports?|stud\w+|surveys?")
WRITTEN = re.compile(r"(?i)the (?:report|story|article), ")
INQUIRY = re.compile(
    r"(?i)report|bericht|rapport|informe|raport|звіт|отч[её]т|stud|étude|survey|umfrage|estudio|badani|дослідж|исследов"
)
# "the audit, which the Tarn Post made public": what an outlet brought out rests on the outlet.
BROUGHT_OUT = re.compile(
    r"(?i)(?: [^\s#@,;]+){0,3},? (?:which|that|den|das|die|der|que|qu['’]|котор\w+|як\w{1,3}|któr\w+|jak\w+) ?"
    r"(?:the |die |der |das |la |le |l['’]|el )?"
    r"[«„“\"]?[#@]"
)
FIRST = re.compile(r"(?i)\b(?:first|erste\w?|premi[eè]re?s?|primer\w?|pierwsz\w+|перв\w+|перш\w+) (?:[\w-]+ )?$")
HANDED = re.compile(
    r"(?i) (?:з|із|с|из|w|u|у|в|by|in|from|of|by the|in the|from the|der|des|von|im"
    r"|d[eu]|d['’]|de la|de l['’]|dans|del|en)? ?"
    r"[«„“\"]?[#@]| (?:з|із|с|из) [«„\"]"
)


@dataclass(frozen=True, slots=True)
class Public:
    """A statement, paper or post: who issued it, and the span that says so."""

    name: str
    kind: str
    span: Span
    sentence: int
    force: int = STATEMENT


def public(
    number: int, row: Sequence[Sentence], grammar: Grammar, blank: Sequence[tuple[int, int]], subject: str
) -> Iterator[Public]:
    """Yield the statement, paper or post that sentence `number` of `row` rests on, if it names one."""
    sentence = row[number]
    shown = masked(sentence, [m for m in sentence.mentions if m.sure > 1], blank)
    text = shown.text
    span = Span(sentence.start, sentence.end)
    earlier = row[number - 1].text if number else ""
    unpublished = bool(pattern(grammar.seen, grammar).search(text)) and bool(
        shown.at or any(pattern(f, grammar).search(text) for f in grammar.own_frames)
    )
    quotes = any(a < m.start and m.end < b and m.sure > 2 for m in sentence.mentions for a, b in blank)
    if len(text.split()) < 3 or quotes:
        return
    match = posted(shown, grammar)
    if match and not HANDED.match(text[match.end() :]):
        later = row[number + 1].text if number + 1 < len(row) else ""
        heard = ((match.span(), text), ((0, 0), earlier), ((0, 0), later))
        yield Public(
            next((name for at, near in heard if (name := issuer(near, at, grammar))), match.group()),
            "social",
            span,
            number,
        )
        return
    background = any(pattern(source, grammar).search(shown.text) for source in grammar.background)
    if background or pattern(grammar.no, grammar).search(text):
        return
    speaks = pattern(r"\b(?:{isay})\b", grammar).search(text)
    if match := search(grammar.act_frames if speaks else grammar.act_frames[1:], grammar.act, text, grammar):
        if shown.at and FIRST.search(text[: match.start()]):
            return
        if about := itself(shown, grammar):
            yield Public(about, "official", span, number)
            return
        later = row[number + 1].text if number + 1 < len(row) else ""
        name = next(
            (
                n
                for near, at in ((text, match.span()), (earlier, (0, 0)), (later, (0, 0)))
                if (n := issuer(near, at, grammar))
            ),
            "",
        )
        yield Public(
            resolved(name, earlier, subject, grammar) or match.group(),
            "official",
            span,
            number,
        )
        return
    if not shown.at and (match := pattern(f"{HUNG}|{HEARERS}" if speaks else HUNG, grammar).search(text)):
        name = issuer(text, match.span(), grammar) or issuer(earlier, (0, 0), grammar)
        yield Public(resolved(name, earlier, subject, grammar) or match.group(), "official", span, number)
        return
    for source in grammar.address if speaks else ():
        if match := pattern(source, grammar).search(text):
            name = resolved(issuer(text, (match.start(), match.start()), grammar), earlier, subject, grammar)
            if not shown.at or (name and not SITE.search(match.group())):
                yield Public(
                    name or resolved(issuer(earlier, (0, 0), grammar), "", subject, grammar) or match.group(),
                    "official",
                    span,
                    number,
                )
            return
    if not unpublished and (match := search(grammar.document_frames, grammar.document, text, grammar)):
        if WRITTEN.match(f"{match.group()}{text[match.end() :]}"):
            return  # the report, which cites unnamed sources: what a newspaper wrote
        if shown.at and (
            BROUGHT_OUT.match(text[match.end() :])
            or JOURNALISM.fullmatch(match.group())
            or (INQUIRY.search(match.group()) and HANDED.match(text[match.end() :]))
        ):
            return
        yield Public(
            paper(match.group(), text[: match.start()], text[match.end() :], grammar), "document", span, number
        )
        return
    if weak := said(shown, grammar) or by_account(shown, grammar):
        spoken = pattern(grammar.spokes, grammar).fullmatch(weak.name)
        name = issuer(text, (weak.start, weak.start), grammar) if spoken else weak.name
        yield Public(resolved(name, earlier, subject, grammar), "official", span, number, WEAK)


def itself(text: Masked, grammar: Grammar) -> str:
    """Return the outlet or agency that makes a statement about itself: "Tarn Wire said in a statement"."""
    spoken = pattern(
        rf"(?:^\W*|[”\"»“,—–] ?)(?:the |die |der |l['’])?#,? (?:has |hat |a )?(?:{grammar.issuer_say})\b|"
        rf"(?:{grammar.issuer_say}) (?:the |die |der )?#\W*$",
        grammar,
        False,
    )
    match = spoken.search(text.text)
    return next((m.name for at, m in text.at.items() if match and match.start() <= at < match.end() and not m.own), "")


def posted(text: Masked, grammar: Grammar) -> re.Match[str] | None:
    """Return the match of a post on a platform."""
    for source in grammar.post:
        if match := pattern(source.replace("(?:%)", rf"[«„“\"]?(?:{PLATFORM})"), grammar).search(text.text):
            return pattern(PLATFORM, grammar).search(text.text, match.start(), match.end()) or match
    return None


def search(frames: Sequence[str], nouns: str, text: str, grammar: Grammar) -> re.Match[str] | None:
    """Return the match of the noun inside the first frame that fits."""
    if not pattern(rf"(?:{nouns})\b", grammar).search(text):
        return None
    for source in frames:
        clause = r"(?:, [^,#@]{3,70}(?=,))?" if source.removeprefix(r"\b").startswith("(?:%)") else ""
        if match := pattern(source.replace("(?:%)", rf"(?P<noun>{nouns})\b{clause}"), grammar).search(text):
            return pattern(rf"(?:{nouns})\b", grammar).match(text, match.start("noun")) or match
    return None


def paper(noun: str, before: str, rest: str, grammar: Grammar) -> str:
    """Return the name of a paper: its noun and the body it is of."""
    stems = {word: word[: max(3, len(word) - 2)].casefold() for word in grammar.papers.split()}
    fits = [word for word, stem in stems.items() if noun.casefold().startswith(stem)]
    noun = noun if not fits or noun.casefold().endswith(tuple(w.casefold() for w in fits)) else max(fits, key=len)
    owner = re.search(r"(?:(?:the|a|an|its) )?(?P<np>(?:[\w-]+ ){0,2}[\w-]+['’]s? )(?:[\w-]+ ){0,1}$", before)
    noun = f"{before[owner.start('np') :]}{noun}" if owner else noun
    after = re.match(
        r" (?:(?:published|released|issued|compiled|drawn up"
        r"|made public|rendue? publi(?:c|que)|publiée?|établie?|publicad[oa]"
        r"|dressée?) )?"
        r"(?:(?:of|by|from|in|at|des|der|vom|von|im|beim|du|de la|de|del|par) )(?:the |la |l['’])?[^,.;]{0,40}",
        rest,
    )
    if after and (found := issuers(after.group(), grammar)) and found[0].start < 12:
        return f"{noun}{after.group()[: found[0].end]}"
    return noun


def resolved(name: str, earlier: str, subject: str, grammar: Grammar) -> str:
    """Return the proper name for "the company", "the group", where the article has one."""
    generic = GENERIC.fullmatch(name)
    return subject if generic and subject else name


def said(text: Masked, grammar: Grammar) -> Phrase | None:
    """Return the body that says something in the sentence without an outlet to say it to."""
    if text.at:
        return None
    finder, _ = heads(grammar.issuer, grammar)
    found: list[tuple[int, Phrase]] = []
    bodies = issuers(text.text, grammar)
    for verb in pattern(rf"\b(?:{grammar.issuer_say})\b", grammar).finditer(text.text):
        for phrase in bodies:
            near, comma = gap(text.text, phrase, verb)
            if (
                0 <= near <= 12
                and phrase.plain
                and not TO.search(text.text[: phrase.start])
                and not SPOKEN_TO.match(verb.group())
                and not PASSIVE.search(text.text[: verb.start()])
                and not re.match(r" (?:him|her|them|it) to\b", text.text[verb.end() :])
                and finder.search(text.text[phrase.start : phrase.end])
            ):
                found.append((near + 20 * comma, phrase))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def gap(text: str, phrase: Phrase, verb: re.Match[str]) -> tuple[int, bool]:
    """Return how many characters stand between a body and a verb, and whether a comma is among them."""
    start, end = (phrase.end, verb.start()) if phrase.end <= verb.start() else (verb.end(), phrase.start)
    return end - start, "," in text[max(0, start) : max(0, end)]


def by_account(text: Masked, grammar: Grammar) -> Phrase | None:
    """Return the body by whose account the sentence is told: "according to the Ministry of Transport"."""
    if text.at:
        return None
    finder, _ = heads(grammar.issuer, grammar)
    slots = [*pattern(rf"\b(?:{grammar.per})\b", grammar).finditer(text.text)]
    bodies = issuers(text.text, grammar) if slots else []
    for slot in slots:
        for phrase in bodies:
            if 0 <= phrase.start - slot.end() <= 12 and finder.search(text.text[phrase.start : phrase.end]):
                return phrase
    return None


def subject_of(title: str, text: str, grammar: Grammar) -> str:
    """Return the name of the body the article is about: after "the airline", "Konzern", else the one named most."""
    finder, _ = heads(grammar.issuer, grammar)
    for match in finder.finditer(text):
        if after := re.match(rf" (?P<name>(?:{WORD})(?: (?:{WORD})){{0,2}})", text[match.end() :]):
            return after["name"]
    counts: dict[str, int] = {}
    for match in phrases(grammar).finditer(f"{title}\n{text[:3000]}"):
        name = match.group()
        if name.split()[0].casefold() not in DAYS:
            counts[name] = counts.get(name, 0) + 1
    best = max(counts, key=lambda name: counts[name], default="")
    return best if counts.get(best, 0) > 1 and not grammar.compound else ""
