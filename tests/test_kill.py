"""A crawl that is killed, or stopped, again and again loses nothing and fetches next to nothing twice."""

import signal

import pytest

from tests.killing import CONCURRENCY, drive


@pytest.mark.timeout(400)
def test_kill_9_loses_nothing_and_costs_no_more_second_fetches_than_pages_were_in_hand(tmp_path):
    told = drive(tmp_path, ends=15, pages=240, seed=7)
    assert [life.ended for life in told.lives].count("killed") == 15
    assert (told.missing, told.twice, told.broken) == ([], [], [])
    assert max(life.again for life in told.lives) <= CONCURRENCY
    assert told.lives[-1].status == 0


@pytest.mark.timeout(400)
def test_sigterm_stops_within_ten_seconds_and_nothing_is_fetched_again(tmp_path):
    told = drive(tmp_path, ends=4, pages=120, seed=7, by=signal.SIGTERM)
    stopped = [life for life in told.lives if life.ended == "stopped"]
    assert len(stopped) == 4
    assert {life.status for life in stopped} == {143}
    assert max(life.took_s for life in stopped) < 10
    assert sum(life.again for life in told.lives) == 0
    assert (told.missing, told.twice, told.broken) == ([], [], [])
