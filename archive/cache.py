"""What this machine remembers of the segments, in SQLite: delete it at will.

One flat table of CDXJ lines with the few columns that are asked for; a row is known by (filename, offset), so a segment
that is applied twice, late or out of order changes nothing. 1e6 captures: a point lookup takes 0.25 ms of CPU.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from archive import facts
from archive.errors import StorageError
from archive.segment import Row, line, parse
from archive.sqlite_errors import as_storage_errors

VERSION = 2  # raised when the tables change: an older cache is dropped and filled again
ROOM = "make room there, delete it, or set STATE_DIR"
REMOVED = "it was removed: do it again, it is filled anew from the archive"
SCHEMA = """
CREATE TABLE segments (key TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE rows (
    filename TEXT, offset INT, kind TEXT, id TEXT, time TEXT, url TEXT, article TEXT, sha256 TEXT, line TEXT,
    PRIMARY KEY (filename, offset)
) WITHOUT ROWID;
CREATE INDEX rows_id ON rows (id);
CREATE INDEX rows_article ON rows (article, time) WHERE article IS NOT NULL;
CREATE INDEX rows_url ON rows (url, kind, time);
CREATE INDEX rows_sha256 ON rows (sha256, kind) WHERE sha256 IS NOT NULL;
CREATE TABLE aliases (alias TEXT, article TEXT, PRIMARY KEY (alias, article)) WITHOUT ROWID;
CREATE INDEX aliases_article ON aliases (article);
CREATE TABLE manifests (key TEXT PRIMARY KEY, sha256 TEXT, parents TEXT) WITHOUT ROWID;
"""


class Cache:
    """The rows of all segments applied so far. Threads may share it."""

    def __init__(self, path: Path | None) -> None:
        """Open the cache at `path`, in memory when that is None or cannot be written."""
        self.path = path
        self._lock = threading.RLock()
        self._db = _open(path)

    def close(self) -> None:
        """Close the database file."""
        with self._lock:
            self._db.close()

    def clear(self) -> None:
        """Forget everything."""
        with self._lock, self._named(), self._db:
            self._db.execute("BEGIN IMMEDIATE")
            for table in ("segments", "rows", "aliases", "manifests"):
                self._db.execute(f"DELETE FROM {table}")

    def segments(self) -> set[str]:
        """Return the keys of the segments applied so far."""
        return {key for (key,) in self._ask("SELECT key FROM segments")}

    def newest(self) -> str:
        """Return the last key of the segments applied so far, "" where there is none."""
        ((key,),) = self._ask("SELECT max(key) FROM segments")
        return key or ""

    def apply(self, key: str, rows: Iterable[Row]) -> None:
        """Add the rows of the segment under `key`; once or twice, in any order."""
        with self._lock, self._named(), self._db:
            self._db.execute("BEGIN IMMEDIATE")
            for row in rows:
                self._add(row)
            self._db.execute("INSERT OR IGNORE INTO segments VALUES (?)", (key,))

    def _add(self, row: Row) -> None:
        columns = (row.filename, row.offset, row.kind, row.id, row.time, row.url)
        self._db.execute(
            "INSERT OR IGNORE INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*columns, row.article or None, row.sha256 or None, line(row)),
        )
        if row.article:
            names = {row.article, *row.aliases}
            self._db.executemany("INSERT OR IGNORE INTO aliases VALUES (?, ?)", [(name, row.article) for name in names])

    def by_id(self, record: str) -> Row | None:
        """Return the row of the record with this id."""
        return self._one("SELECT line FROM rows WHERE id = ? ORDER BY filename, offset LIMIT 1", record)

    def by_payload(self, sha256: str) -> Iterator[Row]:
        """Yield the responses whose payload has this digest, newest first."""
        yield from self._rows(
            "SELECT line FROM rows WHERE sha256 = ? AND kind = 'response' ORDER BY time DESC, filename, offset", sha256
        )

    def answers(self, url: str) -> Iterator[Row]:
        """Yield the responses and revisits of exactly this URL, newest first."""
        yield from self._rows(
            "SELECT line FROM rows WHERE url = ? AND kind IN ('response', 'revisit') ORDER BY time DESC", url
        )

    def last_page(self, url: str) -> Row | None:
        """Return the newest answer of exactly this URL that came whole with status 200: what a 304 says is still so."""
        whole = (row for row in self.answers(url) if row.status == 200 and not row.truncated)
        return next(whole, None)

    def answered(self, host: str, begin: str, end: str) -> bool:
        """Tell whether a host answered with status 200 between two times (ISO)."""
        asked = (
            "SELECT 1 FROM rows WHERE kind IN ('response', 'revisit') AND time BETWEEN ? AND ?"
            ' AND (url GLOB ? OR url GLOB ?) AND line LIKE \'%"status":"200"%\' LIMIT 1'
        )
        return bool(self._ask(asked, begin, end, f"http*://{host}/*", f"http*://*.{host}/*"))

    def captures(self, articles: Iterable[str]) -> Iterator[Row]:
        """Yield the capture records of these articles, oldest first."""
        yield from self._rows(
            "SELECT line FROM rows WHERE article IN (SELECT value FROM json_each(?)) AND kind = 'capture'"
            " ORDER BY time, filename, offset",
            json.dumps(sorted(articles)),
        )

    def articles(self) -> Iterator[str]:
        """Yield the ids of all articles, in byte order."""
        for (article,) in self._ask("SELECT DISTINCT article FROM rows WHERE article IS NOT NULL ORDER BY article"):
            yield article

    def looks(self) -> dict[str, tuple[int, str]]:
        """Return for each article id how many capture records there are, and the time of its last look."""
        asked = "SELECT article, count(*), max(time) FROM rows WHERE article IS NOT NULL GROUP BY article"
        return {article: (count, last) for article, count, last in self._ask(asked)}

    def events(self, kind: str = "") -> Iterator[Row]:
        """Yield the events (of one kind), oldest first."""
        pattern = f"urn:clipfile:{kind}:*" if kind else "*"
        yield from self._rows(
            "SELECT line FROM rows WHERE kind = 'event' AND url GLOB ? ORDER BY time, filename, offset", pattern
        )

    def told(self, kind: str, subject: str, after: str = "") -> Iterator[Row]:
        """Yield the events of one kind about one subject that are later than a time (ISO), oldest first."""
        yield from self._rows(
            "SELECT line FROM rows WHERE url = ? AND kind = 'event' AND time > ? ORDER BY time",
            facts.uri(f"urn:clipfile:{kind}:{subject}"),
            after,
        )

    def rows(self, filename: str = "*") -> Iterator[Row]:
        """Yield every row (of one WARC), in the order of its place."""
        yield from self._rows("SELECT line FROM rows WHERE filename GLOB ? ORDER BY filename, offset", filename)

    def named(self, plain: str) -> set[str]:
        """Return the ids of the article that bears this name: ids that share an alias are one article."""
        ids = {article for (article,) in self._ask("SELECT article FROM aliases WHERE alias = ?", plain)}
        fresh = set(ids)
        while fresh:
            found = self._ask(
                "SELECT DISTINCT b.article FROM aliases a JOIN aliases b ON a.alias = b.alias"
                " WHERE a.article IN (SELECT value FROM json_each(?))",
                json.dumps(sorted(fresh)),
            )
            fresh = {article for (article,) in found} - ids
            ids |= fresh
        return ids

    def names_like(self, pattern: str, limit: int = 20) -> list[str]:
        """Return up to `limit` names of articles that match a GLOB pattern."""
        asked = "SELECT alias FROM aliases WHERE alias GLOB ? ORDER BY length(alias), alias LIMIT ?"
        return [alias for (alias,) in self._ask(asked, pattern, limit)]

    def add_manifest(self, key: str, sha256: str, parents: Iterable[str]) -> None:
        """Remember how a manifest was when it was first seen, and which ones it names as its parents."""
        with self._lock, self._named(), self._db:
            row = (key, sha256, json.dumps(sorted(parents)))
            self._db.execute("INSERT OR IGNORE INTO manifests VALUES (?, ?, ?)", row)

    def known_manifests(self) -> set[str]:
        """Return the keys of the manifests seen so far."""
        return {key for (key,) in self._ask("SELECT key FROM manifests")}

    def heads(self) -> dict[str, str]:
        """Return key → SHA-256 of the manifests that no other names as a parent, in byte order."""
        named = "SELECT value FROM manifests AS child, json_each(child.parents)"
        return dict(self._ask(f"SELECT key, sha256 FROM manifests WHERE key NOT IN ({named}) ORDER BY key"))

    def _one(self, query: str, *values: object) -> Row | None:
        return next(self._rows(query, *values), None)

    def _rows(self, query: str, *values: object) -> Iterator[Row]:
        for (text,) in self._ask(query, *values):
            yield parse(text)

    def _ask(self, query: str, *values: object) -> list[Any]:
        with self._lock, self._named():
            return self._db.execute(query, values).fetchall()

    @contextmanager
    def _named(self) -> Iterator[None]:
        """Turn the database's error into one that names the file and the cure; a damaged file goes."""
        try:
            with as_storage_errors(self.path or Path(":memory:"), REMOVED, ROOM):
                yield
        except StorageError as error:
            why = error.__cause__
            damaged = isinstance(why, sqlite3.DatabaseError) and not isinstance(why, sqlite3.OperationalError)
            if damaged and self.path:
                self.path.unlink(missing_ok=True)
            raise


def _open(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return _prepared(path)
        except (OSError, sqlite3.OperationalError):
            pass  # a read-only machine reads from memory
        except sqlite3.DatabaseError:
            path.unlink()  # damaged: it is filled again from the segments
            return _prepared(path)
    return _prepared(None)


def _prepared(path: Path | None) -> sqlite3.Connection:
    db = sqlite3.connect(path or ":memory:", timeout=60, isolation_level=None, check_same_thread=False)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")  # what a power cut takes is filled again
    db.execute("BEGIN IMMEDIATE")
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version != VERSION:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            db.execute(f"DROP TABLE {name}")
        for statement in SCHEMA.split(";\n"):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {VERSION}")
    db.execute("COMMIT")
    db.execute("SELECT count(*) FROM segments").fetchone()  # DatabaseError where its pages are damaged
    return db
