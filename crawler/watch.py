"""`clipfile watch`: starts what is due, each run a process of its own under its story's lock, and notes how it ended.

    due  ─►  lock taken  ─►  still due?  ─►  noted in schedule.sqlite  ─►  process  ─►  its end noted  ─►  lock freed

The lock is handed over to the run while the watcher keeps its own hold, so a free lock means that nobody runs and
nobody is about to note anything. A watcher that is killed leaves its runs alone: the next one finds their locks held,
and learns their end from what they wrote into the lock file. A run that is noted and whose lock is free without an end
there was lost, and is due again.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from archive.answers import minute
from archive.layout import digest12, iso, parse_time
from archive.run import now
from archive.shown import note
from crawler import children
from crawler.attempts import Attempts
from crawler.due import DIED, LOST, RESULTS, STOPPED, STUCK, Attempt, Next, due, result_of
from crawler.lock import StoryLock
from crawler.report import NONE, OK, SOME, STORAGE
from crawler.revisiting import Revisiting
from crawler.story_files import StoryFiles
from pipelines.story import Limits

GRACE = timedelta(minutes=15)  # seeds before `limits.minutes` counts, judging behind it, five minutes for a bucket
ENDS = timedelta(seconds=12)  # a run that is asked to end does so within ten
TICK_S = 2.0  # how soon a changed story file is seen
ASK_AGAIN = timedelta(minutes=15)  # for revisits: other machines look, people decide
ASK_AFTER_TROUBLE = timedelta(minutes=1)
BY_ITSELF = (OK, SOME, NONE, STORAGE)  # exit statuses of runs that came to their end


@dataclass(slots=True, kw_only=True)
class Running:
    """A run that is under way."""

    attempt: Attempt
    pid: int
    until: datetime  # then it is stuck
    process: subprocess.Popen[bytes] | None = None  # None: another watcher began it, maybe one that was killed
    lock: StoryLock | None = None
    kill_at: datetime | None = None  # it was asked to end


class Watcher:
    """Knows the story files, what ran, what runs, and what comes next; `tick` does all that is to be done now."""

    def __init__(
        self,
        files: StoryFiles,
        state_dir: Path,
        command: Sequence[str],
        revisiting: Revisiting,
        *,
        options: Sequence[str] = (),
        at_once: int = 2,
        once: bool = False,
        clock: Callable[[], datetime] = now,
        say: Callable[[str], None] = note,
    ) -> None:
        """Watch the stories of `files`; `command`, a story's id, `options` and maybe `--only revisits` run one.

        With `once` no story runs twice. Times in `schedule.sqlite` and in the locks are those of `clock`.
        """
        self.files, self.state_dir, self.command, self.revisiting = files, state_dir, command, revisiting
        self.options, self.at_once, self.once, self.clock, self._say = options, at_once, once, clock, say
        self.attempts = Attempts(state_dir)
        self.running: dict[str, Running] = {}
        self.ended: dict[str, Attempt] = {}  # the last run of each story that ended here
        self.began: set[str] = set()
        self.stopping = False
        self._runs: dict[str, list[Attempt]] = {}
        self._next: dict[str, tuple[Sequence[datetime], Next]] = {}  # with the revisits it was reckoned from
        self._asked: dict[str, datetime] = {}
        self._stamps: dict[str, int] = {}  # of the lock files, as they were read last

    def tick(self) -> None:
        """Read story files that changed, note ends, end what is stuck, start what is due."""
        now = self.clock()
        self.look(now)
        self._end_overdue(now)
        if not self.stopping:
            self._start_due(now)

    def look(self, now: datetime) -> None:
        """Read story files that changed, and note which runs ended."""
        for id in self.files.refresh(now):
            self._changed(id)
        for id, story in self.files.stories.items():
            pause = ASK_AFTER_TROUBLE if id in self.revisiting.trouble else ASK_AGAIN
            if story.schedule and (id not in self._asked or now - self._asked[id] >= pause):
                self._ask(id, now)
        for id, one in list(self.running.items()):
            if one.process and (status := one.process.poll()) is not None:
                self._reap(id, one, status, now)
        for id in {*self.files.stories, *self.running}:
            if id not in self.running or self.running[id].process is None:
                self._settle(id, now)

    def own(self) -> list[Running]:
        """Return the runs that this watcher began."""
        return [one for one in self.running.values() if one.process]

    def nexts(self, now: datetime) -> list[Next]:
        """Return when each story runs next, the soonest first."""
        return sorted((self.next(id, now) for id in self.files.stories), key=lambda told: (told.at, told.story))

    def next(self, id: str, now: datetime) -> Next:
        """Return when a story runs next."""
        times = self.revisiting.times(id)
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

    def waiting(self, now: datetime) -> list[Next]:
        """Return what is due and does not run, the longest due first."""
        taken = {*self.running, *(self.began if self.once else ())}
        return [told for told in self.nexts(now) if told.is_due(now) and told.story not in taken]

    def wake_s(self) -> float:
        """Return how long there is nothing to do, in seconds, unless a run ends."""
        now = self.clock()
        soon = [told.at for told in self.nexts(now) if told.at > now][:1]
        return min([TICK_S, *((at - now).total_seconds() for at in soon)])

    def stop(self) -> None:
        """Start nothing any more, and ask the runs of this watcher to end; called again, end them at once."""
        now = self.clock()
        for one in self.own():
            if one.kill_at is None:
                self._ask_to_end(one, STOPPED, now)
            elif self.stopping:
                one.kill_at = now
        self.stopping = True

    # -- runs that end

    def _reap(self, id: str, one: Running, status: int, now: datetime) -> None:
        result = _result(one.attempt, status)
        says = StoryLock(self.state_dir, id).says()
        said = children.last_words(children.log_of(self.state_dir, id))
        self._note_end(one.attempt, ended=now, result=result, status=status, said=said, run=says.get("run", ""))
        if one.lock:
            self._remember_stamp(id)
            one.lock.free()
        del self.running[id]

    def _note_end(self, attempt: Attempt, **facts: Any) -> None:
        self.attempts.note(attempt, **facts)
        ended = replace(attempt, **facts)
        self.ended[ended.story] = ended
        self._forget(ended.story)
        words = f"{RESULTS[ended.result].words} after {_took(ended)}" + (f": {ended.said}" if ended.said else "")
        if ended.failed and ended.story in self.files.stories:
            told = self.next(ended.story, self.clock())
            words += f"; next try {minute(iso(told.at)) if told.at > self.clock() else 'at once'}"
            words += f", failing since {minute(iso(told.since))}" if told.since else ""
        self.say(ended.story, words)
        if ended.story in self.files.stories:
            self._ask(ended.story, self.clock())

    def _settle(self, id: str, now: datetime) -> None:
        """Learn what happened to a story outside of this process."""
        begun = self.attempts.open(id)
        if begun is None and self._stamps.get(id, 0) == self._stamp(id):
            if self.running.pop(id, None):
                self._forget(id)
            return
        lock = StoryLock(self.state_dir, id)
        if lock.take(tries=1):
            self._learn(id, lock, now)
            lock.free()
            self.running.pop(id, None)
        elif begun:
            self._forget(id)
            pid = begun.pid or lock.says().get("pid", 0)
            if id not in self.running or self.running[id].attempt.started != begun.started:
                self.running[id] = Running(attempt=begun, pid=pid, until=self._until(id, begun))

    def _learn(self, id: str, lock: StoryLock, now: datetime) -> None:
        """Note, under the lock, the end of a run that nobody noted, and a run that somebody else did."""
        says, begun = lock.says(), self.attempts.open(id)
        since, status = says.get("since", ""), says.get("status")
        if begun and (since != iso(begun.started) or "starting" in says):
            self.attempts.forget(begun)  # the watcher was killed before the run began
        elif begun:
            result = _result(begun, status)
            ended = parse_time(says["ended"]) if "ended" in says else now
            self._note_end(begun, ended=ended, result=result, status=status, run=says.get("run", ""))
        elif status in BY_ITSELF and not self.attempts.known(id, since, says.get("run", "")):
            facts = {name: says[name] for name in ("pid", "only", "run") if name in says}
            started, ended = parse_time(since), parse_time(says["ended"])
            told = {"started": started, "due": started, "ended": ended, "status": status, "result": result_of(status)}
            self.attempts.begin(Attempt(story=id, why="by hand", **told, **facts))
        self._forget(id)
        self._remember_stamp(id)

    # -- runs that do not end

    def _end_overdue(self, now: datetime) -> None:
        for id, one in self.running.items():
            if one.kill_at is None and now >= one.until:
                limit = f"{(one.until - one.attempt.started).total_seconds() / 60:.0f} min"
                self.say(id, f"stuck: it runs for more than {limit}; asked to end")
                self._ask_to_end(one, STUCK, now)
            elif one.kill_at and now >= one.kill_at:
                children.end(one.pid)

    def _ask_to_end(self, one: Running, result: str, now: datetime) -> None:
        self.attempts.note(one.attempt, result=result)  # first, so that a restart knows why it ended
        one.attempt = replace(one.attempt, result=result)
        one.kill_at = now + ENDS
        children.ask_to_end(one.pid)

    def _until(self, id: str, attempt: Attempt) -> datetime:
        story = self.files.stories.get(id)
        return attempt.started + timedelta(minutes=(story.limits if story else Limits()).minutes) + GRACE

    # -- runs that begin

    def _start_due(self, now: datetime) -> None:
        for told in self.waiting(now):
            if len(self.running) >= self.at_once:
                return
            lock = StoryLock(self.state_dir, told.story)
            if lock.take(tries=1):
                self._learn(told.story, lock, now)
                told = self.next(told.story, now)
                if told.is_due(now):  # else another process ran it just now
                    self._start(told, lock, now)
                else:
                    lock.free()

    def _start(self, told: Next, lock: StoryLock, now: datetime) -> None:
        file = digest12(self.files.stories[told.story].source.encode())
        attempt = Attempt(story=told.story, started=now, due=told.due, only=told.only, why=told.why, file=file)
        self.attempts.begin(attempt)
        lock.say(iso(now), starting=True)
        self.began.add(told.story)
        command = [*self.command, told.story, *self.options, *(["--only", told.only] if told.only else [])]
        try:
            process = children.spawn(command, lock, children.log_of(self.state_dir, told.story))
        except OSError as error:
            self._note_end(attempt, ended=now, result=DIED, said=f"{command[0]}: {error.strerror or error}")
            lock.free()
            return
        self.attempts.note(attempt, pid=process.pid)
        attempt = replace(attempt, pid=process.pid)
        until = self._until(told.story, attempt)
        self.running[told.story] = Running(attempt=attempt, pid=process.pid, until=until, process=process, lock=lock)
        late = f", due {minute(iso(told.due))}" if now - told.due > timedelta(minutes=1) else ""
        self.say(told.story, f"started, {told.why}{late} (process {process.pid})")

    # -- what is remembered

    def say(self, id: str, words: str) -> None:
        """Tell a person what happens."""
        self._say(f"{iso(self.clock())[:19]}Z  {id}  {words}")

    def _changed(self, id: str) -> None:
        self._forget(id)
        self._asked.pop(id, None)
        if id in self.files.problems:
            self.say(id, f"cannot be used: {self.files.problems[id]}")

    def _forget(self, id: str) -> None:
        self._runs.pop(id, None)
        self._next.pop(id, None)

    def _ask(self, id: str, now: datetime) -> None:
        self._asked[id] = now
        self.revisiting.ask(self.files.stories[id])

    def _stamp(self, id: str) -> int:
        try:
            return StoryLock(self.state_dir, id).path.stat().st_mtime_ns
        except FileNotFoundError:
            return 0

    def _remember_stamp(self, id: str) -> None:
        self._stamps[id] = self._stamp(id)


def _result(attempt: Attempt, status: int | None) -> str:
    """Return how a run ended; what it was asked to end for counts where it did so."""
    if status is None:
        return attempt.result or LOST
    result = result_of(status)
    return attempt.result or result if result in (STOPPED, DIED) else result


def _took(attempt: Attempt) -> str:
    seconds = (attempt.ended - attempt.started).total_seconds() if attempt.ended else 0
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
