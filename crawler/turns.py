"""Whose turn it is to read a large body, so that bodies in flight stay under 128 MB in all."""

from __future__ import annotations

from collections import deque

from crawler.connection import Connection

LARGE = 1 << 20  # bytes; 32 requests at once with less than that hold 32 MB
LARGE_AT_ONCE = 3  # times DOWNLOAD_MAXSIZE of 32 MB: 96 MB


class Turns:
    """Lets so many connections read large bodies; the others are not read from until one is through."""

    def __init__(self, free: int = LARGE_AT_ONCE) -> None:
        self._free = free
        self._readers: set[Connection] = set()
        self._waiting: deque[Connection] = deque()

    def ask(self, connection: Connection) -> None:
        """Let it read on, or make it wait."""
        if connection in self._readers or connection in self._waiting:
            return
        if len(self._readers) < self._free:
            self._readers.add(connection)
        else:
            self._waiting.append(connection)
            connection.transport.pause_reading()

    def leave(self, connection: Connection) -> None:
        """It is through: the next one's turn."""
        if connection in self._waiting:
            self._waiting.remove(connection)
        self._readers.discard(connection)
        while self._waiting and len(self._readers) < self._free:
            following = self._waiting.popleft()
            self._readers.add(following)
            following.transport.resume_reading()
