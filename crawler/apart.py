"""No outlet learns of another: neither where a request comes from, nor a name or password that is not for it.

Cookies are off altogether; what an outlet said of a page's state goes back to that URL alone (`crawler.conditional`),
and no redirect carries a name or password along (`crawler.redirects`).
"""

from __future__ import annotations

import logging
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.spidermiddlewares.referer import RefererMiddleware
from scrapy.utils.httpobj import urlparse_cached

logger = logging.getLogger(__name__)


class NoReferer(RefererMiddleware):
    """Sends no Referer, on redirects neither: Scrapy's sends whole URLs, across outlets if an answer asks for it."""

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the middleware, whatever REFERER_ENABLED says."""
        return cls(crawler.settings)

    def get_processed_request(self, request: Request, response: Response | None) -> Request:
        """Return the request without Referer."""
        request.headers.pop("Referer", None)
        return request


class Passwords:
    """Sends no password (HTTPAUTH_USER) in the clear: a redirect from https to http would give it away."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def process_request(self, request: Request) -> None:
        """Take the header away where there is no TLS, and say so once of each host."""
        parts = urlparse_cached(request)
        if parts.scheme == "https" or not request.headers.pop("Authorization", None):
            return
        if parts.netloc not in self._told:
            self._told.add(parts.netloc)
            logger.warning("no password is sent to %s, as it is asked without TLS", parts.netloc)
