"""robots.txt as RFC 9309 says: unreachable or failing means that all is disallowed, unavailable that all is allowed."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from typing import NoReturn

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.settings import BaseSettings
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler

from crawler.egress import EgressRefused
from crawler.fetch import KEEP_START
from crawler.wire import exchanges

SMALL = 64 << 10  # bytes of a robots.txt that is read at once
_AGENT = re.compile(  # in every spelling that Protego reads
    rb"(?<![^\r\n])((?:\xef\xbb\xbf)?[ \t]*user[- ]?agent(?>[ \t]*:|[ \t])[ \t]*+)(?!\*)([a-z_-]*)[^\r\n#]*",
    re.IGNORECASE,
)


class Unreachable(IgnoreRequest):
    """The outlet's robots.txt could not be had, so nothing of it may be fetched."""


class Robots(RobotsTxtMiddleware):
    """Scrapy's middleware takes a robots.txt that could not be had for leave to fetch everything."""

    def __init__(self, crawler: Crawler) -> None:
        """Fetch one robots.txt for each origin."""
        super().__init__(crawler)
        self._product = self._robotstxt_useragent = product(crawler.settings)
        self._most = crawler.settings.getint("ROBOTSTXT_MAXSIZE")
        self._origins: dict[str, asyncio.Task[RobotParser | None]] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """Return what the origin's robots.txt says; None where the guard refuses the page anyway, and says why."""
        parts = urlparse_cached(request)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._origins:
            self._origins[origin] = asyncio.create_task(self._ask(f"{origin}/robots.txt"))
        return await asyncio.shield(self._origins[origin])

    async def _ask(self, url: str) -> RobotParser | None:
        meta = {"dont_obey_robotstxt": True, "download_maxsize": self._most, KEEP_START: True}
        request = Request(url, priority=self.DOWNLOAD_PRIORITY, meta=meta, callback=NO_CALLBACK)
        try:
            response = await self.crawler.engine.download_async(request)
        except EgressRefused as error:
            return Disallowed(f"it leads elsewhere: {error}") if exchanges(request) else None
        except Exception as error:  # whatever keeps us from reading it, RFC 9309 draws the same conclusion
            return Disallowed(" ".join(str(error).split()) or type(error).__name__)
        # RFC 9309, 2.3.1.3 and 2.3.1.4; 429 says that there is one, but not now
        if response.status >= 500 or response.status == 429:
            return Disallowed(f"{response.url} answered {response.status}")
        body = b"" if response.status >= 400 else response.body[: self._most]
        body = own_groups(body, self._product)
        # In a thread: half a megabyte of rules takes a second, in which every other fetch would stand still.
        make = partial(build_from_crawler, self._parserimpl, self.crawler, body)
        parser: RobotParser = await asyncio.to_thread(make) if len(body) > SMALL else make()
        await self.crawler.signals.send_catch_log_async(signals.robots_parsed, robotparser=parser, request=request)
        return parser


def product(settings: BaseSettings) -> str:
    """Return the name under which robots.txt may speak of us: the product token of the user agent (RFC 9309, 2.2.1)."""
    agent = str(settings["ROBOTSTXT_USER_AGENT"] or settings["USER_AGENT"])
    found = re.match(r"[a-zA-Z_-]+", agent)
    return (found[0] if found else agent).lower()


def own_groups(body: bytes, token: str) -> bytes:
    """Return a robots.txt in which no name but our token is like it: Protego takes a beginning of it for it, too.

    >>> own_groups(b"User-agent: Clipfile/2.0", "clipfile"), own_groups(b"User-agent: Clip", "clipfile")
    (b'User-agent: clipfile', b'User-agent: -')
    """
    own = token.encode()
    return _AGENT.sub(lambda found: found[1] + (own if found[2].lower() == own else b"-"), body)


class Disallowed(RobotParser):
    """Stands for a robots.txt that could not be had."""

    def __init__(self, why: str) -> None:
        """Refuse everything because of `why`."""
        self.why = why

    @classmethod
    def from_crawler(cls, crawler: object, robotstxt_body: bytes) -> NoReturn:
        """Never asked for: there is nothing to parse."""
        raise NotImplementedError

    def allowed(self, url: str | bytes, user_agent: str | bytes) -> bool:
        """Refuse, and say why."""
        raise Unreachable(f"robots.txt could not be had: {self.why}")
