"""Each kind of finding is forged once; a sound archive gives none."""

import gzip
import hashlib
import io
import json
import zlib
from dataclasses import replace

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import facts, segment, warc
from archive.content import slip
from archive.layout import derived_id, facts_key, fresh_id, segment_of, text_key
from archive.publish import TextObject, text_objects
from archive.record import Record, pack, sha1, unpack
from archive.verify import Chain, verify
from tests import samples

SOUND = samples.records()
CHUNKED = samples.CHUNKED.id
TEXT_KEY = text_key("news.outlet.test/harbour/", samples.CHUNKED.began, 3, samples.article().text_sha256)


def findings(data, segments=None, **more):
    warcs = [(samples.KEY, lambda: io.BytesIO(data))]
    if segments is not None:
        segments = [(key, lambda value=value: io.BytesIO(value)) for key, value in segments.items()]
    return list(verify(warcs, segments, **more))


def packed(records):
    return b"".join(pack(record) for record in records)


def told(found):
    return [(finding.kind, finding.what) for finding in found]


def forged(record, block=None, digest=True, **fields):
    """The record with another block or other fields (None drops one), its length and block digest set right."""
    block = record.block if block is None else block
    fields = {name.replace("_", "-"): value for name, value in fields.items()}
    if digest:
        fields["WARC-Block-Digest"] = sha1(block)
    fields["Content-Length"] = str(len(block))
    merged = dict(record.fields) | fields
    return Record(tuple((name, value) for name, value in merged.items() if value is not None), block)


def with_forged(place, **change):
    """The sound records, one of them forged."""
    index = next(index for index, record in enumerate(SOUND) if place(record))
    records = list(SOUND)
    records[index] = forged(records[index], **change)
    return packed(records)


def of_id(record_id):
    return lambda record: record.id == record_id


def test_a_sound_archive_gives_no_finding():
    data = packed(SOUND)
    assert findings(data) == []
    assert findings(data, {segment_of(samples.KEY): segment.pack(segment.rows_of(io.BytesIO(data), samples.KEY))}) == []
    assert text_findings({}) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("WARC-Target-URI", "https://news.outlet.test/forged"), ("warc-date", "2020-01-01T00:00:00Z"), ("WARC-Type", "x")],
)
def test_a_field_that_stands_twice(name, value):
    index = next(index for index, record in enumerate(SOUND) if record.id == CHUNKED)
    twice = replace(SOUND[index], fields=(*SOUND[index].fields, (name, value)))
    (finding,) = findings(packed([*SOUND[:index], twice, *SOUND[index + 1 :]]))
    assert (finding.kind, finding.id, finding.what) == ("form", CHUNKED, f"its head says {name.lower()} 2 times")


def test_records_that_are_only_packed_otherwise_are_told_in_one_finding():
    segments = {segment_of(samples.KEY): segment.pack(segment.rows_of(io.BytesIO(packed(SOUND)), samples.KEY))}
    again = b"".join(gzip.compress(gzip.decompress(pack(record)), 9, mtime=0) for record in SOUND)
    (finding,) = findings(again, segments)
    assert finding.kind == "segment"
    assert "or are packed otherwise" in finding.what


@pytest.mark.parametrize("cut", [1, 8, 40])
def test_a_truncated_member(cut):
    (finding,) = findings(packed(SOUND)[:-cut])
    assert finding.kind == "unreadable"
    assert "cut off" in finding.what
    assert finding.offset == len(packed(SOUND[:-1]))


def test_a_scar_in_the_middle():
    data = bytearray(packed(SOUND))
    data[len(packed(SOUND[:-1])) + 20] ^= 255
    assert ("unreadable", True) in {(finding.kind, "no gzip member" in finding.what) for finding in findings(data)}


def test_a_file_that_does_not_start_with_its_warcinfo():
    (finding,) = findings(packed(SOUND[1:]))
    assert (finding.kind, finding.offset) == ("form", 0)
    assert "response" in finding.what


@pytest.mark.parametrize("date", ["2026-11-22 10:11:12", "2026-13-22T10:11:12Z", "yesterday", ""])
def test_a_date_that_is_none(date):
    data = packed([SOUND[0], forged(SOUND[1], WARC_Date=date or None)])
    assert ("date", f"WARC-Date is {date!r}") in told(findings(data))


@pytest.mark.parametrize(
    "value", [None, "", "urn:uuid:8a2f4c0e-0000-4000-8000-000000000001", "<8a2f4c0e>", "<urn:a b>"]
)
def test_a_record_id_that_is_none(value):
    data = packed([SOUND[0], forged(SOUND[1], WARC_Record_ID=value)])
    assert ("id", f"WARC-Record-ID is {value or ''!r}, no URI in <>") in told(findings(data))


def test_a_block_that_is_not_its_digests():
    text = next(record for record in SOUND if record.type == "request")
    data = with_forged(of_id(text.id), block=text.block.replace(b"GET", b"PUT"), digest=False)
    (finding,) = findings(data)
    assert (finding.id, finding.kind) == (text.id, "block digest")


def test_a_block_without_digest():
    data = with_forged(of_id(samples.record_id(50)), WARC_Block_Digest=None, digest=False)
    assert told(findings(data)) == [("block digest", "it has none")]


def test_a_payload_that_is_not_its_digests():
    answer = next(record for record in SOUND if record.id == samples.GONE.id)
    data = with_forged(of_id(answer.id), block=answer.block.replace(b"Gone.", b"Here."))
    assert {finding.kind for finding in findings(data)} == {"payload digest", "reference"}


@pytest.mark.parametrize("kind", ["conversion", "metadata", "warcinfo"])
def test_a_payload_digest_of_what_has_no_payload(kind):
    found = findings(with_forged(lambda record: record.type == kind, WARC_Payload_Digest=sha1(b"")))
    assert told(found) == [("payload digest", f"a {kind} has no payload (WARC 1.1, 5.9)")]


def test_a_payload_digest_of_a_request_or_resource_is_right_or_not():
    request = next(record for record in SOUND if record.type == "request")
    resource = forged(
        SOUND[-1], block=b"DOM", WARC_Type="resource", WARC_Record_ID=f"<{fresh_id()}>", WARC_Refers_To=None
    )
    for record, payload in ((request, b""), (resource, b"DOM")):
        for digest, expected in ((sha1(payload), []), (sha1(b"other"), ["payload digest"])):
            made = forged(record, WARC_Payload_Digest=digest, WARC_Concurrent_To=None)
            kinds = [finding.kind for finding in findings(packed([SOUND[0], made])) if finding.kind != "form"]
            assert kinds == expected


@pytest.mark.parametrize(
    ("digest", "right"),
    [
        (lambda data: f"sha1:{hashlib.sha1(data).hexdigest()}", True),
        (lambda data: f"SHA-256:{hashlib.sha256(data).hexdigest().upper()}", True),
        (lambda data: f"md5:{hashlib.md5(data).hexdigest()}", True),
        (lambda data: f"crc9:{hashlib.md5(data).hexdigest()}", False),
        (lambda data: hashlib.sha1(data).hexdigest(), False),
    ],
    ids=["sha1 in hex", "sha256", "md5", "unknown", "no name"],
)
def test_digests_of_other_writers(digest, right):
    record = forged(SOUND[0], WARC_Block_Digest=digest(SOUND[0].block), digest=False)
    assert (findings(packed([record])) == []) is right


def kept(exchange):
    return packed([SOUND[0], *warc.exchange_records(exchange)])


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "deflate", "br", "zstd", "gzip, br", "GZIP"])
def test_a_decoded_body_under_content_encoding(coding):
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nTransfer-Encoding: chunked\r\n\r\n" % coding.encode()
    (finding,) = findings(kept(samples.exchange(head=head, coded=True)))
    assert finding.kind == "encoding"
    assert "its body is not" in finding.what


@pytest.mark.parametrize(
    ("coding", "encode"),
    [
        ("gzip", gzip.compress),
        ("deflate", lambda data: zlib.compress(data)),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("br", lambda data: brotli.compress(data)),
        ("zstd", zstandard.compress),
        ("identity", bytes),
    ],
)
def test_an_encoded_body_under_content_encoding_is_right(coding, encode):
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\n\r\n" % coding.encode()
    assert findings(kept(samples.exchange(head=head, body=encode(samples.HTML * 50)))) == []


@pytest.mark.parametrize(("coding", "right"), [("xchunked", True), ("chunked-not", True), ("gzip, Chunked", False)])
def test_a_transfer_coding_is_told_by_its_whole_name(coding, right):
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: %s\r\n\r\n" % coding.encode()
    assert (findings(kept(samples.exchange(head=head, coded=False))) == []) is right


def test_an_outlet_that_names_a_coding_and_uses_none_is_not_our_fault():
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(samples.HTML)
    assert findings(kept(samples.exchange(head=head))) == []


def test_an_outlets_slip_that_was_noted_when_it_came_is_not_our_fault():
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
    answer = samples.exchange(head=head)
    noted = replace(answer, faults=(slip(answer.headers, answer.body),))
    assert [found.kind for found in findings(seen(answer))] == ["encoding"]
    assert findings(seen(noted)) == []


def seen(answer):
    capture = samples.capture(answer, article=None, access="error", judgements=())
    return packed([SOUND[0], *warc.capture_records(capture)])


@pytest.mark.parametrize("length", [len(samples.HTML) - 1, len(samples.HTML) + 1])
def test_a_body_of_another_length_than_its_head_says(length):
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % length
    (finding,) = findings(kept(samples.exchange(head=head)))
    assert finding.what == f"its head says {length} bytes, its body has {len(samples.HTML)}"
    assert findings(kept(samples.exchange(head=head, truncated="disconnect"))) == []


def test_a_repeated_id():
    twice = forged(SOUND[-1], WARC_Record_ID=f"<{samples.record_id(50)}>")
    found = findings(packed([*SOUND, twice]))
    assert told(found) == [("repeated id", "another metadata bears this id")]


def test_a_derived_record_may_be_repeated_with_the_same_block_only():
    conversion = next(record for record in SOUND if record.type == "conversion")
    assert findings(packed([*SOUND, conversion])) == []
    other = forged(conversion, block=b"Another text.\n")
    assert told(findings(packed([*SOUND, other]))) == [("repeated id", "another conversion bears this id")]


def test_a_response_may_not_be_repeated():
    answer = next(record for record in SOUND if record.id == CHUNKED)
    assert told(findings(packed([*SOUND, answer]))) == [("repeated id", "another response bears this id")]


LOST = samples.record_id(666)


@pytest.mark.parametrize(
    ("place", "change", "words"),
    [
        (lambda record: record.type == "revisit", {"WARC_Refers_To": f"<{LOST}>"}, "it refers to"),
        (lambda record: record.type == "conversion", {"WARC_Refers_To": f"<{LOST}>"}, "it refers to"),
        (warc.is_capture, {"WARC_Refers_To": f"<{LOST}>"}, "it refers to"),
        (lambda record: record.type == "request", {"WARC_Concurrent_To": f"<{LOST}>"}, "it was sent for"),
    ],
    ids=["revisit", "conversion", "capture", "request"],
)
def test_a_reference_to_what_is_not_there(place, change, words):
    data = with_forged(place, **change)
    assert ("dangling", f"{words} {LOST}, which is not there") in told(findings(data))
    assert "dangling" not in {finding.kind for finding in findings(data, known=lambda record_id: record_id == LOST)}


def changed_capture(change):
    record = next(record for record in SOUND if warc.is_capture(record))
    data = json.loads(record.block)
    change(data)
    return with_forged(of_id(record.id), block=facts.dumps(data))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: data["exchanges"][-1].update(id=LOST), f"its exchange is {LOST}, which is not there"),
        (lambda data: data.update(text_of=LOST), f"its text is {LOST}, which is not there"),
    ],
)
def test_a_capture_whose_exchange_or_text_is_not_there(change, words):
    assert told(findings(changed_capture(change))) == [("dangling", words)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda data: data["exchanges"][-1].update(sha256="0" * 64), "whose payload is"),
        (lambda data: data.update(text_sha256="0" * 64), "whose block is"),
        (lambda data: data.update(text_of=CHUNKED), "which is a response"),
    ],
)
def test_a_capture_that_says_other_of_its_exchange_or_text(change, words):
    (finding,) = findings(changed_capture(change))
    assert finding.kind == "reference"
    assert words in finding.what


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"WARC_Refers_To_Target_URI": "https://other.test/"}, "whose URL is"),
        ({"WARC_Refers_To_Date": "2026-11-22T00:00:00.000000Z"}, "whose date is"),
        ({"WARC_Payload_Digest": sha1(b"x")}, "whose payload digest is"),
        ({"WARC_Refers_To": f"<{derived_id(CHUNKED, 'request')}>"}, "which is a request"),
    ],
)
def test_a_revisit_that_says_other_of_what_it_refers_to(change, words):
    found = findings(with_forged(lambda record: record.type == "revisit", **change))
    assert any(finding.kind == "reference" and words in finding.what for finding in found)


def test_a_revisit_whose_capture_saw_another_payload():
    record = next(record for record in SOUND if warc.is_capture(record) and samples.SAME.id.encode() in record.block)
    data = json.loads(record.block)
    data["exchanges"][0]["sha256"] = "0" * 64
    (finding,) = findings(with_forged(of_id(record.id), block=facts.dumps(data)))
    assert (finding.kind, finding.id) == ("reference", record.id)


@pytest.mark.parametrize("block", [b"{}", b"[", b'{"exchanges":[{}]}', b"\xff"])
def test_a_capture_record_that_is_none(block):
    assert "unreadable" in {finding.kind for finding in findings(with_forged(warc.is_capture, block=block))}


# -- a second reader


def test_a_second_reader_sees_the_same_records_of_a_sound_archive():
    assert findings(packed(SOUND), deep=True) == []


def two_in_one():
    return gzip.compress(gzip.decompress(pack(SOUND[-2])) + gzip.decompress(pack(SOUND[-1])), mtime=0)


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (two_in_one, f"warcio sees a {SOUND[-2].type} {SOUND[-2].id}"),
        (lambda: gzip.decompress(pack(SOUND[-1])), "warcio"),
        (lambda: gzip.compress(b"no record at all", mtime=0), "warcio cannot read on"),
    ],
    ids=["two records in one member", "a record that is not packed", "no record"],
)
def test_what_only_a_second_reader_sees_is_told(last, words):
    found = findings(packed(SOUND[:-2]) + last(), deep=True)
    assert any(finding.kind == "second reader" and words in finding.what for finding in found), found
    assert "unreadable" in {finding.kind for finding in found}


# -- segments


def segment_findings(change):
    data = packed(SOUND)
    rows = change(segment.rows_of(io.BytesIO(data), samples.KEY))
    return findings(data, {segment_of(samples.KEY): segment.pack(rows)})


def test_a_warc_without_segment_and_a_segment_without_warc():
    other = segment_of(samples.KEY.replace("-00000", "-00001"))
    found = findings(packed(SOUND), {other: segment.pack([])})
    assert {(finding.key, finding.what) for finding in found} == {
        (samples.KEY, "it has none, so readers do not see it"),
        (other, "its WARC is missing"),
    }


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda rows: rows[1:], "it has no line for this"),
        (lambda rows: [*rows, replace(rows[0], offset=1)], "has no such"),
        (lambda rows: [replace(rows[0], url="https://a.test/"), *rows[1:]], "its line is not what"),
    ],
)
def test_a_segment_that_is_not_its_warcs(change, words):
    (finding,) = segment_findings(change)
    assert (finding.kind, finding.key) == ("segment", segment_of(samples.KEY))
    assert words in finding.what


@pytest.mark.parametrize("data", [b"", b"x", gzip.compress(b"no line\n", mtime=0), gzip.compress(b"", mtime=0)[:-4]])
def test_a_segment_that_cannot_be_read(data):
    found = findings(packed(SOUND), {segment_of(samples.KEY): data})
    assert found and {finding.kind for finding in found} == {"segment"}


# -- text objects

CAPTURE = next(record for record in SOUND if warc.is_capture(record))


def objects_of(key, capture, text_of, records=SOUND):
    """The two objects of a text, as they are published."""
    data = packed(records)
    rows = {row.id: row for row in segment.rows_of(io.BytesIO(data), samples.KEY)}
    text = TextObject(key, rows[capture.id], rows.get(text_of))
    return text_objects(text, lambda row: unpack(data[row.offset :]), None, rows)


TEXTS = objects_of(TEXT_KEY, CAPTURE, warc.conversion_id(CHUNKED, 3))
FACTS = json.loads(TEXTS[facts_key(TEXT_KEY)])


def text_findings(change, row_change=lambda row: row, records=SOUND):
    """What is found where one WARC's first text is kept as an object; `change` alters objects, None drops one."""
    data = packed(records)
    conversion = warc.conversion_id(CHUNKED, 3)
    rows = segment.rows_of(io.BytesIO(data), samples.KEY, lambda record: TEXT_KEY * (record.id == conversion))
    segments = [(segment_of(samples.KEY), lambda: io.BytesIO(segment.pack(map(row_change, rows))))]
    objects = {key: value for key, value in (TEXTS | change).items() if value is not None}
    texts = [(key, lambda value=value: io.BytesIO(value)) for key, value in sorted(objects.items())]
    return list(verify([(samples.KEY, lambda: io.BytesIO(data))], segments, texts))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({TEXT_KEY: b"The crane went.\n"}, "it is not the text whose SHA-256 is"),
        ({TEXT_KEY: b""}, "it is not the text whose SHA-256 is"),
        ({TEXT_KEY: None}, "it is missing"),
        ({facts_key(TEXT_KEY): None}, "it is missing"),
        ({facts_key(TEXT_KEY): b"{"}, "it is not what a capture record says"),
        (
            {facts_key(TEXT_KEY): json.dumps(FACTS | {"access": "error"}).encode()},
            "it is not what a capture record says",
        ),
        ({TEXT_KEY.replace("2026", "2036"): b"The crane went.\n"}, "no segment tells of it"),
        (
            {facts_key(TEXT_KEY): json.dumps(FACTS | {"provenance": FACTS["provenance"] | {"offset": 1}}).encode()},
            "it does not say where its text record stands",
        ),
        (
            {
                facts_key(TEXT_KEY): json.dumps(
                    FACTS | {"provenance": {"capture": FACTS["provenance"]["capture"]}}
                ).encode()
            },
            "it does not say where its answer and response and text record stands",
        ),
    ],
)
def test_a_text_object_that_is_not_what_its_records_say(change, words):
    (finding,) = text_findings(change)
    assert (finding.kind, finding.key) == ("text", next(iter(change)))
    assert words in finding.what


def test_a_withdrawn_text_is_an_empty_object_named_so():
    withdrawn = text_key("news.outlet.test/harbour/", samples.CHUNKED.began, 5, hashlib.sha256(b"").hexdigest())
    newer = replace(samples.FIRST, article=samples.article(text="", rules=5), access="consent")
    last = warc.capture_record(newer, made=samples.at(200))
    records = [*SOUND, last]
    objects = objects_of(withdrawn, last, "", records)

    def told_by_its_capture(row):
        return replace(row, text=withdrawn) if row.id == last.id else row

    assert text_findings(objects, told_by_its_capture, records) == []
    (finding,) = text_findings(objects | {withdrawn: b"x"}, told_by_its_capture, records)
    assert (finding.key, finding.kind) == (withdrawn, "text")


def test_a_withdrawal_that_its_capture_record_does_not_tell_of():
    forged_key = text_key("news.outlet.test/harbour/", samples.CHUNKED.began, 3, hashlib.sha256(b"").hexdigest())
    objects = objects_of(forged_key, CAPTURE, "")

    def told_by_its_capture(row):
        return replace(row, text=forged_key) if row.id == CAPTURE.id else row

    (finding,) = text_findings(objects, told_by_its_capture)
    assert (finding.key, finding.kind) == (facts_key(forged_key), "text")
    assert "withdrawn" in finding.what


# -- manifests

INDEX = segment_of(samples.KEY)


def manifest_findings(data, objects):
    rows = segment.pack(segment.rows_of(io.BytesIO(data), samples.KEY))
    told = {"run": samples.RUN, "ended": "2026-11-22T10:15:00Z", "objects": objects, "parents": {}}
    manifest = objects if isinstance(objects, bytes) else json.dumps(told).encode()
    given = {
        "warcs": (samples.KEY, data),
        "segments": (INDEX, rows),
        "manifests": (f"runs/{samples.RUN}.json", manifest),
    }
    objects = {name: [(key, lambda v=value: io.BytesIO(v))] for name, (key, value) in given.items()}
    return list(verify(**objects, chain=Chain.read(objects["manifests"])))


def all_written(data):
    rows = segment.pack(segment.rows_of(io.BytesIO(data), samples.KEY))
    return {samples.KEY: sha256(data), INDEX: sha256(rows)}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def test_an_archive_that_is_as_its_manifests_say_gives_no_finding():
    written = all_written(packed(SOUND))
    assert manifest_findings(packed(SOUND), written | {"text/not-looked-at.txt": "0" * 64}) == []


def test_a_warc_rewritten_with_all_its_digests_made_anew():
    other = replace(samples.GONE, reason="moved")
    rewritten = [
        warc.capture_record(other) if record.id == warc.capture_record(other).id else record for record in SOUND
    ]
    data = packed(rewritten)
    assert data != packed(SOUND)
    (finding,) = manifest_findings(data, all_written(data) | {samples.KEY: sha256(packed(SOUND))})
    assert (finding.kind, finding.key) == ("manifest", samples.KEY)
    assert f"not what runs/{samples.RUN}.json says" in finding.what


def test_an_object_that_was_written_and_is_missing():
    lost = samples.KEY.replace("-00000", "-00007")
    (finding,) = manifest_findings(packed(SOUND), all_written(packed(SOUND)) | {lost: "0" * 64})
    assert (finding.kind, finding.key) == ("manifest", lost)
    assert "missing" in finding.what


@pytest.mark.parametrize("manifest", [b"", b"[]", b"{}", b"{", b'{"objects": 1}', b"\xff", b"[" * 99_999])
def test_a_manifest_that_cannot_be_read(manifest):
    (finding,) = manifest_findings(packed(SOUND), manifest)
    assert (finding.kind, finding.key) == ("manifest", f"runs/{samples.RUN}.json")


def test_what_spans_two_warcs_is_seen_together():
    second = samples.KEY.replace("-00000", "-00001")
    index = next(index for index, record in enumerate(SOUND) if record.type == "revisit")
    info = replace_id(SOUND[0], WARC_Filename=second.rpartition("/")[2])
    parts = {samples.KEY: packed(SOUND[:index]), second: packed([info, *SOUND[index:]])}
    warcs = [(key, lambda data=data: io.BytesIO(data)) for key, data in parts.items()]
    assert list(verify(warcs)) == []
    assert {finding.kind for finding in verify(warcs[1:])} == {"dangling"}


def replace_id(record, **fields):
    return forged(record, WARC_Record_ID=f"<{fresh_id()}>", **fields)


@settings(deadline=None)
@given(st.data())
def test_whatever_is_wrong_with_a_record_verify_says_so_and_goes_on(data):
    index = data.draw(st.integers(1, len(SOUND) - 1))
    record = SOUND[index]
    name = data.draw(st.sampled_from([name for name, _ in record.fields if name != "Content-Length"]))
    value = data.draw(st.none() | st.text(st.characters(codec="ascii", exclude_characters="\r\n"), max_size=9))
    block = data.draw(st.just(record.block) | st.binary(max_size=40))
    changed = forged(record, block, digest=False, **{name: value})
    whole = packed([*SOUND[:index], changed, *SOUND[index + 1 :]])
    rows = segment.pack(segment.rows_of(io.BytesIO(packed(SOUND)), samples.KEY))
    found = findings(whole, {segment_of(samples.KEY): rows})
    altered = (changed.get(name), changed.block) != (record.get(name), record.block)
    assert bool(found) is altered or name in UNCHECKED


# Fields that nothing else in the archive vouches for; the length of the member gives them away where it changes.
UNCHECKED = {"WARC-IP-Address", "WARC-Protocol", "WARC-Filename", "Content-Type", "WARC-Truncated", "Clipfile-Rules"}
