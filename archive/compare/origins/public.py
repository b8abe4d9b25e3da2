"""What was public by itself: statements of bodies and people, papers, posts, each named after its issuer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.compare.origins.grammar import Grammar
from archive.compare.origins.model import Span
from archive.compare.origins.names import WORD, vocabulary
from archive.compare.origins.sentences import Masked, Sentence, masked, pattern
from archive.compare.origins.words import DAYS, GENERIC, PLATFORM, PLATFORM_NAME, SITE, TO

STATEMENT, WEAK = 2, 1
# Verbs that say nothing in public without an act, a place or hearers: "the minister sent the messages".
SPOKEN_TO = re.compile(r"(?i)(?:told|informed|warned|briefed|notified|sent|made|let|wrote|posted)")
PASSIVE = re.compile(r"(?i)\b(?:is|are|was|were|be|been|being) (?:\w+ )?$")
# A paper that journalists write too, and one that is directly said to be an outlet's: "a report by NTB".
JOURNALISM = re.compile(r"(?i)reports?|stud\w+|surveys?")
BY = (" by the", " von der", " vom", " par le", " par la", " por el", " por la")
ANYBODY = re.compile(rf"(?:[a-zß-ÿ-]+ )?{WORD}(?: {WORD})*|[a-zß-ÿ-]{{4,}}")
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


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may issue statements, at `start` to `end` of a sentence; `plain`: as in a dictionary."""

    start: int
    end: int
    name: str
    proper: bool
    plain: bool = True


@lru_cache(maxsize=64)
def heads(words: str, grammar: Grammar) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return what finds any form of `words`, and form stem -> dictionary form."""
    stems: dict[str, str] = {}
    for word in words.replace("_", " ").split() if "_" not in words else [w.replace("_", " ") for w in words.split()]:
        stems[(re.sub(rf"(?:{grammar.stem})$", "", word) if grammar.stem and len(word) > 4 else word).casefold()] = word
    ordered = sorted(stems, key=len, reverse=True)
    tail = r"\w{0,4}" if grammar.stem else "(?:e?[sn]|en)?"
    front = r"[\w-]*" if grammar.compound else ""
    return re.compile(
        rf"(?<![\w-]){front}(?P<stem>{'|'.join(map(re.escape, ordered))})(?P<tail>{tail})(?![\w])", re.IGNORECASE
    ), stems


@lru_cache(maxsize=16)
def phrases(grammar: Grammar) -> re.Pattern[str]:
    """Return what finds the capitalised names of a language."""
    return re.compile(rf"(?<![\w])(?:{WORD})(?: (?:(?:{grammar.small}) )?(?:{WORD})){{0,5}}")


def issuers(text: str, grammar: Grammar) -> list[Phrase]:
    """Return the phrases of a sentence that may issue a statement: "Brackwater police", "Lumenor", "der Landrat"."""
    found: list[Phrase] = []
    finder, stems = heads(grammar.issuer, grammar)
    caps = phrases(grammar)
    for match in finder.finditer(text):
        start, end = match.span()
        plain = not match["tail"] or match.group().casefold().endswith(stems[match["stem"].casefold()].casefold())
        dictionary = (
            match.group()
            if plain
            else match.group()[: match.start("stem") - match.start()] + stems[match["stem"].casefold()]
        )
        names = "" if grammar.compound else rf"(?:{WORD})[’']?s? |"
        nouns = rf"|{'|'.join(stems.values())}" if grammar.lang == "en" else ""
        before = (
            re.search(rf"(?<!\w)(?:{names}(?i:{grammar.adjective}{nouns}) ){{1,4}}$", text[:start]) if plain else None
        )
        owner = re.search(
            r"(?:^|\b(?:the|a|an|its|their|his|her) )(?P<np>(?:[\w-]+ ){0,2}[\w-]+[’']s? )$",
            text[:start],
            re.IGNORECASE,
        )
        if owner:
            start = owner.start("np")
        elif before:
            left = before.start()
            words = text[left:start].split()
            while words and words[0].casefold() in DAYS | {
                "this",
                "that",
                "her",
                "his",
                "its",
                "their",
                "our",
                "die",
                "der",
                "das",
                "la",
                "le",
                "el",
                "in",
            }:
                left = start - len(" ".join(words[1:])) - 1 if len(words) > 1 else start
                words = words[1:]
            start = min(left, start)
        after = re.match(
            rf"(?: (?:of|for|von|de|del|du|des|w|у|в|на)(?: (?:the|la|los|las|les))?)?(?: | (?:de )?[ld]['’])"
            rf"(?:{WORD})(?: (?:(?:{grammar.small}) )?(?:{WORD})){{0,3}}",
            text[end:],
        )
        tail = after.group() if after and after.group().split()[0].casefold() not in DAYS else ""
        tail = "" if PLATFORM_NAME.search(tail) else tail
        dictionary = match.group() if tail and match.group()[0].isupper() and not grammar.compound else dictionary
        found.append(
            Phrase(
                start,
                end + len(tail),
                (text[start : match.start()] + dictionary + tail).strip(),
                bool(tail or before),
                plain,
            )
        )
    for match in caps.finditer(text):
        words = match.group().split()
        offset = 0
        while words and words[0].casefold() in DAYS | {
            "die",
            "der",
            "das",
            "ein",
            "eine",
            "la",
            "le",
            "les",
            "el",
            "los",
            "las",
            "un",
            "une",
            "una",
            "mr",
            "mrs",
        }:
            offset += len(words[0]) + 1
            words = words[1:]
        if (
            words
            and not PLATFORM_NAME.fullmatch(" ".join(words))
            and not (grammar.compound and len(words) == 1)
            and not (len(words) == 1 and words[0].casefold() in vocabulary(grammar))
        ):
            start = match.start() + offset
            if all(match.end() <= p.start or start >= p.end for p in found):
                found.append(Phrase(start, match.end(), re.sub(r"[’']s?$", "", " ".join(words)), True))
    for form in subjects(grammar):
        for match in form.finditer(text) if not form.pattern.startswith("^") or not found else ():
            start, end = match.span("np")
            if all(end <= p.start or start >= p.end for p in found):
                found.append(Phrase(start, end, match["np"], True))
    return sorted(found, key=lambda p: p.start)


@lru_cache(maxsize=16)
def subjects(grammar: Grammar) -> tuple[re.Pattern[str], ...]:
    """Return what finds a noun with its article beside a verb, "the skipper denies", or first in the sentence."""
    say, article = (
        re.sub(r"\s*\n\s*", "", f"{grammar.issuer_say}|{grammar.issuer_more}"),
        rf"(?:(?:{grammar.article}) |[ld]['’])",
    )
    if not grammar.article:
        return (re.compile(rf"\b(?:{say}) (?P<np>[\w-]+)(?= (?:у|в|на|w|we|na)\b)", re.IGNORECASE),)
    return (
        re.compile(rf"\b{article}(?P<np>(?:[\w’'-]+ ){{0,2}}?[\w’'-]+) (?=(?:[\w’'-]+ )?(?:{say})\b)", re.IGNORECASE),
        re.compile(rf"\b(?:{say}) {article}(?P<np>[\w-]+)", re.IGNORECASE),
        re.compile(rf"^{article}(?P<np>[\w’'-]+)", re.IGNORECASE),
    )


def issuer(text: str, around: tuple[int, int], grammar: Grammar) -> str:
    """Return who issued the act at `around`: "by NP" after it, else the phrase nearest to the verb of saying."""
    candidates = [p for p in issuers(text, grammar) if not re.match(r"\W{0,2}#", text[p.end :])]
    if not candidates:
        return ""
    start, end = around
    after = re.match(
        r"[\w ]{0,45}?\b(?:of|from|by|des|der|von|vom|du|de|del|par|por|od|від|от) (?:the |its |la |les |l['’]|los )?",
        text[end:],
    )
    close = [p for p in candidates if after and 0 <= p.start - (end + after.end()) <= 2]
    if close:
        return close[0].name
    named = after and after.group().rstrip().endswith(BY) and ANYBODY.match(text, end + after.end())
    if named:
        return named.group()
    finder, _ = heads(grammar.issuer, grammar)
    says = [*pattern(r"\b(?:{isay})\b", grammar).finditer(text)]
    spoke = pattern(grammar.spokes, grammar)
    candidates = [p for p in candidates if not spoke.fullmatch(p.name)] or candidates
    noun = next((p for p in candidates if p.end <= start <= p.end + 1 and finder.search(p.name)), None)
    if noun:  # a police statement
        return noun.name
    outside = [p for p in candidates if p.end <= start or p.start >= end] or candidates

    def distance(phrase: Phrase) -> tuple[int, int]:
        near = min(
            (
                s.start() - phrase.end + 15 * ("," in text[phrase.end : s.start()])
                if s.start() >= phrase.end
                else phrase.start - s.end() + (15 if grammar.lang == "en" else 3)
                for s in says
            ),
            default=200,
        )
        own = start - phrase.end if phrase.end <= start else phrase.start - end
        loose = (
            0
            if finder.search(phrase.name)
            else 40
            if grammar.compound or (not phrase.start and " " not in phrase.name)
            else 12
        )
        return (min(abs(near), 60) + loose + (0 if phrase.plain else 15), abs(own))

    return min(outside, key=distance).name


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
        name = issuer(text, match.span(), grammar) or issuer(earlier, (0, 0), grammar)
        yield Public(
            resolved(name, earlier, subject, grammar) or match.group(),
            "official",
            span,
            number,
        )
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
