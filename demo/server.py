"""Answers HTTP/1.1 on loopback from a table of ready answers: one port, many hosts.

Small on purpose: it takes under 0.1 ms a page, so that a measurement of crawlers is not one of their server.
"""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import cast

ANY = "*"  # the path whose answer stands for all that a host does not have
REASONS = {200: "OK", 301: "Moved Permanently", 404: "Not Found", 410: "Gone", 421: "Misdirected Request"}


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, ready to send: its head and body, and the same for clients that accept gzip."""

    plain: tuple[bytes, bytes]
    packed: tuple[bytes, bytes]

    @classmethod
    def make(cls, status: int, headers: tuple[str, ...], body: bytes = b"", *, packs: bool = False) -> Answer:
        """Return the answer with these header lines; `packs` lets clients have it with gzip."""
        plain = _head(status, headers, body), body
        if not packs:
            return cls(plain, plain)
        coded = gzip.compress(body, 6, mtime=0)
        return cls(plain, (_head(status, (*headers, "Content-Encoding: gzip", "Vary: Accept-Encoding"), coded), coded))


Answers = Mapping[tuple[str, str], Answer]  # by (host, path with query)


def _head(status: int, headers: tuple[str, ...], body: bytes) -> bytes:
    lines = (f"HTTP/1.1 {status} {REASONS[status]}", *headers, f"Content-Length: {len(body)}", "", "")
    return "\r\n".join(lines).encode("latin-1")


STRANGER = Answer.make(421, ("Content-Type: text/plain",), b"no such host here\n")


@contextmanager
def serving(answers: Answers) -> Iterator[int]:
    """Serve `answers` on a free port of 127.0.0.1 in a thread; gives the port."""
    loop = asyncio.new_event_loop()
    open_now: set[asyncio.BaseTransport] = set()
    server = loop.run_until_complete(loop.create_server(lambda: _Connection(answers, open_now), "127.0.0.1", 0))
    thread = Thread(target=loop.run_forever, name="demo-site", daemon=True)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        for transport in tuple(open_now):
            transport.close()
        loop.run_until_complete(asyncio.sleep(0))
        loop.run_until_complete(server.wait_closed())
        loop.close()


class _Connection(asyncio.Protocol):
    """Reads heads of requests without a body, writes answers, keeps the connection."""

    def __init__(self, answers: Answers, open_now: set[asyncio.BaseTransport]) -> None:
        self.answers = answers
        self.open_now = open_now
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self.open_now.add(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self.open_now.discard(self.transport)

    def data_received(self, data: bytes) -> None:
        *heads, self.buffer = (self.buffer + data).split(b"\r\n\r\n")
        for head in heads:
            self.transport.write(self._answer(head))

    def _answer(self, asked: bytes) -> bytes:
        first, *lines = asked.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        host = headers.get("host", "").lower().partition(":")[0]
        answer = self.answers.get((host, target)) or self.answers.get((host, ANY)) or STRANGER
        head, body = answer.packed if "gzip" in headers.get("accept-encoding", "") else answer.plain
        return head if method == "HEAD" else head + body
