"""How often each link came in a run, without holding them all: outlets name millions in their sitemaps.

A set of their hashes takes 91 bytes a link, 273 MB for the 60 sitemaps of 50,000 that a run may read of one outlet.
Here the last 100,000 are held, and those before stand in a file, of which SQLite holds 8 MB.
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

RECENT = 100_000  # texts, some 10 MB
CACHE_KB = 8192


class Often:
    """Counts texts, each known by 64 bits of its hash. Threads take turns."""

    def __init__(self, folder: Path | None = None, recent: int = RECENT) -> None:
        """Keep what is too much in a nameless file in `folder`, which ends with this; else where `tempfile` does."""
        self._folder, self._most = folder, recent
        self._recent: dict[int, int] = {}
        self._db: sqlite3.Connection | None = None

    def __contains__(self, text: str) -> bool:
        return hash(text) in self._recent or self._before(hash(text)) > 0

    def add(self, text: str) -> int:
        """Count a text; return how often it came, this time included."""
        number = hash(text)
        times = self._recent[number] = self._recent.get(number, 0) + 1
        times += self._before(number)
        if len(self._recent) >= self._most:
            self._put_away()
        return times

    def _before(self, number: int) -> int:
        """Return how often a text came before those that are held."""
        if self._db is None:
            return 0
        found = self._db.execute("SELECT times FROM often WHERE hash = ?", (number,)).fetchone()
        return int(found[0]) if found else 0

    def _put_away(self) -> None:
        self._db = self._db or self._made()
        self._db.executemany(
            "INSERT INTO often VALUES (?, ?) ON CONFLICT (hash) DO UPDATE SET times = times + excluded.times",
            sorted(self._recent.items()),
        )
        self._recent.clear()

    def _made(self) -> sqlite3.Connection:
        with tempfile.NamedTemporaryFile(dir=self._folder, prefix="often-") as file:
            db = sqlite3.connect(file.name, isolation_level=None, check_same_thread=False)
            db.execute("PRAGMA journal_mode = OFF")  # with the run it is gone
            db.execute("PRAGMA synchronous = OFF")
            db.execute("PRAGMA locking_mode = EXCLUSIVE")
            db.execute(f"PRAGMA cache_size = -{CACHE_KB}")
            db.execute("CREATE TABLE often (hash INTEGER PRIMARY KEY, times INTEGER)")
            db.execute("BEGIN")
        return db
