"""Sitemaps, news sitemaps and indexes (sitemaps.org 0.9, Google's news extension), by a parser that fetches nothing."""

from __future__ import annotations

import io
import re

from lxml import etree

from crawler.discovery.feeds import without_doctype, words
from crawler.discovery.found import Found, Listing, joined, moment

MOST = 50_000  # URLs of one sitemap (sitemaps.org)
# One that is no reference stands for itself, but the parser would drop the name behind it: ?a=1&b=2 would be ?a=1=2.
AMPERSAND = re.compile(rb"<!\[CDATA\[(?:.*?\]\]>|.*)|&(?!#?\w{1,32};)", re.DOTALL)


def sitemap(body: bytes, url: str) -> Listing:
    """The pages of a sitemap, or the sitemaps of an index as `more`: at most 50,000, as far as they can be read."""
    found: list[Found] = []
    more: list[Found] = []
    faults: list[str] = []
    # `recover` reads what is ill-formed; no entity is resolved, nothing is loaded, and one text has its limit.
    events = etree.iterparse(
        io.BytesIO(_escaped(without_doctype(body))),
        events=("end",),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        recover=True,
    )
    facts: dict[str, str] = {}
    try:
        for _, element in events:
            name = _name(element)
            if name in ("url", "sitemap"):
                _take(facts, name, url, found, more)
                facts = {}
                element.clear()
                above = element.getparent()  # None of a sitemap that is one <url> alone, behind a comment
                while above is not None and (before := element.getprevious()) is not None:
                    above.remove(before)
                if len(found) + len(more) >= MOST:
                    faults.append(f"more than {MOST} URLs, the rest was not read")
                    break
            elif element.text and _parent(element) not in ("image", "video"):
                facts.setdefault(name, element.text.strip())
    except (etree.XMLSyntaxError, UnicodeDecodeError) as error:  # lxml hands broken UTF-8 on
        faults.append(f"ill-formed sitemap: {error}")
    if facts.get("loc") and not faults:
        _take(facts, "url", url, found, more)
    if not faults and events.error_log:
        faults.append(f"ill-formed sitemap: {events.error_log[0].message}")
    if not found and not more:
        faults.append("a sitemap without URLs")
    kind = "index" if more and not found else "news-sitemap" if any(one.title for one in found) else "sitemap"
    return Listing(kind=kind, found=tuple(found), more=tuple(more), faults=tuple(faults))


def _escaped(body: bytes) -> bytes:
    """Return a sitemap with its bare ampersands escaped, as it is in UTF-16, where no byte stands for a sign."""
    if b"\0" in body[:100]:
        return body
    return AMPERSAND.sub(lambda found: b"&amp;" if found[0] == b"&" else found[0], body)


def url_list(body: bytes, url: str) -> Listing:
    """The lines of a plain text sitemap."""
    lines = (line.strip() for line in body.decode("utf-8-sig", "replace").splitlines())
    links = [line for line in lines if re.match(r"https?://\S+$", line)][:MOST]
    return Listing(kind="list", found=tuple(Found(url=link, via=url, kind="list") for link in links))


def _take(facts: dict[str, str], name: str, url: str, found: list[Found], more: list[Found]) -> None:
    if not facts.get("loc"):
        return
    link, seen = joined(url, facts["loc"]), moment(facts.get("publication_date") or facts.get("lastmod") or "")
    if name == "sitemap":
        more.append(Found(url=link, published=seen, via=url, kind="sitemap"))
    else:
        title = words(facts.get("title", ""))
        kind = "news-sitemap" if title else "sitemap"
        found.append(
            Found(url=link, title=title, summary=facts.get("keywords", ""), published=seen, via=url, kind=kind)
        )


def _name(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _parent(element: etree._Element) -> str:
    parent = element.getparent()
    return _name(parent) if parent is not None else ""
