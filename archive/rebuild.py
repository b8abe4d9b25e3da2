"""Texts and segments made anew from the WARCs alone: the proof that the records are the truth.

What is there already is left as it is; what is missing is written again, byte for byte as it was.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from archive import layout, segment
from archive.cache import Cache
from archive.publish import record_at, text_objects, with_texts
from archive.storage import Storage

CHUNK = 8 << 20


@dataclass(slots=True)
class Report:
    """What a rebuild read and wrote."""

    warcs: int = 0
    records: int = 0
    texts: int = 0
    segments: int = 0
    scars: list[str] = field(default_factory=list)  # what could not be read, in words


def rebuild(storage: Storage) -> Report:
    """Write every text object and segment that is missing; StorageError when the storage fails."""
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        known = Cache(Path(folder) / "rows.sqlite")
        for key in storage.keys("warc/"):
            with fetched(storage, key) as file:
                rows = segment.rows_of(file, key, scar=lambda error: report.scars.append(str(error)))
            known.apply(layout.segment_of(key), rows)
            report.warcs += 1
            report.records += len(rows)
        for segment_key in sorted(known.segments()):
            rows, texts = with_texts(list(known.rows(layout.warc_of(segment_key))), known)
            places = {row.id: row for row in rows}
            for text in texts:
                for key, data in text_objects(text, lambda row: record_at(storage, row), known, places).items():
                    report.texts += _put_missing(storage, key, data) and key.endswith(".txt")
            report.segments += _put_missing(storage, segment_key, segment.pack(rows))
        known.close()
    return report


def fetched(storage: Storage, key: str) -> BinaryIO:
    """Return an object as a file on this machine, without holding it in memory; it goes when it is closed."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  the caller closes it
    while data := storage.get(key, file.tell(), CHUNK):
        file.write(data)
        if len(data) < CHUNK:
            break
    file.seek(0)
    return file


def _put_missing(storage: Storage, key: str, data: bytes) -> bool:
    if storage.size(key) is not None:
        return False
    storage.put(key, data)
    return True
