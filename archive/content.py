"""Content-Encoding taken off a body, within bounds (RFC 9110, 8.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from archive.capture import Exchange
from archive.frames import MAGIC as ZSTD_MAGIC
from archive.frames import unframed
from archive.inflate import CHUNK, RAW, ZLIB, CutOff, inflated
from archive.inflate import MAGIC as GZIP_MAGIC

MOST = 64 << 20  # bytes decoded, at most
MOST_RATIO = 200  # decoded to coded, once …
RATIO_FROM = 1 << 20  # … this many bytes came out
MOST_LAYERS = 8  # codings in one another
SAMPLE = 1 << 12  # coded bytes that tell whether a body is in a coding
SLIP = "the body is not in the coding that its Content-Encoding names"
PIECE = 1 << 16  # coded bytes at a time
FLUSHED = b"\0\0\xff\xff"  # how a flushed deflate stream ends


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
    return SLIP if body and not seems(body[:SAMPLE], name) else ""


def seems(start: bytes, name: str) -> bool:
    """Tell whether a body that starts so can be in a coding; true of a coding that is not known."""
    size = 0
    try:
        for part in DECODERS[name](start) if name in DECODERS else ():
            size += len(part)
            if size >= CHUNK:
                break
    except CutOff:
        return True
    except ValueError:
        return False
    return True


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
        for part in DECODERS[name](body):
            size += len(part)
            if keep is None or len(kept) < keep:
                kept += part
            if size > most:
                del kept[most:]
                raise Swollen(f"{name}: over {most} bytes decoded", bytes(kept))
            if size > RATIO_FROM and size > most_ratio * len(body):
                raise Swollen(f"{name}: decoded to over {most_ratio:g} times its size", bytes(kept))
    except ValueError as error:
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
    """The coding that a body's first bytes show, "" when they show none: no text begins so."""
    return "gzip" if body.startswith(GZIP_MAGIC) else "zstd" if body.startswith(ZSTD_MAGIC) else ""


def _deflate(body: bytes) -> Iterator[bytes]:
    """RFC 9110, 8.4.1.2 means zlib; some servers send the raw stream, or end it by a flush or without a checksum."""
    is_zlib = len(body) > 1 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    try:
        yield from inflated(body, ZLIB if is_zlib else RAW)
    except CutOff:
        if not body.endswith(FLUSHED) and not (is_zlib and _is_over(body[2:])):
            raise


def _is_over(body: bytes) -> bool:
    """Whether a raw deflate stream has an end."""
    try:
        for _ in inflated(body, RAW):
            pass
    except ValueError:
        return False
    return True


def _brotli(body: bytes) -> Iterator[bytes]:
    """What stands behind the stream is passed over. A decoder keeps what it made of the bytes at which it fails.

    So the bytes before a failure are given to another, one by one: a page with junk behind it is all there, and
    browsers show it.
    """
    import brotli

    came = at = 0
    decoder = brotli.Decompressor()
    try:
        for at in range(0, len(body), PIECE):
            for part in _fed(decoder, body[at : at + PIECE]):
                came += len(part)
                yield part
        if not decoder.is_finished():
            raise CutOff("cut off")
    except brotli.error as error:
        again = brotli.Decompressor()
        size = 0
        with suppress(brotli.error):
            for data in (body[:at], *(body[one : one + 1] for one in range(at, min(at + PIECE, len(body))))):
                for part in _fed(again, data):
                    size += len(part)
                    if size > came:
                        yield part[came - size :]
                        came = size
                if again.is_finished():
                    return
        raise ValueError(str(error)) from error


def _fed(decoder: Any, data: bytes) -> Iterator[bytes]:
    """What a brotli decoder makes of more bytes, at most CHUNK at a time; nothing behind the stream's end."""
    if not decoder.is_finished():
        yield decoder.process(data, output_buffer_limit=CHUNK)
        while not decoder.can_accept_more_data() and not decoder.is_finished():
            yield decoder.process(b"", output_buffer_limit=CHUNK)


DECODERS = {"gzip": inflated, "x-gzip": inflated, "deflate": _deflate, "br": _brotli, "zstd": unframed}
