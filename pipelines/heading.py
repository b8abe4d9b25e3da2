"""The headline as a page shows it, which outlets change without touching the title they tell to machines."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from lxml.html import HtmlElement

LIKE = 0.4  # a heading that shares less with the title is another's: a section's, a promoted story's


def heading_of(tree: HtmlElement, title: str) -> str:
    """Return the text of the `h1` most like `title`; "" when none is like it.

    >>> from lxml.html import fromstring
    >>> heading_of(fromstring("<main><h1>Outlet</h1><h1>Bridge <b>closed</b> on Monday</h1></main>"), "Bridge closed")
    'Bridge closed on Monday'
    """
    heads = [" ".join(h1.text_content().split()) for h1 in tree.iter("h1")]
    wanted = _words(title)
    best = max(heads, key=lambda head: SequenceMatcher(None, _words(head), wanted).ratio(), default="")
    return best if SequenceMatcher(None, _words(best), wanted).ratio() >= LIKE else ""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
