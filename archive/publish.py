"""A whole WARC from the spool into the archive: WARC, texts (`.json`, then `.txt`), segment; the segment is the commit.

All that is published beside the WARC is read from it, by the same code at crawl time, after a crash and in a rebuild.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from archive import layout, segment
from archive.cache import Cache
from archive.errors import BadRecord, StorageError
from archive.frontier import Frontier
from archive.record import Record, sha1, unpack
from archive.segment import Row
from archive.spool import Spool
from archive.storage import Storage
from archive.texts import TextLook, with_objects

logger = logging.getLogger(__name__)

PUTS = 8  # texts under way at once: 100 pages into a folder took 3.1 s one by one, 0.2 s so (7 ms an fsync)
EMPTY = hashlib.sha256(b"").hexdigest()  # the digest of a text that newer rules withdrew

SAME = (  # fields in which a record must be the one of its row when it is read
    *("kind", "time", "url", "status", "sha256", "profile", "refers_to", "text_sha256"),
    *("capture", "run", "asked", "article", "led_to", "access", "text_of", "title"),
)

Read = Callable[[Row], Record]


@dataclass(frozen=True, slots=True)
class TextObject:
    """A text to be stored: its key, and the capture record that it comes from."""

    key: str  # of the .txt
    capture: Row
    conversion: Row | None  # None: withdrawn


def publish_waiting(spool: Spool, storage: Storage, cache: Cache, frontier: Frontier, today: date) -> None:
    """Bring every WARC that waits in the spool into the archive, of whichever run; StorageError at the first failure.

    Done twice, by two processes, or broken off anywhere and done again, it comes to the same. A file leaves the spool
    when its segment is in the archive and its digests are noted for the manifest. One whose texts cannot be made, as a
    record that they need cannot be read, stays there and keeps no other back.
    """
    today = max(today, _newest_day(cache, today))
    bad: StorageError | None = None
    for path in spool.waiting():
        with spool.claimed(path) as there:
            if not there:  # another process published it meanwhile
                continue
            try:
                warc_id = path.name.removesuffix(".warc.gz")
                run = layout.run_of(warc_id)
                day = frontier.day(warc_id, run, today, partial(_begun, storage, warc_id))
                frontier.published(run, publish(path, storage, cache, day))
                path.unlink()
            except BadRecord as error:
                bad = bad or StorageError(str(path), str(error), "run `clipfile verify`; the file stays until then")
                logger.error("%s", bad)
            except (OSError, sqlite3.Error) as error:
                why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
                raise StorageError(str(path), why, "check this machine's disk, or set STATE_DIR") from error
    if bad:
        raise bad


def _newest_day(cache: Cache, today: date) -> date:
    """Return the last day under which anything is known to be published.

    Readers list from there on, so nothing may appear before it: not on a machine whose clock is behind, nor after one
    that was ahead.
    """
    newest = cache.newest()
    return layout.parse_warc_key(newest).day if newest else today


def publish(path: Path, storage: Storage, cache: Cache, day: date) -> dict[str, str]:
    """Publish the WARC at `path` on `day`; return key → SHA-256 of what was stored. StorageError when that fails.

    What stands in it and is no record is passed over, and told in the log; `verify` finds it again.
    """
    warc_id = path.name.removesuffix(".warc.gz")
    key, segment_key = layout.warc_key(day, warc_id), layout.segment_key(day, warc_id)

    def read(row: Row) -> Record:
        if row.filename != key:
            return record_at(storage, row)
        with path.open("rb") as file:
            file.seek(row.offset)
            return unpack(file.read(row.length), key, row.offset)

    storage.put(key, path)
    if storage.size(segment_key) is not None:  # broken off behind the commit: what is there stands
        return {key: _sha256(path), **_committed(segment_key, storage, cache)}
    with path.open("rb") as file:
        found = segment.rows_of(file, key, scar=lambda scar: logger.warning("%s", scar))
    rows, texts = with_texts(found, cache)
    places = {row.id: row for row in rows}
    index = segment.pack(rows)
    digests = {key: _sha256(path), segment_key: _sha256(index)}
    with ThreadPoolExecutor(PUTS) as pool:
        for stored in pool.map(partial(_put, storage), (text_objects(text, read, cache, places) for text in texts)):
            digests |= stored
    storage.put(segment_key, index)
    cache.apply(segment_key, rows)
    return digests


def _put(storage: Storage, objects: dict[str, bytes]) -> dict[str, str]:
    """Store a text's two objects, in their order; return their digests."""
    for name, data in objects.items():
        storage.put(name, data)
    return {name: _sha256(data) for name, data in objects.items()}


def _committed(segment_key: str, storage: Storage, cache: Cache) -> dict[str, str]:
    rows = rows_at(storage, segment_key)
    cache.apply(segment_key, rows)
    names = [name for row in rows if row.text for name in (layout.facts_key(row.text), row.text)]
    return {name: _sha256(storage.get(name)) for name in (*names, segment_key)}


def _begun(storage: Storage, warc_id: str, day: date) -> bool:
    return storage.size(layout.warc_key(day, warc_id)) is not None


def record_at(storage: Storage, row: Row) -> Record:
    """Return the record of a row, by one ranged read; BadRecord when it is not whole, or not the one of the row."""
    return checked(unpack(storage.get(row.filename, row.offset, row.length), row.filename, row.offset), row)


def checked(record: Record, row: Row) -> Record:
    """Return a record that was read for a row; BadRecord where it is another than the index tells of.

    Whether both were altered only the manifests tell: `archive.verify`.
    """
    if record.id != row.id:
        why = f"here stands {record.id}, not {row.id}"
    elif (digest := record.get("WARC-Block-Digest")) and digest != sha1(record.block):
        why = f"its bytes are not those of its digest {digest}"
    else:
        made = segment.row_again(record, row)
        unlike = [name for name in SAME if getattr(row, name) and getattr(made, name) != getattr(row, name)]
        why = f"its {unlike[0]} is not {str(getattr(row, unlike[0]))[:80]!r}, as the index says" if unlike else ""
    if why:
        raise BadRecord(row.filename, row.offset, f"{why}; run `clipfile verify`")
    return record


def rows_at(storage: Storage, segment_key: str) -> list[Row]:
    """Return the rows of a segment; StorageError, with the cure, when it cannot be read."""
    try:
        return segment.unpack(storage.get(segment_key))
    except ValueError as error:
        cure = "move it away, then `clipfile rebuild` makes it anew"
        raise StorageError(storage.place, f"{segment_key} cannot be read: {error}", cure) from error


def with_texts(rows: list[Row], cache: Cache) -> tuple[list[Row], list[TextObject]]:
    """Return the rows of one WARC with the keys of their text objects filled in, and those objects.

    What else is known of the articles comes from the cache. The key stands in the row of the conversion, or of the
    capture record where the text is that of another page's conversion: two articles may share one.
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
            # Looks at other pages may share the conversion: its row tells of the text of its own page.
            its_own = sha256 and row.text_of in own and own[row.text_of].refers_to == row.refers_to
            keys[row.text_of if its_own else row.id] = name
    return [replace(row, text=keys.get(row.id, "")) for row in rows], texts


def _look(row: Row) -> TextLook:
    time = layout.parse_time(row.time)
    return TextLook(capture=row.capture, time=time, rules=row.rules, access=row.access, sha256=row.text_sha256)


def text_objects(text: TextObject, read: Read, cache: Cache, places: Mapping[str, Row]) -> dict[str, bytes]:
    """Return the two objects of a text, its facts first: the capture record's fields and where the records lie.

    `places` are the rows of its WARC by record id; what is not among them is in the cache.
    """
    facts = json.loads(read(text.capture).block)
    response = places.get(text.capture.refers_to) or cache.by_id(text.capture.refers_to)
    if response and response.kind == "revisit":
        payload = places.get(response.refers_to) or cache.by_id(response.refers_to)
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
    data = json.dumps(facts, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"
    return {layout.facts_key(text.key): data, text.key: block}


def _place(row: Row) -> dict[str, object]:
    return {"record": row.id, "warc": row.filename, "offset": row.offset, "length": row.length, "digest": row.digest}


def _sha256(data: bytes | Path) -> str:
    if isinstance(data, bytes):
        return hashlib.sha256(data).hexdigest()
    with data.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
