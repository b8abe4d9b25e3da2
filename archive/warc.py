"""Captures, exchanges and events ↔ WARC/1.1 records; `docs/warc-profile.md` shows each with its fields.

Pure functions: what goes in is a type that travels, what comes out are records in the order in which they are written;
`archive.record.pack` makes gzip members of them and `archive.segment` reads a segment's rows from them. What an
exchange has beyond the HTTP bytes (faults, error, trailers …) stands as facts in its capture record, or in an event of
kind `exchange` where there is none: see `archive.facts`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from archive import facts, httphead
from archive.capture import Article, Capture, Event, Exchange
from archive.errors import BadRecord
from archive.layout import derived_id, iso
from archive.record import Record, sha1

IDENTICAL = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"

CAPTURE = "urn:clipfile:capture:"  # not the page's URL: CDX tools index metadata, and pywb then replays the JSON
EVENT = "urn:clipfile:"

SMALLEST_REVISIT = 256  # bytes; below, the revisit record would not be the smaller one

Fetch = Callable[[str], Sequence[Record]]
"""Gives the record with this id and, behind a response or revisit, its request if there is one; may raise."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A response that is kept: what a revisit or conversion says of the record it refers to."""

    id: str
    url: str
    time: datetime

    @classmethod
    def of(cls, exchange: Exchange) -> Ref:
        """The reference to the response record of `exchange`."""
        return cls(exchange.id, exchange.url, exchange.began)


# -- writing


def may_be_revisit(exchange: Exchange) -> bool:
    """Tell whether this payload may be replaced by a reference: it is whole and not tiny."""
    return not exchange.truncated and not exchange.error and len(exchange.body) >= SMALLEST_REVISIT


def exchange_records(exchange: Exchange, revisit_of: Ref | None = None) -> tuple[Record, ...]:
    """Return the response, or the revisit of what the caller found to be the same, and its request.

    A 304 with `revisit_of` says that the server did not modify what that record holds. None where the exchange has no
    readable answer: what came stands in the facts alone.
    """
    if not exchange.head:
        return ()
    if exchange.status == 304 and exchange.body:  # it brought something after all
        revisit_of = None
    head = httphead.prefixed(exchange.head) if exchange.coded else exchange.head
    not_modified = revisit_of is not None and exchange.status == 304
    plain = httphead.ends_at_its_first_empty_line(head)  # else no other reader would find the payload
    block = head if revisit_of else head + exchange.body
    answer = _record(
        "revisit" if revisit_of else "response",
        exchange.id,
        exchange.began,
        exchange.url,
        block,
        "application/http; msgtype=response",
        ("WARC-IP-Address", facts.address(exchange)),
        ("WARC-Protocol", _protocol(exchange.head)),
        ("WARC-Payload-Digest", "" if not_modified or not plain else sha1(exchange.body)),
        ("WARC-Profile", (NOT_MODIFIED if not_modified else IDENTICAL) if revisit_of else ""),
        *_references(revisit_of),
        ("WARC-Truncated", _truncation(exchange.truncated)),
    )
    if not exchange.request:
        return (answer,)
    request = _record(
        "request",
        derived_id(exchange.id, "request"),
        exchange.began,
        exchange.url,
        exchange.request,
        "application/http; msgtype=request",
        ("WARC-Concurrent-To", f"<{exchange.id}>"),
    )
    return answer, request


def exchange_event(exchange: Exchange, run: str) -> Event | None:
    """Return the event that keeps what the records cannot tell of an exchange without a capture; None when they can."""
    data = facts.of_exchange(exchange)
    if not data:
        return None
    row = {"id": exchange.id, "record": bool(exchange.head), "began": iso(exchange.began), **data}
    event_id = derived_id(exchange.id, "exchange")
    return Event(id=event_id, kind="exchange", subject=exchange.url, time=exchange.began, actor=run, data=row)


def conversion_record(exchange: Exchange, article: Article, made: datetime | None = None) -> Record:
    """Return the record of the clean text of the response that `exchange` is; made when fetched, if not said."""
    return _record(
        "conversion",
        conversion_id(exchange.id, article.rules),
        made or exchange.began,
        exchange.url,
        article.text.encode(),
        "text/plain; charset=utf-8",
        *_references(Ref.of(exchange)),
        ("Clipfile-Rules", str(article.rules)),
    )


def conversion_id(response_id: str, rules: int) -> str:
    """Return the id of the record that holds the text of this response under these rules."""
    return derived_id(response_id, "conversion", rules)


def capture_record(
    capture: Capture,
    text_of: str = "",
    rules: int | None = None,
    made: datetime | None = None,
) -> Record:
    """Return the last record of a capture: all of it in JSON but the bytes and the text itself.

    `text_of` is the id of the conversion that holds its text, if that is not the page's own; `rules` what judged a page
    that gave no article.
    """
    page = capture.exchanges[-1]
    rules = capture.article.rules if capture.article else rules or 0
    if not text_of and capture.article and capture.article.text:
        text_of = conversion_id(page.id, rules)
    return _record(
        "metadata",
        derived_id(capture.id, "capture", rules),
        made or page.began,
        CAPTURE + page.url,
        facts.dumps(facts.of_capture(capture, text_of, rules)),
        "application/json",
        ("WARC-Refers-To", f"<{page.id}>" if page.head else ""),
    )


def capture_records(
    capture: Capture,
    revisits: Mapping[str, Ref] | None = None,
    text_of: str = "",
    rules: int | None = None,
    made: datetime | None = None,
) -> tuple[Record, ...]:
    """Return all records of a capture as the file has them: its exchanges, the text if it is its own, the capture.

    `revisits` says, by exchange id, which answers are known already and where; the rest as in `capture_record`.
    """
    revisits = revisits or {}
    records = [
        record for exchange in capture.exchanges for record in exchange_records(exchange, revisits.get(exchange.id))
    ]
    if capture.article and capture.article.text and not text_of:
        records.append(conversion_record(capture.exchanges[-1], capture.article, made))
    records.append(capture_record(capture, text_of, rules, made))
    return tuple(records)


def event_record(event: Event) -> Record:
    """Return the record of an event."""
    return _record(
        "metadata",
        event.id,
        event.time,
        f"{EVENT}{event.kind}:{event.subject}",
        facts.dumps(facts.of_event(event)),
        "application/json",
    )


def warcinfo_record(name: str, id: str, made: datetime, software: str, **more: str) -> Record:
    """Return the first record of the file `name`; `more` are fields of its block: operator, robots, run."""
    values = {"software": software, "format": "WARC File Format 1.1", "conformsTo": CONFORMS_TO, **more}
    block = "".join(f"{key}: {' '.join(value.split())}\r\n" for key, value in values.items() if value)
    return _record("warcinfo", id, made, "", block.encode(), "application/warc-fields", ("WARC-Filename", name))


# -- reading


def is_capture(record: Record) -> bool:
    """Tell whether this is a capture record."""
    return record.type == "metadata" and record.url.startswith(CAPTURE)


def is_event(record: Record) -> bool:
    """Tell whether this is an event."""
    return record.type == "metadata" and record.url.startswith(EVENT) and not is_capture(record)


def read_exchange(records: Sequence[Record], fetch: Fetch, data: facts.Facts | None = None) -> Exchange:
    """Return the exchange of a response or revisit and the request behind it; `data` are its facts, if there are any.

    The body of an identical-payload revisit is read from the record it refers to.
    """
    answer = records[0]
    data = data or {}
    stored, body = split(answer, data.get("head_size"))
    if answer.get("WARC-Profile") == IDENTICAL:
        body = _referred(answer, fetch)
    coded = data.get("coded", httphead.seems_coded(stored))
    seen = Exchange(
        id=answer.id,
        url=answer.url,
        began=answer.time,
        peer=answer.get("WARC-IP-Address"),
        request=records[1].block if len(records) > 1 else b"",
        head=httphead.unprefixed(stored) if coded else stored,
        body=body,
        coded=coded,
        truncated=answer.get("WARC-Truncated"),
    )
    return facts.to_exchange(data, seen)


def read_exchange_event(event: Event, fetch: Fetch) -> Exchange:
    """Return the exchange of which an event of kind `exchange` tells."""
    return _exchange(event.data, fetch)


def read_capture(record: Record, fetch: Fetch) -> Capture:
    """Return the capture that this record tells of, equal to the one written."""
    data = json.loads(record.block)
    exchanges = tuple(_exchange(row, fetch) for row in data["exchanges"])
    text = fetch(data["text_of"])[0].block.decode() if "text_of" in data else ""
    return facts.to_capture(data, exchanges, text)


def _exchange(data: facts.Facts, fetch: Fetch) -> Exchange:
    return read_exchange(fetch(data["id"]), fetch, data) if data["record"] else facts.unrecorded(data)


def read_event(record: Record) -> Event:
    """Return the event that this record tells."""
    return facts.to_event(record.id, json.loads(record.block))


def split(record: Record, head_size: int | None = None) -> tuple[bytes, bytes]:
    """Return the HTTP head as stored, with the empty line behind it, and the body; all is head in a revisit."""
    if record.type == "revisit":
        return record.block, b""
    size = httphead.size(record.block) if head_size is None else head_size
    return record.block[:size], record.block[size:]


# -- parts of records


def _record(
    type: str, id: str, date: datetime, url: str, block: bytes, content_type: str, *more: tuple[str, str]
) -> Record:
    named = [
        ("WARC-Type", type),
        ("WARC-Record-ID", f"<{id}>"),
        ("WARC-Date", iso(date)),
        ("WARC-Target-URI", facts.uri(url)),
        *more,
        ("WARC-Block-Digest", sha1(block)),
        ("Content-Type", content_type),
        ("Content-Length", str(len(block))),
    ]
    return Record(tuple((name, value) for name, value in named if value), block)


def _references(ref: Ref | None) -> tuple[tuple[str, str], ...]:
    if ref is None:
        return ()
    return (
        ("WARC-Refers-To", f"<{ref.id}>"),
        ("WARC-Refers-To-Target-URI", facts.uri(ref.url)),
        ("WARC-Refers-To-Date", iso(ref.time)),
    )


def _referred(revisit: Record, fetch: Fetch) -> bytes:
    target = fetch(revisit.get("WARC-Refers-To"))[0]
    if target.type != "response":
        raise BadRecord("", 0, f"{revisit.id} is a revisit of {target.id}, which is no response")
    return split(target)[1]


def _protocol(head: bytes) -> str:
    found = re.match(rb"HTTP/(1\.[01])[ \t]", head)
    return f"http/{found[1].decode()}" if found else ""


def _truncation(why: str) -> str:
    return why if why in facts.TRUNCATIONS or not why else "unspecified"
