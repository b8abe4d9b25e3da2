"""Others' WARCs: whole records and scars in their order, what is taken is kept and read back equal, in our files too."""

import gzip
import io
import re

from archive import warc
from archive.errors import BadRecord
from archive.foreign import ForeignFile
from archive.foreign_http import Passed, Theirs, exchanges
from archive.foreign_plain import MOST, Foreign
from archive.record import Found, pack, read_warc
from archive.url import BadURL, plain
from tests import foreign, samples

LARGEST = 6000
WORDS = [
    *(
        b"WARC/1.0\r\n",
        b"WARC/1.1\r\n",
        b"WARC/0.18\r\n",
        b"\r\n\r\n",
        b"Content-Length: ",
        b"WARC-Type: response\r\n",
        b"\n\n",
    ),
    *(
        b"WARC-Type: revisit\r\n",
        b"WARC-Type: request\r\n",
        b"WARC-Date: 2014",
        b"WARC-Truncated: length\r\n",
        b"HTTP/1.1 200 OK\r\n",
    ),
    *(
        b"WARC-Target-URI: http://a.test/\r\n",
        b"WARC-Concurrent-To: <urn:uuid:",
        b"WARC-Block-Digest: sha1:",
        b"\x1f\x8b\x08",
    ),
    *(
        b"WARC-Refers-To: <",
        b"Transfer-Encoding: chunked\r\n",
        b"Content-Type: application/http\r\n",
        b"WARC-Payload-Digest: sha1:",
    ),
]
ID = "urn:uuid:2b1f7c70-1c5a-41f5-9d3e-6f6b0e7b1a0{}"
PLAIN, A_MEMBER_A_RECORD, ONE_MEMBER, AS_IT_IS = range(4)
BODY = b"<p>The crane stays where it stood.</p>"


def seeds():
    """A byte that says how it is packed (see `_packed`), then the records."""
    info = foreign.record("warcinfo", b"software: Harvester/3.1\r\n", id=ID.format(1))
    answer = foreign.record("response", foreign.http(BODY), foreign.url(0), id=ID.format(2))
    chunked = foreign.http(b"4\r\npage\r\n0\r\nX: y\r\n\r\n", "Transfer-Encoding: chunked")
    digests = [("WARC-Block-Digest", foreign.sha1(chunked)), ("WARC-Payload-Digest", foreign.sha1(b"page"))]
    other = foreign.record("response", chunked, foreign.url(1), id=ID.format(3), more=digests, version="1.1")
    request = b"GET / HTTP/1.1\r\nHost: a.test\r\nCookie: secret\r\n\r\n"
    asked = foreign.record(
        "request", request, foreign.url(0), id=ID.format(4), more=[("WARC-Concurrent-To", f"<{ID.format(2)}>")]
    )
    same = [
        ("WARC-Refers-To", f"<{ID.format(2)}>"),
        ("WARC-Profile", warc.IDENTICAL),
        ("WARC-Payload-Digest", foreign.sha1(BODY)),
    ]
    again = foreign.record(
        "revisit", foreign.http(b""), foreign.url(0), id=ID.format(5), more=same, date="2014-03-02T10:00:00Z"
    )
    unchanged = foreign.record(
        "revisit", b"HTTP/1.1 304 Not Modified\r\n\r\n", foreign.url(0), id=ID.format(6), date="20140303"
    )
    old = foreign.record("response", foreign.http(BODY), foreign.url(2), version="0.18", id="urn:none", date="2014-03")
    for how in (PLAIN, A_MEMBER_A_RECORD, ONE_MEMBER):
        yield bytes([how]) + info + answer + asked + again
        yield bytes([how]) + info[:-30] + other + unchanged + old
        yield bytes([how]) + info + foreign.record("resource", b"log" + answer, "urn:log", id=ID.format(7)) + other
    yield (
        bytes([AS_IT_IS])
        + gzip.compress(answer, mtime=0)
        + gzip.compress(other, mtime=0)[:-9]
        + gzip.compress(asked, mtime=0)
    )
    yield bytes([AS_IT_IS]) + b"junk" + b"".join(map(pack, samples.records()[:5]))


def _packed(data):
    how, records = data[0] if data else 0, data[1:]
    if how == A_MEMBER_A_RECORD:
        parts = [part for part in records.replace(b"WARC/", b"\0\0WARC/").split(b"\0\0") if part]
        return b"".join(gzip.compress(part, 1, mtime=0) for part in parts)
    return gzip.compress(records, 1, mtime=0) if how == ONE_MEMBER else records


def check(data):
    file = _packed(data)
    source = ForeignFile(io.BytesIO(file), "theirs.warc")
    found = list(source.records())
    _in_order([item for item in found if isinstance(item, Foreign)], len(file))
    for item in found:
        if isinstance(item, BadRecord):
            assert 0 <= item.offset <= len(file)
            assert item.key == "theirs.warc"
            assert len(str(item)) < 1000
            continue
        assert source.record_at(item.place) == item.record
        assert len(item.record.block) == int(item.record.get("Content-Length")) <= MOST
    given = list(exchanges(source, lambda id, url, time: None))
    source.close()
    scars = sum(isinstance(item, BadRecord) for item in found)
    assert sum(isinstance(item, BadRecord) for item in given) >= scars
    assert len(given) <= len(found)
    for item in given:
        if isinstance(item, Theirs):
            _can_be_kept(item)
        else:
            assert isinstance(item, BadRecord | Passed)
    ours = list(read_warc(io.BytesIO(file), samples.KEY))
    assert [item.record for item in ours if isinstance(item, Found)] or not ours or isinstance(ours[0], BadRecord)
    for item in ours:
        assert item.offset < len(file)


def _in_order(records, size):
    places = [item.place for item in records]
    assert places == sorted(set(places))
    assert all(place.member < size for place in places)


def _can_be_kept(item):
    """What is taken of theirs becomes records of ours that give it back."""
    exchange = item.exchange
    try:
        plain(exchange.url)
    except BadURL:
        return
    capture = samples.capture(exchange, article=None, access="error", judgements=())
    records = warc.capture_records(capture)
    for record in records:
        pack(record)
    assert warc.read_capture(records[-1], lambda id: records[:-1]) == capture
    assert not re.search(
        rb"^cookie[ \t]*:[ \t]*[^x\s]", exchange.request.partition(b"\r\n\r\n")[0], re.IGNORECASE | re.MULTILINE
    )
