"""What a run says at its end: a line for each URL asked for, and its troubles."""

from __future__ import annotations

from typing import Any

from archive.layout import iso
from archive.run import ARCHIVED, Run, Verdict
from archive.segment import Row
from archive.shown import as_json, note, one_line


def report(run: Run, json: bool = False) -> None:
    """Print a line for each URL, in the order in which they were asked for, to stdout; storage trouble to stderr."""
    told = [_told(run, run.verdicts[url]) for url in run.asked if url in run.verdicts]
    if json:
        as_json(told)
    else:
        for row in told:
            print(line(row))
    if run.storage_failed:
        note(f"clipfile: {run.storage_failed}")
    if run.writer.trouble:
        note(f"clipfile: {run.writer.trouble}")
        note(f"clipfile: nothing is lost: what was fetched waits in {run.collection.spool.folder} for the next run")


def line(row: dict[str, Any]) -> str:
    """Return the line of one URL: verdict, title, words, noise, time, where text and record lie, the URL."""
    if row["outcome"] != ARCHIVED:
        return one_line(f"{row['outcome']:<8}  {row['url']}  {row['reason']}")
    parts = [
        f"{row['outcome']:<8}",
        row["access"] + (f" ({row['reason']})" if row["reason"] and row["access"] != "full" else ""),
        f'"{row["title"]}"' if row["title"] else "",
        f"{row['words']} words" if row["words"] else "",
        f"{len(row['noise'])} lines of noise removed" if row["words"] else "",
        row["time"],
        row["text"],
        row["warc"],
        row["url"],
    ]
    return one_line("  ".join(part for part in parts if part))


def _told(run: Run, verdict: Verdict) -> dict[str, Any]:
    told: dict[str, Any] = {"url": verdict.url, "outcome": verdict.outcome, "reason": verdict.reason}
    capture = verdict.capture
    if capture is None:
        return told
    article = capture.article
    rows = run.collection.captures([capture.article_id])
    row = next((row for row in rows if row.capture == capture.id), None)
    text = run.collection.cache.by_id(row.text_of) if row and row.text_of else None
    answer = run.collection.cache.by_id(capture.id)
    return told | {
        "access": capture.access,
        "reason": capture.reason or verdict.reason,
        "article": capture.article_id,
        "title": article.title if article else "",
        "words": article.words if article else 0,
        "noise": [{"kind": noise.kind, "line": noise.line} for noise in article.noise] if article else [],
        "time": iso(capture.exchanges[-1].began),
        "text": (row.text if row else "") or (text.text if text else ""),
        "warc": _place(answer or row),
    }


def _place(row: Row | None) -> str:
    return f"{row.filename}@{row.offset}+{row.length}" if row else ""
