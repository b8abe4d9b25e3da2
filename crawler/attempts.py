"""What `clipfile watch` remembers of the runs that were begun: SQLite in STATE_DIR.

    story     started                      only      due                          ended                        result
    toll      2026-11-22T10:00:01.000000Z            2026-11-22T10:00:00.000000Z  2026-11-22T10:04:10.000000Z  fine
    toll      2026-11-22T10:15:47.000000Z  revisits  2026-11-22T10:15:40.000000Z                               (it runs)

Whoever writes rows of a story holds the story's lock. Without the file the last runs are read from the manifests, see
`crawler.told_runs`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

from archive.layout import iso, parse_time
from archive.sqlite_errors import as_storage_errors
from crawler.due import REVISITS, Attempt

NAMES = tuple(field.name for field in fields(Attempt))
TIMES = ("started", "due", "ended")
SCHEMA = """
CREATE TABLE IF NOT EXISTS attempts (
    story TEXT, started TEXT, due TEXT, only TEXT, why TEXT, file TEXT, pid INT,
    ended TEXT, result TEXT, status INT, said TEXT, run TEXT, PRIMARY KEY (story, started)
);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT)
"""
KEPT = 500  # rows of a story


class Attempts:
    """The runs that were begun. What a method returned from survives a kill of this process."""

    def __init__(self, state_dir: Path) -> None:
        """Use `schedule.sqlite` in `state_dir`; made when first used."""
        self.path = state_dir / "schedule.sqlite"
        self._db: sqlite3.Connection | None = None

    def begin(self, attempt: Attempt) -> None:
        """Note a run that is about to be begun, or one that another command did; old ones are forgotten."""
        row = [_written(name, getattr(attempt, name)) for name in NAMES]
        with self._named() as db:
            db.execute(f"INSERT OR IGNORE INTO attempts ({', '.join(NAMES)}) VALUES ({', '.join('?' * len(row))})", row)
            db.execute(
                "DELETE FROM attempts WHERE story = ?1 AND started < (SELECT min(started) FROM"
                " (SELECT started FROM attempts WHERE story = ?1 ORDER BY started DESC LIMIT ?2))"
                " AND started < (SELECT max(started) FROM attempts WHERE story = ?1 AND only != ?3)",
                (attempt.story, KEPT, REVISITS),
            )

    def note(self, attempt: Attempt, **facts: Any) -> None:
        """Note what is learnt of a run: pid, result, status, ended, said, run."""
        names = ", ".join(f"{name} = ?" for name in facts)
        values = [_written(name, value) for name, value in facts.items()]
        with self._named() as db:
            db.execute(
                f"UPDATE attempts SET {names} WHERE story = ? AND started = ?",
                (*values, attempt.story, iso(attempt.started)),
            )

    def forget(self, attempt: Attempt) -> None:
        """Forget a run that was to be begun, but was not."""
        with self._named() as db:
            db.execute("DELETE FROM attempts WHERE story = ? AND started = ?", (attempt.story, iso(attempt.started)))

    def open(self, story: str) -> Attempt | None:
        """Return the run of a story whose end is not noted."""
        found = self._ask("WHERE story = ? AND ended IS NULL ORDER BY started DESC LIMIT 1", story)
        return found[0] if found else None

    def last(self, story: str) -> list[Attempt]:
        """Return the last runs of a story that ended, oldest first: those that `due` looks at."""
        return self._ask("WHERE story = ? AND ended IS NOT NULL ORDER BY started", story)

    def known(self, story: str, started: str = "", run: str = "") -> bool:
        """Tell whether a run is noted, by its start or by its id."""
        by = "story = ? AND (started = ? OR (run != '' AND run = ?))"
        with self._named() as db:
            return db.execute(f"SELECT 1 FROM attempts WHERE {by}", (story, started, run)).fetchone() is not None

    def fact(self, name: str) -> str:
        """Return a fact that was kept, "" when there is none."""
        with self._named() as db:
            found = db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return str(found[0]) if found else ""

    def keep(self, name: str, value: str) -> None:
        """Keep a fact."""
        with self._named() as db:
            db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def _ask(self, where: str, *values: object) -> list[Attempt]:
        with self._named() as db:
            rows = db.execute(f"SELECT {', '.join(NAMES)} FROM attempts {where}", values).fetchall()
        return [Attempt(**{name: _read(name, value) for name, value in zip(NAMES, row, strict=True)}) for row in rows]

    @contextmanager
    def _named(self) -> Iterator[sqlite3.Connection]:
        """Give the database, each statement a commit of its own; StorageError with the cure when it fails."""
        with as_storage_errors(self.path, "move it away; the last runs are read from the archive then"):
            if self._db is None:
                self.path.parent.mkdir(parents=True, exist_ok=True)
                db = sqlite3.connect(self.path, timeout=60, isolation_level=None)
                db.execute("PRAGMA journal_mode = WAL")
                db.execute("PRAGMA synchronous = NORMAL")  # what a power cut takes, the manifests say
                for statement in SCHEMA.split(";\n"):
                    db.execute(statement)
                self._db = db
            yield self._db


def _written(name: str, value: Any) -> Any:
    return iso(value) if isinstance(value, datetime) else value


def _read(name: str, value: Any) -> Any:
    return parse_time(value) if name in TIMES and value else value
