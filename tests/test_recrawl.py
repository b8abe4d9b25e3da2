"""When a known article is due again."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from crawler.recrawl import DAY_M, Look, due, next_gap
from pipelines.story import Revisit

SEEN = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def life(changed_at=(), days=400, **wishes):
    """All looks at an article whose text changes at the given minutes, until there is none to come."""
    looks = [Look(SEEN, False)]
    while (at := due(SEEN, looks, Revisit(**wishes))) is not None and at < SEEN + timedelta(days=days):
        before, now = ((time - SEEN) / MINUTE for time in (looks[-1].time, at))
        looks.append(Look(at, any(before < minute <= now for minute in changed_at)))
    return looks


def ages(looks):
    return [(look.time - SEEN) / MINUTE for look in looks]


def test_an_article_never_looked_at_is_due_when_it_was_first_seen():
    assert due(SEEN, []) == SEEN


def test_the_first_hour_is_looked_at_more_often_than_the_sixth():
    looks = ages(life())
    assert sum(age <= 60 for age in looks) >= 3
    assert sum(300 < age <= 360 for age in looks) <= 1


def test_an_edit_brings_the_next_look_nearer():
    quiet = next_gap([5.0, 60.0, 200.0], [False, False])
    edited = next_gap([5.0, 60.0, 200.0], [False, True])
    assert edited < 0.7 * quiet


def test_the_longer_an_article_is_quiet_the_longer_the_gap():
    looks = ages(life())
    gaps = [b - a for a, b in pairwise(looks) if b < 7 * DAY_M]
    assert all(b >= a * 0.99 for a, b in pairwise(gaps))
    assert max(gaps) <= DAY_M + 0.01


def test_after_the_first_week_come_days_14_30_90_and_365_and_then_none():
    days = [round(age / DAY_M) for age in ages(life()) if age > 8 * DAY_M]
    assert days == [14, 30, 90, 365]
    assert due(SEEN, life()) is None


def test_an_edit_found_late_is_followed_by_a_look_a_day_later():
    days = [round(age / DAY_M) for age in ages(life(changed_at=[20 * DAY_M])) if age > 8 * DAY_M]
    assert days == [14, 30, 31, 90, 365]


@pytest.mark.parametrize("minutes", [10, 30, 240])
def test_a_story_may_set_its_own_gap_for_the_first_week(minutes):
    looks = ages(life(every=timedelta(minutes=minutes), days=8))
    assert {round(b - a) for a, b in pairwise(looks) if b < 7 * DAY_M} == {minutes}


def test_a_story_may_want_more_looks_or_fewer_or_none():
    few, usual, many = (len(life(days=1, pace=pace)) for pace in (0.5, 1, 2))
    assert few < 0.7 * usual < usual < 0.7 * many
    assert len(life(pace=0)) == 1


def test_a_story_may_set_the_longest_gap_of_the_first_week_and_the_last_look():
    looks = ages(life(days=800, most=timedelta(hours=6), until=timedelta(days=731)))
    assert max(b - a for a, b in pairwise(looks) if b < 7 * DAY_M) <= 360.01
    assert [round(age / DAY_M) for age in looks if age > 8 * DAY_M] == [14, 30, 90, 365, 730]
    assert max(ages(life(until=timedelta(days=20)))) == pytest.approx(14 * DAY_M, abs=1)


def test_beyond_a_year_there_is_a_look_a_year():
    ages_ = [day * DAY_M for day in (0, 400, 600)]
    assert next_gap(ages_, [False, False], until=2000 * DAY_M) == 130 * DAY_M


def test_a_year_of_an_article_costs_fewer_than_forty_looks():
    assert len(life()) < 40


def test_a_restless_article_is_never_asked_more_often_than_every_eight_minutes():
    looks = ages(life(changed_at=range(1, 2000, 3), days=2))
    assert min(b - a for a, b in pairwise(looks)) >= 8


def test_the_same_history_is_due_at_the_same_time():
    looks = life(changed_at=[40, 90])
    assert [due(SEEN, looks[:n]) for n in range(1, len(looks))] == [look.time for look in looks[1:]]


def test_a_look_that_comes_late_counts_from_when_it_was_made():
    late = [Look(SEEN, False), Look(SEEN + timedelta(hours=30), False)]
    assert due(SEEN, late) > late[-1].time
