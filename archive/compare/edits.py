"""What changed between two versions of an article: typed, sized, and whether the outlet said so.

    >>> old = Version(title="Bridge closed", text="The bridge in Osterby is closed until Monday.")
    >>> new = Version(title="Bridge closed", text="The bridge in Osterby is closed until Friday.")
    >>> edit = compare(old, new)
    >>> [change.type for change in edit.changes], edit.substantive, edit.silent
    (['figure-altered'], True, True)

Two answers: `changed` is anything in the text, slips of spelling too; `substantive` leaves slips and moved paragraphs
out. Furniture, counters, relative dates, white space and the style of quotes are no change at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from archive.capture import Article
from archive.compare.align import CHANGED, TWIN, Pair, align, likeness, ratio, stems
from archive.compare.body import OUTLET, Body, Unit, bare, read, titles
from archive.compare.bounds import Effort, bounded, matcher
from archive.compare.dates import instant, same_instant
from archive.compare.furniture import LABEL
from archive.compare.glue import FUNCTION
from archive.compare.hunks import findings
from archive.compare.seams import furnished, parted
from archive.compare.stops import shortened, stopped, trailing, without_tail
from archive.compare.vocabulary import has, unlisted
from archive.compare.words import Token, plain, sentences, tokens

TYPES = (  # in the order in which they are told
    "headline",
    "cut-by-wall",
    "correction-notice",
    "paragraph-added",
    "paragraph-removed",
    "paragraph-moved",
    "paragraph-reworded",
    "quote-altered",
    "figure-altered",
    "name-altered",
    "byline",
    "date-moved",
    "typo",
)
CLOCK_SLACK = timedelta(minutes=5)
BY = re.compile(
    r"^(?:(?:by|words by|reporting by|reported by|written by|story by|von|par|por|przez|from|de|od|від|от)\b[:\s]+"
    r"|[^\W\d]{3,}(?: [^\W\d]+){0,2} ?: ?)",  # "Autor: …", "Text und Recherche: …"
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What one look at an article showed."""

    title: str = ""
    text: str = field(default="", repr=False)
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    section: str = ""
    lang: str = ""
    wall: bool = False  # the look met a wall: `access` was teaser or login
    found: tuple[tuple[str, str], ...] = ()  # (field, where on the page it stood)
    seen: datetime | None = None  # when the look was made
    heading: str = ""  # the headline as the page shows it, where that is known besides `title`

    @classmethod
    def of(cls, article: Article, access: str = "full", seen: datetime | None = None) -> Version:
        """The version that an extracted article is."""
        return cls(
            title=article.title,
            text=article.text,
            authors=article.authors,
            published=article.published,
            modified=article.modified,
            section=article.section,
            lang=article.lang,
            wall=access in ("teaser", "login"),
            found=article.found,
            seen=seen,
            heading=article.heading,
        )

    def comparable(self, other: Version, name: str) -> bool:
        """Whether a field was read at the same place of both pages; title and og:title of one look often differ."""
        return dict(self.found).get(name) == dict(other.found).get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change; `flag` is "", or lead, sentence, meaning, speaker, added, removed, changed."""

    type: str
    before: str = ""
    after: str = ""
    flag: str = ""
    words: int = 0  # how many words came, went or were replaced


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """All changes between two versions, and what they amount to."""

    changes: tuple[Change, ...] = ()
    silent: bool = False  # substantive, with neither the stated modified time nor a notice telling so
    words: int = 0  # words touched, of the text
    share: float = 0.0  # the same as a share of the longer version

    @property
    def changed(self) -> bool:
        """Whether anything changed, a slip of spelling included."""
        return bool(self.changes)

    @property
    def substantive(self) -> bool:
        """Whether more changed than slips and the order of paragraphs."""
        return any(substantive(change) for change in self.changes)

    @property
    def types(self) -> tuple[str, ...]:
        """The types, each once, in the order of `TYPES`."""
        found = {change.type for change in self.changes}
        return tuple(name for name in TYPES if name in found)


def substantive(change: Change) -> bool:
    """Whether one change is more than a slip or a paragraph moved below the lead."""
    return change.type != "typo" and (change.type != "paragraph-moved" or change.flag == "lead")


def compare(before: Version, after: Version) -> Edit:
    """The edit that led from one version to the other."""
    if replace(before, seen=after.seen) == after:  # so are most looks
        return Edit()
    texts = bounded(before.text, after.text)
    before, after = replace(before, text=texts[0]), replace(after, text=texts[1])
    known = frozenset(titles(before.title) | titles(after.title)) - {""}
    authors = frozenset(name for name in people((*before.authors, *after.authors)) if " " in name)
    one, two = (read(version.text, version.wall, known, authors) for version in (before, after))
    one, two = with_notice_rest(one, two), with_notice_rest(two, one)
    changes = [*notices(one.notices, two.notices), *text_changes(one, two)]
    if before.heading and after.heading:
        changes += headline(before.heading, after.heading)
    elif before.comparable(after, "title"):
        changes += headline(before.title, after.title)
    if before.comparable(after, "authors"):
        changes += byline(before.authors, after.authors)
    if before.comparable(after, "published") and not (
        same_instant(before.published, after.published) or clock(before, after)
    ):
        changes.append(Change(type="date-moved", before=before.published, after=after.published))
    changes.sort(key=lambda change: TYPES.index(change.type))
    told = any(c.type == "correction-notice" and c.flag != "removed" for c in changes)
    moved = bool(before.modified or after.modified) and not same_instant(before.modified, after.modified, given=True)
    touched = sum(change.words for change in changes)
    longer = max(*(sum(size(unit.tokens) for unit in body.units) for body in (one, two)), 1)
    return Edit(
        changes=tuple(changes),
        silent=any(map(substantive, changes)) and not told and not moved,
        words=touched,
        share=round(min(1.0, touched / longer), 4),
    )


def clock(before: Version, after: Version) -> bool:
    """Whether the date of publication runs with the looks: some pages print the time of the visit there."""
    dates = instant(before.published), instant(after.published)
    if before.seen is None or after.seen is None or dates[0] is None or dates[1] is None:
        return False
    if (dates[0].tzinfo is None) != (dates[1].tzinfo is None):
        return False
    return abs((dates[1] - dates[0]) - (after.seen - before.seen)) <= CLOCK_SLACK


def with_notice_rest(body: Body, other: Body) -> Body:
    """`body` with those sentences behind a notice given back that are the article's in the other version."""
    theirs = {unit.text for unit in other.units}
    kept, units = [], list(body.units)
    for note in body.notices:
        parts = sentences(note)
        back = next((i for i in range(1, len(parts)) if parts[i] in theirs), len(parts))
        kept.append(" ".join(parts[:back]))
        units += [Unit(part, tokens(part), len(units)) for part in parts[back:]]
    return replace(body, units=tuple(units), notices=tuple(kept))


def headline(before: str, after: str) -> Iterator[Change]:
    """A change of title: other words, or a question mark or quotation marks come or go."""
    best = min(
        ((b, a) for b in forms(before) for a in forms(after)),
        key=lambda row: (said(row[0]) != said(row[1]), -len(row[0]) - len(row[1])),
    )
    b, a = said(best[0]), said(best[1])
    if b == a:
        return
    found = findings(b, a, frozenset(), frozenset())
    kind = "typo" if found and all(one.type == "typo" for one in found) else "headline"
    yield Change(type=kind, before=before, after=after, words=touched(b, a))


def forms(title: str) -> list[str]:
    """A plain title as it stands, and without the outlet behind it."""
    title = plain(title).strip()
    found = OUTLET.match(title)
    short = found and len(found["outlet"].split()) <= 5 and found["outlet"][0].isupper() and outlet(found["outlet"])
    return [title, found["title"]] if found and short else [title]


def outlet(name: str) -> bool:
    """Whether words behind a title could be an outlet's name: with one for the press, or two, or all as names are."""
    plain_words = [word for word in unlisted(name, *FUNCTION) if word in name and len(word) > 3]
    return has("press", name) or not plain_words or len(name.split()) < 3


def said(title: str) -> tuple[Token, ...]:
    """The tokens of a title that count: words, numbers, question and quotation marks; capitals do not."""
    return tuple(t for t in tokens(plain(title).casefold()) if t.kind != "mark" or t.text in '?"%€$£')


def notices(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """Notes about the article's own text that came, went or were changed."""
    gone = [note for note in before if bare(note) not in {bare(n) for n in after}]
    new = [note for note in after if bare(note) not in {bare(n) for n in before}]
    for note in gone:
        twin = next((n for n in new if near(note, n)), None) or (new[0] if len(gone) == len(new) == 1 else None)
        if twin is not None:
            new.remove(twin)
            yield Change(
                type="correction-notice",
                flag="changed",
                before=note,
                after=twin,
                words=touched(tokens(note), tokens(twin)),
            )
        else:
            yield Change(type="correction-notice", flag="removed", before=note, words=len(note.split()))
    for note in new:
        yield Change(type="correction-notice", flag="added", after=note, words=len(note.split()))


def near(note: str, other: str) -> bool:
    """Whether one notice is a form of the other."""
    b, a = (stems((Unit(text, tokens(text), 0),)) for text in (note, other))
    return ratio(b, a) >= CHANGED


def text_changes(one: Body, two: Body) -> Iterator[Change]:
    """The changes inside the text."""
    one, two = stopped(two, one) or one, stopped(one, two) or two
    before, after, cut = list(one.units), list(two.units), False
    if (two.walled and not one.walled) or trailing(after, before):
        before, after, cut = shortened(before, after)
    elif one.walled or trailing(before, after):
        after, before, _ = shortened(after, before)
    before, after = parted(before, after), parted(after, before)
    pairs = align(before, after)
    if (two.walled and not one.walled) or cut:
        pairs, tail = without_tail(pairs, before)
        if tail or cut:
            yield Change(
                type="cut-by-wall", before=tail[0].text if tail else "", words=sum(size(unit.tokens) for unit in tail)
            )
    elif one.walled and not two.walled:
        turned = [Pair(pair.after, pair.before) for pair in pairs]
        pairs = [Pair(pair.after, pair.before) for pair in without_tail(turned, after)[0]]
    yield from moves(pairs)
    yield from sentence_changes(with_furniture(pairs, one.furniture, two.furniture))


def with_furniture(pairs: Sequence[Pair], before: Sequence[str], after: Sequence[str]) -> list[Pair]:
    """The pairs; a sentence without a partner that nearly equals what the other version's furniture holds gets that.

    So a slip that makes a sentence look like furniture, or no longer like it, is still a slip.
    """
    out, effort = [], Effort()
    for pair in pairs:
        unit = (pair.before or pair.after)[0]
        others = (after if pair.before else before) if not (pair.before and pair.after) and not unit.weak else ()
        close = [Unit(text, tokens(text), unit.paragraph, own=unit.own) for text in others]
        twin = max(close, key=lambda other: likeness((unit,), (other,), effort), default=None)
        if twin is not None and likeness((unit,), (twin,), effort) >= TWIN:
            pair = Pair((unit,), (twin,)) if pair.before else Pair((twin,), (unit,))
        out.append(pair)
    return out


def moves(pairs: Sequence[Pair]) -> Iterator[Change]:
    """Paragraphs that stand past at least two others they stood before, or the reverse."""
    places: dict[int, tuple[int, Unit]] = {}  # paragraph before → place after
    for index, pair in enumerate(pairs):
        if pair.before and pair.after and not (pair.before[0].weak and pair.after[0].weak):
            places.setdefault(pair.before[0].paragraph, (index, pair.before[0]))
    order = [(paragraph, *places[paragraph]) for paragraph in sorted(places)]
    ranks = [sum(p < place for _, p, _ in order) for _, place, _ in order]
    stay = rising([place for _, place, _ in order])
    for number, (_, place, unit) in enumerate(order):
        passed = sum((other < number) != (p < place) for other, (_, p, _) in enumerate(order) if other != number)
        if number in stay or passed < 2:
            continue
        if unit.weak and {number, ranks[number]} == {0, len(order) - 1}:
            continue  # from the top of the page to its end, or back
        leads = number == 0 or place == min(p for _, p, _ in order)
        text = " ".join(u.text for pair in pairs for u in pair.before if u.paragraph == unit.paragraph)
        yield Change(type="paragraph-moved", flag="lead" if leads else "", before=text, after=text)


def rising(places: Sequence[int]) -> set[int]:
    """The indexes of a longest rising run of `places`: what stays when the fewest are moved.

    >>> sorted(rising([3, 0, 1, 2]))
    [1, 2, 3]
    """
    best: list[tuple[int, int]] = []  # (length, index before)
    for i, place in enumerate(places):
        best.append(max(((best[j][0] + 1, j) for j in range(i) if places[j] < place), default=(1, -1)))
    at = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    out = set()
    while at >= 0:
        out.add(at)
        at = best[at][1]
    return out


def sentence_changes(pairs: Sequence[Pair]) -> Iterator[Change]:
    """Paragraphs and sentences that came, went or were changed."""
    stayed_b = {unit.paragraph for pair in pairs if pair.after for unit in pair.before}
    stayed_a = {unit.paragraph for pair in pairs if pair.before for unit in pair.after}
    gone: dict[int, list[Unit]] = {}
    new: dict[int, list[Unit]] = {}
    known, names = vocabulary(pairs)
    for pair in pairs:
        if pair.before and pair.after:
            if labels_alone(pair) or all(unit.foreign for unit in (*pair.before, *pair.after)):
                continue
            yield from changed(pair, known, names)
            continue
        for unit in pair.before or pair.after:
            if not unit.weak:
                (gone if pair.before else new).setdefault(unit.paragraph, []).append(unit)
    for side, stayed, kind in ((gone, stayed_b, "paragraph-removed"), (new, stayed_a, "paragraph-added")):
        for paragraph, units in side.items():
            text, words = " ".join(unit.text for unit in units), sum(size(unit.tokens) for unit in units)
            b, a = (text, "") if side is gone else ("", text)
            if paragraph in stayed:
                yield Change(type="paragraph-reworded", flag="sentence", before=b, after=a, words=words)
            else:
                yield Change(type=kind, before=b, after=a, words=words)


def labels_alone(pair: Pair) -> bool:
    """Whether two weak lines share their label alone: "Next: A winter on the marsh", "Next: The glove makers"."""
    some, others = pair.before[0], pair.after[0]
    one, two = LABEL.match(some.text), LABEL.match(others.text)
    if not (some.weak and others.weak and one and two and one["label"] == two["label"]):
        return False
    words = [set(re.findall(r"\w{4,}", found["rest"].casefold())) for found in (one, two)]
    return not words[0] & words[1]


def vocabulary(pairs: Sequence[Pair]) -> tuple[frozenset[str], frozenset[str]]:
    """Words of the sentences that stayed, and those of all sentences that are written as names."""
    known = {t.low for pair in pairs if pair.same for t in pair.before[0].tokens if t.kind == "word"}
    names = {t.low for pair in pairs for u in (*pair.before, *pair.after) for t in u.tokens if t.capital}
    return frozenset(known), frozenset(names)


def changed(pair: Pair, known: frozenset[str], names: frozenset[str]) -> Iterator[Change]:
    """The changes inside one sentence that stayed."""
    b = tuple(t for unit in pair.before for t in unit.tokens)
    a = tuple(t for unit in pair.after for t in unit.tokens)
    if pair.same:
        if pair.before[0].glued != pair.after[0].glued and not (pair.before[0].own or pair.after[0].own):
            yield Change(type="typo", before=pair.before[0].text, after=pair.after[0].text, words=1)
        return
    if furnished(" ".join(unit.text for unit in pair.before), " ".join(unit.text for unit in pair.after)):
        return
    for found in findings(b, a, known, names):
        (i0, i1), (j0, j1) = found.before, found.after
        yield Change(
            type=found.type,
            flag=found.flag,
            before=snippet(b, i0, i1),
            after=snippet(a, j0, j1),
            words=max(size(b[i0:i1]), size(a[j0:j1])),
        )


def snippet(found: Sequence[Token], start: int, end: int, around: int = 3) -> str:
    """A stretch of tokens with a few words around it, spaced as it stood."""
    out = ""
    for token in found[max(0, start - around) : end + around]:
        out += token.text if token.glued or not out else " " + token.text
    return out


def touched(before: Sequence[Token], after: Sequence[Token]) -> int:
    """How many words were replaced, added or taken away."""
    steps = matcher([t.low for t in before], [t.low for t in after]).get_opcodes()
    return sum(max(size(before[i0:i1]), size(after[j0:j1])) for tag, i0, i1, j0, j1 in steps if tag != "equal")


def size(found: Sequence[Token]) -> int:
    """How many words and numbers there are among tokens."""
    return sum(token.kind != "mark" for token in found)


def byline(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """Another set of authors; order, capitals, "By" and repeats are no change."""
    b, a = people(before), people(after)
    if set(b) != set(a):
        yield Change(type="byline", before="; ".join(before), after="; ".join(after), words=len(set(b) ^ set(a)))


def people(authors: Sequence[str]) -> dict[str, str]:
    """Names in one form → as written."""
    out: dict[str, str] = {}
    for author in authors:
        for name in re.split(r"\s*(?:;|,|&|\b(?:and|und|et|y|oraz|та|і|и)\b)\s*", BY.sub("", plain(author).strip())):
            if bare(name):
                out[bare(name)] = name
    return out
