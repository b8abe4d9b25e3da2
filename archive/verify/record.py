"""What can be seen wrong in one record alone."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress

from archive import chunks, facts, httphead, warc
from archive.capture import Exchange
from archive.content import codings, slip
from archive.layout import derived_id, parse_time
from archive.record import Record

ALGORITHMS = ("md5", "sha1", "sha256", "sha384", "sha512")
ID = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:[^\s<>]+>")  # WARC 1.1, 5.2
REPEATED = "warc-concurrent-to"  # the one field that may be there more than once (WARC 1.1, 5.7)
Pairs = dict[str, tuple[str, str]]  # what is compared → as it is, as it should be


def _date(record: Record) -> Iterator[str]:
    for name in ("WARC-Date", "WARC-Refers-To-Date"):
        if record.get(name) or name == "WARC-Date":
            try:
                parse_time(record.get(name))
            except ValueError:
                yield f"{name} is {record.get(name)!r}"


def _id(record: Record) -> Iterator[str]:
    value = next((value for name, value in record.fields if name.lower() == "warc-record-id"), "")
    if not ID.fullmatch(value):
        yield f"WARC-Record-ID is {value!r}, no URI in <>"


def _block_digest(record: Record) -> Iterator[str]:
    if not record.get("WARC-Block-Digest"):
        yield "it has none"
    elif not _fits(record.get("WARC-Block-Digest"), record.block):
        yield f"its {len(record.block)} bytes are not those of {record.get('WARC-Block-Digest')}"


def _payload_digest(record: Record) -> Iterator[str]:
    digest = record.get("WARC-Payload-Digest")
    if not digest or record.type == "revisit":  # a revisit's is that of the record it refers to
        return
    if record.type not in ("response", "request", "resource"):
        yield f"a {record.type} has no payload (WARC 1.1, 5.9)"
        return
    payload = record.block if record.type == "resource" else warc.split(record)[1]
    if not _fits(digest, payload):
        yield f"its {len(payload)} bytes are not those of {digest}"


def _encoding(record: Record) -> Iterator[str]:
    if record.type != "response" or record.get("WARC-Truncated"):
        return
    head, body = warc.split(record)
    answer = _answer(record, head)
    if httphead.is_chunked(answer.header("Transfer-Encoding")) and body and chunks.removed(body) is None:
        yield "its head says Transfer-Encoding: chunked, its body is not: the line was put back, or the body decoded"
    # With a Content-Length that fits, the outlet itself sent what it did not encode.
    if slip(answer.headers, body) and answer.header("Content-Length") != str(len(body)):
        coding = codings(answer.headers)[-1]
        yield f"its head says Content-Encoding: {coding}, its body is not: stored decoded, or sent so"


def _length(record: Record) -> Iterator[str]:
    if record.type != "response" or record.get("WARC-Truncated"):
        return
    head, body = warc.split(record)
    answer = _answer(record, head)
    coded = answer.header("Transfer-Encoding") or answer.header("x-orig-Transfer-Encoding")
    said = httphead.content_length(answer.header("Content-Length").partition(",")[0])
    if said is not None and not coded and answer.status not in (101, 204, 304) and said != len(body):
        yield f"its head says {said} bytes, its body has {len(body)}"


def _form(record: Record) -> Iterator[str]:
    """Yield where a record does not agree with itself: its id with what it is made of, its URL with what it tells.

    Of a field that is there twice some readers take the first and others the last.
    """
    times = Counter(name.lower() for name, _ in record.fields)
    for name in (name for name, count in times.items() if count > 1 and name != REPEATED):
        yield f"its head says {name} {times[name]} times"
    with suppress(ValueError, KeyError, TypeError, AttributeError, IndexError):  # told when its row is made
        pairs = _PAIRS.get(record.type)
        for name, (said, due) in (pairs(record) if pairs else {}).items():
            if said != due:
                yield f"{name} is {said or 'not there'}, not {due or 'that of another record'}"


def _of_conversion(record: Record) -> Pairs:
    source = record.get("WARC-Refers-To")
    return {
        "its id": (record.id, warc.conversion_id(source, int(record.get("Clipfile-Rules")))),
        "its URL": (record.url, record.get("WARC-Refers-To-Target-URI")),
    }


def _of_request(record: Record) -> Pairs:
    return {"its id": (record.id, derived_id(record.get("WARC-Concurrent-To"), "request"))}


def _of_revisit(record: Record) -> Pairs:
    profile, source = record.get("WARC-Profile"), record.get("WARC-Refers-To")
    return {
        "its profile": (profile if profile in (warc.IDENTICAL, warc.NOT_MODIFIED) else "", profile),
        "what it refers to": (source, source or "the record that holds its payload"),
    }


def _of_metadata(record: Record) -> Pairs:
    told = json.loads(record.block)
    if not warc.is_capture(record):
        url = facts.uri(f"{warc.EVENT}{told['kind']}:{told['subject']}")
        return {"its URL": (record.url, url), "its date": (record.get("WARC-Date"), told["time"])}
    page = told["exchanges"][-1]
    return {
        "its id": (record.id, derived_id(told["capture"], "capture", told.get("rules", 0))),
        "its URL": (record.url, facts.uri(warc.CAPTURE + page["url"])),
        "its time": (told["time"], page["began"]),
        "its page": (record.get("WARC-Refers-To"), page["id"] if page["record"] else ""),
    }


_PAIRS: dict[str, Callable[[Record], Pairs]] = {
    "conversion": _of_conversion,
    "request": _of_request,
    "revisit": _of_revisit,
    "metadata": _of_metadata,
}

CHECKS: dict[str, Callable[[Record], Iterator[str]]] = {
    "date": _date,
    "id": _id,
    "form": _form,
    "block digest": _block_digest,
    "payload digest": _payload_digest,
    "encoding": _encoding,
    "length": _length,
}


def _answer(record: Record, head: bytes) -> Exchange:
    return Exchange(id=record.id, url=record.url, began=parse_time("1970-01-01T00:00:00Z"), head=head)


def _fits(digest: str, data: bytes) -> bool:
    """Tell whether a labelled digest, in base32 or hex, is that of the data."""
    name, _, value = digest.partition(":")
    name = name.lower().replace("-", "")
    if name not in ALGORITHMS:
        return False
    own = hashlib.new(name, data, usedforsecurity=False).digest()
    return value.upper().rstrip("=") == base64.b32encode(own).decode().rstrip("=") or value.lower() == own.hex()
