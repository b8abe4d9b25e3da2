"""Which sentence of one version became which of the other: same, changed, moved, gone or new."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive.compare.body import Unit
from archive.compare.bounds import Effort, matcher
from archive.compare.furniture import LABEL
from archive.compare.words import numeric

CHANGED = 0.38  # at this likeness two sentences in the same place are one that was changed
MOVED = 0.6  # and at this one in two places
TWIN = 0.8  # and at this one when one of the two was taken for furniture
SHUFFLED = 0.7  # what the same words in another order count
FAR = 4000  # gaps with more pairs than this are compared by their words only where these overlap


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentences of the one version and what they became: 1 to 1, 1 to 2, 2 to 1, or one side empty."""

    before: tuple[Unit, ...]
    after: tuple[Unit, ...]

    @property
    def same(self) -> bool:
        """Whether both sides say the same."""
        return len(self.before) == len(self.after) == 1 and self.before[0].key == self.after[0].key


def align(before: Sequence[Unit], after: Sequence[Unit]) -> list[Pair]:
    """Pairs that cover every unit of both versions once, those of `after` in their order, then those that are gone."""
    mates: dict[int, tuple[int, ...]] = {}  # index in before → indexes in after
    taken: set[int] = set()
    gaps: list[tuple[int, int, int, int]] = []
    last = (0, 0)
    effort = Effort()
    for i, j, size in matcher([unit.key for unit in before], [unit.key for unit in after]).get_matching_blocks():
        gaps.append((last[0], i, last[1], j))
        for step in range(size):
            mates[i + step] = (j + step,)
            taken.add(j + step)
        last = (i + size, j + size)
    elsewhere: dict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for j, unit in enumerate(after):
        if j not in taken:
            elsewhere[unit.key].append(j)
    for i, unit in enumerate(before):
        if i not in mates and elsewhere.get(unit.key):
            j = elsewhere[unit.key].popleft()
            mates[i] = (j,)
            taken.add(j)
    joined: dict[int, tuple[int, ...]] = {}  # index in after → indexes in before, where two became one
    for i0, i1, j0, j1 in gaps:
        left = [i for i in range(i0, i1) if i not in mates]
        right = [j for j in range(j0, j1) if j not in taken]
        for some, others in in_gap(before, after, left, right, effort):
            if len(some) > 1:
                joined[others[0]] = some
            else:
                mates[some[0]] = others
            taken.update(others)
    used = set(mates) | {i for some in joined.values() for i in some}
    left = [i for i in range(len(before)) if i not in used]
    right = [j for j in range(len(after)) if j not in taken]
    likes = (
        sorted(
            ((likeness(before[i : i + 1], after[j : j + 1], effort), i, j) for i in left for j in right), reverse=True
        )
        if len(left) * len(right) <= FAR
        else []
    )
    for score, i, j in likes:
        if score >= MOVED and i not in used and j not in taken:
            mates[i] = (j,)
            used.add(i)
            taken.add(j)
    return in_order(before, after, mates, joined)


def in_order(
    before: Sequence[Unit], after: Sequence[Unit], mates: dict[int, tuple[int, ...]], joined: dict[int, tuple[int, ...]]
) -> list[Pair]:
    """The pairs in the order of `after`, what is gone behind them."""
    back = {js[0]: (i,) for i, js in mates.items()} | joined
    second = {j for js in mates.values() for j in js[1:]}
    out: list[Pair] = []
    for j, unit in enumerate(after):
        if j in second:
            continue
        some = back.get(j, ())
        others = mates[some[0]] if len(some) == 1 else (j,)
        out.append(Pair(tuple(before[i] for i in some), tuple(after[k] for k in others) if some else (unit,)))
    used = set(mates) | {i for some in joined.values() for i in some}
    return out + [Pair((unit,), ()) for i, unit in enumerate(before) if i not in used]


def in_gap(
    before: Sequence[Unit], after: Sequence[Unit], left: list[int], right: list[int], effort: Effort
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """The best in-order matching of the sentences between two that stayed (dynamic programming over 1-1, 1-2, 2-1)."""
    if not left or not right or len(left) * len(right) > FAR:
        return []
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {}
    for x in range(len(left), -1, -1):
        for y in range(len(right), -1, -1):
            options = [(0.0, (0, 0))]
            if x < len(left):
                options.append((best[x + 1, y][0], (1, 0)))
            if y < len(right):
                options.append((best[x, y + 1][0], (0, 1)))
            for p, q in ((1, 1), (1, 2), (2, 1)):
                if x + p <= len(left) and y + q <= len(right):
                    some, others = [before[i] for i in left[x : x + p]], [after[j] for j in right[y : y + q]]
                    score = likeness(some, others, effort)
                    if p + q > 2 and score < 0.85:
                        continue
                    if score >= CHANGED:
                        options.append((score * (p + q) / 2 + best[x + p, y + q][0], (p, q)))
            best[x, y] = max(options)
    out = []
    x = y = 0
    while x < len(left) and y < len(right):
        p, q = best[x, y][1]
        if p and q:
            out.append((tuple(left[x : x + p]), tuple(right[y : y + q])))
        elif not p and not q:
            break
        x, y = x + p, y + q
    return out


def likeness(some: Sequence[Unit], others: Sequence[Unit], effort: Effort) -> float:
    """How much two sentences share, 0 to 1: by weight of words in order, more if the quote or its frame is the same."""
    b, a = stems(tuple(some)), stems(tuple(others))
    if not effort.allows(b, a):
        return shuffled(b, a)
    score = max(ratio(b, a), SHUFFLED * shuffled(b, a))
    if len(some) + len(others) > 2:
        return score
    one, two = LABEL.match(some[0].text), LABEL.match(others[0].text)
    if one and two and one["label"] == two["label"] and len(one["label"].split()) <= 4:
        score = max(score, MOVED)
    quote_b, quote_a = tuple(w for w in b if w[1]), tuple(w for w in a if w[1])
    if quote_b and quote_a:
        frame = ratio(tuple(w for w in b if not w[1]), tuple(w for w in a if not w[1]))
        if frame >= 0.75 and sum(not w[1] for w in b) >= 2:
            score = max(score, 0.55)
        if len(quote_b) >= 3 and ratio(quote_b, quote_a) >= 0.8:
            score = max(score, MOVED)
    return score


@lru_cache(maxsize=4096)
def stems(units: tuple[Unit, ...]) -> tuple[tuple[str, bool], ...]:
    """The beginnings of the words, numbers as one, and whether each stands in a quote."""
    return tuple(
        ("#" if numeric(token) else token.low[:5], token.inside)
        for unit in units
        for token in unit.tokens
        if token.kind != "mark"
    )


def ratio(b: tuple[tuple[str, bool], ...], a: tuple[tuple[str, bool], ...]) -> float:
    """Twice the weight in common over the weight of both; short words and numbers weigh little."""
    one, two = [w[0] for w in b], [w[0] for w in a]
    total = sum(map(weight, one)) + sum(map(weight, two))
    common = 0.0
    for i, _, size in matcher(one, two).get_matching_blocks():
        common += sum(map(weight, one[i : i + size]))
    return 2 * common / total if total else 1.0


def weight(stem: str) -> float:
    """How much a word says: little when it is short."""
    return 1.0 if len(stem) > 3 else 0.35


def shuffled(b: tuple[tuple[str, bool], ...], a: tuple[tuple[str, bool], ...]) -> float:
    """As `ratio`, in whatever order the words stand; words of many sentences are left out."""
    one, two = (Counter(w[0] for w in row if len(w[0]) > 3) for row in (b, a))
    total = one.total() + two.total()
    return 2 * (one & two).total() / total if total > 5 else 0.0
