"""Content-Encoding taken off a body, within bounds (RFC 9110, 8.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress

from archive.capture import Exchange
from archive.frames import unframed
from archive.inflate import CHUNK, RAW, ZLIB, CutOff, inflated

MOST = 64 << 20  # bytes decoded, at most
MOST_RATIO = 200  # decoded to coded, once …
RATIO_FROM = 1 << 20  # … this many bytes came out
MOST_LAYERS = 8  # codings in one another


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


def _decode(body: bytes, name: str, most: int, most_ratio: float, keep: int | None) -> bytes:
    if name in ("", "identity") or name not in DECODERS:
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
        if not size:
            return body
        raise Undecodable(f"{name}: {error}", bytes(kept)) from error
    return bytes(kept)


def _gzip(body: bytes) -> Iterator[bytes]:
    return inflated(body) if body else iter(())


def _deflate(body: bytes) -> Iterator[bytes]:
    """RFC 9110, 8.4.1.2 means zlib; some servers send the raw stream, and some a stream without an end."""
    is_zlib = len(body) > 1 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    with suppress(CutOff):
        yield from inflated(body, ZLIB if is_zlib else RAW)


def _brotli(body: bytes) -> Iterator[bytes]:
    import brotli

    decompressor = brotli.Decompressor()
    try:
        yield decompressor.process(body, output_buffer_limit=CHUNK)
        while not decompressor.is_finished():
            part = decompressor.process(b"", output_buffer_limit=CHUNK)
            if not part and decompressor.can_accept_more_data():
                raise CutOff("cut off")
            yield part
    except brotli.error as error:
        raise ValueError(str(error)) from error


DECODERS = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": unframed}
