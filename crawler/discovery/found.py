"""A link worth a look, and when two of them are one article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

from archive.errors import BadURL
from archive.url import plain, without_user


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One link, and what the place that named it says of it."""

    url: str  # absolute
    title: str = ""
    summary: str = ""
    published: str = ""  # ISO 8601, in UTC where the source gives no zone
    via: str  # URL of the feed, sitemap or page that named it
    kind: str  # rss, atom, rdf, json-feed, sitemap, news-sitemap, hits, page, list


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What one answer names: links, further listings to read, and what was wrong with it."""

    kind: str  # as in Found; index for an index of sitemaps, "" if it could not be read
    found: tuple[Found, ...] = ()
    more: tuple[Found, ...] = ()  # sitemaps of an index, feeds that a page announces
    faults: tuple[str, ...] = ()


MARKS = "amp|mobile|outputtype|phpsessid|jsessionid|sessionid|sid"  # query parameters of a reader, not of an article

# (what a copy of an article for telephones has in its plain URL, what the article has)
VARIANTS = [
    (re.compile(r"^(?:(?:m|amp|mobile|touch|wap)\.)+(?=[^/]+\.)"), ""),
    (re.compile(r"(?:/amp(?:html)?/?|\.amp)(?=$|\?)"), ""),
    (re.compile(r"\.amp(?=\.html?(?:$|\?))"), ""),
    (re.compile(r"(?<=/)amp/(?=[^/]+[-/])"), ""),
    (re.compile(r";jsessionid=[^?]*", re.I), ""),
    (re.compile(rf"(?<=[?&])(?:{MARKS})(?:=[^&]*)?(?:&|$)", re.I), ""),
    (re.compile(r"[?&]+$"), ""),
    (re.compile(r"(?<=[^/])/+(?=$|\?)"), ""),
]


def same(url: str) -> str:
    """What all variants of one article's URL share: its plain URL less AMP, mobile and session marks, "" for no URL.

    Only to know an article before it is fetched; its id is made of the page (`archive.url.article_id`).

    >>> same("https://amp.outlet.test/news/deal.amp.html?utm_source=x") == same("https://www.outlet.test/news/deal.html")
    True
    """
    try:
        key = plain(url)
    except BadURL:
        return ""
    for mark, article in VARIANTS:
        key = mark.sub(article, key)
    return key


def fold(links: Iterable[Found]) -> tuple[Found, ...]:
    """The links with one for each article, in their order: the shortest URL, and each fact of the first that has it."""
    kept: dict[str, Found] = {}
    for link in links:
        key = same(link.url)
        if not key:
            continue
        first = kept.setdefault(key, link)
        kept[key] = replace(
            first,
            url=min(first.url, link.url, key=len),
            title=first.title or link.title,
            summary=first.summary or link.summary,
            published=first.published or link.published,
        )
    return tuple(kept.values())


ORIGIN = re.compile(r"^[a-z][a-z\d+.-]*://[^/?#]*", re.I)


def joined(base: str, link: str) -> str:
    """`link` as an absolute URL without names and passwords, "" for one that cannot be; `fold` leaves that out.

    Scheme and host are in lower case, as URLs that differ in nothing else are one (RFC 3986, 6.2.2.1).

    >>> joined("https://outlet.test/en/", "../A"), joined("https://outlet.test/", "HTTP://News.Outlet.test/A")
    ('https://outlet.test/A', 'http://news.outlet.test/A')
    """
    try:
        return ORIGIN.sub(lambda found: found[0].lower(), without_user(urljoin(base, link)))
    except ValueError:
        return ""


MONTHS = [  # how each month's name begins in the languages of the news
    ("jan", "ene", "gen", "sty", "січ", "янв"),
    ("feb", "fev", "fév", "lut", "лют", "фев"),
    ("mar", "mär", "maa", "бер", "мар"),
    ("apr", "avr", "abr", "kwi", "кві", "апр"),
    ("may", "mai", "mag", "maj", "mei", "тра", "мая", "май"),
    ("jun", "juin", "giu", "cze", "чер", "июн"),
    ("jul", "juil", "lug", "lip", "лип", "июл"),
    ("aug", "aoû", "ago", "sie", "сер", "авг"),
    ("sep", "set", "wrz", "вер", "сен"),
    ("oct", "okt", "ott", "out", "paź", "жов", "окт"),
    ("nov", "lis", "лис", "ноя"),
    ("dec", "dez", "dic", "déc", "gru", "гру", "дек"),
]
WORDY = re.compile(r"(\d{1,2})\.?\s+(?:de\s+)?([^\W\d_]{3,})\.?,?\s+(?:de\s+)?(\d{4})(?:\D+(\d{1,2}):(\d\d))?")
WORDY_US = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:\D+(\d{1,2}):(\d\d))?")
DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})(?:\D+(\d{1,2}):(\d\d))?")


def moment(text: str) -> str:
    """The time that a feed or sitemap gives, as ISO 8601 in UTC; "" for none that can be read.

    >>> moment("Sun, 22 Nov 2026 10:11:13 +0200"), moment("20261122T101113Z")
    ('2026-11-22T08:11:13Z', '2026-11-22T10:11:13Z')
    >>> moment("22. November 2026, 10:11"), moment("Nov 22, 2026"), moment("22.11.2026 10:11"), moment("1795342273")
    ('2026-11-22T10:11:00Z', '2026-11-22', '2026-11-22T10:11:00Z', '2026-11-22T10:11:13Z')
    """
    text = " ".join(text.split())[:80]
    try:
        if re.fullmatch(r"1\d{9}(?:\d{3})?", text):
            return _shown(datetime.fromtimestamp(int(text[:10]), UTC))
        if re.match(r"\d{4}-?\d\d-?\d\d", text):
            whole = re.fullmatch(r"\d{4}-?\d\d-?\d\d", text)
            return datetime.fromisoformat(text).date().isoformat() if whole else _shown(datetime.fromisoformat(text))
        for pattern, day, month, year in ((WORDY, 1, 2, 3), (WORDY_US, 2, 1, 3), (DOTTED, 1, 2, 3)):
            if (found := pattern.match(text)) and (number := _month(found[month])):
                when = datetime(int(found[year]), number, int(found[day]), int(found[4] or 0), int(found[5] or 0))
                return _shown(when) if found[4] and not text.endswith(("GMT", "UTC", "Z")) else when.date().isoformat()
        return _shown(parsedate_to_datetime(text)) if text else ""
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    return next((at for at, names in enumerate(MONTHS, 1) if text.lower().startswith(names)), 0)


def _shown(when: datetime) -> str:
    when = when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")
