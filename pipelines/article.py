"""Stage 1: what a page says. Sets `access`, `reason`, `article` and `article_id` of a capture."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Self
from urllib.parse import urljoin

from scrapy.crawler import Crawler

from archive import Collection
from archive.capture import Capture, Exchange
from archive.content import Undecodable, decoded
from archive.errors import BadURL
from archive.url import article_id, plain
from pipelines.extraction import Extraction
from pipelines.run import run_of
from pipelines.workers import MOST_BYTES, Workers

Question = tuple[bytes, str, str, str, datetime]  # body, URL, charset, Content-Type, when it was seen
WALLS = ("consent", "login", "bot-check", "shell")  # what a page with an error status may be all the same


class ExtractArticle:
    """Reads each page in a worker process; a bad page costs its own text, never the crawl."""

    def __init__(self, workers: Workers, crawler: Crawler) -> None:
        """Extract with `workers`; what the archive knows comes from the spider's run."""
        self.workers = workers
        self.crawler = crawler
        self._at_once = asyncio.Semaphore(workers.count)  # of decoded pages, which may have 16 MB each

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the stage with EXTRACT_WORKERS processes."""
        return cls(Workers(crawler.settings.getint("EXTRACT_WORKERS")), crawler)

    async def process_item(self, item: Capture) -> Capture:
        """Return the capture with what its page says."""
        collection = run_of(self.crawler).collection
        async with self._at_once:
            page = item.exchanges[-1]
            if page.status == 304:
                page = await asyncio.to_thread(left_standing, collection, page)
            found = await self.read(page)
        return await asyncio.to_thread(identified, item, found, collection.known_as)

    async def read(self, page: Exchange) -> Extraction:
        """Return what one exchange's page says."""
        unread = without_reading(page)
        if unread:
            return unread
        question, cut = await asyncio.to_thread(question_of, page)
        return judged(page, await self.workers.extract(*question), cut)

    async def close_spider(self) -> None:
        """End the workers."""
        await self.workers.close()


def read(workers: Workers, page: Exchange) -> Extraction:
    """Return what one exchange's page says, and wait for it."""
    if unread := without_reading(page):
        return unread
    question, cut = question_of(page)
    return judged(page, workers.extract_now(*question), cut)


def without_reading(page: Exchange) -> Extraction | None:
    """Return what an exchange without a page is; None where there is a page to read."""
    if not page.head:
        return Extraction(access="failed", reason=page.error or "no answer that could be read")
    if page.status in range(300, 400):
        return Extraction(access="error", reason=page.error or f"{page.status}, and no page behind it")
    return None


def question_of(page: Exchange) -> tuple[Question, str]:
    """Return what `Workers.extract` wants to know of a page, and why that is not all of it, "" when it is."""
    cut = page.error or page.truncated if page.truncated else part_of(page)
    try:
        body = decoded(page, MOST_BYTES + 1)  # what is larger is not read
    except Undecodable as error:
        body, cut = error.head, cut or str(error)
    content_type = page.header("Content-Type")
    return (body, page.url, charset(content_type), content_type, page.began), cut


def part_of(page: Exchange) -> str:
    r"""Return which part of its page a 206 is (RFC 9110, 15.3.7), "" for all of it and for any other answer.

    >>> part_of(Exchange(id="", url="", began=datetime.min, head=b"HTTP/1.1 206 \nContent-Range: bytes 0-99/512\n\n"))
    'a part only, bytes 0-99/512'
    """
    if page.status != 206:
        return ""
    said = page.header("Content-Range")
    found = re.fullmatch(r"bytes 0-(\d{1,18})/(\d{1,18})", said.strip())
    return "" if found and int(found[1]) + 1 == int(found[2]) else f"a part only, {said or 'it does not say which'}"


def judged(page: Exchange, found: Extraction, cut: str = "") -> Extraction:
    """Return what was found, unless the status says that it is no article, or a part of it was lost on the way.

    What is left of an article that was cut counts as a teaser does: no text that was whole gives way to it.
    """
    if page.status >= 400 and found.access not in WALLS:
        return Extraction(access="error", reason=status_line(page))
    if cut and found.access in ("full", "failed"):
        access = "teaser" if found.access == "full" else "failed"
        reason = f"{found.reason}; cut short: {cut}" if found.reason else f"cut short: {cut}"
        return replace(found, access=access, reason=reason)
    return found


def left_standing(collection: Collection, page: Exchange) -> Exchange:
    """Return the page that a 304 says is still the one, under the URL and time of the 304."""
    kept = collection.cache.by_id(page.id)  # of a 304 that is kept, its own record says which
    answer = collection.cache.by_id(kept.refers_to) if kept else None
    earlier = collection.exchange(answer) if answer else collection.last_page(page.url)
    return replace(page, head=earlier.head, body=earlier.body, coded=earlier.coded) if earlier else page


def identified(item: Capture, found: Extraction, known_as: Callable[..., str]) -> Capture:
    """Return the capture with its article id: the known one for a look at a known page, whatever came back.

    Where such a look ended elsewhere, at the home page say, no URL but the one asked for is a name of the article: two
    that were led to one place would be taken for one.
    """
    canonical = found.article.url if found.article else ""
    urls = [item.asked, *(exchange.url for exchange in item.exchanges)]
    own = article_id(item.exchanges[-1].url, canonical)
    known = known_as(_plain(item.asked), own)
    names = urls[:1] if known and own != known else [*urls, urljoin(urls[-1], canonical) if canonical else ""]
    aliases = tuple(dict.fromkeys(filter(None, map(_plain, names))))
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
