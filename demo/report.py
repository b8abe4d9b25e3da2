"""What a person is told about one page: rows of (label, line) for the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from demo.outlets import Article

SAMPLES = 6  # kinds of noise that are shown with a line each; the rest is counted


@dataclass(frozen=True, slots=True)
class Page:
    """One URL that was asked for: what the crawl told of it, and what the archive gives back."""

    told: dict[str, Any] = field(repr=False)  # a line of `clipfile page --json`
    text: str = field(default="", repr=False)  # of `clipfile text`
    change: str = ""  # of `clipfile history`: first, same bytes, …
    led_to: str = ""  # URL of the page at the end of the redirects
    article: Article | None = field(default=None, repr=False)  # what the outlet wrote

    @property
    def paragraphs(self) -> list[str]:
        """The text as the archive has it."""
        return self.text.rstrip("\n").split("\n\n") if self.text else []

    @property
    def came(self) -> list[str]:
        """The outlet's paragraphs that stand in the text word for word."""
        return [part for part in self.article.clean if part in self.paragraphs] if self.article else []

    @property
    def left(self) -> list[str]:
        """Paragraphs of the text that the outlet did not write for this article; its standfirst is the article's."""
        own = {*self.article.clean, self.article.summary} if self.article else set()
        return [part for part in self.paragraphs if part not in own]


def kept(page: Page) -> Iterator[tuple[str, str]]:
    r"""Yield what was kept: title, words, paragraphs and first line, or why there is no text.

    >>> told = {"outcome": "archived", "access": "full", "title": "A bridge", "words": 2, "warc": "warc/a.gz@9+512"}
    >>> for row in kept(Page(told, "Two words\n", "same bytes")): print(*row)
    kept “A bridge”
     2 words, full
     starts “Two words”
     the same bytes as before: a revisit record of 512 bytes
    """
    told = page.told
    if told["outcome"] != "archived":
        yield "missed", f"{told['outcome']}: {told['reason']}"
        return
    if page.led_to:
        yield "led to", page.led_to
        return
    if not page.text:
        yield "kept", f"the answer {told['reason'] or told['access']}, as evidence; it has no article"
    else:
        yield "kept", f"“{told['title']}”"
        yield "", ", ".join(filter(None, (f"{told['words']} words", told["access"], _counted(page))))
        yield "", f"starts “{page.paragraphs[0]}”"
    if page.change in REVISITS:
        yield "", f"{REVISITS[page.change]}: a revisit record of {told['warc'].rpartition('+')[2]} bytes"


REVISITS = {"same bytes": "the same bytes as before", "not modified": "the outlet says it has not changed"}


def _counted(page: Page) -> str:
    if page.article is None:
        return ""
    wrote = len(page.article.clean)
    summary = " and the standfirst" if page.article.summary in page.paragraphs else ""
    return f"{len(page.came)} of {wrote} paragraph{'s' * (wrote != 1)}{summary} word for word"


def stripped(page: Page) -> Iterator[tuple[str, str]]:
    """Yield how much noise went, then each kind with the first line of it; also what stayed though it should not.

    >>> noise = [{"kind": "share", "line": "Tweet"}, {"kind": "php-error", "line": "Warning: …"}, {"kind": "share"}]
    >>> for row in stripped(Page({"noise": noise}, "Text")): print(*row)
    stripped 3 lines of noise
     2 share: Tweet
     1 php-error: Warning: …
    """
    if page.led_to or not page.text:
        return
    lines: dict[str, list[str]] = {}
    for noise in page.told.get("noise", ()):
        lines.setdefault(noise["kind"], []).append(noise.get("line", ""))
    yield "stripped", f"{sum(map(len, lines.values()))} lines of noise"
    ranked = sorted(lines.items(), key=lambda item: -len(item[1]))
    for kind, seen in ranked[:SAMPLES]:
        yield "", f"{len(seen)} {kind}: {seen[0]}"
    if rest := ranked[SAMPLES:]:
        yield "", "and " + ", ".join(f"{len(seen)} {kind}" for kind, seen in rest)
    if page.article:
        for line in page.left:
            yield "stayed", line


def shorten(line: str, width: int) -> str:
    """Return `line` in one piece of at most `width` characters.

    >>> shorten("one  two three", 9)
    'one two …'
    """
    line = " ".join(line.split())
    return line if len(line) <= width else line[: width - 1] + "…"
