"""What the spiders share: a run, and a Capture of every page that was asked for, whatever became of it."""

from __future__ import annotations

import asyncio
from typing import Any, Self

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from archive import Collection
from archive.capture import Capture, Exchange
from archive.layout import fresh_id
from archive.run import FAILED, Run, Verdict
from crawler.egress import EgressRefused
from crawler.wire import exchange_finished, exchanges


class CapturingSpider(Spider):
    """A spider whose pages become captures of one run. A request of its own bears `asked` in its `cb_kwargs`."""

    run: Run

    @classmethod
    def begin(cls, settings: BaseSettings) -> Run:
        """Open the archive and begin a run there; ArchiveError when nothing could be kept."""
        collection = Collection(settings["ARCHIVE_URL"], state_dir=settings["STATE_DIR"] or None)
        collection.prepare()
        info = {
            "operator": settings["CONTACT"],
            "robots": "obey" if settings.getbool("ROBOTSTXT_OBEY") else "ignore",
            "user_agent": settings["USER_AGENT"],
        }
        return Run(cls.name, collection, info)

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, ready: Self | None = None, **kwargs: Any) -> Self:
        """Return the spider that was made `ready` with its run; otherwise make both."""
        spider = ready or cls(*args, **kwargs)
        spider._set_crawler(crawler)
        if ready is None:
            spider.run = cls.begin(crawler.settings)
        crawler.signals.connect(spider._keep_context, exchange_finished)
        crawler.signals.connect(spider._close_run, signals.spider_closed)
        return spider

    def ask(self, url: str, **kwargs: Any) -> Request:
        """Return the request for a page that is asked for; it ends in `captured`, whatever happens."""
        return Request(
            url, callback=self.captured, errback=self.missed, cb_kwargs={"asked": url}, dont_filter=True, **kwargs
        )

    def validators(self, url: str) -> dict[str, str]:
        """Return the headers that let an outlet say in a 304 that a page is still the one kept (RFC 9110, 13.1)."""
        row = self.run.collection.last_payload(url)
        if row is None:
            return {}
        payload = self.run.collection.payload(row)
        pairs = (("If-None-Match", payload.header("ETag")), ("If-Modified-Since", payload.header("Last-Modified")))
        return {name: value for name, value in pairs if value}

    async def captured(self, response: Response, asked: str) -> Any:
        """Yield the capture of a page that answered."""
        yield self._capture(asked, exchanges(response))

    async def missed(self, failure: Failure) -> Any:
        """Yield the capture of a page that did not answer; without any exchange its verdict says why."""
        request: Request = failure.request  # type: ignore[attr-defined]
        asked, error = request.cb_kwargs["asked"], failure.value
        tries = exchanges(request)
        outcome = "refused" if isinstance(error, EgressRefused) else "robots" if is_robots(error) else FAILED
        if tries:
            self.run.failing(asked, outcome)
            yield self._capture(asked, tries, why_not(error))
        else:
            self.run.end(Verdict(url=asked, outcome=outcome, reason=why_not(error)))

    def _capture(self, asked: str, tries: tuple[Exchange, ...], reason: str = "") -> Capture:
        page = tries[-1]
        return Capture(
            id=page.id if page.head else fresh_id(), run=self.run.id, asked=asked, exchanges=tries, reason=reason
        )

    def _keep_context(self, exchange: Exchange, request: Request) -> None:
        """Keep what no capture will hold: robots.txt."""
        if "asked" not in request.cb_kwargs:
            self.run.writer.add_exchange(exchange)

    async def _close_run(self) -> None:
        await asyncio.to_thread(self.run.close)


def is_robots(error: BaseException | None) -> bool:
    """Tell whether robots.txt forbids the page; one that could not be had is a failure of the outlet's."""
    return isinstance(error, IgnoreRequest) and str(error) == "Forbidden by robots.txt"


def why_not(error: BaseException | None) -> str:
    """Return, in a line of words, why a request failed."""
    words = " ".join(str(error).split()) if error else ""
    return words or type(error).__name__
