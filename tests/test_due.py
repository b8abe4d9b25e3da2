"""When a story runs next: tables of runs and moments, an outage, failures, and a year in seconds."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from archive.layout import digest12
from crawler.due import NEVER, Attempt, due, failing, result_of
from pipelines.story import parse

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def story(schedule="every 30 min", zone="UTC", title="The toll"):
    return parse(f'title = "{title}"\nquery = "toll"\nschedule = "{schedule}"\ntimezone = "{zone}"\n', "toll")


def ran(started, status=0, *, took=4 * MINUTE, due=None, only="", result="", file=""):
    started = NOON + started if isinstance(started, timedelta) else started
    return Attempt(
        story="toll",
        started=started,
        due=due or started,
        only=only,
        file=file,
        ended=started + took,
        status=status,
        result=result or result_of(status),
    )


def looks(*ages):
    return [NOON + age for age in ages]


def minutes(moment):
    return (moment - NOON) / MINUTE


CASES = {  # case: runs, revisits, minutes from noon until it runs, only, why
    "never ran": ([], (), 0, "", "first run"),
    "never ran, articles are due": ([], (-HOUR,), 0, "", "first run"),
    "ran": ([ran(-10 * MINUTE)], (), 20, "", "schedule"),
    "ran with gaps": ([ran(-10 * MINUTE, 3)], (), 20, "", "schedule"),
    "an outage of a day is one run": ([ran(-DAY - 10 * MINUTE)], (), -23 * 60 - 40, "", "schedule"),
    "its clock was wrong": ([ran(300 * DAY)], (), 30, "", "schedule"),
    "an article is due before that": (
        *([ran(-10 * MINUTE)], (-MINUTE, -MINUTE, HOUR)),
        *(-1, "revisits", "2 articles to look at again"),
    ),
    "an article will be due": ([ran(-10 * MINUTE)], (7 * MINUTE,), 7, "revisits", "1 article to look at again"),
    "revisits gather": ([ran(-2 * MINUTE)], (-MINUTE,), 3, "revisits", "1 article to look at again"),
    "discovery takes revisits along": ([ran(-HOUR)], (-HOUR + MINUTE,), -30, "", "schedule"),
    "a run for revisits is no discovery": (
        *([ran(-HOUR, due=NOON - HOUR), ran(-40 * MINUTE, only="revisits")], ()),
        *(-30, "", "schedule"),
    ),
    "nothing answered": ([ran(-30 * MINUTE), ran(-MINUTE, 4, took=MINUTE)], (), 5, "", "schedule; nothing answered"),
    "twice": (
        *([ran(-30 * MINUTE), ran(-9 * MINUTE, 4), ran(-MINUTE, 4, took=MINUTE)], ()),
        *(10, "", "schedule; nothing answered 2 times"),
    ),
    "storage trouble, for the eleventh time": (
        *([ran(-nth * HOUR, 5) for nth in range(10, -1, -1)], ()),
        *(34, "", "first run; storage trouble 11 times"),
    ),
    "a failing story leaves revisits alone": (
        *([ran(-30 * MINUTE), ran(-MINUTE, 4, took=MINUTE)], (-HOUR,)),
        *(5, "", "schedule; nothing answered"),
    ),
    "killed with -9": ([ran(-MINUTE, -9, took=MINUTE)], (), 5, "", "first run; it died"),
    "stuck": ([ran(-HOUR, 143, took=HOUR, result="stuck")], (), 15, "", "first run; stuck, and ended"),
    "stopped runs again at once": (
        *([ran(-30 * MINUTE), ran(-2 * MINUTE, 143, due=NOON - 3 * MINUTE)], ()),
        *(0, "", "schedule; stopped before its end"),
    ),
    "lost runs again at once": (
        *([ran(-HOUR), ran(-9 * MINUTE, None, result="lost")], ()),
        *(-30, "", "schedule; nobody saw its end"),
    ),
    "lost again waits": (
        *([ran(-HOUR), *[ran(-nth * MINUTE, None, took=MINUTE, result="lost") for nth in (9, 1)]], ()),
        *(5, "", "schedule; nobody saw its end 2 times"),
    ),
    "a file that cannot be run": ([ran(-MINUTE, 2, took=MINUTE, file="here")], (), 15, "", "first run; it cannot run"),
    "a file that was mended": ([ran(-MINUTE, 2, took=MINUTE, file="other")], (), -1, "", "first run; it cannot run"),
}


@pytest.mark.parametrize("case", CASES)
def test_the_next_run_comes_then_and_for_that_reason(case):
    runs, revisits, at, only, why = CASES[case]
    here = story()
    runs = [
        ran(run.started, run.status, took=run.ended - run.started, file=digest12(here.source.encode()))
        if run.file == "here"
        else run
        for run in runs
    ]
    told = due(here, runs, looks(*revisits), NOON)
    assert (minutes(told.at), told.only) == (at, only), told
    assert told.why.startswith(why)
    assert told.is_due(NOON) == (at <= 0)


def test_a_story_without_a_schedule_runs_by_hand_alone():
    told = due(parse('title = "The toll"\nquery = "toll"\n', "toll"), [], looks(-HOUR), NOON)
    assert (told.at, told.is_due(NOON + 9999 * DAY), told.why) == (NEVER, False, "no schedule: by hand")


def test_a_failing_story_waits_longer_from_try_to_try_and_says_since_when():
    runs, waits, now = [ran(-HOUR)], [], NOON
    for _ in range(12):
        runs.append(ran(now, 4, took=MINUTE))
        told = due(story(), runs, [], now)
        waits.append((told.at - runs[-1].ended) / MINUTE)
        now = told.at
    assert waits == [5, 10, 20, 40, 80, 160, 320, 360, 360, 360, 360, 360]
    assert (told.failures, told.since) == (12, NOON)
    runs.append(ran(now))
    assert due(story(), runs, [], now).failures == 0
    assert failing(runs) == []


def test_revisits_that_the_last_run_left_undone_do_not_come_every_few_minutes():
    runs = [ran(-HOUR), ran(-10 * MINUTE, only="revisits")]
    assert minutes(due(story("every day"), runs, looks(-2 * HOUR, MINUTE), NOON).at) == 20
    assert minutes(due(story("every day"), runs, looks(-9 * MINUTE), NOON).at) == -5


def live(here, start, days, *, revisits=lambda: [], begun=lambda now: None, away=()):
    """The runs of a story over so many days, each four minutes long; nobody watches in the spans `away`."""
    runs, now, found = [], start, None
    while now < start + days * DAY:
        if span := next((span for span in away if span[0] <= now < span[1]), None):
            now = span[1]
        told = due(here, [*([found] if found else []), *runs[-5:]], revisits(), now)
        if not told.is_due(now):
            now = told.at
            continue
        begun(now)
        runs.append(ran(now, due=told.due, only=told.only))
        found = found if told.only else runs[-1]
        now = runs[-1].ended
    return runs


def test_a_year_of_hours_with_outages_runs_each_that_somebody_watched_once():
    start = datetime(2026, 1, 1, tzinfo=UTC)
    away = [
        (start + 40 * DAY + 7 * MINUTE, start + 43 * DAY + 10 * MINUTE),
        (start + 200 * DAY + HOUR, start + 200 * DAY + 80 * MINUTE),
    ]
    runs = live(story("0 * * * *"), start, 365, away=away)
    missed = 3 * 24 - 1  # the outage of three days costs all but one, which comes late; the short one none
    assert len(runs) == 365 * 24 - missed
    late = [run for run in runs if run.started != run.due]
    assert [(run.started, run.due) for run in late] == [
        (away[0][1], start + 40 * DAY + HOUR),
        (away[1][1], start + 200 * DAY + HOUR),
    ]
    assert max(Counter(run.due for run in runs).values()) == 1


def test_a_year_of_mornings_comes_at_six_by_the_local_clock():
    here = story("0 6 * * *", "Europe/Kyiv")
    runs = live(here, datetime(2026, 1, 1, tzinfo=UTC), 365)
    assert Counter(run.started.hour for run in runs[1:]) == {
        4: 365 - 210,
        3: 210,
    }  # summer time from 29 March to 25 October
    assert len(runs) == 366


def test_a_year_of_revisits_is_one_run_for_all_that_are_due_and_none_is_forgotten():
    start, late = datetime(2026, 1, 1, tzinfo=UTC), []
    looked = {gap * HOUR: start for gap in (5, 7, 11, 24)}

    def begun(now):
        for gap, last in looked.items():
            if last + gap <= now:
                late.append(now - last - gap)
                looked[gap] = now

    runs = live(story("every day"), start, 365, revisits=lambda: sorted(map(sum_of, looked.items())), begun=begun)
    assert len([run for run in runs if not run.only]) == 365
    assert max(late) <= 5 * MINUTE
    assert len(late) > 365 * 24 * (1 / 5 + 1 / 7 + 1 / 11 + 1 / 24) * 0.97
    assert all(later.started - earlier.started >= 5 * MINUTE for earlier, later in pairwise(runs) if later.only)


def sum_of(pair):
    gap, last = pair
    return last + gap
