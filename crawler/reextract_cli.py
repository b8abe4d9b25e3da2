"""`clipfile reextract`: the present cleaning rules over what is kept, offline."""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys

from rich.console import Console
from rich.progress import Progress

from archive.collection import Collection
from archive.run import Run, now
from archive.shown import as_json, note, say
from crawler.timestamping import timestamp
from pipelines.extraction import RULES
from pipelines.reextract import Report, older, reextract
from pipelines.workers import Workers


def run(options: argparse.Namespace) -> int:
    """Read every look again that was read under older rules, and say how many texts changed."""
    clips = Collection(options.archive)
    rows = older(clips, options.story, options.since)
    if not rows:
        report = Report()
    else:
        clips.prepare()
        made = Run("reextract", clips, {}, now)
        workers = Workers(os.cpu_count() or 1)
        try:
            with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
                task = bar.add_task(f"under rules {RULES}", total=len(rows))
                report = reextract(made, rows, workers, lambda: bar.advance(task))
        finally:
            workers.close_now()
        if made.writer.trouble:
            raise made.writer.trouble
        timestamp(clips)
    if options.json:
        as_json([{"rules": RULES, **dataclasses.asdict(report)}])
    else:
        say(f"read {report.read} looks under rules {RULES}: {report.changed} texts changed, {report.same} did not")
        if report.gained or report.withdrawn:
            note(f"{report.gained} looks have a text now, {report.withdrawn} have none any more")
    return 0
