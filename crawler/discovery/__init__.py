"""Finding coverage: what a feed, sitemap or page names, as pure functions of the body that came.

`listing` reads whatever it is given by what it holds, as outlets' content types are often wrong.
"""

from __future__ import annotations

import re
from dataclasses import replace

from archive import inflate
from archive.inflate import MAGIC
from crawler.discovery.feeds import DOCTYPE, PROLOG, feed, json_feed, search_url
from crawler.discovery.found import Found, Listing, fold, joined, moment, same
from crawler.discovery.pages import page
from crawler.discovery.sitemaps import MOST, sitemap, url_list

__all__ = ["Found", "Listing", "fold", "joined", "listing", "moment", "same", "search_url"]

LARGEST = 50_000_000  # bytes of a listing once it is unpacked (sitemaps.org)

BEFORE = re.compile(PROLOG, re.DOTALL)
# (what stands in the first 4 KB behind prolog and document type, who reads it), the first that fits
SIGNS = [
    (re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s/>]", re.I), sitemap),
    (re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s/>]", re.I), feed),
    (re.compile(rb"^\s*\{"), json_feed),
    (re.compile(rb"^\s*https?://\S+\s*$", re.M), url_list),
]
IS_PAGE = re.compile(rb"<(?:!doctype\s+html|html)", re.I)


def listing(
    body: bytes, url: str, *, charset: str = "", across: bool = False, urls: int = MOST, size: int = LARGEST
) -> Listing:
    """What the answer at `url` names, whatever it is; links of a page to other sites only with `across`.

    At most `urls` of them, from the first `size` bytes once it is unpacked.
    """
    body, faults = unpacked(body, size)
    start = _start(body)
    reader = None if IS_PAGE.match(start) else next((reader for sign, reader in SIGNS if sign.search(start)), None)
    if reader:
        read = reader(body, url)
        if len(read.found) + len(read.more) > urls:
            more = read.more[: max(urls - len(read.found), 0)]
            told = f"more than {urls} URLs, the rest was not read"
            read = replace(read, found=read.found[:urls], more=more, faults=(*read.faults, told))
    elif b"<" in start:
        read = page(body, url, charset, across)
    else:
        read = Listing(kind="", faults=("neither feed nor sitemap nor page",))
    return Listing(kind=read.kind, found=fold(read.found), more=read.more, faults=(*faults, *read.faults))


def _start(body: bytes) -> bytes:
    """Return the first 4 KB of what a listing holds, which stand behind a document type of any length."""
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body[:4096].decode("utf-16", "replace").encode()
    before, declared = BEFORE.match(body), DOCTYPE.match(body)
    at = before.end() if before else 0
    if declared and not IS_PAGE.match(body, at):
        at = declared.end()
    return body[at : at + 4096]


def unpacked(body: bytes, most: int = LARGEST) -> tuple[bytes, tuple[str, ...]]:
    """`body` without its gzip wrapping, at most 50 MB of it, and what was wrong."""
    if not body.startswith(MAGIC):
        told = f"larger than {_megabytes(most)}, the rest was not read"
        return body[:most], (told,) if len(body) > most else ()
    read = inflate.unpacked(body, most)
    if read.is_over:
        return read.body, (f"larger than {_megabytes(most)} unpacked, the rest was not read",)
    if read.is_cut:
        return read.body, ("the gzip file is cut off",)
    return read.body, (f"broken gzip: {read.why}",) if read.why else ()


def _megabytes(size: int) -> str:
    return f"{size / 1e6:g} MB"
