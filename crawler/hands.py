"""How many pages are in hand: asked of an outlet and not on the disk yet. So many a crash may cost a second fetch."""

from __future__ import annotations

import asyncio
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure

from archive.capture import Capture
from archive.run import FAILED, Run, Verdict


class Stopping(IgnoreRequest):
    """The run is being stopped, so this page is not asked for any more."""


class Hands:
    """Lets CONCURRENT_REQUESTS pages pass until they are kept; Scrapy alone holds 5 MB of answers in its queues.

    A page that an exception of ours cost is let go too, and its verdict says so.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Count the pages of the crawler's spider."""
        self._crawler = crawler
        self._free = asyncio.Semaphore(crawler.settings.getint("CONCURRENT_REQUESTS"))
        self._held: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware."""
        hands = cls(crawler)
        crawler.signals.connect(hands._through, signals.item_scraped)
        crawler.signals.connect(hands._through, signals.item_dropped)
        crawler.signals.connect(hands._item_failed, signals.item_error)
        crawler.signals.connect(hands._spider_failed, signals.spider_error)
        crawler.signals.connect(hands.let_go, ended)
        return hands

    async def process_request(self, request: Request) -> None:
        """Wait until there is a hand free for the page; its retries and redirects pass."""
        asked = request.cb_kwargs.get("asked")
        if asked is None or asked in self._held:
            return
        await self._free.acquire()
        self._held.add(asked)
        run = self._run()
        if run and (run.stopping or run.storage_failed):
            raise Stopping("the run is being stopped")

    def let_go(self, asked: str) -> None:
        """Note that the page has its verdict."""
        if asked in self._held:
            self._held.remove(asked)
            self._free.release()

    def _through(self, item: Any) -> None:
        if isinstance(item, Capture):
            self.let_go(item.asked)

    def _item_failed(self, item: Any, failure: Failure) -> None:
        if isinstance(item, Capture):
            self._fail(item.asked, failure)

    def _spider_failed(self, failure: Failure, response: Response) -> None:
        asked = response.request.cb_kwargs.get("asked") if response.request else None
        if asked is not None:
            self._fail(asked, failure)

    def _fail(self, asked: str, failure: Failure) -> None:
        run = self._run()
        if run and not run.storage_failed:  # else it is asked for again
            run.end(Verdict(url=asked, outcome=FAILED, reason=f"{type(failure.value).__name__}: {failure.value}"))
        self.let_go(asked)

    def _run(self) -> Run | None:
        return getattr(self._crawler.spider, "run", None)


ended = object()  # signal with `asked`: a page has a verdict and no capture
