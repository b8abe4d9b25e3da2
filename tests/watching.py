"""Kills watchers at random moments; every run that was due comes once, none beside another, none is forgotten.

    python -m tests.watching FOLDER KILLS SEED      # an empty folder; for example 20 1

The clock runs 120 times as fast: a story that is due every two minutes runs every second. One life in five ends with
its runs, as when the machine loses its power. Prints what came of it as JSON; the exit status is 1 when anything is
wrong.
"""

import json
import os
import random
import signal
import sqlite3
import sys
import time
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from archive.layout import iso, parse_time
from crawler.children import end
from crawler.due import FINE, LOST, STOPPED, Attempt
from crawler.ledger import Ledger
from crawler.lock import StoryLock
from crawler.revisit_times import RevisitTimes
from crawler.story_files import StoryFiles
from crawler.watch import Watcher
from crawler.watch_cli import Wakeups, run_for_good
from pipelines.schedule import read
from tests.fast_clock import clock

FACTOR = 120
STORIES = {"amber": 0.05, "birch": 0.3, "cedar": 1.2}  # seconds that a run takes
MOST_S = 90  # of the whole drive


def drive(folder, kills, seed):
    os.environ["CLIPFILE_TEST_CLOCK"] = f"{FACTOR} {time.time()}"
    chance, until = random.Random(seed), time.monotonic() + MOST_S
    (folder / "stories").mkdir()
    for id, takes_s in STORIES.items():
        source = f'title = "Bridge {id}"\nquery = "bridge {id}"\nschedule = "every 2 min"\n'
        (folder / "stories" / f"{id}.toml").write_text(source)
        (folder / f"{id}.json").write_text(json.dumps({"takes_s": takes_s}))
    lives = []
    while len(lives) < kills and time.monotonic() < until:
        pid = live(folder)
        moment = chance.random() ** 2 * 1.6
        time.sleep(moment)  # the moment of the kill: this is what is being drawn
        power_cut = len(lives) % 5 == 4
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        if power_cut:
            for run in unended(folder):
                end(run)
        lives.append({"s": round(moment, 3), "power_cut": power_cut})
    pid = live(folder)
    time.sleep(1)  # one life more, so that what the last kill left is brought to its end
    os.kill(pid, signal.SIGTERM)
    _, status = os.waitpid(pid, 0)
    while any(StoryLock(folder / "state", id).held() for id in STORIES) and time.monotonic() < until:
        time.sleep(0.01)  # runs of the lives before
    watcher_of(folder).look()
    return {"lives": lives, "status": os.waitstatus_to_exitcode(status)}


def unended(folder):
    """The pids of the runs that said that they began, not that they ended."""
    begun = {}
    for line in journal(folder):
        if line[0] == "start":
            begun[tuple(line[1:3])] = int(line[3])
        else:
            begun.pop(tuple(line[1:3]), None)
    return begun.values()


def journal(folder):
    path = folder / "journal"
    return [line.split() for line in path.read_text().splitlines()] if path.exists() else []


def attempt(told, started):
    """The note of a run that is about to begin."""
    return Attempt(story=told.story, started=started, due=told.due, only=told.only, why=told.why)


def watcher_of(folder, heard=lambda: None):
    files, state = StoryFiles(folder / "stories"), folder / "state"
    command = [sys.executable, "-m", "tests.stub_run", str(folder)]
    ledger = Ledger(files, state, RevisitTimes(str(folder / "clips"), state, heard), clock=clock)
    return Watcher(ledger, command, at_once=3)


def live(folder):
    """Fork a watcher; return its pid."""
    sys.stdout.flush()
    if pid := os.fork():
        return pid
    status = 70
    try:
        with Wakeups() as wakeups:
            status = run_for_good(watcher_of(folder, wakeups.wake), wakeups)
    finally:
        os._exit(status)


def judge(folder):
    """How many runs ended how, and all that is wrong with them."""
    database = sqlite3.connect(folder / "state" / "schedule.sqlite")
    rows = database.execute("SELECT story, started, due, result FROM attempts ORDER BY story, started").fetchall()
    database.close()
    begun, wrong, schedule = defaultdict(list), [], read("every 2 min")
    for word, story, since, *_ in journal(folder):
        if word == "start":
            begun[story].append(since)
        elif begun[story][-1] != since:
            wrong.append(f"{story}: the run of {since} ended while another ran")
    for story in STORIES:
        runs = [row[1:] for row in rows if row[0] == story]
        wrong += [f"{story}: nobody noted the run of {since}" for since in set(begun[story]) - {run[0] for run in runs}]
        wrong += [
            f"{story}: there was no run of {run[0]}" for run in runs if run[2] == FINE and run[0] not in begun[story]
        ]
        for (started, due, result), (following, now_due, _) in pairwise(runs):
            anchor = min(parse_time(due), parse_time(started))
            wanted = schedule.after(parse_time(started), anchor) if result == FINE else parse_time(due)
            if parse_time(now_due) != wanted:
                wrong.append(f"{story}: the run of {following} was due {iso(wanted)}, not {now_due}")
    results = Counter(row[3] for row in rows)
    wrong += [
        f"{count} runs ended as {result!r}" for result, count in results.items() if result not in (FINE, LOST, STOPPED)
    ]
    return results, wrong


def main(folder, kills, seed):
    told = drive(folder, kills, seed)
    results, wrong = judge(folder)
    print(json.dumps(told | {"results": results, "wrong": wrong}))
    return bool(wrong) or told["status"] != 128 + signal.SIGTERM or len(told["lives"]) < kills


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
