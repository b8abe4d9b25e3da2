"""Scrapy's `crawl` with an exit status that tells what happened; Scrapy's own is 0 when every request failed."""

from __future__ import annotations

import argparse
import signal
from types import FrameType
from typing import Any

from scrapy import signals
from scrapy.commands import crawl as scrapy_crawl
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.exceptions import UsageError

from archive.errors import ArchiveError
from archive.run import ARCHIVED, Run
from archive.shown import note
from crawler.report import report
from crawler.spiders.capturing import CapturingSpider

OK, MISUSE, SOME, NONE, STORAGE = 0, 2, 3, 4, 5  # docs/cli.md


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
        spider.run = spidercls.begin(process.settings)
    except (UsageError, ArchiveError) as error:
        note(f"clipfile: {error}")
        return MISUSE if isinstance(error, UsageError) else error.status
    crawler = process.create_crawler(spidercls)
    stopped_by = noted_signals(crawler)
    process.crawl(crawler, ready=spider)
    process.start()
    report(spider.run, as_json)
    return 128 + stopped_by[0] if stopped_by else status(spider.run)


def status(run: Run) -> int:
    """Return the exit status of a run that came to its end."""
    if run.storage_failed or run.writer.trouble:
        return STORAGE
    outcomes = run.outcomes()
    if outcomes["invalid"] == len(run.asked):
        return MISUSE
    return OK if outcomes[ARCHIVED] == len(run.asked) else SOME if outcomes[ARCHIVED] else NONE


def noted_signals(crawler: Crawler) -> list[int]:
    """Return a list that the number of the signal that stops the crawl comes into; Scrapy's handlers stay in force."""
    got: list[int] = []

    def wrap() -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            handler = signal.getsignal(number)

            def noted(signum: int, frame: FrameType | None, handler: Any = handler) -> None:
                got.append(signum)
                handler(signum, frame)

            if callable(handler):
                signal.signal(number, noted)

    crawler.signals.connect(wrap, signals.spider_opened, weak=False)
    return got
