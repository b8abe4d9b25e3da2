"""gzip and deflate unpacked a piece at a time, within bounds; the one decoder of whatever an outlet packed.

A gzip body is a series of members, and all of them are read (RFC 1952, 2.2): `cat one.gz two.gz`, bgzip, and servers
that pack each part of a page for itself make such. What stands behind the last one and starts none is passed over, as
gzip(1), curl and Chromium do it; so is what stands behind the one stream of a deflate body.

WARC files are read elsewhere, member by member, as each holds a record and has a place of its own: `archive.record`.
"""

from __future__ import annotations

import zlib
from collections.abc import Generator, Iterator
from contextlib import suppress
from typing import NamedTuple

GZIP, ZLIB, RAW = 31, 15, -15  # zlib's window bits: RFC 1952, RFC 1950, RFC 1951
MAGIC = b"\x1f\x8b"  # what a member starts with
CHUNK = 1 << 18  # bytes at a time; with less, threads that decode wait for each other most of the time
FED = 1 << 16  # bytes that zlib is given at a time: it copies what it has not used of them
MOST_MEMBERS = 10_000  # of one body: bgzip makes one of 64 KB, and a million empty ones take 20 s


class Damaged(ValueError):
    """These bytes are not so packed, or are no more from here on."""


class CutOff(Damaged):
    """The bytes end before the stream does."""


class Unpacked(NamedTuple):
    """What was in a packed body, as far as it was read, and why that is not all, "" when it is."""

    body: bytes
    why: str = ""
    is_over: bool = False  # the limit was reached
    is_cut: bool = False  # its end is missing


def unpacked(body: bytes, most: int, wbits: int = GZIP) -> Unpacked:
    """Return what is in a body, its first `most` bytes."""
    plain = bytearray()
    try:
        for part in inflated(body, wbits):
            plain += part
            if len(plain) > most:
                del plain[most:]
                return Unpacked(bytes(plain), f"over {most} bytes", is_over=True)
    except Damaged as error:
        return Unpacked(bytes(plain), str(error), is_cut=isinstance(error, CutOff))
    return Unpacked(bytes(plain))


def inflated(body: bytes, wbits: int = GZIP) -> Iterator[bytes]:
    """Yield what is in a body, at most CHUNK bytes at a time; Damaged behind what still came out, CutOff at its end.

    >>> from gzip import compress
    >>> b"".join(inflated(compress(b"one, ") + compress(b"two") + b"trailing garbage"))
    b'one, two'
    """
    at = yield from _stream(body, 0, wbits)
    members = 1
    while wbits == GZIP and body.startswith(MAGIC, at):
        if members == MOST_MEMBERS:
            raise Damaged(f"over {MOST_MEMBERS} gzip members")
        at = yield from _stream(body, at, wbits)
        members += 1


def _stream(body: bytes, at: int, wbits: int) -> Generator[bytes, None, int]:
    """Yield what is in the stream that starts at `at`; return where it ends."""
    inflate, fed = zlib.decompressobj(wbits), b""
    while not inflate.eof:
        if not fed:
            fed = body[at : at + FED]
            at += len(fed)
        before = inflate.copy()
        try:
            part = inflate.decompress(fed, CHUNK)
        except zlib.error as error:
            if part := _until_error(before, fed):
                yield part
            raise Damaged(str(error)) from error
        if part:
            yield part
        elif not fed and not inflate.eof:
            raise CutOff("cut off")
        fed = inflate.unconsumed_tail
    return at - len(inflate.unused_data)


def _until_error(inflate: zlib._Decompress, fed: bytes) -> bytes:
    """Return what still comes out before the damage, a wrong checksum at the end say: zlib keeps that to itself."""
    plain = bytearray()
    with suppress(zlib.error):
        for at in range(len(fed)):
            plain += inflate.decompress(fed[at : at + 1], CHUNK - len(plain) or 1)
    return bytes(plain[:CHUNK])
