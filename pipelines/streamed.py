"""Puts what a server sent late where the page shows it.

A server that renders React streams a page: what is not ready is marked by a `<template id="B:3">` in its place and
follows at the end in a hidden `<div id="S:3">`, which a script of one line moves (`$RC("B:3","S:3")`; parts of parts
are `P:` and `$RS`). Without it an article stands in a hidden box behind the footer, or in pieces. See
`ReactDOMFizzServer` and `completeBoundary` of React 18.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_SLOT = re.compile(r"""<template\s+id=(["'])([BP]:[0-9a-f]+)\1\s*>\s*</template>""")
_HINT = 'id="S:'


def mark_slots(html: str) -> str:
    """Return `html` with each place that is filled later as an empty span, which parsing leaves where it is.

    >>> mark_slots('<p><template id="B:0"></template></p><div hidden id="S:0">Late</div>')
    '<p><span id="B:0"></span></p><div hidden id="S:0">Late</div>'
    """
    return _SLOT.sub(r'<span id="\2"></span>', html) if _HINT in html else html


def fill_slots(tree: HtmlElement) -> None:
    """Move each hidden part that came late into the place that waits for it, and show it."""
    parts = [
        part for part in tree.iter("div") if (part.get("id") or "").startswith("S:") and part.get("hidden") is not None
    ]
    if not parts:
        return
    slots = {slot.get("id"): slot for slot in tree.iter("span") if (slot.get("id") or "")[:2] in ("B:", "P:")}
    for part in parts:
        number = part.get("id", "").partition(":")[2]
        slot = slots.get(f"B:{number}", slots.get(f"P:{number}"))
        for name in ("hidden", "id"):
            part.attrib.pop(name, None)
        if slot is not None and part not in slot.iterancestors():
            _replace(slot, part)


def _replace(slot: HtmlElement, part: HtmlElement) -> None:
    """Put `part` in the place of `slot`; the text behind each stays where it was."""
    behind, slot.tail = slot.tail, None
    tail, part.tail = part.tail, None
    if tail:
        _leave(part, tail)
    slot.addprevious(part)
    slot.drop_tree()
    part.tail = behind


def _leave(part: HtmlElement, tail: str) -> None:
    """Give the text behind `part` to what stands before it."""
    before, parent = part.getprevious(), part.getparent()
    if before is not None:
        before.tail = (before.tail or "") + tail
    elif parent is not None:
        parent.text = (parent.text or "") + tail
