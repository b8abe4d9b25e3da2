"""Which articles are copies of each other, and which share passages or quotes: pure functions of texts.

Two articles are copies when one holds half of the other's 4-word shingles: syndicated, trimmed, lightly edited or
extended versions. Candidates come from an index of sampled shingles, so the work grows with what is really shared, not
with the square of the articles (10,127 articles: 17 s CPU); what is then compared is exact. Copies are never dropped.
"""

import re
import zlib
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.compare.quotation import quotations

SIZE = 4  # words of a shingle: the unit in which copies were labelled
SAMPLE = 4  # one shingle in so many is indexed
CONTAINED = 0.5  # share of the shorter article's shingles that makes a copy
WITNESS = 0.25  # containment between two groups beside the pair that links them
CROWD = 100  # a shingle in more articles than this proposes neighbours only: a crowd of copies is chained
COMMON = 40  # words in a row in more articles than this link nothing
QUOTED = 5  # words in a row that link two articles when both quote them
PASSAGE = 8  # words in a row that two reporters do not write by chance
LONGEST = 200_000  # characters of a text that are looked at; no article is longer
PLACES = 50  # of one text where the same words are looked at; a page can repeat them without end
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two articles, as code points of each; `quote` when both have them in quotation marks."""

    start: int
    end: int
    other_start: int
    other_end: int
    words: int
    quote: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Two articles that share passages though neither is a copy of the other, the longest passage first."""

    one: str
    other: str
    passages: tuple[Passage, ...]


def shingles(text: str) -> frozenset[int]:
    """Return the text's shingles as numbers, the same on every machine.

    >>> five = shingles("One two three four five.")
    >>> len(five), shingles("one, two: THREE four") <= five
    (2, True)
    """
    words = WORD.findall(text[:LONGEST].casefold())
    joined = [" ".join(words[i : i + SIZE]) for i in range(max(1, len(words) - SIZE + 1))] if words else []
    return frozenset(zlib.crc32(shingle.encode()) for shingle in joined)


def containment(a: frozenset[int], b: frozenset[int]) -> float:
    """Return the share of the smaller set that the larger holds, 0 for an empty one."""
    small = min(len(a), len(b))
    return len(a & b) / small if small else 0.0


def candidates(sets: Sequence[frozenset[int]], least: float = CONTAINED) -> Iterable[tuple[int, int]]:
    """Yield the pairs of positions whose sampled shingles promise a containment near `least`."""
    samples = [{s for s in full if s % SAMPLE == 0} if len(full) > 10 * SAMPLE else set(full) for full in sets]
    index = held(sets)
    for number, sample in enumerate(samples):
        shared: Counter[int] = Counter()
        for shingle in sample:
            holders = index[shingle]
            at = bisect_left(holders, number)
            shared.update(holders[:at] if len(holders) <= CROWD else holders[max(0, at - 1) : at])
        for other, count in shared.items():
            if count >= 0.5 * least * min(len(sample), max(1, len(sets[other]) // SAMPLE)):
                yield other, number


def held(sets: Sequence[frozenset[int]]) -> Mapping[int, list[int]]:
    """Return for each shingle the positions of the sets that hold it, in order."""
    index: defaultdict[int, list[int]] = defaultdict(list)
    for number, full in enumerate(sets):
        for shingle in full:
            index[shingle].append(number)
    return index


def groups(texts: Mapping[str, str], least: float = CONTAINED) -> list[list[str]]:
    """Return the ids of `texts` in groups of copies, each article in exactly one, in the order given.

    The likest pairs join first. Two groups join only if they are alike without the pair that links them, so that a
    digest of two reports does not make them copies of each other.

    >>> wire = "The mill on the Kvarn will shut in June after a century of grinding rye and barley for the town."
    >>> groups({"a": wire, "b": "Rye news. " + wire, "c": "A quite different story about a ferry that ran late."})
    [['a', 'b'], ['c']]
    """
    ids = list(texts)
    sets = [shingles(texts[i]) for i in ids]
    group = {n: [n] for n in range(len(ids))}
    scored = ((containment(sets[a], sets[b]), a, b) for a, b in candidates(sets, least))
    for _, a, b in sorted((-score, a, b) for score, a, b in scored if score >= least):
        one, other = group[a], group[b]
        if one is not other and witnessed(sets, one, other, a) and witnessed(sets, other, one, b):
            one += other
            for member in other:
                group[member] = one
    found = {id(members): sorted(members) for members in group.values()}
    return [[ids[n] for n in members] for members in sorted(found.values())]


def witnessed(sets: Sequence[frozenset[int]], one: list[int], other: list[int], link: int) -> bool:
    """Return whether `one` without `link` is like `other` too, on average; a single article needs no witness."""
    rest = [n for n in one if n != link]
    pairs = [containment(sets[a], sets[b]) for a in spread(rest) for b in spread(other)]
    return not pairs or sum(pairs) >= WITNESS * len(pairs)


def spread(members: list[int]) -> list[int]:
    """Return at most eight of the members, evenly taken, so that a crowd of copies costs no more than a few."""
    return members if len(members) <= 8 else [members[n * len(members) // 8] for n in range(8)]


def passages(one: str, other: str) -> list[Passage]:
    """Return the runs of words that two texts share: PASSAGE words, or QUOTED words inside quotation marks in both.

    >>> [p.words for p in passages("He said: “I saw it sink like a stone.”", "“I saw it sink like a stone”, he said.")]
    [7]
    """
    left, right = [*WORD.finditer(one, 0, LONGEST)], [*WORD.finditer(other, 0, LONGEST)]
    mine, yours = [w.group().casefold() for w in left], [w.group().casefold() for w in right]
    index: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(yours) - QUOTED + 1):
        index[tuple(yours[at : at + QUOTED])].append(at)
    quoted, quoted_there = quotes(one[:LONGEST]), quotes(other[:LONGEST])
    found: list[Passage] = []
    at = 0
    while at <= len(mine) - QUOTED:
        places = index.get(tuple(mine[at : at + QUOTED]), ())[:PLACES]
        length, there = max(((run(mine, yours, at, there), there) for there in places), default=(0, 0))
        if length:
            start, end = left[at].start(), left[at + length - 1].end()
            other_start, other_end = right[there].start(), right[there + length - 1].end()
            quote = inside(start, end, quoted) and inside(other_start, other_end, quoted_there)
            if length >= PASSAGE or quote:
                found.append(Passage(start, end, other_start, other_end, length, quote))
        at += max(1, length)
    return sorted(found, key=lambda p: (-p.words, p.start))


def run(mine: Sequence[str], yours: Sequence[str], at: int, there: int) -> int:
    """Return how many words are the same from `at` and `there` on."""
    length = 0
    while at + length < len(mine) and there + length < len(yours) and mine[at + length] == yours[there + length]:
        length += 1
    return length


def quotes(text: str) -> list[tuple[int, int]]:
    """Return the spans between quotation marks."""
    return [match.span() for match in quotations(text)]


def inside(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Return whether one of the spans, which stand in order and apart, holds `start` to `end`."""
    at = bisect_right(spans, start, key=lambda span: span[0])
    return at > 0 and end <= spans[at - 1][1]


def links(texts: Mapping[str, str], least: float = CONTAINED) -> list[Link]:
    """Return the pairs of articles, not copies of each other, that share passages or quotes, and the passages.

    Words that stand in more than COMMON articles are furniture and link nothing.
    """
    together = {name: number for number, members in enumerate(groups(texts, least)) for name in members}
    ids = list(texts)
    sets = [shingles(text) for text in texts.values()]
    pairs: Counter[tuple[int, int]] = Counter()
    for holders in held(sets).values():
        if 1 < len(holders) <= COMMON:
            pairs.update((a, b) for n, b in enumerate(holders) for a in holders[:n])
    out = []
    for (a, b), shared in sorted(pairs.items()):
        one, other = ids[a], ids[b]
        if (
            shared > QUOTED - SIZE
            and together[one] != together[other]
            and (found := passages(texts[one], texts[other]))
        ):
            out.append(Link(one, other, tuple(found)))
    return out
