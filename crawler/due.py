"""When a story runs next: a pure function of its file, its last runs, its articles' revisit times and now.

    discovery   the first moment of the schedule behind the last run that came to its end; a new story at once
    revisits    the first article that is due, several together
    failing     neither before the wait of its result is over, which doubles from try to try

What was missed while nobody watched is one run: a schedule names the moments behind the last run, and the first of
them that is past is due; how many there were does not matter.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from archive.layout import digest12
from crawler.report import MISUSE, NONE, OK, SOME, STORAGE
from pipelines.schedule import read
from pipelines.story import Story

GATHER = timedelta(minutes=5)  # between the starts of runs for revisits alone: what falls due meanwhile goes together
AGAIN = timedelta(minutes=30)  # where the last run left revisits undone: its limits, an outlet that does not answer
NEVER = datetime.max.replace(tzinfo=UTC)
DISCOVERY, REVISITS = "", "revisits"  # `only` of a run; "" does both
MIN, HOUR = timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """How runs end, and how long a story waits after that for its next try."""

    words: str
    first: timedelta | None = None  # None: it did not fail; doubled from try to try
    most: timedelta = timedelta()
    spared: int = 0  # tries that need not wait


FINE, GAPS, UNANSWERED, STORED_NOT, MISUSED = "fine", "gaps", "unanswered", "storage", "misuse"
STUCK, DIED, STOPPED, LOST = "stuck", "died", "stopped", "lost"
RESULTS = {
    FINE: Result(words="all is well"),
    GAPS: Result(words="new gaps"),
    UNANSWERED: Result(words="nothing answered", first=5 * MIN, most=6 * HOUR),
    STORED_NOT: Result(words="storage trouble", first=5 * MIN, most=30 * MIN),  # of the archive, not of the story
    MISUSED: Result(words="it cannot run as it is", first=15 * MIN, most=24 * HOUR),  # at once when its file changes
    STUCK: Result(words="stuck, and ended", first=15 * MIN, most=6 * HOUR),
    DIED: Result(words="it died", first=5 * MIN, most=6 * HOUR),
    STOPPED: Result(words="stopped before its end", first=5 * MIN, most=6 * HOUR, spared=1),
    LOST: Result(words="nobody saw its end", first=5 * MIN, most=6 * HOUR, spared=1),  # kill -9, power cut
}
STATUSES = {  # exit status → result; what is not here died
    OK: FINE,
    SOME: GAPS,
    NONE: UNANSWERED,
    STORAGE: STORED_NOT,
    MISUSE: MISUSED,
    **dict.fromkeys((128 + signal.SIGTERM, 128 + signal.SIGINT, -signal.SIGTERM, -signal.SIGINT), STOPPED),
}


def result_of(status: int) -> str:
    """Return the result of a run that ended with an exit status, negative for the signal that killed it.

    >>> result_of(3), result_of(143), result_of(-9)
    ('gaps', 'stopped', 'died')
    """
    return STATUSES.get(status, DIED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One run of a story that was begun; `ended` is None while it runs. Times are aware, in UTC."""

    story: str
    started: datetime
    due: datetime  # the moment of the schedule, or of the revisit, for which it was begun
    only: str = DISCOVERY
    why: str = ""
    file: str = ""  # digest12 of the story file
    pid: int = 0
    ended: datetime | None = None
    result: str = ""  # a row of RESULTS
    status: int | None = None  # exit status, None where nobody saw it
    said: str = ""  # its last words
    run: str = ""  # run id, where it is known

    @property
    def failed(self) -> bool:
        """Whether it did not come to a good end."""
        return RESULTS[self.result].first is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Next:
    """When a story runs next, and why."""

    story: str
    at: datetime  # NEVER: only by hand
    due: datetime  # the moment of the schedule, or of the revisit; earlier than `at` where the story waits or is late
    only: str = DISCOVERY
    why: str = ""
    failures: int = 0  # runs in a row that failed
    since: datetime | None = None  # the first of them

    def is_due(self, now: datetime) -> bool:
        """Tell whether it may start."""
        return self.at <= now


def due(story: Story, runs: Sequence[Attempt], revisits: Sequence[datetime], now: datetime) -> Next:
    """Return when the story runs next; it is due when that is not later than `now`.

    `runs` are its last ones, oldest first, each ended; `revisits` the times of its articles, soonest first.
    """
    if not story.schedule:
        return Next(story=story.id, at=NEVER, due=NEVER, why="no schedule: by hand")
    if any(run.started > now for run in runs):  # a clock that was wrong stops no story
        runs = [replace(run, started=min(run.started, now)) for run in runs]
    failures = failing(runs)
    discovery, why = _discovery(story, runs, now)
    revisit = _revisit(runs, revisits)
    moment = min(discovery, revisit)
    at = max(moment, _wait(failures, digest12(story.source.encode())) or moment)
    if discovery > max(at, now):
        count = sum(one <= max(at, now) for one in revisits)
        why = f"{count} article{'s' * (count != 1)} to look at again"
        moment, only = revisit, REVISITS
    else:
        moment, only = discovery, DISCOVERY
    if failures:
        why = f"{why}; {RESULTS[failures[-1].result].words}" + (f" {len(failures)} times" if failures[1:] else "")
    count = len(failures) if failures and len(failures) > RESULTS[failures[-1].result].spared else 0
    since = failures[0].started if count else None
    return Next(story=story.id, at=max(at, moment), due=moment, only=only, why=why, failures=count, since=since)


def failing(runs: Sequence[Attempt]) -> list[Attempt]:
    """Return the last runs that failed, back to the last one that did not."""
    good = next((nth for nth in range(len(runs), 0, -1) if not runs[nth - 1].failed), 0)
    return list(runs[good:])


def _discovery(story: Story, runs: Sequence[Attempt], now: datetime) -> tuple[datetime, str]:
    """Return when discovery is due, and why."""
    wanted = [run for run in runs if run.only != REVISITS]
    if done := [run for run in wanted if not run.failed]:
        schedule = read(story.schedule, story.timezone)
        return schedule.after(done[-1].started, anchor=min(done[-1].due, done[-1].started)), "schedule"
    return min([now, *(run.due for run in wanted)]), "first run"


def _revisit(runs: Sequence[Attempt], revisits: Sequence[datetime]) -> datetime:
    """Return when an article is looked at again."""
    if not revisits:
        return NEVER
    if not runs:
        return revisits[0]
    last = runs[-1].started
    return max(revisits[0], last + (AGAIN if revisits[0] <= last else GATHER))


def _wait(failures: Sequence[Attempt], file: str) -> datetime | None:
    """Return until when a failing story waits, None when it need not."""
    last = failures[-1] if failures else None
    if last is None or last.ended is None:
        return None
    result, tries = RESULTS[last.result], len(failures)
    if tries <= result.spared or (last.result == MISUSED and last.file != file):
        return None
    doubled = min(tries - result.spared - 1, 20)
    return last.ended + min(result.most, (result.first or MIN) * (1 << doubled))
