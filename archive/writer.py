"""What one run adds to an archive: records into the spool at once, whole WARCs into the archive when they are full.

    add(capture) ─► spool/….warc.gz.open ─► rotate ─► spool/….warc.gz ─► publish ─► archive ─► gone from the spool

What `add` returned from survives a crash and a power cut. Methods may be called from any thread, one at a time runs;
`publish` runs beside them, as an upload takes its time.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import archive
from archive import layout, warc
from archive.cache import Cache
from archive.capture import Capture, Event, Exchange
from archive.errors import StorageError
from archive.publish import publish
from archive.record import Record, pack
from archive.segment import Row
from archive.segment import ref as ref_of
from archive.spool import OpenWarc, Spool
from archive.storage import Storage

logger = logging.getLogger(__name__)

ROTATE_SIZE = 200 << 20  # bytes of a WARC before the next is begun
ROTATE_AGE = timedelta(minutes=5)  # readers wait no longer than this for what a long run found
SOFTWARE = "Clipfile"


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
        rotate_size: int = ROTATE_SIZE,
        rotate_age: timedelta = ROTATE_AGE,
    ) -> None:
        """Write for `run`; nothing is made before the first record comes."""
        self.run = run
        self.objects: dict[str, str] = {}  # key → SHA-256 of everything published
        self.trouble: StorageError | None = None  # why the last try to publish failed
        self._storage, self._cache, self._spool, self._clock = storage, cache, spool, clock
        self._rotate_size, self._rotate_age = rotate_size, rotate_age
        self._lock = threading.RLock()
        self._publishing = threading.Lock()
        self._warc: OpenWarc | None = None
        self._serial = 0
        self._began = clock()
        self._payloads: dict[str, warc.Ref] = {}  # SHA-256 → response, of the growing WARC
        self._texts: dict[str, str] = {}  # conversion id → SHA-256 of its text, of the growing WARC

    def add(self, capture: Capture) -> None:
        """Keep a capture: its exchanges, its text, and the capture record that makes it exist."""
        with self._lock:
            revisits = self._known(capture.exchanges)
            text_of, conversions = self._text(capture, revisits)
            self._append([*conversions, *warc.capture_records(capture, revisits, text_of)])
            self._remember(capture.exchanges, revisits)

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
        with self._lock:
            self._append([warc.event_record(event)])

    def due(self) -> bool:
        """Tell whether the growing WARC is full or old enough to be published."""
        with self._lock:
            return self._warc is not None and (
                self._warc.size >= self._rotate_size or self._clock() - self._began >= self._rotate_age
            )

    def rotate(self) -> None:
        """Close the growing WARC; the next record begins another."""
        with self._lock:
            if self._warc is not None:
                self._warc.close()
                self._warc = None
                self._serial += 1
                self._payloads.clear()
                self._texts.clear()

    def publish(self) -> bool:
        """Bring every WARC that waits in the spool into the archive; False, with `trouble`, when that failed.

        What could not be published stays in the spool, for the next try or the next run.
        """
        with self._publishing:
            for path in self._spool.waiting():
                try:
                    self.objects.update(publish(path, self._storage, self._cache, self._clock().date()))
                except StorageError as error:
                    self.trouble = error
                    logger.error("not published, kept in %s: %s", path, error)
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
        found = {}
        for exchange in exchanges:
            ref = None
            if exchange.status == 304:
                ref = next((ref_of(row) for row in self._payload_answers(exchange.url)), None)
            elif warc.may_be_revisit(exchange):
                row = None if exchange.sha256 in self._payloads else self._cache.by_payload(exchange.sha256)
                ref = self._payloads.get(exchange.sha256) or (ref_of(row) if row else None)
            if ref and ref.id != exchange.id:
                found[exchange.id] = ref
        return found

    def _payload_answers(self, url: str) -> Iterable[Row]:
        return (row for row in self._cache.answers(url) if row.kind == "response" and row.sha256)

    def _text(self, capture: Capture, revisits: dict[str, warc.Ref]) -> tuple[str, list[Record]]:
        """Return the id of the conversion that holds the text of a revisit, and its record where it is not kept yet.

        "" leaves the text with the page itself: it is no revisit, or other headers made another text of it.
        """
        page, article = capture.exchanges[-1], capture.article
        ref = revisits.get(page.id)
        if ref is None or article is None or not article.text:
            if article and article.text:
                self._texts[warc.conversion_id(page.id, article.rules)] = article.text_sha256
            return "", []
        id = warc.conversion_id(ref.id, article.rules)
        row = self._cache.by_id(id)
        known = self._texts.get(id) or (row.text_sha256 if row else "")
        if known and known != article.text_sha256:
            return "", []
        if known:
            return id, []
        self._texts[id] = article.text_sha256
        return id, [warc.conversion_record(replace(page, id=ref.id, url=ref.url, began=ref.time), article)]

    def _remember(self, exchanges: Iterable[Exchange], revisits: dict[str, warc.Ref]) -> None:
        for exchange in exchanges:
            if exchange.id not in revisits and warc.may_be_revisit(exchange):
                self._payloads[exchange.sha256] = warc.Ref.of(exchange)

    # -- the growing WARC

    def _append(self, records: Iterable[Record]) -> None:
        if self._warc is None:
            name = layout.warc_id(self.run.id, self._serial)
            self._began = self._clock()
            self._warc = self._spool.open(name)
            self._warc.append(pack(self._info(name)))
        self._warc.append(b"".join(map(pack, records)))

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
