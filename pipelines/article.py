"""Stage 1: what a page says. Sets `access`, `reason`, `article` and `article_id` of a capture."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Self
from urllib.parse import urljoin

from scrapy.crawler import Crawler

from archive import Collection
from archive.capture import Capture, Exchange
from archive.content import Undecodable, decoded
from archive.errors import BadURL
from archive.url import article_id, plain
from pipelines.extract import Extraction
from pipelines.run import run_of
from pipelines.workers import MOST_BYTES, Workers

WALLS = ("consent", "login", "bot-check", "shell")  # what a page with an error status may be all the same


class ExtractArticle:
    """Reads each page in a worker process; a bad page costs its own text, never the crawl."""

    def __init__(self, workers: Workers, crawler: Crawler) -> None:
        """Extract with `workers`; what the archive knows comes from the spider's run."""
        self.workers = workers
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the stage with EXTRACT_WORKERS processes."""
        return cls(Workers(crawler.settings.getint("EXTRACT_WORKERS")), crawler)

    async def process_item(self, item: Capture) -> Capture:
        """Return the capture with what its page says."""
        collection = run_of(self.crawler).collection
        page = item.exchanges[-1]
        if page.status == 304:
            page = await asyncio.to_thread(left_standing, collection, page)
        found = await self.read(page)
        return await asyncio.to_thread(identified, item, found, collection.known_as)

    async def read(self, page: Exchange) -> Extraction:
        """Return what one exchange's page says."""
        if not page.head:
            return Extraction(access="failed", reason=page.error or "no answer that could be read")
        if page.status in range(300, 400):
            return Extraction(access="error", reason=page.error or f"{page.status}, and no page behind it")
        try:
            body = await asyncio.to_thread(decoded, page, MOST_BYTES + 1)  # what is larger is not read
        except Undecodable as error:
            body = error.head
        content_type = page.header("Content-Type")
        found = await self.workers.extract(body, page.url, charset(content_type), content_type, seen=page.began)
        if page.status < 400 or found.access in WALLS:
            return found
        return Extraction(access="error", reason=status_line(page))

    async def close_spider(self) -> None:
        """End the workers."""
        await self.workers.close()


def left_standing(collection: Collection, page: Exchange) -> Exchange:
    """Return the payload that a 304 says is still the one, under the URL and time of the 304."""
    row = collection.last_payload(page.url)
    if row is None:
        return page
    payload = collection.payload(row)
    return replace(page, head=payload.head, body=payload.body, coded=payload.coded)


def identified(item: Capture, found: Extraction, known_as: Callable[..., str]) -> Capture:
    """Return the capture with its article id: the known one for a look at a known page, whatever came back."""
    canonical = found.article.url if found.article else ""
    urls = [item.asked, *(exchange.url for exchange in item.exchanges)]
    own = article_id(item.exchanges[-1].url, canonical)
    aliases = tuple(
        dict.fromkeys(filter(None, map(_plain, [*urls, urljoin(urls[-1], canonical) if canonical else ""])))
    )
    known = known_as(_plain(item.asked), own)
    article = replace(found.article, id=known or own, aliases=aliases) if found.article else None
    return replace(
        item,
        article_id=known or own,
        led_to=own if known and own != known else "",
        access=found.access,
        reason=item.reason or found.reason,
        article=article,
    )


def status_line(page: Exchange) -> str:
    """Return `404 Not Found` as the server said it."""
    line = page.head.split(b"\n", 1)[0].decode("latin-1").strip()
    return " ".join(line.split(None, 2)[1:]) or str(page.status)


def charset(content_type: str) -> str:
    """Return the charset that a Content-Type names, "" when it names none.

    >>> charset('text/html; charset="windows-1251"')
    'windows-1251'
    """
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    return found[1] if found else ""


def _plain(url: str) -> str:
    try:
        return plain(url)
    except BadURL:
        return ""
