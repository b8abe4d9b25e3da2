"""Waits as an outlet asks: `Retry-After` of a 429 or 503, and `Crawl-delay` of its robots.txt, each up to a cap."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from crawler.robots import product

BUSY = (429, 503)  # the statuses with which Retry-After means: come back then (RFC 9110, 10.2.3)


class Politeness:
    """Stands behind Scrapy's retries: whatever is asked of a host waits until the host may be asked again.

    An outlet that wants to be left alone for longer than the cap is not asked again in this run: its answer stands.
    """

    def __init__(self, crawler: Crawler) -> None:
        """Read RETRY_AFTER_MAX and CRAWL_DELAY_MAX."""
        settings = crawler.settings
        self._retry_after_max = settings.getfloat("RETRY_AFTER_MAX")
        self._delay_max = settings.getfloat("CRAWL_DELAY_MAX")
        self._agent = product(settings)
        self._gap_s: dict[str, float] = {}  # host → its Crawl-delay
        self._turn: dict[str, float] = {}  # host → when the next request's turn is, on the monotonic clock
        self._quiet: dict[str, float] = {}  # host → until when it wants to be left alone

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware."""
        politeness = cls(crawler)
        crawler.signals.connect(politeness.learn, signals.robots_parsed)
        return politeness

    def learn(self, robotparser: Any, request: Request) -> None:
        """Note the Crawl-delay of a host."""
        rules = getattr(robotparser, "rp", None)
        gap_s = rules.crawl_delay(self._agent) if rules else None
        if gap_s:
            self._gap_s[_host(request)] = min(float(gap_s), self._delay_max)

    async def process_request(self, request: Request) -> None:
        """Wait for the host's turn."""
        host, now = _host(request), time.monotonic()
        turn = max(now, self._turn.get(host, 0.0))
        self._turn[host] = turn + self._gap_s.get(host, 0.0)
        await asyncio.sleep(turn - now)
        while (left_s := self._quiet.get(host, 0.0) - time.monotonic()) > 0:
            await asyncio.sleep(left_s)

    async def process_response(self, request: Request, response: Response) -> Response:
        """Note how long a busy outlet wants to be left alone."""
        if response.status in BUSY and (said := response.headers.get("Retry-After")):
            wait_s = seconds(said.decode("latin-1"), datetime.now(UTC))
            if wait_s > self._retry_after_max:
                request.meta["dont_retry"] = True
            else:
                host = _host(request)
                self._quiet[host] = max(self._quiet.get(host, 0.0), time.monotonic() + wait_s)
        return response


def seconds(retry_after: str, now: datetime) -> float:
    """Return how many seconds a Retry-After asks for, 0 for what is neither a number nor a date.

    >>> seconds("120", datetime.now(UTC)), seconds("soon", datetime.now(UTC))
    (120.0, 0.0)
    >>> seconds("Sun, 22 Nov 2026 10:11:13 GMT", datetime(2026, 11, 22, 10, 11, 3, tzinfo=UTC))
    10.0
    """
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return 0.0
    return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds())


def _host(request: Request) -> str:
    return urlparse_cached(request).netloc.lower()
