"""What keeps comparing in bounds: an outlet can send what makes patterns and alignment take the square of its size.

Articles stay below these limits: of 49,757 sentences of labelled ones two are longer, the longest text has 23,304
characters, the longest stretch without a space 280.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

LONGEST_TEXT = 100_000  # characters
LONGEST_SENTENCE = 2_000  # characters
LONGEST_WORD = 300  # characters without a space; of scripts that set none, three times as many without a mark
PAIRS = 20_000  # places with the same word in two rows, up to which all are looked at
OFTEN = 10  # times that a word may come in a row for its places to be looked at when there are more

_SPACED = r"[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]"
_ENDLESS = re.compile(rf"({_SPACED}{{{LONGEST_WORD}}}(?={_SPACED})|\w{{{3 * LONGEST_WORD}}}(?=\w))")
Row = TypeVar("Row", bound=Hashable)


def bounded(one: str, other: str) -> tuple[str, str]:
    """Two texts as far as they are compared: of very long ones the paragraphs that differ, up to LONGEST_TEXT."""
    if max(len(one), len(other)) > LONGEST_TEXT:
        mine, yours = one.split("\n\n"), other.split("\n\n")
        both = set(mine) & set(yours)
        one, other = ("\n\n".join(part for part in parts if part not in both) for parts in (mine, yours))
    return _ENDLESS.sub(r"\1 ", one[:LONGEST_TEXT]), _ENDLESS.sub(r"\1 ", other[:LONGEST_TEXT])


def pieces(sentence: str) -> Iterator[str]:
    """What goes on for over LONGEST_SENTENCE, cut between two words; nothing of an empty sentence.

    >>> [len(piece) for piece in pieces("word " * 500)]
    [1999, 499]
    """
    while len(sentence) > LONGEST_SENTENCE:
        at = sentence.rfind(" ", 1, LONGEST_SENTENCE)
        at = LONGEST_SENTENCE if at < 0 else at
        yield sentence[:at].rstrip()
        sentence = sentence[at:].strip()
    if sentence:
        yield sentence


def places(one: Sequence[Row], two: Sequence[Row]) -> int:
    """How many pairs of places in two rows hold the same: what a SequenceMatcher looks at for each block it finds."""
    often = Counter(two)
    return sum(times * often[item] for item, times in Counter(one).items())


def matcher(one: Sequence[Row], two: Sequence[Row]) -> SequenceMatcher[Row]:
    """Difflib's matcher; where all too much is the same, what comes often is matched only beside what does not."""
    if len(one) * len(two) <= PAIRS or places(one, two) <= PAIRS:  # the first without counting: nearly all
        return SequenceMatcher(None, one, two, autojunk=False)
    often = Counter(two)
    return SequenceMatcher(lambda item: often[item] > OFTEN, one, two, autojunk=False)


class Effort:
    """What one alignment may cost: beyond it likeness is told by the words alone, in whatever order they stand.

    Counted in places, not in seconds, so that the same two versions always give the same.
    """

    def __init__(self, most: int = 3_000_000) -> None:
        """Allow so many places times blocks."""
        self._left = most

    def allows(self, one: Sequence[Row], two: Sequence[Row]) -> bool:
        """Spend what laying two rows side by side may cost; False when nothing is left."""
        if self._left > 0:
            self._left -= min(places(one, two), PAIRS) * (1 + min(len(one), len(two)) // 8)
        return self._left > 0
