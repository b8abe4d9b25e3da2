"""`clipfile import`: other tools' WARC and WACZ files into the archive."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from archive.collection import Collection
from archive.errors import Misuse
from archive.run import Run, now
from archive.shown import as_json, note, say
from crawler.lock import ImportLock
from crawler.timestamping import timestamp
from pipelines.importing import Importer, Report
from pipelines.workers import Workers

MOST_SHOWN = 20  # scars of a file; `--json` has all


def run(options: argparse.Namespace) -> int:
    """Import every file and say what came of it; 1 when something in them could not be read.

    Misuse while another process imports.
    """
    paths = [Path(name) for name in options.file]
    if missing := [str(path) for path in paths if not path.is_file()]:
        raise Misuse(f"{missing[0]}: no such file")
    clips = Collection(options.archive)
    clips.prepare()
    lock = ImportLock(clips.state_dir).hold()
    made = Run("import", clips, {"robots": ""}, now)
    workers = Workers()
    importer = Importer(made, workers)
    reports: list[Report] = []
    try:
        with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
            for path in paths:
                task = bar.add_task(path.name, total=path.stat().st_size)
                for report in importer.add(path, lambda offset, task=task: bar.update(task, completed=offset)):  # type: ignore[misc]
                    reports.append(report)
                    _tell(report, options.json)
    finally:
        workers.close_now()
        made.close()
        lock.free()
    if made.writer.trouble:
        raise made.writer.trouble
    timestamp(clips)
    return 1 if any(report.scars for report in reports) else 0


def _tell(report: Report, json: bool) -> None:
    if json:
        scars = [{"offset": scar.offset, "why": scar.why} for scar in report.scars]
        names = ("file", "sha256", "pages", "texts", "others", "known")
        as_json([{name: getattr(report, name) for name in names} | {"passed": dict(report.passed), "scars": scars}])
        return
    say(
        f"{report.file}: {report.pages} pages, {report.texts} with a text; {report.others} other answers;"
        f" {report.known} kept already"
    )
    if report.passed:
        note(
            f"{report.file}: passed over: "
            + ", ".join(f"{count} {why}" for why, count in Counter(report.passed).most_common())
        )
    for scar in report.scars[:MOST_SHOWN]:
        note(f"not read: {scar}")
    if len(report.scars) > MOST_SHOWN:
        note(f"and {len(report.scars) - MOST_SHOWN} more; --json has all")
