"""Stage 2 of a story: is the article coverage of it, and is its page kept. Sets `judgements`."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem, NotConfigured

from archive.capture import Capture
from archive.collection import Collection
from archive.run import FAILED, NO_ARTICLE, OUT
from pipelines.coverage import Coverage
from pipelines.run import run_of

READABLE = ("full", "teaser")


class JudgeCoverage:
    """Drops what is no coverage, each page with the verdict that says why; a known article passes whatever came."""

    def __init__(self, crawler: Crawler, coverage: Coverage, keep: str) -> None:
        """Judge for `coverage`; `keep` is the setting KEEP."""
        self.crawler, self.coverage, self.keep = crawler, coverage, keep

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the stage for a spider that follows a story."""
        coverage = getattr(crawler.spider, "coverage", None)
        if not isinstance(coverage, Coverage):
            raise NotConfigured
        return cls(crawler, coverage, crawler.settings["KEEP"])

    async def process_item(self, item: Capture) -> Capture:
        """Return the capture with its judgement; DropItem for one that is not kept."""
        run, coverage = run_of(self.crawler), self.coverage
        page = item.exchanges[-1]
        coverage.access[item.asked] = item.access, page.status
        if item.asked in coverage.revisits:
            await asyncio.to_thread(note_change, run.collection, coverage, item)
            return item
        known = bool(await asyncio.to_thread(run.collection.known_as, item.article_id))
        if item.article is None or item.access not in READABLE:
            if (known or self.keep == "all") and not coverage.dry:
                return item
            run.miss(item.asked, NO_ARTICLE if page.head else FAILED, item.reason or item.access)
            raise DropItem(f"{item.access}: {item.reason}", log_level="DEBUG")
        judgement = coverage.look(item.article, item.asked, item.id, known)
        if judgement.verdict == "out" and not known and self.keep != "all":
            if not coverage.hold(item):
                run.miss(item.asked, OUT, "; ".join(judgement.reasons))
            raise DropItem(f"not about {judgement.story}: {'; '.join(judgement.reasons)}", log_level="DEBUG")
        if coverage.dry:
            raise DropItem("a dry run keeps nothing", log_level="DEBUG")
        coverage.looked[item.article.id].archived = True
        return replace(item, judgements=(judgement,))


def note_change(collection: Collection, coverage: Coverage, item: Capture) -> None:
    """Note that a known article says something else than at the look before, or than when it was judged."""
    article = item.article
    if article is None or item.led_to or item.access not in READABLE:
        return
    rows = [row for row in collection.captures([article.id]) if row.text_sha256 and not row.led_to]
    says = article.text_sha256, article.title
    if rows and says != (rows[-1].text_sha256, rows[-1].title):
        coverage.edited.add(article.id)
    one = coverage.looked.get(article.id)
    judged = [(row.text_sha256, row.title) for row in rows if one and row.capture == one.capture]
    if says not in judged:
        coverage.changed[article.id] = article, item.id
