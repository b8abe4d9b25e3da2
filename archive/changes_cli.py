"""`clipfile diff` and `clipfile changes`: what an outlet altered, and when."""

from __future__ import annotations

import argparse
import sys

from archive.answers import found, when
from archive.changes import changes, comparable, version
from archive.collection import Collection, Look
from archive.compare import render
from archive.errors import Misuse
from archive.shown import as_json, note, table


def diff(options: argparse.Namespace) -> int:
    """Show what changed between two looks, the last change if no times are given; exit 1 when nothing did."""
    clips = found(options)
    before, after = _looks(clips, options)
    if before is None or after is None:
        note("clipfile: the article did not change between the looks that are kept")
        return 1
    comparable(before, after)
    labels = (when(before), when(after))
    made = render.differ(version(clips, before), version(clips, after), labels, f"https://{after.row.article}")
    if options.json or options.form == "json":
        print(render.as_json(made))
    elif options.form == "html":
        print(render.page(made))
    elif options.form == "md":
        print(render.markdown(made))
    else:
        print(render.terminal(made, colour=sys.stdout.isatty()))
    return 0 if made.edit.changed else 1


def _looks(clips: Collection, options: argparse.Namespace) -> tuple[Look | None, Look | None]:
    if len(options.time) > 2:
        raise Misuse("give two times, one or none")
    if options.time:
        first = clips.at(options.url, options.time[0])
        return first, clips.at(options.url, options.time[1] if len(options.time) > 1 else None)
    last = list(changes(clips, options.url))[-1:]
    return (last[0].before, last[0].after) if last else (None, None)


def list_changes(options: argparse.Namespace) -> int:
    """List the changes of all articles, or of those with a part in their URL, the newest first."""
    clips = Collection(options.archive)
    rows = [
        changed
        for article in clips.articles()
        if options.part in article
        for changed in changes(clips, f"https://{article}")
        if options.since is None or changed.after.time >= options.since
    ]
    rows.sort(key=lambda changed: changed.after.time, reverse=True)
    if options.json:
        as_json(
            {
                "article": changed.after.row.article,
                "before": changed.before.row.time,
                "after": changed.after.row.time,
                "types": list(changed.edit.types),
                "substantive": changed.edit.substantive,
                "silent": changed.edit.silent,
                "words": changed.edit.words,
            }
            for changed in rows
        )
    else:
        cells = (
            (
                when(changed.after),
                "silent" if changed.edit.silent else "",
                changed.edit.words,
                f"{', '.join(changed.edit.types)}: {changed.after.row.title}",
                changed.after.row.article,
            )
            for changed in rows
        )
        table(("seen", "silent", "words", "change", "article"), cells, wide="change", under="article")
    if not rows:
        note("clipfile: no article changed between the looks that are kept")
    return 0 if rows else 1
