"""`clipfile watch --status`: when each story runs next and why, how its last run ended, what fails, what runs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from archive.answers import minute
from archive.layout import iso
from archive.shown import as_json as print_json
from archive.shown import note, table
from crawler.due import NEVER, RESULTS, Attempt, Next
from crawler.lock import StoryLock, WatchLock
from crawler.watch import Watcher

COLUMNS = ("story", "next run", "last run", "failing", "running", "why", "result")


def status(watcher: Watcher, lock: WatchLock, *, as_json: bool) -> int:
    """Print how the stories of `watcher` stand, whoever watches them; exit 1 when there is none."""
    now = watcher.clock()
    watcher.look(now)
    rows = [told(watcher, one, now) for one in watcher.nexts(now)]
    rows += [{"story": id, "problem": problem} for id, problem in sorted(watcher.files.problems.items())]
    for id, trouble in sorted(watcher.revisiting.trouble.items()):
        note(f"clipfile: {id}: its revisits are not known: {trouble}")
    if as_json:
        print_json(rows)
    else:
        table(COLUMNS, map(_cells, rows), wide="why", under="result")
    _note_watcher(lock)
    if not rows:
        note(f"clipfile: no story in {watcher.files.folder}; `clipfile story new ID` writes one")
    return 0 if rows else 1


def told(watcher: Watcher, one: Next, now: datetime) -> dict[str, Any]:
    """Return what `--json` says of a story."""
    story, runs = watcher.files.stories[one.story], watcher.runs(one.story)
    return {
        "story": one.story,
        "schedule": story.schedule,
        "timezone": story.timezone,
        "next": None if one.at == NEVER else iso(max(one.at, now)),
        "due": None if one.due == NEVER else iso(one.due),
        "only": one.only,
        "why": one.why,
        "failing": {"runs": one.failures, "since": iso(one.since)} if one.since else None,
        "running": _running(watcher, one.story),
        "last": _last(runs[-1]) if runs else None,
    }


def _running(watcher: Watcher, id: str) -> dict[str, Any] | None:
    lock = StoryLock(watcher.state_dir, id)
    if not lock.held():
        return None
    says, begun = lock.says(), watcher.attempts.open(id)
    why = begun.why if begun else "by hand"
    return {"pid": (begun.pid if begun else 0) or says.get("pid"), "since": says.get("since"), "why": why}


def _last(run: Attempt) -> dict[str, Any]:
    return {
        "started": iso(run.started),
        "ended": iso(run.ended) if run.ended else None,
        "only": run.only,
        "why": run.why,
        "result": run.result,
        "status": run.status,
        "words": RESULTS[run.result].words,
        "said": run.said,
        "run": run.run,
    }


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    if "problem" in row:
        return (row["story"], "-", "-", "-", "-", "its file cannot be used", row["problem"])
    last, failing, running = row["last"], row["failing"], row["running"]
    result = last["words"] + (f": {last['said']}" if last["said"] else "") if last else "never ran"
    return (
        row["story"],
        "-" if running else minute(row["next"]) if row["next"] else "-",
        minute(last["started"]) if last else "-",
        f"{failing['runs']} since {minute(failing['since'])}" if failing else "-",
        f"{running['pid']} since {minute(running['since'] or '')}" if running else "-",
        running["why"] if running else row["why"],
        result,
    )


def _note_watcher(lock: WatchLock) -> None:
    says = lock.says()
    if lock.held():
        note(f"clipfile: watched by process {says.get('pid')}, since {says.get('since', '')[:19]}Z")
    else:
        note("clipfile: nobody watches here now; `clipfile watch`, or `clipfile watch --once` from a timer")
