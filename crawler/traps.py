"""Crawler traps: URLs without end, told by their shape alone (calendars, facets, session ids, ever deeper paths).

What a shape stands for is known from nobody's site. Where every number, date and code in a URL gives way to a sign,
a calendar of a thousand days is one shape, while articles keep theirs apart by the words in their addresses:

    /calendar/2026/11/30        →  outlet.test/calendar/#/#/#
    /2026/11/30/toll-rejected   →  outlet.test/#/#/#/toll-rejected
    /list?color=red&size=9      →  outlet.test/list?
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import unquote

from scrapy.settings import BaseSettings

from crawler.often import Often

CODE = re.compile(r"[0-9a-f]{8,}|(?=[a-z0-9_-]*\d)[a-z0-9_-]{16,}|\d+", re.IGNORECASE)  # hashes, session ids, numbers
PARAMETERS = 16  # of a query; a form or a filter, no article


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How far a run goes into one outlet's links; the settings of the same names have the reasons."""

    url: int = 8192  # characters: URLLENGTH_LIMIT
    segments: int = 20  # of a path: PATH_PARTS_MAX
    links: int = 2000  # of one page: PAGE_LINKS_MAX
    shape: int = 30  # pages a run of one outlet and shape: SHAPE_PAGES_MAX
    waiting: int = 2000  # links of one outlet that wait: OUTLET_LINKS_MAX
    sitemap_urls: int = 50_000  # SITEMAP_URLS_MAX
    sitemap_size: int = 50_000_000  # bytes of a listing once it is unpacked: SITEMAP_MAXSIZE
    sitemap_depth: int = 3  # indexes in indexes: SITEMAP_DEPTH_MAX

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Return the bounds that the settings give."""
        return cls(
            url=settings.getint("URLLENGTH_LIMIT"),
            segments=settings.getint("PATH_PARTS_MAX"),
            links=settings.getint("PAGE_LINKS_MAX"),
            shape=settings.getint("SHAPE_PAGES_MAX"),
            waiting=settings.getint("OUTLET_LINKS_MAX"),
            sitemap_urls=settings.getint("SITEMAP_URLS_MAX"),
            sitemap_size=settings.getint("SITEMAP_MAXSIZE"),
            sitemap_depth=settings.getint("SITEMAP_DEPTH_MAX"),
        )


class Traps:
    """Tells which links are not followed, and why."""

    def __init__(self, bounds: Bounds, folder: Path | None = None) -> None:
        """Begin a run; where there are too many shapes to hold, they are noted in `folder`."""
        self.bounds = bounds
        self._given = Often(folder)  # shapes
        self._of_page: Counter[str] = Counter()  # by the page that named them

    def why_not(self, key: str) -> str:
        """Return why a link (its plain URL) is never followed, "" when it may be."""
        path, _, query = key.partition("?")
        if path.count("/") > self.bounds.segments:
            return f"a path of over {self.bounds.segments} parts"
        if repeats(path.split("/")[1:]):
            return "a path that repeats itself"
        if query.count("&") >= PARAMETERS:
            return f"a query of over {PARAMETERS} parameters"
        return ""

    def is_one_too_many(self, page: str) -> bool:
        """Count a link of a page; tell whether the page has named enough."""
        self._of_page[page] += 1
        return self._of_page[page] > self.bounds.links

    def is_like_too_many(self, key: str) -> bool:
        """Count a link that is about to be followed; tell whether enough of its shape were."""
        return self._given.add(shape(key)) > self.bounds.shape


def repeats(parts: list[str]) -> bool:
    """Tell whether up to four parts of a path stand three times in a row, as Heritrix does (PathologicalPath).

    >>> [repeats(path.split("/")) for path in ("a/a/a", "x/a/b/a/b/a/b", "2011/11/11/11/toll")]
    [True, True, False]
    """
    for size in range(1, 5):
        for at in range(len(parts) - 3 * size + 1):
            once = parts[at : at + size]
            if parts[at : at + 3 * size] == once * 3 and not "".join(once).isdigit():
                return True
    return False


def shape(key: str) -> str:
    """Return what the endless variants of a plain URL share.

    >>> shape("a.test/calendar/2026/11/30"), shape("a.test/cal?month=11&year=2026"), shape("a.test/?p=123")
    ('a.test/calendar/#/#/#', 'a.test/cal?', 'a.test/?p=#')
    >>> shape("a.test/2026/11/toll-rejected"), shape("a.test/s/3f9a77c1b2e04d55/page")
    ('a.test/#/#/toll-rejected', 'a.test/s/#/page')
    """
    place, mark, query = key.partition("?")
    host, _, path = place.partition("/")
    if "&" in query:
        query = ""  # facets: their parameters come in any number and order
    return f"{host}/{CODE.sub('#', unquote(path))}{mark}{CODE.sub('#', query)}"
