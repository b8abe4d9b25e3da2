"""The Atom feed of a story (RFC 4287), kept in the archive as `views/stories/<slug>/feed.atom`.

    <entry>
      <id>urn:uuid:…</id>                                          of the fact, on every machine the same
      <title>Edited without saying so: Bridge bill doubled</title>
      <link rel="alternate" href="https://outlet.test/a" />
      <link rel="related" href="../../../text/outlet.test/….txt" type="text/plain" title="text" />
      <content type="html">…

Archive keys are relative links: they lead from wherever the feed is served to the objects beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from xml.etree import ElementTree as Tree

import archive
from archive.facts import uri
from archive.layout import iso
from archive.shown import printable
from archive.told import Fact, fact_id
from crawler.telling.words import headline, keys, lines, passages
from pipelines.story import Story

NEWEST = 200  # entries
TYPES = {"record": "application/warc", "text": "text/plain", "text before": "text/plain"}
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def atom(story: Story, facts: Sequence[Fact], now: datetime) -> bytes:
    """Return the feed of the newest `facts`, given oldest first; `now` is its time where there are none."""
    newest = sorted(facts, key=lambda fact: (fact.time, fact.id), reverse=True)[:NEWEST]
    feed = Tree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom"})
    _add(feed, "id", fact_id(story.id, "feed"))
    _add(feed, "title", story.title)
    _add(feed, "updated", newest[0].time if newest else iso(now))
    _add(feed, "generator", "Clipfile", version=archive.__version__)
    _add(feed, "link", rel="self", href="feed.atom", type="application/atom+xml")
    _add(feed, "link", rel="related", href="articles.jsonl", title="all coverage, an object a line")
    _add(_add(feed, "author"), "name", "Clipfile")
    for fact in newest:
        _entry(feed, fact)
    Tree.indent(feed)
    return bytes(Tree.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(feed: Tree.Element, fact: Fact) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", fact.id)
    _add(entry, "title", headline(fact))
    _add(entry, "updated", fact.time)
    _add(entry, "link", rel="alternate", href=uri(fact.url), type="text/html")
    for name, key in keys(fact):
        _add(entry, "link", rel="related", href=f"../../../{key}", type=TYPES[name], title=name)
    for term in (fact.kind, *(["silent"] if fact.data.get("silent") else [])):
        _add(entry, "category", term=term)
    _add(entry, "content", "\n".join(_html(fact)), type="html")


def _html(fact: Fact) -> Iterator[str]:
    """Yield markup in which nothing comes from a page but escaped text."""
    for line in lines(fact):
        yield f"<p>{escape(line)}</p>"
    for before, after in passages(fact):
        old = f"<del>{escape(before)}</del>" if before else ""
        new = f"<ins>{escape(after)}</ins>" if after else ""
        yield f"<blockquote>{'<br>'.join(filter(None, (old, new)))}</blockquote>"
    for name, key in keys(fact):
        yield f"<p>{escape(name)}: <code>{escape(key)}</code></p>"


def _add(parent: Tree.Element, name: str, text: str = "", **attributes: str) -> Tree.Element:
    safe = {key: _xml(value) for key, value in attributes.items()}
    made = Tree.SubElement(parent, name, safe)
    made.text = _xml(text) or None
    return made


def _xml(text: str) -> str:
    """Return `text` without what XML cannot hold."""
    return _NO_XML.sub("", printable(text))
