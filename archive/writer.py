"""What one run adds to an archive: records into the spool at once, whole WARCs into the archive when they are full.

    add(capture) ─► spool/….warc.gz.open ─► rotate ─► spool/….warc.gz ─► publish ─► archive ─► gone from the spool

What `add` returned from survives a crash and a power cut. Methods may be called from any thread, one at a time runs;
`publish` runs beside them, as an upload takes its time.
"""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice

import archive
from archive import layout, warc
from archive.cache import Cache
from archive.capture import Capture, Event, Exchange
from archive.errors import BadRecord, NoSuchObject, StorageError
from archive.frontier import Frontier
from archive.publish import publish_waiting
from archive.record import Record, pack
from archive.room import Room
from archive.segment import Row
from archive.segment import ref as ref_of
from archive.spool import OpenWarc, Spool
from archive.storage import Storage

logger = logging.getLogger(__name__)

ROTATE_SIZE = 200 << 20  # bytes of a WARC before the next is begun
ROTATE_AGE = timedelta(minutes=5)  # readers wait no longer than this for what a long run found
SOFTWARE = "Clipfile"
TRIES = 3  # responses that are read back to find one that holds a payload


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInfo:
    """What the first record of each WARC says of the run."""

    id: str
    operator: str = ""
    robots: str = "obey"
    user_agent: str = ""


class Writer:
    """Keeps what a run captures; see `Collection.writer`."""

    def __init__(
        self,
        run: RunInfo,
        storage: Storage,
        cache: Cache,
        spool: Spool,
        clock: Callable[[], datetime],
        frontier: Frontier,
        read: Callable[[Row], Record],
        *,
        serial: int = 0,
        rotate_size: int = ROTATE_SIZE,
        rotate_age: timedelta = ROTATE_AGE,
        room: Room | None = None,
    ) -> None:
        """Write for `run`, beginning with the WARC of that serial; nothing is made before the first record comes.

        `read` gives the record of a row, as it stands in the archive; it should give up soon.
        """
        self.run = run
        self.trouble: StorageError | None = None  # why the last try to publish failed
        self._storage, self._cache, self._spool, self._clock = storage, cache, spool, clock
        self._frontier, self._room, self._read = frontier, room, read
        self._rotate_size, self._rotate_age = rotate_size, rotate_age
        self._lock = threading.RLock()
        self._publishing = threading.Lock()
        self._warc: OpenWarc | None = None
        self._serial = serial
        self._began = clock()
        self._payloads: dict[str, warc.Ref] = {}  # SHA-256 → response, of the growing WARC
        self._texts: dict[str, str] = {}  # conversion id → SHA-256 of its text, of the growing WARC

    def add(self, capture: Capture, rules: int = 0) -> None:
        """Keep a capture: its exchanges, its text, and the capture record that makes it exist.

        `rules` are those that judged a page which gave no article.
        """
        with self._lock:
            revisits = self._known(capture.exchanges)
            text_of, texts, conversions = self._text(capture, revisits)
            *exchanges, last = warc.capture_records(capture, revisits, text_of, rules)
            self._append([*exchanges, *conversions, last])
            self._texts |= texts
            self._remember(capture.exchanges, revisits)

    def add_reading(self, capture: Capture, rules: int) -> None:
        """Keep what newer rules make of a capture that is kept: its text and another capture record, no exchange."""
        with self._lock:
            page = capture.exchanges[-1]
            answer = self._cache.by_id(page.id)
            kept = self._cache.by_id(answer.refers_to) if answer and answer.kind == "revisit" else answer
            ref = ref_of(kept) if kept else warc.Ref.of(page)
            text_of, texts, conversions = self._text(capture, {page.id: ref})
            self._append([*conversions, warc.capture_record(capture, text_of, rules)])
            self._texts |= texts

    def add_exchange(self, exchange: Exchange) -> None:
        """Keep an exchange that no capture holds: robots.txt, a feed, a section page."""
        with self._lock:
            revisits = self._known([exchange])
            records = list(warc.exchange_records(exchange, revisits.get(exchange.id)))
            event = warc.exchange_event(exchange, self.run.id)
            if event:
                records.append(warc.event_record(event))
            self._append(records)
            self._remember([exchange], revisits)

    def add_event(self, event: Event) -> None:
        """Keep a fact that no exchange can tell."""
        self.add_events([event])

    def add_events(self, events: Iterable[Event]) -> None:
        """Keep several at once; a disk that is too full for captures still takes them."""
        records = list(map(warc.event_record, events))
        with self._lock:
            if records:
                self._append(records, needs_room=False)

    def leave(self, why: str) -> None:
        """Leave the growing WARC as a dead process does: it holds a capture whose verdict could not be noted."""
        with self._lock:
            if self._warc is not None:
                self._warc.leave(why)

    def due(self) -> bool:
        """Tell whether the growing WARC is full or old enough to be published."""
        with self._lock:
            if self._warc is None:
                return False
            age = self._clock() - self._began  # below zero when the clock was set back: nobody waits until it is there
            return self._warc.size >= self._rotate_size or not timedelta() <= age < self._rotate_age

    def rotate(self) -> None:
        """Close the growing WARC; the next record begins another."""
        with self._lock:
            if self._warc is not None:
                grown, self._warc = self._warc, None
                self._serial += 1
                self._payloads.clear()
                self._texts.clear()
                grown.close()

    def publish(self) -> bool:
        """Bring every WARC that waits in the spool into the archive; False, with `trouble`, when that failed.

        What could not be published stays in the spool, for the next try or the next run.
        """
        with self._publishing:
            try:
                publish_waiting(self._spool, self._storage, self._cache, self._frontier, self._clock().date())
            except StorageError as error:
                self.trouble = error
                logger.error("not published, kept in %s: %s", self._spool.folder, error)
                return False
            self.trouble = None
            return True

    def close(self) -> bool:
        """Publish all that is left; what `publish` returns."""
        self.rotate()
        return self.publish()

    # -- what is known already

    def _known(self, exchanges: Iterable[Exchange]) -> dict[str, warc.Ref]:
        """Return, by exchange id, the response that holds the same payload already.

        It stands in the same WARC or in a committed segment, so no revisit ever refers to nothing.
        """
        found: dict[str, warc.Ref] = {}
        before: dict[str, warc.Ref] = {}  # of the exchanges before: a try that failed may bring the same page again
        for exchange in exchanges:
            ref = None
            if exchange.status == 304:
                page = self._cache.last_page(exchange.url)
                kept = self._cache.by_id(page.refers_to) if page and page.kind == "revisit" else page
                ref = ref_of(kept) if kept else None
            elif warc.may_be_revisit(exchange):
                sha256 = exchange.sha256
                ref = self._payloads.get(sha256) or before.get(sha256) or self._kept(sha256)
                before.setdefault(sha256, ref or warc.Ref.of(exchange))
            if ref and ref.id != exchange.id:
                found[exchange.id] = ref
        return found

    def _kept(self, sha256: str) -> warc.Ref | None:
        """Return a response in the archive that holds a payload, read back whole; None: it is stored once more.

        A page that was found damaged can so be mended by fetching it again. An archive that does not answer costs this
        run its revisits, nothing else.
        """
        for row in islice(self._cache.by_payload(sha256), TRIES):
            if self.trouble:
                return None
            try:
                body = warc.split(self._read(row))[1]
            except (BadRecord, NoSuchObject) as error:
                logger.warning("%s cannot be read, so its payload is stored again: %s", row.id, error)
            except StorageError as error:
                logger.warning("%s is not read, so its payload is stored again: %s", row.id, error)
                return None
            else:
                if hashlib.sha256(body).hexdigest() == sha256:
                    return ref_of(row)
                logger.warning("%s is not what it was, so its payload is stored again; run verify", row.id)
        return None

    def _text(self, capture: Capture, revisits: dict[str, warc.Ref]) -> tuple[str, dict[str, str], list[Record]]:
        """Return the id of the conversion that holds the text of a revisit, and its record where it is not kept yet.

        "" leaves the text with the page itself: it is no revisit, or other headers made another text of it. Between
        the two stands what is to be remembered, by conversion id, once the records are on the disk.
        """
        page, article = capture.exchanges[-1], capture.article
        ref = revisits.get(page.id)
        if ref is None or article is None or not article.text:
            if article and article.text:
                return "", {warc.conversion_id(page.id, article.rules): article.text_sha256}, []
            return "", {}, []
        id = warc.conversion_id(ref.id, article.rules)
        row = self._cache.by_id(id)
        known = self._texts.get(id) or (row.text_sha256 if row else "")
        if known and known != article.text_sha256:
            return "", {}, []
        if known:
            return id, {}, []
        return (
            id,
            {id: article.text_sha256},
            [warc.conversion_record(replace(page, id=ref.id, url=ref.url, began=ref.time), article)],
        )

    def _remember(self, exchanges: Iterable[Exchange], revisits: dict[str, warc.Ref]) -> None:
        for exchange in exchanges:
            if exchange.id not in revisits and warc.may_be_revisit(exchange):
                self._payloads[exchange.sha256] = warc.Ref.of(exchange)

    # -- the growing WARC

    def _append(self, records: Iterable[Record], needs_room: bool = True) -> None:
        data = b"".join(map(pack, records))
        if self._room and needs_room:
            self._room.check(self._spool, len(data))
        if self._warc is None:
            self._began = self._clock()
            self._warc = self._spool.open(layout.warc_id(self.run.id, self._serial))
        if not self._warc.size:
            data = pack(self._info(layout.warc_id(self.run.id, self._serial))) + data
        self._warc.append(data)

    def _info(self, name: str) -> Record:
        return warc.warcinfo_record(
            f"{name}.warc.gz",
            layout.fresh_id(),
            self._began,
            f"{SOFTWARE}/{archive.__version__}",
            isPartOf=self.run.id,
            operator=self.run.operator,
            robots=self.run.robots,
            **{"http-header-user-agent": self.run.user_agent},
        )
