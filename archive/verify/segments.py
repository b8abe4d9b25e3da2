"""Whether a segment is the one that its WARC gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive import segment
from archive.layout import segment_of
from archive.verify.finding import Finding, Opened


def read(opened: Opened) -> list[segment.Row]:
    """Return the rows of a segment; ValueError for what is none."""
    with opened() as file:
        return segment.unpack(file.read())


def compared(key: str, rows: Sequence[segment.Row], written: Sequence[segment.Row]) -> Iterator[Finding]:
    """Yield what differs between the rows that the WARC under `key` gives, in their order, and those of its segment.

    A record is known by its id, so one that was altered, added or removed is named alone; those that only stand
    elsewhere since, or in members of another length, are told in one finding.
    """
    place = segment_of(key)
    made: dict[str, list[segment.Row]] = defaultdict(list)
    for row in rows:
        made[row.id].append(row)
    offsets = {(row.id, row.offset) for row in rows}
    moved = []
    for row in sorted(written, key=lambda row: ((row.id, row.offset) not in offsets, row.offset)):
        own = _taken(made[row.id], row.offset)
        if own is None:
            yield Finding(place, row.offset, row.id, "segment", f"{key} has no such {row.kind}")
        elif _line(own, row) != segment.line(row):
            yield Finding(place, row.offset, row.id, "segment", f"its line is not what {key} gives")
        elif _place(own) != _place(row):
            moved.append(row)
    if moved:
        what = f"{len(moved)} records stand elsewhere in {key} than it says, or are packed otherwise"
        what += f", this {moved[0].kind} first"
        yield Finding(place, moved[0].offset, moved[0].id, "segment", what)
    for row in (row for left in made.values() for row in left):
        yield Finding(place, row.offset, row.id, "segment", f"it has no line for this {row.kind}")
    if list(map(segment.line, written)) != sorted(map(segment.line, written), key=str.encode):
        yield Finding(place, 0, "", "segment", "its lines are not in their order")


def _taken(rows: list[segment.Row], offset: int) -> segment.Row | None:
    """Take one of the rows with the same id, that at the offset if there is one."""
    if not rows:
        return None
    return rows.pop(next((n for n, row in enumerate(rows) if row.offset == offset), 0))


def _line(made: segment.Row, row: segment.Row) -> str:
    """Return the line as it should be, but for its place; which texts are kept, `archive.verify.texts` judges."""
    request = row.request if made.request and row.request else made.request  # whether there is one is no place
    return segment.line(replace(made, text=row.text, offset=row.offset, length=row.length, request=request))


def _place(row: segment.Row) -> tuple[int, int, int]:
    return row.offset, row.length, row.request
