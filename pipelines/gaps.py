"""Text that the extractors left out although the page shows that it is the article's: the standfirst, and gaps.

A *standfirst* stands between the headline and the first paragraph and says what the page gives to machines as its
description. A *gap*: a paragraph, heading or list entry belongs to the article when its container, or another of the
same class, holds two paragraphs of it, one before and one behind, and the second extractor saw it too; an entry of a
list that is no list of links needs no witness, as the second drops short ones. Nothing else is added before the first
paragraph or after the last, where pages have most of their noise. Measured over 818 labelled pages: +0.007 F1 on
English articles, +0.005 on publishers of 41 countries, +0.010 on German pages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from pipelines.facts import clean
from pipelines.prune import line_of
from pipelines.vote import Reading, key, letters

ANCHOR = 60  # characters of a line that tells where the text is
NEAR = 8  # steps in the tree from standfirst to first paragraph; farther ones are as often no part of the text
STANDFIRST = 40  # characters of the shortest, and letters that it must share with the description
LINKED = 0.5  # of an entry's characters; above it is a pointer
_TAKEN = frozenset(["p", "h2", "h3", "h4", "h5", "h6", "li", "dd", "dt"])
_LISTS = frozenset(["ul", "ol", "dl", "blockquote"])
_APART = frozenset(["figure", "figcaption", "table"])
_HEADLINE = frozenset(["h1"])
_NO_STANDFIRST = _LISTS | {"a"}
_DESCRIPTIONS = frozenset(["description", "og:description", "twitter:description"])
_CAPTION = re.compile(r"caption|(?<![a-z])credits?(?![a-z])|bildunter|legende(?![a-z])", re.I)
_IN_JSON = re.compile(r'"(?:description|alternativeHeadline)"\s*:\s*("(?:[^"\\]|\\.){30,1500}")')

Line = tuple[HtmlElement, str]  # a leaf of the page, what it shows


class Shown:
    """The lines that a page shows, as `pipelines.prune` leaves them, and where those of a text begin and end."""

    def __init__(self, page: list[Line], text: list[str]) -> None:
        self.page = page
        self.have = letters("".join(text))
        self.first = next(filter(self._has, range(len(page))), -1)  # -1 where the text has none for certain
        self.last = next(filter(self._has, reversed(range(len(page)))), -1)

    def _has(self, at: int) -> bool:
        """Whether the text has a line, long enough to tell."""
        line = self.page[at][1]
        return len(line) >= ANCHOR and (mark := key(line)) != "" and mark in self.have


def descriptions_of(tree: HtmlElement, json_ld: Iterable[str]) -> list[str]:
    """Return the letters of what a page gives as its description; its head must still be there."""
    found = [
        clean(meta.get("content") or "", 1500)
        for meta in tree.iter("meta")
        if (meta.get("name") or meta.get("property") or "").lower() in _DESCRIPTIONS
    ]
    found += [clean(_string(text), 1500) for block in json_ld for text in _IN_JSON.findall(block)]
    return [said for text in dict.fromkeys(found) if len(said := letters(text)) >= STANDFIRST]


def _string(text: str) -> str:
    try:
        return str(json.loads(text, strict=False))
    except ValueError:
        return ""


def standfirst(shown: Shown, offers: list[str], titles: frozenset[str]) -> list[str]:
    """Return the lines of the standfirst that the text lacks."""
    first = shown.first
    if not offers or first < 0:
        return []
    said_at = [
        (at, said)
        for at, (_, line) in enumerate(shown.page[:first])
        if len(line) >= STANDFIRST and (said := letters(line)) not in titles and any(_same(said, it) for it in offers)
    ]
    if not said_at:
        return []
    headline = max((at for at in range(first) if _within(shown.page[at][0], _HEADLINE)), default=-1)
    found: dict[str, str] = {}
    for at, said in said_at:
        element, line = shown.page[at]
        if (
            at > headline
            and not any(said[:STANDFIRST] in there for there in (shown.have, *found))
            and not _within(element, _NO_STANDFIRST)
            and not _captions(element)
            and _steps(element, shown.page[first][0]) <= NEAR
        ):
            found[said] = line
    return list(found.values())


def _same(said: str, offer: str) -> bool:
    """Whether a line is what the description says, or its beginning, or a part of it."""
    return said[:STANDFIRST] in offer or (offer[:STANDFIRST] in said and len(offer) > 0.6 * len(said))


def _steps(one: HtmlElement, other: HtmlElement) -> int:
    """How far apart two elements are in their tree."""
    above = {holder: at for at, holder in enumerate([one, *one.iterancestors()])}
    return next(at + above[holder] for at, holder in enumerate([other, *other.iterancestors()]) if holder in above)


def _captions(element: HtmlElement) -> bool:
    """Whether an element is of a picture: in what is made for captions, or named as one."""
    if _within(element, _APART):
        return True
    near = [element, *islice(element.iterancestors(), 2)]
    return any(_CAPTION.search(f"{holder.get('class') or ''} {holder.get('id') or ''}") for holder in near)


def _within(element: HtmlElement, tags: frozenset[str]) -> bool:
    return element.tag in tags or any(parent.tag in tags for parent in element.iterancestors())


def fill(text: list[str], shown: Shown, second: Reading) -> list[str]:
    """Return the lines of the text with what is missing between them put in its place."""
    if shown.first == shown.last:
        return text
    between = [
        (element, line, mark)
        for element, line in shown.page[shown.first : shown.last + 1]
        if element.tag in _TAKEN and (mark := key(line))
    ]
    if all(mark in shown.have or (mark not in second.letters and it.tag != "li") for it, _, mark in between):
        return text  # as on three pages of four
    marks = [key(line) for line in text]
    missing: dict[int, list[str]] = {}  # index of the line before: lines
    for box in _boxes(between):
        known = [at for at, (_, line, mark) in enumerate(box) if len(line) >= ANCHOR and mark in shown.have]
        if len(known) < 2:
            continue
        at = -1
        for element, line, mark in box[known[0] : known[-1]]:
            if mark in shown.have:
                at = _place(mark, marks, at)
            elif at >= 0 and letters(line)[-60:] not in shown.have and _belongs(element, line, mark, second):
                missing.setdefault(at, []).append(f"- {line}" if element.tag == "li" else line)
    return [part for at, line in enumerate(text) for part in (line, *missing.get(at, ()))]


def _boxes(between: list[tuple[HtmlElement, str, str]]) -> Iterable[list[tuple[HtmlElement, str, str]]]:
    """The lines by what holds them: its tag and class, or itself when it has no class."""
    boxes: dict[object, list[tuple[HtmlElement, str, str]]] = {}
    for part in between:
        holder = part[0].getparent()
        while holder is not None and holder.tag in _LISTS:
            holder = holder.getparent()
        name = (holder.get("class") or "").strip() if holder is not None else ""
        boxes.setdefault((holder.tag, name) if holder is not None and name else holder, []).append(part)
    return boxes.values()


def _place(mark: str, marks: list[str], after: int) -> int:
    """The first line behind `after` that begins as `mark` does, else `after`."""
    return next((at for at in range(after + 1, len(marks)) if marks[at].startswith(mark)), after)


def _belongs(element: HtmlElement, line: str, mark: str, second: Reading) -> bool:
    seen = mark in second.letters or (
        element.tag == "li" and sum(len(line_of(link)) for link in element.iter("a")) <= LINKED * len(line)
    )
    return seen and not _captions(element)
