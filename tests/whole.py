"""What must hold of an archive after any crash and any failure, once what was left has been recovered."""

import hashlib
import json

from archive import Collection
from archive.layout import run_of_manifest
from archive.segment import unpack


def broken(url, state_dir, folder):
    """Return all that is wrong, in words: nothing of a whole archive. `folder` is for a cache of its own."""
    clips = Collection(url, state_dir=folder)
    found = [f"{left.name} is still in the spool" for left in sorted((state_dir / "spool").glob("*.warc.gz*"))]
    found += [f"{finding.key}@{finding.offset}: {finding.kind}: {finding.what}" for finding in clips.verify()]
    for key in clips.storage.keys("index/"):
        rows = unpack(clips.storage.get(key))
        texts = [name for row in rows if row.text for name in (row.text, row.text.removesuffix(".txt") + ".json")]
        found += [f"{key} points at {name}, which is missing" for name in texts if clips.storage.size(name) is None]
    for key in filter(run_of_manifest, clips.storage.keys("runs/")):
        for name, sha256 in json.loads(clips.storage.get(key))["objects"].items():
            if hashlib.sha256(clips.storage.get(name)).hexdigest() != sha256:
                found.append(f"{key} says another SHA-256 of {name}")
    return found


def manifests(clips):
    """Return the manifests by run id."""
    told = [json.loads(clips.storage.get(key)) for key in clips.storage.keys("runs/") if run_of_manifest(key)]
    return {manifest["run"]: manifest for manifest in told}


def archived(clips):
    """Return how many captures there are of each URL that was asked for."""
    counts = {}
    for row in clips.rows():
        if row.kind == "capture":
            counts[row.asked] = counts.get(row.asked, 0) + 1
    return counts


def verdicts(clips):
    """Return (run, URL) → the outcomes that events tell."""
    told = {}
    for row in {row.id: row for row in clips.rows() if row.event == "verdict"}.values():  # readers fold rows by id
        told.setdefault((row.actor, row.subject), []).append(row.data["outcome"])
    return told
