"""Where the later text of an article stops early: at a wall, in the middle of a sentence, or behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.compare.align import Pair
from archive.compare.body import Body, Unit
from archive.compare.furniture import END, wall_hint
from archive.compare.vocabulary import has

MUCH = 4  # sentences at least that are gone where a text stops, not taken out one by one
GLUED = 15  # words at most of a line glued to a sentence
QUOTES = ('"', "'")


def stopped(one: Body, two: Body) -> Body | None:
    """Text two up to where it stops, when it is the beginning of text one and then only lines that could be a wall."""
    if two.walled:
        return None
    before = [unit.text for unit in one.units]
    after = [unit.text for unit in two.units]
    same = next(
        (i for i, (b, a) in enumerate(zip(before, after, strict=False)) if b != a), min(len(before), len(after))
    )
    gone = sum(not unit.weak for unit in one.units[same:])
    known = {*one.furniture, *before}
    much = sum(END.search(text) is not None for text in before[same:]) >= MUCH
    beside = [text for text in two.furniture if has("subscriber", text) or not END.search(text)]
    lines = [unit.text for unit in two.units[same:] if much and unit.weak and not END.search(unit.text)]
    hints = [text for text in (*beside, *after[same:]) if text not in known and wall_hint(text, much)]
    rest = [unit for unit in two.units[same:] if not unit.weak and not wall_hint(unit.text, much)]
    if not (hints or set(lines) - known) or same == 0 or gone < 2 or rest:
        return None
    return replace(two, units=two.units[:same], walled=True)


def trailing(units: Sequence[Unit], others: Sequence[Unit]) -> bool:
    """Whether the text stops in the middle of a sentence with dots, whatever lines stand behind that `others` lack."""
    known = {unit.key for unit in others}
    end = len(units)
    while end > max(1, len(units) - 2) and not stump(units[end - 1]):
        if units[end - 1].key in known and not units[end - 1].weak:
            break
        end -= 1
    return end > 0 and stump(units[end - 1])


def stump(unit: Unit) -> bool:
    """Whether a sentence breaks off with dots."""
    return re.search(r"\w,? ?[(\[]?\.\.\.\W*$", unit.text) is not None


def shortened(longer: list[Unit], shorter: list[Unit]) -> tuple[list[Unit], list[Unit], bool]:
    """Both lists of units without a last sentence that was cut off and what it was before the cut."""
    known = {unit.key for unit in longer}
    if trailing(shorter, longer):
        while not stump(shorter[-1]):
            shorter = shorter[:-1]
    while len(shorter) > 1 and shorter[-1].weak and shorter[-1].key not in known and not stump(shorter[-1]):
        shorter = shorter[:-1]  # what a wall says in words nobody foresaw
    if not shorter:
        return longer, shorter, False
    left = [t.low for t in shorter[-1].tokens if t.text not in QUOTES]
    while left and left[-1] in ("...", ".", ",", "-", "[", "]", "(", ")"):
        left.pop()
    kept = {unit.key for unit in shorter}
    for start in range(max(1, min(len(left) - 2, GLUED))):  # a line may be glued before what is left of the sentence
        for index, unit in enumerate(longer):
            lows = [t.low for t in unit.tokens if t.text not in QUOTES]
            begins = lows[: len(left) - start] == left[start:] and len(lows) > len(left) - start + 1
            if left and begins and unit.key not in kept and (len(left) > 1 or stump(shorter[-1])):
                return longer[:index], shorter[:-1], True
    return longer, shorter, False


def without_tail(pairs: list[Pair], before: Sequence[Unit]) -> tuple[list[Pair], list[Unit]]:
    """The pairs without the sentences that are missing at the end, and these.

    Weak lines at the end that the other version has elsewhere are not missing.
    """
    order = {id(unit): index for index, unit in enumerate(before)}
    found = [unit for pair in pairs if pair.after for unit in pair.before]
    last = max((order[id(unit)] for unit in found if not unit.weak), default=-1)
    kept = {id(unit) for unit in found}
    tail = [unit for unit in before[last + 1 :] if id(unit) not in kept]
    gone = {id(unit) for unit in tail}
    return [pair for pair in pairs if pair.after or not any(id(unit) in gone for unit in pair.before)], tail
