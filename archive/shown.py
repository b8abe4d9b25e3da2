"""How answers are shown: tables on a terminal, tab-separated lines in a pipe, one JSON object a line for programs.

What comes from pages never steers a terminal: control, ANSI and bidi characters are taken out first.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

# C0 but tab and line feed, DEL, C1; bidi embeddings, overrides, isolates and marks (Unicode 16, 9.1); line separators;
# what is never seen (zero-width space, word joiner and its like, annotations, tags); half characters, which no stream
# can hold. The joiners U+200C and U+200D stay: Persian and emoji need them.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u2064\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)

# What spreadsheets take for a formula (OWASP, CSV Injection), full-width signs too; a number is none.
_FORMULA = re.compile(r"[=@＝＠]|[+\-＋－](?![\d.,]*$)")


def printable(text: str) -> str:
    r"""Return `text` without the characters that steer a terminal or hide what stands there.

    >>> printable("a\x1b[31mred\u202eder")
    'a[31mredder'
    """
    return _UNSEEN.sub("", text)


def one_line(text: str) -> str:
    """Return `text` printable and on one line."""
    return " ".join(printable(text).split())


def escaped(text: str) -> str:
    r"""Return JSON text with such characters written as escapes, which say the same.

    >>> print(escaped('{"a": "b\u202ec"}'))
    {"a": "b\u202ec"}
    """
    return _UNSEEN.sub(lambda found: json.dumps(found[0])[1:-1], text)


def cell(text: str) -> str:
    """Return `text` on one line, with an apostrophe before it where a spreadsheet would run it as a formula.

    >>> cell("=1+1"), cell("-4"), cell("a=b")
    ("'=1+1", '-4', 'a=b')
    """
    text = one_line(text)
    return f"'{text}" if _FORMULA.match(text) else text


def say(text: str = "") -> None:
    """Print a line of an answer."""
    print(printable(text))


def note(text: str) -> None:
    """Print a line about the answer, to stderr."""
    print(one_line(text), file=sys.stderr)


def as_json(rows: Iterable[Mapping[str, Any]]) -> None:
    """Print one object a line; what is not ASCII but harmless stays readable."""
    for row in rows:
        print(escaped(json.dumps(row, ensure_ascii=False)))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, wide: str, under: str = "") -> None:
    """Print rows under their columns; in a pipe as tab-separated lines without a head, of which none is a formula.

    On a terminal the column `wide` is cut where it must be, and the column `under`, whole, stands on a line below it.
    """
    if not sys.stdout.isatty():
        for row in rows:
            print("\t".join(cell(str(value)) for value in row))
        return
    lines = [[one_line(str(value)) for value in row] for row in rows]
    from rich.console import Console

    room = Console().width
    shown = [at for at, name in enumerate(columns) if name not in (wide, under)]
    widths = {at: max(len(columns[at]), *(len(line[at]) for line in lines)) for at in shown} if lines else {}
    indent = sum(widths.values()) + 2 * len(widths)
    for line in [list(columns), *lines]:
        cells = [
            f"{line[at]:>{widths[at]}}" if _is_number(columns[at]) else f"{line[at]:<{widths[at]}}" for at in widths
        ]
        title = line[columns.index(wide)]
        cells.append(title if len(title) <= room - indent else title[: max(room - indent - 1, 8)] + "…")
        print("  ".join(cells))
        if under and line[columns.index(under)] and line != list(columns):
            print("    " + line[columns.index(under)])


def _is_number(column: str) -> bool:
    return column in ("words", "looks", "status")


def facts(pairs: Iterable[tuple[str, object]]) -> None:
    """Print names and values, one pair a line; empty values are left out."""
    shown = [(name, one_line(str(value))) for name, value in pairs if value not in ("", None, ())]
    width = max((len(name) for name, _ in shown), default=0)
    for name, value in shown:
        print(f"{name:<{width}}  {value}")
