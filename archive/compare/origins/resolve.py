"""An article's claims put together: the deepest named source, carriers as `via`, own reporting if nobody is named."""

import re
from collections.abc import Iterable
from dataclasses import replace

from archive.compare.origins.attribution import BARE, FRAME, HINT, Claim, claims, credit_line, own_frames
from archive.compare.origins.credits import Credit, OwnName, byline, dateline, initials, is_credit, markup
from archive.compare.origins.grammar import Grammar
from archive.compare.origins.grammars import grammar_of
from archive.compare.origins.model import Origin, Report, Span
from archive.compare.origins.names import Names, fold
from archive.compare.origins.public import STATEMENT, Public, public, subject_of
from archive.compare.origins.sentences import Sentence, compiled, masked, pattern, sentences, speech
from archive.compare.origins.shapes import LIKELY, MAYBE, SURE, Mention
from archive.compare.origins.words import GENERIC

PUBLISHED = (
    r"published|printed|appeared|reprinted|republished|produced|erschienen|veröffentlicht|paru|publié|publicado|aparecido"
    r"|opublikowan\w+|ukazał\w*|опубликован\w*|опубліков\w*"
)
LEAD = 1800  # code points: a short article is all lead


def origins(report: Report, names: Names | None = None) -> tuple[Origin, ...]:
    """Return the origins an article's reporting rests on, by its own account; own reporting if it names nobody.

    `names` are the outlets one knows of, by default those of the world; let it follow those of the story too.

    >>> found = origins(Report(text="The mill will close, Kvarn Radio said, citing the agency Ritzau."))
    >>> [(origin.name, origin.kind, origin.via) for origin in found]
    [('Ritzau', 'agency', 'Kvarn Radio')]
    """
    names = names or Names()
    grammar = grammar_of(report.lang)
    own = OwnName(report.outlet, report.host, names)
    row, carriers = read(report, names, grammar, own)
    sure = [m for sentence in row for m in sentence.mentions if m.sure == SURE or (m.quoted and m.sure == LIKELY)]
    sure += [m for sentence in row for m in cited(sentence, grammar)]
    blank = [(a, b) for a, b in speech(report.text) if not any(m.start <= a + 2 and b - 2 <= m.end for m in sure)]
    told: list[Claim] = []
    issued: list[Public] = []
    ours: list[Span] = []
    generic = grammar.stem or GENERIC.search(report.text)  # "the company": who is it?
    subject = subject_of(report.title, report.text, grammar) if generic else ""
    row = without_homonyms(row, grammar)
    for number, sentence in enumerate(row):
        here = [*claims(number, sentence, grammar, blank)]
        told += here
        if not any(claim.via for claim in here):  # "we read it in B": whom the article has it from, no own reporting
            ours += own_frames(number, sentence, grammar, blank)
        issued += public(number, row, grammar, blank, subject)
    told = pointed_back(told, row, grammar)
    told += headline(report, names, grammar, own)
    first = max(3, -(-len(row) * 3 // 5))  # what nobody is said to have told carries no central fact in the last lines
    told = [claim for claim in told if claim.sentence < first or claim.force not in (BARE, HINT)]
    return settle(report, told, issued, ours, carriers, own)


def pointed_back(told: list[Claim], row: list[Sentence], grammar: Grammar) -> list[Claim]:
    """Return the claims with what "It cited B" or "B was named as the source" says of the outlet before it."""
    cites = pattern(
        rf"^\W*(?:it|they|er|sie|es|il|elle|[тв]он[аои]?|он[аои]?"
        rf"|(?:(?:{grammar.article or '(?!)'}) )?(?:{grammar.before})s?) "
        rf"[^#@]{{0,25}}?(?:{grammar.cite}|gave|gives|names?|named)\b[^#@]{{0,25}}#",
        grammar,
    )
    source = pattern(r"#[»”\"]? [^#@]{0,20}(?:source|quelle|fuente|джерел\w+|источник\w*|źródł\w+)\b", grammar)
    out: list[Claim] = []
    for number, sentence in enumerate(row):
        here = [claim for claim in told if claim.sentence == number and claim.force > 0]
        before = next((c for c in reversed(out) if c.force == FRAME and c.sentence == number - 1), None)
        text = masked(sentence, [m for m in sentence.mentions if m.sure > MAYBE])
        if before and len(text.at) == 1 and (cites.search(text.text) or source.search(text.text)):
            (mention,) = text.at.values()
            if mention.name != before.mention.name and not mention.own and not before.mention.own:
                span = Span(mention.start, mention.end)
                here = [Claim(mention, span, FRAME, number, before.mention.name)]
        out += [*here, *(claim for claim in told if claim.sentence == number and claim.force == 0)]
    return out


def cited(sentence: Sentence, grammar: Grammar) -> Iterable[Mention]:
    """Yield the quoted names that stand where only an outlet can: «Новая волна» in "пишет «Новая волна», что"."""
    if any(m.quoted and m.sure == MAYBE for m in sentence.mentions):
        text = masked(sentence, sentence.mentions)
        for m, _, _ in text.find(compiled(grammar.strict + grammar.slot, grammar, True, True)):
            if m.quoted:
                yield m


def without_homonyms(row: list[Sentence], grammar: Grammar) -> list[Sentence]:
    """Return the sentences without names that elsewhere in the article are something else: after "AP exam" any "AP"."""
    other: set[str] = set()
    for sentence in row:
        found = [m for m in sentence.mentions if m.sure > 1]
        other |= {
            sentence.text[m.start - sentence.start : m.end - sentence.start]
            for m, _, _ in masked(sentence, found).find(compiled(grammar.homonym, grammar))
        }

    def stays(sentence: Sentence, m: Mention) -> bool:
        at = m.start - sentence.start
        return sentence.text[at : m.end - sentence.start] not in other or bool(
            re.search(r"(?i)\b(?:the|der|die|dem|la|l['’]|le|el)\s?$", sentence.text[:at])
        )

    return [replace(s, mentions=tuple(m for m in s.mentions if stays(s, m))) for s in row]


def read(report: Report, names: Names, grammar: Grammar, own: OwnName) -> tuple[list[Sentence], list[Credit]]:
    """Return the sentences that tell something, with their mentions, and the credits found beside them."""
    aliases = own.aliases()
    mentions = names.find(report.text, grammar, aliases)
    ours = [
        Mention(m.start(), m.end(), own.name, "own", 3, own=True)
        for m in pattern(rf"\b(?:{grammar.own})", grammar).finditer(report.text)
    ]
    mentions = [m for m in mentions if not any(o.start < m.end and m.start < o.end for o in ours)] + ours
    writers = set(re.findall(r"\w+", report.byline.casefold()))
    mentions = [m for m in mentions if m.sure > MAYBE or not set(m.name.casefold().split()) <= writers]
    mentions = [replace_own(m, own, grammar) for m in sorted(mentions, key=lambda m: m.start)]
    carriers = [c for c in markup(report, names, own) if not own(c.name)]
    carriers += dateline(report.text, names, grammar)
    for key in ("byline", "author"):
        value = report.byline if key == "byline" else report.hints.get("author", "")
        carriers += byline(value, key, names, grammar)
    kept: list[Sentence] = []
    row = [*sentences(report.text)]
    for number, plain in enumerate(row):
        inside = tuple(m for m in mentions if plain.start <= m.start and m.end <= plain.end)
        sentence = replace(plain, mentions=inside)
        if credit_line(sentence, grammar):
            continue
        if rows := initials(plain.text, names):
            carriers += [Credit(row.name, row.kind, Span(sentence.start, sentence.end)) for row in rows]
            continue
        last = number >= len(row) - 2
        known = [m for m in inside if m.sure >= LIKELY]
        unknown = [] if any(not m.own for m in known) or not last else reprinted(sentence, grammar)
        known += unknown
        if unknown or is_credit(sentence, known, grammar, last):
            carriers += [Credit(m.name, m.kind, Span(sentence.start, sentence.end)) for m in known if not m.own]
            continue
        kept.append(sentence)
    return kept, [c for c in carriers if not own(c.name)]


def reprinted(sentence: Sentence, grammar: Grammar) -> list[Mention]:
    """Return the name of the outlet in a line on the article itself, also an unknown one.

    "This story was first published by The Plovers", "Reprinted from the summer issue of Reed & Rush"
    """
    about = rf"\b(?:{grammar.itself})|^\W*(?:[^\W\d_]+ )?(?:{PUBLISHED})"
    if not sentence.line or not pattern(about, grammar).search(sentence.text):
        return []
    text = masked(sentence, sentence.mentions)
    found = text.find((pattern(rf"\b(?:{grammar.out_of}|of|by|par|von|przez) ~#", grammar, True, True),))
    return [m for m, _, _ in found if not m.own][:1]


def replace_own(mention: Mention, own: OwnName, grammar: Grammar) -> Mention:
    """Return the mention as the article's own if it names its outlet."""
    same = mention.sure > MAYBE and fold(mention.name) == fold(own.canonical)
    if not mention.own and (same or (grammar.stem and mention.quoted and own.inflected(mention.name))):
        return replace(mention, own=True, kind="own", name=own.name, sure=SURE)
    return mention


def headline(report: Report, names: Names, grammar: Grammar, own: OwnName) -> Iterable[Claim]:
    """Yield what the headline claims: "Mill to close, Ritzau reports", "Reuters: mill to close"."""
    found = tuple(replace_own(m, own, grammar) for m in names.find(report.title, grammar, own.aliases()) if m.sure == 3)
    if not found:
        return
    sentence = Sentence(0, report.title, True, found)
    first = found[0]
    if first.start == 0 and report.title[first.end : first.end + 1] == ":" and not first.own:
        yield Claim(first, Span(0, first.end, "title"), FRAME, -1)
        return
    for claim in claims(-1, sentence, grammar, speech(report.title)):
        if claim.force == FRAME and not claim.mention.own:
            yield replace(claim, span=replace(claim.span, place="title"))


def distinct(issued: list[Public]) -> list[Public]:
    """Return the statements with one name for one issuer: "the ministry" after "the ministry of transport"."""
    out: list[Public] = []
    for item in issued:
        words = set(fold(item.name).split())
        same = next(
            (
                o
                for o in out
                if o.kind == item.kind and (words <= set(fold(o.name).split()) or set(fold(o.name).split()) <= words)
            ),
            None,
        )
        out.append(replace(item, name=same.name) if same else item)
    return out


def settle(
    report: Report, told: list[Claim], issued: list[Public], ours: list[Span], carriers: list[Credit], own: OwnName
) -> tuple[Origin, ...]:
    """Return the origins by the rules in the package's docstring."""
    found: dict[str, Origin] = {}

    def add(name: str, kind: str, via: str, span: Span | None) -> None:
        key = "own" if kind == "own" else fold(name)
        old = found.get(key)
        spans = (*(old.evidence if old else ()), *((span,) if span else ()))
        found[key] = Origin(
            name=name, kind=kind, via=(old.via if old else "") or via, evidence=tuple(dict.fromkeys(spans))
        )

    strong = [c for c in told if c.force == FRAME]
    statements = distinct([p for p in issued if p.force == STATEMENT])
    for item in statements:
        carrier = next((c for c in strong if c.sentence == item.sentence and not c.mention.own), None)
        add(
            item.name,
            item.kind,
            carrier.mention.name if carrier and carrier.mention.name != item.name else "",
            item.span,
        )
    spoken = {p.sentence for p in statements}
    for claim in strong:
        if claim.sentence not in spoken:
            add(claim.mention.name, "own" if claim.mention.own else claim.mention.kind, claim.via, claim.span)
    for span in ours:
        add(own.name, "own", "", span)
    if not found:
        top = max((c.force for c in told), default=0)
        for claim in told:
            if claim.force == top >= BARE:
                add(claim.mention.name, claim.mention.kind, claim.via, claim.span)
    if carriers:
        others = [o for o in found.values() if o.kind != "own"]
        if others:
            for key, origin in list(found.items()):
                same = [c for c in carriers if fold(c.name) == key]
                if same:
                    found[key] = replace(origin, evidence=(*origin.evidence, *(c.span for c in same)))
                elif origin.kind != "own" and not origin.via:
                    found[key] = replace(origin, via=carriers[0].name)
        else:
            for credit in carriers:
                add(credit.name, credit.kind, "", credit.span)
    if not found:
        for item in issued[:1]:
            add(item.name, item.kind, "", item.span)
    if not found:
        for claim in told:
            if claim.force == 0 and not claim.mention.own:
                add(claim.mention.name, claim.mention.kind, "", claim.span)
    if not found:
        add(own.name, "own", "", next((c.span for c in told if c.mention.own), None))
    carried = {fold(o.via) for o in found.values() if o.via}
    deepest = {key: o for key, o in found.items() if o.kind == "own" or key not in carried}
    return leading(report.text, tuple((deepest or found).values()))


def leading(text: str, found: tuple[Origin, ...]) -> tuple[Origin, ...]:
    """Return the origins named in the first part of a long article; what only its end names carries no central fact."""
    end = max(LEAD, len(text) // 3)
    early = tuple(
        o
        for o in found
        if not o.evidence
        or any(s.place != "text" or s.start < end for s in o.evidence)
        or o.evidence[-1].end > len(text) - 80
    )
    return early or found
