"""Plain Scrapy: downloads the pages and does nothing with them."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy.http import Response


class Plain(scrapy.Spider):
    """Fetches every URL of standard input; leaves their number in the file `pages`."""

    name = "plain"
    fetched = 0

    async def start(self) -> AsyncIterator[Any]:
        for url in sys.stdin.read().split():
            yield scrapy.Request(url)

    def parse(self, response: Response) -> Any:
        self.fetched += 1

    def closed(self, reason: str) -> None:
        Path("pages").write_text(str(self.fetched))
