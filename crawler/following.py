"""The links of accepted articles: what is followed, and when, also where an earlier run was stopped before that."""

from __future__ import annotations

import asyncio

from archive.capture import Capture, Exchange
from archive.content import Undecodable, decoded
from archive.run import outlet
from crawler.discovery import Found, listing
from crawler.story_run import StoryRun
from pipelines.article import charset


class Following:
    """Chooses from what the accepted articles of one run link to."""

    def __init__(self, work: StoryRun) -> None:
        """Follow for a run."""
        self.work = work
        self._waiting: list[tuple[str, Exchange]] = []  # article id, its page

    def note(self, item: object) -> None:
        """Note that the links of an accepted article are to be followed; those of the last ones in the next run."""
        if not isinstance(item, Capture) or not self._is_to_be_followed(item):
            return
        chosen = self.work.chosen.get(item.asked)
        depth = chosen.depth if chosen else 0
        if depth < self.work.story.limits.depth:
            self.work.coverage.looked[item.article_id].follow = depth
            if not self.work.coverage.closing:
                self._waiting.append((item.article_id, item.exchanges[-1]))

    def _is_to_be_followed(self, item: Capture) -> bool:
        """Tell whether a page may link to coverage that is not known: one that came in, or that was edited since."""
        if not self.work.discovers or item.article_id not in self.work.coverage.looked:
            return False
        accepted = any(one.verdict == "in" for one in item.judgements)
        was_in = self.work.coverage.looked[item.article_id].judgement.verdict == "in"
        return accepted or (was_in and item.article_id in self.work.coverage.edited and not item.led_to)

    async def left_over(self) -> None:
        """Follow the links of articles that are kept, where an earlier run was stopped before that."""
        clips = self.work.run.collection
        for id in self.work.coverage.unfollowed():
            answers = [clips.cache.by_id(row.refers_to) for row in clips.captures([id]) if row.text_of]
            if answers and answers[-1] and id not in dict(self._waiting):
                await self._follow(id, await asyncio.to_thread(clips.exchange, answers[-1]))

    async def next(self) -> bool:
        """Follow those of one article that waits; False when none does."""
        if not self._waiting:
            return False
        await self._follow(*self._waiting.pop())
        return True

    async def _follow(self, id: str, page: Exchange) -> None:
        one = self.work.coverage.looked[id]
        said = await asyncio.to_thread(links, page, self.work.story.across)
        await asyncio.to_thread(self.work.finding.choose, said, outlet(page.url), (one.follow or 0) + 1)
        one.follow = None


def links(page: Exchange, across: bool) -> tuple[Found, ...]:
    """Return what a page links to, other outlets' pages too when `across`; nothing of what is no page."""
    try:
        body = decoded(page)
    except Undecodable as error:
        body = error.head
    said = listing(body, page.url, charset=charset(page.header("Content-Type")), across=across)
    return said.found if said.kind == "page" else ()
