"""What a run of a story knows: each article it looked at, how that was judged, and what may still change its mind.

Judging weighs an article against the others, so all are judged again when the last has come. Until then pages judged
out are held, and what was seen in earlier runs is remembered on this machine.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from archive.capture import Article, Capture, Judgement
from archive.standing import ACCEPT, REJECT, Standing
from pipelines.relevance import Judge, Profile
from pipelines.story import Story
from pipelines.stream import READ_WORDS, Stream, document
from pipelines.terms import prose

HELD = 64 << 20  # bytes of pages judged out that wait for the last word; later ones are not kept
RANKS = ("out", "review", "in")
NEAR = 0.05  # a score that moved less is not told again
ACCEPTED = 3  # accepted articles that are seeds too, the newest


@dataclass(slots=True, kw_only=True)
class Looked:
    """One article that was judged, with as much of its text as judging reads."""

    article: Article
    judgement: Judgement
    refused: bool = False  # the story file rules it out, whatever comes
    archived: bool = False
    capture: str = ""
    follow: int | None = None  # links from an article that led here, while its own are still to be followed
    told: tuple[str, float] | None = None  # verdict and score as the archive has them


class Coverage:
    """The articles of one story in one run."""

    def __init__(self, story: Story, decisions: Mapping[str, Standing], dry: bool = False) -> None:
        """Judge for `story`; `decisions` are the articles' standings, by id."""
        self.story = story
        self.decisions = {id: standing.decision for id, standing in decisions.items() if standing.decision}
        self.dry = dry  # nothing is kept
        self._lock = threading.Lock()
        self.looked: dict[str, Looked] = {}
        self.seeds: dict[str, Article] = {}
        self.via: dict[str, str] = {}  # URL asked for: how it was found
        self.revisits: dict[str, str] = {}  # URL asked for: id of the known article that is looked at again
        self.edited: set[str] = set()  # ids of those whose text differed from the look before
        self.changed: dict[str, tuple[Article, str]] = {}  # id: what it says now, the capture; to be judged again
        self.access: dict[str, tuple[str, int]] = {}  # URL asked for: access and status of what came
        self.held: list[Capture] = []
        self.seeding = True  # what comes now are the seeds
        self.closing = False  # what is judged out now stays out
        self._held_size = 0
        self.draw()

    def draw(self) -> None:
        """Begin to judge, from the seeds as they are known now and all that was looked at."""
        accepted = [one for id, one in self.looked.items() if self.decisions.get(id) == ACCEPT and id not in self.seeds]
        self.profile: Profile = self.story.profile(
            [*self.seeds.values(), *(one.article for one in accepted[-ACCEPTED:])]
        )
        rejected = frozenset(id for id, decision in self.decisions.items() if decision == REJECT)
        self.judge = Judge(replace(self.profile, rejected=rejected), Stream())
        for one in self.looked.values():
            if not one.refused:
                self.judge.judge(one.article)

    def look(self, article: Article, asked: str, capture: str, archived: bool) -> Judgement:
        """Judge an article that `asked` led to, and that may be in the archive already."""
        with self._lock:  # a thread that reads a listing may meet an article that another story archived
            return self._look(article, asked, capture, archived)

    def _look(self, article: Article, asked: str, capture: str, archived: bool) -> Judgement:
        if self.seeding:
            self.seeds[article.id] = article
        judgement = self.judge.judge(article, self.via.get(asked, ""))
        before = self.looked.get(article.id)
        self.looked[article.id] = Looked(
            article=shortened(article),
            judgement=self.final(article.id, judgement),
            refused=judgement.score == 0.0 and self._is_refused(article),
            archived=archived or bool(before and before.archived),
            capture=capture,
            follow=before.follow if before else None,
            told=before.told if before else None,
        )
        return self.looked[article.id].judgement

    def _is_refused(self, article: Article) -> bool:
        looked = document(article.id, article.title, article.text, article.published)
        return bool(self.judge.refusals(article, looked))

    def final(self, id: str, judgement: Judgement) -> Judgement:
        """Return the judgement as seeds and people's decisions have it."""
        decision = self.decisions.get(id)
        if decision == REJECT:
            return replace(judgement, verdict="out", reasons=("a person rejected it", *judgement.reasons))
        if decision == ACCEPT:
            return replace(judgement, verdict="in", reasons=("a person accepted it", *judgement.reasons))
        if id in self.seeds:
            return replace(judgement, verdict="in", score=1.0, reasons=("a seed of the story", *judgement.reasons))
        return judgement

    def hold(self, capture: Capture) -> bool:
        """Keep a page that was judged out until the last word; False when there is no room, or that was it."""
        size = sum(len(exchange.body) for exchange in capture.exchanges)
        if self.closing or self._held_size + size > HELD:
            return False
        self.held.append(capture)
        self._held_size += size
        return True

    def judge_again(self) -> None:
        """Judge all with the whole stream."""
        for id, one in self.looked.items():
            if not one.refused:
                one.judgement = self.final(id, self.judge.judge(one.article, one.judgement.via))

    def settle(self) -> tuple[list[Capture], list[Capture]]:
        """Judge all again, the last time: the held pages that are coverage after all, and those that are not."""
        self.closing = True
        before = self._take_changes()
        self.judge_again()
        for id, one in before.items():
            if RANKS.index(self.looked[id].judgement.verdict) < RANKS.index(one.judgement.verdict):
                self.looked[id] = one
        held, self.held = self.held, []
        came_in = [one for one in held if self.looked[one.article_id].judgement.verdict != "out"]
        return came_in, [one for one in held if one not in came_in]

    def _take_changes(self) -> dict[str, Looked]:
        """Let changed articles be judged by their new text; return how they stood.

        An article is coverage if one of its versions is: a new text may bring it in, and does not put it out. What a
        person decided, or gave as a seed, is judged by the text that they saw.
        """
        before = {}
        for id, (article, capture) in self.changed.items():
            one = self.looked.get(id)
            if one and id not in self.seeds and id not in self.decisions and not self._is_refused(article):
                before[id] = one
                self.looked[id] = replace(one, article=shortened(article), capture=capture, refused=False)
        if before:
            self.draw()
        return before

    def unfollowed(self) -> list[str]:
        """Return the ids of accepted articles whose links an earlier run did not come to follow."""
        rows = self.looked.items()
        return [id for id, one in rows if one.follow is not None and one.archived and one.judgement.verdict == "in"]

    def untold(self) -> Iterator[tuple[str, Looked]]:
        """Yield the articles whose judgement the archive does not have yet."""
        for id, one in self.looked.items():
            told, now = one.told, one.judgement
            if told is None or told[0] != now.verdict or abs(told[1] - now.score) >= NEAR:
                yield id, one
                one.told = now.verdict, now.score

    def counts(self) -> dict[str, int]:
        """Return how many are in, to review and out."""
        verdicts = [one.judgement.verdict for one in list(self.looked.values())]  # threads add to it
        return {verdict: verdicts.count(verdict) for verdict in ("in", "review", "out")}

    # -- what this machine remembers from run to run

    def remember(self, path: Path) -> None:
        """Write what was looked at to a file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_text("".join(json.dumps(_told(one), ensure_ascii=False) + "\n" for one in self.looked.values()))
        fresh.replace(path)

    def recall(self, path: Path) -> None:
        """Read what earlier runs looked at; nothing where there is no file that can be read."""
        try:
            rows = [json.loads(line) for line in path.read_text().splitlines()]
            self.looked |= {row["article"]["id"]: _looked(row, self.story.id) for row in rows}
        except (OSError, ValueError, KeyError, TypeError):
            self.looked.clear()

    def restore(self, found: Iterable[tuple[Standing, Article]]) -> None:
        """Take in articles of the archive that this machine does not remember."""
        for standing, article in found:
            judgement = Judgement(
                story=self.story.id,
                verdict=standing.verdict,
                score=standing.score,
                reasons=standing.reasons,
                via=standing.via,
            )
            told = standing.verdict, standing.score
            article = replace(shortened(article), id=standing.article)
            self.looked[standing.article] = Looked(article=article, judgement=judgement, archived=True, told=told)


def shortened(article: Article) -> Article:
    """Return the article with as much as judging reads."""
    lines, said = [], 0
    for line in prose(article.text).splitlines():
        lines.append(line)
        said += line.count(" ") + 1
        if said > READ_WORDS:
            break
    return Article(
        id=article.id,
        url=article.url,
        aliases=article.aliases,
        title=article.title,
        text="\n".join(lines),
        published=article.published,
        lang=article.lang,
    )


def _told(one: Looked) -> dict[str, Any]:
    article, judgement = one.article, one.judgement
    names = ("id", "url", "title", "text", "published", "lang")
    return {
        "article": {name: getattr(article, name) for name in names} | {"aliases": list(article.aliases)},
        "verdict": judgement.verdict,
        "score": judgement.score,
        "reasons": list(judgement.reasons),
        "via": judgement.via,
        "refused": one.refused,
        "archived": one.archived,
        "capture": one.capture,
        "follow": one.follow,
        "told": one.told,
    }


def _looked(row: dict[str, Any], story: str) -> Looked:
    article = Article(**row["article"] | {"aliases": tuple(row["article"]["aliases"])})
    judgement = Judgement(
        story=story, verdict=row["verdict"], score=row["score"], reasons=tuple(row["reasons"]), via=row["via"]
    )
    told = (str(row["told"][0]), float(row["told"][1])) if row["told"] else None
    return Looked(
        article=article,
        judgement=judgement,
        refused=row["refused"],
        archived=row["archived"],
        capture=row["capture"],
        follow=row["follow"],
        told=told,
    )
