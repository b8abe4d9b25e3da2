"""What this machine remembers of feeds, sitemaps and home pages: their last answer, and how much each outlet names.

A listing that answers 304 is read again as it was, so that what could not be fetched then gets another chance.
"""

from __future__ import annotations

import sqlite3
import threading
import zlib
from dataclasses import dataclass
from pathlib import Path
from statistics import median

SCHEMA = """
CREATE TABLE IF NOT EXISTS listings (
    url TEXT PRIMARY KEY, final TEXT, etag TEXT, modified TEXT, charset TEXT, body BLOB
);
CREATE TABLE IF NOT EXISTS named (story TEXT, outlet TEXT, run TEXT, links INT, PRIMARY KEY (story, outlet, run))
"""
LARGEST = 4 << 20  # bytes of an answer that is remembered: many may be read again at once
RUNS = 10  # of which the usual number of links is taken


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """The last whole answer of a listing."""

    final: str  # URL that answered in the end
    etag: str = ""
    modified: str = ""
    charset: str = ""
    body: bytes = b""


class Listings:
    """One SQLite file in STATE_DIR; without it everything is asked for anew. Threads may share it."""

    def __init__(self, path: Path) -> None:
        """Open or make the file."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._db = sqlite3.connect(path, timeout=60, isolation_level=None, check_same_thread=False)
        for statement in SCHEMA.split(";\n"):
            self._db.execute(statement)

    def get(self, url: str) -> Kept | None:
        """Return the last answer of a listing that can be asked for conditionally."""
        with self._lock:
            row = self._db.execute(
                "SELECT final, etag, modified, charset, body FROM listings WHERE url = ?", (url,)
            ).fetchone()
        if row is None:
            return None
        final, etag, modified, charset, body = row
        return Kept(final=final, etag=etag, modified=modified, charset=charset, body=zlib.decompress(body))

    def put(self, url: str, kept: Kept) -> None:
        """Remember an answer; one without validators, or too large, is forgotten, as it will come whole again."""
        with self._lock:
            if not (kept.etag or kept.modified) or len(kept.body) > LARGEST:
                self._db.execute("DELETE FROM listings WHERE url = ?", (url,))
                return
            row = (url, kept.final, kept.etag, kept.modified, kept.charset, zlib.compress(kept.body, 1))
            self._db.execute("INSERT OR REPLACE INTO listings VALUES (?, ?, ?, ?, ?, ?)", row)

    def usual(self, story: str, outlet: str) -> float:
        """Return how many links an outlet named in a run of late, the median; 0 when that is not known."""
        with self._lock:
            rows = self._db.execute(
                "SELECT links FROM named WHERE story = ? AND outlet = ? ORDER BY run DESC LIMIT ?",
                (story, outlet, RUNS),
            ).fetchall()
        return median(links for (links,) in rows) if rows else 0.0

    def named(self, story: str, outlet: str, run: str, links: int) -> None:
        """Remember how many links an outlet named in a run."""
        with self._lock:
            self._db.execute("INSERT OR REPLACE INTO named VALUES (?, ?, ?, ?)", (story, outlet, run, links))
