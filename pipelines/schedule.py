"""When a story runs: the `schedule` of its file, a cron expression or an interval, in the story's `timezone`.

schedule = "every 30 min"  # or: every 2 h, every day, every 2 weeks
schedule = "*/30 6-22 * * mon-fri"  # minute, hour, day of the month, month, day of the week, as crontab(5) has them
timezone = "Europe/Kyiv"

    >>> from datetime import datetime
    >>> noon = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    >>> read("every 30 min").after(noon, anchor=noon).isoformat()
    '2026-11-22T12:30:00+00:00'
    >>> read("0 6 * * *", "Europe/Kyiv").after(noon, anchor=noon).isoformat()
    '2026-11-23T04:00:00+00:00'
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any, Protocol
from zoneinfo import ZoneInfo

CURE = "write 'every 30 min', 'every 2 h', 'every day' or a cron expression such as '*/30 * * * *'"
LONGEST_DAYS = 366
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")  # crontab(5): 0 and 7 are Sunday; APScheduler's 0 is Monday
UNITS = {  # as written → minutes
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes"), 1),
    **dict.fromkeys(("h", "hour", "hours"), 60),
    **dict.fromkeys(("d", "day", "days"), 24 * 60),
    **dict.fromkeys(("w", "week", "weeks"), 7 * 24 * 60),
}
DAY_M = 24 * 60
EVERY = re.compile(r"every\s+(?:(\d{1,6})\s*)?([a-z]+)")
SPRUNG = timedelta(hours=3)  # no clock jumps further, in time zones of this century


class Schedule(Protocol):
    """What `read` returns."""

    def after(self, time: datetime, anchor: datetime) -> datetime:
        """Return the first moment later than `time`, in UTC; an interval is counted from `anchor`."""


@lru_cache(maxsize=1024)
def read(text: str, zone: str = "UTC") -> Schedule:
    """Return the schedule that `text` writes; ValueError with what is wrong and the cure."""
    words = " ".join(text.split()).lower()
    return _every(text, words, zone) if words.startswith("every") else _cron(text, words, zone)


# -- every 30 min


@dataclass(frozen=True, slots=True)
class Every:
    """A fixed interval: minutes of real time, or days at the same time of the local clock."""

    minutes: int
    days: int
    zone: ZoneInfo

    def after(self, time: datetime, anchor: datetime) -> datetime:
        """Return the first moment later than `time` that lies a whole number of intervals behind `anchor`."""
        if not self.days:
            step = timedelta(minutes=self.minutes)
            return anchor.astimezone(UTC) + max(1, (time - anchor) // step + 1) * step
        start = anchor.astimezone(self.zone)
        count = max(1, (time - anchor) // timedelta(days=self.days) - 1)
        while (at := start + timedelta(days=count * self.days)) <= time:
            count += 1
        return at.astimezone(UTC)


def _every(text: str, words: str, zone: str) -> Every:
    found = EVERY.fullmatch(words)
    unit = UNITS.get(found[2]) if found else None
    if not found or not unit:
        raise ValueError(f"{text!r} is no interval; {CURE}")
    minutes = int(found[1] or 1) * unit
    if not 1 <= minutes <= LONGEST_DAYS * DAY_M:
        raise ValueError(f"{text!r} is not between a minute and {LONGEST_DAYS} days; {CURE}")
    return Every(minutes, minutes // DAY_M if unit >= DAY_M else 0, ZoneInfo(zone))


# -- */30 * * * *


@dataclass(frozen=True, slots=True)
class Cron:
    """The moments that a cron expression names on the local clock.

    As in cron(8): where the clock jumps ahead, what is left out comes right behind; where it is set back, an hour that
    is named comes once, and `*` in the place of the hour means real time.
    """

    triggers: tuple[Any, ...]  # of APScheduler; the first to fire counts
    fixed: bool  # hours are named
    zone: ZoneInfo

    def after(self, time: datetime, anchor: datetime) -> datetime:
        """Return the first moment later than `time`; `anchor` has no part in it."""
        return min(self._after(trigger, time) for trigger in self.triggers)

    def _after(self, trigger: Any, time: datetime) -> datetime:
        if not self.fixed:
            found: datetime = trigger.get_next_fire_time(None, time + timedelta(microseconds=1))
            return found.astimezone(UTC)
        # The trigger reads the local clock as if it were UTC, where no hour is missing or comes twice.
        local: datetime = time.astimezone(self.zone).replace(tzinfo=UTC) - SPRUNG
        while True:
            local = trigger.get_next_fire_time(None, local)
            at = local.replace(tzinfo=self.zone, fold=0).astimezone(UTC)
            if at > time:
                return at
            local += timedelta(microseconds=1)


def _cron(text: str, words: str, zone: str) -> Cron:
    from apscheduler.triggers.cron import CronTrigger  # 40 ms, and few stories are read for their schedule

    fields = words.split()
    if len(fields) != 5:
        raise ValueError(f"{text!r} is no schedule: {len(fields)} of a cron expression's 5 fields; {CURE}")
    minute, hour, day, month, weekday = fields
    fixed = not hour.startswith("*")
    try:
        weekday = weekdays(weekday)
        # crontab(5): where both days are restricted, either will do; APScheduler wants both at once
        pairs = [(day, "*"), ("*", weekday)] if not (day.startswith("*") or weekday == "*") else [(day, weekday)]
        triggers = tuple(
            CronTrigger(
                minute=minute,
                hour=hour,
                day=one,
                month=month,
                day_of_week=two,
                timezone=UTC if fixed else ZoneInfo(zone),
            )
            for one, two in pairs
        )
    except ValueError as error:
        raise ValueError(f"{text!r} is no cron expression: {error}; {CURE}") from None
    if any(trigger.get_next_fire_time(None, datetime(2026, 1, 1, tzinfo=UTC)) is None for trigger in triggers):
        raise ValueError(f"{text!r} names a day that never comes; {CURE}")
    return Cron(triggers, fixed, ZoneInfo(zone))


def weekdays(field: str) -> str:
    """Return a crontab's day of the week as the names that APScheduler reads.

    >>> weekdays("1-5"), weekdays("sat-mon"), weekdays("*/2"), weekdays("7"), weekdays("*")
    ('mon,tue,wed,thu,fri', 'sun,mon,sat', 'sun,tue,thu,sat', 'sun', '*')
    """
    if field == "*":
        return field
    named: set[int] = set()
    for part in field.split(","):
        found = re.fullmatch(r"(?:\*|(\w+)(?:-(\w+))?)(?:/([1-7]))?", part)
        if not found:
            raise ValueError(f"{part!r} is no day of the week")
        first = _weekday(found[1]) if found[1] else 0
        last = _weekday(found[2]) if found[2] else first if found[1] and not found[3] else 6
        last += 7 if last < first else 0
        named |= {day % 7 for day in range(first, last + 1, int(found[3] or 1))}
    return ",".join(DAYS[day] for day in sorted(named))


def _weekday(text: str) -> int:
    if text in DAYS:
        return DAYS.index(text)
    if text in "01234567":
        return int(text)
    raise ValueError(f"{text!r} is no day of the week; write 0 to 7 or sun to sat")
