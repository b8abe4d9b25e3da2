"""`clipfile watch --status`: when each story runs next and why, how its last run ended, what fails, what runs."""

from __future__ import annotations

from typing import Any

from archive.answers import minute
from archive.layout import iso
from archive.shown import as_json as print_json
from archive.shown import note, table
from crawler.due import NEVER, RESULTS, Attempt, Next
from crawler.ledger import Ledger
from crawler.lock import WatchLock

COLUMNS = ("story", "next run", "last run", "running", "why", "result")


def status(ledger: Ledger, lock: WatchLock, *, as_json: bool) -> int:
    """Print how the stories of `ledger` stand, whoever watches them; exit 1 when there is none."""
    for id in ledger.files.stories:
        ledger.settle(id)
    rows = [told(ledger, one) for one in ledger.nexts()]
    rows += [{"story": id, "problem": problem} for id, problem in sorted(ledger.files.problems.items())]
    for id, trouble in sorted(ledger.revisiting.trouble.items()):
        note(f"clipfile: {id}: its revisits are not known: {trouble}")
    if as_json:
        print_json(rows)
    elif rows:
        table(COLUMNS, map(_cells, rows), wide="why", under="result")
    _note_watcher(lock)
    if not rows:
        note(f"clipfile: no story in {ledger.files.folder}; `clipfile story new ID` writes one")
    return 0 if rows else 1


def told(ledger: Ledger, one: Next) -> dict[str, Any]:
    """Return what `--json` says of a story."""
    story, runs = ledger.files.stories[one.story], ledger.runs(one.story)
    return {
        "story": one.story,
        "schedule": story.schedule,
        "timezone": story.timezone,
        "next": None if one.at == NEVER else iso(max(one.at, ledger.clock())),
        "due": None if one.due == NEVER else iso(one.due),
        "only": one.only,
        "why": one.why,
        "failing": {"runs": one.failures, "since": iso(one.since)} if one.since else None,
        "running": _running(ledger, one.story),
        "last": _last(runs[-1]) if runs else None,
    }


def _running(ledger: Ledger, id: str) -> dict[str, Any] | None:
    lock = ledger.lock(id)
    if not lock.held():
        return None
    says, begun = lock.says(), ledger.attempts.open(id)
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
        first, *more = row["problem"].split("; " + row["story"] + ".toml:")
        return row["story"], "-", "-", "-", "its file cannot be used", first + (f" (and {len(more)} more)" * bool(more))
    last, failing, running = row["last"], row["failing"], row["running"]
    result = last["words"] + (f": {last['said']}" if last["said"] else "") if last else ""
    since = f"; failing since {minute(failing['since'])}, runs: {failing['runs']}" if failing else ""
    return (
        row["story"],
        "now" if running else minute(row["next"]) if row["next"] else "-",
        minute(last["started"]) if last else "-",
        f"process {running['pid']}" if running else "-",
        running["why"] if running else row["why"],
        result + since,
    )


def _note_watcher(lock: WatchLock) -> None:
    says = lock.says()
    if lock.held():
        note(f"clipfile: watched by process {says.get('pid')}, since {says.get('since', '')[:19]}Z")
    else:
        note("clipfile: nobody watches here now; `clipfile watch`, or `clipfile watch --once` from a timer")
