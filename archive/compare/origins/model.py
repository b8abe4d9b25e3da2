"""What goes into the question of origins and what comes out; plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

KINDS = ("agency", "outlet", "own", "official", "document", "social")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article as it was published: clean text, and the facts beside it that say whose it is.

    `hints` may hold `canonical`, `copyright`, `author`, `sourceOrganization` and `credit` from the page's markup.
    """

    text: str = field(repr=False)
    title: str = ""
    byline: str = ""
    outlet: str = ""
    host: str = ""
    lang: str = "en"
    hints: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` to `end` of the text, or of another `place`: title, byline, a hint."""

    start: int
    end: int
    place: str = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where central facts of an article were first reported or stated, by its own account.

    `via` is the outlet or agency that passed them on, the one nearest to the reader; `evidence` is empty for own
    reporting that is assumed because the article names nobody.
    """

    name: str
    kind: str
    via: str = ""
    evidence: tuple[Span, ...] = ()
