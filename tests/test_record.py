import gzip
import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.errors import BadRecord
from archive.record import Found, Record, pack, read_warc, unpack, unpack_all
from tests import samples

WHOLE = samples.warc_file()
FOUND = list(read_warc(io.BytesIO(WHOLE)))
NAMES = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1)
VALUES = st.text(st.characters(codec="utf-8", exclude_characters="\r\n")).map(lambda value: value.strip(" \t"))


def small(text, length=None):
    return Record((("WARC-Type", "resource"), ("Content-Length", str(length or len(text)))), text)


def test_records_are_read_back_as_written_with_their_places():
    assert [found.record for found in FOUND] == samples.records()
    assert sum(found.length for found in FOUND) == len(WHOLE)
    for record, offset, length in FOUND:
        assert unpack(WHOLE[offset : offset + length]) == record
        assert unpack(WHOLE[offset:]) == record


def test_the_file_is_plain_gzip():
    assert gzip.decompress(WHOLE).count(b"WARC/1.1\r\n") == len(FOUND)


@settings(deadline=None)
@given(st.lists(st.tuples(NAMES, VALUES)), st.binary())
def test_any_fields_and_block_are_read_back(fields, block):
    fields = [(name, value) for name, value in fields if name != "content-length"]
    record = Record((*fields, ("Content-Length", str(len(block)))), block)
    assert unpack(pack(record)) == record
    assert pack(record) == pack(record)


def test_a_line_end_in_a_field_is_refused():
    with pytest.raises(ValueError, match="WARC-Target-URI"):
        pack(Record((("WARC-Target-URI", "https://a.test/\r\nWARC-Type: forged"),)))


@pytest.mark.parametrize("cut", range(1, 40, 3))
def test_a_cut_at_the_end_costs_one_record_and_is_told(cut):
    *good, last = read_warc(io.BytesIO(WHOLE[:-cut]), "a.warc.gz")
    assert good == FOUND[:-1]
    assert isinstance(last, BadRecord)
    assert (last.key, last.offset) == ("a.warc.gz", FOUND[-1].offset)
    assert "cut off" in last.why and "nothing follows" in last.why


def test_a_scar_in_the_middle_costs_one_record_and_is_told():
    hurt = FOUND[3]
    damaged = bytearray(WHOLE)
    damaged[hurt.offset + 30 : hurt.offset + 60] = b"\x1f\x8b\x08" * 10
    read = list(read_warc(io.BytesIO(damaged)))
    assert read[:3] + read[4:] == FOUND[:3] + FOUND[4:]
    assert read[3].offset == hurt.offset
    assert f"{FOUND[4].offset} is the next record" in read[3].why


@pytest.mark.parametrize(
    "junk", [b"x", b"\x00" * 70_000, b"\x1f\x8b\x08junk", gzip.compress(b"no record", mtime=0), WHOLE[:90]]
)
def test_junk_between_records_is_told_and_passed_over(junk):
    at = FOUND[5].offset
    read = list(read_warc(io.BytesIO(WHOLE[:at] + junk + WHOLE[at:])))
    assert isinstance(read[5], BadRecord)
    assert [item.record for item in read if isinstance(item, Found)] == [found.record for found in FOUND]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "cut off"),
        (b"HTTP/1.1 200 OK\r\n\r\n", "no gzip member"),
        (gzip.compress(b"HTTP/1.1 200 OK\r\n\r\n", mtime=0), "no WARC head"),
        (gzip.compress(b"WARC/1.1\r\nContent-Length 0\r\n\r\n\r\n\r\n", mtime=0), "has no colon"),
        (gzip.compress(b"WARC/1.1\r\nWARC-Type: x\r\n\r\n\r\n\r\n", mtime=0), "says nothing"),
        (gzip.compress(b"WARC/1.1\r\nContent-Length: 4\r\n\r\nabc\r\n\r\n", mtime=0), "says 4, 3 bytes came"),
    ],
)
def test_what_is_no_whole_record_is_refused_with_its_place_and_reason(data, why):
    with pytest.raises(BadRecord, match=why) as caught:
        unpack(data, "warc/x.warc.gz", 512)
    assert "warc/x.warc.gz: record at 512" in str(caught.value)


def test_a_bomb_is_told_not_held():
    bomb = pack(small(b"\0" * (40 << 20)))
    tracemalloc.start()
    told, found = read_warc(io.BytesIO(bomb + pack(small(b"after"))), most=1 << 20)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "over 1048576 bytes" in told.why
    assert found.record.block == b"after"
    assert peak < 8 << 20


def test_of_several_records_the_one_that_is_not_whole_is_named_with_its_place_in_the_file():
    first = FOUND[1]
    with pytest.raises(BadRecord, match=f"record at {1000 + first.length}: cut off"):
        unpack_all(WHOLE[first.offset : first.offset + first.length + 20], "a.warc.gz", 1000)


@settings(deadline=None)
@given(st.binary())
def test_no_bytes_make_the_reader_raise(data):
    assert all(isinstance(item, BadRecord) for item in read_warc(io.BytesIO(data)))


def test_a_record_that_the_file_ends_before_is_told():
    with pytest.raises(BadRecord, match="record at 1000: cut off after 0 bytes"):
        unpack_all(b"", "a.warc.gz", 1000)
