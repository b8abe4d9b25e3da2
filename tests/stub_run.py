"""Stands for `clipfile story run` where nothing shall be fetched: it takes the lock and does what it was told.

    python -m tests.stub_run FOLDER STORY [--only revisits]

FOLDER/<story>.json says what: `status` to end with, `takes_s` seconds, `waits` for good, `ignores` SIGTERM, `helper`
starts a process that stays. Starts and ends are lines of FOLDER/journal.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from archive.layout import iso
from crawler.lock import StoryLock
from tests.fast_clock import clock


def main(folder, story, *options):
    folder = Path(folder)
    told = folder / f"{story}.json"
    does = json.loads(told.read_text()) if told.exists() else {}
    if does.get("ignores"):
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    lock = StoryLock(folder / "state", story).hold()
    since = lock.says()["since"]
    helper = subprocess.Popen(["sleep", "1000"]).pid if does.get("helper") else 0
    write(folder, "start", story, since, os.getpid(), helper, *options)
    if does.get("waits"):
        signal.pause() if not does.get("ignores") else time.sleep(1000)
    time.sleep(does.get("takes_s", 0))  # the length of the run
    print(f"clipfile: {story}: nothing was fetched, as was wished")
    write(folder, "end", story, since)
    lock.note(ended=iso(clock()), status=does.get("status", 0))
    return does.get("status", 0)


def write(folder, *words):
    with (folder / "journal").open("a") as journal:
        journal.write(" ".join(map(str, words)) + "\n")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
