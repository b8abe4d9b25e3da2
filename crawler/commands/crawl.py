"""Scrapy's `crawl` with an exit status that tells what happened; Scrapy's own is 0 when every request failed."""

from __future__ import annotations

import argparse
import logging
import os
import signal
import sys
from types import FrameType
from typing import Any, NoReturn

from scrapy import signals
from scrapy.commands import crawl as scrapy_crawl
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings, default_settings

from archive.errors import ArchiveError, Misuse
from archive.run import Run
from archive.shown import note
from crawler import settings as ours
from crawler.egress import Guard
from crawler.logs import CleanRecord
from crawler.memory import give_back
from crawler.report import MISUSE
from crawler.spiders.capturing import CapturingSpider
from crawler.timestamping import Authority

logger = logging.getLogger(__name__)

STOP_S = 4.0  # with the time for publishing a stop takes no 10 s, which is what service managers wait


class Command(scrapy_crawl.Command):
    """`scrapy crawl`; spiders that are not ours run as Scrapy runs them."""

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Run the spider and keep its exit status."""
        process = self.crawler_process
        assert isinstance(process, AsyncCrawlerProcess)
        if len(args) != 1 or args[0] not in process.spider_loader.list():
            known = ", ".join(process.spider_loader.list())
            raise UsageError(f"name one spider of these: {known}", print_help=False)
        spidercls = process.spider_loader.load(args[0])
        if issubclass(spidercls, CapturingSpider):
            self.exitcode = crawl(process, spidercls, opts.spargs)
        else:
            super().run(args, opts)


def crawl(
    process: AsyncCrawlerProcess, spidercls: type[CapturingSpider], spargs: dict[str, Any], as_json: bool = False
) -> int:
    """Run one spider to its end, print its report, return the exit status."""
    try:
        spider = spidercls(**spargs)
        stopped_by = run_to_its_end(process, spider)
    except (UsageError, ArchiveError) as error:
        note(f"clipfile: {error}")
        return error.status if isinstance(error, ArchiveError) else MISUSE
    spider.report(as_json)
    status = 128 + stopped_by[0] if stopped_by else spider.status()
    if not stopped_by:
        for number in (signal.SIGINT, signal.SIGTERM):  # the reactor is gone, and nothing is lost by ending at once
            signal.signal(number, signal.SIG_DFL)
        spider.tell()  # under the story's lock still
    spider.ended(status)
    if stopped_by:
        leave(status)
    return status


def leave(status: int) -> NoReturn:
    """End the process at once: all is on the disk, and a page that takes a minute to read need not be waited for."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def run_to_its_end(process: AsyncCrawlerProcess, spider: CapturingSpider) -> list[int]:
    """Begin the spider's run and crawl until it ends; return the numbers of the signals that stopped it."""
    check(process.settings)
    give_back()
    logging.setLogRecordFactory(CleanRecord)
    spider.run = spider.begin(process.settings)
    crawler = process.create_crawler(type(spider))
    stopped_by = noted_signals(crawler, spider.run)
    crawling = process.crawl(crawler, ready=spider)
    process.start()
    spider.close_run()  # again, where the crawl could not come to its end
    if crawling.done() and not crawling.cancelled() and (error := crawling.exception()):
        logger.info("the crawl could not begin", exc_info=error)  # Scrapy would end as if nothing had been asked for
        raise Misuse(f"the crawl could not begin: {error}") from error
    return stopped_by


def check(settings: BaseSettings) -> None:
    """Raise Misuse for a setting whose value cannot be read."""
    theirs = {bool: settings.getbool, int: settings.getfloat, float: settings.getfloat}  # some take fractions
    own = theirs | {int: settings.getint}
    for module, readers in ((default_settings, theirs), (ours, own)):
        for name, default in vars(module).items():
            read = readers.get(type(default)) if name.isupper() else None
            try:
                if read and settings[name] is not None:
                    read(name)
            except (ValueError, TypeError):
                kind = {bool: "1 or 0", int: "a whole number", float: "a number"}[type(default)]
                raise Misuse(f"{name}: {settings[name]!r} is not {kind}; the default is {default}") from None
    if settings.getbool("COOKIES_ENABLED"):
        raise Misuse("COOKIES_ENABLED: no outlet gets a cookie back; leave it off")
    try:
        Guard.from_settings(settings)
    except ValueError as error:
        raise Misuse(str(error)) from None
    Authority.of(settings)


def noted_signals(crawler: Crawler, run: Run) -> list[int]:
    """Return a list that the number of the signal that stops the crawl comes into; Scrapy's handlers stay in force.

    Pages under way have STOP_S to arrive; then it is as if the signal came a second time, which Scrapy takes for a
    wish to end at once.
    """
    got: list[int] = []

    def wrap() -> None:
        from twisted.internet import reactor

        for number in (signal.SIGINT, signal.SIGTERM):
            handler = signal.getsignal(number)

            def noted(signum: int, frame: FrameType | None, handler: Any = handler) -> None:
                got.append(signum)
                run.stopping = True
                handler(signum, frame)
                reactor.callFromThread(reactor.callLater, STOP_S, os.kill, os.getpid(), signum)

            if callable(handler):
                signal.signal(number, noted)

    crawler.signals.connect(wrap, signals.spider_opened, weak=False)
    return got
