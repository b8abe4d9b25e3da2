r"""Other tools' WARCs, record by record: 0.17 to 1.1, plain, one gzip member a record, or one gzip over all of them.

    WARC/0.18\r\n  WARC-Type: response\r\n  …  Content-Length: 5121\r\n  \r\n  block  \r\n\r\n

Every record that is whole is given, and for each stretch that is none a `BadRecord` that says why. Whole means: its
length ends where a record ends, its digests fit, its gzip member came to its end with the right checksum. What stands
behind a scar may be part of the scarred record itself, such as a WARC that an outlet offers for download: it is taken
only where a row of records leads from it to the end of the file, to another record, or out of the scarred one.
"""

from __future__ import annotations

import io
import tempfile
import zlib
from collections.abc import Iterator
from typing import IO, NamedTuple

from archive.errors import BadRecord
from archive.foreign_plain import MOST_HEAD, START, Bad, Foreign, Place, Plain, head_of, next_start, record_from
from archive.record import MAGIC, Record

IN_MEMORY = 4 << 20  # bytes of an inflated gzip member; the rest goes to a temporary file
MOST_RATIO, RATIO_FROM = 200, 256 << 20  # what a gzip member may swell to, once so many bytes came out
CHUNK = 16 << 10  # bytes inflated at once: at most 16 MB come out


class ForeignFile:
    """One file of records that others wrote."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        """Read `file`, which can seek; `name` is what a `BadRecord` calls it."""
        self.name = name
        self._file = file
        self.size = file.seek(0, io.SEEK_END)
        self._open: tuple[int, _Member] | None = None  # the member that is being read
        self._held: tuple[int, _Member] | None = None  # another that was asked for
        self.is_gzip = self._seems_gzip()

    def records(self) -> Iterator[Foreign | BadRecord]:
        """Yield every whole record in its order, and in its place a BadRecord for each stretch that is none."""
        if not self.is_gzip:
            yield from Plain(self._file, self.size, self.name).records()
            return
        at = 0
        while at < self.size:
            if not self._starts_member(at):
                after = self._next_member(at + 1)
                yield BadRecord(self.name, at, f"{after - at} bytes that are no record")
                at = after
                continue
            member = _inflated(self._file, at)
            with member.file:
                self._open = (at, member)
                yield from self._of_member(at, member)
                declared = member.declared if member.why else 0
                self._open = None
            if not member.why:
                at += member.length
                continue
            after = self._next_member(at + 1)
            end = self._row_end(after)
            most = declared + (declared >> 8) + 1024  # that the damaged member, deflated, can reach
            if end < self.size and not self._starts_member(end) and (not declared or end < at + most):
                yield BadRecord(self.name, after, f"to {end}: may be part of the damaged record, not taken")
                after = end
            at = after

    def _of_member(self, at: int, member: _Member) -> Iterator[Foreign | BadRecord]:
        given = 0
        for item in Plain(member.file, member.size, self.name, at, is_gzip=True).records(cut=bool(member.why)):
            if isinstance(item, Foreign) and member.is_damaged and not item.proven:
                continue  # wrong bytes may stand in it
            if isinstance(item, Foreign) or given or not member.why:
                given += 1
                yield item
        if member.why:
            yield BadRecord(self.name, at, member.why)

    def close(self) -> None:
        """Let go of what is held; the file itself is its owner's."""
        if self._held:
            self._held[1].file.close()
        self._held = None

    def record_at(self, place: Place) -> Record:
        """Return a record that `records` gave; BadRecord when the file was changed meanwhile."""
        try:
            if not self.is_gzip:
                return record_from(self._file, place.inner, self.size)[0]
            member = self._member(place.member)
            return record_from(member.file, place.inner, member.size)[0]
        except Bad as error:
            raise BadRecord(self.name, place.member if self.is_gzip else place.inner, error.why) from error

    # -- gzip members

    def _member(self, at: int) -> _Member:
        if self._open and self._open[0] == at:
            return self._open[1]
        if self._held is None or self._held[0] != at:
            self.close()
            self._held = (at, _inflated(self._file, at))
        return self._held[1]

    def _row_end(self, at: int) -> int:
        """Return where the row of whole members that starts at `at` ends."""
        while at < self.size and self._starts_member(at):
            member = _inflated(self._file, at)
            member.file.close()
            if member.why:
                break
            at += member.length
        return at

    def _starts_member(self, at: int) -> bool:
        """Tell whether a gzip member that starts a record stands here."""
        self._file.seek(at)
        start = self._file.read(512)
        if not start.startswith(MAGIC):
            return False
        try:
            return START.match(zlib.decompressobj(31).decompress(start, 16)) is not None
        except zlib.error:
            return False

    def _next_member(self, at: int) -> int:
        """Return where the next one stands from `at` on, the file's size when none does."""
        while at < self.size:
            self._file.seek(at)
            window = self._file.read(1 << 20)
            found = window.find(MAGIC)
            while found >= 0:
                if self._starts_member(at + found):
                    return at + found
                found = window.find(MAGIC, found + 1)
            at += max(len(window) - len(MAGIC) + 1, 1)
        return self.size

    def _seems_gzip(self) -> bool:
        self._file.seek(0)
        start = self._file.read(64)
        if start.startswith(MAGIC) or START.match(start):
            return start.startswith(MAGIC)
        return self._next_member(0) < next_start(self._file, 0, self.size)


class _Member(NamedTuple):
    file: IO[bytes]  # what it inflates to
    size: int
    length: int  # of the member itself
    why: str  # "", or why it is not whole
    is_damaged: bool  # its bytes are wrong, not only cut off

    @property
    def declared(self) -> int:
        """The length that its first record declares, head included; 0 where that cannot be seen."""
        self.file.seek(0)
        try:
            fields, size = head_of(self.file.read(MOST_HEAD))
            return size + int(Record(fields).get("Content-Length"))
        except (Bad, ValueError):
            return 0


def _inflated(file: IO[bytes], at: int) -> _Member:
    """Return the gzip member at `at`, as much of it as can be had."""
    out = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
    inflate, size, length, why, is_damaged = zlib.decompressobj(31), 0, 0, "", False
    file.seek(at)
    while not inflate.eof and not why:
        chunk = file.read(CHUNK)
        length += len(chunk)
        if not chunk:
            why = f"its gzip member is cut off after {length} bytes"
            break
        before = inflate.copy()
        try:
            part = inflate.decompress(chunk)
        except zlib.error as error:
            part, why, is_damaged = _until_error(before, chunk), f"its gzip member is damaged ({error})", True
        out.write(part)
        size += len(part)
        if size > RATIO_FROM and size > MOST_RATIO * length:
            why, is_damaged = f"its gzip member swells to over {MOST_RATIO} times its size", True
    return _Member(out, size, length - len(inflate.unused_data), why, is_damaged)


def _until_error(inflate: zlib._Decompress, chunk: bytes) -> bytes:
    """Return what still comes out of a chunk before the damage."""
    parts = []
    try:
        for at in range(0, len(chunk), 16):
            parts.append(inflate.decompress(chunk[at : at + 16]))
    except zlib.error:
        pass
    return b"".join(parts)
