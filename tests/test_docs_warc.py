"""`docs/warc-profile.md` shows records as they are written and tells every field."""

import dataclasses
import io
import json
import re
from pathlib import Path

import pytest

from archive import segment, warc
from archive.capture import Article, Capture, Event, Exchange, Judgement
from tests import samples

PAGE = (Path(__file__).parent.parent / "docs" / "warc-profile.md").read_text()
RECORDS = samples.records()


def shown(record):
    """A record as the page shows it: JSON indented, what is no text in words."""
    block = record.block.replace(samples.CHUNKED.body, b"(%d bytes, gzip)" % len(samples.CHUNKED.body))
    if record.get("Content-Type") == "application/json":
        block = json.dumps(json.loads(block), ensure_ascii=False, indent=1).encode()
    fields = "".join(f"{name}: {value}\n" for name, value in record.fields)
    return f"WARC/1.1\n{fields}\n{block.decode()}".replace("\r\n", "\n").rstrip("\n")


def chosen(place):
    return next(record for record in RECORDS if place(record))


EXAMPLES = {
    "warcinfo": RECORDS[0],
    "response": chosen(lambda record: record.id == samples.CHUNKED.id),
    "request": chosen(lambda record: record.get("WARC-Concurrent-To") == samples.CHUNKED.id),
    "revisit": chosen(lambda record: record.get("WARC-Profile") == warc.IDENTICAL),
    "revisit of a 304": chosen(lambda record: record.get("WARC-Profile") == warc.NOT_MODIFIED),
    "conversion": chosen(lambda record: record.type == "conversion"),
    "capture": chosen(warc.is_capture),
    "event": chosen(lambda record: record.id == samples.record_id(50)),
    "event of kind exchange": chosen(lambda record: record.url.startswith("urn:clipfile:exchange:")),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_example_is_the_record_as_written(name):
    assert f"```\n{shown(EXAMPLES[name])}\n```" in PAGE


def test_the_line_of_a_segment_is_the_one_written():
    rows = segment.rows_of(io.BytesIO(samples.warc_file()), samples.KEY)
    row = next(row for row in rows if row.id == samples.CHUNKED.id)
    assert without_places(segment.line(row)) in [without_places(line) for line in PAGE.splitlines()]


def without_places(line):
    """The line, whatever the members' sizes: they vary with the library that packs them."""
    return re.sub(r'"(length|offset|request)":"\d+"', r'"\1":"…"', line)


def test_every_field_of_every_record_is_told():
    names = {name for record in RECORDS for name, _ in record.fields}
    assert names - set(re.findall(r"^\| `([\w-]+)`", PAGE, re.MULTILINE)) == set()


def test_every_field_of_the_json_is_told():
    told = set(re.findall(r"`(\w+)`", PAGE))
    for record in RECORDS:
        if warc.is_capture(record) or warc.is_event(record):
            data = json.loads(record.block)
            rows = [data, data.get("article", {}), *data.get("exchanges", []), *data.get("judgements", [])]
            assert {name for row in rows for name in row} - told == set()
    for kind in (Exchange, Article, Judgement, Capture, Event, segment.Row):
        assert {field.name for field in dataclasses.fields(kind)} - told <= {"key", "head", "article"}
