"""`clipfile verify`: what is wrong, what vouches for the rest, and what the archive alone cannot tell."""

from __future__ import annotations

import argparse
import os
from dataclasses import asdict

from archive.collection import Collection
from archive.custody.trust import trust
from archive.layout import iso
from archive.shown import as_json, one_line, say
from archive.verify.finding import Finding
from archive.verify.names import others
from archive.verify.standing import Standing, known, standing, unknown


def verify(options: argparse.Namespace) -> int:
    """Check everything that is kept; 1 when something is wrong."""
    clips = Collection(options.archive)
    authorities = options.tsa_ca or os.environ.get("TSA_CA", "")
    chain = clips.chain(trust(clips.state_dir, options.key, authorities, options.head))
    findings = list(clips.verify(chain, deep=options.deep))
    warcs = list(clips.storage.keys("warc/"))
    found = standing(chain, warcs, clips.storage.keys("stories/"), others(clips.storage))
    if options.json:
        as_json(finding._asdict() for finding in findings)
        as_json([_told(found) | {"warcs": len(warcs), "faults": len(findings)}])
        return 1 if findings else 0
    for finding in findings:
        say(one_line(_words(finding)))
    say(
        f"{len(findings)} faults in {len(warcs)} WARC files"
        if findings
        else f"all {len(warcs)} WARC files are whole and unaltered"
    )
    for line in known(found):
        say(line)
    if lines := unknown(found):
        say("what this archive alone cannot tell:")
        for line in lines:
            say(f"  {one_line(line)}")
    return 1 if findings else 0


def _words(finding: Finding) -> str:
    place = f"{finding.key}: record at {finding.offset}" if finding.id or finding.offset else finding.key
    return f"{place}: {finding.kind}: {finding.what}"


def _told(found: Standing) -> dict[str, object]:
    stamp = found.stamp and asdict(found.stamp) | {"time": iso(found.stamp.time)}
    unstamped = [asdict(note) | {"time": iso(note.time)} for note in found.unstamped]
    return asdict(found) | {"stamp": stamp, "unstamped": unstamped, "unknown": unknown(found)}
