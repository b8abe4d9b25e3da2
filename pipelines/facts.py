"""What a page says about itself: title, authors, times, section, site, image, canonical URL, each with its source.

Pages lie: years like 9999, titles full of script, the newspaper as its own author. A fact that cannot be true is
refused and the next source is asked, so that "" means nobody said anything believable.
"""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement
from resiliparse.parse.lang import detect_fast

FIRST_YEAR, LAST_YEAR = 1990, 2100  # no news page is older than the web; the far future is a placeholder
MIN_LETTERS = 120  # of text, for telling its language

_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_TAG = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)|<[^<>]{0,500}>", re.I | re.S)
_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T\s]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.I,
)
_ARTICLE_TYPE = re.compile(
    r"(?:News|Blog|Report|Opinion|Review|Analysis|Background|Satirical|Tech|Scholarly|LiveBlog)?(?:Article|Posting|NewsArticle)$"
)
_BYLINE = re.compile(
    r"^(?:by|written by|posted by|von|par|por|di|da|door|av|автор(?:ка|и)?|текст|author|autor(?:ka|in|zy|en)?|auteur|autore)\b\s*:?\s+",
    re.I,
)
_AND = re.compile(r"\s*[,;|•·]\s*|\s+(?:and|und|et|y|e|i|i|та|і|и|og|och|en|&)\s+")
_NOBODY = frozenset(
    "admin administrator editor editors redaktion redakcja redacción redazione rédaction redação редакция редакція staff webmaster author autor автор unknown undefined anonymous user news online team".split()
)
_SEPARATOR = re.compile(r"\s+[|–—\-»·•:/]{1,2}\s+|\s*[|»]\s*")

TIME_SOURCES = {  # meta names in the order they are believed
    "published": "article:published_time og:published_time datepublished date_published dc.date.issued dcterms.issued dcterms.created dc.date.created parsely-pub-date sailthru.date publish-date publication_date publishdate pubdate dc.date date cxenseparse:recs:publishtime".split(),
    "modified": "article:modified_time og:updated_time datemodified dcterms.modified dc.date.modified last-modified lastmod revised".split(),
}
AUTHOR_SOURCES = "author article:author dc.creator dcterms.creator parsely-author sailthru.author byl citation_author twitter:creator".split()
SECTION_SOURCES = "article:section parsely-section sailthru.section cxenseparse:section section category".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The believable facts of a page; `found` says where each stood."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    section: str = ""
    site: str = ""
    image: str = ""
    canonical: str = ""
    html_lang: str = ""
    free: bool | None = None  # schema.org isAccessibleForFree
    words: int = 0  # schema.org wordCount, or of its articleBody
    body: str = ""  # schema.org articleBody
    is_article: bool = False  # says that it is one
    found: tuple[tuple[str, str], ...] = ()


def facts_of(tree: HtmlElement, json_ld: Iterable[str], url: str = "", seen: datetime | None = None) -> Facts:
    """Return the facts of a page; times later than a day after `seen`, when it was fetched, are refused."""
    meta = _meta(tree)
    nodes = [node for block in json_ld for node in _nodes(_read(block))]
    article = _with_author(next((node for node in nodes if _is_article(node)), {}), nodes)
    found: list[tuple[str, str]] = []

    def first(name: str, offers: Iterable[tuple[str, str]]) -> str:
        for source, value in offers:
            if value:
                found.append((name, source))
                return value
        return ""

    site = first("site", _sites(meta, article, nodes, url))
    title = first("title", _titles(tree, meta, article, site, url))
    latest = seen + min(timedelta(days=1), datetime.max.replace(tzinfo=UTC) - seen) if seen else None
    times = {
        name: first(name, ((source, _time(value, latest)) for source, value in _times(name, tree, meta, article)))
        for name in TIME_SOURCES
    }
    authors: tuple[str, ...] = ()
    for source, names in _authors(tree, meta, article):
        authors = _names(names, site)
        if authors:
            found.append(("authors", source))
            break
    body = article.get("articleBody")
    body = clean(entities.unescape(_TAG.sub(" ", body)), 400_000) if isinstance(body, str) else ""
    words = article.get("wordCount")
    return Facts(
        title=title,
        authors=authors,
        published=times["published"],
        modified=times["modified"],
        section=first("section", _sections(meta, article, nodes)),
        site=site,
        image=first("image", _images(meta, article, url)),
        canonical=first("canonical", _canonicals(tree, meta, url)),
        html_lang=(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower(),
        free=next((free for node in (article, *nodes) if (free := _free(node)) is not None), None),
        words=int(str(words)) if str(words).isdigit() and len(str(words)) < 7 else len(body.split()),
        body=body,
        is_article=bool(article) or _of_article(meta),
        found=tuple(found),
    )


def language(text: str, fallback: str = "") -> tuple[str, str]:
    """Return (ISO 639-1 code of the language the text is written in, where that comes from).

    >>> language("Міст відкрили в понеділок після трьох років ремонту, повідомили в міській раді Києва. " * 3)
    ('uk', 'text')
    """
    if sum(sign.isalpha() for sign in text[:4000]) >= MIN_LETTERS:
        code, rank = detect_fast(text[:4000])
        if code != "unknown" and rank < 1200:
            return str(code), "text"
    return (fallback, "html lang") if re.fullmatch(r"[a-z]{2}", fallback) else ("", "")


def clean(text: str, longest: int = 300) -> str:
    r"""Return `text` on one line without tags, control and bidi characters, no longer than `longest`.

    >>> clean("Mayor <script>alert(1)</script>opens\u202e bridge\x00")
    'Mayor opens bridge'
    """
    text = entities.unescape(text)[: longest * 4]
    return " ".join(_HIDDEN.sub(" ", _TAG.sub(" ", text)).split())[:longest].strip()


def _read(block: str) -> Any:
    """The JSON of a block; line breaks inside strings and comment marks around it are forgiven."""
    text = (
        block.strip()
        .removeprefix("<![CDATA[")
        .removesuffix("]]>")
        .removeprefix("<!--")
        .removesuffix("-->")
        .strip()
        .rstrip(";")
    )
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD block that stands at its top, in a list or in a graph."""
    if isinstance(data, list) and depth < 4:
        for item in data[:200]:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if depth < 4:
                yield from _nodes(data.get(key), depth + 1)


def _with_author(article: dict[str, Any], nodes: list[dict[str, Any]]) -> dict[str, Any]:
    """`article` with the authors that it only names by their `@id` in the graph."""
    known = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and node.get("name")}
    people = [
        known.get(str(person.get("@id")), person) if isinstance(person, dict) and not person.get("name") else person
        for person in _list(article.get("author"))
    ]
    return {**article, "author": people} if people else article


def _of_article(meta: Mapping[str, str]) -> bool:
    """Whether Open Graph says so: by its type, or where it has none by a time that only articles have (ogp.me)."""
    return meta.get("og:type", "article" if meta.get("article:published_time") else "").lower() == "article"


def _is_article(node: dict[str, Any]) -> bool:
    return any(isinstance(name, str) and bool(_ARTICLE_TYPE.search(name)) for name in _list(node.get("@type")))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("url")
    if isinstance(value, list):
        value = next((item for item in value if item), "")
        return _text(value) if isinstance(value, dict) else clean(str(value))
    return clean(value) if isinstance(value, str) else ""


def _free(node: dict[str, Any]) -> bool | None:
    for holder in (node, *(part for part in _list(node.get("hasPart")) if isinstance(part, dict))):
        value = holder.get("isAccessibleForFree")
        if value is not None:
            return str(value).lower().rsplit("/", 1)[-1] not in ("false", "0", "no")
    return None


def _meta(tree: HtmlElement) -> dict[str, str]:
    """The first value of each meta name, names in lower case."""
    values: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = clean(element.get("content") or "", 1000)
        if name and content:
            values.setdefault(name, content)
    return values


def _titles(
    tree: HtmlElement, meta: dict[str, str], article: dict[str, Any], site: str, url: str
) -> Iterator[tuple[str, str]]:
    heads = [clean(h1.text_content()) for h1 in tree.iter("h1")]
    for source, value in (("json-ld", _text(article.get("headline"))), ("og:title", meta.get("og:title", ""))):
        value = without_site(value, site, url)
        if value and value.lower() != site.lower():
            match = next((head for head in heads if head.lower() == value.lower()), "")
            yield source, match or value
    for head in heads:
        if len(head) >= 8 and head.lower() != site.lower():
            yield "h1", head
    yield "twitter:title", without_site(meta.get("twitter:title", ""), site, url)
    title = tree.find(".//title")
    yield "title", without_site(clean(title.text_content()), site, url) if title is not None else ""
    yield from (("h1", head) for head in heads)


def without_site(title: str, site: str, url: str = "") -> str:
    """Return `title` without the name of the site before or behind it.

    >>> without_site("Mayor opens bridge - The Courier", "The Courier")
    'Mayor opens bridge'
    """
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    names = {_plain(name) for name in (site, host, host.rsplit(".", 1)[0], host.split(".")[0]) if len(name) > 2}
    while parts := list(_SEPARATOR.finditer(title)):
        first, last = title[: parts[0].start()], title[parts[-1].end() :]
        if _plain(last) in names:
            title = title[: parts[-1].start()]
        elif _plain(first) in names:
            title = title[parts[0].end() :]
        else:
            break
    return title.strip()


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _sites(
    meta: dict[str, str], article: dict[str, Any], nodes: list[dict[str, Any]], url: str
) -> Iterator[tuple[str, str]]:
    yield "og:site_name", meta.get("og:site_name", "")[:100]
    yield "json-ld", _text(article.get("publisher"))[:100]
    for node in nodes:
        if node.get("@type") in ("WebSite", "NewsMediaOrganization"):
            yield "json-ld", _text(node.get("name"))[:100]
    yield "application-name", meta.get("application-name", "")[:100]
    yield "url", (urlsplit(url).hostname or "").removeprefix("www.")


def _times(name: str, tree: HtmlElement, meta: dict[str, str], article: dict[str, Any]) -> Iterator[tuple[str, str]]:
    key = "datePublished" if name == "published" else "dateModified"
    yield "json-ld", str(next(iter(_list(article.get(key))), ""))
    for source in TIME_SOURCES[name]:
        yield f"meta {source}", meta.get(source, "")
    for element in tree.iter("time", "span", "meta", "abbr"):
        if element.get("itemprop") == key:
            yield "itemprop", element.get("datetime") or element.get("content") or element.get("title") or ""
    if name == "published":
        for element in tree.iter("time"):
            if element.get("datetime") and (
                element.get("pubdate") is not None or "publish" in (element.get("class") or "")
            ):
                yield "time", element.get("datetime") or ""
        times = [element.get("datetime") or "" for element in tree.iter("time") if element.get("datetime")]
        if len(set(times)) == 1:
            yield "time", times[0]


def _time(value: str, latest: datetime | None) -> str:
    """`value` in ISO 8601, with its zone when it has one; "" when it is no believable time."""
    value = value.strip()
    try:
        if value.isdigit() and len(value) in (10, 13):
            when = datetime.fromtimestamp(int(value[:10]), UTC)
        elif found := _ISO.match(value):
            year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
            zone = (found[7] or "").upper().replace("UTC", "Z").replace("GMT", "Z")
            when = datetime(year, month, day, hour, minute, second)
            if found[4] is None:
                return when.date().isoformat() if _believable(when, latest) else ""
            if zone:
                when = datetime.fromisoformat(
                    when.isoformat() + (zone if zone == "Z" or len(zone) > 3 else zone + ":00")
                )
        else:
            when = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""
    return when.isoformat() if _believable(when, latest) else ""


def _believable(when: datetime, latest: datetime | None) -> bool:
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        return False
    return latest is None or when.replace(tzinfo=when.tzinfo or UTC) <= latest


def _authors(tree: HtmlElement, meta: dict[str, str], article: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    yield "json-ld", [_text(person) for person in _list(article.get("author"))]
    for source in AUTHOR_SOURCES:
        yield f"meta {source}", [meta.get(source, "")]
    yield (
        "rel author",
        [clean(link.text_content()) for link in tree.iter("a") if "author" in (link.get("rel") or "").split()][:6],
    )
    yield (
        "itemprop",
        [
            clean(element.text_content())
            for element in tree.iter("span", "a", "div", "p")
            if "author" in (element.get("itemprop") or "").split()
        ][:6],
    )
    for element in tree.iter("span", "a", "div", "p", "address"):
        words = re.split(r"[\s_-]+", (element.get("class") or "").lower())
        if "byline" in words or ("author" in words and "name" in words) or words in (["author"], ["vcard"]):
            text = clean(element.text_content(), 120)
            if 3 < len(text) < 100:
                yield "byline", [text]


def _names(values: list[str], site: str) -> tuple[str, ...]:
    """The names of people (or agencies) among `values`, each once."""
    names: list[str] = []
    for value in values:
        value = _BYLINE.sub("", value.strip())
        for name in _AND.split(value):
            name = _BYLINE.sub("", name.strip(" .,:;-–—/()@"))
            if (
                2 < len(name) < 60
                and len(name.split()) <= 5
                and not re.search(r"https?:|www\.|[@#<>{}=]|\d{2}|\.(?:com|org|net)\b", name)
                and name.lower() not in _NOBODY
                and _plain(name) != _plain(site)
                and name not in names
            ):
                names.append(name)
    return tuple(names[:12])


def _sections(meta: dict[str, str], article: dict[str, Any], nodes: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    yield "json-ld", _text(article.get("articleSection"))[:80]
    for source in SECTION_SOURCES:
        yield f"meta {source}", meta.get(source, "")[:80]
    for node in nodes:
        if node.get("@type") == "BreadcrumbList":
            trail = [
                _text(item.get("name") or item.get("item"))
                for item in _list(node.get("itemListElement"))
                if isinstance(item, dict)
            ]
            if len(trail) > 2:
                yield "json-ld breadcrumb", trail[-2][:80]


def _images(meta: dict[str, str], article: dict[str, Any], url: str) -> Iterator[tuple[str, str]]:
    yield "og:image", _absolute(meta.get("og:image") or meta.get("og:image:url") or "", url)
    for image in _list(article.get("image"))[:1]:
        yield "json-ld", _absolute(str(image.get("url") or "") if isinstance(image, dict) else str(image), url)
    yield "twitter:image", _absolute(meta.get("twitter:image", ""), url)


def _canonicals(tree: HtmlElement, meta: dict[str, str], url: str) -> Iterator[tuple[str, str]]:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            yield "link", _absolute(link.get("href") or "", url)
    yield "og:url", _absolute(meta.get("og:url", ""), url)


def _absolute(link: str, url: str) -> str:
    """`link` as an absolute http(s) URL, "" when it is none."""
    link = clean(link, 2000)
    try:
        whole = urljoin(url, link) if link else ""
        parts = urlsplit(whole)
    except ValueError:
        return ""
    return whole if parts.scheme in ("http", "https") and parts.hostname and not re.search(r"\s", whole) else ""
