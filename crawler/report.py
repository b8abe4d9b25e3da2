"""What a run says at its end: a line for each URL asked for, and its troubles."""

from __future__ import annotations

import signal
import sys
from typing import Any

from archive.layout import iso
from archive.run import ARCHIVED, Run, Verdict
from archive.segment import Row
from archive.shown import as_json, note, one_line

OK, MISUSE, SOME, NONE, STORAGE = 0, 2, 3, 4, 5  # docs/cli.md
TERMINATED = 128 + signal.SIGTERM


def status(run: Run) -> int:
    """Return the exit status of a run that was asked for URLs."""
    if run.storage_failed or run.writer.trouble:
        return STORAGE
    outcomes = run.outcomes()
    if run.asked and outcomes["invalid"] == len(run.asked):
        return MISUSE
    return OK if outcomes[ARCHIVED] == len(run.asked) else SOME if outcomes[ARCHIVED] else NONE


def report(run: Run, json: bool = False) -> None:
    """Print a line for each URL, in the order in which they were asked for, to stdout; storage trouble to stderr."""
    told = [_told(run, run.verdicts[url]) for url in run.asked if url in run.verdicts]
    if json:
        as_json(told)
    else:
        for row in told:
            print(block(row) if sys.stdout.isatty() else line(row))
    troubles(run)


def troubles(run: Run) -> None:
    """Print what went wrong with the archive, to stderr."""
    if run.storage_failed:
        note(f"clipfile: {run.storage_failed}")
    if run.writer.trouble:
        note(f"clipfile: {run.writer.trouble}")
        note(f"clipfile: nothing is lost: what was fetched waits in {run.collection.spool.folder} for the next run")


def block(row: dict[str, Any]) -> str:
    """Return the same for a person at a terminal, in a few short lines."""
    parts = line_parts(row)
    rest = ("title", "url", "text", "warc")
    head = "  ".join(part for name, part in parts.items() if part and name not in rest)
    return "\n".join([head, *(f"          {parts[name]}" for name in rest if parts.get(name))])


def line(row: dict[str, Any]) -> str:
    """Return the line of one URL: verdict, title, words, noise, time, where text and record lie, the URL."""
    return "  ".join(part for part in line_parts(row).values() if part)


def line_parts(row: dict[str, Any]) -> dict[str, str]:
    """Return what a line is made of, in its order."""
    parts = {"outcome": f"{row['outcome']:<8}"}
    if row["outcome"] != ARCHIVED:
        return parts | {"url": one_line(row["url"]), "reason": one_line(row["reason"])}
    why = f" ({row['reason']})" if row["reason"] and row["access"] != "full" else ""
    parts |= {
        "access": row["access"] + why,
        "title": f'"{row["title"]}"' if row["title"] else "",
        "words": f"{row['words']} words" if row["words"] else "",
        "noise": f"{len(row['noise'])} lines of noise removed" if row["words"] else "",
        "time": row["time"],
        "text": row["text"],
        "warc": row["warc"],
        "url": row["url"],
    }
    return {name: one_line(part) if name != "outcome" else part for name, part in parts.items()}


def _told(run: Run, verdict: Verdict) -> dict[str, Any]:
    told: dict[str, Any] = {"url": verdict.url, "outcome": verdict.outcome, "reason": verdict.reason}
    capture = verdict.capture
    if capture is None:
        return told
    article = capture.article
    rows = run.collection.captures([capture.article_id])
    row = next((row for row in rows if row.capture == capture.id), None)
    answer = run.collection.cache.by_id(capture.id)
    return told | {
        "access": capture.access,
        "reason": capture.reason or verdict.reason,
        "article": capture.article_id,
        "title": article.title if article else "",
        "words": article.words if article else 0,
        "noise": [{"kind": noise.kind, "line": noise.line} for noise in article.noise] if article else [],
        "time": iso(capture.exchanges[-1].began),
        "text": run.collection.text_object(row) if row else "",
        "warc": _place(answer or row),
    }


def _place(row: Row | None) -> str:
    return f"{row.filename}@{row.offset}+{row.length}" if row else ""
