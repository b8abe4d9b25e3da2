"""An article's state, a pure function of what each look at it found: present, edited, redirected or gone.

One look proves little: servers flap, close for maintenance, send strangers to the home page. So a look that does not
show the article opens a doubt, and `CONFIRM` says how many looks, over how long, make a state of it. What hides the
article (`blocked`, `unreachable`) says nothing about whether it is there. One look that shows it ends every doubt.

    >>> from datetime import UTC, datetime, timedelta
    >>> start = datetime(2026, 3, 3, 10, tzinfo=UTC)
    >>> looks = [Look(start, 200, "full")] + [Look(start + timedelta(hours=h), 404, "error") for h in (23, 25, 31)]
    >>> print(words(presence(looks)))
    gone (404): present 3 Mar 2026 10:00, first missing 4 Mar 2026 09:00, last asked 4 Mar 2026 17:00 UTC
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

STATES = ("present", "edited", "redirected", "soft-404", "gone", "walled", "blocked", "unreachable", "unknown")
CONFIRM = {  # state: (so many looks that found it, the last so long after the first)
    "gone": (3, timedelta(hours=3)),
    "soft-404": (3, timedelta(hours=3)),
    "redirected": (2, timedelta(hours=1)),
    "walled": (1, timedelta()),
    "blocked": (2, timedelta(minutes=30)),
    "unreachable": (2, timedelta(hours=1)),
}
SHOWN = ("present", "edited")
ABSENT = ("gone", "soft-404", "redirected")
HIDDEN = ("blocked", "unreachable")
BY_ACCESS = {  # access: (what the look found, in words)
    "full": ("present", ""),
    "teaser": ("walled", "teaser"),
    "login": ("walled", "login"),
    "consent": ("walled", "consent"),
    "bot-check": ("blocked", "bot check"),
    "shell": ("blocked", "needs JavaScript"),
    "soft-404": ("soft-404", "an error page with status 200"),
    "listing": ("soft-404", "a list of other articles"),
}
BY_STATUS = {401: ("walled", "login"), 402: ("walled", "payment"), 403: ("blocked", "403"), 429: ("blocked", "429")}
GONE = (404, 410, 451)
REFUSALS = ("robots", "egress", "refused by policy")  # errors of our own making: we were not allowed to ask


@dataclass(frozen=True, slots=True)
class Look:
    """What one look at the article, or a verdict without an answer, found."""

    time: datetime
    status: int = 0  # of the last answer; 0: none
    access: str = ""  # as `Capture.access`
    led_to: str = ""  # article id of the page where the look ended, if another
    error: str = ""  # why there was no answer, in words
    changed: bool = False  # the text differed in substance from the one before
    host_answers: bool = True  # other pages of the host answered at that time


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of time in one state."""

    state: str
    detail: str
    first: datetime
    last: datetime
    looks: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """The state, since when and until when it was seen so, and how it came to it."""

    state: str = "unknown"
    detail: str = ""  # home page, elsewhere, 404, 410, 451, teaser, login, …
    first: datetime | None = None  # first look that found the state
    last: datetime | None = None  # last look that found it
    asked: datetime | None = None  # last look, whatever it found
    first_present: datetime | None = None
    last_present: datetime | None = None
    first_missing: datetime | None = None  # first look after `last_present` that found it absent
    edits: int = 0
    returns: int = 0  # how often it came back
    doubt: Span | None = None  # what the last looks found, while it is not confirmed
    spans: tuple[Span, ...] = ()  # all states it was in, the last one last


def found(look: Look) -> tuple[str, str]:
    """What a look by itself found: a state, or `nothing` when it says nothing; and the detail.

    >>> found(Look(datetime(2026, 3, 3), 200, "listing", "outlet.test/"))
    ('redirected', 'home page')
    """
    if look.error and any(word in look.error for word in REFUSALS):
        return "blocked", look.error
    if look.status in GONE:
        return ("gone", str(look.status)) if look.host_answers else ("unreachable", f"{look.status} on every page")
    if look.status in BY_STATUS:
        return BY_STATUS[look.status]
    if look.status == 0 or look.status >= 500:
        return "unreachable", look.error or str(look.status or "no answer")
    if look.status >= 400 or look.access in ("failed", "not-text", "error"):
        return "nothing", look.access
    if look.status == 304 and not look.led_to:
        return "present", ""
    state, detail = BY_ACCESS.get(look.access, ("nothing", look.access))
    if look.led_to and state in ("present", "soft-404") and look.access != "soft-404":
        return "redirected", "home page" if is_home(look.led_to) else "elsewhere"
    return state, detail


def is_home(article: str) -> bool:
    """Whether an article id is a host's front page.

    >>> is_home("outlet.test/"), is_home("outlet.test/de/index.html"), is_home("outlet.test/a/1")
    (True, True, False)
    """
    parts = urlsplit("//" + article)
    path = [part for part in parts.path.lower().split("/") if part]
    if path and path[-1].split(".")[0] in ("index", "home", "default", "start", "startseite", "accueil", "portada"):
        path.pop()
    return not parts.query and (not path or (len(path) == 1 and len(path[0]) == 2))


def presence(looks: Iterable[Look]) -> Presence:
    """The state after all `looks`, in whatever order they come; a repeated look counts once."""
    last = Presence()
    for now in course(looks):
        last = now
    return last


def course(looks: Iterable[Look]) -> Iterator[Presence]:
    """Yield the state after each of the `looks`, the oldest first."""
    now = Presence()
    for look in sorted(set(looks), key=lambda look: (look.time, look.status, look.access, look.error)):
        now = after(now, look)
        yield now


def after(now: Presence, look: Look) -> Presence:
    """The state after one more look."""
    state, detail = found(look)
    now = replace(now, asked=look.time)
    if state == "nothing":
        return now
    if state == "present":
        return seen(now, look)
    if state in HIDDEN and now.state in ABSENT:
        return now  # whoever is gone stays gone while the server hides
    if state in ABSENT and now.last_present is not None and now.first_missing is None:
        now = replace(now, first_missing=look.time)
    if same_group(state, now.state):
        span = now.spans[-1]
        if now.state == state and (span.detail == detail or state not in ABSENT):
            span = replace(span, last=look.time, looks=span.looks + 1)
            return replace(now, last=look.time, doubt=None, spans=(*now.spans[:-1], span))
    return doubted(now, state, detail, look.time)


def same_group(state: str, other: str) -> bool:
    """Whether two states are ways of one thing: the article is not there, or nobody can tell."""
    return state == other or any(state in group and other in group for group in (ABSENT, HIDDEN))


def doubted(now: Presence, state: str, detail: str, time: datetime) -> Presence:
    """The doubt that a look opens or strengthens, and the state when it is confirmed."""
    doubt = now.doubt
    if doubt is not None and state in HIDDEN and doubt.state in ABSENT:
        return now  # says nothing for or against
    if doubt is not None and same_group(state, doubt.state):
        doubt = replace(doubt, state=state, detail=detail, last=time, looks=doubt.looks + 1)
    else:
        doubt = Span(state=state, detail=detail, first=time, last=time)
    looks, span = CONFIRM[state]
    if doubt.looks < looks or doubt.last - doubt.first < span:
        return replace(now, doubt=doubt)
    return replace(now, state=state, detail=detail, first=doubt.first, last=time, doubt=None, spans=(*now.spans, doubt))


def seen(now: Presence, look: Look) -> Presence:
    """The state after a look that shows the article."""
    edits = now.edits + look.changed
    state = "edited" if edits else "present"
    away = now.first_missing is not None and now.state in ABSENT
    if now.spans and now.state == state:
        span = replace(now.spans[-1], last=look.time, looks=now.spans[-1].looks + 1)
        spans = (*now.spans[:-1], span)
    else:
        span = Span(state=state, detail="", first=look.time, last=look.time)
        spans = (*now.spans, span)
    return replace(
        now,
        state=state,
        detail="",
        first=span.first,
        last=look.time,
        first_present=now.first_present or look.time,
        last_present=look.time,
        first_missing=None,
        edits=edits,
        returns=now.returns + away,
        doubt=None,
        spans=spans,
    )


def words(now: Presence) -> str:
    """The state in words, times in UTC."""
    head = now.state + (f" ({now.detail})" if now.detail else "")
    parts = []
    if now.state in SHOWN:
        if now.edits:
            head += f", {now.edits} edit{'s' if now.edits > 1 else ''}"
        if now.returns:
            head += f", back {now.returns} time{'s' if now.returns > 1 else ''}"
        parts.append(f"first {day(now.first_present)}, last {day(now.last_present)}")
    else:
        if now.last_present is not None:
            parts.append(f"present {day(now.last_present)}")
        if now.first_missing is not None and now.state in ABSENT:
            parts.append(f"first missing {day(now.first_missing)}")
        elif now.first is not None:
            parts.append(f"so since {day(now.first)}")
        if now.asked is not None:
            parts.append(f"last asked {day(now.asked)}")
    if now.doubt is not None:
        count = f"{now.doubt.looks} look{'s' if now.doubt.looks > 1 else ''}"
        parts.append(f"in doubt since {day(now.doubt.first)}: {now.doubt.state} in {count}, not confirmed")
    return f"{head}: {', '.join(parts)} UTC" if parts else head


def day(time: datetime | None) -> str:
    """A time as people write it.

    >>> day(datetime(2026, 3, 4, 9, 0, tzinfo=UTC))
    '4 Mar 2026 09:00'
    """
    if time is None:
        return "never"
    time = time.astimezone(UTC) if time.tzinfo else time
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[time.month - 1]
    return f"{time.day} {month} {time.year} {time:%H:%M}"


def as_data(now: Presence) -> dict[str, Any]:
    """The same for a program: JSON types, times in ISO 8601."""

    def plain(value: Any) -> Any:
        if isinstance(value, datetime):
            return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if value.tzinfo else value.isoformat()
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items()}
        return [plain(item) for item in value] if isinstance(value, list | tuple) else value

    return {key: plain(value) for key, value in asdict(now).items()} | {"words": words(now)}
