"""What is wrong with a SQLite file of this machine, as a StorageError that names the file and the cure."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.errors import StorageError

ROOM = "make room there, or set STATE_DIR"
BUSY = "another process has held it for a minute; try again when that one is through"


@contextmanager
def as_storage_errors(path: Path, damaged: str, room: str = ROOM) -> Iterator[None]:
    """Raise StorageError for what goes wrong inside; `damaged` is the cure for a file that is no database any more."""
    try:
        yield
    except (OSError, sqlite3.OperationalError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        busy = getattr(error, "sqlite_errorcode", 0) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        raise StorageError(str(path), why, BUSY if busy else room) from error
    except sqlite3.DatabaseError as error:
        raise StorageError(str(path), str(error), damaged) from error
