"""What a person is told about one page: rows of (label, line) for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

WIDTH = 76  # of a quoted line


@dataclass(frozen=True, slots=True)
class Page:
    """One URL that was asked for: its capture record and its clean text as `clipfile` gave them back."""

    url: str
    record: dict[str, Any] = field(repr=False)  # empty: nothing was kept
    text: str = field(repr=False)


def kept(page: Page) -> Iterator[tuple[str, str]]:
    r"""Yield what was kept: title, words and first line, or why there is no text, and where it lies.

    >>> record = {"access": "full", "title": "A bridge", "words": 2, "time": "2026-11-22T10:11:13Z", "warc": "a.gz"}
    >>> for row in kept(Page("http://a.test/", record, "Two words\n")): print(*row)
    kept A bridge
     2 words · full · 2026-11-22T10:11:13Z
     “Two words”
    record a.gz
    """
    record = page.record
    if not record:
        yield "missed", "nothing was kept"
        return
    if record.get("title"):
        yield "kept", record["title"]
    words = f"{record['words']} words" if record.get("words") else ""
    facts = (words, record.get("access"), record.get("reason"), record.get("time"))
    yield "" if record.get("title") else "kept", " · ".join(fact for fact in facts if fact)
    if page.text:
        yield "", f"“{shorten(page.text.splitlines()[0])}”"
    if led_to := record.get("led_to"):
        yield "led to", led_to
    for label, key in (("text", "text"), ("record", "warc")):
        if record.get(key):
            yield label, record[key]


def stripped(page: Page) -> Iterator[tuple[str, str]]:
    """Yield one row for each kind of noise: how many lines of it went, and the first of them.

    >>> noise = [{"kind": "share-bar", "line": "Tweet"}, {"kind": "php-warning", "line": "Warning: …"}] * 2
    >>> for row in stripped(Page("http://a.test/", {"noise": noise}, "")): print(*row)
    stripped 2 × share-bar: Tweet
     2 × php-warning: Warning: …
    """
    lines: dict[str, list[str]] = {}
    for noise in page.record.get("noise", ()):
        lines.setdefault(noise["kind"], []).append(noise["line"])
    label = "stripped"
    for kind, seen in lines.items():
        yield label, f"{len(seen)} × {kind}: {shorten(seen[0])}"
        label = ""


def shorten(line: str) -> str:
    """Return `line` in one piece of at most `WIDTH` characters.

    >>> len(shorten("word " * 40))
    76
    """
    line = " ".join(line.split())
    return line if len(line) <= WIDTH else line[: WIDTH - 1] + "…"
