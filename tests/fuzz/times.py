"""Times as outlets, files of others and people write them: one in UTC that can be written again, or the documented error."""

from datetime import UTC

from archive.errors import BadTime
from archive.foreign_http import when
from archive.layout import iso, parse_time, stamp, stamp14
from archive.when import instant
from crawler.discovery import moment

LARGEST = 120
WORDS = [b"2026-11-22", b"T10:11:13", b"Z", b"+02:00", b".204518", b" GMT", b"0001", b"9999", b"Nov", b"W01", b"-23:59"]


def seeds():
    for text in (
        *(
            "2026-11-22T10:11:13.204518Z",
            "20261122101113",
            "2014-03",
            "2014",
            "Sun, 22 Nov 2026 10:11:13 +0200",
            "1795342273",
        ),
        *(
            "22. November 2026, 10:11",
            "Nov 22, 2026",
            "22.11.2026 10:11",
            "2026-11-22 10:11+02:00",
            "9999-12-31T23:59:59-01:00",
        ),
        *("0001-01-01T00:00:00+01:00", "1990-01-01", "2026-W01-1", "20261122T101113.204518Z", "2026-11-22T10:11:13,5"),
    ):
        yield text.encode()


def check(data):
    text = data.decode("utf-8", "replace")
    for read, error in ((when, ValueError), (parse_time, ValueError), (instant, BadTime)):
        try:
            time = read(text)
        except error:
            continue
        assert time.tzinfo is UTC
        assert parse_time(iso(time)) == parse_time(stamp(time)) == time
        assert len(stamp14(time)) == 14
    said = moment(text)
    assert said == "" or said == moment(said)
