"""The last stage: hands the finished capture to the archive."""

from __future__ import annotations

import asyncio
import logging
from typing import Self

from scrapy.crawler import Crawler

from archive.capture import Capture
from archive.errors import ArchiveError
from pipelines.run import run_of

logger = logging.getLogger(__name__)


class StoreCapture:
    """Returns when the capture is on this machine's disk; full WARCs go to the archive beside the crawl."""

    def __init__(self, crawler: Crawler) -> None:
        """Store with the writer of the spider's run."""
        self.crawler = crawler
        self._publishing: asyncio.Task[bool] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the stage."""
        return cls(crawler)

    async def process_item(self, item: Capture) -> Capture:
        """Keep a capture; when this machine's disk fails the crawl stops, as nothing more could be kept."""
        run = run_of(self.crawler)
        try:
            await asyncio.to_thread(run.writer.add, item)
        except ArchiveError as error:
            run.storage_failed = str(error)
            logger.error("%s", error)
            self._stopping = asyncio.create_task(self.crawler.engine.close_spider_async(reason="storage"))
            raise
        run.kept(item)
        if run.writer.due() and (self._publishing is None or self._publishing.done()):
            run.writer.rotate()
            self._publishing = asyncio.create_task(asyncio.to_thread(run.writer.publish))
        return item
