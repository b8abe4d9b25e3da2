"""One run: its name, the archive it adds to, and the one verdict that each URL asked for ends with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from archive.capture import Capture, Event
from archive.collection import Collection
from archive.layout import fresh_id, iso, run_id
from archive.writer import RunInfo

ARCHIVED, FAILED = "archived", "failed"
OUTCOMES = {  # outcome → what it says of a URL
    ARCHIVED: "an answer came and is kept, a 404 too",
    FAILED: "no answer came that could be read",
    "refused": "the egress guard let no packet out",
    "robots": "robots.txt forbids it",
    "invalid": "no URL that can be fetched",
    "interrupted": "the run ended before its turn came",
}


def now() -> datetime:
    """Return the present time; the one clock of a run unless a test gives another."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How one URL asked for ended in this run."""

    url: str
    outcome: str  # a row of OUTCOMES
    reason: str = ""
    capture: Capture | None = None


class Run:
    """One run: of a spider, of an import, of a re-extraction."""

    def __init__(
        self, slug: str, collection: Collection, info: dict[str, str], clock: Callable[[], datetime] = now
    ) -> None:
        """Begin a run of kind or story `slug`; `info` goes into the WARCs: operator, robots, user_agent."""
        self.clock = clock
        self.started = clock()
        self.id = run_id(slug, self.started)
        self.collection = collection
        self.writer = collection.writer(RunInfo(id=self.id, **info), clock)
        self.asked: list[str] = []
        self.verdicts: dict[str, Verdict] = {}
        self._failing: dict[str, str] = {}
        self.storage_failed = ""  # why, in words, when the folder, bucket or spool failed

    def ask(self, url: str) -> bool:
        """Note that `url` is asked for; False when it was already."""
        if url in self.asked:
            return False
        self.asked.append(url)
        return True

    def end(self, verdict: Verdict) -> None:
        """Note how a URL ended; the first word stands."""
        self.verdicts.setdefault(verdict.url, verdict)

    def close(self) -> None:
        """Give every URL its verdict, keep them as events, publish, and write the manifest."""
        for url in self.asked:
            self.end(Verdict(url=url, outcome="interrupted", reason=OUTCOMES["interrupted"]))
        for verdict in self.verdicts.values():
            self.writer.add_event(self._event(verdict))
        if self.writer.close():
            self.collection.put_manifest(self._manifest())

    def kept(self, capture: Capture) -> None:
        """Note that a capture is on the disk: it is archived if an answer came, failed if none did."""
        outcome = self._failing.get(capture.asked) or (ARCHIVED if capture.exchanges[-1].head else FAILED)
        self.end(Verdict(url=capture.asked, outcome=outcome, reason=capture.reason, capture=capture))

    def failing(self, url: str, outcome: str) -> None:
        """Note that what came for `url` is no answer: redirects without end, or to a place that is refused."""
        self._failing[url] = outcome

    def outcomes(self) -> Counter[str]:
        """Count the verdicts by outcome."""
        return Counter(verdict.outcome for verdict in self.verdicts.values())

    def _event(self, verdict: Verdict) -> Event:
        data = {"outcome": verdict.outcome, "reason": verdict.reason, "via": "asked"}
        if verdict.capture:
            data["capture"] = verdict.capture.id
        return Event(id=fresh_id(), kind="verdict", subject=verdict.url, time=self.clock(), actor=self.id, data=data)

    def _manifest(self) -> dict[str, Any]:
        return {
            "run": self.id,
            "started": iso(self.started),
            "ended": iso(self.clock()),
            "asked": len(self.asked),
            "got": self.outcomes()[ARCHIVED],
            "missed": [
                {"url": verdict.url, "outcome": verdict.outcome, "reason": verdict.reason}
                for verdict in self.verdicts.values()
                if verdict.outcome != ARCHIVED
            ],
            "objects": self.writer.objects,
        }
