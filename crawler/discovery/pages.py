"""Home, section and article pages: links that look like articles, and the feeds that a page announces.

Looks are structure, never an outlet's name: a long slug, a date or number in the path, a headline as the link's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

from archive.errors import BadURL
from archive.url import plain, same_site
from crawler.discovery.found import Found, Listing, joined
from pipelines.markup import load

MOST = 2000  # links of one page
FEED_TYPES = {
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/rdf+xml": "rdf",
    "application/feed+json": "json-feed",
    "application/json": "json-feed",
}

NO_ARTICLE = (
    "tags?|topics?|themen|authors?|autor(?:en)?|category|kategorie|log-?in|sign-?in|register|account|konto"
    "|about(?:-us)?|contact|kontakt|impressum|imprint|privacy|datenschutz|terms|cookies?|help|faq|subscribe|abo"
    "|newsletters?|search|suche|page|seite|shop|jobs|advertise|rss|feeds?"
)
ARTICLE = "articles?|story|stories|news|artikel|nachrichten|noticias?|actualites?|novyny|novosti|wiadomosci"

# (points, what the path has): two points make an article.
PATHS = [
    (2, re.compile(r"/[^/]*(?:[-_][^/\-_]+){3,}/?$")),  # a slug of four words
    (2, re.compile(r"/(?:19|20)\d\d/?[-/]?(?:0[1-9]|1[0-2])(?:[-/]?\d\d)?/.")),  # a date
    (1, re.compile(r"(?:^|[/\-_.])[a-z]{0,3}\d{5,}(?:[/\-_.]|$)")),  # a number
    (1, re.compile(r"\.(?:s?html?|php|aspx?)$")),
    (1, re.compile(rf"/(?:{ARTICLE})/.")),
    (-4, re.compile(rf"/(?:{NO_ARTICLE})(?:/|\.[a-z]+$|$)")),
    (-9, re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|css|js|xml|ico)$")),
]
SHARING = re.compile(
    r"//(?:[\w-]+\.)?(?:facebook|twitter|x|linkedin|pinterest|whatsapp|telegram|t|reddit|wa|vk|instagram|youtube|youtu"
    r"|tiktok|threads|bsky)\.(?:com|me|net|be|app)/"
)


def page(body: bytes, url: str, charset: str = "", across: bool = False) -> Listing:
    """The links of a page that look like articles, those of other sites only with `across`, and its feeds as `more`."""
    tree = load(body, charset).tree
    base = joined(url, next(iter(tree.xpath("//base/@href")), ""))
    if not base.startswith(("http://", "https://")):  # such as javascript:, which browsers pass over (HTML, 4.2.3)
        base = url
    own = plain(url)
    best: dict[str, tuple[int, str, str]] = {}
    for element, link in _links(tree, base):
        try:
            key, here = plain(link), same_site(link, url)
        except BadURL:
            continue
        if key == own or not (here or across) or (not here and SHARING.search(link)):
            continue
        text = _words(element)[:300]
        points = looks(link, text, element)
        if key not in best or (points, len(text)) > (best[key][0], len(best[key][1])):
            best[key] = (points, text, best[key][2] if key in best else link)
    found = tuple(
        Found(url=link, title=text if text.count(" ") >= 2 else "", via=url, kind="page")
        for points, text, link in list(best.values())[:MOST]
        if points >= 2
    )
    return Listing(kind="page", found=found, more=tuple(_feeds(tree, base, url)))


def looks(link: str, text: str, element: HtmlElement | None = None) -> int:
    """How much a link looks like one to an article; from 2 on it is taken for one.

    >>> looks("https://outlet.test/2026/11/kozak-deal", "Envoy's deal rejected")
    3
    >>> looks("https://outlet.test/tag/kyiv", "Kyiv")
    -4
    """
    path = unquote(urlsplit(link).path).lower()
    points = sum(worth for worth, pattern in PATHS if pattern.search(path))
    points += 2 if text.count(" ") >= 5 else 1 if text.count(" ") >= 2 else 0
    if path in ("", "/"):
        points -= 9
    for above in [] if element is None else [element, *element.iterancestors()]:
        if above.tag in ("h1", "h2", "h3", "h4", "article"):
            return points + 1
        if above.tag in ("nav", "footer"):
            return points - 2
    return points


def _words(element: HtmlElement) -> str:
    """Return what a link reads, what its pictures are said to show where it has no words."""
    text = str(element.text_content()).split() or " ".join(element.xpath("descendant-or-self::*/@alt")).split()
    return " ".join(text)


def _links(tree: HtmlElement, base: str) -> Iterator[tuple[HtmlElement, str]]:
    for element in tree.iter("a", "area"):
        href = (element.get("href") or "").strip()
        if href and not href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
            yield element, joined(base, href)


def _feeds(tree: HtmlElement, base: str, url: str) -> Iterator[Found]:
    seen: set[str] = set()
    for element in tree.iter("link", "a"):
        href = (element.get("href") or "").strip()
        kind = FEED_TYPES.get((element.get("type") or "").partition(";")[0].strip().lower(), "")
        if element.tag == "link" and "alternate" not in (element.get("rel") or "").lower().split():
            continue
        # WordPress announces its API as application/json.
        link = joined(base, href)
        if not href or not kind or not link or "/wp-json/" in href or link in seen:
            continue
        seen.add(link)
        yield Found(url=link, title=element.get("title") or "", via=url, kind=kind)
