"""The concepts that stand in a line: its words looked up in the vocabulary of `pipelines.words`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_

from pipelines.words import WORDS

Spans = dict[str, list[tuple[int, int]]]  # concept: [(first word, word after the last)]

_PIECE = re.compile(r"\w+(?:['’ʼ]\w+)*")
_SPLIT = re.compile(r"[|\n]+")


def plainly(line: str) -> str:
    """Return a line as the vocabulary is written: lower case, one kind of apostrophe, "email"."""
    low = line.lower()
    if "’" in low or "ʼ" in low:
        low = low.replace("’", "'").replace("ʼ", "'")
    return low.replace("e-mail", "email") if "e-mail" in low else low


_Phrase = tuple[tuple[str, ...], int, str]  # its words, which of them it is known by, its concept


def _phrases() -> tuple[dict[str, list[_Phrase]], dict[str, list[_Phrase]]]:
    """The vocabulary by the longest word of each phrase: words that must be equal, and words that end in `*`."""
    exact: dict[str, list[_Phrase]] = {}
    begins: dict[str, list[_Phrase]] = {}
    for concept, words in WORDS.items():
        for phrase in _SPLIT.split(words):
            text = " ".join(phrase.lower().replace("’", "'").split())
            for variant in {text.replace(" ?", " "), text.replace(" ?", "")}:
                tokens = tuple(variant.replace("e mail", "email").replace("-", " ").split())
                if tokens:
                    at = max(range(len(tokens)), key=lambda n: len(tokens[n]))
                    table = begins if tokens[at].endswith("*") else exact
                    table.setdefault(tokens[at].rstrip("*"), []).append((tokens, at, concept))
    return exact, begins


_EXACT, _BEGINS = _phrases()


_LONG_BEGINS = frozenset(begin[:5] for begin in _BEGINS if len(begin) >= 5)
_LONGEST_BEGIN = max(map(len, _BEGINS))
_BIT = {concept: 1 << at for at, concept in enumerate((*WORDS, "number"))}


class _Known(dict[str, tuple[_Phrase, ...]]):
    """The phrases that are known by a word, worked out when the word is first met; most words belong to none."""

    def __missing__(self, word: str) -> tuple[_Phrase, ...]:
        found = list(_EXACT.get(word, ()))
        longest = min(len(word), _LONGEST_BEGIN) if word[:5] in _LONG_BEGINS else min(len(word), 4)
        for size in range(2, longest + 1):
            if begun := _BEGINS.get(word[:size]):
                found += begun
        if word.isdigit():
            found.append((("",), 0, "number"))
        if len(self) > 100_000:
            self.clear()
        self[word] = tuple(found)
        return self[word]


_KNOWN = _Known()


class _Bits(dict[str, int]):
    """The concepts that a word may belong to, a bit each."""

    def __missing__(self, word: str) -> int:
        if len(self) > 100_000:
            self.clear()
        self[word] = reduce(or_, (_BIT[concept] for _, _, concept in _KNOWN[word]), 0)
        return self[word]


_BITS = _Bits()


def bits(concepts: Iterable[str]) -> int:
    """The given concepts as `possible` tells them."""
    return reduce(or_, map(_BIT.__getitem__, concepts), 0)


def possible(words: Iterable[str]) -> int:
    """The concepts that a line of these words may hold, a bit each; in most lines none that matters."""
    return reduce(or_, map(_BITS.__getitem__, words), 0)


def _same(want: str, word: str) -> bool:
    return word.startswith(want[:-1]) if want.endswith("*") else word == want


def words_of(line: str) -> list[str]:
    """The words of a line, as the vocabulary is written."""
    return _PIECE.findall(plainly(line))


def places_of(line: str) -> list[int]:
    """Where the words of a line begin."""
    return [piece.start() for piece in _PIECE.finditer(plainly(line))]


@lru_cache(maxsize=512)  # a line is asked about for every place it may stand in
def concepts(line: str) -> tuple[Spans, list[str]]:
    """Return ({concept: [(first word, word after the last)]}, the words) of a line; what it returns is shared.

    >>> sorted(concepts("Accept all cookies")[0])
    ['consent', 'cookie', 'filler']
    """
    pieces = words_of(line)
    found: Spans = {}
    for at, word in enumerate(pieces):
        for tokens, anchor, concept in _KNOWN[word]:
            size = len(tokens)
            begin = at - anchor
            if size == 1 or (
                begin >= 0
                and begin + size <= len(pieces)
                and all(_same(want, pieces[begin + n]) for n, want in enumerate(tokens) if n != anchor)
            ):
                found.setdefault(concept, []).append((begin, begin + size))
    return found, pieces
