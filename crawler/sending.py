"""Lays a request out as the bytes that go over the wire, and says where they go."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from scrapy import Request
from scrapy.exceptions import NotSupported
from scrapy.utils.httpobj import urlparse_cached

from archive.url import without_user
from crawler.connection import Proxy, Route

PORTS = {"http": 80, "https": 443}
SECRETS = frozenset({b"Authorization", b"Proxy-Authorization", b"Cookie"})
OURS = frozenset({b"Host", b"Content-Length", b"Transfer-Encoding", b"Proxy-Authorization"})  # written by our rules
_UNSENDABLE = re.compile(r"[\x00-\x20\x7f]")  # would break the request line; a `verbatim_url` may hold them


@dataclass(frozen=True, slots=True)
class Sending:
    """A request as bytes, and where it goes."""

    url: str  # without user info: that is a secret
    route: Route
    wire: bytes
    masked: bytes  # the same with secrets as `x`: what is kept
    reusable: bool

    @classmethod
    def of(cls, request: Request, bind: str | tuple[str, int] | None = None) -> Sending:
        """Lay the request out; its target is cut out of the URL and never encoded anew."""
        parts = urlparse_cached(request)
        try:
            host, port = (parts.hostname or "").encode("idna").decode(), parts.port or PORTS[parts.scheme]
        except ValueError as error:
            raise NotSupported(f"{bare(request.url)}: {error}") from error
        if not host:
            raise NotSupported(f"{bare(request.url)}: no host")
        proxy = _proxy(request)
        place = f"[{host}]" if ":" in host else host
        place += "" if port == PORTS[parts.scheme] else f":{port}"
        target = _target(request.url)
        plain = proxy is not None and parts.scheme == "http"
        asked = f"{parts.scheme}://{place}{target}" if plain else target
        headers = request.headers
        lines = [(b"Host", headers.get(b"Host") or place.encode())]
        lines += [(key, value) for key, values in headers.items() if key not in OURS for value in values]
        if plain and proxy and proxy.authorization:
            lines.append((b"Proxy-Authorization", proxy.authorization))
        if request.body or request.method in ("POST", "PUT", "PATCH"):
            lines.append((b"Content-Length", b"%d" % len(request.body)))
        first = f"{request.method} {asked} HTTP/1.1\r\n".encode()
        wire, masked = [first], [first]
        for name, value in lines:
            value = value.replace(b"\r", b" ").replace(b"\n", b" ")
            wire.append(b"%b: %b\r\n" % (name, value))
            masked.append(b"%b: %b\r\n" % (name, b"x" * len(value)) if name in SECRETS else wire[-1])
        end = b"\r\n" + request.body
        return cls(
            url=bare(request.url),
            route=Route(parts.scheme, host, port, proxy, (bind, 0) if isinstance(bind, str) else bind),
            wire=b"".join(wire) + end,
            masked=b"".join(masked) + end,
            reusable=b"close" not in (headers.get(b"Connection") or b"").lower(),
        )


def bare(url: str) -> str:
    """The URL without user info, which is a secret, and without fragment, which is not sent.

    >>> bare("http://me:p@ss@courier.test/@a?b#c")
    'http://courier.test/@a?b'
    """
    return without_user(url.partition("#")[0])


def _target(url: str) -> str:
    """The request target as it stands in the URL.

    >>> [_target(url) for url in ("http://a.test", "http://a.test?q=%7E/", "http://a.test/%2Fa%7e/?#top")]
    ['/', '/?q=%7E/', '/%2Fa%7e/?']
    """
    rest = url.partition("#")[0].partition("://")[2]
    start = min((at for at in map(rest.find, "/?") if at >= 0), default=len(rest))
    target = _UNSENDABLE.sub(lambda found: f"%{ord(found[0]):02X}", rest[start:])
    return target if target.startswith("/") else "/" + target


def _proxy(request: Request) -> Proxy | None:
    """The request's proxy as Scrapy users set it: `meta["proxy"]`, with HttpProxyMiddleware's header or user info."""
    url = request.meta.get("proxy")
    if not url:
        return None
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme != "http" or not parts.hostname:
        raise NotSupported(f"proxy {parts.scheme}://{parts.hostname}: only http:// proxies are supported")
    authorization = request.headers.get(b"Proxy-Authorization") or b""
    if not authorization and parts.username:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        authorization = b"Basic " + base64.b64encode(pair.encode())
    return Proxy(parts.hostname, parts.port or 80, authorization)
