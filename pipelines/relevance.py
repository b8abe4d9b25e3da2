"""Is this article about the story, and why.

A story is known by one to three seeds, perhaps a query, names and dates. An article is judged by seven kinds of
evidence. Six are from 0 to 1 and can only raise the score; `stands_out` falls when the stream holds other articles that
are more like this one than the story is. So a saga's next chapter, like the seed in every other way, stays out, and 0.5
is the border of "in" for two headlines as for long reports. What a person rejected counts against what is like it.

    score = 1 / (1 + exp(-(BORDER + sum of weight x evidence)))
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from archive.capture import Article, Judgement
from pipelines.stream import Document, Stream, Vector, beginning, document, dot, heaviest, mean, unit
from pipelines.terms import COMMON_KEYS, words

VERSION = 2  # raised whenever a score can change
REVIEW = 0.3  # from here a person is asked, from 0.5 the article is in
NOTHING = 0.05  # up to here the words that are shared are not looked up
FAR = "little in common with the story"
FLOOR = 0.03  # likeness under which the stream is not asked
CROWDED = 0.5  # how near its neighbours are taken to be then, and where the stream is too small to tell
FEW = 40  # articles of a stream that is believed half
FEEDBACK = 3  # articles most like the seeds that lend the story their words

# Weights of a logistic regression on 245,000 article-and-story pairs of eight labelled sets, every set, story and side
# weighing alike. Over five parts of the stories, each judged by what the other four taught: mean average precision
# .872, F1 .787; with a whole set left out at a time .870, .762 (TF-IDF cosine with the query: .841, .733).
WEIGHTS = {
    "like_seeds": 0.32,  # cosine with the seeds, square root
    "like_best": 2.37,  # cosine with the seeds and the stream's articles most like them, square root
    "query": 3.47,  # share of the query that the article holds; all of it where there is none
    "names": 1.34,  # share of the seeds' names, square root
    "date": 2.38,  # 1 on the seeds' day, half after a week, 0 where no date is known
    "company": 1.67,  # how like the story the article's neighbours are, square root
    "stands_out": 2.8,  # logarithm of likeness to the story over likeness to the neighbours
}
BORDER = -4.84
# For the logarithm of likeness to the nearest article that a person rejected over likeness to the story, where it is
# above 0. With the three best-scored wrong articles of a story rejected, the others are judged better: over 54 stories
# mean average precision .896 to .904, F1 .793 to .807; half of that is that rejected ones lend the story no words.
REJECTED = -4.0
COPY = 0.9  # cosine from which an article says what the rejected one says, and goes where that went


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a story is known by."""

    story: str
    seeds: tuple[Document, ...] = ()
    query: frozenset[str] = frozenset()  # keys of what the query asks for
    rejected: frozenset[str] = frozenset()  # ids of the stream's articles that a person rejected
    names: Mapping[str, str] = field(default_factory=dict)  # key: name that the story file lists
    days: tuple[int, ...] = ()  # when it happened, if the seeds have no date
    since: int | None = None
    until: int | None = None
    languages: tuple[str, ...] = ()
    excludes: Callable[[str], str] | None = None  # what of the query's NOT a text holds, "" if nothing


class Judge:
    """Judges articles for one story against the stream they come in.

    Every article judged joins the stream, so that later ones are measured by it; judging one again may then give
    another score, so a run judges all of them once more when it ends: over 184 tasks whose articles came one by one
    into an empty stream, that lifted mean F1 from .735 to .765.
    """

    def __init__(self, profile: Profile, stream: Stream) -> None:
        self.profile = profile
        self.stream = stream
        self.seeds = {seed.id for seed in profile.seeds}
        self._likeness: dict[str, float] = {}
        self.days = [seed.day for seed in profile.seeds if seed.day] or list(profile.days)
        self._pairs = {pair for seed in profile.seeds for pair in seed.phrases}
        self._leaders: list[tuple[str, float]] = []
        self._weighing = self._known = self._led = -1  # state of the stream that the likeness is of

    def judge(self, article: Article, via: str = "") -> Judgement:
        """The verdict on `article`, with its reasons in words."""
        title, text = article.title, article.text
        looked = document(article.id, title, text, article.published)
        verdict, score, reasons = "out", 0.0, self.refusals(article, looked)
        if not reasons:
            self.stream.add(looked)
            evidence = self.evidence(looked)
            score = round(self.score(evidence), 4)
            verdict = "in" if score >= 0.5 else "review" if score >= REVIEW else "out"
            reasons = (
                (FAR,)
                if score < NOTHING and not evidence["like_rejected"]
                else self.reasons(looked, evidence, list(words(f"{title}\n{beginning(text)}")))
            )
        return Judgement(story=self.profile.story, verdict=verdict, score=score, reasons=reasons, via=via)

    def refusals(self, article: Article, looked: Document) -> tuple[str, ...]:
        """Why the story file rules the article out, whatever it says; empty if it does not."""
        profile, found = self.profile, []
        if not looked.counts:
            found.append("no text")
        if looked.day and profile.since and looked.day < profile.since:
            found.append(f"published {article.published[:10]}, before the story's since")
        if looked.day and profile.until and looked.day > profile.until:
            found.append(f"published {article.published[:10]}, after the story's until")
        if profile.languages and article.lang and article.lang not in profile.languages:
            found.append(f"language {article.lang} is not among {', '.join(profile.languages)}")
        if profile.excludes and (word := profile.excludes(f"{article.title}\n{article.text}")):
            found.append(f"the query excludes {word!r}")
        return tuple(found)

    def score(self, evidence: Mapping[str, float]) -> float:
        """0 to 1; 0.5 is the border of "in"."""
        total = BORDER + sum(weight * evidence[kind] for kind, weight in WEIGHTS.items())
        total += REJECTED * evidence["like_rejected"]
        return 1 / (1 + math.exp(-total))

    def evidence(self, looked: Document) -> dict[str, float]:
        """Each kind of evidence for a document of the stream."""
        self._refresh()
        vector = self.stream.vectors[looked.id]
        likeness = self._likeness.get(looked.id, 0.0)
        near, company = CROWDED, 0.0
        if likeness >= FLOOR:
            neighbours = [pair for pair in self.stream.near(looked.id) if pair[0] not in self.seeds][:5]
            total = sum(cosine for _, cosine in neighbours)
            company = sum(cosine * self._likeness.get(id, 0.0) for id, cosine in neighbours) / total if total else 0.0
            doubt = 1 / (1 + (len(self.stream.documents) / FEW) ** 2)
            company *= 1 - doubt
            near = doubt * CROWDED + (1 - doubt) * total / 5
        apart = min((abs(looked.day - day) for day in self.days), default=None) if looked.day else None
        return {
            "like_seeds": math.sqrt(dot(self._centre, vector)),
            "like_best": math.sqrt(dot(self._best, vector)),
            "query": share(self._query, looked.counts),
            "names": math.sqrt(share(self._names, looked.names)),
            "date": 0.0 if apart is None else 1 / (1 + apart / 7),
            "company": math.sqrt(company),
            "stands_out": math.log((likeness + 0.02) / (near + 0.02)),
            "like_rejected": self._like_rejected(vector),
        }

    def _like_rejected(self, vector: Vector) -> float:
        rejected = (self.stream.vectors.get(id) for id in self.profile.rejected)
        nearest = max((dot(one, vector) for one in rejected if one), default=0.0)
        if nearest > COPY:
            return math.log(1 / 0.02)
        return max(0.0, math.log((nearest + 0.02) / (dot(self._best, vector) + 0.02)))

    def _refresh(self) -> None:
        """Bring the likeness of every document to the story up to the stream as it is now."""
        stream = self.stream
        if stream.weighings != self._weighing:
            self._weighing, self._known = stream.weighings, len(stream.order)
            self._draw()
            like = stream.search(self._centre)
            query = stream.search(unit(self._query))
            self._likeness = {id: self._mixed(like.get(id, 0.0), query.get(id, 0.0)) for id in like.keys() | query}
            self._lead(self._likeness)
        elif len(stream.order) > self._known:
            query_vector = unit(self._query)
            added = {}
            for id in stream.order[self._known :]:
                vector = stream.vectors[id]
                added[id] = self._mixed(dot(self._centre, vector), dot(query_vector, vector))
            self._likeness |= added
            self._known = len(stream.order)
            self._lead(dict(self._leaders) | added)

    def _mixed(self, like: float, query: float) -> float:
        return 0.7 * like + 0.3 * query if self._query else like

    def _draw(self) -> None:
        """Weigh what the story is known by."""
        stream, weight = self.stream, self.stream.background.weight
        self._centre = mean(stream.vector(seed) for seed in self.profile.seeds)
        self._query = {key: weight(key) for key in self.profile.query}
        counted = Counter(key for seed in self.profile.seeds for key in seed.names)
        counted.update(self.profile.names.keys())
        self._names = {key: weight(key) ** 1.5 * count for key, count in counted.items()}

    def _lead(self, likeness: Mapping[str, float]) -> None:
        """Take the most like of `likeness` as leaders, and let them join the seeds' centre."""
        no_leaders = self.seeds | self.profile.rejected
        others = ((id, like) for id, like in likeness.items() if id not in no_leaders)
        leaders = heapq.nlargest(FEEDBACK, others, key=lambda pair: (pair[1], pair[0]))
        if leaders == self._leaders and self._weighing == self._led:
            return
        self._leaders, self._led = leaders, self._weighing
        total = sum(like * like for _, like in leaders)
        joined: Vector = defaultdict(float, self._centre)
        for id, like in leaders:
            for key, value in self.stream.vectors[id].items():
                joined[key] += value * like * like / total if total else 0.0
        self._best = unit(heaviest(joined, 150))

    def reasons(
        self, looked: Document, evidence: Mapping[str, float], said: Sequence[tuple[str, str]]
    ) -> tuple[str, ...]:
        """What speaks for the article, and what against, as the words `said` in it are spelt."""
        spelt = {key: word for word, key in reversed(said)}
        shared = [key for key in looked.counts if key in self._centre and key in spelt]
        shared.sort(key=lambda key: -self._centre[key] * self.stream.vectors[looked.id][key])
        named = [key for key in shared if key in looked.names and key in self._names]
        found = []
        if named:
            found.append("names: " + ", ".join(spelt[key] for key in named[:5]))
        if terms := [key for key in shared if key not in named and key not in COMMON_KEYS]:
            found.append("terms: " + ", ".join(spelt[key].lower() for key in terms[:5]))
        if phrases := self.phrases(said):
            found.append("phrases: " + ", ".join(phrases[:3]))
        if self.profile.query:
            holds = sum(key in looked.counts for key in self.profile.query)
            found.append(f"{holds} of {len(self.profile.query)} words of the query")
        if looked.day and self.days:
            apart = min(abs(looked.day - day) for day in self.days)
            found.append("date: the same day" if not apart else f"date: {apart} day{'s'[: apart > 1]} apart")
        if evidence["stands_out"] < 0 and evidence["like_seeds"] > 0.3:
            found.append("more like other articles than like the story")
        if evidence["like_rejected"]:
            found.append("more like an article that was rejected than like the story")
        return tuple(found)

    def phrases(self, said: Sequence[tuple[str, str]]) -> list[str]:
        """Pairs of words in a row that the seeds' titles hold as well, in the article's spelling, rarest first."""
        pairs = {f"{one} {other}": keys for (one, first), (other, second) in pairwise(said)
                 if (keys := (first, second)) in self._pairs}  # fmt: skip
        weight = self.stream.background.weight
        return sorted(pairs, key=lambda pair: -sum(map(weight, pairs[pair])))


def share(wanted: Mapping[str, float], held: Container[str]) -> float:
    """The weight of those keys of `wanted` that are held; 1 where nothing is wanted."""
    whole = sum(wanted.values())
    return sum(weight for key, weight in wanted.items() if key in held) / whole if whole else 1.0
