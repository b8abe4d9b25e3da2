"""What the runs on this machine want, and the one verdict each URL ended with: SQLite in STATE_DIR.

    run                                      url                       outlet            outcome   capture
    20261122T101112Z-kozak-deal-1f2e3d4c     https://outlet.test/a     outlet.test       archived  urn:uuid:…
    20261122T101112Z-kozak-deal-1f2e3d4c     https://outlet.test/b     outlet.test                 (its turn will come)

A run holds the lock of its own file in STATE_DIR/runs/ as long as it lives, however it ends. One that nobody locks and
that is not finished died: `archive.recover` takes it over. Of a finished run only those URLs stay that it did not get
to, until another run asks for them again; everything else is in the archive by then.
"""

from __future__ import annotations

import fcntl
import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from archive.errors import StorageError
from archive.layout import iso
from archive.sqlite_errors import as_storage_errors

SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (run TEXT PRIMARY KEY, info TEXT, told INT DEFAULT 0, finished INT DEFAULT 0);
CREATE TABLE IF NOT EXISTS urls (
    run TEXT, nth INT, url TEXT, outlet TEXT, due TEXT,
    expected TEXT, outcome TEXT, reason TEXT, capture TEXT, time TEXT,
    PRIMARY KEY (run, url)
);
CREATE TABLE IF NOT EXISTS warcs (warc TEXT PRIMARY KEY, run TEXT, day TEXT);
CREATE TABLE IF NOT EXISTS objects (run TEXT, key TEXT, sha256 TEXT, PRIMARY KEY (run, key))
"""
VERSION = 1  # raised when the tables change; what a newer Clipfile left is never written to
INTERRUPTED = "interrupted"
DAMAGED = "move it away: what is fetched is safe, what was still to be fetched is forgotten"
BY_ITSELF, BY_ANOTHER = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One URL that a run asked for."""

    url: str
    outlet: str = ""  # its host
    due: str = ""  # when it was, or is, its turn
    outcome: str = ""  # "" until it has its verdict
    reason: str = ""
    capture: str = ""  # capture id
    time: str = ""  # of the verdict


class Frontier:
    """The runs of one archive on this machine. What a method returned from is on the disk; threads may share it."""

    def __init__(self, folder: Path) -> None:
        """Use `frontier.sqlite` and `runs/` in `folder`; made when first used."""
        self.folder = folder
        self.path = folder / "frontier.sqlite"
        self._lock = threading.RLock()
        self._db: sqlite3.Connection | None = None
        self._held: dict[str, int] = {}  # run → descriptor of its lock

    # -- runs

    def begin(self, run: str, info: Mapping[str, Any]) -> None:
        """Note a run of this process, and hold its lock until it is finished or the process ends."""
        if not self._take(run):
            raise StorageError(str(self._lock_file(run)), "another process holds this run")
        with self._commit() as db:
            db.execute("INSERT INTO runs (run, info) VALUES (?, ?)", (run, json.dumps(info)))

    def info(self, run: str) -> dict[str, Any]:
        """Return what `begin` was told of a run, {} for one that is not known."""
        found = self._ask("SELECT info FROM runs WHERE run = ?", run)
        told: dict[str, Any] = json.loads(found[0][0]) if found else {}
        return told

    def note(self, run: str, facts: Mapping[str, Any]) -> None:
        """Add to what `begin` was told of a run."""
        with self._commit() as db:
            db.execute("UPDATE runs SET info = ? WHERE run = ?", (json.dumps(self.info(run) | dict(facts)), run))

    def dead(self) -> Iterator[str]:
        """Yield the runs that are not finished and whose process is gone, each while this process holds its lock."""
        unfinished = "SELECT run FROM runs WHERE NOT finished ORDER BY run"
        for (run,) in self._ask(unfinished):
            if run in self._held or not self._take(run):
                continue
            try:
                if (run,) in self._ask(unfinished):  # else another process took it over meanwhile
                    yield run
            finally:
                self._drop(run)

    def finish(self, run: str) -> None:
        """Note that all of a run is in the archive; what it did not get to stays."""
        with self._commit() as db:
            db.execute("UPDATE runs SET finished = 1 WHERE run = ?", (run,))
            db.execute("DELETE FROM urls WHERE run = ? AND outcome != ?", (run, INTERRUPTED))
            db.execute("DELETE FROM objects WHERE run = ?", (run,))
            db.execute("DELETE FROM warcs WHERE run = ?", (run,))
            db.execute(
                "DELETE FROM runs WHERE run = ? AND NOT EXISTS (SELECT 1 FROM urls WHERE urls.run = runs.run)", (run,)
            )
        self._drop(run)

    def told(self, run: str) -> int:
        """Return whether the run's verdicts are kept as events: BY_ITSELF, BY_ANOTHER when it had died, or 0."""
        found = self._ask("SELECT told FROM runs WHERE run = ?", run)
        return int(found[0][0]) if found else 0

    def tell(self, run: str, by: int) -> None:
        """Note that they are."""
        with self._commit() as db:
            db.execute("UPDATE runs SET told = ? WHERE run = ?", (by, run))

    # -- URLs

    def want(self, run: str, urls: Iterable[tuple[str, str]], due: datetime) -> None:
        """Note that a run asks for these (URL, outlet); those that it asked for already stay as they are."""
        with self._commit() as db:
            (count,) = db.execute("SELECT count(*) FROM urls WHERE run = ?", (run,)).fetchone()
            rows = [(run, nth, url, outlet, iso(due)) for nth, (url, outlet) in enumerate(urls, count)]
            db.executemany("INSERT OR IGNORE INTO urls (run, nth, url, outlet, due) VALUES (?, ?, ?, ?, ?)", rows)

    def end(self, run: str, wanted: Iterable[Wanted]) -> None:
        """Give URLs their verdicts; the first word stands."""
        with self._commit() as db:
            db.executemany(
                "UPDATE urls SET outcome = coalesce(expected, ?), reason = ?, capture = ?, time = ?"
                " WHERE run = ? AND url = ? AND outcome IS NULL",
                [(row.outcome, row.reason, row.capture, row.time, run, row.url) for row in wanted],
            )

    def expect(self, run: str, url: str, outcome: str) -> None:
        """Note how a URL ends once its capture is kept, where the capture alone does not say it."""
        with self._commit() as db:
            db.execute("UPDATE urls SET expected = ? WHERE run = ? AND url = ?", (outcome, run, url))

    def wanted(self, run: str) -> list[Wanted]:
        """Return every URL of a run, in the order in which they were asked for."""
        found = self._ask(
            "SELECT url, outlet, due, outcome, reason, capture, time FROM urls WHERE run = ? ORDER BY nth", run
        )
        names = ("url", "outlet", "due", "outcome", "reason", "capture", "time")
        return [Wanted(**{name: value or "" for name, value in zip(names, row, strict=True)}) for row in found]

    def left_over(self, kind: str) -> list[tuple[str, str]]:
        """Return (run, URL) of all that finished runs of this slug did not get to."""
        return self._ask(
            "SELECT run, url FROM urls JOIN runs USING (run)"
            " WHERE finished AND outcome = ? AND run GLOB ? ORDER BY run, nth",
            INTERRUPTED,
            f"????????T??????Z-{kind}-????????",
        )

    def take_over(self, run: str, left: Iterable[tuple[str, str]], due: datetime) -> list[str]:
        """Hand what finished runs did not get to, rows of `left_over`, to `run`; return the URLs that it has now.

        All is done or nothing; what another run has taken meanwhile is that run's.
        """
        with self._commit() as db:
            there = "SELECT 1 FROM urls WHERE run = ? AND url = ?"
            rows = [row for row in left if db.execute(there, row).fetchone()]
            db.executemany(
                "UPDATE OR IGNORE urls SET run = ?, due = ?, expected = NULL, outcome = NULL, reason = NULL,"
                " time = NULL WHERE run = ? AND url = ?",
                [(run, iso(due), *row) for row in rows],
            )
            db.executemany("DELETE FROM urls WHERE run = ? AND url = ?", rows)
            info = self.info(run)
            info["continues"] = list(dict.fromkeys([*info["continues"], *(former for former, _ in rows)]))
            db.execute("UPDATE runs SET info = ? WHERE run = ?", (json.dumps(info), run))
            db.execute("DELETE FROM runs WHERE finished AND run NOT IN (SELECT run FROM urls)")
        return [url for _, url in rows]

    # -- what is published

    def day(self, warc: str, run: str, today: date, begun: Callable[[date], bool]) -> date:
        """Return the day under which a WARC is published: the first try's, if that had `begun` to store it.

        Under another day the WARC would be there twice, and its texts would say two places.
        """
        found = self._ask("SELECT day FROM warcs WHERE warc = ?", warc)
        day = date.fromisoformat(found[0][0]) if found else today
        if day != today and not begun(day):
            day = today
        with self._commit() as db:
            db.execute("INSERT OR REPLACE INTO warcs VALUES (?, ?, ?)", (warc, run, day.isoformat()))
        return day

    def warcs(self, run: str) -> list[str]:
        """Return the ids of the WARCs of a run that were published, or begun to be."""
        return [warc for (warc,) in self._ask("SELECT warc FROM warcs WHERE run = ? ORDER BY warc", run)]

    def published(self, run: str, objects: Mapping[str, str]) -> None:
        """Note what a WARC of this run put into the archive: key → SHA-256."""
        with self._commit() as db:
            rows = [(run, key, sha256) for key, sha256 in objects.items()]
            db.executemany("INSERT OR REPLACE INTO objects VALUES (?, ?, ?)", rows)

    def objects(self, run: str) -> dict[str, str]:
        """Return all that a run put into the archive."""
        return dict(self._ask("SELECT key, sha256 FROM objects WHERE run = ? ORDER BY key", run))

    # -- the database and the locks

    @contextmanager
    def _commit(self) -> Iterator[sqlite3.Connection]:
        with self._lock, as_storage_errors(self.path, DAMAGED):
            db = self._connection()
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):  # a failed COMMIT may have rolled back already
                    db.execute("ROLLBACK")
                raise

    def _ask(self, query: str, *values: object) -> list[Any]:
        with self._lock, as_storage_errors(self.path, DAMAGED):
            return self._connection().execute(query, values).fetchall()

    def _connection(self) -> sqlite3.Connection:
        if self._db is None:
            self.folder.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(self.path, timeout=60, isolation_level=None, check_same_thread=False)
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version > VERSION:
                db.close()
                raise StorageError(str(self.path), "a newer Clipfile wrote it", "update Clipfile, or set STATE_DIR")
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")  # a verdict survives a power cut, as its record does
            for statement in SCHEMA.split(";\n"):
                db.execute(statement)
            if version < VERSION:
                db.execute(f"PRAGMA user_version = {VERSION}")
            self._db = db
        return self._db

    def _lock_file(self, run: str) -> Path:
        return self.folder / "runs" / f"{run}.lock"

    def _take(self, run: str) -> bool:
        path = self._lock_file(run)
        with as_storage_errors(self.path, DAMAGED):
            path.parent.mkdir(parents=True, exist_ok=True)
            held = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(held)
            return False
        self._held[run] = held
        return True

    def _drop(self, run: str) -> None:
        if run in self._held:
            if not self._ask("SELECT 1 FROM runs WHERE run = ? AND NOT finished", run):
                with suppress(OSError):  # a lock that nobody holds is in nobody's way
                    self._lock_file(run).unlink()
            os.close(self._held.pop(run))
