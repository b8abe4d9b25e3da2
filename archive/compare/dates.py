"""Times as pages state them: ISO 8601 in its forms, RFC 2822, seconds since 1970."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def instant(stated: str) -> datetime | None:
    """The time a page states, naive when it names no zone; None when it cannot be read.

    >>> instant("2025-04-23T08:52:00+02:00") == instant("Wed, 23 Apr 2025 06:52:00 GMT")
    True
    """
    stated = stated.strip()
    if re.fullmatch(r"\d{10}|\d{13}", stated):
        return datetime.fromtimestamp(int(stated[:10]), UTC)
    try:
        return datetime.fromisoformat(re.sub(r" (?=[+-]\d\d:?\d\d$|Z$)", "", stated))
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(stated)
    except (TypeError, ValueError, IndexError):
        return None


def same_instant(before: str, after: str, given: bool = False) -> bool:
    """Whether two stated times are the same instant; one that is missing says nothing, unless `given` asks for both.

    A time without a zone equals one that shows the same clock, a bare day one on that day.
    """
    if not before or not after:
        return not given
    one, two = instant(before), instant(after)
    if one is None or two is None:
        return before.split() == after.split()
    if len(before.strip()) == 10 or len(after.strip()) == 10:
        return one.date() == two.date()
    if (one.tzinfo is None) != (two.tzinfo is None):
        return one.replace(tzinfo=None, microsecond=0) == two.replace(tzinfo=None, microsecond=0)
    return one.replace(microsecond=0) == two.replace(microsecond=0)
