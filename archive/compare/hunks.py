"""What kind of change the words of one sentence underwent: figure, name, quote, speaker, slip or rewording."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.compare.bounds import matcher
from archive.compare.slips import IRREGULAR, TAKEN, distance, flat, inflected, shared, slip
from archive.compare.vocabulary import GROUPS, has, unlisted
from archive.compare.words import Token, numeric, value

SMALL = frozenset(GROUPS["small"].split())
DETERMINERS = frozenset(GROUPS["determiner"].split())
PREPOSITIONS = frozenset(GROUPS["preposition"].split())
REFLEXIVE = ("się", "sich", "se")  # "skarży się", behind a quote: what stands there is who speaks
NEGATIONS = frozenset(GROUPS["negation"].split())
FEMININE = re.compile(r"(?:in(?:nen)?|[кk](?:а|и|у|ою|ой|a|i|ę|ą))$")  # Nachbarin, соседка, sąsiadka: another person
ONE = {"a", "an", "ein", "eine", "einen", "einem", "einer", "un", "une", "una"}
NOUN = re.compile(r"(?:ung|heit|keit|schaft|tion|ität|nis|tum|chen|innen)e?n?s?$")  # of German nouns, not of names
GERMAN = re.compile(r"\b(?:der|die|das|den|dem|und|nicht|ist|wird|wir|sie|mit|für|auf|ein|eine|sagte?|im|bei|von)\b")


@dataclass(frozen=True, slots=True)
class Finding:
    """One typed difference: `type` and `flag` as in `archive.compare.edits`, and the places in both token lists."""

    type: str
    flag: str
    before: tuple[int, int]
    after: tuple[int, int]


def findings(
    before: Sequence[Token], after: Sequence[Token], known: frozenset[str], names: frozenset[str]
) -> list[Finding]:
    """The typed differences of two forms of one sentence.

    `known` are words that stand elsewhere in the article (lower case), so that neither is a slip for the other;
    `names` those written with a capital where a capital says something.
    """
    out: list[Finding] = []
    context = Context(before, after, known, names, german=GERMAN.search(" ".join(t.low for t in before)) is not None)
    for i0, i1, j0, j1 in hunks(before, after):
        out += [Finding(kind, flag, (i0, i1), (j0, j1)) for kind, flag in context.types(i0, i1, j0, j1)]
    if not out:
        out += slips_of_form(before, after)
    if any(one.type != "typo" for one in out):
        out = [one for one in out if one.type != "typo" or not agrees(before, after, one)]
    if any(one.flag == "speaker" for one in out):
        out = [one for one in out if one.type != "typo" or not says(before, one)]
    return out


def says(before: Sequence[Token], one: Finding) -> bool:
    """Whether a finding is the verb of saying, which agrees with who speaks."""
    return has("speech", " ".join(t.low for t in before[slice(*one.before)]))


def agrees(before: Sequence[Token], after: Sequence[Token], one: Finding) -> bool:
    """Whether a finding is an ending or a verb that agrees with another word which changed: "was hurt", "were hurt"."""
    b, a = before[slice(*one.before)], after[slice(*one.after)]
    if len(b) != 1 or len(a) != 1 or "mark" in (b[0].kind, a[0].kind):
        return False
    x, y = b[0].low, a[0].low
    return formed(x, y) and flat(x) != flat(y) and (max(len(x), len(y)) - shared(x, y) <= 2 or not inflected(x, y))


def formed(x: str, y: str) -> bool:
    """Whether two words are forms of one, or small words that are taken for one another: person, people; was, were."""
    return inflected(x, y) or any({x, y} <= row for row in TAKEN) or y == IRREGULAR.get(x) or x == IRREGULAR.get(y)


def beside(token: Token) -> bool:
    """Whether a word only leads to a figure or stands behind it: "on", "the", "morning", "times"."""
    return has("span", token.low) or token.low in PREPOSITIONS or token.low in DETERMINERS


def amount(number: Token, row: Sequence[Token]) -> bool:
    """Whether the tokens are the sign of a unit or size behind `number`, glued to it: the "bn" of "4.2bn"."""
    return number.kind == "number" and len(row) == 1 and row[0].glued and row[0].kind == "word" and len(row[0].low) <= 2


def hunks(before: Sequence[Token], after: Sequence[Token]) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that differ; a word that only has a slip in it at either end of one is a stretch of its own."""
    for tag, i0, i1, j0, j1 in matcher([t.low for t in before], [t.low for t in after]).get_opcodes():
        if tag == "equal":
            continue
        ends = []
        while i1 - i0 > 1 and j1 - j0 > 1 and alike(before[i1 - 1], after[j1 - 1]):
            if numeric(before[i1 - 2]) and inflected(before[i1 - 1].low, after[j1 - 1].low):
                break  # an ending that agrees with the number
            ends.append((i1 - 1, i1, j1 - 1, j1))
            i1, j1 = i1 - 1, j1 - 1
        while i1 - i0 > 1 and j1 - j0 > 1 and alike(before[i0], after[j0]):
            yield i0, i0 + 1, j0, j0 + 1
            i0, j0 = i0 + 1, j0 + 1
        yield i0, i1, j0, j1
        yield from reversed(ends)


def alike(b: Token, a: Token) -> bool:
    """Whether two words look the same but for accents, alphabet or one letter."""
    if b.kind != "word" or a.kind != "word" or min(len(b.low), len(a.low)) < 5:
        return False
    return flat(b.low) == flat(a.low) or (distance(b.low, a.low) == 1 and b.low[0] == a.low[0])


def same_person(b: Sequence[Token], a: Sequence[Token]) -> bool:
    """Whether one surname is another spelling of the other."""
    return len(b) == len(a) == 1 and distance(b[0].low, a[0].low) <= 3 and b[0].low[:4] == a[0].low[:4]


def slips_of_form(before: Sequence[Token], after: Sequence[Token]) -> list[Finding]:
    """Where the same words differ only in capitals, or in a space missing behind a mark."""
    out = []
    for i, (b, a) in enumerate(zip(before, after, strict=False)):
        behind = i > 0 and before[i - 1].text in ".,;:!?" and b.kind == "word" and before[i - 1].kind == "mark"
        if (b.text != a.text and b.kind != "mark") or (behind and b.glued != a.glued):
            out.append(Finding("typo", "", (i, i + 1), (i, i + 1)))
    return out


@dataclass(frozen=True, slots=True)
class Context:
    """Both forms of a sentence, and what the rest of the article knows."""

    b: Sequence[Token]
    a: Sequence[Token]
    known: frozenset[str]
    names: frozenset[str]
    german: bool

    def types(self, i0: int, i1: int, j0: int, j1: int) -> list[tuple[str, str]]:
        """The (type, flag) rows of one stretch that differs."""
        some, others = self.b[i0:i1], self.a[j0:j1]
        inside = any(t.inside for t in (*some, *others))
        if all(t.kind == "mark" for t in (*some, *others)):
            return self.marks(some, others)
        if self.glued_or_doubled(i0, i1, j0, j1):
            return [("typo", "")]
        if i0 and all(amount(self.b[i0 - 1], row) for row in (some, others)):  # 4.2bn, 4.2m
            return [("quote-altered", ""), ("figure-altered", "")] if inside else [("figure-altered", "")]
        out: list[tuple[str, str]] = []
        left = [t for t in some if t.kind == "word" and not numeric(t)]
        right = [t for t in others if t.kind == "word" and not numeric(t)]
        if len(some) == len(others) == 1 and numeric(some[0]) != numeric(others[0]) and self.slip(some[0], others[0]):
            return [("typo", "")]
        said, says = value(some), value(others)
        if said and says:
            if said != says:
                out.append(("figure-altered", ""))
            elif [t.low for t in some if numeric(t)] != [t.low for t in others if numeric(t)]:
                out.append(("typo", ""))
            if len(left) == len(right) and all(formed(x.low, y.low) for x, y in zip(left, right, strict=True)):
                left, right = [], []  # endings that agree with the number
            elif said != says and all(beside(t) for t in (*left, *right)):
                left, right = [], []  # "Wednesday evening", "Friday morning"; "ein Drittel", "die Hälfte"
        elif (said or says) and self.one_of_many(some, others):
            return [("quote-altered", ""), ("figure-altered", "")] if inside else [("figure-altered", "")]
        elif said or says:
            left, right = [t for t in some if t.kind != "mark"], [t for t in others if t.kind != "mark"]
        if [t.low for t in left] != [t.low for t in right]:
            out += self.worded(left, right, (i0, i1, j0, j1))
        if inside and any(kind != "typo" for kind, _ in out):
            out = [row for row in out if row[0] in ("figure-altered", "name-altered", "quote-altered")]
            out = [("quote-altered", ""), *(row for row in out if row[0] != "quote-altered")]
        elif any(t.text == '"' for t in (*some, *others)) and not any(t == "quote-altered" for t, _ in out):
            marks = [t.text for t in some if t.text == '"'] != [t.text for t in others if t.text == '"']
            if marks and any(t.inside for t in (*self.b, *self.a)):
                out.append(("quote-altered", ""))
        return out

    def one_of_many(self, some: Sequence[Token], others: Sequence[Token]) -> bool:
        """Whether an article on one side stands where a number stands on the other: "two centuries", "a century"."""
        b, a = ([t for t in row if t.kind != "mark"] for row in (some, others))
        return (
            len(b) == len(a) > 1
            and ({b[0].low, a[0].low} & ONE != set())
            and numeric(b[0]) != numeric(a[0])
            and all(inflected(x.low, y.low) or distance(x.low, y.low) <= 3 for x, y in zip(b[1:], a[1:], strict=True))
        )

    def marks(self, some: Sequence[Token], others: Sequence[Token]) -> list[tuple[str, str]]:
        """What a change of punctuation alone is."""
        b, a = "".join(t.text for t in some), "".join(t.text for t in others)
        if b.count('"') != a.count('"'):
            return [("quote-altered", "")]
        if set(b + a) <= set("-·•*|") or (set(b + a) <= set(".[]()") and "..." in b + a):
            return []  # dots behind a whole sentence show where a teaser was cut
        return [("paragraph-reworded", "meaning")] if ("?" in b) != ("?" in a) else [("typo", "")]

    def glued_or_doubled(self, i0: int, i1: int, j0: int, j1: int) -> bool:
        """Whether words were only joined, parted or repeated."""
        some, others = [t.low for t in self.b[i0:i1]], [t.low for t in self.a[j0:j1]]
        if "".join(some).replace("-", "") == "".join(others).replace("-", "").replace("'", "'"):
            return all(t.kind != "number" for t in self.b[i0:i1])
        for more, less, at, whole in ((some, others, i0, self.b), (others, some, j0, self.a)):
            if more and not less:
                size = len(more)
                twin = [t.low for t in whole[at - size : at]] if at >= size else []
                twin_after = [t.low for t in whole[at + size : at + 2 * size]]
                if more in (twin, twin_after):
                    return True
        return False

    def worded(
        self, left: Sequence[Token], right: Sequence[Token], at: tuple[int, int, int, int]
    ) -> list[tuple[str, str]]:
        """The rows for words that differ."""
        if len(left) == len(right) and all(x.low == y.low or self.slip(x, y) for x, y in zip(left, right, strict=True)):
            return [("typo", "")]
        out: list[tuple[str, str]] = []
        lead = self.b[at[0] - 1] if at[0] else None
        names_b, names_a = self.named(left, lead), self.named(right, lead)
        renamed = bool(names_b) and bool(names_a) and [t.low for t in names_b] != [t.low for t in names_a]
        rest_b = [t for t in left if t not in names_b and len(t.low) > 3]
        rest_a = [t for t in right if t not in names_a and len(t.low) > 3]
        same_rest = len(rest_b) == len(rest_a) and all(
            inflected(x.low, y.low) for x, y in zip(rest_b, rest_a, strict=True)
        )
        if renamed:
            out.append(("name-altered", ""))
        if self.speaker(*at) and not (lead and lead.capital and same_person(names_b, names_a)):
            out.append(("quote-altered", "speaker"))
        elif not (renamed and (same_rest or (len(rest_b) + len(rest_a)) <= 1)):
            flips = {t.low for t in left} & NEGATIONS != {t.low for t in right} & NEGATIONS
            out.append(("paragraph-reworded", "meaning" if flips else ""))
        return out

    def named(self, words: Sequence[Token], lead: Token | None) -> list[Token]:
        """Those of `words`, behind the token `lead`, that are written as names.

        German writes every noun so: there nothing else may differ, and no article stands before a name.
        """
        out = [
            t
            for t in words
            if t.capital or (t.first and t.text[0].isupper() and (t.low in self.names or self.surname(t)))
        ]
        if not self.german:
            return out
        articles = any(t.low in DETERMINERS for t in ((lead, *words) if lead else words))
        nouns = any(NOUN.search(t.low) for t in out)
        return [] if articles or nouns or len(out) < sum(len(t.low) > 3 for t in words) else out

    def surname(self, first: Token) -> bool:
        """Whether a first word is part of a name that goes on: "Skeld Aerial, which built it"."""
        for row in (self.b, self.a):
            at = next((i for i, token in enumerate(row) if token is first), None)
            if at is not None and at + 1 < len(row):
                return row[at + 1].capital
        return False

    def slip(self, b: Token, a: Token) -> bool:
        """Whether one word is the other with a slip in it, as far as the article knows its words."""
        x, y = b.low, a.low
        if flat(x) == flat(y):
            return True
        if "number" in (b.kind, a.kind) or (numeric(b) and numeric(a)):
            return False
        if b.capital and a.capital and not (self.german and x in self.known):
            swapped = len(x) != len(y) or sorted(x) == sorted(y) or (self.german and len(x) > 6)
            known = (x in self.known) != (y in self.known)
            return distance(x, y) == 1 and (swapped or known) and len(min(x, y, key=len)) > 3
        taken = any({x, y} <= row for row in TAKEN)
        words = (x in SMALL and y in SMALL) or (x in self.known and y in self.known and not inflected(x, y))
        if words and not taken:
            return False
        if (x in SMALL) != (y in SMALL) and distance(x, y) == 1 and len(x) == len(y) > 3:
            return True
        person = not numeric(b) and not numeric(a)
        feminine = person and len(x) != len(y) and FEMININE.search(max(x, y, key=len)) is not None
        return slip(x, y) and not (feminine and inflected(x, y))

    def verb_before(self, start: int) -> bool:
        """Whether a verb of saying stands before place `start` with nothing between but titles, names and nouns.

        "said Sister Agnes", "said a retired stationmaster", "bromea la directora, Sol"; a preposition ends the search.
        """
        plain_words = 0
        for token in reversed(self.b[max(0, start - 6) : start]):
            if has("speech", token.low):
                return True
            if token.low in DETERMINERS:
                continue
            if token.inside or token.low in PREPOSITIONS or (token.kind == "mark" and token.text != ","):
                return False
            plain_words += token.kind == "word" and not token.capital
            if plain_words > 2:
                return False
        return False

    def speaker(self, i0: int, i1: int, j0: int, j1: int) -> bool:
        """Whether the stretch is who says the quote: next to the verb of saying, or to the marks."""
        if not any(t.inside for t in self.b) or not any(t.inside for t in self.a):
            return False
        for found, start, end in ((self.b, i0, i1), (self.a, j0, j1)):
            if start == end or any(t.inside for t in found[start:end]):
                return False
            said = " ".join(t.low for t in found[start:end] if t.kind == "word")
            if said and not unlisted(said, "speech"):
                return False
        found, start, end = self.b, i0, i1
        if self.verb_before(start) or any(has("speech", t.low) for t in found[end : end + 1]):
            return True
        left = start
        while left > 0 and found[left - 1].low in DETERMINERS:
            left -= 1
        since = next((k for k in range(left - 1, -1, -1) if found[k].text == '"' or found[k].inside), None)
        gap = [t for t in found[since + 1 : left] if t.kind != "mark"] if since is not None else None
        if gap is not None and (len(gap) <= 1 or (len(gap) == 2 and gap[1].low in REFLEXIVE)):
            return True
        until = next((k for k in range(end, len(found)) if found[k].text == '"'), None)
        lead = [t for t in found[end:until] if t.kind != "mark"] if until is not None else None
        return lead is not None and len(lead) <= 1 and left <= 3
