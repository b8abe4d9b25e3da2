"""Whether a segment is the one that its WARC gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from archive import segment
from archive.layout import segment_of
from archive.verify.finding import Finding, Opened


def compared(
    key: str, rows: list[segment.Row], opened: Opened | None, expect: Callable[[segment.Row], None]
) -> Iterator[Finding]:
    """Yield what differs between the rows of the WARC under `key` and its segment; `expect` gets the segment's rows."""
    place = segment_of(key)
    if opened is None:
        yield Finding(key, 0, "", "segment", "it has none, so readers do not see it")
        return
    own = {row.offset: row for row in rows}
    with opened() as file:
        try:
            written = segment.unpack(file.read())
        except ValueError as error:
            yield Finding(place, 0, "", "segment", f"it cannot be read: {error}")
            return
    for row in written:
        expect(row)
        made = own.pop(row.offset, None)
        if made is None:
            yield Finding(place, row.offset, row.id, "segment", f"{key} has no {row.kind} there")
        elif segment.line(replace(made, text=row.text)) != segment.line(row):  # which texts are kept, texts.py judges
            yield Finding(place, row.offset, row.id, "segment", f"its line is not what {key} gives")
    for row in own.values():
        yield Finding(place, row.offset, row.id, "segment", f"it has no line for this {row.kind}")
