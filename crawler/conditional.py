"""Asks for a page that is kept so that its outlet may say that it is still the one (RFC 9110, 13.1)."""

from __future__ import annotations

import asyncio
import logging
import re
from typing import NamedTuple

from scrapy import Request
from scrapy.crawler import Crawler

from archive.errors import ArchiveError

logger = logging.getLogger(__name__)

VALIDATORS_OF = "validators"  # in Request.meta: those of a listing
_GIVEN_BACK = re.compile(r"[\t\x20-\x7e\x80-\xff]{1,4096}")  # a field's value (RFC 9110, 5.5) that any server takes


class Validators(NamedTuple):
    """What an answer said of its state, and the URL that gave it."""

    url: str
    etag: str = ""
    modified: str = ""


class Conditional:
    """Gives each request for a page the validators of the last page of exactly its URL; `fresh` in its meta gives none.

    One that holds a control character, or is longer than servers take, is none: what gave it would answer 400 for ever.

    A listing gets those in its meta, where its URL gave them. Both are looked up anew for every hop: Scrapy's redirects
    copy headers, and what is "not modified" since the page at the old address changed may be a page that was never
    seen. Nor is one outlet handed what another marked a reader with, which an ETag does as well as a cookie.
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
        known = await self._known(request) if "asked" in request.cb_kwargs else request.meta.get(VALIDATORS_OF)
        for name in ("If-None-Match", "If-Modified-Since"):
            request.headers.pop(name, None)
        if known is None or known.url != request.url:
            return
        if _GIVEN_BACK.fullmatch(known.etag):
            request.headers["If-None-Match"] = known.etag
        if _GIVEN_BACK.fullmatch(known.modified):
            request.headers["If-Modified-Since"] = known.modified

    async def _known(self, request: Request) -> Validators | None:
        run = getattr(self._crawler.spider, "run", None)
        if run is None or request.meta.get("fresh"):
            return None
        try:
            page = await asyncio.to_thread(run.collection.last_page, request.url)
        except ArchiveError as error:  # a page that cannot be read again is worth a whole new one
            logger.warning("%s is asked for as if it were new: %s", request.url, error)
            return None
        return Validators(request.url, page.header("ETag"), page.header("Last-Modified")) if page else None
