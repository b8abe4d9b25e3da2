import base64
import doctest
import hashlib
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import facts, httphead, warc
from archive.capture import Event, Exchange
from archive.errors import BadRecord
from archive.record import Found, pack, read_warc, unpack
from tests import samples

RECORDS = samples.records()
BY_ID = {record.id: record for record in RECORDS}
REQUESTS = {record.get("WARC-Concurrent-To"): record for record in RECORDS if record.type == "request"}


def fetch(record_id):
    return [BY_ID[record_id], *([REQUESTS[record_id]] if record_id in REQUESTS else [])]


def written(records):
    """The records after a trip through gzip."""
    return [unpack(pack(record)) for record in records]


# -- round trips


def test_every_capture_read_back_equals_the_one_written():
    newer, *read = [warc.read_capture(record, fetch) for record in [RECORDS[-1], *RECORDS] if warc.is_capture(record)]
    assert tuple(read[:-1]) == samples.CAPTURES
    assert newer == replace(samples.FIRST, article=samples.article(text=samples.TEXT + "\nMore.\n", rules=4))


def test_every_event_read_back_equals_the_one_written():
    read = [warc.read_event(record) for record in RECORDS if warc.is_event(record)]
    assert tuple(event for event in read if event.kind != "exchange") == samples.EVENTS


def test_an_exchange_without_capture_keeps_its_facts_in_an_event():
    event = next(warc.read_event(record) for record in RECORDS if '"exchange"' in record.block.decode("latin-1"))
    assert event.subject == samples.ROBOTS.url
    assert warc.read_exchange_event(event, fetch) == samples.ROBOTS
    assert warc.exchange_event(samples.FEED, samples.RUN) is None
    assert warc.read_exchange(fetch(samples.FEED.id), fetch) == samples.FEED


def test_an_exchange_without_capture_and_answer_is_all_in_its_event():
    lost = samples.failed(1)
    event = warc.exchange_event(lost, samples.RUN)
    assert warc.exchange_records(lost) == ()
    assert warc.read_exchange_event(warc.read_event(warc.event_record(event)), fetch) == lost


HEAD_LINES = (
    b"HTTP/1.1 200 OK",
    b"HTTP/1.0 304",
    b"Transfer-Encoding: chunked",
    b"x-orig-transfer-ENCODING : a",
    b"X-Orig-x-orig-Transfer-Encoding:b",
    b"",
    b"\x00",
    b" folded",
    b"no colon",
    b"Content-Length: 9",
)
ODD_HEADS = st.one_of(
    st.binary(min_size=1),
    st.lists(
        st.sampled_from(HEAD_LINES),
        min_size=1,
    ).flatmap(lambda lines: st.sampled_from([b"\r\n", b"\n"]).map(lambda end: end.join(lines) + end + end)),
)
EXCHANGES = st.builds(
    Exchange,
    id=st.just(samples.record_id(1)),
    url=st.just(samples.PAGE) | st.text(),
    began=st.just(samples.NOON),
    peer=st.sampled_from(["", "192.0.2.1", "::1", "0:0::1", "proxy"]),
    request=st.just(samples.REQUEST) | st.binary(),
    head=st.just(b"") | ODD_HEADS,
    body=st.binary(),
    before=st.binary(max_size=4),
    after=st.binary(max_size=4),
    coded=st.booleans(),
    truncated=st.sampled_from(["", "length", "time", "disconnect", "unspecified", "odd\r\nFoo: bar"]),
    faults=st.lists(st.text()).map(tuple),
    error=st.text(),
    via_proxy=st.booleans(),
    verified=st.booleans(),
)


@settings(deadline=None)
@given(EXCHANGES, st.booleans())
def test_any_exchange_read_back_equals_the_one_written(exchange, with_capture):
    records = {exchange.id: written(warc.exchange_records(exchange))}
    if with_capture:
        capture = samples.capture(exchange, article=None)
        (record,) = written([warc.capture_record(capture)])
        assert warc.read_capture(record, records.get) == capture
    elif event := warc.exchange_event(exchange, samples.RUN):
        (record,) = written([warc.event_record(event)])
        assert warc.read_exchange_event(warc.read_event(record), records.get) == exchange
    else:
        assert warc.read_exchange(records[exchange.id], records.get) == exchange


@settings(deadline=None)
@given(EXCHANGES.filter(lambda exchange: exchange.head))
def test_any_revisit_is_read_back_with_the_body_it_refers_to(exchange):
    first = samples.exchange(2, body=exchange.body)
    again = samples.capture(exchange, article=None)
    records = {first.id: warc.exchange_records(first)}
    records[exchange.id] = written(warc.exchange_records(exchange, warc.Ref.of(first)))
    assert warc.read_capture(warc.capture_record(again), records.get) == again


@settings(deadline=None)
@given(
    st.text(), st.dictionaries(st.text(), st.text() | st.integers() | st.booleans() | st.none() | st.lists(st.text()))
)
def test_any_event_read_back_equals_the_one_written(subject, data):
    event = Event(id=samples.record_id(1), kind="judged", subject=subject, time=samples.NOON, actor="person", data=data)
    (record,) = written([warc.event_record(event)])
    assert warc.read_event(record) == event
    assert record.url.isascii() and record.url.isprintable()


def test_half_a_character_survives():
    capture = replace(samples.FIRST, article=samples.article(title="half \ud83d", authors=("\udc00",)), reason="\ud800")
    (record,) = written([warc.capture_record(capture)])
    assert warc.read_capture(record, fetch) == capture


def test_what_a_newer_version_added_is_passed_over():
    record = warc.capture_record(samples.FIRST)
    data = json.loads(record.block)
    data |= {"mood": "calm", "article": data["article"] | {"mood": "calm"}}
    data["exchanges"][-1]["mood"] = "calm"
    assert warc.read_capture(replace(record, block=facts.dumps(data)), fetch) == samples.FIRST


def test_of_bytes_that_are_no_answer_64_kb_are_kept():
    capture = samples.capture(samples.failed(1, url="http://a.test/"), article=None)
    long = replace(capture, exchanges=(replace(capture.exchanges[0], body=b"x" * 70_000),))
    assert warc.read_capture(warc.capture_record(long), fetch).exchanges[0].body == b"x" * 65_536


# -- what a record says


def test_a_response_holds_head_and_body_byte_for_byte():
    answer, request = warc.exchange_records(samples.exchange())
    assert answer.block == samples.exchange().head + samples.HTML
    assert request.block == samples.REQUEST
    assert request.get("WARC-Concurrent-To") == answer.id


def test_a_head_keeps_all_but_the_name_of_its_transfer_coding():
    answer = warc.exchange_records(samples.CHUNKED)[0]
    head, body = warc.split(answer)
    assert head == samples.CHUNKED.head.replace(b"Transfer-Encoding", b"x-orig-Transfer-Encoding")
    assert body == samples.CHUNKED.body


def test_fields_of_a_response():
    fields = dict(warc.exchange_records(samples.CUT.exchanges[0])[0].fields)
    assert fields["WARC-Date"] == "2026-11-22T10:11:19.204518Z"
    assert fields["WARC-Protocol"] == "http/1.1"
    assert fields["WARC-IP-Address"] == "203.0.113.7"
    assert fields["WARC-Truncated"] == "length"
    digest = base64.b32encode(hashlib.sha1(samples.HTML[:400]).digest()).decode()
    assert fields["WARC-Payload-Digest"] == f"sha1:{digest}"
    assert fields["Content-Type"] == "application/http; msgtype=response"


def test_the_address_of_a_proxy_is_not_called_the_outlets():
    assert warc.exchange_records(samples.SAME.exchanges[0])[0].get("WARC-IP-Address") == ""


def test_a_revisit_holds_the_head_and_says_what_it_equals():
    answer = warc.exchange_records(samples.SAME.exchanges[0], samples.REF)[0]
    assert answer.type == "revisit"
    assert answer.get("WARC-Profile").endswith("/1.1/revisit/identical-payload-digest")
    assert answer.get("WARC-Refers-To") == samples.CHUNKED.id
    assert answer.get("WARC-Refers-To-Target-URI") == samples.CHUNKED.url
    assert answer.get("WARC-Refers-To-Date") == "2026-11-22T10:11:15.204518Z"
    assert answer.get("WARC-Payload-Digest") == BY_ID[samples.CHUNKED.id].get("WARC-Payload-Digest")
    assert answer.block == httphead.prefixed(samples.CHUNKED.head)


def test_a_304_is_a_revisit_without_payload_unless_it_brought_something():
    bare = samples.UNMODIFIED.exchanges[0]
    answer = warc.exchange_records(bare, samples.REF)[0]
    assert answer.get("WARC-Profile").endswith("/server-not-modified")
    assert answer.get("WARC-Payload-Digest") == ""
    assert warc.exchange_records(replace(bare, body=b"x"), samples.REF)[0].type == "response"
    assert warc.exchange_records(bare)[0].type == "response"


def test_records_without_payload_have_no_payload_digest():
    without = [record for record in RECORDS if record.type not in ("response", "revisit")]
    assert {record.type for record in without} == {"warcinfo", "request", "metadata", "conversion"}
    assert not any(record.get("WARC-Payload-Digest") for record in without)
    assert all(record.get("WARC-Block-Digest") for record in RECORDS)


def test_a_conversion_is_the_text_and_refers_to_its_response():
    record = next(record for record in RECORDS if record.type == "conversion")
    assert record.block == samples.TEXT.encode()
    assert record.get("WARC-Refers-To") == samples.CHUNKED.id
    assert record.get("Clipfile-Rules") == "3"


def test_derived_records_made_again_are_the_same():
    assert samples.records() == RECORDS
    assert len({record.id for record in RECORDS}) == len(RECORDS)


def test_a_url_that_could_break_a_field_is_escaped_there_and_exact_in_the_facts():
    odd = samples.capture(samples.exchange(url="https://a.test/ü \r\nWARC-Type: forged"), article=None)
    records = {odd.id: written(warc.exchange_records(odd.exchanges[0]))}
    assert records[odd.id][0].url == "https://a.test/%C3%BC%20%0D%0AWARC-Type:%20forged"
    assert warc.read_capture(warc.capture_record(odd), records.get) == odd


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, True),
        ({"body": b""}, False),
        ({"body": b"x" * 255}, False),
        ({"truncated": "time"}, False),
        ({"error": "stalled"}, False),
    ],
)
def test_only_a_whole_payload_of_some_size_may_become_a_revisit(fields, expected):
    assert warc.may_be_revisit(samples.exchange(**fields)) is expected


def test_a_revisit_of_a_revisit_is_refused():
    first = warc.exchange_records(samples.exchange(1), samples.REF)
    again = warc.exchange_records(samples.exchange(2), warc.Ref.of(samples.exchange(1)))
    with pytest.raises(BadRecord, match="no response"):
        warc.read_exchange(again, {samples.record_id(1): first}.__getitem__)


def test_a_warcinfo_is_one_line_a_field():
    record = warc.warcinfo_record(
        "a.warc.gz", samples.record_id(1), samples.NOON, "Clipfile/1", operator="A\r\nB", x=""
    )
    assert record.block.decode().splitlines()[::3] == ["software: Clipfile/1", "operator: A B"]
    assert record.get("WARC-Filename") == "a.warc.gz"


def test_the_whole_file_is_read_by_its_pairs():
    found = [item for item in read_warc(io.BytesIO(samples.warc_file())) if isinstance(item, Found)]
    for index, item in enumerate(found):
        if item.record.type == "request":
            assert found[index - 1].record.id == item.record.get("WARC-Concurrent-To")


@pytest.mark.parametrize("module", [warc, httphead, facts])
def test_the_examples_in_the_docstrings_are_true(module):
    assert doctest.testmod(module).failed == 0
