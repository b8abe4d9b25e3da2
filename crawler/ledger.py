"""What is known of the stories: their files, their last runs, their revisits, and so what comes next.

Runs of other processes are learnt from the stories' lock files: one by hand, one of a watcher that was killed. A run
that is noted in `schedule.sqlite`, and whose lock is free without an end in the lock file, was lost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from archive.answers import minute
from archive.layout import iso, parse_time
from archive.run import now
from archive.shown import note
from crawler.attempts import Attempts
from crawler.children import last_words, log_of
from crawler.due import DIED, LOST, RESULTS, STOPPED, Attempt, Next, due, result_of
from crawler.lock import StoryLock
from crawler.report import NONE, OK, SOME, STORAGE
from crawler.revisit_times import RevisitTimes
from crawler.story_files import StoryFiles

ASK_AGAIN = timedelta(minutes=15)  # for revisits: other machines look, people decide
ASK_AFTER_TROUBLE = timedelta(minutes=1)
BY_ITSELF = (OK, SOME, NONE, STORAGE)  # exit statuses of runs that came to their end


class Ledger:
    """The stories of a folder as this machine knows them."""

    def __init__(
        self,
        files: StoryFiles,
        state_dir: Path,
        revisiting: RevisitTimes,
        *,
        clock: Callable[[], datetime] = now,
        say: Callable[[str], None] = note,
    ) -> None:
        """Read `files`, and `schedule.sqlite` and the locks in `state_dir`; `say` tells a person what is learnt."""
        self.files, self.state_dir, self.revisiting, self.clock, self._say = files, state_dir, revisiting, clock, say
        self.attempts = Attempts(state_dir)
        self._runs: dict[str, list[Attempt]] = {}
        self._next: dict[str, tuple[Sequence[datetime], Next]] = {}  # with the revisits it was reckoned from
        self._asked: dict[str, datetime] = {}
        self._stamps: dict[str, int] = {}  # of the lock files, as they were read last

    def refresh(self) -> None:
        """Read the story files that changed, and ask for revisits where it is time."""
        now = self.clock()
        for id in self.files.refresh(now):
            self.forget(id)
            self._asked.pop(id, None)
            if id in self.files.problems:
                self.say(id, f"cannot be used: {self.files.problems[id]}")
        for id, story in self.files.stories.items():
            pause = ASK_AFTER_TROUBLE if id in self.revisiting.trouble else ASK_AGAIN
            if story.schedule and (id not in self._asked or now - self._asked[id] >= pause):
                self._ask(id)

    def lock(self, id: str) -> StoryLock:
        """Return the lock of a story, not taken."""
        return StoryLock(self.state_dir, id)

    # -- what comes next

    def nexts(self) -> list[Next]:
        """Return when each story runs next, the soonest first."""
        return sorted(map(self.next, self.files.stories), key=lambda told: (told.at, told.story))

    def next(self, id: str) -> Next:
        """Return when a story runs next."""
        now, times = self.clock(), self.revisiting.times(id)
        before, told = self._next.get(id, ((), None))
        if told is None or before is not times or told.is_due(now):
            told = due(self.files.stories[id], self.runs(id), times, now)
            self._next[id] = times, told
        return told

    def runs(self, id: str) -> list[Attempt]:
        """Return the last runs of a story that ended, oldest first."""
        if id not in self._runs:
            self._runs[id] = self.attempts.last(id)
        return self._runs[id]

    # -- what was

    def settle(self, id: str) -> Attempt | None:
        """Learn what other processes did to a story; return the run that one of them began, while it goes on."""
        begun = self.attempts.open(id)
        if begun is None and self._stamps.get(id, 0) == self._stamp(id):
            return None
        lock = self.lock(id)
        if lock.take(tries=1):
            self.learn(id, lock)
            lock.free()
            return None
        self.forget(id)
        return begun and replace(begun, pid=begun.pid or lock.says().get("pid", 0))

    def learn(self, id: str, lock: StoryLock) -> None:
        """Note, under the lock, the end of a run that nobody noted, or a run that somebody did by hand."""
        says, begun = lock.says(), self.attempts.open(id)
        since, status, run = says.get("since", ""), says.get("status"), says.get("run", "")
        if begun and (since != iso(begun.started) or "starting" in says):
            self.attempts.forget(begun)  # the watcher was killed before the run began
        elif begun:
            ended = parse_time(says["ended"]) if "ended" in says else self.clock()
            said = last_words(log_of(self.state_dir, id))
            self.end(begun, ended=ended, status=status, said=said, run=run)
        elif status in BY_ITSELF and not self.attempts.known(id, since, run):
            started, result = parse_time(since), result_of(status)
            facts = {"due": started, "ended": parse_time(says["ended"]), "status": status, "result": result, "run": run}
            only, pid = says.get("only", ""), says["pid"]
            self.attempts.begin(Attempt(story=id, started=started, only=only, pid=pid, why="by hand", **facts))
        self.forget(id)
        self.remember(id)

    def end(self, attempt: Attempt, *, status: int | None, ended: datetime, **facts: Any) -> Attempt:
        """Note how a run ended, and say so; return it."""
        result = _result(attempt, status)
        self.attempts.note(attempt, ended=ended, result=result, status=status, **facts)
        attempt = replace(attempt, ended=ended, result=result, status=status, **facts)
        self.forget(attempt.story)
        words = f"{RESULTS[result].words} after {_took(ended - attempt.started)}"
        words += f": {attempt.said}" if attempt.said else ""
        if attempt.story in self.files.stories:
            self._ask(attempt.story)
            words += self._next_try(attempt.story) if attempt.failed else ""
        self.say(attempt.story, words)
        return attempt

    def _next_try(self, id: str) -> str:
        told = self.next(id)
        words = f"; next try {minute(iso(told.at)) if told.at > self.clock() else 'at once'}"
        return words + (f", failing since {minute(iso(told.since))}" if told.since else "")

    # -- what is remembered

    def say(self, id: str, words: str) -> None:
        """Tell a person what happens."""
        self._say(f"{iso(self.clock())[:19]}Z  {id}  {words}")

    def forget(self, id: str) -> None:
        """Reckon anew what comes next for a story."""
        self._runs.pop(id, None)
        self._next.pop(id, None)

    def remember(self, id: str) -> None:
        """Take what a story's lock file says now for known."""
        self._stamps[id] = self._stamp(id)

    def _stamp(self, id: str) -> int:
        try:
            return self.lock(id).path.stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def _ask(self, id: str) -> None:
        self._asked[id] = self.clock()
        self.revisiting.ask(self.files.stories[id])


def _result(attempt: Attempt, status: int | None) -> str:
    """Return how a run ended; what it was asked to end for counts where it did so."""
    if status is None:
        return attempt.result or LOST
    result = result_of(status)
    return attempt.result or result if result in (STOPPED, DIED) else result


def _took(span: timedelta) -> str:
    seconds = span.total_seconds()
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
