"""Outlets: where a story's coverage may stand, in lists that stories share (`world` is the one that comes along).

[[outlets]]
home = "https://outlet.test/"
country = "UA"
language = "uk"
feeds = ["https://outlet.test/rss"]
deny = ["*/sport/*"]
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib.resources import files

from lxml import etree

from archive.errors import ArchiveError, BadURL
from archive.url import host, plain, without_user


class BadList(ArchiveError):
    """A file of outlets cannot be read; the message names it and what is wrong."""

    status = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A news organisation's site, known by its host."""

    home: str
    name: str = ""
    country: str = ""  # ISO 3166-1, two letters
    language: str = ""  # ISO 639-1
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    search: tuple[str, ...] = ()  # search feeds, with {query}
    allow: tuple[str, ...] = ()  # patterns of plain URLs; none: all of its host
    deny: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        """The host that names it, without `www.`."""
        return host(plain(self.home))

    def allows(self, url: str) -> bool:
        """Tell whether the story wants `url` of this outlet: a pattern of `allow` fits, none of `deny` does.

        >>> Outlet(home="https://outlet.test/", deny=("*/sport/*",)).allows("https://outlet.test/sport/cup")
        False
        """
        try:
            page = plain(url)
        except BadURL:
            return False
        wanted = any(fnmatchcase(page, bare(pattern)) for pattern in self.allow or ("*",))
        return wanted and not any(fnmatchcase(page, bare(pattern)) for pattern in self.deny)


def bare(pattern: str) -> str:
    """A pattern as plain URLs are compared with it: no scheme, no `www.`."""
    return pattern.removeprefix("https://").removeprefix("http://").removeprefix("www.")


def shipped(name: str) -> str:
    """The text of the list that comes along under `name`, "" if there is none."""
    place = files("outlets") / f"{name}.toml"
    return place.read_text(encoding="utf-8") if place.is_file() else ""


def from_opml(body: bytes, name: str = "OPML") -> tuple[Outlet, ...]:
    """The outlets of an OPML list of feeds, one a site, in its order; BadList for what is no OPML."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise BadList(f"{name}: not an OPML file: {error}") from error
    if root is None or root.tag != "opml":
        raise BadList(f"{name}: not an OPML file; export the feeds as OPML once more")
    by_host: dict[str, tuple[str, str, list[str]]] = {}
    for outline in root.iter("outline"):
        feed, home = (without_user(outline.get(name) or "") for name in ("xmlUrl", "htmlUrl"))
        try:
            site = host(plain(home or feed))
        except BadURL:
            continue
        title = outline.get("title") or outline.get("text") or ""
        _, _, feeds = by_host.setdefault(site, (home or f"https://{site}/", title, []))
        if feed and feed not in feeds:
            feeds.append(feed)
    return tuple(Outlet(home=home, name=title, feeds=tuple(feeds)) for home, title, feeds in by_host.values())


def as_toml(outlets: Iterable[Outlet]) -> str:
    """The outlets as a list that stories can include."""
    blocks = []
    for outlet in outlets:
        lines = ["[[outlets]]"]
        for key in ("home", "name", "country", "language", "feeds", "sitemaps", "search", "allow", "deny"):
            if value := getattr(outlet, key):
                lines.append(f"{key} = {written(value)}")
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def written(value: str | Iterable[str]) -> str:
    r"""A string or list of strings as TOML writes it; JSON's strings are TOML's basic strings but for DEL.

    >>> print(written(["Козак", 'a "deal"']))
    ["Козак", "a \"deal\""]
    """
    shown = json.dumps(value if isinstance(value, str) else list(value), ensure_ascii=False)
    return shown.replace("\x7f", "\\u007f")
