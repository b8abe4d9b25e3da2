"""What servers print into a page when a program on them fails: PHP first of all, databases, templates, other languages.

PHP writes its errors wherever the page happens to be: before the doctype, in the middle of a paragraph, after the end.
They are cut out of the markup before it is parsed, so that the sentence around them stays whole. The shape decides,
not the words: a level, a message, a file and a line number (main.c of PHP, `php_error_cb`). What a person quotes
(in `pre`, `code`, `blockquote`, `q`, after a colon or a quotation mark) stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LEVEL = (
    r"(?:PHP[ ])?(?:(?:Catchable|Recoverable)[ ]fatal[ ]error|Fatal[ ]error|Parse[ ]error|Strict[ ]standards|"
    r"(?:Core|Compile|User)[ ](?:error|warning|notice|deprecated)|Unknown[ ]error|Warning|Notice|Deprecated)"
)
_GAP = r"(?:<(?!/?(?:p|div|h\d|li|td|article|section)\b)[^<>]{0,300}>|&nbsp;|\s)*"
_SAID = r"(?:(?!</?(?:p|div|h\d|li|td|article|section|body)\b|\bon\s+line\b).){0,4000}?"
_FILE = r"(?:(?:[A-Za-z]:)?[\\/]|\\\\|phar:|vfs:|\.{1,2}[\\/]|[\w.-]+[\\/])[^<>\n\"“”«»]{0,400}?|Unknown|[\w.-]+\.(?:php\d?|phtml|inc|module|tpl)"
_LINE = rf"{_GAP}\bon\s+line\s*{_GAP}\d+"
_CLOSE = r"\.?(?:</(?:b|strong|i|em)>)*\s*(?:<br\s*/?>)?"

ROWS = (  # (name, pattern in the markup, an example that was seen)
    (
        "html",
        rf"(?:<br\s*/?>\s*)?<(?:b|strong)>\s*{LEVEL}\s*</(?:b|strong)>\s*:{_SAID}\bin{_GAP}(?:{_FILE}){_LINE}{_CLOSE}",
        "<br />\n<b>Warning</b>:  Invalid argument supplied for foreach() in <b>/srv/www/a.php</b> on line <b>69</b><br />",
    ),
    (
        "plain",
        rf"\b{LEVEL}\s*:\s{_SAID}\bin{_GAP}(?:{_FILE}){_LINE}\b{_CLOSE}",
        "Warning: Invalid argument supplied for foreach() in /srv/www/a.php on line 69",
    ),
    (
        "trace",
        rf"\b{LEVEL}\s*:\s{_SAID}\bin{_GAP}(?:{_FILE}):\d+{_GAP}Stack\s+trace:(?:{_GAP}\#\d+[^\n<]{{0,500}}){{1,200}}",
        "PHP Fatal error: Uncaught Error: no such method in /srv/a.php:12\nStack trace:\n#0 {main}",
    ),
    (
        "drupal",
        rf"<em[^<>]{{0,80}}>\s*(?:{LEVEL}|[\w\\]{{3,60}}(?:Exception|Error))\s*</em>\s*:{_SAID}\(line{_GAP}\d+{_GAP}of{_GAP}(?:{_FILE}){_GAP}\)\.?",
        '<em class="placeholder">Notice</em>: Undefined offset: 1 in <em>f()</em> (line <em>7</em> of <em>/srv/a.inc</em>).',
    ),
)
_PATTERNS = tuple((name, re.compile(pattern, re.I | re.S)) for name, pattern, _ in ROWS)
_HINTS = ("on line", "Stack trace:", "(line")  # one stands in each message, near its end
_REACH = 6000  # characters before a hint where its message may begin
_QUOTE = re.compile(r"<(pre|code|blockquote|q|samp|kbd|tt|textarea)\b[^<>]{0,2000}>.*?</\1\s*>", re.I | re.S)
_BEFORE = re.compile(r"(?:<[^<>]{0,300}>|&nbsp;|\s)*$")
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_BLOCK = re.compile(r"</?(?:p|div|br|h\d|li|ul|ol|td|article|section|body|header|figure|table)\b", re.I)
_PHP = re.compile(r">[^<>]*\bPHP\b")
_INTRODUCES = ":：“„«‹‘\"'`‚「『(["


def cut_faults(html: str) -> tuple[str, list[str]]:
    r"""Return (markup without what PHP printed into it, the lines that were cut).

    >>> cut_faults("<p>The deal\nNotice: Undefined index: id in /srv/a.php on line 7\nfell through.</p>")
    ('<p>The deal fell through.</p>', ['Notice: Undefined index: id in /srv/a.php on line 7'])
    """
    cut: list[str] = []
    for name, pattern in _PATTERNS:
        spans = [found for found in _found(pattern, html) if name == "html" or _stands_alone(html, *found)]
        if spans:
            quoted = [match.span() for match in _QUOTE.finditer(html)]
            spans = [(a, b) for a, b in spans if not any(start < a < end for start, end in quoted)]
        cut += (" ".join(_TAGS.sub(" ", html[a:b]).split()) for a, b in spans)
        html = _without(html, spans)
    return html, cut


def _found(pattern: re.Pattern[str], html: str) -> Iterator[tuple[int, int]]:
    """Spans of `pattern`, looked for only around the hints, so that an ordinary page costs next to nothing."""
    done = 0
    for begin, end in _windows(html):
        at = max(begin, done)
        while found := pattern.search(html, at, end):
            yield found.span()
            at = done = found.end()


def _windows(html: str) -> list[tuple[int, int]]:
    """Stretches of markup that hold a hint, joined where they touch."""
    places: list[int] = []
    for hint in _HINTS:
        at = html.find(hint)
        while at >= 0:
            places.append(at)
            at = html.find(hint, at + 1)
    windows: list[tuple[int, int]] = []
    for at in sorted(places):
        begin, end = max(0, at - _REACH), min(len(html), at + _REACH)
        if windows and begin <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((begin, end))
    return windows


def _without(html: str, spans: list[tuple[int, int]]) -> str:
    """`html` with each span and the space around it replaced by one space."""
    kept: list[str] = []
    at = 0
    for begin, end in spans:
        kept.append(html[at:begin].rstrip() + " ")
        while end < len(html) and html[end].isspace():
            end += 1
        at = end
    return "".join(kept) + html[at:]


def _stands_alone(html: str, start: int, end: int) -> bool:
    """Whether nobody quotes the message: it begins a line or follows the end of a sentence.

    After a colon at the end of the line before, it is a quotation if the page speaks of PHP elsewhere.
    """
    before = html[max(0, start - 2000) : start]
    gap = _BEFORE.search(before)
    words, between = (before[: gap.start()], gap[0]) if gap else (before, "")
    if not words:
        return True
    if "\n" in between or _BLOCK.search(between):
        return words[-1] not in ":：" or not _PHP.search(html[:start] + html[end:])
    if words[-1] in _INTRODUCES or words.endswith(("&quot;", "&ldquo;", "&laquo;", "&#8220;", "&bdquo;")):
        return False
    return bool(between.strip()) or words[-1] in ".!?…)”»"


def kind_of_fault(line: str) -> str:
    """Return the kind of noise that a cut line is.

    >>> kind_of_fault("Warning: foreach() in /srv/a.php on line 69"), kind_of_fault("WordPress database error: [gone]")
    ('php-error', 'server-error')
    """
    return "php-error" if re.match(rf"\W*{LEVEL}\b", line, re.IGNORECASE | re.VERBOSE) else "server-error"
