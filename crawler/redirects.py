"""Where an answer sends us: Location, the Refresh header and a page's own meta refresh.

Scrapy's middlewares know no Refresh header, take the text of a script for markup, follow URLs of any length and tell
other outlets where we come from.
"""

from __future__ import annotations

import html
import re
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.redirect import BaseRedirectMiddleware, MetaRefreshMiddleware, RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import HtmlResponse, Response
from scrapy.utils.response import get_base_url
from w3lib.url import safe_url_string

from archive.errors import BadURL
from archive.url import plain, without_user

START = 64 << 10  # bytes of a page in which a refresh may stand; Scrapy looks at 4096 characters
_HIDDEN = re.compile(  # what a browser takes for text, or does not run
    r"<!--.*?(?:-->|\Z)|<(script|style|title|textarea|template|noscript|iframe|noframes|noembed|xmp)(?=[\s/>]).*?(?:</\1\b|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_META = re.compile(r"<meta(?=[\s/])((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([^\s=\"'<>/]+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?")
_REFRESH = re.compile(  # WHATWG HTML, 4.2.5.3, shared declarative refresh steps
    r"\s*(?=[\d.])(\d{0,9})[\d.]*(?:\s*[;,]\s*|\s+)(?:url\s*=\s*)?(?:'([^']*)|\"([^\"]*)|(.*))",
    re.IGNORECASE | re.DOTALL,
)


class _Lenient(BaseRedirectMiddleware):
    """What both kinds of redirect share."""

    def __init__(self, settings: Any) -> None:
        super().__init__(settings)
        self._longest = settings.getint("URLLENGTH_LIMIT")

    def handle_referer(self, request: Request, response: Response) -> None:
        """Tell no outlet which page led to it: its URL may hold a token, and browsers name no hop either."""
        request.headers.pop("Referer", None)

    def _redirect(self, redirected: Request, request: Request, reason: Any) -> Request:
        """Return the request, without the name and password that a Location may hold.

        IgnoreRequest where it leads to what is too long, or no URL under which a page could be kept.
        """
        if len(redirected.url) > self._longest:
            raise IgnoreRequest(f"it leads to a URL of {len(redirected.url)} characters, over {self._longest}")
        try:
            plain(redirected.url)
        except BadURL as error:
            raise IgnoreRequest(f"it leads to {error}") from None
        url = without_user(redirected.url)
        found = redirected if url == redirected.url else redirected.replace(url=url)
        return super()._redirect(found, request, reason)


class Redirect(_Lenient, RedirectMiddleware):
    """Follows Location, up to URLLENGTH_LIMIT characters."""


class Refresh(_Lenient, MetaRefreshMiddleware):
    """Follows a Refresh header, else a meta refresh at the start of a page, if it is due within METAREFRESH_MAXDELAY.

    A page that reloads itself is no redirect.
    """

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Return the request it leads to, or the response."""
        if not isinstance(response, HtmlResponse) or request.method == "HEAD" or request.meta.get("dont_redirect"):
            return response
        found = refresh_of(response)
        if found is None or found[0] >= self._maxdelay:
            return response
        redirected = self._redirect_request_using_get(request, response, found[1])
        return self._redirect(redirected, request, "refresh")


def refresh_of(response: HtmlResponse) -> tuple[int, str] | None:
    """Return (seconds, absolute http URL of another page) of the first refresh that an answer asks for."""
    said = response.headers.get("Refresh")
    if said and (found := _led(said.decode("latin-1"), response.url, response.url)):
        return found
    start = response.replace(body=response.body[:START]) if len(response.body) > START else response
    try:
        markup = _HIDDEN.sub("", start.text)
    except (LookupError, UnicodeError):  # codecs that are no charsets: rot13, zlib, idna
        return None
    for tag in _META.finditer(markup):
        held = {name.lower(): html.unescape(value.strip("\"'")) for name, value in _ATTRIBUTE.findall(tag[1])}
        if held.get("http-equiv", "").strip().lower() == "refresh":
            return _led(held.get("content", ""), get_base_url(start), response.url)
    return None


def _led(said: str, base: str, page: str) -> tuple[int, str] | None:
    found = _REFRESH.match(said)
    if not found:
        return None
    where = next(part for part in found.groups()[1:] if part is not None)
    try:
        url = urljoin(base, safe_url_string(where.strip()))
        led = urlsplit(url)
    except ValueError:
        return None
    same = not where.strip() or urldefrag(url)[0] == urldefrag(page)[0]
    return None if same or led.scheme not in ("http", "https") or not led.hostname else (int(found[1] or 0), url)
