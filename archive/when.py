"""Times as people write them: `2026-11-22`, `2026-11-22 10:11`, `2026-11-22T10:11:13Z`, `20261122101113`."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from archive.errors import BadTime

_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:(\d\d)(?:\.(\d{1,6}))?)?)?Z?")


def instant(text: str) -> datetime:
    """Return the instant that `text` names, in UTC where it has no zone; BadTime for what is none.

    A day or minute stands for its end, so that `--at 2026-11-22` takes in all of that day.

    >>> instant("2026-11-22T10:11:13+02:00").isoformat()
    '2026-11-22T08:11:13+00:00'
    >>> instant("2026-11-22").isoformat()
    '2026-11-22T23:59:59.999999+00:00'
    """
    words = text.strip()
    if found := _DIGITS.fullmatch(words):
        year, month, day, hour, minute, second, _ = found.groups()
        words = f"{year}-{month}-{day}" + (f"T{hour}:{minute}" if hour else "") + (f":{second}" if second else "")
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        raise BadTime(text) from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    if re.fullmatch(r"\d{4}-?\d\d-?\d\d", words):
        moment += timedelta(days=1, microseconds=-1)
    elif re.fullmatch(r"[^T ]+[T ]\d\d:?\d\d(Z|[+-]\d\d:?\d\d)?", words):
        moment += timedelta(minutes=1, microseconds=-1)
    elif "." not in words:
        moment += timedelta(seconds=1, microseconds=-1)
    return moment.astimezone(UTC)
