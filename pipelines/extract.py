"""A page's bytes to its clean text and facts: `clean_text` for the text alone, `extract_article` for everything.

Trafilatura stands in the middle: what misleads it is taken out of the markup and the tree before, what it lets through
is taken out of the lines after. Both answer in this process; limits in time and memory are `pipelines.workers`'s.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from importlib.metadata import version
from urllib.parse import urlsplit

import trafilatura
from lxml.html import HtmlElement, tostring
from resiliparse.extract.html2text import extract_plain_text
from trafilatura.settings import Document

from archive.capture import Article, Noise
from pipelines import markup
from pipelines.access import binary, judge
from pipelines.comments import comments_of
from pipelines.extraction import RULES, Extraction
from pipelines.facts import facts_of, language
from pipelines.gaps import Shown, descriptions_of, fill, standfirst
from pipelines.heading import heading_of
from pipelines.noise import kind_of
from pipelines.prune import prune
from pipelines.vote import BETTER, CLOSE, Reading, agreement, decide, wants_another

TOOLS = tuple((name, version(name)) for name in ("trafilatura", "lxml", "resiliparse"))
MAX_ELEMENTS = 12_000  # trafilatura's time grows with their square; the largest honest page seen had 10,077
LARGE = 1_200  # elements of a page that is not run through three times
MAX_CHILDREN = 2_000  # likewise, of one element
MAX_NOISE = 200  # entries of the account, each at most 300 characters

logger = logging.getLogger(__name__)
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it gives up on is told by `access`
_VARIANT = re.compile(r"^(?:www\d?|m|amp|mobile|wap)\.")
_BIDI = re.compile("[\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")


def clean_text(html: bytes, url: str = "") -> str:
    """Return the text of the article alone, no title, byline or comments; "" when there is none.

    >>> clean_text(b"<article><p>" + b"The bridge opened on Monday after years. " * 9 + b"</p><p>Share</p></article>")[:39]
    'The bridge opened on Monday after years'
    """
    page = markup.load(html)
    text, _ = text_of(page, url)
    return text


def text_of(page: markup.Page, url: str = "") -> tuple[str, list[Noise]]:
    """Return (clean text, what was removed) of a page; its tree is pruned."""
    titles = _titles(page.tree)
    offers = descriptions_of(page.tree, page.json_ld)
    pruned, left = prune(page.tree)
    noise = [Noise(kind=kind, line=line) for kind, line in page.cut] + pruned
    held = list(page.tree.iter())  # as in `prune`
    huge = len(held) > MAX_ELEMENTS or max(map(len, held)) > MAX_CHILDREN
    second = Reading(clean_lines(_resiliparse(page.tree), titles=titles)[0])
    if huge:
        return assemble(second.lines), noise
    large = len(held) > LARGE
    first, quoted, dropped = _run(page.tree, url, titles, fast=not large)
    if not large and agreement(first, second) < CLOSE:
        first, quoted, dropped = _run(page.tree, url, titles)
    if len(held) <= 2 * LARGE and wants_another(first, second):
        precise, also_quoted, also_dropped = _run(page.tree, url, titles, precise=True)
        if precise.lines and agreement(precise, second) > agreement(first, second) + BETTER:
            first, quoted, dropped = precise, also_quoted, also_dropped
    lines, alone = decide(first, second, quoted) if first.lines else (second.lines, [])
    shown = Shown(left, lines)
    lines = standfirst(shown, offers, titles) + fill(lines, shown, second)
    return assemble(lines), noise + dropped + [Noise(kind="unconfirmed", line=line[:300]) for line in alone]


def _run(
    tree: HtmlElement, url: str, titles: frozenset[str], fast: bool = False, precise: bool = False
) -> tuple[Reading, frozenset[str], list[Noise]]:
    """One run of trafilatura: (what it found, lines of it that are quoted, lines that were dropped)."""
    found, quoted = _trafilatura(tree, url, fast, precise)
    kept, dropped = clean_lines(found, quoted, titles)
    return Reading(kept), quoted, dropped


def _trafilatura(
    tree: HtmlElement, url: str, fast: bool = False, precise: bool = False
) -> tuple[list[str], frozenset[str]]:
    """The lines that trafilatura finds, and those of them that stand in code or a quotation."""
    try:
        document = trafilatura.bare_extraction(
            tree, url=url or None, include_comments=False, fast=fast, favor_precision=precise
        )
    except Exception:  # a page that breaks one extractor still has the other
        logger.debug("trafilatura failed on %s", url, exc_info=True)
        return [], frozenset()
    if not isinstance(document, Document) or document.body is None:
        return [], frozenset()
    quoted = "\n".join("".join(map(str, element.itertext())) for element in document.body.iter("code", "quote", "pre"))
    return (document.text or "").split("\n"), frozenset(line.strip() for line in quoted.split("\n"))


def _resiliparse(tree: HtmlElement) -> list[str]:
    text = extract_plain_text(
        tostring(tree, encoding="unicode"), main_content=True, alt_texts=False, list_bullets=False, comments=False
    )
    return str(text).split("\n")


def extract_article(
    body: bytes,
    url: str,
    charset: str = "",
    content_type: str = "",
    *,
    seen: datetime | None = None,
    identify: Callable[[str], str] = str,
) -> Extraction:
    """Return what a page is and its article, from its body (content coding removed); never raises.

    `charset` and `content_type` are those of the header, `seen` is when it was fetched (later dates are lies),
    `identify` makes the article id of its URL.
    """
    try:
        return _extract(body, url, charset, content_type, seen, identify)
    except Exception as error:  # whatever a page does to the parsers, it ends with a reason
        logger.debug("extraction of %s failed", url, exc_info=True)
        return Extraction(access="failed", reason=f"extraction failed: {type(error).__name__}: {error}"[:300])


def _extract(
    body: bytes, url: str, charset: str, content_type: str, seen: datetime | None, identify: Callable[[str], str]
) -> Extraction:
    if not body.strip():
        return Extraction(access="failed", reason="empty")
    if kind := binary(body, content_type):
        return Extraction(access="not-text", reason=kind)
    page = markup.load(body, charset, content_type)
    facts = facts_of(page.tree, page.json_ld, url, seen)
    before = deepcopy(page.tree)
    text, noise = text_of(page, url)
    access, reason = judge(replace(page, tree=before), text, facts, noise, url)
    comments = comments_of(before)
    if access not in ("full", "teaser", "listing"):
        return Extraction(access=access, reason=reason)
    lang, lang_from = language(text, facts.html_lang)
    own = facts.canonical if same_site(facts.canonical, url) else url
    found = facts.found + ((("lang", lang_from),) if lang else ())
    article = Article(
        id=identify(own),
        url=own,
        title=facts.title,
        heading=heading_of(before, facts.title),
        authors=facts.authors,
        published=facts.published,
        modified=facts.modified,
        section=facts.section,
        lang=lang,
        site=facts.site,
        image=facts.image,
        text=text,
        words=len(text.split()),
        noise=bounded(noise),
        comments=comments,
        found=found,
        rules=RULES,
        tools=TOOLS,
    )
    return Extraction(access=access, reason=reason, article=article)


def same_site(canonical: str, url: str) -> bool:
    """Whether a canonical URL may stand for `url`: same host or its www, m, amp variant, and no home page."""
    mine, other = urlsplit(url), urlsplit(canonical)
    if not mine.hostname or not other.hostname:
        return bool(other.hostname) and other.path not in ("", "/")
    return _VARIANT.sub("", mine.hostname) == _VARIANT.sub("", other.hostname) and other.path not in ("", "/")


def bounded(noise: list[Noise]) -> tuple[Noise, ...]:
    """The account of what was removed: each line once, in order, no more than MAX_NOISE of them."""
    return tuple(dict.fromkeys(noise))[:MAX_NOISE]


def _titles(tree: HtmlElement) -> frozenset[str]:
    """What the page calls itself, letters and digits only: a first line that repeats it is no part of the text."""
    titles = [element.text_content() for element in tree.iter("h1", "title")]
    titles += [element.get("content") or "" for element in tree.iter("meta") if element.get("property") == "og:title"]
    return frozenset(plain for title in titles if len(plain := _plain(title)) > 3)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def clean_lines(
    lines: list[str], quoted: frozenset[str] = frozenset(), titles: frozenset[str] = frozenset()
) -> tuple[list[str], list[Noise]]:
    """Return (lines that are the article's, lines that are not), by the rows of `pipelines.noise`.

    What is `quoted` stays; a first line that repeats one of `titles` goes.
    """
    lines = [line.rstrip() for line in lines if line.strip()]
    kept: list[str] = []
    dropped: list[Noise] = []
    for at, line in enumerate(lines):
        bare = line.strip().lstrip("-•* ").strip()
        place = "start" if at < 3 else "end" if at >= len(lines) - max(3, len(lines) // 5) else "middle"
        kind = "title" if at < 3 and _repeats(bare, titles) else "" if bare in quoted else kind_of(bare, place)
        if kind:
            dropped.append(Noise(kind=kind, line=bare[:300]))
        else:
            kept.append(line)
    return kept, dropped


def _repeats(line: str, titles: frozenset[str]) -> bool:
    mine = _plain(line)
    return mine in titles or (
        len(mine) > 12 and any(title.startswith(mine) and len(mine) > 0.6 * len(title) for title in titles)
    )


def assemble(lines: list[str]) -> str:
    """Return the lines as a text object holds them: NFC, a blank line between paragraphs, one newline at the end."""
    paragraphs: list[str] = []
    for line in lines:
        line = _BIDI.sub("", line)
        if paragraphs and line.startswith("- ") and paragraphs[-1].rsplit("\n", 1)[-1].startswith("- "):
            paragraphs[-1] += "\n" + line
        else:
            paragraphs.append(line)
    text = unicodedata.normalize("NFC", "\n\n".join(paragraphs)).strip()
    return text + "\n" if text else ""
