"""When a known article is due again: a pure function of its age and of what earlier looks found.

How often an article is edited depends on how long it has been quiet: 1.9 edits an hour in the first half hour, 0.1 after
three hours without any, and after each edit again about 0.4 an hour for an hour and a half (46,460 histories of one
outlet, `docs/revisits.md`). A version is lost when the next edit comes before the next look, so looks pay by the square
root of that rate, not by the rate: `NEVER` and `SINCE` hold looks an hour, and the next look is due when they add up to one.

    >>> from datetime import UTC, datetime, timedelta
    >>> seen = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
    >>> due(seen, [Look(seen, False)])
    datetime.datetime(2026, 3, 4, 9, 15, tzinfo=datetime.timezone.utc)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

# (until this many minutes, looks an hour)
NEVER = (
    (30, 4.0),
    (45, 2.8),
    (60, 2.2),
    (90, 1.4),
    (180, 1.0),
    (300, 0.8),
    (720, 0.6),
)  # by age, while no edit was seen
SINCE = ((20, 2.0), (60, 2.2), (90, 1.7), (150, 1.3), (300, 0.9), (720, 0.6))  # by minutes since the last edit seen
AGE = ((60, 1.0), (120, 0.9), (240, 0.8), (720, 0.7))  # and by age: old articles settle
SHORTEST_M = 8.0
HALF_DAY_M = 720.0
DAY_M = 1440.0
LATE_DAYS = (14, 30, 90, 365)  # behind the seventh day: by age alone
GROWTH = 1.5  # behind half a day: the gap grows by it when nothing changed and shrinks by it when something did


@dataclass(frozen=True, slots=True)
class Look:
    """One look at an article; `changed`: it differed from the look before."""

    time: datetime
    changed: bool


def due(first_seen: datetime, looks: Sequence[Look], every: timedelta | None = None) -> datetime | None:
    """The time of the next look; None when the last one was made a year after the first.

    `first_seen` is the earliest known time of the article, its publication where that is known. `every`, a story's
    own wish, replaces the rule until the article is a week old.
    """
    if not looks:
        return first_seen
    ages = [(look.time - first_seen).total_seconds() / 60 for look in looks]
    gap = next_gap(ages, [look.changed for look in looks[1:]], every.total_seconds() / 60 if every else None)
    return None if gap is None else looks[-1].time + timedelta(minutes=round(gap, 2))
