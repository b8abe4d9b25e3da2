"""Connections to outlets: opened where the guard allows it, through a proxy or not, kept for the next exchange."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
import ssl
from collections import deque
from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple, Protocol

import aiohappyeyeballs
from scrapy.exceptions import DownloadConnectionRefusedError, DownloadFailedError
from scrapy.settings import BaseSettings

from crawler.answer import Answer
from crawler.egress import Guard
from crawler.tls import tls_context, why_no_tls

logger = logging.getLogger(__name__)

IDLE_S = 30.0  # how long a connection waits for another exchange: outlets close theirs after 5 to 75 s
IDLE_LIMIT = 100  # connections that wait, in all: a crawl of many hosts must not run out of descriptors
EYEBALLS_S = 0.25  # head start of an address before the next one is tried as well (RFC 8305, 5)


class Proxy(NamedTuple):
    """An HTTP proxy and what to say to it."""

    host: str
    port: int
    authorization: bytes  # the value of Proxy-Authorization; b"" for none


class Route(NamedTuple):
    """What a connection must have in common with a request to carry it."""

    scheme: str
    host: str
    port: int
    proxy: Proxy | None = None
    bind: tuple[str, int] | None = None


class Sink(Protocol):
    """Who takes the bytes of the exchange that is under way."""

    def received(self, data: bytes) -> None:
        """Take what came."""

    def ended(self, error: Exception | None) -> None:
        """Nothing more will come; `error` is None when the peer closed in the ordinary way."""


Doing = Callable[[str], None]
"""Is told what is being waited for, as it stands behind `took longer than 60 s, `."""


def _untold(_: str) -> None:
    """Nobody wants to know."""


class Connection(asyncio.Protocol):
    """One connection; it carries one exchange at a time, and bytes that come between two exchanges close it."""

    def __init__(self) -> None:
        self.transport: asyncio.Transport
        self.sink: Sink | None = None
        self.peer = ""
        self.certificate: bytes | None = None  # DER
        self.untrusted = ""  # why the certificate could not be trusted
        self.reused = False
        self.lost = False
        self._idle: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Hand over what came."""
        if self.sink:
            self.sink.received(data)
        else:
            self.transport.abort()

    def connection_lost(self, error: Exception | None) -> None:
        """Hand over what is still in the socket, then say that it is over."""
        self.lost = True
        self.rest()
        if self.sink:
            if error and self.certificate is None:
                self._drain()
            sink, self.sink = self.sink, None
            sink.ended(error)

    def _drain(self) -> None:
        """Read what came before a write failed: asyncio forgets it, and it may be the answer to a large upload."""
        found = self.transport.get_extra_info("socket")
        with contextlib.suppress(OSError):
            while self.sink and found and (data := os.read(found.fileno(), 1 << 18)):
                self.sink.received(data)

    def wait(self, seconds: float) -> None:
        """Close after so many seconds without an exchange."""
        self.reused = True
        self._idle = asyncio.get_running_loop().call_later(seconds, self.transport.abort)

    def rest(self) -> None:
        """Stop that clock."""
        if self._idle:
            self._idle.cancel()
            self._idle = None


class Pool:
    """Opens connections and keeps those that may carry another exchange."""

    def __init__(self, guard: Guard, settings: BaseSettings, *, must_verify: bool = False) -> None:
        self.guard = guard
        self._must_verify = must_verify or settings.getbool("DOWNLOAD_VERIFY_CERTIFICATES")
        self._cure = "" if must_verify else "; DOWNLOAD_VERIFY_CERTIFICATES=False fetches it anyway"
        self._settings = settings
        self.idle_limit = IDLE_LIMIT
        self._untrusted: dict[tuple[str, int], str] = {}
        self._idle: dict[Route, deque[Connection]] = {}
        self._waiting = 0

    @cached_property
    def _strict(self) -> ssl.SSLContext:
        return tls_context(self._settings, verify=True)

    @cached_property
    def _lax(self) -> ssl.SSLContext:
        return tls_context(self._settings, verify=False)

    async def take(self, route: Route, doing: Doing = _untold) -> Connection:
        """Return a connection that waited, else a new one; `doing` is told what it takes, before it is done."""
        while waiting := self._idle.get(route):
            connection = waiting.pop()
            self._waiting -= 1
            if not waiting:
                del self._idle[route]
            connection.rest()
            if not connection.lost and not connection.transport.is_closing():
                return connection
        return await self.open(route, doing)

    def give(self, route: Route, connection: Connection) -> None:
        """Keep the connection for another exchange."""
        if self._waiting >= self.idle_limit:
            self._sweep()
        if self._waiting >= self.idle_limit:
            connection.transport.close()
            return
        connection.wait(IDLE_S)
        self._idle.setdefault(route, deque()).append(connection)
        self._waiting += 1

    def _sweep(self) -> None:
        """Forget the connections that were closed while they waited."""
        alive = {route: deque(c for c in waiting if not c.lost) for route, waiting in self._idle.items()}
        self._idle = {route: waiting for route, waiting in alive.items() if waiting}
        self._waiting = sum(map(len, self._idle.values()))

    async def open(self, route: Route, doing: Doing = _untold) -> Connection:
        """Return a new connection."""
        place = route.host, route.port
        if route.scheme == "http":
            return await self._connect(route, doing)
        if place not in self._untrusted:
            try:
                return await self._secure(route, self._strict, doing)
            except ssl.SSLCertVerificationError as error:
                why = f"certificate of {route.host} not trusted: {error.verify_message}"
                if self._must_verify:
                    raise DownloadFailedError(why + self._cure) from error
                logger.info("%s; fetched anyway", why)
                self._untrusted[place] = why
        connection = await self._secure(route, self._lax, doing)
        connection.untrusted = self._untrusted[place]
        return connection

    async def _secure(self, route: Route, context: ssl.SSLContext, doing: Doing) -> Connection:
        connection = await self._connect(route, doing)
        try:
            if route.proxy:
                doing(f"waiting for the tunnel of proxy {route.proxy.host} port {route.proxy.port}")
                await self._tunnel(connection, route, route.proxy)
            doing(f"in the TLS handshake with {route.host} port {route.port}")
            transport = await asyncio.get_running_loop().start_tls(
                connection.transport, connection, context, server_hostname=route.host.removesuffix(".")
            )
            if transport is None:
                raise ConnectionResetError("the connection was closed")
        except BaseException as error:
            connection.transport.abort()
            if isinstance(error, ssl.SSLCertVerificationError) or not isinstance(error, OSError):
                raise
            raise DownloadFailedError(f"TLS with {route.host} port {route.port} failed: {why_no_tls(error)}") from error
        connection.transport = transport
        connection.certificate = transport.get_extra_info("ssl_object").getpeercert(binary_form=True)
        return connection

    async def _connect(self, route: Route, doing: Doing) -> Connection:
        """Connect to one of the literals that the guard has checked."""
        if route.proxy:
            self.guard.check_name(route.host, route.port)
            host, port = route.proxy.host, route.proxy.port
        else:
            host, port = route.host, route.port
        doing(f"resolving {host}")
        found = await self.guard.addresses(host, port, listed=route.proxy is not None)
        doing(f"connecting to {host} port {port}")
        loop = asyncio.get_running_loop()
        try:
            sock = await aiohappyeyeballs.start_connection(
                [_address_info(*place) for place in found],
                local_addr_infos=[_address_info(*route.bind)] if route.bind else None,
                happy_eyeballs_delay=EYEBALLS_S,
                interleave=1,
                loop=loop,
            )
            _, connection = await loop.create_connection(Connection, sock=sock)
            connection.peer = sock.getpeername()[0]
        except OSError as error:
            raise DownloadConnectionRefusedError(f"{host} port {port}: {error.strerror or error}") from error
        return connection

    async def _tunnel(self, connection: Connection, route: Route, proxy: Proxy) -> None:
        """Ask the proxy for a tunnel (RFC 9110, 9.3.6)."""
        asked = HeadReader("CONNECT")
        connection.sink = asked
        lines = [b"CONNECT %b HTTP/1.1" % (place := f"{route.host}:{route.port}".encode()), b"Host: " + place]
        if proxy.authorization:
            lines.append(b"Proxy-Authorization: " + proxy.authorization)
        connection.transport.write(b"\r\n".join(lines) + b"\r\n\r\n")
        answer = await asked.answered
        connection.sink = None
        if answer.status // 100 != 2:
            connection.transport.abort()
            said = answer.head.split(b"\n", 1)[0].decode("latin-1").strip() or answer.error
            raise DownloadFailedError(f"proxy {proxy.host} port {proxy.port} opens no tunnel to {route.host}: {said}")

    def close(self) -> None:
        """Close every connection that waits, and stop the resolver."""
        for waiting in self._idle.values():
            for connection in waiting:
                connection.transport.abort()
        self._idle.clear()
        self._waiting = 0
        self.guard.close()


class HeadReader:
    """Reads an answer up to the end of its head, for whom its status is all that counts."""

    def __init__(self, method: str, body_limit: int | None = None) -> None:
        """Read the answer to a request with this method."""
        self._answer = Answer(method) if body_limit is None else Answer(method, body_limit=body_limit)
        self.answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    def received(self, data: bytes) -> None:
        """Take what came."""
        self._answer.feed(data)
        if (self._answer.head or self._answer.done) and not self.answered.done():
            self.answered.set_result(self._answer)

    def ended(self, error: Exception | None) -> None:
        """Take the end."""
        self._answer.end("disconnect" if error else "")
        if not self.answered.done():
            self.answered.set_result(self._answer)


def _address_info(address: str, port: int) -> tuple[int, int, int, str, tuple[str, int]]:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, port)
