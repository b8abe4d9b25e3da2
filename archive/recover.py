"""What runs that died on this machine left, brought to its end: at the start of every run, and by `clipfile recover`.

    spool/….warc.gz.open    cut behind its last whole record, closed, published
    frontier                captures whose verdict was not noted get it; URLs whose turn never came are `interrupted`
    verdicts                kept as events, in a WARC of the dead run's own
    runs/<run id>.json      the manifest that it could not write

Each step can be broken off anywhere and done again. A run that is alive holds its locks, and is not touched.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from archive import segment
from archive.collection import Collection
from archive.errors import StorageError
from archive.frontier import INTERRUPTED, Wanted
from archive.layout import iso, serial_of
from archive.record import Found, read_warc
from archive.run import ARCHIVED, FAILED, finish, now, tell
from archive.segment import Row
from archive.spool import CURE, OPEN, SUFFIX
from archive.writer import RunInfo, Writer

logger = logging.getLogger(__name__)

DIED = "the run died before it was archived"


def take_over(collection: Collection, clock: Callable[[], datetime] = now) -> list[str]:
    """Close what dead runs had open and give each of their URLs its verdict; return those runs. No storage is asked."""
    runs = []
    _close_open(collection, clock)
    frontier = collection.frontier
    for run in frontier.dead():
        if not frontier.told(run):
            if any(path.suffix == OPEN for path in collection.spool.of(run)):  # it died since we looked
                _close_open(collection, clock)
            left = [row.url for row in frontier.wanted(run) if not row.outcome]
            frontier.end(run, [Wanted(url=url, outcome=INTERRUPTED, reason=DIED, time=iso(clock())) for url in left])
            writer = _writer(collection, run, clock)
            tell(collection, run, writer, died=True)
            writer.rotate()
            runs.append(run)
            logger.warning("took over %s, which died with %d of its URLs unfinished", run, len(left))
    return runs


def _close_open(collection: Collection, clock: Callable[[], datetime]) -> None:
    """Cut and close what dead processes had open, and give the captures in it their verdict."""
    try:
        for path, file in collection.spool.dead():
            _note_captures(collection, cut(path, file), clock())
            logger.warning("cut and closed %s, which a run that died had open", path.name)
    except OSError as error:
        raise StorageError(str(collection.spool.folder), error.strerror or str(error), CURE) from error


def finish_dead(collection: Collection, clock: Callable[[], datetime] = now) -> StorageError | None:
    """Publish what waits in the spool and write the manifests of dead runs; return why not, when a storage fails."""
    for run in collection.frontier.dead():
        writer = _writer(collection, run, clock)
        finish(collection, run, writer, clock)
        if writer.trouble:
            return writer.trouble
    return None


def cut(path: Path, file: BinaryIO) -> list[Row]:
    """Cut an open WARC behind its last whole record; return its rows. One that says nothing yet is emptied."""
    ends: list[int] = []

    def whole() -> Iterator[Found]:
        for item in read_warc(file, path.name):
            if isinstance(item, Found):
                ends.append(item.offset + item.length)
                yield item

    rows = segment.rows(whole(), path.name, scar=lambda scar: logger.warning("%s", scar))
    file.truncate(ends[-1] if len(ends) > 1 else 0)
    return rows


def _note_captures(collection: Collection, rows: list[Row], time: datetime) -> None:
    """Give their verdict to captures that were on the disk when the process died, but not in the frontier yet."""
    for row in rows:
        if row.kind == "capture":
            outcome = ARCHIVED if row.refers_to else FAILED  # it refers to the answer of its page
            wanted = Wanted(url=row.asked, outcome=outcome, reason=row.reason, capture=row.capture, time=iso(time))
            collection.frontier.end(row.run, [wanted])


def _writer(collection: Collection, run: str, clock: Callable[[], datetime]) -> Writer:
    """Return a writer for a dead run, whose WARCs follow those that it wrote."""
    names = [path.name.partition(SUFFIX)[0] for path in collection.spool.of(run)]
    serial = max((serial_of(name) + 1 for name in (*names, *collection.frontier.warcs(run))), default=0)
    info = collection.frontier.info(run)
    told = {name: info[name] for name in ("operator", "robots", "user_agent") if name in info}
    return collection.writer(RunInfo(id=run, **told), clock, serial=serial)
