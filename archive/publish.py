"""A whole WARC from the spool into the archive: WARC, texts (`.json`, then `.txt`), segment; the segment is the commit.

All that is published beside the WARC is read from it, by the same code at crawl time, after a crash and in a rebuild.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from archive import layout, segment
from archive.cache import Cache
from archive.record import Record, unpack
from archive.segment import Row
from archive.storage import Storage
from archive.texts import TextLook, with_objects

EMPTY = hashlib.sha256(b"").hexdigest()  # the digest of a text that newer rules withdrew

Read = Callable[[Row], Record]


@dataclass(frozen=True, slots=True)
class TextObject:
    """A text to be stored: its key, and the capture record that it comes from."""

    key: str  # of the .txt
    capture: Row
    conversion: Row | None  # None: withdrawn


def publish(path: Path, storage: Storage, cache: Cache, day: date) -> dict[str, str]:
    """Publish the WARC at `path` on `day` and remove it from the spool; return key → SHA-256 of what was stored.

    Done twice, or broken off and done again, it comes to the same. StorageError leaves the file where it is.
    """
    warc_id = path.name.removesuffix(".warc.gz")
    key, segment_key = layout.warc_key(day, warc_id), layout.segment_key(day, warc_id)

    def read(row: Row) -> Record:
        if row.filename != key:
            return record_at(storage, row)
        with path.open("rb") as file:
            file.seek(row.offset)
            return unpack(file.read(row.length), key, row.offset)

    with path.open("rb") as file:
        found = segment.rows_of(file, key)
    rows, texts = with_texts(found, cache)
    objects: dict[str, bytes | Path] = {key: path}
    for text in texts:
        objects |= text_objects(text, read, cache, rows)
    objects[segment_key] = segment.pack(rows)
    for name, data in objects.items():
        storage.put(name, data)
    cache.apply(segment_key, rows)
    digests = {name: _sha256(data) for name, data in objects.items()}
    path.unlink()
    return digests


def record_at(storage: Storage, row: Row) -> Record:
    """Return the record of a row, by one ranged read; BadRecord when it is not whole."""
    return unpack(storage.get(row.filename, row.offset, row.length), row.filename, row.offset)


def with_texts(rows: list[Row], cache: Cache) -> tuple[list[Row], list[TextObject]]:
    """Return the rows of one WARC with the keys of their text objects filled in, and those objects.

    What else is known of the articles comes from the cache. The key stands in the row of the conversion, or of the
    capture record where the text is that of a conversion in another WARC.
    """
    filename = rows[0].filename if rows else ""
    own = {row.id: row for row in rows if row.kind == "conversion"}
    keys: dict[str, str] = {}
    texts = []
    for article in sorted({row.article for row in rows if row.article}):
        same = cache.named(article) | {article}
        elsewhere = [row for row in cache.captures(same) if row.filename != filename]
        looks = {
            _look(row): row
            for row in (*elsewhere, *(row for row in rows if row.kind == "capture" and row.article in same))
        }
        for look, sha256 in with_objects(looks):
            row = looks[look]
            if row.filename != filename or row.article != article:
                continue
            conversion = own.get(row.text_of) or cache.by_id(row.text_of)
            name = layout.text_key(article, layout.parse_time(row.time), row.rules, sha256 or EMPTY)
            texts.append(TextObject(name, row, conversion if sha256 else None))
            keys[row.text_of if sha256 and row.text_of in own else row.id] = name
    return [replace(row, text=keys.get(row.id, "")) for row in rows], texts


def _look(row: Row) -> TextLook:
    time = layout.parse_time(row.time)
    return TextLook(capture=row.capture, time=time, rules=row.rules, access=row.access, sha256=row.text_sha256)


def text_objects(text: TextObject, read: Read, cache: Cache, rows: Iterable[Row]) -> dict[str, bytes]:
    """Return the two objects of a text, its facts first: the capture record's fields and where the records lie."""
    facts = json.loads(read(text.capture).block)
    places = {row.id: row for row in rows if row.id == text.capture.refers_to}
    response = places.get(text.capture.refers_to) or cache.by_id(text.capture.refers_to)
    if response and response.kind == "revisit":
        payload = next((row for row in rows if row.id == response.refers_to), None) or cache.by_id(response.refers_to)
    else:
        payload = response
    facts["provenance"] = {
        **(_place(text.conversion) if text.conversion else {}),
        "capture": _place(text.capture),
        "answer": _place(response) if response else None,
        "response": _place(payload) | {"sha256": payload.sha256} if payload else None,
    }
    if text.conversion is None:
        facts["withdrawn"] = (
            f"rules {text.capture.rules} find no article: {text.capture.access} {text.capture.reason}".strip()
        )
    block = read(text.conversion).block if text.conversion else b""
    data = json.dumps(facts, ensure_ascii=False, indent=1).encode() + b"\n"
    return {layout.facts_key(text.key): data, text.key: block}


def _place(row: Row) -> dict[str, object]:
    return {"record": row.id, "warc": row.filename, "offset": row.offset, "length": row.length, "digest": row.digest}


def _sha256(data: bytes | Path) -> str:
    if isinstance(data, bytes):
        return hashlib.sha256(data).hexdigest()
    with data.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
