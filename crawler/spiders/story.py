"""`scrapy crawl story -a story=kozak-deal`: finds a story's coverage, judges it, keeps it, and says what is missing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError
from scrapy.settings import BaseSettings

from archive import Collection
from archive.capture import Capture, Exchange
from archive.errors import ArchiveError, BadURL
from archive.layout import iso, story_key, view_key
from archive.manifest import sha256
from archive.run import OUT, Run
from archive.shown import note
from archive.standing import view
from archive.url import plain
from crawler import story_printed, story_report
from crawler.following import Following
from crawler.lock import StoryLock
from crawler.reader import Reader
from crawler.seeds import read_seed
from crawler.spiders.capturing import CapturingSpider, info_of
from crawler.story_run import DISCOVERY, REVISITS, StoryRun, begun, story_of, take_in
from crawler.telling.tell import tell_at_the_end
from crawler.traps import Bounds
from pipelines.coverage import Coverage


class StorySpider(CapturingSpider):
    """Follows one story.

    `story`: its id; the file is STORIES_DIR/<id>.toml. `dry=1`: fetch listings alone, keep nothing, and say which
    articles would be fetched and why. `only=revisits`: look at known articles that are due, and at no listing;
    `only=discovery`: look for coverage alone.
    """

    name = "story"
    work: StoryRun
    reader: Reader
    following: Following

    def __init__(self, story: str = "", dry: str = "", only: str = "", **kwargs: Any) -> None:
        if kwargs:
            raise UsageError(f"story knows no argument {', '.join(kwargs)}; it takes story, dry and only")
        if only not in ("", REVISITS, DISCOVERY):
            raise UsageError(f"only: {only!r} is neither {REVISITS} nor {DISCOVERY}")
        if not story:
            raise UsageError("no story was given; give story=ID, the name of its file in STORIES_DIR")
        super().__init__()
        self.id, self.dry, self.only = story, dry not in ("", "0", "no", "false"), only
        self._revisit_next = False
        self._closed = False

    @property
    def slug(self) -> str:
        """The story's id."""
        return self.id

    @property
    def coverage(self) -> Coverage:
        """What `pipelines.judge` judges for."""
        return self.work.coverage

    @property
    def progress(self) -> str:
        """How far the run is, in words."""
        return story_report.progress(self.work)

    def begin(self, settings: BaseSettings) -> Run:
        """Read the story file and begin a run; a dry one touches nothing but the frontier of this machine."""
        story = story_of(self.id, settings)
        folder = Path(settings["STORIES_DIR"])
        local = [read_seed(folder / seed) for seed in story.seeds if "://" not in seed]
        if self.dry:
            run = Run(self.slug, self.collection(settings), info_of(settings), self.clock)
        else:
            run = super().begin(settings)
            self.lock.note(run=run.id, only=self.only)
            source = story.source.encode()
            key = story_key(self.id, source)
            run.collection.storage.put(key, source)
            run.frontier.published(run.id, {key: sha256(source)})
        self.work = begun(run, story, local, Bounds.from_settings(settings), self.dry, self.only)
        return run

    def claim(self, collection: Collection) -> None:
        """Take the lock of the story."""
        self.lock = StoryLock(collection.state_dir, self.id).hold()

    def ended(self, status: int) -> None:
        """Note in the lock how the run ended."""
        if not self.dry:
            self.lock.note(ended=iso(self.run.clock()), status=status)
            self.lock.free()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> StorySpider:
        """Return the spider that was made ready with its run; otherwise make both."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.reader = Reader(spider.work, spider.hands.moved)
        spider.following = Following(spider.work)
        crawler.signals.connect(spider.reader.learn_sitemaps, signals.robots_parsed)
        crawler.signals.connect(spider.following.note, signals.item_scraped)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Fetch the seeds, then what is due and what listings and articles name, then judge everything once more."""
        async for request in self._seeds():
            yield request
        await self._all_kept()
        self.coverage.seeding = False
        self.coverage.draw()
        if self.work.discovers:
            for listing_request in self.reader.requests():
                yield listing_request
            await self.following.left_over()
        until = self.run.clock() + timedelta(minutes=self.work.story.limits.minutes)
        while article_request := await self._next(until):
            yield article_request
        if self.run.stopping or self.run.storage_failed:
            return
        for item in await self._settled():
            if not await self.hands.take(item.asked):
                return
            yield item
        await self._all_kept()

    async def _seeds(self) -> AsyncIterator[Request]:
        """Yield the requests for the seeds that are not known."""
        for seed in self.work.story.seeds:
            if "://" not in seed:
                continue
            self.work.finding.know([seed], "a seed of the story")
            known = self.run.collection.known_as(plain(seed))
            if known and take_in(self.run.collection, self.coverage, known, seed):
                continue
            if not self.work.discovers:
                continue
            self.coverage.via[seed] = "seed"
            if not self.dry:
                await asyncio.to_thread(self.run.ask, seed)
            if not await self.hands.take(seed):
                return
            yield self._article(seed)

    async def _next(self, until: datetime) -> Request | None:
        """Return the request for the next article; None when there is nothing left to do."""
        while True:
            if await self.following.next():
                continue
            if self.run.clock() >= until:
                self.work.finding.queue.end()
                self.work.revisiting.end()
            if not self.dry and (url := self._pop()):
                if await asyncio.to_thread(self.run.ask, url):
                    return self._article(url) if await self.hands.take(url) else None
                continue
            if self.hands.empty and not self.reader.open:
                return None
            await self._moved()

    def _pop(self) -> str:
        """Return the URL of the next article, a known one and a new one in turn; "" when there is none."""
        self._revisit_next = not self._revisit_next
        first, second = (self._due, self._new) if self._revisit_next else (self._new, self._due)
        return first() or second()

    def _due(self) -> str:
        due = self.work.revisiting.pop()
        return due.url if due else ""

    def _new(self) -> str:
        chosen = self.work.finding.queue.pop()
        if chosen is None:
            return ""
        self.work.chosen[chosen.link.url] = chosen
        self.coverage.via[chosen.link.url] = chosen.via
        return chosen.link.url

    async def _settled(self) -> list[Capture]:
        """Judge all once more; return the pages that are coverage after all."""
        came_in, stay_out = self.coverage.settle()
        for item in stay_out:
            reasons = self.coverage.looked[item.article_id].judgement.reasons
            await asyncio.to_thread(self.run.miss, item.asked, OUT, "; ".join(reasons))
        return came_in

    async def _all_kept(self) -> None:
        """Wait until no page is in hand."""
        while not self.hands.empty:
            await self._moved()

    async def _moved(self) -> None:
        """Wait until a page or a listing is through."""
        self.hands.moved.clear()
        await self.hands.moved.wait()

    def _article(self, url: str) -> Request:
        try:
            return self.ask(url)
        except ValueError as error:
            raise BadURL(url, str(error)) from None

    def _keep_context(self, exchange: Exchange, request: Request) -> None:
        if not self.dry and self.settings["KEEP"] != "articles":
            super()._keep_context(exchange, request)

    # -- the end

    def close_run(self) -> None:
        """Tell the judgements and the gaps, end the run, and write the story's view; a dry run just ends."""
        first, self._closed = not self._closed, True
        if self.dry:
            if first:
                self.run.frontier.finish(self.run.id)
            return
        try:
            if first:
                story_report.tell(self.work)
        except ArchiveError as error:
            self.run.storage_failed = self.run.storage_failed or str(error)
        super().close_run()
        if first and not (self.run.storage_failed or self.run.writer.trouble or self.run.stopping):
            self._write_view()

    def _write_view(self) -> None:
        rows = view(self.run.collection, self.id)
        try:
            self.run.collection.storage.put_view(view_key(self.id), story_report.as_lines(rows))
        except ArchiveError as error:
            self.run.storage_failed = str(error)

    def status(self) -> int:
        """Return the exit status of a run that came to its end."""
        return story_report.status(self.work)

    def report(self, as_json: bool = False) -> None:
        """Print what the run did, or what a dry one would do."""
        story_printed.report(self.work, as_json)

    def tell(self) -> None:
        """Tell people what is new in the story, once all of the run is in the archive."""
        if not (self.dry or self.run.storage_failed or self.run.writer.trouble):
            for line in tell_at_the_end(self.run.collection, self.work.story, self.settings, self.run.clock):
                note(f"clipfile: {line}")
