"""What the spiders share: a run, and a Capture of every page that was asked for, whatever became of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from archive import Collection
from archive.capture import Capture, Exchange
from archive.errors import ArchiveError
from archive.layout import fresh_id
from archive.recover import finish_dead, take_over
from archive.room import Room
from archive.run import FAILED, Run, Verdict, now
from archive.shown import note
from crawler.egress import EgressRefused
from crawler.hands import Hands
from crawler.report import report, status
from crawler.timestamping import timestamp
from crawler.wire import exchange_finished, exchanges

STOP_PUBLISH_S = 2.0  # what a stopped run waits for a slow storage, twice; the spool keeps the rest


class CapturingSpider(Spider):
    """A spider whose pages become captures of one run. A request of its own bears `asked` in its `cb_kwargs`."""

    run: Run
    clock: Callable[[], datetime] = staticmethod(now)  # of its run: all times that are kept; a test gives another
    _context: list[asyncio.Task[None]]
    hands: Hands
    _ended = False  # and what had died before it

    @classmethod
    def collection(cls, settings: BaseSettings) -> Collection:
        """Return the archive that the settings name."""
        return Collection(
            settings["ARCHIVE_URL"],
            state_dir=settings["STATE_DIR"] or None,
            signing_key=settings["SIGNING_KEY"] or "",
        )

    @property
    def slug(self) -> str:
        """What the run's id says of whose it is."""
        return self.name

    def begin(self, settings: BaseSettings) -> Run:
        """Open the archive and begin a run there; ArchiveError when nothing could be kept."""
        collection = self.collection(settings)
        collection.prepare()
        self.claim(collection)
        died = take_over(collection, self.clock)
        for run_id in died:
            note(f"clipfile: {run_id} had died; `clipfile recover` fetches pages that it did not get to")
        place = collection.storage.place
        run = Run(self.slug, collection, info_of(settings), self.clock, died, **limits(settings, place))
        run.publish()
        return run

    def claim(self, collection: Collection) -> None:
        """Take what only one run may have at a time; Misuse when another has it."""

    def ended(self, status: int) -> None:
        """Note the exit status with which this run is about to end."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, ready: Self | None = None, **kwargs: Any) -> Self:
        """Return the spider that was made `ready` with its run; otherwise make both."""
        spider = ready or cls(*args, **kwargs)
        spider._set_crawler(crawler)
        spider._context = []
        if ready is None:
            spider.run = spider.begin(crawler.settings)
        spider.hands = Hands(crawler, spider.run)
        crawler.signals.connect(spider._keep_context, exchange_finished)
        crawler.signals.connect(spider._close_run, signals.spider_closed)
        return spider

    def status(self) -> int:
        """Return the exit status of a run that came to its end."""
        return status(self.run)

    def report(self, as_json: bool = False) -> None:
        """Print what the run did."""
        report(self.run, as_json)

    def tell(self) -> None:
        """Tell people what is new, if anybody wants to be told; nobody follows pages."""

    def ask(self, url: str, *, fresh: bool = False, **kwargs: Any) -> Request:
        """Return the request for a page that is asked for; it ends in `captured`, whatever happens.

        With `fresh` its outlet gets no chance to answer that the page is still the one kept.
        """
        meta = kwargs.pop("meta", {}) | {"fresh": fresh}
        told = {"asked": url}
        return Request(url, self.captured, errback=self.missed, cb_kwargs=told, meta=meta, dont_filter=True, **kwargs)

    async def captured(self, response: Response, asked: str) -> Any:
        """Yield the capture of a page that answered."""
        yield self._capture(asked, exchanges(response))

    async def missed(self, failure: Failure) -> Any:
        """Yield the capture of a page that did not answer; without any exchange its verdict says why."""
        request: Request = failure.request  # type: ignore[attr-defined]
        asked, error = request.cb_kwargs["asked"], failure.value
        tries = exchanges(request)
        outcome = "refused" if isinstance(error, EgressRefused) else "robots" if is_robots(error) else FAILED
        if tries:
            self.run.failing(asked, outcome)
            yield self._capture(asked, tries, why_not(error))
        else:
            self.run.end(Verdict(url=asked, outcome=outcome, reason=why_not(error)))
            self.hands.let_go(asked)

    def _capture(self, asked: str, tries: tuple[Exchange, ...], reason: str = "") -> Capture:
        page = tries[-1]
        return Capture(
            id=page.id if page.head else fresh_id(), run=self.run.id, asked=asked, exchanges=tries, reason=reason
        )

    def _keep_context(self, exchange: Exchange, request: Request) -> None:
        """Keep what no capture will hold: robots.txt; in a thread, as the disk takes its time."""
        if "asked" not in request.cb_kwargs:
            self._context.append(asyncio.create_task(asyncio.to_thread(self.run.writer.add_exchange, exchange)))

    async def _close_run(self) -> None:
        for error in await asyncio.gather(*self._context, return_exceptions=True):
            if isinstance(error, ArchiveError):
                self.run.storage_failed = self.run.storage_failed or str(error)
            elif error:
                raise error
        await asyncio.to_thread(self.close_run)

    def close_run(self) -> None:
        """End the run, and those that had died before it; one that is being stopped does not wait long."""
        self.run.close(patience_s=STOP_PUBLISH_S if self.run.stopping else None)
        if not (self.run.stopping or self.run.writer.trouble or self._ended):
            self._ended = True
            self.run.writer.trouble = finish_dead(self.run.collection, self.clock)
            if not self.run.writer.trouble:
                timestamp(self.run.collection, self.crawler.settings, self.clock)


def info_of(settings: BaseSettings) -> dict[str, str]:
    """Return what the WARCs of a run say of it."""
    return {
        "operator": settings["CONTACT"],
        "robots": "obey" if settings.getbool("ROBOTSTXT_OBEY") else "ignore",
        "user_agent": settings["USER_AGENT"],
    }


def limits(settings: BaseSettings, place: str) -> dict[str, Any]:
    """Return what the writer may take: WARC_SIZE, WARC_AGE, PUBLISH_RETRY, SPOOL_MAX, DISK_RESERVE."""
    room = Room(
        archive=None if "://" in place else Path(place),
        spool_max=settings.getint("SPOOL_MAX"),
        reserve=settings.getint("DISK_RESERVE"),
    )
    age = timedelta(seconds=settings.getfloat("WARC_AGE"))
    retry_s = settings.getfloat("PUBLISH_RETRY")
    return {"retry_s": retry_s, "rotate_size": settings.getint("WARC_SIZE"), "rotate_age": age, "room": room}


def is_robots(error: BaseException | None) -> bool:
    """Tell whether robots.txt forbids the page; one that could not be had is a failure of the outlet's."""
    return isinstance(error, IgnoreRequest) and str(error) == "Forbidden by robots.txt"


def why_not(error: BaseException | None) -> str:
    """Return, in a line of words, why a request failed."""
    words = " ".join(str(error).split()) if error else ""
    return words or type(error).__name__
