"""Content-Encoding taken off a body, within bounds (RFC 9110, 8.4)."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence

from archive.capture import Exchange

MOST = 64 << 20  # bytes decoded, at most
MOST_RATIO = 200  # decoded to coded, once …
RATIO_FROM = 1 << 20  # … this many bytes came out
MOST_LAYERS = 8  # codings in one another
CHUNK = 1 << 18  # bytes at a time; with less, threads that decode wait for each other most of the time
GZIP = 31  # zlib's window bits for a gzip head and trailer


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
    except (OSError, EOFError, zlib.error, ValueError) as error:
        if isinstance(error, Undecodable):
            raise
        if not size:
            return body
        raise Undecodable(f"{name}: {error}", bytes(kept)) from error
    return bytes(kept)


def _inflate(body: bytes, wbits: int) -> Iterator[bytes]:
    inflate = zlib.decompressobj(wbits)
    while body and not inflate.eof:
        yield inflate.decompress(body, CHUNK)
        body = inflate.unconsumed_tail
    yield inflate.flush()
    if not inflate.eof and wbits == GZIP:  # a deflate stream without an end is what some servers send
        raise EOFError("cut off")


def _gzip(body: bytes) -> Iterator[bytes]:
    return _inflate(body, GZIP) if body else iter(())


def _deflate(body: bytes) -> Iterator[bytes]:
    """RFC 9110, 8.4.1.2 means zlib; some servers send the raw stream."""
    is_zlib = len(body) > 1 and body[0] & 0x0F == 8 and int.from_bytes(body[:2], "big") % 31 == 0
    return _inflate(body, 15 if is_zlib else -15)


def _brotli(body: bytes) -> Iterator[bytes]:
    import brotli

    decompressor = brotli.Decompressor()
    try:
        yield decompressor.process(body, output_buffer_limit=CHUNK)
        while not decompressor.is_finished():
            part = decompressor.process(b"", output_buffer_limit=CHUNK)
            if not part and decompressor.can_accept_more_data():
                raise EOFError("cut off")
            yield part
    except brotli.error as error:
        raise ValueError(str(error)) from error


def _zstd(body: bytes) -> Iterator[bytes]:
    import io

    import zstandard

    try:
        with zstandard.ZstdDecompressor(max_window_size=8 << 20).stream_reader(io.BytesIO(body)) as reader:
            while part := reader.read(CHUNK):
                yield part
    except zstandard.ZstdError as error:
        raise ValueError(str(error)) from error


DECODERS = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstd}
