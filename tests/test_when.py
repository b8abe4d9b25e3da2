"""Times as people write them, and what they stand for."""

import pytest

from archive.errors import BadTime
from archive.when import instant

DAY, MINUTE, SECOND = "23:59:59.999999", "10:11:59.999999", "10:11:13.999999"
TIMES = [
    ("2026-11-22", DAY),
    ("20261122", DAY),
    (" 2026-11-22 ", DAY),
    ("2026-11-22T10:11", MINUTE),
    ("2026-11-22 10:11", MINUTE),
    ("2026-11-22T12:11+02:00", MINUTE),
    ("202611221011", MINUTE),
    ("2026-11-22T10:11:13Z", SECOND),
    ("20261122101113", SECOND),
    ("20261122T101113Z", SECOND),
    ("2026-11-22T10:11:13.5Z", "10:11:13.500000"),
    ("2026-11-22T10:11:13.204518Z", "10:11:13.204518"),
    ("20261122T101113.204518Z", "10:11:13.204518"),
]
NONE = ["", "now", "2026", "2026-11", "2026-W47", "2026-11-22T10", "2026-13-01", "22.11.2026", "10:11"]
BEYOND = ["9999-12-31T23:59:59-10:00", "0001-01-01T00:00+10:00"]


@pytest.mark.parametrize(("text", "end"), TIMES, ids=[text for text, _ in TIMES])
def test_a_time_stands_for_the_last_instant_that_it_names(text, end):
    assert f"{instant(text):%Y-%m-%d %H:%M:%S.%f %Z}" == f"2026-11-22 {end} UTC"


@pytest.mark.parametrize("text", [*NONE, *BEYOND])
def test_what_is_no_time_is_told_with_an_example(text):
    with pytest.raises(BadTime, match="write 2026-11-22"):
        instant(text)
