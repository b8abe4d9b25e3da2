"""Asks for a page that is kept so that its outlet may say that it is still the one (RFC 9110, 13.1)."""

from __future__ import annotations

import asyncio
import logging

from scrapy import Request
from scrapy.crawler import Crawler

from archive.capture import Exchange
from archive.errors import ArchiveError

logger = logging.getLogger(__name__)

VALIDATORS = (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))


class Conditional:
    """Gives each request for a page the validators of the last page of exactly its URL; `fresh` in its meta gives none.

    Asked anew for every hop: Scrapy's redirects copy headers, and what is "not modified" since the page at the old
    address changed may be a page that was never seen.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Ask the archive of the spider's run."""
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Conditional:
        """Make the middleware."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Set the headers, or take away those of another URL."""
        run = getattr(self._crawler.spider, "run", None)
        if run is None or "asked" not in request.cb_kwargs:
            return
        page: Exchange | None = None
        if not request.meta.get("fresh"):
            try:
                page = await asyncio.to_thread(run.collection.last_page, request.url)
            except ArchiveError as error:  # a page that cannot be read again is worth a whole new one
                logger.warning("%s is asked for as if it were new: %s", request.url, error)
        for asked, told in VALIDATORS:
            request.headers.pop(asked, None)
            if page and (value := page.header(told)):
                request.headers[asked] = value
