"""Reads a story's listings: asks for home pages, feeds, sitemaps and searches, and chooses from what they name."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from archive.run import outlet
from crawler.conditional import VALIDATORS_OF, Validators
from crawler.discovery import Listing, joined, listing, search_url
from crawler.egress import EgressRefused
from crawler.gaps import kind_of_robots, kind_of_status
from crawler.listings import Kept
from crawler.spiders.capturing import is_robots, why_not
from crawler.story_run import StoryRun
from pipelines.article import charset
from pipelines.story import Story

MOST_LISTINGS = 60  # of one outlet in a run
FEEDS = ("rss", "atom", "rdf", "json-feed")
LISTS = (*FEEDS, "hits", "list", "sitemap", "news-sitemap", "index")  # what a feed or sitemap may turn out to be


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One listing that is asked for."""

    outlet: str  # host
    url: str
    kind: str  # home, feed, sitemap, search
    depth: int = 0  # indexes of sitemaps above it


def places(story: Story) -> Iterator[Place]:
    """Yield the listings that a story file names, and the home pages of its outlets."""
    words = story.query.plain if story.query else " ".join(story.names[:3]) or story.title
    for one in story.outlets:
        yield Place(outlet=one.host, url=one.home, kind="home")
        yield from (Place(outlet=one.host, url=url, kind="feed") for url in one.feeds)
        yield from (Place(outlet=one.host, url=url, kind="sitemap") for url in one.sitemaps)
        yield from (Place(outlet=one.host, url=search_url(url, words), kind="search") for url in one.search)
    for url in story.search:
        url = search_url(url, words)
        yield Place(outlet=outlet(url), url=url, kind="search")


class Reader:
    """Makes the requests for the listings of one run, and reads their answers."""

    def __init__(self, work: StoryRun, moved: asyncio.Event) -> None:
        """Read for a run; `moved` is set whenever a listing is through."""
        self.work, self._moved = work, moved
        self.open = 0  # listings that are asked for and not through
        self._asked: dict[str, set[str]] = {}  # outlet: URLs
        self._left: set[str] = set()  # outlets that have more
        self._sitemaps: dict[str, list[str]] = {}  # host: those that robots.txt names

    def requests(self) -> Iterator[Request]:
        """Yield the requests for what the story file names."""
        for place in places(self.work.story):
            self.work.finding.tally(place.outlet).listed = True
            if request := self.request(place):
                yield request

    def request(self, place: Place, fresh: bool = False) -> Request | None:
        """Return the request for a listing, None for one that was asked for before."""
        asked = self._asked.setdefault(place.outlet, set())
        if not fresh and place.url in asked:
            return None
        if not fresh and len(asked) >= MOST_LISTINGS:
            self._leave(place)
            return None
        if len(place.url) > self.work.bounds.url:
            self._gap(place, "dead-feed", f"its URL has {len(place.url)} characters")
            return None
        kept = None if fresh else self.work.listings.get(place.url)
        meta = {VALIDATORS_OF: Validators(kept.final, kept.etag, kept.modified)} if kept else {}
        try:
            request = Request(
                place.url,
                self.listed,
                errback=self.unlisted,
                cb_kwargs={"place": place},
                meta=meta,
                priority=1,
                dont_filter=True,
            )
        except ValueError as error:
            self._gap(place, "dead-feed", str(error))
            return None
        asked.add(place.url)
        self.open += 1
        return request

    async def listed(self, response: Response, place: Place) -> AsyncIterator[Request]:
        """Choose from what a listing names, and ask for those that it leads to."""
        try:
            for further in await self._read(response, place):
                if request := further if isinstance(further, Request) else self.request(further):
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
                if request := self.request(further):
                    yield request
        finally:
            self._through()

    def learn_sitemaps(self, robotparser: Any, request: Request) -> None:
        """Note the sitemaps that a robots.txt names."""
        rules = getattr(robotparser, "rp", None)
        if rules:
            named = [joined(request.url, link) or link for link in rules.sitemaps if link]
            self._sitemaps[urlsplit(request.url).netloc.lower()] = named

    def _through(self) -> None:
        self.open -= 1
        self._moved.set()

    async def _read(self, response: Response, place: Place) -> list[Place | Request]:
        """Return the further listings that an answer names, its articles chosen."""
        listings = self.work.listings
        kept = listings.get(place.url) if response.status == 304 else None
        if response.status == 304 and (kept is None or kept.final != response.url):
            if not _is_conditional(response.request):  # asked again it would say so for ever
                self._gap(place, "error", f"304 for its {place.kind}, which was asked for whole")
                return list(self._of_robots(place))
            again = self.request(place, fresh=True)
            return [again] if again else []
        if kept is None and response.status not in (200, 203, 206):
            reason = f"{response.status} for its {place.kind}"
            self._gap(place, kind_of_status(response.status), reason)
            return list(self._of_robots(place))
        if kept is None:
            kept = _kept(response)
            if not self.work.dry and response.status != 206:  # a part, which a later 304 would make last
                await asyncio.to_thread(listings.put, place.url, kept)
        bounds = self.work.bounds
        read = partial(listing, charset=kept.charset, urls=bounds.sitemap_urls, size=bounds.sitemap_size)
        said = await asyncio.to_thread(read, kept.body, kept.final)
        self._check(place, said, response)
        named_by = "" if place.kind == "search" else place.outlet
        await asyncio.to_thread(self.work.finding.choose, said.found, named_by)
        return list(self._further(place, said))

    def _check(self, place: Place, said: Listing, response: Response) -> None:
        """Note what is wrong with a listing."""
        usable = bool(said.found or said.more)
        tally = self.work.finding.tally(place.outlet)
        if place.kind == "home":
            tally.answered |= said.kind != ""
        elif said.kind not in LISTS:
            self._gap(place, "dead-feed", f"a {place.kind} that is {'a page' if said.kind else 'nothing readable'}")
            return
        else:
            tally.answered |= usable or place.kind == "search"
        faults = [*said.faults, *_mistyped(place, said, response)]
        faults += ["a part that nobody asked for (206), read as far as it goes"] if response.status == 206 else []
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
        elif said.kind == "index" and place.depth < self.work.bounds.sitemap_depth:
            since = self.work.story.since
            recent = [one for one in said.more if not (since and one.published and one.published[:10] < str(since))]
            for one in sorted(recent, key=lambda one: one.published, reverse=True):
                yield Place(outlet=place.outlet, url=one.url, kind="sitemap", depth=place.depth + 1)

    def _of_robots(self, place: Place) -> Iterator[Place]:
        if place.kind == "home":
            for url in self._sitemaps.get(urlsplit(place.url).netloc.lower(), ()):
                yield Place(outlet=place.outlet, url=url, kind="sitemap")

    def _leave(self, place: Place) -> None:
        """Note, once of an outlet, that not all of its listings are read."""
        if place.outlet not in self._left:
            self._left.add(place.outlet)
            self._gap(place, "limit", f"beyond the {MOST_LISTINGS} listings of an outlet that are read in a run")

    def _gap(self, place: Place, kind: str, reason: str) -> None:
        self.work.gap(place.outlet, place.url, kind, reason)


def _is_conditional(request: Request | None) -> bool:
    return request is not None and ("If-None-Match" in request.headers or "If-Modified-Since" in request.headers)


def _mistyped(place: Place, said: Listing, response: Response) -> list[str]:
    """Return that a listing came as what it is not."""
    told = (response.headers.get("Content-Type") or b"").decode("latin-1").partition(";")[0].strip().lower()
    if place.kind == "home" or told not in ("text/html", "text/plain", "application/octet-stream"):
        return []
    return [f"sent as {told}"] if said.kind != "list" and not place.url.endswith(".gz") else []


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
