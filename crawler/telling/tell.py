"""Tells what is new of a story through the channels of its file, each fact once a channel, whatever dies in between."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from scrapy.settings import BaseSettings

from archive.answers import minute
from archive.capture import Event
from archive.collection import Collection
from archive.errors import ArchiveError, StorageError
from archive.layout import fresh_id, iso, parse_time, view_key
from archive.remembered import Remembered
from archive.run import Run, now
from archive.told import COVERAGE, EDIT, GAP, REMOVAL, RETURN, Fact, article_facts
from crawler.spiders.capturing import info_of, limits
from crawler.telling.channel import Channel, NotSent
from crawler.telling.feed import atom
from crawler.telling.gaps import gap_facts
from crawler.telling.mail import Mail
from crawler.telling.outbox import Message, Outbox, Trouble
from crawler.telling.webhook import Webhook
from crawler.telling.words import sum_up
from pipelines.story import Story

KINDS = {"coverage": (COVERAGE,), "edits": (EDIT,), "removals": (REMOVAL, RETURN), "gaps": (GAP,)}  # of the story file
AGE = timedelta(days=7)  # what could not be told for so long is news no more
FEED = "feed.atom"
KIND = "telling"  # of a run; one that bore the story's name would pass for a look at its outlets


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How one channel stands."""

    told: tuple[Fact, ...] = ()  # in this telling; of a dry one those that would be
    waiting: tuple[Fact, ...] = ()  # for the next telling
    lapsed: int = 0  # facts that it was never told and that are too old by now
    trouble: Trouble | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What came of it."""

    facts: tuple[Fact, ...]  # all that the story file wants told, the oldest first
    channels: dict[str, State] = field(default_factory=dict)
    feed: str = ""  # the key of the feed


class Teller:
    """Tells one story; of two that tell the same at once the second waits."""

    def __init__(
        self,
        clips: Collection,
        story: Story,
        settings: BaseSettings,
        *,
        clock: Callable[[], datetime] = now,
        environ: Mapping[str, str] = os.environ,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        """Tell of `story`, which has a table `notify`; secrets come from `environ`, `wait` waits so many seconds."""
        self.clips, self.story, self.settings = clips, story, settings
        self.clock, self.environ, self.wait = clock, environ, wait
        self.folder = clips.state_dir / "telling"

    def tell(self, dry: bool = False) -> Telling:
        """Write the feed, tell each channel what it was not told, keep that as events; a dry one only says so.

        StorageError where the archive or this machine's disk fails; a channel that fails says why in its State.
        """
        with self._locked():
            outbox = Outbox(self.folder / "outbox.sqlite", self.story.id)
            try:
                return self._tell(outbox, dry)
            finally:
                outbox.close()

    def _tell(self, outbox: Outbox, dry: bool) -> Telling:
        self.clips.refresh()
        facts, told = self.facts(), self._told_by_events()
        outbox.settle(told)
        outbox.expire(self.clock() - AGE)
        told |= outbox.told()
        feed = self._feed(facts, dry)
        channels = {}
        for name, make in self._channels():
            news = News.of(facts, {id for channel, id in told if channel == name}, self.clock())
            through = self._would if dry else self._through
            channels[name] = through(outbox, name, make, news)
        if not dry:
            self._keep(outbox)
        return Telling(facts=tuple(facts), channels=channels, feed=feed)

    def facts(self) -> list[Fact]:
        """Return all that the story file wants told, the oldest first."""
        assert self.story.notify is not None
        wanted = {kind for name in self.story.notify.facts for kind in KINDS[name]}
        remembered = Remembered(self.folder / "remembered.sqlite")
        try:
            found = article_facts(self.clips, self.story.id, remembered)
            found += gap_facts(self.clips, self.story.id, remembered) if GAP in wanted else []
        finally:
            remembered.close()
        return sorted((fact for fact in found if fact.kind in wanted), key=lambda fact: (fact.time, fact.id))

    def _told_by_events(self) -> set[tuple[str, str]]:
        events = self.clips.cache.events("notified")
        data = (row.data for row in events if row.data.get("story") == self.story.id)
        return {(str(one.get("channel")), str(one.get("message"))) for one in data}

    def _feed(self, facts: Sequence[Fact], dry: bool) -> str:
        assert self.story.notify is not None
        key = view_key(self.story.id, FEED) if self.story.notify.feed else ""
        if key and not dry:
            self.clips.storage.put_view(key, atom(self.story, facts, self.clock()))
        return key

    # -- channels

    def _channels(self) -> Iterator[tuple[str, Callable[[], Channel]]]:
        notify = self.story.notify
        assert notify is not None
        common = (self.story, self.settings, self.environ)
        if notify.webhook:
            yield Webhook.name, lambda: Webhook(*common, wait=self.wait, clock=self.clock)
        if notify.mail:
            yield Mail.name, lambda: Mail(*common, clock=self.clock)

    def _through(self, outbox: Outbox, name: str, make: Callable[[], Channel], news: News) -> State:
        """Tell one channel; after the first message that is not taken the rest waits for the next telling."""
        by_id = {fact.id: fact for fact in news.all}
        sent: list[Message] = []
        try:
            channel = make()
            for message in [*outbox.under_way(name), *channel.compose(news.fresh)]:
                self._send(outbox, channel, message)
                sent.append(message)
        except NotSent as error:
            outbox.failed(name, error.why, self.clock())
        else:
            outbox.works(name)
        told = tuple(by_id[id] for message in sent for id, _, _ in message.facts if id in by_id)
        ids = {fact.id for fact in told}
        under_way = {id for message in outbox.under_way(name) for id, _, _ in message.facts}
        waiting = tuple(
            fact for fact in news.all if fact.id in under_way or (fact in news.fresh and fact.id not in ids)
        )
        refused = getattr(channel, "refused", ()) if sent else ()
        remark = f"not taken for {', '.join(refused)}" if refused else ""
        trouble = outbox.troubles().get(name)
        return State(told=told, waiting=waiting, lapsed=news.lapsed, trouble=trouble, remark=remark)

    def _would(self, outbox: Outbox, name: str, make: Callable[[], Channel], news: News) -> State:
        """Return what a channel would be told, and what it lacks; nothing is sent."""
        trouble = outbox.troubles().get(name)
        try:
            make()
        except NotSent as error:
            time = iso(self.clock())
            trouble = Trouble(since=trouble.since if trouble else time, last=time, why=error.why)
        return State(told=news.fresh, lapsed=news.lapsed, trouble=trouble)

    def _send(self, outbox: Outbox, channel: Channel, message: Message) -> None:
        outbox.add(message, self.clock())
        try:
            channel.send(message)
        except NotSent as error:
            if not error.unknown:
                outbox.drop(message)
            raise
        outbox.sent(message, self.clock())

    # -- events

    def _keep(self, outbox: Outbox) -> None:
        """Keep as events what was sent, in a WARC of a run of its own."""
        messages = outbox.unkept()
        if not messages:
            return
        place = self.clips.storage.place
        run = Run(KIND, self.clips, info_of(self.settings), self.clock, **limits(self.settings, place))
        run.writer.add_events(event for message in messages for event in self._events(run.id, message))
        outbox.kept(messages)
        run.close()
        if trouble := run.writer.trouble:
            raise trouble
        if run.storage_failed:
            raise StorageError(self.clips.url, run.storage_failed)

    def _events(self, run: str, message: Message) -> Iterator[Event]:
        for id, kind, subject in message.facts:
            data = {"story": self.story.id, "fact": kind, "channel": message.channel, "message": id}
            if id != message.id:
                data["within"] = message.id
            time = parse_time(message.sent)
            yield Event(id=fresh_id(), kind="notified", subject=subject, time=time, actor=run, data=data)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Hold the story's telling: of two that would tell the same the second finds it told."""
        path = self.folder / f"{self.story.id}.lock"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("w")
        except OSError as error:
            raise StorageError(str(path), error.strerror or str(error), "set STATE_DIR to a folder of yours") from error
        with file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What one channel was not told."""

    all: tuple[Fact, ...]
    fresh: tuple[Fact, ...]
    lapsed: int

    @classmethod
    def of(cls, facts: Sequence[Fact], told: set[str], now: datetime) -> News:
        """Choose from `facts`; a channel that was never told anything is told all, however old."""
        untold = tuple(fact for fact in facts if fact.id not in told)
        fresh = tuple(fact for fact in untold if fact.time >= iso(now - AGE)) if told else untold
        return cls(all=tuple(facts), fresh=fresh, lapsed=len(untold) - len(fresh))


def tell_at_the_end(
    clips: Collection, story: Story, settings: BaseSettings, clock: Callable[[], datetime]
) -> list[str]:
    """Tell what a run found; return what there is to say of it, in lines. Nothing that fails here fails the run."""
    if story.notify is None:
        return []
    try:
        telling = Teller(clips, story, settings, clock=clock).tell()
    except ArchiveError as error:
        return [f"nobody was told all that is new: {error}"]
    return list(said(story, telling))


def said(story: Story, telling: Telling) -> Iterator[str]:
    """Yield a line for each channel that was told something, and what `troubles` says."""
    for name, state in telling.channels.items():
        if state.told:
            yield f"{story.id}: told by {name}: {sum_up(state.told)}"
    yield from troubles(story, telling)


def troubles(story: Story, telling: Telling) -> Iterator[str]:
    """Yield a line for each channel that fails, or was not told all."""
    for name, state in telling.channels.items():
        if state.remark:
            yield f"{story.id}: {name}: {state.remark}"
        if state.trouble:
            since = minute(state.trouble.since)
            waits = f"; {len(state.waiting)} wait for the next telling" if state.waiting else ""
            yield f"{story.id}: {name} fails since {since}: {state.trouble.why}{waits}"
        if state.lapsed:
            yield f"{story.id}: {name} was never told of {state.lapsed} that are older than {AGE.days} days by now"
