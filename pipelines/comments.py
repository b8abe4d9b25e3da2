"""Readers' comments, told from the article and kept apart: in containers that name themselves and in others."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from pipelines.concepts import concepts
from pipelines.facts import clean
from pipelines.noise import kind_of

MAX_COMMENTS = 500
LONGEST = 4000  # characters of one
BODIES = frozenset(f"comment{rest}" for rest in ("-content", "-body", "-text", "text", "__body", "__text", "-message"))
_SAYS = re.compile(
    r"\b(?:says|said|schreibt|schrieb|sagt|meint|пише|каже|пишет|говорит|pisze|mówi|dit|écrit|dice|escribe|scrive|diz|escreve|zegt)\s*:",
    re.I,
)
_WHEN = re.compile(
    r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b20\d\d\b|\bago\b|тому\b|назад\b|\bvor \d", re.I
)


def comments_of(tree: HtmlElement) -> tuple[str, ...]:
    """Return readers' comments, one each: from elements that name themselves so, else from lists under a heading."""
    named = [
        element
        for element in tree.iter("li", "article", "div", "p", "section")
        if not BODIES.isdisjoint((element.get("class") or "").lower().split())
    ]
    entries = named or [entry for holder in comment_lists(tree) for entry in _entries(holder)]
    found = [clean(text, LONGEST) for entry in entries[:MAX_COMMENTS] if (text := _body(entry))]
    return tuple(dict.fromkeys(found))


def comment_lists(tree: HtmlElement) -> list[HtmlElement]:
    """Return the lists under all headings like "3 Comments"."""
    found: list[HtmlElement] = []
    for heading in tree.iter("h2", "h3", "h4", "h5", "p", "div", "strong"):
        text = " ".join(heading.text_content().split()) if len(heading) < 4 else ""
        if text and len(text) <= 60 and kind_of(text) == "comment-form":
            found += comments_after(heading)
    return found


def comments_after(heading: HtmlElement) -> list[HtmlElement]:
    """Return what follows a heading of comments and whose entries are signed, dated or can be replied to."""
    found: list[HtmlElement] = []
    for follower in heading.itersiblings():
        entries = _entries(follower)
        if not entries or 2 * sum(map(_is_comment, entries)) < len(entries):
            break
        found.append(follower)
    return found


def _entries(holder: HtmlElement) -> list[HtmlElement]:
    if holder.tag in ("ol", "ul"):
        return [entry for entry in holder if entry.tag == "li"]
    return [holder] if holder.tag in ("div", "article", "section") and not holder.findall(".//form") else []


def _is_comment(entry: HtmlElement) -> bool:
    text = " ".join(entry.text_content().split())
    if len(text) < 20:
        return False
    replies = any("comment" in concepts(" ".join(link.text_content().split()))[0] for link in entry.iter("a", "button"))
    return replies or entry.find(".//time") is not None or bool(_SAYS.search(text[:120]) or _WHEN.search(text[:120]))


def _body(entry: HtmlElement) -> str:
    """The comment's own words: its paragraphs when it has some, else all of it."""
    paragraphs = [" ".join(p.text_content().split()) for p in entry.iter("p")] if entry.tag != "p" else []
    return " ".join(filter(None, paragraphs)) or " ".join(entry.text_content().split())
