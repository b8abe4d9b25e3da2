"""Exchanges: whatever an outlet sent is kept in our records, read back equal, told alike by the index, decoded in bounds."""

from archive import segment, warc
from archive.content import MOST_RATIO, RATIO_FROM, Undecodable, decoded
from archive.facts import UNREADABLE
from archive.record import Found, pack, unpack, unpack_all
from archive.verify.record import CHECKS
from tests import samples
from tests.fuzz import answer

LARGEST = 2048
WORDS = answer.WORDS
LIMIT = 1 << 16  # bytes decoded
NAMES = ("head", "body", "before", "after", "coded", "truncated", "error")

seeds = answer.seeds  # the same bytes


def check(data):
    _, read = answer.read(data)
    exchange = samples.exchange(1, faults=tuple(read.faults), **{name: getattr(read, name) for name in NAMES})
    assert exchange.status == read.status
    _kept(exchange)
    _decoded(exchange)


def _kept(exchange):
    """Write it as a capture and alone, and see that nothing is lost or made up."""
    capture = samples.capture(exchange, article=None, access="error", judgements=())
    records = warc.capture_records(capture)
    file = b"".join(map(pack, records))
    held = {records[0].id: records[:-1]}
    assert warc.read_capture(unpack_all(file)[-1], lambda id: held[id]) == capture
    found, at = [], 0
    for record in records:
        member = pack(record)
        assert unpack(member) == record
        found.append(Found(record, at, len(member)))
        at += len(member)
        for name in ("date", "block digest", "payload digest"):
            assert not list(CHECKS[name](record))
    rows = segment.rows(found, samples.KEY)
    assert segment.unpack(segment.pack(rows)) == rows
    assert [row.kind for row in rows if row.kind != "capture"] == ["response"] * bool(exchange.head)
    list(segment.cdxj_lines(rows))
    event = warc.exchange_event(exchange, samples.RUN)
    if exchange.head:
        alone = warc.exchange_records(exchange)
        again = warc.read_exchange(alone, None, event.data if event else None)
    else:
        again = warc.read_exchange_event(warc.read_event(warc.event_record(event)), None)
        assert len(again.body) <= UNREADABLE
    assert again == exchange


def _decoded(exchange):
    try:
        body = decoded(exchange, LIMIT)
    except Undecodable as error:
        body = error.head
    assert len(body) <= max(len(exchange.body), LIMIT, RATIO_FROM, MOST_RATIO * len(exchange.body))
