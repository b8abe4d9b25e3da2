"""The invented outlets and their articles, read from `demo/pages/<name>/outlet.toml`.

host = "courier.test"
gone = ["/2026/10/13/correction-harbour-dues/"]

[[article]]
path = "/2026/10/14/swing-bridge-bill-doubled/"
story = true                          # about the bridge
paragraphs = ["…", "## A subheading", "…"]
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parent / "pages"
NAMES = ("courier", "skerry", "gazette", "lantern", "sielbote")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page: its facts and the paragraphs that an extractor should give back."""

    path: str
    title: str
    author: str
    section: str
    published: datetime
    summary: str
    caption: str
    paragraphs: tuple[str, ...]  # "## …" is a subheading
    modified: datetime | None = None
    story: bool = False
    free: bool = True  # False: a teaser with a paywall behind it

    @property
    def clean(self) -> tuple[str, ...]:
        """The article's own paragraphs and subheadings, in order, as plain text."""
        return tuple(paragraph.removeprefix("## ") for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """One news organisation's site; its template lies in `demo/pages/<folder>`."""

    folder: str
    host: str
    name: str
    lang: str
    articles: tuple[Article, ...] = field(repr=False)
    headers: tuple[str, ...] = ()  # header lines of every answer, as they go over the wire
    charset: str = "utf-8"
    gzip: bool = False
    feed: str = ""
    news_sitemap: str = ""
    gone: tuple[str, ...] = ()  # paths that answer 410
    moved: tuple[tuple[str, str], ...] = ()  # (path, where it leads)

    @property
    def base(self) -> str:
        """Scheme and host, what every link of the outlet begins with."""
        return f"http://{self.host}"


def load(folder: str) -> Outlet:
    """Read the outlet whose files are in `demo/pages/<folder>`."""
    data = tomllib.loads((PAGES / folder / "outlet.toml").read_text(encoding="utf-8"))
    articles = tuple(_article(row) for row in data.pop("article"))
    moved = tuple(data.pop("moved", {}).items())
    gone, headers = tuple(data.pop("gone", ())), tuple(data.pop("headers"))
    return Outlet(folder=folder, articles=articles, moved=moved, gone=gone, headers=headers, **data)


def _article(row: dict[str, Any]) -> Article:
    times = {key: datetime.fromisoformat(row[key]) for key in ("published", "modified") if key in row}
    return Article(**(row | times | {"paragraphs": tuple(row["paragraphs"])}))
