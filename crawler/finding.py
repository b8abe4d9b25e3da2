"""Which of the links that listings and articles name are fetched: each article once, none that is known."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from archive.run import outlet
from crawler.discovery import Found, same
from crawler.discovery.worth import telling, worth
from crawler.often import Often
from crawler.queue import Budget, Chosen, Queue
from crawler.traps import Bounds, Traps
from pipelines.coverage import Coverage
from pipelines.outlets import Outlet
from pipelines.story import Story


@dataclass(slots=True)
class Tally:
    """What one outlet gave in a run."""

    answered: bool = False
    listed: bool = False  # it is in the story file, so it should answer
    named: int = 0  # links, each article once
    known: int = 0
    chosen: int = 0
    passed: Counter[str] = field(default_factory=Counter)  # why the others are not fetched

    def told(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        return {
            "answered": self.answered,
            "named": self.named,
            "known": self.known,
            "chosen": self.chosen,
            "passed": dict(self.passed.most_common()),
        }


class Finding:
    """Chooses links for one run of a story."""

    def __init__(
        self,
        story: Story,
        coverage: Coverage,
        elsewhere: Callable[[str], bool],
        bounds: Bounds,
        folder: Path | None = None,
    ) -> None:
        """Choose for `story`; `elsewhere` tells whether the archive holds a URL, and takes it for the story then.

        Where there are too many links to hold, they are noted in `folder`.
        """
        self.story, self.coverage, self._elsewhere = story, coverage, elsewhere
        self.queue = Queue(Budget(story.limits), bounds.waiting)
        self.traps = Traps(bounds, folder)
        self.outlets: Mapping[str, Outlet] = {outlet.host: outlet for outlet in story.outlets}
        self.tallies: dict[str, Tally] = {host: Tally(listed=True) for host in self.outlets}
        self.choices: list[tuple[Chosen, bool]] = []  # of a dry run: every link that was looked at
        self._lock = threading.Lock()
        self._seen = Often(folder)
        self._known: dict[str, str] = {}  # what variants of its URL share → how an article stands

    def know(self, urls: Iterable[str], how: str) -> None:
        """Take these URLs, plain or whole, for known."""
        for url in urls:
            self._known[same(url if "://" in url else f"https://{url}")] = how

    def tally(self, host: str) -> Tally:
        """Return the tally of an outlet."""
        return self.tallies.setdefault(host, Tally())

    def choose(self, links: Iterable[Found], place: str, depth: int = 0) -> None:
        """Queue those of the links that are worth fetching; `place` is the outlet whose listing or article named them.

        A search feed names other outlets' pages; an article those of other outlets only if the story goes across.
        """
        with self._lock:  # several listings are read at once
            self._choose(links, place, depth)

    def _choose(self, links: Iterable[Found], place: str, depth: int) -> None:
        tell = telling(self.coverage.profile, self.coverage.judge.stream.background)
        for link in links:
            key = same(link.url)
            if not key or len(link.url) > self.traps.bounds.url:
                continue
            if link.kind == "page" and (key in self._seen or self.traps.is_one_too_many(link.via)):
                continue
            if self._seen.add(key) > 1:
                continue
            host = self._host(link.url, key)
            tally = self.tally(host if depth or not place else place)
            tally.named += 1
            chosen = Chosen(link=link, outlet=host, why="", depth=depth)
            if how := self._known.get(key, ""):
                tally.known += 1
                self._note(chosen, how)
            elif host in self.outlets and not self.outlets[host].allows(link.url):
                self._pass(tally, chosen, "the story file leaves it out")
            elif trap := self.traps.why_not(key):
                self._pass(tally, chosen, trap)
            else:
                self._weigh(tally, chosen, key, tell)

    def _weigh(self, tally: Tally, chosen: Chosen, key: str, tell: list[str]) -> None:
        wanted, why = worth(chosen.link, self.coverage.profile, self.coverage.judge.stream.background, tell)
        if not wanted:
            self._pass(tally, chosen, why)
        elif self._elsewhere(chosen.link.url):
            tally.known += 1
            self._note(chosen, "in the archive")
        elif self.traps.is_like_too_many(key):
            many = f"over {self.traps.bounds.shape} pages of one shape"
            self._pass(tally, chosen, many)
            self.queue.leave(replace(chosen, why=many))
        else:
            tally.chosen += 1
            self.queue.put(replace(chosen, why=why))
            self._note(chosen, why, True)

    def _pass(self, tally: Tally, chosen: Chosen, why: str) -> None:
        tally.passed[_kind(why)] += 1
        self._note(chosen, why)

    def _note(self, chosen: Chosen, why: str, fetch: bool = False) -> None:
        if self.coverage.dry:
            self.choices.append((replace(chosen, why=why), fetch))

    def _host(self, url: str, key: str) -> str:
        """Return the outlet's host: of a variant for telephones that of the outlet in the story file."""
        bare = key.partition("/")[0].partition(":")[0]
        return bare if bare in self.outlets else outlet(url)


def _kind(why: str) -> str:
    """Return a reason without what it says of one link alone.

    >>> _kind("published 2026-11-02, before 2026-11-20"), _kind("shares 'bridge' alone")
    ('before the story', 'shares one word')
    """
    if why.startswith("published"):
        return "before the story" if ", before " in why else "after the story"
    return "shares one word" if why.endswith(" alone") else why
