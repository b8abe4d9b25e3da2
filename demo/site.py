"""The invented news site: every page of every outlet, and `serve`, which puts them on loopback.

with serve() as site:
    …  # fetch site.urls with the setting CONNECT_TO = site.connect_to
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import format_datetime
from html import escape
from typing import Any

from demo.bulk import Bulk
from demo.outlets import NAMES, PAGES, Article, Outlet, load
from demo.server import ANY, Answer, Answers, serving
from demo.template import fill

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
WORDS = {"en": ("Latest news", "Page not found"), "de": ("Aktuelles", "Seite nicht gefunden")}
ROBOTS_AND_FEEDS = (  # (field of Outlet with the path, template, content type)
    ("feed", "feed.xml", "application/rss+xml; charset=UTF-8"),
    ("news_sitemap", "sitemap.xml", "application/xml"),
)


@dataclass(frozen=True, slots=True)
class Site:
    """The site while it is served."""

    port: int
    outlets: tuple[Outlet, ...] = field(repr=False)

    @property
    def connect_to(self) -> tuple[str, ...]:
        """Rows for the setting CONNECT_TO, as curl's --connect-to: `courier.test:80=127.0.0.1:8765`."""
        return tuple(f"{outlet.host}:80=127.0.0.1:{self.port}" for outlet in self.outlets)

    @property
    def articles(self) -> dict[str, Article]:
        """Every article by its URL."""
        return {outlet.base + article.path: article for outlet in self.outlets for article in outlet.articles}

    @property
    def urls(self) -> tuple[str, ...]:
        """URLs of the articles about the bridge."""
        return tuple(url for url, article in self.articles.items() if article.story)

    @property
    def moved(self) -> dict[str, str]:
        """URLs that answer 301, and the articles they lead to."""
        return {outlet.base + path: outlet.base + to for outlet in self.outlets for path, to in outlet.moved}

    @property
    def gone(self) -> tuple[str, ...]:
        """URLs that answer 410."""
        return tuple(outlet.base + path for outlet in self.outlets for path in outlet.gone)


@contextmanager
def serve() -> Iterator[Site]:
    """Serve the five outlets on one free port of 127.0.0.1, told apart by the Host header."""
    outlets = tuple(load(name) for name in NAMES)
    answers = {key: answer for outlet in outlets for key, answer in pages(outlet).items()}
    with serving(answers) as port:
        yield Site(port, outlets)


def pages(outlet: Outlet, bulk: Bulk | None = None) -> Answers:
    """Return every answer of `outlet` by (host, path); `bulk` says how much there is around the articles."""
    bulk = bulk or Bulk()
    template = (PAGES / outlet.folder / "page.html").read_text(encoding="utf-8")
    common = _outlet(outlet)
    html = f"Content-Type: text/html; charset={outlet.charset}"

    def page(status: int, **values: Any) -> Answer:
        parts = bulk.fill(outlet.host + values["title"], outlet.lang)
        body = fill(template, {**common, **_NOTHING, **parts, **values}).encode(outlet.charset)
        return Answer.make(status, (*outlet.headers, html), body, packs=outlet.gzip)

    latest, lost = WORDS[outlet.lang]
    answers = {article.path: page(200, **_article(outlet, article)) for article in outlet.articles}
    answers["/"] = page(200, title=latest, home=True)
    answers[ANY] = page(404, title=lost, missing=True)
    answers |= {path: page(410, title=lost, missing=True) for path in outlet.gone}
    for path, to in outlet.moved:
        answers[path] = Answer.make(301, (*outlet.headers, f"Location: {outlet.base}{to}"))
    for name, file, kind in ROBOTS_AND_FEEDS:
        if path := getattr(outlet, name):
            answers[path] = _plain(outlet, file, kind, common)
    answers["/robots.txt"] = _plain(outlet, "robots.txt", "text/plain", common)
    return {(outlet.host, path): answer for path, answer in answers.items()}


_NOTHING = {"article": False, "home": False, "missing": False, "summary": ""}


def _plain(outlet: Outlet, file: str, kind: str, values: dict[str, Any]) -> Answer:
    body = fill((PAGES / file).read_text(encoding="utf-8"), values).encode()
    return Answer.make(200, (*outlet.headers, f"Content-Type: {kind}"), body)


def _outlet(outlet: Outlet) -> dict[str, Any]:
    newest = sorted(outlet.articles, key=lambda article: article.published, reverse=True)
    return {
        "name": outlet.name,
        "host": outlet.host,
        "base": outlet.base,
        "lang": outlet.lang,
        "feed": outlet.feed,
        "news_sitemap": outlet.news_sitemap,
        "list": [_facts(outlet, article) for article in newest],
    }


def _facts(outlet: Outlet, article: Article) -> dict[str, Any]:
    day = article.published
    return {
        "url": outlet.base + article.path,
        "title": article.title,
        "author": article.author,
        "section": article.section,
        "summary": article.summary,
        "caption": article.caption,
        "published": day.isoformat(),
        "modified": (article.modified or day).isoformat(),
        "rfc822": format_datetime(day),
        "date": f"{day.day}{'.' * (outlet.lang == 'de')} {MONTHS[outlet.lang].split()[day.month - 1]} {day.year}",
    }


def _article(outlet: Outlet, article: Article) -> dict[str, Any]:
    body = [_element(paragraph) for paragraph in article.paragraphs]
    return {
        **_facts(outlet, article),
        "article": True,
        "full": article.free,
        "wall": not article.free,
        "opening": "\n".join(body[:3]),
        "rest": "\n".join(body[3:]),
        "others": [_facts(outlet, other) for other in outlet.articles if other is not article][:5],
        "json_ld": _json_ld(outlet, article),
    }


def _element(paragraph: str) -> str:
    text = escape(paragraph, quote=False)
    return f"<h2>{text[3:]}</h2>" if text.startswith("## ") else f"<p>{text}</p>"


def _json_ld(outlet: Outlet, article: Article) -> str:
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": article.published.isoformat(),
        "dateModified": (article.modified or article.published).isoformat(),
        "author": [{"@type": "Person", "name": name} for name in article.author.split(" and ")],
        "publisher": {"@type": "NewsMediaOrganization", "name": outlet.name},
        "mainEntityOfPage": outlet.base + article.path,
        "isAccessibleForFree": article.free,
    }
    if not article.free:
        facts["hasPart"] = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".paywall"}
    return json.dumps(facts, ensure_ascii=False).replace("</", "<\\/")
