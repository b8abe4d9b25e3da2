"""The links that a run of a story has chosen, as they are fetched: outlets in turn, of each the best first."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from heapq import heappop, heappush, nsmallest
from itertools import count

from crawler.discovery import Found
from pipelines.story import Limits

SAID, UNSAID = 0, 1  # ranks: a link of which something is said goes first


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One link that is worth fetching."""

    link: Found
    outlet: str  # host
    why: str
    depth: int = 0  # links from an article that led here

    @property
    def via(self) -> str:
        """How it was found."""
        return f"{self.link.kind} {self.link.via}"

    @property
    def said(self) -> bool:
        """Whether anything speaks for it."""
        return bool(self.link.title or self.link.summary)


class Budget:
    """How many pages a run may fetch, of each outlet and in all: links and revisits together."""

    def __init__(self, limits: Limits) -> None:
        """Keep to `pages` and `outlet_pages`."""
        self.limits = limits
        self.given: Counter[str] = Counter()  # by outlet

    def spend(self, outlet: str) -> bool:
        """Take a page of an outlet's; False when there is none left."""
        if self.given[outlet] >= self.limits.outlet_pages or self.given.total() >= self.limits.pages:
            return False
        self.given[outlet] += 1
        return True


class Queue:
    """Gives links out until a limit of the story is reached; what is left then is `over`."""

    def __init__(self, budget: Budget, waiting: int = 2000) -> None:
        """Give out as much as the budget has; of one outlet at most twice `waiting` links wait, the best of them."""
        self.budget, self.waiting = budget, waiting
        self.over: list[Chosen] = []
        self._heaps: dict[str, list[tuple[int, int, int, Chosen]]] = {}
        self._turns: deque[str] = deque()
        self._order = count()

    def put(self, chosen: Chosen) -> None:
        """Add a link; among those of which nothing is said the newest goes first."""
        if chosen.outlet not in self._heaps:
            self._heaps[chosen.outlet] = []
            self._turns.append(chosen.outlet)
        day = int(chosen.link.published[:10].replace("-", "") or 0)
        rank = SAID if chosen.said else UNSAID
        heap = self._heaps[chosen.outlet]
        heappush(heap, (rank, -day, next(self._order), chosen))
        if len(heap) > 2 * self.waiting:
            heap[:] = nsmallest(self.waiting, heap)  # in order, so still a heap

    def leave(self, chosen: Chosen) -> None:
        """Take a link for over without its turn."""
        if len(self.over) < self.waiting:
            self.over.append(chosen)

    def pop(self) -> Chosen | None:
        """Return the next link, None when there is none that may be fetched."""
        for _ in range(len(self._turns)):
            outlet = self._turns[0]
            self._turns.rotate(-1)
            heap = self._heaps[outlet]
            if not heap:
                continue
            if self.budget.spend(outlet):
                return heappop(heap)[-1]
            self.over += [row[-1] for row in heap]
            heap.clear()
        return None

    def end(self) -> None:
        """Give nothing out any more: what is left is over."""
        self.over += [row[-1] for heap in self._heaps.values() for row in heap]
        self._heaps.clear()
        self._turns.clear()
