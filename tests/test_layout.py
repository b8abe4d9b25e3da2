import doctest
import uuid
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import layout

NOON = datetime(2026, 11, 22, 10, 11, 12, 204518, UTC)
RUN = "20261122T101112Z-kozak-deal-1f2e3d4c"
WARC = f"{RUN}-00000"
ID = "urn:uuid:8a2f4c0e-0000-4000-8000-000000000001"


def test_a_run_id_tells_when_and_for_which_story():
    assert layout.run_id("kozak-deal", NOON, "1f2e3d4c") == RUN
    assert layout.parse_run(RUN) == (NOON.replace(microsecond=0), "kozak-deal", "1f2e3d4c")


def test_two_runs_of_one_second_have_different_ids():
    assert layout.run_id("page", NOON) != layout.run_id("page", NOON)


def test_a_slug_that_ends_like_a_run_id_is_read_back():
    run = layout.run_id("deal-1f2e3d4c", NOON, "00000000")
    assert layout.parse_run(run).slug == "deal-1f2e3d4c"


def test_keys_of_a_warc_and_its_segment_lead_to_each_other():
    key = layout.warc_key(date(2026, 11, 23), layout.warc_id(RUN, 0))
    assert key == f"warc/2026/11/23/{WARC}.warc.gz"
    assert layout.segment_of(key) == f"index/2026/11/23/{WARC}.cdxj.gz"
    assert layout.warc_of(layout.segment_of(key)) == key
    assert layout.parse_warc_key(key) == ("warc", date(2026, 11, 23), WARC, RUN, 0)


def test_a_text_key_sorts_by_time_then_rules():
    late = NOON + timedelta(microseconds=1)
    keys = [layout.text_key("news.outlet.test/a/", *row) for row in [(NOON, 3, "f" * 64), (NOON, 10, "0" * 64)]]
    keys.append(layout.text_key("news.outlet.test/a/", late, 1, "0" * 64))
    assert keys == sorted(keys)
    assert keys[0] == "text/news.outlet.test/c39414f7682b0c0d/20261122T101112.204518Z-r0003-ffffffffffff.txt"
    assert layout.parse_text_key(layout.facts_key(keys[0])) == (
        "news.outlet.test", "c39414f7682b0c0d", NOON, 3, "f" * 12, "json",
    )  # fmt: skip


@settings(deadline=None)
@given(st.datetimes(timezones=st.just(UTC)))
def test_times_are_read_back_to_the_microsecond(time):
    assert layout.parse_time(layout.stamp(time)) == time
    assert layout.parse_time(layout.iso(time)) == time


@pytest.mark.parametrize("year", [1, 40, 999, 9999])
def test_a_year_has_four_digits_everywhere(year):
    time = datetime(year, 1, 14, 23, 59, 59, 999999, UTC)
    assert layout.parse_time(layout.iso(time)) == layout.parse_time(layout.stamp(time)) == time
    assert layout.stamp14(time) == f"{year:04d}0114235959"


def test_times_of_other_zones_are_written_as_utc():
    kyiv = NOON.astimezone(timezone(timedelta(hours=2)))
    assert layout.iso(kyiv) == "2026-11-22T10:11:12.204518Z"
    assert layout.stamp14(kyiv) == "20261122101112"


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (layout.parse_time, "2026-11-22 10:11:12"),
        (layout.parse_time, "2026-13-22T10:11:12Z"),
        (layout.parse_run, "20261122T101112Z-Kozak-1f2e3d4c"),
        (layout.parse_run, "../x"),
        (layout.parse_warc_key, f"warc/2026/11/22/{WARC}.cdxj.gz"),
        (layout.parse_warc_key, f"warc/2026/02/30/{WARC}.warc.gz"),
        (layout.parse_text_key, "text/a/b.txt"),
    ],
)
def test_what_is_no_such_name_is_refused(read, text):
    with pytest.raises(ValueError):
        read(text)


@pytest.mark.parametrize(
    "name", ["", "-a", "Kozak", "a_b", "a" * 49, "a/b", "a\n", "page", "import", "reextract", "telling"]
)
def test_what_is_no_story_slug_is_refused(name):
    assert not layout.is_slug(name)


def test_a_run_needs_a_slug():
    with pytest.raises(ValueError, match="no story slug"):
        layout.run_id("a/b", NOON)


def test_record_ids_are_version_4_for_what_came_and_version_5_for_what_is_made_of_it():
    assert uuid.UUID(layout.fresh_id()).version == 4
    made = layout.derived_id(ID, "conversion", 3)
    assert uuid.UUID(made).version == 5
    assert made == layout.derived_id(ID, "conversion", 3)
    assert len({made, layout.derived_id(ID, "capture", 3), layout.derived_id(ID, "conversion", 4)}) == 3


def test_the_examples_in_the_docstrings_are_true():
    assert doctest.testmod(layout).failed == 0
