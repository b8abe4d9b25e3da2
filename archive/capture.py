"""The types that travel: a spider yields a `Capture`, each stage returns a copy with one more field.

The archive keeps the last of them, and one read back equals the one written, every field.
Names: `body` is bytes off the wire, `text` clean text, `began` an aware UTC datetime; ids are `urn:uuid:…`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class Exchange:
    """One HTTP request and its answer, as received.

    `head` runs from the status line to the empty line behind the last header, byte for byte; it is empty when what
    came could not be read as an answer, and `body` then holds what came (at most 64 KB are kept).
    `body` has its Content-Encoding, but no transfer coding. Secrets in `request` are masked with `x`, same length.
    """

    id: str  # the record id of its response or revisit
    url: str
    began: datetime  # when the handler sent the request: WARC-Date
    peer: str = ""  # IP address that answered; of the proxy when `via_proxy`
    request: bytes = field(default=b"", repr=False)  # head and body as sent
    head: bytes = field(default=b"", repr=False)
    body: bytes = field(default=b"", repr=False)
    before: bytes = field(default=b"", repr=False)  # interim answers (1xx) and whatever stood before the status line
    after: bytes = field(default=b"", repr=False)  # trailers and whatever came behind the answer
    coded: bool = False  # a transfer coding was removed from the body
    truncated: str = ""  # "", or why bytes are missing: length, time, disconnect, unspecified
    faults: tuple[str, ...] = ()  # what was odd about the answer, in words
    error: str = ""  # why there is no whole answer, in words
    via_proxy: bool = False
    verified: bool = True  # False: TLS, but its certificate was not checked

    @property
    def status(self) -> int:
        """The status code, 0 when there was no readable answer."""
        parts = self.head.split(b"\n", 1)[0].split(None, 2)
        if len(parts) > 1 and parts[1][:3].isdigit():
            return int(parts[1][:3])
        return 0

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Names and values in their order, names as sent, values stripped, folded lines joined (latin-1)."""
        found: list[tuple[str, str]] = []
        for line in self.head.decode("latin-1").replace("\r\n", "\n").split("\n")[1:]:
            if line[:1] in (" ", "\t") and found:
                name, value = found[-1]
                found[-1] = (name, f"{value} {line.strip()}".strip())
            elif ":" in line:
                name, _, value = line.partition(":")
                found.append((name.strip(), value.strip()))
        return tuple(found)

    def header(self, name: str) -> str:
        """The first value under `name`, whatever its case; "" when there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of `body`: what every judgement of sameness uses."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """One line that stood in the page's text and is not the article."""

    kind: str  # a row of pipelines.noise
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page says: its clean text and its facts."""

    id: str  # plain URL, see archive.url
    url: str  # the canonical URL, else the final one
    aliases: tuple[str, ...] = ()  # plain URLs of the asked URL, hops and variants
    title: str = ""
    heading: str = ""  # the headline as the page shows it, where one is like the title
    authors: tuple[str, ...] = ()
    published: str = ""  # ISO 8601, with a zone when the page gives one
    modified: str = ""
    section: str = ""
    lang: str = ""  # of the text, ISO 639-1
    site: str = ""
    image: str = ""
    text: str = field(default="", repr=False)  # NFC, blank line between paragraphs, one newline at the end, no title
    words: int = 0
    noise: tuple[Noise, ...] = field(default=(), repr=False)
    comments: tuple[str, ...] = field(default=(), repr=False)  # readers' comments, one each, never part of `text`
    found: tuple[tuple[str, str], ...] = ()  # (field, where it stood)
    rules: int = 0  # version of the cleaning rules
    tools: tuple[tuple[str, str], ...] = ()  # (tool, version)

    @property
    def text_sha256(self) -> str:
        """Hex SHA-256 of the text's UTF-8; "" when there is no text."""
        return hashlib.sha256(self.text.encode()).hexdigest() if self.text else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Whether an article belongs to a story, and why."""

    story: str
    verdict: str  # in, review, out
    score: float  # 0 to 1; 0.5 is the border of "in"
    reasons: tuple[str, ...] = ()
    via: str = ""  # how it was found


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One look at one page: what came over the wire and what was made of it."""

    id: str  # record id of its last exchange's response or revisit; a fresh one where no answer came
    run: str
    asked: str
    exchanges: tuple[Exchange, ...]  # failed tries and hops first, the page last
    article_id: str = ""
    led_to: str = ""  # id of the page where a look at a known article ended, if another
    access: str = ""  # full, teaser, consent, login, bot-check, shell, soft-404, listing, error, not-text, failed
    reason: str = ""  # why `access` is what it is
    article: Article | None = None
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A fact that no exchange can tell: verdict, judged, decision, notified, exchange."""

    id: str
    kind: str
    subject: str
    time: datetime
    actor: str  # run id or `person`
    data: dict[str, Any]
