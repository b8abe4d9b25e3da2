"""The last stage: hands the finished capture to the archive."""

from __future__ import annotations

import asyncio
import logging
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from archive.capture import Capture
from archive.errors import ArchiveError
from pipelines.extraction import RULES
from pipelines.run import run_of

logger = logging.getLogger(__name__)


class StoreCapture:
    """Returns when the capture and its verdict are on this machine's disk; see `Run.keep`."""

    def __init__(self, crawler: Crawler) -> None:
        """Store with the writer of the spider's run."""
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the stage."""
        return cls(crawler)

    async def process_item(self, item: Capture) -> Capture:
        """Keep a capture; when this machine's disk fails the crawl stops, as nothing more could be kept."""
        run = run_of(self.crawler)
        try:
            await asyncio.to_thread(run.keep, item, RULES)
        except ArchiveError as error:
            if not run.storage_failed:
                run.storage_failed = str(error)
                logger.error("%s", error)
                self._stopping = asyncio.create_task(self.crawler.engine.close_spider_async(reason="storage"))
            raise DropItem(str(error)) from error
        return item
