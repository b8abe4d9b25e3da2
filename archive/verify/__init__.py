"""Whether anything was altered: what the known judges of WARC files do not notice, and what they do.

    unreadable     no whole record stands here, or one of ours does not say what it should
    form           a file does not start with its warcinfo
    date           a date that is no UTC time, to the second or finer
    id             a record id that is no URI
    block digest   the block is not the one whose digest was written
    payload digest the same of the payload; or a digest where the record has no payload
    encoding       the body is not in the Content-Encoding of its head, and neither a Content-Length nor a fault that
                   was noted says that it came so: stored decoded
    length         the body is shorter or longer than its Content-Length, and nothing says it was cut
    repeated id    two records of one id, unless derived (version 5) and with the same block
    dangling       a record, or a row of a capture record, refers to what is not there
    reference      what it refers to is another than it says: type, URL, date, digest
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
from typing import BinaryIO

from archive import segment
from archive.errors import BadRecord
from archive.layout import segment_of
from archive.record import Found, read_warc
from archive.verify import second
from archive.verify.chain import Chain
from archive.verify.finding import Finding, Object, Opened
from archive.verify.manifests import Manifests
from archive.verify.record import CHECKS, admitted
from archive.verify.references import Claim, Kept, claims_of, judged, remembered
from archive.verify.second import Seen
from archive.verify.segments import compared
from archive.verify.texts import TextChecks

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

    Nothing is yielded of a sound archive. Records are held one at a time; what references need takes some 700 bytes a
    record. Text objects are judged by the segments' rows, so they need those. Manifests, the runs', judge all, story
    files too; `chain` is what was read of them before anything else was listed, so a run that ends meanwhile is no
    fault. With `deep` a second reader reads each WARC too. `known` tells of a record id whether it stands in a WARC
    that is not among these.
    """
    written = Manifests()
    kept: dict[str, Kept] = {}
    claims: list[Claim] = []
    of_texts = TextChecks(kept)
    of_warcs = None if segments is None else dict(written.noted("index", segments))
    for key, opened in written.noted("warc", warcs):
        found: list[Finding] = []
        scars: list[BadRecord] = []
        seen: list[Seen] = []
        with opened() as file:
            items = _checked(file, key, kept, claims, found, known)
            rows = segment.rows(_noted(items, seen) if deep else items, key, scar=scars.append)
            if deep:
                found.extend(second.compared(file, key, seen))
        yield from found
        for scar in scars:
            yield Finding(key, scar.offset, "", "unreadable", scar.why)
        if of_warcs is not None:
            yield from compared(key, rows, of_warcs.pop(segment_of(key), None), of_texts.expect)
    for key in of_warcs or ():
        yield Finding(key, 0, "", "segment", "its WARC is missing")
    for claim in claims:
        yield from judged(claim, kept, known)
    if texts is not None and of_warcs is not None:
        yield from of_texts.judged(written.noted("text", texts))
    for _, opened in written.noted("stories", stories or ()) if stories is not None else ():
        with opened():
            pass
    yield from written.judged(manifests)
    if chain:
        yield from chain.judged()


def _checked(
    file: BinaryIO,
    key: str,
    kept: dict[str, Kept],
    claims: list[Claim],
    found: list[Finding],
    known: Callable[[str], bool],
) -> Iterator[Found | BadRecord]:
    """Pass on what the file holds, and note what is wrong with it, and what it says of records to come."""
    for item in read_warc(file, key):
        if isinstance(item, Found):
            record, offset, _ = item
            if not offset and record.type != "warcinfo":
                found.append(Finding(key, 0, record.id, "form", f"the file starts with a {record.type}"))
            for kind, check in CHECKS.items():
                found.extend(Finding(key, offset, record.id, kind, what) for what in check(record))
            new = remembered(record)
            old = kept.setdefault(record.id, new)
            if old is not new and not (_is_derived(record.id) and old.block == new.block):
                found.append(Finding(key, offset, record.id, "repeated id", f"another {old.type} bears this id"))
            with suppress(ValueError, KeyError, TypeError, AttributeError):  # told as unreadable when its row is made
                if so := set(admitted(record)):
                    found[:] = [it for it in found if it.kind != "encoding" or it.id not in so]
                for claim in claims_of(record, Finding(key, offset, record.id, "", "")):
                    if claim.target in kept:
                        found.extend(judged(claim, kept, known))
                    else:
                        claims.append(claim)
        yield item


def _noted(items: Iterable[Found | BadRecord], seen: list[Seen]) -> Iterator[Found | BadRecord]:
    for item in items:
        if isinstance(item, Found):
            seen.append(Seen.of(item.offset, item.record))
        yield item


def _is_derived(record_id: str) -> bool:
    with suppress(ValueError):
        return uuid.UUID(record_id).version == 5
    return False
