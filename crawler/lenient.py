"""Scrapy's middlewares where they give up a page that a browser shows, or hold more of a body than is needed."""

from __future__ import annotations

import asyncio
import gc
import weakref
from contextlib import suppress

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
from crawler.turns import LARGE

SMALL = 16 << 10  # bytes that are decoded at once; a thread for them costs more
WAIT_S, TRIES = 1.0, 60  # how long a large listing waits for the one before it


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
        self._one_large = asyncio.Semaphore(1)

    async def process_response(  # type: ignore[override]
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Return the decoded response."""
        is_page = "asked" in request.cb_kwargs
        if request.method != "HEAD" and response.headers.getlist("Content-Encoding"):
            response = await self._decoded(request, response, START if is_page else None)
        if not is_page and (len(response.body) > LARGE or response.body.startswith(inflate.MAGIC)):
            await self._alone(response)
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

    async def _alone(self, response: Response) -> None:
        """Wait until nothing holds the large response before, though not for ever."""
        for _ in range(TRIES):
            try:
                await asyncio.wait_for(self._one_large.acquire(), WAIT_S)
            except TimeoutError:
                gc.collect()  # an error may have left it in a cycle
                continue
            weakref.finalize(response, self._through, asyncio.get_running_loop()).atexit = False
            return

    def _through(self, loop: asyncio.AbstractEventLoop) -> None:
        with suppress(RuntimeError):  # the loop is closed, and nobody waits
            loop.call_soon_threadsafe(self._one_large.release)
