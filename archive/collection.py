"""Collection: one archive, a folder or a bucket, as everyone outside sees it.

    >>> clips = Collection("s3://newsroom/clips")                               # doctest: +SKIP
    >>> clips.text("https://news.outlet.test/a", at="2026-11-22T12:00Z")        # doctest: +SKIP
    'The council voted on Tuesday …'

Reading needs neither Scrapy nor trafilatura, and boto3 only for a bucket.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

from archive import facts, layout, warc
from archive.cache import Cache
from archive.capture import Article, Capture, Exchange
from archive.content import Undecodable, decoded
from archive.errors import BadRecord, NotArchived, NoText
from archive.find import Match, find
from archive.frontier import Frontier
from archive.manifest import read_new
from archive.publish import checked, record_at, rows_at
from archive.rebuild import Report, fetched, rebuild
from archive.record import Record, unpack_all
from archive.segment import Row
from archive.spool import Spool
from archive.storage import DEFAULT_URL, Storage, open_storage
from archive.storage.keys import LAYOUT_BYTES, LAYOUT_KEY
from archive.when import instant
from archive.writer import RunInfo, Writer

if TYPE_CHECKING:
    from archive.custody.keys import Signer
    from archive.custody.trust import Trust
    from archive.verify import Chain, Finding, Object, Opened

WRITER_RETRY_S = 300.0  # a writer's patience with a bucket; after that its spool waits for the next run
SOON_S = 5.0  # what a writer waits to read back a payload that it knows
NEAR = timedelta(hours=2)
READABLE = ("full", "teaser")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at an article, as `history` lists it."""

    row: Row  # of its capture record, under the newest rules
    status: int  # of its last answer, 0 when none came
    change: str  # first, new text, same text, same bytes, not modified, no text
    answer: Row | None  # the response or revisit
    payload: Row | None  # the response that holds the body
    text: Row | None  # the conversion that holds its text

    @property
    def time(self) -> datetime:
        """When the look began."""
        return layout.parse_time(self.row.time)


class Collection:
    """The captures under one storage URL. Threads may share it."""

    def __init__(
        self, url: str | None = None, state_dir: str | Path | None = None, signing_key: str | Path | None = None
    ) -> None:
        """Open the archive at `url`: a folder or `s3://bucket/prefix`; else ARCHIVE_URL, else ./clips.

        Nothing is read or made yet. `state_dir` holds cache and spool: else STATE_DIR, else the platform's place.
        `signing_key` is the file of the key that signs manifests, "" for none: else SIGNING_KEY, else there is none.
        """
        self.url = url or os.environ.get("ARCHIVE_URL") or DEFAULT_URL
        self.storage = open_storage(self.url)
        self.state_dir = Path(state_dir or os.environ.get("STATE_DIR") or _state_dir(self.storage.place))
        self.signing_key = os.environ.get("SIGNING_KEY") if signing_key is None else signing_key
        self._cache: Cache | None = None
        self._frontier: Frontier | None = None

    @property
    def cache(self) -> Cache:
        """What this machine remembers of the segments, brought up to date when first used."""
        if self._cache is None:
            self._cache = Cache(self.state_dir / "cache.sqlite")
            self.refresh()
        return self._cache

    def refresh(self, whole: bool = False) -> None:
        """Apply the segments that came since, from two days before the last day known; all of them when `whole`."""
        cache = self._cache or self.cache
        known = cache.segments()
        after = "" if whole or not known else _days_before(max(known), 2)
        found = set(self.storage.keys("index/", after=after))
        if any(key not in found for key in known if key > after):  # another archive stands there now
            cache.clear()
            known, found = set(), set(self.storage.keys("index/"))
        for key in sorted(found - known):
            cache.apply(key, rows_at(self.storage, key))

    # -- reading

    def articles(self) -> list[str]:
        """Return the ids of all articles, in byte order; ids that share an alias once, by the earliest."""
        seen: set[str] = set()
        ids = []
        for article in self.cache.articles():
            if article not in seen:
                same = self.cache.named(article)
                seen |= same
                ids.append(self._first(same))
        return sorted(ids)

    def find(self, url: str) -> Match:
        """Return what a person means by `url`, whole or partial; NotArchived, with the nearest, when nothing fits."""
        return find(url, self.cache)

    def history(self, url: str) -> list[Look]:
        """Return every look at an article, oldest first; NotArchived when there is none."""
        looks: list[Look] = []
        seen_text, fullness = "", ""
        for row in self.captures(self.find(url).articles):
            answer = self.cache.by_id(row.refers_to) if row.refers_to else None
            payload = self.cache.by_id(answer.refers_to) if answer and answer.kind == "revisit" else answer
            text = self.cache.by_id(row.text_of) if row.text_of else None
            readable = row.text_sha256 if row.access in READABLE else ""
            if fullness == "full" and row.access == "teaser":
                readable = ""
            looks.append(
                Look(
                    row=row,
                    status=_status(answer),
                    change=_change(answer, readable, seen_text),
                    answer=answer,
                    payload=payload,
                    text=text,
                )
            )
            if readable:
                seen_text, fullness = readable, row.access
        return looks

    def at(self, url: str, time: datetime | str | None = None) -> Look:
        """Return the look whose text was the newest at `time`, now if not said; NotArchived when none had one.

        A look that found no article (an error, a wall) leaves the text before it standing.
        """
        looks = self._until(url, time)
        held = _newest_text(looks)
        if held is None:
            last = looks[-1].row
            raise NoText(url, f"{last.access} {last.reason}".strip() + f" at {last.time}")
        return held

    def look(self, url: str, time: datetime | str | None = None) -> Look:
        """Return the look that began at the very `time`, whatever it found; else what `at` does.

        Of a page that had no text by then it is the last look.
        """
        looks = self._until(url, time)
        exact = instant(time) if isinstance(time, str) else time
        return looks[-1] if looks[-1].time == exact else _newest_text(looks) or looks[-1]

    def _until(self, url: str, time: datetime | str | None) -> list[Look]:
        """Return the looks up to `time`; NotArchived when there is none."""
        moment = instant(time) if isinstance(time, str) else time
        looks = [look for look in self.history(url) if moment is None or look.time <= moment]
        if moment and not looks:
            raise NotArchived(f"{url} by {layout.iso(moment)}")
        return looks

    def text(self, url: str, at: datetime | str | None = None) -> str:
        """Return an article's clean text as it stood at a time, now if not said; NotArchived when there is none."""
        return self.text_of(self.at(url, at))

    def text_of(self, look: Look) -> str:
        """Return the clean text that a look found, "" when it found none; BadRecord where the index lost it."""
        return self._said(look.row)

    def capture(self, row: Row) -> Capture:
        """Return the capture that a capture record's row tells of, equal to the one written."""
        return warc.read_capture(self.record(row), self._fetch)

    def record(self, row: Row) -> Record:
        """Return the WARC record of a row."""
        return record_at(self.storage, row)

    def article(self, look: Look) -> Article | None:
        """Return what the page said at a look; None where it was no article."""
        return self.article_of(look.row)

    def article_of(self, row: Row) -> Article | None:
        """Return the same for the row of a capture record; its page is not read."""
        return facts.to_capture(json.loads(self.record(row).block), (), self._said(row)).article

    def host_answered(self, host: str, time: datetime) -> bool:
        """Tell whether any page of a host answered with success within two hours of a time."""
        return self.cache.answered(host, layout.iso(time - NEAR), layout.iso(time + NEAR))

    def page(self, row: Row) -> bytes:
        """Return the page that a capture saw, its Content-Encoding taken off; of a 304 the page it left standing.

        Of a body that is damaged it is what could be decoded. NoText where no answer came.
        """
        answer = self.cache.by_id(row.refers_to)
        if answer is None:
            raise NoText(row.url, f"{row.access} {row.reason}".strip())
        if answer.profile == "server-not-modified":
            answer = self.cache.by_id(answer.refers_to) or answer
        try:
            return decoded(warc.read_exchange(self._fetch(answer.id), self._fetch))
        except Undecodable as error:
            return error.head

    def exchange(self, row: Row) -> Exchange:
        """Return the exchange whose response or revisit stands in this row."""
        return warc.read_exchange(self._fetch(row.id), self._fetch)

    def warc(self, row: Row) -> Iterator[bytes]:
        """Yield the records of a capture as they stand in the archive, what they refer to first: a WARC of its own."""
        told = json.loads(self.record(row).block)
        ids = [exchange["id"] for exchange in told["exchanges"]] + [row.text_of]
        places = [place for id in ids if (place := self.cache.by_id(id))]
        referred = [place for answer in places if (place := self.cache.by_id(answer.refers_to))]
        seen: set[str] = set()
        for place in (*referred, *places, row):
            if place.id not in seen:
                seen.add(place.id)
                yield self._members(place)[0]

    def rows(self) -> Iterator[Row]:
        """Yield every row of the index."""
        return self.cache.rows()

    def last_page(self, url: str) -> Exchange | None:
        """Return the newest page of exactly this URL that came whole: what a 304 says is still the one."""
        row = self.cache.last_page(url)
        return self.exchange(row) if row else None

    def known_as(self, *plain_urls: str) -> str:
        """Return the id of the article that bears one of these names, "" when none does."""
        for name in plain_urls:
            if same := self.cache.named(name):
                return self._first(same)
        return ""

    def captures(self, articles: Iterable[str]) -> list[Row]:
        """The capture records of an article, oldest first, for each capture that of the newest rules."""
        newest: dict[str, Row] = {}
        for row in self.cache.captures(articles):
            if row.capture not in newest or newest[row.capture].rules < row.rules:
                newest[row.capture] = row
        return sorted(newest.values(), key=lambda row: row.time)

    def text_object(self, row: Row) -> str:
        """Return the key of the text object of a capture record, "" where another look's serves.

        It stands in its conversion's row, or in its own: `archive.publish.with_texts`.
        """
        conversion = self.cache.by_id(row.text_of) if row.text_of else None
        return row.text or (conversion.text if conversion else "")

    def _said(self, row: Row) -> str:
        if not row.text_of:
            return ""
        text = self.cache.by_id(row.text_of)
        if text is None:
            raise BadRecord(
                row.filename, row.offset, f"its text, {row.text_of}, is in no segment; run `clipfile verify`"
            )
        return self.record(text).block.decode()

    def _first(self, articles: set[str]) -> str:
        return next(self.cache.captures(articles)).article if len(articles) > 1 else next(iter(articles))

    def _fetch(self, id: str) -> tuple[Record, ...]:
        """Give `warc.read_capture` the record with this id and the request behind it."""
        row = self.cache.by_id(id)
        if row is None:
            raise NotArchived(id)
        return self._members(row)[1]

    def _members(self, row: Row) -> tuple[bytes, tuple[Record, ...]]:
        """Return the members of a row's record and its request as they stand, and the records; BadRecord of others."""
        data = self.storage.get(row.filename, row.offset, row.length + row.request)
        records = unpack_all(data, row.filename, row.offset)
        checked(records[0], row)
        return data, records

    # -- writing

    def prepare(self) -> None:
        """See that the archive and the state folder can be written to; StorageError with the cure when not."""
        _ = self.signer
        self.storage.put(LAYOUT_KEY, LAYOUT_BYTES)
        self.spool.prepare()

    @cached_property
    def signer(self) -> Signer | None:
        """What signs the manifests of this machine's runs, None where no key is set; BadKey when it cannot be used."""
        if not self.signing_key:
            return None
        from archive.custody.keys import Signer

        return Signer.load(Path(self.signing_key).expanduser())

    @property
    def spool(self) -> Spool:
        """Where WARCs grow on this machine."""
        return Spool(self.state_dir / "spool")

    @property
    def frontier(self) -> Frontier:
        """What the runs on this machine want, and how each URL ended."""
        if self._frontier is None:
            self._frontier = Frontier(self.state_dir)
        return self._frontier

    def writer(
        self, run: RunInfo, clock: Callable[[], datetime], retry_s: float = WRITER_RETRY_S, **limits: Any
    ) -> Writer:
        """Return what keeps the captures of a run; `limits` are those of Writer."""
        storage = open_storage(self.url, retry_s=retry_s)
        return Writer(run, storage, self.cache, self.spool, clock, self.frontier, self._read_soon, **limits)

    def _read_soon(self, row: Row) -> Record:
        return record_at(self._impatient, row)

    @cached_property
    def _impatient(self) -> Storage:
        return open_storage(self.url, retry_s=SOON_S)

    def heads(self) -> dict[str, str]:
        """Return key → SHA-256, as this machine first saw them, of the manifests that no other names as a parent."""
        read_new(self.storage, self.cache)
        return self.cache.heads()

    def chain(self, trust: Trust | None = None) -> Chain:
        """Return the manifests as they are now, and who vouches for them; without `trust` this machine's keys count."""
        from archive.custody.trust import trust as trusted_here
        from archive.verify import Chain

        trust = trust or trusted_here(self.state_dir)
        for _ in range(2):  # a run that ends meanwhile may be listed, and its parent not
            chain = Chain.read(self._objects("runs/"), self._objects("keys/"), trust)
            if not chain.gaps():
                break
        return chain

    def verify(self, chain: Chain | None = None, deep: bool = False) -> Iterator[Finding]:
        """Yield all that is wrong with what is kept; nothing of a sound archive. Every record is read.

        `chain` is what `chain()` returned, where it is wanted for more than this; `deep` has warcio read each WARC too.
        """
        from archive.verify import names, verify

        chain = chain or self.chain()
        strange: list[Finding] = []
        manifests = ((key, self._opener(key)) for key in chain.manifests)
        warcs, segments, texts, stories = (
            names.known(prefix, self._objects(f"{prefix}/"), strange) for prefix in ("warc", "index", "text", "stories")
        )
        yield from verify(warcs, segments, texts, manifests, stories, chain, deep)
        yield from strange
        yield from names.of_layout(self.storage)

    def _objects(self, prefix: str) -> Iterator[Object]:
        for key in self.storage.keys(prefix):
            yield key, self._opener(key)

    def _opener(self, key: str) -> Opened:
        return partial(fetched, self.storage, key)

    def rebuild(self) -> Report:
        """Make texts and segments anew from the WARCs, and the cache from the segments."""
        report = rebuild(self.storage)
        self.cache.clear()
        self.refresh(whole=True)
        return report


def _newest_text(looks: Sequence[Look]) -> Look | None:
    return next((look for look in reversed(looks) if look.change != "no text" and look.row.text_of), None)


def _change(answer: Row | None, text: str, before: str) -> str:
    if not text:
        return "no text"
    if not before:
        return "first"
    if text != before:
        return "new text"
    if answer and answer.kind == "revisit":
        return "not modified" if answer.profile == "server-not-modified" else "same bytes"
    return "same text"


def _status(answer: Row | None) -> int:
    return answer.status if answer else 0


def _days_before(segment_key: str, days: int) -> str:
    day: date = layout.parse_warc_key(segment_key).day - timedelta(days=days)
    return f"index/{day:%Y/%m/%d}"


def _state_dir(place: str) -> Path:
    """Return the folder of an archive on this machine, the same however its place is written."""
    name = place if "://" in place else str(Path(place).expanduser().resolve())
    return Path(platformdirs.user_state_dir("clipfile")) / hashlib.sha256(name.encode()).hexdigest()[:8]
