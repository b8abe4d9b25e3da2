"""When a known article is due again: a pure function of its age and of what earlier looks found.

How often an article is edited depends on how long it has been quiet: 1.9 edits an hour in the first half hour, 0.1
after three hours without one, and after each edit about 0.4 an hour for an hour and a half (9,102 histories of one
outlet, `docs/revisits.md`). A version is lost when the next edit comes before the next look, so looks pay by the square
root of that rate, not by the rate: `NEVER` and `SINCE` hold looks an hour; the next is due when they add up to one.

    >>> from datetime import UTC, datetime, timedelta
    >>> seen = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
    >>> due(seen, [Look(seen, False)])
    datetime.datetime(2026, 3, 4, 9, 15, 47, tzinfo=datetime.timezone.utc)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from pipelines.story import Revisit

# (until this many minutes, looks an hour)
NEVER = ((30, 3.8), (45, 3.1), (60, 1.75), (90, 1.35), (150, 0.82), (720, 0.58))  # by age, while no edit was seen
SINCE = ((60, 1.85), (90, 1.26), (150, 0.97), (300, 0.68), (720, 0.44))  # by minutes since the last edit seen
SHORTEST_M = 8.0
HALF_DAY_M = 720.0
DAY_M = 1440.0
LATE_DAYS = (14, 30, 90, 365)  # behind the seventh day: by age alone; then once a year
MINUTE = timedelta(minutes=1)
USUAL = Revisit()
GROWTH = 1.5  # behind half a day: the gap grows by it when nothing changed and shrinks by it when something did


@dataclass(frozen=True, slots=True)
class Look:
    """One look at an article; `changed`: it differed from the look before."""

    time: datetime
    changed: bool


def due(first_seen: datetime, looks: Sequence[Look], wishes: Revisit = USUAL) -> datetime | None:
    """The time of the next look; None when none is to come, by default when the last was made a year after the first.

    `first_seen` is the earliest known time of the article, its publication where that is known; `wishes` are those of
    the story.
    """
    if not looks:
        return first_seen
    ages = [(look.time - first_seen) / MINUTE for look in looks]
    every = wishes.every / MINUTE if wishes.every else None
    most, until = wishes.most / MINUTE, wishes.until / MINUTE
    gap = next_gap(ages, [look.changed for look in looks[1:]], every, wishes.pace, most, until)
    return None if gap is None else looks[-1].time + timedelta(seconds=round(gap * 60))


def next_gap(
    ages: Sequence[float],
    changes: Sequence[bool],
    every: float | None = None,
    looks: float = 1.0,
    most: float = DAY_M,
    until: float = LATE_DAYS[-1] * DAY_M,
) -> float | None:
    """Minutes until the next look; None when there is none to come.

    `ages` are the article's ages at its looks so far, in minutes; `changes` say for each look but the first whether the
    article differed. A story's wishes: `every` is a gap of its own for the first week, `looks` makes the tables denser
    (more than 1) or thinner (0: no look), `most` is the longest gap of that week, `until` the age of the last look.

    >>> [round(next_gap([5.0], [])), round(next_gap([5.0, 20.0, 40.0, 70.0], [False, False, False]))]
    [16, 60]
    """
    if looks <= 0:
        return None
    gap = _late(ages, changes) if ages[-1] >= 7 * DAY_M else every or _early(ages, changes, looks, most)
    return gap if ages[-1] + gap < until + 1 else None


def _late(ages: Sequence[float], changes: Sequence[bool]) -> float:
    if changes and changes[-1]:
        return DAY_M
    now = ages[-1]
    yearly = (math.floor((now + DAY_M / 2) / (365 * DAY_M)) + 1) * 365
    return next((day * DAY_M - now for day in LATE_DAYS if day * DAY_M > now + DAY_M / 2), yearly * DAY_M - now)


def _early(ages: Sequence[float], changes: Sequence[bool], looks: float, most: float) -> float:
    now = ages[-1]
    if now < HALF_DAY_M:
        return min(most, max(SHORTEST_M, young_gap(now, last_edit(ages, changes), looks)))
    before = now - ages[-2] if len(ages) > 1 else 60.0
    gap = before / GROWTH if changes and changes[-1] else before * GROWTH
    return min(most, max(60.0 / looks, gap))


def last_edit(ages: Sequence[float], changes: Sequence[bool]) -> float | None:
    """The likely age at the last edit seen: half way between the looks it fell between."""
    for index in range(len(changes) - 1, -1, -1):
        if changes[index]:
            return (ages[index] + ages[index + 1]) / 2
    return None


def young_gap(now: float, edited: float | None, looks: float) -> float:
    """Minutes until the looks an hour of the tables, counted from age `now`, add up to one."""
    minute, due = now, 60.0 / looks
    while minute < now + HALF_DAY_M:
        if edited is None:
            rate, until = row(NEVER, minute)
        else:
            rate, quiet = row(SINCE, minute - edited)
            until = edited + quiet
        until = max(until, minute + 0.01)
        if due <= rate * (until - minute):
            return minute + due / rate - now
        due -= rate * (until - minute)
        minute = until
    return HALF_DAY_M


def row(table: Sequence[tuple[float, float]], minute: float) -> tuple[float, float]:
    """The value of `table` at `minute`, and the minute until which it holds."""
    for until, rate in table:
        if minute < until:
            return rate, until
    return table[-1][1], math.inf
