"""Whether records are there to which others refer, and are what those say of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from archive import warc
from archive.record import Record
from archive.verify.finding import Finding


class Kept(NamedTuple):
    """What is remembered of a record until all are read: some 700 bytes."""

    type: str
    block: str
    payload: str  # SHA-256; "" of what has none
    digest: str
    refers_to: str
    url: str
    date: str


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


def remembered(record: Record) -> Kept:
    """Return what others may say of this record."""
    payload = ""
    if record.type == "response":
        payload = hashlib.sha256(warc.split(record)[1]).hexdigest()
    elif record.type == "revisit" and record.get("WARC-Profile") != warc.IDENTICAL:
        payload = hashlib.sha256(b"").hexdigest()
    return Kept(
        record.type,
        hashlib.sha256(record.block).hexdigest(),
        payload,
        record.get("WARC-Payload-Digest"),
        record.get("WARC-Refers-To"),
        record.url,
        record.get("WARC-Date"),
    )


def claims_of(record: Record, place: Finding) -> Iterator[Claim]:
    """Yield what this record says of others; ValueError and its like when it is not what it should be."""
    if target := record.get("WARC-Concurrent-To"):
        yield Claim(place._replace(what="it was sent for"), target, ("response", "revisit"))
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
                payload = "" if "head_size" in row else row["sha256"]
                yield Claim(place._replace(what="its exchange is"), row["id"], ("response", "revisit"), payload=payload)
        if "text_of" in told:
            yield Claim(place._replace(what="its text is"), told["text_of"], ("conversion",), block=told["text_sha256"])


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
    payload = target.payload
    if not payload and target.refers_to in kept:
        payload = kept[target.refers_to].payload
    pairs = {
        "payload": (claim.payload if payload else "", payload),
        "block": (claim.block, target.block),
        "payload digest": (claim.digest, target.digest),
        "URL": (claim.url, target.url),
        "date": (claim.date, target.date),
    }
    for name, (said, held) in pairs.items():
        if said and said != held:
            yield wrong._replace(what=f"{says}, whose {name} is {held}, not {said}")
