"""What this machine has computed before, in SQLite, so that it need not be computed again: delete it at will.

    kind    owner            key                  mark                      value
    edit    urn:uuid:…(one)  urn:uuid:…(the next)  2                         {"types": ["headline"], …}
    facts   bridge-deal      outlet.test/a        2 2026-11-22T… 7 2026-…   [{"kind": "coverage", …}]

A value holds for its `mark`, which says all that it was computed from: under another mark it is computed anew.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    kind TEXT, owner TEXT, key TEXT, mark TEXT, value TEXT, PRIMARY KEY (kind, owner, key)
) WITHOUT ROWID
"""


class Remembered:
    """Answers of pure functions. Threads may share it; one that cannot be written to remembers nothing for long."""

    def __init__(self, path: Path | None = None) -> None:
        """Use the file at `path`, made when it is not there; memory alone when that is None or cannot be written."""
        self._lock = threading.Lock()
        try:
            self._db = _opened(path)
        except (OSError, sqlite3.OperationalError):
            self._db = _opened(None)
        except sqlite3.DatabaseError:  # damaged: all of it can be computed again
            assert path is not None
            path.unlink()
            self._db = _opened(path)

    def recall(self, kind: str, owner: str, key: str, mark: str, compute: Callable[[], Any]) -> Any:
        """Return the JSON that is remembered under this mark; else compute and remember it."""
        with self._lock:
            asked = "SELECT value FROM answers WHERE kind = ? AND owner = ? AND key = ? AND mark = ?"
            found = self._db.execute(asked, (kind, owner, key, mark)).fetchone()
        if found:
            return json.loads(found[0])
        text = json.dumps(compute())  # ASCII: half a character in a title can be escaped, not encoded
        with self._lock:
            self._db.execute("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", (kind, owner, key, mark, text))
        return json.loads(text)

    def keys(self, kind: str, owner: str) -> list[str]:
        """Return the keys that are remembered for an owner, in byte order."""
        with self._lock:
            asked = "SELECT key FROM answers WHERE kind = ? AND owner = ? ORDER BY key"
            return [key for (key,) in self._db.execute(asked, (kind, owner))]

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._db.close()


def _opened(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path or ":memory:", timeout=60, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")  # what a power cut takes is computed again
    db.execute(SCHEMA)
    db.execute("SELECT count(*) FROM answers").fetchone()  # DatabaseError where its pages are damaged
    return db
