"""Parts of the answers of the command line."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from typing import Any

from archive.collection import Collection, Look
from archive.shown import note


def found(options: argparse.Namespace) -> Collection:
    """Open the archive, and say what the URL given was taken for."""
    clips = Collection(options.archive)
    match = clips.find(options.url)
    if match.how:
        note(f"matched {match.name} ({match.how})")
    return clips


def told(look: Look) -> dict[str, Any]:
    """Return what `--json` says of a look."""
    row = look.row
    told = {
        "asked": row.asked,
        "article": row.article,
        "led_to": row.led_to,
        "time": row.time,
        "status": look.status,
        "access": row.access,
        "reason": row.reason,
        "change": look.change,
        "title": row.title,
        "authors": list(row.authors),
        "published": row.published,
        "modified": row.modified,
        "lang": row.lang,
        "words": row.words,
        "rules": row.rules,
        "text_sha256": row.text_sha256,
        "text": row.text or (look.text.text if look.text else ""),
        "run": row.run,
        "capture": row.capture,
    }
    if look.answer:
        told["warc"] = {
            "key": look.answer.filename,
            "offset": look.answer.offset,
            "length": look.answer.length,
            "record": look.answer.id,
            "sha256": look.payload.sha256 if look.payload else "",
        }
    return told


def counted(noise: Sequence[Any]) -> str:
    """Return counts of noise by kind, the most first."""
    counts = Counter(row.kind for row in noise)
    return ", ".join(f"{count} {kind}" for kind, count in counts.most_common())


def place(look: Look) -> str:
    """Return where the record of a look lies, in words."""
    row = look.answer or look.row
    return f"{row.filename} at {row.offset}, {row.length} bytes"


def minute(time: str) -> str:
    """Return an ISO time to the minute."""
    return time[:16].replace("T", " ") + "Z"


def when(look: Look) -> str:
    """Return when a look was made, to the minute."""
    return minute(look.row.time)
