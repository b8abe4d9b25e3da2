"""Scrapy's middlewares where they give up a page that a browser shows: a wrong coding, a charset that is none."""

from __future__ import annotations

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response


class Decoding(HttpCompressionMiddleware):
    """Takes Content-Encoding off; a body that is not in the coding its head names is handed on as it came."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Return the decoded response; IgnoreRequest when it swells beyond the limit."""
        try:
            return super().process_response(request, response)
        except IgnoreRequest:
            raise
        except Exception:  # whatever the decoders raise: zlib, brotli and zstandard have errors of their own
            return response


class Refresh(MetaRefreshMiddleware):
    """Follows a meta refresh; a page whose charset Python cannot decode has none."""

    def process_response(
        self, request: Request, response: Response, spider: Spider | None = None
    ) -> Request | Response:
        """Return the request it leads to, or the response."""
        try:
            return super().process_response(request, response)
        except (LookupError, UnicodeError):  # codecs that are no charsets: rot13, zlib, idna
            return response
