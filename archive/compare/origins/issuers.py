"""Who may issue a statement: the bodies and people of a sentence, and which of them an act belongs to."""

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.compare.origins.grammar import Grammar
from archive.compare.origins.sentences import pattern
from archive.compare.origins.shapes import WORD, vocabulary
from archive.compare.origins.words import DAYS, PLATFORM_NAME

BY = (" by the", " von der", " vom", " par le", " par la", " por el", " por la", " przez")
ANYBODY = re.compile(rf"(?:[^\W\d_A-Z]+ )?{WORD}(?: {WORD})*|[^\W\d_A-Z-]{{4,}}")


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
        dictionary = match.group() if grammar.lang == "en" else dictionary  # the keepers
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
    speaks = pattern(r"[\w’']*(?: [^\s,.]+)? (?:{isay})\b", grammar)
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
            first = (
                not start and len(words) == 1 and not speaks.match(text, match.end())
            )  # Buses will stop, a poster says
            if not first and all(match.end() <= p.start or start >= p.end for p in found):
                found.append(Phrase(start, match.end(), re.sub(r"[’']s?$", "", " ".join(words)), True))
    verbs = pattern(r"(?:{isay})", grammar)
    for form in subjects(grammar):
        for match in form.finditer(text) if not form.pattern.startswith("^") or not found else ():
            start, end = match.span("np")
            if not verbs.fullmatch(match["np"]) and all(end <= p.start or start >= p.end for p in found):
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
    finder, _ = heads(grammar.issuer, grammar)
    close = [p for p in candidates if after and 0 <= p.start - (end + after.end()) <= 2]
    if close:
        return close[0].name
    named = after and after.group().rstrip().endswith(BY) and ANYBODY.match(text, end + after.end())
    if named:
        return named.group()
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
