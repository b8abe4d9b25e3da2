"""From the bytes of a page to a tree that extraction can trust, in time linear to their number.

What breaks or slows parsers is cut before any parser sees it: scripts, styles, comments, `data:` URIs, control
characters, NULs, nesting deeper than a person ever wrote. JSON-LD is set aside, not lost. libxml2 alone loses the
whole text to one NUL, one script without its end or a few thousand nested elements.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from lxml.etree import ElementDefaultClassLookup, ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from pipelines.faults import cut_faults, kind_of_fault
from pipelines.streamed import fill_slots, mark_slots

MAX_JSON_LD = 512 * 1024  # characters of one block; the largest honest one seen had 190,000
MAX_ATTRIBUTES = 500  # of one tag; libxml2's time grows with their square
MAX_DEPTH = 200  # of elements in a page that goes deeper than libxml2 can (2048)

_CUT = re.compile(
    r"<(?:!--|!\[CDATA\[|(script|style|svg|template|iframe|object|embed|canvas|math|select|datalist)\b(?=[\s/>]))", re.I
)
_TAG_END = re.compile(r">")
_ENDS = re.compile(r"</(?:html|body)(?=[\s/>])[^>]*>?", re.I)  # what follows is shown too (WHATWG HTML, 13.2.6.4.19)
_BLOCK = re.compile(r"<(?:p|div|article|main|section|h[1-6]|body|/head)\b", re.I)
_DATA_URI = re.compile(r"data:[\w/+.-]{0,80}(?:;[\w=-]{0,40}){0,4},[^\s\"'<>)]{64,}", re.I)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ufdd0-\ufdef\ud800-\udfff]")
_REFERENCE = re.compile(  # to a control character, which the parser would bring back and lxml will not set
    r"&#(?:[xX]0*(?:[0-8bcefBCEF]|1[\da-fA-F]|7[fF]|[fF]{3}[efEF])(?![\da-fA-F])"
    r"|0*(?:[0-8]|1[124-9]|2\d|3[01]|127|6553[45])(?!\d));?"
)
_CONTROL_BYTES = bytes([*range(9), 11, 12, *range(14, 32), 127])
_META = re.compile(rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.I)
_ANY_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*>")
_MANY = re.compile(rf"<[a-zA-Z][^<>]{{{3 * MAX_ATTRIBUTES},}}")  # a tag that may have so many
_ATTRIBUTE = re.compile(r"[^\s=\"'/<>]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+))?")
_WIDE = {  # the beginning of a tag in UTF-16, which no other text holds
    "utf-16-le": re.compile(rb"<\0[!?/a-zA-Z]\0[a-zA-Z-]\0"),
    "utf-16-be": re.compile(rb"\0<\0[!?/a-zA-Z]\0[a-zA-Z-]"),
}
_OF_HEAD = frozenset(["title", "meta", "link", "base", "noscript", "bgsound", "basefont"])
_VOID = frozenset(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_PARAGRAPHS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr"])
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# One class for every element: lxml.html looks each one up by its tag, in Python, a fifth of what extraction costs.
_ONE_CLASS = ElementDefaultClassLookup(element=HtmlElement)
_WIDER = {  # outlets use more than these codecs of Python know, and browsers read it (WHATWG Encoding, 4.2)
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "gbk": "gb18030",
    "iso8859-11": "cp874",
    "shift_jis": "cp932",
}
_JAPANESE = re.compile(rb"\x1b\$[@B]")  # the escape to its characters, in a page of ASCII bytes alone
_STATEFUL = ("iso-2022-jp", "iso-2022-kr", "hz-gb-2312", "utf-7")  # their bytes are valid ASCII, so a label decides


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page ready for extraction."""

    tree: HtmlElement = field(repr=False)
    html: str = field(repr=False)  # the markup the tree was made of
    json_ld: tuple[str, ...] = field(default=(), repr=False)
    charset: str = ""
    scripts: int = 0  # characters of script that were cut
    cut: tuple[tuple[str, str], ...] = ()  # visible text that was taken out of the markup: (kind, line)


def charset_of(body: bytes, declared: str = "") -> str:
    """Return the codec `body` is written in: BOM, then UTF-8 when it is valid, then header, meta and detection.

    Valid UTF-8 with other than ASCII characters is UTF-8 whatever a header says: that other encodings form such
    sequences by chance is all but impossible, and mislabelled UTF-8 is common.

    >>> charset_of("naïve".encode("latin-1"), "ISO-8859-1")
    'cp1252'
    """
    for bom, name in _BOMS:
        if body.startswith(bom):
            return name
    meta = _META.search(body, 0, 8192)
    labels = [label for label in (declared, meta[1].decode("ascii") if meta else "") if label]
    if any(label.lower() in _STATEFUL for label in labels) and (b"\x1b" in body or b"~{" in body):
        return next(label.lower() for label in labels if label.lower() in _STATEFUL)
    if wide := wide_of(body):
        return wide
    if body.isascii() and _JAPANESE.search(body):
        return "iso2022_jp"
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    for label in labels:
        known = _codec(label)
        if known and (known != "utf-8" or _mostly_utf8(body)):
            return known
    if _mostly_utf8(body):
        return "utf-8"
    found = detect_encoding(body[:65536], max_len=65536, from_html_meta=False, html5_compatible=False) or "cp1252"
    return _codec(found) or str(found)


def _codec(label: str) -> str:
    """Return the codec for what browsers take a label for, "" for one that they do not know.

    >>> _codec("Shift_JIS"), _codec("rot13")
    ('cp932', '')
    """
    known = str(map_encoding_to_html5(label, fallback_utf8=False) or "")
    return _WIDER.get(known, known)


def wide_of(body: bytes) -> str:
    """Return which UTF-16 a page without a BOM is in, "" for neither: its tags show it, whatever script it is in.

    >>> wide_of("<p>мова</p>".encode("utf-16-le")), wide_of(b"<p>lang</p>")
    ('utf-16-le', '')
    """
    start = body[:4096]
    return next((name for name, tag in _WIDE.items() if any(it.start() % 2 == 0 for it in tag.finditer(start))), "")


def _mostly_utf8(body: bytes) -> bool:
    """Whether a page that is no valid UTF-8 is UTF-8 all the same: cut in a character, or a line from elsewhere."""
    text = body.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return wrong * 20 < sum(1 for sign in text[:200_000] if sign > "\x7f") or wrong * 2000 < len(text)


def decode(body: bytes, charset: str = "", content_type: str = "") -> tuple[str, str]:
    """Return (markup, codec); bytes that the codec does not know become U+FFFD, never an exception.

    Half a character at the end, where a page was cut, is left out.
    """
    found = _HEADER.search(content_type)
    name = charset_of(body, charset or (found[1] if found else ""))
    try:
        return body.decode(name, "replace").lstrip("\ufeff").rstrip("\ufffd"), name
    except LookupError:
        return body.decode("utf-8", "replace").rstrip("\ufffd"), "utf-8"


def strip_markup(html: str) -> tuple[str, tuple[str, ...], int]:
    """Return (markup without what no reader sees, JSON-LD blocks, characters of script), in one pass.

    >>> strip_markup("<p>a<script>if (1) { '</p>' }</script>b</p>")
    ('<p>ab</p>', (), 27)
    """
    kept: list[str] = []
    json_ld: list[str] = []
    scripts = 0
    at = 0
    endless: set[str] = set()
    while found := _CUT.search(html, at):
        name = (found[1] or found[0]).lower()
        kept.append(html[at : found.start()])
        start, end = _span(html, found, name, endless)
        if name == "script":
            scripts += end - found.end()
            if "ld+json" in html[found.start() : start] and start < end:
                stop = html.rfind("<", start, end)
                block = html[start : stop if stop > start else end]
                if len(block) <= MAX_JSON_LD:
                    json_ld.append(block)
        at = end
    kept.append(html[at:])
    return "".join(kept), tuple(json_ld), scripts


def _span(html: str, found: re.Match[str], name: str, endless: set[str]) -> tuple[int, int]:
    """Where the content begins and where what is to be cut ends; without an end it is cut before the next block."""
    if found[1] is None:
        end = -1 if name in endless else html.find("-->" if name == "<!--" else "]]>", found.end())
        if end >= 0:
            return found.end(), end + 3
        endless.add(name)
        tag_end = _TAG_END.search(html, found.end())
        return found.end(), tag_end.end() if tag_end else len(html)
    tag_end = _TAG_END.search(html, found.end())
    start = tag_end.end() if tag_end else len(html)
    if html[start - 2 : start] == "/>" and name in ("svg", "math", "embed", "object", "template"):
        return start, start
    if name == "embed":
        return start, start
    close = None if name in endless else re.compile(rf"</{name}\b[^>]{{0,100}}>?", re.I).search(html, start)
    if close:
        return start, close.end()
    endless.add(name)
    block = _BLOCK.search(html, start)
    return start, block.start() if block else len(html)


def parse(html: str) -> HtmlElement:
    """Return the tree of `html`, an empty one when there is nothing in it."""
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False)
    parser.set_element_class_lookup(_ONE_CLASS)
    try:
        tree = document_fromstring(html.encode("utf-8", "replace"), parser=parser, ensure_head_body=True)
    except ParserError:  # nothing but comments, declarations and white space
        return document_fromstring("<p></p>", ensure_head_body=True)
    if any("depth" in fault.message for fault in parser.error_log):  # what is deeper is lost, with all that follows
        return parse(flatten(html))
    return _embodied(tree)


def _embodied(tree: HtmlElement) -> HtmlElement:
    """Move what stands beside the body into it: without a `<body>` tag libxml2 leaves `<article>` outside."""
    head, body = tree.find("head"), tree.find("body")
    if head is None or body is None:
        return tree
    strays = [element for element in head if element.tag not in _OF_HEAD]
    strays += [element for element in tree if element is not head and element is not body]
    for at, element in enumerate(strays):
        body.insert(at, element)
    return tree


def flatten(html: str) -> str:
    """Return `html` without what lies deeper than MAX_DEPTH but links; a paragraph there becomes a new line.

    >>> flatten("<b>" * 300 + "end").count("<b>"), flatten("<b>" * 300 + "<p><a href=/x>end</a>")[600:]
    (200, '<br><a href=/x>end</a>')
    """
    depth = 0
    kept: list[str] = []
    at = 0
    for tag in _ANY_TAG.finditer(html):
        closing, name = bool(tag[1]), tag[2].lower()
        if name in _VOID:
            continue
        deep = depth > MAX_DEPTH or (depth == MAX_DEPTH and not closing)
        depth = max(0, depth - 1) if closing else depth + 1
        if deep and name != "a":  # which never lies in another, so however many do not go deeper
            kept.append(html[at : tag.start()] + ("<br>" if name in _PARAGRAPHS else ""))
            at = tag.end()
    return "".join(kept) + html[at:]


def _first(most: int) -> Callable[[re.Match[str]], str]:
    """A replacement that lets so many matches stand and takes out the others."""
    seen = count()
    return lambda found: found[0] if next(seen) < most else ""


def load(body: bytes, charset: str = "", content_type: str = "") -> Page:
    """Return `body` as a page ready for extraction; never raises on its account."""
    html, name = decode(body, charset, content_type)
    if len(body.translate(None, _CONTROL_BYTES)) < len(body) or "\ufffe" in html or "\uffff" in html:
        html = _CONTROL.sub("", html)
    html, json_ld, scripts = strip_markup(mark_slots(html))
    if "&#" in html:
        html = _REFERENCE.sub("", html)
    html = _ENDS.sub("", html)  # behind </html> libxml2 reads nothing, what is behind </body> it puts before the rest
    if "data:" in html:
        html = _DATA_URI.sub("", html)
    html = _MANY.sub(lambda tag: _ATTRIBUTE.sub(_first(MAX_ATTRIBUTES), tag[0]), html)
    html, faults = cut_faults(html)
    tree = parse(html)
    if 'id="S:' in html:
        fill_slots(tree)
    return Page(
        tree=tree,
        html=html,
        json_ld=json_ld,
        charset=name,
        scripts=scripts,
        cut=tuple((kind_of_fault(line), line[:300]) for line in faults),
    )
