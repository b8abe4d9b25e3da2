"""One run: its name, the archive it adds to, and the one verdict that each URL asked for ends with."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from archive import layout
from archive.capture import Capture, Event
from archive.collection import Collection
from archive.errors import ArchiveError, BadURL, StorageError
from archive.frontier import BY_ANOTHER, BY_ITSELF, INTERRUPTED, Wanted
from archive.layout import derived_id, iso, run_id
from archive.manifest import keep_manifest
from archive.url import host, plain
from archive.writer import RunInfo, Writer

logger = logging.getLogger(__name__)

ARCHIVED, FAILED, OUT, NO_ARTICLE = "archived", "failed", "out", "no-article"
OUTCOMES = {  # outcome → what it says of a URL
    ARCHIVED: "an answer came and is kept, a 404 too",
    FAILED: "no answer came that could be read",
    "refused": "the egress guard let no packet out",
    "robots": "robots.txt forbids it",
    "invalid": "no URL that can be fetched",
    OUT: "it is no coverage of the story, and is not kept",
    NO_ARTICLE: "an answer came, but no article",
    INTERRUPTED: "the run ended before its turn came",
}


NOTED = ("only", "status", "coverage", "revisits", "last")  # what a story's run notes for its manifest


def now() -> datetime:
    """Return the present time; the one clock of a run unless a test gives another."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How one URL asked for ended in this run."""

    url: str
    outcome: str  # a row of OUTCOMES
    reason: str = ""
    capture: Capture | None = None  # without its bytes and its text


class Run:
    """One run: of a spider, of an import, of a re-extraction."""

    def __init__(
        self,
        slug: str,
        collection: Collection,
        info: dict[str, str],
        clock: Callable[[], datetime] = now,
        continues: Sequence[str] = (),
        **limits: Any,
    ) -> None:
        """Begin a run of kind or story `slug` that took over what the dead runs `continues` left.

        `info` goes into the WARCs: operator, robots, user_agent. `limits` are those of Writer.
        """
        self.clock = clock
        self.started = clock()
        self.id = run_id(slug, self.started)
        self.collection = collection
        self.frontier = collection.frontier
        self.frontier.begin(self.id, {"started": iso(self.started), "continues": list(continues), **info})
        self.writer = collection.writer(RunInfo(id=self.id, **info), clock, **limits)
        self.asked: dict[str, None] = {}  # in their order
        self.verdicts: dict[str, Verdict] = {}
        self._failing: dict[str, str] = {}
        self.storage_failed = ""  # why, in words, when the folder, bucket or spool failed
        self.stopping = False  # somebody wants it to end soon
        self._keeping = threading.Lock()
        self._publishing: threading.Thread | None = None
        self._closing = threading.Lock()
        self._closed = False
        self._died = False  # it could not note a verdict, and is left for the next run as if it had died

    def ask(self, *urls: str) -> list[str]:
        """Note that these are asked for, on the disk; return those that were not yet."""
        fresh = [url for url in dict.fromkeys(urls) if url not in self.asked]
        self.frontier.want(self.id, [(url, outlet(url)) for url in fresh], self.clock())
        self.asked.update(dict.fromkeys(fresh))
        return fresh

    def take_over(self, left: Sequence[tuple[str, str]]) -> list[str]:
        """Ask again for what finished runs did not get to, rows of `Frontier.left_over`; return the URLs."""
        self.asked.update(dict.fromkeys(self.frontier.take_over(self.id, left, self.clock())))
        return list(self.asked)

    def end(self, verdict: Verdict) -> None:
        """Note how a URL ended, on the disk; the first word stands."""
        if verdict.url not in self.verdicts:
            self.frontier.end(self.id, [self._wanted(verdict)])
            self.verdicts[verdict.url] = verdict

    def keep(self, capture: Capture, rules: int = 0) -> None:
        """Keep a capture: when this returns, its records and its verdict are on this machine's disk.

        It is archived if an answer came, failed if none did. A full WARC is published beside the crawl. `rules` are
        those that judged a page which gave no article.
        """
        with self._keeping:  # so a WARC that is closed holds no capture whose verdict is missing
            self.writer.add(capture, rules)
            outcome = self._failing.get(capture.asked) or (ARCHIVED if capture.exchanges[-1].head else FAILED)
            try:
                self.end(Verdict(url=capture.asked, outcome=outcome, reason=capture.reason, capture=_light(capture)))
            except ArchiveError as error:
                self._died = True
                self.writer.leave(str(error))
                raise
            if self.writer.due():
                self.writer.rotate()
                self.publish()

    def close(self, patience_s: float | None = None) -> None:
        """Give every URL its verdict, keep them as events, publish, and write the manifest; done twice, it is once.

        With `patience_s` it leaves after that time what a slow storage has not taken yet, to the next run. So it does,
        with `storage_failed` or the writer's `trouble` saying why, when the disk or the storage fails.
        """
        with self._closing:
            if not self._closed:
                self._closed = True
                self._close(patience_s)

    def _close(self, patience_s: float | None) -> None:
        try:
            self.interrupt()
            if not self._died:
                tell(self.collection, self.id, self.writer)
        except ArchiveError as error:
            self.storage_failed = self.storage_failed or str(error)
            logger.error("%s", error)
        if self._publishing:
            self._publishing.join(patience_s)
        last = self._publish(finish=True)
        last.join(patience_s)
        if last.is_alive():
            why = "it takes longer than a stopped run waits"
            self.writer.trouble = self.writer.trouble or StorageError(self.collection.url, why)

    def miss(self, url: str, outcome: str, reason: str) -> None:
        """Note that what came for `url` is not kept."""
        self.end(Verdict(url=url, outcome=self._failing.get(url) or outcome, reason=reason))

    def note(self, **facts: Any) -> None:
        """Note facts that the manifest shall tell of the run, on the disk."""
        self.frontier.note(self.id, facts)

    def interrupt(self) -> None:
        """Give every URL that has none its verdict: its turn did not come."""
        left = [url for url in self.asked if url not in self.verdicts]
        verdicts = {url: Verdict(url=url, outcome=INTERRUPTED, reason=OUTCOMES[INTERRUPTED]) for url in left}
        self.verdicts |= verdicts
        if not self._died:
            self.frontier.end(self.id, map(self._wanted, verdicts.values()))

    def failing(self, url: str, outcome: str) -> None:
        """Note that what came for `url` is no answer: redirects without end, or to a place that is refused."""
        self._failing[url] = outcome
        self.frontier.expect(self.id, url, outcome)

    def outcomes(self) -> Counter[str]:
        """Count the verdicts by outcome."""
        return Counter(verdict.outcome for verdict in self.verdicts.values())

    def publish(self) -> None:
        """Publish what waits in the spool, beside the crawl."""
        if self._publishing is None or not self._publishing.is_alive():
            self._publish()

    def _publish(self, finish: bool = False) -> threading.Thread:
        """Publish in a thread that does not keep the process alive: the spool outlives it."""
        self._publishing = threading.Thread(target=self._finish if finish else self.writer.publish, daemon=True)
        self._publishing.start()
        return self._publishing

    def _finish(self) -> None:
        try:
            finish(self.collection, self.id, self.writer, self.clock)
        except ArchiveError as error:
            self.writer.trouble = (
                error if isinstance(error, StorageError) else StorageError(self.collection.url, str(error))
            )
            logger.error("%s", error)

    def _wanted(self, verdict: Verdict) -> Wanted:
        capture = verdict.capture.id if verdict.capture else ""
        time = iso(self.clock())
        return Wanted(url=verdict.url, outcome=verdict.outcome, reason=verdict.reason, capture=capture, time=time)


def tell(collection: Collection, run: str, writer: Writer, died: bool = False) -> None:
    """Keep the verdicts of a run as events, if they are not yet. Told twice, they are the same records."""
    if not collection.frontier.told(run):
        writer.add_events([_event(run, wanted) for wanted in collection.frontier.wanted(run)])
        collection.frontier.tell(run, BY_ANOTHER if died else BY_ITSELF)


def finish(collection: Collection, run: str, writer: Writer, clock: Callable[[], datetime]) -> None:
    """Publish what waits in the spool, then write the run's manifest; without it where something still waits."""
    if writer.close() and collection.frontier.told(run) and not collection.spool.of(run):
        told = _told(collection, run, clock())
        keep_manifest(collection.storage, collection.cache, collection.frontier, collection.signer, told)
        collection.frontier.finish(run)


def outlet(url: str) -> str:
    """Return the host of a URL, "" of what is none.

    >>> outlet("https://www.Outlet.test/a"), outlet("no URL")
    ('outlet.test', '')
    """
    try:
        return host(plain(url))
    except (BadURL, ValueError):
        return ""


def _light(capture: Capture) -> Capture:
    """Return what the report tells of a capture: a run of thousands of pages does not hold their bytes."""
    page = replace(capture.exchanges[-1], request=b"", head=b"", body=b"", before=b"", after=b"")
    article = replace(capture.article, text="", comments=()) if capture.article else None
    return replace(capture, exchanges=(page,), article=article)


def _event(run: str, wanted: Wanted) -> Event:
    data = {"outcome": wanted.outcome, "reason": wanted.reason, "via": "asked"}
    if wanted.capture:
        data["capture"] = wanted.capture
    return Event(
        id=derived_id(run, f"verdict {wanted.url}"),
        kind="verdict",
        subject=wanted.url,
        time=layout.parse_time(wanted.time),
        actor=run,
        data=data,
    )


def _told(collection: Collection, run: str, ended: datetime) -> dict[str, Any]:
    """Return what the manifest tells of a run."""
    info, wanted = collection.frontier.info(run), collection.frontier.wanted(run)
    return {
        "run": run,
        "started": info["started"],
        "ended": iso(ended),
        **({"died": True} if collection.frontier.told(run) == BY_ANOTHER else {}),
        **({"continues": info["continues"]} if info["continues"] else {}),
        **{part: info[part] for part in NOTED if part in info},
        "asked": len(wanted),
        "got": sum(row.outcome == ARCHIVED for row in wanted),
        "missed": [
            {"url": row.url, "outcome": row.outcome, "reason": row.reason} for row in wanted if row.outcome != ARCHIVED
        ],
        "objects": collection.frontier.objects(run),
    }
