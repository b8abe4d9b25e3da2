"""`clipfile story tell`: tells people what is new in a story, or says what they would be told and what fails."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from archive.answers import minute
from archive.collection import Collection
from archive.errors import Misuse
from archive.shown import as_json, note, table
from crawler.process import settings_of
from crawler.report import OK, SOME
from crawler.telling.tell import Teller, Telling, said, troubles
from crawler.telling.words import headline, sum_up
from pipelines.story import Story, read

NOTHING = 1


def tell(options: argparse.Namespace) -> int:
    """List what is told, or would be, and to whom; exit 1 when nothing is new, 3 when a channel failed."""
    settings = settings_of(options)
    story = read(Path(settings["STORIES_DIR"]) / f"{options.id}.toml")
    if story.notify is None:
        raise Misuse(f"{story.id}.toml has no table [notify]: nobody wants to be told; docs/notifications.md shows one")
    clips = Collection(settings["ARCHIVE_URL"], state_dir=settings["STATE_DIR"] or None)
    if not options.dry:
        clips.prepare()
    telling = Teller(clips, story, settings).tell(options.dry)
    rows = _rows(telling)
    if options.json:
        as_json(rows)
    else:
        cells = [(minute(row["time"]), _ways(row), row["headline"], row["url"]) for row in rows]
        table(("known", "channels", "what", "url"), cells, wide="what", under="url")
    for line in _summary(story, telling, options.dry):
        note(f"clipfile: {line}")
    if any(state.trouble for state in telling.channels.values()):
        return SOME
    new = rows if telling.channels else telling.facts  # the feed is always whole
    return OK if new else NOTHING


def _rows(telling: Telling) -> list[dict[str, Any]]:
    """Return what is told now, or waits, an object a fact; it says to which channels."""
    told = {name: {fact.id for fact in state.told} for name, state in telling.channels.items()}
    waits = {name: {fact.id for fact in state.waiting} for name, state in telling.channels.items()}
    rows = []
    for fact in telling.facts:
        channels = {
            name: "waits" if fact.id in waits[name] else "told" for name in told if fact.id in told[name] | waits[name]
        }
        known = {"id": fact.id, "kind": fact.kind, "time": fact.time, "subject": fact.subject, "url": fact.url}
        rows += [{**known, "headline": headline(fact), "channels": channels, **fact.data}] if channels else []
    return rows


def _ways(row: dict[str, Any]) -> str:
    return ", ".join(name if how == "told" else f"{name} {how}" for name, how in row["channels"].items())


def _summary(story: Story, telling: Telling, dry: bool) -> list[str]:
    lines = []
    if telling.feed:
        lines.append(f"{story.id}: {telling.feed}: {sum_up(telling.facts) or 'nothing yet'}")
    if not telling.channels:
        lines.append(f"{story.id}: its file names no webhook and no mail")
    if not dry:
        return [*lines, *said(story, telling)]
    would = [
        f"{story.id}: {name} would be told: {sum_up(one.told) or 'nothing'}" for name, one in telling.channels.items()
    ]
    return [*lines, *would, *troubles(story, telling)]
