"""RSS, Atom and RDF through feedparser, JSON Feed and lists of hits by ourselves: every entry that can be read."""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any
from urllib.parse import quote_plus

import feedparser

from crawler.discovery.found import Found, Listing, joined, moment

KINDS = {"rss10": "rdf", "rss090": "rdf", "rss": "rss", "atom": "atom"}  # start of feedparser's version: kind
SUMMARY = 600  # characters of a snippet that are kept
# Atomic: with thirty comments and no document type behind them, trying each end of each one takes for ever.
PROLOG = rb"(?:\xef\xbb\xbf)?(?>\s+|<\?.*?\?>|<!--.*?-->)*+"
DOCTYPE = re.compile(rb"(" + PROLOG + rb")<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
MOST_ENTRIES = 10_000  # of one feed; the longest honest ones have some hundred, and 100,000 take two minutes
MOST_AGAIN = 20 << 20  # bytes of an ill-formed feed's entries that are read one by one
ENTRY = re.compile(rb"(?=<(?:item|entry)[\s>])")
# What feedparser takes the square of its number for, and nobody asks for: subjects of an entry, attributes of a tag.
SUBJECT = re.compile(rb"</?(?:[\w.-]+:)?(?:category|subject|keywords)\b[^<>]*>", re.IGNORECASE)
MANY = re.compile(rb"<([\w:.-]+)(?:\s+[^\s=<>\"'/]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'|[^\s<>\"']+)){200,}+\s*(/?)>")


def search_url(template: str, query: str) -> str:
    """The URL of a search feed for `query`.

    >>> search_url("https://outlet.test/search.rss?q={query}", "Kozak deal")
    'https://outlet.test/search.rss?q=Kozak+deal'
    """
    return template.replace("{query}", quote_plus(query))


def without_doctype(body: bytes) -> bytes:
    """`body` without its document type, and so without every entity that it declares."""
    found = DOCTYPE.match(body)
    return found[1] + body[found.end() :] if found else body


def feed(body: bytes, url: str) -> Listing:
    """The entries of an RSS, Atom or RDF feed; what is ill-formed is read as far as it goes."""
    body, cut = _bounded(MANY.sub(rb"<\1\2>", SUBJECT.sub(b"", without_doctype(body))))
    read, fault = _parsed(body)
    entries = read.get("entries", [])
    head, *pieces = ENTRY.split(body)
    if fault and len(entries) < len(pieces):  # one that is left open swallows those behind it, so each alone
        entries = [entry for piece in _of_all(head, pieces) for entry in _parsed(piece)[0].get("entries", [])[:1]]
    version = read.get("version") or "rss"
    kind = next((kind for start, kind in KINDS.items() if version.startswith(start)), "rss")
    base = joined(url, read.get("feed", {}).get("link") or "") or url
    faults = [f"ill-formed feed: {fault}"] if fault else []
    faults += [f"more than {MOST_ENTRIES} entries, the rest was not read"] if cut else []
    found = []
    for entry in entries:
        link = _link(entry)
        if not link:
            continue
        when = next((entry[name] for name in ("published", "updated", "created", "date") if entry.get(name)), "")
        found.append(
            Found(
                url=joined(base, link),
                title=words(entry.get("title", "")),
                summary=words(entry.get("summary", ""))[:SUMMARY],
                published=moment(when),
                via=url,
                kind=kind,
            )
        )
    if not found:
        faults.append("a feed without entries")
    return Listing(kind=kind, found=tuple(found), faults=tuple(faults))


def _bounded(body: bytes) -> tuple[bytes, bool]:
    """The feed with its first MOST_ENTRIES entries, and whether there were more."""
    rest = next(islice(ENTRY.finditer(body), MOST_ENTRIES, None), None)
    if rest is None:
        return body, False
    last = max(body.rfind(b"</item"), body.rfind(b"</entry"))
    end = body.find(b">", last) + 1 if last > rest.start() else len(body)
    return body[: rest.start()] + body[end:], True


def _of_all(head: bytes, pieces: list[bytes]) -> Iterator[bytes]:
    """Each entry behind the feed's head, as far as MOST_AGAIN goes."""
    room = MOST_AGAIN
    for piece in pieces:
        room -= len(head) + len(piece)
        if room < 0:
            return
        yield head + piece


def json_feed(body: bytes, url: str) -> Listing:
    """The items of a JSON Feed (jsonfeed.org, 1.1), or the articles of a search service's list, cut off or not."""
    text = body.decode("utf-8-sig", "replace")
    faults: list[str] = []
    try:
        data = json.loads(text, parse_int=float)  # int refuses a number of 4,300 digits, and nobody asks for one
    except (ValueError, RecursionError) as error:
        faults.append(f"ill-formed JSON: {error}")
        data = {"items": list(_whole_items(text))}
    lists = {"json-feed": data.get("items"), "hits": data.get("articles")} if isinstance(data, dict) else {}
    kind, items = next(((kind, items) for kind, items in lists.items() if isinstance(items, list)), ("json-feed", []))
    found = []
    for item in items:
        link = _item_link(item) if isinstance(item, dict) else ""
        if not link:
            continue
        dates = (item.get(key) for key in ("date_published", "seendate", "date_modified"))
        found.append(
            Found(
                url=joined(url, link),
                title=words(item.get("title")),
                summary=words(item.get("summary") or item.get("content_text") or item.get("content_html"))[:SUMMARY],
                published=moment(next((str(date) for date in dates if date), "")),
                via=url,
                kind=kind,
            )
        )
    if not found:
        faults.append("a feed without entries")
    return Listing(kind=kind, found=tuple(found), faults=tuple(faults))


def words(markup: Any) -> str:
    """The words of a title or snippet, which may be markup, escaped or not.

    >>> words("<p>Kyiv &amp;amp; Moscow</p>")
    'Kyiv & Moscow'
    """
    if not isinstance(markup, str):
        return ""
    text = html.unescape(re.sub(r"<[^<>]*>", " ", html.unescape(markup[:20_000])))
    return " ".join(re.sub(r"<[^<>]*>", " ", text).split())


def _parsed(body: bytes) -> tuple[Any, str]:
    """What feedparser makes of a feed, and what was wrong with it."""
    try:
        # A file object, as feedparser would open bytes that happen to name a file.
        read = feedparser.parse(io.BytesIO(body), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # it lets slip what its parsers raise, such as ValueError for a blank in a namespace
        return {}, str(error)
    fine = feedparser.CharacterEncodingOverride | feedparser.NonXMLContentType
    return read, str(read.bozo_exception) if read.bozo and not isinstance(read.bozo_exception, fine) else ""


def _link(entry: Any) -> str:
    links = [link for link in entry.get("links", []) if link.get("href")]
    alternate = next((link["href"] for link in links if link.get("rel", "alternate") == "alternate"), "")
    named = entry.get("feedburner_origlink") or alternate or entry.get("link") or ""
    guid = entry.get("id", "")
    return str(named or (guid if _is_link(guid) else "")).strip()


def _item_link(item: dict[str, Any]) -> str:
    return next((str(item[key]) for key in ("url", "external_url", "id") if _is_link(item.get(key))), "")


def _is_link(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://", "/"))


def _whole_items(text: str) -> Iterator[dict[str, Any]]:
    """The objects of the list under "items", up to where the text breaks off."""
    decoder = json.JSONDecoder(parse_int=float)
    start = re.search(r'"(?:items|articles)"\s*:\s*\[', text)
    at = start.end() if start else len(text)
    while (opening := re.compile(r"[\s,]*(?=\{)").match(text, at)) is not None:
        try:
            item, at = decoder.raw_decode(text, opening.end())
        except (ValueError, RecursionError):
            return
        yield item
