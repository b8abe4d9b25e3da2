"""How far a run is, on a terminal; nothing in a pipe, a log or cron.

pages ━━━━━━━━━━━━━━━━━━━━━━ 14/30 0:00:12
outlets 9/12, found 120, in 5, review 2, out 9, failed 1 ━━━━━━━━━━━ 14/30 0:00:12
"""

from __future__ import annotations

import sys
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from archive.shown import one_line
from pipelines.run import run_of


class TerminalProgress:
    """A bar that counts the URLs that have their verdict, and before it what the spider says of its work."""

    def __init__(self, crawler: Crawler) -> None:
        """Show the run of the crawler's spider."""
        self.crawler = crawler
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        self.bar = Progress(*columns, console=Console(stderr=True), transient=True)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it where standard error is a terminal that no log is written to."""
        if not sys.stderr.isatty() or crawler.settings["LOG_LEVEL"] not in ("ERROR", "CRITICAL"):
            raise NotConfigured
        extension = cls(crawler)
        crawler.signals.connect(extension.begin, signals.spider_opened)
        crawler.signals.connect(extension.step, signals.response_received)
        crawler.signals.connect(extension.step, signals.item_scraped)
        crawler.signals.connect(extension.end, signals.spider_closed)
        return extension

    def begin(self) -> None:
        """Show the bar."""
        self.task = self.bar.add_task("pages", total=None)
        self.bar.start()

    def step(self) -> None:
        """Count what is done, and what was asked for by now."""
        run = run_of(self.crawler)
        said = one_line(getattr(self.crawler.spider, "progress", "pages"))
        self.bar.update(self.task, completed=len(run.verdicts), total=len(run.asked) or None, description=said)

    def end(self) -> None:
        """Take the bar away and say what goes on: the last WARC is being published."""
        self.bar.stop()
        run = run_of(self.crawler)
        Console(stderr=True).print(one_line(f"publishing to {run.collection.url}"), end="\r", style="dim")
