"""Content-Encoding taken off a body, within bounds (RFC 9110, 8.4)."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from archive.capture import Exchange

MOST = 64 << 20  # bytes decoded, at most
MOST_RATIO = 200  # decoded to coded, once …
RATIO_FROM = 1 << 20  # … this many bytes came out
MOST_LAYERS = 8  # codings in one another
MOST_MEMBERS = 10_000  # of one body, one behind another
PIECE = 1 << 16  # coded bytes at a time
CHUNK = 1 << 18  # decoded bytes at a time; with less, threads that decode wait for each other most of the time
ZSTD_PIECE = 1 << 8  # coded bytes at a time, as its output has no limit: 4 bytes may stand for 128 KB
GZIP, RAW = 31, -15  # zlib's window bits for a gzip head and trailer; for neither head nor trailer
SAMPLE = 1 << 12  # coded bytes that tell whether a body is in a coding
SLIP = "the body is not in the coding that its Content-Encoding names"
FLUSHED = b"\0\0\xff\xff"  # how a flushed deflate stream ends
STARTS = {"gzip": (b"\x1f\x8b\x08",), "zstd": (b"\x28\xb5\x2f\xfd",)}  # what no text begins with
SKIPPABLE = tuple(bytes([0x50 + at]) + b"\x2a\x4d\x18" for at in range(16))  # frames of zstd (RFC 8878, 3.1.2)
ERRORS = (OSError, EOFError, zlib.error, ValueError)

Decoder = Callable[[Iterable[bytes]], Iterator[bytes]]


class Undecodable(ValueError):
    """The body is not in the coding its head names; `head` is what came out before."""

    def __init__(self, why: str, head: bytes) -> None:
        super().__init__(why)
        self.head = head


class Swollen(Undecodable):
    """The body swells beyond the bounds."""


def decoded(exchange: Exchange, most: int = MOST) -> bytes:
    """Return the body as an editor would read it; Undecodable with what came out until then.

    A body that is plain although its head names a coding is returned as it is: servers do that, browsers show it.
    """
    return undone(exchange.body, codings(exchange.headers), most)


def codings(headers: Iterable[tuple[str, str]]) -> list[str]:
    """Return the content codings that a head names, in the order in which they were applied."""
    values = [value for key, value in headers if key.lower() == "content-encoding"]
    return [name.strip().lower() for value in values for name in value.split(",")]


def slip(headers: Iterable[tuple[str, str]], body: bytes) -> str:
    """Return that a body is not in the coding which its head names last, as some servers send it; "" when it is.

    It is a fault of the exchange: without it a body that somebody stored decoded looks the same.
    """
    name = next(iter(codings(headers)[-1:]), "")
    if not body or name not in DECODERS:
        return ""
    try:
        for _ in DECODERS[name](iter([body[:SAMPLE]])):
            pass
    except EOFError:
        return ""
    except ERRORS:
        return SLIP
    return ""


def undone(
    body: bytes, names: Sequence[str], most: int = MOST, most_ratio: float = MOST_RATIO, keep: int | None = None
) -> bytes:
    """Return `body` without these codings, its first `keep` bytes if that is given; the rest is only counted then.

    Undecodable when it is not so coded, Swollen when one makes it larger than the bounds, or there are too many.
    """
    layers = 0
    for at, name in reversed(list(enumerate(names))):
        plain = _decode(body, name, most, most_ratio, None if at else keep)
        layers += plain is not body
        if layers > MOST_LAYERS:
            raise Swollen(f"{name}: over {MOST_LAYERS} codings, one in another", plain)
        body = plain
    return body


def _decode(body: bytes, name: str, most: int, most_ratio: float, keep: int | None) -> bytes:
    if not body or name not in DECODERS:
        return body
    kept = bytearray()
    size = 0
    try:
        for part in _parts(body, DECODERS[name]):
            size += len(part)
            if keep is None or len(kept) < keep:
                kept += part
            if size > most:
                del kept[most:]
                raise Swollen(f"{name}: over {most} bytes decoded", bytes(kept))
            if size > RATIO_FROM and size > most_ratio * len(body):
                raise Swollen(f"{name}: decoded to over {most_ratio:g} times its size", bytes(kept))
    except ERRORS as error:
        if isinstance(error, Undecodable):
            raise
        coded = _coded(body)
        if not size and coded and DECODERS[coded] is not DECODERS[name]:  # the head names the wrong one
            return _decode(body, coded, most, most_ratio, keep)
        if not size and not coded:
            return body
        raise Undecodable(f"{name}: {error}", bytes(kept)) from error
    return bytes(kept)


def _coded(body: bytes) -> str:
    """The coding that a body's first bytes show, "" when they show none."""
    return next((name for name, starts in STARTS.items() if body.startswith(starts)), "")


def _parts(body: bytes, decoder: Decoder) -> Iterator[bytes]:
    """What a decoder makes of a body; where it fails, all that comes out before the byte at which it does.

    A decoder that fails keeps back what it made of the same piece, so it is run again, byte by byte in that piece: a
    page with a wrong checksum or junk behind it is all there, and browsers show it.
    """
    came = at = 0

    def pieces() -> Iterator[bytes]:
        nonlocal at
        for at in range(0, len(body), PIECE):
            yield body[at : at + PIECE]

    try:
        for part in decoder(pieces()):
            came += len(part)
            yield part
        return
    except EOFError:  # all that came was read
        raise
    except ERRORS:
        before = (body[begin : begin + PIECE] for begin in range(0, at, PIECE))
        singly = (body[begin : begin + 1] for begin in range(at, min(at + PIECE, len(body))))
    again = 0
    for part in decoder(chain(before, singly)):
        again += len(part)
        if again > came:
            yield part[-(again - came) :]
            came = again


def _members(
    pieces: Iterable[bytes], start: Callable[[], Any], feed: Callable[[Any, bytes], bytes], starts: tuple[bytes, ...]
) -> Iterator[bytes]:
    """Members one behind another; what stands behind the last and starts none is passed over, as gunzip does."""
    member, count, data = start(), 1, b""
    for piece in pieces:
        data += piece
        while data:
            if member.eof:
                if len(data) < max(map(len, starts)):
                    break
                if not data.startswith(starts):
                    return
                member, count = start(), count + 1
                if count > MOST_MEMBERS:
                    raise ValueError(f"over {MOST_MEMBERS} members")
            yield feed(member, data)
            data = member.unused_data if member.eof else member.unconsumed_tail
    yield member.flush()
    if not member.eof:
        raise EOFError("cut off")


def _gzip(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """RFC 1952, 2.2: a file is a series of members."""
    return _members(
        pieces, lambda: zlib.decompressobj(GZIP), lambda member, data: member.decompress(data, CHUNK), STARTS["gzip"]
    )


def _deflate(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """RFC 9110, 8.4.1.2 means zlib; some servers send the raw stream, or end it by a flush or without a checksum."""
    rest = iter(pieces)
    start = b""
    for piece in rest:
        start += piece
        if len(start) > 1:
            break
    is_zlib = len(start) > 1 and start[0] & 0x0F == 8 and int.from_bytes(start[:2], "big") % 31 == 0
    if is_zlib and start[1] & 0x20:
        raise ValueError("it needs a dictionary")
    inflate = zlib.decompressobj(RAW)
    checksum, behind, last = 1, b"", b""
    for piece in chain([start[2 * is_zlib :]], rest):
        last = (last + piece)[-4:]
        while piece and not inflate.eof:
            part = inflate.decompress(piece, CHUNK)
            checksum = zlib.adler32(part, checksum)
            yield part
            piece = inflate.unused_data if inflate.eof else inflate.unconsumed_tail
        behind += piece
        if len(behind) > 3:
            break
    part = inflate.flush()
    yield part
    if not inflate.eof and last != FLUSHED:
        raise EOFError("cut off")
    if is_zlib and len(behind) > 3 and int.from_bytes(behind[:4], "big") != zlib.adler32(part, checksum):
        raise ValueError("wrong checksum")


def _brotli(pieces: Iterable[bytes]) -> Iterator[bytes]:
    import brotli

    decompressor = brotli.Decompressor()
    try:
        for piece in pieces:
            yield decompressor.process(piece, output_buffer_limit=CHUNK)
            while not decompressor.can_accept_more_data() and not decompressor.is_finished():
                yield decompressor.process(b"", output_buffer_limit=CHUNK)
            if decompressor.is_finished():
                return
    except brotli.error as error:
        raise ValueError(str(error)) from error
    raise EOFError("cut off")


def _zstd(pieces: Iterable[bytes]) -> Iterator[bytes]:
    import zstandard

    decompressor = zstandard.ZstdDecompressor(max_window_size=8 << 20)  # RFC 9659
    small = (piece[at : at + ZSTD_PIECE] for piece in pieces for at in range(0, len(piece), ZSTD_PIECE))
    starts = STARTS["zstd"] + SKIPPABLE
    try:
        yield from _members(small, decompressor.decompressobj, lambda frame, data: frame.decompress(data), starts)
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error


DECODERS: dict[str, Decoder] = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstd}
