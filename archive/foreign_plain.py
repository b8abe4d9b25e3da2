"""Other tools' records one behind the other, without gzip: what is whole, and what is wrong with the rest.

WARC/0.18
WARC-Type: response
…
Content-Length: 5121

block, and two empty lines
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, NamedTuple

from archive import chunks, httphead
from archive.errors import BadRecord
from archive.record import Record

MOST = 64 << 20  # bytes of a block; a larger one is reported, not held
MOST_HEAD = 256 << 10  # bytes of a record's own head
ALGORITHMS = ("md5", "sha1", "sha256", "sha384", "sha512")
ONCE = ("warc-type", "warc-record-id", "warc-date", "warc-target-uri", "content-length")  # WARC 1.1, 4

START = re.compile(rb"WARC/(?:0\.1[78]|1\.[01])[ \t]*\r?\n")
_NEXT = re.compile(rb"(?:\r?\n){2}" + START.pattern)
_HTTP_LENGTH = re.compile(rb"^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
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


class Bad(Exception):
    """No whole record stands here; `after` is where it would end, `is_sure` that a record's end is there."""

    def __init__(self, why: str, after: int = 0, is_sure: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.after = after
        self.is_sure = is_sure


class Plain:
    """A stretch of such records: a file, or what a gzip member inflates to."""

    def __init__(self, file: IO[bytes], size: int, name: str, member: int = 0, is_gzip: bool = False) -> None:
        self.file, self.size, self.name, self.member, self.is_gzip = file, size, name, member, is_gzip

    def records(self, cut: bool = False) -> Iterator[Foreign | BadRecord]:
        """Yield them; where the stretch was `cut`, what is left at its end is told by who cut it."""
        at = 0
        while at < self.size:
            try:
                record, after, proven = record_from(self.file, at, self.size)
            except Bad as error:
                if not (cut and error.after > self.size):
                    yield self._bad(at, error.why)
                at = error.after if error.is_sure else next_start(self.file, at + 1, self.size)
                if not error.is_sure:
                    end, sure_end = self._row_end(at)
                    if end < self.size and not sure_end and end < (error.after or self.size):
                        yield self._bad(at, f"to {end}: may be part of the damaged record, not taken")
                        at = next_start(self.file, end, self.size)
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
                _, at, _ = record_from(self.file, at, self.size)
            except Bad as error:
                if not error.is_sure:
                    break
                at = error.after
        self.file.seek(at)
        return at, START.match(self.file.read(64)) is not None


def next_start(file: IO[bytes], at: int, size: int) -> int:
    """Return where the next first line of a record stands from `at` on, `size` when none does."""
    while at < size:
        file.seek(at)
        window = file.read(1 << 20)
        found = START.search(window)
        if found:
            return at + found.start()
        at += max(len(window) - 32, 1) if at + len(window) < size else len(window) or 1
    return size


def record_from(file: IO[bytes], at: int, size: int) -> tuple[Record, int, bool]:
    """Return the record at `at`, where the next one starts, and whether its block digest proves it."""
    file.seek(at)
    fields, head = head_of(file.read(MOST_HEAD))
    record = Record(fields)
    said = record.get("Content-Length")
    if not (said.isascii() and said.isdigit() and len(said) < 16):
        raise Bad(f"Content-Length is {said[:40]!r}")
    end = at + head + int(said)
    if end > size:
        raise Bad(f"Content-Length says {said}, {max(size - at - head, 0)} bytes are left", end)
    file.seek(end)
    tail = file.read(4 + 64)
    is_end = tail.startswith(b"\r\n\r\n") or (tail.startswith(b"\n\n") and _has_bare_lines(file, at))
    after = end + (4 if tail.startswith(b"\r\n\r\n") else 2)
    is_sure = is_end and (after == size or START.match(tail[after - end :]) is not None)
    if int(said) > MOST:
        raise Bad(f"{said} bytes, over {MOST}: not read", after, is_sure)
    digests = [value for name, value in fields if name.lower() == "warc-block-digest" and is_known(value)]
    if record.type == "revisit":  # of nothing, as GNU Wget 1.21 writes it: it says nothing
        digests = [digest for digest in digests if not fits(digest, b"")]
    if not is_end and not digests:  # before its block is read: many may claim the same 64 MB
        raise Bad(f"Content-Length says {said}, but no record ends there")  # so that what stands there proves nothing
    file.seek(at + head)
    record = Record(fields, file.read(int(said)))
    if wrong := [digest for digest in digests if not fits(digest, record.block)]:
        raise Bad(f"its {said} bytes are not those of its block digest {wrong[0]}", after, is_sure)
    proven = bool(digests)
    if (why := _wrong_payload(record)) or not record.type:
        raise Bad(why or "it has no WARC-Type", after, is_sure)
    if not proven and _reaches_over_next(record):
        raise Bad(f"Content-Length says {said}, and another record starts behind its HTTP body")
    if not is_end:
        after = end + len(tail) - len(tail.lstrip(b"\r\n"))
    return record, after, proven


def _has_bare_lines(file: IO[bytes], at: int) -> bool:
    file.seek(at)
    return not file.readline(64).endswith(b"\r\n")


def head_of(data: bytes) -> tuple[tuple[tuple[str, str], ...], int]:
    """Return a record's fields, and the size of its head with the empty line."""
    found = _HEAD_END.search(data)
    if not START.match(data) or not found:
        raise Bad("no WARC head")
    if START.search(data, 1, found.start() + 2):
        raise Bad("another record starts within its head")
    fields: list[tuple[str, str]] = []
    for line in data[: found.start()].decode("utf-8", "replace").split("\n")[1:]:
        name, colon, value = line.rstrip("\r").partition(":")
        if line[:1] in (" ", "\t") and fields:  # folded, as WARC 1.0 allows
            fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}")
        elif not colon:
            raise Bad(f"a line of its head has no colon: {name[:40]!r}")
        else:
            fields.append((name.strip(), value.strip()))
    if twice := [name for name in ONCE if sum(key.lower() == name for key, _ in fields) > 1]:
        raise Bad(f"its head says {twice[0]} twice")
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
    said = [value for name, value in record.fields if name.lower() == "warc-payload-digest" and is_known(value)]
    if record.type != "response" or not said:
        return ""
    body = record.block[httphead.size(record.block) :]
    bare = chunks.removed(body)  # the standard's payload is without chunks, some tools' is with them
    wrong = [digest for digest in said if not fits(digest, body) and not (bare and fits(digest, bare[0]))]
    return f"its payload of {len(body)} bytes is not that of {wrong[0]}" if wrong else ""


def _reaches_over_next(record: Record) -> bool:
    """Tell whether a record stands in the block, right where its HTTP body ends by its own Content-Length."""
    if record.type != "response" or record.get("WARC-Payload-Digest"):
        return False
    at = httphead.size(record.block)
    found = _HTTP_LENGTH.search(record.block, 0, at)
    return bool(found) and _NEXT.match(record.block, at + int(found[1])) is not None  # type: ignore[index]
