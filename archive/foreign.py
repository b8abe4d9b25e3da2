r"""Other tools' WARCs, record by record: 0.17 to 1.1, plain, one gzip member a record, or one gzip over all of them.

    WARC/0.18\r\n  WARC-Type: response\r\n  …  Content-Length: 5121\r\n  \r\n  block  \r\n\r\n

Every record that is whole is given, and for each stretch that is none a `BadRecord` that says why. Whole means: its
length ends where a record ends, its digests fit, its gzip member came to its end with the right checksum. What stands
behind a scar may be part of the scarred record itself, such as a WARC that an outlet offers for download: it is taken
only where a row of records leads from it to the end of the file, to another record, or out of the scarred one.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, NamedTuple

from archive import chunks, httphead
from archive.errors import BadRecord
from archive.record import MAGIC, Record

MOST = 64 << 20  # bytes of a block; a larger one is reported, not held
MOST_HEAD = 256 << 10  # bytes of a record's own head
IN_MEMORY = 4 << 20  # bytes of an inflated gzip member; the rest goes to a temporary file
MOST_RATIO, RATIO_FROM = 200, 256 << 20  # what a gzip member may swell to, once so many bytes came out
CHUNK = 16 << 10  # bytes inflated at once: at most 16 MB come out
ALGORITHMS = ("md5", "sha1", "sha256", "sha384", "sha512")

ONCE = ("warc-type", "warc-record-id", "warc-date", "warc-target-uri", "content-length")  # WARC 1.1, 4

START = re.compile(rb"WARC/(?:0\.1[78]|1\.[01])[ \t]*\r?\n")
_HEAD_END = re.compile(rb"\r?\n\r?\n")


class Place(NamedTuple):
    """Where a record stands: the offset of its gzip member, and within what that inflates to."""

    member: int  # 0 in a file without gzip
    inner: int


@dataclass(frozen=True, slots=True)
class Foreign:
    """A whole record and its place."""

    record: Record
    place: Place
    proven: bool  # its block digest was there and fits


class _Bad(Exception):
    """No whole record stands here; `after` is where it would end, `is_sure` that a record's end is there."""

    def __init__(self, why: str, after: int = 0, is_sure: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.after = after
        self.is_sure = is_sure


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
            yield from _Plain(self._file, self.size, self.name).records()
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
        for item in _Plain(member.file, member.size, self.name, at, is_gzip=True).records(cut=bool(member.why)):
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
                return _record(self._file, place.inner, self.size)[0]
            member = self._member(place.member)
            return _record(member.file, place.inner, member.size)[0]
        except _Bad as error:
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
        return self._next_member(0) < _next_start(self._file, 0, self.size)


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
            fields, size = _head(self.file.read(MOST_HEAD))
            return size + int(Record(fields).get("Content-Length"))
        except (_Bad, ValueError):
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


class _Plain:
    """Records one behind the other, without gzip."""

    def __init__(self, file: IO[bytes], size: int, name: str, member: int = 0, is_gzip: bool = False) -> None:
        self.file, self.size, self.name, self.member, self.is_gzip = file, size, name, member, is_gzip

    def records(self, cut: bool = False) -> Iterator[Foreign | BadRecord]:
        """Yield them; where the stretch was `cut`, what is left at its end is told by who cut it."""
        at = 0
        while at < self.size:
            try:
                record, after, proven = _record(self.file, at, self.size)
            except _Bad as error:
                if not (cut and error.after > self.size):
                    yield self._bad(at, error.why)
                at = error.after if error.is_sure else _next_start(self.file, at + 1, self.size)
                if not error.is_sure:
                    end, sure_end = self._row_end(at)
                    if end < self.size and not sure_end and end < (error.after or self.size):
                        yield self._bad(at, f"to {end}: may be part of the damaged record, not taken")
                        at = _next_start(self.file, end, self.size)
            else:
                yield Foreign(record, Place(self.member, at), proven)
                at = after

    def _bad(self, at: int, why: str) -> BadRecord:
        inside = f"{at} bytes into its gzip member: " if self.is_gzip and at else ""
        return BadRecord(self.name, self.member if self.is_gzip else at, inside + why)

    def _row_end(self, at: int) -> tuple[int, bool]:
        """Return where the row of whole records from `at` on ends, and whether a record seems to start there."""
        while at < self.size:
            try:
                _, at, _ = _record(self.file, at, self.size)
            except _Bad as error:
                if not error.is_sure:
                    break
                at = error.after
        self.file.seek(at)
        return at, START.match(self.file.read(64)) is not None


def _next_start(file: IO[bytes], at: int, size: int) -> int:
    """Return where the next first line of a record stands from `at` on, `size` when none does."""
    while at < size:
        file.seek(at)
        window = file.read(1 << 20)
        found = START.search(window)
        if found:
            return at + found.start()
        at += max(len(window) - 32, 1) if at + len(window) < size else len(window) or 1
    return size


def _record(file: IO[bytes], at: int, size: int) -> tuple[Record, int, bool]:
    """Return the record at `at`, where the next one starts, and whether its block digest proves it."""
    file.seek(at)
    fields, head = _head(file.read(MOST_HEAD))
    record = Record(fields)
    said = record.get("Content-Length")
    if not (said.isascii() and said.isdigit() and len(said) < 16):
        raise _Bad(f"Content-Length is {said[:40]!r}")
    end = at + head + int(said)
    if end > size:
        raise _Bad(f"Content-Length says {said}, {max(size - at - head, 0)} bytes are left", end)
    file.seek(end)
    tail = file.read(4 + 64)
    is_end = tail.startswith(b"\r\n\r\n") or (tail.startswith(b"\n\n") and _has_bare_lines(file, at))
    after = end + (4 if tail.startswith(b"\r\n\r\n") else 2)
    is_sure = is_end and (after == size or START.match(tail[after - end :]) is not None)
    if int(said) > MOST:
        raise _Bad(f"{said} bytes, over {MOST}: not read", after, is_sure)
    file.seek(at + head)
    record = Record(fields, file.read(int(said)))
    proven = False
    digest = record.get("WARC-Block-Digest")
    if digest and not (record.type == "revisit" and fits(digest, b"")):  # as GNU Wget 1.21 writes: it says nothing
        proven = fits(digest, record.block)
        if not proven and is_known(digest):
            raise _Bad(f"its {said} bytes are not those of its block digest {digest}", after, is_sure)
    if not is_end and not proven:
        raise _Bad(f"Content-Length says {said}, but no record ends there", end)
    if (why := _wrong_payload(record)) or not record.type:
        raise _Bad(why or "it has no WARC-Type", after, is_sure)
    if not is_end:
        after = end + len(tail) - len(tail.lstrip(b"\r\n"))
    return record, after, proven


def _has_bare_lines(file: IO[bytes], at: int) -> bool:
    file.seek(at)
    return not file.readline(64).endswith(b"\r\n")


def _head(data: bytes) -> tuple[tuple[tuple[str, str], ...], int]:
    """Return a record's fields, and the size of its head with the empty line."""
    found = _HEAD_END.search(data)
    if not START.match(data) or not found:
        raise _Bad("no WARC head")
    if START.search(data, 1, found.start() + 2):
        raise _Bad("another record starts within its head")
    fields: list[tuple[str, str]] = []
    for line in data[: found.start()].decode("utf-8", "replace").split("\n")[1:]:
        name, colon, value = line.rstrip("\r").partition(":")
        if line[:1] in (" ", "\t") and fields:  # folded, as WARC 1.0 allows
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}")
        elif not colon:
            raise _Bad(f"a line of its head has no colon: {name[:40]!r}")
        else:
            fields.append((name.strip(), value.strip()))
    if twice := [name for name in ONCE if sum(key.lower() == name for key, _ in fields) > 1]:
        raise _Bad(f"its head says {twice[0]} twice")
    return tuple(fields), found.end()


# -- digests


def is_known(digest: str) -> bool:
    """Tell whether a labelled digest is of an algorithm that can be checked."""
    return digest.partition(":")[0].lower().replace("-", "") in ALGORITHMS


def fits(digest: str, data: bytes) -> bool:
    """Tell whether a labelled digest, in base32, hex or base64, is that of the data.

    >>> fits("md5:900150983cd24fb0d6963f7d28e17f72", b"abc")
    True
    """
    name, _, value = digest.partition(":")
    if not is_known(digest):
        return False
    own = hashlib.new(name.lower().replace("-", ""), data, usedforsecurity=False).digest()
    said = value.rstrip("=")
    forms = (base64.b32encode(own).decode().rstrip("="), own.hex().upper())
    return said.upper() in forms or said == base64.b64encode(own).decode().rstrip("=")


def _wrong_payload(record: Record) -> str:
    digest = record.get("WARC-Payload-Digest")
    if record.type != "response" or not is_known(digest):
        return ""
    body = record.block[httphead.size(record.block) :]
    if fits(digest, body):
        return ""
    bare = chunks.removed(body)  # the standard's payload is without chunks, some tools' is with them
    if bare and fits(digest, bare[0]):
        return ""
    return f"its payload of {len(body)} bytes is not that of {digest}"
