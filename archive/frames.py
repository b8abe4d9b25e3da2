"""zstd unpacked a piece at a time: every frame, as they may stand one behind the other (RFC 8878, 3).

What stands behind the last frame and starts none is passed over, as with gzip (`archive.inflate`).
"""

from __future__ import annotations

from collections.abc import Iterator

from archive.inflate import CHUNK, CutOff, Damaged

MAGIC = b"\x28\xb5\x2f\xfd"
SKIPPABLE = b"\x2a\x4d\x18"  # behind a byte of 0x50 to 0x5f; such a frame has no content
WINDOW = 8 << 20  # bytes; what RFC 8878, 3.1.1.1.2 asks decoders for, and browsers stop at
MOST_FRAMES = 10_000  # of one body
RLE, RESERVED = 1, 3  # kinds of blocks


def unframed(body: bytes) -> Iterator[bytes]:
    """Yield what is in a body, at most CHUNK bytes at a time; Damaged or CutOff behind what came out before.

    >>> from zstandard import compress
    >>> b"".join(unframed(compress(b"one, ") + compress(b"two") + b"trailing garbage"))
    b'one, two'
    """
    import zstandard

    at, frames = 0, 0
    while (body and not at) or body.startswith(MAGIC, at) or body.startswith(SKIPPABLE, at + 1):
        if frames == MOST_FRAMES:
            raise Damaged(f"over {MOST_FRAMES} zstd frames")
        end = _end(body, at)
        try:
            with zstandard.ZstdDecompressor(max_window_size=WINDOW).stream_reader(body[at:end]) as reader:
                while part := reader.read(CHUNK):
                    yield part
        except zstandard.ZstdError as error:
            raise Damaged(str(error)) from error
        if end > len(body):
            raise CutOff("cut off")
        at, frames = end, frames + 1


def _end(body: bytes, at: int) -> int:
    """Return where the frame that starts at `at` ends, beyond the body's end where it is cut off."""
    import zstandard

    if body.startswith(SKIPPABLE, at + 1):
        return at + 8 + int.from_bytes(body[at + 4 : at + 8], "little")
    try:
        end = at + zstandard.frame_header_size(body[at : at + 18])
    except zstandard.ZstdError:
        return len(body) + 1  # too short for one; where it is none the reader says so
    has_checksum = body[at + 4] & 4
    is_last = False
    while not is_last and end < len(body):
        block = int.from_bytes(body[end : end + 3], "little")
        is_last, kind, size = bool(block & 1), block >> 1 & 3, block >> 3
        if kind == RESERVED:
            return len(body)
        end += 3 + (1 if kind == RLE else size)
    if not is_last:
        return len(body) + 1
    return end + (4 if has_checksum else 0)
