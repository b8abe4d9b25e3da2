"""The last runs of stories as manifests tell them, where the state folder was lost or another machine takes over."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from typing import Any

from archive.layout import iso, parse_run, parse_time, run_key, run_of_manifest
from archive.storage import Storage
from crawler.attempts import Attempts
from crawler.due import FINE, LOST, REVISITS, Attempt, result_of
from crawler.last_run import LAST, PARTS

BACK = timedelta(days=32)  # how far a folder that knows nothing looks back; a story that rested longer runs at once
LATE = timedelta(days=2)  # a manifest may come so long after the start that its name says
MOST = 50  # manifests of a story that are read to find its last discovery
READ_TO = "manifests"  # the fact that says the newest name which was read


def learn(storage: Storage, attempts: Attempts, stories: Collection[str], now: datetime) -> None:
    """Note the last runs of `stories` that are not known here; StorageError when the archive cannot be read."""
    read_to = attempts.fact(READ_TO)
    since = parse_run(read_to).started - LATE if read_to else now - BACK
    found: dict[str, list[str]] = defaultdict(list)
    for key in storage.keys("runs/", after=f"runs/{since:%Y%m%dT%H%M%SZ}"):
        if not (run := run_of_manifest(key)):
            continue
        slug = parse_run(run).slug
        read_to = max(read_to, run)
        if slug in stories:
            found[slug].append(run)
    for slug, runs in found.items():
        if attempts.open(slug):  # this machine is to learn first how its own run ended
            continue
        for attempt in _unknown(storage, attempts, slug, runs):
            attempts.begin(attempt)
    if read_to:
        attempts.keep(READ_TO, read_to)


def _unknown(storage: Storage, attempts: Attempts, slug: str, runs: list[str]) -> Iterator[Attempt]:
    """Yield the runs of a story back to its last discovery that went well, or to one that is known."""
    left = sorted(runs)[-MOST:]
    while left:
        run = left.pop()
        if attempts.known(slug, run=run):
            return
        manifest = json.loads(storage.get(run_key(run)))
        if manifest.keys().isdisjoint((*PARTS, "status", "died")):
            continue  # a person's decisions, kept under the story's name: nothing was looked for
        attempt = told(slug, manifest)
        yield attempt
        if attempt.only != REVISITS:
            if not attempt.failed:
                return
        elif discovery := manifest.get(LAST, {}).get("coverage"):
            left = [run for run in left if run < discovery] + [discovery]


def told(slug: str, manifest: dict[str, Any]) -> Attempt:
    """Return what a manifest says of a run; one of before exit statuses were noted is taken to have gone well."""
    status = manifest.get("status")
    started = parse_time(manifest["started"])
    return Attempt(
        story=slug,
        started=started,
        due=started,
        only=manifest.get("only", ""),
        why="elsewhere",
        ended=max(started, parse_time(manifest["ended"])),
        result=LOST if manifest.get("died") else FINE if status is None else result_of(status),
        status=status,
        said=f"as the archive tells, {iso(started)[:16]}Z",
        run=manifest["run"],
    )
