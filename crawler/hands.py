"""How many pages are in hand: asked of an outlet and not on the disk yet. So many a crash may cost a second fetch."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest
from typing import Any

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from archive.capture import Capture
from archive.run import FAILED, Run, Verdict, outlet


class Hands:
    """CONCURRENT_REQUESTS pages at once; Scrapy alone holds 5 MB of answers in its queues.

    A spider takes a hand before it yields a request. Were it taken later, in the downloader, pages that wait for one
    would stand in the way of the redirects and retries of those that have one. A page that an exception of ours cost
    is let go too, and its verdict says so.
    """

    def __init__(self, crawler: Crawler, run: Run) -> None:
        """Count the pages of `run`."""
        self._run = run
        self._free = asyncio.Semaphore(crawler.settings.getint("CONCURRENT_REQUESTS"))
        self._held: set[str] = set()
        self.moved = asyncio.Event()  # set when a page is let go
        crawler.signals.connect(self._through, signals.item_scraped)
        crawler.signals.connect(self._through, signals.item_dropped)
        crawler.signals.connect(self._item_failed, signals.item_error)
        crawler.signals.connect(self._spider_failed, signals.spider_error)

    async def take(self, asked: str) -> bool:
        """Wait until a hand is free for the page; False when the run is to end, and it is not to be asked for."""
        await self._free.acquire()
        self._held.add(asked)
        return not (self._run.stopping or self._run.storage_failed)

    def let_go(self, asked: str) -> None:
        """Note that the page has its verdict."""
        if asked in self._held:
            self._held.remove(asked)
            self._free.release()
            self.moved.set()

    @property
    def empty(self) -> bool:
        """Whether no page is in hand."""
        return not self._held

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
        if not self._run.storage_failed:  # else it is asked for again
            reason = f"{type(failure.value).__name__}: {failure.value}"
            self._run.end(Verdict(url=asked, outcome=FAILED, reason=reason))
        self.let_go(asked)


def in_turns(urls: Iterable[str]) -> Iterator[str]:
    """Yield the URLs, one outlet after another, so that a slow one with many does not have all hands.

    >>> list(in_turns(["https://a.test/1", "https://a.test/2", "https://b.test/1"]))
    ['https://a.test/1', 'https://b.test/1', 'https://a.test/2']
    """
    outlets: dict[str, list[str]] = {}
    for url in urls:
        outlets.setdefault(outlet(url), []).append(url)
    return (url for url in chain.from_iterable(zip_longest(*outlets.values())) if url is not None)
