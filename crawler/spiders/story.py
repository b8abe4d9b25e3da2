"""`scrapy crawl story -a story=kozak-deal`: finds a story's coverage, judges it, keeps it, and says what is missing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError
from scrapy.http import Response
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from archive.capture import Capture, Exchange
from archive.content import Undecodable, decoded
from archive.errors import ArchiveError, BadURL, Misuse
from archive.layout import story_key, view_key
from archive.run import OUT, Run, outlet
from archive.standing import newest, refused, standings, view
from archive.url import plain
from crawler import story_report
from crawler.discovery import Found, Listing, listing, search_url
from crawler.egress import EgressRefused
from crawler.finding import Finding
from crawler.gaps import Gap, is_expected, kind_of_robots, kind_of_status
from crawler.listings import Kept, Listings
from crawler.queue import Chosen
from crawler.seeds import read_seed
from crawler.spiders.capturing import CapturingSpider, info_of, is_robots, why_not
from crawler.traps import Bounds
from pipelines.article import charset
from pipelines.coverage import Coverage
from pipelines.story import Story, read

MOST_LISTINGS = 60  # of one outlet in a run
KEEPS = ("articles", "context", "all")
FEEDS = ("rss", "atom", "rdf", "json-feed")
LISTS = (*FEEDS, "hits", "list", "sitemap", "news-sitemap", "index")  # what a feed or sitemap may turn out to be


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One listing that is asked for."""

    outlet: str  # host
    url: str
    kind: str  # home, feed, sitemap, search
    depth: int = 0  # indexes of sitemaps above it


class StorySpider(CapturingSpider):
    """Follows one story.

    `story`: its id; the file is STORIES_DIR/<id>.toml. `dry=1`: fetch listings alone, keep nothing, and say which
    articles would be fetched and why.
    """

    name = "story"

    def __init__(self, story: str = "", dry: str = "", **kwargs: Any) -> None:
        if kwargs:
            raise UsageError(f"story knows no argument {', '.join(kwargs)}; it takes story and dry")
        if not story:
            raise UsageError("no story was given; give story=ID, the name of its file in STORIES_DIR")
        super().__init__()
        self.id, self.dry = story, dry not in ("", "0", "no", "false")
        self.gaps: list[Gap] = []
        self._asked_listings: dict[str, set[str]] = {}  # outlet: URLs
        self._open_listings = 0
        self._sitemaps: dict[str, list[str]] = {}  # host: those that robots.txt names
        self._to_follow: list[tuple[str, Exchange]] = []  # article id, its page
        self._chosen: dict[str, Chosen] = {}  # URL asked for: why
        self._closed = False

    @property
    def slug(self) -> str:
        """The story's id."""
        return self.id

    def begin(self, settings: BaseSettings) -> Run:
        """Read the story file and begin a run; a dry one touches nothing but the frontier of this machine."""
        folder = Path(settings["STORIES_DIR"])
        self.story: Story = read(folder / f"{self.id}.toml")
        if settings["KEEP"] not in KEEPS:
            raise Misuse(f"KEEP: {settings['KEEP']!r} is none of {', '.join(KEEPS)}")
        self.folder, self.keep = folder, settings["KEEP"]
        self._longest = settings.getint("URLLENGTH_LIMIT")  # Scrapy drops longer ones without a word
        if long := [seed for seed in self.story.seeds if len(seed) > self._longest]:
            raise Misuse(f"{long[0][:80]}…: a seed of {len(long[0])} characters, over URLLENGTH_LIMIT={self._longest}")
        local = [read_seed(folder / seed) for seed in self.story.seeds if "://" not in seed]
        if self.dry:
            collection = self.collection(settings)
            run = Run(self.slug, collection, info_of(settings))
        else:
            run = super().begin(settings)
            source = self.story.source.encode()
            run.collection.storage.put(story_key(self.id, source), source)
        self._recall(run)
        self.finding.keep_to(Bounds.from_settings(settings))
        self.coverage.seeds |= {article.id: article for article in local}
        return run

    def _recall(self, run: Run) -> None:
        clips = run.collection
        standing = standings(clips, self.id)
        self.memory = clips.state_dir / "stories" / f"{self.id}.jsonl"
        self.coverage = Coverage(self.story, standing, self.dry)
        self.coverage.recall(self.memory)
        missing = [one for id, one in standing.items() if id not in self.coverage.looked]
        self.coverage.restore((one, said[1]) for one in missing if (said := newest(clips, one.article)))
        self.listings = Listings(clips.state_dir / "listings.sqlite")
        self.finding = Finding(self.story, self.coverage, self._elsewhere)
        self.finding.know(refused(clips, self.id), "judged out before")
        for id, one in self.coverage.looked.items():
            if one.archived:
                names = {id, *one.article.aliases, *(name for row in clips.captures([id]) for name in row.aliases)}
                self.finding.know(names, "in the archive")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> StorySpider:
        """Return the spider that was made ready with its run; otherwise make both."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider._learn_sitemaps, signals.robots_parsed)
        crawler.signals.connect(spider._stored, signals.item_scraped)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Fetch the seeds, then what listings and articles name, then judge everything once more."""
        async for request in self._seeds():
            yield request
        while not self.hands.empty:
            await self._moved()
        self.coverage.seeding = False
        self.coverage.draw()
        for place in self._places():
            if listing_request := self._listing(place):
                yield listing_request
        await self._follow_left()
        until = self.run.clock() + timedelta(minutes=self.story.limits.minutes)
        while article_request := await self._next(until):
            yield article_request
        if self.run.stopping or self.run.storage_failed:
            return
        came_in, stay_out = self.coverage.settle()
        for item in stay_out:
            reasons = self.coverage.looked[item.article_id].judgement.reasons
            await asyncio.to_thread(self.run.miss, item.asked, OUT, "; ".join(reasons))
        for item in came_in:
            if not await self.hands.take(item.asked):
                return
            yield item
        while not self.hands.empty:
            await self._moved()

    async def _next(self, until: datetime) -> Request | None:
        """Return the request for the next article; None when there is nothing left to do."""
        while True:
            if self._to_follow:
                await self._follow(*self._to_follow.pop())
                continue
            if self.run.clock() >= until:
                self.finding.queue.end()
            if not self.dry and (chosen := self.finding.queue.pop()):
                url = chosen.link.url
                self._chosen[url] = chosen
                self.coverage.via[url] = chosen.via
                if await asyncio.to_thread(self.run.ask, url):
                    return self._article(url) if await self.hands.take(url) else None
                continue
            if self.hands.empty and not self._open_listings:
                return None
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

    # -- seeds

    async def _seeds(self) -> AsyncIterator[Request]:
        for seed in self.story.seeds:
            if "://" not in seed:
                continue
            self.finding.know([seed], "a seed of the story")
            known = self.run.collection.known_as(plain(seed))
            if known and (said := newest(self.run.collection, known)):
                look, article = said
                self.coverage.look(replace(article, id=known), seed, look.row.capture, True)
                continue
            self.coverage.via[seed] = "seed"
            if not self.dry:
                await asyncio.to_thread(self.run.ask, seed)
            if not await self.hands.take(seed):
                return
            yield self._article(seed)

    # -- listings

    def _places(self) -> Iterator[Place]:
        words = self.story.query.plain if self.story.query else " ".join(self.story.names[:3]) or self.story.title
        for one in self.story.outlets:
            yield Place(outlet=one.host, url=one.home, kind="home")
            yield from (Place(outlet=one.host, url=url, kind="feed") for url in one.feeds)
            yield from (Place(outlet=one.host, url=url, kind="sitemap") for url in one.sitemaps)
            yield from (Place(outlet=one.host, url=search_url(url, words), kind="search") for url in one.search)
        for url in self.story.search:
            url = search_url(url, words)
            self.finding.tally(outlet(url)).listed = True
            yield Place(outlet=outlet(url), url=url, kind="search")

    def _listing(self, place: Place, fresh: bool = False) -> Request | None:
        """Return the request for a listing, None for one that was asked for before."""
        asked = self._asked_listings.setdefault(place.outlet, set())
        if not fresh and (place.url in asked or len(asked) >= MOST_LISTINGS):
            return None
        if len(place.url) > self._longest:
            self._gap(place, "dead-feed", f"its URL has {len(place.url)} characters")
            return None
        headers = {}
        kept = None if fresh else self.listings.get(place.url)
        if kept:
            headers = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified}
            headers = {name: value for name, value in headers.items() if value}
        try:
            request = Request(
                place.url,
                self.listed,
                errback=self.unlisted,
                cb_kwargs={"place": place},
                headers=headers,
                priority=1,
                dont_filter=True,
            )
        except ValueError as error:
            self._gap(place, "dead-feed", str(error))
            return None
        asked.add(place.url)
        self._open_listings += 1
        return request

    async def listed(self, response: Response, place: Place) -> AsyncIterator[Request]:
        """Choose from what a listing names, and ask for those that it leads to."""
        try:
            for further in await self._read(response, place):
                if request := further if isinstance(further, Request) else self._listing(further):
                    yield request
        finally:
            self._through()

    async def unlisted(self, failure: Failure) -> AsyncIterator[Request]:
        """Note why a listing did not come; an outlet whose home page fails may have sitemaps all the same."""
        place: Place = failure.request.cb_kwargs["place"]  # type: ignore[attr-defined]
        error = failure.value
        robots = "robots" if is_robots(error) else kind_of_robots(str(error)) or "unreachable"
        kind = "refused" if isinstance(error, EgressRefused) else robots
        try:
            self._gap(place, kind, why_not(error))
            for further in self._of_robots(place):
                if request := self._listing(further):
                    yield request
        finally:
            self._through()

    def _through(self) -> None:
        self._open_listings -= 1
        self.hands.moved.set()

    async def _read(self, response: Response, place: Place) -> list[Place | Request]:
        """Return the further listings that an answer names, its articles chosen."""
        kept = self.listings.get(place.url) if response.status == 304 else None
        if response.status == 304 and (kept is None or kept.final != response.url):
            again = self._listing(place, fresh=True)
            return [again] if again else []
        if kept is None and response.status != 200:
            reason = f"{response.status} for its {place.kind}"
            self._gap(place, kind_of_status(response.status), reason)
            return list(self._of_robots(place))
        if kept is None:
            kept = _kept(response)
            if not self.dry:
                await asyncio.to_thread(self.listings.put, place.url, kept)
        urls, size = (self.settings.getint(name) for name in ("SITEMAP_URLS_MAX", "SITEMAP_MAXSIZE"))
        reading = partial(listing, kept.body, kept.final, charset=kept.charset, urls=urls, size=size)
        said = await asyncio.to_thread(reading)
        self._check(place, said, response)
        named_by = "" if place.kind == "search" else place.outlet
        await asyncio.to_thread(self.finding.choose, said.found, named_by)
        return list(self._further(place, said))

    def _check(self, place: Place, said: Listing, response: Response) -> None:
        """Note what is wrong with a listing."""
        usable = bool(said.found or said.more)
        if place.kind == "home":
            self.finding.tally(place.outlet).answered |= said.kind != ""
        elif said.kind not in LISTS:
            self._gap(place, "dead-feed", f"a {place.kind} that is {'a page' if said.kind else 'nothing readable'}")
            return
        else:
            self.finding.tally(place.outlet).answered |= usable or place.kind == "search"
        told = (response.headers.get("Content-Type") or b"").decode("latin-1").partition(";")[0].strip().lower()
        faults = list(said.faults)
        if place.kind != "home" and told in ("text/html", "text/plain", "application/octet-stream"):
            faults += [f"sent as {told}"] if said.kind != "list" and not place.url.endswith(".gz") else []
        if place.kind == "search" and faults == ["a feed without entries"]:
            return
        if faults:
            dead = not usable and place.kind != "home"
            self._gap(place, "dead-feed" if dead else "faulty", "; ".join(faults))

    def _further(self, place: Place, said: Listing) -> Iterator[Place]:
        if place.kind == "home":
            for feed in said.more:
                if "comment" not in feed.url.lower():  # readers' comments
                    yield Place(outlet=place.outlet, url=feed.url, kind="feed")
            yield from self._of_robots(place)
        elif said.kind == "index" and place.depth < self.settings.getint("SITEMAP_DEPTH_MAX"):
            since = self.story.since
            recent = [one for one in said.more if not (since and one.published and one.published[:10] < str(since))]
            for one in sorted(recent, key=lambda one: one.published, reverse=True):
                yield Place(outlet=place.outlet, url=one.url, kind="sitemap", depth=place.depth + 1)

    def _of_robots(self, place: Place) -> Iterator[Place]:
        if place.kind == "home":
            for url in self._sitemaps.get(urlsplit(place.url).netloc.lower(), ()):
                yield Place(outlet=place.outlet, url=url, kind="sitemap")

    def _learn_sitemaps(self, robotparser: Any, request: Request) -> None:
        rules = getattr(robotparser, "rp", None)
        if rules:
            self._sitemaps[urlsplit(request.url).netloc.lower()] = list(rules.sitemaps)

    # -- articles

    def _elsewhere(self, url: str) -> bool:
        """Tell whether another run or story archived a page; its article is judged for this story then."""
        known = self.run.collection.known_as(plain(url))
        if not known:
            return False
        said = newest(self.run.collection, known) if known not in self.coverage.looked else None
        if said:
            look, article = said
            self.coverage.look(replace(article, id=known), url, look.row.capture, True)
        return True

    def _stored(self, item: Any) -> None:
        """Note that the links of an accepted article are to be followed; those of the last ones in the next run."""
        if isinstance(item, Capture) and any(one.verdict == "in" for one in item.judgements):
            chosen = self._chosen.get(item.asked)
            depth = chosen.depth if chosen else 0
            if depth < self.story.limits.depth:
                self.coverage.looked[item.article_id].follow = depth
                if not self.coverage.closing:
                    self._to_follow.append((item.article_id, item.exchanges[-1]))

    async def _follow_left(self) -> None:
        """Follow the links of articles that are kept, where an earlier run was stopped before that."""
        clips = self.run.collection
        for id in self.coverage.unfollowed():
            answers = [clips.cache.by_id(row.refers_to) for row in clips.captures([id]) if row.text_of]
            if answers and answers[-1] and id not in dict(self._to_follow):
                await self._follow(id, await asyncio.to_thread(clips.exchange, answers[-1]))

    async def _follow(self, id: str, page: Exchange) -> None:
        """Choose from what an accepted article links to."""
        one = self.coverage.looked[id]
        said = await asyncio.to_thread(_links, page, self.story.across)
        await asyncio.to_thread(self.finding.choose, said, outlet(page.url), (one.follow or 0) + 1)
        one.follow = None

    def _keep_context(self, exchange: Exchange, request: Request) -> None:
        if not self.dry and self.keep != "articles":
            super()._keep_context(exchange, request)

    # -- the end

    def _gap(self, place: Place, kind: str, reason: str) -> None:
        expected = is_expected(place.url, place.outlet, self.story.expected_gaps)
        self.gaps.append(Gap(outlet=place.outlet, url=place.url, kind=kind, reason=reason, expected=expected))

    def close_run(self) -> None:
        """Tell the judgements and the gaps, end the run, and write the story's view; a dry run just ends."""
        first, self._closed = not self._closed, True
        if self.dry:
            if first:
                self.run.frontier.finish(self.run.id)
            return
        try:
            if first:
                story_report.tell(self)
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
        return story_report.status(self)

    def report(self, as_json: bool = False) -> None:
        """Print what the run did, or what a dry one would do."""
        story_report.report(self, as_json)


def _kept(response: Response) -> Kept:
    def said(name: str) -> str:
        return (response.headers.get(name) or b"").decode("latin-1")

    return Kept(
        final=response.url,
        etag=said("ETag"),
        modified=said("Last-Modified"),
        charset=charset(said("Content-Type")),
        body=response.body,
    )


def _links(page: Exchange, across: bool) -> tuple[Found, ...]:
    try:
        body = decoded(page)
    except Undecodable as error:
        body = error.head
    said = listing(body, page.url, charset=charset(page.header("Content-Type")), across=across)
    return said.found if said.kind == "page" else ()
