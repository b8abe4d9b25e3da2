"""Whether anything was altered: what the known judges of WARC files do not notice, and what they do.

    unreadable     no whole record stands here, or one of ours does not say what it should
    name           an object bears a name that Clipfile does not give, or not the one of its bytes
    form           a file does not start with its warcinfo, or a record does not agree with itself: its id with what it
                   is made of, its URL or time with what it tells; or a field of its head stands there twice
    date           a date that is no UTC time, to the second or finer
    id             a record id that is no URI
    block digest   the block is not the one whose digest was written
    payload digest the same of the payload; or a digest where the record has no payload
    encoding       the body is not in the Content-Encoding of its head, and neither a Content-Length nor a fault that
                   was noted says that it came so: stored decoded
    length         the body is shorter or longer than its Content-Length, and nothing says it was cut
    repeated id    two records of one id, unless derived (version 5) and with the same block
    dangling       a record, or a row of a capture record, refers to what is not there
    reference      what it refers to is another than it says: type, URL, date, status, size, digest, page
    segment        the segment is missing, or is not the one that the WARC gives
    text           a text object is missing, or is not what its records say, or no record tells of it
    manifest       an object is missing, is not the one that a run wrote, or was slipped in
    second reader  warcio sees other records in a WARC than Clipfile
    chain          a manifest is not the one that a later run saw, or stands where it cannot: moved, or slipped in
    signature      it is not of these bytes, or missing; or nobody trusted vouches for a manifest, where somebody should
    timestamp      it is not of these bytes, or not by an authority that is trusted

Of these warcio, FastWARC and warcat notice wrong digests; warcio misses even a truncated member.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import BinaryIO

from archive import segment
from archive.errors import BadRecord
from archive.layout import segment_of, warc_of
from archive.record import Found, Record, read_warc
from archive.verify import second
from archive.verify import segments as segments_
from archive.verify.chain import Chain
from archive.verify.finding import Finding, Object, Opened
from archive.verify.manifests import Manifests
from archive.verify.names import of_stories
from archive.verify.record import CHECKS
from archive.verify.references import Claim, Kept, claims_of, judged, noted_odd, remembered
from archive.verify.second import Seen
from archive.verify.texts import TextChecks

LAST = ("form", "length", "encoding")  # told when all is read: where nothing else tells of it or no run noted it

__all__ = ["Chain", "Finding", "Object", "Opened", "verify"]


def verify(
    warcs: Iterable[Object],
    segments: Iterable[Object] | None = None,
    texts: Iterable[Object] | None = None,
    manifests: Iterable[Object] = (),
    stories: Iterable[Object] | None = None,
    chain: Chain | None = None,
    deep: bool = False,
    known: Callable[[str], bool] = lambda record_id: False,
) -> Iterator[Finding]:
    """Yield all that is wrong with these WARCs, and with their segments, text objects and manifests if given.

    Nothing is yielded of a sound archive. Records are held one at a time; what references need takes some 900 bytes a
    record. Text objects are judged by the segments' rows, so they need those. Manifests, the runs', judge all, story
    files too; `chain` is what was read of them before anything else was listed, so a run that ends meanwhile is no
    fault. With `deep` a second reader reads each WARC too. `known` tells of a record id whether it stands in a WARC
    that is not among these.
    """
    records = _Records(known)
    found = _found(records, warcs, segments, texts, manifests, stories, chain, deep)
    told: set[tuple[str, str]] = set()  # WARCs and ids of records of which something is told
    held: list[Finding] = []
    for finding in found:
        if finding.id and finding.kind in LAST:
            held.append(finding)
        else:
            told.add((finding.key, finding.id))
            yield finding
    for finding in held:
        is_form, place = finding.kind == "form", (finding.key, finding.id)
        if place not in told if is_form else (finding.id, finding.kind) not in records.odd:
            yield finding


@dataclass(slots=True)
class _Records:
    """What is remembered of the records that were read."""

    known: Callable[[str], bool]
    kept: dict[str, Kept] = field(default_factory=dict)
    again: dict[str, list[Kept]] = field(default_factory=dict)  # derived ones that stand there once more
    claims: list[Claim] = field(default_factory=list)  # of records that were not yet read
    odd: set[tuple[str, str]] = field(default_factory=set)  # ids of answers, and what a run noted that came so


def _found(
    records: _Records,
    warcs: Iterable[Object],
    segments: Iterable[Object] | None,
    texts: Iterable[Object] | None,
    manifests: Iterable[Object],
    stories: Iterable[Object] | None,
    chain: Chain | None,
    deep: bool,
) -> Iterator[Finding]:
    """Yield what is wrong as it is found."""
    written = Manifests()
    altered: set[str] = set()  # keys of objects that are not what their run wrote, or not what their segment says
    of_texts = TextChecks(records.kept, records.again)
    of_warcs = None if segments is None else dict(written.noted("index", segments))
    for key, opened in written.noted("warc", warcs):
        found: list[Finding] = []
        scars: list[BadRecord] = []
        seen: list[Seen] = []
        with opened() as file:
            items = _checked(file, key, records, found)
            rows = segment.rows(_noted(items, seen) if deep else items, key, scar=scars.append)
            if deep:
                found.extend(second.compared(file, key, seen))
        yield from found
        for scar in scars:
            yield Finding(key, scar.offset, "", "unreadable", scar.why)
        if of_warcs is not None:
            for finding in _of_segment(key, rows, of_warcs.pop(segment_of(key), None), of_texts):
                altered.add(key)
                yield finding
    for key, opened in (of_warcs or {}).items():
        yield Finding(key, 0, "", "segment", "its WARC is missing")
        yield from _of_segment(warc_of(key), None, opened, of_texts)
    for claim in records.claims:
        yield from judged(claim, records.kept, records.known)
    if texts is not None and of_warcs is not None:
        yield from of_texts.judged(written.noted("text", texts))
    if stories is not None:
        yield from of_stories(written.noted("stories", stories))
    for finding in written.judged(manifests, of_texts.warc_of):
        altered.add(finding.key)
        yield finding
    yield from of_texts.elsewhere(altered)
    if chain:
        yield from chain.judged()


def _of_segment(
    key: str, rows: list[segment.Row] | None, opened: Opened | None, of_texts: TextChecks
) -> Iterator[Finding]:
    """Yield what is wrong with the segment of the WARC under `key`; `rows` are None where that is missing."""
    if rows is None or opened is None:
        of_texts.without(key)
    if opened is None:
        yield Finding(key, 0, "", "segment", "it has none, so readers do not see it")
        return
    try:
        written = segments_.read(opened)
    except ValueError as error:
        of_texts.without(key)
        yield Finding(segment_of(key), 0, "", "segment", f"it cannot be read: {error}")
        return
    of_texts.expect(written)
    if rows is not None:
        yield from segments_.compared(key, rows, written)


def _checked(file: BinaryIO, key: str, records: _Records, found: list[Finding]) -> Iterator[Found | BadRecord]:
    """Pass on what the file holds, and note what is wrong with it, and what it says of records to come."""
    for item in read_warc(file, key):
        if isinstance(item, Found):
            record, offset, _ = item
            if not offset and (wrong := _wrong_start(record, key)):
                found.append(Finding(key, 0, record.id, "form", wrong))
            for kind, check in CHECKS.items():
                found.extend(Finding(key, offset, record.id, kind, what) for what in check(record))
            new = remembered(item, key)
            old = records.kept.setdefault(record.id, new)
            if old is not new and not (_is_derived(record.id) and old.block == new.block):
                found.append(Finding(key, offset, record.id, "repeated id", f"another {old.type} bears this id"))
            elif old is not new:
                records.again.setdefault(record.id, []).append(new)
            with suppress(ValueError, KeyError, TypeError, AttributeError):  # told as unreadable when its row is made
                records.odd.update(noted_odd(record))
                for claim in claims_of(record, Finding(key, offset, record.id, "", "")):
                    if claim.target in records.kept:
                        found.extend(judged(claim, records.kept, records.known))
                    else:
                        records.claims.append(claim)
        yield item


def _wrong_start(record: Record, key: str) -> str:
    """Return what is wrong with the first record of a file, "" of its warcinfo."""
    if record.type != "warcinfo":
        return f"the file starts with a {record.type}"
    name, said = key.rpartition("/")[2], record.get("WARC-Filename")
    return "" if said == name else f"its warcinfo is that of {said or 'a file without a name'}"


def _noted(items: Iterable[Found | BadRecord], seen: list[Seen]) -> Iterator[Found | BadRecord]:
    for item in items:
        if isinstance(item, Found):
            seen.append(Seen.of(item.offset, item.record))
        yield item


def _is_derived(record_id: str) -> bool:
    with suppress(ValueError):
        return uuid.UUID(record_id).version == 5
    return False
