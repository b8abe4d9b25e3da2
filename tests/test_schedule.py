"""`schedule` of a story file: cron expressions as crontab(5) has them, intervals, and clocks that are set."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from pipelines.schedule import read

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Apia")


def at(text):
    return datetime.fromisoformat(text).astimezone(UTC)


def following(schedule, start, count):
    """The next moments, each reckoned from the one before."""
    found = [start]
    for _ in range(count):
        found.append(schedule.after(found[-1], found[-1]))
    return found[1:]


CRON = {  # case: expression, zone, after, the next moments
    "every half hour": ("*/30 * * * *", "UTC", "2026-11-22T10:10Z", ["2026-11-22T10:30Z", "2026-11-22T11:00Z"]),
    "a half hour itself is past": ("*/30 * * * *", "UTC", "2026-11-22T10:30Z", ["2026-11-22T11:00Z"]),
    "1-5 is Monday to Friday": ("0 6 * * 1-5", "UTC", "2026-11-20T07:00Z", ["2026-11-23T06:00Z", "2026-11-24T06:00Z"]),
    "0 is Sunday": ("0 6 * * 0", "UTC", "2026-11-20T07:00Z", ["2026-11-22T06:00Z"]),
    "either of two days": ("0 0 1 * mon", "UTC", "2026-11-24T00:00Z", ["2026-11-30T00:00Z", "2026-12-01T00:00Z"]),
    "a leap day": ("0 0 29 2 *", "UTC", "2026-01-01T00:00Z", ["2028-02-29T00:00Z"]),
    "in the story's zone": ("0 6 * * *", "Europe/Kyiv", "2026-11-22T10:00Z", ["2026-11-23T06:00+02:00"]),
    "a missing hour comes right behind": (
        *("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00Z"),
        ["2026-03-29T03:30+02:00", "2026-03-30T02:30+02:00"],
    ),
    "a double hour counts once": (
        *("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00Z"),
        ["2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00"],
    ),
    "a midnight that is missing": (
        *("0 0 * * *", "Africa/Cairo", "2026-04-23T12:00Z"),
        ["2026-04-24T01:00+03:00", "2026-04-25T00:00+03:00"],
    ),
    "half hours go on when the clock jumps": (
        *("*/30 * * * *", "Europe/Berlin", "2026-03-29T01:30+01:00"),
        ["2026-03-29T03:00+02:00", "2026-03-29T03:30+02:00"],
    ),
    "half hours go on when the clock is set back": (
        *("*/30 * * * *", "Europe/Berlin", "2026-10-25T02:30+02:00"),
        ["2026-10-25T02:00+01:00", "2026-10-25T02:30+01:00", "2026-10-25T03:00+01:00"],
    ),
}


@pytest.mark.parametrize("case", CRON)
def test_a_cron_expression_names_these_moments(case):
    written, zone, after, moments = CRON[case]
    assert following(read(written, zone), at(after), len(moments)) == [at(moment) for moment in moments]


EVERY = {  # case: written, zone, anchor, after, the next
    "half hours": ("every 30 min", "UTC", "2026-11-22T10:10Z", "2026-11-22T10:10Z", "2026-11-22T10:40Z"),
    "a late start does not shift it": (
        "every 30 min",
        "UTC",
        "2026-11-22T10:10Z",
        "2026-11-22T10:15Z",
        "2026-11-22T10:40Z",
    ),
    "what was missed is skipped": (
        "every 30 min",
        "UTC",
        "2026-11-22T10:10Z",
        "2026-11-24T03:00Z",
        "2026-11-24T03:10Z",
    ),
    "one hour": ("every hour", "UTC", "2026-11-22T10:10Z", "2026-11-22T10:10Z", "2026-11-22T11:10Z"),
    "hours are real time": (
        *("every 2 h", "Europe/Berlin", "2026-10-25T02:00+02:00", "2026-10-25T02:00+02:00"),
        "2026-10-25T03:00+01:00",
    ),
    "a day is the same local time": (
        *("every day", "Europe/Berlin", "2026-10-24T06:00+02:00", "2026-10-24T06:00+02:00"),
        "2026-10-25T06:00+01:00",
    ),
    "days that were missed": (
        *("Every 2 days", "Europe/Berlin", "2026-03-01T06:00+01:00", "2026-04-01T12:00+02:00"),
        "2026-04-02T06:00+02:00",
    ),
    "a week": ("every week", "UTC", "2026-11-22T10:10Z", "2026-11-22T10:11Z", "2026-11-29T10:10Z"),
}


@pytest.mark.parametrize("case", EVERY)
def test_an_interval_is_counted_from_its_anchor(case):
    written, zone, anchor, after, following = EVERY[case]
    assert read(written, zone).after(at(after), at(anchor)) == at(following)


@pytest.mark.parametrize("zone", ZONES)
def test_a_time_of_day_comes_once_on_every_day_of_two_years(zone):
    for written in ("0 0 * * *", "30 1 * * *", "15 2 * * *"):
        found = following(read(written, zone), at("2025-01-01T12:00Z"), 365 * 2)
        days = [moment.astimezone(ZoneInfo(zone)).date() for moment in found]
        assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days))


@pytest.mark.parametrize("zone", ZONES)
def test_half_hours_are_half_an_hour_apart_whatever_the_clock_does(zone):
    for start, days in (("2026-03-07T00:00Z", 50), ("2026-10-03T00:00Z", 31)):  # the clocks of all of them are set
        found = following(read("*/30 * * * *", zone), at(start), days * 48)
        assert {later - earlier for earlier, later in pairwise(found)} == {timedelta(minutes=30)}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("0 0 30 2 *", "names a day that never comes"),
        ("every 0 min", "is not between a minute and 366 days"),
        ("every 999999 weeks", "is not between a minute and 366 days"),
        ("every 30", "is no interval; write 'every 30 min'"),
        ("* * * *", "4 of a cron expression's 5 fields"),
        ("* * * * 8", "'8' is no day of the week; write 0 to 7 or sun to sat"),
        ("* * * * mon-", "'mon-' is no day of the week"),
        ("* 25 * * *", "is no cron expression"),
    ],
)
def test_what_is_no_schedule_is_told_with_the_cure(written, said):
    with pytest.raises(ValueError, match="write 'every 30 min'") as told:
        read(written)
    assert said in str(told.value)
