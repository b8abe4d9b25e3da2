"""What an extraction gives back. Apart from `pipelines.extract`, so that a crawler need not load what extracts."""

from __future__ import annotations

from dataclasses import dataclass

from archive.capture import Article

RULES = 3  # the version of the rules for cleaning: raise it with every change that can change a text


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """What a page turned out to be, and its article where there is one."""

    access: str  # full, teaser, consent, login, bot-check, shell, soft-404, listing, not-text, failed
    reason: str = ""
    article: Article | None = None
