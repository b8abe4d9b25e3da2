"""Scrapy's middlewares where they give up a page that a browser shows, or hold more of a body than is needed."""

from __future__ import annotations

import asyncio
import gc

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response, TextResponse
from scrapy.responsetypes import responsetypes

from archive import inflate
from archive.content import Swollen, Undecodable, codings, undone
from crawler.fetch import KEEP_START
from crawler.redirects import START
from crawler.turns import LARGE, when_gone

SMALL = 16 << 10  # bytes that are decoded at once; a thread for them costs more
SWEEP_S = 30.0  # an error may leave what is held in a cycle: so often they are looked for, which takes half a second
STALL_S = 600.0  # who holds a listing for so long does not read it: a sitemap of 50,000 URLs takes twenty seconds


class Decoding(HttpCompressionMiddleware):
    """Takes Content-Encoding off within DOWNLOAD_DECODED_MAXSIZE and DOWNLOAD_RATIO_MAX; IgnoreRequest beyond.

    A page that becomes a capture is read from its exchange, so of its body only the start is kept here. Of all else
    (feeds, sitemaps, robots.txt) one large body is held at a time: 32 sitemaps of 50 MB would fill the memory. What is
    not in the coding its head names is handed on as it came.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Read the limits."""
        super().__init__(crawler=crawler)
        self._most = crawler.settings.getint("DOWNLOAD_DECODED_MAXSIZE")
        self._most_ratio = crawler.settings.getfloat("DOWNLOAD_RATIO_MAX")
        self._large = OneAtATime()

    async def process_response(  # type: ignore[override]
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Return the decoded response."""
        is_page = "asked" in request.cb_kwargs
        if request.method != "HEAD" and response.headers.getlist("Content-Encoding"):
            response = await self._decoded(request, response, START if is_page else None)
        if not is_page and (len(response.body) > LARGE or response.body.startswith(inflate.MAGIC)):
            await self._large.hold(response)
        return response

    async def _decoded(self, request: Request, response: Response, keep: int | None) -> Response:
        said = [("content-encoding", value.decode("latin-1")) for value in response.headers.getlist("Content-Encoding")]
        how = codings(said), self._most, self._most_ratio, keep
        try:
            if len(response.body) > SMALL:
                body = await asyncio.to_thread(undone, response.body, *how)
            else:
                body = undone(response.body, *how)
        except Swollen as error:
            raise IgnoreRequest(f"{response.url}: {error}") from error
        except Undecodable as error:
            if not request.meta.get(KEEP_START):
                return response
            body = error.head
        headers = response.headers.copy()
        del headers["Content-Encoding"]
        kind = responsetypes.from_args(headers=headers, url=response.url, body=body)
        encoding = {"encoding": None} if issubclass(kind, TextResponse) else {}  # the one found in packed bytes is none
        return response.replace(cls=kind, headers=headers, body=body, **encoding)


class OneAtATime:
    """Lets one thing be held at a time: who comes next waits until nothing holds the one before any more."""

    def __init__(self, sweep_s: float = SWEEP_S, stall_s: float = STALL_S) -> None:
        self._sweep_s, self._stall_s = sweep_s, stall_s
        self._free = asyncio.Semaphore(1)
        self._count = 0
        self._holding = 0  # number of what is held, 0 for nothing
        self._sweeping: asyncio.TimerHandle | None = None

    async def hold(self, thing: object) -> None:
        """Wait for `thing`'s turn, which lasts as long as it does."""
        await self._free.acquire()
        loop = asyncio.get_running_loop()
        self._count += 1
        self._holding = self._count
        self._sweep_later(self._holding, loop.time() + self._stall_s)
        when_gone(thing, self._through, self._holding)

    def _through(self, number: int) -> None:
        if number == self._holding:
            self._holding = 0
            if self._sweeping:
                self._sweeping.cancel()
            self._free.release()

    def _sweep_later(self, number: int, until: float) -> None:
        self._sweeping = asyncio.get_running_loop().call_later(self._sweep_s, self._sweep, number, until)

    def _sweep(self, number: int, until: float) -> None:
        if number != self._holding:
            return
        if asyncio.get_running_loop().time() > until:
            self._through(number)
        else:
            gc.collect()
            self._sweep_later(number, until)
