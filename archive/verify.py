"""Whether anything was altered: what the known judges of WARC files do not notice, and what they do.

    unreadable     no whole record stands here, or one of ours does not say what it should
    form           a file does not start with its warcinfo
    date           a date that is none, or in no form that WARC 1.1, 5.4 knows
    block digest   the block is not the one whose digest was written
    payload digest the same of the payload; or a digest where the record has no payload
    encoding       the body is not in the Content-Encoding of its head: it was stored decoded
    length         the body is shorter or longer than its Content-Length, and nothing says it was cut
    repeated id    two records of one id, unless derived (version 5) and with the same block
    dangling       a record, or a row of a capture record, refers to what is not there
    reference      what it refers to is another than it says: type, URL, date, digest
    segment        the segment is missing, or is not the one that the WARC gives

Of these warcio, FastWARC and warcat notice wrong digests; warcio misses even a truncated member.
"""

from __future__ import annotations

import base64
import hashlib
import json
import uuid
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, replace
from typing import BinaryIO, NamedTuple

import brotli

from archive import segment, warc
from archive.capture import Exchange
from archive.errors import BadRecord
from archive.layout import parse_time, segment_of
from archive.record import Found, Record, read_warc

Opened = Callable[[], AbstractContextManager[BinaryIO]]
Object = tuple[str, Opened]
"""A key and what opens the object under it."""

ALGORITHMS = ("md5", "sha1", "sha256", "sha384", "sha512")
SAMPLE = 1 << 12  # bytes of a body that are decoded to see whether they can be


class Finding(NamedTuple):
    """One thing that is wrong, at a record's offset in the object under `key`."""

    key: str
    offset: int
    id: str  # of the record, "" where there is none
    kind: str
    what: str  # in words


class _Kept(NamedTuple):
    """What is remembered of a record until all are read: some 700 bytes."""

    type: str
    block: str
    payload: str  # SHA-256; "" of what has none
    digest: str
    refers_to: str
    url: str
    date: str


@dataclass(frozen=True, slots=True)
class _Claim:
    """A record says something of another."""

    finding: Finding  # what to say if it is not so, in part
    target: str
    types: tuple[str, ...]
    payload: str = ""  # SHA-256
    block: str = ""
    digest: str = ""
    url: str = ""
    date: str = ""


def verify(
    warcs: Iterable[Object],
    segments: Iterable[Object] | None = None,
    known: Callable[[str], bool] = lambda record_id: False,
) -> Iterator[Finding]:
    """Yield all that is wrong with these WARCs, and with their segments if given; nothing of a sound archive.

    Every record is read once, one at a time; what references need takes some 700 bytes a record. `known` tells of a
    record id whether it stands in a WARC that is not among these.
    """
    kept: dict[str, _Kept] = {}
    claims: list[_Claim] = []
    of_warcs = None if segments is None else dict(segments)
    for key, opened in warcs:
        found: list[Finding] = []
        scars: list[BadRecord] = []
        with opened() as file:
            rows = segment.rows(_checked(file, key, kept, claims, found), key, scar=scars.append)
        yield from found
        for scar in scars:
            yield Finding(key, scar.offset, "", "unreadable", scar.why)
        if of_warcs is not None:
            yield from _compared(key, rows, of_warcs.pop(segment_of(key), None))
    for key in of_warcs or ():
        yield Finding(key, 0, "", "segment", "its WARC is missing")
    for claim in claims:
        yield from _judged(claim, kept, known)


def _checked(
    file: BinaryIO, key: str, kept: dict[str, _Kept], claims: list[_Claim], found: list[Finding]
) -> Iterator[Found | BadRecord]:
    """Pass on what the file holds, and note what is wrong with it and what it claims."""
    for item in read_warc(file, key):
        if isinstance(item, Found):
            record, offset, _ = item
            if not offset and record.type != "warcinfo":
                found.append(
                    Finding(key, 0, record.id, "form", f"the file starts with a {record.type}, not a warcinfo")
                )
            for kind, check in CHECKS.items():
                found.extend(Finding(key, offset, record.id, kind, what) for what in check(record))
            new = _remembered(record)
            old = kept.setdefault(record.id, new)
            if old is not new and not (_is_derived(record.id) and old.block == new.block):
                found.append(Finding(key, offset, record.id, "repeated id", f"another {old.type} bears this id"))
            with suppress(ValueError, KeyError, TypeError, AttributeError):  # told as unreadable when its row is made
                claims.extend(_claims(record, Finding(key, offset, record.id, "", "")))
        yield item


# -- one record


def _date(record: Record) -> Iterator[str]:
    for name in ("WARC-Date", "WARC-Refers-To-Date"):
        if record.get(name) or name == "WARC-Date":
            try:
                parse_time(record.get(name))
            except ValueError:
                yield f"{name} is {record.get(name)!r}"


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
    coding = answer.header("Content-Encoding").rpartition(",")[2].strip().lower()
    # With a Content-Length that fits, the outlet itself sent what it did not encode.
    if body and coding in DECODERS and answer.header("Content-Length") != str(len(body)):
        try:
            DECODERS[coding](body[:SAMPLE])
        except (zlib.error, brotli.error, ValueError):
            yield f"its head says Content-Encoding: {coding}, its body is not"


def _length(record: Record) -> Iterator[str]:
    if record.type != "response" or record.get("WARC-Truncated"):
        return
    head, body = warc.split(record)
    answer = _answer(record, head)
    coded = answer.header("Transfer-Encoding") or answer.header("x-orig-Transfer-Encoding")
    said = answer.header("Content-Length").partition(",")[0].strip()
    if (
        said.isascii()
        and said.isdigit()
        and len(said) < 20
        and not coded
        and answer.status not in (204, 304)
        and int(said) != len(body)
    ):
        yield f"its head says {said} bytes, its body has {len(body)}"


CHECKS: dict[str, Callable[[Record], Iterator[str]]] = {
    "date": _date,
    "block digest": _block_digest,
    "payload digest": _payload_digest,
    "encoding": _encoding,
    "length": _length,
}


def _gzip(data: bytes) -> None:
    zlib.decompressobj(31).decompress(data, SAMPLE)


def _deflate(data: bytes) -> None:
    try:
        zlib.decompressobj(15).decompress(data, SAMPLE)
    except zlib.error:  # as some servers send it, without the head that RFC 9110, 8.4.1.2 asks for
        zlib.decompressobj(-15).decompress(data, SAMPLE)


def _brotli(data: bytes) -> None:
    brotli.Decompressor().process(data, output_buffer_limit=SAMPLE)


def _zstd(data: bytes) -> None:
    if data[:4] != b"\x28\xb5\x2f\xfd":
        raise ValueError


DECODERS = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstd}


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


def _is_derived(record_id: str) -> bool:
    with suppress(ValueError):
        return uuid.UUID(record_id).version == 5
    return False


# -- records among each other


def _remembered(record: Record) -> _Kept:
    payload = ""
    if record.type == "response":
        payload = hashlib.sha256(warc.split(record)[1]).hexdigest()
    elif record.type == "revisit" and record.get("WARC-Profile") != warc.IDENTICAL:
        payload = hashlib.sha256(b"").hexdigest()
    return _Kept(
        record.type,
        hashlib.sha256(record.block).hexdigest(),
        payload,
        record.get("WARC-Payload-Digest"),
        record.get("WARC-Refers-To"),
        record.url,
        record.get("WARC-Date"),
    )


def _claims(record: Record, place: Finding) -> Iterator[_Claim]:
    if target := record.get("WARC-Concurrent-To"):
        yield _Claim(place._replace(what="it was sent for"), target, ("response", "revisit"))
    if target := record.get("WARC-Refers-To"):
        yield _Claim(
            place._replace(what="it refers to"),
            target,
            ("response",) if record.type == "revisit" else ("response", "revisit"),
            digest=record.get("WARC-Payload-Digest") if record.type == "revisit" else "",
            url=record.get("WARC-Refers-To-Target-URI"),
            date=record.get("WARC-Refers-To-Date"),
        )
    if warc.is_capture(record):
        told = json.loads(record.block)
        for row in told["exchanges"]:
            if row["record"]:
                payload = "" if "head_size" in row else row["sha256"]
                yield _Claim(
                    place._replace(what="its exchange is"), row["id"], ("response", "revisit"), payload=payload
                )
        if "text_of" in told:
            yield _Claim(
                place._replace(what="its text is"), told["text_of"], ("conversion",), block=told["text_sha256"]
            )


def _judged(claim: _Claim, kept: dict[str, _Kept], known: Callable[[str], bool]) -> Iterator[Finding]:
    target, says = kept.get(claim.target), f"{claim.finding.what} {claim.target}"
    if target is None:
        if not known(claim.target):
            yield claim.finding._replace(kind="dangling", what=f"{says}, which is not there")
        return
    wrong = claim.finding._replace(kind="reference")
    if target.type not in claim.types:
        yield wrong._replace(what=f"{says}, which is a {target.type}")
        return
    payload = target.payload
    if not payload and target.refers_to in kept:
        payload = kept[target.refers_to].payload
    pairs = {
        "payload": (claim.payload if payload else "", payload),
        "block": (claim.block, target.block),
        "payload digest": (claim.digest, target.digest),
        "URL": (claim.url, target.url),
        "date": (claim.date, target.date),
    }
    for name, (said, held) in pairs.items():
        if said and said != held:
            yield wrong._replace(what=f"{says}, whose {name} is {held}, not {said}")


# -- the segment


def _compared(key: str, rows: list[segment.Row], opened: Opened | None) -> Iterator[Finding]:
    if opened is None:
        yield Finding(key, 0, "", "segment", "it has none, so readers do not see it")
        return
    own = {row.offset: row for row in rows}
    with opened() as file:
        try:
            written = segment.unpack(file.read())
        except (ValueError, OSError, EOFError, zlib.error) as error:
            yield Finding(segment_of(key), 0, "", "segment", f"it cannot be read: {error}")
            return
    for row in written:
        made = own.pop(row.offset, None)
        if made is None:
            yield Finding(segment_of(key), row.offset, row.id, "segment", f"{key} has no {row.kind} there")
        elif segment.line(replace(made, text=row.text)) != segment.line(
            row
        ):  # which texts are kept is decided elsewhere
            yield Finding(segment_of(key), row.offset, row.id, "segment", f"its line is not what {key} gives")
    for row in own.values():
        yield Finding(segment_of(key), row.offset, row.id, "segment", f"it has no line for this {row.kind}")
