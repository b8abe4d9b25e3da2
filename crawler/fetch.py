"""One exchange under way: the request goes out, the answer comes in, Scrapy's signals are told."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import time
import uuid
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from scrapy import Request, signals
from scrapy.exceptions import (
    DownloadCancelledError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    StopDownload,
)
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from twisted.python.failure import Failure

from archive.capture import Exchange
from archive.content import slip
from crawler.answer import Answer
from crawler.connection import Connection
from crawler.sending import Sending
from crawler.turns import LARGE

if TYPE_CHECKING:
    from crawler.wire import WireHandler

logger = logging.getLogger(__name__)

KEEP_START = "keep_start"  # in Request.meta: a body over download_maxsize is handed on as far as it is kept
EARLIER = 128 << 10  # bytes of the body of a redirect or a failed try; 20 hops of 32 pages at once hold 80 MB
HOP_BODY_S = 5.0  # s for the body of a redirect, which nobody waits for
PATIENCE = 4  # times its own limit that a fetch waits, at most, while other bodies fill the memory
HOPS = frozenset({301, 302, 303, 307, 308})
REPEATABLE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})  # RFC 9110, 9.2.2


class Fetch:
    """Runs one request to its response or to the error that Scrapy's own handlers raise; `exchange` tells what was."""

    def __init__(self, handler: WireHandler, request: Request) -> None:
        meta = request.meta
        self.handler = handler
        self.request = request
        self.timeout = float(meta.get("download_timeout") or handler.timeout)
        self.maxsize = int(meta.get("download_maxsize", handler.maxsize))
        self.warnsize = int(meta.get("download_warnsize", handler.warnsize))
        self.keep_start = bool(meta.get(KEEP_START))
        self.sending = Sending.of(request, bind=meta.get("bindaddress") or handler.bind)
        self.connection: Connection | None = None
        self.began: datetime | None = handler.now()
        self._doing = ""  # before a request is out
        self.sent = b""
        self.stop: StopDownload | None = None
        self.stale: list[Exchange] = []  # tries on a connection that the outlet had closed meanwhile
        self._restart()

    def _restart(self) -> None:
        limits = {"head_limit": self.handler.head_limit, "body_limit": self.maxsize}
        self.answer = Answer(self.request.method, **limits, keep_start=self.keep_start)
        self._told = 0  # bytes of the body that bytes_received has told
        self._headers: Headers | None = None
        self._is_hop = False  # it leads elsewhere

    async def run(self) -> Response:
        """Return Scrapy's response, or raise what Scrapy's own handlers raise."""
        self._start = time.monotonic()
        limit = self._limit = asyncio.timeout(self.timeout)
        try:
            async with limit:
                await self._exchange()
        except TimeoutError as error:
            if not limit.expired():
                raise DownloadFailedError(str(error)) from error
            if self._is_hop:
                self.answer.end("time", f"the redirect's body took longer than {HOP_BODY_S:g} s")
                return self._respond()
            why = f"took longer than {self.timeout:g} s{self._doing and ', '}{self._doing}"
            self.answer.end("time", why)
            raise DownloadTimeoutError(f"{self.sending.url} {why}") from error
        finally:
            self._leave()
        return self._respond()

    async def _exchange(self) -> None:
        pool, route = self.handler.pool, self.sending.route
        connection = await pool.take(route, self._told_doing)
        while True:
            self.connection, self._doing = connection, ""
            self._finished: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self.began = self.handler.now()
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
            connection = await pool.open(route, self._told_doing)

    def _told_doing(self, what: str) -> None:
        self._doing = what

    def received(self, data: bytes) -> None:
        """Take what came, tell Scrapy's signals, see whether the answer is whole."""
        answer = self.answer
        answer.feed(data)
        if answer.size > LARGE and not answer.done:
            self.handler.turns.grew(self)
        if answer.head and self._headers is None:
            self._tell_head()
        if self.stop is None and answer.size > self._told:
            data, self._told = answer.since(self._told), answer.size
            self._tell(signals.bytes_received, data=data)
            if self.warnsize and answer.size > self.warnsize:
                logger.warning("received %d bytes, over DOWNLOAD_WARNSIZE, from %s", answer.size, self.sending.url)
                self.warnsize = 0
        if self.stop is not None:
            answer.end("unspecified", "stopped by a signal handler")
        if answer.done:
            self._finish()

    @property
    def size(self) -> int:
        """Bytes of the body so far."""
        return self.answer.size

    def pause(self) -> None:
        """Read no further until there is room for more; that time is not the outlet's."""
        assert self.connection is not None
        self._paused = asyncio.get_running_loop().time()
        self.connection.transport.pause_reading()
        self._prolong(PATIENCE * self.timeout)

    def resume(self) -> None:
        """Read on."""
        assert self.connection is not None
        self._prolong(asyncio.get_running_loop().time() - self._paused - PATIENCE * self.timeout)
        self.connection.transport.resume_reading()

    def _prolong(self, seconds: float) -> None:
        until = self._limit.when()
        if until is not None and not self._limit.expired():
            self._limit.reschedule(until + seconds)

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
            logger.warning("expecting %s bytes, over DOWNLOAD_WARNSIZE, from %s", answer.expected, self.sending.url)
            self.warnsize = 0
        self._tell(signals.headers_received, headers=self._headers, body_length=answer.expected)
        if answer.status in HOPS and b"Location" in self._headers:
            self._is_hop = True
            answer.keep_up_to(EARLIER)
            self._wait_no_longer_than(HOP_BODY_S)

    def _wait_no_longer_than(self, seconds: float) -> None:
        until = self._limit.when()
        if until is not None and not self._limit.expired():
            self._limit.reschedule(min(until, asyncio.get_running_loop().time() + seconds))

    def _tell(self, signal: object, **kwargs: Any) -> None:
        crawler = self.handler.crawler
        for _, result in crawler.signals.send_catch_log(signal, request=self.request, spider=crawler.spider, **kwargs):
            if isinstance(result, Failure) and isinstance(result.value, StopDownload):
                self.stop = result.value

    def _leave(self) -> None:
        """Keep the connection if it may carry another exchange, else close it."""
        connection = self.connection
        self.handler.turns.leave(self)
        if connection is None:
            return
        connection.sink = None
        if connection.lost:
            return
        quiet = connection.transport.get_write_buffer_size() == 0
        if self.answer.done and self.answer.reusable and quiet and self.sending.reusable:
            self.handler.pool.give(self.sending.route, connection)
        else:
            connection.transport.abort()  # close() would wait up to 30 s for the peer's TLS goodbye

    def _respond(self) -> Response:
        answer, url = self.answer, self.sending.url
        if not answer.head:
            if answer.truncated == "length":
                raise DownloadCancelledError(f"{url}: {answer.error}")
            raise DownloadFailedError(f"{url}: {answer.error}")
        if self.stop is not None:
            response = self._response("download_stopped")
            if self.stop.fail:
                self.stop.response = response
                raise self.stop
            return response
        if answer.truncated and (self._is_hop or (answer.truncated == "length" and self.keep_start)):
            return self._response("dataloss")
        if answer.truncated == "length":
            kind, size = ("Expected to receive", answer.expected) if answer.expected else ("Received", answer.size)
            message = f"{kind} {size} bytes which is larger than download max size ({self.maxsize}) in request {url}."
            logger.warning(message)
            raise DownloadCancelledError(message)
        if not answer.truncated:
            return self._response()
        handler = self.handler
        fail = self.request.meta.get("download_fail_on_dataloss", handler.fail_on_dataloss)
        if fail and not (handler.keep_cut_pages and handler.last_try(self.request)):
            raise ResponseDataLossError(f"{url}: {answer.error}")
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
        made = Exchange(
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
            error=answer.error,
            via_proxy=self.sending.route.proxy is not None,
            verified=not untrusted,
        )
        beside = filter(None, (untrusted, slip(made.headers, made.body)))
        return replace(made, faults=(*answer.faults, *beside))
