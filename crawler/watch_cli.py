"""`clipfile watch`: keep the stories' schedules, once or for good, and tell how they stand."""

from __future__ import annotations

import argparse
import os
import select
import shlex
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Self

from archive import Collection
from archive.errors import Misuse, StorageError
from archive.run import now
from archive.shown import note
from archive.storage import open_storage
from crawler.attempts import Attempts
from crawler.due import DIED, FINE, GAPS, LOST, MISUSED, STOPPED, STORED_NOT, STUCK, UNANSWERED
from crawler.ledger import Ledger
from crawler.lock import WatchLock
from crawler.process import settings_of
from crawler.report import MISUSE, NONE, OK, SOME, STORAGE
from crawler.revisit_times import RevisitTimes
from crawler.story_files import StoryFiles, known
from crawler.told_runs import learn
from crawler.watch import Watcher
from crawler.watch_status import status

PATIENCE_S = 20.0  # with a bucket at the start; without its answer the last runs are those that this machine knows
REVISITS_S = 90.0  # that `--once` and `--status` wait to hear which articles are due
STOPS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
WORST = (STORAGE, MISUSE, NONE, SOME, OK)  # of several runs the first of these is told
STATUS = {  # result of a run → exit status of `--once`
    **{FINE: OK, GAPS: SOME, UNANSWERED: NONE, STORED_NOT: STORAGE, MISUSED: MISUSE},
    **dict.fromkeys((STUCK, DIED, LOST, STOPPED), NONE),
}


class Wakeups:
    """Sleeps until a child ends, a signal comes, or somebody calls `wake`."""

    def __init__(self) -> None:
        self.stopped_by: list[int] = []
        self._read, self._write = os.pipe()
        for end in (self._read, self._write):
            os.set_blocking(end, False)

    def __enter__(self) -> Self:
        """Take the signals over."""
        self._woken = signal.set_wakeup_fd(self._write, warn_on_full_buffer=False)
        self._before = {number: signal.getsignal(number) for number in (*STOPS, signal.SIGCHLD)}
        for number in STOPS:
            if self._before[number] != signal.SIG_IGN:  # nohup
                signal.signal(number, self._stop)
        signal.signal(signal.SIGCHLD, lambda number, frame: None)
        return self

    def __exit__(self, *error: object) -> None:
        """Give them back."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._woken)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopped_by.append(number)

    def wake(self) -> None:
        """End the sleep; from any thread."""
        with suppress(BlockingIOError):
            os.write(self._write, b"\0")

    def sleep(self, seconds: float) -> None:
        """Sleep so long at most."""
        if select.select([self._read], [], [], max(0.0, seconds))[0]:
            with suppress(BlockingIOError):
                os.read(self._read, 1 << 16)


def watch(options: argparse.Namespace) -> int:
    """Keep the schedules; return the exit status."""
    settings = settings_of(options)
    archive = Collection(settings["ARCHIVE_URL"], state_dir=settings["STATE_DIR"] or None)
    state_dir = archive.state_dir.absolute()
    if options.at_once < 1:
        raise Misuse("--at-once takes a number from 1")
    files = known(Path(settings["STORIES_DIR"]), options.id, now())
    lock = WatchLock(state_dir)
    if not (options.status or options.once):
        lock.hold()
    _learn_last_runs(archive.url, state_dir, files)
    if options.status:
        ledger = Ledger(files, state_dir, RevisitTimes(archive.url, state_dir), say=lambda line: None)
        ledger.refresh()
        ledger.revisiting.wait(REVISITS_S)
        return status(ledger, lock, as_json=options.json)
    with Wakeups() as wakeups:
        ledger = Ledger(files, state_dir, RevisitTimes(archive.url, state_dir, wakeups.wake))
        for id, problem in files.problems.items():
            ledger.say(id, f"cannot be used: {problem}")
        command = shlex.split(options.command_line) or [sys.executable, "-m", "crawler.cli", "story", "run"]
        watcher = Watcher(ledger, command, _handed_on(options), at_once=options.at_once, once=options.once)
        return run_once(watcher, wakeups) if options.once else run_for_good(watcher, wakeups)


def _learn_last_runs(archive: str, state_dir: Path, files: StoryFiles) -> None:
    try:
        stories = {id for id, story in files.stories.items() if story.schedule}
        learn(open_storage(archive, retry_s=PATIENCE_S), Attempts(state_dir), stories, now())
    except StorageError as error:
        note(f"clipfile: {error}; the last runs are those that this machine knows")


def _handed_on(options: argparse.Namespace) -> list[str]:
    """Return the options that are the runs' too."""
    words = ["--archive", options.archive] if options.archive else []
    words += ["--verbose"] if options.verbose else []
    return words + [word for setting in options.set for word in ("-s", setting)]


def run_for_good(watcher: Watcher, wakeups: Wakeups) -> int:
    """Keep the schedules until a signal comes; return the exit status."""
    if not any(story.schedule for story in watcher.ledger.files.stories.values()):
        note("clipfile: no story has a schedule yet; waiting for one")
    _work(watcher, wakeups, until=lambda: watcher.stopping and not watcher.own())
    for id in watcher.running:
        watcher.ledger.say(id, "goes on; another watcher began it")
    return 128 + wakeups.stopped_by[0]


def run_once(watcher: Watcher, wakeups: Wakeups) -> int:
    """Run what is due, each story once; return the exit status."""
    watcher.ledger.refresh()
    until = time.monotonic() + REVISITS_S
    while not (watcher.ledger.revisiting.wait(0) or wakeups.stopped_by or time.monotonic() > until):
        wakeups.sleep(1)
    _work(watcher, wakeups, until=lambda: not watcher.own())  # what is due all the same runs elsewhere
    if wakeups.stopped_by:
        return 128 + wakeups.stopped_by[0]
    if not watcher.ended:
        elsewhere = watcher.running or watcher.waiting()
        note(f"clipfile: nothing is due{' but what runs already' if elsewhere else ''}")
    ends = {STATUS[one.result] for one in watcher.ended.values()}
    ends |= {MISUSE} if watcher.ledger.files.problems else {OK}
    return next(worst for worst in WORST if worst in ends)


def _work(watcher: Watcher, wakeups: Wakeups, until: Callable[[], bool]) -> None:
    obeyed = 0
    while True:
        if len(wakeups.stopped_by) > obeyed:
            obeyed = len(wakeups.stopped_by)
            watcher.stop()
        watcher.tick()
        if until():
            return
        wakeups.sleep(watcher.wake_s())
