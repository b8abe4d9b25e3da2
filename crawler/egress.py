"""Where a connection may go: every address is checked, and the connection goes to the very literal that was checked.

Rows of EGRESS_ALLOW are `net:port`, those of CONNECT_TO `host:port=address:port`:

    EGRESS_ALLOW = 127.0.0.0/8:*  [::1]/128:8080
    CONNECT_TO   = daily-courier.test:80=127.0.0.1:8765  *.test:*=[::1]:8080
"""

from __future__ import annotations

import asyncio
import re
import socket
import time
import unicodedata
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatchcase
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.settings import BaseSettings

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

PORTS = frozenset({80, 443, 8080, 8443})  # where the public web listens; any other takes a row
DNS_TTL_S = 60.0  # as long as a name's addresses are remembered: several pages of one visit, no more
LOOPBACK = ("127.0.0.1", "::1")

# Not in the public internet, though some `is_global` of Python 3.11 to 3.13 says otherwise. From the IANA
# special-purpose registries (RFC 6890), and all that carries an IPv4 address inside.
REFUSED = tuple(
    ip_network(net)
    for net in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, cloud metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # IETF protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relay
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/3",  # multicast, reserved, broadcast
        "2001::/23",  # IETF protocol assignments: Teredo, ORCHID, benchmarks
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
UNICAST6 = IPv6Network("2000::/3")  # all of IPv6 that is given out; every other block is special
NAT64 = IPv6Network("64:ff9b::/96")  # an IPv4 address behind a translator: that one counts


class EgressRefused(IgnoreRequest):
    """The guard forbids the connection; Scrapy does not try again."""


@dataclass(frozen=True, slots=True)
class Allow:
    """A row of EGRESS_ALLOW: a network, and a port or any (0)."""

    net: Network
    port: int

    @classmethod
    def parse(cls, row: str) -> Allow:
        """Read `net:port`; IPv6 in brackets.

        >>> Allow.parse("[fd00::]/8:8080")
        Allow(net=IPv6Network('fd00::/8'), port=8080)
        """
        found = re.fullmatch(r"(?:\[([0-9a-fA-F:.]+)\]|([0-9.]+))(/\d+)?:(\d+|\*)", row)
        try:
            if not found:
                raise ValueError("that is no net:port")
            net = ip_network((found[1] or found[2]) + (found[3] or ""))
            return cls(net, _port(found[4]))
        except ValueError as error:
            raise ValueError(f"EGRESS_ALLOW: {row!r}: {error}; write 127.0.0.0/8:* or [::1]/128:8080") from None

    def admits(self, address: Address, port: int) -> bool:
        """Whether a connection to this address and port is allowed by this row."""
        return address.version == self.net.version and address in self.net and self.port in (0, port)


@dataclass(frozen=True, slots=True)
class ConnectTo:
    """A row of CONNECT_TO: who asks for `host` and `port` is connected to `address` and `to_port`; 0 is any port."""

    host: str
    port: int
    address: str
    to_port: int

    @classmethod
    def parse(cls, row: str) -> ConnectTo:
        """Read `host:port=address:port`; host may hold `*`, port may be `*` (as curl's --connect-to, but literal).

        >>> ConnectTo.parse("*.test:80=[::1]:8080")
        ConnectTo(host='*.test', port=80, address='::1', to_port=8080)
        """
        found = re.fullmatch(r"([^=\s]+):(\d+|\*)=(?:\[([0-9a-fA-F:.]+)\]|([0-9.]+)):(\d+|\*)", row)
        try:
            if not found:
                raise ValueError("that is no host:port=address:port")
            address = str(ip_address(found[3] or found[4]))
            return cls(found[1].lower(), _port(found[2]), address, _port(found[5]))
        except ValueError as error:
            raise ValueError(f"CONNECT_TO: {row!r}: {error}; write courier.test:80=127.0.0.1:8765") from None


def _port(word: str) -> int:
    if word == "*":
        return 0
    if not 0 < int(word) < 65536:
        raise ValueError(f"{word} is no port")
    return int(word)


def is_public(address: Address) -> bool:
    """Whether this is a global unicast address of the public internet, and nothing that leads elsewhere.

    >>> [is_public(ip_address(a)) for a in ("93.184.215.14", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::1")]
    [True, False, False, False]
    """
    if isinstance(address, IPv6Address):
        if address.scope_id:
            return False
        inner = address.ipv4_mapped or (IPv4Address(int(address) & 0xFFFFFFFF) if address in NAT64 else None)
        if inner:
            return is_public(inner)
        if address not in UNICAST6:
            return False
    return address.is_global and not any(address in net for net in REFUSED if net.version == address.version)


def literal(host: str) -> Address | None:
    """The address that a host is, in any spelling that resolvers take; None when it is a name.

    >>> [str(literal(host)) for host in ("127.1", "0x7f000001", "017700000001", "2130706433", "１２７.0.0.1", "[::1]")]
    ['127.0.0.1', '127.0.0.1', '127.0.0.1', '127.0.0.1', '127.0.0.1', '::1']
    """
    plain = unicodedata.normalize("NFKC", host).replace("。", ".").strip("[]").removesuffix(".")
    try:
        return ip_address(plain)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(plain)) if re.fullmatch(r"[0-9a-fA-FxX.]+", plain) else None
    except OSError:
        return None


def rows(value: object) -> list[str]:
    """The rows of a setting that may be a list or one text with spaces or commas between them.

    >>> rows("127.0.0.0/8:*, [::1]/128:8080")
    ['127.0.0.0/8:*', '[::1]/128:8080']
    """
    if isinstance(value, str):
        return value.replace(",", " ").split()
    return [str(row) for row in value] if isinstance(value, (list, tuple)) else []


class Guard:
    """Says which addresses a host may be reached at; refuses with `EgressRefused`, whose message holds the cure."""

    def __init__(self, allow: Iterable[str] = (), connect_to: Iterable[str] = ()) -> None:
        self.allow = [Allow.parse(row) for row in allow]
        self.connect_to = [ConnectTo.parse(row) for row in connect_to]
        self.resolver = Resolver()

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Guard:
        """The guard of EGRESS_ALLOW and CONNECT_TO; ValueError tells a bad row, with an example of a good one."""
        return cls(rows(settings.get("EGRESS_ALLOW")), rows(settings.get("CONNECT_TO")))

    async def addresses(self, host: str, port: int, *, listed: bool = False) -> list[tuple[str, int]]:
        """Where to connect for `host` and `port`: literals that were checked, in the resolver's order.

        With `listed` a row of EGRESS_ALLOW must admit them, public or not: so it is for proxies.
        """
        host = host.lower().removesuffix(".")
        for row in self.connect_to:
            if fnmatchcase(host, row.host) and row.port in (0, port):
                found = [(row.address, row.to_port or port)]
                break
        else:
            if address := literal(host):
                found = [(str(address), port)]
            elif host == "localhost" or host.endswith(".localhost"):  # RFC 6761, 6.3: never asked of DNS
                found = [(address, port) for address in LOOPBACK]
            else:
                found = [(address, port) for address in await self.resolver.resolve(host)]
        permitted = [(address, port) for address, port in found if self.permits(address, port, listed=listed)]
        if not permitted:
            raise self.refusal(host, *found[0], listed=listed)
        return permitted

    def check_name(self, host: str, port: int) -> None:
        """Refuse what can be refused without resolving: the target of a request that a proxy will resolve."""
        address = literal(host)
        if address is None and f".{host.lower().removesuffix('.')}".endswith(".localhost"):
            address = IPv4Address(LOOPBACK[0])
        if address is not None:
            if not self.permits(str(address), port):
                raise self.refusal(host, str(address), port)
        elif port not in PORTS and not any(row.port in (0, port) for row in self.allow):
            raise EgressRefused(
                f"refused to connect to {host} port {port} through a proxy: this port is not used by the public web;"
                f" a row of EGRESS_ALLOW with port {port} admits it"
            )

    def permits(self, address: str, port: int, *, listed: bool = False) -> bool:
        """Whether a connection to this literal address may be made."""
        parsed = ip_address(address)
        plain = (parsed.ipv4_mapped or parsed) if isinstance(parsed, IPv6Address) else parsed
        if any(row.admits(parsed, port) or row.admits(plain, port) for row in self.allow):
            return True
        return not listed and port in PORTS and is_public(parsed)

    def refusal(self, host: str, address: str, port: int, *, listed: bool = False) -> EgressRefused:
        """The refusal, with what to do about it."""
        parsed = ip_address(address)
        if listed:
            why = "a proxy must be listed"
        elif not is_public(parsed):
            why = "no address of the public internet"
        else:
            why = "this port is not used by the public web"
        at = "" if host.strip("[]") == address else f" at {address}"
        row = f"{address}:{port}" if parsed.version == 4 else f"[{address}]:{port}"
        return EgressRefused(f"refused to connect to {host}{at} port {port}: {why}; EGRESS_ALLOW={row} admits it")

    def close(self) -> None:
        """Give the resolver's threads back."""
        self.resolver.close()


class Resolver:
    """Addresses of names through the system's resolver, in threads of its own, remembered for `DNS_TTL_S`."""

    def __init__(self, lookup: Callable[..., list[tuple[object, ...]]] | None = None, threads: int = 8) -> None:
        self._lookup = lookup or socket.getaddrinfo
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="resolver")
        self._known: dict[str, tuple[float, asyncio.Future[list[str]]]] = {}

    async def resolve(self, host: str) -> list[str]:
        """Return the literals that `host` stands for; several who ask at once share one look-up."""
        now = time.monotonic()
        until, answer = self._known.get(host, (0.0, None))
        if answer is None or until < now:
            if len(self._known) > 10_000:  # names in one run; a link farm must not fill the memory
                self._known.clear()
            answer = asyncio.get_running_loop().run_in_executor(self._threads, self._ask, host)
            self._known[host] = now + DNS_TTL_S, answer
        try:
            return await asyncio.shield(answer)
        except (OSError, UnicodeError) as error:
            self._known.pop(host, None)
            raise CannotResolveHostError(f"{host}: {error}") from error

    def _ask(self, host: str) -> list[str]:
        rows = self._lookup(host, None, type=socket.SOCK_STREAM)
        found = [str(row[4][0]) for row in rows if isinstance(row[4], tuple)]
        if not found:
            raise OSError("no address")
        return list(dict.fromkeys(found))

    def close(self) -> None:
        """Stop the threads; look-ups that run are not waited for."""
        self._threads.shutdown(wait=False, cancel_futures=True)
