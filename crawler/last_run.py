"""What the last runs of a story told in their manifests: one that only revisits says nothing of discovery."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from archive.collection import Collection
from archive.layout import parse_run, run_key, run_of_manifest

PARTS = ("coverage", "revisits")
LAST = "last"  # part: the newest run before that told it, where a run does not itself


def last_told(clips: Collection, story: str) -> dict[str, dict[str, Any]]:
    """Return each part as the newest manifest of a story that has it tells it; nothing of what no run told."""
    told = {}
    for part, run in last_runs(clips, story).items():
        told[part] = json.loads(clips.storage.get(run_key(run)))[part]
    return told


def last_runs(clips: Collection, story: str) -> dict[str, str]:
    """Return for each part the newest run of a story that told it."""
    for run in _runs(clips, story):
        manifest: dict[str, Any] = json.loads(clips.storage.get(run_key(run)))
        here = {part: run for part in PARTS if part in manifest}
        if here:
            return {**manifest.get(LAST, {}), **here}
    return {}


def _runs(clips: Collection, story: str) -> Iterator[str]:
    """Yield the runs of a story, the newest first."""
    for run in sorted(map(run_of_manifest, clips.storage.keys("runs/")), reverse=True):
        if run and parse_run(run).slug == story:
            yield run
