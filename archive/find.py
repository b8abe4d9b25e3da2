"""What a person means by a URL, whole, unnormalised or partial."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from archive.cache import Cache
from archive.errors import Ambiguous, BadURL, NotArchived
from archive.url import plain

NEAREST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The article found, and how what was asked for led to it."""

    asked: str
    name: str  # the plain URL that matched: an article id or one of its aliases
    articles: frozenset[str]  # ids of the article; more than one where two machines named it
    how: str = ""  # "" when the URL itself is kept


def find(asked: str, cache: Cache) -> Match:
    """Return the one article that `asked` names; NotArchived, with the nearest, if none; Ambiguous if several."""
    for how, name in _spellings(asked):
        if same := cache.named(name):
            return Match(asked=asked, name=name, articles=frozenset(same), how=how)
    part = _part(asked)
    found = {name: frozenset(cache.named(name)) for name in cache.names_like(f"*{_escaped(part)}*")} if part else {}
    shortest: dict[frozenset[str], str] = {}  # articles: the first of their names
    for name, articles in found.items():
        shortest.setdefault(articles, name)
    if len(shortest) > 1:
        raise Ambiguous(asked, tuple(shortest.values())[:NEAREST])
    for articles, name in shortest.items():
        return Match(asked=asked, name=name, articles=articles, how="the only one with this in its URL")
    raise NotArchived(asked, _nearest(part, cache))


def _spellings(asked: str) -> list[tuple[str, str]]:
    """Ways to read `asked` as a whole URL, the closest first."""
    ways: list[tuple[str, str]] = []
    for prefix, how in (("", ""), ("https://", "")):
        try:
            name = plain(prefix + asked)
        except BadURL:
            continue
        path, question, query = name.partition("?")
        slash = path[:-1] if path.endswith("/") else f"{path}/"
        ways += [(how, name), ("but for the slash at the end", slash + question + query)]
        if query:
            ways += [("without its query", path), ("without its query", slash)]
    return ways


def _part(asked: str) -> str:
    """What of `asked` may stand inside a plain URL."""
    part = re.sub(r"^\s*[a-z]+://(www\.)?", "", asked.strip(), flags=re.IGNORECASE)
    return part.partition("#")[0].rstrip("/")


def _escaped(part: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", part)


def _nearest(part: str, cache: Cache) -> tuple[str, ...]:
    host = part.partition("/")[0]
    names = cache.names_like(f"{_escaped(host)}/*", 500) or cache.names_like("*", 5000)
    return tuple(difflib.get_close_matches(part, names, NEAREST, 0.5))
