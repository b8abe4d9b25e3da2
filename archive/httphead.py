"""The HTTP head as its record holds it: byte for byte, but for one prefix that keeps it true.

A body is stored without its transfer coding, as chunk borders change at each fetch. The `Transfer-Encoding` line that
told of it is then named `x-orig-Transfer-Encoding`; a line of that name which the outlet sent gets one more prefix.
"""

from __future__ import annotations

import re

LONGEST = (1 << 63) - 1  # bytes of a body that a length may promise; browsers take more for no length, too
_EMPTY_LINE = re.compile(rb"\n\r?\n")
_CODING = re.compile(rb"(?<=\n)((?:x-orig-)*transfer-encoding[ \t]*:)", re.IGNORECASE)
_PREFIXED = re.compile(rb"(?<=\n)x-orig-((?:x-orig-)*transfer-encoding[ \t]*:)", re.IGNORECASE)


def prefixed(head: bytes) -> bytes:
    r"""Return the head as stored when a transfer coding was removed.

    >>> prefixed(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    b'HTTP/1.1 200 OK\r\nx-orig-Transfer-Encoding: chunked\r\n\r\n'
    """
    return _CODING.sub(rb"x-orig-\1", head)


def unprefixed(stored: bytes) -> bytes:
    """Return the head as received, from one as stored."""
    return _PREFIXED.sub(rb"\1", stored)


def seems_coded(stored: bytes) -> bool:
    """Tell whether a transfer coding was removed, as far as the stored head shows it."""
    return bool(_PREFIXED.search(stored))


def size(block: bytes) -> int:
    """Return where the first empty line ends and the body starts; the whole size where there is none."""
    found = _EMPTY_LINE.search(block)
    return found.end() if found else len(block)


def ends_at_its_first_empty_line(head: bytes) -> bool:
    """Tell whether a reader finds by itself where this head ends."""
    found = _EMPTY_LINE.search(head)
    return bool(found) and found.end() == len(head)  # type: ignore[union-attr]


def is_chunked(value: str) -> bool:
    """Tell whether a Transfer-Encoding names chunks (RFC 9112, 6.1).

    >>> is_chunked("gzip, Chunked"), is_chunked("xchunked")
    (True, False)
    """
    return "chunked" in (coding.strip() for coding in value.lower().split(","))


def content_length(value: str) -> int | None:
    """Return the length that one member of Content-Length says; None where it is no length (RFC 9110, 8.6).

    >>> content_length("0042"), content_length("4 2"), content_length("+42")
    (42, None, None)
    """
    digits = value.strip().lstrip("0")
    if not value.strip().isascii() or not value.strip().isdigit() or len(digits) > len(str(LONGEST)):
        return None
    length = int(digits or "0")
    return length if length <= LONGEST else None
