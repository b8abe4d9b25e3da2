"""Download handler: sends, receives, and keeps each HTTP exchange as it came.

Scrapy's own handlers lose what the wire said (header names re-cased, reasons and repeats gone); this one makes an
`archive.capture.Exchange` of every try, hop and failure and sends it as the signal `exchange_finished` with the
keywords `exchange`, `request`, `response` (None when there is none) and `spider`. In callbacks and errbacks
`exchanges` tells all of a page's, failed tries and redirect hops first:

    def parse(self, response): exchanges(response)
    def failed(self, failure): exchanges(failure.request)
"""

from __future__ import annotations

import asyncio
import gc
from dataclasses import replace
from datetime import datetime
from typing import ClassVar, NamedTuple
from weakref import WeakKeyDictionary, WeakValueDictionary

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    NotConfigured,
)
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from archive.capture import Exchange
from archive.run import Run, now
from crawler.connection import Pool
from crawler.egress import EgressRefused, Guard
from crawler.fetch import EARLIER, Fetch
from crawler.turns import LARGE, Turns

exchange_finished = object()  # signal

_CHAIN = "exchanges"  # key in Request.meta


class Chain(NamedTuple):
    """What rides in `Request.meta`: the exchanges so far, and how many retries and redirects led there."""

    turn: int
    exchanges: tuple[Exchange, ...]


def exchanges(of: Request | Response) -> tuple[Exchange, ...]:
    """Return every exchange of a request or of the request behind a response, the last one last.

    Retries and redirects copy `meta` into the request they make, so the chain follows by itself, through disk queues
    too. A spider that copies `meta` into a new request starts a new chain, as the new request is no further turn.
    """
    chain = of.meta.get(_CHAIN)
    return chain.exchanges if isinstance(chain, Chain) else ()


def _turn(request: Request) -> int:
    return int(request.meta.get("redirect_times", 0)) + int(request.meta.get("retry_times", 0))


def shortened(exchange: Exchange) -> Exchange:
    """Return an exchange that another followed, its body cut to what a redirect or an error has to say."""
    if len(exchange.body) <= EARLIER:
        return exchange
    why = f"{EARLIER} of {len(exchange.body)} bytes are kept, as another exchange followed"
    truncated, error = exchange.truncated or "length", exchange.error or why
    return replace(exchange, body=exchange.body[:EARLIER], truncated=truncated, error=error)


class WireHandler(BaseDownloadHandler):
    """The handler for http and https; both schemes of a crawler share one, so that they share a slot's limit."""

    lazy = False
    _of: ClassVar[WeakKeyDictionary[Crawler, WireHandler]] = WeakKeyDictionary()

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self.pool = Pool(Guard.from_settings(settings), settings)
        self.timeout = settings.getfloat("DOWNLOAD_TIMEOUT")
        self.maxsize = settings.getint("DOWNLOAD_MAXSIZE")
        self.warnsize = settings.getint("DOWNLOAD_WARNSIZE")
        self.head_limit = settings.getint("DOWNLOAD_HEAD_MAXSIZE", 256 << 10)
        self.slots = settings.getdict("DOWNLOAD_SLOTS")
        self.per_slot = settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        self.fail_on_dataloss = settings.getbool("DOWNLOAD_FAIL_ON_DATALOSS")
        self.keep_cut_pages = settings.getbool("KEEP_CUT_PAGES")
        self.retry_times = settings.getint("RETRY_TIMES") if settings.getbool("RETRY_ENABLED") else 0
        self.bind = settings.get("DOWNLOAD_BIND_ADDRESS")
        self.turns = Turns()
        self._slots: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> WireHandler:
        """Return the crawler's one handler."""
        if crawler not in cls._of:
            try:
                cls._of[crawler] = cls(crawler)
            except ValueError as error:  # a bad row: Scrapy tells it with each request, and fetches nothing
                raise NotConfigured(str(error)) from None
        return cls._of[crawler]

    async def download_request(self, request: Request) -> Response:
        """Fetch; whatever happens after the guard let it pass is an exchange, and is told by the signal."""
        async with self._slot(request):
            return await self._download(request)

    async def _download(self, request: Request) -> Response:
        fetch = Fetch(self, request)
        earlier = tuple(map(shortened, self._earlier(request)))
        request.meta[_CHAIN] = Chain(_turn(request), earlier)
        response: Response | None = None
        try:
            response = await fetch.run()
            return response
        except EgressRefused:
            fetch.began = None  # no packet left
            raise
        except BaseException as error:
            fetch.answer.end("unspecified", str(error) or type(error).__name__)
            response = getattr(error, "response", None)
            raise
        finally:
            found = [*fetch.stale, fetch.exchange()] if fetch.began else fetch.stale
            for exchange in found:
                self.turns.keep(exchange, len(exchange.body))
            self._tell(request, (*earlier, *found), found, response)
            if response is None and fetch.answer.size > LARGE:
                # Scrapy's handling of an error leaves a cycle that holds the request, and with it its exchanges. Forty
                # bodies of 32 MB over the limit took 917 MB; collected at 30 ms each time 252 MB.
                gc.collect()
            fetch.answer.release()

    def _tell(
        self, request: Request, chain: tuple[Exchange, ...], found: list[Exchange], response: Response | None
    ) -> None:
        """Give the request its chain, and send the signal for what was found."""
        request.meta[_CHAIN] = Chain(_turn(request), chain)
        for exchange in found:
            self.crawler.signals.send_catch_log(
                exchange_finished,
                exchange=exchange,
                request=request,
                response=response if exchange is found[-1] else None,
                spider=self.crawler.spider,
            )

    @staticmethod
    def _earlier(request: Request) -> tuple[Exchange, ...]:
        chain = request.meta.get(_CHAIN)
        return chain.exchanges if isinstance(chain, Chain) and _turn(request) > chain.turn else ()

    def _slot(self, request: Request) -> asyncio.Semaphore:
        """The slot's semaphore: Scrapy 2.19 lets bursts through its own limit (12 to 16 at once where 4 were set)."""
        key = request.meta.get("download_slot") or urlparse_cached(request).hostname or ""
        found = self._slots.get(key)
        if found is None:
            most = int(self.slots.get(key, {}).get("concurrency", self.per_slot))
            found = self._slots[key] = asyncio.Semaphore(most)
        return found

    def last_try(self, request: Request) -> bool:
        """Whether Scrapy will not retry this request."""
        most = request.meta.get("max_retry_times")
        most = self.retry_times if most is None else most
        return bool(request.meta.get("dont_retry")) or request.meta.get("retry_times", 0) >= most

    def now(self) -> datetime:
        """Return the time by the clock of the spider's run, as it goes into the records."""
        run = getattr(self.crawler.spider, "run", None)
        return run.clock() if isinstance(run, Run) else now()

    async def close(self) -> None:
        """Close the connections that wait."""
        self.pool.close()
        self._of.pop(self.crawler, None)
