"""`clipfile import`: every whole record of other tools' files, and a word on every one that is not."""

import gzip
import hashlib
import io
import json
import os
import random
import tracemalloc
import zipfile

import pytest
import zstandard

from archive import Collection
from archive.errors import BadRecord, Misuse
from archive.foreign import ForeignFile
from archive.foreign_files import parts
from archive.foreign_http import Passed, Theirs, exchanges
from archive.foreign_plain import Foreign
from crawler.lock import ImportLock
from tests import foreign
from tests.commands import Newsroom
from tests.foreign import http, info, members, page, proven, record, response, url
from tests.whole import broken


def read(data, known=lambda *asked: None):
    """All that a file gives: exchanges by the number of their page, scars, what was passed over."""
    source = ForeignFile(io.BytesIO(data), "theirs.warc")
    found = list(exchanges(source, known))
    source.close()
    kept = [item for item in found if isinstance(item, Theirs)]
    return (
        kept,
        [item for item in found if isinstance(item, BadRecord)],
        [item for item in found if isinstance(item, Passed)],
    )


def numbers(kept):
    """The numbers of the pages in a list of exchanges, each of which must be that page byte for byte."""
    kept = list(kept)
    found = [int(item.exchange.url.rsplit("-", 1)[1]) for item in kept]
    assert [item.exchange.body for item in kept] == list(map(page, found))
    return found


WHOLE = {
    "warcio, a member a record": lambda: foreign.by_warcio(4),
    "warcio, without gzip": lambda: foreign.by_warcio(4, is_gzip=False),
    "warcio, one gzip over all": lambda: gzip.compress(foreign.by_warcio(4, is_gzip=False)),
    "FastWARC": lambda: foreign.by_fastwarc(4),
    "0.17": lambda: info("0.17") + b"".join(response(n, version="0.17") for n in range(4)),
    "0.18": lambda: info("0.18") + b"".join(response(n, version="0.18") for n in range(4)),
    "1.1": lambda: info("1.1") + b"".join(proven(n, version="1.1") for n in range(4)),
    "line feeds alone": lambda: b"".join(
        response(n)
        .replace(b"\r\n\r\nHTTP", b"\n\nHTTP")
        .replace(b"\r\nWARC", b"\nWARC")
        .replace(b"\r\nContent-Type: app", b"\nContent-Type: app")
        .replace(b"\r\nContent-Length", b"\nContent-Length", 1)
        for n in range(4)
    ),
}


@pytest.mark.parametrize("name", WHOLE)
def test_every_record_of_a_whole_file_is_read(name):
    kept, scars, _ = read(WHOLE[name]())
    assert (numbers(kept), scars) == ([0, 1, 2, 3], [])


def test_software_times_and_ids_are_those_of_the_file():
    id = "urn:uuid:2b1f7c70-1c5a-41f5-9d3e-6f6b0e7b1a01"
    [made], _, _ = read(info("0.18") + response(0, version="0.18", id=id))
    assert (made.software, made.record, made.exchange.id) == ("Harvester/3.1", id, id)
    assert made.exchange.began.isoformat() == "2014-03-01T09:00:00+00:00"


@pytest.mark.parametrize("id", ["urn:uuid:none", "http://harvester.test/7", "urn:sha1:ABC"])
def test_an_id_that_is_no_uuid_gives_way_to_one_that_is_the_same_each_time(id):
    first, second = (read(response(0, id=id))[0][0] for _ in range(2))
    assert first.exchange.id == second.exchange.id
    assert first.exchange.id.startswith("urn:uuid:")
    assert first.record == id


REQUEST = b"GET /2014/crane-0 HTTP/1.1\r\nHost: harbour-times.test\r\nAuthorization: Basic c2VjcmV0\r\n\r\n"


def pair(order, by):
    ids = {
        "response": "urn:uuid:2b1f7c70-1c5a-41f5-9d3e-6f6b0e7b1a01",
        "request": "urn:uuid:2b1f7c70-1c5a-41f5-9d3e-6f6b0e7b1a02",
    }
    more = {"response": [], "request": []}
    if by:
        other = "request" if by == "response" else "response"
        more[by] = [("WARC-Concurrent-To", f"<{ids[other]}>")]
    made = {
        "response": response(0, id=ids["response"], more=more["response"]),
        "request": record("request", REQUEST, url(0), id=ids["request"], more=more["request"]),
        "other": response(1),
    }
    return b"".join(made[name] for name in order.split())


@pytest.mark.parametrize("by", ["", "response", "request"])
@pytest.mark.parametrize("order", ["request response other", "response request other"])
def test_a_response_has_its_request_on_either_side_with_its_secrets_masked(order, by):
    kept, _, passed = read(pair(order, by))
    assert numbers(kept) == [0, 1]
    assert kept[0].exchange.request == REQUEST.replace(b"Basic c2VjcmV0", b"x" * 14)
    assert (kept[1].exchange.request, passed) == (b"", [])


@pytest.mark.parametrize("by", ["response", "request"])
def test_a_pair_with_a_record_between_is_known_by_its_ids(by):
    for order in ("request other response", "response other request"):
        assert [
            bool(item.exchange.request) for item in sorted(read(pair(order, by))[0], key=lambda item: item.exchange.url)
        ] == [True, False]


def test_a_request_of_another_page_is_nobodys():
    kept, _, passed = read(response(1) + record("request", REQUEST, url(0)))
    assert kept[0].exchange.request == b""
    assert [item.why for item in passed] == ["request without its response"]


def test_what_is_no_http_is_passed_over_and_counted():
    data = record("response", b"20140302 harbour-times.test 192.0.2.1", "dns:harbour-times.test").replace(
        b"application/http; msgtype=response", b"text/dns"
    )
    data += record("metadata", b"via: seed", url(0)) + record("resource", b"log", "urn:log") + response(0)
    kept, scars, passed = read(data)
    assert (numbers(kept), scars) == ([0], [])
    assert [item.why for item in passed] == ["response that is not HTTP", "metadata", "resource"]


def test_chunks_are_taken_off_and_told_also_where_a_tool_did_it_already():
    body = page(0)
    chunked = b"%x\r\n%b\r\n%x\r\n%b\r\n0\r\n\r\n" % (100, body[:100], len(body) - 100, body[100:])
    for stored in (chunked, body):
        block = http(stored, "Transfer-Encoding: chunked")
        for digest in (foreign.sha1(stored), foreign.sha1(body)):
            kept, scars, _ = read(record("response", block, url(0), more=[("WARC-Payload-Digest", digest)]))
            assert (numbers(kept), kept[0].exchange.coded, scars) == ([0], True, [])


def test_a_body_shorter_than_its_head_says_is_told_as_cut():
    [made], _, _ = read(record("response", http(page(0), "Content-Length: 9999"), url(0)))
    assert made.exchange.truncated == "unspecified"
    assert made.exchange.faults == (f"its head says 9999 bytes, its body has {len(page(0))}",)


# -- revisits


def revisit(*more, body=None):
    fields = [("WARC-Profile", "http://netpreserve.org/warc/1.0/revisit/identical-payload-digest"), *more]
    fields.append(("WARC-Payload-Digest", foreign.sha1(page(0) if body is None else body)))
    return record(
        "revisit", http(b"", f"Content-Length: {len(page(0))}"), url(0), date="2014-06-01T09:00:00Z", more=fields
    )


ID = "urn:uuid:2b1f7c70-1c5a-41f5-9d3e-6f6b0e7b1a01"


@pytest.mark.parametrize("is_gzip", [False, True])
@pytest.mark.parametrize(
    "more",
    [
        [("WARC-Refers-To", f"<{ID}>")],
        [("WARC-Refers-To-Target-URI", url(0)), ("WARC-Refers-To-Date", "2014-03-01T09:00:00Z")],
        [],
    ],
    ids=["by id", "by URL and date", "by digest"],
)
def test_a_revisit_has_the_body_of_the_response_it_refers_to(more, is_gzip):
    data = members(proven(0, id=ID), response(1), revisit(*more), response(2))
    kept, scars, _ = read(b"".join(data if is_gzip else map(gzip.decompress, data)))
    assert (numbers(kept), scars) == ([0, 1, 0, 2], [])


def test_a_revisit_whose_block_digest_is_that_of_nothing_is_read_as_wget_writes_it():
    wget = revisit(
        ("WARC-Refers-To", f"<{ID}>"), ("WARC-Block-Digest", foreign.sha1(b"")), ("WARC-Truncated", "length")
    )
    kept, scars, _ = read(proven(0, id=ID) + wget)
    assert (numbers(kept), scars) == ([0, 0], [])
    assert kept[1].exchange.truncated == ""


def test_a_revisit_of_nothing_or_of_another_payload_is_reported():
    _, nothing, _ = read(revisit(("WARC-Refers-To", f"<{ID}>")))
    kept, other, _ = read(response(1, id=ID) + revisit(("WARC-Refers-To", f"<{ID}>")))
    assert "not here and not kept" in nothing[0].why
    assert "another payload" in other[0].why
    assert numbers(kept) == [1]


def test_a_revisit_that_stands_before_its_response_has_its_body():
    repeat = revisit(("WARC-Refers-To", f"<{ID}>"))
    for data in (repeat + response(1) + response(0, id=ID), b"".join(members(repeat, response(1), response(0, id=ID)))):
        kept, scars, _ = read(data)
        assert (numbers(kept), scars) == ([1, 0, 0], [])


@pytest.mark.parametrize("number", [1, 2])
def test_a_segment_of_a_record_is_not_taken_for_the_record(number):
    block = http(page(0), "Server: none")
    first = record("response", block[:700], url(0), more=[("WARC-Segment-Number", str(number))])
    rest = record("continuation", block[700:], url(0), more=[("WARC-Segment-Number", "2")])
    kept, [scar], passed = read(first + rest + response(1))
    assert numbers(kept) == [1]
    assert "several segments" in scar.why
    assert [item.why for item in passed] == ["continuation"]


# -- damage

COUNT = 6


def plain_records():
    return [info(), *map(proven, range(COUNT))]


def bare_records():
    return [info(), *map(response, range(COUNT))]


@pytest.mark.parametrize("records", [plain_records, bare_records])
@pytest.mark.parametrize("form", ["plain", "members", "one gzip"])
def test_a_file_cut_anywhere_gives_every_record_before_the_cut(form, records):
    parts = records()
    stored = members(*parts) if form == "members" else parts
    whole = b"".join(stored)
    ends = [sum(map(len, stored[: at + 1])) for at in range(len(stored))]
    data = gzip.compress(whole) if form == "one gzip" else whole
    for cut in range(0, len(data), 97):
        kept, scars, _ = read(data[:cut])
        found = numbers(kept)
        assert found == list(range(len(found)))
        if form != "one gzip":
            lacking = 9 if form == "members" else 4  # of a record whose checksum or empty lines alone are cut off
            assert sum(end <= cut for end in ends) - 1 <= len(found) <= sum(end - lacking <= cut for end in ends)
            assert bool(scars) == (cut not in (0, *ends)) or form == "plain"


@pytest.mark.parametrize("form", ["plain", "members"])
def test_two_files_spliced_give_all_but_the_record_that_was_cut(form):
    first, second = plain_records(), plain_records()
    if form == "members":
        first, second = members(*first), members(*second)
    head = b"".join(first)
    start, end = len(b"".join(first[:4])), len(b"".join(first[:5]))
    for cut in range(start + 1, end, 41):
        kept, scars, _ = read(head[:cut] + b"".join(second))
        assert numbers(kept) == [0, 1, 2, *range(COUNT)]
        assert scars


def test_no_record_is_made_of_the_head_of_one_and_the_block_of_another():
    first, second = response(1), response(2)
    for cut in range(1, first.index(b"\r\n\r\n")):
        kept, scars, _ = read(response(0) + first[:cut] + second)
        assert (numbers(kept), len(scars)) == ([0, 2], 1)


@pytest.mark.parametrize("form", ["plain", "members", "one gzip"])
def test_scars_cost_the_records_they_hit_and_no_altered_one_is_taken(form):
    parts = plain_records()
    stored = members(*parts) if form == "members" else parts
    data = b"".join(stored)
    data = gzip.compress(data) if form == "one gzip" else data
    drawn = random.Random(8)
    for _ in range(150):
        at = drawn.randrange(len(data))
        size = drawn.choice([1, 1, 8, 300])
        scarred = data[:at] + bytes(byte ^ drawn.randrange(1, 256) for byte in data[at : at + size]) + data[at + size :]
        kept, scars, _ = read(scarred)
        found = [item for item in kept if item.exchange.url in map(url, range(COUNT))]
        assert [item for item in found if item.exchange.body not in map(page, range(COUNT))] == []
        if form == "members":
            ends = [sum(map(len, stored[: index + 1])) for index in range(len(stored))]
            hit = {n - 1 for n, end in enumerate(ends) if end > at and end - len(stored[n]) < at + size}
            assert set(range(COUNT)) - hit <= set(numbers(found))
            assert scars or len(found) == COUNT


@pytest.mark.parametrize("wrong", [-900, -2, 2, 700, 100_000_000, 10**14])
@pytest.mark.parametrize("make", [proven, response])
def test_a_wrong_content_length_costs_its_record_alone(make, wrong):
    size = len(http(page(1)))
    kept, scars, _ = read(info() + make(0) + make(1, length=size + wrong) + make(2) + make(3))
    assert numbers(kept) == [0, 2, 3]
    assert scars


def test_a_claim_of_much_costs_no_memory():
    data = response(1, length=100_000_000)
    tracemalloc.start()
    read(data + data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 << 20


class Counting(io.BytesIO):
    taken = 0

    def read(self, *size):
        data = super().read(*size)
        self.taken += len(data)
        return data


def test_many_records_that_claim_the_same_bytes_do_not_have_them_read_each():
    head = record("response", b"", url(0), length=20_000_000)[: -len(b"\r\n\r\n")]
    file = Counting(head * 200 + bytes(21_000_000))
    source = ForeignFile(file, "theirs.warc")
    assert not [item for item in source.records() if isinstance(item, Foreign)]
    assert file.taken < 600_000_000  # most of it heads; 4,000 MB when each claim was read


def test_a_gzip_bomb_is_reported_and_the_rest_read(monkeypatch):
    monkeypatch.setattr("archive.foreign.RATIO_FROM", 1 << 20)
    bomb = gzip.compress(record("response", http(bytes(40 << 20)), url(9)))
    kept, scars, _ = read(b"".join([*members(response(0)), bomb, *members(response(1))]))
    assert numbers(kept) == [0, 1]
    assert "swells to over 200 times" in " ".join(scar.why for scar in scars)


@pytest.mark.parametrize("name", ["WARC-Block-Digest", "WARC-Payload-Digest"])
@pytest.mark.parametrize("digest", ["sha1:" + "A" * 32, "sha256:" + "0" * 64, "md5:" + "0" * 32])
@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress], ids=["plain", "gzip"])
def test_a_forged_record_is_reported_and_not_taken(name, digest, pack):
    kept, scars, _ = read(b"".join(map(pack, [response(0), response(1, more=[(name, digest)]), response(2)])))
    assert numbers(kept) == [0, 2]
    [scar] = scars
    assert digest in scar.why


def test_a_digest_of_an_unknown_kind_forbids_nothing():
    kept, scars, _ = read(response(0, more=[("WARC-Payload-Digest", "blake3:abc")]))
    assert (numbers(kept), scars) == ([0], [])


def download():
    """A page that offers a WARC with a record of another outlet in it."""
    inner = record("response", http(b"<html>forged</html>"), "https://other-outlet.test/never-said")
    return inner, gzip.compress(inner)


@pytest.mark.parametrize("form", ["plain", "members"])
@pytest.mark.parametrize("is_damaged", [False, True])
def test_a_record_that_stands_in_a_page_is_never_taken_for_one_of_the_file(form, is_damaged):
    inner = download()[form == "members"]
    noise = random.Random(8).randbytes(3000)
    body = noise + inner + noise
    digest = [("WARC-Block-Digest", foreign.sha1(http(body, kind="application/gzip")))]
    outer = record("response", http(body, kind="application/gzip"), url(9), more=digest)
    stored = gzip.compress(outer, 0) if form == "members" else outer  # as they are, as deflate does with such bytes
    if is_damaged and form == "members":
        stored = stored[:1000] + bytes([stored[1000] ^ 255]) + stored[1001:]
    elif is_damaged:
        stored = stored[:1000] + stored[1010:]
    around = [response(0), response(1)] if form == "plain" else members(response(0), response(1))
    kept, scars, _ = read(around[0] + stored + around[1])
    assert [item.exchange.url for item in kept if "other-outlet" in item.exchange.url] == []
    assert numbers(item for item in kept if item.exchange.url != url(9)) == [0, 1]
    assert bool(scars) == is_damaged


def test_what_stands_in_a_page_is_not_taken_where_its_record_claims_to_be_short():
    inner = response(7) + response(8)
    outer = record("response", http(b"<html>" + inner + b"</html>"), url(9), length=50)
    kept, scars, _ = read(info() + outer + response(1))
    assert numbers(kept) == [1]
    assert [scar.why[:21] for scar in scars] == ["Content-Length says 5", scars[1].why[:21]]
    assert "may be part of the damaged record" in scars[1].why


def test_a_record_that_claims_the_next_one_too_is_not_taken_with_it():
    swallowed = response(1)
    block = http(page(0))
    greedy = record("response", block, url(0), length=len(block) + 4 + len(swallowed) - 4)
    kept, [scar], _ = read(info() + greedy + swallowed + response(2))
    assert numbers(kept) == [1, 2]
    assert "another record starts behind its HTTP body" in scar.why


def test_each_of_several_digests_must_fit():
    block, body = http(page(0)), page(0)
    right = [("WARC-Block-Digest", foreign.sha1(block)), ("WARC-Payload-Digest", foreign.sha1(body))]
    for wrong in (("WARC-Block-Digest", foreign.sha1(b"")), ("WARC-Payload-Digest", foreign.sha1(b""))):
        kept, [scar], _ = read(record("response", block, url(0), more=[*right, wrong]) + response(1))
        assert numbers(kept) == [1]
        assert foreign.sha1(b"") in scar.why


@pytest.mark.parametrize(
    "data", [b"", b"\x1f\x8b\x08", b"no WARC at all", bytes(5000), b"WARC/1.0\r\n", b"WARC/1.0\r\n\r\n"]
)
def test_what_is_no_warc_gives_no_record_and_says_so(data):
    kept, scars, _ = read(data)
    assert kept == []
    assert bool(scars) == bool(data)


def test_a_date_that_is_none_is_reported():
    kept, scars, _ = read(record("response", http(page(0)), url(0), date="yesterday") + response(1))
    assert numbers(kept) == [1]
    assert "WARC-Date is 'yesterday'" in scars[0].why


def test_a_date_beyond_the_last_day_is_reported():
    kept, scars, _ = read(record("response", http(page(0)), url(0), date="9999-12-31T23:59:59-01:00") + response(1))
    assert numbers(kept) == [1]
    assert "WARC-Date is '9999-12-31" in scars[0].why


def test_what_was_read_is_found_again_at_its_place():
    for data in (foreign.by_warcio(3), gzip.compress(foreign.by_warcio(3, is_gzip=False)), foreign.by_fastwarc(3)):
        source = ForeignFile(io.BytesIO(data), "theirs")
        found = [item for item in source.records() if isinstance(item, Foreign)]
        assert [source.record_at(item.place) for item in found] == [item.record for item in found]
        source.close()


# -- the command


@pytest.fixture
def newsroom(tmp_path):
    return Newsroom(tmp_path / "clips", tmp_path / "state")


def test_what_was_imported_is_in_history_and_text_with_its_origin(newsroom, tmp_path):
    later = record("response", http(page(7)), url(0), date="2015-01-01T00:00:00Z")
    moved = record("response", http(b"", f"Location: {url(1)}", status="301 Moved"), url(8))
    theirs = tmp_path / "theirs.warc"
    theirs.write_bytes(info() + response(0, id=ID) + response(1) + later + moved)
    done = newsroom.run("import", theirs)
    assert (done.status, done.err) == (0, "")
    assert done.out == "theirs.warc: 3 pages, 3 with a text; 1 other answers; 0 kept already\n"
    clips = newsroom.clips
    assert [look.row.time for look in clips.history(url(0))] == [
        "2014-03-01T09:00:00.000000Z",
        "2015-01-01T00:00:00.000000Z",
    ]
    assert foreign.SENTENCE.format(1) in clips.text(url(0), at="2014-12-31")
    assert foreign.SENTENCE.format(701) in clips.text(url(0))
    origin = next(row for row in clips.cache.events("imported") if row.subject == url(0))
    assert origin.data["id"] == origin.data["record"] == ID
    assert (origin.data["file"], origin.data["software"]) == ("theirs.warc", "Harvester/3.1")
    assert origin.data["offset"] == str(len(info()))
    assert broken(newsroom.archive, newsroom.state_dir, tmp_path / "cache") == []


def test_one_import_runs_at_a_time(newsroom, tmp_path):
    theirs = tmp_path / "theirs.warc.gz"
    theirs.write_bytes(b"no WARC")
    lock = ImportLock(newsroom.state_dir).hold()
    refused = newsroom.run("import", theirs)
    lock.free()
    assert refused.status == 2
    assert f"an import is under way: process {os.getpid()}, since " in refused.err
    assert newsroom.run("import", theirs).status == 1  # free again, so it says what it could not read


def test_the_same_file_twice_changes_nothing(newsroom, tmp_path):
    theirs = tmp_path / "theirs.warc.gz"
    again = record("response", http(page(3)), url(0), id=ID, date="2014-05-01T00:00:00Z")  # an id given twice
    theirs.write_bytes(b"".join(members(proven(0, id=ID), again, response(2, id="urn:none"), revisit())))
    newsroom.run("import", theirs)
    before = [(row.id, row.filename, row.offset) for row in newsroom.clips.cache.rows()]
    done = newsroom.run("import", theirs, theirs, "--json")
    told = [json.loads(line) for line in done.out.splitlines()]
    assert [(row["pages"], row["others"], row["known"], row["scars"]) for row in told] == [(0, 0, 4, [])] * 2
    assert [(row.id, row.filename, row.offset) for row in newsroom.clips.cache.rows()] == before
    assert len(newsroom.clips.history(url(0))) == 3


def test_two_texts_of_one_page_at_the_very_same_time_are_told_and_do_not_stop_the_archive(newsroom, tmp_path):
    def at_once(number):
        return record("response", http(page(number)), url(0), date="2014-03-01T09:00:00Z")

    for name, numbers in (("one", (0, 5)), ("two", (5, 0, 0))):
        (tmp_path / name).write_bytes(b"".join(map(at_once, numbers)))
    assert newsroom.run("import", tmp_path / "one").status == 1
    done = newsroom.run("import", tmp_path / "two", tmp_path / "one")
    assert (done.status, done.err.count("kept without its text")) == (1, 1)
    assert foreign.SENTENCE.format(1) in newsroom.clips.text(url(0))
    assert broken(newsroom.archive, newsroom.state_dir, tmp_path / "cache") == []


def test_looks_imported_before_those_that_are_kept_take_their_place_in_time(newsroom, tmp_path):
    for name, date in (
        ("late", "2015-01-01T00:00:00Z"),
        ("early", "2014-01-01T00:00:00Z"),
        ("between", "2014-06-01T00:00:00Z"),
    ):
        number = 5 if name == "between" else 0
        (tmp_path / name).write_bytes(record("response", http(page(number)), url(0), date=date))
        assert newsroom.run("import", tmp_path / name).status == 0
        assert broken(newsroom.archive, newsroom.state_dir, tmp_path / f"cache-{name}") == []
    clips = newsroom.clips
    assert [look.row.time[:7] for look in clips.history(url(0))] == ["2014-01", "2014-06", "2015-01"]
    assert foreign.SENTENCE.format(501) in clips.text(url(0), at="2014-07-01")
    assert foreign.SENTENCE.format(1) in clips.text(url(0))
    before = {key: clips.storage.get(key) for key in clips.storage.keys("")}
    clips.rebuild()
    assert {key: clips.storage.get(key) for key in clips.storage.keys("")} == before


def test_every_warc_of_a_wacz_is_read(newsroom, tmp_path):
    theirs = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(theirs, "w") as wacz:
        wacz.writestr("datapackage.json", "{}")
        wacz.writestr("archive/one.warc.gz", b"".join(members(info(), proven(0))))
        wacz.writestr(
            "archive/two.warc.gz",
            b"".join(
                members(
                    info(),
                    revisit(("WARC-Refers-To-Target-URI", url(0)), ("WARC-Refers-To-Date", "2014-03-01T09:00:00Z")),
                    proven(1),
                )
            ),
        )
    done = newsroom.run("import", theirs, "--json")
    told = [json.loads(line) for line in done.out.splitlines()]
    assert [(row["file"], row["pages"], row["scars"]) for row in told] == [
        ("crawl.wacz!archive/one.warc.gz", 1, []),
        ("crawl.wacz!archive/two.warc.gz", 2, []),
    ]
    assert [look.change for look in newsroom.clips.history(url(0))] == ["first", "same bytes"]
    assert broken(newsroom.archive, newsroom.state_dir, tmp_path / "cache") == []


def test_a_wacz_that_is_cut_off_still_gives_its_records(tmp_path):
    theirs = io.BytesIO()
    with zipfile.ZipFile(theirs, "w") as wacz:
        wacz.writestr("archive/one.warc.gz", b"".join(members(info(), proven(0), proven(1))))
        wacz.writestr("pages/pages.jsonl", "{}")
    kept, scars, _ = read(theirs.getvalue()[:-60])
    assert numbers(kept) == [0, 1]
    assert scars


def wacz(*files, how=zipfile.ZIP_STORED):
    """The bytes of a WACZ with these (name, bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in files:
            made.writestr(zipfile.ZipInfo(name, (2026, 11, 22, 0, 0, 0)), data, how)
    return out.getvalue()


def read_parts(data):
    """Name → (numbers of its pages, why not the rest), of each WARC in a file."""
    told = {}
    for part, name, scars in parts(io.BytesIO(data), "theirs"):
        kept, more, _ = read(part.read())
        told[name] = (numbers(kept), [scar.why for scar in (*scars, *more)])
    return told


def package(data, digest="sha256:" + "0" * 64):
    rows = [{"name": "one.warc", "path": "archive/one.warc", "hash": digest, "bytes": len(data)}]
    return "datapackage.json", json.dumps({"profile": "data-package", "resources": rows})


@pytest.mark.parametrize("how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_warc_that_is_not_the_one_its_wacz_was_packed_with_is_told(how):
    data = info() + proven(0)
    for digest in (hashlib.sha256(data).hexdigest(), "md5:" + hashlib.md5(data).hexdigest(), "blake3:00"):
        digest = digest if ":" in digest else f"sha256:{digest}"
        told = read_parts(wacz(package(data, digest), ("archive/one.warc", data), how=how))
        assert told == {"theirs!archive/one.warc": ([0], [])}
    [(found, whys)] = read_parts(wacz(package(data), ("archive/one.warc", data), how=how)).values()
    assert found == [0]
    assert ["as datapackage.json says" in why for why in whys] == [True]


@pytest.mark.parametrize("package", ["", "[]", "{", '{"resources":[7]}', '{"resources":{"a":"hash"}}', "[" * 100_000])
def test_a_package_that_says_nothing_costs_no_record(package):
    data = wacz(("datapackage.json", package), ("archive/one.warc", info() + proven(0)))
    assert read_parts(data) == {"theirs!archive/one.warc": ([0], [])}


@pytest.mark.parametrize(
    ("digest", "is_told"),
    [("sha256:" + "0" * 64, True), (None, False), ("blake3:00", False), (7, False)],
)
def test_a_package_that_is_not_the_one_of_its_digest_is_told(digest, is_told):
    data = info() + proven(0)
    name, told = package(data, "sha256:" + hashlib.sha256(data).hexdigest())
    digest = digest or "sha256:" + hashlib.sha256(told.encode()).hexdigest()
    of_package = "datapackage-digest.json", json.dumps({"path": name, "hash": digest})
    [(found, whys)] = read_parts(wacz((name, told), of_package, ("archive/one.warc", data))).values()
    assert found == [0]
    assert whys == ["datapackage.json is not the one that datapackage-digest.json tells of"] * is_told


FILES = [("archive/one.warc", info() + proven(0)), ("archive/two.warc", info() + proven(1))]


def test_a_part_whose_checksum_is_wrong_still_gives_its_whole_records():
    data = bytearray(wacz(("archive/one.warc", info() + proven(0) + proven(1))))
    at = data.index(b"<title>Crane 0")
    data[at + 7] ^= 1
    [(found, whys)] = read_parts(bytes(data)).values()
    assert found == [1]
    assert "CRC-32" in whys[0] and "block digest" in whys[1]


@pytest.mark.parametrize("name", ["archive/ONE.WARC", "archive/one.warc.zst"])
def test_a_part_is_known_by_its_name_in_any_case_and_packed_by_zstd(name):
    data = info() + proven(0)
    data = zstandard.compress(data) if name.endswith("zst") else data
    assert read_parts(wacz((name, data))) == {f"theirs!{name}": ([0], [])}


def test_a_part_that_the_package_does_not_tell_of_or_that_is_lost_is_told():
    told = package(info(), "")
    slipped, lost = read_parts(wacz(told, ("archive/two.warc", info() + proven(1)))).items()
    assert slipped[0] == "theirs!archive/two.warc" and slipped[1][0] == [1]
    assert "datapackage.json does not tell of it" in slipped[1][1][0]
    assert lost == ("theirs!archive/one.warc", ([], ["it is missing, though datapackage.json tells of it"]))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_told():
    told = read_parts(wacz(FILES[0], ("archive/one.warc", info() + proven(1))))
    assert told["theirs!archive/one.warc"] == ([1], ["several files of this name stand in the ZIP"])


def test_a_damaged_part_of_a_wacz_costs_itself_alone():
    data = bytearray(wacz(*FILES, how=zipfile.ZIP_DEFLATED))
    data[200] ^= 255
    told = read_parts(bytes(data))
    assert told["theirs!archive/two.warc"] == ([1], [])
    assert told["theirs!archive/one.warc"][1]


@pytest.mark.parametrize("how", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_that_is_packed_as_no_wacz_may_be_is_told_and_not_read(how):
    told = read_parts(wacz(*FILES, how=how))
    assert list(told.values()) == [([], ["it is packed as no WACZ may be: not read"])] * 2


def test_a_zip_whose_parts_lie_over_each_other_is_refused():
    data = wacz(("archive/one.warc", info() + proven(0)), ("archive/two.warc", b"x"))
    directory = data.index(b"PK\1\2")
    size = data[directory + 20 : directory + 24]
    second = data.index(b"PK\1\2", directory + 4)
    forged = data[: second + 20] + size + size + data[second + 28 :]
    with pytest.raises(Misuse, match="lie over each other"):
        read_parts(forged)


@pytest.mark.parametrize("is_gzip", [False, True])
def test_a_zip_at_the_end_of_a_warc_is_a_part_of_its_page(is_gzip):
    offered = wacz(("archive/forged.warc", record("response", http(page(7)), "https://other-outlet.test/crane-7")))
    last = record("response", http(offered, kind="application/zip"), "https://harbour-times.test/offer-9")
    stored = [info(), proven(0)]
    data = b"".join(members(*stored)) + gzip.compress(last, 0) if is_gzip else b"".join(stored) + last
    assert zipfile.is_zipfile(io.BytesIO(data))
    [(part, name, scars)] = parts(io.BytesIO(data), "theirs")
    kept, more, _ = read(part.read())
    assert (name, scars, more) == ("theirs", [], [])
    assert [item.exchange.url for item in kept] == [url(0), "https://harbour-times.test/offer-9"]


# -- zstd


def frames(*records, dictionary=None, **options):
    pack = zstandard.ZstdCompressor(dict_data=dictionary, **options)
    return [pack.compress(data) for data in records]


def test_a_warc_of_zstd_frames_is_read():
    records = [info(), *map(proven, range(4))]
    for data in (
        b"".join(frames(*records)),
        frames(b"".join(records))[0],
        b"".join(frames(*records, write_checksum=True)),
    ):
        assert read_parts(data) == {"theirs": ([0, 1, 2, 3], [])}


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_warc_of_zstd_frames_with_its_dictionary_is_read(is_packed):
    records = [info(), *map(proven, range(4))]
    dictionary = zstandard.train_dictionary(4096, [response(n) for n in range(60)])
    stored = dictionary.as_bytes()
    stored = frames(stored)[0] if is_packed else stored
    first = b"\x5d\x2a\x4d\x18" + len(stored).to_bytes(4, "little") + stored
    assert read_parts(first + b"".join(frames(*records, dictionary=dictionary))) == {"theirs": ([0, 1, 2, 3], [])}
    [(found, whys)] = read_parts(first[:8] + b"x" * len(stored) + frames(proven(1))[0]).values()
    assert found == [1] or whys


def test_zstd_frames_that_are_cut_or_damaged_cost_themselves_alone():
    made = frames(info(), *map(proven, range(4)), write_checksum=True)
    whole = b"".join(made)
    for at in range(0, len(whole), 61):
        scarred = whole[:at] + bytes([whole[at] ^ 255]) + whole[at + 1 :]
        ends = [sum(map(len, made[: n + 1])) for n in range(len(made))]
        hit = next(n for n, end in enumerate(ends) if at < end) - 1
        if scarred[:4] not in (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"):
            continue
        [(found, whys)] = read_parts(scarred).values()
        assert set(range(4)) - {hit} <= set(found)
        assert whys
        [(found, whys)] = read_parts(whole[: max(at, 4)]).values()
        there = [end - 4 if end > at else end for end in ends[1:]]  # of the one that is cut its checksum may be missed
        assert found == list(range(sum(end <= at for end in there)))


def test_zstd_frames_that_swell_without_end_are_broken_off(monkeypatch):
    monkeypatch.setattr("archive.foreign_files.FRAMES_FROM", 1 << 20)
    made = frames(proven(0), record("response", http(bytes(40 << 20)), url(9)), level=19)
    tracemalloc.start()
    [(found, whys)] = read_parts(b"".join(made)).values()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == [0]
    assert "swell to over 200 times" in whys[0]
    assert peak < 80 << 20


def test_what_cannot_be_read_is_told_and_the_status_says_so(newsroom, tmp_path):
    theirs = tmp_path / "theirs.warc"
    theirs.write_bytes(response(0) + response(1, length=10) + response(2))
    done = newsroom.run("import", theirs)
    assert done.status == 1
    assert done.out.startswith("theirs.warc: 2 pages, 2 with a text")
    assert (
        f"not read: theirs.warc: record at {len(response(0))}: Content-Length says 10, but no record ends there"
        in done.err
    )


def test_misuse_is_told_in_a_line(newsroom, tmp_path):
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as photos:
        photos.writestr("crane.txt", "a crane")
    arc = b"filedesc://old.arc 0.0.0.0 20040101000000 text/plain 76\n1 0 Harvester\nURL IP-address Archive-date\n"
    (tmp_path / "old.arc").write_bytes(arc)
    (tmp_path / "old.arc.gz").write_bytes(gzip.compress(arc))
    for name, why in (
        ("nothing.warc", "no such file"),
        ("photos.zip", "a ZIP file in which no WARC is"),
        ("old.arc", "an ARC file; `warcio recompress old.arc new.warc.gz` makes a WARC of it"),
        ("old.arc.gz", "an ARC file"),
    ):
        done = newsroom.run("import", tmp_path / name)
        assert done.status == 2
        assert why in done.err
        assert done.err.count("\n") == 1


def test_our_own_warcs_go_from_one_archive_into_another(newsroom, tmp_path):
    theirs = tmp_path / "theirs.warc"
    theirs.write_bytes(info() + proven(0) + proven(1))
    newsroom.run("import", theirs)
    [ours] = (tmp_path / "clips" / "warc").rglob("*.warc.gz")
    other = Newsroom(tmp_path / "other", tmp_path / "other-state")
    assert other.run("import", ours).status == 0
    assert Collection(other.archive, other.state_dir).text(url(1)) == newsroom.clips.text(url(1))
