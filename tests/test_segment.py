import gzip
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import segment, warc
from archive.errors import BadRecord
from archive.layout import text_key
from archive.record import Found, Record, pack, unpack_all
from tests import samples

WHOLE = samples.warc_file()


def key_of_text(record):
    """As a collection might decide."""
    if record.id == warc.conversion_id(samples.CHUNKED.id, 3):
        return text_key("news.outlet.test/harbour/", samples.CHUNKED.began, 3, samples.article().text_sha256)
    return ""


ROWS = segment.rows_of(io.BytesIO(WHOLE), samples.KEY, key_of_text)


def rows(kind):
    return [row for row in ROWS if row.kind == kind]


def test_a_segment_made_from_the_warc_alone_is_the_one_written_line_for_line():
    found, offset = [], 0
    for record in samples.records():
        length = len(pack(record))
        found.append(Found(record, offset, length))
        offset += length
    at_crawl_time = segment.rows(found, samples.KEY, key_of_text)
    assert segment.pack(at_crawl_time) == segment.pack(ROWS)
    assert [segment.line(row) for row in at_crawl_time] == [segment.line(row) for row in ROWS]


def test_a_segment_is_read_back_as_written_and_bears_no_time():
    data = segment.pack(ROWS)
    assert segment.unpack(data) == ROWS
    assert data == segment.pack(reversed(ROWS))
    assert data[4:8] == b"\0\0\0\0"


def test_lines_are_sorted_bytewise_and_one_each():
    lines = gzip.decompress(segment.pack(ROWS)).split(b"\n")
    assert lines.pop() == b""
    assert lines == sorted(lines)
    assert len(lines) == len(ROWS) == len({(row.filename, row.offset) for row in ROWS})


def test_every_record_but_warcinfo_and_requests_has_its_row():
    expected = [record.id for record in samples.records() if record.type not in ("warcinfo", "request")]
    assert sorted(row.id for row in ROWS) == sorted(expected)


def test_a_row_tells_where_its_record_and_the_request_behind_it_stand():
    for row in ROWS:
        member = WHOLE[row.offset : row.offset + row.length + row.request]
        records = unpack_all(member, samples.KEY, row.offset)
        assert records[0].id == row.id
        assert [record.get("WARC-Concurrent-To") for record in records[1:]] == ([row.id] if row.request else [])
    assert all(row.request for row in rows("response"))


def test_the_line_of_a_response():
    row = next(row for row in ROWS if row.id == samples.CHUNKED.id)
    key, stamp, data = segment.line(row).split(" ", 2)
    assert (key, stamp) == ("test,outlet,news)/harbour", "20261122101115")
    answer = warc.exchange_records(samples.CHUNKED)[0]
    assert json.loads(data) == {
        "url": samples.PAGE,
        "mime": "text/html",
        "status": "200",
        "digest": answer.get("WARC-Payload-Digest"),
        "length": str(row.length),
        "offset": str(row.offset),
        "filename": samples.KEY,
        "kind": "response",
        "id": samples.CHUNKED.id,
        "time": "2026-11-22T10:11:15.204518Z",
        "request": str(row.request),
        "sha256": samples.CHUNKED.sha256,
    }


def test_the_row_of_a_conversion_bears_the_time_of_the_look():
    old, new = rows("conversion")
    assert (old.rules, old.text, old.text_sha256) == (3, key_of_text_of_first(), samples.article().text_sha256)
    assert (new.rules, new.text) == (4, "")
    assert old.time == new.time == "2026-11-22T10:11:15.204518Z"
    assert old.refers_to == samples.CHUNKED.id


def key_of_text_of_first():
    return text_key("news.outlet.test/harbour/", samples.CHUNKED.began, 3, samples.article().text_sha256)


def test_the_row_of_a_capture_tells_what_a_list_shows():
    row = next(row for row in rows("capture") if row.capture == samples.FIRST.id and row.rules == 3)
    article = samples.FIRST.article
    assert (row.key, row.url) == ("test,outlet,news)/harbour", samples.PAGE)
    for name in ("title", "authors", "published", "modified", "lang", "words", "aliases", "text_sha256"):
        assert getattr(row, name) == getattr(article, name)
    assert (row.article, row.access, row.run, row.asked) == (article.id, "full", samples.RUN, samples.FIRST.asked)
    assert row.text_of == warc.conversion_id(samples.CHUNKED.id, 3)
    gone = next(row for row in rows("capture") if row.capture == samples.GONE.id)
    assert (gone.access, gone.reason, gone.led_to) == ("error", "410", "news.outlet.test/")


def test_the_row_of_an_event_is_the_event():
    for event in samples.EVENTS:
        row = next(row for row in ROWS if row.id == event.id)
        assert (row.event, row.subject, row.actor, row.data) == (event.kind, event.subject, event.actor, event.data)


def test_revisits_say_which_kind_they_are_and_of_what():
    assert {(row.profile, row.refers_to) for row in rows("revisit")} == {
        ("identical-payload-digest", samples.CHUNKED.id),
        ("server-not-modified", samples.CHUNKED.id),
    }
    assert segment.ref(next(row for row in ROWS if row.id == samples.CHUNKED.id)) == samples.REF


def test_replay_tools_are_given_what_they_can_replay():
    lines = list(segment.cdxj_lines(ROWS))
    assert lines == sorted(lines)
    told = [json.loads(line.split(" ", 2)[2]) for line in lines]
    assert len(told) == len(rows("response")) + 1
    assert {row.get("mime") for row in told} == {"text/html", "warc/revisit", None}
    assert all(isinstance(value, str) for row in told for value in row.values())


def test_a_scar_is_raised_unless_someone_takes_it():
    cut = io.BytesIO(WHOLE[:-5])
    with pytest.raises(BadRecord, match="cut off"):
        segment.rows_of(cut, samples.KEY)
    scars = []
    assert len(segment.rows_of(cut, samples.KEY, key_of_text, scars.append)) == len(ROWS) - 1
    assert [scar.key for scar in scars] == [samples.KEY]


@pytest.mark.parametrize("block", [b"", b"[]", b"{}", b'{"exchanges":[]}', b"\xff"])
def test_a_record_of_ours_that_does_not_say_what_it_should_is_a_scar(block):
    record = warc.capture_record(samples.FIRST)
    fields = (*(field for field in record.fields if field[0] != "Content-Length"), ("Content-Length", str(len(block))))
    with pytest.raises(BadRecord, match="does not say what it should"):
        segment.rows_of(io.BytesIO(pack(Record(fields, block))), samples.KEY)


@pytest.mark.parametrize("text", ["", "a", "a 20261122101112 {}", 'a 20261122101112 {"url":"x"', "a b c"])
def test_what_is_no_line_is_refused(text):
    with pytest.raises(ValueError):
        segment.parse(text)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("url", 7), ("url", ""), ("url", "http://a.test/\ud800"), ("time", "yesterday"), ("data", []), ("words", "7"),
        ("offset", str(1 << 63)), ("offset", "-1"), ("length", "x"), ("aliases", 5), ("aliases", [[]]),
        ("id", ""), ("filename", ""), ("length", "0"), ("aliases", ["\ud800"]), ("authors", [7]), ("title", None),
        ("sha256", ["a"]),
    ],
)  # fmt: skip
def test_a_segment_whose_line_holds_what_no_line_can_is_refused_whole(field, value):
    key, stamp, rest = segment.line(next(row for row in ROWS if row.kind == "capture")).split(" ", 2)
    line = f"{key} {stamp} {json.dumps({**json.loads(rest), field: value})}\n"
    with pytest.raises(ValueError):
        segment.unpack(gzip.compress(line.encode()))


def test_a_line_nested_beyond_what_can_be_read_is_refused():
    with pytest.raises(ValueError, match="not a segment's line"):
        segment.parse("a)/ 20261122101112 " + '{"data":' * 100_000)


def test_a_field_of_a_newer_version_is_passed_over():
    line = segment.line(ROWS[0])
    assert segment.parse(line[:-1] + ',"mood":"calm"}') == ROWS[0]


@settings(deadline=None)
@given(st.text(), st.text(), st.lists(st.text()).map(tuple), st.dictionaries(st.text(), st.text()))
def test_any_title_reason_authors_and_data_fit_on_one_line(title, reason, authors, data):
    row = segment.Row(
        key="a)/", url="https://a/", length=1, offset=0, filename="f", kind="capture", id="i",
        time="2026-11-22T10:11:12.000000Z", title=title, reason=reason, authors=authors, data=data,
    )  # fmt: skip
    assert segment.unpack(segment.pack([row])) == [row]
    assert "\n" not in segment.line(row)
