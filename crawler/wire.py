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
import ipaddress
import logging
import time
import uuid
from datetime import UTC, datetime
from typing import Any, ClassVar, NamedTuple
from weakref import WeakKeyDictionary, WeakValueDictionary

from scrapy import Request, signals
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    DownloadCancelledError,
    DownloadFailedError,
    DownloadTimeoutError,
    NotConfigured,
    ResponseDataLossError,
    StopDownload,
)
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from scrapy.utils.httpobj import urlparse_cached
from twisted.python.failure import Failure

from archive.capture import Exchange
from crawler.answer import Answer
from crawler.connection import Connection, Pool
from crawler.egress import EgressRefused, Guard
from crawler.sending import Sending
from crawler.turns import LARGE, Turns

logger = logging.getLogger(__name__)

exchange_finished = object()  # signal

REPEATABLE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})  # RFC 9110, 9.2.2
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
        self.large = Turns()
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
            request.meta[_CHAIN] = Chain(_turn(request), (*self._earlier(request), *found))
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

    async def close(self) -> None:
        """Close the connections that wait."""
        self.pool.close()
        self._of.pop(self.crawler, None)


class Fetch:
    """One exchange under way: sends the request, takes the answer, tells Scrapy's signals."""

    def __init__(self, handler: WireHandler, request: Request) -> None:
        meta = request.meta
        self.handler = handler
        self.request = request
        self.timeout = float(meta.get("download_timeout") or handler.timeout)
        self.maxsize = int(meta.get("download_maxsize", handler.maxsize))
        self.warnsize = int(meta.get("download_warnsize", handler.warnsize))
        self.sending = Sending.of(request, bind=meta.get("bindaddress") or handler.bind)
        self.connection: Connection | None = None
        self.began: datetime | None = datetime.now(UTC)
        self.sent = b""
        self.stop: StopDownload | None = None
        self.stale: list[Exchange] = []  # tries on a connection that the outlet had closed meanwhile
        self._restart()

    def _restart(self) -> None:
        self.answer = Answer(self.request.method, head_limit=self.handler.head_limit, body_limit=self.maxsize)
        self._told = 0  # bytes of the body that bytes_received has told
        self._headers: Headers | None = None

    async def run(self) -> Response:
        """Return Scrapy's response, or raise what Scrapy's own handlers raise."""
        self._start = time.monotonic()
        limit = asyncio.timeout(self.timeout)
        try:
            async with limit:
                await self._exchange()
        except TimeoutError as error:
            if not limit.expired():
                raise DownloadFailedError(str(error)) from error
            self.answer.end("time", f"took longer than {self.timeout:g} s")
            raise DownloadTimeoutError(
                f"Getting {self.request.url} took longer than {self.timeout} seconds."
            ) from error
        finally:
            self._leave()
        return self._respond()

    async def _exchange(self) -> None:
        pool, route = self.handler.pool, self.sending.route
        connection = await pool.take(route)
        while True:
            self.connection = connection
            self._finished: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self.began = datetime.now(UTC)
            self.sent = self.sending.masked
            connection.sink = self
            connection.transport.write(self.sending.wire)
            await self._finished
            # An outlet may close a connection that waited just as we write on it: RFC 9112, 9.3.1 lets us ask again.
            stale = connection.reused and connection.lost and not (self.answer.head or self.answer.body)
            if not stale or self.request.method not in REPEATABLE:
                return
            self.stale.append(self.exchange())
            self._restart()
            connection = await pool.open(route)

    def received(self, data: bytes) -> None:
        """Take what came, tell Scrapy's signals, see whether the answer is whole."""
        answer = self.answer
        answer.feed(data)
        if answer.size > LARGE and not answer.done and self.connection:
            self.handler.large.ask(self.connection)
        if answer.head and self._headers is None:
            self._tell_head()
        if self.stop is None and answer.size > self._told:
            data, self._told = answer.since(self._told), answer.size
            self._tell(signals.bytes_received, data=data)
            if self.warnsize and answer.size > self.warnsize:
                logger.warning("received %d bytes, over DOWNLOAD_WARNSIZE, from %s", answer.size, self.request.url)
                self.warnsize = 0
        if self.stop is not None:
            answer.end("unspecified", "stopped by a signal handler")
        if answer.done:
            self._finish()

    def ended(self, error: Exception | None) -> None:
        """Take the end."""
        self.answer.end("disconnect" if error else "", f"the connection was lost: {error}" if error else "")
        self._finish()

    def _finish(self) -> None:
        if not self._finished.done():
            self._finished.set_result(None)

    def _tell_head(self) -> None:
        self.request.meta["download_latency"] = time.monotonic() - self._start
        answer = self.answer
        self._headers = Headers(answer.headers)
        if self.warnsize and (answer.expected or 0) > self.warnsize:
            logger.warning("expecting %s bytes, over DOWNLOAD_WARNSIZE, from %s", answer.expected, self.request.url)
            self.warnsize = 0
        self._tell(signals.headers_received, headers=self._headers, body_length=answer.expected)

    def _tell(self, signal: object, **kwargs: Any) -> None:
        crawler = self.handler.crawler
        for _, result in crawler.signals.send_catch_log(signal, request=self.request, spider=crawler.spider, **kwargs):
            if isinstance(result, Failure) and isinstance(result.value, StopDownload):
                self.stop = result.value

    def _leave(self) -> None:
        """Keep the connection if it may carry another exchange, else close it."""
        connection = self.connection
        if connection is None:
            return
        connection.sink = None
        self.handler.large.leave(connection)
        if connection.lost:
            return
        quiet = connection.transport.get_write_buffer_size() == 0
        if self.answer.done and self.answer.reusable and quiet and self.sending.reusable:
            self.handler.pool.give(self.sending.route, connection)
        elif self.answer.done and not self.answer.truncated:
            connection.transport.close()
        else:
            connection.transport.abort()

    def _respond(self) -> Response:
        answer, request = self.answer, self.request
        if not answer.head:
            if answer.truncated == "length":
                raise DownloadCancelledError(f"{request.url}: {answer.error}")
            raise DownloadFailedError(f"{request.url}: {answer.error}")
        if self.stop is not None:
            response = self._response("download_stopped")
            if self.stop.fail:
                self.stop.response = response
                raise self.stop
            return response
        if answer.truncated == "length":
            kind, size = ("Expected to receive", answer.expected) if answer.expected else ("Received", answer.size)
            message = (
                f"{kind} {size} bytes which is larger than download max size ({self.maxsize}) in request {request}."
            )
            logger.warning(message)
            raise DownloadCancelledError(message)
        if not answer.truncated:
            return self._response()
        handler = self.handler
        fail = request.meta.get("download_fail_on_dataloss", handler.fail_on_dataloss)
        if fail and not (handler.keep_cut_pages and handler.last_try(request)):
            raise ResponseDataLossError(f"{request.url}: {answer.error}")
        return self._response("dataloss")

    def _response(self, *flags: str) -> Response:
        answer, connection = self.answer, self.connection
        assert connection is not None and self._headers is not None
        body = answer.body
        kind = responsetypes.from_args(headers=self._headers, url=self.request.url, body=body)
        return kind(
            url=self.request.url,
            status=answer.status,
            headers=self._headers,
            body=body,
            flags=list(flags),
            certificate=connection.certificate,
            ip_address=ipaddress.ip_address(connection.peer),
            protocol=answer.version,
        )

    def exchange(self) -> Exchange:
        """What went and came, as far as it got."""
        answer, connection = self.answer, self.connection
        assert self.began is not None
        untrusted = connection.untrusted if connection else ""
        return Exchange(
            id=f"urn:uuid:{uuid.uuid4()}",
            url=self.sending.url,
            began=self.began,
            peer=connection.peer if connection else "",
            request=self.sent,
            head=answer.head,
            body=answer.body,
            before=answer.before,
            after=answer.after,
            coded=answer.coded,
            truncated=answer.truncated,
            faults=(*answer.faults, untrusted) if untrusted else tuple(answer.faults),
            error=answer.error,
            via_proxy=self.sending.route.proxy is not None,
            verified=not untrusted,
        )
