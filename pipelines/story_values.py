"""The values of a story file: each check gives the value, or raises ValueError with what is wrong and the cure."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from archive.errors import BadURL
from archive.url import plain, without_user
from pipelines.query import BadQuery, Query
from pipelines.query import read as read_query
from pipelines.schedule import read as read_schedule

FACTS = ("coverage", "edits", "removals", "gaps")  # what people may be told
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})*")
MOST = 1_000_000  # pages or minutes: more could not be added to a date


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError('must be text; write "…"')
    return value.strip()


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError('must be a list; write ["…", "…"]')
    return tuple(_text(one) for one in value)


def _url(value: Any) -> str:
    if without_user(_text(value)) != value.strip():
        raise ValueError("the URL holds a name or a password, which are never sent; write it without them")
    try:
        plain(_text(value))
    except BadURL as error:
        raise ValueError(f"{value!r} is no http or https URL: {error.why}") from None
    return str(value)


def _urls(value: Any) -> tuple[str, ...]:
    return tuple(_url(one) for one in _texts(value))


def _searches(value: Any) -> tuple[str, ...]:
    if missing := [one for one in _urls(value) if "{query}" not in one]:
        raise ValueError(f"{missing[0]!r} is no search feed; write {{query}} where the words go")
    return tuple(value)


def _seeds(value: Any) -> tuple[str, ...]:
    seeds = _texts(value)
    return tuple(_url(one) if re.match(r"[a-z]+://", one) else one for one in seeds)


def _query(value: Any) -> Query:
    try:
        return read_query(_text(value))
    except BadQuery as error:
        raise ValueError(str(error)) from None


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        raise ValueError("must be a day; write 2026-11-22") from None


def _languages(value: Any) -> tuple[str, ...]:
    if wrong := [one for one in _texts(value) if not re.fullmatch(r"[a-z]{2,3}", one)]:
        raise ValueError(f"{wrong[0]!r} is no language code; write two letters as in ISO 639-1, such as 'uk'")
    return tuple(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("must be a whole number, 0 or more")
    if value > MOST:
        raise ValueError(f"must be at most {MOST}")
    return value


def _span(value: Any) -> timedelta:
    found = re.fullmatch(r"([1-9]\d{0,4})([mhd])", _text(value))
    if not found:
        raise ValueError(f"{value!r} is no time span; write 15m, 24h or 7d")
    return int(found[1]) * {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}[found[2]]


def _pace(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not (value == 0 or 0.1 <= value <= 10):
        raise ValueError("must be a number from 0.1 to 10, or 0 for no revisits at all")
    return float(value)


def _schedule(value: Any) -> str:
    read_schedule(_text(value))
    return str(value)


def _zone(value: Any) -> str:
    try:
        return ZoneInfo(_text(value)).key
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{value!r} is no time zone; write 'Europe/Kyiv'") from None


def is_address(value: str) -> bool:
    r"""Whether this is a mail address, without a name around it.

    >>> is_address("desk@newsroom.test"), is_address("Desk <desk@newsroom.test>"), is_address("a@b\nBcc: c@d")
    (True, False, False)
    """
    return bool(ADDRESS.fullmatch(value))


def _addresses(value: Any) -> tuple[str, ...]:
    if wrong := [one for one in _texts(value) if not is_address(one)]:
        raise ValueError(f"{wrong[0]!r} is no mail address; write ['desk@newsroom.example']")
    return _texts(value)


def _webhook(value: Any) -> str:
    """A URL without a password: the file is kept in the archive; a secret one stands in the environment."""
    if re.fullmatch(r"[A-Z][A-Z0-9_]*", _text(value)):
        return str(value)
    if without_user(str(value)) != value:
        raise ValueError("the URL holds a password; write the name of the environment variable that holds the URL")
    return _url(value)


def _facts(value: Any) -> tuple[str, ...]:
    if wrong := [one for one in _texts(value) if one not in FACTS]:
        raise ValueError(f"{wrong[0]!r} cannot be told; known are {', '.join(FACTS)}")
    return tuple(value)


def _rows(value: Any) -> Any:
    return value  # looked at row by row, later


Check = Callable[[Any], Any]

# key → check, of the file itself and of its tables
STORY: dict[str, Check] = {
    "title": _text,
    "seeds": _seeds,
    "query": _query,
    "names": _texts,
    "since": _day,
    "until": _day,
    "languages": _languages,
    "include": _texts,
    "outlets": _rows,
    "search": _searches,
    "across": _flag,
    "limits": _rows,
    "revisit": _rows,
    "notify": _rows,
    "schedule": _schedule,
    "timezone": _zone,
    "expected_gaps": _texts,
}
OUTLET: dict[str, Check] = {
    "home": _url,
    "name": _text,
    "country": _text,
    "language": _text,
    "feeds": _urls,
    "sitemaps": _urls,
    "search": _searches,
    "allow": _texts,
    "deny": _texts,
}
LIMITS: dict[str, Check] = dict.fromkeys(("pages", "outlet_pages", "depth", "minutes"), _count)
REVISIT: dict[str, Check] = {"pace": _pace, "every": _span, "most": _span, "until": _span}
LIST: dict[str, Check] = {"outlets": _rows}  # of a file that stories include
NOTIFY: dict[str, Check] = {"feed": _flag, "webhook": _webhook, "mail": _addresses, "facts": _facts}
