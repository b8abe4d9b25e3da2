"""Whether records are there to which others refer, and are what those say of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NamedTuple

from archive import facts, warc
from archive.capture import Exchange
from archive.content import SLIP
from archive.record import Found, Record
from archive.verify.finding import Finding

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Kept(NamedTuple):
    """What is remembered of a record until all are read: some 900 bytes."""

    key: str  # of its WARC
    offset: int
    length: int
    type: str
    block: str
    payload: str  # SHA-256; "" of what has none
    digest: str
    refers_to: str
    url: str
    date: str
    status: int = 0  # of an HTTP answer
    size: int = 0  # of the payload, or of the block of what has none


@dataclass(frozen=True, slots=True)
class Claim:
    """A record says something of another."""

    finding: Finding  # what to say if it is not so, in part
    target: str
    types: tuple[str, ...]
    payload: str = ""  # SHA-256
    block: str = ""
    digest: str = ""
    url: str = ""
    date: str = ""
    status: int = 0
    size: int | None = None
    answer: str = ""  # of which, or of whose payload, a conversion is the text


def remembered(found: Found, key: str) -> Kept:
    """Return what others may say of this record of the WARC under `key`."""
    record = found.record
    payload, size, status = "", len(record.block), 0
    if record.type in ("response", "revisit"):
        head, body = warc.split(record)
        status = Exchange(id="", url="", began=EPOCH, head=head).status
        if record.type == "response" or record.get("WARC-Profile") != warc.IDENTICAL:
            payload, size = hashlib.sha256(body).hexdigest(), len(body)
    return Kept(
        key,
        found.offset,
        found.length,
        record.type,
        hashlib.sha256(record.block).hexdigest(),
        payload,
        record.get("WARC-Payload-Digest"),
        record.get("WARC-Refers-To"),
        record.url,
        record.get("WARC-Date"),
        status,
        size,
    )


def claims_of(record: Record, place: Finding) -> Iterator[Claim]:
    """Yield what this record says of others; ValueError and its like when it is not what it should be."""
    if target := record.get("WARC-Concurrent-To"):
        yield Claim(
            place._replace(what="it was sent for"),
            target,
            ("response", "revisit"),
            url=record.url if record.type == "request" else "",
            date=record.get("WARC-Date") if record.type == "request" else "",
        )
    if target := record.get("WARC-Refers-To"):
        yield Claim(
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
                yield _of_exchange(row, row["url"], place)
        if "text_of" in told:
            yield Claim(
                place._replace(what="its text is"),
                told["text_of"],
                ("conversion",),
                block=told["text_sha256"],
                answer=told["exchanges"][-1]["id"],
            )
    elif warc.is_event(record):
        told = json.loads(record.block)
        if told["kind"] == "exchange" and told["data"]["record"]:
            yield _of_exchange(told["data"], told["subject"], place)


def noted_odd(record: Record) -> Iterator[tuple[str, str]]:
    """Yield the ids of the answers of which this record tells faults, and the kind of finding that they explain."""
    rows: list[dict[str, Any]] = []
    if warc.is_capture(record):
        rows = json.loads(record.block)["exchanges"]
    elif warc.is_event(record):
        told = json.loads(record.block)
        rows = [told["data"]] if told["kind"] == "exchange" else []
    for row in rows:
        if "faults" in row:
            yield row["id"], "length"
            if SLIP in row["faults"]:
                yield row["id"], "encoding"


def _of_exchange(row: facts.Facts, url: str, place: Finding) -> Claim:
    """Return what a row of a capture record, or an event of kind exchange, says of the response or revisit."""
    is_split = "head_size" not in row  # else no other reader finds the same payload
    return Claim(
        place._replace(what="its exchange is"),
        row["id"],
        ("response", "revisit"),
        payload=row.get("sha256", "") if is_split else "",
        size=row.get("size") if is_split else None,
        url=facts.uri(url),
        date=row["began"],
        status=row.get("status", 0),
    )


def judged(claim: Claim, kept: dict[str, Kept], known: Callable[[str], bool]) -> Iterator[Finding]:
    """Yield what is not as claimed."""
    target, says = kept.get(claim.target), f"{claim.finding.what} {claim.target}"
    if target is None:
        if not known(claim.target):
            yield claim.finding._replace(kind="dangling", what=f"{says}, which is not there")
        return
    wrong = claim.finding._replace(kind="reference")
    if target.type not in claim.types:
        yield wrong._replace(what=f"{says}, which is a {target.type}")
        return
    holder = target if target.payload else kept.get(target.refers_to, target)
    pairs: dict[str, tuple[str | int | None, str | int]] = {
        "payload": (claim.payload if holder.payload else "", holder.payload),
        "size": (claim.size if holder.payload else None, holder.size),
        "block": (claim.block, target.block),
        "payload digest": (claim.digest, target.digest),
        "URL": (claim.url, target.url),
        "date": (claim.date, target.date),
        "status": (claim.status or None, target.status),
    }
    for name, (said, held) in pairs.items():
        if said not in ("", None) and said != held:
            yield wrong._replace(what=f"{says}, whose {name} is {held}, not {said}")
    if (answer := kept.get(claim.answer)) and target.refers_to not in (claim.answer, answer.refers_to):
        yield wrong._replace(what=f"{says}, which is that of {target.refers_to}, not of {claim.answer}")
