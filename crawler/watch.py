"""`clipfile watch`: starts what is due, each run a process of its own under its story's lock, and notes how it ended.

    due  ─►  lock taken  ─►  still due?  ─►  noted in schedule.sqlite  ─►  process  ─►  its end noted  ─►  lock freed

The lock is handed over to the run while the watcher keeps its own hold, so a free lock means that nobody runs and
nobody is about to note anything. A watcher that is killed leaves its runs alone; the next one finds their locks held.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from archive.answers import minute
from archive.layout import digest12, iso
from crawler import children
from crawler.due import STOPPED, STUCK, Attempt, Next
from crawler.ledger import Ledger
from crawler.lock import StoryLock
from pipelines.story import Limits

GRACE = timedelta(minutes=15)  # seeds before `limits.minutes` counts, judging behind it, five minutes for a bucket
ENDS = timedelta(seconds=12)  # a run that is asked to end does so within ten
NO_COMMAND = 127  # as a shell ends where there is no such command
TICK_S = 2.0  # how soon a changed story file is seen


@dataclass(slots=True, kw_only=True)
class Running:
    """A run that is under way."""

    attempt: Attempt
    until: datetime  # then it is stuck
    process: subprocess.Popen[bytes] | None = None  # None: another watcher began it, maybe one that was killed
    lock: StoryLock | None = None
    kill_at: datetime | None = None  # it was asked to end

    @property
    def pid(self) -> int:
        """Its process."""
        return self.attempt.pid


class Watcher:
    """Starts and ends the runs of a ledger's stories; `tick` does all that is to be done now."""

    def __init__(
        self,
        ledger: Ledger,
        command: Sequence[str],
        options: Sequence[str] = (),
        *,
        at_once: int = 2,
        once: bool = False,
    ) -> None:
        """Run a story by `command`, its id, `options` and maybe `--only revisits`, so many `at_once`.

        With `once` no story runs twice. Times in `schedule.sqlite` and in the locks are those of the ledger's clock.
        """
        self.ledger, self.command, self.options, self.at_once, self.once = ledger, command, options, at_once, once
        self.running: dict[str, Running] = {}
        self.ended: dict[str, Attempt] = {}  # the last run of each story that was begun here
        self.stopping = False

    def tick(self) -> None:
        """Read story files that changed, note ends, end what is stuck, start what is due."""
        self.look()
        self._end_overdue()
        if not self.stopping:
            self._start_due()

    def look(self) -> None:
        """Read story files that changed, and note which runs ended."""
        self.ledger.refresh()
        for id, one in list(self.running.items()):
            if one.process and (status := one.process.poll()) is not None:
                self._reap(id, one, status)
        for id in {*self.ledger.files.stories, *self.ledger.files.problems, *self.running}:
            if id not in self.running or not self.running[id].process:
                self._settle(id)

    def own(self) -> list[Running]:
        """Return the runs that this watcher began."""
        return [one for one in self.running.values() if one.process]

    def waiting(self) -> list[Next]:
        """Return what is due and does not run, the longest due first."""
        nexts, now = self.ledger.nexts(), self.ledger.clock()  # in this order: a new story is due as it is looked at
        taken = {*self.running, *(self.ended if self.once else ())}
        return [told for told in nexts if told.is_due(now) and told.story not in taken]

    def wake_s(self) -> float:
        """Return how long there is nothing to do, in seconds, unless a run ends."""
        nexts, now = self.ledger.nexts(), self.ledger.clock()
        soon = [told.at for told in nexts if told.at > now][:1]
        return min([TICK_S, *((at - now).total_seconds() for at in soon)])

    def stop(self) -> None:
        """Start nothing any more, and ask the runs of this watcher to end; called again, end them at once."""
        for one in self.own():
            if one.kill_at is None:
                self._ask_to_end(one, STOPPED)
            elif self.stopping:
                one.kill_at = self.ledger.clock()
        self.stopping = True

    # -- runs that end

    def _reap(self, id: str, one: Running, status: int) -> None:
        said = children.last_words(children.log_of(self.ledger.state_dir, id))
        run = self.ledger.lock(id).says().get("run", "")
        self.ended[id] = self.ledger.end(one.attempt, ended=self.ledger.clock(), status=status, said=said, run=run)
        self.ledger.remember(id)
        if one.lock:
            one.lock.free()
        del self.running[id]

    def _settle(self, id: str) -> None:
        begun = self.ledger.settle(id)
        if begun is None:
            if self.running.pop(id, None):
                self.ledger.forget(id)
        elif id not in self.running or self.running[id].attempt.started != begun.started:
            self.running[id] = Running(attempt=begun, until=self._until(begun))
            self.ledger.say(id, f"runs already (process {begun.pid}); another watcher began it")

    # -- runs that do not end

    def _end_overdue(self) -> None:
        now = self.ledger.clock()
        for id, one in self.running.items():
            if one.kill_at is None and now >= one.until:
                limit = f"{(one.until - one.attempt.started).total_seconds() / 60:.0f} min"
                self.ledger.say(id, f"stuck: it runs for more than {limit}; asked to end")
                self._ask_to_end(one, STUCK)
            elif one.kill_at and now >= one.kill_at:
                children.end(one.pid)

    def _ask_to_end(self, one: Running, result: str) -> None:
        self.ledger.attempts.note(one.attempt, result=result)  # first, so that a restart knows why it ended
        one.attempt = replace(one.attempt, result=result)
        one.kill_at = self.ledger.clock() + ENDS
        children.ask_to_end(one.pid)

    def _until(self, attempt: Attempt) -> datetime:
        story = self.ledger.files.stories.get(attempt.story)
        return attempt.started + timedelta(minutes=(story.limits if story else Limits()).minutes) + GRACE

    # -- runs that begin

    def _start_due(self) -> None:
        for told in self.waiting():
            if len(self.running) >= self.at_once:
                return
            lock = self.ledger.lock(told.story)
            if lock.take(tries=1):
                self.ledger.learn(told.story, lock)
                told = self.ledger.next(told.story)
                if told.is_due(self.ledger.clock()):
                    self._start(told, lock)
                else:  # another process ran it just now
                    lock.free()

    def _start(self, told: Next, lock: StoryLock) -> None:
        now, id = self.ledger.clock(), told.story
        file = digest12(self.ledger.files.stories[id].source.encode())
        attempt = Attempt(story=id, started=now, due=told.due, only=told.only, why=told.why, file=file)
        self.ledger.attempts.begin(attempt)
        lock.say(iso(now), starting=True)
        command = [*self.command, id, *self.options, *(["--only", told.only] if told.only else [])]
        try:
            process = children.spawn(command, lock, children.log_of(self.ledger.state_dir, id))
        except OSError as error:
            said = f"{command[0]}: {error.strerror or error}"
            self.ended[id] = self.ledger.end(attempt, ended=now, status=NO_COMMAND, said=said)
            self.ledger.remember(id)
            lock.free()
            return
        self.ledger.attempts.note(attempt, pid=process.pid)
        attempt = replace(attempt, pid=process.pid)
        self.running[id] = Running(attempt=attempt, until=self._until(attempt), process=process, lock=lock)
        late = f", due {minute(iso(told.due))}" if now - told.due > timedelta(minutes=1) else ""
        self.ledger.say(id, f"started, {told.why}{late} (process {process.pid})")
