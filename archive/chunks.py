"""The chunked coding taken off a body that another tool stored as it came (RFC 9112, 7.1)."""

from __future__ import annotations

import re

_SIZE = re.compile(rb"([0-9a-fA-F]{1,15})[ \t]*(?:;[^\n]{0,4096})?\r?\n")


def removed(body: bytes) -> tuple[bytes, bytes, bool] | None:
    r"""Return the body without chunks, what stood behind them, and whether it came to its end; None of no chunks.

    >>> removed(b"3\r\nabc\r\n0\r\n\r\n"), removed(b"<html>")
    ((b'abc', b'', True), None)
    """
    parts: list[bytes] = []
    at = 0
    while found := _SIZE.match(body, at):
        size, at = int(found[1], 16), found.end()
        if not size:
            after = body[at:]
            return b"".join(parts), b"" if after in (b"\r\n", b"\n") else after, True
        parts.append(body[at : at + size])
        at += size
        if at >= len(body):
            return b"".join(parts), b"", False
        end = re.match(rb"\r?\n", body[at : at + 2])
        if not end:
            return None
        at += end.end()
    return (b"".join(parts), b"", False) if parts else None
