"""What a run of a story did not get, and why: for every outlet, listing and page one row of a kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from typing import Any

from archive.errors import BadURL
from archive.frontier import INTERRUPTED
from archive.run import FAILED, NO_ARTICLE, OUT
from archive.url import plain
from pipelines.outlets import bare

KINDS = {  # kind: (what it says, whether coverage may be missing for it)
    "robots": ("robots.txt forbids it, or could not be had", True),
    "wall": ("a wall: log in, consent, or prove to be no robot", True),
    "blocked": ("the outlet refuses us: 401, 403, 429 or 451", True),
    "javascript": ("a page that is empty without JavaScript", True),
    "empty": ("a page without the text of an article", True),
    "error": ("another error of the outlet's", True),
    "unreachable": ("no answer", True),
    "failed": ("an answer came, and this program failed on it", True),
    "refused": ("an address that may not be connected to", True),
    "dead-feed": ("a feed or sitemap that names nothing, or is none", True),
    "silent": ("the outlet names far less than it usually does", True),
    "limit": ("beyond the story's limits", True),
    "interrupted": ("the run ended before its turn came", True),
    "postponed": ("a revisit beyond the story's limits; it is due in the next run", False),
    "faulty": ("a feed or sitemap with faults, read as far as it goes", False),
    "spare": ("a home page that does not answer; its feeds or sitemaps do", False),
    "out": ("fetched and judged out", False),
}
WALLS = {"consent": "wall", "login": "wall", "bot-check": "wall", "shell": "javascript"}
BLOCKED = (401, 402, 403, 429, 451)
OUTCOMES = {"robots": "robots", "refused": "refused", INTERRUPTED: "interrupted", OUT: "out", "invalid": "error"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One thing that is not in the archive."""

    outlet: str  # its host
    url: str
    kind: str  # a row of KINDS
    reason: str
    expected: bool = False  # the story file names it

    @property
    def new(self) -> bool:
        """Whether coverage may be missing for it, and nobody expected that."""
        return KINDS[self.kind][1] and not self.expected


def kind_of_status(status: int) -> str:
    """Return the kind of an answer with an error status, 0 for none.

    >>> kind_of_status(403), kind_of_status(500), kind_of_status(0)
    ('blocked', 'error', 'unreachable')
    """
    return "blocked" if status in BLOCKED else "error" if status else "unreachable"


def kind_of_robots(reason: str) -> str:
    """Return the kind of a page whose robots.txt could not be had, "" for another reason.

    >>> kind_of_robots("robots.txt could not be had: outlet.test port 80: Connect call failed")
    'unreachable'
    """
    if not reason.startswith("robots.txt could not be had"):
        return ""
    return "robots" if " answered " in reason else "unreachable"


def kind_of_page(outcome: str, access: str, status: int, reason: str) -> str:
    """Return the kind of a page that was asked for and not kept."""
    if outcome in OUTCOMES:
        return OUTCOMES[outcome]
    if outcome == FAILED and (kind := kind_of_robots(reason)):
        return kind
    if outcome == NO_ARTICLE and access in WALLS:
        return WALLS[access]
    if outcome == FAILED and status:
        return "failed"
    return "empty" if 200 <= status < 400 else kind_of_status(status)


def is_expected(url: str, outlet: str, expected: Iterable[str]) -> bool:
    """Tell whether a story file names this as a gap: by its host, or by a pattern of URLs.

    >>> is_expected("https://www.paid.test/a", "paid.test", ["paid.test"])
    True
    >>> is_expected("https://outlet.test/live/1", "outlet.test", ["https://outlet.test/live/*"])
    True
    """
    try:
        page = plain(url)
    except BadURL:
        page = url
    patterns = [bare(one) for one in expected]
    return any(one.rstrip("/") == outlet or fnmatchcase(page, one) for one in patterns)


def as_rows(gaps: Iterable[Gap]) -> list[dict[str, Any]]:
    """Return the gaps as JSON has them."""
    return [asdict(gap) for gap in gaps]


def from_rows(rows: Iterable[dict[str, Any]]) -> list[Gap]:
    """Return the gaps that `as_rows` wrote."""
    return [Gap(**row) for row in rows]


def counted(gaps: Iterable[Gap]) -> dict[str, int]:
    """Return how many gaps there are of each kind, the most first."""
    return dict(Counter(gap.kind for gap in gaps).most_common())
