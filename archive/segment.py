"""CDXJ segments: one sorted line for each response, revisit, resource, conversion, capture record and event of a WARC.

    test,outlet,news)/a 20261122101113 {"url":"https://news.outlet.test/a/","mime":"text/html","status":"200",
    "digest":"sha1:…","length":"5121","offset":"1043","filename":"warc/2026/11/22/….warc.gz","kind":"response",
    "id":"urn:uuid:…","time":"2026-11-22T10:11:13.204518Z","request":"402","sha256":"…"}

One line in a file. The first seven fields are strings, as pywb reads them; what has no value is left out. Rows are read
from records only, so a segment made from the WARC alone is the one written when it was crawled, line for line.
"""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from archive import facts, warc
from archive.capture import Exchange
from archive.errors import BadRecord, BadURL
from archive.layout import iso, parse_time, stamp14
from archive.record import Found, Record, read_warc
from archive.url import urlkey

TextKey = Callable[[Record], str]
"""Gives the key of the text object of a conversion, "" where it has none (docs/storage-layout.md, Texts)."""

Scar = Callable[[BadRecord], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a segment. Sizes and the status are numbers here and strings in the line."""

    key: str  # urlkey; of an event its urn
    url: str
    mime: str = ""
    status: int = 0
    digest: str = ""  # payload, SHA-1
    length: int
    offset: int
    filename: str  # the WARC's key
    kind: str  # response, revisit, resource, conversion, capture, event
    id: str
    time: str  # when the look began, to the microsecond
    # response, revisit
    request: int = 0  # length of the request's member, which stands right behind
    sha256: str = ""  # of the payload; of a revisit see the record it refers to
    truncated: str = ""
    profile: str = ""  # identical-payload-digest, server-not-modified
    refers_to: str = ""  # revisit, conversion: a response's record id; capture: its page's
    # conversion, capture
    rules: int = 0
    text: str = ""  # key of the text object
    text_sha256: str = ""
    # capture
    capture: str = ""
    run: str = ""
    asked: str = ""
    article: str = ""
    led_to: str = ""
    aliases: tuple[str, ...] = ()
    access: str = ""
    reason: str = ""
    text_of: str = ""  # record id of the conversion
    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    lang: str = ""
    words: int = 0
    # event
    event: str = ""  # its kind
    subject: str = ""
    actor: str = ""
    data: dict[str, Any] = field(default_factory=dict, repr=False)


_STRINGS = ("status", "length", "offset", "request")
_LISTS = ("aliases", "authors")
_ALWAYS = ("url", "length", "filename", "kind", "id", "time")
_NAMES = tuple(column.name for column in dataclasses.fields(Row) if column.name != "key")
_TYPES: dict[str, type] = {name: {"aliases": tuple, "authors": tuple, "data": dict}.get(name, str) for name in _NAMES}
_TYPES |= dict.fromkeys((*_STRINGS, "rules", "words"), int)
_HALF = re.compile("[\ud800-\udfff]")  # half a character, which UTF-8 cannot hold; a title may have one
_CASTS: tuple[tuple[str, Callable[[Any], Any]], ...] = (
    *((name, int) for name in _STRINGS),
    *((name, tuple) for name in _LISTS),
)


def line(row: Row) -> str:
    """Return the row as its line, without the line's end."""
    values = {name: value for name in _NAMES if (value := getattr(row, name))}
    values["offset"] = row.offset
    values |= {name: str(values[name]) for name in _STRINGS if name in values}
    return f"{row.key} {stamp14(parse_time(row.time))} {facts.dumps(values).decode()}"


def parse(text: str) -> Row:
    """Return the row of a line; ValueError for what is none. Fields that a newer version added are passed over."""
    key, _, rest = text.partition(" ")
    try:
        values = json.loads(rest.partition(" ")[2])
        if not values.keys() <= _TYPES.keys():
            values = {name: value for name, value in values.items() if name in _TYPES}
        for name, cast in _CASTS:
            if name in values:
                values[name] = cast(values[name])
        return Row(key=key, **values)
    except (TypeError, AttributeError, RecursionError, ValueError) as error:
        raise ValueError(f"not a segment's line ({error}): {text[:80]!r}") from None


def _sound(row: Row) -> Row:
    """Return a row made of what came from a file; ValueError where no line or database can hold it."""
    wrong = [name for name in _NAMES if type(getattr(row, name)) is not _TYPES[name]]
    wrong += [name for name in _LISTS for one in getattr(row, name) if type(one) is not str]
    wrong += [name for name in _ALWAYS if not getattr(row, name)]  # what is empty is left out of a line
    wrong += [name for name in _STRINGS if name not in wrong and not 0 <= getattr(row, name) < 1 << 63]
    if wrong:
        raise ValueError(f"a line's {wrong[0]} is {getattr(row, wrong[0])!r:.80}")
    if _HALF.search("".join([row.url, row.filename, row.kind, row.id, row.article, row.sha256, *row.aliases])):
        raise ValueError(f"a line holds half a character where none can be: {row.url!r:.80}")
    parse_time(row.time)
    return row


def rows(
    found: Iterable[Found | BadRecord],
    filename: str,
    text_key: TextKey = lambda record: "",
    scar: Scar | None = None,
) -> list[Row]:
    """Return the rows of what was found in the WARC under key `filename`, in the order of a segment.

    A stretch that holds no record, or a record that holds no row, goes to `scar`, or is raised.
    """
    made: list[Row] = []
    for item in found:
        try:
            if isinstance(item, BadRecord):
                raise item
            record, offset, length = item
            if record.type == "request":
                if made and made[-1].id == record.get("WARC-Concurrent-To"):
                    made[-1] = _with_request(made[-1], offset, length)
            elif row := _row(record, offset, length, filename, text_key):
                made.append(row)
        except BadRecord as error:
            if not scar:
                raise
            scar(error)
    return sorted(made, key=lambda row: line(row).encode())


def rows_of(
    file: BinaryIO, filename: str, text_key: TextKey = lambda record: "", scar: Scar | None = None
) -> list[Row]:
    """Return the rows of a whole WARC, as `rows` does."""
    return rows(read_warc(file, filename), filename, text_key, scar)


def pack(rows: Iterable[Row]) -> bytes:
    """Return a segment: the lines sorted bytewise, gzipped without a time."""
    lines = sorted(line(row).encode() + b"\n" for row in rows)
    return gzip.compress(b"".join(lines), 6, mtime=0)


def unpack(data: bytes) -> list[Row]:
    """Return the rows of a segment; ValueError for what is none."""
    if not data:  # which gzip takes for a file of no members
        raise ValueError("it is empty")
    try:
        return [_sound(parse(text.decode())) for text in gzip.decompress(data).split(b"\n") if text]
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(str(error)) from error


def cdxj_lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines that replay tools want, sorted, each with the fields they know and its end.

    Responses, identical-payload revisits and resources; pywb replays a server-not-modified revisit as an empty 304.
    """
    known = ("url", "mime", "status", "digest", "length", "offset", "filename")
    lines = []
    for row in rows:
        if row.kind in ("response", "resource") or row.profile == "identical-payload-digest":
            key, stamp, data = line(row).split(" ", 2)
            values = {name: value for name, value in json.loads(data).items() if name in known}
            lines.append(f"{key} {stamp} {json.dumps(values)}\n")
    yield from sorted(lines)


def ref(row: Row) -> warc.Ref:
    """Return what a revisit or conversion says of the response in this row."""
    return warc.Ref(row.id, row.url, parse_time(row.time))


def row_again(record: Record, row: Row) -> Row:
    """Return the row that a record gives where `row` stands; BadRecord where it gives none."""
    made = _row(record, row.offset, row.length, row.filename, lambda record: row.text)
    if made is None:
        raise BadRecord(row.filename, row.offset, f"a {record.type} stands there, of which no row tells")
    return made


# -- rows from records


def _row(record: Record, offset: int, length: int, filename: str, text_key: TextKey) -> Row | None:
    try:
        made = _fields(record, text_key)
        if not made:
            return None
        made = {"url": record.url, "time": iso(record.time), "id": record.id, **made}
        row = _sound(Row(key=_key(made["url"]), offset=offset, length=length, filename=filename, **made))
        line(row)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise BadRecord(filename, offset, f"{record.id} does not say what it should ({error!r})") from error
    return row


def _key(url: str) -> str:
    try:
        return urlkey(url)
    except BadURL:
        return facts.uri(url)


def _with_request(row: Row, offset: int, length: int) -> Row:
    return replace(row, request=length) if row.offset + row.length == offset else row


def _fields(record: Record, text_key: TextKey) -> dict[str, Any]:
    if record.type in ("response", "revisit"):
        return _exchange_fields(record)
    if record.type == "resource":
        digest = record.get("WARC-Payload-Digest") or record.get("WARC-Block-Digest")
        return {"kind": "resource", "mime": _mime(record.get("Content-Type")), "digest": digest}
    if record.type == "conversion":
        return {
            "kind": "conversion",
            "time": record.get("WARC-Refers-To-Date"),
            "mime": "text/plain",
            "refers_to": record.get("WARC-Refers-To"),
            "rules": int(record.get("Clipfile-Rules") or 0),
            "text": text_key(record),
            "text_sha256": hashlib.sha256(record.block).hexdigest(),
        }
    if warc.is_capture(record):
        return _capture_fields(json.loads(record.block), record.get("WARC-Refers-To"))
    if warc.is_event(record):
        told = json.loads(record.block)
        return {"kind": "event", "event": told["kind"]} | {name: told[name] for name in ("subject", "actor", "data")}
    return {}


def _exchange_fields(record: Record) -> dict[str, Any]:
    head, body = warc.split(record)
    seen = Exchange(id="", url="", began=record.time, head=head)
    made = {
        "kind": record.type,
        "mime": _mime(seen.header("Content-Type")),
        "status": seen.status,
        "digest": record.get("WARC-Payload-Digest"),
        "truncated": record.get("WARC-Truncated"),
    }
    if record.type == "revisit":
        profile = record.get("WARC-Profile").rpartition("/")[2]
        return made | {"mime": "warc/revisit", "profile": profile, "refers_to": record.get("WARC-Refers-To")}
    return made | {"sha256": hashlib.sha256(body).hexdigest()}


def _capture_fields(told: facts.Facts, refers_to: str) -> dict[str, Any]:
    article = told.get("article", {})
    same = ("time", "capture", "run", "asked", "led_to", "access", "reason", "rules", "text_of", "text_sha256")
    made = {name: told[name] for name in same if name in told}
    made |= {name: article[name] for name in ("title", "published", "modified", "lang", "words") if name in article}
    made |= {name: tuple(article.get(name, ())) for name in ("aliases", "authors")}
    return made | {
        "kind": "capture",
        "url": told["exchanges"][-1]["url"],
        "mime": "application/json",
        "refers_to": refers_to,
        "article": told.get("article_id", ""),
    }


def _mime(content_type: str) -> str:
    return content_type.partition(";")[0].strip()
