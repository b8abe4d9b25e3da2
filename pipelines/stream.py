"""The articles that a crawl has seen: how common each key is, and which articles are like which.

A score says little alone: a cosine of 0.2 is much for two headlines and little for two reports on one long war. What
the stream holds around an article, and around the seeds, is what makes scores of different stories comparable.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pipelines.terms import COMMON_KEYS, names, prose, words

READ_WORDS = 200  # news tells its story first: AP on ecbplus .952 with 300 words, .959 with 200
PRIOR = 500  # articles of any news that a background starts with, each common key standing in one of ten

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Document:
    """What judging keeps of an article: keys, not text."""

    id: str
    counts: Mapping[str, int]  # key: how often, the title's twice
    names: frozenset[str]
    phrases: frozenset[tuple[str, str]]  # keys that follow each other in the title
    day: int | None = None  # proleptic ordinal of the day of publishing


def document(id: str, title: str, text: str, published: str = "") -> Document:
    """The `Document` of an article, read from its title and the first 200 words of its running text."""
    head = list(words(title))
    body = list(words(beginning(text)))
    keys = [key for _, key in head]
    counts = Counter(key for _, key in body)
    counts.update(keys * 2)
    return Document(id, counts, frozenset(names(head + body)), frozenset(pairwise(keys)), ordinal(published))


def beginning(text: str) -> str:
    """The part of a text that is judged: the first 200 words of its running text."""
    return " ".join(prose(text).split()[:READ_WORDS])


def ordinal(published: str) -> int | None:
    """The day of an ISO date or time as a number, None if there is none.

    >>> ordinal("2026-11-22T10:11:13Z") - ordinal("2026-11-20")
    2
    """
    try:
        return date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        return None


class Background:
    """How many articles hold each key: of all that were seen, on a floor of common words."""

    def __init__(self) -> None:
        self.articles = 0
        self.holding: Counter[str] = Counter()

    def add(self, keys: Iterable[str]) -> None:
        """Count one article."""
        self.articles += 1
        self.holding.update(keys)

    def weight(self, key: str) -> float:
        """Inverse document frequency of `key`: 1 where every article holds it."""
        holding = self.holding[key] + (PRIOR / 10 if key in COMMON_KEYS else 0)
        return math.log((1 + self.articles + PRIOR) / (1 + holding)) + 1


class Stream:
    """Documents as vectors, found by likeness. Weights are drawn anew whenever the stream has grown by half."""

    def __init__(self, background: Background | None = None) -> None:
        self.own_background = background is None
        self.background = background or Background()
        self.documents: dict[str, Document] = {}
        self.vectors: dict[str, Vector] = {}
        self.order: list[str] = []  # ids as they came
        self.postings: dict[str, list[tuple[str, float]]] = defaultdict(list)
        self.weighed = 0  # size of the background when the weights were drawn
        self.weighings = 0
        self._near: dict[str, tuple[int, list[tuple[str, float]]]] = {}  # id: (size of the stream, its neighbours)

    def add(self, document: Document) -> None:
        """Take in one document; a second one under the same id is ignored."""
        if document.id in self.documents:
            return
        self.hold(document)
        if self.own_background:
            self.background.add(document.counts)
        if self.background.articles + PRIOR > 1.5 * (self.weighed + PRIOR) or not self.weighed:
            self.weigh()
        else:
            self._place(document)

    def hold(self, document: Document) -> None:
        """Take in one document that is not found by likeness before `weigh`."""
        self.documents[document.id] = document
        self.order.append(document.id)

    def weigh(self) -> None:
        """Draw all weights anew from the background as it is now."""
        self.weighed = self.background.articles
        self.weighings += 1
        self.vectors, self._near = {}, {}
        self.postings = defaultdict(list)
        for document in self.documents.values():
            self._place(document)

    def _place(self, document: Document) -> None:
        vector = self.vectors[document.id] = self.vector(document)
        for key, value in vector.items():
            self.postings[key].append((document.id, value))

    def vector(self, document: Document) -> Vector:
        """The document's keys, sublinear counts times weight, as a vector of length 1."""
        weight = self.background.weight
        return unit({key: (1 + math.log(count)) * weight(key) for key, count in document.counts.items()})

    def search(self, query: Vector) -> dict[str, float]:
        """The cosine of every document that shares a key with `query`."""
        found: dict[str, float] = defaultdict(float)
        for key, weight in query.items():
            for id, value in self.postings.get(key, ()):
                found[id] += weight * value
        return found

    def near(self, id: str) -> list[tuple[str, float]]:
        """The twelve documents most like the one under `id`, and their cosines, most like first."""
        size, neighbours = self._near.get(id, (-1, []))
        if size != len(self.documents):
            found = self.search(heaviest(self.vectors[id], 40))
            found.pop(id, None)
            neighbours = sorted(found.items(), key=lambda pair: -pair[1])[:12]
            self._near[id] = len(self.documents), neighbours
        return neighbours


def unit(vector: Vector) -> Vector:
    """`vector` at length 1."""
    length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
    return {key: value / length for key, value in vector.items()}


def heaviest(vector: Vector, size: int) -> Vector:
    """The `size` heaviest entries of `vector`."""
    return dict(sorted(vector.items(), key=lambda pair: -pair[1])[:size])


def dot(one: Vector, other: Vector) -> float:
    """The scalar product."""
    if len(one) > len(other):
        one, other = other, one
    return sum(value * other[key] for key, value in one.items() if key in other)


def mean(vectors: Iterable[Vector]) -> Vector:
    """The sum of `vectors` at length 1."""
    total: Vector = defaultdict(float)
    for vector in vectors:
        for key, value in vector.items():
            total[key] += value
    return unit(total)
