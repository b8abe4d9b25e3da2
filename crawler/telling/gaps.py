"""Gaps as facts: an outlet that cannot be read since a run, from the manifests of the story's runs.

A gap is one fact as long as it lasts, however many runs and pages meet it. It is over once the outlet answers a run
that does not meet it any more and a day has passed, so that an outlet that flaps is one gap and not ten; or when no
run has met it for a week.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from archive.collection import Collection
from archive.layout import iso, parse_run, parse_time, run_key, run_of_manifest
from archive.remembered import Remembered
from archive.told import GAP, Fact, fact_id
from crawler.gaps import from_rows

OVER, FORGOTTEN = timedelta(days=1), timedelta(days=7)
LATE = timedelta(days=2)  # a manifest may come so long after its run began: of a run that died, or of another machine
URLS = 5  # of a gap that are told
PARTS = ("coverage", "revisits")  # of a manifest
OURS = ("interrupted",)  # kinds that say nothing of the outlet; the next run asks again


@dataclass(slots=True)
class Open:
    """A gap that is not over."""

    outlet: str
    kind: str
    since: str  # the run that met it first
    last: datetime
    reason: str
    urls: list[str] = field(default_factory=list)
    runs: int = 1


def gap_facts(clips: Collection, story: str, remembered: Remembered) -> list[Fact]:
    """Return the gaps of a story that count and that nobody expects, the oldest first."""
    return [_fact(story, gap) for gap in follow(_runs(clips, story, remembered))]


def follow(runs: Iterable[dict[str, Any]]) -> list[Open]:
    """Return every gap that `runs`, the oldest first, began to meet."""
    found: list[Open] = []
    now: dict[tuple[str, str], Open] = {}
    for run in runs:
        time = parse_time(run["ended"])
        for outlet, kind, reason, url in run["gaps"]:
            gap = now.get((outlet, kind))
            if gap is None:
                gap = Open(outlet=outlet, kind=kind, since=run["ended"], last=time, reason=reason)
                now[outlet, kind] = gap
                found.append(gap)
            gap.runs += gap.last != time
            gap.last = time
            if url not in gap.urls and gap.since == run["ended"]:
                gap.urls.append(url)
        for key, gap in list(now.items()):
            if time - gap.last > (OVER if gap.outlet in run["answered"] else FORGOTTEN):
                del now[key]
    return found


def _runs(clips: Collection, story: str, remembered: Remembered) -> list[dict[str, Any]]:
    """Return what the manifests say that matters here; each is read once on this machine."""
    known = remembered.keys("run", story)
    after = run_key(f"{parse_run(known[-1]).started - LATE:%Y%m%dT%H%M%SZ}") if known else ""
    fresh = {run_of_manifest(key) for key in clips.storage.keys("runs/", after=after)} - {""}
    runs = sorted({*known, *(run for run in fresh if parse_run(run).slug == story)})
    told = [remembered.recall("run", story, run, "1", partial(_read, clips, run)) for run in runs]
    return sorted((run for run in told if run), key=lambda run: str(run["ended"]))


def _read(clips: Collection, run: str) -> dict[str, Any]:
    manifest = json.loads(clips.storage.get(run_key(run)))
    parts = [manifest[name] for name in PARTS if name in manifest]
    if not parts:
        return {}
    gaps = [gap for part in parts for gap in from_rows(part["gaps"]) if gap.new and gap.kind not in OURS]
    outlets = {host: told for part in parts for host, told in part.get("outlets", {}).items()}
    return {
        "ended": manifest["ended"],
        "answered": [host for host, told in outlets.items() if told["answered"]],
        "gaps": [(gap.outlet, gap.kind, gap.reason, gap.url) for gap in gaps],
    }


def _fact(story: str, gap: Open) -> Fact:
    home = f"{gap.outlet}/"
    return Fact(
        id=fact_id(story, GAP, gap.outlet, gap.kind, gap.since),
        kind=GAP,
        story=story,
        subject=home,
        time=gap.since,
        title=gap.outlet,
        url=gap.urls[0],
        data={
            "gap": gap.kind,
            "reason": gap.reason,
            "since": gap.since,
            "last": iso(gap.last),
            "urls": gap.urls[:URLS],
            "more": len(gap.urls[URLS:]),
        },
    )
