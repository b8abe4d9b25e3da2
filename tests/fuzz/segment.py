"""Segments: rows that can be written again and remembered, or ValueError; nothing else comes of any bytes."""

import gzip

from archive import segment
from archive.cache import Cache
from tests import samples

LARGEST = 4096
KEY = "index/2026/11/22/20261122T101112Z-harbour-deal-1f2e3d4c-00000.cdxj.gz"
WORDS = [
    *(
        b'"kind":"capture"',
        b'"url":',
        b'"offset":"0"',
        b'"time":"2026-11-22T10:11:13.204518Z"',
        b"null",
        b"[[[[",
        b"1e99",
    ),
    *(b'"\\ud800"', b'{"', b'"},', b"-1", b"NaN", b"true", b'"filename":', b'"aliases":["', b'"data":{', b'"length":"'),
]


def seeds():
    """A byte that says whether the lines are packed already, then the lines."""
    rows = segment.rows(list(_found()), samples.KEY)
    for row in rows:
        yield b"\1" + segment.line(row).encode()
    yield b"\1" + "\n".join(map(segment.line, rows[:6])).encode()
    yield b"\0" + segment.pack(rows[:3])


def _found():
    from io import BytesIO

    from archive.record import read_warc

    return read_warc(BytesIO(samples.warc_file()), samples.KEY)


def check(data):
    packed = gzip.compress(data[1:], 1, mtime=0) if data[:1] == b"\1" else data[1:]
    try:
        rows = segment.unpack(packed)
    except ValueError:
        return
    again = segment.unpack(segment.pack(rows))
    assert sorted(again, key=segment.line) == sorted(rows, key=segment.line)
    list(segment.cdxj_lines(rows))
    cache = Cache(None)
    cache.apply(KEY, rows)
    kept = list(cache.rows())
    assert {(row.filename, row.offset) for row in kept} == {(row.filename, row.offset) for row in rows}
    assert all(row in rows for row in kept)
    cache.close()
