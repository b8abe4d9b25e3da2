"""Times as people write them: `2026-11-22`, `2026-11-22 10:11`, `2026-11-22T10:11:13Z`, `20261122101113`."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from archive.errors import BadTime

_ZONE = r"(Z|[+-]\d\d(:?\d\d)?)?"
_LAST = timedelta(microseconds=-1)
_FORMS = (  # (form, from its first instant to its last)
    (r"\d{4}-?\d\d-?\d\d", timedelta(days=1) + _LAST),
    (rf"[\d-]+[T ]\d\d:?\d\d{_ZONE}", timedelta(minutes=1) + _LAST),
    (rf"[\d-]+[T ]\d\d:?\d\d:?\d\d{_ZONE}", timedelta(seconds=1) + _LAST),
    (rf"[\d-]+[T ]\d\d:?\d\d:?\d\d[.,]\d+{_ZONE}", timedelta()),
)
_DIGITS = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(?:(\d\d)(?:\.(\d{1,6}))?)?)?Z?")


def instant(text: str) -> datetime:
    """Return the instant that `text` names, in UTC where it has no zone; BadTime for what is none.

    A day, minute or second stands for its end, so that `--at 2026-11-22` takes in all of that day. The stamp in the
    name of a text object is a time too.

    >>> instant("2026-11-22T10:11:13+02:00").isoformat()
    '2026-11-22T08:11:13.999999+00:00'
    >>> instant("2026-11-22").isoformat()
    '2026-11-22T23:59:59.999999+00:00'
    """
    words = text.strip()
    if found := _DIGITS.fullmatch(words):
        year, month, day, hour, minute, second, fraction = found.groups()
        words = f"{year}-{month}-{day}" + (f"T{hour}:{minute}" if hour else "") + (f":{second}" if second else "")
        words += f".{fraction}" if fraction else ""
    try:
        return _end_of(words).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadTime(text) from None


def _end_of(words: str) -> datetime:
    """Return the last instant of the day, minute or second that is named."""
    moment = datetime.fromisoformat(words)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    for form, length in _FORMS:
        if re.fullmatch(form, words):
            return moment + length
    raise ValueError(f"{words!r} names a week or an hour")
