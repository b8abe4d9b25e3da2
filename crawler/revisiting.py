"""The revisits of one run: what is due, the outlets in turn, as far as the limits go; the rest is due in the next."""

from __future__ import annotations

from collections.abc import Iterable

from archive.compare import presence
from archive.run import Verdict, outlet
from crawler.hands import in_turns
from crawler.queue import Budget
from crawler.revisits import Due


class Revisiting:
    """Gives out what is due; what is left when a limit of the story is reached is `postponed`."""

    def __init__(self, due: Iterable[Due], budget: Budget) -> None:
        """Give out as much of what is due, soonest first, as the budget has."""
        self.due = {one.url: one for one in due}
        self.postponed: list[Due] = []
        self._budget = budget
        self._waiting = in_turns(self.due)

    def pop(self) -> Due | None:
        """Return what is to be looked at next, None when nothing is."""
        for url in self._waiting:
            if self._budget.spend(outlet(url)):
                return self.due[url]
            self.postponed.append(self.due[url])
        return None

    def end(self) -> None:
        """Give nothing out any more: what is left is postponed."""
        self.postponed += [self.due[url] for url in self._waiting]


def found(verdict: Verdict, status: int, edited: bool) -> str:
    """Return what a revisit found: changed, unchanged, a state that is not present, or the verdict's outcome.

    `status` is that of its last answer, 0 when none came.
    """
    capture = verdict.capture
    if capture is None:
        return verdict.outcome
    error = capture.reason if capture.access == "failed" else ""
    look = presence.Look(capture.exchanges[-1].began, status, capture.access, capture.led_to, error)
    state, detail = presence.found(look)
    if state == "present":
        return "changed" if edited else "unchanged"
    return detail if state == "nothing" else state
