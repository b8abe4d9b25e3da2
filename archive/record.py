"""The WARC file as a row of gzip members, one a record (WARC 1.1, annex D.2); `archive.warc` says what is in them.

    WARC/1.1
    WARC-Type: response
    WARC-Record-ID: <urn:uuid:8a2f4c0e-0000-4000-8000-000000000001>
    WARC-Date: 2026-11-22T10:11:13.204518Z
    …
    Content-Length: 5121

    HTTP/1.1 200 OK …

warcio writes them, handed each block as it is. Members are packed by isal at level 2: 0.4 ms a page against 7.7 of
zlib at level 9, for 17 % more bytes (200 pages, 245 KB each).
"""

from __future__ import annotations

import base64
import hashlib
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, NamedTuple

from isal import isal_zlib
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive.errors import BadRecord
from archive.layout import parse_time

VERSION = b"WARC/1.1"
MAGIC = b"\x1f\x8b\x08"
CHUNK = 1 << 16
MOST = 1 << 28  # no record that we write comes near; a larger one is reported, not read


@dataclass(frozen=True, slots=True)
class Record:
    """One WARC record: its named fields in order, Content-Length included, and its block."""

    fields: tuple[tuple[str, str], ...]
    block: bytes = field(default=b"", repr=False)

    def get(self, name: str) -> str:
        """The first value under `name`, whatever its case, without `<>`; "" when there is none."""
        value = next((value for key, value in self.fields if key.lower() == name.lower()), "")
        return value[1:-1] if value.startswith("<") and value.endswith(">") else value

    @property
    def type(self) -> str:
        """WARC-Type."""
        return self.get("WARC-Type")

    @property
    def id(self) -> str:
        """WARC-Record-ID, `urn:uuid:…`."""
        return self.get("WARC-Record-ID")

    @property
    def url(self) -> str:
        """WARC-Target-URI."""
        return self.get("WARC-Target-URI")

    @property
    def time(self) -> datetime:
        """WARC-Date; ValueError where it is none."""
        return parse_time(self.get("WARC-Date"))


class Found(NamedTuple):
    """A record and where its gzip member stands in the file."""

    record: Record
    offset: int
    length: int


def sha1(data: bytes) -> str:
    """Return a digest as WARC fields hold it: `sha1:` and base32, which is what replay tools index."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()


def pack(record: Record) -> bytes:
    """Return the gzip member that holds `record`; the same record gives the same bytes."""
    if bad := [name for name, value in record.fields if "\r" in value or "\n" in value]:
        raise ValueError(f"line end in the value of {bad[0]}")
    plain = io.BytesIO()
    fields = StatusAndHeaders("", list(record.fields), VERSION.decode())
    block, length = _Block(record.block), len(record.block)
    _Writer(plain, gzip=False).write_record(
        ArcWarcRecord("warc", record.type, fields, io.BytesIO(), block, None, length, payload_length=0)
    )
    return isal_zlib.compress(plain.getvalue(), 2, 31)


class _Writer(WARCWriter):  # type: ignore[misc]
    """warcio's, without the digests it would add: payload digests also where WARC 1.1, 5.9 knows none."""

    def ensure_digest(self, record: object, block: bool = True, payload: bool = True) -> None:
        """Leave the digests as they are."""


class _Block:
    """A block that warcio writes as it is: through its plain API HTTP heads are rewritten (29 of 32 stayed exact)."""

    def __init__(self, data: bytes) -> None:
        self.headers_buff = data

    def compute_headers_buffer(self, header_filter: object = None) -> None:
        """Leave the bytes as they came."""


def unpack(data: bytes, key: str = "", offset: int = 0) -> Record:
    """Return the record whose member `data` starts with; BadRecord, with `key` and `offset`, when it is not whole."""
    return _found(io.BytesIO(data), key, 0, MOST, offset).record


def unpack_all(data: bytes, key: str = "", offset: int = 0) -> tuple[Record, ...]:
    """Return the records of members that stand one behind the other, such as a response and its request.

    BadRecord, with `key` and `offset`, when one is not whole, or none is there.
    """
    records: list[Record] = []
    at = 0
    while at < len(data) or not records:
        record, _, length = _found(io.BytesIO(data), key, at, MOST, offset + at)
        records.append(record)
        at += length
    return tuple(records)


def read_warc(file: BinaryIO, key: str = "", most: int = MOST) -> Iterator[Found | BadRecord]:
    """Yield every record from the file's start, and in its place a BadRecord for each stretch that is none.

    After a scar reading goes on at the next member that starts a record. Memory is bounded: a record of over `most`
    bytes is reported, not held.
    """
    offset, end = 0, file.seek(0, io.SEEK_END)
    while offset < end:
        try:
            found = _found(file, key, offset, most)
        except _TooBig as error:
            yield BadRecord(key, offset, error.why)
            offset += error.length
        except BadRecord as error:
            after = _next_member(file, offset + 1)
            rest = f"{after} is the next record" if after < end else "nothing follows"
            yield BadRecord(key, offset, f"{error.why}; {rest}")
            offset = after
        else:
            yield found
            offset += found.length


class _TooBig(BadRecord):
    def __init__(self, key: str, offset: int, most: int, length: int) -> None:
        super().__init__(key, offset, f"over {most} bytes, not read")
        self.length = length


def _found(file: BinaryIO, key: str, offset: int, most: int, shown: int | None = None) -> Found:
    """Read the member at `offset`, which stands at `shown` in the file under `key`."""
    place = offset if shown is None else shown
    file.seek(offset)
    inflate, parts, size, length, chunk = zlib.decompressobj(31), [], 0, 0, b""
    try:
        while not inflate.eof:
            if not chunk:
                chunk = file.read(CHUNK)
                length += len(chunk)
                if not chunk:
                    raise BadRecord(key, place, f"cut off after {length} bytes")
            part = inflate.decompress(chunk, CHUNK * 16)
            chunk = inflate.unconsumed_tail
            size += len(part)
            if size <= most:
                parts.append(part)
            else:
                parts.clear()
    except zlib.error as error:
        raise BadRecord(key, place, f"no gzip member ({error})") from None
    length -= len(inflate.unused_data)
    if size > most:
        raise _TooBig(key, place, most, length)
    return Found(_parsed(b"".join(parts), key, place), place, length)


def _parsed(data: bytes, key: str, offset: int) -> Record:
    head, empty_line, rest = data.partition(b"\r\n\r\n")
    version, *lines = head.split(b"\r\n")
    if not version.startswith(b"WARC/1.") or not empty_line:
        raise BadRecord(key, offset, "no WARC head")
    fields: list[tuple[str, str]] = []
    for line in lines:
        name, colon, value = line.decode("utf-8", "replace").partition(":")
        if not colon:
            raise BadRecord(key, offset, f"a line of its head has no colon: {name[:40]!r}")
        fields.append((name, value.strip(" \t")))
    record = Record(tuple(fields), rest[:-4])
    size = record.get("Content-Length")
    if size != str(len(record.block)) or rest[-4:] != b"\r\n\r\n":
        raise BadRecord(key, offset, f"Content-Length says {size or 'nothing'}, {len(record.block)} bytes came")
    return record


def _next_member(file: BinaryIO, offset: int) -> int:
    """Return where the next member that starts a record stands, the file's size when none does."""
    while True:
        file.seek(offset)
        window = file.read(CHUNK)
        at = window.find(MAGIC)
        if at >= 0:
            file.seek(offset + at)
            try:
                start = zlib.decompressobj(31).decompress(file.read(CHUNK), 5)
            except zlib.error:
                start = b""
            if start == VERSION[:5]:
                return offset + at
            offset += at + 1
        elif len(window) < len(MAGIC):
            return offset + len(window)
        else:
            offset += len(window) - len(MAGIC) + 1
