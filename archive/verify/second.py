"""Whether a second reader of WARC files, warcio, sees the same records: `clipfile verify --deep`.

What one reader passes over another may show. A file in which two independent ones see the same, byte for byte, holds
no record that is there for some tools alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple

from warcio.archiveiterator import ArchiveIterator

from archive.record import Record
from archive.verify.finding import Finding


class Seen(NamedTuple):
    """One record as a reader saw it."""

    offset: int
    id: str
    type: str
    block: str  # SHA-256

    @classmethod
    def of(cls, offset: int, record: Record) -> Seen:
        """Return what our own reader saw."""
        return cls(offset, record.id, record.type, hashlib.sha256(record.block).hexdigest())


def compared(file: BinaryIO, key: str, ours: Sequence[Seen]) -> Iterator[Finding]:
    """Yield the first record of the WARC in `file` that the two readers do not see alike; of a sound one nothing."""
    file.seek(0)
    left = iter(ours)
    try:
        for theirs in _seen(file):
            own = next(left, None)
            if own != theirs:
                where = own if own and own.offset < theirs.offset else theirs
                what = f"warcio sees a {theirs.type} {theirs.id} at {theirs.offset}, {_said(own)}"
                yield Finding(key, where.offset, where.id, "second reader", what)
                return
    except Exception as error:  # of its many kinds; it has none of its own for a file that it cannot read
        own = next(left, None)
        yield Finding(key, own.offset if own else 0, "", "second reader", f"warcio cannot read on: {error!r}")
        return
    if own := next(left, None):
        yield Finding(key, own.offset, own.id, "second reader", f"warcio sees nothing there, {_said(own)}")


def _seen(file: BinaryIO) -> Iterator[Seen]:
    """Yield what warcio sees."""
    records = ArchiveIterator(file, no_record_parse=True)
    for record in records:
        block = hashlib.sha256()
        while data := record.raw_stream.read(1 << 16):
            block.update(data)
        headers, offset = record.rec_headers, records.get_record_offset()
        record_id = (headers.get_header("WARC-Record-ID") or "").strip("<>")
        yield Seen(offset, record_id, record.rec_type, block.hexdigest())


def _said(own: Seen | None) -> str:
    return f"Clipfile a {own.type} {own.id} at {own.offset}" if own else "Clipfile nothing"
